//! What the head of an article's page tells programs that gather references: Highwire Press tags, which Zotero and
//! scholarly search engines read, and Dublin Core. Only what is stated or given; nothing that was worked out.

use serde::Serialize;

use super::wording;
use crate::article::{Article, Basis, Stated};
use crate::date::VisitDate;

/// One `<meta>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Meta {
    name: &'static str,
    content: String,
}

/// The tags of an article.
pub(super) fn of(article: &Article) -> Vec<Meta> {
    let title = known(article.title.as_ref());
    let outlet = known(article.outlet.as_ref());
    let url = known(article.url.as_ref());
    let language = Some(article.language.value.as_str()).filter(|language| *language != "und");
    let issued = article.date.as_ref().and_then(exact);
    let day = issued.as_ref().filter(|issued| issued.len() != "2031-05".len()).map(|day| day.replace('-', "/"));
    let file = format!("File {}, SHA-256 {}", article.path, article.sha256);
    let highwire = [
        ("citation_title", title),
        ("citation_publication_date", day.as_deref()),
        ("citation_journal_title", outlet),
        ("citation_language", language),
        ("citation_public_url", url),
    ];
    let dublin_core = [
        ("dcterms.title", title),
        ("dcterms.publisher", outlet),
        ("dcterms.issued", issued.as_deref()),
        // By this word Zotero tells an article of a newspaper from one of a journal.
        ("dcterms.type", Some("newspaperArticle")),
        ("dcterms.source", known(article.taken_from.as_ref())),
        ("dcterms.rights", article.rights.as_deref()),
        ("dcterms.identifier", url),
        ("dcterms.language", language),
        ("dcterms.provenance", Some(file.as_str())),
    ];
    let authors = |name| article.byline.iter().map(move |author| (name, known(Some(author))));
    let tags = authors("citation_author").chain(highwire).chain(authors("dcterms.creator")).chain(dublin_core);
    tags.filter_map(|(name, content)| Some(Meta { name, content: content?.to_owned() })).collect()
}

/// A value that was not worked out.
fn known(stated: Option<&Stated<String>>) -> Option<&str> {
    stated.filter(|stated| stated.basis != Basis::Inferred).map(|stated| stated.value.as_str())
}

/// A day, month or year that is stated without a doubt.
pub(super) fn exact(date: &Stated<VisitDate>) -> Option<String> {
    let plain = wording::datetime(&date.value)?;
    (date.basis != Basis::Inferred && plain == date.value.edtf()).then_some(plain)
}
