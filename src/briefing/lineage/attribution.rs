//! Whom each sentence names as the one who tells it: "according to the ministry", "the Harbour Post reported", "he said".

use std::collections::BTreeMap;

use super::clause;
use super::named::Named;
use super::outlets::{self, Outlets};
use super::phrase::{self, Reading};
use super::words::Words;
use crate::annotate::{Annotated, EntityId, EntityKind, Mention};
use crate::briefing::OriginKind;
use crate::briefing::entity_index::EntityIndex;

/// What a spokesperson is called who is not said to speak for anybody.
pub(super) const SPOKESPERSON: &str = "spokesperson";

/// The origins that a sentence names: first whoever knows it, then the outlets that passed it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribution {
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// Whom it rests on, in printed order.
    pub(super) tellers: Vec<Named>,
    /// Outlets that told it before this one: "…, the ministry said, the Harbour Post reported".
    pub(super) carriers: Vec<Named>,
    /// The last word of a body that the article nowhere names in full: "the secretariat".
    pub(super) bare: Option<String>,
}

/// What the whole folder knows of speakers.
pub(super) struct Folder<'a> {
    index: &'a EntityIndex,
    outlets: &'a Outlets,
    /// The body that each spokesperson speaks for.
    spoken_for: BTreeMap<EntityId, Named>,
}

impl<'a> Folder<'a> {
    /// Learns who speaks for whom.
    pub(super) fn new(articles: &[Annotated], index: &'a EntityIndex, outlets: &'a Outlets) -> Self {
        let mut spoken_for = BTreeMap::new();
        for (article, annotated) in articles.iter().enumerate() {
            for mention in annotated.mentions.iter().filter(|m| m.kind == EntityKind::Person) {
                if let Some(body) = mention.role.as_deref().and_then(body_of_role) {
                    spoken_for.entry(index.merged(article, &mention.entity)).or_insert(body);
                }
            }
        }
        Self { index, outlets, spoken_for }
    }

    /// The attributions of an article, in order of its sentences.
    pub(super) fn attributions(&self, article: usize, annotated: &Annotated) -> Vec<Attribution> {
        Reader {
            folder: self,
            article,
            annotated,
            person: None,
            body: None,
            people: Vec::new(),
            found: Vec::new(),
            bare: Vec::new(),
        }
        .read()
    }
}

/// "State Department spokesperson": the body before the word.
fn body_of_role(role: &str) -> Option<Named> {
    let words: Vec<&str> = role.split_whitespace().collect();
    let at = words.iter().position(|word| word.to_lowercase().starts_with("spokes"))?;
    let skip =
        usize::from(words.first().is_some_and(|word| matches!(word.to_lowercase().as_str(), "the" | "a" | "an")));
    let before = words.get(skip..at).filter(|before| !before.is_empty());
    let after =
        words.get(at + 1..).and_then(|rest| rest.split_first()).filter(|(word, _)| matches!(**word, "for" | "of"));
    let name = match (before, after) {
        (Some(before), _) => before.join(" "),
        (None, Some((_, rest))) => rest.iter().filter(|word| **word != "the").copied().collect::<Vec<_>>().join(" "),
        (None, None) => return None,
    };
    let name = name.trim_end_matches(['’', '\'']).trim_end_matches("’s").trim_end_matches("'s").to_owned();
    Some(Named { text: name, kind: OriginKind::Official })
}

/// Reads one article from top to bottom.
struct Reader<'a, 'f> {
    folder: &'f Folder<'a>,
    article: usize,
    annotated: &'f Annotated,
    /// The last person who was said to say something.
    person: Option<Named>,
    /// The last body.
    body: Option<Named>,
    /// Those whom the sentence before names.
    people: Vec<EntityId>,
    found: Vec<Attribution>,
    /// Sentences with a body of which only the last word is printed, by the index of the attribution.
    bare: Vec<(usize, String)>,
}

impl Reader<'_, '_> {
    fn read(mut self) -> Vec<Attribution> {
        for (place, &sentence) in self.annotated.body_sentences.iter().enumerate() {
            let spans = |at: usize| self.annotated.sentences.get(at).and_then(|s| s.body.clone());
            let Some(words) = spans(sentence).and_then(|span| Words::of(self.annotated, &span)) else { continue };
            let before = place.checked_sub(1).and_then(|at| self.annotated.body_sentences.get(at)).copied();
            self.sentence(sentence, before, &words);
        }
        self.resolve_bare();
        self.found.retain(|found| !found.tellers.is_empty() || !found.carriers.is_empty() || found.bare.is_some());
        self.found
    }

    fn sentence(&mut self, sentence: usize, before: Option<usize>, words: &Words<'_>) {
        let mut attribution = Attribution { sentence, tellers: Vec::new(), carriers: Vec::new(), bare: None };
        for phrase in clause::phrases(words) {
            let Some(reading) = phrase::read(words, &phrase) else { continue };
            if let Reading::Bare(head) = &reading {
                self.bare.push((self.found.len(), head.clone()));
            }
            let named = self.named(&reading, words, phrase.start, before);
            let Some(named) = named.map(|named| self.in_full(named)) else { continue };
            self.enter(&mut attribution, named);
        }
        for named in self.quoted(sentence) {
            self.enter(&mut attribution, named);
        }
        if let Some(last) = attribution.tellers.last() {
            let memory = if last.kind == OriginKind::Person { &mut self.person } else { &mut self.body };
            *memory = Some(last.clone());
        }
        self.people = words.mentions().filter(|m| m.kind == EntityKind::Person).map(|m| m.entity.clone()).collect();
        self.people.dedup();
        self.found.push(attribution);
    }

    fn enter(&self, attribution: &mut Attribution, named: Named) {
        let is_outlet = matches!(named.kind, OriginKind::Outlet | OriginKind::Agency);
        if (is_outlet || named.kind == OriginKind::Organisation) && self.is_itself(&named) {
            return;
        }
        let list = if is_outlet { &mut attribution.carriers } else { &mut attribution.tellers };
        if list.iter().all(|known| known.id() != named.id()) {
            list.push(named);
        }
    }

    /// True for the outlet whose article this is: "told the Post" in the Post is no second origin.
    fn is_itself(&self, named: &Named) -> bool {
        let of_this = |(articles, _): (&[usize], &Named)| articles.binary_search(&self.article).is_ok();
        self.folder.outlets.called(&named.text).is_some_and(of_this)
            || outlets::is_own_name(self.annotated, &named.text)
    }

    fn in_full(&self, named: Named) -> Named {
        if matches!(named.kind, OriginKind::Outlet | OriginKind::Agency) {
            self.folder.outlets.in_full(named)
        } else {
            named
        }
    }

    /// The origin that a phrase names, with what the sentences before it tell.
    fn named(&self, reading: &Reading, words: &Words<'_>, at: usize, before: Option<usize>) -> Option<Named> {
        let follows =
            || self.found.last().is_some_and(|last| Some(last.sentence) == before && !last.tellers.is_empty());
        match reading {
            Reading::Named(named) => Some(named.clone()),
            Reading::Person(local) => self.person(local),
            Reading::Opening => self.person(&words.opening_person()?.entity),
            Reading::Of(office) => {
                let owner = words.only_person_before(at).and_then(|person| self.person(&person.entity));
                let before = || if let [only] = self.people.as_slice() { self.person(only) } else { None };
                let owner = owner.or_else(before).or_else(|| self.person.clone().filter(|_| follows()))?;
                let named = format!("{office} of {}", owner.text);
                (owner.kind == OriginKind::Person).then_some(Named { text: named, kind: OriginKind::Official })
            }
            Reading::Bare(head) if head == SPOKESPERSON => self.body.clone().filter(|_| follows()),
            Reading::Bare(head) => {
                let same = |body: &Named| body.text.to_lowercase().split(' ').next_back() == Some(head.as_str());
                self.body.clone().filter(|body| follows() && same(body))
            }
            Reading::ThatPerson => match self.quoted_person(words) {
                Some(person) => Some(person),
                None => self.person.clone().filter(|_| follows()),
            },
            Reading::ThatBody => self.body.clone().filter(|_| follows()),
        }
    }

    /// A person, or the body that the person speaks for.
    fn person(&self, local: &EntityId) -> Option<Named> {
        let id = self.folder.index.merged(self.article, local);
        if let Some(body) = self.folder.spoken_for.get(&id) {
            return Some(body.clone());
        }
        let entities = &self.folder.index.entities;
        let entity = entities.binary_search_by(|entity| entity.id.cmp(&id)).ok().map(|at| &entities[at])?;
        let kind = if entity.kind == EntityKind::Person { OriginKind::Person } else { OriginKind::Organisation };
        Some(Named { text: entity.name.clone(), kind })
    }

    /// Whoever is known to speak in the quotations of a sentence.
    fn quoted(&self, sentence: usize) -> Vec<Named> {
        let from = self.annotated.quotes.partition_point(|quote| quote.sentence < sentence);
        let here = self.annotated.quotes[from..].iter().take_while(|quote| quote.sentence == sentence);
        here.filter_map(|quote| self.person(quote.speaker.as_ref()?)).collect()
    }

    fn quoted_person(&self, words: &Words<'_>) -> Option<Named> {
        let span = words.list.first()?.span.start..words.list.last()?.span.end;
        let mut inside = self.annotated.quotes.iter().filter(|quote| span.contains(&quote.span.start));
        self.person(inside.find_map(|quote| quote.speaker.as_ref())?)
    }

    /// "The ministry said": the only ministry of the article that is named as an origin, else the only one it mentions.
    fn resolve_bare(&mut self) {
        let mut known: BTreeMap<String, Option<Named>> = BTreeMap::new();
        for (at, head) in std::mem::take(&mut self.bare) {
            let named = known.entry(head.clone()).or_insert_with_key(|head| self.only_body(head)).clone();
            if let Some(found) = self.found.get_mut(at).filter(|found| found.tellers.is_empty()) {
                found.bare = (named.is_none() && head != SPOKESPERSON).then_some(head);
                found.tellers.extend(named);
            }
        }
    }

    fn only_body(&self, head: &str) -> Option<Named> {
        let ends = |name: &str| name.to_lowercase().split(' ').next_back() == Some(head);
        let begins = |name: &str| name.to_lowercase().split(' ').next() == Some(head);
        let named = self.found.iter().flat_map(|found| &found.tellers);
        let spoken: Vec<&Named> = named.filter(|named| ends(&named.text) || begins(&named.text)).collect();
        if let Some(first) = spoken.first() {
            return spoken.iter().all(|other| other.id() == first.id()).then(|| (*first).clone());
        }
        if head == SPOKESPERSON {
            return None;
        }
        let holds = |name: &str| name.to_lowercase().split(' ').any(|word| word == head);
        let is_body = |m: &&Mention| m.kind == EntityKind::Organisation && holds(&m.name);
        let mut mentions = self.annotated.mentions.iter().filter(is_body);
        let first = mentions.next()?;
        mentions
            .all(|other| other.entity == first.entity)
            .then(|| Named { text: first.name.clone(), kind: OriginKind::Official })
    }
}

/// The agency in brackets that a paragraph ends with: it supplied the paragraph.
pub(super) fn of_paragraph(text: &str, outlets: &Outlets) -> Option<Named> {
    let (_, name) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let called = || outlets.called(name.trim()).map(|(_, full)| full.clone());
    let supplier = super::named::known(name).or_else(called)?;
    matches!(supplier.kind, OriginKind::Outlet | OriginKind::Agency).then_some(supplier)
}
