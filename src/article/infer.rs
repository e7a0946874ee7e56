//! The date of an article that prints none: the day on which what it tells as past turns into what it tells as ahead.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use super::dateline::dateline;
use super::{Article, Basis, FolderDates, Stated};
use crate::date::VisitDate;
use crate::language::{TokenKind, sentences, tokens};
use crate::tables::TENSE_CUES;

/// The sources' dates must lie within so many days for weekdays to mean one of them.
const WIDEST_FOLDER: i32 = 14;

/// When what a weekday dates takes place, seen from the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
}

/// A weekday that the body tells, with the words around it.
struct Told {
    day: Weekday,
    tense: Tense,
    words: Range<usize>,
}

static TENSES: LazyLock<HashMap<&str, Tense>> = LazyLock::new(|| {
    let tense = |name: &str| if name == "past" { Tense::Past } else { Tense::Future };
    TENSE_CUES.iter().map(|row| (row[0], tense(row[1]))).collect()
});

/// Gives an undated article the one day of the folder's span on which the article tells of that weekday as past and of
/// the weekday after it as ahead.
pub(super) fn infer_date(mut article: Article, folder: &FolderDates) -> Article {
    if article.date.is_none()
        && let Some(date) = turning_day(&article.body, folder)
    {
        article.date = Some(date);
    }
    article
}

fn turning_day(body: &str, folder: &FolderDates) -> Option<Stated<VisitDate>> {
    let days: Vec<Date> = folder.stated.iter().filter_map(VisitDate::as_day).collect();
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    if first.until(last).ok()?.get_days() >= WIDEST_FOLDER {
        return None;
    }
    if let Some(date) = day_of_dateline(body, first, last) {
        return Some(date);
    }
    let told = told_weekdays(body);
    let has = |day: Weekday, tense: Tense| told.iter().find(|t| t.day == day && t.tense == tense);
    // A weekday that is told both ways means two different weeks.
    let turns = |day: Date| {
        let tomorrow = day.tomorrow().ok()?.weekday();
        let past = has(day.weekday(), Tense::Past)?;
        let ahead = has(tomorrow, Tense::Future)?;
        let once = has(tomorrow, Tense::Past).is_none() && has(day.weekday(), Tense::Future).is_none();
        once.then_some((past, ahead))
    };
    let mut found = first
        .series(jiff::Span::new().days(1))
        .take_while(|day| *day <= last)
        .filter_map(|day| Some((day, turns(day)?)));
    let (day, (past, ahead)) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let span = VisitDate::interval(first, last).words();
    let words = |told: &Told| body[told.words.clone()].replace('\n', " ");
    let evidence = format!(
        "the text tells “{}” as past and “{}” as ahead, and the other sources are of {span}",
        words(past),
        words(ahead)
    );
    Some(Stated { value: VisitDate::day(day), basis: Basis::Inferred, evidence, block: None })
}

/// The day of the body's dateline, which names no year, where it lies among the other sources' days or one beside them.
fn day_of_dateline(body: &str, first: Date, last: Date) -> Option<Stated<VisitDate>> {
    let line = dateline(body.split("\n\n").next()?)?;
    let (month, day) = line.day?;
    let days = [first.year(), last.year()].into_iter().filter_map(|year| Date::new(year, month, day).ok());
    let day = days
        .into_iter()
        .find(|&day| first.yesterday().is_ok_and(|from| from <= day) && last.tomorrow().is_ok_and(|to| day <= to))?;
    let span = VisitDate::interval(first, last).words();
    let evidence = format!("the dateline says “{}”, and the other sources are of {span}", line.text);
    Some(Stated { value: VisitDate::day(day), basis: Basis::Inferred, evidence, block: None })
}

/// The weekdays that the body tells, each with the tense of the nearest word before it, in its sentence, that has one.
fn told_weekdays(body: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for paragraph in paragraphs(body) {
        for sentence in sentences(&body[paragraph.clone()]) {
            let start = paragraph.start + sentence.start;
            tell(body, start..paragraph.start + sentence.end, &mut found);
        }
    }
    found
}

fn tell(body: &str, sentence: Range<usize>, found: &mut Vec<Told>) {
    let text = &body[sentence.clone()];
    let words: Vec<_> = tokens(text).into_iter().filter(|token| token.kind == TokenKind::Word).collect();
    let mut tense = None;
    for (index, word) in words.iter().enumerate() {
        let lower = word.text(text).to_lowercase();
        if let Some(day) = weekday(word.text(text)) {
            // "last Friday", "Friday’s": another week, or a name.
            let other = index > 0 && matches!(words[index - 1].text(text), "last" | "previous" | "every" | "each");
            let after = || words[index + 1..].iter().find_map(|word| tense_of(&word.text(text).to_lowercase()));
            if let Some(tense) = tense.or_else(after).filter(|_| !other) {
                let from = words[index.saturating_sub(5)].span.start;
                let to = words.get(index + 1).filter(|next| is_part_of_day(next.text(text))).unwrap_or(word).span.end;
                found.push(Told { day, tense, words: sentence.start + from..sentence.start + to });
            }
        } else if let Some(told) = tense_of(&lower) {
            // "Neither side would say on Sunday" refuses on that day; "that he would meet her on Monday" looks ahead.
            let refuses = lower == "would" && words[..index].iter().any(|before| is_negation(before.text(text)));
            tense = if refuses { Some(Tense::Past) } else { Some(told) };
        }
    }
}

fn tense_of(word: &str) -> Option<Tense> {
    TENSES.get(word).copied().or_else(|| (word.len() > 4 && word.ends_with("ed")).then_some(Tense::Past))
}

fn is_negation(word: &str) -> bool {
    ["neither", "none", "nobody", "no", "nor"].iter().any(|negation| word.eq_ignore_ascii_case(negation))
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "Monday" => Weekday::Monday,
        "Tuesday" => Weekday::Tuesday,
        "Wednesday" => Weekday::Wednesday,
        "Thursday" => Weekday::Thursday,
        "Friday" => Weekday::Friday,
        "Saturday" => Weekday::Saturday,
        "Sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "noon" | "afternoon" | "evening" | "night")
}

fn paragraphs(body: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    body.split("\n\n").map(move |text| {
        let range = start..start + text.len();
        start = range.end + 2;
        range
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(days: &[&str]) -> FolderDates {
        FolderDates { stated: days.iter().map(|day| VisitDate::parse(day).unwrap()).collect() }
    }

    fn inferred(body: &str, days: &[&str]) -> Option<String> {
        turning_day(body, &folder(days)).map(|date| date.value.to_string())
    }

    const BODY: &str = "The envoy landed on Tuesday and was driven to the palace.\n\n\
                        He will sign the treaty on Wednesday, aides said.";

    #[test]
    fn the_day_on_which_past_turns_into_future() {
        // 2024-05-07 was a Tuesday.
        assert_eq!(inferred(BODY, &["2024-05-07", "2024-05-08"]).as_deref(), Some("2024-05-07"));
        let date = turning_day(BODY, &folder(&["2024-05-06", "2024-05-08"])).unwrap();
        assert_eq!(
            date.evidence,
            "the text tells “The envoy landed on Tuesday” as past and “will sign the treaty on Wednesday” as ahead, and \
             the other sources are of 6–8 May 2024"
        );
    }

    #[test]
    fn what_was_reported_to_come_lies_ahead() {
        let body = "The envoy landed on Tuesday. State radio reported that she would meet the king on Wednesday.";
        assert_eq!(inferred(body, &["2024-05-05", "2024-05-08"]).as_deref(), Some("2024-05-07"));
    }

    #[test]
    fn a_refusal_is_of_its_day() {
        let body = "The envoy spent three hours in the palace on Tuesday. None of his aides would talk of it on Tuesday \
                    night. Whether the king will sign on Wednesday is not known.";
        assert_eq!(inferred(body, &["2024-05-05", "2024-05-08"]).as_deref(), Some("2024-05-07"));
    }

    #[test]
    fn a_dateline_gives_the_day_where_the_other_sources_give_the_year() {
        let body = "VALLETTA, May 7 (Northern Wire) — The envoy landed.";
        assert_eq!(inferred(body, &["2024-05-05", "2024-05-08"]).as_deref(), Some("2024-05-07"));
        assert_eq!(inferred(body, &["2024-03-05", "2024-03-08"]), None, "far from the other sources");
        assert_eq!(inferred(body, &[]), None);
    }

    #[test]
    fn nothing_is_guessed_where_days_do_not_agree() {
        assert_eq!(inferred(BODY, &[]), None);
        assert_eq!(inferred(BODY, &["2024-05-03", "2024-05-04"]), None, "no Tuesday among the sources' days");
        assert_eq!(inferred(BODY, &["2024-05-01", "2024-05-14"]), None, "two Tuesdays");
        assert_eq!(inferred("The envoy landed on Tuesday.", &["2024-05-07", "2024-05-08"]), None, "nothing lies ahead");
        let both = "He landed on Tuesday. He will sign on Wednesday. The treaty was drafted on Wednesday.";
        assert_eq!(inferred(both, &["2024-05-07"]), None);
    }
}
