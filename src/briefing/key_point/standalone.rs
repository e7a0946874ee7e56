//! Whether a sentence can be read without its neighbours, and how plainly it tells what it tells.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::referent::{Referent, referents};
use super::sentence::Reader;
use crate::article::BlockKind;
use crate::briefing::Statement;
use crate::tables;

/// Words in a readable statement.
const READABLE: std::ops::RangeInclusive<usize> = 7..=48;

/// A statement of more words than this yields to a shorter one.
const SHORT: usize = 36;

/// Words that lean on the sentence before; a statement that begins with one does not stand alone.
const LEANING: [&str; 40] = [
    "he",
    "she",
    "it",
    "they",
    "his",
    "her",
    "their",
    "its",
    "this",
    "that",
    "these",
    "those",
    "there",
    "and",
    "but",
    "or",
    "so",
    "however",
    "moreover",
    "also",
    "meanwhile",
    "instead",
    "i",
    "we",
    "such",
    "besides",
    "yet",
    "then",
    "nevertheless",
    "nonetheless",
    "still",
    "asked",
    "otherwise",
    "furthermore",
    "both",
    "another",
    "earlier",
    "later",
    "not",
    "if",
];

/// Words after which an ordinal or "the other" leans on what was counted before: "the last was", "the second had".
const COUNTED: [&str; 12] =
    ["last", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latter", "other"];

/// What may follow these, where they lean.
const AFTER_COUNTED: [&str; 9] = ["was", "were", "is", "had", "has", "of", "came", "said", "did"];

/// Words that open a sentence with something other than what it tells.
const FRONTED: [&str; 12] = [
    "during",
    "upon",
    "after",
    "before",
    "since",
    "when",
    "as",
    "while",
    "following",
    "besides",
    "despite",
    "although",
];

/// Words that make a statement less certain; each weakens it.
const HEDGES: [&str; 17] = [
    "may",
    "might",
    "could",
    "possible",
    "possibly",
    "perhaps",
    "potential",
    "potentially",
    "reportedly",
    "allegedly",
    "speculation",
    "suggest",
    "reports",
    "hopes",
    "hoped",
    "hoping",
    "would",
];

/// The words of a sentence that lean on others, each with its meaning; none where the sentence does not stand alone.
pub(super) fn standalone(reader: &Reader<'_>, at: Statement) -> Option<Vec<Referent>> {
    let annotated = reader.articles.get(at.article)?;
    let block = annotated.article.blocks.get(annotated.sentences.get(at.sentence)?.block)?;
    let text = reader.text(at);
    let words = words_of(text);
    let stands = block.kind == BlockKind::Paragraph
        && READABLE.contains(&text.split_whitespace().count())
        && opens_alone(&words)
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && text.ends_with(['.', '”', '"', '!'])
        && !text.contains("…")
        && !text.contains("...")
        && !is_list_entry(text)
        && has_verb(text)
        && !is_markup_or_caption(text);
    let points_back = words.windows(2).any(|two| two[0] == "that" && THAT_DAY.contains(&two[1].as_str()));
    if stands && !points_back { referents(reader, at) } else { None }
}

/// True where a sentence that asks can be read: it is long enough and opens with what it is about.
pub(super) fn is_readable(reader: &Reader<'_>, at: Statement) -> bool {
    let text = reader.text(at);
    READABLE.contains(&text.split_whitespace().count()) && opens_alone(&words_of(text)) && !is_list_entry(text)
}

/// "That morning": of a day that the sentence before tells.
const THAT_DAY: [&str; 7] = ["morning", "afternoon", "evening", "night", "day", "week", "year"];

/// In thousandths of what a sentence may weigh: less for doubt, for length, and for what stands before its matter.
pub(super) fn burden(reader: &Reader<'_>, at: Statement, is_open: bool) -> usize {
    let text = reader.text(at);
    let words = words_of(text);
    let hedges = if is_open { 0 } else { words.iter().filter(|word| HEDGES.contains(&word.as_str())).count() };
    let fronted = words.first().is_some_and(|first| FRONTED.contains(&first.as_str()));
    let quoted = text.chars().filter(|c| ['“', '”', '"'].contains(c)).count();
    let length = words.len();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    // "The ceremony took place": which one stands before.
    let is_bare = word(0) == "the" && (word(2).ends_with("ed") || is_tense(word(2)));
    let is_unreal = words.windows(2).any(|two| two[0] == "would" && two[1] == "have");
    hedges * 80
        + usize::from(fronted) * 120
        + usize::from(has("had")) * 150
        + usize::from(is_bare) * 150
        + usize::from(is_unreal) * 300
        + usize::from(text.contains(": ")) * 80
        + usize::from(length > SHORT) * 120
        + usize::from(text.starts_with(|c: char| c.is_ascii_digit())) * 60
        + quoted.min(2) * 50
        + usize::from(words.iter().take(5).any(|word| word == "also")) * 100
}

/// True for the entry of a list by time: "17:20 The doors open", "16 March – The doors open".
fn is_list_entry(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_clock =
        first.starts_with(|c: char| c.is_ascii_digit()) && first.contains([':', '.']) && !first.contains(',');
    is_clock || words.take(4).any(|word| ["–", "—", "-", "|"].contains(&word))
}

fn opens_alone(words: &[String]) -> bool {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let counts_on = word(0) == "the" && COUNTED.contains(&word(1)) && AFTER_COUNTED.contains(&word(2));
    is_expletive(words) || !LEANING.contains(&word(0)) && !counts_on
}

/// True for the line below a picture, told by "(L)" beside a name, and for text with a tag left in it.
pub(in crate::briefing) fn is_markup_or_caption(text: &str) -> bool {
    ["(L)", "(R)", "(C)", "(left)", "(right)", "(centre)", "(center)", "</", "/>"]
        .iter()
        .any(|sign| text.contains(sign))
}

/// Every form of the verbs that tell an event.
static ACTIONS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let verbs = tables::EVENT_TRIGGERS.iter().filter(|[_, kind, _]| *kind != "noun");
    verbs.flat_map(|[.., forms]| forms.split('/')).collect()
});

/// The words that tell a time, each with its class.
static TENSES: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| tables::TENSE_WORDS.iter().map(|[word, class]| (*word, *class)).collect());

/// True where some word tells a time: "Petrov with Sato before their talks" is the line below a picture.
fn has_verb(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric() && !"'’".contains(c));
    words
        .filter(|word| word.starts_with(char::is_lowercase))
        .any(|word| word.ends_with("ed") || is_tense(word) || ACTIONS.contains(word))
}

/// True for a word that tells a time by itself: "took", "will", "says".
fn is_tense(word: &str) -> bool {
    let tells = |class: &str| matches!(class, "past" | "be-past" | "present" | "future" | "report" | "attitude");
    TENSES.get(word).is_some_and(|class| tells(class))
}

/// "It is unclear whether …": the "it" leans on nothing.
fn is_expletive(words: &[String]) -> bool {
    words.first().is_some_and(|first| first == "it")
        && words.get(1).is_some_and(|verb| matches!(verb.as_str(), "is" | "was" | "remains" | "remained"))
        && words.iter().take(7).any(|word| matches!(word.as_str(), "if" | "whether"))
}

pub(super) fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
