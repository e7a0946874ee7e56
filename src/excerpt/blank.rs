//! Takes words out of a briefing and leaves its places: every range into a text stays what it was.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Published;
use crate::annotate::{Annotated, Sentence};
use crate::article::{Basis, Block, Span, Stated};
use crate::briefing::{Briefing, OF_A_SECRET, OF_A_TEXT, Runs, Statement, Whose, count_words};

/// What stands in the place of each byte of a word that is not published: a character of control that no text prints.
pub const BLANK: char = '\u{1a}';

/// The text as it can be shown: what is blank becomes an ellipsis.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(BLANK) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(BLANK) {
        out.push_str(&rest[..at]);
        out.push('…');
        rest = rest[at..].trim_start_matches(|c: char| c == BLANK || c.is_whitespace());
        if !rest.is_empty() {
            out.push(' ');
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The briefing without the words that are not published, and with them among those that must stand nowhere.
pub(super) fn blank(mut briefing: Briefing, published: &Published) -> Briefing {
    let mut secret: Vec<Runs> = vec![Runs::of(OF_A_TEXT); briefing.articles.len()];
    let mut open = Runs::of(OF_A_TEXT);
    speak_openly(&mut briefing, published);
    let said = said(&briefing, published);
    for (index, annotated) in briefing.articles.iter().enumerate() {
        take_in(annotated, index, published, &said, &mut secret[index], &mut open);
    }
    // A name beside its role is a fact, however many words it takes.
    for entity in &briefing.entities {
        // A name that the editor made of a sentence is none.
        let names = entity.aliases.iter().map(|alias| &alias.text).chain([&entity.name]);
        for name in names.filter(|name| count_words(name) < OF_A_SECRET) {
            for role in entity.roles.iter().map(|role| &role.text) {
                open.take_in(&format!("{name} {role}"));
                open.take_in(&format!("{role} {name}"));
            }
        }
    }
    for runs in &mut secret {
        runs.remove_all(&open);
    }
    for (index, annotated) in briefing.articles.iter_mut().enumerate() {
        if !published.is_whole(index) {
            blank_article(annotated, index, published, &secret[index]);
        }
    }
    let mut all = Runs::of(OF_A_TEXT);
    for runs in &secret {
        all.extend(runs);
    }
    shorten(&mut briefing, &all);
    for (annotated, runs) in briefing.articles.iter().zip(secret) {
        if !runs.is_empty() {
            briefing.withheld.add(Whose::Text(annotated.article.id.0.clone()), runs);
        }
    }
    briefing
}

/// Gives each of those who matter a published sentence, where theirs is not and another one names them.
fn speak_openly(briefing: &mut Briefing, published: &Published) {
    for at in 0..briefing.people.len() {
        let line = &briefing.people[at];
        if line.statement.is_none_or(|statement| published.has(statement)) {
            continue;
        }
        let taken: Vec<Statement> = briefing.people.iter().filter_map(|line| line.statement).collect();
        let names = briefing.entities.get(line.entity).into_iter().flat_map(|entity| &entity.mentions);
        let sentence_of = |mention: &crate::briefing::EntityMention| {
            let annotated = briefing.articles.get(mention.article)?;
            let span = &annotated.mentions.get(mention.mention)?.span;
            Some(Statement { article: mention.article, sentence: annotated.sentence_at(span.start)? })
        };
        let statement = names.filter_map(sentence_of).find(|found| published.has(*found) && !taken.contains(found));
        let line = &mut briefing.people[at];
        (line.statement, line.referents) = (statement, Vec::new());
    }
}

/// Every published sentence, by its words alone: what one source may say, another that prints the same has not left unsaid.
fn said(briefing: &Briefing, published: &Published) -> BTreeSet<String> {
    let sentences = briefing.articles.iter().enumerate().flat_map(|(article, annotated)| {
        let ours = annotated.sentences.iter().enumerate();
        ours.filter(move |(sentence, _)| published.has(Statement { article, sentence: *sentence }))
            .map(|(_, sentence)| plain(annotated, sentence))
    });
    sentences.collect()
}

/// The words of a sentence without marks and case.
fn plain(annotated: &Annotated, sentence: &Sentence) -> String {
    let block = annotated.article.blocks.get(sentence.block);
    let text = block.and_then(|block| block.text.get(sentence.span.clone())).unwrap_or_default();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Sorts the words of an article into those that are published and those that are not.
fn take_in(
    annotated: &Annotated,
    index: usize,
    published: &Published,
    said: &BTreeSet<String>,
    secret: &mut Runs,
    open: &mut Runs,
) {
    let article = &annotated.article;
    // A headline that a person gave may be a sentence of the text.
    let headline = article.title.iter().filter(|title| title.basis != Basis::Given);
    headline.for_each(|title| open.take_in(&title.value));
    if published.is_whole(index) {
        return article.blocks.iter().for_each(|block| open.take_in(&block.text));
    }
    for (at, block) in article.blocks.iter().enumerate() {
        let is_secret = |sentence: usize| {
            let is_published = published.has(Statement { article: index, sentence });
            !is_published && !said.contains(&plain(annotated, &annotated.sentences[sentence]))
        };
        for span in stretches(annotated, at, is_secret) {
            secret.take_in(block.text.get(span).unwrap_or_default());
        }
        for span in stretches(annotated, at, |sentence| published.has(Statement { article: index, sentence })) {
            open.take_in(block.text.get(span).unwrap_or_default());
        }
    }
}

/// The stretches of a block over neighbouring sentences of which a condition holds.
fn stretches(annotated: &Annotated, block: usize, holds: impl Fn(usize) -> bool) -> Vec<Span> {
    let first = annotated.sentences.partition_point(|sentence| sentence.block < block);
    let mut found: Vec<Span> = Vec::new();
    let mut goes_on = false;
    for (index, sentence) in annotated.sentences.iter().enumerate().skip(first) {
        if sentence.block != block {
            break;
        }
        match (holds(index), found.last_mut()) {
            (true, Some(last)) if goes_on => last.end = sentence.span.end,
            (true, _) => found.push(sentence.span.clone()),
            (false, _) => {}
        }
        goes_on = holds(index);
    }
    found
}

fn blank_article(annotated: &mut Annotated, index: usize, published: &Published, secret: &Runs) {
    let gone: Vec<Vec<Span>> = (0..annotated.article.blocks.len())
        .map(|at| stretches(annotated, at, |sentence| !published.has(Statement { article: index, sentence })))
        .collect();
    let article = &mut annotated.article;
    let mut body = std::mem::take(&mut article.body);
    for (block, gone) in article.blocks.iter_mut().zip(&gone) {
        blank_block(block, gone, &mut body);
    }
    article.body = body;
    article.versions.iter_mut().for_each(|version| version.changes.clear());
    let says = |text: &str| !secret.find(text).is_empty();
    article.state_nothing_of(says);
}

/// Blanks the stretches of a block, in the body too.
fn blank_block(block: &mut Block, gone: &[Span], body: &mut String) {
    for span in gone {
        blank_range(&mut block.text, span.clone());
        if let Some(whole) = &block.body {
            blank_range(body, whole.start + span.start..whole.start + span.end);
        }
    }
    if !gone.is_empty() {
        block.repairs.clear();
    }
}

/// Puts a blank in the place of each byte that is no white space.
fn blank_range(text: &mut String, span: Span) {
    let Some(words) = text.get(span.clone()) else { return };
    let blanked: String = words
        .chars()
        .flat_map(|c| std::iter::repeat_n(if c.is_whitespace() && c.len_utf8() == 1 { c } else { BLANK }, c.len_utf8()))
        .collect();
    text.replace_range(span, &blanked);
}

/// A text that was copied out of a sentence keeps so many words: with a word or two that happen to stand behind it on a page
/// it is still no run of a text.
const KEPT: usize = OF_A_SECRET - 1;

/// Cuts the texts that earlier stages copied out of sentences, so that none holds a run that is not published.
fn shorten(briefing: &mut Briefing, secret: &Runs) {
    let cut = |text: &mut String| {
        if !secret.find(text).is_empty() {
            // A word in print may count as several: "Asia-Pacific".
            let parts = |word: &str| word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).count();
            let mut left = KEPT;
            let fits = |word: &&str| left.checked_sub(parts(word)).map(|rest| left = rest).is_some();
            let words: Vec<&str> = text.split_whitespace().take_while(fits).collect();
            *text = format!("{} …", words.join(" "));
        }
    };
    for event in &mut briefing.events {
        cut(&mut event.title);
        event.statements.iter_mut().for_each(|told| cut(&mut told.rule));
        event.evidence.iter_mut().for_each(cut);
    }
    for dispute in &mut briefing.disputes {
        cut(&mut dispute.question);
        // Its sentences are ours; the words that both sources have may follow one another in a text.
        if !secret.find(&dispute.rule.to_string()).is_empty() {
            dispute.rule.forget_words();
        }
        dispute.positions.iter_mut().for_each(|position| cut(&mut position.answer));
    }
    for entity in &mut briefing.entities {
        entity.roles.iter_mut().for_each(|role| cut(&mut role.text));
        entity.aliases.iter_mut().for_each(|alias| cut(&mut alias.text));
    }
    let points = briefing.bottom_line.iter_mut().chain(&mut briefing.key_points).chain(&mut briefing.unknowns);
    points.for_each(|point| cut(&mut point.rule));
    let evidence = |stated: &mut Stated<String>| cut(&mut stated.evidence);
    briefing.articles.iter_mut().flat_map(|a| &mut a.article.credits).for_each(evidence);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_blank_is_an_ellipsis() {
        let blank = |n: usize| BLANK.to_string().repeat(n);
        assert_eq!(shown("as it is"), "as it is");
        assert_eq!(shown(&format!("Open. {} {}  {} Open.", blank(3), blank(7), blank(1))), "Open. … Open.");
        assert_eq!(shown(&blank(9)), "…");
    }

    /// Three files of one text of two sentences, of which each publishes those whose places are given.
    fn briefing(published: [&[usize]; 3]) -> Briefing {
        let folder = tempfile::tempdir().unwrap();
        let text = "# Bridge\n\nThe mayor of the old town said on Monday that the bridge across the river would stay shut. \
                    Nobody on the council asked her for a reason, and she gave none to the press either.\n";
        for name in ["a", "b", "c"] {
            // Another last line each, so that they are three sources and not one with two versions.
            std::fs::write(
                folder.path().join(format!("{name}.md")),
                format!("{text}\nThis is the paper called {name}.\n"),
            )
            .unwrap();
        }
        let sources = crate::source::read(folder.path()).sources;
        let articles = sources.iter().map(|source| crate::annotate::annotate(crate::article::clean(source))).collect();
        let (briefing, _) = crate::briefing::brief(articles, &crate::edits::Edits::default());
        let numbered = published.map(|sentences| Some(sentences.iter().copied().collect()));
        blank(briefing, &Published { excerpts: numbered.to_vec() })
    }

    #[test]
    fn a_sentence_that_one_source_says_is_no_secret_of_another() {
        let both = "bridge across the river would stay shut. Nobody on the council asked her for a reason";
        assert!(briefing([&[], &[], &[]]).withheld.leak(both.as_bytes()).is_some());
        assert!(briefing([&[], &[1], &[2]]).withheld.leak(both.as_bytes()).is_none());
        assert!(briefing([&[], &[1], &[]]).withheld.leak(both.as_bytes()).is_none());
        let second = "Nobody on the council asked her for a reason, and she gave none";
        assert!(briefing([&[], &[1], &[]]).withheld.leak(second.as_bytes()).is_some());
    }

    proptest! {
        #![proptest_config(crate::proptest_cases::cases(256))]
        #[test]
        fn a_blanked_text_is_as_long_and_holds_no_word(text in "\\PC{0,40}") {
            let mut blanked = text.clone();
            blank_range(&mut blanked, 0..text.len());
            prop_assert_eq!(blanked.len(), text.len());
            prop_assert!(!blanked.chars().any(char::is_alphanumeric));
        }
    }
}
