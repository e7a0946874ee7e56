//! The phrases of `data/furniture-phrases.tsv`: what a line gives itself away by.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use hashbrown::HashMap;

use crate::tables::FURNITURE_PHRASES;

/// What a furniture phrase does to the lines around it, from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// The line itself goes.
    Line,
    /// The line goes, and headlines right below it.
    List,
    /// The line opens a list of other articles: everything below goes, unless the story goes on below.
    Others,
    /// From here on everything goes.
    End,
}

/// A furniture phrase found in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) effect: Effect,
    /// What the line is, as a page says it after "removed: ".
    pub(super) reason: &'static str,
    /// True where the phrase is the whole line.
    pub(super) whole: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Is,
    Starts,
    Has,
}

struct Phrase {
    words: &'static str,
    place: Place,
    most: usize,
    cue: Cue,
}

/// Lines longer than this are running text, whatever words they hold; it bounds the work on hostile lines.
const LONGEST: usize = 1_200;

/// The phrases, laid out to be found.
struct Phrases {
    /// Those that begin a line, by their first word; empty where a mark begins them.
    begin: HashMap<&'static str, Vec<Phrase>>,
    /// Those that stand anywhere in a line.
    inside: Vec<Phrase>,
    automaton: AhoCorasick,
    /// A line of more words than this holds no phrase.
    most_words: usize,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let all = || FURNITURE_PHRASES.iter().map(phrase);
    let mut begin: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for phrase in all().filter(|phrase| phrase.place != Place::Has) {
        begin.entry(first_word(phrase.words)).or_default().push(phrase);
    }
    let inside: Vec<Phrase> = all().filter(|phrase| phrase.place == Place::Has).collect();
    let automaton = AhoCorasick::new(inside.iter().map(|phrase| phrase.words)).expect("the phrases fit an automaton");
    Phrases { begin, inside, automaton, most_words: all().map(|phrase| phrase.most).max().unwrap_or(0) }
});

impl Phrases {
    /// The phrases of a line of `words` words, in lower case.
    fn find(&self, line: &str, words: usize) -> impl Iterator<Item = &Phrase> {
        let begin = self.begin.get(first_word(line)).into_iter().flatten().filter(move |phrase| {
            words <= phrase.most
                && line.strip_prefix(phrase.words).is_some_and(|rest| match phrase.place {
                    Place::Is => is_rest_marks(rest),
                    Place::Starts | Place::Has => ends_word(line, phrase.words.len()),
                })
        });
        let inside = self.automaton.find_overlapping_iter(line).filter_map(move |found| {
            let phrase = &self.inside[found.pattern().as_usize()];
            let is_free = begins_word(line, found.start()) && ends_word(line, found.end());
            (is_free && words <= phrase.most).then_some(phrase)
        });
        begin.chain(inside)
    }
}

/// The letters and digits that begin a text.
fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

fn phrase(row: &[&'static str; 5]) -> Phrase {
    let effect = match row[2] {
        "line" => Effect::Line,
        "list" => Effect::List,
        "others" => Effect::Others,
        "end" => Effect::End,
        other => unreachable!("furniture-phrases.tsv: unknown effect `{other}`"),
    };
    let place = match row[1] {
        "is" => Place::Is,
        "starts" => Place::Starts,
        "has" => Place::Has,
        other => unreachable!("furniture-phrases.tsv: unknown place `{other}`"),
    };
    let most = row[3].parse().expect("furniture-phrases.tsv: `most` is a number");
    Phrase { words: row[0], place, most, cue: Cue { effect, reason: row[4], whole: place == Place::Is } }
}

/// The strongest furniture phrase of a line of `words` words, if any.
pub(super) fn cue(text: &str, words: usize) -> Option<Cue> {
    let phrases = &*PHRASES;
    if text.len() > LONGEST || words > phrases.most_words {
        return None;
    }
    let line = normal(text);
    let found = phrases.find(&line, words);
    found.max_by_key(|phrase| (phrase.cue.effect, phrase.cue.whole, phrase.words.len())).map(|phrase| phrase.cue)
}

/// Lower case, straight quotes, a run of digits as `0`, without marks at the start.
fn normal(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | ' ' if !line.is_empty() => line.push(c),
            'A'..='Z' | 'a'..='z' => line.push(c.to_ascii_lowercase()),
            '’' | '‘' => line.push('\''),
            '0'..='9' => {
                if !line.ends_with('0') {
                    line.push('0');
                }
            }
            c if line.is_empty() && !c.is_alphanumeric() && !matches!(c, '©' | '(') => {}
            c => line.extend(c.to_lowercase()),
        }
    }
    line
}

fn is_rest_marks(rest: &str) -> bool {
    !rest.contains(char::is_alphanumeric)
}

fn begins_word(line: &str, at: usize) -> bool {
    !line[..at].ends_with(char::is_alphanumeric)
}

fn ends_word(line: &str, at: usize) -> bool {
    !(line[..at].ends_with(char::is_alphanumeric) && line[at..].starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effect(text: &str) -> Option<Effect> {
        cue(text, text.split_whitespace().count()).map(|cue| cue.effect)
    }

    #[test]
    fn phrases_are_found_where_they_may_stand() {
        assert_eq!(effect("› Share this article"), Some(Effect::Line));
        assert_eq!(effect("17 mins read"), Some(Effect::Line));
        assert_eq!(effect("READ MORE: Ferry late again"), Some(Effect::List));
        assert_eq!(effect("Don’t Miss"), Some(Effect::Others));
        assert_eq!(effect("34 Comments"), Some(Effect::End));
    }

    #[test]
    fn running_text_with_a_word_of_a_phrase_is_none() {
        assert_eq!(effect("More than forty ships wait."), None);
        assert_eq!(effect("Politics has changed little in the town."), None);
        assert_eq!(effect("Homes near the quay were flooded."), None);
    }

    #[test]
    fn every_row_of_the_table_is_well_formed_and_normal() {
        for row in FURNITURE_PHRASES {
            assert_eq!(normal(row[0]), row[0], "`{}` would never be found", row[0]);
            assert!(phrase(row).most > 0);
        }
    }
}
