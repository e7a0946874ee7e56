//! The phrases of `data/furniture-phrases.tsv`: what a line gives itself away by.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

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
    place: Place,
    most: usize,
    cue: Cue,
}

/// Lines longer than this are running text, whatever words they hold; it bounds the work on hostile lines.
const LONGEST: usize = 1_200;

static PHRASES: LazyLock<(AhoCorasick, Vec<Phrase>)> = LazyLock::new(|| {
    let automaton = AhoCorasick::new(FURNITURE_PHRASES.iter().map(|row| row[0])).expect("the phrases fit an automaton");
    (automaton, FURNITURE_PHRASES.iter().map(phrase).collect())
});

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
    Phrase { place, most, cue: Cue { effect, reason: row[4], whole: place == Place::Is } }
}

/// The strongest furniture phrase of a line of `words` words, if any.
pub(super) fn cue(text: &str, words: usize) -> Option<Cue> {
    if text.len() > LONGEST {
        return None;
    }
    let line = normal(text);
    let (automaton, phrases) = &*PHRASES;
    automaton
        .find_overlapping_iter(&line)
        .filter(|found| {
            let phrase = &phrases[found.pattern().as_usize()];
            let ends = ends_word(&line, found.end());
            words <= phrase.most
                && match phrase.place {
                    Place::Is => found.start() == 0 && is_rest_marks(&line[found.end()..]),
                    Place::Starts => found.start() == 0 && ends,
                    Place::Has => begins_word(&line, found.start()) && ends,
                }
        })
        .map(|found| (phrases[found.pattern().as_usize()].cue, found.len()))
        .max_by_key(|(cue, length)| (cue.effect, cue.whole, *length))
        .map(|(cue, _)| cue)
}

/// Lower case, straight quotes, a run of digits as `0`, without marks at the start.
fn normal(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
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
