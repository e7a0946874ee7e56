//! Words between quotation marks, with who is said to have said them.

mod marks;
mod speaker;

use serde::{Deserialize, Serialize};

use speaker::{Speaker, speaker};

use super::{EntityId, EntityKind, Mention, Sentence};
use crate::article::{Article, Span};

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// A whole sentence or more between quotation marks.
    Direct,
    /// Some quoted words inside a sentence of the reporter's.
    Mixed,
    /// Reported without quotation marks.
    Indirect,
}

/// One quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Range in the article's body, quotation marks excluded.
    pub span: Span,
    /// How the words are given.
    pub kind: QuoteKind,
    /// Who said it, within this article; none where the text does not say.
    pub speaker: Option<EntityId>,
    /// The speaker as printed: "Miller", "he", "a state department spokesperson".
    pub speaker_text: Option<String>,
    /// The reporting verb or phrase: "said", "according to".
    pub cue: Option<String>,
    /// Index of the sentence that the quotation begins in.
    pub sentence: usize,
    /// How the speaker was found, for `explain`.
    pub rule: String,
}

/// The quotations of an article's body, in order of their start.
pub(super) fn quotes(article: &Article, sentences: &[Sentence], mentions: &[Mention]) -> Vec<Quote> {
    let paragraphs: Vec<Span> = article.blocks.iter().filter_map(|block| block.body.clone()).collect();
    let marked = marks::marked(&article.body, &paragraphs);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut previous: Option<(Speaker, bool)> = None;
    for (index, pair) in marked.iter().enumerate() {
        let paragraph = &paragraphs[paragraphs.partition_point(|p| p.end < pair.outer.end).min(paragraphs.len() - 1)];
        let floor = index.checked_sub(1).map_or(0, |before| marked[before].outer.end).max(paragraph.start);
        let ceiling = marked.get(index + 1).map_or(paragraph.end, |next| next.outer.start).min(paragraph.end);
        let gap_start = index.checked_sub(1).map_or(0, |before| marked[before].outer.end);
        let before = previous.as_ref().and_then(|(speaker, _)| speaker.entity.as_ref());
        let last = last_person(mentions, paragraph.start, gap_start, pair.outer.start, before);
        let mut speaker = speaker(&article.body, pair, floor, ceiling, mentions, last);
        if let (None, Some((before, goes_on))) = (&speaker.entity, &previous)
            && speaker.cue.is_none()
            && (*goes_on
                || article
                    .body
                    .get(floor..pair.outer.start)
                    .is_some_and(|gap| gap.trim().is_empty() && floor > paragraph.start))
        {
            speaker = Speaker { rule: "goes on from the quotation before", ..before.clone() };
        }
        let text = article.body.get(pair.inner.clone()).unwrap_or_default();
        previous = Some((speaker.clone(), pair.goes_on));
        if speaker.entity.is_none() && speaker.cue.is_none() && text.split_whitespace().count() < 4 {
            continue;
        }
        let sentence = sentences.partition_point(|s| s.body.as_ref().is_none_or(|body| body.end <= pair.inner.start));
        quotes.push(Quote {
            span: pair.inner.clone(),
            kind: kind(text),
            speaker: speaker.entity,
            speaker_text: speaker.text,
            cue: speaker.cue,
            sentence: sentence.min(sentences.len().saturating_sub(1)),
            rule: if speaker.rule.is_empty() {
                "nobody is named beside it".to_owned()
            } else {
                speaker.rule.to_owned()
            },
        });
    }
    quotes
}

/// A whole sentence is direct; some words inside the reporter's sentence are mixed.
fn kind(text: &str) -> QuoteKind {
    let whole = text.chars().next().is_some_and(char::is_uppercase) && text.ends_with(['.', ',', '?', '!', '…', '—']);
    if whole && text.split_whitespace().count() > 2 { QuoteKind::Direct } else { QuoteKind::Mixed }
}

/// Whom "he said" means: the only person named in the paragraph so far; else, where nobody was named since the quotation
/// before, its speaker; nobody where it could be one of several.
fn last_person<'m>(
    mentions: &'m [Mention],
    paragraph: usize,
    gap: usize,
    to: usize,
    before: Option<&'m EntityId>,
) -> Option<&'m EntityId> {
    let people = |from: usize| {
        let start = mentions.partition_point(|m| m.span.start < from);
        let named = mentions[start..].iter().take_while(move |m| m.span.end <= to);
        named.filter(|m| m.kind == EntityKind::Person).map(|m| &m.entity)
    };
    let mut here = people(paragraph);
    match here.next() {
        Some(first) => here.all(|other| other == first).then_some(first),
        None => before.filter(|speaker| speaker.0.starts_with("person/") && people(gap).all(|other| other == *speaker)),
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::article::clean;
    use crate::source::{Format, Given, Source, SourceId};

    /// Words and speaker of every quotation.
    fn found(text: &str) -> Vec<(String, Option<String>)> {
        let source = Source {
            id: SourceId("t".to_owned()),
            path: "t.txt".to_owned(),
            format: Format::Text,
            encoding: "UTF-8",
            sha256: String::new(),
            text: text.to_owned(),
            body_start: 0,
            already_clean: true,
            given: Given::default(),
        };
        let annotated = annotate(clean(&source));
        let words = |q: &super::Quote| annotated.article.body[q.span.clone()].to_owned();
        annotated.quotes.iter().map(|q| (words(q), q.speaker.as_ref().map(ToString::to_string))).collect()
    }

    #[test]
    fn the_subject_of_the_verb_of_saying_is_the_speaker() {
        for (text, speaker) in [
            ("“The harbour will open in spring,” Laura Stein said on Friday.", Some("person/laura-stein")),
            ("“The harbour will open in spring,” said harbour master Laura Stein.", Some("person/laura-stein")),
            ("Laura Stein, the mayor of Oslo, said: “The harbour will open in spring.”", Some("person/laura-stein")),
            ("Laura Stein arrived late. “The harbour will open in spring,” she said.", Some("person/laura-stein")),
            ("Laura Stein met Peter Novak. “The harbour will open in spring,” he said.", None),
            ("“The harbour will open in spring,” a dockworker said.", None),
        ] {
            let quotes = found(text);
            assert_eq!(quotes.len(), 1, "{text}");
            assert_eq!(quotes[0].1.as_deref(), speaker, "{text}");
        }
    }

    #[test]
    fn a_pronoun_never_means_somebody_named_before_another() {
        let text = "“The harbour is open,” tweeted Norway’s port chief Laura Stein, after Peter Novak left.\n\n“It was a hard winter for all of us,” he told reporters.";
        let speakers: Vec<Option<String>> = found(text).into_iter().map(|(_, speaker)| speaker).collect();
        assert_eq!(speakers, [Some("person/laura-stein".to_owned()), None]);
    }

    #[test]
    fn an_interrupted_quotation_keeps_its_speaker() {
        let quotes = found("“We waited,” Laura Stein said, “and nobody came.” “That was all.”");
        assert!(quotes.iter().all(|(_, speaker)| speaker.as_deref() == Some("person/laura-stein")), "{quotes:?}");
        assert_eq!(quotes.len(), 3);
    }
}
