//! The whole briefing in one HTML file that opens alone: no other file, no request, no script.

use serde::Serialize;

use super::bound::Syntax;
use super::outline::{Entry, outline};
use super::part::{Part, Parts};
use crate::article::BlockKind;
use crate::diagnostic::Diagnostic;
use crate::interface::phrase;
use crate::render::view::{Frame, Section, Viewpoint};
use crate::render::{Theme, highlight};

/// The template's own style, and the page itself.
const STYLE: &str = "single.css";
const PAGE: &str = "single.html";

#[derive(Serialize)]
struct Bound {
    key: String,
    html: String,
}

#[derive(Serialize)]
struct SingleView {
    style: String,
    contents: Vec<Entry>,
    parts: Vec<Bound>,
}

/// The bytes of the file.
pub(in crate::render) fn single(theme: &Theme, at: &Viewpoint<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let parts = Parts::of(theme, at, Syntax::Html)?;
    let href = |to: &Part, id: Option<&str>| format!("#{}", id.unwrap_or(&to.key));
    let bound = parts.all.iter().map(|part| Bound { key: part.key.clone(), html: parts.content(part, href) }).collect();
    let view = SingleView { style: style(theme, at)?, contents: outline(at.interface(), &parts), parts: bound };
    let told = at.interface().say(phrase("The whole briefing in one file.")).to_owned();
    let frame = Frame::new(at, Section::None, at.interface().say("In one file"), told).without_index();
    theme.fill(PAGE, &frame, &view).map(String::into_bytes)
}

/// The style of all pages, in one.
fn style(theme: &Theme, at: &Viewpoint<'_>) -> Result<String, Box<Diagnostic>> {
    let sheets = ["style.css", "pages.css"].map(|name| String::from_utf8_lossy(theme.asset(name)).into_owned());
    let is_code = |block: &crate::article::Block| block.verdict.kept && block.kind == BlockKind::Code;
    let has_code = at.site.briefing.articles.iter().any(|annotated| annotated.article.blocks.iter().any(is_code));
    let code = if has_code { highlight::stylesheet() } else { String::new() };
    let own = theme.fill(STYLE, &(), &())?;
    Ok([sheets.concat(), code, own].concat().replace("</", "<\\/"))
}
