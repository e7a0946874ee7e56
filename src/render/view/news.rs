//! What is new against an earlier edition: each difference with what it leads to.

use serde::Serialize;

use super::badge::status_badge;
use super::event::dispute_href;
use super::{BadgeView, Viewpoint, event};
use crate::annotate::EntityId;
use crate::date::VisitDate;
use crate::edition::{Change, Changes, Detail, Line, Thing};
use crate::interface::phrase;
use crate::render::wording;
use crate::site::{Job, Link, Shelf};

/// So many differences of one sort of things are listed; a reader of more looks at the pages themselves.
const LISTED: usize = 200;

/// One difference.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct News {
    /// "New", "Changed".
    pub(crate) word: &'static str,
    pub(crate) name: String,
    /// Language of the name where it is not the site's.
    lang: Option<String>,
    /// The page that it leads to; none for what is gone.
    #[serde(skip)]
    pub(crate) job: Option<Job>,
    pub(crate) href: Option<Link>,
    pub(crate) details: Vec<String>,
    #[serde(skip)]
    pub(crate) line: Line,
}

/// The differences of one sort of things.
#[derive(Debug, Clone, Serialize)]
struct Group {
    anchor: &'static str,
    heading: &'static str,
    rows: Vec<News>,
    more: usize,
    all: Link,
}

/// The page of news.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NewsView {
    feed: Link,
    facts: Vec<String>,
    /// What stands there where nothing is listed.
    empty: Option<&'static str>,
    groups: Vec<Group>,
}

impl NewsView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let ui = view.interface();
        let Some(changes) = &view.site.changes else {
            let none = ui.say("There is no earlier edition to compare with. Keep manifest.json of the site that was published last, and name the file in briefing.toml under the key since: the next build lists here what is new.");
            return Self {
                feed: view.link(Job::ChangesFeed),
                facts: Vec::new(),
                empty: Some(none),
                groups: Vec::new(),
            };
        };
        let things: [(Thing, &'static str, &'static str, Job); 4] = [
            (Thing::Source, "sources", ui.say("Sources"), Job::Sources),
            (Thing::Event, "events", ui.say("Events"), Job::Timeline),
            (Thing::Dispute, "disputes", ui.say("Where sources disagree"), Job::Compare),
            (Thing::Name, "names", ui.say("Names"), Job::Index(Shelf::People)),
        ];
        let group = |(thing, anchor, heading, all): (Thing, &'static str, &'static str, Job)| {
            let lines: Vec<&Line> = changes.lines.iter().filter(|line| line.thing == thing).collect();
            let rows = lines.iter().take(LISTED).map(|line| news(view, line)).collect();
            Group { anchor, heading, rows, more: lines.len().saturating_sub(LISTED), all: view.link(all) }
        };
        let nothing = changes.lines.is_empty().then(|| ui.say("Nothing is new since that edition."));
        let groups = things.map(group).into_iter().filter(|group| !group.rows.is_empty()).collect();
        Self { feed: view.link(Job::ChangesFeed), facts: facts(view, changes), empty: nothing, groups }
    }
}

/// Every difference, as the feed has them.
pub(crate) fn all_news(view: &Viewpoint<'_>) -> Vec<News> {
    let lines = view.site.changes.iter().flat_map(|changes| &changes.lines);
    lines.filter(|line| line.thing != Thing::Name).map(|line| news(view, line)).collect()
}

/// With what is compared, and how much is new.
fn facts(view: &Viewpoint<'_>, changes: &Changes) -> Vec<String> {
    let ui = view.interface();
    let compared = match &changes.since {
        Some(day) => ui.fill("compared with the edition as of {date}", &[("date", &ui.date(day))]),
        None => ui.say("compared with an edition without a date").to_owned(),
    };
    let new = |thing| changes.of(thing, Change::Added).count();
    let (sources, events, disputes) = (new(Thing::Source), new(Thing::Event), new(Thing::Dispute));
    let others = changes.lines.len() - sources - events - disputes;
    let counts = [
        (sources, phrase("{n} new source | {n} new sources")),
        (events, phrase("{n} new event | {n} new events")),
        (disputes, phrase("{n} new dispute | {n} new disputes")),
        (others, phrase("{n} other change | {n} other changes")),
    ];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0).map(|(number, forms)| ui.count(number, forms));
    std::iter::once(compared).chain(counts).collect()
}

fn news(view: &Viewpoint<'_>, line: &Line) -> News {
    let ui = view.interface();
    let article = || view.site.briefing.articles.iter().position(|annotated| annotated.article.id.0 == line.id);
    let is_here = line.change != Change::Removed;
    let mut details: Vec<String> = line.details.iter().map(|detail| in_words(view, line, detail)).collect();
    let mut name = line.name.clone().unwrap_or_else(|| line.id.clone());
    let (job, href, lang) = match line.thing {
        _ if !is_here => (None, None, None),
        Thing::Source => {
            let index = article();
            let titled = index.filter(|_| line.name.is_some());
            if let Some(article) = index.map(|index| &view.article(index).article) {
                name = wording::headline(ui, article);
                details.insert(0, format!("{}, {}", wording::publisher(ui, article), wording::dated(ui, article)));
            }
            (index.map(Job::Article), index.map(|index| view.article_link(index)), titled.and_then(|i| view.lang(i)))
        }
        Thing::Event => {
            let told = view.site.briefing.events.iter().find(|event| event.id == line.id);
            if let Some(event) = told.filter(|_| line.change == Change::Added) {
                let status = wording::event_status(ui, event.status);
                let day = event.date.as_ref().map_or_else(|| ui.say("no date").to_owned(), |day| ui.date(day));
                details.push(format!("{status}, {day}"));
            }
            let lang = told.and_then(|event| view.lang(event.title_from.article));
            (Some(Job::Timeline), told.map(|told| event::href(view, told)), lang)
        }
        Thing::Dispute => {
            (Some(Job::Compare), Some(dispute_href(view, &line.id)), view.built_lang().map(str::to_owned))
        }
        Thing::Name => {
            let index = view.entity_index(&EntityId(line.id.clone()));
            (index.map(Job::Entity), index.and_then(|index| view.entity_link(index)), None)
        }
    };
    News {
        word: ui.say(match line.change {
            Change::Added => "New",
            Change::Changed => "Changed",
            Change::Settled => "Settled",
            Change::Removed => "Gone",
        }),
        name,
        lang,
        job,
        href,
        details,
        line: line.clone(),
    }
}

fn in_words(view: &Viewpoint<'_>, line: &Line, detail: &Detail) -> String {
    let ui = view.interface();
    let date =
        |date: &Option<VisitDate>| date.as_ref().map_or_else(|| ui.say("no date").to_owned(), |day| ui.date(day));
    let turned =
        |before: String, now: String| ui.fill("{before} before, {now} now", &[("before", &before), ("now", &now)]);
    match detail {
        Detail::Text => ui.say("the text changed").to_owned(),
        Detail::Answers => ui.say("the answers changed").to_owned(),
        Detail::Date { before, now } => turned(date(before), date(now)),
        Detail::Status { before, now } => {
            let status = |status| BadgeView::of(ui, status_badge(status)).word.to_lowercase();
            turned(status(*before), status(*now))
        }
        Detail::Wording { before: Some(words) } if line.thing == Thing::Name => {
            ui.fill("called {name} before", &[("name", words)])
        }
        Detail::Wording { before: Some(words) } => ui.fill("before: {words}", &[("words", &ui.quoted(words))]),
        Detail::Wording { before: None } => ui.say("worded otherwise before").to_owned(),
    }
}
