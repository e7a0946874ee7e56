//! What the pages tell programs in schema.org's words, as JSON-LD: the facts that the page shows, and none of its sentences.
//! Whether a claim is true is not among them.

use serde_json::{Map, Value, json};

use super::metadata::exact;
use super::table::{aliases, roles};
use super::view::{Viewpoint, event_anchor};
use crate::annotate::{EntityKind, EventStatus};
use crate::article::Stated;
use crate::briefing::{Event, OriginKind};
use crate::date::Grain;
use crate::site::Job;

/// Forms of a name, and roles, of which a page tells at most so many.
const NAMES: usize = 12;

/// An article, with whom it rests on.
pub(super) fn article(view: &Viewpoint<'_>, index: usize) -> String {
    let article = &view.article(index).article;
    let mut of = thing("NewsArticle");
    let text = |stated: &Option<Stated<String>>| stated.as_ref().map(|stated| stated.value.clone());
    put(&mut of, "headline", text(&article.title));
    put(&mut of, "datePublished", article.date.as_ref().and_then(exact));
    put(&mut of, "dateModified", article.modified.as_ref().and_then(exact));
    let authors: Vec<Value> = article.byline.iter().map(|name| author(view, index, &name.value)).collect();
    put(&mut of, "author", (!authors.is_empty()).then_some(authors));
    put(&mut of, "publisher", text(&article.outlet).map(|name| json!({ "@type": "Organization", "name": name })));
    let origins = &view.site.cross.article_origins[index];
    let mut credit: Vec<&str> = article.credits.iter().map(|credit| credit.value.as_str()).collect();
    credit.extend(origins.iter().map(|&origin| view.site.briefing.origins[origin].name.as_str()));
    let mut once = std::collections::BTreeSet::new();
    credit.retain(|name| once.insert(*name));
    put(&mut of, "creditText", (!credit.is_empty()).then(|| credit.join(", ")));
    let from = |name| json!({ "@type": "NewsArticle", "publisher": { "@type": "Organization", "name": name } });
    put(&mut of, "isBasedOn", text(&article.taken_from).map(from));
    put(&mut of, "inLanguage", Some(&article.language.value).filter(|language| *language != "und"));
    put(&mut of, "url", text(&article.url).filter(|url| is_web(url)));
    rights(&mut of, article.rights.as_deref());
    put(&mut of, "isPartOf", Some(json!({ "@id": view.address(Job::Home) })));
    script(&Value::Object(of))
}

/// An entity under the names and roles that are printed.
pub(super) fn entity(view: &Viewpoint<'_>, index: usize) -> String {
    let entity = &view.site.briefing.entities[index];
    let mut of = thing(kind(entity.kind));
    put(&mut of, "name", Some(&entity.name));
    let mut others = aliases(entity);
    others.truncate(NAMES);
    put(&mut of, "alternateName", (!others.is_empty()).then_some(others));
    let mut titles = roles(entity);
    titles.truncate(NAMES);
    let has_titles = entity.kind == EntityKind::Person && !titles.is_empty();
    put(&mut of, "jobTitle", has_titles.then_some(titles));
    let item = entity.wikidata.as_ref().map(|given| format!("https://www.wikidata.org/entity/{}", given.text));
    put(&mut of, "sameAs", item);
    put(&mut of, "mainEntityOfPage", Some(view.address(Job::Entity(index))));
    script(&Value::Object(of))
}

/// The events of the timeline as parts of the event that the briefing is about.
pub(super) fn timeline(view: &Viewpoint<'_>) -> Option<String> {
    let events: Vec<Value> = view.site.briefing.events.iter().map(|told| event(view, told)).collect();
    let mut whole = thing("Event");
    put(&mut whole, "@id", Some(main_event(view)));
    put(&mut whole, "name", Some(&view.site.config.title));
    put(&mut whole, "subEvent", (!events.is_empty()).then_some(events)).then(|| script(&Value::Object(whole)))
}

fn event(view: &Viewpoint<'_>, event: &Event) -> Value {
    let mut of = Map::new();
    put(&mut of, "@type", Some("Event"));
    put(&mut of, "@id", Some(view.address(Job::Timeline).at(&event_anchor(event))));
    put(&mut of, "name", Some(&event.title));
    put(&mut of, "eventStatus", status(event.status).map(|status| format!("https://schema.org/{status}")));
    let days = event.date.as_ref().filter(|date| {
        let is_sure = event.alternatives.is_empty() && !date.edtf().contains(['?', '~', '%']);
        is_sure && matches!(date.grain(), Grain::Day | Grain::Days)
    });
    put(&mut of, "startDate", days.map(|date| date.first().to_string()));
    put(&mut of, "endDate", days.filter(|date| date.grain() == Grain::Days).map(|date| date.last().to_string()));
    let named = |id| {
        let entity = &view.site.briefing.entities[view.entity_index(id)?];
        Some(json!({ "@type": kind(entity.kind), "name": entity.name }))
    };
    let places: Vec<Value> = event.places.iter().filter_map(named).collect();
    put(&mut of, "location", (!places.is_empty()).then_some(places));
    let parties: Vec<Value> = event.participants.iter().filter_map(named).collect();
    put(&mut of, "about", (!parties.is_empty()).then_some(parties));
    put(&mut of, "superEvent", Some(json!({ "@id": main_event(view) })));
    Value::Object(of)
}

/// schema.org knows no open question: a possible event has no status.
fn status(status: EventStatus) -> Option<&'static str> {
    match status {
        EventStatus::Postponed => Some("EventPostponed"),
        EventStatus::Cancelled => Some("EventCancelled"),
        EventStatus::Possible => None,
        EventStatus::Planned | EventStatus::Happened | EventStatus::Ongoing | EventStatus::Background => {
            Some("EventScheduled")
        }
    }
}

/// The front page, with what it is about.
pub(super) fn home(view: &Viewpoint<'_>) -> String {
    let config = &view.site.config;
    let mut of = thing("CollectionPage");
    put(&mut of, "@id", Some(view.address(Job::Home)));
    put(&mut of, "name", Some(&config.title));
    put(&mut of, "description", config.dek.as_ref());
    put(&mut of, "inLanguage", Some(&config.language));
    put(&mut of, "dateModified", as_of(view));
    put(&mut of, "about", Some(json!({ "@type": "Event", "@id": main_event(view), "name": config.title })));
    put(&mut of, "hasPart", Some(json!({ "@type": "Dataset", "@id": view.address(Job::Data) })));
    script(&Value::Object(of))
}

/// A file of the data set: its name, its media type, its address.
pub(super) type Distribution<'d> = (&'d str, &'d str, crate::site::Link);

/// The page of the data.
pub(super) fn dataset(view: &Viewpoint<'_>, description: &str, files: &[Distribution<'_>]) -> String {
    let config = &view.site.config;
    let mut of = thing("Dataset");
    put(&mut of, "@id", Some(view.address(Job::Data)));
    put(&mut of, "name", Some(view.interface().fill("Data of the briefing “{title}”", &[("title", &config.title)])));
    put(&mut of, "description", Some(description));
    put(&mut of, "inLanguage", Some(&config.language));
    put(&mut of, "dateModified", as_of(view));
    rights(&mut of, config.data_rights.as_deref());
    let file = |(name, media, address): &Distribution<'_>| json!({ "@type": "DataDownload", "name": name, "encodingFormat": media, "contentUrl": address });
    put(&mut of, "distribution", Some(files.iter().map(file).collect::<Vec<_>>()));
    script(&Value::Object(of))
}

fn as_of(view: &Viewpoint<'_>) -> Option<String> {
    view.site.as_of()?.as_day().map(|day| day.to_string())
}

fn main_event(view: &Viewpoint<'_>) -> crate::site::Link {
    view.address(Job::Home).at("event")
}

/// Who wrote it: a body where the name is that of the outlet or of an origin that is no person, else a person.
fn author(view: &Viewpoint<'_>, index: usize, name: &str) -> Value {
    let article = &view.article(index).article;
    let is_outlet = article.outlet.iter().chain(&article.taken_from).chain(&article.credits).any(|o| o.value == name);
    let is_origin = || view.site.briefing.origins.iter().any(|o| o.kind != OriginKind::Person && o.name == name);
    json!({ "@type": if is_outlet || is_origin() { "Organization" } else { "Person" }, "name": name })
}

/// A licence by its address; other words are a notice.
fn rights(of: &mut Map<String, Value>, rights: Option<&str>) {
    let Some(rights) = rights else { return };
    put(of, if is_web(rights) { "license" } else { "copyrightNotice" }, Some(rights));
}

fn is_web(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Event => "Event",
        EntityKind::Work => "CreativeWork",
        EntityKind::Other => "Thing",
    }
}

fn thing(kind: &str) -> Map<String, Value> {
    let mut of = Map::new();
    put(&mut of, "@context", Some("https://schema.org"));
    put(&mut of, "@type", Some(kind));
    of
}

/// Sets a value where there is one, and says whether there is.
fn put(of: &mut Map<String, Value>, name: &str, value: Option<impl serde::Serialize>) -> bool {
    let value = value.and_then(|value| serde_json::to_value(value).ok());
    value.map(|value| of.insert(name.to_owned(), value)).is_some()
}

/// The text of a `<script>`: nothing in it can end the element.
fn script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_a_source_ends_the_script() {
        let written = script(&json!({ "headline": "</script><script>alert(1)</script><!-- & \"so\"" }));
        assert!(!written.contains(['<', '>', '&']), "{written}");
        let read: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read["headline"], "</script><script>alert(1)</script><!-- & \"so\"");
    }

    #[test]
    fn only_an_address_is_a_licence() {
        let mut of = Map::new();
        rights(&mut of, Some("https://creativecommons.org/licenses/by/4.0/"));
        rights(&mut of, Some("All rights reserved"));
        assert_eq!(of["license"], "https://creativecommons.org/licenses/by/4.0/");
        assert_eq!(of["copyrightNotice"], "All rights reserved");
    }
}
