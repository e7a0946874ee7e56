//! What a page has in the preview alone: the script that loads it again, and the pages that stand for it while there is
//! nothing to show.

use serde_json::json;

use super::base::Base;
use super::showing::Showing;
use crate::render::escaped;

/// A function of what this page is; nothing of it stands in what `build` writes.
const SCRIPT: &str = include_str!("live.js");

/// The name below the site's folder at which open pages hear of changes. No output has it: outputs of ours have no such
/// names, and a file of the theme would be hidden by it.
pub(super) const EVENTS: &str = "__events";

/// What stands around a page in the preview.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'f> {
    pub(super) showing: &'f Showing,
    pub(super) base: &'f Base,
    /// The path of the page below the site's folder.
    pub(super) path: &'f str,
}

impl Frame<'_> {
    /// The page with the script at its end.
    pub(super) fn live(self, page: Vec<u8>) -> Vec<u8> {
        before_last(page, "</body>", &self.script())
    }

    /// The page of an article that was read alone.
    pub(super) fn first_look(self, page: Vec<u8>) -> Vec<u8> {
        let note = "<p role=\"status\" style=\"position:fixed;inset:auto 0 0;z-index:99;margin:0;padding:.5rem 1rem;\
            background:#fff;color:#111;border-top:4px solid #555\">This article was read alone. What the other sources \
            say of it follows in a moment.</p>\n";
        self.live(before_last(page, "</body>", note))
    }

    /// The page for a missing address, whose links lead on from any depth.
    pub(super) fn not_found(self, page: Vec<u8>) -> Vec<u8> {
        let base = format!("<base href=\"{}\">", self.base.as_str());
        self.live(before_last(page, "<title>", &base))
    }

    /// The page that stands for all others while the files give no site.
    pub(super) fn problems(self, told: &str) -> Vec<u8> {
        let title = "The site cannot be built";
        let text = format!("<p>Mend this, and the page comes back by itself.</p>\n<pre>{}</pre>", escaped(told));
        self.live(plain_page(title, &text))
    }

    /// The page before the first site is ready.
    pub(super) fn waiting(self) -> Vec<u8> {
        self.live(plain_page("Reading the articles", "<p>The page comes by itself when they are read.</p>"))
    }

    fn script(self) -> String {
        let this = json!({
            "now": self.showing.name(),
            "page": self.path,
            "events": format!("{}{EVENTS}", self.base.as_str()),
        });
        // A path may hold anything; nothing of it may end the script.
        format!("<script>\n{}({});\n</script>\n", SCRIPT.trim_end(), this.to_string().replace('<', "\\u003c"))
    }
}

fn plain_page(title: &str, text: &str) -> Vec<u8> {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>:root {{ color-scheme: light dark }} body {{ font: 1rem/1.5 sans-serif; margin: 2rem auto; \
         max-width: 70rem; padding: 0 1rem }} pre {{ font-family: monospace; white-space: pre-wrap; \
         overflow-wrap: anywhere; border-left: 4px solid #b00020; padding-left: 1rem }}</style>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n{text}\n</main>\n</body>\n</html>\n"
    )
    .into_bytes()
}

/// The page with `addition` before the last `mark`, or at its end where there is none.
fn before_last(page: Vec<u8>, mark: &str, addition: &str) -> Vec<u8> {
    let at = page.windows(mark.len()).rposition(|bytes| bytes == mark.as_bytes()).unwrap_or(page.len());
    let mut whole = page;
    whole.splice(at..at, addition.bytes());
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn live(path: &str, page: &str) -> String {
        let (showing, base) = (Showing::nothing_yet(), Base::default());
        let frame = Frame { showing: &showing, base: &base, path };
        String::from_utf8(frame.live(page.as_bytes().to_vec())).unwrap()
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_body_and_holds_nothing_foreign() {
        let page = live("</script><b>", "<body>a</body></html>");
        assert!(page.starts_with("<body>a<script>") && page.ends_with("</script>\n</body></html>"), "{page}");
        assert_eq!(page.matches("</script>").count(), 1, "{page}");
        assert!(live("x", "no body").starts_with("no body<script>"));
    }

    #[test]
    fn problems_are_shown_as_text() {
        let (showing, base) = (Showing::nothing_yet(), Base::default());
        let frame = Frame { showing: &showing, base: &base, path: "index.html" };
        let page = String::from_utf8(frame.problems("a.toml:1:2: <b>&")).unwrap();
        assert!(page.contains("<pre>a.toml:1:2: &lt;b&gt;&amp;</pre>"), "{page}");
    }
}
