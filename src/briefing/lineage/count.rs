//! How many independent origins some sources rest on.

use std::collections::{BTreeMap, BTreeSet};

/// The largest number of sources that can each be given an origin of its own, of those that it rests on: a source that
/// names two origins counts for the one that nobody else names.
pub(super) fn independent<O: Ord + Clone>(sources: impl IntoIterator<Item = BTreeSet<O>>) -> usize {
    // Of sources that rest on the same origins no more count than there are origins.
    let mut alike: BTreeMap<BTreeSet<O>, usize> = BTreeMap::new();
    for grounds in sources.into_iter().filter(|grounds| !grounds.is_empty()) {
        let most = grounds.len();
        let seen = alike.entry(grounds).or_default();
        *seen = most.min(*seen + 1);
    }
    let sources: Vec<Vec<O>> = alike
        .into_iter()
        .flat_map(|(grounds, times)| std::iter::repeat_n(grounds.into_iter().collect::<Vec<O>>(), times))
        .collect();
    let mut given: BTreeMap<O, usize> = BTreeMap::new();
    (0..sources.len()).filter(|&source| give(source, &sources, &mut given, &mut BTreeSet::new())).count()
}

/// Gives a source an origin; one that has it already may be given another of its own.
fn give<O: Ord + Clone>(
    source: usize,
    sources: &[Vec<O>],
    given: &mut BTreeMap<O, usize>,
    seen: &mut BTreeSet<O>,
) -> bool {
    if let Some(free) = sources[source].iter().find(|origin| !given.contains_key(*origin)) {
        given.insert(free.clone(), source);
        return true;
    }
    for origin in &sources[source] {
        if !seen.insert(origin.clone()) {
            continue;
        }
        let free = match given.get(origin).copied() {
            None => true,
            Some(holder) => give(holder, sources, given, seen),
        };
        if free {
            given.insert(origin.clone(), source);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(sources: &[&[&str]]) -> usize {
        independent(sources.iter().map(|grounds| grounds.iter().copied().collect()))
    }

    #[test]
    fn no_source_counts_twice_and_no_origin_does() {
        assert_eq!(count(&[&["agency"], &["agency"], &["agency"]]), 1);
        assert_eq!(count(&[&["agency", "police"]]), 1);
        assert_eq!(count(&[&["agency", "police"], &["agency"]]), 2);
        assert_eq!(count(&[&["agency", "police"], &["agency", "police"], &["agency", "police"]]), 2);
        assert_eq!(count(&[&["a", "b", "c"], &["a"], &["a"]]), 2);
        assert_eq!(count(&[&[]]), 0);
    }
}
