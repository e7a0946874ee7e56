//! A page left behind: what stood there, why it does no more, and where to go on.

use serde::Serialize;

use super::{Section, Viewpoint};
use crate::interface::{Interface, phrase};
use crate::render::wording;
use crate::site::{Cause, Job, Link};

/// A page to go on to.
#[derive(Debug, Clone, Serialize)]
struct Onward {
    name: String,
    href: Link,
}

/// A page left behind.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StubView {
    label: &'static str,
    /// The heading: what to go on to where that is one thing, else what stood here.
    name: String,
    /// What became of the page, up to the name that follows.
    told: String,
    onward: Vec<Onward>,
    /// The editor's reason.
    note: Option<String>,
    /// The page that a browser goes on to by itself.
    leads: Option<Link>,
    #[serde(skip)]
    pub(crate) section: Section,
}

impl StubView {
    /// The page left behind, by index.
    pub(crate) fn new(view: &Viewpoint<'_>, index: usize) -> Self {
        let stub = &view.site.addresses.stubs[index];
        let onward: Vec<Onward> = stub.leads_to.iter().map(|&job| onward(view, job)).collect();
        let decision = stub.decision.and_then(|at| view.site.edits.edits.get(at));
        let name = match onward.as_slice() {
            [only] if !stub.cause.is_read() => only.name.clone(),
            _ => stub.name.clone(),
        };
        Self {
            label: label(view.interface(), stub.cause),
            told: told(view.interface(), stub.cause, &stub.name),
            name,
            note: decision
                .and_then(|(_, from)| wording::decided(view.interface(), from.why.as_deref(), from.by.as_deref())),
            leads: onward.first().filter(|_| !stub.cause.is_read()).map(|onward| onward.href.clone()),
            onward,
            section: if stub.cause == Cause::Version { Section::Sources } else { Section::Names },
        }
    }

    /// The title of the page: a name that still has a page elsewhere is told from it.
    pub(crate) fn title(&self) -> String {
        if self.leads.is_some() { self.name.clone() } else { format!("{}, {}", self.name, self.label.to_lowercase()) }
    }

    pub(crate) fn description(&self) -> String {
        let names: Vec<&str> = self.onward.iter().map(|onward| onward.name.as_str()).collect();
        format!("{} {}.", self.told, names.join(", "))
    }
}

fn onward(view: &Viewpoint<'_>, job: Job) -> Onward {
    let name = match job {
        Job::Article(article) => wording::headline(view.interface(), &view.article(article).article),
        Job::Entity(entity) => view.site.briefing.entities[entity].name.clone(),
        Job::Index(shelf) => {
            view.interface().fill("{shelf}, A to Z", &[("shelf", &wording::shelf(view.interface(), shelf))])
        }
        _ => view.site.config.title.clone(),
    };
    Onward { name, href: view.link(job) }
}

fn label(ui: Interface, cause: Cause) -> &'static str {
    ui.say(match cause {
        Cause::Version | Cause::Renamed | Cause::Retyped => "Moved",
        Cause::Merged => "Merged",
        Cause::Dropped => "Taken out",
        Cause::Split => "Split",
    })
}

fn told(ui: Interface, cause: Cause, name: &str) -> String {
    let told = match cause {
        Cause::Version => phrase("This file holds another version of an article. The one that speaks is"),
        Cause::Renamed => phrase("The editor renamed this entry. It is now"),
        Cause::Retyped => phrase("The editor says that this is of another kind. It stands at"),
        Cause::Merged => phrase("The editor merged this entry with another, under the name"),
        Cause::Dropped => phrase("The editor took the page of {name} out of this briefing. What has a page:"),
        Cause::Split => phrase("{name} is the name of several, says the editor. Their pages are"),
    };
    ui.fill(told, &[("name", &name)])
}
