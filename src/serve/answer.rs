//! What a request gets. Outputs are looked up by their paths in a list: no path leads to a file of the disk.

use percent_encoding::percent_decode_str;

use super::base::Base;
use super::content_type::content_type;
use super::edition::Edition;
use super::host::is_this_computer;
use super::live_page::{EVENTS, Frame};
use super::showing::{Showing, told};
use crate::site::Job;

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) method: &'a str,
    /// The path as it was sent, still encoded.
    pub(super) path: &'a str,
    /// For whom the request is; none where it does not say.
    pub(super) host: Option<&'a str>,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// An output, or a page of the preview.
    Page { status: u16, content_type: &'static str, bytes: Vec<u8> },
    /// The address of a folder without its last slash.
    Moved { to: String },
    /// News of the site, as they come.
    News,
    /// Nothing, and why.
    Refused { status: u16, why: &'static str },
}

const HTML: &str = "text/html; charset=utf-8";

/// Answers a request with what is shown at this moment.
pub(super) fn answer(asked: Asked<'_>, showing: &Showing, base: &Base) -> Answer {
    // A page of the web may give this computer a name of its own and then read what it answers.
    if !asked.host.is_some_and(is_this_computer) {
        return Answer::Refused { status: 403, why: "This address is for this computer alone." };
    }
    if !matches!(asked.method, "GET" | "HEAD") {
        return Answer::Refused { status: 405, why: "Pages can only be read." };
    }
    let Some(below) = base.below(asked.path) else { return outside(asked.path, base) };
    if below == EVENTS {
        return Answer::News;
    }
    let decoded = percent_decode_str(below).decode_utf8();
    // What is no text is the path of nothing.
    let path = decoded.as_deref().unwrap_or("\u{FFFD}");
    let frame = Frame { showing, base, path };
    if let Some(edition) = &showing.edition {
        let (path, job) = match found(edition, path) {
            Found::Output(path, job) => (path, Some(job)),
            Found::Folder => return Answer::Moved { to: format!("{}{below}/", base.as_str()) },
            Found::Nothing => (path.to_owned(), None),
        };
        if showing.problems.is_empty() || job.is_some_and(|_| content_type(&path) != HTML) {
            return output(edition, &path, job, Frame { path: &path, ..frame });
        }
    }
    if showing.problems.is_empty() {
        return page(503, frame.waiting());
    }
    page(500, frame.problems(&showing.told()))
}

/// What is at a path, as GitHub Pages finds it.
enum Found {
    Output(String, Job),
    Folder,
    Nothing,
}

fn found(edition: &Edition, path: &str) -> Found {
    let at = |path: String| edition.job(&path).map(|job| Found::Output(path, job));
    let is_folder = path.is_empty() || path.ends_with('/');
    let index = if is_folder { format!("{path}index.html") } else { format!("{path}/index.html") };
    if is_folder {
        return at(index).unwrap_or(Found::Nothing);
    }
    let output = at(path.to_owned()).or_else(|| at(format!("{path}.html")));
    output.or_else(|| edition.job(&index).map(|_| Found::Folder)).unwrap_or(Found::Nothing)
}

fn output(edition: &Edition, path: &str, job: Option<Job>, frame: Frame<'_>) -> Answer {
    if let Some(first_look) = frame.showing.first_looks.get(path) {
        return page(200, frame.first_look(first_look.clone()));
    }
    let rendered = match edition.page(job.unwrap_or(Job::NotFound)) {
        Ok(rendered) => rendered.bytes,
        Err(problem) => return page(500, frame.problems(&told(&[*problem]))),
    };
    match job {
        None => page(404, frame.not_found(rendered)),
        Some(_) if content_type(path) == HTML => page(200, frame.live(rendered)),
        Some(_) => Answer::Page { status: 200, content_type: content_type(path), bytes: rendered },
    }
}

fn outside(path: &str, base: &Base) -> Answer {
    let is_above = path == "/" || format!("{path}/") == base.as_str();
    if is_above {
        return Answer::Moved { to: base.as_str().to_owned() };
    }
    Answer::Refused { status: 404, why: "The site is not here, but in the folder that --base names." }
}

fn page(status: u16, bytes: Vec<u8>) -> Answer {
    Answer::Page { status, content_type: HTML, bytes }
}
