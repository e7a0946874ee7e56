//! How much two places in two articles speak of one thing: the words and names that both have, the rare ones for more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};
use jiff::civil::Date;

use super::story::{Stories, is_specific};
use crate::annotate::{Annotated, EntityKind, Term, TimeExpression, vocabulary};
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;
use crate::date::{Grain, VisitDate};

/// Weight of a word of the same sentence, beside one next to what is compared.
const SENTENCE: f64 = 0.45;
/// Weight of a word of the sentence before, in the same paragraph.
const BEFORE: f64 = 0.25;

/// The words and names around a place, each once with its weight, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Context(Vec<(Term, f64)>);

impl Context {
    /// The weight of a word; none where it is not there.
    pub(super) fn weight(&self, term: Term) -> Option<f64> {
        self.0.binary_search_by_key(&term, |(own, _)| *own).ok().map(|at| self.0[at].1)
    }

    /// Its words.
    pub(super) fn terms(&self) -> impl Iterator<Item = Term> + '_ {
        self.0.iter().map(|(term, _)| *term)
    }

    /// The words that both have, with the weight of each.
    fn both<'c>(&'c self, other: &'c Self) -> impl Iterator<Item = (Term, f64, f64)> + 'c {
        let mut theirs = other.0.iter().peekable();
        self.0.iter().filter_map(move |(term, here)| {
            while theirs.next_if(|(next, _)| next < term).is_some() {}
            theirs.peek().filter(|(next, _)| next == term).map(|(_, there)| (*term, *here, *there))
        })
    }
}

/// What all sentences of the folder have in words and names.
pub(super) struct Words<'b> {
    articles: &'b [Annotated],
    /// For each article, the terms of every sentence by its index.
    sentences: Vec<BTreeMap<usize, Vec<Term>>>,
    /// How rare a term is among all sentences, from 0 to 1. Looked up only.
    rarity: HashMap<Term, f64>,
    /// The names that say what a sentence is about; countries left out.
    names: HashSet<Term>,
    /// The names of places, countries too.
    all_names: HashSet<Term>,
    /// The people whom a statement names.
    people: BTreeMap<Statement, BTreeSet<Term>>,
    /// The events that a statement calls by name: "Typhoon Lind".
    named_events: BTreeMap<Statement, BTreeSet<Term>>,
    /// The day of the first article that has one.
    first_day: Option<Date>,
    stories: Stories,
}

impl<'b> Words<'b> {
    /// Reads all articles.
    pub(super) fn of(articles: &'b [Annotated], index: &EntityIndex) -> Self {
        let mut sentences = Vec::with_capacity(articles.len());
        let mut counts: HashMap<Term, u32> = HashMap::new();
        let mut names = HashSet::new();
        let mut all_names = HashSet::new();
        let mut people: BTreeMap<Statement, BTreeSet<Term>> = BTreeMap::new();
        let mut named_events: BTreeMap<Statement, BTreeSet<Term>> = BTreeMap::new();
        let mut all = 0_u32;
        for (article, annotated) in articles.iter().enumerate() {
            let mut own: BTreeMap<usize, Vec<Term>> = BTreeMap::new();
            let mut mentions = annotated.mentions.iter().peekable();
            for gist in &annotated.claims.gists {
                let mut terms = gist.terms.clone();
                if let Some(span) = annotated.sentences.get(gist.sentence).and_then(|s| s.body.clone()) {
                    while mentions.next_if(|mention| mention.span.end <= span.start).is_some() {}
                    while let Some(mention) = mentions.next_if(|mention| mention.span.start < span.end) {
                        let id = index.merged(article, &mention.entity);
                        let term = Term::of(&id.0);
                        if is_specific(&id) {
                            names.insert(term);
                        }
                        if mention.kind == EntityKind::Place {
                            all_names.insert(term);
                        }
                        if mention.kind == EntityKind::Event {
                            let statement = Statement { article, sentence: gist.sentence };
                            named_events.entry(statement).or_default().insert(term);
                        }
                        if mention.kind == EntityKind::Person {
                            people.entry(Statement { article, sentence: gist.sentence }).or_default().insert(term);
                        }
                        terms.push(term);
                    }
                }
                let statement = Statement { article, sentence: gist.sentence };
                let here = annotated.sentences.get(gist.sentence).and_then(|s| s.body.clone()).unwrap_or_default();
                let first = annotated.references.partition_point(|reference| reference.mention.span.start < here.start);
                let inside =
                    annotated.references[first..].iter().take_while(|reference| reference.mention.span.end <= here.end);
                // "The prince": who he is.
                for reference in inside.filter(|reference| reference.mention.kind == EntityKind::Person) {
                    let id = index.merged(article, &reference.mention.entity);
                    people.entry(statement).or_default().insert(Term::of(&id.0));
                }
                terms.sort_unstable();
                terms.dedup();
                all += 1;
                for term in &terms {
                    *counts.entry(*term).or_default() += 1;
                }
                own.insert(gist.sentence, terms);
            }
            sentences.push(own);
        }
        let most = f64::from(all.max(2)).ln();
        let rarity =
            counts.into_iter().map(|(term, count)| (term, (f64::from(all) / f64::from(count)).ln() / most)).collect();
        let first_day =
            articles.iter().filter_map(|a| a.article.date.as_ref()).map(|stated| stated.value.first()).min();
        Self {
            articles,
            sentences,
            rarity,
            names,
            all_names,
            people,
            named_events,
            first_day,
            stories: Stories::of(articles, index),
        }
    }

    /// True where two articles tell of one story.
    pub(super) fn are_related(&self, one: usize, other: usize) -> bool {
        self.stories.are_related(one, other)
    }

    /// True where two articles name one person and something else that is the same.
    pub(super) fn are_akin(&self, one: usize, other: usize) -> bool {
        self.stories.are_akin(one, other)
    }

    /// The terms of a sentence, in order.
    pub(super) fn sentence(&self, article: usize, sentence: usize) -> &[Term] {
        self.sentences[article].get(&sentence).map_or(&[], Vec::as_slice)
    }

    /// False where both statements name dates and none of one can be one of the other.
    pub(super) fn may_be_one_time(&self, one: Statement, other: Statement) -> bool {
        Self::are_one_time(&self.times(one), &self.times(other))
    }

    /// False where the days that the two are told of, by their sentence or one before it in the paragraph, cannot be one, and where one
    /// was printed before the day of the other.
    pub(super) fn may_be_one_day(&self, one: Statement, other: Statement) -> bool {
        let day =
            |at: Statement| self.articles[at.article].article.date.as_ref().and_then(|stated| stated.value.as_day());
        let is_before = |printed: Statement, told: Statement| {
            let days: Vec<Date> =
                self.times(told).into_iter().filter_map(|time| time.date.as_ref()?.as_day()).collect();
            day(printed).is_some_and(|printed| !days.is_empty() && days.iter().all(|told| printed < *told))
        };
        Self::are_one_time(&self.told_times(one), &self.told_times(other))
            && !is_before(one, other)
            && !is_before(other, one)
    }

    /// The times that a statement names, or the nearest before it in its paragraph.
    fn told_times(&self, at: Statement) -> Vec<&'b TimeExpression> {
        let before = self.sentences[at.article].range(..=at.sentence).rev().map(|(sentence, _)| *sentence);
        let here = before.take_while(|sentence| self.is_one_paragraph(at.article, *sentence, at.sentence));
        here.map(|sentence| self.times(Statement { sentence, ..at }))
            .find(|times| !times.is_empty())
            .unwrap_or_default()
    }

    fn are_one_time(a: &[&TimeExpression], b: &[&TimeExpression]) -> bool {
        let same = |x: Option<i8>, y: Option<i8>| x.is_none() || y.is_none() || x == y;
        let one_time = |x: &TimeExpression, y: &TimeExpression| {
            if let (Some(x), Some(y)) = (&x.date, &y.date) {
                return x.first() <= y.last() && y.first() <= x.last();
            }
            same(weekday(x), weekday(y)) && same(month(x), month(y))
        };
        a.is_empty() || b.is_empty() || a.iter().any(|x| b.iter().any(|y| one_time(x, y)))
    }

    /// False where the two are told of two days or of other people; what names neither is told of those of the sentence before, in its
    /// paragraph: "The talks lasted two hours".
    pub(super) fn may_be_one_scene(&self, one: Statement, other: Statement) -> bool {
        let before = |at: Statement| {
            if self.people.contains_key(&at) || !self.times(at).is_empty() {
                return None;
            }
            let (sentence, _) = self.sentences[at.article].range(..at.sentence).next_back()?;
            self.is_one_paragraph(at.article, *sentence, at.sentence).then_some(Statement { sentence: *sentence, ..at })
        };
        let (a, b) = (before(one), before(other));
        let leans = a.is_some() || b.is_some();
        let (a, b) = (a.unwrap_or(one), b.unwrap_or(other));
        !leans || self.may_be_one_time(a, b) && !self.are_of_others(a, b)
    }

    /// True where both statements name one day of the week.
    pub(super) fn share_a_weekday(&self, one: Statement, other: Statement) -> bool {
        let days = |statement: Statement| self.times(statement).into_iter().filter_map(weekday);
        days(one).any(|day| days(other).any(|there| there == day))
    }

    /// True where both statements name one day.
    pub(super) fn share_a_day(&self, one: Statement, other: Statement) -> bool {
        let days =
            |statement: Statement| self.times(statement).into_iter().filter_map(|time| time.date.as_ref()?.as_day());
        days(one).any(|day| days(other).any(|there| there == day))
    }

    /// True for a date well before an article.
    pub(super) fn is_old(&self, article: usize, date: Option<&VisitDate>) -> bool {
        const OLD_DAYS: i32 = 60;
        let published =
            self.articles[article].article.date.as_ref().map(|stated| stated.value.first()).or(self.first_day);
        let (Some(published), Some(date)) = (published, date) else { return false };
        if date.grain() == Grain::Year && date.first().year() < published.year() {
            return true;
        }
        date.last().until(published).is_ok_and(|span| span.get_days() > OLD_DAYS)
    }

    /// True for a statement that names a date well before its article: it tells of another time too.
    pub(super) fn reaches_back(&self, at: Statement) -> bool {
        self.times(at).iter().any(|time| self.is_old(at.article, time.date.as_ref()))
    }

    /// True where one statement is a copy of the other.
    pub(super) fn are_copies(&self, one: Statement, other: Statement) -> bool {
        let terms = |statement: Statement| self.sentence(statement.article, statement.sentence);
        let (a, b) = (terms(one), terms(other));
        let both = a.iter().filter(|term| b.binary_search(term).is_ok()).count();
        both * 5 >= a.len().max(b.len()) * 4 && both > 6
    }

    /// False where one statement is a copy of the other; and where each names what the other does not, unless the rest is much the
    /// same.
    pub(super) fn are_told_apart(&self, one: Statement, other: Statement, shared: f64) -> bool {
        !self.are_copies(one, other) && self.name_alike(one, other, shared)
    }

    /// False where each statement names what the other does not, unless the rest is much the same.
    pub(super) fn name_alike(&self, one: Statement, other: Statement, shared: f64) -> bool {
        const MUCH: f64 = 1.3;
        let terms = |statement: Statement| self.sentence(statement.article, statement.sentence);
        let (a, b) = (terms(one), terms(other));
        let lacks = |a: &[Term], b: &[Term]| {
            a.iter().any(|term| self.all_names.contains(term) && b.binary_search(term).is_err())
        };
        shared >= MUCH || !lacks(a, b) || !lacks(b, a)
    }

    /// False where both statements name people, and not the same.
    pub(super) fn name_the_same_people(&self, one: Statement, other: Statement) -> bool {
        let (a, b) = (self.people.get(&one), self.people.get(&other));
        a.is_none() || b.is_none() || a == b
    }

    /// True where each of two statements names somebody whom the other does not.
    pub(super) fn are_of_others(&self, one: Statement, other: Statement) -> bool {
        let people = |statement: Statement| self.people.get(&statement);
        match (people(one), people(other)) {
            (Some(a), Some(b)) => !a.is_subset(b) && !b.is_subset(a),
            _ => false,
        }
    }

    /// True where both statements call events by name and none of one is one of the other: two storms.
    pub(super) fn are_of_other_events(&self, one: Statement, other: Statement) -> bool {
        let named = |statement: Statement| self.named_events.get(&statement);
        named(one).zip(named(other)).is_some_and(|(a, b)| a.is_disjoint(b))
    }

    /// The dates and weekdays that a statement names.
    fn times(&self, statement: Statement) -> Vec<&'b TimeExpression> {
        let annotated = &self.articles[statement.article];
        let Some(span) = annotated.sentences.get(statement.sentence).and_then(|s| s.body.clone()) else {
            return Vec::new();
        };
        let first = annotated.times.partition_point(|time| time.span.start < span.start);
        let own = annotated.times[first..].iter().take_while(|time| time.span.end <= span.end);
        let names_time =
            |time: &TimeExpression| time.date.is_some() || weekday(time).is_some() || month(time).is_some();
        own.filter(|time| !time.is_day_assumed && names_time(time)).collect()
    }

    /// How rare a term is, from 0 (in every sentence) to 1 (in one).
    pub(super) fn rarity(&self, term: Term) -> f64 {
        self.rarity.get(&term).copied().unwrap_or(1.0)
    }

    /// The context of a place in a sentence; `near` are the terms next to it.
    pub(super) fn context(&self, statement: Statement, near: &[Term], leans_back: bool) -> Context {
        let Statement { article, sentence } = statement;
        let own = &self.sentences[article];
        let mut weighed: Vec<(Term, f64)> = near.iter().map(|term| (*term, 1.0)).collect();
        weighed.extend(own.get(&sentence).into_iter().flatten().map(|term| (*term, SENTENCE)));
        if let Some((before, terms)) = own.range(..sentence).next_back()
            && self.is_one_paragraph(article, *before, sentence)
        {
            let weight = if leans_back { SENTENCE } else { BEFORE };
            weighed.extend(terms.iter().map(|term| (*term, weight)));
        }
        weighed.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        weighed.dedup_by_key(|(term, _)| *term);
        Context(weighed)
    }

    fn is_one_paragraph(&self, article: usize, one: usize, other: usize) -> bool {
        let block = |sentence: usize| self.articles[article].sentences.get(sentence).map(|s| s.block);
        block(one) == block(other)
    }

    /// How many names both contexts have, countries left out.
    pub(super) fn shared_names(&self, one: &Context, other: &Context) -> usize {
        one.both(other).filter(|(term, ..)| self.names.contains(term)).count()
    }

    /// How much two contexts share, 0 and more: 1 for one rare word next to both.
    pub(super) fn shared(&self, one: &Context, other: &Context) -> f64 {
        one.both(other).map(|(term, here, there)| here * there * self.rarity(term)).sum()
    }
}

/// The day of the week that a time expression names, from 1 (Monday).
fn weekday(time: &TimeExpression) -> Option<i8> {
    match &time.date {
        Some(date) => date.as_day().map(|day| day.weekday().to_monday_one_offset()),
        None => time.value.strip_prefix("XXXX-WXX-")?.get(..1)?.parse().ok(),
    }
}

/// The month that a time expression names, its year known or not.
fn month(time: &TimeExpression) -> Option<i8> {
    match &time.date {
        Some(date) => (date.grain() >= Grain::Month).then(|| date.first().month()),
        None => time.value.strip_prefix("XXXX-")?.get(..2)?.parse().ok(),
    }
}

/// True for words of office and the like, which stand in every report and tell no thing from another.
pub(super) fn is_common(term: Term) -> bool {
    static COMMON: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("common"));
    COMMON.contains(&term)
}
