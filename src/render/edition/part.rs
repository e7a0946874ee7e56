//! The parts of an edition, in the order in which they are read, and how their links find each other.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::bound::{Bound, Piece, Syntax, Target, bind};
use crate::diagnostic::Diagnostic;
use crate::render::view::Viewpoint;
use crate::render::{Theme, written, xml};
use crate::site::{Job, Shelf, Site};

/// One part: what one page shows.
pub(super) struct Part {
    pub(super) job: Job,
    /// Its name in the edition; all its ids begin with it.
    pub(super) key: String,
    /// Its heading.
    pub(super) title: String,
    /// Language of the heading where it is not the site's.
    pub(super) lang: Option<String>,
    bound: Bound,
}

/// All parts.
pub(super) struct Parts {
    pub(super) all: Vec<Part>,
    /// By the encoded path of the page.
    by_path: BTreeMap<String, usize>,
    /// The address of the site, for links to what is no part.
    base: Option<String>,
}

impl Parts {
    /// Fills all parts, in parallel.
    pub(super) fn of(theme: &Theme, at: &Viewpoint<'_>, syntax: Syntax) -> Result<Self, Box<Diagnostic>> {
        let site = at.site;
        let jobs = jobs(site);
        let by_path = jobs.iter().enumerate().map(|(index, job)| (path(site, *job), index)).collect();
        let part = |job: Job| -> Result<Part, Box<Diagnostic>> {
            let html = written(theme, site, job, true)?;
            let key = key(job);
            let mut bound = bind(&String::from_utf8_lossy(&html), &path(site, job), &key, syntax);
            let (title, lang) = bound.heading.take().unwrap_or_else(|| (site.config.title.clone(), None));
            Ok(Part { job, key, title, lang, bound })
        };
        let all = jobs.into_par_iter().map(part).collect::<Result<_, Box<Diagnostic>>>()?;
        Ok(Self { all, by_path, base: site.config.base_address.as_ref().map(ToString::to_string) })
    }

    /// The content of a part; `href` says how a part, and an id in it, is reached from there.
    pub(super) fn content(&self, part: &Part, href: impl Fn(&Part, Option<&str>) -> String) -> String {
        let mut out = String::new();
        let mut open = Vec::new();
        for piece in &part.bound.pieces {
            match piece {
                Piece::Written(words) => out.push_str(words),
                Piece::Link { plain, kept, more, to } => {
                    if let Some(address) = self.address(to, &href) {
                        out.extend(["<a", kept, more, " href=\"", &xml::text(&address), "\">"]);
                        open.push("a");
                    } else {
                        out.extend(["<", plain, kept, ">"]);
                        open.push(plain);
                    }
                }
                Piece::End => out.extend(["</", open.pop().unwrap_or("a"), ">"]),
            }
        }
        out
    }

    /// Where a link leads from within the edition; none where that stands neither in it nor at a known address.
    fn address(&self, to: &Target, href: impl Fn(&Part, Option<&str>) -> String) -> Option<String> {
        match to {
            Target::Outside(address) => Some(address.clone()),
            Target::Inside { path, fragment } => match self.by_path.get(path) {
                Some(&index) => {
                    let part = &self.all[index];
                    Some(href(part, part.bound.ids.get(fragment).map(String::as_str)))
                }
                None => self.base.as_ref().map(|base| format!("{}/{path}{fragment}", base.trim_end_matches('/'))),
            },
        }
    }
}

/// What becomes a part: every page that says something of its own. The print edition, search and the pages as they came
/// repeat what others say.
fn jobs(site: &Site) -> Vec<Job> {
    let mut jobs = vec![Job::Home, Job::Timeline, Job::Compare, Job::Quotes];
    for shelf in Shelf::ALL {
        jobs.push(Job::Index(shelf));
        jobs.extend(site.shelves.on(shelf).iter().copied().map(Job::Entity));
    }
    jobs.push(Job::Sources);
    jobs.extend((0..site.briefing.articles.len()).map(Job::Article));
    jobs
}

/// The path of a page as links write it.
fn path(site: &Site, job: Job) -> String {
    site.route(job).link_from(&site.route(Job::Home)).to_string()
}

fn key(job: Job) -> String {
    match job {
        Job::Home => "home".to_owned(),
        Job::Timeline => "timeline".to_owned(),
        Job::Compare => "compare".to_owned(),
        Job::Quotes => "quotes".to_owned(),
        Job::Index(shelf) => shelf.folder().to_owned(),
        Job::Entity(index) => format!("name-{}", index + 1),
        Job::Article(index) => format!("source-{}", index + 1),
        _ => "sources".to_owned(),
    }
}
