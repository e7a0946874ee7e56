//! What the signs of a text are like: letters, digits and marks.

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
        let mut counts = Counts::default();
        let mut word = Word::default();
        for c in text.chars() {
            if c.is_whitespace() {
                counts.add(&std::mem::take(&mut word));
            } else {
                word.add(c);
                counts.digits += usize::from(c.is_numeric());
                counts.commas += usize::from(matches!(c, ',' | '،' | '，' | '、'));
                counts.bars += usize::from(matches!(c, '|' | '•' | '›' | '»' | '/' | '·' | '>'));
            }
        }
        counts.add(&word);
        let words = counts.words.max(1) as f32;
        Self {
            low: counts.low as f32 / words,
            capitals: counts.capitals as f32 / words,
            shouting: counts.shouting as f32 / words,
            digits: counts.digits as f32 / counts.signs.max(1) as f32,
            commas: counts.commas as f32,
            bars: counts.bars as f32,
            word_length: (counts.signs as f32 / words).min(20.0),
        }
    }
}

/// What is counted in a text.
#[derive(Default)]
struct Counts {
    words: usize,
    /// Characters that are no white space.
    signs: usize,
    low: usize,
    capitals: usize,
    shouting: usize,
    digits: usize,
    commas: usize,
    bars: usize,
}

impl Counts {
    fn add(&mut self, word: &Word) {
        self.words += usize::from(word.signs > 0);
        self.signs += word.signs;
        match word.first {
            Some(first) if first.is_lowercase() => self.low += 1,
            Some(first) if first.is_uppercase() => {
                self.capitals += 1;
                self.shouting += usize::from(word.bytes > 2 && !word.has_low);
            }
            _ => {}
        }
    }
}

/// What is known of a word, so far as it is read.
#[derive(Default)]
struct Word {
    signs: usize,
    /// Its first letter or digit.
    first: Option<char>,
    /// Bytes from there on.
    bytes: usize,
    /// True where a letter behind the first is in lower case.
    has_low: bool,
}

impl Word {
    fn add(&mut self, c: char) {
        self.signs += 1;
        if self.first.is_some() {
            self.bytes += c.len_utf8();
            self.has_low |= c.is_lowercase();
        } else if c.is_alphanumeric() {
            self.first = Some(c);
            self.bytes = c.len_utf8();
        }
    }
}

/// What sign ends a text: the more it tells of a sentence's end, the higher.
pub(super) fn last_sign(text: &str) -> u8 {
    match text.chars().next_back() {
        Some('.' | '。' | '۔' | '।') => 8,
        Some('!' | '！') => 7,
        Some('?' | '？' | '؟') => 6,
        Some('”' | '"' | '’' | '»' | '」' | '\'') => 5,
        Some(')' | ']') => 4,
        Some('…') => 3,
        Some(':' | ';' | '：') => 2,
        Some(',') => 1,
        _ => 0,
    }
}

/// What sign begins a text.
pub(super) fn first_sign(text: &str) -> u8 {
    match text.chars().next() {
        Some(c) if c.is_uppercase() => 5,
        Some('“' | '"' | '‘' | '«' | '„' | '「' | '\'') => 4,
        Some(c) if c.is_lowercase() => 3,
        Some(c) if c.is_numeric() => 2,
        Some(c) if c.is_alphabetic() => 1,
        _ => 0,
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
