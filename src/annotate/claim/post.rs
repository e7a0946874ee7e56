//! Posts that a text prints beside a person's name and of which nobody holds two: "Stein, the ship's cook,", "Major Stein".

use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};

use super::term::Term;
use super::vocabulary;
use super::worded::Worded;
use crate::annotate::{EntityId, EntityKind, Mention, MentionForm};
use crate::article::Span;
use crate::tables;

/// Words between a name and its post.
const REACH: usize = 10;

/// A post of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Index of its sentence.
    pub sentence: usize,
    /// The words of the post, in the article's body.
    pub span: Span,
    /// Whose it is.
    pub person: EntityId,
    /// The ladders of `data/exclusive-posts.tsv` that have it, each with its name there.
    pub rungs: Vec<(&'static str, &'static str)>,
    /// What the post is in charge of, where its words leave that open: "deputy fisheries minister".
    pub field: Option<Term>,
    /// The body or country named beside it.
    pub body: Option<EntityId>,
    /// True for a post that is past or to come, or held for a time.
    pub is_aside: bool,
}

struct Form {
    ladder: &'static str,
    post: &'static str,
    words: Vec<&'static str>,
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let all = tables::EXCLUSIVE_POSTS.iter();
    all.flat_map(|[ladder, post, forms]| {
        forms.split('/').map(move |words| Form { ladder, post, words: words.split(' ').collect() })
    })
    .collect()
});

/// By each word that is no gap. Looked up only: no order of it reaches the output.
static BY_WORD: LazyLock<HashMap<&str, Vec<&Form>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<&Form>> = HashMap::new();
    for form in FORMS.iter() {
        if let Some(word) = form.words.iter().find(|word| **word != "*") {
            found.entry(word).or_default().push(form);
        }
    }
    found
});

/// The words from an index on that read as a post.
struct Read {
    end: usize,
    rungs: Vec<(&'static str, &'static str)>,
    field: Option<Term>,
}

/// The posts that one sentence gives people.
pub(super) fn posts(sentence: usize, worded: &Worded<'_>) -> Vec<Post> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < worded.len() {
        let Some(read) = read(worded, at) else {
            at += 1;
            continue;
        };
        let (start, end) = (at, read.end);
        at = end;
        if worded.words[start].quoted || is_other_post(worded, start, end) || owns(worded, end) {
            continue;
        }
        let person = named_behind(worded, end).or_else(|| named_before(worded, start, end));
        let Some(person) = person.filter(|person| person.form != MentionForm::Nominal) else { continue };
        found.push(Post {
            sentence,
            span: worded.words[start].span.start..worded.words[end - 1].span.end,
            person: person.entity.clone(),
            rungs: read.rungs,
            field: read.field,
            body: body(worded, start, end),
            is_aside: is_past_or_ahead(worded, start),
        });
    }
    found
}

/// The longest form at an index, with every ladder that has it.
fn read(worded: &Worded<'_>, at: usize) -> Option<Read> {
    if worded.words[at].mention.is_some() || worded.words[at].is_mark {
        return None;
    }
    // A gap may stand first: "fisheries minister".
    let forms = (at..worded.len().min(at + 2)).filter_map(|i| BY_WORD.get(worded.word(i))).flatten();
    let all: Vec<(usize, &Form)> = forms.filter_map(|form| Some((matched(worded, at, &form.words)?, *form))).collect();
    let printed = |form: &Form| form.words.iter().filter(|word| **word != "*").count();
    let (_, longest) = all.iter().map(|(end, form)| (printed(form), *end)).max()?;
    let is_longest = |(end, form): &&(usize, &Form)| *end == longest && printed(form) > 0;
    let mut rungs: Vec<(&'static str, &'static str)> =
        all.iter().filter(is_longest).map(|(_, form)| (form.ladder, form.post)).collect();
    rungs.sort_unstable();
    rungs.dedup();
    let (_, form) = all.iter().find(is_longest)?;
    let gap = form.words.iter().position(|word| *word == "*");
    let field = gap.and_then(|gap| worded.words.get(at + gap)?.term);
    Some(Read { end: longest, rungs, field })
}

/// The index behind a form at an index; the gap in it is one word.
fn matched(worded: &Worded<'_>, at: usize, words: &[&str]) -> Option<usize> {
    let fits = |(index, word): (usize, &&str)| {
        let Some(printed) = worded.words.get(at + index) else { return false };
        let is_gap = *word == "*" && printed.term.is_some() && !is_rank(worded.word(at + index));
        printed.mention.is_none() && (is_gap || worded.word(at + index) == *word)
    };
    words.iter().enumerate().all(fits).then(|| at + words.len())
}

/// Words before a post that make it another post, and are no field.
fn is_rank(word: &str) -> bool {
    matches!(word, "prime" | "deputy" | "vice" | "assistant" | "junior" | "first" | "chief" | "state")
}

/// "the former captain", "the acting governor", "will be captain".
fn is_past_or_ahead(worded: &Worded<'_>, start: usize) -> bool {
    static ASIDE: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("post-aside"));
    (start.saturating_sub(4)..start).any(|i| ASIDE.contains(worded.word(i))) || worded.word(start).starts_with("ex-")
}

/// "the senate president", "the assistant coach": a noun or a rank before one word makes it another post.
fn is_other_post(worded: &Worded<'_>, start: usize, end: usize) -> bool {
    let Some(before) = start.checked_sub(1).map(|i| &worded.words[i]) else { return false };
    // "her 34-year-old cook"
    let is_age = before.text.ends_with("old");
    let is_noun = before.term.is_some() && before.text.starts_with(char::is_lowercase) && end == start + 1 && !is_age;
    is_noun
        || matches!(worded.before(start), "deputy" | "vice" | "assistant" | "under" | "honorary" | "associate" | "-")
}

/// "the captain's brother", "the captain of the guard's": the words behind belong to something else.
fn owns(worded: &Worded<'_>, end: usize) -> bool {
    matches!(worded.word(end), "’s" | "'s" | "’" | "'" | "-")
        || worded.word(end - 1).ends_with("'s")
        || matches!(worded.word(end), "elect" | "designate" | "emeritus" | "until" | "from")
}

fn person_at<'a>(worded: &Worded<'a>, at: usize) -> Option<&'a Mention> {
    worded.words.get(at)?.mention.filter(|mention| mention.kind == EntityKind::Person)
}

/// "Major Stein", "the ship's cook, Stein,", "the chief executive of Nordwerk, Stein,".
fn named_behind<'a>(worded: &Worded<'a>, end: usize) -> Option<&'a Mention> {
    // "Gen. Stein": the mark is that of an abbreviation.
    let next = if worded.word(end) == "." { end + 1 } else { end };
    if let Some(person) = person_at(worded, next) {
        return Some(person);
    }
    let comma = if worded.word(end) == "," {
        end
    } else if matches!(worded.word(end), "of" | "for" | "at" | "in" | "he" | "she" | "who") {
        (end..worded.len().min(end + REACH)).find(|&i| worded.words[i].is_mark && worded.words[i].text != "-")?
    } else {
        return None;
    };
    let person = person_at(worded, comma + 1).filter(|_| worded.word(comma) == ",")?;
    let behind = (comma + 1..worded.len()).find(|&i| worded.words[i].mention != Some(person)).unwrap_or(worded.len());
    // "the captain, Stein and Bauer" are three people.
    let is_one = worded.word(behind) != "and";
    let named_between =
        (end..comma).any(|i| worded.words[i].mention.is_some_and(|mention| mention.kind == EntityKind::Person));
    (is_one && !named_between).then_some(person)
}

/// "Stein, the company's finance director,", "Stein is its political secretary".
fn named_before<'a>(worded: &Worded<'a>, start: usize, end: usize) -> Option<&'a Mention> {
    const BARS: [&str; 26] = [
        "and", "or", "with", "by", "to", "of", "for", "under", "from", "after", "against", "beside", "between", "like",
        "than", "before", "on", "that", "at", "in", "as", "had", "has", "whose", "not", "but",
    ];
    let mut at = start;
    let mut steps = 0;
    loop {
        at = at.checked_sub(1)?;
        steps += 1;
        let word = worded.word(at);
        let is_link = word == "," || word == "is";
        if is_link {
            break;
        }
        let other = worded.words[at].mention.is_some_and(|mention| mention.kind == EntityKind::Person);
        if steps > REACH
            || other
            || worded.words[at].is_mark && word != "-" && word != "’"
            || BARS.contains(&word)
            || super::tense::is_past(word)
        {
            return None;
        }
    }
    let name = if worded.word(at) == "is" && worded.before(at) == "who" {
        at.checked_sub(3).filter(|&i| worded.word(i + 1) == ",")?
    } else if worded.word(at) == "is" && worded.before(at) == "," {
        // "The front's envoy, Stein, is its political secretary".
        at.checked_sub(2)?
    } else {
        at.checked_sub(1)?
    };
    let person = person_at(worded, name)?;
    // An apposition closes; a list of people goes on: "Stein, the captain and the cook".
    let behind = worded.word(end);
    let closes = worded.words.get(end).is_none_or(|word| word.is_mark)
        || matches!(behind, "of" | "at" | "for" | "in" | "on" | "aged" | "who" | "from");
    closes.then_some(person)
}

/// The body or country of a post: "Nordwerk's finance director", "finance director of Nordwerk".
fn body(worded: &Worded<'_>, start: usize, end: usize) -> Option<EntityId> {
    let is_body = |mention: &&Mention| matches!(mention.kind, EntityKind::Organisation | EntityKind::Place);
    let before =
        start.checked_sub(1).map(|i| if matches!(worded.word(i), "’s" | "'s") { i.saturating_sub(1) } else { i });
    let before = before.and_then(|i| worded.words[i].mention).filter(is_body);
    let behind = || {
        let led = matches!(worded.word(end), "of" | "at" | "for");
        let next = if worded.word(end + 1) == "the" { end + 2 } else { end + 1 };
        worded.words.get(next).filter(|_| led)?.mention.filter(is_body)
    };
    before.or_else(behind).map(|mention| mention.entity.clone())
}
