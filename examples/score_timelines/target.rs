//! Which target entities an event belongs to.

use std::ops::Range;

use backgrounder::annotate::Annotated;
use backgrounder::briefing::brief;
use backgrounder::edits::Edits;

use super::corpus::{Document, Event};

/// What a name of an index or a company may end in and does without: "the Dow Jones", "the FTSE 100".
const TITLES: [&str; 9] =
    ["index", "industrial", "average", "composite", "worldwide", "inc", "corp", "company", "group"];

/// Where each document names the targets, in order.
pub(crate) struct Targets {
    places: Vec<Vec<(Range<usize>, usize)>>,
}

impl Targets {
    /// Finds the targets by the program's resolution, and where it has no entity of a name, by the printed name.
    pub(crate) fn find(names: &[&str], documents: &[Document], annotated: &[Annotated]) -> Self {
        let (briefing, _) = brief(annotated.to_vec(), &Edits::default());
        let mut places: Vec<Vec<(Range<usize>, usize)>> = vec![Vec::new(); documents.len()];
        for (target, name) in names.iter().enumerate() {
            for entity in &briefing.entities {
                if is_same(&entity.name, name) || entity.aliases.iter().any(|alias| is_same(&alias.text, name)) {
                    for at in &entity.mentions {
                        if let Some(mention) = annotated.get(at.article).and_then(|a| a.mentions.get(at.mention)) {
                            places[at.article].push((mention.span.clone(), target));
                        }
                    }
                }
            }
            for (number, document) in documents.iter().enumerate() {
                let forms = forms(name)
                    .into_iter()
                    .filter(|form| form == name || names.iter().all(|other| !is_same(other, form)));
                for form in forms {
                    places[number].extend(printed(&document.text, &form).into_iter().map(|span| (span, target)));
                }
            }
        }
        for places in &mut places {
            places.sort_by_key(|(span, target)| (span.start, std::cmp::Reverse(span.end), *target));
            places.dedup();
        }
        Self { places }
    }

    /// The targets of an event: what its sentence names last before it, else what it names behind it, else what the text named
    /// last. One printed name may be of two targets.
    pub(crate) fn of(&self, document: usize, text: &Document, event: &Event) -> Vec<usize> {
        let sentence = text.sentence(event.span.start);
        let places = &self.places[document];
        let nearest = |found: Option<&(Range<usize>, usize)>| found.map(|(span, _)| span.clone());
        let before = places.iter().rev().find(|(span, _)| span.start < event.span.start);
        let behind = places.iter().find(|(span, _)| (event.span.start..sentence.end).contains(&span.start));
        let named = nearest(before)
            .filter(|span| span.start >= sentence.start)
            .or_else(|| nearest(behind))
            .or_else(|| nearest(before));
        places.iter().filter(|(span, _)| Some(span) == named.as_ref()).map(|(_, target)| *target).collect()
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// The name and how it may be printed for short: without the words that only say what it is, without the country or owner before
/// it, a model by its number ("A380").
fn forms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let core =
        words.iter().rposition(|word| !TITLES.contains(&word.to_lowercase().as_str())).map_or(0, |last| last + 1);
    let mut forms = vec![name.to_owned(), words[..core].join(" ")];
    if let [first, rest @ ..] = &words[..core] {
        let is_model = |word: &str| word.contains(char::is_alphabetic) && word.contains(|c: char| c.is_ascii_digit());
        let stands_alone = rest.len() > 1 || *first == "US" || rest.iter().any(|word| is_model(word));
        if stands_alone && !rest.is_empty() {
            forms.push(rest.join(" "));
        }
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// Where a name is printed as a whole, in capitals or not.
fn printed(text: &str, name: &str) -> Vec<Range<usize>> {
    let (text, name) = (text.to_ascii_lowercase(), name.to_ascii_lowercase());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(&name)
        .map(|(start, name)| start..start + name.len())
        .filter(|span| !is_word(text[..span.start].chars().next_back()) && !is_word(text[span.end..].chars().next()))
        .collect()
}
