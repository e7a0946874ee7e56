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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::diagnostic::Diagnostic;
    use crate::pipeline::{self, lay_out};
    use crate::render::Theme;

    fn showing(root: &std::path::Path) -> Showing {
        fs::create_dir_all(root.join("content")).unwrap();
        fs::write(root.join("content/a b.txt"), "The ferry sails\n\nThe ferry sailed on Monday, the port said.\n")
            .unwrap();
        let config = Config::defaults(root);
        let theme = Theme::load(&config).unwrap();
        let (site, _) = lay_out(pipeline::read(&config, &()).unwrap(), &config, &theme);
        Showing { number: 1, edition: Some(Arc::new(Edition::new(Arc::new(site), theme))), ..Showing::nothing_yet() }
    }

    fn status(answer: &Answer) -> u16 {
        match answer {
            Answer::Page { status, .. } | Answer::Refused { status, .. } => *status,
            Answer::Moved { .. } => 301,
            Answer::News => 0,
        }
    }

    fn text(answer: Answer) -> String {
        match answer {
            Answer::Page { bytes, .. } => String::from_utf8(bytes).unwrap(),
            other => panic!("no page: {other:?}"),
        }
    }

    #[test]
    fn outputs_are_found_as_pages_are() {
        let root = tempfile::tempdir().unwrap();
        let (showing, base) = (showing(root.path()), "/repo/".parse().unwrap());
        let get = |path: &str| answer(Asked { method: "GET", path, host: Some("localhost:8000") }, &showing, &base);
        for path in ["", "index.html", "timeline", "people/", "articles/a-b.html", "style.css", "data/briefing.json"] {
            assert_eq!(status(&get(&format!("/repo/{path}"))), 200, "{path}");
        }
        assert_eq!(get("/repo/people"), Answer::Moved { to: "/repo/people/".to_owned() });
        assert_eq!(get("/repo"), Answer::Moved { to: "/repo/".to_owned() });
        assert_eq!(get("/repo/__events"), Answer::News);
        assert!(matches!(get("/repo/style.css"), Answer::Page { content_type: "text/css; charset=utf-8", .. }));
        assert_eq!(status(&get("/index.html")), 404);
        let missing = get("/repo/people/no/one.html");
        assert_eq!(status(&missing), 404);
        assert!(text(missing).contains("<base href=\"/repo/\">"));
    }

    #[test]
    fn no_path_leads_out() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("secret.txt"), "key").unwrap();
        let (showing, base) = (showing(root.path()), Base::default());
        for path in [
            "/../secret.txt",
            "/people/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%5csecret.txt",
            "/..\\secret.txt",
            "//secret.txt",
            "/%2fetc/passwd",
            "/content/a%20b.txt",
            "/%00",
            "/%ff",
            "/C:/secret.txt",
        ] {
            let answer = answer(Asked { method: "GET", path, host: Some("127.0.0.1") }, &showing, &base);
            assert_eq!(status(&answer), 404, "{path}");
        }
    }

    #[test]
    fn only_this_computer_may_ask_and_only_to_read() {
        let root = tempfile::tempdir().unwrap();
        let (showing, base) = (showing(root.path()), Base::default());
        let ask = |method, host| status(&answer(Asked { method, path: "/", host }, &showing, &base));
        assert_eq!(ask("GET", Some("localhost")), 200);
        assert_eq!(ask("HEAD", Some("[::1]:8000")), 200);
        assert_eq!(ask("GET", Some("briefing.example.org:8000")), 403);
        assert_eq!(ask("GET", None), 403);
        assert_eq!(ask("POST", Some("localhost")), 405);
    }

    #[test]
    fn what_is_wrong_stands_in_the_place_of_every_page_and_of_no_style() {
        let root = tempfile::tempdir().unwrap();
        let mut showing = showing(root.path());
        let problem = Diagnostic::error("unknown-key", "briefing.toml", "`deck` is not a key <b>").hint("write `dek`");
        showing.problems = Arc::new([problem.at("title = 1\ndeck = 2\n", 10..14)]);
        let get = |path| answer(Asked { method: "GET", path, host: Some("localhost") }, &showing, &Base::default());
        assert_eq!(status(&get("/style.css")), 200);
        let page = get("/people/");
        assert_eq!(status(&page), 500);
        let page = text(page);
        for part in ["briefing.toml:2:1", "deck = 2", "^^^^", "is not a key &lt;b&gt;", "write `dek`", "__events"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        showing.edition = None;
        let page = answer(Asked { method: "GET", path: "/x.css", host: Some("localhost") }, &showing, &Base::default());
        assert_eq!(status(&page), 500);
    }

    #[test]
    fn before_the_first_site_a_page_waits() {
        let showing = Showing::nothing_yet();
        let page = answer(Asked { method: "GET", path: "/", host: Some("localhost") }, &showing, &Base::default());
        assert_eq!(status(&page), 503);
    }
}
