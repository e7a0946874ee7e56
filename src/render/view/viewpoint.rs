//! The site as seen from one page: every link in a view is made here, relative to the page that shows it.

use jiff::civil::Date;
use serde::Serialize;

use super::badge::{BadgeView, event_badge};
use super::glance::Cited;
use crate::annotate::{Annotated, EntityId};
use crate::article::Span;
use crate::briefing::{Event, Meaning, Referent, Statement, Support};
use crate::date::VisitDate;
use crate::excerpt::shown;
use crate::interface::Interface;
use crate::render::escape::escaped;
use crate::render::wording;
use crate::site::{Job, Link, Route, Site};

/// The number of a source, which opens one of its sentences.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Chip {
    /// `2`, or `2:14` where another sentence of the same source stands beside it.
    pub(crate) number: String,
    pub(crate) href: Link,
    /// "Source 2, sentence 14".
    pub(crate) label: String,
    /// True for the source of the words shown.
    pub(crate) from: bool,
}

/// Chips in ascending order; `more` counts those that the page leaves to another one.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Chips {
    pub(crate) list: Vec<Chip>,
    pub(crate) more: usize,
}

/// The words of one sentence with their source.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Said {
    pub(crate) text: String,
    /// True where quotation marks can stand around the words: they begin and end with none of their own.
    pub(crate) bare: bool,
    /// Language of the words where it is not the site's.
    pub(crate) lang: Option<String>,
    pub(crate) chip: Chip,
    /// The words with what the site adds in brackets, woven; none where it adds nothing.
    pub(crate) html: Option<String>,
}

/// A name with its link where it has a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) href: Option<Link>,
}

/// Days around the last source whose year goes without saying.
const CLOSE: i32 = 14;

/// One page's sight of the site.
#[derive(Clone, Copy)]
pub(crate) struct Viewpoint<'s> {
    pub(crate) site: &'s Site,
    pub(crate) here: &'s Route,
    pub(crate) cited: &'s Cited,
    /// True where the page becomes a part of an edition: only its content is wanted.
    pub(crate) is_part: bool,
}

impl<'s> Viewpoint<'s> {
    /// The site's own words.
    pub(crate) fn interface(&self) -> Interface {
        self.site.interface
    }

    pub(crate) fn link(&self, job: Job) -> Link {
        self.site.route(job).link_from(self.here)
    }

    /// Where an output can be found: absolute where the site's address is known, else relative to this page.
    pub(crate) fn address(&self, job: Job) -> Link {
        match &self.site.config.base_address {
            Some(base) => self.site.route(job).address_below(base.as_str()),
            None => self.link(job),
        }
    }

    /// The link to a file of the site that is no page.
    pub(crate) fn asset(&self, path: &str) -> Link {
        self.site.asset_route(path).link_from(self.here)
    }

    pub(crate) fn article(&self, index: usize) -> &'s Annotated {
        &self.site.briefing.articles[index]
    }

    pub(crate) fn article_link(&self, index: usize) -> Link {
        self.site.addresses.articles[index].link_from(self.here)
    }

    pub(crate) fn entity_link(&self, index: usize) -> Option<Link> {
        self.site.addresses.entities[index].as_ref().map(|route| route.link_from(self.here))
    }

    /// The year that a date can be shown without: that of the last source, where the date lies close to that source.
    pub(crate) fn year_known(&self, date: &VisitDate) -> Option<i16> {
        let as_of = self.site.as_of()?.last();
        let close = |day: Date| as_of.since(day).is_ok_and(|span| span.get_days().abs() <= CLOSE);
        (close(date.first()) && close(date.last())).then(|| as_of.year())
    }

    pub(crate) fn entity_index(&self, id: &EntityId) -> Option<usize> {
        self.site.briefing.entities.binary_search_by(|e| e.id.cmp(id)).ok()
    }

    pub(crate) fn named(&self, index: usize) -> Named {
        Named { name: self.site.briefing.entities[index].name.clone(), href: self.entity_link(index) }
    }

    /// True where the words of a statement may stand on the site.
    pub(crate) fn is_published(&self, statement: Statement) -> bool {
        self.site.published.has(statement)
    }

    /// The words of a statement, white space made even, or that they are not published.
    pub(crate) fn words(&self, statement: Statement) -> String {
        if !self.is_published(statement) {
            return self.interface().say("[words not published here]").to_owned();
        }
        let annotated = self.article(statement.article);
        let Some(sentence) = annotated.sentences.get(statement.sentence) else { return String::new() };
        let block = annotated.article.blocks.get(sentence.block);
        let text = block.and_then(|b| b.text.get(sentence.span.clone())).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of a statement, where the mode of the briefing publishes them.
    pub(crate) fn published_words(&self, statement: Statement) -> Option<String> {
        self.is_published(statement).then(|| self.words(statement))
    }

    /// The words of a range of an article's body.
    pub(crate) fn clause(&self, article: usize, span: &Span) -> String {
        let text = shown(self.article(article).article.body.get(span.clone()).unwrap_or_default());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The language of an article where it is known and not the site's own.
    pub(crate) fn lang(&self, article: usize) -> Option<String> {
        let language = &self.article(article).article.language.value;
        (language != "und" && language != self.site.language()).then(|| language.clone())
    }

    /// The language of an article where it is another than the site's, of whatever region: for a few words within a line.
    pub(crate) fn other_lang(&self, article: usize) -> Option<String> {
        let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
        self.lang(article).filter(|language| base(language) != base(self.site.language()))
    }

    /// The language of words that earlier stages built in English, as questions are, where the site's own is another.
    pub(crate) fn built_lang(&self) -> Option<&'static str> {
        (self.interface() != Interface::ENGLISH).then(|| Interface::ENGLISH.tag())
    }

    pub(crate) fn said(&self, statement: Statement) -> Said {
        let text = self.words(statement);
        let lang = if self.is_published(statement) { self.lang(statement.article) } else { None };
        Said {
            bare: is_bare(&text) && self.is_published(statement),
            text,
            lang,
            chip: self.chip(statement),
            html: None,
        }
    }

    /// The words of a statement as they stand alone: behind the dateline, and with what words mean that lean on their
    /// neighbours, in brackets and marked as added.
    pub(crate) fn told(&self, statement: Statement, referents: &[Referent]) -> Said {
        let said = self.said(statement);
        if !self.is_published(statement) {
            return said;
        }
        let annotated = self.article(statement.article);
        let Some(span) = annotated.sentences.get(statement.sentence).and_then(|s| s.body.clone()) else { return said };
        let dateline = if span.start == 0 { annotated.article.dateline_length() } else { 0 };
        let start = if dateline < span.end { span.start + dateline } else { span.start };
        let text = self.clause(statement.article, &(start..span.end));
        let mut html = String::new();
        let mut from = start;
        for referent in referents.iter().filter(|referent| referent.span.start >= start) {
            let rest = annotated.article.body.get(referent.span.end..).unwrap_or_default();
            let possessive = ["'s", "’s"].iter().find(|s| rest.starts_with(**s)).map_or(0, |s| s.len());
            let end = referent.span.end + possessive;
            let Some(before) = annotated.article.body.get(from..end) else { continue };
            html.push_str(&escaped(before));
            html.push_str(&self.added(&referent.meaning));
            from = end;
        }
        html.push_str(&escaped(annotated.article.body.get(from..span.end).unwrap_or_default()));
        Said { bare: is_bare(&text), html: (from > start).then_some(html), text, ..said }
    }

    /// What the site adds to the words of a source.
    fn added(&self, meaning: &Meaning) -> String {
        let name = |id: &EntityId| self.entity_index(id).map(|at| self.site.briefing.entities[at].name.clone());
        let ui = self.interface();
        let words = match meaning {
            Meaning::Entities(ids) => ui.all_of(ids.iter().filter_map(name)),
            Meaning::Date(date) => wording::when(ui, date, self.year_known(date)),
        };
        if words.is_empty() {
            return words;
        }
        let title = ui.say("added by this site");
        format!(" <i class=\"added\" title=\"{}\">[{}]</i>", escaped(title), escaped(&words))
    }

    pub(crate) fn sentence_number(&self, statement: Statement) -> u32 {
        self.article(statement.article).sentences.get(statement.sentence).map_or(1, |s| s.number)
    }

    pub(crate) fn sentence_link(&self, statement: Statement) -> Link {
        self.article_link(statement.article).at(&format!("s{}", self.sentence_number(statement)))
    }

    pub(crate) fn chip(&self, statement: Statement) -> Chip {
        self.cited.add(statement.article);
        let source = statement.article + 1;
        let sentence = self.sentence_number(statement);
        let label = wording::chip_label(self.interface(), source, sentence);
        // On paper nothing can be opened: the number names the sentence among the endnotes.
        let is_paper = *self.here == self.site.route(Job::Print);
        let number = if is_paper { format!("{source}:{sentence}") } else { source.to_string() };
        // What is read out holds what is seen.
        let label = if is_paper { self.interface().labelled(&number, &label) } else { label };
        Chip { number, href: self.sentence_link(statement), label, from: false }
    }

    /// One chip a source, the shown sentence before the first; at most `limit`.
    pub(crate) fn chips(&self, statements: &[Statement], shown: Option<Statement>, limit: usize) -> Chips {
        let mut one_each: Vec<Statement> = Vec::new();
        for &statement in statements {
            match one_each.last_mut() {
                Some(last) if last.article == statement.article => {
                    if shown == Some(statement) {
                        *last = statement;
                    }
                }
                _ => one_each.push(statement),
            }
        }
        self.all_chips(&one_each, shown, limit)
    }

    /// One chip a statement; several of one source carry the number of the sentence too.
    pub(crate) fn all_chips(&self, statements: &[Statement], shown: Option<Statement>, limit: usize) -> Chips {
        let mut sorted = statements.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let mark_shown = shown.filter(|_| sorted.len() > 1);
        let mut list: Vec<Chip> = Vec::new();
        for (i, &statement) in sorted.iter().enumerate().take(limit) {
            let mut chip = self.chip(statement);
            let beside = |other: Option<&Statement>| other.is_some_and(|o| o.article == statement.article);
            let is_one_of_several = beside(sorted.get(i + 1)) || (i > 0 && beside(sorted.get(i - 1)));
            if is_one_of_several && !chip.number.contains(':') {
                chip.number = format!("{}:{}", chip.number, self.sentence_number(statement));
                // What is read out holds what is seen.
                chip.label = self.interface().labelled(&chip.number, &chip.label);
            }
            chip.from = mark_shown == Some(statement);
            list.push(chip);
        }
        Chips { more: sorted.len() - list.len(), list }
    }

    /// "3 of 5 sources, 2 origins".
    pub(crate) fn count(&self, support: Support) -> String {
        wording::count_line(self.interface(), support, self.site.briefing.articles.len())
    }

    pub(crate) fn badge_of(&self, event: &Event) -> BadgeView {
        event_badge(self.interface(), &self.site.briefing, event)
    }
}

/// True for words that neither begin nor end with a quotation mark, so that marks around them are not doubled.
pub(crate) fn is_bare(words: &str) -> bool {
    const MARKS: [char; 7] = ['“', '”', '"', '‘', '\'', '«', '»'];
    !words.starts_with(MARKS) && !words.ends_with(['”', '"', '»'])
}
