//! "Did you mean": the candidates a few keystrokes away from a word that is not known.

/// At most this many candidates are offered; a longer list helps nobody.
const OFFERED: usize = 3;

/// Words longer than this, in characters, are not typing slips of anything.
const LONGEST: usize = 80;

/// The candidates nearest to `word`, at most three, nearest first; none where nothing is near.
///
/// Near means at most one edit (a letter added, lost, changed, or two swapped) in three letters, letter case aside, or
/// the same words with others around them: `Miller` is near `Matthew Miller`.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = word.to_lowercase();
    let length = wanted.chars().count();
    if length == 0 || length > LONGEST {
        return Vec::new();
    }
    let allowed = (length / 3).max(1);
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .filter_map(|candidate| Some((distance(&wanted, length, allowed, candidate)?, candidate)))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(OFFERED);
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

/// "did you mean `title`?", or nothing where no candidate is near.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near: Vec<String> = nearest(word, candidates).into_iter().map(|name| format!("`{name}`")).collect();
    match near.split_last()? {
        (only, []) => Some(format!("did you mean {only}?")),
        (last, others) => Some(format!("did you mean {} or {last}?", others.join(", "))),
    }
}

fn distance(wanted: &str, length: usize, allowed: usize, candidate: &str) -> Option<usize> {
    let candidate = candidate.to_lowercase();
    let theirs = candidate.chars().count();
    if theirs <= LONGEST && length.abs_diff(theirs) <= allowed {
        let edits = strsim::osa_distance(wanted, &candidate);
        if edits <= allowed {
            return Some(edits);
        }
    }
    let within = !wanted.is_empty() && is_word_run(wanted, &candidate);
    within.then_some(allowed + 1)
}

/// True where the words of `inner` stand side by side in `outer`.
fn is_word_run(inner: &str, outer: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    outer.match_indices(inner).any(|(at, found)| {
        is_edge(outer[..at].chars().next_back()) && is_edge(outer[at + found.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keys_finds_its_word() {
        let keys = ["title", "dek", "date", "outlet", "language"];
        assert_eq!(nearest("titel", keys), ["title"]);
        assert_eq!(nearest("langage", keys), ["language"]);
        assert_eq!(nearest("Outlet", keys), ["outlet"]);
        assert!(nearest("colour", keys).is_empty());
        assert!(nearest("", keys).is_empty());
    }

    #[test]
    fn part_of_a_name_finds_the_whole() {
        assert_eq!(nearest("Okafor", ["Grace Okafor", "Okaforville", "Lena Brandt"]), ["Grace Okafor"]);
    }

    #[test]
    fn the_question_lists_all_near_words() {
        assert_eq!(did_you_mean("dat", ["date", "data"]).unwrap(), "did you mean `data` or `date`?");
        assert_eq!(did_you_mean("zzz", ["date"]), None);
    }
}
