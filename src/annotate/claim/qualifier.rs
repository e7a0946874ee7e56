//! What keeps a number from being compared with every other of its unit: a part, a plan, a rate; and what is no number of things.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use hashbrown::HashSet;

use super::vocabulary;
use super::worded::Worded;
use crate::annotate::TimexKind;

/// What keeps a number from being compared with every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// Of some degree: "seriously injured".
    Degree,
    /// Of one party alone, or of several together.
    Share,
    /// Planned or wished.
    Open,
    /// Asked for, aimed at or offered, which what comes of it need not be.
    Wished,
    /// Between quotation marks.
    Quoted,
    /// Of those who may come or vote, not of those who did: "thirty towns were invited".
    Eligible,
    /// One of a rate: "800 a year".
    Rate,
    /// On top of others: "600 more".
    More,
    /// A part of what another number tells: "64 of them".
    Part,
    /// Told as the later state of a count: "has risen to 34".
    Grown,
    /// Of two kinds together: "500 soldiers and police officers".
    Joined,
    /// Of the whole of something, which another number may tell a part of: "across the valley".
    Whole,
}

/// Words before a number that set it apart.
static PARTS: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("apart"));

/// Words that tell a plan or a wish.
static OPEN: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("plan"));

/// Words that tell what is not so, or not known to be.
static UNREAL: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("unreal"));

/// Words that make a number a part of the whole: "three seriously injured".
pub(super) static DEGREES: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("degree"));

/// The qualifiers of the number at `words`, whose thing ends before `after`.
pub(super) fn qualifiers(worded: &Worded<'_>, words: Range<usize>, after: usize) -> BTreeSet<Qualifier> {
    let at = words.start;
    let degree = (words.end..worded.len().min(after + 5))
        .take_while(|&i| !worded.words[i].is_mark)
        .any(|i| DEGREES.contains(worded.word(i)));
    let found = [
        (degree, Qualifier::Degree),
        (is_share(worded, at), Qualifier::Share),
        (is_open(worded, at), Qualifier::Open),
        (is_wished(worded, at), Qualifier::Wished),
        (is_eligible(worded, at), Qualifier::Eligible),
        (worded.words[at].quoted, Qualifier::Quoted),
        (is_rate(worded, after) || is_shared_out(worded, at, after), Qualifier::Rate),
        (is_more(worded, at, words.end), Qualifier::More),
        (is_part(worded, at, words.end), Qualifier::Part),
        (is_grown(worded, at), Qualifier::Grown),
        (is_whole(worded, at), Qualifier::Whole),
        (is_joined(worded, after), Qualifier::Joined),
    ];
    found.into_iter().filter_map(|(holds, qualifier)| holds.then_some(qualifier)).collect()
}

/// "No. 5", "Article 7", "Flight 447", "Channel 4": a name, not a number of things.
pub(super) fn is_label(worded: &Worded<'_>, at: usize) -> bool {
    let before = worded.before(at);
    let capital = at.checked_sub(1).is_some_and(|i| worded.words[i].text.starts_with(char::is_uppercase));
    let follows_name = worded.words.get(at + 1).is_none_or(|next| next.is_mark);
    matches!(
        before,
        "no" | "no." | "nr" | "#" | "number" | "article" | "section" | "chapter" | "page" | "group" | "room"
    ) || before == "." && matches!(worded.before(at - 1), "no" | "nos")
        || capital && at > 1 && follows_name && !matches!(before, "magnitude")
}

/// "won 3-1", "a 52-48 vote": two numbers that only make sense together.
pub(super) fn is_score(worded: &Worded<'_>, at: usize, end: usize) -> bool {
    let figure = |index: usize| worded.word(index).starts_with(|c: char| c.is_ascii_digit());
    let dash = |index: usize| matches!(worded.word(index), "-" | "–" | "/" | ":");
    dash(end) && figure(end + 1) || at >= 2 && dash(at - 1) && figure(at - 2)
}

/// "has risen to 34", "the toll climbed to 13", "bringing to 14 the number".
fn is_grown(worded: &Worded<'_>, at: usize) -> bool {
    static GROWTH: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("growth"));
    let clause = worded.clause(at);
    let of_change = worded.before(at) == "to" && at > 2 && worded.word(at - 3) == "from";
    let reach = if of_change { 10 } else { 6 };
    (clause.start.max(at.saturating_sub(reach))..at).any(|i| GROWTH.contains(worded.word(i)))
}

/// "soldiers and police officers": more of another kind behind the things, before the next mark or verb.
fn is_joined(worded: &Worded<'_>, after: usize) -> bool {
    let is_plural = |word: &str| word.ends_with('s') || word.ends_with("men") || word == "children";
    let noun = |i: usize| worded.words.get(i).is_some_and(|word| word.term.is_some()) && is_plural(worded.word(i));
    worded.word(after) == "and" && (noun(after + 1) || noun(after + 2) && worded.words[after + 1].term.is_some())
}

/// What one walks across.
const WAYS: [&str; 7] = ["bridge", "border", "river", "street", "road", "lake", "frontier"];

/// "across the whole valley", "nationwide", "at Vietnamese ports".
fn is_whole(worded: &Worded<'_>, at: usize) -> bool {
    static WHOLE: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("whole"));
    static SITES: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("building"));
    let is_site = |word: &str| {
        let one = word.strip_suffix('s');
        one.is_some_and(|one| SITES.contains(one))
            || matches!(
                word,
                "counties"
                    | "provinces"
                    | "districts"
                    | "regions"
                    | "countries"
                    | "cities"
                    | "towns"
                    | "villages"
                    | "plants"
            )
    };
    let leads = |i: usize| matches!(worded.word(i), "at" | "in");
    // "Walked across the bridge" is a way.
    let is_way = |i: usize| worded.word(i) == "across" && (i + 1..i + 4).any(|j| WAYS.contains(&worded.word(j)));
    worded.clause(at).any(|i| {
        WHOLE.contains(worded.common_word(i)) && !is_way(i)
            || is_site(worded.word(i)) && (i.saturating_sub(3)..i).any(leads)
    })
}

/// True for a part of the things told.
fn is_part(worded: &Worded<'_>, start: usize, end: usize) -> bool {
    let before = worded.before(start);
    let owned = |at: usize| {
        matches!(
            worded.word(at),
            "them" | "whom" | "which" | "the" | "those" | "his" | "her" | "its" | "their" | "these" | "us"
        )
    };
    let is_share = matches!(worded.before(end), "percent" | "cent" | "%");
    matches!(before, "including" | "among") || worded.word(end) == "of" && owned(end + 1) && !is_share
}

/// True for some that come on top.
fn is_more(worded: &Worded<'_>, start: usize, end: usize) -> bool {
    let on_top =
        |word: &str| matches!(word, "more" | "others" | "other" | "further" | "additional" | "extra" | "another");
    matches!(worded.before(start), "adding" | "adds" | "added")
        || on_top(worded.before(start)) && !worded.ends(start, "no more")
        || on_top(worded.word(end)) && !worded.reads(end, "more than")
}

/// True for one of a row, and for what is only compared with: "the first two", "rather than 40", "23 of the 32 members".
pub(super) fn is_set_apart(worded: &Worded<'_>, start: usize) -> bool {
    let before = worded.before(start);
    let compared =
        before == "than" && !matches!(worded.before(start - 1), "more" | "less" | "fewer" | "later" | "earlier");
    let whole = worded.ends(start, "of the")
        && start >= 3
        && worded.words[start - 3].text.starts_with(|c: char| c.is_ascii_digit());
    // "will last 60 days": a verb.
    let lasts =
        before == "last" && start >= 2 && matches!(worded.word(start - 2), "will" | "would" | "to" | "could" | "may");
    PARTS.contains(before) && !lasts || compared || whole
}

/// "The Front alone holds", "between them the two hold": a number of some of those that another number is of.
fn is_share(worded: &Worded<'_>, at: usize) -> bool {
    worded.clause(at).any(|i| {
        // "two and a half hours", "half a year": a number of its own.
        let halves = worded.word(i) == "half" && worded.words[i].time.is_none() && !is_half_more(worded, i);
        halves
            || matches!(
                worded.word(i),
                "alone" | "together" | "combined" | "both" | "jointly" | "altogether" | "majority" | "most"
            )
            || worded.reads(i, "between them")
            || worded.word(i) == "all" && super::number::number(&[worded.word(i + 1)], 0).is_some()
    })
}

/// "two and a half hours", "an hour and a half", "half an hour": a length, not a part.
fn is_half_more(worded: &Worded<'_>, half: usize) -> bool {
    worded.ends(half, "and a") || matches!(worded.word(half + 1), "a" | "an")
}

/// True for what is not so, or not known to be.
pub(super) fn is_unreal(worded: &Worded<'_>, at: usize) -> bool {
    let clause = worded.clause(at);
    // "decided that each family would receive": settled, told of what is to come.
    let is_settled = |i: usize| {
        worded.word(i) == "would"
            && (clause.start..i)
                .any(|j| matches!(worded.word(j), "decided" | "agreed" | "approved" | "voted" | "ruled"))
    };
    let says = |i: usize| {
        let word = worded.common_word(i);
        UNREAL.contains(word) && !is_settled(i) || word.ends_with("n't") || word.ends_with("n’t")
    };
    (clause.start..at).any(says) || (clause.start..at).any(|i| worded.reads(i, "was to") || worded.reads(i, "were to"))
}

fn is_open(worded: &Worded<'_>, at: usize) -> bool {
    let clause = worded.clause(at);
    (clause.start..at).any(|i| OPEN.contains(worded.common_word(i)))
        || worded.reads(at.saturating_sub(2), "due to") && at >= 2
        || clause
            .clone()
            .any(|i| ["at stake", "at risk", "under threat", "in danger"].iter().any(|words| worded.reads(i, words)))
        || clause.clone().any(|i| worded.word(i) == "put") && (at..clause.end).any(|i| worded.reads(i, "on the table"))
}

/// "Asked for nine years", "planned to reach 5,000".
fn is_wished(worded: &Worded<'_>, at: usize) -> bool {
    static WISH: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("wish"));
    let clause = worded.clause(at);
    (clause.start.max(at.saturating_sub(8))..at).any(|i| WISH.contains(worded.common_word(i)))
}

/// "Thirty towns had been invited".
fn is_eligible(worded: &Worded<'_>, at: usize) -> bool {
    static ELIGIBLE: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("eligible"));
    worded.clause(at).any(|i| ELIGIBLE.contains(worded.common_word(i)))
}

/// "a year", "per day", "each", "annually" behind the thing.
fn is_rate(worded: &Worded<'_>, at: usize) -> bool {
    let unit = |index: usize| {
        matches!(
            worded.word(index),
            "year" | "month" | "week" | "day" | "hour" | "head" | "person" | "barrel" | "tonne" | "share" | "night"
        )
    };
    matches!(worded.word(at), "each" | "apiece" | "annually" | "yearly" | "daily" | "monthly")
        || matches!(worded.word(at), "a" | "per" | "every") && unit(at + 1)
        || worded.words.get(at).and_then(|word| word.time).is_some_and(|time| time.kind == TimexKind::Set)
}

/// "offered each family 200,000", "120,000 to every family".
fn is_shared_out(worded: &Worded<'_>, at: usize, after: usize) -> bool {
    const REACH: usize = 8;
    let each = |i: usize| matches!(worded.word(i), "each" | "every");
    let before = (at.saturating_sub(REACH)..at).rev().take_while(|&i| !worded.words[i].is_mark).any(each);
    before || worded.word(after) == "to" && each(after + 1)
}

/// "six o'clock", "four times", "61 years old", "a 26-year-old": hours, repetitions and ages, which are not counted things.
pub(super) fn names_no_thing(worded: &Worded<'_>, end: usize) -> bool {
    (end..end + 3).any(|i| matches!(worded.word(i), "o'clock" | "o’clock" | "times" | "old" | "year-old" | "years-old"))
        || matches!(worded.word(end), "year" | "years" | "cents" | "points" | "th" | "am" | "pm")
}
