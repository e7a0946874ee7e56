//! The whole briefing as an EPUB 3: a document for each part, in one archive.

use std::fmt::Write as _;

use super::bound::Syntax;
use super::outline::{Entry, outline};
use super::package::{self, Document};
use super::part::{Part, Parts};
use crate::archive::{Member, pack};
use crate::diagnostic::Diagnostic;
use crate::interface::phrase;
use crate::render::view::Viewpoint;
use crate::render::{Theme, xml};
use crate::site::Job;

/// The folder of everything that is no packaging.
const FOLDER: &str = "EPUB";

/// The templates of the shapes that badges use and of the book's own style.
const SHAPES: &str = "symbols.html";
const STYLE: &str = "book.css";

/// Says where the package document stands (OCF 3.3, 4.2.6.3.1).
const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
<rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

/// The bytes of the EPUB.
pub(in crate::render) fn book(theme: &Theme, at: &Viewpoint<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let members = members(theme, at)?;
    pack(&members).map_err(|error| {
        let path = at.site.route(Job::Book);
        Box::new(Diagnostic::error("edition", path.path(), "the EPUB cannot be packed").because(error.to_string()))
    })
}

/// The files of the EPUB, the one that names its type first.
pub(super) fn members(theme: &Theme, at: &Viewpoint<'_>) -> Result<Vec<Member>, Box<Diagnostic>> {
    let parts = Parts::of(theme, at, Syntax::Xhtml)?;
    let shapes = theme.fill(SHAPES, &(), &())?;
    let shapes = super::bound::shared(&shapes);
    let file = |part: &Part| format!("{}.xhtml", part.key);
    let mut documents = Vec::new();
    let mut members = Vec::new();
    for part in &parts.all {
        let content = parts.content(part, |to, id| match id {
            Some(id) if to.key == part.key => format!("#{id}"),
            Some(id) => format!("{}#{id}", file(to)),
            None => file(to),
        });
        let shapes = if content.contains("#m-") { shapes.as_str() } else { "" };
        let text = document(at, part, &format!("{shapes}{content}"));
        documents.push(Document { id: part.key.clone(), file: file(part), draws: text.contains("<svg") });
        members.push(member(&file(part), text));
    }
    let style = theme.fill(STYLE, &(), &())?;
    let contents = contents(at, &outline(at.interface(), &parts));
    let front = [
        Member { path: "mimetype".to_owned(), bytes: b"application/epub+zip".to_vec() },
        Member { path: "META-INF/container.xml".to_owned(), bytes: CONTAINER.as_bytes().to_vec() },
        member("package.opf", package::package(at, &documents)),
        member("nav.xhtml", contents),
        member("book.css", style),
    ];
    Ok(front.into_iter().chain(members).collect())
}

fn member(file: &str, text: String) -> Member {
    Member { path: format!("{FOLDER}/{file}"), bytes: text.into_bytes() }
}

/// One part as a document.
fn document(at: &Viewpoint<'_>, part: &Part, content: &str) -> String {
    let kind = match part.job {
        Job::Home => "frontmatter",
        Job::Sources => "backmatter",
        _ => "bodymatter",
    };
    let title = if part.title.is_empty() { &at.site.config.title } else { &part.title };
    let chapter = if kind == "bodymatter" { " epub:type=\"chapter\"" } else { "" };
    let content = content.trim_end();
    let key = &part.key;
    format!(
        "{}<body epub:type=\"{kind}\">\n<section id=\"{key}\"{chapter}>\n{content}\n</section>\n</body>\n</html>\n",
        head(at, title, part.lang.as_deref())
    )
}

/// The head of a document; `lang` is that of its title where it is not the site's.
fn head(at: &Viewpoint<'_>, title: &str, lang: Option<&str>) -> String {
    let tagged = |lang: &str| format!(" lang=\"{0}\" xml:lang=\"{0}\"", xml::text(lang));
    format!(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"{}>\n<head>\n\
         <meta charset=\"utf-8\"/>\n<title{}>{}</title>\n\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/>\n</head>\n",
        tagged(at.site.language()),
        lang.map(tagged).unwrap_or_default(),
        xml::text(title)
    )
}

/// The navigation document: contents and landmarks.
fn contents(at: &Viewpoint<'_>, entries: &[Entry]) -> String {
    let ui = at.interface();
    let title = xml::text(ui.say(phrase("Contents")));
    let mut out = head(at, ui.say(phrase("Contents")), None);
    let _ = write!(out, "<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n<h1>{title}</h1>\n");
    list(&mut out, entries);
    let _ = write!(
        out,
        "</nav>\n<nav epub:type=\"landmarks\" hidden=\"\">\n<h2>{}</h2>\n<ol>\
         <li><a epub:type=\"toc\" href=\"#toc\">{title}</a></li>\
         <li><a epub:type=\"bodymatter\" href=\"timeline.xhtml\">{}</a></li>\
         <li><a epub:type=\"backmatter\" href=\"sources.xhtml\">{}</a></li></ol>\n</nav>\n</body>\n</html>\n",
        xml::text(ui.say(phrase("Where to go"))),
        xml::text(ui.say(phrase("Timeline"))),
        xml::text(ui.say(phrase("Sources and method"))),
    );
    out
}

fn list(out: &mut String, entries: &[Entry]) {
    out.push_str("<ol>\n");
    for entry in entries {
        let lang = entry.lang.as_ref().map(|lang| format!(" lang=\"{0}\" xml:lang=\"{0}\"", xml::text(lang)));
        let (key, name) = (&entry.key, xml::text(&entry.name));
        let _ = write!(out, "<li><a{} href=\"{key}.xhtml\">{name}</a>", lang.unwrap_or_default());
        if !entry.below.is_empty() {
            list(out, &entry.below);
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
}
