//! The whole way from a folder of articles to a site: the stage calls, top to bottom, each step timed, and nothing else.

mod stopwatch;

use rayon::prelude::*;
pub use stopwatch::{Step, Watch};

use self::stopwatch::Stopwatch;
use crate::annotate::annotate;
use crate::article::{Article, Drafted, FolderDates, FolderLines, draft, infer_date};
use crate::briefing::{Briefing, Whose, brief};
use crate::config::{Config, FILE_NAME, Mode};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean, shown};
use crate::edits::Edits;
use crate::interface::Interface;
use crate::language::counted;
use crate::publish::{Kept, Publication, PublishError, Published, Staged};
use crate::render::{Theme, render};
use crate::site::{Job, broken_links, plan};
use crate::source::{self, Format, Source};
use crate::version;

/// A briefing that was read, with what was noticed on the way.
#[derive(Debug)]
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
    let Briefed { briefing, edits, markdown, mut warnings } = read_and_brief(config, &mut clock)?;
    warnings.extend(without_a_yes(config, &briefing));
    clock.step("plan", 0);
    warnings.extend(no_words(config));
    let site = plan(briefing, &edits, config, theme.assets());
    warnings.extend(broken_links(&site, &markdown));
    clock.step("render", site.jobs.len());
    let stage = |job: &Job| {
        let page = render(&theme, &site, *job).map_err(|problem| BuildError::Content(vec![*problem]))?;
        let (withheld, path) = (&site.briefing.withheld, page.route.path());
        if let Some((secret, words)) = withheld.leak(path.as_bytes()).or_else(|| withheld.leak(&page.bytes)) {
            return Err(BuildError::Content(vec![leaked(config, path, secret, &words)]));
        }
        Ok(clock.done(publication.stage(page.route.path(), &page.bytes)?))
    };
    let staged = site.jobs.par_iter().map(stage).collect::<Result<Vec<Staged>, BuildError>>()?;
    clock.step("publish", 1);
    let published = publication.complete(staged)?;
    Ok(Built { briefing: site.briefing, published, warnings, steps: clock.stop() })
}

/// Reads a briefing without building its site.
pub fn read(config: &Config, watch: &dyn Watch) -> Result<Briefed, BuildError> {
    read_and_brief(config, &mut Stopwatch::start(watch))
}

fn read_and_brief(config: &Config, clock: &mut Stopwatch<'_>) -> Result<Briefed, BuildError> {
    clock.step("read", 0);
    let edits = Edits::read(&config.edits).map_err(BuildError::Content)?;
    let source::Reading { mut sources, mut warnings } = source::read(&config.content);
    warnings.extend(crate::edits::unread(config));
    warnings.extend(edits.hand_out(&mut sources, &[&config.content]));
    if warnings.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(BuildError::Content(warnings));
    }
    let markdown = sources.iter().filter(|s| s.format == Format::Markdown).cloned().collect();
    clock.step("clean", sources.len());
    let drafts: Vec<Drafted> = sources.into_par_iter().map(|source| clock.done(draft(&source))).collect();
    let lines = FolderLines::of(&drafts);
    let articles: Vec<Article> = drafts.into_par_iter().map(|draft| draft.clean(&lines)).collect();
    warnings.extend(edits.misfits(&articles, &[&config.content]));
    warnings.extend(articles.iter().filter(|article| article.body.is_empty()).map(|article| no_story(config, article)));
    let dates = FolderDates::of(&articles);
    let (articles, unmet) = version::gather(articles, &edits, &[&config.content]);
    warnings.extend(unmet);
    clock.step("annotate", articles.len());
    let annotate = |article| clock.done(annotate(infer_date(article, &dates)));
    let annotated = articles.into_par_iter().map(annotate).collect();
    clock.step("brief", 0);
    let (briefing, problems) = brief(annotated, &edits);
    warnings.extend(problems);
    if warnings.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(BuildError::Content(warnings));
    }
    let edits = edits.that_hold(&warnings);
    Ok(Briefed { briefing, edits, markdown, warnings })
}

/// A file that was read and gave nothing: its page shows every line as cut, but its absence elsewhere must not go unseen.
fn no_story(config: &Config, article: &Article) -> Diagnostic {
    let file = shown(&config.content.join(&article.path));
    Diagnostic::warning("no-story", file, "no line of this file was taken for the story")
        .because("its page lists each line with the reason why it was cut; nothing of it stands in the briefing")
        .hint("where the file is an article, save it as Markdown, or with its paragraphs whole")
}

/// A language that the site has no words of its own in: they stay English, and its pages say so.
fn no_words(config: &Config) -> Option<Diagnostic> {
    let tag = &config.language;
    if Interface::of(tag).is_some() {
        return None;
    }
    let known: Vec<String> = Interface::languages().iter().map(|tag| format!("`{tag}`")).collect();
    let file = shown(&config.edits.with_file_name(FILE_NAME));
    let problem = Diagnostic::warning("no-words", file, format!("the site has no words of its own in `{tag}`"));
    let problem = problem.because(format!("they stay English; there are words in {}", known.join(" and ")));
    let meant = did_you_mean(tag, Interface::languages().iter().copied());
    Some(
        problem.hint(meant.unwrap_or_else(|| "add a column to `data/interface.tsv`, or write one of these".to_owned())),
    )
}

/// Withheld words on a page: nothing is written, for what was published once cannot be called back.
fn leaked(config: &Config, page: &str, whose: &Whose, words: &str) -> Diagnostic {
    let why = format!("there stands “{words}”; nothing was written");
    match whose {
        Whose::Secret(secret) => {
            let what = format!("`{page}` would print words that are withheld with `{secret}`");
            Diagnostic::error("withheld-words", shown(&config.edits), what).because(why).hint(
                "they come from a title, a note, a file name or another text of your own: change it, or withhold it too",
            )
        }
        Whose::Text(source) => {
            let what = format!("`{page}` would print more of `{source}` than its excerpts");
            Diagnostic::error("unpublished-words", shown(&config.root.join(FILE_NAME)), what).because(why).hint(
                "they come from a note, a title, a template or another text of your own: shorten it; or publish the source in \
                 full with `mode = \"full\"` here and `publish = \"full\"` in its sidecar",
            )
        }
    }
}

/// The sources that would be published in full on the web and have no yes of their own: they are published in excerpts.
fn without_a_yes(config: &Config, briefing: &Briefing) -> Option<Diagnostic> {
    if config.mode != Mode::Full || config.base_address.is_none() {
        return None;
    }
    let unsaid = briefing.articles.iter().filter(|annotated| annotated.article.extent.is_none());
    let ids: Vec<String> = unsaid.map(|annotated| format!("`{}`", annotated.article.id)).collect();
    let more = ids.len().saturating_sub(NAMED);
    let named = ids.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let named = if more > 0 { format!("{named} and {more} more") } else { named };
    let what = format!(
        "{} without a yes to {} full text: {named}",
        counted(ids.len(), "source"),
        if ids.len() == 1 { "its" } else { "their" }
    );
    let problem = Diagnostic::warning("no-permission", shown(&config.root.join(FILE_NAME)), what)
        .because("the site has an address on the web, so these are published in excerpts")
        .hint("write `publish = \"full\"` into the sidecar of a source whose text may stand on the web, with `permission` saying why");
    (!ids.is_empty()).then_some(problem)
}

/// So many sources are named in a warning.
const NAMED: usize = 5;

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_language_without_words_is_told_with_those_that_have_them() {
        let told =
            |language: &str| no_words(&Config { language: language.to_owned(), ..Config::defaults(Path::new("here")) });
        assert_eq!(told("fr-CA"), None);
        let problem = told("fra").expect("there are no words in it");
        assert_eq!(problem.why.as_deref(), Some("they stay English; there are words in `en` and `fr`"));
        assert_eq!(problem.hint.as_deref(), Some("did you mean `fr`?"));
        assert!(told("pt-BR").is_some_and(|problem| problem.severity == Severity::Warning));
    }
}
