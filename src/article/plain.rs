//! Plain text → drafts: one for each line, or for each paragraph where lines were broken at a width.

use super::RepairKind;
use super::draft::Draft;
use super::repair::{Damage, Repairs, repaired};

/// Widest line, in characters, of a text whose paragraphs were broken at a width.
const WRAP_LIMIT: usize = 100;
/// A text narrower than this is a list or a poem, not a wrapped one.
const WRAP_LEAST: usize = 50;

struct Line {
    number: usize,
    text: String,
    repairs: Repairs,
    width: usize,
    /// True where the line right above is not empty.
    follows: bool,
}

/// The blocks of a plain text whose first line has the number `first_line`; every line that is not empty belongs to
/// exactly one.
pub(super) fn drafts(text: &str, first_line: usize) -> Vec<Draft> {
    let lines = lines(text, first_line);
    let wrap = wrap_width(&lines);
    let mut drafts: Vec<Draft> = Vec::with_capacity(lines.len());
    let mut last_width = 0;
    for line in lines {
        if let Some(open) = drafts.last_mut()
            && line.follows
            && continues(&open.text, last_width, &line, wrap)
        {
            open.repairs.note(RepairKind::Line, "");
            open.repairs.add(line.repairs);
            join(&mut open.text, &line.text);
            open.lines.1 = line.number;
        } else {
            let lines = (line.number, line.number);
            drafts.push(Draft { repairs: line.repairs, ..Draft::plain(line.text, lines) });
        }
        last_width = line.width;
    }
    drafts
}

fn lines(text: &str, first_line: usize) -> Vec<Line> {
    let mut found = Vec::new();
    let damage = Damage::of(text);
    let mut follows = false;
    for (index, raw) in text.split('\n').enumerate() {
        let mut repairs = Repairs::default();
        let text = repaired(raw, damage, &mut repairs);
        let empty = text.is_empty();
        if !empty {
            found.push(Line { number: index + first_line, width: text.chars().count(), text, repairs, follows });
        }
        follows = !empty;
    }
    found
}

/// The width at which the text's paragraphs were broken, where they were: most lines that another follows are nearly
/// as wide as the widest, and most of them stop in mid-sentence.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let widest = lines.iter().map(|line| line.width).max()?;
    if !(WRAP_LEAST..=WRAP_LIMIT).contains(&widest) {
        return None;
    }
    let followed: Vec<&Line> = lines.windows(2).filter(|pair| pair[1].follows).map(|pair| &pair[0]).collect();
    let full = followed.iter().filter(|line| line.width * 10 >= widest * 7 && !ends_sentence(&line.text)).count();
    (followed.len() >= 4 && full * 10 >= followed.len() * 6).then_some(widest)
}

/// True where `line` goes on with the paragraph that `open` holds: its first word would not have fitted above, or the
/// line above stops in mid-sentence and this one begins in lower case.
fn continues(open: &str, last_width: usize, line: &Line, wrap: Option<usize>) -> bool {
    if let Some(width) = wrap {
        let first = line.text.split(' ').next().map_or(0, |word| word.chars().count());
        return last_width + 1 + first > width && last_width <= width;
    }
    let begins_low = line.text.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | '.' | ';' | ')' | '’'));
    last_width >= 40 && begins_low && !ends_sentence(open)
}

fn join(open: &mut String, next: &str) {
    let hyphenated = open.ends_with('-') && open.chars().rev().nth(1).is_some_and(char::is_lowercase);
    if !hyphenated && !next.starts_with([',', '.', ';', ')', '’']) {
        open.push(' ');
    }
    open.push_str(next);
}

/// True where the text ends as a sentence does, closing quotes and brackets aside.
pub(in crate::article) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '」', '』', '*'])
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '۔', '।'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(String, (usize, usize))> {
        drafts(text, 1).into_iter().map(|d| (d.text, d.lines)).collect()
    }

    #[test]
    fn a_line_is_a_block() {
        let found = texts("The harbour opens\n\nShips may enter on Friday.\nMenu\n");
        assert_eq!(found.len(), 3);
        assert_eq!(found[1], ("Ships may enter on Friday.".to_owned(), (3, 3)));
    }

    #[test]
    fn lines_broken_at_a_width_are_joined_again() {
        let text = "The harbour of the northern town will open again on Friday\n\
                    after nine months of repairs, its master told the council,\n\
                    which had asked for a date since the spring of last year\n\
                    and will now pay the final part of the agreed price.\n\n\
                    Two ferries wait outside the breakwater already, and their\n\
                    captains hope to land before the weekend begins in earnest\n\
                    for the many visitors.\n";
        let found = texts(text);
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), [(1, 4), (6, 8)]);
        assert!(found[0].0.contains("Friday after nine"));
    }

    #[test]
    fn a_sentence_broken_at_a_link_is_joined() {
        let found =
            texts("The council of the northern town, which had met on Monday with\nthe harbour master, agreed.\n");
        assert_eq!(found.len(), 1);
    }
}
