//! The long list of surnames, of which a start of the program builds no table.

use std::sync::LazyLock;

/// Surnames in small letters, one a line, sorted by bytes below the comments. Searched as it stands: a table of so many
/// would cost every start of the program more than all look-ups.
const RARE_SURNAMES: &str = include_str!("../../../data/surnames-rare.txt");

/// Bytes of the list from one guide word to the next.
const STRIDE: usize = 1024;

/// The first bytes of the line that holds each place of the list which is a multiple of [`STRIDE`]: they tell where to
/// search, so that a look-up stays within a few neighbouring lines.
static GUIDES: LazyLock<Vec<u64>> = LazyLock::new(|| guides(RARE_SURNAMES));

/// True for a surname of the long list, in small letters.
pub(super) fn is_rare_surname(lower: &str) -> bool {
    has_line(RARE_SURNAMES, lower, &GUIDES)
}

fn guides(lines: &str) -> Vec<u64> {
    let bytes = lines.as_bytes();
    let line = |at: usize| bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let rest = |from: usize| bytes[from..].split(|byte| *byte == b'\n').next().unwrap_or_default();
    (0..bytes.len()).step_by(STRIDE).map(|at| guide(rest(line(at)))).collect()
}

/// The first eight bytes as a number that sorts like them.
fn guide(line: &[u8]) -> u64 {
    (0..8).fold(0, |guide, at| guide << 8 | u64::from(line.get(at).copied().unwrap_or_default()))
}

/// True where a text of sorted lines with these guides has this line.
fn has_line(lines: &str, wanted: &str, guides: &[u64]) -> bool {
    let bytes = lines.as_bytes();
    let guide = guide(wanted.as_bytes());
    let before = guides.partition_point(|known| *known < guide);
    let after = before + guides[before..].partition_point(|known| *known <= guide);
    let (mut from, mut to) = (before.saturating_sub(1) * STRIDE, bytes.len().min(after * STRIDE));
    while from < to {
        let middle = from + (to - from) / 2;
        let start = bytes[..middle].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = bytes[middle..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| middle + at);
        match bytes[start..end].cmp(wanted.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_sorted_text_is_found_and_no_other() {
        let text = "# of names\nab\nabc\nb\nzebra\n";
        let has = |line: &&str| has_line(text, line, &guides(text));
        assert!(["ab", "abc", "b", "zebra"].iter().all(has));
        assert!(!["a", "abcd", "", "zz", "Ab"].iter().any(has));
        assert!(!has_line("", "a", &guides("")));
    }

    #[test]
    fn the_long_list_of_surnames_is_sorted() {
        let names: Vec<&str> = RARE_SURNAMES.lines().collect();
        assert!(names.iter().all(|name| is_rare_surname(name)));
        assert!(!names.iter().any(|name| is_rare_surname(&format!("{name}'"))));
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
