//! The same utterance in several sources: long runs of the same words, never likeness of meaning.

use std::collections::{BTreeMap, BTreeSet};

/// Words of the shortest quotation that is compared.
const SHORTEST: usize = 6;
/// Words of the runs that are compared.
const RUN: usize = 3;

/// Words of a quotation beyond which its order of words is not compared with another's.
const LONGEST: usize = 400;

/// What the speakers of two quotations are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// Two quotations that cannot be one utterance.
    Apart,
    /// One of them has no known speaker.
    Unknown,
    /// One speaker, or one who passes the other's words on.
    OneVoice,
}

/// For each text, the others that give the same words: at least three in four of the runs of the shorter one; of one voice,
/// seven in ten of its words in the same order, with two runs among them.
pub(super) fn variants(texts: &[&str], relation: impl Fn(usize, usize) -> Relation) -> Vec<Vec<usize>> {
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
        let same = match relation(a, b) {
            Relation::Apart => false,
            Relation::Unknown => count * 4 >= shorter * 3,
            Relation::OneVoice => count * 4 >= shorter * 3 || count >= 2 && in_order(texts[a], texts[b]),
        };
        if same {
            variants[a].push(b);
            variants[b].push(a);
        }
    }
    variants
}

/// True where seven in ten words of the shorter text stand in the longer one in the same order.
fn in_order(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() > LONGEST {
        return false;
    }
    let mut row = vec![0; long.len() + 1];
    for word in &short {
        let mut corner = 0;
        for (at, theirs) in long.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == theirs { corner + 1 } else { above.max(row[at]) };
            corner = above;
        }
    }
    row[long.len()] * 10 >= short.len() * 7
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').filter(|word| !word.is_empty());
    words.map(|word| word.to_lowercase().replace('’', "'")).collect()
}

/// The runs of a text's words; none where it is too short to compare.
fn runs(text: &str) -> BTreeSet<String> {
    let words = words(text);
    if words.len() < SHORTEST {
        return BTreeSet::new();
    }
    words.windows(RUN).map(|run| run.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Relation, variants};

    #[test]
    fn the_same_words_are_variants_and_like_ones_are_not() {
        let texts = [
            "we will mend the old harbour wall before the winter comes",
            "will mend the old harbour wall before the winter",
            "we will never mend the old lighthouse before the summer comes",
            "the old harbour",
        ];
        assert_eq!(variants(&texts, |_, _| Relation::Unknown), [vec![1], vec![0], vec![], vec![]]);
        assert_eq!(variants(&texts, |_, _| Relation::OneVoice), [vec![1], vec![0], vec![], vec![]]);
        assert!(variants(&texts, |_, _| Relation::Apart).iter().all(Vec::is_empty));
    }

    #[test]
    fn parts_of_one_utterance_are_variants_of_the_whole_where_the_voice_is_one() {
        let texts = [
            "the worth of patience and keeping lines of supply over the whole coast to lower the risk of hunger or thirst",
            "stressed the worth of patience and keeping steady lines of supply",
            "lower the risk of hunger and thirst",
        ];
        assert_eq!(variants(&texts, |_, _| Relation::OneVoice), [vec![1, 2], vec![0], vec![0]]);
        assert!(variants(&texts, |_, _| Relation::Unknown).iter().all(Vec::is_empty));
    }
}
