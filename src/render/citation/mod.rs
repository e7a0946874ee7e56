//! The sources as references: what is known of each, and how each format writes it. Nothing is guessed: a name stays as it
//! is printed, what is not known is left out, what was worked out says so in a note.

mod bibtex;
mod csl;
mod plain;
mod ris;
#[cfg(test)]
mod tests;

use crate::article::{Basis, Stated};
use crate::date::{Grain, VisitDate};
use crate::fingerprint::sha256;
use crate::interface::Interface;
use crate::render::view::Viewpoint;

/// What is known of one source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Citation {
    /// The language of the words that are not the source's own.
    pub(super) ui: Interface,
    /// Its id in letters that every format takes; no two sources have the same.
    pub(super) key: String,
    pub(super) title: Option<String>,
    /// Authors as printed: no text tells which of their words is the family name.
    pub(super) authors: Vec<String>,
    pub(super) outlet: Option<String>,
    pub(super) date: Option<VisitDate>,
    /// True where the date was worked out.
    pub(super) is_inferred: bool,
    /// Where the original can be read.
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) rights: Option<String>,
    /// What else a reader should know, a clause each.
    pub(super) notes: Vec<String>,
}

/// A format for references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Bibtex,
    Ris,
    Csl,
}

impl Citation {
    /// The source by index.
    pub(super) fn of(view: &Viewpoint<'_>, index: usize) -> Self {
        let article = &view.article(index).article;
        let text = |stated: &Option<Stated<String>>| stated.as_ref().map(|stated| even(&stated.value));
        let ui = view.interface();
        let is_inferred = article.date.as_ref().is_some_and(|date| date.basis == Basis::Inferred);
        let mut notes = Vec::new();
        notes.extend(is_inferred.then(|| ui.say("date inferred, not stated by the source").to_owned()));
        notes.extend(text(&article.taken_from).map(|from| ui.fill("text taken from {from}", &[("from", &from)])));
        let credits: Vec<String> = article.credits.iter().map(|credit| even(&credit.value)).collect();
        let credited = || ui.fill("credits: {names}", &[("names", &credits.join(", "))]);
        notes.extend((!credits.is_empty()).then(credited));
        let is_web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        Self {
            ui,
            key: key(&article.id.0),
            title: text(&article.title),
            authors: article.byline.iter().map(|name| even(&name.value)).collect(),
            outlet: text(&article.outlet),
            date: article.date.as_ref().map(|date| date.value.clone()),
            is_inferred,
            url: text(&article.url).filter(is_web),
            language: Some(article.language.value.clone()).filter(|language| language != "und"),
            rights: article.rights.as_deref().map(even),
            notes,
        }
    }

    /// A clause with the rights, for formats without a field for them.
    fn rights_note(&self) -> Option<String> {
        let rights = self.rights.as_ref()?;
        Some(self.ui.fill("rights: {rights}", &[("rights", rights)]))
    }

    /// The reference in a format.
    pub(super) fn written(&self, format: Format) -> String {
        match format {
            Format::Plain => plain::line(self),
            Format::Bibtex => bibtex::entry(self),
            Format::Ris => ris::record(self),
            Format::Csl => csl::list(std::iter::once(csl::item(self))),
        }
    }
}

/// All sources as one file of a format.
pub(super) fn file(view: &Viewpoint<'_>, format: Format) -> String {
    let all = (0..view.site.briefing.articles.len()).map(|index| Citation::of(view, index));
    match format {
        Format::Csl => csl::list(all.map(|citation| csl::item(&citation))) + "\n",
        Format::Plain | Format::Bibtex | Format::Ris => {
            let written: Vec<String> = all.map(|citation| citation.written(format)).collect();
            written.join(if format == Format::Ris { "" } else { "\n" })
        }
    }
}

/// The id where every format takes its letters; else those that they take, and what tells it from other ids.
fn key(id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:".contains(c);
    if !id.is_empty() && id.chars().all(is_plain) {
        return id.to_owned();
    }
    let latin: String = deunicode::deunicode(id).chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    format!("{}-{}", latin.trim_matches('-'), &sha256(id.as_bytes())[..8])
}

fn even(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts of a date that are known, from the year to the day.
type Parts = Vec<i16>;

/// The known parts of a date; of an interval those of both ends; none of one that is open or before the common era.
fn parts(date: &VisitDate) -> Option<(Parts, Option<Parts>)> {
    let (first, last) = (date.first(), date.last());
    if first.year() < 1 {
        return None;
    }
    let day = |day: jiff::civil::Date| vec![day.year(), day.month().into(), day.day().into()];
    match date.grain() {
        Grain::Open => None,
        Grain::Day => Some((day(first), None)),
        Grain::Month => Some((vec![first.year(), first.month().into()], None)),
        Grain::Year => Some((vec![first.year()], None)),
        Grain::Days | Grain::Months | Grain::Years => Some((day(first), Some(day(last)))),
    }
}

/// The parts that every day of a date shares.
fn shared_parts(date: &VisitDate) -> Parts {
    match parts(date) {
        Some((first, None)) => first,
        Some((first, Some(last))) => first.into_iter().zip(last).take_while(|(a, b)| a == b).map(|(a, _)| a).collect(),
        None => Vec::new(),
    }
}
