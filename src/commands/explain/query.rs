//! What `explain` is asked for.

use crate::edits::parse_lines;

/// What is to be explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Query {
    /// `key-point 3`.
    KeyPoint(usize),
    /// `003#s12`.
    Sentence {
        /// Id or path of the article.
        article: String,
        /// Number of the sentence in the original.
        number: u32,
    },
    /// `content/003.txt:8`, `003:8-12`, or `003#L8` as in an address of the page as it came.
    Lines {
        /// Path or id of the file, as typed.
        file: String,
        /// First and last line, from 1.
        lines: (usize, usize),
    },
    /// An id of an entity, event, dispute or article.
    Name(String),
}

impl Query {
    /// Reads what was typed; whatever has no other form is a name.
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim();
        Self::key_point(text)
            .or_else(|| Self::sentence(text))
            .or_else(|| Self::lines(text))
            .unwrap_or_else(|| Self::Name(text.to_owned()))
    }

    fn key_point(text: &str) -> Option<Self> {
        let number = text.strip_prefix("key-point")?.trim_start_matches([' ', '-', '/', '#']);
        number.parse().ok().map(Self::KeyPoint)
    }

    fn sentence(text: &str) -> Option<Self> {
        let (article, anchor) = text.rsplit_once('#')?;
        let number = anchor.strip_prefix('s')?.parse().ok()?;
        Some(Self::Sentence { article: article.to_owned(), number })
    }

    fn lines(text: &str) -> Option<Self> {
        let (file, lines) = text.rsplit_once("#L").or_else(|| text.rsplit_once(':'))?;
        Some(Self::Lines { file: file.to_owned(), lines: parse_lines(lines)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_told_from_the_others() {
        let sentence = |article: &str, number| Query::Sentence { article: article.to_owned(), number };
        assert_eq!(Query::parse("key-point 3"), Query::KeyPoint(3));
        assert_eq!(Query::parse("key-point-3"), Query::KeyPoint(3));
        assert_eq!(Query::parse("a/b#s12"), sentence("a/b", 12));
        assert_eq!(Query::parse("a#b#s1"), sentence("a#b", 1));
        let lines = |file: &str, first, last| Query::Lines { file: file.to_owned(), lines: (first, last) };
        assert_eq!(Query::parse("C:\\x.txt:8"), lines("C:\\x.txt", 8, 8));
        assert_eq!(Query::parse("a/b:8-12"), lines("a/b", 8, 12));
        assert_eq!(Query::parse("a/b#L8"), lines("a/b", 8, 8));
        assert_eq!(Query::parse("a:12-8"), Query::Name("a:12-8".to_owned()));
        assert_eq!(Query::parse("person/ada-brook"), Query::Name("person/ada-brook".to_owned()));
    }
}
