//! A thing for which sources choose different words of one class: "the strike", "the walkout", "the industrial action".
//!
//! Which words form a class is data; whether two of them are one thing here is told by what stands with them.

use crate::interface::phrase;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use super::words::{Word, is_small, is_tensed, phrase_end, phrase_start, words};
use super::{Naming, Thing, printed};
use crate::annotate::{Annotated, EntityKind};
use crate::article::Span;
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::{Event, Statement};
use crate::tables;

const RULE: &str = phrase(
    "Words of one list, among which writers choose. The sources use them of one thing: with the same word before them, in statements of one event, beside the same name and word, or each as the one such thing it tells of.",
);

/// Words before a noun that do not tell which of its kind it is.
const PLAIN: [&str; 24] = [
    "new",
    "first",
    "second",
    "third",
    "last",
    "latest",
    "recent",
    "big",
    "major",
    "final",
    "possible",
    "deadly",
    "bloody",
    "long",
    "current",
    "local",
    "general",
    "national",
    "total",
    "full",
    "further",
    "own",
    "whole",
    "open-ended",
];

/// Adjectives of peoples: whose it is does not tell which it is.
static PEOPLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let of_countries = tables::COUNTRIES.iter().flat_map(|[_, _, demonyms, ..]| demonyms.split(';'));
    of_countries.chain(tables::DEMONYMS.iter().map(|[word]| *word)).map(str::to_lowercase).collect()
});

/// How the words of a class are held to be one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A story has one of it.
    One,
    /// A story may have several.
    Several,
    /// Many people.
    People,
    /// People of whom a story has one crowd.
    Group,
}

impl Kind {
    fn is_people(self) -> bool {
        matches!(self, Self::People | Self::Group)
    }
}

/// A word of a class.
struct Form {
    class: &'static str,
    kind: Kind,
    words: Vec<&'static str>,
    /// In the singular, by which forms are told apart.
    lemma: &'static str,
}

/// A word of a class where it stands.
struct Hit {
    naming: Naming,
    class: &'static str,
    kind: Kind,
    lemma: &'static str,
    /// Words before it that tell which of its kind it is.
    before: BTreeSet<String>,
    /// The noun that it is of, on or over: "the strike at the quay".
    behind: Option<String>,
    /// "the strike", with no such word.
    is_bare: bool,
    /// What it shares with the others of its thing.
    keys: Vec<String>,
}

/// Things for which sources choose different words.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex, events: &[Event]) -> Vec<Thing> {
    let forms = forms();
    let told = clauses(events);
    let mut of_class: BTreeMap<&str, Vec<Hit>> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        for &sentence in &annotated.body_sentences {
            let statement = Statement { article, sentence };
            let words = words(annotated, sentence);
            for hit in hits(annotated, statement, &words, &forms) {
                let keys = keys(annotated, index, &words, &hit, told.get(&statement));
                of_class.entry(hit.class).or_default().push(Hit { keys, ..hit });
            }
        }
    }
    of_class.into_values().flat_map(things).collect()
}

/// The forms by their first word, longer ones first.
fn forms() -> HashMap<&'static str, Vec<Form>> {
    let mut found: HashMap<&str, Vec<Form>> = HashMap::new();
    for [class, kind, forms] in tables::LOADED_WORDS {
        let kind = match *kind {
            "one" => Kind::One,
            "people" => Kind::People,
            "group" => Kind::Group,
            _ => Kind::Several,
        };
        let lemma = forms.split('/').next().unwrap_or_default();
        for form in forms.split('/').collect::<BTreeSet<_>>() {
            let words: Vec<&str> = form.split(' ').collect();
            found.entry(words[0]).or_default().push(Form { class, kind, words, lemma });
        }
    }
    for list in found.values_mut() {
        list.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
    }
    found
}

/// The clauses that tell each event, by statement.
fn clauses(events: &[Event]) -> HashMap<Statement, Vec<(usize, Span)>> {
    let mut found: HashMap<Statement, Vec<_>> = HashMap::new();
    for (at, event) in events.iter().enumerate() {
        for told in &event.statements {
            found.entry(told.statement).or_default().push((at, told.span.clone()));
        }
    }
    found
}

/// The words of classes in a sentence. A word that stands before another noun is none ("strike fund").
fn hits(annotated: &Annotated, statement: Statement, words: &[Word], forms: &HashMap<&str, Vec<Form>>) -> Vec<Hit> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let own = forms.get(words[at].text.as_str()).into_iter().flatten();
        let fits = |form: &&Form| {
            form.words.iter().enumerate().all(|(i, word)| words.get(at + i).is_some_and(|found| found.text == *word))
        };
        let Some(form) = own.clone().find(fits) else {
            at += 1;
            continue;
        };
        let end = at + form.words.len();
        found.extend(hit(annotated, statement, words, (at, end), form));
        at = end;
    }
    found
}

fn hit(
    annotated: &Annotated,
    statement: Statement,
    words: &[Word],
    (at, end): (usize, usize),
    form: &Form,
) -> Option<Hit> {
    let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    let start = phrase_start(words, at);
    let is_noun_before = words.get(end).is_some_and(|next| {
        next.has_letters && !is_small(&next.text) && !is_tensed(&next.text) && !next.text.ends_with("ed")
    });
    let article = start.checked_sub(1).map_or("", text);
    // "strikes a deal", "to row": a verb has no article and no words before it.
    let is_noun =
        matches!(article, "a" | "an" | "the" | "this" | "that" | "his" | "her" | "its" | "their" | "our" | "whose")
            || start < at
            || form.kind.is_people();
    if is_noun_before && !form.kind.is_people() || !is_noun || article == "to" {
        return None;
    }
    let doubts = |word: &str| tables::HEDGE_WORDS.iter().any(|[known]| *known == word);
    let before: BTreeSet<String> = words[start..at]
        .iter()
        .map(|word| word.text.clone())
        .filter(|word| {
            !doubts(word) && !PLAIN.contains(&word.as_str()) && !word.ends_with("ed") && !PEOPLES.contains(word)
        })
        .collect();
    let from = if at > start && doubts(text(at - 1)) { at - 1 } else { at };
    let span = words[from].span.start..words[end - 1].span.end;
    Some(Hit {
        naming: Naming { statement, name: printed(annotated, &span), span },
        class: form.class,
        kind: form.kind,
        lemma: form.lemma,
        is_bare: before.is_empty() && matches!(article, "the" | "this"),
        before,
        behind: noun_behind(words, end),
        keys: Vec::new(),
    })
}

/// The noun behind "of", "on", "over" or "at" and an article; none where it is a name of a time or a number.
fn noun_behind(words: &[Word], at: usize) -> Option<String> {
    let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    if !matches!(text(at), "of" | "on" | "over" | "against" | "at") {
        return None;
    }
    let from = if matches!(text(at + 1), "the" | "a" | "an" | "its" | "their" | "his" | "her") {
        at + 2
    } else {
        return None;
    };
    let end = phrase_end(words, from);
    let noun = words.get(end.checked_sub(1)?).filter(|_| end > from)?;
    let is_time = tables::TIME_WORDS.iter().any(|row| row[0] == noun.text);
    (!is_time).then(|| noun.text.trim_end_matches('s').to_owned())
}

/// What a word shares with the others of its thing, by its kind.
fn keys(
    annotated: &Annotated,
    index: &EntityIndex,
    words: &[Word],
    hit: &Hit,
    clauses: Option<&Vec<(usize, Span)>>,
) -> Vec<String> {
    let inside =
        |clause: &&(usize, Span)| clause.1.start <= hit.naming.span.start && hit.naming.span.end <= clause.1.end;
    let mut keys: Vec<String> =
        clauses.into_iter().flatten().filter(inside).map(|(event, _)| format!("event {event}")).collect();
    if hit.kind.is_people() {
        keys.extend(company(annotated, index, words, hit));
    } else {
        keys.extend(hit.before.iter().map(|word| format!("before {word}")));
        keys.extend(hit.behind.iter().map(|word| format!("behind {word}")));
    }
    keys
}

/// Each name in the sentence with each of its telling words.
fn company(annotated: &Annotated, index: &EntityIndex, words: &[Word], hit: &Hit) -> Vec<String> {
    let Some(sentence) = annotated.sentences.get(hit.naming.statement.sentence).and_then(|s| s.body.clone()) else {
        return Vec::new();
    };
    let first = annotated.mentions.partition_point(|mention| mention.span.start < sentence.start);
    let mentions = annotated.mentions[first..].iter().take_while(|mention| mention.span.end <= sentence.end);
    let names: Vec<_> = mentions.collect();
    let is_name =
        |word: &Word| names.iter().any(|name| name.span.start <= word.span.start && word.span.end <= name.span.end);
    let tells = |word: &&Word| {
        word.has_letters
            && word.text.chars().count() > 3
            && !is_small(&word.text)
            && !is_tensed(&word.text)
            && !hit.naming.span.contains(&word.span.start)
            && !is_name(word)
    };
    let telling: BTreeSet<&str> = words.iter().filter(tells).map(|word| word.text.trim_end_matches('s')).collect();
    let who = names.iter().filter(|name| matches!(name.kind, EntityKind::Person | EntityKind::Organisation));
    who.flat_map(|name| {
        let id = index.merged(hit.naming.statement.article, &name.entity);
        telling.iter().map(move |word| format!("{id} {word}")).collect::<Vec<_>>()
    })
    .collect()
}

/// The things that the words of one class stand for.
fn things(mut hits: Vec<Hit>) -> Vec<Thing> {
    let mut groups = Groups::new(hits.len());
    let mut first: HashMap<String, usize> = HashMap::new();
    for (at, hit) in hits.iter_mut().enumerate() {
        for key in std::mem::take(&mut hit.keys) {
            groups.join(at, *first.entry(key).or_insert(at));
        }
    }
    join_bare(&hits, &mut groups);
    let mut members: BTreeMap<usize, Vec<Hit>> = BTreeMap::new();
    for (at, hit) in hits.into_iter().enumerate() {
        members.entry(groups.root(at)).or_default().push(hit);
    }
    members.into_values().filter_map(thing).collect()
}

/// Joins what stands with "the" alone: to the only group of its kind in its article, and, where a story has one of
/// it and no second group has words in two articles, to all others that stand so.
fn join_bare(hits: &[Hit], groups: &mut Groups) {
    let mut roots: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut articles: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, hit) in hits.iter().enumerate().filter(|(_, hit)| !hit.before.is_empty()) {
        let root = groups.root(at);
        let article = hit.naming.statement.article;
        roots.entry(article).or_default().insert(root);
        articles.entry(root).or_default().insert(article);
    }
    let is_one = hits.first().is_some_and(|hit| matches!(hit.kind, Kind::One | Kind::Group));
    let wide: Vec<usize> = articles.iter().filter(|(_, own)| own.len() > 1).map(|(root, _)| *root).collect();
    let mut all: Option<usize> = if wide.len() == 1 { wide.first().copied() } else { None };
    for (at, hit) in hits.iter().enumerate().filter(|(_, hit)| hit.is_bare && hit.kind != Kind::People) {
        let own = roots.get(&hit.naming.statement.article);
        let only = own.filter(|own| own.len() == 1).and_then(|own| own.first());
        if let Some(&only) = only {
            groups.join(at, only);
        }
        let is_free = own.is_none_or(|own| own.len() <= 1);
        if is_one && wide.len() < 2 && is_free {
            groups.join(at, *all.get_or_insert(at));
        }
    }
}

/// The thing of a group, where its words differ.
fn thing(hits: Vec<Hit>) -> Option<Thing> {
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for hit in &hits {
        *often.entry(hit.lemma).or_default() += 1;
    }
    // Of words that are as frequent, the one that is printed first.
    let noun = hits.iter().rev().max_by_key(|hit| often.get(hit.lemma)).map(|hit| hit.naming.name.to_lowercase())?;
    let mut of_source: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for hit in &hits {
        of_source.entry(hit.naming.statement.article).or_default().insert(hit.lemma);
    }
    let ways: BTreeSet<_> = of_source.values().collect();
    // "The deal" once here and "the pact" once there is little to go by.
    let is_told = hits.len() > 2 || hits.first().is_some_and(|hit| hit.kind == Kind::People);
    (is_told && often.len() > 1 && ways.len() > 1).then(|| Thing {
        noun,
        namings: hits.into_iter().map(|hit| hit.naming).collect(),
        rule: RULE,
    })
}

/// Disjoint groups of numbers.
struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other)] = one.min(other);
    }
}
