//! One utterance that sources put on different days, or that a source printed before the day on which another puts it; and the
//! spots where they have it said.
//!
//! That two sources give one utterance is known by its words ([`BriefedQuote::variants`]). Where a source gives no day, it was said
//! before the source was printed: by the clock of the country where the other has it said, that may be the day before.

mod saying;
#[cfg(test)]
mod tests;

use crate::interface::phrase;
use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;

use saying::{Said, Saying};

use super::{Dispute, DisputeKind, Position, Verdict};
use crate::annotate::{Annotated, EntityId};
use crate::article::Span;
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::{BriefedQuote, Event, Statement};
use crate::date::{VisitDate, day_at, day_begins};

/// Words of an utterance that its question repeats.
const WORDS: usize = 7;

/// Two sources that give words of one speaker: the one whose day or spot is told first.
type Pair = (EntityId, usize, usize);

/// What two sources give of one speaker's words.
struct Shared {
    /// The utterance in the question.
    words: String,
    /// Where each of both gives the words.
    given: [Vec<(Statement, Span)>; 2],
    /// What each says of the saying, where one of its quotations tells.
    days: [Option<Said<VisitDate>>; 2],
    spots: [Option<Said<String>>; 2],
    countries: BTreeSet<&'static str>,
}

/// The differences about when, and the candidates about where, something was said.
pub(super) fn find(
    articles: &[Annotated],
    index: &EntityIndex,
    events: &[Event],
    quotes: &[BriefedQuote],
) -> Vec<Dispute> {
    let mut found = Vec::new();
    for ((speaker, one, other), shared) in shared(articles, quotes) {
        let Some(name) = index.name(&speaker) else { continue };
        let id = |what: &str| {
            let source = |article: usize| articles[article].article.id.to_string();
            let slug = speaker.0.rsplit('/').next().unwrap_or_default();
            format!("dispute/{slug}-said-{}-{}-{what}", source(one), source(other))
        };
        if let Some((positions, rule)) = days(articles, &shared) {
            found.push(Dispute {
                id: id("day"),
                verdict: Verdict::Dispute,
                kind: DisputeKind::Date,
                question: format!("On which day did {name} say “{}”?", shared.words),
                event: shared.days.iter().flatten().find_map(|day| event_of(events, day)),
                positions,
                rule: rule.into(),
            });
        }
        if let Some(positions) = spots(&shared) {
            found.push(Dispute {
                id: id("place"),
                verdict: Verdict::Candidate,
                kind: DisputeKind::Place,
                question: format!("Where did {name} say “{}”?", shared.words),
                event: None,
                positions,
                rule: phrase(
                    "Sources give the same words with different spots or moments of saying them, which may be one.",
                )
                .into(),
            });
        }
    }
    found
}

/// What every two sources give of one speaker's words.
fn shared(articles: &[Annotated], quotes: &[BriefedQuote]) -> BTreeMap<Pair, Shared> {
    let mut found: BTreeMap<Pair, Shared> = BTreeMap::new();
    for quote in quotes {
        let Some(speaker) = &quote.speaker else { continue };
        for (&variant, overlap) in quote.variants.iter().zip(&quote.overlaps) {
            let Some(other) = quotes.get(variant) else { continue };
            let (here, there) = (quote.statement.article, other.statement.article);
            if here >= there || other.speaker.as_ref() != Some(speaker) {
                continue;
            }
            let both = [Saying::of(&articles[here], quote), Saying::of(&articles[there], other)];
            let entry = found.entry((speaker.clone(), here, there)).or_insert_with(|| Shared {
                words: first_words(articles[here].article.body.get(overlap.here.clone()).unwrap_or_default()),
                given: [Vec::new(), Vec::new()],
                days: [None, None],
                spots: [None, None],
                countries: BTreeSet::new(),
            });
            entry.given[0].push((quote.statement, overlap.here.clone()));
            entry.given[1].push((other.statement, overlap.there.clone()));
            let told = both.into_iter().enumerate().filter_map(|(side, saying)| Some((side, saying?)));
            for (side, saying) in told {
                entry.countries.extend(saying.country());
                entry.days[side] = entry.days[side].take().or_else(|| saying.day());
                entry.spots[side] = entry.spots[side].take().or_else(|| saying.spot());
            }
        }
    }
    for shared in found.values_mut() {
        for given in &mut shared.given {
            given.sort_by_key(|(statement, span)| (*statement, span.start));
            given.dedup_by_key(|(statement, _)| *statement);
        }
    }
    found
}

/// The answers and the rule: two days, or a day that had not begun when the other source was printed.
fn days(articles: &[Annotated], shared: &Shared) -> Option<(Vec<Position>, &'static str)> {
    if let [Some(one), Some(other)] = &shared.days {
        let differ = one.value.as_day()? != other.value.as_day()?;
        let answer = |side: usize, day: &Said<VisitDate>| Position {
            answer: day.value.words_in(one.value.first().year()),
            statements: day.with(&shared.given[side]),
        };
        return differ.then(|| {
            (
                vec![answer(0, one), answer(1, other)],
                phrase("Sources give the same words and put them on different days."),
            )
        });
    }
    let side = usize::from(shared.days[0].is_none());
    let told = shared.days[side].as_ref()?;
    let day = told.value.as_day()?;
    let early = &shared.given[1 - side];
    let article = &articles[early.first()?.0.article].article;
    let latest = match (article.printed_at(), article.date.as_ref()) {
        (Some((moment, _)), _) if !shared.countries.is_empty() => {
            let begun = |country: &&str| day_begins(day, country).is_none_or(|begins| begins <= moment);
            let before = !shared.countries.iter().any(begun);
            let local = shared.countries.iter().filter_map(|country| day_at(moment, country)).max();
            local.filter(|_| before)?
        }
        // Two days apart are apart by every clock.
        (None, Some(date)) if article.modified.is_none() => {
            let printed = date.value.as_day()?;
            (printed.checked_add(2.days()).ok()? <= day).then_some(printed)?
        }
        _ => return None,
    };
    let evidence = article.modified.as_ref().or(article.date.as_ref())?.evidence.as_str();
    let latest = VisitDate::day(latest).words_in(day.year());
    let positions = vec![
        Position { answer: told.value.words_in(day.year()), statements: told.with(&shared.given[side]) },
        Position { answer: format!("{latest} at the latest: printed “{evidence}”"), statements: early.clone() },
    ];
    let rule = phrase(
        "A source gives the same words and was printed before that day began where they were said, by the clock time and the zone that it prints.",
    );
    Some((positions, rule))
}

/// The spots, where both sources tell one, and not the same.
fn spots(shared: &Shared) -> Option<Vec<Position>> {
    let [Some(one), Some(other)] = &shared.spots else { return None };
    let holds = |one: &str, other: &str| one.to_lowercase().contains(&other.to_lowercase());
    let differ = !holds(&one.value, &other.value) && !holds(&other.value, &one.value);
    let answer = |said: &Said<String>| Position {
        answer: said.value.clone(),
        statements: vec![(said.statement, said.span.clone())],
    };
    differ.then(|| vec![answer(one), answer(other)])
}

/// The event that a day was told with.
fn event_of(events: &[Event], day: &Said<VisitDate>) -> Option<usize> {
    let tells = |event: &Event| {
        event.statements.iter().any(|told| {
            told.statement == day.statement
                && told.date.as_ref() == Some(&day.value)
                && told.span.start <= day.span.start
                && day.span.end <= told.span.end
        })
    };
    events.iter().position(|event| matches!(event.action, "say" | "announce") && tells(event))
}

/// The first words of an utterance, up to the first mark within them; where it goes on, an ellipsis says so.
fn first_words(text: &str) -> String {
    let end = text.match_indices(' ').nth(WORDS - 1).map_or(text.len(), |(at, _)| at);
    let end = text[..end].find(['.', ',', ';', ':', '…', '—', '–']).unwrap_or(end);
    let words = text[..end].trim_end();
    let goes_on = text[end..].contains(char::is_alphanumeric);
    format!("{words}{}", if goes_on { " …" } else { "" })
}
