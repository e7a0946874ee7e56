//! Numbers and running headers of printed pages that stand in the middle of a sentence.

use std::collections::HashMap;

use super::line::Line;
use super::plain::ends_sentence;

/// Between two pages stand at most so many lines.
const MOST_LINES: usize = 3;
/// A line that stands so often in a text, its numbers aside, is a running header.
const LEAST_HEADERS: usize = 3;
/// A running header has at most so many characters.
const LONGEST: usize = 80;

/// The running headers of a text, and what else is needed to find its page breaks.
pub(super) struct Pages {
    headers: HashMap<String, usize>,
}

impl Pages {
    /// The headers of a text; only one that was broken at a width, or holds form feeds, was printed in pages.
    pub(super) fn of(lines: &[Line], is_wrapped: bool) -> Self {
        let mut headers = HashMap::new();
        let is_paged = is_wrapped || lines.iter().any(|line| line.begins_page);
        for line in lines.iter().filter(|_| is_paged).filter(|line| line.text.len() <= LONGEST) {
            *headers.entry(without_numbers(&line.text)).or_default() += 1;
        }
        headers.retain(|_, count| *count >= LEAST_HEADERS);
        Self { headers }
    }

    /// How many lines from the start of `below` stand between two pages, where the sentence of `above` goes on behind
    /// them; 0 where there is none.
    pub(super) fn lines_between(&self, above: &str, below: &[Line]) -> usize {
        if ends_sentence(above) || above.len() < 20 {
            return 0;
        }
        let count = below.iter().take(MOST_LINES).take_while(|line| self.is_of_page(line)).count();
        let Some(next) = below.get(count) else { return 0 };
        let is_parted = || below[..count].iter().any(|line| !line.follows || line.begins_page) || !next.follows;
        let goes_on = next.text.starts_with(char::is_lowercase);
        if count > 0 && goes_on && is_parted() { count } else { 0 }
    }

    fn is_of_page(&self, line: &Line) -> bool {
        is_page_number(&line.text)
            || !self.headers.is_empty()
                && line.text.chars().any(char::is_alphabetic)
                && !line.text.starts_with(char::is_lowercase)
                && self.headers.contains_key(&without_numbers(&line.text))
    }
}

/// "12", "- 12 -", "Page 3 of 9", "3/9".
fn is_page_number(text: &str) -> bool {
    if text.len() > 24 || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut numbers = 0;
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '|' | '.' | '[' | ']')).all(|part| {
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        numbers += usize::from(is_number);
        let part = part.to_lowercase();
        part.is_empty()
            || is_number
            || matches!(
                part.as_str(),
                "page" | "of" | "p" | "seite" | "von" | "página" | "de" | "pagina" | "стр" | "из"
            )
    }) && (1..=2).contains(&numbers)
}

fn without_numbers(text: &str) -> String {
    text.chars().filter(|c| !c.is_numeric()).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn page_numbers_are_told_from_numbers_in_text() {
        assert!(["12", "- 12 -", "Page 3 of 9", "3/9", "| 4 |"].iter().all(|text| is_page_number(text)));
        assert!(["20,000", "12 ships", "May 3", "-"].iter().all(|text| !is_page_number(text)));
    }
}
