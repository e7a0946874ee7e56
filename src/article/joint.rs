//! Whether a line goes on with the one above, and how the two belong together.

use std::collections::HashSet;
use std::rc::Rc;
use std::sync::LazyLock;

use super::line::Line;
use super::plain::ends_sentence;
use super::vocabulary::{Hyphen, Vocabulary};
use super::{credit_line, date_line, phrases, wrap};
use crate::tables::OPEN_WORDS;

/// Two lines of which neither is as long are entries of a menu, whatever they begin with.
const LONG: usize = 25;
/// A line that may have been broken around a name has at least so many characters.
const BROKEN_AT_NAME: usize = 40;
/// The words of a name or a link in mid-sentence.
const MOST_WORDS_OF_NAME: usize = 8;

/// No word of more characters is looked for.
const LONGEST_WORD: usize = 60;

static OPEN: LazyLock<HashSet<&str>> = LazyLock::new(|| OPEN_WORDS.iter().map(|row| row[0]).collect());

/// How two lines belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// By a space.
    Space,
    /// Without one.
    Close,
    /// Without one, within a word that a soft hyphen broke.
    Word,
    /// Without the hyphen at the end of the first.
    Hyphen,
    /// The first is the large first letter of the second.
    DropCap,
}

/// The lines around a break.
pub(super) struct Break<'l> {
    /// The text of the paragraph above, as joined so far.
    pub(super) open: &'l str,
    /// Its last line.
    pub(super) above: &'l Line,
    /// The line below the break.
    pub(super) line: &'l Line,
    /// The line below that.
    pub(super) next: Option<&'l Line>,
    /// The width at which the text was broken, where it was.
    pub(super) width: Option<usize>,
}

impl Break<'_> {
    /// How the line goes on with the paragraph; none where it begins another.
    pub(super) fn joint(&self, words: &impl Fn() -> Rc<Vocabulary>) -> Option<Joint> {
        let line = &self.line.text;
        if self.line.begins_item() {
            return None;
        }
        if is_tail(line) && !ends_sentence(self.open) && (self.line.follows || self.open.len() >= BROKEN_AT_NAME) {
            return Some(Joint::Close);
        }
        if !self.line.follows {
            return None;
        }
        if self.above.ends_soft && line.starts_with(char::is_lowercase) {
            return Some(Joint::Word);
        }
        if is_letter(self.open) && line.starts_with(char::is_lowercase) {
            return Some(drop_cap(self.open, line, &words()));
        }
        if !self.goes_on() {
            return None;
        }
        let Some((head, tail)) = broken_word(self.open, line) else {
            return Some(if is_closed(self.open, line) { Joint::Close } else { Joint::Space });
        };
        Some(match words().hyphen(head, tail) {
            Hyphen::Broke => Joint::Hyphen,
            Hyphen::Stays => Joint::Close,
            Hyphen::Hangs => Joint::Space,
        })
    }

    fn goes_on(&self) -> bool {
        if let Some(width) = self.width {
            if wrap::continues(self.above, self.line, width) {
                return true;
            }
            if self.above.width * 10 < width * 5 {
                return false;
            }
        }
        let is_long = self.open.len().max(self.line.width) >= LONG;
        if ends_sentence(self.open) || !is_long || stands_alone(self.open) {
            return false;
        }
        if begins_low(&self.line.text) {
            return !stands_alone(&self.line.text);
        }
        ends_open(self.open) && !stands_alone(&self.line.text) || self.is_name()
    }

    /// A name or a link in mid-sentence: a few words, and the sentence goes on below.
    fn is_name(&self) -> bool {
        let goes_on_below =
            |next: &Line| next.follows && (begins_low(&next.text) || is_tail(&next.text)) && !stands_alone(&next.text);
        self.open.len() >= BROKEN_AT_NAME
            && self.line.text.split(' ').count() <= MOST_WORDS_OF_NAME
            && !ends_sentence(&self.line.text)
            && self.next.is_some_and(goes_on_below)
            && !stands_alone(&self.line.text)
    }
}

/// True for a line that begins as no sentence does: in lower case, behind an opening mark or not.
fn begins_low(text: &str) -> bool {
    text.trim_start_matches(['“', '"', '‘', '\'', '(', '«', '„']).starts_with(char::is_lowercase)
}

/// True for a line that begins with what can only stand behind a word: a mark, the ending of a genitive.
fn is_tail(text: &str) -> bool {
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    match first {
        Some(',' | ';' | ')' | '’' | '”' | '»' | '、' | '，' | '。' | '؛' | '،') => {
            !second.is_some_and(char::is_uppercase)
        }
        Some('.' | '?' | '!' | ':') => second.is_none_or(|c| matches!(c, ' ' | '”' | '"' | '’' | ')' | '[')),
        Some('\'') => second == Some('s') && chars.next() == Some(' '),
        _ => false,
    }
}

/// True where a text ends in a word that no line of its own ends in, or in a comma.
fn ends_open(text: &str) -> bool {
    let last = last_word(text, |c| c != ' ');
    text.ends_with([',', '，', '、', '،', '(', '“', '‘', '«'])
        || OPEN.contains(last.to_lowercase().as_str()) && text.contains(' ')
}

/// True for a line that is whole: an address, a date, a byline, a label of the page.
fn stands_alone(text: &str) -> bool {
    text.starts_with("http")
        || text.starts_with("www.")
        || text.len() <= 200
            && (credit_line::credit_line(text).is_some()
                || date_line::date_line(text).is_some()
                || phrases::cue(text, text.split(' ').count()).is_some())
}

fn is_letter(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// A letter alone above a line in lower case is its first word's first letter, or a word of one letter.
fn drop_cap(letter: &str, line: &str, words: &Vocabulary) -> Joint {
    let first = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if words.has(&format!("{letter}{first}"))
        || !words.has(first) && !matches!(letter, "A" | "I" | "O" | "Y" | "E" | "À")
    {
        Joint::DropCap
    } else {
        Joint::Space
    }
}

/// The parts of a word that a hyphen at the end of a line may have broken.
fn broken_word<'t>(open: &'t str, line: &'t str) -> Option<(&'t str, &'t str)> {
    let before = open.strip_suffix(['-', '\u{2010}'])?;
    let is_inside = |c: char| c.is_alphanumeric() || c == '-';
    let head = last_word(before, is_inside);
    let tail: usize = line.chars().take(LONGEST_WORD).take_while(|c| is_inside(*c)).map(char::len_utf8).sum();
    let tail = &line[..tail];
    (!tail.is_empty() && head.ends_with(char::is_alphanumeric)).then_some((head, tail))
}

/// What a text ends in, of characters that stand in a word; no more than a long word holds.
fn last_word(text: &str, is_inside: impl Fn(char) -> bool) -> &str {
    let inside = text.char_indices().rev().take(LONGEST_WORD).take_while(|(_, c)| is_inside(*c));
    &text[inside.last().map_or(text.len(), |(start, _)| start)..]
}

/// True where no space stands between two lines of one paragraph: scripts that write none, opening marks, dashes.
fn is_closed(open: &str, line: &str) -> bool {
    let (last, first) = (open.chars().next_back(), line.chars().next());
    last.is_some_and(is_unspaced) && first.is_some_and(is_unspaced) || open.ends_with(['(', '“', '‘', '['])
}

/// Scripts that write no spaces, with their marks.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}
