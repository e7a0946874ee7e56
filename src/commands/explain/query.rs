//! What `explain` is asked for.

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
    /// `content/003.txt:8`.
    Line {
        /// The file, as typed.
        file: String,
        /// The line, from 1.
        line: usize,
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
            .or_else(|| Self::line(text))
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

    fn line(text: &str) -> Option<Self> {
        let (file, line) = text.rsplit_once(':')?;
        Some(Self::Line { file: file.to_owned(), line: line.parse().ok()? })
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
        assert_eq!(Query::parse("C:\\x.txt:8"), Query::Line { file: "C:\\x.txt".to_owned(), line: 8 });
        assert_eq!(Query::parse("person/ada-brook"), Query::Name("person/ada-brook".to_owned()));
    }
}
