//! The sources as a table: one row for each, with what it rests on.

use super::{BETWEEN, Table};
use crate::article::{Article, Stated};
use crate::date::VisitDate;
use crate::interface::Interface;
use crate::render::view::Viewpoint;
use crate::render::wording;
use crate::site::Job;

/// What stands at the head of each column. `date_known` says how the date came to be known.
const HEAD: [&str; 16] = [
    "number",
    "id",
    "title",
    "authors",
    "outlet",
    "date",
    "date_known",
    "modified",
    "taken_from",
    "credits",
    "origins",
    "url",
    "language",
    "rights",
    "sha256",
    "page",
];

/// The whole table, in the order of the site.
pub(in crate::render) fn sources(view: &Viewpoint<'_>) -> String {
    let mut table = Table::of(&HEAD);
    for (index, annotated) in view.site.briefing.articles.iter().enumerate() {
        let article = &annotated.article;
        let origins = view.site.cross.article_origins[index].iter();
        let origins: Vec<&str> = origins.map(|&origin| view.site.briefing.origins[origin].name.as_str()).collect();
        table.row(&[
            &(index + 1).to_string(),
            &article.id.0,
            text(article.title.as_ref()),
            &all(&article.byline),
            text(article.outlet.as_ref()),
            article.date.as_ref().map_or("", |date| VisitDate::edtf(&date.value)),
            article.date.as_ref().map_or("", |date| wording::basis(Interface::ENGLISH, date.basis)),
            article.modified.as_ref().map_or("", |date| VisitDate::edtf(&date.value)),
            text(article.taken_from.as_ref()),
            &all(&article.credits),
            &origins.join(BETWEEN),
            text(article.url.as_ref()),
            language(article),
            article.rights.as_deref().unwrap_or_default(),
            &article.sha256,
            view.address(Job::Article(index)).as_str(),
        ]);
    }
    table.0
}

fn text(stated: Option<&Stated<String>>) -> &str {
    stated.map_or("", |stated| stated.value.as_str())
}

fn all(stated: &[Stated<String>]) -> String {
    stated.iter().map(|stated| stated.value.as_str()).collect::<Vec<_>>().join(BETWEEN)
}

fn language(article: &Article) -> &str {
    if article.language.value == "und" { "" } else { &article.language.value }
}
