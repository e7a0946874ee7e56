//! Pages whose text stands in frames: framesets, and pages whose body is an inline frame and little else.

use std::borrow::Cow;

use crate::markup::{Open, Piece, bare, pieces, with_entities_read};

/// A page with more visible text than this, in bytes, tells its story itself; what stands in its frames are adverts and
/// players.
const OWN_TEXT: usize = 250;
/// A frame inside a frame is read so deep.
const DEEPEST: usize = 3;
/// More frames of one page, those inside frames included, are not read.
const MOST_FRAMES: usize = 40;
/// Frames beyond so many bytes are not read.
const MOST_BYTES: usize = 16 << 20;

/// A page with its frames in their places.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Framed {
    /// The page.
    pub(super) text: String,
    /// Addresses of the frames that were not saved with it.
    pub(super) missing: Vec<String>,
}

/// Puts the frames of a page in their places; none where the page holds its own text. `saved` finds the page that was
/// saved for the address of a frame.
pub(super) fn with_frames(page: &str, saved: &dyn Fn(&str) -> Option<String>) -> Option<Framed> {
    Frames { saved, count_left: MOST_FRAMES, bytes_left: MOST_BYTES }.framed(page, DEEPEST)
}

/// The frames of one page, as far as they are read.
struct Frames<'s> {
    saved: &'s dyn Fn(&str) -> Option<String>,
    count_left: usize,
    bytes_left: usize,
}

impl Frames<'_> {
    fn framed(&mut self, page: &str, depth: usize) -> Option<Framed> {
        let frames: Vec<Open<'_>> = pieces(page).filter_map(as_frame).take(MOST_FRAMES).collect();
        let is_frameset = frames.iter().any(|frame| frame.name.eq_ignore_ascii_case("frame"));
        if frames.is_empty() || depth == 0 || !is_frameset && bare(page).trim().len() > OWN_TEXT {
            return None;
        }
        let mut missing = Vec::new();
        let mut inner = Vec::new();
        for frame in frames {
            inner.push(match self.content(frame) {
                Content::Page(text) => match self.framed(&text, depth - 1) {
                    Some(nested) => {
                        missing.extend(nested.missing);
                        nested.text
                    }
                    None => text,
                },
                Content::Missing(address) => {
                    missing.push(address);
                    String::new()
                }
                Content::Nothing => String::new(),
            });
        }
        // The page takes the title of the frame that holds most of its text: its own is often that of the site.
        let longest = (0..inner.len()).max_by_key(|&index| (inner[index].len(), std::cmp::Reverse(index)))?;
        let titled = inner[longest].to_ascii_lowercase().contains("<title");
        let mut text = String::with_capacity(page.len() + inner.iter().map(String::len).sum::<usize>());
        let mut inner = inner.iter().enumerate();
        write(page, !titled, &mut text, &mut |text| {
            if let Some((index, frame)) = inner.next() {
                text.push_str("<div>");
                write(frame, index == longest, text, &mut |_| {});
                text.push_str("</div>");
            }
        });
        Some(Framed { text, missing })
    }

    fn content(&mut self, frame: Open<'_>) -> Content {
        let Some(left) = self.count_left.checked_sub(1) else { return Content::Nothing };
        self.count_left = left;
        let address = frame.attribute("src").map(|src| with_entities_read(src.trim())).unwrap_or_default();
        let page = frame.attribute("srcdoc").map(with_entities_read).or_else(|| (self.saved)(&address));
        match page {
            Some(page) if page.len() <= self.bytes_left => {
                self.bytes_left -= page.len();
                Content::Page(page)
            }
            None if !address.is_empty() && !shows_no_page(&address) => Content::Missing(address),
            _ => Content::Nothing,
        }
    }
}

fn as_frame(piece: Piece<'_>) -> Option<Open<'_>> {
    let Piece::Open(open) = piece else { return None };
    ["frame", "iframe"].iter().any(|name| open.name.eq_ignore_ascii_case(name)).then_some(open)
}

/// What a frame shows.
enum Content {
    Page(String),
    /// A page at an address, which was not saved.
    Missing(String),
    /// No page: empty, or made by a script.
    Nothing,
}

/// True for an address at which no page stands.
fn shows_no_page(address: &str) -> bool {
    ["about:", "javascript:", "data:", "blob:"].iter().any(|start| address.starts_with(start))
}

/// Adds the pieces of a page as those of a part of another one: without what may stand once only.
fn write(page: &str, keeps_title: bool, text: &mut String, at_frame: &mut dyn FnMut(&mut String)) {
    let mut skips = false;
    for piece in pieces(page) {
        match piece {
            Piece::Open(open) => {
                skips = !keeps_title && open.name.eq_ignore_ascii_case("title") || is_shown_instead(open.name);
                if as_frame(piece).is_some() {
                    at_frame(text);
                } else if !skips && (!is_once(open.name) || text.is_empty() && open.name.eq_ignore_ascii_case("html")) {
                    text.push_str(open.whole);
                }
            }
            Piece::Close { name, whole } => {
                let skipped = std::mem::take(&mut skips) || is_shown_instead(name);
                if !skipped && !is_once(name) {
                    text.push_str(whole);
                }
            }
            Piece::Text(words) => text.push_str(words),
            Piece::Raw(words) if !skips => text.push_str(words),
            Piece::Data(words) => text.push_str(&escaped(words)),
            Piece::Raw(_) | Piece::Comment { .. } | Piece::Declaration(_) => {}
        }
    }
}

fn is_once(name: &str) -> bool {
    ["html", "head", "body", "frameset", "frame"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Elements that a browser shows only where it cannot show frames.
fn is_shown_instead(name: &str) -> bool {
    ["noframes", "iframe"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn escaped(words: &str) -> Cow<'_, str> {
    if words.contains(['<', '&']) {
        Cow::Owned(words.replace('&', "&amp;").replace('<', "&lt;"))
    } else {
        Cow::Borrowed(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(address: &str) -> Option<String> {
        let page = match address {
            "story.html" => {
                "<!doctype html><html><head><title>Ferry waits</title></head><body><h1>Ferry</h1><p>It waits.</p></body></html>"
            }
            "menu.html" => "<title>Menu</title><ul><li>Home</ul>",
            _ => return None,
        };
        Some(page.to_owned())
    }

    #[test]
    fn a_frameset_becomes_one_page_with_the_title_of_its_story() {
        let page = "<html lang=en><head><title>The Quay</title></head><frameset cols='1,9'><frame src='menu.html'>\
            <frame src=\"story.html\"><frame src='gone.html'><noframes>Buy a browser</noframes></frameset></html>";
        let framed = with_frames(page, &saved).unwrap();
        assert_eq!(
            framed.text,
            "<html lang=en><div><ul><li>Home</ul></div><div><title>Ferry waits</title><h1>Ferry</h1><p>It waits.</p></div><div></div>"
        );
        assert_eq!(framed.missing, ["gone.html"]);
    }

    #[test]
    fn a_page_that_is_a_frame_is_read_and_one_with_its_own_text_is_left_alone() {
        let page = "<body><iframe srcdoc=\"<p>It &quot;waits&quot; &amp;amp; leaves.</p>\"></iframe><iframe src='about:blank'></iframe></body>";
        let framed = with_frames(page, &|_| None).unwrap();
        assert_eq!(framed.text, "<div><p>It \"waits\" &amp; leaves.</p></div><div></div>");
        assert_eq!(framed.missing, Vec::<String>::new());
        let story = format!("<p>{}</p><iframe src='story.html'></iframe>", "The ferry waits. ".repeat(30));
        assert_eq!(with_frames(&story, &saved), None);
    }

    #[test]
    fn frames_that_show_each_other_end() {
        let framed =
            with_frames("<iframe src='a'></iframe>", &|_| Some("<p>x</p><iframe src='a'></iframe>".to_owned()));
        assert_eq!(
            framed.unwrap().text,
            "<div><p>x</p><div><p>x</p><div><p>x</p><iframe src='a'></iframe></div></div></div>"
                .replace("<iframe src='a'></iframe>", "")
        );
    }
}
