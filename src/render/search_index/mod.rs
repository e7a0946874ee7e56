//! What the search script reads: `search-index.js` with the cards of names and sources and the places of all words, and
//! the texts of the sentences in small files that are loaded when they are shown.

mod dense_code;
#[cfg(test)]
mod index_tests;
mod postings;
mod tokens;

use std::collections::BTreeMap;

use serde::Serialize;

use self::dense_code::{DIGITS, LAST, push, rising};
use self::postings::{Postings, stops};
use self::tokens::STOPS;
use super::view::{BadgeView, Viewpoint};
use super::wording;
use crate::site::{Job, Link, SHARD, Shelf, shelf_of};

/// A name: itself, its page where the name does not tell it, the index of its shelf, what it is, how many sources print it,
/// its other forms.
#[derive(Serialize)]
struct NameCard<'b>(&'b str, String, usize, &'b str, usize, Vec<&'b str>);

/// A source: headline, page, publisher, date in words, date, language where it is not the site's, how many sentences.
#[derive(Serialize)]
struct SourceCard(String, Link, String, String, String, String, usize);

/// A badge: the end of its class, its word, and the sentences that tell an event under it.
#[derive(Serialize)]
struct BadgeCard(&'static str, &'static str, String);

#[derive(Serialize)]
struct Index<'b> {
    digits: &'static str,
    last: usize,
    stops: &'static str,
    /// What stands before and behind the number in the address of a file of texts, and how many sentences it holds.
    texts: (String, String, usize),
    shelves: Vec<(&'static str, &'static str)>,
    names: Vec<NameCard<'b>>,
    sources: Vec<SourceCard>,
    badges: Vec<BadgeCard>,
    /// The sentences that another page cites.
    cited: String,
    /// Of each sentence twice its length in words, and one more where its number is not the next; then that step.
    sentences: String,
    words: String,
    places: String,
}

/// The script with the index: one global, links relative to the search page.
pub(super) fn index(view: &Viewpoint<'_>) -> String {
    format!("window.BACKGROUNDER_INDEX={};\n", literal(&gather(view)))
}

/// The script with the texts of one run of sentences.
pub(super) fn shard(view: &Viewpoint<'_>, number: usize) -> String {
    let statements = view.site.searched.chunks(SHARD).nth(number).unwrap_or_default();
    let texts: Vec<String> = statements.iter().map(|&statement| view.words(statement)).collect();
    format!("BACKGROUNDER_TEXTS({number},{});\n", literal(&texts))
}

fn gather<'s>(view: &Viewpoint<'s>) -> Index<'s> {
    let (mut postings, stops) = (Postings::default(), stops());
    let names = names(view);
    for NameCard(name, _, _, role, _, forms) in &names {
        for text in [*name, *role].iter().chain(forms) {
            postings.card(text, &stops);
        }
    }
    let sources = sources(view);
    for SourceCard(headline, _, publisher, ..) in &sources {
        for text in [headline, publisher] {
            postings.card(text, &stops);
        }
    }
    let mut sentences = String::new();
    let (mut article, mut last) = (0, 0);
    for &statement in &view.site.searched {
        let length = postings.sentence(&view.words(statement), &stops);
        if statement.article != article {
            (article, last) = (statement.article, 0);
        }
        let number = view.sentence_number(statement) as usize;
        let step = number.saturating_sub(last);
        push(&mut sentences, length * 2 + usize::from(step != 1));
        if step != 1 {
            push(&mut sentences, step);
        }
        last = number;
    }
    let written = postings.write();
    let first = view.link(Job::SearchShard(0));
    let (before, behind) = first.as_str().split_once('0').unwrap_or_default();
    let cited = view.site.searched.iter().enumerate().filter(|(_, s)| view.site.cross.cited.contains(s));
    Index {
        digits: DIGITS,
        last: LAST,
        stops: STOPS,
        texts: (before.to_owned(), behind.to_owned(), SHARD),
        shelves: Shelf::ALL.map(|shelf| (shelf.folder(), wording::shelf(view.interface(), shelf))).to_vec(),
        names,
        sources,
        badges: badges(view),
        cited: rising(cited.map(|(at, _)| at)),
        sentences,
        words: written.words,
        places: written.places,
    }
}

/// The names that have a page.
fn names<'s>(view: &Viewpoint<'s>) -> Vec<NameCard<'s>> {
    let card = |(index, entity): (usize, &'s crate::briefing::Entity)| {
        let printed = entity.roles.first().map(|role| role.text.as_str());
        let role = entity.given_roles.first().map(|given| given.text.as_str()).or(printed).unwrap_or_default();
        let shelf = Shelf::ALL.iter().position(|&shelf| shelf == shelf_of(entity.kind)).unwrap_or_default();
        let forms = entity.aliases.iter().chain(&entity.demonyms).map(|alias| alias.text.as_str());
        let forms = forms.filter(|form| *form != entity.name).collect();
        let link = view.entity_link(index)?;
        let page = if link.as_str() == told_page(Shelf::ALL[shelf], &entity.name) { "" } else { link.as_str() };
        Some(NameCard(&entity.name, page.to_owned(), shelf, role, entity.support.sources, forms))
    };
    view.site.briefing.entities.iter().enumerate().filter_map(card).collect()
}

/// The page that the script takes a name to have where its card gives none. Most have it, and the index is the smaller.
fn told_page(shelf: Shelf, name: &str) -> String {
    let plain = name.to_lowercase().replace(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit(), "-");
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    format!("{}/{}.html", shelf.folder(), parts.join("-"))
}

fn sources(view: &Viewpoint<'_>) -> Vec<SourceCard> {
    let mut counts = vec![0; view.site.briefing.articles.len()];
    for statement in &view.site.searched {
        counts[statement.article] += 1;
    }
    let card = |(index, count): (usize, usize)| {
        let article = &view.article(index).article;
        SourceCard(
            wording::headline(view.interface(), article),
            view.article_link(index),
            wording::publisher(view.interface(), article),
            wording::dated(view.interface(), article),
            article.date.as_ref().map(|date| date.value.edtf().to_owned()).unwrap_or_default(),
            view.lang(index).unwrap_or_default(),
            count,
        )
    };
    counts.into_iter().enumerate().map(card).collect()
}

/// The badges that sentences have: those of the events that they tell, in the order of the site.
fn badges(view: &Viewpoint<'_>) -> Vec<BadgeCard> {
    let mut by_badge: BTreeMap<(usize, &str), (BadgeView, Vec<usize>)> = BTreeMap::new();
    for (at, statement) in view.site.searched.iter().enumerate() {
        for &event in view.site.cross.sentence_events.get(statement).into_iter().flatten() {
            let badge = view.badge_of(&view.site.briefing.events[event]);
            let order =
                super::view::ALL.iter().position(|&other| BadgeView::of(view.interface(), other).slug == badge.slug);
            let (_, sentences) = by_badge.entry((order.unwrap_or_default(), badge.word)).or_insert((badge, Vec::new()));
            if sentences.last() != Some(&at) {
                sentences.push(at);
            }
        }
    }
    by_badge.into_values().map(|(badge, at)| BadgeCard(badge.slug, badge.word, rising(at))).collect()
}

/// JSON that is safe in a script: `<` opens no tag, line separators end no line.
fn literal(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("strings and numbers always serialise");
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
