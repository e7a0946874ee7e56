//! Deeds that a sentence tells as done or not done, and by whom: "The donors' meeting was chaired by Stein".

use std::sync::LazyLock;

use super::vocabulary;
use hashbrown::{HashMap, HashSet};

use super::agent::{Agent, agents_of, chosen, named_from};
use super::tense::is_past;
use super::term::Term;
use super::worded::Worded;
use crate::annotate::{EntityId, EntityKind};
use crate::article::Span;
use crate::date::VisitDate;
use crate::tables;

/// Words of content around the deed that say what it was done to.
const NEAR: usize = 8;

/// What two statements of one deed are compared on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contrast {
    /// Who did it.
    Agent,
    /// Whether it was done.
    Status,
}

/// One deed.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// Index of its sentence.
    pub sentence: usize,
    /// Its class in `data/claim-deeds.tsv`.
    pub class: String,
    /// What it is compared on.
    pub contrast: Contrast,
    /// The words that tell it, in the article's body.
    pub span: Span,
    /// False where the words tell that it was not done.
    pub is_done: bool,
    /// True where a "not" tells so, which may change; a refusal stands.
    pub is_denied: bool,
    /// Who did it: several where the sentence joins them; none where it does not say.
    pub agents: Vec<Agent>,
    /// The date next to it.
    pub when: Option<VisitDate>,
    /// On whose behalf: "signed for Norway".
    pub on_behalf_of: Option<EntityId>,
    /// The words of content around it.
    pub near: Vec<Term>,
    /// True where its own clause hardly says what it is about.
    pub is_bare: bool,
}

struct Form {
    class: &'static str,
    contrast: Contrast,
    is_done: bool,
    words: &'static str,
}

/// By their first word, the longest first. Looked up only.
static FORMS: LazyLock<HashMap<&str, Vec<Form>>> = LazyLock::new(|| {
    let deeds = tables::CLAIM_DEEDS.iter().filter(|[_, contrast, ..]| *contrast != "holder");
    let all = deeds.flat_map(|[class, contrast, polarity, forms]| {
        let contrast = if *contrast == "agent" { Contrast::Agent } else { Contrast::Status };
        forms.split('/').map(move |words| Form { class, contrast, is_done: *polarity == "+", words })
    });
    let mut forms: Vec<Form> = all.collect();
    forms.sort_by_key(|form| std::cmp::Reverse(form.words.split(' ').count()));
    let mut by_word: HashMap<&str, Vec<Form>> = HashMap::new();
    for form in forms {
        by_word.entry(form.words.split(' ').next().unwrap_or_default()).or_default().push(form);
    }
    by_word
});

/// The forms of one word that tell a deed as done, by their term. Looked up only.
static PLAIN: LazyLock<HashMap<Term, &Form>> = LazyLock::new(|| {
    let single = FORMS.values().flatten().filter(|form| form.is_done && !form.words.contains(' '));
    single.filter_map(|form| Some((Term::of_word(form.words)?, form))).collect()
});

/// A verb that no table has: it is only compared with its own denial.
static ANY: Form = Form { class: "", contrast: Contrast::Status, is_done: true, words: "" };

/// The class of such a verb: the verb itself.
fn class_of(worded: &Worded<'_>, verb: usize) -> Option<String> {
    Some(format!("{:?}", worded.words.get(verb)?.term?))
}

/// Verbs of telling and of harm, whose denial is of something else.
static TOLD: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("no-deed"));

fn is_past_verb(worded: &Worded<'_>, at: usize) -> bool {
    let word = worded.word(at);
    let is_past = is_past(word);
    is_past && !super::slot::is_light(word) && !TOLD.contains(word)
}

fn forms_at(worded: &Worded<'_>, at: usize) -> Option<&'static Form> {
    FORMS.get(worded.word(at))?.iter().find(|form| worded.reads(at, form.words))
}

/// Words before a deed that leave it open.
static OPEN: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("open-before"));

/// The deeds of one sentence, in order.
pub(super) fn deeds(sentence: usize, worded: &Worded<'_>) -> Vec<Deed> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < worded.len() {
        let plain = worded.words[at].mention.is_none() && !worded.words[at].quoted;
        if !plain {
            at += 1;
        } else if let Some((form, verb)) = undone(worded, at) {
            found.extend(deed(sentence, worded, form, at, verb + 1, true));
            at = verb + 1;
        } else if forms_at(worded, at).is_none() && is_past_verb(worded, at) {
            found.extend(deed(sentence, worded, &ANY, at, at + 1, false));
            at += 1;
        } else if let Some(form) = forms_at(worded, at) {
            let end = at + form.words.split(' ').count();
            // One word may stand in two classes: who called it off, and that it was.
            let same = FORMS.get(worded.word(at)).into_iter().flatten().filter(|other| other.words == form.words);
            found.extend(same.filter_map(|form| deed(sentence, worded, form, at, end, false)));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// "refused to sign", "did not take part in": the deed, and the index of its verb or of the last word of its phrase.
fn undone(worded: &Worded<'_>, at: usize) -> Option<(&'static Form, usize)> {
    const REFUSALS: [&str; 9] = [
        "refused to",
        "declined to",
        "failed to",
        "refusing to",
        "did not",
        "didn't",
        "didn’t",
        "would not",
        "had refused to",
    ];
    let plain = REFUSALS.iter().find(|words| worded.reads(at, words)).map(|words| at + words.split(' ').count());
    // "refused in January to renew"
    let parted = || {
        let refused = matches!(worded.word(at), "refused" | "declined" | "failed");
        (at + 1..at + 5).find(|&i| worded.word(i) == "to").filter(|_| refused).map(|to| to + 1)
    };
    let verb = plain.or_else(parted)?;
    if let Some(form) = forms_at(worded, verb).filter(|form| form.is_done && form.words.contains(' ')) {
        return Some((form, verb + form.words.split(' ').count() - 1));
    }
    let term = worded.words.get(verb)?.term?;
    let form = PLAIN.get(&term).copied().unwrap_or(&ANY);
    Some((form, verb))
}

/// False where the words behind a verb show that it takes no object: a preposition, a helping verb, a mark, the end.
fn has_object(worded: &Worded<'_>, end: usize) -> bool {
    worded.words.get(end).is_some_and(|next| !next.is_mark)
        && !matches!(
            worded.word(end),
            "in" | "at"
                | "near"
                | "by"
                | "with"
                | "for"
                | "after"
                | "before"
                | "during"
                | "have"
                | "has"
                | "had"
                | "were"
                | "was"
                | "are"
                | "is"
                | "and"
                | "over"
                | "from"
                | "when"
                | "while"
        )
}

fn deed(sentence: usize, worded: &Worded<'_>, form: &Form, at: usize, end: usize, refused: bool) -> Option<Deed> {
    // "The monitors will answer to Stein": a charge that lasts is told before it begins.
    let lasts = form.class == "head" && form.words.ends_with(" to") && worded.before(at) == "will";
    if !refused && (is_open(worded, at) && !lasts || worded.word(end) == "to" && !form.is_done) {
        return None;
    }
    if worded.tells_another(at) {
        return None;
    }
    let clause = worded.clause(at);
    if is_asked_or_supposed(worded, at, clause.start) {
        return None;
    }
    // "Classes will not resume before the inspections led by Stein are over": what has its own "by" is not denied.
    let stands_alone =
        worded.word(end) == "by" && !matches!(worded.before(at), "was" | "were" | "been" | "be" | "being" | "not");
    let denied = refused || !stands_alone && is_denied(worded, clause.start, at);
    // "not paid since May": of a time, not of the thing.
    if denied && (end..end + 3).any(|i| worded.word(i) == "since") {
        return None;
    }
    let leads = [" of", " from", " to", " on"].iter().any(|link| form.words.ends_with(link));
    let agents = if leads {
        named_from(worded, end).into_iter().collect()
    } else if form.class == "elect" {
        chosen(worded, at, end).into_iter().collect()
    } else {
        agents_of(worded, at, end)
    };
    // "Three of the marchers arrested near the hall": they were, they did not.
    let is_done_to = form.contrast == Contrast::Agent
        && !form.words.contains(' ')
        && !super::agent::is_passive(worded, at)
        && !has_object(worded, end);
    let agents = if is_done_to { Vec::new() } else { agents };
    let own = |index: &usize| {
        let place = &worded.words[*index].span;
        agents.iter().any(|agent: &Agent| agent.span.start <= place.start && place.end <= agent.span.end)
    };
    let side = |range: Vec<usize>| {
        range
            .into_iter()
            .filter(|index| !own(index))
            .flat_map(|index| worded.words[index].term.into_iter().chain(worded.words[index].more))
            .take(NEAR)
    };
    let before = side((clause.start..at).rev().collect());
    let mut near: Vec<Term> = before.chain(side((end..clause.end.max(end)).collect())).collect();
    let is_bare = near.len() < 2;
    if is_bare {
        // "… the accord was opened: it too was signed".
        near.extend(side((0..clause.start).rev().collect()));
    }
    near.extend((at..end).filter_map(|index| worded.words[index].term));
    near.sort_unstable();
    near.dedup();
    Some(Deed {
        sentence,
        class: if form.words.is_empty() { class_of(worded, end - 1)? } else { form.class.to_owned() },
        contrast: form.contrast,
        span: worded.words[at].span.start..worded.words.get(end - 1)?.span.end,
        is_done: form.is_done != denied,
        is_denied: denied && !refused,
        when: when(worded, at, end),
        on_behalf_of: if form.class == "represent" { represented(worded, at) } else { on_behalf_of(worded, clause) },
        agents,
        near,
        is_bare,
    })
}

/// The nearest date, at most this many words away, no mark between.
fn when(worded: &Worded<'_>, at: usize, end: usize) -> Option<VisitDate> {
    const REACH: usize = 7;
    let owns = |i: usize| matches!(worded.word(i + 1), "’s" | "'s");
    let date = |i: usize| worded.words[i].time.filter(|_| !owns(i)).and_then(|time| time.date.clone());
    let behind = (end..worded.len().min(end + REACH)).take_while(|&i| !worded.words[i].is_mark).find_map(date);
    behind.or_else(|| (at.saturating_sub(REACH)..at).rev().take_while(|&i| !worded.words[i].is_mark).find_map(date))
}

/// "Norway was represented": who is.
fn represented(worded: &Worded<'_>, at: usize) -> Option<EntityId> {
    let mention = (at.saturating_sub(6)..at).rev().find_map(|i| worded.words[i].mention)?;
    Some(mention.entity.clone())
}

/// "for Norway", "on behalf of Norway", "on Norway's behalf".
fn on_behalf_of(worded: &Worded<'_>, clause: std::ops::Range<usize>) -> Option<EntityId> {
    clause.into_iter().find_map(|at| {
        let mention = worded.words[at].mention?;
        let led = worded.before(at) == "for"
            || worded.ends(at, "behalf of")
            || worded.before(at) == "on" && worded.word(at + 2) == "behalf";
        (led && matches!(mention.kind, EntityKind::Place | EntityKind::Organisation)).then(|| mention.entity.clone())
    })
}

fn is_open(worded: &Worded<'_>, at: usize) -> bool {
    let before = worded.before(at);
    if before == "being" && (at.saturating_sub(7)..at).any(|i| worded.word(i) == "without") {
        return false;
    }
    // "has been signed" is done, "to be signed" is not.
    if before == "been" || before == "being" {
        return !matches!(
            at.checked_sub(2).map_or("", |i| worded.word(i)),
            "has" | "had" | "have" | "not" | "never" | "already" | "also"
        );
    }
    OPEN.contains(before) && before != "been"
        || before == "be"
        || worded.ends(at, "yet to be")
        || (at.saturating_sub(4)..at).any(|i| {
            matches!(
                worded.word(i),
                "will" | "would" | "may" | "might" | "could" | "should" | "if" | "unless" | "whether"
            )
        })
}

/// "If pay is not raised", "had they reached the palace", "not known who had locked it", "wanted their pay raised".
fn is_asked_or_supposed(worded: &Worded<'_>, at: usize, start: usize) -> bool {
    const REACH: usize = 10;
    let before = || start.max(at.saturating_sub(REACH))..at;
    let supposes = matches!(worded.word(start), "had" | "were" | "should")
        && worded.words[start].text.starts_with(char::is_uppercase);
    let is_if = |i: usize| matches!(worded.word(i), "if" | "unless" | "whether");
    let asks = |i: usize| {
        matches!(worded.word(i), "known" | "clear" | "unclear" | "unknown" | "say" | "ask" | "asked" | "investigating")
            && matches!(worded.word(i + 1), "who" | "what" | "how" | "why" | "whether" | "where" | "when" | "if")
    };
    let wishes =
        |i: usize| matches!(worded.word(i), "want" | "wants" | "wanted" | "demand" | "demands" | "demanded" | "like");
    let wish = (before().start.max(at.saturating_sub(4))..at).any(wishes) && worded.words[at].term.is_some();
    // "Websites reported that he had resigned".
    let rumours = (0..at).any(|i| {
        matches!(worded.word(i), "rumour" | "rumours" | "rumor" | "rumors" | "speculation" | "websites" | "reports")
    });
    supposes || wish || rumours || before().any(|i| is_if(i) || asks(i))
}

fn is_denied(worded: &Worded<'_>, start: usize, at: usize) -> bool {
    (start.max(at.saturating_sub(7))..at).any(|i| {
        let word = worded.word(i);
        matches!(word, "not" | "never" | "no" | "nothing" | "neither" | "nobody" | "none")
            // "Without signing"; "without a visa under an accord signed in May".
            || word == "without" && (i + 3 > at || worded.before(at) == "being")
            || word.ends_with("n't")
            || word.ends_with("n’t")
    })
}
