//! What the way from a folder to a site may meet that no stage alone can tell.

use crate::article::Article;
use crate::briefing::{Briefing, Whose};
use crate::config::{Config, FILE_NAME, Mode};
use crate::diagnostic::{Diagnostic, did_you_mean, shown};
use crate::interface::Interface;
use crate::language::counted;

/// A file that was read and gave nothing: its page shows every line as cut, but its absence elsewhere must not go unseen.
pub(super) fn no_story(config: &Config, article: &Article) -> Diagnostic {
    let file = shown(&config.content.join(&article.path));
    Diagnostic::warning("no-story", file, "no line of this file was taken for the story")
        .because("its page lists each line with the reason why it was cut; nothing of it stands in the briefing")
        .hint("where the file is an article, save it as Markdown, or with its paragraphs whole")
}

/// A language that the site has no words of its own in: they stay English, and its pages say so.
pub(super) fn no_words(config: &Config) -> Option<Diagnostic> {
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
pub(super) fn leaked(config: &Config, page: &str, whose: &Whose, words: &str) -> Diagnostic {
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
pub(super) fn without_a_yes(config: &Config, briefing: &Briefing) -> Option<Diagnostic> {
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
    use crate::diagnostic::Severity;

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
