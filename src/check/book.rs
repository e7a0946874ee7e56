//! An EPUB of the site: opened, its documents are looked at as pages are.

use std::path::Path;

use super::leak::Leaks;
use super::site::{Site, facts_of};
use super::{CheckError, Checked};
use crate::archive::{Member, unpack};

/// An EPUB that opens.
pub(super) struct Book {
    files: Site,
    problems: Vec<String>,
}

/// What must come first, stored as it is (OCF 3.3, 4.3).
const TYPE: &[u8] = b"application/epub+zip";

/// Where the packaging begins.
const CONTAINER: &str = "META-INF/container.xml";

/// Opens a book of the site, or says what keeps it shut.
pub(super) fn opened(folder: &Path, path: &str, leaks: &Leaks) -> Result<Result<Book, String>, CheckError> {
    let file = folder.join(path);
    let bytes =
        std::fs::read(&file).map_err(|error| CheckError::Unreadable { path: file.clone(), why: error.to_string() })?;
    Ok(match unpack(&bytes) {
        Ok(members) => Ok(Book::of(&file, &members, leaks)),
        Err(error) => Err(format!("cannot be opened: {error}")),
    })
}

impl Book {
    fn of(file: &Path, members: &[Member], leaks: &Leaks) -> Self {
        let mut problems = Vec::new();
        let is_typed = members.first().is_some_and(|first| first.path == "mimetype" && first.bytes == TYPE);
        if !is_typed {
            problems.push("does not begin with its type, `mimetype`".to_owned());
        }
        if !members.iter().any(|member| member.path == CONTAINER) {
            problems.push(format!("has no `{CONTAINER}`"));
        }
        let facts = members.iter().map(|member| (member.path.clone(), facts_of(&member.path, &member.bytes, leaks)));
        Self { files: Site::packed(file.to_owned(), facts.collect()), problems }
    }

    /// What is broken in it.
    pub(super) fn check(&self) -> Result<Checked, CheckError> {
        let mut checked = self.files.check()?;
        let whole = |what: &String| super::Finding { path: "mimetype".to_owned(), what: what.clone() };
        checked.findings.extend(self.problems.iter().map(whole));
        Ok(checked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::pack;

    fn member(path: &str, text: &str) -> Member {
        Member { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn what_is_broken_in_a_book_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let page = |body: &str| {
            format!(
                "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body><h1>T</h1>{body}</body></html>"
            )
        };
        std::fs::write(folder.path().join("index.html"), page("")).unwrap();
        let members = [
            member("wrong", ""),
            member("EPUB/package.opf", "<package><item href=\"gone.xhtml\"/></package>"),
            member(
                "EPUB/a.xhtml",
                &page("<a href=\"a.xhtml#s1\">x</a><a href=\"b.xhtml\">y</a><p>/home/ann/press/a.txt</p>"),
            ),
        ];
        std::fs::write(folder.path().join("book.epub"), pack(&members).unwrap()).unwrap();
        std::fs::write(folder.path().join("shut.epub"), "PK").unwrap();
        let found: Vec<String> = crate::check::check(folder.path())
            .unwrap()
            .findings
            .into_iter()
            .map(|f| format!("{}: {}", f.path, f.what))
            .collect();
        for part in [
            "book.epub/EPUB/a.xhtml: href `a.xhtml#s1` leads to no id",
            "book.epub/EPUB/a.xhtml: href `b.xhtml` leads to no file",
            "book.epub/EPUB/a.xhtml: names a path of one machine",
            "book.epub/EPUB/package.opf: href `gone.xhtml` leads to no file",
            "book.epub/mimetype: does not begin with its type",
            "book.epub/mimetype: has no `META-INF",
            "shut.epub: cannot be opened",
        ] {
            assert!(found.iter().any(|found| found.starts_with(part)), "{part}: {found:#?}");
        }
        assert_eq!(found.len(), 7, "{found:#?}");
    }
}
