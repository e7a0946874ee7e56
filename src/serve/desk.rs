//! Makes the site anew after an edit: as much of it as the edit may have changed.

mod count;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch::Sender;

use self::count::PageCount;
use super::edition::Edition;
use super::inputs::{Inputs, Touched};
use super::showing::Showing;
use super::{Configure, Teller};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::edits::Edits;
use crate::language::counted;
use crate::pipeline::{self, Briefed, BuildError, Files, Gathered, Memory};
use crate::render::Theme;
use crate::site::{Job, Site};
use crate::source::Source;

/// Below this number of articles the whole site is ready before a first look would be seen.
const LARGE_FOLDER: usize = 100;
/// An edit of more articles than this is not looked at one by one.
const FIRST_LOOKS: usize = 3;

/// Everything that was worked out so far, and where it is shown.
pub(super) struct Desk {
    configure: Configure,
    address: String,
    showing: Sender<Arc<Showing>>,
    teller: Arc<dyn Teller>,
    inputs: Inputs,
    /// What is still to be done, after a rebuild that stopped too.
    due: Touched,
    config: Result<Config, Vec<Diagnostic>>,
    theme: Option<Theme>,
    memory: Memory,
    read: Option<Read>,
    /// The problems that the user was told of the last time.
    told: Vec<Diagnostic>,
    count: PageCount,
}

/// The whole briefing as it was last read.
struct Read {
    edits: Edits,
    /// What reading each file alone went on without.
    of_files: Vec<Diagnostic>,
    /// That, and what bringing the articles together went on without.
    of_briefing: Vec<Diagnostic>,
    markdown: Vec<Source>,
    site: Arc<Site>,
    /// All of it.
    warnings: Vec<Diagnostic>,
}

impl Desk {
    pub(super) fn new(
        configure: Configure,
        address: String,
        showing: Sender<Arc<Showing>>,
        teller: Arc<dyn Teller>,
    ) -> Self {
        // Where the configuration cannot be read, the usual places are watched until it can.
        let inputs = Inputs::of(&Config::defaults(&crate::config::find_briefing(Path::new("."))));
        let count = PageCount::new(Arc::clone(&teller));
        let (memory, config) = (Memory::default(), Err(Vec::new()));
        let due = Touched::everything();
        Self {
            configure,
            address,
            showing,
            teller,
            inputs,
            due,
            config,
            theme: None,
            memory,
            read: None,
            told: Vec::new(),
            count,
        }
    }

    /// Where the files are that the site is made of.
    pub(super) fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Reads the configuration again where it was touched.
    pub(super) fn configure(&mut self, touched: Touched) {
        if !touched.config {
            return;
        }
        let config = (self.configure)().map(|config| at_address(config, &self.address));
        if let Ok(config) = &config {
            self.inputs = Inputs::of(config);
        }
        let places = |config: &Config| (config.root.clone(), config.content.clone(), config.edits.clone());
        let is_there = matches!((&config, &self.config), (Ok(new), Ok(old)) if places(new) == places(old));
        self.due.articles |= !is_there;
        self.due.config |= config != self.config;
        self.config = config;
    }

    /// Tells problems that are no part of the site.
    pub(super) fn tell(&self, problems: &[Diagnostic]) {
        if !problems.is_empty() {
            self.teller.problems(problems);
        }
    }

    /// Makes the site anew and shows it, or shows why it cannot be made.
    pub(super) fn rebuild(&mut self, touched: Touched) {
        let began = Instant::now();
        // A count that still runs would take the time from what the user waits for.
        self.count.stop();
        self.due = self.due.and(Touched { folders: false, config: false, ..touched });
        match self.make(began) {
            Ok(None) => {}
            Ok(Some((edition, first_look))) => {
                let edition = Arc::new(edition);
                let number = self.show(|showing| {
                    showing.edition = Some(Arc::clone(&edition));
                    showing.problems = Arc::default();
                    showing.first_looks = Arc::default();
                });
                let warnings = self.read.as_ref().map(|read| read.warnings.clone()).unwrap_or_default();
                self.tell_anew(&warnings);
                let line = rebuilt(number == 1, began.elapsed(), first_look);
                self.count.begin(edition, line, counted(warnings.len(), "warning"));
            }
            Err(problems) => {
                self.show(|showing| {
                    showing.problems = problems.clone().into();
                    showing.first_looks = Arc::default();
                });
                self.tell_anew(&problems);
                let errors = super::showing::errors(&problems);
                self.teller.rebuilt(&format!("not rebuilt: {}; the browser shows why", counted(errors, "error")));
            }
        }
    }

    /// The site as it is now; none where it is as it was. A part that fails stays due.
    fn make(&mut self, began: Instant) -> Result<Option<(Edition, Option<Duration>)>, Vec<Diagnostic>> {
        let config = self.config.clone()?;
        let was_shown = self.showing.borrow().problems.is_empty();
        if self.due.theme || self.theme.is_none() {
            self.due.theme = true;
            self.theme = Some(Theme::load(&config).map_err(|problem| vec![*problem])?);
        }
        let theme = self.theme.clone().expect("it was loaded above");
        let mut first_look = None;
        let mut briefed = None;
        if self.due.articles || self.read.is_none() {
            self.due.articles = true;
            let files = Files::read_again(&config).map_err(content)?;
            let is_shown = self.look_at_the_edited(&files, &config, &theme);
            first_look = is_shown.then(|| began.elapsed());
            let gathered = files.gather_again(&config, &mut self.memory);
            if !self.is_known(&gathered) {
                // What was read before is no answer any more, also where what follows fails.
                self.read = None;
                let (edits, of_files) = (gathered.edits.clone(), gathered.warnings.clone());
                briefed = Some((edits, of_files, gathered.brief().map_err(content)?));
            }
        }
        let is_same_plan = !self.due.config
            && briefed.is_none()
            && self.read.as_ref().is_some_and(|read| read.site.assets == theme.assets());
        if is_same_plan && !self.due.theme && was_shown && first_look.is_none() {
            self.due = Touched::default();
            return Ok(None);
        }
        if !is_same_plan {
            let read = match (briefed, self.read.take()) {
                (Some((edits, of_files, briefed)), _) => Read::of(edits, of_files, briefed, &config, &theme),
                (None, Some(read)) => read.laid_out_again(&config, &theme),
                (None, None) => unreachable!("what was not read before has just been read"),
            };
            self.read = Some(read);
        }
        self.due = Touched::default();
        let site = self.read.as_ref().map(|read| Arc::clone(&read.site));
        Ok(site.map(|site| (Edition::new(site, theme), first_look)))
    }

    /// True where bringing these articles together would give what it gave before.
    fn is_known(&self, gathered: &Gathered) -> bool {
        let is_same = |read: &Read| read.edits == gathered.edits && read.of_files == gathered.warnings;
        gathered.changes.are_none() && self.read.as_ref().is_some_and(is_same)
    }

    /// Shows the pages of edited articles, each read alone, until the whole site of a large folder is ready; true where
    /// there is one.
    fn look_at_the_edited(&self, files: &Files, config: &Config, theme: &Theme) -> bool {
        let Some(edition) = self.showing.borrow().edition.clone() else { return false };
        let edited: Vec<&Source> = files.edited(&self.memory).take(FIRST_LOOKS + 1).collect();
        if edition.site.briefing.articles.len() < LARGE_FOLDER || edited.len() > FIRST_LOOKS {
            return false;
        }
        let look = |source: &&Source| {
            let (site, _) = pipeline::lay_out(pipeline::alone(source), config, theme);
            let page = pipeline::page(theme, &site, Job::Article(0)).ok()?;
            let path = page.route.path().to_owned();
            let is_known = matches!(edition.job(&path), Some(Job::Article(_)));
            // Most decisions are not heard here, so what is withheld must not be shown by this way.
            let is_open = edition.site.briefing.withheld.leak(&page.bytes).is_none();
            (is_known && is_open).then_some((path, page.bytes))
        };
        let looks: BTreeMap<String, Vec<u8>> = edited.iter().filter_map(look).collect();
        if looks.is_empty() {
            return false;
        }
        self.show(|showing| {
            showing.problems = Arc::default();
            showing.first_looks = Arc::new(looks);
        });
        true
    }

    /// Begins a new moment, and gives its number.
    fn show(&self, change: impl FnOnce(&mut Showing)) -> u64 {
        let mut next = Showing::clone(&self.showing.borrow());
        next.number += 1;
        change(&mut next);
        let number = next.number;
        self.showing.send_replace(Arc::new(next));
        number
    }

    /// Tells what was not told the last time.
    fn tell_anew(&mut self, problems: &[Diagnostic]) {
        let new: Vec<Diagnostic> = problems.iter().filter(|problem| !self.told.contains(problem)).cloned().collect();
        self.tell(&new);
        self.told = problems.to_vec();
    }
}

impl Read {
    fn of(edits: Edits, of_files: Vec<Diagnostic>, briefed: Briefed, config: &Config, theme: &Theme) -> Self {
        let (of_briefing, markdown) = (briefed.warnings.clone(), briefed.markdown.clone());
        let (site, warnings) = pipeline::lay_out(briefed, config, theme);
        Self { edits, of_files, of_briefing, markdown, site: Arc::new(site), warnings }
    }

    /// The same briefing under another configuration, or with other files of the theme.
    fn laid_out_again(self, config: &Config, theme: &Theme) -> Self {
        let briefed = Briefed {
            briefing: self.site.briefing.clone(),
            edits: self.site.edits.clone(),
            markdown: self.markdown,
            warnings: self.of_briefing,
        };
        Self::of(self.edits, self.of_files, briefed, config, theme)
    }
}

/// The configuration of the preview: where the site has an address, it is the one at which it is served.
fn at_address(mut config: Config, address: &str) -> Config {
    if config.base_address.is_some() {
        config.base_address = address.parse().ok().or(config.base_address);
    }
    config
}

fn content(error: BuildError) -> Vec<Diagnostic> {
    match error {
        BuildError::Content(problems) => problems,
        // Nothing is published here.
        BuildError::Publish(error) => vec![Diagnostic::error("publish", ".", error.to_string())],
    }
}

fn rebuilt(is_first: bool, took: Duration, first_look: Option<Duration>) -> String {
    let done = if is_first { "built" } else { "rebuilt" };
    let look = first_look.map_or(String::new(), |took| format!(" (the edited page in {:.2} s)", took.as_secs_f64()));
    format!("{done} in {:.2} s{look}", took.as_secs_f64())
}
