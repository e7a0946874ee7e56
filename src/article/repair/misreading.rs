//! Characters that may be bytes of UTF-8 misread, and how sure that is.

use super::codec::{Codec, leads};

/// A run of so many sequences in windows-1251 is no Cyrillic text that somebody wrote.
const CYRILLIC_RUN: usize = 3;

/// How sure it is that nobody meant the characters as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Nobody writes that.
    Certain,
    /// Only in a text that shows the same damage elsewhere.
    WithEvidence,
    /// They may well be meant.
    Never,
}

/// Characters next to each other that are the bytes of UTF-8.
#[derive(Debug)]
pub(super) struct Misreading {
    /// What they were read as.
    pub(super) codec: Codec,
    /// Where they begin in the text, in bytes.
    pub(super) start: usize,
    /// Where they end.
    pub(super) end: usize,
    /// What they are in UTF-8.
    pub(super) decoded: String,
    /// Whether to believe it.
    pub(super) trust: Trust,
}

/// The misreadings of a text, in order.
pub(super) struct Misreadings<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Misreadings<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Misreadings<'_> {
    type Item = Misreading;

    fn next(&mut self) -> Option<Misreading> {
        loop {
            let rest = &self.text[self.at..];
            let (offset, codec) = rest.char_indices().find_map(|(at, c)| Some((at, leads(c)?)))?;
            let start = self.at + offset;
            let run = run_at(self.text, start, codec).or_else(|| lossy(self.text, start));
            self.at = match &run {
                Some(run) => run.end,
                None => start + self.text[start..].chars().next().map_or(1, char::len_utf8),
            };
            if run.is_some() {
                return run;
            }
        }
    }
}

fn run_at(text: &str, start: usize, codec: Codec) -> Option<Misreading> {
    let mut decoded = String::new();
    let mut end = start;
    let mut count = 0;
    while let Some((c, length)) = codec.sequence(&text[end..]) {
        decoded.push(c);
        end += length;
        count += 1;
    }
    if count == 0 {
        return None;
    }
    let around = Around { before: text[..start].chars().next_back(), after: text[end..].chars().next() };
    let trust = match codec {
        _ if count == 1 => around.trust(codec, &text[start..end], decoded.chars().next()?),
        Codec::Western | Codec::Macintosh => Trust::Certain,
        Codec::Cyrillic
            if decoded.chars().filter(|&c| is_cyrillic(c)).count() >= CYRILLIC_RUN
                || decoded.contains(is_typographic) =>
        {
            Trust::Certain
        }
        Codec::Cyrillic if decoded.chars().all(|c| is_cyrillic(c) || c <= '\u{BF}') => Trust::WithEvidence,
        Codec::Cyrillic => Trust::Never,
    };
    let trust = if decoded.chars().all(|c| is_plausible(c) || is_layer(c)) { trust } else { Trust::Never };
    Some(Misreading { codec, start, end, decoded, trust })
}

/// Sequences of which a byte was lost on the way: a no-break space became a space, and the last byte of a closing
/// quotation mark has no character in windows-1252.
fn lossy(text: &str, start: usize) -> Option<Misreading> {
    let rest = &text[start..];
    let before = text[..start].chars().next_back();
    let run = |length: usize, decoded: &str, trust| {
        Some(Misreading { codec: Codec::Western, start, end: start + length, decoded: decoded.to_owned(), trust })
    };
    if rest.starts_with("â€") {
        return run("â€".len(), "”", Trust::Certain);
    }
    let mut chars = rest.chars();
    match (chars.next()?, chars.next(), chars.next()) {
        ('Ã', Some(' '), Some(' ')) if !before.is_some_and(char::is_uppercase) => {
            run("Ã ".len(), "à", Trust::WithEvidence)
        }
        ('Ã', Some(' '), Some(after)) if after.is_lowercase() && !before.is_some_and(char::is_uppercase) => {
            run("Ã".len(), "à", Trust::WithEvidence)
        }
        ('Â', Some(' ') | None, _) if before.is_some_and(char::is_lowercase) => run("Â".len(), "", Trust::Certain),
        ('Â', Some(' ') | None, _) if !before.is_some_and(char::is_uppercase) => {
            run("Â".len(), "", Trust::WithEvidence)
        }
        _ => None,
    }
}

/// What stands right before and after a single sequence.
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    fn trust(&self, codec: Codec, written: &str, decoded: char) -> Trust {
        match codec {
            Codec::Western => self.trust_western(written, decoded),
            _ if is_typographic(decoded) => Trust::Certain,
            Codec::Cyrillic if is_cyrillic(decoded) => Trust::WithEvidence,
            Codec::Macintosh if ('À'..='ÿ').contains(&decoded) => {
                if self.follows_letter() || self.precedes_letter() {
                    Trust::Certain
                } else {
                    Trust::WithEvidence
                }
            }
            _ if ('\u{A0}'..='\u{BF}').contains(&decoded) => Trust::WithEvidence,
            _ => Trust::Never,
        }
    }

    fn trust_western(&self, written: &str, decoded: char) -> Trust {
        match decoded {
            '\u{FEFF}' | '\u{FFFD}' | '\u{1F000}'..='\u{1FAFF}' | '\u{FB00}'..='\u{FB06}' => Trust::Certain,
            _ if is_typographic(decoded) => Trust::Certain,
            '\u{2000}'..='\u{2BFF}'
                if (written.chars().nth(1).is_some_and(ends_words) && self.follows_letter())
                    || written.chars().nth(2).is_some_and(ends_words)
                        && written.chars().nth(1).is_some_and(char::is_alphabetic) =>
            {
                Trust::WithEvidence
            }
            '\u{A0}'..='\u{BF}' | 'À'..='ſ' | 'Ș' | 'ș' | 'Ț' | 'ț' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1CD}'..='\u{1DC}' => {
                self.trust_letter(written, decoded)
            }
            'Ḁ'..='ỹ' if written.chars().nth(2).is_some_and(ends_words) => Trust::WithEvidence,
            '\u{2000}'..='\u{2BFF}' | 'Ḁ'..='ỹ' => Trust::Certain,
            '\u{2B0}'..='\u{36F}' if self.before.is_some_and(char::is_lowercase) => Trust::Certain,
            _ if self.follows_letter() => Trust::Never,
            '\u{370}'..='\u{FFFF}' if decoded.is_alphabetic() => Trust::WithEvidence,
            _ => Trust::Never,
        }
    }

    /// A capital letter and a mark, which stand for one letter or sign. Somebody may have meant them where the letter
    /// ends a word in capitals or stands alone, and the mark closes what comes before.
    fn trust_letter(&self, written: &str, decoded: char) -> Trust {
        let follows_small = self.before.is_some_and(char::is_lowercase);
        let mark = written.chars().nth(1).unwrap_or(' ');
        let ends_word = ends_words(mark);
        let parts_words = matches!(mark, '–' | '—' | '…' | '’' | '\u{A0}');
        if follows_small && !(ends_word && !self.precedes_letter() && decoded > 'ÿ') {
            return Trust::Certain;
        }
        let alone = !self.follows_letter() && !self.precedes_letter();
        let meant = ends_word
            && (self.before.is_some_and(char::is_uppercase) && (parts_words || !self.precedes_letter())
                || alone && !matches!(decoded, '\u{A0}' | 'à')
                || parts_words && !follows_small && decoded > 'à');
        if meant || alone && decoded > 'ÿ' { Trust::WithEvidence } else { Trust::Certain }
    }

    fn follows_letter(&self) -> bool {
        self.before.is_some_and(char::is_alphabetic)
    }

    fn precedes_letter(&self) -> bool {
        self.after.is_some_and(char::is_alphabetic)
    }
}

/// Marks that stand right behind a word in sound text.
fn ends_words(c: char) -> bool {
    matches!(
        c,
        '’' | '‘'
            | '”'
            | '“'
            | '»'
            | '«'
            | '›'
            | '–'
            | '—'
            | '…'
            | '™'
            | '®'
            | '©'
            | '°'
            | 'º'
            | 'ª'
            | '²'
            | '³'
            | '¹'
            | '\u{A0}'
            | '·'
    )
}

/// Quotation marks, dashes, dots and signs whose misread bytes nobody writes on purpose.
fn is_typographic(c: char) -> bool {
    matches!(c, '\u{2002}'..='\u{203A}' | '€' | '™' | '₹' | '₽' | '₴' | '№')
}

/// Letters of the languages that are written in windows-1251.
fn is_cyrillic(c: char) -> bool {
    matches!(c, 'Ѐ'..='џ' | 'Ґ' | 'ґ')
}

/// Controls that a text damaged twice shows below its first layer.
fn is_layer(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}')
}

/// True for characters of the scripts and signs that press text is printed in; the sequences of the others are much
/// likelier to stand for themselves.
fn is_plausible(c: char) -> bool {
    matches!(c,
        '\u{A0}'..='\u{17F}' | 'ƒ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1CD}'..='\u{1DC}' | '\u{218}'..='\u{21B}' | '\u{2B9}'..='\u{2DF}'
        | '\u{300}'..='\u{45F}' | 'Ґ' | 'ґ' | 'Ғ'..='ғ' | 'Қ' | 'қ' | 'Ң' | 'ң' | 'Ү'..='ұ' | 'Ә' | 'ә' | 'Ө' | 'ө'
        | '\u{531}'..='\u{6FF}' | '\u{900}'..='\u{10FF}' | '\u{1780}'..='\u{17FF}' | '\u{1E00}'..='\u{2BFF}'
        | '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FB00}'..='\u{FEFF}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{FFFD}' | '\u{1F000}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
