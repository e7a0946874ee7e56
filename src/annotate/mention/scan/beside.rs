//! What stands beside a name: its role before or after it, the dash of a dateline, an age.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::annotate::mention::lexicon::LEXICON;
use crate::annotate::mention::role::Role;
use crate::annotate::mention::word::{Shape, Word};
use crate::article::Span;
use crate::tables::{MONTHS, SENTENCE_OPENERS, WEEKDAYS};

/// Words with a capital that begin a sentence, or name a day or a month.
static OPENERS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let openers = SENTENCE_OPENERS.iter().map(|[word]| *word);
    openers.chain(WEEKDAYS.iter().map(|row| row[0])).chain(MONTHS.iter().map(|row| row[0])).collect()
});

/// The words of a line and the roles in it.
#[derive(Clone, Copy)]
pub(in crate::annotate::mention) struct Beside<'a> {
    pub(in crate::annotate::mention) words: &'a [Word<'a>],
    pub(in crate::annotate::mention) roles: &'a [Role],
}

impl<'a> Beside<'a> {
    /// The role that ends right before a word, perhaps with a comma between.
    pub(super) fn role_before(self, at: usize) -> Option<&'a Role> {
        let before =
            |end: usize| self.roles.binary_search_by_key(&end, |role| role.to).ok().map(|place| &self.roles[place]);
        before(at).or_else(|| {
            let comma = at.checked_sub(1).filter(|&index| self.words[index].text == ",")?;
            let role = before(comma)?;
            let introduced =
                role.from > 0 && matches!(self.words[role.from - 1].lower(), "the" | "his" | "her" | "its" | "their");
            let two = self.words.get(at + 1).is_some_and(Word::is_capital);
            (two && (introduced || role.from < role.office)).then_some(role)
        })
    }

    /// The role that stands in apposition after a name: ", a spokesman for the State Department,".
    pub(super) fn role_after(self, end: usize) -> Option<&'a Role> {
        self.words.get(end).filter(|word| word.text == ",")?;
        let mut from = end + 1;
        while self
            .words
            .get(from)
            .is_some_and(|w| matches!(w.lower(), "a" | "an" | "the" | "then" | "who" | "is" | "his" | "her"))
        {
            from += 1;
        }
        let next = self.roles.partition_point(|role| role.to <= from);
        // "who heads the office": a verb, not a role.
        let verb =
            |role: &Role| self.words[from - 1].lower() == "who" && self.words[role.office].lower().ends_with('s');
        self.roles.get(next).filter(|role| role.from <= from && role.from > end && !verb(role))
    }

    /// The role of the person that these words name, before or after the name.
    pub(in crate::annotate::mention) fn role_span(self, from: usize, end: usize) -> Option<Span> {
        if let Some(role) = self.role_before(from) {
            let last = if self.words[role.to - 1].text == "," { role.to - 2 } else { role.to - 1 };
            return Some(self.words[self.whole(role)].start()..self.words[last].end());
        }
        let role = self.role_after(end)?;
        let close = (role.to..self.words.len().min(role.to + 8))
            .find(|&at| matches!(self.words[at].text, "," | "." | ";" | ")" | "—" | "–"));
        let last = close.map_or(role.to, |at| if self.has_verb(role.to, at) { role.to } else { at });
        Some(self.words[role.from].start()..self.words[last - 1].end())
    }

    /// Where the printed phrase of a role in front of a name begins: "Transport" of "Transport Cabinet Secretary", "Bank" of "Bank
    /// Indonesia governor". Capitals before one's own belong to it, but for those that the line, its sentence, a person or a day
    /// gives; more than four are a headline.
    fn whole(self, role: &Role) -> usize {
        let is_name = |word: &Word<'_>| {
            word.is_capital()
                && !LEXICON.is_given(word.text)
                && !LEXICON.is_surname(word.text)
                && !LEXICON.is_honorific(word.text)
                && !OPENERS.contains(word.text)
        };
        let led = &self.words[role.from];
        let by_people = LEXICON.demonym_at(&self.words[role.from..]).is_some() && !LEXICON.is_country(led.text);
        let in_capitals = |word: &Word<'_>| word.is_capital() || word.text.len() < 4;
        if !led.is_capital() || by_people || self.words.iter().all(in_capitals) {
            return role.from;
        }
        let from = role.from - self.words[..role.from].iter().rev().take_while(|word| is_name(word)).count();
        // "In Oslo Prime Minister Holm said": where he said it, not what he is.
        let is_scene = from > 0 && matches!(self.words[from - 1].lower(), "in" | "at" | "near" | "outside" | "inside");
        if role.from - from > 4 || is_scene { role.from } else { from }
    }

    /// True where the words after an apposed role already tell what its holder did.
    fn has_verb(self, from: usize, end: usize) -> bool {
        self.words[from..end].iter().any(|word| {
            LEXICON.is_reporting(word.lower())
                || matches!(word.lower(), "is" | "was" | "has" | "had" | "will" | "who" | "and" | "were")
        })
    }

    /// True for the one word in capitals before the dash of a dateline: "BERGEN, Norway —".
    pub(super) fn is_dateline(self, at: usize) -> bool {
        let word = &self.words[at];
        let dash = |word: &Word<'_>| matches!(word.text, "—" | "–" | "-");
        at == 0
            && word.text.chars().count() > 3
            && word.text.chars().all(char::is_uppercase)
            && self.words.iter().skip(1).take(8).any(dash)
    }

    /// True for the town after an age: "Osgood, 54, of Skipton".
    pub(super) fn is_home(self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).and_then(|index| self.words.get(index));
        before(1).is_some_and(|w| matches!(w.text, "of" | "from"))
            && before(2).is_some_and(|w| w.text == ",")
            && before(3).is_some_and(|w| w.shape == Shape::Number && w.text.len() <= 3)
            && before(4).is_some_and(|w| w.text == ",")
    }
}
