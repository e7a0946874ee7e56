//! One source as a reference in each format, with the file that holds all of them.

use serde::Serialize;

use super::Viewpoint;
use crate::render::citation::{Citation, Format};
use crate::site::{DataFile, Job, Link};

/// A reference in one format.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Form {
    name: &'static str,
    text: String,
    /// The file with all sources; none for plain words.
    href: Option<Link>,
    file: Option<&'static str>,
}

/// The reference to a source in all formats.
pub(super) fn forms(view: &Viewpoint<'_>, index: usize) -> Vec<Form> {
    let citation = Citation::of(view, index);
    let formats = [
        (view.interface().say("Plain text"), Format::Plain, None),
        ("BibTeX", Format::Bibtex, Some(DataFile::Bibtex)),
        ("RIS", Format::Ris, Some(DataFile::Ris)),
        ("CSL-JSON", Format::Csl, Some(DataFile::Csl)),
    ];
    let form = |(name, format, all): (_, _, Option<DataFile>)| Form {
        name,
        text: citation.written(format).replace("\r\n", "\n").trim_end_matches('\n').to_owned(),
        href: all.map(|file| view.link(Job::DataFile(file))),
        file: all.and_then(|file| file.path().rsplit('/').next()),
    };
    formats.map(form).into()
}
