//! The encoding that a page declares for itself.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// The declaration must stand in the first bytes of the file. The HTML standard asks for 1,024; pages that put scripts
/// first are read all the same.
const LOOKED_AT: usize = 8192;

/// The encoding that `<?xml … encoding="…"?>` or `<meta … charset=…>` names in the first bytes of a page.
///
/// A declaration of UTF-16 that can be read byte by byte is wrong by its very being there and means UTF-8, as the HTML
/// standard says.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(LOOKED_AT)].to_ascii_lowercase();
    let found = xml_declaration(&head).or_else(|| metas(&head).find_map(label_in))?;
    match found {
        found if found == UTF_16BE || found == UTF_16LE => Some(UTF_8),
        found if found == X_USER_DEFINED => Some(WINDOWS_1252),
        found => Some(found),
    }
}

fn xml_declaration(head: &[u8]) -> Option<&'static Encoding> {
    let inside = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let inside = &inside[..find(inside, b"?>")?];
    let after = &inside[find(inside, b"encoding")? + b"encoding".len()..];
    value(after)
}

/// The inside of every `<meta …>` tag that is not commented out.
fn metas(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = head;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[find(rest, b"<")?..];
            if rest.starts_with(b"<!--") {
                rest = &rest[find(rest, b"-->")?..];
            } else if rest.starts_with(b"<meta") {
                let end = find(rest, b">")?;
                let tag = &rest[b"<meta".len()..end];
                rest = &rest[end..];
                return Some(tag);
            } else {
                rest = &rest[1..];
            }
        }
    })
}

/// The label after `charset=` in a tag: in `charset="…"` or in `content="text/html; charset=…"`.
fn label_in(tag: &[u8]) -> Option<&'static Encoding> {
    let mut rest = tag;
    while let Some(at) = find(rest, b"charset") {
        rest = &rest[at + b"charset".len()..];
        if let Some(encoding) = value(rest) {
            return Some(encoding);
        }
    }
    None
}

/// The encoding named after an equals sign, in quotes or not.
fn value(after: &[u8]) -> Option<&'static Encoding> {
    let label = after.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end =
        label.iter().position(|byte| matches!(byte, b'"' | b'\'' | b';' | b'>' | b'/' | b' ')).unwrap_or(label.len());
    Encoding::for_label(&label[..end])
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(page: &str) -> Option<&'static str> {
        declared(page.as_bytes()).map(Encoding::name)
    }

    #[test]
    fn every_way_to_declare_is_read() {
        assert_eq!(name("<!doctype html><meta charset=windows-1252>"), Some("windows-1252"));
        assert_eq!(name("<META CHARSET = 'GB2312' />"), Some("GBK"));
        assert_eq!(
            name("<meta name=x><meta http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\">"),
            Some("Shift_JIS")
        );
        assert_eq!(name("<?xml version='1.0' encoding='iso-8859-1'?><html>"), Some("windows-1252"));
    }

    #[test]
    fn what_is_no_declaration_is_not_read() {
        assert_eq!(name("<!-- <meta charset=gbk> --><p>charset=gbk"), None);
        assert_eq!(name("<meta charset=klingon>"), None);
        assert_eq!(name("<meta"), None);
        assert_eq!(name("<meta charset=utf-16le>"), Some("UTF-8"));
    }
}
