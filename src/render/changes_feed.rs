//! What is new as an Atom feed (RFC 4287), for readers who want to hear of changes and not of sources alone. An entry keeps
//! its id as long as the same change is told; its time is the day of the last source, for no clock is asked.

use std::fmt::Write as _;

use super::atom::{author, element, last_day, link, tag, time};
use super::view::{News, Viewpoint, all_news};
use super::xml;
use crate::edition::Line;
use crate::fingerprint::sha256;
use crate::site::Job;

/// The whole feed; without entries where there is no earlier edition.
pub(super) fn feed(view: &Viewpoint<'_>) -> String {
    let (config, ui) = (&view.site.config, view.interface());
    let day = view.site.as_of().and_then(last_day);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let lang = xml::text(view.site.language());
    let _ = write!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">");
    element(&mut out, "title", &ui.labelled(ui.say("What is new"), &config.title));
    element(&mut out, "id", &tag(view, &view.site.route(Job::News)));
    element(&mut out, "updated", &time(day));
    if config.base_address.is_some() {
        link(&mut out, "self", "application/atom+xml", view.address(Job::ChangesFeed).as_str());
    }
    link(&mut out, "alternate", "text/html", view.address(Job::News).as_str());
    author(&mut out, &config.title);
    element(&mut out, "generator", "Backgrounder");
    for news in all_news(view) {
        entry(view, &news, &time(day), &mut out);
    }
    out.push_str("\n</feed>\n");
    out
}

fn entry(view: &Viewpoint<'_>, news: &News, time: &str, out: &mut String) {
    out.push_str("\n<entry>");
    element(out, "title", &view.interface().labelled(news.word, &news.name));
    element(out, "id", &format!("{}#{}", tag(view, &view.site.route(Job::News)), mark(&news.line)));
    element(out, "updated", time);
    let fragment = news.href.as_ref().and_then(|link| link.as_str().split_once('#')).map(|(_, fragment)| fragment);
    let page = view.address(news.job.unwrap_or(Job::News));
    let address = fragment.map_or_else(|| page.to_string(), |fragment| format!("{page}#{fragment}"));
    link(out, "alternate", "text/html", &address);
    element(out, "summary", &if news.details.is_empty() { news.name.clone() } else { news.details.join("; ") });
    out.push_str("\n</entry>");
}

/// What tells one change from another.
fn mark(line: &Line) -> String {
    let mut mark = sha256(format!("{:?} {:?} {} {:?}", line.thing, line.change, line.id, line.details).as_bytes());
    mark.truncate(16);
    mark
}
