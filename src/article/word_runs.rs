//! Fingerprints of every three words in a row, by which a text is found again in another.

/// The fingerprints of a text, in its order; case and signs do not count.
pub(super) fn word_runs(text: &str) -> impl Iterator<Item = u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut last = (0_u64, 0_u64, 0_usize);
    words.filter_map(move |word| {
        let word = fingerprint(word);
        let run = last.0.rotate_left(2) ^ last.1.rotate_left(1) ^ word;
        last = (last.1, word, last.2 + 1);
        (last.2 >= 3).then_some(run)
    })
}

/// FNV-1a, the same on every machine.
fn fingerprint(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::word_runs;

    #[test]
    fn the_same_words_leave_the_same_runs() {
        let runs = |text| word_runs(text).collect::<Vec<_>>();
        assert_eq!(runs("The harbour opens, at last"), runs("the HARBOUR opens at last."));
        assert_eq!(runs("The harbour opens at").len(), 2);
        assert_ne!(runs("one two three"), runs("three two one"));
        assert!(runs("two words").is_empty());
    }
}
