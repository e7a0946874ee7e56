//! Whether a name is a man's or a woman's, for all that is printed beside it: an address, a word for kin, a role, a pronoun. The given
//! name is the last resort. It tells people who share a surname apart and is never a reason to make two names one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::lexicon::LEXICON;
use super::{EntityId, EntityKind, Mention};
use crate::annotate::Sentence;
use crate::article::Span;
use crate::language::tokens;
use crate::tables::{GENDERED_WORDS, GIVEN_GENDER};

/// Bytes before a name in which what is said of it stands.
const REACH: usize = 80;

/// What an article knows somebody as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gender {
    /// A man.
    Man,
    /// A woman.
    Woman,
}

/// What is printed beside one name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// By an address, a word for kin or a role that belongs to the name.
    pub(crate) direct: Option<Gender>,
    /// By the pronoun of the next clause or sentence, which could mean somebody else.
    pub(crate) pronoun: Option<Gender>,
    /// "Lord X", "Lady X".
    pub(crate) is_peer: bool,
    /// "his son, X": somebody else than who is named before.
    pub(crate) is_kin: bool,
}

/// Word in small letters → its kinds, each with the gender that it tells.
static WORDS: LazyLock<BTreeMap<String, Kinds>> = LazyLock::new(|| {
    let mut words: BTreeMap<String, Kinds> = BTreeMap::new();
    for [word, kind, gender] in GENDERED_WORDS {
        words.entry(word.to_lowercase()).or_default().push((kind, gender_of(gender)));
    }
    words
});

type Kinds = Vec<(&'static str, Option<Gender>)>;

static GIVEN: LazyLock<BTreeMap<&str, Gender>> = LazyLock::new(|| {
    let names = |[gender, names]: &'static [&'static str; 2]| {
        let gender = gender_of(gender);
        names.split(';').filter_map(move |name| Some((name, gender?)))
    };
    GIVEN_GENDER.iter().flat_map(names).collect()
});

fn gender_of(word: &str) -> Option<Gender> {
    match word {
        "man" => Some(Gender::Man),
        "woman" => Some(Gender::Woman),
        _ => None,
    }
}

/// The entry of a word as one of a kind, with the gender that it tells.
fn listed(word: &str, kind: &str) -> Option<&'static (&'static str, Option<Gender>)> {
    WORDS.get(word.trim_end_matches('.').to_lowercase().as_str())?.iter().find(|(known, _)| *known == kind)
}

fn tells(word: &str, kind: &str) -> Option<Gender> {
    listed(word, kind)?.1
}

/// The gender of those who have a full name, by its given name alone.
pub(crate) fn of_given_name(name: &str) -> Option<Gender> {
    let first = name.split(' ').find(|word| word.trim_end_matches('.').chars().count() > 1)?;
    GIVEN.get(first).copied().filter(|_| name.contains(' '))
}

/// What all signs beside the names of one person say together, and the given name where they say nothing.
pub(crate) fn together(signs: &[Signs], name: &str) -> Option<Gender> {
    let agreed = |of: fn(&Signs) -> Option<Gender>| {
        let mut told = signs.iter().filter_map(of);
        let first = told.next()?;
        Some(told.all(|other| other == first).then_some(first))
    };
    agreed(|sign| sign.direct).or_else(|| agreed(|sign| sign.pronoun)).unwrap_or_else(|| of_given_name(name))
}

/// The gender of "he" and "she".
pub(crate) fn pronoun_gender(word: &str) -> Option<Gender> {
    tells(word, "pronoun")
}

/// For each person of an article who is known to be a man or a woman, which of both.
pub(crate) fn genders(body: &str, sentences: &[Sentence], mentions: &[Mention]) -> BTreeMap<EntityId, Gender> {
    let people: Vec<&Mention> = mentions.iter().filter(|mention| mention.kind == EntityKind::Person).collect();
    let spans: Vec<_> = people.iter().map(|mention| (mention.span.clone(), mention.role.as_deref())).collect();
    let mut found: BTreeMap<&EntityId, (&str, Vec<Signs>)> = BTreeMap::new();
    for (mention, signs) in people.iter().zip(signs(body, sentences, &spans)) {
        found.entry(&mention.entity).or_insert((&mention.name, Vec::new())).1.push(signs);
    }
    let told =
        |(person, (name, signs)): (&EntityId, (&str, Vec<Signs>))| Some((person.clone(), together(&signs, name)?));
    found.into_iter().filter_map(told).collect()
}

/// The address that stands right before a place of the body, as printed: "Mr", "Ms.".
pub(crate) fn address_before(body: &str, at: usize) -> Option<&str> {
    let word = body.get(..at)?.trim_end_matches([' ', '\u{a0}']).rsplit([' ', '\u{a0}', '\n', '“', '"', '(']).next()?;
    let is_one = listed(word, "address").or_else(|| listed(word, "peer")).is_some();
    (is_one && word.starts_with(char::is_uppercase)).then_some(word)
}

/// The signs beside each name: its place in the body, in order, and the role printed beside it.
pub(crate) fn signs(body: &str, sentences: &[Sentence], names: &[(Span, Option<&str>)]) -> Vec<Signs> {
    let sentences: Vec<Span> = sentences.iter().filter_map(|sentence| sentence.body.clone()).collect();
    let mut found = Vec::with_capacity(names.len());
    for (index, (span, role)) in names.iter().enumerate() {
        let mut signs = beside(body, span, *role);
        let at = sentences.partition_point(|sentence| sentence.end <= span.start);
        if let Some(sentence) = sentences.get(at)
            && is_alone(body, sentence, index, names)
        {
            signs.pronoun = pronoun(body, span, sentence, sentences.get(at + 1));
        }
        found.push(signs);
    }
    found
}

/// What the words right before a name and its role say.
fn beside(body: &str, span: &Span, role: Option<&str>) -> Signs {
    let mut signs = Signs::default();
    let inside = body
        .get(span.clone())
        .unwrap_or_default()
        .split(' ')
        .next()
        .filter(|word| body[span.start..span.end].len() > word.len());
    if let Some(word) = address_before(body, span.start).or(inside) {
        signs.is_peer = listed(word, "peer").is_some();
        signs.direct = tells(word, "address").or_else(|| tells(word, "peer"));
    }
    let before = body.get(border(body, span.start.saturating_sub(REACH))..span.start).unwrap_or_default().trim_end();
    // "Mr and Mrs X" are two.
    if before.rsplit(' ').nth(1).is_some_and(|word| matches!(word, "and" | "&")) && signs.direct.is_some() {
        return Signs::default();
    }
    let before =
        address_before(body, span.start).and_then(|word| before.strip_suffix(word)).unwrap_or(before).trim_end();
    let is_kin = |role: &&str| role.rsplit(' ').next().is_some_and(|word| listed(word, "kin").is_some());
    let role_before = role.filter(|role| !is_kin(role));
    let before = role_before.and_then(|role| before.strip_suffix(role)).unwrap_or(before).trim_end_matches([' ', ',']);
    let mut words = before.rsplit(' ');
    if let Some((_, kin)) = words.next().and_then(|word| listed(word, "kin")) {
        let belongs = |word: &str| {
            matches!(word.to_lowercase().as_str(), "his" | "her" | "whose" | "their")
                || word.ends_with("’s")
                || word.ends_with("'s")
        };
        signs.is_kin = words.take(2).any(belongs);
        signs.direct = signs.direct.or_else(|| kin.filter(|_| signs.is_kin));
    }
    let told = role.into_iter().flat_map(|role| role.split(' ')).find_map(|word| tells(word, "role"));
    signs.direct = signs.direct.or(told);
    signs
}

/// True where a sentence names nobody else: no name that ends in another word.
fn is_alone(body: &str, sentence: &Span, index: usize, names: &[(Span, Option<&str>)]) -> bool {
    let last = |span: &Span| body.get(span.clone()).and_then(|text| text.rsplit(' ').next());
    let own = last(&names[index].0);
    let is_inside = |name: &&(Span, Option<&str>)| sentence.start <= name.0.start && name.0.start < sentence.end;
    let before = names[..index].iter().rev().take_while(is_inside);
    before.chain(names[index + 1..].iter().take_while(is_inside)).all(|(span, _)| last(span) == own)
}

/// "X said that she …", "X, who left, said he …"; else the first word of the next sentence of the paragraph.
fn pronoun(body: &str, span: &Span, sentence: &Span, next: Option<&Span>) -> Option<Gender> {
    let text = body.get(sentence.clone())?;
    let opens = body.get(sentence.start..span.start)?.split_whitespace().count() <= 4;
    if !opens || tokens(text).iter().any(|word| listed(word.text(text), "kin").is_some()) {
        return None;
    }
    let rest = body.get(span.end..sentence.end)?;
    let spoken = rest.find(['“', '"', '‘']).unwrap_or(rest.len());
    let rest = rest.get(..spoken)?;
    let words: Vec<&str> = tokens(rest).iter().map(|word| word.text(rest)).collect();
    let mut clauses = words.windows(2).filter(|pair| pair[0] == "that" || LEXICON.is_reporting(pair[0]));
    if let Some(found) = clauses.find_map(|pair| tells(pair[1], "pronoun")) {
        return Some(found);
    }
    let next = next.filter(|next| body.get(sentence.end..next.start).is_some_and(|gap| !gap.contains('\n')))?;
    body.get(next.clone())?.split(' ').next().and_then(|word| tells(word, "pronoun"))
}

fn border(body: &str, mut at: usize) -> usize {
    while !body.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::article::clean;
    use crate::source::Source;

    /// What is said of the first name that stands in a text.
    fn of(text: &str, name: &str) -> Signs {
        let annotated = annotate(clean(&Source { already_clean: true, ..Source::of_text("t", text) }));
        let at = annotated.article.body.find(name).expect("the text holds the name");
        signs(&annotated.article.body, &annotated.sentences, &[(at..at + name.len(), None)])[0]
    }

    #[test]
    fn an_address_kin_and_pronouns_tell() {
        let (man, woman) = (Some(Gender::Man), Some(Gender::Woman));
        assert_eq!(of("Ms. Holm left the hall.", "Holm").direct, woman);
        assert_eq!(of("Mr Holm left the hall.", "Holm").direct, man);
        assert_eq!(of("The baker thanked his sister, Robin Holm.", "Robin Holm").direct, woman);
        assert_eq!(of("Robin Holm said that he would sail.", "Robin Holm").pronoun, man);
        assert_eq!(of("Robin Holm sailed. She came back late.", "Robin Holm").pronoun, woman);
    }

    #[test]
    fn what_could_be_said_of_somebody_else_tells_nothing() {
        assert_eq!(of("Robin Holm said her mother thought she would sail.", "Robin Holm").pronoun, None);
        assert_eq!(of("Robin Holm said: “She will sail.”", "Robin Holm").pronoun, None);
        assert_eq!(of("Mr and Mrs Holm left the hall.", "Holm"), Signs::default());
    }

    #[test]
    fn a_given_name_that_both_have_tells_nothing() {
        assert_eq!(of_given_name("Anna Holm"), Some(Gender::Woman));
        assert_eq!(of_given_name("Robin Holm"), None);
        assert_eq!(of_given_name("Anna"), None);
    }
}
