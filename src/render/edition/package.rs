//! The package document of the EPUB: what it is, what it holds, in which order it is read.

use std::fmt::Write as _;

use crate::interface::phrase;
use crate::render::view::Viewpoint;
use crate::render::{about, atom, xml};
use crate::site::Job;

/// One document of the book, in reading order.
pub(super) struct Document {
    pub(super) id: String,
    pub(super) file: String,
    /// True where drawings stand in it, which a reading system must be told.
    pub(super) draws: bool,
}

/// How the book can be read (EPUB Accessibility 1.1, 2): every drawing has its words beside it.
const ACCESS: [(&str, &str); 9] = [
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityHazard", "none"),
];

/// The whole document.
pub(super) fn package(at: &Viewpoint<'_>, documents: &[Document]) -> String {
    let (config, ui) = (&at.site.config, at.interface());
    let language = xml::text(at.site.language());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"id\" xml:lang=\"{language}\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
    );
    let identifier = atom::tag(at, &at.site.route(Job::Home));
    let title = if config.title.trim().is_empty() { ui.say("site§Briefing") } else { &config.title };
    let described = config.dek.clone().unwrap_or_else(|| about(at.site));
    let _ = write!(
        out,
        "<dc:identifier id=\"id\">{}</dc:identifier>\n<dc:title>{}</dc:title>\n<dc:language>{language}</dc:language>\n\
         <dc:description>{}</dc:description>\n<dc:rights>{}</dc:rights>\n",
        xml::text(&identifier),
        xml::text(title),
        xml::text(&described),
        xml::text(ui.say(phrase("Texts belong to their publishers."))),
    );
    if let Some(base) = &config.base_address {
        let _ = writeln!(out, "<dc:source>{}</dc:source>", xml::text(base.as_str()));
    }
    let mut meta = |property: &str, value: &str| {
        let _ = writeln!(out, "<meta property=\"{property}\">{}</meta>", xml::text(value));
    };
    meta("dcterms:modified", &atom::newest(at));
    for (property, value) in ACCESS {
        meta(&format!("schema:{property}"), value);
    }
    let told =
        phrase("All text can be read aloud and resized; pictures are drawings whose events stand as text beside them.");
    meta("schema:accessibilitySummary", ui.say(told));
    out.push_str("</metadata>\n<manifest>\n");
    out.push_str("<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n");
    out.push_str("<item id=\"style\" href=\"book.css\" media-type=\"text/css\"/>\n");
    for Document { id, file, draws } in documents {
        let draws = if *draws { " properties=\"svg\"" } else { "" };
        let _ = writeln!(out, "<item id=\"{id}\" href=\"{file}\" media-type=\"application/xhtml+xml\"{draws}/>");
    }
    out.push_str("</manifest>\n<spine>\n");
    // The contents stand behind the front page, as in a printed book.
    let ids = documents.iter().map(|document| document.id.as_str());
    let (front, rest): (Vec<&str>, Vec<&str>) = (ids.clone().take(1).collect(), ids.skip(1).collect());
    for id in front.into_iter().chain(["nav"]).chain(rest) {
        let _ = writeln!(out, "<itemref idref=\"{id}\"/>");
    }
    out.push_str("</spine>\n</package>\n");
    out
}
