//! What the signs of a text are like: letters, digits and marks.

use super::flag;

/// What a text's signs are like.
#[derive(Default)]
pub(super) struct Signs {
    pub(super) low: f32,
    pub(super) capitals: f32,
    pub(super) shouting: f32,
    pub(super) digits: f32,
    pub(super) commas: f32,
    pub(super) bars: f32,
    pub(super) word_length: f32,
}

impl Signs {
    pub(super) fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let (mut words, mut letters) = (0.0_f32, 0.0_f32);
        for word in text.split_whitespace() {
            words += 1.0;
            letters += word.chars().count() as f32;
            let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            let mut all = word.chars();
            match all.next() {
                Some(first) if first.is_lowercase() => signs.low += 1.0,
                Some(first) if first.is_uppercase() => {
                    signs.capitals += 1.0;
                    signs.shouting += flag(word.len() > 2 && all.all(|c| !c.is_lowercase()));
                }
                _ => {}
            }
        }
        for c in text.chars() {
            signs.digits += flag(c.is_numeric());
            signs.commas += flag(matches!(c, ',' | '،' | '，' | '、'));
            signs.bars += flag(matches!(c, '|' | '•' | '›' | '»' | '/' | '·' | '>'));
        }
        let words = words.max(1.0);
        signs.low /= words;
        signs.capitals /= words;
        signs.shouting /= words;
        signs.digits /= letters.max(1.0);
        signs.word_length = (letters / words).min(20.0);
        signs
    }
}

/// What sign ends a text: the more it tells of a sentence's end, the higher.
pub(super) fn last_sign(text: &str) -> f32 {
    match text.chars().next_back() {
        Some('.' | '。' | '۔' | '।') => 8.0,
        Some('!' | '！') => 7.0,
        Some('?' | '？' | '؟') => 6.0,
        Some('”' | '"' | '’' | '»' | '」' | '\'') => 5.0,
        Some(')' | ']') => 4.0,
        Some('…') => 3.0,
        Some(':' | ';' | '：') => 2.0,
        Some(',') => 1.0,
        _ => 0.0,
    }
}

/// What sign begins a text.
pub(super) fn first_sign(text: &str) -> f32 {
    match text.chars().next() {
        Some(c) if c.is_uppercase() => 5.0,
        Some('“' | '"' | '‘' | '«' | '„' | '「' | '\'') => 4.0,
        Some(c) if c.is_lowercase() => 3.0,
        Some(c) if c.is_numeric() => 2.0,
        Some(c) if c.is_alphabetic() => 1.0,
        _ => 0.0,
    }
}

/// Capitalised words that do not begin a sentence.
pub(super) fn inner_names(text: &str) -> impl Iterator<Item = &str> {
    let mut begins = true;
    text.split_whitespace().filter_map(move |word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let first = std::mem::replace(&mut begins, word.ends_with(['.', '!', '?', '”', '"', ':']));
        (!first && bare.len() > 2 && bare.starts_with(char::is_uppercase)).then_some(bare)
    })
}

#[cfg(test)]
mod tests {
    use super::inner_names;

    #[test]
    fn names_inside_sentences_are_found() {
        let found: Vec<_> = inner_names("Yesterday the mayor met Ana Ruiz’s brother. Nobody spoke to Ruiz.").collect();
        assert_eq!(found, ["Ana", "Ruiz", "Ruiz"]);
    }
}
