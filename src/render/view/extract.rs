//! The few words of a sentence that tell an event, cut at a good place, for a cell of a table.

use serde::Serialize;

use crate::annotate::{Annotated, MentionForm};
use crate::article::Span;
use crate::briefing::Statement;

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Extract {
    pub(super) text: String,
    /// One more stretch behind it, after words that are left out.
    pub(super) behind: Option<String>,
    /// True where the sentence says something before it.
    pub(super) cut_before: bool,
    /// True where the sentence goes on after it.
    pub(super) cut_after: bool,
}

impl Extract {
    /// Words that are not cut.
    pub(super) fn whole(text: &str) -> Self {
        Self { text: without_stray_marks(text), behind: None, cut_before: false, cut_after: false }
    }
}

/// More words than this before the event's word push it out of sight.
const LEAD: usize = 7;

/// Words that join a clause to what stands before it.
const JOINING: [&str; 16] = [
    "and", "but", "that", "since", "when", "while", "as", "after", "before", "because", "where", "until", "if",
    "whether", "so", "then",
];

/// Words that turn what follows them into a question, a doubt or its contrary.
const DOUBTING: [&str; 12] = [
    "if", "whether", "unless", "not", "no", "never", "unclear", "unlikely", "possibly", "denied", "without", "perhaps",
];

/// Words that lean on the word after them: no stretch ends with one.
const LEANING: [&str; 58] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "that",
    "his", "her", "its", "their", "this", "these", "those", "who", "which", "is", "was", "were", "are", "be", "been",
    "has", "have", "had", "will", "would", "could", "may", "might", "should", "into", "after", "before", "during",
    "between", "about", "over", "under", "than", "not", "no", "mr", "mrs", "ms", "also", "very", "when",
];

/// Words that begin a phrase: before them a stretch ends well.
const OPENING: [&str; 30] = [
    "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "that", "who", "which",
    "into", "after", "before", "during", "between", "about", "over", "under", "when", "while", "because", "since",
    "where", "amid",
];

/// Words that stand close before a verb and change what it says.
const AUXILIARIES: [&str; 34] = [
    "is",
    "was",
    "were",
    "are",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "may",
    "might",
    "should",
    "can",
    "must",
    "did",
    "does",
    "do",
    "not",
    "never",
    "to",
    "set",
    "due",
    "expected",
    "scheduled",
    "also",
    "possibly",
    "likely",
    "a",
    "an",
    "the",
];

/// What tells the event in a statement.
pub(super) struct Clause<'a> {
    pub(super) annotated: &'a Annotated,
    pub(super) statement: Statement,
    /// Range of the clause in the article's body.
    pub(super) span: &'a Span,
    /// The class of the action that it tells.
    pub(super) action: &'a str,
    /// Names of those who take part, in order of their place.
    pub(super) names: &'a [Span],
}

/// At most about `budget` words of a clause around the word that tells the event, and one who takes part in it where the
/// clause names them only behind.
pub(super) fn extract(clause: &Clause<'_>, budget: usize) -> Extract {
    let body = &clause.annotated.article.body;
    let doubted = with_doubt_before(body, clause);
    let line = Line::new(&Clause { span: &doubted, ..*clause });
    let start = line.beginning();
    let end = line.ending(start, budget);
    let (Some(first), Some(last)) = (line.words.get(start), line.words.get(end.saturating_sub(1))) else {
        return Extract { text: String::new(), behind: None, cut_before: false, cut_after: false };
    };
    let kept = first.start..last.end;
    let behind = line.name_behind(&kept);
    let until = behind.as_ref().map_or(kept.end, |behind| behind.end);
    let sentence = clause.annotated.sentences.get(clause.statement.sentence).and_then(|s| s.body.clone());
    let sentence = sentence.unwrap_or(kept.clone());
    let says = |from: usize, to: usize| body.get(from..to).is_some_and(|text| text.contains(char::is_alphanumeric));
    Extract {
        text: without_stray_marks(body.get(kept.clone()).unwrap_or_default()),
        behind: behind.and_then(|span| body.get(span)).map(without_stray_marks),
        cut_before: says(sentence.start, kept.start),
        cut_after: says(until, sentence.end),
    }
}

/// The clause with the words right before it, where one of them turns it into a question, a doubt or its contrary.
fn with_doubt_before(body: &str, clause: &Clause<'_>) -> Span {
    let sentence = clause.annotated.sentences.get(clause.statement.sentence).and_then(|s| s.body.clone());
    let from = sentence.map_or(clause.span.start, |sentence| sentence.start.min(clause.span.start));
    let before = words(body, &(from..clause.span.start));
    let last = before.get(before.len().saturating_sub(2)..).unwrap_or_default();
    let doubt = last.iter().find(|word| body.get((*word).clone()).is_some_and(|word| DOUBTING.contains(&word)));
    doubt.map_or(clause.span.start, |word| word.start)..clause.span.end
}

/// The words of a clause with what must not be cut.
struct Line<'a> {
    body: &'a str,
    words: Vec<Span>,
    /// Ranges that are not cut: names and times.
    whole: Vec<Span>,
    times: Vec<Span>,
    /// Names with the office before them.
    offices: Vec<(Span, &'a str)>,
    /// Names of those who take part.
    names: &'a [Span],
    /// Index of the word that tells the event.
    trigger: usize,
}

impl<'a> Line<'a> {
    fn new(clause: &Clause<'a>) -> Self {
        let (annotated, span) = (clause.annotated, clause.span);
        let words = words(&annotated.article.body, span);
        let inside = |inner: &Span| span.start <= inner.start && inner.end <= span.end;
        let own = annotated.events_of(clause.statement.sentence).iter().filter(|event| inside(&event.trigger));
        // A title may begin before its clause.
        let told = own.min_by_key(|event| (event.action != clause.action, event.span != *span, event.trigger.start));
        let trigger = told.map_or(0, |event| words.partition_point(|word| word.end <= event.trigger.start));
        let first = annotated.mentions.partition_point(|m| m.span.start < span.start);
        let mentions = annotated.mentions[first..].iter().take_while(|m| m.span.end <= span.end);
        let mentions: Vec<_> = mentions.filter(|m| m.form != MentionForm::Nominal).collect();
        let first = annotated.times.partition_point(|t| t.span.start < span.start);
        let times = annotated.times[first..].iter().take_while(|t| t.span.end <= span.end);
        let times: Vec<Span> = times.map(|t| t.span.clone()).collect();
        Self {
            body: &annotated.article.body,
            words,
            whole: mentions.iter().map(|m| m.span.clone()).chain(times.iter().cloned()).collect(),
            times,
            offices: mentions.iter().filter_map(|m| Some((m.span.clone(), m.role.as_deref()?))).collect(),
            names: clause.names,
            trigger,
        }
    }

    /// Index of the word in which an offset lies, or of the next one.
    fn word_at(&self, offset: usize) -> usize {
        self.words.partition_point(|word| word.end <= offset)
    }

    /// The first of those who take part that is named behind what is kept, where nobody of them is named after the
    /// event's word inside it.
    fn name_behind(&self, kept: &Span) -> Option<Span> {
        let trigger = self.words.get(self.trigger)?;
        let named = self.names.iter().any(|name| trigger.start <= name.start && name.end <= kept.end);
        let last = self.words.last()?.end;
        let name = self.names.iter().find(|name| name.start >= kept.end && name.end <= last).filter(|_| !named)?;
        let office = self.offices.iter().find(|(span, _)| span == name).map_or("", |(_, office)| office);
        let from = name.start.checked_sub(office.len() + 1).unwrap_or(name.start);
        let stands_before = self.body.get(from..name.start).is_some_and(|text| text.trim_end() == office);
        let from = if stands_before && from >= kept.end { from } else { name.start };
        Some(from..name.end)
    }

    fn word(&self, at: usize) -> String {
        let text = self.words.get(at).and_then(|span| self.body.get(span.clone())).unwrap_or_default();
        text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    }

    /// The first word: the clause's own without what joins it, a name without its office, or, where the event's word is
    /// far off, the first name close before that. Words of doubt are never cut.
    fn beginning(&self) -> usize {
        let mut start = 0;
        while start < self.trigger && JOINING.contains(&self.word(start).as_str()) {
            start += 1;
        }
        let first = start;
        if let Some(name) = self.name_behind_office(start) {
            start = name;
        }
        if self.trigger - start > LEAD {
            start = self.close_beginning(start);
        }
        let doubt = (first..start).find(|&at| DOUBTING.contains(&self.word(at).as_str()));
        doubt.map_or(start, |at| if at - first < LEAD { first } else { at })
    }

    /// The first name close before the event's word, or the small words right before it.
    fn close_beginning(&self, start: usize) -> usize {
        let names: Vec<usize> = self.names.iter().map(|name| self.word_at(name.start)).collect();
        let close = names.iter().position(|&at| at > start && at < self.trigger && self.trigger - at <= LEAD);
        // "Petrov and Foreign Minister Sand" are named together.
        let joined = |at: &usize| {
            let before =
                at.checked_sub(1).and_then(|before| Some((self.names.get(before)?.end, self.names.get(*at)?.start)));
            before.and_then(|(from, to)| self.body.get(from..to)).is_some_and(|text| text.starts_with(" and "))
        };
        let near = close.map(|at| if joined(&at) { names[at - 1] } else { names[at] });
        near.unwrap_or_else(|| {
            let leads = |at: &usize| AUXILIARIES.contains(&self.word(*at).as_str());
            let few = (start.max(self.trigger.saturating_sub(4))..self.trigger).rev().take_while(leads).count();
            self.trigger - few
        })
    }

    /// The word at which a name stands, where nothing but its office, and two more words at most, stands between
    /// `start` and it.
    fn name_behind_office(&self, start: usize) -> Option<usize> {
        let from = self.words.get(start)?.start;
        let (name, office) = self.offices.iter().find(|(span, _)| span.start > from)?;
        let before = self.body.get(from..name.start)?.trim().strip_suffix(office)?;
        let at = self.word_at(name.start);
        let takes_part = self.names.contains(name);
        (takes_part
            && !before.contains([',', ';', '“'])
            && before.split_whitespace().count() <= 2
            && at <= self.trigger)
            .then_some(at)
    }

    /// After the last word: the whole rest where it is short, else before a word that begins a phrase, never inside a
    /// name or a time and never behind a word that leans on the next.
    fn ending(&self, start: usize, budget: usize) -> usize {
        let most = (start + budget).max(self.trigger + 3);
        if most + 1 >= self.words.len() {
            return self.words.len();
        }
        let named = self.names.iter().map(|name| self.word_at(name.end - 1) + 1);
        let named = named.filter(|&end| end > self.trigger + 1 && end <= most + 2).min();
        let least = named.unwrap_or(0).max(self.trigger + 2).max(start + 3);
        let most = most.max(least).min(self.words.len());
        let well = |end: &usize| self.closes_at(*end);
        let ends = || (least..=most).rev().filter(|end| self.may_end(*end));
        let short = || (self.trigger + 1..least).rev().find(|end| *end > start && self.may_end(*end));
        ends().take(4).find(well).or_else(|| ends().next()).or_else(short).unwrap_or(most)
    }

    /// True where no name and no time is cut before the word and the one before it can stand last.
    fn may_end(&self, end: usize) -> bool {
        let Some(last) = end.checked_sub(1).and_then(|at| self.words.get(at)) else { return false };
        let cuts = |span: &Span| self.words.get(end).is_some_and(|next| span.start < last.end && next.start < span.end);
        !self.whole.iter().any(cuts) && !LEANING.contains(&self.word(end - 1).as_str())
    }

    /// True where a phrase ends before the word.
    fn closes_at(&self, end: usize) -> bool {
        let text = |at: usize| self.words.get(at).and_then(|span| self.body.get(span.clone())).unwrap_or_default();
        let Some(next) = self.words.get(end) else { return true };
        let ends_part = end > 0 && text(end - 1).ends_with([',', ';', ':', '—', '–']);
        ends_part
            || OPENING.contains(&self.word(end).as_str())
            || self.times.iter().any(|time| time.start == next.start)
    }
}

/// The words of a range, parted by white space.
fn words(body: &str, span: &Span) -> Vec<Span> {
    let text = body.get(span.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut at = span.start;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !word.is_empty() {
            found.push(at..at + word.len());
        }
        at += piece.len();
    }
    found
}

/// The text on one line, without marks at its ends that belong to what is cut.
fn without_stray_marks(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_start_matches(['”', '’', ',', ';', ':', '.', '–', '—', ' ']);
    let mut text = text.trim_end_matches([',', ';', ':', '–', '—', ' ']);
    let last = text.rsplit(' ').next().unwrap_or_default();
    // The dot of "D.C." belongs to it.
    if last.matches('.').count() < 2 {
        text = text.trim_end_matches('.');
    }
    let opened = text.matches('“').count();
    let text = if opened > text.matches('”').count() { text.trim_start_matches('“') } else { text };
    let text = if opened < text.matches('”').count() {
        text.trim_end_matches('”').trim_end_matches([',', '.'])
    } else {
        text
    };
    let odd = text.matches('"').count() % 2 == 1;
    if odd { text.trim_matches('"').to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::fixture::Fixture;

    /// The extract of the clause between two words of the first sentence.
    fn cut(body: &str, clause: &str, action: &str, names: &[&str]) -> String {
        let annotated = Fixture::new("a", "2031-05-07", body)
            .name("Ada Okafor", "person/ada-okafor")
            .name("Jonas Lind", "person/jonas-lind")
            .name("Tula Maro", "person/tula-maro")
            .time("on Tuesday", "2031-05-06")
            .build();
        let at = body.find(clause).unwrap();
        let found = |name: &&str| body.find(*name).map(|at| at..at + name.len()).unwrap();
        let clause = Clause {
            annotated: &annotated,
            statement: Statement { article: 0, sentence: 0 },
            span: &(at..at + clause.len()),
            action,
            names: &names.iter().map(found).collect::<Vec<_>>(),
        };
        let cut = extract(&clause, 8);
        let behind = cut.behind.map_or_else(String::new, |behind| format!(" … {behind}"));
        let (before, after) = (if cut.cut_before { "… " } else { "" }, if cut.cut_after { " …" } else { "" });
        format!("{before}{}{behind}{after}", cut.text)
    }

    #[test]
    fn a_short_clause_stands_whole_without_what_joins_it() {
        let body = "The quay was full when Ada Okafor met Jonas Lind on Tuesday.";
        let words = cut(body, "when Ada Okafor met Jonas Lind on Tuesday", "meet", &["Ada Okafor", "Jonas Lind"]);
        assert_eq!(words, "… Ada Okafor met Jonas Lind on Tuesday");
    }

    #[test]
    fn a_long_clause_ends_before_a_phrase_and_never_in_a_name_or_a_time() {
        let body = "Ada Okafor met Jonas Lind on Tuesday in the long hall behind the old harbour of the town.";
        let words = cut(body, body.trim_end_matches('.'), "meet", &["Ada Okafor", "Jonas Lind"]);
        assert_eq!(words, "Ada Okafor met Jonas Lind on Tuesday …");
    }

    #[test]
    fn who_takes_part_is_named_where_the_clause_names_them_late() {
        let body =
            "Ada Okafor met on Tuesday with the wardens of the seven northern locks, their clerks and Tula Maro.";
        let words = cut(body, body.trim_end_matches('.'), "meet", &["Ada Okafor", "Tula Maro"]);
        assert_eq!(words, "Ada Okafor met on Tuesday with the wardens … Tula Maro");
    }

    #[test]
    fn a_doubt_is_not_cut_off() {
        let body = "It is unclear if Ada Okafor will meet Jonas Lind on Tuesday.";
        let words = cut(body, "Ada Okafor will meet Jonas Lind on Tuesday", "meet", &["Ada Okafor", "Jonas Lind"]);
        assert!(words.starts_with("… unclear if Ada Okafor will meet Jonas Lind"), "{words}");
    }
}
