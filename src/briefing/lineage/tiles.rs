//! Two sentences laid side by side: the runs of words that both print, in whatever order.

use super::shared_copy::Word;

/// Shorter runs are chance.
const LEAST: usize = 3;

/// What two sentences have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tiling {
    /// Words of all common runs.
    pub(super) words: usize,
    /// Words of content among them.
    pub(super) content: usize,
    /// Words of the longest run.
    pub(super) longest: usize,
    /// Words of content in the longest run.
    pub(super) content_of_longest: usize,
}

/// Lays the second sentence over the first: from left to right, the longest run that begins at each word; no word of the
/// first is used twice.
pub(super) fn tile(first: &[Word], second: &[Word]) -> Tiling {
    let least = LEAST.min(first.len()).min(second.len()).max(1);
    // The words of a run by their hashes, none where the run has fewer than three.
    let key = |run: &[Word]| [0, 1, 2].map(|at| run.get(at).map(|word| word.hash));
    let mut places: Vec<([Option<u32>; LEAST], usize)> =
        first.windows(least).enumerate().map(|(at, run)| (key(run), at)).collect();
    places.sort_unstable();
    let mut used = vec![false; first.len()];
    let mut tiling = Tiling::default();
    let mut at = 0;
    while at + least <= second.len() {
        let wanted = key(&second[at..at + least]);
        let starts = places[places.partition_point(|(run, _)| *run < wanted)..].iter();
        let starts = starts.take_while(|(run, _)| *run == wanted).map(|(_, start)| *start);
        let run = |start: usize| {
            let pairs = first[start..].iter().zip(&used[start..]).zip(&second[at..]);
            pairs.take_while(|((one, used), other)| !**used && one.hash == other.hash).count()
        };
        let longest = starts
            .take(8)
            .map(|start| (run(start), start))
            .max_by_key(|&(long, start)| (long, std::cmp::Reverse(start)));
        let Some((long, start)) = longest.filter(|(long, _)| *long >= least) else {
            at += 1;
            continue;
        };
        used[start..start + long].fill(true);
        let content = second[at..at + long].iter().filter(|word| word.has_content).count();
        tiling.words += long;
        tiling.content += content;
        if long > tiling.longest {
            (tiling.longest, tiling.content_of_longest) = (long, content);
        }
        at += long;
    }
    tiling
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        let hash =
            |word: &str| word.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
        text.split(' ').map(|word| Word { hash: hash(word), has_content: word.len() > 3 }).collect()
    }

    #[test]
    fn runs_are_found_in_any_order_and_used_once() {
        let first = words("the old ferry left the quay at dawn with forty sheep aboard");
        let second = words("with forty sheep aboard the old ferry slipped away at dawn");
        let tiling = tile(&first, &second);
        assert_eq!((tiling.words, tiling.longest), (7, 4));
        assert_eq!(tile(&first, &words("with forty sheep with forty sheep")).words, 3);
        assert_eq!(tile(&first, &words("nothing of this is there")).words, 0);
    }

    #[test]
    fn a_sentence_that_was_cut_is_covered_whole() {
        let first = words("the old ferry left the quay at dawn with forty sheep aboard");
        assert_eq!(tile(&first, &words("the old ferry left the quay at dawn")).words, 8);
    }
}
