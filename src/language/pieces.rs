//! Sentences without end, in pieces.

/// A longer sentence, in bytes, is none that anybody wrote.
const LONGEST_SENTENCE: usize = 16 << 10;

/// A sentence, or the pieces of one that has no end, each with its offset, cut at white space where there is some: what
/// is kept of each word while a sentence is read would outweigh a text that is a single one.
pub fn pieces(sentence: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut open = Some(0);
    std::iter::from_fn(move || {
        let start = open.take()?;
        let rest = &sentence[start..];
        let fits = &rest[..rest.floor_char_boundary(LONGEST_SENTENCE)];
        let end = match fits.rfind(char::is_whitespace) {
            Some(space) if space > 0 && fits.len() < rest.len() => space,
            _ => fits.len(),
        };
        open = Some(start + end).filter(|&next| next < sentence.len());
        Some((start, &rest[..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sentence_without_end_is_cut_and_nothing_is_lost() {
        assert_eq!(pieces("The harbour opens.").collect::<Vec<_>>(), [(0, "The harbour opens.")]);
        assert_eq!(pieces("").collect::<Vec<_>>(), [(0, "")]);
        for endless in ["harbour ".repeat(9_000), "é".repeat(40_000), " ".repeat(40_000)] {
            let found: Vec<_> = pieces(&endless).collect();
            assert!(found.len() > 1);
            assert_eq!(found.iter().map(|(_, piece)| *piece).collect::<String>(), endless);
            assert!(found.iter().all(|&(start, piece)| endless[start..].starts_with(piece)));
        }
        let words = "harbour ".repeat(9_000);
        assert!(pieces(&words).all(|(_, piece)| piece.trim().split(' ').all(|word| word == "harbour")));
    }
}
