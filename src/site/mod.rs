//! [`Briefing`] → [`Site`]: an address for everything, and the list of outputs. Knows nothing of templates.

mod addresses;
mod alphabet;
mod cross;
mod job;
mod markdown_links;
mod route;
mod searched;
mod shelves;
mod stub;

use std::collections::BTreeMap;

pub use addresses::{Addresses, shelf_of};
pub use alphabet::{initial, sort_key};
pub use cross::{Companion, CrossReferences};
pub use job::{DataFile, Job, Shelf, TimelineFile};
pub use markdown_links::{broken_links, linked_article};
pub use route::{Link, Route};
pub use searched::SHARD;
pub use shelves::Shelves;
pub use stub::{Cause, Stub};

use crate::article::BlockKind;
use crate::briefing::{Briefing, Statement};
use crate::config::{Config, Mode};
use crate::date::VisitDate;
use crate::edition::{Changes, Edition, marks_of_texts};
use crate::edits::Edits;
use crate::excerpt::{Published, excerpt};
use crate::interface::Interface;

/// Everything that will be written, decided. Read-only from here on.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// What the pages show.
    pub briefing: Briefing,
    /// The briefing read backwards.
    pub cross: CrossReferences,
    /// Where the pages stand.
    pub addresses: Addresses,
    /// Which sentences are published.
    pub published: Published,
    /// The names in the order of their indexes.
    pub shelves: Shelves,
    /// What a person decided about the whole briefing.
    pub config: Config,
    /// The site's own words, in its language.
    pub interface: Interface,
    /// The editor's decisions, shown on the page of sources.
    pub edits: Edits,
    /// The articles by the path of their file, with and without its extension: what a link in Markdown may name.
    pub paths: BTreeMap<String, usize>,
    /// The sentences that search finds: those of the body that are published, in source order.
    pub searched: Vec<Statement>,
    /// Names of the theme's files, by path below the output folder.
    pub assets: Vec<String>,
    /// The outputs, in the order in which they are reported.
    pub jobs: Vec<Job>,
    /// What is published, in short: what a later build compares itself with.
    pub edition: Edition,
    /// What is new against the edition that the configuration names; none where there is none to compare with.
    pub changes: Option<Changes>,
}

/// Plans the site of a briefing; `assets` names the files of the theme.
pub fn plan(briefing: Briefing, edits: &Edits, config: &Config, assets: Vec<String>) -> Site {
    let cross = CrossReferences::of(&briefing);
    let texts = marks_of_texts(&briefing);
    let (briefing, published) = excerpt(briefing, &cross.cited, config);
    let addresses = Addresses::of(&briefing, edits, &published);
    let shelves = Shelves::of(&briefing, &addresses);
    let searched = searched::searched(&briefing, &published);
    let mut jobs = jobs(&briefing, &addresses, searched.len().div_ceil(SHARD), assets.len());
    jobs.extend(for_search_engines(config, &assets));
    let paths = markdown_links::articles_by_path(&briefing);
    let interface = Interface::of(&config.language).unwrap_or(Interface::ENGLISH);
    let (config, edits) = (config.clone(), edits.clone());
    let edition = Edition::of(&briefing, texts, &addresses, as_of(&briefing));
    let changes = None;
    Site {
        briefing,
        cross,
        addresses,
        published,
        shelves,
        config,
        interface,
        edits,
        paths,
        searched,
        assets,
        jobs,
        edition,
        changes,
    }
}

fn jobs(briefing: &Briefing, addresses: &Addresses, shards: usize, assets: usize) -> Vec<Job> {
    let single = [
        Job::Home,
        Job::Timeline,
        Job::Compare,
        Job::Quotes,
        Job::Sources,
        Job::Search,
        Job::SearchIndex,
        Job::Print,
        Job::NotFound,
        Job::Record,
        Job::Data,
        Job::Feed,
        Job::News,
        Job::ChangesFeed,
        Job::NoJekyll,
    ];
    let mut jobs = Vec::from(single);
    if has_editions(briefing) {
        jobs.extend([Job::Single, Job::Book]);
    }
    jobs.extend(TimelineFile::ALL.map(Job::TimelineFile));
    jobs.extend(DataFile::ALL.map(Job::DataFile));
    jobs.extend(Shelf::ALL.map(Job::Index));
    jobs.extend((0..shards).map(Job::SearchShard));
    jobs.extend((0..briefing.articles.len()).map(Job::Article));
    jobs.extend((0..briefing.articles.len()).filter(|&i| addresses.originals[i].is_some()).map(Job::Original));
    jobs.extend((0..briefing.entities.len()).filter(|&i| addresses.entities[i].is_some()).map(Job::Entity));
    jobs.extend((0..addresses.stubs.len()).map(Job::Stub));
    jobs.extend((0..assets).map(Job::Asset));
    if briefing.articles.iter().any(|a| a.article.blocks.iter().any(|b| b.verdict.kept && b.kind == BlockKind::Code)) {
        jobs.push(Job::HighlightStyle);
    }
    jobs
}

/// So many sources at most are bound into one file and into an e-book: a thousand made a page of 70 MB, which no browser opens
/// gladly, and tripled the time of a build.
const BOUND: usize = 300;

fn has_editions(briefing: &Briefing) -> bool {
    briefing.articles.len() <= BOUND
}

/// What search engines read, where the site has an address and is not private; the editor's own files go first.
fn for_search_engines(config: &Config, assets: &[String]) -> Vec<Job> {
    let Some(base) = config.base_address.as_ref().filter(|_| config.mode != Mode::Private) else { return Vec::new() };
    let wanted = [(Job::Sitemap, SITEMAP, true), (Job::Robots, ROBOTS, base.path() == "/")];
    let is_free = |path: &str| assets.iter().all(|asset| asset != path);
    wanted.into_iter().filter(|(_, path, fits)| *fits && is_free(path)).map(|(job, _, _)| job).collect()
}

const SITEMAP: &str = "sitemap.xml";
const ROBOTS: &str = "robots.txt";

impl Site {
    /// True where the whole briefing is bound into editions.
    pub fn has_editions(&self) -> bool {
        has_editions(&self.briefing)
    }

    /// The language of the site's own words as a tag: that of the configuration, English where there are no words in it.
    pub fn language(&self) -> &str {
        if Interface::of(&self.config.language).is_some() { &self.config.language } else { Interface::ENGLISH.tag() }
    }

    /// Where the output of a job stands; an entity without a page stands on the front page, an article that is withheld as
    /// it came on its own page.
    pub fn route(&self, job: Job) -> Route {
        match job {
            Job::Home => Route::new("index.html"),
            Job::Timeline => Route::new("timeline.html"),
            Job::Compare => Route::new("compare.html"),
            Job::Quotes => Route::new("quotes.html"),
            Job::Sources => Route::new("sources.html"),
            Job::Search => Route::new("search.html"),
            Job::SearchIndex => Route::new("search-index.js"),
            Job::SearchShard(index) => Route::new(&format!("search/{index}.js")),
            Job::Print => Route::new("print.html"),
            Job::Single => Route::new("briefing.html"),
            Job::Book => Route::new("briefing.epub"),
            Job::NotFound => Route::new("404.html"),
            Job::Index(of) => Route::new(&format!("{}/index.html", of.folder())),
            Job::Entity(index) => self.addresses.entities[index].clone().unwrap_or_else(|| self.route(Job::Home)),
            Job::Article(index) => self.addresses.articles[index].clone(),
            Job::Original(index) => {
                self.addresses.originals[index].clone().unwrap_or_else(|| self.route(Job::Article(index)))
            }
            Job::Stub(index) => self.addresses.stubs[index].route.clone(),
            Job::Record => Route::new("data/briefing.json"),
            Job::TimelineFile(file) => Route::new(file.path()),
            Job::Data => Route::new("data.html"),
            Job::DataFile(file) => Route::new(file.path()),
            Job::Feed => Route::new("feed.xml"),
            Job::News => Route::new("new.html"),
            Job::ChangesFeed => Route::new("changes.xml"),
            Job::Sitemap => Route::new(SITEMAP),
            Job::Robots => Route::new(ROBOTS),
            Job::HighlightStyle => Route::new("highlight.css"),
            Job::NoJekyll => Route::new(".nojekyll"),
            Job::Asset(index) => Route::new(&self.assets[index]),
        }
    }

    /// Where a file of the theme or a record stands, by its path.
    pub fn asset_route(&self, path: &str) -> Route {
        Route::new(path)
    }

    /// The date of the last source: everything on the site is as of this day.
    pub fn as_of(&self) -> Option<&VisitDate> {
        as_of(&self.briefing)
    }
}

fn as_of(briefing: &Briefing) -> Option<&VisitDate> {
    let dates = briefing.articles.iter().filter_map(|a| a.article.date.as_ref());
    dates.map(|stated| &stated.value).max_by(|a, b| a.last().cmp(&b.last()).then_with(|| a.cmp(b)))
}
