//! Words between quotation marks, with who is said to have said them.

mod cue;
mod marks;
mod nominal;
mod object;
mod phrase;
mod reading;
mod speaker;
mod speech;
mod topic;

use serde::{Deserialize, Serialize};

use std::collections::BTreeSet;

use cue::Cue;
pub(crate) use cue::is_reporting;
use marks::Marked;
use reading::{Kind, Layout, Reading};
use speaker::Speaker;
use topic::Spoken;

use super::{EntityId, Mention, Offices, Reference, Sentence, genders};
use crate::article::{Article, Span};

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// A whole sentence or more between quotation marks.
    Direct,
    /// Some quoted words inside a sentence of the reporter's.
    Mixed,
    /// Some words that a body's statement gives of what somebody said: "Blinken “emphasised …”, said a spokesperson".
    Readout,
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
    /// Who passes the words on, where that is somebody else than who uttered them.
    pub via: Option<Via>,
    /// Index of the sentence that the quotation begins in.
    pub sentence: usize,
    /// How the speaker was found, for `explain`.
    pub rule: String,
}

/// Somebody who passes the words of another on: "Miller said that Stein had called it “…”".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Via {
    /// Who that is, within this article; none where the text does not say.
    pub entity: Option<EntityId>,
    /// As printed.
    pub text: String,
}

/// What an article says of itself apart from its quotations.
pub(super) struct Names<'a> {
    pub(super) mentions: &'a [Mention],
    pub(super) references: &'a [Reference],
    pub(super) offices: &'a Offices,
}

/// The quotations of an article's body, in order of their start.
pub(super) fn quotes(article: &Article, sentences: &[Sentence], names: &Names<'_>) -> Vec<Quote> {
    let paragraphs: Vec<Span> = article.blocks.iter().filter_map(|block| block.body.clone()).collect();
    let mut marked = marks::marked(&article.body, &paragraphs);
    // A nickname stands inside the name.
    marked.retain(|pair| !inside_a_name(names.mentions, &pair.outer));
    let placed: Vec<(usize, Span)> =
        sentences.iter().enumerate().filter_map(|(index, s)| Some((index, s.body.clone()?))).collect();
    let borders: Vec<Span> = placed.iter().map(|(_, span)| span.clone()).collect();
    let genders = genders(&article.body, sentences, names.mentions);
    let reading = Reading {
        body: &article.body,
        pieces: Vec::new(),
        sentences: Vec::new(),
        mentions: names.mentions,
        references: names.references,
        genders: &genders,
        official: official(names.mentions),
        offices: names.offices,
    };
    let reading = reading.read(&Layout { paragraphs: &paragraphs, sentences: &borders, marked: &marked });
    let mut spoken: Spoken = vec![None; marked.len()];
    let mut quotes = Vec::new();
    for piece in 0..reading.pieces.len() {
        let Some(Kind::Quote(index)) = reading.kind(piece) else { continue };
        let pair = &marked[index];
        let text = article.body.get(pair.inner.clone()).unwrap_or_default();
        let speaker = whose(&reading, piece, index, &marked, &spoken);
        if speech::is_speech(&reading, piece, text, &speaker) {
            let place = placed.partition_point(|(_, span)| span.end <= pair.inner.start).min(placed.len() - 1);
            quotes.push(Quote { kind: kind(&reading, text, &speaker), ..quote(pair, &speaker, placed[place].0) });
            spoken[index] = Some(speaker);
        }
    }
    quotes
}

fn official(mentions: &[Mention]) -> BTreeSet<EntityId> {
    let told = mentions.iter().filter(|mention| mention.role.as_deref().is_some_and(topic::tells_of_a_speaker));
    told.map(|mention| mention.entity.clone()).collect()
}

fn inside_a_name(mentions: &[Mention], outer: &Span) -> bool {
    let after = mentions.partition_point(|mention| mention.span.end < outer.end);
    mentions.get(after).is_some_and(|mention| mention.span.start < outer.start)
}

/// Who speaks, by the quotation's own sentence, else by the one before.
fn whose(reading: &Reading<'_>, piece: usize, index: usize, marked: &[Marked], spoken: &Spoken) -> Speaker {
    let beside = reading.beside(piece, spoken);
    if beside.cue.is_some() {
        return beside;
    }
    let last = index.checked_sub(1).and_then(|last| spoken[last].as_ref().filter(|_| marked[last].goes_on));
    if let Some(last) = last {
        return Speaker { rule: "goes on from the quotation before", ..last.clone() };
    }
    let told = &reading.sentences[reading.sentence_of(piece)].pieces;
    let first = told.start == piece;
    let whole = matches!(reading.text(piece).chars().nth(1), Some(c) if !c.is_lowercase());
    if first && whole { reading.alone(piece, spoken).unwrap_or_default() } else { beside }
}

fn quote(pair: &Marked, speaker: &Speaker, sentence: usize) -> Quote {
    let rule = if speaker.rule.is_empty() { "nobody is named beside it" } else { speaker.rule };
    Quote {
        span: pair.inner.clone(),
        kind: QuoteKind::Mixed,
        speaker: speaker.entity.clone(),
        speaker_text: speaker.text.clone(),
        cue: speaker.cue.clone(),
        via: speaker
            .via
            .as_ref()
            .map(|via| Via { entity: via.entity.clone(), text: via.text.clone().unwrap_or_default() }),
        sentence,
        rule: rule.to_owned(),
    }
}

/// A whole sentence is direct; some words inside the reporter's sentence are mixed, or from a readout where a body's
/// speaker or statement gives them of somebody else.
fn kind(reading: &Reading<'_>, text: &str, speaker: &Speaker) -> QuoteKind {
    let told_of = text.split(' ').next().is_some_and(|word| Cue::Said.has(word));
    let official = |speaker: &Speaker| reading.speaks_for_a_body(speaker);
    if speaker.via.as_deref().is_some_and(official) || official(speaker) && (told_of || speaker.is_document) {
        return QuoteKind::Readout;
    }
    let whole = text.chars().next().is_some_and(char::is_uppercase) && text.ends_with(['.', ',', '?', '!', '…', '—']);
    if whole && text.split_whitespace().count() > 2 { QuoteKind::Direct } else { QuoteKind::Mixed }
}

#[cfg(test)]
mod tests {
    use super::QuoteKind;
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
            ("Laura Stein met Peter Novak. “The harbour will open in spring,” he said.", Some("person/peter-novak")),
            ("“The harbour will open in spring,” a dockworker said.", None),
        ] {
            let quotes = found(text);
            assert_eq!(quotes.len(), 1, "{text}");
            assert_eq!(quotes[0].1.as_deref(), speaker, "{text}");
        }
    }

    #[test]
    fn a_pronoun_means_the_only_one_it_can() {
        let text = "“The harbour is open,” tweeted Norway’s port chief Laura Stein, after Peter Novak left.\n\n“It was a hard winter for all of us,” he told reporters.";
        let speakers: Vec<Option<String>> = found(text).into_iter().map(|(_, speaker)| speaker).collect();
        assert_eq!(speakers, [Some("person/laura-stein".to_owned()), Some("person/peter-novak".to_owned())]);
    }

    #[test]
    fn a_pronoun_that_could_mean_two_means_nobody() {
        let text = "Anna Berg met Laura Stein. “The harbour will open in spring,” she said.";
        assert_eq!(found(text)[0].1.as_deref(), Some("person/anna-berg"));
        let text = "For the winter, with Anna Berg and Laura Stein the port was shut. “The harbour will open in spring,” she said.";
        assert_eq!(found(text)[0].1, None);
    }

    #[test]
    fn who_uttered_the_words_speaks_and_who_passes_them_on_is_told() {
        for text in [
            "Harbour spokesman Peter Novak said the boats were late, adding that Laura Stein had stressed the “worth of patience in the long winter”.",
            "Laura Stein reassured the sailors of her “steady support” for the winter, harbour spokesman Peter Novak said on Friday.",
        ] {
            let quote = &annotated(text).quotes[0];
            assert_eq!(quote.speaker.as_ref().map(|id| id.0.as_str()), Some("person/laura-stein"), "{text}");
            assert_eq!(quote.via.as_ref().map(|via| via.text.as_str()), Some("Peter Novak"), "{text}");
            assert_eq!(quote.kind, QuoteKind::Readout, "{text}");
        }
    }

    #[test]
    fn names_titles_and_terms_are_no_speech() {
        for text in [
            "Laura Stein said the ship sailed. She wrote about it under the headline “A Winter at Sea in the North”.",
            "The letter has words such as “will,” “expect” and “may”.",
            "The port paid for a barge called “the Duck” in spring.",
            "Peter “the Gull” Novak left the harbour.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(
            found("In what Laura Stein called “a shame”, the boats left.")[0].1.as_deref(),
            Some("person/laura-stein")
        );
    }

    #[test]
    fn speakers_are_found_behind_the_verb_before_a_colon_and_in_apposition() {
        for text in [
            "“The quay was empty,” said its keeper, the former mayor of Bergen, Laura Stein.",
            "“The quay was empty,” said Capt. Laura Stein by radio.",
            "The harbour’s keeper, Laura Stein, told a meeting that the quay was “as empty as a drum”.",
            "Laura Stein: “The quay was empty.”",
            "The quay was, in the words of Laura Stein, “as empty as a drum”.",
            "“The quay,” said Laura Stein, “was empty.”",
            "One of them, Laura Stein of Bergen, came out laughing. “The quay was empty.”",
        ] {
            let quotes = found(text);
            assert!(!quotes.is_empty(), "{text}");
            assert!(quotes.iter().all(|(_, who)| who.as_deref() == Some("person/laura-stein")), "{text}: {quotes:?}");
        }
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
