//! What a block is like by itself.

use super::super::draft::Draft;
use super::super::lexicon::Traits;
use super::super::look::STORY;
use super::super::{InlineKind, Shape};
use super::signs::{Signs, first_sign, inner_names, last_sign};
use super::{Known, Row, effect, flag, markup};

pub(super) const OWN: [&str; 37] = [
    "length",
    "words",
    "score",
    "ends",
    "last sign",
    "first sign",
    "stop words",
    "low words",
    "capitals",
    "shouting",
    "digits",
    "commas",
    "bars",
    "address",
    "sentences",
    "links",
    "repeats",
    "cue",
    "whole cue",
    "date",
    "credit",
    "caption",
    "day",
    "you",
    "we",
    "reporting",
    "past",
    "overlap",
    "names",
    "markup",
    "items",
    "words an item",
    "strong",
    "vote",
    "outside",
    "headline words",
    "word length",
];

impl Known<'_> {
    pub(super) fn own(&self, index: usize, row: &mut Row) {
        let (draft, look, words) = (&self.drafts[index], &self.page.looks[index], &self.page.words[index]);
        let lexicon = &self.page.lexicon;
        let text = draft.text.as_str();
        let count = words.len().max(1) as f32;
        let signs = Signs::of(text);
        let share_of = |which: Traits| lexicon.count(words, which) as f32 / count;
        let any = |which: Traits| flag(words.iter().any(|&word| lexicon.is(word, which)));
        let (items, words_an_item) = items(draft, words.len());
        let long = words.iter().filter(|&&word| lexicon.is(word, Traits::LONG));
        let headline = self.title.as_ref().map_or(-1.0, |title| share(long, |&&word| title[word as usize]));
        let own = usize::from(look.score >= STORY);
        let names = share(inner_names(text), |name| self.names.get(name).copied().unwrap_or(0) > own).max(-1.0);
        row.extend([
            (1.0 + text.chars().count() as f32).ln(),
            (1.0 + words.len() as f32).ln(),
            look.score,
            flag(look.ends),
            f32::from(last_sign(text)),
            f32::from(first_sign(text)),
            if self.page.english { share_of(Traits::STOP) } else { -1.0 },
            signs.low,
            signs.capitals,
            signs.shouting,
            signs.digits,
            signs.commas.min(6.0),
            signs.bars.min(4.0),
            flag(text.contains("http") || text.contains("www.") || text.contains('@')),
            look.sentences.min(8) as f32,
            draft.link_share,
            look.repeats.min(5) as f32,
            look.cue.map_or(0.0, |cue| effect(cue.effect)),
            look.cue.map_or(0.0, |cue| flag(cue.whole)),
            flag(look.date.is_some()),
            flag(look.credit.is_some()),
            flag(look.caption) + 2.0 * flag(look.picture_credit),
            flag(look.tells_day),
            any(Traits::YOU),
            any(Traits::WE),
            any(Traits::REPORTING),
            share_of(Traits::PAST),
            look.overlap,
            names,
            markup(draft.markup),
            items,
            words_an_item,
            strong(draft),
            draft.vote.map_or(0.5, flag),
            flag(draft.outside.is_some()),
            headline,
            signs.word_length,
        ]);
    }
}

/// Share of the items that `counts` says yes to; −1 where there are none.
fn share<T>(items: impl Iterator<Item = T>, counts: impl Fn(&T) -> bool) -> f32 {
    let (mut all, mut yes) = (0_usize, 0_usize);
    for item in items {
        all += 1;
        yes += usize::from(counts(&item));
    }
    if all == 0 { -1.0 } else { yes as f32 / all as f32 }
}

/// Number of a list's items or a table's rows, and the words in one.
fn items(draft: &Draft, words: usize) -> (f32, f32) {
    let count = match &draft.shape {
        Shape::List { items, .. } => items.len(),
        Shape::Table { rows, .. } => rows.len(),
        _ => return (0.0, 0.0),
    };
    (count.min(40) as f32, words as f32 / count.max(1) as f32)
}

/// Share of a block's text that stands out in strong print.
fn strong(draft: &Draft) -> f32 {
    let strong = draft.inlines.iter().filter(|inline| inline.kind == InlineKind::Strong);
    let bytes: usize = strong.map(|inline| inline.span.len()).sum();
    (bytes as f32 / draft.text.len().max(1) as f32).min(1.0)
}
