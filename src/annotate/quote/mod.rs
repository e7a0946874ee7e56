//! Words between quotation marks, with who is said to have said them.

mod follow;
mod marks;
mod nominal;
mod speaker;
mod topic;

use serde::{Deserialize, Serialize};

use marks::Marked;
pub(crate) use speaker::is_reporting;
use speaker::{Speaker, speaker};
use topic::Topic;

use super::{EntityId, Mention, Offices, Sentence, genders};
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
pub(super) fn quotes(article: &Article, sentences: &[Sentence], mentions: &[Mention], offices: &Offices) -> Vec<Quote> {
    let paragraphs: Vec<Span> = article.blocks.iter().filter_map(|block| block.body.clone()).collect();
    let marked = marks::marked(&article.body, &paragraphs);
    let placed: Vec<(usize, Span)> =
        sentences.iter().enumerate().filter_map(|(index, s)| Some((index, s.body.clone()?))).collect();
    let genders = genders(&article.body, sentences, mentions);
    let topic = Topic { body: &article.body, sentences: &placed, mentions, genders: &genders, offices };
    let mut quotes: Vec<Quote> = Vec::new();
    let mut previous: Option<(Speaker, &Marked)> = None;
    for (index, pair) in marked.iter().enumerate() {
        let at = paragraphs.partition_point(|p| p.end < pair.outer.end).min(paragraphs.len() - 1);
        let paragraph = &paragraphs[at];
        let gap = previous.as_ref().map_or(0, |(_, before)| before.outer.end);
        let floor = gap.max(paragraph.start);
        let ceiling = marked.get(index + 1).map_or(paragraph.end, |next| next.outer.start).min(paragraph.end);
        let before = previous.as_ref().and_then(|(speaker, _)| speaker.entity.as_ref());
        let above = at.checked_sub(1).map_or(0..0, |above| paragraphs[above].clone());
        let last = topic.person(&above, paragraph.start, gap, pair.outer.start, before).cloned();
        let mut speaker = speaker(&topic, pair, floor, ceiling, last.as_ref());
        if let Some((before, last)) = &previous
            && speaker.entity.is_none()
            && speaker.cue.is_none()
            && (last.goes_on || follow::goes_on(&article.body, last, pair, before))
        {
            speaker = Speaker { rule: "goes on from the quotation before", ..before.clone() };
        }
        let text = article.body.get(pair.inner.clone()).unwrap_or_default();
        let tells = speaker.entity.is_some() || speaker.cue.is_some() || text.split_whitespace().count() >= 4;
        previous = Some((speaker.clone(), pair));
        if tells {
            quotes.push(quote(text, pair, speaker, &topic));
        }
    }
    quotes
}

fn quote(text: &str, pair: &Marked, speaker: Speaker, topic: &Topic<'_>) -> Quote {
    let rule = if speaker.rule.is_empty() { "nobody is named beside it" } else { speaker.rule };
    Quote {
        span: pair.inner.clone(),
        kind: kind(text),
        speaker: speaker.entity,
        speaker_text: speaker.text,
        cue: speaker.cue,
        sentence: topic.sentence(pair.inner.start).map_or(0, |(index, _)| *index),
        rule: rule.to_owned(),
    }
}

/// A whole sentence is direct; some words inside the reporter's sentence are mixed.
fn kind(text: &str) -> QuoteKind {
    let whole = text.chars().next().is_some_and(char::is_uppercase) && text.ends_with(['.', ',', '?', '!', '…', '—']);
    if whole && text.split_whitespace().count() > 2 { QuoteKind::Direct } else { QuoteKind::Mixed }
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::article::clean;
    use crate::source::Source;

    fn annotated(text: &str) -> crate::annotate::Annotated {
        annotate(clean(&Source { already_clean: true, ..Source::of_text("t", text) }))
    }

    /// Words and speaker of every quotation.
    fn found(text: &str) -> Vec<(String, Option<String>)> {
        let annotated = annotated(text);
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

    #[test]
    fn a_pronoun_means_who_is_said_to_speak_in_the_sentence_before() {
        let text = "Mayor Laura Stein said that she had met Peter Novak. Before the vote she said: “The harbour will open in spring.”\n\n“Nobody has to worry about the boats.”";
        let speakers: Vec<Option<String>> = found(text).into_iter().map(|(_, speaker)| speaker).collect();
        assert_eq!(speakers, [Some("person/laura-stein".to_owned()), Some("person/laura-stein".to_owned())]);
    }

    #[test]
    fn a_quotation_goes_on_after_its_attribution_not_after_somebody_else() {
        let going_on = found("“We waited all night,” Laura Stein said on Friday. “Nobody came to the harbour at all.”");
        assert_eq!(going_on[1].1.as_deref(), Some("person/laura-stein"));
        let other = found(
            "“We waited all night,” Laura Stein said. Others saw it in another light. “Nobody came to us at all.”",
        );
        assert_eq!(other[1].1, None);
    }

    #[test]
    fn a_participle_gives_the_words_of_the_subject() {
        let text = "Laura Stein offered no date, saying after a talk with Acme Corp. owner Peter Novak that boats could “come in by the spring.”";
        assert_eq!(found(text)[0].1.as_deref(), Some("person/laura-stein"));
        assert_eq!(found("The United States can “help all the harbours.”")[0].1, None);
    }

    #[test]
    fn a_description_means_the_only_one_so_described() {
        let one = "Norwegian Foreign Minister Laura Stein came. “The harbour will open in spring,” the foreign minister said.";
        assert_eq!(found(one)[0].1.as_deref(), Some("person/laura-stein"));
        let two = "Norwegian Foreign Minister Laura Stein met Danish Foreign Minister Peter Novak. “The harbour will open in spring,” the foreign minister said.";
        assert_eq!(found(two)[0].1, None);
    }

    #[test]
    fn an_office_that_changes_hands_or_could_be_two_peoples_speaks_for_nobody() {
        for text in [
            "The council replaced Harbour Minister Laura Stein with Peter Novak. “The quay will open in spring,” the harbour minister said.",
            "Harbour Minister Laura Stein was dismissed. “The quay will open in spring,” the minister said.",
            "Secretary of State Laura Stein met Secretary-General Peter Novak. “The quay will open in spring,” the secretary said.",
        ] {
            assert_eq!(found(text)[0].1, None, "{text}");
        }
        let other =
            "Foreign Minister Laura Stein replaced a lamp. “The quay will open in spring,” the foreign minister said.";
        assert_eq!(found(other)[0].1.as_deref(), Some("person/laura-stein"));
    }

    #[test]
    fn he_and_she_are_nobody_who_is_known_to_be_the_other() {
        let text = "Mayor Laura Stein arrived. “The harbour will open in spring,” he said.";
        assert_eq!(found(text)[0].1, None);
        let printed = &annotated("Laura Stein came. “The harbour will open in spring,” Ms Stein said.").quotes[0];
        assert_eq!(printed.speaker_text.as_deref(), Some("Ms Stein"));
    }

    proptest::proptest! {
        #![proptest_config(crate::proptest_cases::cases(96))]

        #[test]
        fn quotations_lie_in_the_body_in_order_and_never_overlap(
            pieces in proptest::collection::vec(
                proptest::sample::select(vec![
                    "“", "”", "\"", "‘", "’", "'", " ", "\n\n", ". ", ", ", "said", "he said", "Laura Stein", "according to",
                    "the minister", "States", "saying", "…", "—", "é", "🙂", "The harbour opened", "A. B.", "?", ":",
                ]),
                0..40,
            )
        ) {
            let annotated = annotated(&pieces.concat());
            let mut end = 0;
            for quote in &annotated.quotes {
                proptest::prop_assert!(quote.span.start >= end && quote.span.start < quote.span.end);
                proptest::prop_assert!(annotated.article.body.get(quote.span.clone()).is_some());
                proptest::prop_assert!(quote.sentence < annotated.sentences.len());
                end = quote.span.end;
            }
        }
    }
}
