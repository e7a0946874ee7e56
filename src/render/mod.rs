//! [`Site`] and [`Job`] → [`Page`]: a pure function; templates see plain views and never join addresses.

mod arcs;
mod atom;
mod calendar;
mod changes_feed;
mod citation;
mod edition;
mod escape;
mod highlight;
mod json_ld;
mod lineage;
#[cfg(test)]
mod matrix_tests;
mod metadata;
#[cfg(test)]
mod mode_tests;
#[cfg(test)]
mod name_tests;
mod page;
mod search_index;
mod sitemap;
mod strip;
mod table;
#[cfg(test)]
mod taken_along_tests;
mod theme;
mod view;
mod weave;
mod wording;
mod words;
mod xml;

#[cfg(feature = "serve")]
pub(crate) use escape::escaped;
pub use page::Page;
use serde::Serialize;
pub use theme::Theme;

use self::view::{
    ArticleView, Cited, CompareView, DataView, EntityView, Frame, HomeView, IndexView, NewsView, OriginalView,
    PrintView, QuotesView, SearchView, Section, SourcesView, StubView, TimelineView, Viewpoint, distributions,
};
use crate::diagnostic::Diagnostic;
use crate::interface::phrase;
use crate::record::{BriefingRecord, TimelineFileRecord, briefing_schema, timeline_schema};
use crate::site::{DataFile, Job, Route, Shelf, Site, TimelineFile, shelf_of};

/// Renders one output. The same site, job and theme give the same bytes; what can fail is a template.
pub fn render(theme: &Theme, site: &Site, job: Job) -> Result<Page, Box<Diagnostic>> {
    let route = site.route(job);
    Ok(Page { bytes: written(theme, site, job, false)?, route })
}

/// What an output holds; of a page that becomes a part of an edition, its content.
fn written(theme: &Theme, site: &Site, job: Job, is_part: bool) -> Result<Vec<u8>, Box<Diagnostic>> {
    let route = site.route(job);
    let cited = Cited::default();
    let at = Viewpoint { site, here: &route, cited: &cited, is_part };
    let ui = site.interface;
    let frame = |section, title, description| Frame::new(&at, section, ui.say(title), ui.say(description).to_owned());
    Ok(match job {
        Job::Home => {
            let frame = Frame::new(&at, Section::Briefing, "", site.config.dek.clone().unwrap_or_else(|| about(site)));
            let frame = frame.with_linked_data(json_ld::home(&at));
            fill(theme, &at, "index.html", frame, &HomeView::new(&at))?
        }
        Job::Timeline => {
            let frame = frame(
                Section::Timeline,
                phrase("Timeline"),
                phrase("Every dated event with its status, sentences and counts."),
            );
            let frame = frame.with_linked_data(json_ld::timeline(&at));
            fill(theme, &at, "timeline.html", frame, &TimelineView::new(&at))?
        }
        Job::Compare => {
            let frame = frame(
                Section::Compare,
                phrase("navigation§Compare"),
                phrase("How the sources report the same events, side by side."),
            );
            fill(theme, &at, "compare.html", frame, &CompareView::new(&at))?
        }
        Job::Quotes => {
            let frame = frame(
                Section::Quotes,
                phrase("Quotes"),
                phrase("Who is quoted with which words, and in which sources."),
            );
            fill(theme, &at, "quotes.html", frame, &QuotesView::new(&at))?
        }
        Job::Sources => {
            let frame = frame(
                Section::Sources,
                phrase("Sources and method"),
                phrase("What was read, what was cut from it and why."),
            );
            fill(theme, &at, "sources.html", frame, &SourcesView::new(&at))?
        }
        Job::Search => {
            let frame = frame(
                Section::Search,
                phrase("navigation§Search"),
                phrase("Search the sentences and names of all sources."),
            );
            fill(theme, &at, "search.html", frame, &SearchView::new(&at))?
        }
        Job::SearchIndex => search_index::index(&at).into_bytes(),
        Job::SearchShard(index) => search_index::shard(&at, index).into_bytes(),
        Job::Print => {
            let frame = frame(Section::None, phrase("Print edition"), phrase("The whole briefing on one page."));
            fill(theme, &at, "print.html", frame, &PrintView::new(&at))?
        }
        Job::Single => edition::single(theme, &at)?,
        Job::Book => edition::book(theme, &at)?,
        Job::NotFound => not_found(theme, site, &at)?,
        Job::Index(shelf) => index(theme, &at, shelf)?,
        Job::Entity(index) => entity(theme, &at, index)?,
        Job::Article(index) => article(theme, &at, index)?,
        Job::Original(index) => original(theme, &at, index)?,
        Job::Stub(index) => stub(theme, &at, index)?,
        Job::Record => record(site)?,
        Job::TimelineFile(file) => timeline_file(&at, file)?,
        Job::Data => data(theme, site, &at)?,
        Job::DataFile(file) => data_file(&at, file)?,
        Job::Feed => atom::feed(&at).into_bytes(),
        Job::News => {
            let frame = frame(
                Section::None,
                phrase("What is new"),
                phrase("Sources, events, disputes and names that are new or changed since an earlier edition."),
            );
            fill(theme, &at, "new.html", frame, &NewsView::new(&at))?
        }
        Job::ChangesFeed => changes_feed::feed(&at).into_bytes(),
        Job::Sitemap => sitemap::sitemap(&at).into_bytes(),
        Job::Robots => sitemap::robots(&at).into_bytes(),
        Job::HighlightStyle => highlight::stylesheet().into_bytes(),
        Job::NoJekyll => Vec::new(),
        Job::Asset(index) => theme.asset(&site.assets[index]).to_vec(),
    })
}

/// Fills a template. The view was made before, so that the page knows by now which sources it opens.
fn fill(
    theme: &Theme,
    at: &Viewpoint<'_>,
    name: &str,
    frame: Frame,
    view: &impl Serialize,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    // These pages have a table of sources already.
    let lists_sources = ["index.html", "sources.html", "print.html"].contains(&name);
    let frame = if lists_sources { frame } else { frame.citing(at.cited.list(at)) };
    theme.fill(name, &frame, view).map(String::into_bytes)
}

fn record(site: &Site) -> Result<Vec<u8>, Box<Diagnostic>> {
    let written = serde_json::to_vec(&BriefingRecord::of(&site.briefing));
    written.map_err(|error| unwritten("data/briefing.json", &error))
}

fn timeline_file(at: &Viewpoint<'_>, file: TimelineFile) -> Result<Vec<u8>, Box<Diagnostic>> {
    match file {
        TimelineFile::Calendar => Ok(calendar::calendar(at).into_bytes()),
        TimelineFile::Table => Ok(table::timeline(at).into_bytes()),
        TimelineFile::Record => {
            let written = serde_json::to_vec(&TimelineFileRecord::of(&at.site.briefing));
            written.map_err(|error| unwritten(file.path(), &error))
        }
    }
}

fn data_file(at: &Viewpoint<'_>, file: DataFile) -> Result<Vec<u8>, Box<Diagnostic>> {
    let schema = |schema: &serde_json::Value| {
        let written = serde_json::to_string_pretty(schema).map(|text| text + "\n");
        written.map_err(|error| unwritten(file.path(), &error))
    };
    let text = match file {
        DataFile::Sources => table::sources(at),
        DataFile::Entities => table::entities(at),
        DataFile::Events => table::events(at),
        DataFile::Quotes => table::quotes(at),
        DataFile::Bibtex => citation::file(at, citation::Format::Bibtex),
        DataFile::Ris => citation::file(at, citation::Format::Ris),
        DataFile::Csl => citation::file(at, citation::Format::Csl),
        DataFile::RecordSchema => schema(&briefing_schema())?,
        DataFile::TimelineSchema => schema(&timeline_schema())?,
    };
    Ok(text.into_bytes())
}

/// The files are written for their size: the page cannot know it otherwise.
fn data(theme: &Theme, site: &Site, at: &Viewpoint<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let view = DataView::new(at, |job| render(theme, site, job).map(|page| page.bytes.len()))?;
    let ui = site.interface;
    let description = ui.say("Everything that can be taken along: tables, references, calendar, feed and records.");
    let frame = Frame::new(at, Section::None, ui.say("Data"), description.to_owned());
    let linked_data = json_ld::dataset(at, description, &distributions(at));
    fill(theme, at, "data.html", frame.with_linked_data(linked_data), &view)
}

fn unwritten(path: &str, error: &serde_json::Error) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("record", path, "the record cannot be written").because(error.to_string()))
}

fn about(site: &Site) -> String {
    let forms = phrase("A briefing on {n} press article. | A briefing on {n} press articles.");
    site.interface.count(site.briefing.articles.len(), forms)
}

fn index(theme: &Theme, at: &Viewpoint<'_>, shelf: Shelf) -> Result<Vec<u8>, Box<Diagnostic>> {
    let name = wording::shelf(at.interface(), shelf);
    let description = at.interface().fill("{shelf} named in the sources, A to Z.", &[("shelf", &name)]);
    fill(theme, at, "names.html", Frame::new(at, Section::Names, name, description), &IndexView::new(at, shelf))
}

fn entity(theme: &Theme, at: &Viewpoint<'_>, index: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
    let name = &at.site.briefing.entities[index].name;
    let told = phrase("{name} in the sources: roles, names, events, quotations and coverage.");
    let description = at.interface().fill(told, &[("name", name)]);
    let entity = &at.site.briefing.entities[index];
    let is_namesake = at.site.cross.namesakes.contains(&index);
    let title = if is_namesake { format!("{name} ({})", entity.id) } else { name.clone() };
    let shelf = shelf_of(entity.kind);
    let name = wording::shelf(at.interface(), shelf);
    let frame = Frame::new(at, Section::Names, &title, description).below(at, name, Job::Index(shelf));
    let frame = frame.with_linked_data(json_ld::entity(at, index));
    fill(theme, at, "entity.html", frame, &EntityView::new(at, index))
}

fn article(theme: &Theme, at: &Viewpoint<'_>, index: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
    let view = ArticleView::new(at, index);
    let article = &at.article(index).article;
    let ui = at.interface();
    let title = ui.fill(
        "Source {number}, {headline}",
        &[("number", &(index + 1)), ("headline", &wording::headline(ui, article))],
    );
    let description = format!("{}, {}.", wording::publisher(ui, article), wording::dated(ui, article));
    let frame = Frame::new(at, Section::Sources, &title, description).of_article(wording::cited_as(ui, article));
    let frame = frame.below(at, ui.say("Sources"), Job::Sources).with_metas(metadata::of(article));
    let frame = frame.with_linked_data(json_ld::article(at, index));
    let frame = frame.under_rights(article.rights.as_deref());
    let frame = if view.has_code { frame.with_highlight(at) } else { frame };
    fill(theme, at, "article.html", frame, &view)
}

fn original(theme: &Theme, at: &Viewpoint<'_>, index: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
    let view = OriginalView::new(at, index);
    let (ui, number) = (at.interface(), index + 1);
    let headline = wording::headline(ui, &at.article(index).article);
    let title = ui.fill("Source {number} as it came, {headline}", &[("number", &number), ("headline", &headline)]);
    let told = phrase("Every line of source {number}, kept or cut, with the rule that decided.");
    let description = ui.fill(told, &[("number", &number)]);
    let frame = Frame::new(at, Section::Sources, &title, description).without_index();
    let frame = frame.under_rights(at.article(index).article.rights.as_deref());
    let frame = frame.below(at, ui.say("Sources"), Job::Sources);
    fill(theme, at, "original.html", frame, &view)
}

fn stub(theme: &Theme, at: &Viewpoint<'_>, index: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
    let view = StubView::new(at, index);
    let frame = Frame::new(at, view.section, &view.title(), view.description()).without_address();
    fill(theme, at, "moved.html", frame, &view)
}

/// A link of the page for missing addresses.
#[derive(Serialize, Clone)]
struct Way {
    name: &'static str,
    href: String,
}

#[derive(Serialize)]
struct NotFoundView {
    style: String,
    ways: Vec<Way>,
}

/// This page is served at any depth, so it carries its style and links below the base address where one is configured.
fn not_found(theme: &Theme, site: &Site, at: &Viewpoint<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let href = |route: Route| match &site.config.base_address {
        Some(base) => route.address_below(base.as_str()).to_string(),
        None => route.link_from(at.here).to_string(),
    };
    let ui = at.interface();
    let ways = [
        (ui.say("site§Briefing"), Job::Home),
        (ui.say(phrase("Timeline")), Job::Timeline),
        (ui.say(phrase("navigation§Search")), Job::Search),
        (ui.say("Sources"), Job::Sources),
    ];
    let ways = ways.map(|(name, job)| Way { name, href: href(site.route(job)) }).to_vec();
    let style = String::from_utf8_lossy(theme.asset("style.css")).replace("</", "<\\/");
    let frame =
        Frame::new(at, Section::None, ui.say("Not found"), ui.say("There is no page at this address.").to_owned());
    fill(theme, at, "404.html", frame, &NotFoundView { style, ways })
}
