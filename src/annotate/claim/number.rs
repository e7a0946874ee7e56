//! Numbers in figures and words, with how finely they are given.

use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::tables;

/// A number at a place in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// Its value.
    pub(super) value: f64,
    /// The step that it is given in: 100 for "1,200", 0.1 for "6.3", 1 for "61", 10 for "forty".
    pub(super) step: f64,
    /// Index behind its last word.
    pub(super) end: usize,
    /// True for "a dozen" and the like, which round by themselves.
    pub(super) round: bool,
}

/// Looked up only: no order of it reaches the output.
static WORDS: LazyLock<HashMap<&str, f64>> = LazyLock::new(|| {
    let amounts = tables::NUMBER_WORDS.iter().filter(|[_, kind, value]| *kind == "amount" && *value != "X");
    let plain = |word: &str| !matches!(word, "half" | "another" | "single" | "couple" | "dozen" | "hundred");
    amounts.filter(|[word, ..]| plain(word)).filter_map(|[word, _, value]| Some((*word, value.parse().ok()?))).collect()
});

/// What the words multiply by.
fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 100.0,
        "thousand" | "k" => 1e3,
        "lakh" => 1e5,
        "million" | "m" | "mn" | "mln" => 1e6,
        "crore" => 1e7,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" => 1e12,
        _ => return None,
    })
}

/// The number that begins at a word; `words` are in small letters.
pub(super) fn number(words: &[&str], at: usize) -> Option<Number> {
    let first = *words.get(at)?;
    if matches!(first, "a" | "half" | "one") && is_multiplied(words, at) {
        return Some(multiplied(words, at));
    }
    let (value, step, mut end) = digits(words, at).or_else(|| in_words(words, at))?;
    let (mut value, mut step) = (value, step);
    while let Some(factor) = words.get(end).and_then(|word| multiplier(word)).filter(|f| *f > 1.0 || value > 0.0) {
        // "60 m" is a length, and "5 k" nothing that is known.
        if matches!(words[end], "m" | "k") {
            break;
        }
        (value, step, end) = (value * factor, step * factor, end + 1);
        if words[end - 1] == "hundred"
            && words.get(end) == Some(&"and")
            && let Some((more, _, after)) = in_words(words, end + 1).filter(|(more, ..)| *more < 100.0)
        {
            (value, step, end) = (value + more, 1.0, after);
        }
    }
    Some(Number { value, step, end, round: false })
}

/// "a dozen", "half a million", "a hundred".
fn is_multiplied(words: &[&str], at: usize) -> bool {
    let next = match (words[at], words.get(at + 1)) {
        ("half", Some(&"a")) => words.get(at + 2),
        (_, next) => next,
    };
    next.is_some_and(|word| *word == "dozen" || multiplier(word).is_some_and(|_| word.len() > 2))
}

fn multiplied(words: &[&str], at: usize) -> Number {
    let half = words[at] == "half";
    let unit = at + if half && words.get(at + 1) == Some(&"a") { 2 } else { 1 };
    let factor = words.get(unit).and_then(|word| multiplier(word)).unwrap_or(12.0);
    let value = if half { factor / 2.0 } else { factor };
    Number { value, step: value, end: unit + 1, round: true }
}

/// "1,243", "6.3", "60m", "2.5bn".
fn digits(words: &[&str], at: usize) -> Option<(f64, f64, usize)> {
    let word = *words.get(at)?;
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let cut = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
    let (figures, tail) = word.split_at(cut);
    let factor = if tail.is_empty() { 1.0 } else { multiplier(tail)? };
    let grouped = figures.contains(',');
    if grouped && !figures.split(',').skip(1).all(|group| group.split('.').next().is_some_and(|g| g.len() == 3)) {
        return None;
    }
    let plain = figures.replace(',', "");
    let value: f64 = plain.parse().ok()?;
    let step = match plain.split_once('.') {
        Some((_, decimals)) => 10f64.powi(-i32::try_from(decimals.len()).ok()?),
        None => 10f64.powi(i32::try_from(plain.len() - plain.trim_end_matches('0').len()).ok()?),
    };
    Some((value * factor, step.min(value.max(1.0)) * factor, at + 1))
}

/// "forty", "twenty-five", "sixty two".
fn in_words(words: &[&str], at: usize) -> Option<(f64, f64, usize)> {
    let word = *words.get(at)?;
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (*WORDS.get(tens)?, *WORDS.get(ones)?);
        return (tens >= 20.0 && ones < 10.0).then_some((tens + ones, 1.0, at + 1));
    }
    let value = *WORDS.get(word)?;
    Some((value, if value >= 20.0 { 10.0 } else { 1.0 }, at + 1))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_in_figures_and_words() {
        for (text, value, step, count) in [
            ("1,243", 1243.0, 1.0, 1),
            ("6.3", 6.3, 0.1, 1),
            ("60m lari", 60e6, 10e6, 1),
            ("40 billion francs", 40e9, 10e9, 2),
            ("twenty-five", 25.0, 1.0, 1),
            ("two hundred and six", 206.0, 1.0, 4),
            ("half a million", 5e5, 5e5, 3),
            ("a dozen", 12.0, 12.0, 2),
            ("forty", 40.0, 10.0, 1),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let found = number(&words, 0).unwrap();
            assert!((found.value - value).abs() < 1e-6 && (found.step - step).abs() < 1e-6, "{text} {found:?}");
            assert_eq!(found.end, count, "{text}");
        }
        assert_eq!(number(&["8pm"], 0), None);
        assert_eq!(number(&["one", "of"], 0).map(|n| n.value), Some(1.0));
        assert_eq!(number(&["several"], 0), None);
    }
}
