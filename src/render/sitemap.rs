//! What search engines read: the addresses of all pages (sitemaps.org, version 0.9), and where they stand.

use super::view::Viewpoint;
use super::xml;
use crate::site::Job;

/// The addresses of every page that may be found; when a page last changed is not known and not said.
pub(super) fn sitemap(view: &Viewpoint<'_>) -> String {
    let listed = view.site.jobs.iter().filter(|job| is_listed(**job));
    let rows: Vec<String> =
        listed.map(|job| format!("<url><loc>{}</loc></url>\n", xml::text(view.address(*job).as_str()))).collect();
    let head =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    format!("{head}{}</urlset>\n", rows.concat())
}

/// Where the sitemap is (RFC 9309).
pub(super) fn robots(view: &Viewpoint<'_>) -> String {
    format!("User-agent: *\nAllow: /\nSitemap: {}\n", view.address(Job::Sitemap))
}

/// True for a page that a search may lead to: no copy of another one, and none that only leads on.
fn is_listed(job: Job) -> bool {
    match job {
        Job::Home
        | Job::Timeline
        | Job::Compare
        | Job::Quotes
        | Job::Sources
        | Job::Search
        | Job::Print
        | Job::Data
        | Job::News
        | Job::Index(_)
        | Job::Entity(_)
        | Job::Article(_) => true,
        Job::Original(_)
        | Job::Single
        | Job::Book
        | Job::Stub(_)
        | Job::SearchIndex
        | Job::SearchShard(_)
        | Job::NotFound
        | Job::Record
        | Job::TimelineFile(_)
        | Job::DataFile(_)
        | Job::Feed
        | Job::ChangesFeed
        | Job::Sitemap
        | Job::Robots
        | Job::HighlightStyle
        | Job::NoJekyll
        | Job::Asset(_) => false,
    }
}
