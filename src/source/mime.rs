//! The bits of MIME (RFC 2045, 2046) that an archive of a page needs: headers, parts, and the two encodings.

use std::borrow::Cow;

/// Headers beyond this many bytes are no headers.
const LONGEST_HEADERS: usize = 64 << 10;

/// The headers of a file or a part.
#[derive(Debug, Default)]
pub(super) struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads headers up to the first empty line; what follows is the body.
    pub(super) fn read(bytes: &[u8]) -> (Self, &[u8]) {
        let mut headers = Vec::<(String, String)>::new();
        let mut at = 0;
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            if at > LONGEST_HEADERS {
                break;
            }
            at += line.len();
            if line.trim_ascii().is_empty() {
                break;
            }
            let text = String::from_utf8_lossy(line);
            if let (true, Some((_, value))) = (text.starts_with([' ', '\t']), headers.last_mut()) {
                value.push(' ');
                value.push_str(text.trim());
            } else if let Some((name, value)) = text.split_once(':') {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        (Self(headers), &bytes[at..])
    }

    /// The first header of a name in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The media type in lower case (`text/html`), empty where none is named.
    pub(super) fn media_type(&self) -> String {
        let value = self.get("content-type").unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of the content type: `boundary`, `charset`, `start`.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        let mut rest = self.get("content-type")?.split_once(';')?.1;
        while let Some((key, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let (value, next) = match behind.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => behind.split_at(behind.find(';').unwrap_or(behind.len())),
            };
            if key.trim_matches([';', ' ', '\t']).eq_ignore_ascii_case(name) {
                return Some(value.trim().to_owned());
            }
            rest = next;
        }
        None
    }
}

/// The parts between the lines of a boundary, at most `most`, and whether the closing line was found. What stands before
/// the first line and behind the closing one is for programs that know no parts.
pub(super) fn parts<'b>(body: &'b [u8], boundary: &[u8], most: usize) -> (Vec<&'b [u8]>, bool) {
    let mut found = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        let line_at = at;
        at += line.len();
        let Some(mark) = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary)) else { continue };
        let is_end = mark.starts_with(b"--");
        if boundary.is_empty() || !is_end && !mark.trim_ascii().is_empty() {
            continue;
        }
        if let Some(start) = start {
            found.push(without_line_end(&body[start..line_at]));
        }
        start = Some(at);
        if is_end || found.len() >= most {
            return (found, is_end);
        }
    }
    found.extend(start.map(|start| without_line_end(&body[start..])));
    (found, false)
}

/// The line end before a boundary belongs to the boundary.
fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

/// A body decoded from what its header calls its encoding; one that is not encoded as it is.
pub(super) fn decoded<'b>(body: &'b [u8], encoding: &str) -> Cow<'b, [u8]> {
    if encoding.eq_ignore_ascii_case("quoted-printable") {
        Cow::Owned(quoted_printable(body))
    } else if encoding.eq_ignore_ascii_case("base64") {
        Cow::Owned(base64(body))
    } else {
        Cow::Borrowed(body)
    }
}

/// Quoted-printable; what is no code stays as written.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        at += 1;
        if byte != b'=' {
            bytes.push(byte);
        } else if let Some(code) = body.get(at..at + 2).and_then(hexadecimal) {
            bytes.push(code);
            at += 2;
        } else if let Some(length) = soft_break(&body[at..]) {
            at += length;
        } else {
            bytes.push(byte);
        }
    }
    bytes
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    match digits {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    }
}

/// Length of the line end behind a `=`, blanks before it included.
fn soft_break(rest: &[u8]) -> Option<usize> {
    let blanks = rest.iter().take(LONGEST_BLANKS).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    match &rest[blanks..] {
        [b'\r', b'\n', ..] => Some(blanks + 2),
        [b'\n', ..] => Some(blanks + 1),
        [] => Some(blanks),
        _ => None,
    }
}

/// More blanks than these before a line end are text.
const LONGEST_BLANKS: usize = 80;

/// Base64; what is no letter of its alphabet is passed over.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn headers_are_unfolded_and_parameters_read() {
        let (headers, body) = Headers::read(
            b"Content-Type: Text/HTML;\r\n charset=utf-8; Boundary = \"a; b\" ; start=<x>\r\nX: y\r\n\r\nbody",
        );
        assert_eq!(headers.media_type(), "text/html");
        let read = |name| headers.parameter(name);
        assert_eq!(read("charset").as_deref(), Some("utf-8"));
        assert_eq!(read("boundary").as_deref(), Some("a; b"));
        assert_eq!((read("start").as_deref(), read("type")), (Some("<x>"), None));
        assert_eq!(body, b"body");
    }

    #[test]
    fn codes_are_read_and_what_is_none_stays() {
        assert_eq!(decoded(b"a=3Db=\r\nc= \nd=zz=E9=", "Quoted-Printable").as_ref(), b"a=bcd=zz\xE9");
        assert_eq!(decoded(b"PHA+\r\nSGk8\n!!L3A+", "base64").as_ref(), b"<p>Hi</p>");
        assert_eq!(decoded(b"=3D", "8bit").as_ref(), b"=3D");
    }

    proptest! {
        #![proptest_config(crate::proptest_cases::cases(128))]

        #[test]
        fn no_bytes_make_it_panic(body in "(--|b|\r\n|\n|=|A|:|;|\"| |é){0,60}") {
            let bytes = body.as_bytes();
            let (headers, _) = Headers::read(bytes);
            headers.parameter("b");
            let (found, _) = parts(bytes, b"b", 3);
            prop_assert!(found.len() <= 4);
            prop_assert!(quoted_printable(bytes).len() <= bytes.len());
            prop_assert!(base64(bytes).len() <= bytes.len());
        }
    }
}
