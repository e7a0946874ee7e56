use encoding_rs::{BIG5, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
use proptest::prelude::*;

use super::*;

const FRENCH: &str =
    "À l’été, la préfète a reçu les délégués ; « c’était prévu », a-t-elle précisé. Coût : 12 € par tête.";
const CHINESE: &str = "河流委员会星期一在省城开会，讨论了新桥的修建时间。代表们表示，桥将在明年春天完工。";

fn bytes(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn read(bytes: &[u8]) -> (String, &'static str) {
    let decoded = decode(bytes, Format::Text).unwrap();
    assert!(!decoded.damaged);
    (decoded.text, decoded.encoding)
}

#[test]
fn plain_text_is_read_from_its_looks() {
    assert_eq!(read(FRENCH.as_bytes()), (FRENCH.to_owned(), "UTF-8"));
    assert_eq!(read(&bytes(FRENCH, WINDOWS_1252)), (FRENCH.to_owned(), "windows-1252"));
    assert_eq!(read(&bytes(CHINESE, GB18030)), (CHINESE.to_owned(), "gb18030"));
    let russian = "Совет реки собрался в понедельник и обсудил сроки строительства нового моста.";
    assert_eq!(read(&bytes(russian, WINDOWS_1251)), (russian.to_owned(), "windows-1251"));
}

#[test]
fn a_letter_of_four_bytes_in_gb18030_is_read() {
    let text = format!("{CHINESE}{}", "𠮷野家的代表也到场。");
    assert_eq!(read(&bytes(&text, GB18030)), (text, "gb18030"));
}

#[test]
fn english_with_a_few_curly_quotes_is_windows_1252() {
    let text = "The mayor said the bridge “will open in May” — the council’s own figure.";
    assert_eq!(read(&bytes(text, WINDOWS_1252)), (text.to_owned(), "windows-1252"));
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    for text in [FRENCH, "Two short lines.\nThe second one.", "桥 2024"] {
        assert_eq!(read(&utf_16(text, u16::to_le_bytes)), (text.to_owned(), "UTF-16LE"));
        assert_eq!(read(&utf_16(text, u16::to_be_bytes)), (text.to_owned(), "UTF-16BE"));
        assert_eq!(read(&utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes)), (text.to_owned(), "UTF-16LE"));
    }
}

#[test]
fn a_byte_order_mark_goes_and_line_ends_are_one() {
    assert_eq!(read("\u{feff}a\r\nb\rc\n".as_bytes()), ("a\nb\nc\n".to_owned(), "UTF-8"));
}

#[test]
fn a_page_is_read_as_it_declares() {
    for (label, encoding, text) in
        [("big5", BIG5, "水"), ("shift_jis", SHIFT_JIS, "川の橋"), ("iso-8859-1", WINDOWS_1252, "Été")]
    {
        let page = format!("<html><head><meta charset=\"{label}\"></head><p>{text}");
        let decoded = decode(&bytes(&page, encoding), Format::Html).unwrap();
        assert_eq!((decoded.text, decoded.encoding), (page, encoding.name()));
    }
}

#[test]
fn a_declaration_that_the_bytes_belie_does_not_count() {
    let page = format!("<meta charset=iso-8859-1><p>{FRENCH}");
    assert_eq!(decode(page.as_bytes(), Format::Html).unwrap().text, page);
    let page = format!("<meta charset=utf-8><p>{FRENCH}");
    assert_eq!(decode(&bytes(&page, WINDOWS_1252), Format::Html).unwrap().text, page);
}

#[test]
fn a_lost_byte_does_not_spoil_the_whole_text() {
    let mut broken = FRENCH.repeat(4).into_bytes();
    broken.push(0xE2);
    let decoded = decode(&broken, Format::Text).unwrap();
    assert!(decoded.damaged && decoded.encoding == "UTF-8" && decoded.text.starts_with(FRENCH));
}

#[test]
fn what_is_not_text_is_refused() {
    let name = |bytes: &[u8]| decode(bytes, Format::Html).unwrap_err().0.map(|signature| signature.name);
    assert_eq!(name(b"%PDF-1.7 text"), Some("a PDF file"));
    let packed = [b"<html><!--PK\x03\x04".as_slice(), &[1; 200], b"--></html>"].concat();
    assert!(name(&packed).unwrap().contains("SingleFile"));
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(decode(&noise, Format::Text), Err(NotText(None)));
    assert_eq!(decode(&[0, 0, 1, 0, 0, 0, 7, 0, 0, 3], Format::Text), Err(NotText(None)));
}

#[test]
fn a_stray_nul_does_not_make_it_utf_16() {
    let text = "A line with one stray\0 byte — some programs leave it behind — in a text that is \
        otherwise whole and readable to everybody.";
    assert_eq!(read(text.as_bytes()).0, text.replace('\0', "\u{FFFD}"));
}

#[test]
fn five_stray_nuls_in_an_8_bit_text_do_not_make_it_utf_16() {
    let mut bytes =
        b"The caf\xe9 by the harbour opens again on Friday, its owner said in a letter to the paper. ".repeat(6);
    // All on one side, as in UTF-16.
    for at in [40, 120, 200, 280, 360] {
        bytes[at] = 0;
    }
    let text = read(&bytes).0;
    assert!(text.contains("harbour opens again") && text.contains("café"), "{text}");
}

proptest! {
    #![proptest_config(crate::proptest_cases::cases(128))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Text, Format::Html] {
            if let Ok(decoded) = decode(&bytes, format) {
                prop_assert!(!decoded.text.contains(['\r', '\0']));
            }
        }
    }

    #[test]
    fn every_text_in_utf_8_comes_back(text in "[a-zé桥 \n]{0,80}") {
        prop_assert_eq!(decode(text.as_bytes(), Format::Text).unwrap().text, text);
    }

    #[test]
    fn no_page_makes_the_declaration_reader_panic(page in "(<meta|<!--|-->|charset|=|\"|gbk|>| |<\\?xml|encoding){0,12}") {
        let _ = decode(page.as_bytes(), Format::Html);
    }
}
