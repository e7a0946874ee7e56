//! What is found, and where it is put on the calendar. The article is of Wednesday, 15 May 2024, unless a test says so.

use std::sync::LazyLock;

use jiff::civil::Date;
use proptest::prelude::*;

use super::*;
use crate::annotate::fixture::Fixture;

pub(super) fn read(text: &str, article: Option<&str>) -> Vec<TimeExpression> {
    let article = article.map(|day| Anchored { day: day.parse().unwrap(), what: "the article's day" });
    let mut timeline = Timeline::new(text, article);
    let mut found = Vec::new();
    for sentence in crate::language::sentences(text) {
        timeline.read(&text[sentence.clone()], sentence.start, &[], &mut found);
    }
    found
}

pub(super) fn values<'t>(text: &'t str, found: &[TimeExpression]) -> Vec<(&'t str, String)> {
    found.iter().map(|time| (&text[time.span.clone()], time.value.clone())).collect()
}

#[track_caller]
pub(super) fn assert_times(text: &str, expected: &[(&str, &str)]) {
    assert_times_on("2024-05-15", text, expected);
}

#[track_caller]
fn assert_times_on(article: &str, text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<(&str, String)> = expected.iter().map(|(text, value)| (*text, (*value).to_owned())).collect();
    assert_eq!(values(text, &read(text, Some(article))), expected, "{text}");
}

#[test]
fn full_dates_in_both_orders() {
    assert_times("It opened on March 3, 2021.", &[("March 3, 2021", "2021-03-03")]);
    assert_times("It opened on Wednesday, 3rd of March 2021.", &[("Wednesday, 3rd of March 2021", "2021-03-03")]);
    assert_times("The form is dated 2021-03-03.", &[("2021-03-03", "2021-03-03")]);
    assert_times(
        "The form is dated 3/13/2021 or 13/3/2021.",
        &[("3/13/2021", "2021-03-13"), ("13/3/2021", "2021-03-13")],
    );
}

#[test]
fn a_day_without_year_lies_near_the_article() {
    assert_times("The bridge fell on Dec. 28.", &[("Dec. 28", "2023-12-28")]);
    assert_times("The bridge will open on 2 January.", &[("2 January", "2025-01-02")]);
    assert_times("The fair ran on May 4-6.", &[("May 4-6", "2024-05-04/2024-05-06")]);
    assert_times("The fair ran on 4 and 5 May.", &[("4 and 5 May", "2024-05-04/2024-05-05")]);
    assert_times("The fair ran from May 4 to 9.", &[("May 4 to 9", "2024-05-04/2024-05-09")]);
    assert_times("It rose on May 4 to 9 metres.", &[("May 4", "2024-05-04")]);
    assert_times("The fair ran on May 4th-5th morning.", &[("May 4th-5th morning", "2024-05-04/2024-05-05")]);
}

#[test]
fn the_verb_tells_the_week_of_a_weekday() {
    assert_times("She met the crew on Friday.", &[("Friday", "2024-05-10")]);
    assert_times("She will meet the crew on Friday.", &[("Friday", "2024-05-17")]);
    assert_times("She is expected to meet the crew on Friday.", &[("Friday", "2024-05-17")]);
    assert_times("She hopes to sail on Friday.", &[("Friday", "2024-05-17")]);
    assert_times("On Friday, the crew will be paid.", &[("Friday", "2024-05-17")]);
    assert_times("The crew, she said Friday, had left.", &[("Friday", "2024-05-10")]);
    assert_times("The hearing was postponed until Friday.", &[("Friday", "2024-05-17")]);
    assert_times("There has been speculation about a strike on Friday.", &[("Friday", "2024-05-17")]);
    assert_times("The fair opens on Friday.", &[("Friday", "2024-05-17")]);
    assert_times(
        "He gave a hint of a possible truce, saying at a rally on Friday that it was near.",
        &[("Friday", "2024-05-10")],
    );
    assert_times("The truce, agreed on Friday, is broken.", &[("Friday", "2024-05-10")]);
    assert_times("He sailed on Wednesday.", &[("Wednesday", "2024-05-15")]);
}

#[test]
fn relations_outrank_the_verb() {
    assert_times("The ferry sank last Friday.", &[("last Friday", "2024-05-10")]);
    assert_times("The ferry returns next Wednesday.", &[("next Wednesday", "2024-05-22")]);
    assert_times("It sank last November, not this March.", &[("last November", "2023-11"), ("this March", "2024-03")]);
}

#[test]
fn the_verb_tells_the_year_of_a_month() {
    assert_times("The mine closed in August.", &[("August", "2023-08")]);
    assert_times("The mine will close in August.", &[("August", "2024-08")]);
    assert_times("The plan for February was dropped.", &[("February", "2024-02")]);
    assert_times("The inspectors, who cancelled a planned visit in February, are back.", &[("February", "2024-02")]);
    assert_times("The fair had been due in August.", &[("August", "2024-08")]);
    assert_times("What they set in motion stopped in August.", &[("August", "2023-08")]);
    assert_times("No ship has called since August.", &[("August", "2023-08")]);
}

#[test]
fn months_that_are_names_or_verbs_are_left_alone() {
    assert_times("April Hale may march with Theresa May and August Lind.", &[]);
    assert_times("In May, April Hale left.", &[("May", "2024-05")]);
}

#[test]
fn edges_bend_a_period() {
    let text = "It began in late April and ended in early 2023, mid-June or earlier this month.";
    let found = read(text, Some("2024-05-15"));
    let seen: Vec<_> = found.iter().map(|t| (&text[t.span.clone()], t.value.as_str(), t.modifier)).collect();
    assert_eq!(
        seen,
        [
            ("late April", "2024-04", Some("END")),
            ("early 2023", "2023", Some("START")),
            ("mid-June", "2023-06", Some("MID")),
            ("earlier this month", "2024-05", Some("START")),
        ]
    );
}

#[test]
fn offsets_are_counted_from_their_anchor() {
    assert_times("He left six months ago.", &[("six months ago", "2023-11")]);
    assert_times(
        "He left on 3 March. A day earlier, she had won.",
        &[("3 March", "2024-03-03"), ("A day earlier", "2024-03-02")],
    );
    assert_times("He left in 2019. The following year she won.", &[("2019", "2019"), ("The following year", "2020")]);
    assert_times("Two days before the vote, he left.", &[("Two days", "P2D")]);
    let found = read("He left six months ago.", Some("2024-05-15"));
    assert_eq!(found[0].date.as_ref().map(VisitDate::edtf), Some("2023-11~"));
}

#[test]
fn weeks_are_those_that_the_writer_means() {
    assert_times("It rained last week.", &[("last week", "2024-W19")]);
    let sunday = read("It rained last week.", Some("2024-05-19"));
    assert_eq!(sunday[0].date.as_ref().map(VisitDate::edtf), Some("2024-05-12/2024-05-18"));
    assert_times("It rained last year and will rain next month.", &[("last year", "2023"), ("next month", "2024-06")]);
}

#[test]
fn lengths_of_time() {
    let text = "After more than five hours, nearly three years, a two-day stop, a year and a half and half an hour.";
    let found = read(text, Some("2024-05-15"));
    let seen: Vec<_> = found.iter().map(|t| (&text[t.span.clone()], t.value.as_str(), t.modifier)).collect();
    assert_eq!(
        seen,
        [
            ("more than five hours", "PT5H", Some("MORE_THAN")),
            ("nearly three years", "P3Y", Some("LESS_THAN")),
            ("two-day", "P2D", None),
            ("a year and a half", "P1.5Y", None),
            ("half an hour", "PT0.5H", None),
        ]
    );
    assert_times(
        "In recent months and over the next few weeks",
        &[("recent months", "PXM"), ("the next few weeks", "PXW")],
    );
    assert_times("The 41-year-old, a girl of ten years old, paid $2,000 to 2000 people.", &[]);
}

#[test]
fn what_recurs_is_a_set() {
    assert_times(
        "Every Monday he earns 20 a day at the annual fair.",
        &[("Every Monday", "XXXX-WXX-1"), ("a day", "P1D"), ("annual", "P1Y")],
    );
}

#[test]
fn times_of_day_join_their_day() {
    assert_times("It sank on Sunday night at 9.", &[("Sunday night", "2024-05-12TNI")]);
    assert_times("It sank at 3:20 p.m. on Sunday.", &[("3:20 p.m. on Sunday", "2024-05-12T15:20")]);
    assert_times("It sank yesterday at 18:00 GMT.", &[("yesterday at 18:00 GMT", "2024-05-14T18:00Z")]);
    assert_times("The score was 3:20, the bill $1800.", &[]);
}

#[test]
fn quarters_halves_decades_and_holidays() {
    assert_times(
        "Sales in the third quarter of 2022 and the first half of this year",
        &[("the third quarter of 2022", "2022-Q3"), ("the first half of this year", "2024-H1")],
    );
    assert_times("From the 1980s to the late 90s", &[("the 1980s", "198"), ("the late 90s", "199")]);
    assert_times("He was born on Christmas Eve.", &[("Christmas Eve", "2023-12-24")]);
}

#[test]
fn without_an_article_date_the_value_stays_open() {
    let text = "They met on Monday in June, as last year and today.";
    let found = read(text, None);
    let open: Vec<_> = values(text, &found).into_iter().map(|(_, value)| value).collect();
    assert_eq!(open, ["XXXX-WXX-1", "XXXX-06", "XXXX", "XXXX-XX-XX"]);
    assert!(found.iter().all(|t| t.date.is_none()));
}

#[test]
fn the_evidence_names_the_word_that_tells_the_direction() {
    let found = read("She will meet the crew on Friday.", Some("2024-05-15"));
    assert_eq!(
        found[0].evidence,
        "weekday: the next one from the article's day on; counted from 2024-05-15, the article's day; direction ahead by “will meet”"
    );
}

#[test]
fn figures_are_compared_with_the_same_quarter_of_the_year_before() {
    assert_times(
        "First-quarter profit rose to $4 million from $3 million a year ago. Sales in the quarter rose 3%. The year-earlier period had a strike.",
        &[
            ("First-quarter", "2024-Q1"),
            ("a year ago", "2023-Q1"),
            ("the quarter", "2024-Q1"),
            ("The year-earlier period", "2023-Q1"),
        ],
    );
    assert_times("The mill burned down a year ago.", &[("a year ago", "2023")]);
    assert_times(
        "First-quarter profit, after a flat fourth quarter, rose to $4 million from $3 million a year ago.",
        &[("First-quarter", "2024-Q1"), ("fourth quarter", "2023-Q4"), ("a year ago", "2023-Q1")],
    );
    assert_times(
        "Sales rose in the first quarter. For the first nine months they rose to $9 million from $8 million a year earlier.",
        &[("the first quarter", "2024-Q1"), ("the first nine months", "P9M"), ("a year earlier", "2023")],
    );
    assert_times(
        "It fell in April, compared with the same month last year.",
        &[("April", "2024-04"), ("the same month last year", "2023-04")],
    );
}

#[test]
fn parts_of_years_and_months() {
    assert_times(
        "It grew in the last half of 2019, the final quarter of 2020 and next year's first quarter.",
        &[
            ("the last half of 2019", "2019-H2"),
            ("the final quarter of 2020", "2020-Q4"),
            ("next year's first quarter", "2025-Q1"),
        ],
    );
    assert_times("It will report on the fourth quarter.", &[("the fourth quarter", "2024-Q4")]);
    assert_times("It closed over the summer, in the nineties.", &[("the summer", "2023-SU"), ("the nineties", "199")]);
    let found = read("It rained in the last week of March.", Some("2024-05-15"));
    assert_eq!(found[0].date.as_ref().map(VisitDate::edtf), Some("2024-03-25/2024-03-31"));
    assert_times(
        "They come on Tuesday nights, every other week.",
        &[("Tuesday nights", "XXXX-WXX-2TNI"), ("every other week", "P2W")],
    );
}

#[test]
fn amounts_with_two_bounds_are_one_expression() {
    assert_times(
        "It takes 12 to 18 months, or two or three weeks, or a day or two.",
        &[("12 to 18 months", "P12M"), ("two or three weeks", "P2W"), ("a day or two", "PXD")],
    );
}

#[test]
fn what_is_agreed_conditional_or_in_force_from_a_day_lies_ahead() {
    assert_times("They signed an agreement to sell the mill in January.", &[("January", "2025-01")]);
    assert_times("They want a verdict when the case is heard in March.", &[("March", "2025-03")]);
    assert_times("Rules to be published in August will tell.", &[("August", "2024-08")]);
    assert_times("He was named chairman, effective Dec. 1.", &[("Dec. 1", "2024-12-01")]);
    assert_times("Until Monday, nobody had called.", &[("Monday", "2024-05-13")]);
    assert_times("After much speculation, it rose in October.", &[("October", "2023-10")]);
}

#[test]
fn a_weekday_may_be_counted_from_another_day() {
    assert_times(
        "It closed on 3 May, higher than the previous Friday.",
        &[("3 May", "2024-05-03"), ("the previous Friday", "2024-04-26")],
    );
}

#[test]
fn telephone_numbers_scores_and_names_are_no_dates() {
    assert_times("Call 020 7946 2019 or (202) 555-2019; they won 18-19 against the Russell 2000 Index.", &[]);
    assert_times("The Sunday Telegraph and “This Week” asked Bloody Sunday's heirs.", &[]);
}

#[test]
fn zones_are_listed_or_printed() {
    assert_times("It sank today at 6:40 p.m. (GMT +8).", &[("today at 6:40 p.m. (GMT +8)", "2024-05-15T18:40+08:00")]);
    assert_times("It sank today at 18:40 UTC-3.", &[("today at 18:40 UTC-3", "2024-05-15T18:40-03:00")]);
}

#[test]
fn numbers_are_read_in_the_order_of_the_other_dates() {
    assert_times(
        "Built on 9 June 1987, it sank on 3/4/2021.",
        &[("9 June 1987", "1987-06-09"), ("3/4/2021", "2021-04-03")],
    );
    assert_times(
        "Built on June 9, 1987, it sank on 3/4/2021.",
        &[("June 9, 1987", "1987-06-09"), ("3/4/2021", "2021-03-04")],
    );
}

#[test]
fn the_evidence_names_the_anchor() {
    let evidence = |text| read(text, Some("2024-05-15")).pop().unwrap().evidence;
    assert_eq!(
        evidence("He left on 3 March. A day earlier, she had won."),
        "distance from a day: counted from a day; counted from 2024-03-03, the date named last"
    );
    assert_eq!(evidence("It opened on March 3, 2021."), "full date: printed in full");
}

#[test]
fn the_day_of_a_dateline_is_the_articles_today() {
    let body = "PORT LEE, May 14 (Northern Wire) — Two boats went adrift on Tuesday and were found yesterday.";
    let annotated = Fixture::new("boats", "2024-05-16", body).build();
    let found = times(&annotated.article, &annotated.sentences, &[]);
    let values: Vec<_> = found.iter().map(|time| time.value.as_str()).collect();
    assert_eq!(values, ["2024-05-14", "2024-05-14", "2024-05-13"]);
}

/// The values of TIMEX3 that this module writes.
fn is_timex_value(value: &str) -> bool {
    static VALUE: LazyLock<regex::Regex> = LazyLock::new(|| {
        let date = r"[\dX]{2,4}(-(\d\d|XX|Q[1-4X]|H[12X]|SP|SU|FA|WI|W(\d\d|XX)(-([1-7]|WE))?))?(-(\d\d|XX))?";
        let clock = r"T(MO|MI|AF|EV|NI|[012]\d:[0-5]\d(Z|[+-]\d\d:\d\d)?)";
        let amount = r"PT?(X|\d+(\.\d+)?)(S|M|H|D|W|Y|WE|Q|E|C)";
        let pattern = format!("^((PRESENT|PAST|FUTURE)_REF|{amount}|{date}({clock})?|{date}/{date})$");
        regex::Regex::new(&pattern).expect("the pattern is well-formed")
    });
    VALUE.is_match(value)
}

/// Spans in order and inside the text, values and dates that parse.
fn check_sound(text: &str, found: &[TimeExpression]) -> Result<(), TestCaseError> {
    let mut last = 0;
    for time in found {
        prop_assert!(last <= time.span.start && time.span.start < time.span.end);
        prop_assert!(text.get(time.span.clone()).is_some());
        prop_assert!(is_timex_value(&time.value), "{} in {text:?}", time.value);
        if let Some(date) = &time.date {
            prop_assert!(VisitDate::parse(date.edtf()).is_ok_and(|read| read == *date), "{}", date.edtf());
        }
        last = time.span.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(crate::proptest_cases::cases(256))]
    #[test]
    fn any_text_gives_sound_expressions(
        words in prop::collection::vec(
            prop_oneof![
                prop::sample::select(crate::tables::TIME_WORDS.iter().map(|row| row[0]).collect::<Vec<_>>()),
                prop::sample::select(crate::tables::NUMBER_WORDS.iter().map(|row| row[0]).collect::<Vec<_>>()),
                prop::sample::select(vec!["May", "Dec.", "Sunday", "Sat", "31", "2024", "9999999", "07:28", "3.5", "80s", "4th", "Easter", "-", ",", ".", "$", "“", "’82", "/", "火", "will", "was"]),
            ],
            0..40,
        ),
        glue in prop::collection::vec(prop::sample::select(vec![" ", " ", "-", ""]), 40),
        day in prop::option::of(-700_000i32..2_900_000),
    ) {
        let text: String = words.iter().zip(&glue).flat_map(|(word, glue)| [*word, *glue]).collect();
        let article = day.and_then(|d| Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(d).ok()?).ok());
        let article = article.map(|day| Anchored { day, what: "the article's day" });
        let mut timeline = Timeline::new(&text, article);
        let mut found = Vec::new();
        timeline.read(&text, 0, &[], &mut found);
        check_sound(&text, &found)?;
    }

    #[test]
    fn any_characters_give_sound_expressions(text in "\\PC{0,80}", day in prop::option::of(-700_000i32..2_900_000)) {
        let article = day.and_then(|d| Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(d).ok()?).ok());
        let found = read(&text, article.map(|day| day.to_string()).as_deref());
        check_sound(&text, &found)?;
    }
}
