//! Adjectives and names of peoples in the text, counted for their country. They are no mentions of it: a Norwegian ship is
//! not Norway.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::annotate::{Annotated, EntityId, EntityKind, Mention};
use crate::article::Span;
use crate::briefing::{Alias, Entity, Statement};
use crate::language::{Token, TokenKind, tokens};
use crate::tables::{COUNTRIES, DEMONYMS};

/// Words in front that make another people of it: "Latin American", "West German".
const OTHERS: [&str; 8] = ["North", "South", "East", "West", "Central", "Latin", "Native", "Anglo"];

/// A form → the one country that it belongs to, with the number of its words.
static FORMS: LazyLock<BTreeMap<&str, (&str, usize)>> = LazyLock::new(|| {
    let forms = || COUNTRIES.iter().flat_map(|[name, _, forms, ..]| forms.split(';').map(move |form| (form, *name)));
    let mut found: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    let mut several = BTreeSet::new();
    for (form, name) in forms().filter(|(form, _)| !form.is_empty()) {
        // "Korean" is also the end of "North Korean": alone it does not tell whose.
        let is_end = |other: &str| other.strip_suffix(form).is_some_and(|front| front.ends_with(' '));
        let known = found.insert(form, (name, form.split(' ').count()));
        if known.is_some_and(|(known, _)| known != name) || forms().any(|(other, of)| of != name && is_end(other)) {
            several.insert(form);
        }
    }
    found.retain(|form, _| !several.contains(form));
    found
});

/// Counts them in the sentences of every body, outside of names, and gives them to the countries that the folder mentions.
pub(super) fn count(entities: &mut [Entity], articles: &[Annotated]) {
    let mut found: BTreeMap<&str, Vec<Alias>> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        for &sentence in &annotated.body_sentences {
            let statement = Statement { article, sentence };
            let Some(span) = annotated.sentences.get(sentence).and_then(|s| s.body.clone()) else { continue };
            for (country, form) in forms(annotated, &span) {
                add(found.entry(country).or_default(), form, statement);
            }
        }
    }
    for (country, mut forms) in found {
        let id = EntityId::of(EntityKind::Place, country);
        let is_it = |entity: &&mut Entity| entity.id == id || entity.former_ids.contains(&id);
        if let Some(entity) = entities.iter_mut().find(is_it) {
            forms.sort_by_key(|form| Reverse(form.count));
            entity.demonyms = forms;
        }
    }
}

fn add(forms: &mut Vec<Alias>, text: &str, example: Statement) {
    match forms.iter_mut().find(|known| known.text == text) {
        Some(known) => known.count += 1,
        None => forms.push(Alias { text: text.to_owned(), count: 1, example }),
    }
}

/// The forms of one sentence with their countries, the longest at each place.
fn forms<'a>(annotated: &'a Annotated, sentence: &Span) -> Vec<(&'static str, &'a str)> {
    let text = annotated.article.body.get(sentence.clone()).unwrap_or_default();
    let words = tokens(text);
    let first = annotated.mentions.partition_point(|mention| mention.span.end <= sentence.start);
    let mut mentions = annotated.mentions[first..].iter().peekable();
    let mut found = Vec::new();
    let mut next = 0;
    for at in 0..words.len() {
        let start = sentence.start + words[at].span.start;
        while mentions.next_if(|mention: &&Mention| mention.span.end <= start).is_some() {}
        let in_name = mentions.peek().is_some_and(|mention| mention.span.start <= start);
        if at < next || in_name {
            continue;
        }
        if let Some((country, form, length)) = longest(text, &words[at..])
            && !is_of_others(text, &words, at)
        {
            found.push((country, form));
            next = at + length;
        }
    }
    found
}

/// True behind a word that makes another people of this one.
fn is_of_others(text: &str, words: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| words[before].text(text));
    before.is_some_and(|word| OTHERS.contains(&word) || DEMONYMS.iter().any(|[known]| *known == word))
}

fn longest<'t>(text: &'t str, words: &[Token]) -> Option<(&'static str, &'t str, usize)> {
    (1..=words.len().min(3)).rev().find_map(|length| {
        let is_plain = words[..length].iter().all(|word| word.kind == TokenKind::Word);
        let form = text.get(words[0].span.start..words[length - 1].span.end).filter(|_| is_plain)?;
        let (country, in_list) = FORMS.get(form)?;
        (*in_list == length).then_some((*country, form, length))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::annotated;
    use super::count;
    use crate::briefing::entity_index::merge;
    use crate::edits::Edits;

    fn counted(text: &str) -> Vec<(String, usize)> {
        let articles = annotated(&[text]);
        let (mut index, _) = merge(&articles, &Edits::default());
        count(&mut index.entities, &articles);
        let forms = index.entities.iter().flat_map(|entity| &entity.demonyms);
        forms.map(|form| (form.text.clone(), form.count)).collect()
    }

    #[test]
    fn a_people_is_counted_beside_its_country() {
        let text = "Norway waited. The Norwegian crew slept, and Norwegian boats lay in the port of Bergen.";
        assert_eq!(counted(text), [("Norwegian".to_owned(), 2)]);
    }

    #[test]
    fn a_word_that_may_be_anothers_is_not_counted() {
        let text = "South Korea and the United States met. A North Korean boat, a Korean cook, a Latin American port \
                    and a South Korean sailor were there.";
        assert_eq!(counted(text), [("South Korean".to_owned(), 1)]);
    }
}
