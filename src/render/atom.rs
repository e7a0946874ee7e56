//! The sources as an Atom feed (RFC 4287), the newest first. Its times are the days of the sources; no clock is asked.

use std::cmp::Reverse;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::metadata::exact;
use super::view::Viewpoint;
use super::{calendar, wording, xml};
use crate::annotate::Annotated;
use crate::article::{BlockKind, STUB};
use crate::briefing::Statement;
use crate::date::VisitDate;
use crate::site::{Job, Route};

/// The sentences that stand for the text of a source.
const SENTENCES: usize = 2;

/// The time of a feed none of whose sources has a date: it must have one, and this one cannot be taken for real.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// The year from which on addresses of this form are in use (RFC 4151 asks for one).
const TAGGED_SINCE: &str = "2026";

/// The whole feed.
pub(super) fn feed(view: &Viewpoint<'_>) -> String {
    let config = &view.site.config;
    let mut days: Vec<(usize, Option<Date>)> =
        view.site.briefing.articles.iter().enumerate().map(|(index, annotated)| (index, changed(annotated))).collect();
    days.sort_by_key(|(index, day)| (Reverse(*day), *index));
    let newest = days.iter().find_map(|(_, day)| *day);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = write!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xml:lang=\"{}\">",
        xml::text(&config.language)
    );
    element(&mut out, "title", &config.title);
    if let Some(dek) = &config.dek {
        element(&mut out, "subtitle", dek);
    }
    element(&mut out, "id", &tag(view, &view.site.route(Job::Home)));
    element(&mut out, "updated", &time(newest));
    if config.base_address.is_some() {
        link(&mut out, "self", "application/atom+xml", view.address(Job::Feed).as_str());
    }
    link(&mut out, "alternate", "text/html", view.address(Job::Home).as_str());
    // Whoever compiled the briefing signs for the feed; each entry names its own authors.
    author(&mut out, &config.title);
    element(&mut out, "rights", view.interface().say("Texts belong to their publishers."));
    element(&mut out, "generator", "Backgrounder");
    for (index, day) in days {
        entry(view, index, day.or(newest), &mut out);
    }
    out.push_str("\n</feed>\n");
    out
}

/// One source. Where its day is not known, `updated` carries that of the newest source, and nothing says when it was published.
fn entry(view: &Viewpoint<'_>, index: usize, day: Option<Date>, out: &mut String) {
    let article = &view.article(index).article;
    let lang = view.lang(index).map(|lang| format!(" xml:lang=\"{}\"", xml::text(&lang))).unwrap_or_default();
    out.push_str("\n<entry>");
    let title_lang = if article.title.is_some() { lang.as_str() } else { "" };
    let _ = write!(out, "\n<title{title_lang}>{}</title>", xml::text(&wording::headline(view.interface(), article)));
    element(out, "id", &tag(view, &view.site.route(Job::Article(index))));
    let published = article.date.as_ref().filter(|date| exact(date).is_some()).and_then(|date| date.value.as_day());
    if let Some(day) = published {
        element(out, "published", &time(Some(day)));
    }
    element(out, "updated", &time(day));
    link(out, "alternate", "text/html", view.address(Job::Article(index)).as_str());
    let url = article.url.as_ref().map(|url| url.value.as_str());
    let is_web = |url: &&str| url.starts_with("http") && !url.contains(char::is_whitespace);
    if let Some(url) = url.filter(is_web) {
        link(out, "via", "text/html", url);
    }
    for name in &article.byline {
        author(out, &name.value);
    }
    if let Some(outlet) = &article.outlet {
        if article.byline.is_empty() {
            author(out, &outlet.value);
        }
        element(out, "dc:publisher", &outlet.value);
    }
    if let Some(rights) = &article.rights {
        element(out, "rights", rights);
    }
    let summary = summary(view, index);
    if !summary.is_empty() {
        let _ = write!(out, "\n<summary{lang}>{}</summary>", xml::text(&summary));
    }
    out.push_str("\n</entry>");
}

/// The first sentences of the text that the site publishes: of its paragraphs, where it has some.
fn summary(view: &Viewpoint<'_>, article: usize) -> String {
    let annotated = view.article(article);
    let is_prose = |sentence: &usize| {
        let block = annotated.article.blocks.get(annotated.sentences[*sentence].block);
        block.is_some_and(|block| block.kind == BlockKind::Paragraph)
    };
    let (prose, rest): (Vec<usize>, Vec<usize>) = annotated.body_sentences.iter().partition(|s| is_prose(s));
    let published = |sentences: Vec<usize>| {
        let words = sentences.into_iter().filter_map(|sentence| view.published_words(Statement { article, sentence }));
        words.filter(|words| !words.contains(STUB)).take(SENTENCES).collect::<Vec<_>>().join(" ")
    };
    let words = published(prose);
    if words.is_empty() { published(rest) } else { words }
}

/// The last day on which the source is known to have changed.
fn changed(annotated: &Annotated) -> Option<Date> {
    let dates = annotated.article.modified.iter().chain(&annotated.article.date);
    dates.filter_map(|date| last_day(&date.value)).max()
}

/// When the newest source changed: the time of what is made from all of them.
pub(super) fn newest(view: &Viewpoint<'_>) -> String {
    time(view.site.briefing.articles.iter().filter_map(changed).max())
}

pub(super) fn last_day(date: &VisitDate) -> Option<Date> {
    let day = if date.last() == Date::MAX { date.first() } else { date.last() };
    (day != Date::MIN && day.year() >= 0).then_some(day)
}

pub(super) fn time(day: Option<Date>) -> String {
    day.map_or_else(|| NO_TIME.to_owned(), |day| format!("{day}T00:00:00Z"))
}

/// A name that stays the same wherever the feed is read (RFC 4151). A briefing without an address has a name of its own
/// below a host that can never exist.
pub(super) fn tag(view: &Viewpoint<'_>, of: &Route) -> String {
    let config = &view.site.config;
    let host = config.base_address.as_ref().and_then(|base| base.host_str());
    let (host, folder) = match (&config.base_address, host) {
        (Some(base), Some(host)) => (host.trim_matches(['[', ']']).replace(':', "-"), base.path().to_owned()),
        _ => ("backgrounder.invalid".to_owned(), format!("/{}/", calendar::briefing_slug(&config.title))),
    };
    format!("tag:{host},{TAGGED_SINCE}:{}", of.address_below(&folder))
}

pub(super) fn element(out: &mut String, name: &str, words: &str) {
    let _ = write!(out, "\n<{name}>{}</{name}>", xml::text(words));
}

pub(super) fn link(out: &mut String, rel: &str, kind: &str, href: &str) {
    let _ = write!(out, "\n<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>", xml::text(href));
}

pub(super) fn author(out: &mut String, name: &str) {
    let _ = write!(out, "\n<author><name>{}</name></author>", xml::text(name));
}
