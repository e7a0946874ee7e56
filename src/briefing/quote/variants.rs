//! The same utterance in several sources: long runs of the same words, never likeness of meaning.

use std::collections::{BTreeMap, BTreeSet};

/// Words of the shortest quotation that is compared.
const SHORTEST: usize = 6;
/// Words of the runs that are compared.
const RUN: usize = 3;

/// For each text, the others that give the same words: at least three in four of the runs of the shorter one. `apart`
/// tells of pairs that must not be compared.
pub(super) fn variants(texts: &[&str], apart: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let runs: Vec<BTreeSet<String>> = texts.iter().map(|text| runs(text)).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, set) in runs.iter().enumerate() {
        for run in set {
            holders.entry(run).or_default().push(place);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    // A run that stands in very many quotations tells nothing, and would cost the square of their number.
    for places in holders.values().filter(|places| places.len() <= 64) {
        for (index, &a) in places.iter().enumerate() {
            for &b in &places[index + 1..] {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    let mut variants = vec![Vec::new(); texts.len()];
    for ((a, b), count) in shared {
        let shorter = runs[a].len().min(runs[b].len());
        if count * 4 >= shorter * 3 && !apart(a, b) {
            variants[a].push(b);
            variants[b].push(a);
        }
    }
    variants
}

/// The runs of a text's words; none where it is too short to compare.
fn runs(text: &str) -> BTreeSet<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.len() < SHORTEST {
        return BTreeSet::new();
    }
    words.windows(RUN).map(|run| run.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::variants;

    #[test]
    fn the_same_words_are_variants_and_like_ones_are_not() {
        let texts = [
            "we will mend the old harbour wall before the winter comes",
            "will mend the old harbour wall before the winter",
            "we will never mend the old lighthouse before the summer comes",
            "the old harbour",
        ];
        assert_eq!(variants(&texts, |_, _| false), [vec![1], vec![0], vec![], vec![]]);
        assert!(variants(&texts, |_, _| true).iter().all(Vec::is_empty));
    }
}
