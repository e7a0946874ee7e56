//! The encodings of one byte a character that UTF-8 is most often read in by mistake.

use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1251, WINDOWS_1252};

/// An encoding of one byte a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codec {
    /// windows-1252, and ISO 8859-1 with it: the controls of the one stand for the marks of the other.
    Western,
    /// windows-1251.
    Cyrillic,
    /// Mac OS Roman.
    Macintosh,
}

/// The characters of the upper half of an encoding, sorted, each with its byte.
type Table = Vec<(char, u8)>;

static WESTERN: LazyLock<Table> = LazyLock::new(|| table(WINDOWS_1252));
static CYRILLIC: LazyLock<Table> = LazyLock::new(|| table(WINDOWS_1251));
static MACINTOSH_ROMAN: LazyLock<Table> = LazyLock::new(|| table(MACINTOSH));

fn table(encoding: &'static Encoding) -> Table {
    let character = |byte: u8| encoding.decode_without_bom_handling(&[byte]).0.chars().next().map(|c| (c, byte));
    let mut table: Table = (0x80..=0xFF).filter_map(character).collect();
    table.sort_unstable();
    table
}

impl Codec {
    /// The byte of the upper half that a character stands for.
    pub(super) fn byte(self, c: char) -> Option<u8> {
        let table = match (self, c) {
            (_, '\0'..='\x7F') => return None,
            (Self::Western, '\u{80}'..='\u{FF}') => return u8::try_from(u32::from(c)).ok(),
            (Self::Western, _) => &WESTERN,
            (Self::Cyrillic, _) => &CYRILLIC,
            (Self::Macintosh, _) => &MACINTOSH_ROMAN,
        };
        table.binary_search_by_key(&c, |(known, _)| *known).ok().map(|at| table[at].1)
    }

    /// The character that begins at the start of `text` where the characters there are the bytes of one in UTF-8, and
    /// the length of `text` that it takes.
    pub(super) fn sequence(self, text: &str) -> Option<(char, usize)> {
        let mut chars = text.chars();
        let first = chars.next()?;
        let lead = self.byte(first)?;
        let length = match lead {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return None,
        };
        let mut bytes = [lead, 0, 0, 0];
        let mut taken = first.len_utf8();
        for byte in bytes.iter_mut().take(length).skip(1) {
            let c = chars.next()?;
            *byte = self.byte(c).filter(|byte| (0x80..=0xBF).contains(byte))?;
            taken += c.len_utf8();
        }
        let decoded = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
        Some((decoded, taken))
    }
}

/// The codec whose reading of UTF-8 begins a character with `c`.
pub(super) fn leads(c: char) -> Option<Codec> {
    match c {
        '\u{C2}'..='\u{F4}' => Some(Codec::Western),
        'В'..='ф' => Some(Codec::Cyrillic),
        '√' | '‚' | '¬' => Some(Codec::Macintosh),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_utf_8_are_read_from_the_characters_they_were_taken_for() {
        assert_eq!(Codec::Western.sequence("Ã©t"), Some(('é', 4)));
        assert_eq!(Codec::Western.sequence("â€™s"), Some(('’', 8)));
        assert_eq!(Codec::Western.sequence("â\u{80}\u{99}s"), Some(('’', 6)));
        assert_eq!(Codec::Cyrillic.sequence("РџСЂ"), Some(('П', 4)));
        assert_eq!(Codec::Macintosh.sequence("‚Äôs"), Some(('’', 7)));
        assert_eq!(Codec::Western.sequence("été"), None);
        assert_eq!(Codec::Western.sequence("Ã"), None);
    }
}
