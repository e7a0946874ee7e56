//! MHTML (RFC 2557): a page and all that belongs to it in one file, as browsers save a "single file".
//!
//! Our own reader of it, since a mail parser decodes every picture, gives up a whole part at one wrong byte, and turns the
//! bytes of a page into text before the page can say what its encoding is.

use std::borrow::Cow;

use super::mime::{self, Headers};

/// A multipart inside a multipart is read so deep.
const DEEPEST: usize = 4;
/// Parts beyond this number are left out; a page of a newspaper has some hundred.
const MOST_PARTS: usize = 10_000;
/// The headers of the whole file stand in its first bytes.
const LONGEST_START: usize = 16 << 10;

/// An archive: its parts and which of them is the page.
#[derive(Debug)]
pub(super) struct Archive<'b> {
    parts: Vec<Part<'b>>,
    /// The content id of the page's part, where the archive names it.
    start: Option<String>,
    /// The address that the page was saved from.
    pub(super) location: Option<String>,
    /// False where the end is missing, as in a file that was not copied whole.
    pub(super) whole: bool,
}

/// One part: a page, a frame, a picture.
#[derive(Debug)]
pub(super) struct Part<'b> {
    headers: Headers,
    body: &'b [u8],
}

/// True where a file is an archive by its first lines, whatever its name says.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(LONGEST_START)];
    let first = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    // A header line is a name without spaces and a colon; no other text begins with one of these.
    let begins = [
        "mime-version:",
        "from:",
        "content-type:",
        "subject:",
        "date:",
        "snapshot-content-location:",
        "x-",
        "message-id:",
    ]
    .iter()
    .any(|name| first.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())));
    begins && Headers::read(start).0.media_type().starts_with("multipart/")
}

impl<'b> Archive<'b> {
    /// Reads an archive in one pass over its lines for each level of nesting; pictures are not decoded.
    pub(super) fn read(bytes: &'b [u8]) -> Self {
        let (headers, body) = Headers::read(bytes);
        let start = headers.parameter("start").map(|id| bare_id(&id).to_owned());
        let location = headers.get("snapshot-content-location").or_else(|| headers.get("content-location"));
        let mut archive = Self { parts: Vec::new(), start, location: location.map(str::to_owned), whole: true };
        let mut open = vec![(headers.parameter("boundary").unwrap_or_default(), body, 0)];
        while let Some((boundary, body, depth)) = open.pop() {
            let (bodies, whole) = mime::parts(body, boundary.as_bytes(), MOST_PARTS);
            archive.whole &= whole || depth > 0;
            for part in bodies {
                let (headers, body) = Headers::read(part);
                match headers.parameter("boundary") {
                    Some(inner) if headers.media_type().starts_with("multipart/") && depth < DEEPEST => {
                        open.push((inner, body, depth + 1));
                    }
                    _ if archive.parts.len() < MOST_PARTS => archive.parts.push(Part { headers, body }),
                    _ => {}
                }
            }
        }
        archive
    }

    /// The part that is the page: the one that the archive names, else its first page, else its first text.
    pub(super) fn page(&self) -> Option<&Part<'b>> {
        let named = self.start.as_ref().and_then(|start| self.parts.iter().find(|part| part.id() == Some(start)));
        let of = |kinds: &'static [&'static str]| {
            self.parts.iter().find(|part| kinds.contains(&&*part.headers.media_type()))
        };
        named.filter(|part| part.is_page()).or_else(|| of(PAGES)).or_else(|| of(&["text/plain"]))
    }

    /// The page that stands at an address or under a content id (`cid:…`), as a frame names it.
    pub(super) fn page_at(&self, address: &str) -> Option<&Part<'b>> {
        let id = address.strip_prefix("cid:").map(bare_id);
        let without_fragment = |address: &str| address.split('#').next().unwrap_or_default().to_owned();
        let is_at = |part: &&Part<'b>| match id {
            Some(id) => part.id() == Some(id),
            None => part.location().map(without_fragment) == Some(without_fragment(address)),
        };
        self.parts.iter().filter(|part| part.is_page()).find(is_at)
    }
}

const PAGES: &[&str] = &["text/html", "application/xhtml+xml"];

impl Part<'_> {
    /// Its bytes, decoded.
    pub(super) fn bytes(&self) -> Cow<'_, [u8]> {
        mime::decoded(self.body, self.headers.get("content-transfer-encoding").unwrap_or_default())
    }

    /// The charset that its header names.
    pub(super) fn charset(&self) -> Option<String> {
        self.headers.parameter("charset")
    }

    /// True for a page, false for plain text and pictures.
    pub(super) fn is_page(&self) -> bool {
        PAGES.contains(&&*self.headers.media_type())
    }

    /// The address that it was saved from.
    pub(super) fn location(&self) -> Option<&str> {
        self.headers.get("content-location")
    }

    fn id(&self) -> Option<&str> {
        self.headers.get("content-id").map(bare_id)
    }
}

/// A content id without the brackets that it stands in.
fn bare_id(id: &str) -> &str {
    id.trim().trim_start_matches('<').trim_end_matches('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARCHIVE: &str = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/ferry\r\n\
        Subject: Ferry\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--=_b 1\"\r\n\r\n\
        Text for old programs.\r\n----=_b 1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n////\r\n\
        ----=_b 1\r\nContent-Type: text/html; charset=windows-1252\r\nContent-ID: <frame-1@x>\r\n\
        Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/ferry\r\n\r\n\
        <p class=3Dx>The caf=E9 by the qu=\r\nay.</p>\r\n----=_b 1\r\nContent-Type: text/html\r\n\
        Content-ID: <frame-2@x>\r\nContent-Location: https://example.org/inner\r\n\r\n<p>Inner</p>\r\n----=_b 1--\r\n";

    #[test]
    fn the_page_is_found_among_the_parts_and_decoded() {
        assert!(is_archive(ARCHIVE.as_bytes()));
        let archive = Archive::read(ARCHIVE.as_bytes());
        let page = archive.page().unwrap();
        assert_eq!(&*page.bytes(), b"<p class=x>The caf\xE9 by the quay.</p>");
        assert_eq!((page.charset().as_deref(), archive.whole), (Some("windows-1252"), true));
        assert_eq!(archive.location.as_deref(), Some("https://example.org/ferry"));
        assert_eq!(&*archive.page_at("cid:frame-2@x").unwrap().bytes(), b"<p>Inner</p>");
        assert_eq!(&*archive.page_at("https://example.org/inner#a").unwrap().bytes(), b"<p>Inner</p>");
    }

    #[test]
    fn the_part_that_the_archive_names_is_its_page() {
        let named = ARCHIVE.replace("type=\"text/html\"", "start=\"<frame-2@x>\"");
        assert_eq!(&*Archive::read(named.as_bytes()).page().unwrap().bytes(), b"<p>Inner</p>");
    }

    #[test]
    fn a_page_inside_an_inner_multipart_is_found_and_a_missing_end_is_told() {
        let inner = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n\
            --b\nContent-Type: text/plain\n\nPlain.\n--b\nContent-Type: text/html\n\n<p>Rich.\n--b--\n";
        let archive = Archive::read(inner.as_bytes());
        assert_eq!(&*archive.page().unwrap().bytes(), b"<p>Rich.");
        assert!(!archive.whole);
    }

    #[test]
    fn a_text_that_begins_like_a_letter_is_no_archive() {
        assert!(!is_archive(b"From: the harbour master\nTo: all ships\n\nThe quay is closed.\n"));
        assert!(!is_archive(b"Date: Monday\nContent-Type: text/plain\n\nx"));
    }
}
