//! What the editor decided about events and key points: `pin` and `drop`.

use std::sync::Arc;

use super::{Event, Statement};
use crate::annotate::Annotated;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edits::{Edit, Editorial, Edits, HOLDS_IN_PART, Provenance, Target};

/// The pinned statements in the editor's order, and a warning for each pin that does not hold.
pub(super) fn pinned(articles: &[Annotated], edits: &Edits) -> (Vec<Statement>, Vec<Diagnostic>) {
    let mut pins = Vec::new();
    let mut warnings = Vec::new();
    for (edit, provenance) in &edits.edits {
        let Edit::Pin { at, starts, order } = edit else { continue };
        match pin(articles, at, starts.as_deref()) {
            Ok(statement) => pins.push((order.unwrap_or(u32::MAX), pins.len(), statement)),
            Err(problem) => warnings.push(problem.at(edits, provenance)),
        }
    }
    pins.sort_unstable();
    let mut statements: Vec<Statement> = Vec::new();
    for (.., statement) in pins {
        if !statements.contains(&statement) {
            statements.push(statement);
        }
    }
    (statements, warnings)
}

/// Takes the dropped events off the list; returns them, and a warning for each dropped event that is not there.
pub(super) fn drop_events(events: &mut Vec<Event>, edits: &Edits) -> (Vec<Event>, Vec<Diagnostic>) {
    let mut warnings = Vec::new();
    let mut dropped = Vec::new();
    for (edit, provenance) in &edits.edits {
        let (Edit::Drop { id } | Edit::Editorial(Editorial::Hide { what: Target::Id(id) })) = edit else { continue };
        if !id.starts_with("event/") {
            continue;
        }
        let before = dropped.len();
        let hint = did_you_mean(id, events.iter().map(|event| event.id.as_str()));
        dropped.extend(events.extract_if(.., |event| event.id == *id));
        if dropped.len() == before {
            let what = format!("no event has the id `{id}`");
            warnings.push(Problem { code: "edit-matches-nothing", what, hint }.at(edits, provenance));
        }
    }
    (dropped, warnings)
}

/// Why a decision does not hold.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    pub(super) code: &'static str,
    pub(super) what: String,
    pub(super) hint: Option<String>,
}

impl Problem {
    pub(super) fn at(self, edits: &Edits, provenance: &Provenance) -> Diagnostic {
        let mut problem = Diagnostic::warning(self.code, edits.path.clone(), self.what)
            .at(Arc::<str>::from(edits.text.as_str()), provenance.span.clone())
            .because(if self.code == HOLDS_IN_PART {
                "the decision holds for the rest"
            } else {
                "the decision is not applied"
            });
        if let Some(hint) = self.hint {
            problem = problem.hint(hint);
        }
        problem
    }
}

/// The statement that a decision names, guarded by the words that it must start with.
pub(super) fn pin(articles: &[Annotated], at: &str, starts: Option<&str>) -> Result<Statement, Problem> {
    sentence_named(articles, at, starts, true)
}

/// The sentence that a decision names; `in_text` where it must stand in the text of its article, not in what was cut.
pub(super) fn sentence_named(
    articles: &[Annotated],
    at: &str,
    starts: Option<&str>,
    in_text: bool,
) -> Result<Statement, Problem> {
    let unknown = |what: String, hint| Problem { code: "edit-matches-nothing", what, hint };
    let Some((id, anchor)) = at.rsplit_once('#') else {
        return Err(unknown(
            format!("`{at}` names no sentence"),
            Some("write source and sentence: `004#s9`".to_owned()),
        ));
    };
    let Some(article) = articles.iter().position(|a| a.article.id.0 == id) else {
        return Err(unknown_source(articles, id));
    };
    let annotated = &articles[article];
    let sentence = annotated.sentences.iter().position(|s| s.anchor() == anchor && (s.body.is_some() || !in_text));
    let Some(sentence) = sentence else {
        let hint = starts.and_then(|words| starting_with(articles, words)).or_else(|| reach(annotated));
        return Err(unknown(format!("`{id}` has no sentence `{anchor}` in its text"), hint));
    };
    let statement = Statement { article, sentence };
    match starts {
        Some(words) if !begins(annotated, sentence, words) => Err(Problem {
            code: "pin-does-not-hold",
            what: format!("sentence `{at}` does not start with the words that the decision gives"),
            hint: starting_with(articles, words),
        }),
        _ => Ok(statement),
    }
}

/// That no source has an id or path, with those that are near it.
pub(super) fn unknown_source(articles: &[Annotated], id: &str) -> Problem {
    let ids = || articles.iter().map(|a| a.article.id.0.as_str());
    let hint = super::speaker_for(articles, id)
        .map(|speaker| format!("this file holds a version of `{speaker}`, which speaks for it"))
        .or_else(|| did_you_mean(id, ids()))
        .or_else(|| beginning_with(id, ids()));
    Problem { code: "edit-matches-nothing", what: format!("no source has the id `{id}`"), hint }
}

/// The ids that go on after what was written.
fn beginning_with<'a>(start: &str, ids: impl Iterator<Item = &'a str>) -> Option<String> {
    let longer: Vec<String> = ids.filter(|id| id.starts_with(start)).take(3).map(|id| format!("`{id}`")).collect();
    (!longer.is_empty()).then(|| format!("did you mean {}?", longer.join(" or ")))
}

/// From where to where the sentences of an article's text go.
fn reach(annotated: &Annotated) -> Option<String> {
    let anchor = |at: Option<&usize>| annotated.sentences.get(*at?).map(crate::annotate::Sentence::anchor);
    let (first, last) = (anchor(annotated.body_sentences.first())?, anchor(annotated.body_sentences.last())?);
    Some(format!("its text goes from `{first}` to `{last}`"))
}

fn begins(annotated: &Annotated, sentence: usize, words: &str) -> bool {
    let Some(sentence) = annotated.sentences.get(sentence) else { return false };
    let block = annotated.article.blocks.get(sentence.block);
    let text = block.and_then(|block| block.text.get(sentence.span.clone())).unwrap_or_default();
    text.starts_with(words.trim())
}

/// The sentences that do start with the words: the nearest candidates of a pin that does not hold.
fn starting_with(articles: &[Annotated], words: &str) -> Option<String> {
    let found: Vec<String> = articles
        .iter()
        .flat_map(|annotated| annotated.body_sentences.iter().map(move |&sentence| (annotated, sentence)))
        .filter(|(annotated, sentence)| begins(annotated, *sentence, words))
        .filter_map(|(annotated, sentence)| {
            Some(format!("`{}#{}`", annotated.article.id, annotated.sentences.get(sentence)?.anchor()))
        })
        .take(3)
        .collect();
    (!found.is_empty()).then(|| format!("these words start {}", found.join(", ")))
}
