//! Finds event candidates: clauses that tell who did what when, or who is to do it.
//!
//! Quality over quantity: a candidate has a participant, and a date, a status of its own or a verb that binds two.

mod antecedent;
mod candidate;
mod clause;
mod deed;
mod invitation;
mod lexicon;
mod list;
mod participant;
mod place;
mod putting_off;
mod reading;
mod since;
mod status;
mod story;
mod subject;
mod telling;
#[cfg(test)]
mod tests;
mod timing;

pub use candidate::{EventCandidate, EventStatus};
use reading::Reading;
use story::Story;
use telling::Teller;

use super::{Mention, Quote, Sentence, TimeExpression};
use crate::article::{Article, BlockKind};

/// Longer ones are no sentences but text without full stops; they tell no event that could be read from them.
const MAX_WORDS: usize = 250;
/// So many words are no longer than this, in bytes.
const MAX_BYTES: usize = 16 << 10;

/// The event candidates of one article, in order of their sentences.
pub(super) fn find(
    article: &Article,
    sentences: &[Sentence],
    mentions: &[Mention],
    times: &[TimeExpression],
    quotes: &[Quote],
) -> Vec<EventCandidate> {
    let mut found = Vec::new();
    let mut story = Story::default();
    // The day of the dateline is that of the telling.
    let dateline = article.dateline_length();
    let times = &times[times.partition_point(|time| time.span.start < dateline)..];
    let (mut mentions, mut times, mut quotes) = (mentions, times, quotes);
    for (index, sentence) in sentences.iter().enumerate() {
        let Some(span) = sentence.body.clone() else { continue };
        let own_mentions = take_until(&mut mentions, span.end, |m| m.span.start);
        let own_times = take_until(&mut times, span.end, |t| t.span.start);
        let own_quotes = take_until(&mut quotes, span.end, |q| q.span.start);
        story.learn_titles(own_mentions);
        if span.len() > MAX_BYTES || !tells(article, sentence) {
            continue;
        }
        let reading = Reading::of(&article.body, sentence, own_mentions, own_times);
        if reading.len() <= MAX_WORDS {
            let speaker = own_quotes.iter().find_map(|q| q.speaker.clone());
            Teller { article, reading: &reading, sentence: index, speaker, story: &mut story }.tell(&mut found);
        }
        story.leave(index, &article.body, own_mentions);
    }
    found
}

fn tells(article: &Article, sentence: &Sentence) -> bool {
    let kind = article.blocks.get(sentence.block).map(|block| block.kind);
    matches!(
        kind,
        Some(BlockKind::Paragraph | BlockKind::Dek | BlockKind::List | BlockKind::Quote | BlockKind::Caption)
    )
}

/// Splits off the leading items that begin before `end`.
fn take_until<'a, T>(items: &mut &'a [T], end: usize, start: impl Fn(&T) -> usize) -> &'a [T] {
    let (own, rest) = items.split_at(items.partition_point(|item| start(item) < end));
    *items = rest;
    own
}
