//! The bytes of a file → its text: out of an archive, decoded, with the frames of a page in their places.

use std::borrow::Cow;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::candidate::Candidate;
use super::companion::companion_of;
use super::decode::{Decoded, decode, decode_as};
use super::frames::with_frames;
use super::left_out::LeftOut;
use super::mhtml::{Archive, Part, is_archive};
use super::sniff::{saved_from, sniff};
use super::{Format, LARGEST_FILE};
use crate::diagnostic::Diagnostic;
use crate::markup::{Weight, bare, with_entities_read};

/// A file's text with what its bytes say of it.
#[derive(Debug)]
pub(super) struct Opened {
    /// The text.
    pub(super) decoded: Decoded,
    /// How it is written, whatever the file is called.
    pub(super) format: Format,
    /// The address that the page was saved from, where the program that saved it wrote it down.
    pub(super) saved_from: Option<String>,
}

/// More lines than this, and they must be of some length.
const MANY_LINES: usize = 10_000;
/// Bytes for each line of so long a file at least: below that, what is kept of each line outweighs the file.
const SHORTEST_LINE: usize = 48;

/// A longer file, in bytes, is looked at for its letters.
const LONG: usize = 128 << 10;

/// Opens a file; `path` is what warnings call it.
pub(super) fn open(
    candidate: &Candidate,
    path: &str,
    bytes: &[u8],
    warnings: &mut Vec<Diagnostic>,
) -> Result<Opened, LeftOut> {
    let mut opened = if is_archive(bytes) {
        open_archive(path, bytes, warnings)?
    } else {
        let decoded = decode(bytes, candidate.format).map_err(LeftOut::NotText)?;
        let format = sniff(&decoded.text, candidate.format);
        let saved_from = if format == Format::Html { saved_from(&decoded.text) } else { None };
        Opened { decoded, format, saved_from }
    };
    if opened.format == Format::Html && !is_archive(bytes) {
        put_frames(&mut opened, path, &|address| frame_beside(&candidate.file, address), warnings);
    }
    let lines = lines(&opened);
    let bytes = opened.decoded.text.len();
    if lines > MANY_LINES && bytes < lines * SHORTEST_LINE {
        return Err(LeftOut::Crumbs { lines, bytes });
    }
    if bytes > LONG && is_rubble(&opened) {
        return Err(LeftOut::Rubble);
    }
    if bytes as u64 > LARGEST_FILE && opened.format != Format::Html {
        return Err(LeftOut::TooLarge { bytes: bytes as u64, most: LARGEST_FILE });
    }
    Ok(opened)
}

/// Lines of text that are not empty.
fn lines(opened: &Opened) -> usize {
    let text = &opened.decoded.text;
    match opened.format {
        _ if text.len() < MANY_LINES => 0,
        Format::Html => Weight::of(text).lines,
        Format::Text | Format::Markdown => text.lines().filter(|line| !line.trim_ascii().is_empty()).count(),
    }
}

/// True where what is to be read has three marks and more for four letters or digits, where prose has one for twenty: each of them would be kept as a word.
fn is_rubble(opened: &Opened) -> bool {
    let text = &opened.decoded.text;
    let visible = if opened.format == Format::Html { Cow::Owned(bare(text)) } else { Cow::Borrowed(text.as_str()) };
    let (mut letters, mut marks) = (0_usize, 0_usize);
    for c in visible.chars().filter(|c| !c.is_whitespace()) {
        if c.is_alphanumeric() { letters += 1 } else { marks += 1 }
    }
    marks * 4 > letters * 3
}

fn open_archive(path: &str, bytes: &[u8], warnings: &mut Vec<Diagnostic>) -> Result<Opened, LeftOut> {
    let archive = Archive::read(bytes);
    let page = archive.page().ok_or(LeftOut::NoPage)?;
    let decoded = text_of(page).map_err(LeftOut::NotText)?;
    let promised = if page.is_page() { Format::Html } else { Format::Text };
    let saved_from = archive.location.as_deref().or(page.location()).filter(|address| address.starts_with("http"));
    let mut opened =
        Opened { format: sniff(&decoded.text, promised), decoded, saved_from: saved_from.map(str::to_owned) };
    if opened.format == Format::Html {
        let saved = |address: &str| archive.page_at(address).and_then(|part| text_of(part).ok()).map(|page| page.text);
        put_frames(&mut opened, path, &saved, warnings);
    }
    if !archive.whole {
        warnings.push(
            Diagnostic::warning("cut-short", path, "this archive has no end")
                .because("the line that closes its last part is missing, so that the page may be cut short")
                .hint("copy the file again, or open the page in a browser and save it again"),
        );
    }
    Ok(opened)
}

fn text_of(part: &Part<'_>) -> Result<Decoded, super::decode::NotText> {
    let format = if part.is_page() { Format::Html } else { Format::Text };
    decode_as(&part.bytes(), format, part.charset().as_deref())
}

fn put_frames(opened: &mut Opened, path: &str, saved: &dyn Fn(&str) -> Option<String>, warnings: &mut Vec<Diagnostic>) {
    let Some(framed) = with_frames(&opened.decoded.text, saved) else { return };
    opened.decoded.text = framed.text;
    if let Some(address) = framed.missing.first() {
        let more = framed.missing.len() - 1;
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        warnings.push(
            Diagnostic::warning("frame-not-saved", path, "this page shows its text in a frame that is missing")
                .because(format!("the frame is `{address}`{more}; it was not saved with the page"))
                .hint("open the frame by itself in a browser and save it, or save the page as a single file (MHTML)"),
        );
    }
}

/// The page of a frame, in the folder that was saved beside its page. No address leads out of that folder.
fn frame_beside(page: &Path, address: &str) -> Option<String> {
    let address = with_entities_read(address.split(['?', '#']).next()?);
    let relative = PathBuf::from(percent_decoded(address.strip_prefix("./").unwrap_or(&address))?);
    let mut names = relative.components();
    let Component::Normal(folder) = names.next()? else { return None };
    let folder = companion_of(page).into_iter().find(|companion| companion.file_name() == Some(folder))?;
    if !names.clone().all(|name| matches!(name, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(names.as_path());
    let length = fs::metadata(&file).ok().filter(fs::Metadata::is_file)?.len();
    let bytes = if length <= LARGEST_FILE { fs::read(file).ok()? } else { return None };
    decode(&bytes, Format::Html).ok().map(|decoded| decoded.text)
}

/// A path with its `%20` read.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| byte == b'%').and_then(|code| std::str::from_utf8(code).ok());
        let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).ok()
}
