//! Bytes → text, from whatever encoding they are in.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::Format;
use super::charset::declared;

/// Text with the encoding it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text without a byte order mark, line ends as `\n`, a NUL as U+FFFD.
    pub(super) text: String,
    /// WHATWG name of the encoding.
    pub(super) encoding: &'static str,
    /// True where some bytes have no meaning in that encoding and stand as U+FFFD.
    pub(super) damaged: bool,
}

/// The bytes are not text; what they are, where their first bytes say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotText(pub(super) Option<&'static Signature>);

/// The first bytes of files that people rename to `.txt` or `.html` by mistake.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Signature {
    start: &'static [u8],
    /// What such a file is, in words.
    pub(super) name: &'static str,
    /// What to do with it.
    pub(super) hint: &'static str,
}

const TO_TEXT: &str = "save its text as a `.txt` file in UTF-8";
const AGAIN: &str = "open it in the program that made it, and save the page again as HTML or as text";

const SIGNATURES: &[Signature] = &[
    Signature { start: b"%PDF-", name: "a PDF file", hint: TO_TEXT },
    Signature { start: b"PK\x03\x04", name: "a ZIP archive (so are `.docx`, `.odt` and `.epub`)", hint: TO_TEXT },
    Signature { start: b"\xD0\xCF\x11\xE0", name: "an old Office document", hint: TO_TEXT },
    Signature { start: b"{\\rtf", name: "an RTF document", hint: TO_TEXT },
    Signature { start: b"bplist00", name: "a web archive of Safari", hint: AGAIN },
    Signature { start: b"WARC/", name: "a WARC archive of many pages", hint: AGAIN },
    Signature { start: b"\x89PNG", name: "a PNG picture", hint: TO_TEXT },
    Signature { start: b"\xFF\xD8\xFF", name: "a JPEG picture", hint: TO_TEXT },
    Signature { start: b"GIF8", name: "a GIF picture", hint: TO_TEXT },
    Signature { start: b"\x1F\x8B", name: "a gzip archive", hint: "unpack it first" },
    Signature { start: b"\x28\xB5\x2F\xFD", name: "a zstd archive", hint: "unpack it first" },
];

/// A page that unpacks itself in a browser begins as a page and goes on as a ZIP archive.
static SELF_UNPACKING: Signature = Signature {
    start: b"<",
    name: "a page that is packed inside itself, as SingleFile can save one",
    hint: "open it in a browser and save it again as plain HTML, not as a self-extracting archive",
};

/// Reads bytes as text. The encoding is that of the byte order mark; else that which an HTML page declares; else UTF-8
/// where the bytes are that; else what they look like.
pub(super) fn decode(bytes: &[u8], format: Format) -> Result<Decoded, NotText> {
    decode_as(bytes, format, None)
}

/// The same where a header names the encoding (`utf-8`): it counts as the page's own declaration does, and more.
pub(super) fn decode_as(bytes: &[u8], format: Format, label: Option<&str>) -> Result<Decoded, NotText> {
    if let Some(signature) = SIGNATURES.iter().find(|signature| bytes.starts_with(signature.start)) {
        return Err(NotText(Some(signature)));
    }
    let labelled = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (encoding_of(bytes, format, labelled), bytes),
    };
    // The decoders of both are one, and every GBK text is a GB18030 text.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if !is_text(&text) {
        let packed = bytes.trim_ascii_start().starts_with(SELF_UNPACKING.start) && text.contains("PK\u{3}\u{4}");
        return Err(NotText(packed.then_some(&SELF_UNPACKING)));
    }
    Ok(Decoded { text: unified(text), encoding: encoding.name(), damaged })
}

fn encoding_of(bytes: &[u8], format: Format, labelled: Option<&'static Encoding>) -> &'static Encoding {
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return encoding;
    }
    let utf_8 = Utf8Share::of(bytes);
    let declared = labelled.or_else(|| if format == Format::Html { declared(bytes) } else { None });
    match declared {
        Some(declared) if !utf_8.overrules_declaration() && !declared.decode_without_bom_handling(bytes).1 => declared,
        _ if utf_8.is_likely() => UTF_8,
        _ => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
            detector.feed(bytes, true);
            detector.guess(None, Utf8Detection::Deny)
        }
    }
}

/// UTF-16 without a byte order mark: text in any 8-bit encoding holds no NUL, while in UTF-16 every ASCII character
/// brings one, always on the same side.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let nuls_at = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls_at(0), nuls_at(1));
    let encoding = match (even, odd) {
        (0, 0) => return None,
        (even, odd) if odd >= even * 20 => UTF_16LE,
        (even, odd) if even >= odd * 20 => UTF_16BE,
        _ => return None,
    };
    // A few stray NULs in a text that is UTF-8 but for them: read in pairs, its letters would be rare characters.
    let few = (even + odd) * 10 < bytes.len();
    let letters = bytes.iter().filter(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()).count();
    // Read in pairs, other scripts have hardly more than half of their bytes among these.
    if few && (std::str::from_utf8(bytes).is_ok() || letters * 100 >= bytes.len() * 85) {
        return None;
    }
    // A file that was cut may end in mid-character.
    let (text, damaged) = encoding.decode_without_bom_handling(&bytes[..bytes.len() / 2 * 2]);
    (!damaged && is_text(&text)).then_some(encoding)
}

/// How much of the bytes beyond ASCII is well-formed UTF-8.
struct Utf8Share {
    /// Characters of two bytes and more.
    well_formed: usize,
    /// Places where it breaks.
    broken: usize,
}

impl Utf8Share {
    fn of(bytes: &[u8]) -> Self {
        let mut share = Self { well_formed: 0, broken: 0 };
        for chunk in bytes.utf8_chunks() {
            share.well_formed += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            share.broken += usize::from(!chunk.invalid().is_empty());
        }
        share
    }

    /// Text in another encoding is hardly ever UTF-8 by chance, so that a page with a few such characters is UTF-8
    /// whatever it declares: programs that save pages convert the text and leave the declaration.
    fn overrules_declaration(&self) -> bool {
        self.broken == 0 && self.well_formed >= 4
    }

    /// UTF-8, perhaps with a few bytes lost.
    fn is_likely(&self) -> bool {
        self.broken == 0 || self.well_formed >= self.broken * 20
    }
}

/// False where control characters show that the bytes were never text.
fn is_text(text: &str) -> bool {
    let (mut all, mut controls, mut nuls) = (0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        nuls += usize::from(c == '\0');
        controls += usize::from(is_control(c));
    }
    let share = if nuls > 0 { 100 } else { 20 };
    controls * share <= all
}

fn is_control(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}')
}

/// One line end, and no NUL. Most texts need neither change, and a long one is not copied for nothing.
fn unified(text: Cow<'_, str>) -> String {
    if !text.contains(['\r', '\0']) {
        return text.into_owned();
    }
    let mut tidy = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\r' => {
                letters.next_if_eq(&'\n');
                tidy.push('\n');
            }
            '\0' => tidy.push(char::REPLACEMENT_CHARACTER),
            c => tidy.push(c),
        }
    }
    tidy
}

#[cfg(test)]
mod tests;
