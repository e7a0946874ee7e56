//! The lines of a plain text as they stand, each repaired on its own.

use super::RepairKind;
use super::repair::{Repairs, Traits, repaired};

/// A text in which so many lines begin with the mark of quoted mail is quoted mail.
const LEAST_QUOTED: usize = 3;

/// One line that is not empty.
pub(super) struct Line {
    /// Its number in the original.
    pub(super) number: usize,
    /// Its text, repaired.
    pub(super) text: String,
    /// What was altered in it.
    pub(super) repairs: Repairs,
    /// Its width in columns: characters of Chinese and its neighbours take two.
    pub(super) width: usize,
    /// White space before its text, in characters.
    pub(super) indent: usize,
    /// True where the line right above is not empty.
    pub(super) follows: bool,
    /// True where it ends in a soft hyphen.
    pub(super) ends_soft: bool,
    /// True where it begins a printed page.
    pub(super) begins_page: bool,
}

impl Line {
    /// True where it begins with the mark or the number of a list's item.
    pub(super) fn begins_item(&self) -> bool {
        let (mark, rest) = self.text.split_once(' ').unwrap_or((&self.text, ""));
        let is_number = || {
            let digits = mark.trim_end_matches(['.', ')']);
            digits.len() < mark.len() && (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
        };
        !rest.is_empty() && (matches!(mark, "-" | "*" | "•" | "–" | "—" | "◦" | "▪" | "●" | "·") || is_number())
    }
}

/// The lines of a text whose first has the number `first_line`. A line or paragraph separator and a form feed end a
/// line, too; the pieces have one number.
pub(super) fn lines(text: &str, first_line: usize) -> Vec<Line> {
    let traits = Traits::of(text);
    let is_mail = text.split('\n').filter(|line| line.starts_with('>')).count() >= LEAST_QUOTED;
    let mut found: Vec<Line> = Vec::new();
    let mut follows = false;
    for (index, raw) in text.split('\n').enumerate() {
        for (piece_index, piece) in raw.split(['\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']).enumerate() {
            let begins_page = piece_index > 0 && raw.contains('\u{C}');
            let mut repairs = Repairs::default();
            let piece = if is_mail { unquoted(piece, &mut repairs) } else { piece };
            let text = repaired(piece, traits, &mut repairs);
            if text.is_empty() {
                follows = false;
                continue;
            }
            let indent = piece.chars().take_while(|c| c.is_whitespace()).count();
            let width = text.chars().map(columns).sum();
            let ends_soft = piece.trim_end().ends_with('\u{AD}');
            let number = index + first_line;
            found.push(Line { number, text, repairs, width, indent, follows, ends_soft, begins_page });
            follows = true;
        }
    }
    found
}

/// A line without the marks of quoted mail at its start.
fn unquoted<'t>(line: &'t str, repairs: &mut Repairs) -> &'t str {
    let mut rest = line;
    while let Some(inner) = rest.trim_start_matches(' ').strip_prefix('>') {
        repairs.note(RepairKind::QuoteMark, ">");
        rest = inner;
    }
    if rest.len() < line.len() { rest.strip_prefix(' ').unwrap_or(rest) } else { line }
}

/// The columns that a character takes in a text of fixed width.
fn columns(c: char) -> usize {
    match c {
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}' => 0,
        _ => 1,
    }
}
