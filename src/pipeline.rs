//! The whole way from a folder of articles to a site: the stage calls, top to bottom, each step timed, and nothing else.

mod earlier;
mod inputs;
mod memory;
mod problem;
mod stopwatch;

pub use inputs::inputs;
pub use memory::{Changes, Memory};
use rayon::prelude::*;
pub use stopwatch::{Step, Watch};

use self::problem::{leaked, no_story, no_words, without_a_yes};
use self::stopwatch::Stopwatch;
use crate::annotate::{Annotated, annotate};
use crate::article::{Article, Drafted, FolderDates, FolderLines, draft, infer_date};
use crate::briefing::{Briefing, brief};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edits::Edits;
use crate::publish::{Kept, MANIFEST, Manifest, Publication, PublishError, Published, Staged, VERSION};
use crate::render::{Page, Theme, render};
use crate::site::{Job, Site, broken_links, plan};
use crate::source::{self, Format, Source};
use crate::version;

/// A briefing that was read, with what was noticed on the way.
#[derive(Debug, Clone)]
pub struct Briefed {
    /// The briefing.
    pub briefing: Briefing,
    /// The editor's decisions, as far as they took effect.
    pub edits: Edits,
    /// The Markdown sources, for the places of the links in them.
    pub markdown: Vec<Source>,
    /// What the build went on without.
    pub warnings: Vec<Diagnostic>,
}

/// A site that was built.
#[derive(Debug)]
pub struct Built {
    /// What the site shows.
    pub briefing: Briefing,
    /// What was written.
    pub published: Published,
    /// What the build went on without.
    pub warnings: Vec<Diagnostic>,
    /// What each step took, in their order.
    pub steps: Vec<Step>,
}

/// Why no site was built. The old site stands as it was.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// There is no article, or a file that a person wrote is wrong.
    #[error("nothing was built")]
    Content(Vec<Diagnostic>),
    /// The site cannot be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
}

/// Builds the site of a briefing.
pub fn build(config: &Config, watch: &dyn Watch) -> Result<Built, BuildError> {
    let mut clock = Stopwatch::start(watch);
    let publication = Publication::open(&config.output, Kept { content: &config.content, root: &config.root })?;
    let theme = Theme::load(config).map_err(|problem| BuildError::Content(vec![*problem]))?;
    let briefed = read_and_brief(config, &mut clock)?;
    clock.step("plan", 0);
    let (site, warnings) = lay_out(briefed, config, &theme);
    clock.step("render", site.jobs.len());
    let stage = |job: &Job| {
        let page = page(&theme, &site, *job).map_err(|problem| BuildError::Content(vec![*problem]))?;
        Ok(clock.done(publication.stage(page.route.path(), &page.bytes)?))
    };
    let staged = site.jobs.par_iter().map(stage).collect::<Result<Vec<Staged>, BuildError>>()?;
    clock.step("publish", 1);
    let manifest = manifest(&site).map_err(|problem| BuildError::Content(vec![*problem]))?;
    let published = publication.complete(staged, manifest)?;
    Ok(Built { briefing: site.briefing, published, warnings, steps: clock.stop() })
}

/// Reads a briefing without building its site.
pub fn read(config: &Config, watch: &dyn Watch) -> Result<Briefed, BuildError> {
    read_and_brief(config, &mut Stopwatch::start(watch))
}

fn read_and_brief(config: &Config, clock: &mut Stopwatch<'_>) -> Result<Briefed, BuildError> {
    let gathered = Files::read(config, clock)?.gather(config, None, clock);
    clock.step("brief", 0);
    gathered.brief()
}

/// The files of a briefing as they were just read.
#[derive(Debug)]
pub struct Files {
    edits: Edits,
    sources: Vec<Source>,
    warnings: Vec<Diagnostic>,
}

impl Files {
    /// Reads the files of a briefing of which some were read before.
    pub fn read_again(config: &Config) -> Result<Self, BuildError> {
        Self::read(config, &mut Stopwatch::start(&()))
    }

    fn read(config: &Config, clock: &mut Stopwatch<'_>) -> Result<Self, BuildError> {
        clock.step("read", 0);
        let edits = Edits::read(&config.edits).map_err(BuildError::Content)?;
        let source::Reading { mut sources, mut warnings } = source::read(&config.content);
        warnings.extend(crate::edits::unread(config));
        warnings.extend(edits.hand_out(&mut sources, &[&config.content]));
        if warnings.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(BuildError::Content(warnings));
        }
        Ok(Self { edits, sources, warnings })
    }

    /// Those that are new or not as the memory has them.
    pub fn edited<'f>(&'f self, memory: &'f Memory) -> impl Iterator<Item = &'f Source> {
        self.sources.iter().filter(|source| !memory.holds(source))
    }

    /// Every article annotated, with what was worked out before of files that are as they were.
    pub fn gather_again(self, config: &Config, memory: &mut Memory) -> Gathered {
        self.gather(config, Some(memory), &mut Stopwatch::start(&()))
    }

    /// The stages that handle each file alone, or with what the folder says of its lines and dates.
    fn gather(self, config: &Config, mut memory: Option<&mut Memory>, clock: &mut Stopwatch<'_>) -> Gathered {
        let Self { edits, sources, mut warnings } = self;
        let markdown = sources.iter().filter(|s| s.format == Format::Markdown).cloned().collect();
        clock.step("clean", sources.len());
        let articles = match memory.as_deref_mut() {
            Some(memory) => memory.clean(sources),
            None => clean(sources, clock),
        };
        warnings.extend(edits.misfits(&articles, &[&config.content]));
        let is_without_story = |article: &&Article| article.body.is_empty();
        warnings.extend(articles.iter().filter(is_without_story).map(|article| no_story(config, article)));
        let dates = FolderDates::of(&articles);
        let (articles, unmet) = version::gather(articles, &edits, &[&config.content]);
        warnings.extend(unmet);
        clock.step("annotate", articles.len());
        let articles = articles.into_par_iter().map(|article| infer_date(article, &dates));
        let (articles, changes) = match memory {
            Some(memory) => memory.annotate(articles.collect()),
            None => (articles.map(|article| clock.done(annotate(article))).collect(), Changes::default()),
        };
        Gathered { changes, edits, warnings, articles, markdown }
    }
}

/// Every article of a folder annotated, none yet compared with the others.
#[derive(Debug)]
pub struct Gathered {
    /// What became of the articles since the folder was read before.
    pub changes: Changes,
    /// The editor's decisions.
    pub edits: Edits,
    /// What the reading went on without.
    pub warnings: Vec<Diagnostic>,
    articles: Vec<Annotated>,
    markdown: Vec<Source>,
}

impl Gathered {
    /// Brings the articles together.
    pub fn brief(self) -> Result<Briefed, BuildError> {
        let Self { articles, edits, mut warnings, markdown, .. } = self;
        let (briefing, problems) = brief(articles, &edits);
        warnings.extend(problems);
        if warnings.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(BuildError::Content(warnings));
        }
        let edits = edits.that_hold(&warnings);
        Ok(Briefed { briefing, edits, markdown, warnings })
    }
}

/// One source as if it stood alone in its folder: no other source is heard, and of the editor's decisions only those
/// about its lines.
pub fn alone(source: &Source) -> Briefed {
    let (briefing, warnings) = brief(vec![annotate(crate::article::clean(source))], &Edits::default());
    Briefed { briefing, edits: Edits::default(), markdown: Vec::new(), warnings }
}

/// Plans the site of a briefing that was read; adds what its plan shows to the warnings.
pub fn lay_out(briefed: Briefed, config: &Config, theme: &Theme) -> (Site, Vec<Diagnostic>) {
    let Briefed { briefing, edits, markdown, mut warnings } = briefed;
    warnings.extend(without_a_yes(config, &briefing));
    warnings.extend(no_words(config));
    let site = plan(briefing, &edits, config, theme.assets());
    let (site, problem) = earlier::compared(site, config);
    warnings.extend(problem);
    warnings.extend(broken_links(&site, &markdown));
    (site, warnings)
}

/// One output as it may be shown: nothing where it would print words that are withheld.
pub fn page(theme: &Theme, site: &Site, job: Job) -> Result<Page, Box<Diagnostic>> {
    let page = render(theme, site, job)?;
    let (withheld, path) = (&site.briefing.withheld, page.route.path());
    match withheld.leak(path.as_bytes()).or_else(|| withheld.leak(&page.bytes)) {
        Some((secret, words)) => Err(Box::new(leaked(&site.config, path, secret, &words))),
        None => Ok(page),
    }
}

/// What was read and what is published, for the manifest; the names and words in it may be shown as on any page.
fn manifest(site: &Site) -> Result<Manifest, Box<Diagnostic>> {
    let (inputs, edition) = (inputs(&site.config), Some(site.edition.clone()));
    let manifest = Manifest { version: VERSION, inputs, edition, ..Manifest::default() };
    match site.briefing.withheld.leak(&manifest.to_bytes()) {
        Some((secret, words)) => Err(Box::new(leaked(&site.config, MANIFEST, secret, &words))),
        None => Ok(manifest),
    }
}

fn clean(sources: Vec<Source>, clock: &Stopwatch<'_>) -> Vec<Article> {
    let drafts: Vec<Drafted> = sources.into_par_iter().map(|source| clock.done(draft(&source))).collect();
    let lines = FolderLines::of(&drafts);
    drafts.into_par_iter().map(|draft| draft.clean(&lines)).collect()
}
