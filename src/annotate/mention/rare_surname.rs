//! The long list of surnames, of which a start of the program builds no table.

/// Surnames in small letters, one a line, sorted by bytes below the comments. Searched as it stands: a table of so many
/// would cost every start of the program more than all look-ups.
const RARE_SURNAMES: &str = include_str!("../../../data/surnames-rare.txt");

/// True for a surname of the long list, in small letters.
pub(super) fn is_rare_surname(lower: &str) -> bool {
    has_line(RARE_SURNAMES, lower)
}

/// True where a text of sorted lines has this line.
fn has_line(lines: &str, wanted: &str) -> bool {
    let bytes = lines.as_bytes();
    let (mut from, mut to) = (0, bytes.len());
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
        assert!(["ab", "abc", "b", "zebra"].iter().all(|line| has_line(text, line)));
        assert!(["a", "abcd", "", "zz", "Ab"].iter().all(|line| !has_line(text, line)));
        assert!(!has_line("", "a"));
    }

    #[test]
    fn the_long_list_of_surnames_is_sorted() {
        let names: Vec<&str> = RARE_SURNAMES.lines().collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
