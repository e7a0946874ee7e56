//! The forms of a name with one example each, words for its people, and names that could be taken for it.

use serde::Serialize;

use super::roles::{FirstRole, first_role, is_lone_surname};
use crate::annotate::Sense;
use crate::article::Span;
use crate::briefing::{Alias, Entity, Statement};
use crate::interface::phrase;
use crate::render::view::{Chip, Named, Viewpoint};
use crate::render::wording;

/// A form of the name.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Form {
    text: String,
    times: String,
    chip: Chip,
    /// A few words of the example before the form, and after it; both empty where the form is the whole sentence.
    before: String,
    after: String,
    lang: Option<String>,
    /// How often it stands for the government that sits there.
    government: Option<String>,
}

/// A word for the people of a country, or for what is of it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Demonym {
    text: String,
    times: String,
    chip: Chip,
}

/// Another entity of a like name.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Other {
    named: Named,
    role: Option<FirstRole>,
    /// Set for a surname alone, of which no source tells whose it is.
    lone: Option<String>,
    chip: Option<Chip>,
}

/// What is told of a surname alone.
const LONE: &str =
    phrase("the surname alone in {n} sentence, not told whose | the surname alone in {n} sentences, not told whose");

/// Letters shown of an example on each side of the form.
const AROUND: usize = 38;

/// The forms of a name, the most frequent first.
pub(super) fn forms(view: &Viewpoint<'_>, entity: &Entity, limit: usize) -> Vec<Form> {
    entity.aliases.iter().take(limit).map(|alias| form(view, entity, alias)).collect()
}

fn form(view: &Viewpoint<'_>, entity: &Entity, alias: &Alias) -> Form {
    let printed = |place: &&crate::briefing::EntityMention| {
        let annotated = view.article(place.article);
        annotated.article.body.get(annotated.mentions[place.mention].span.clone()) == Some(alias.text.as_str())
    };
    let example = entity.mentions.iter().find(printed);
    let (before, after) = example.map_or_else(Default::default, |place| {
        let annotated = view.article(place.article);
        around(view, place.article, &annotated.mentions[place.mention].span)
    });
    let government = |place: &&crate::briefing::EntityMention| {
        view.article(place.article).mentions[place.mention].sense == Some(Sense::Government)
    };
    let government = entity.mentions.iter().filter(government).filter(printed).count();
    Form {
        text: alias.text.clone(),
        times: wording::times(view.interface(), alias.count),
        chip: view.chip(alias.example),
        before,
        after,
        lang: view.lang(alias.example.article),
        government: (government > 0).then(|| wording::times(view.interface(), government)),
    }
}

/// The words around a mention in its sentence, cut between words, with an ellipsis where more stands there.
fn around(view: &Viewpoint<'_>, article: usize, mention: &Span) -> (String, String) {
    let annotated = view.article(article);
    let published = |&sentence: &usize| view.is_published(Statement { article, sentence });
    let sentence = annotated.sentence_at(mention.start).filter(published);
    let sentence = sentence.and_then(|index| annotated.sentences[index].body.clone());
    let Some(sentence) = sentence.filter(|sentence| sentence.end >= mention.end) else { return Default::default() };
    let text = |span: Span| annotated.article.body.get(span).unwrap_or_default();
    let (before, after) = (text(sentence.start..mention.start), text(mention.end..sentence.end));
    let start = before.char_indices().rev().take(AROUND).last().map_or(0, |(at, _)| at);
    let head = if start == 0 { before.to_owned() } else { format!("… {}", behind_space(&before[start..])) };
    let end = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let tail = if end == after.len() { after.to_owned() } else { format!("{} …", before_space(&after[..end])) };
    (even(&head), even(&tail))
}

fn behind_space(text: &str) -> &str {
    text.find(char::is_whitespace).map_or("", |at| text[at..].trim_start())
}

fn before_space(text: &str) -> &str {
    text.rfind(char::is_whitespace).map_or("", |at| text[..at].trim_end_matches([',', ';', ':', ' ']))
}

/// White space made even, that at the ends kept as one blank.
fn even(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let blank = |at_end: bool| if at_end && !words.is_empty() { " " } else { "" };
    format!("{}{words}{}", blank(text.starts_with(char::is_whitespace)), blank(text.ends_with(char::is_whitespace)))
}

/// Words for the people of a country.
pub(super) fn demonyms(view: &Viewpoint<'_>, entity: &Entity) -> Vec<Demonym> {
    let demonym = |form: &Alias| Demonym {
        text: form.text.clone(),
        times: wording::times(view.interface(), form.count),
        chip: view.chip(form.example),
    };
    entity.demonyms.iter().map(demonym).collect()
}

/// Those that share its surname or name.
pub(super) fn others(view: &Viewpoint<'_>, entity: &Entity) -> Vec<Other> {
    let others = entity.not_to_be_confused_with.iter().filter_map(|id| view.entity_index(id));
    others.map(|index| other(view, index)).collect()
}

fn other(view: &Viewpoint<'_>, index: usize) -> Other {
    let entity = &view.site.briefing.entities[index];
    let statements = &view.site.cross.entity_statements[index];
    let is_lone = is_lone_surname(entity);
    let lone = view.interface().count(statements.len(), LONE);
    let role = first_role(view, entity).filter(|_| !is_lone);
    let first = statements.first().filter(|_| role.is_none());
    Other { named: view.named(index), role, lone: is_lone.then_some(lone), chip: first.map(|first| view.chip(*first)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_cut_between_words() {
        assert_eq!(behind_space("ing over the bar "), "over the bar ");
        assert_eq!(before_space(" sailed on, and the tid"), " sailed on, and the");
        assert_eq!(even("  two\n words "), " two words ");
    }
}
