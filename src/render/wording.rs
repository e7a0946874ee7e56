//! The site's own words that depend on a value: counts, dates, bases. Everything else stands in the templates.
//! The texts are those of `data/interface.tsv`; `ui` is the language that they are said in.

use jiff::civil::Date;

use crate::annotate::{EntityKind, EventStatus};
use crate::article::{Article, Basis, BlockKind};
use crate::briefing::{OriginKind, Support};
use crate::date::VisitDate;
use crate::interface::Interface;
use crate::site::Shelf;

/// "3 of 5 sources, 2 origins".
pub(crate) fn count_line(ui: Interface, support: Support, sources: usize) -> String {
    format!("{}, {}", of_sources(ui, support.sources, sources), ui.count(support.origins, "{n} origin | {n} origins"))
}

/// "3 of 5 sources".
pub(crate) fn of_sources(ui: Interface, some: usize, all: usize) -> String {
    ui.count_with(all, "{some} of {n} source | {some} of {n} sources", &[("some", &some)])
}

/// "Source 2, sentence 14".
pub(crate) fn chip_label(ui: Interface, source: usize, sentence: u32) -> String {
    ui.fill("Source {source}, sentence {sentence}", &[("source", &source), ("sentence", &sentence)])
}

/// How a value is known, as the end of a phrase: "18 June 2023, inferred".
pub(crate) fn basis(ui: Interface, basis: Basis) -> &'static str {
    ui.say(match basis {
        Basis::Given => "given by the editor",
        Basis::Stated => "date§stated",
        Basis::Metadata => "from the page’s metadata",
        Basis::Caption => "from a caption",
        Basis::Inferred => "date§inferred",
    })
}

/// "18 June 2023, inferred", or what is missing.
pub(crate) fn dated(ui: Interface, article: &Article) -> String {
    match &article.date {
        Some(date) => format!("{}, {}", ui.date(&date.value), basis(ui, date.basis)),
        None => ui.say("date not stated").to_owned(),
    }
}

/// The publisher, or that none is stated.
pub(crate) fn publisher(ui: Interface, article: &Article) -> String {
    article.outlet.as_ref().map_or_else(|| ui.say("publisher not stated").to_owned(), |o| o.value.clone())
}

/// The headline, or that there is none.
pub(crate) fn headline(ui: Interface, article: &Article) -> String {
    let none = || {
        let is_withheld = article.withheld.has_headline;
        ui.say(if is_withheld { "Headline withheld" } else { "No headline in the file" }).to_owned()
    };
    article.title.as_ref().map_or_else(none, |t| t.value.clone())
}

/// "“Ferry delayed”, Harbour Herald, 18 June 2023": a source behind words that are copied from it.
pub(crate) fn cited_as(ui: Interface, article: &Article) -> String {
    let date = article.date.as_ref().map_or_else(|| ui.say("no date").to_owned(), |date| ui.date(&date.value));
    format!("{}, {}, {date}", ui.quoted(&headline(ui, article)), publisher(ui, article))
}

/// "3 min read": 230 words a minute, at least one.
pub(crate) fn reading_time(ui: Interface, words: usize) -> String {
    ui.fill("{n} min read", &[("n", &words.div_ceil(230).max(1))])
}

/// "Sun 18 June" in the year that the briefing is about, "18 June 2022" elsewhere, "Jun 2022" for a month.
pub(crate) fn when(ui: Interface, date: &VisitDate, year: Option<i16>) -> String {
    match date.as_day() {
        Some(day) if Some(day.year()) == year => format!("{} {}", ui.weekday(day), ui.date_in(date, day.year())),
        Some(_) => ui.date(date),
        None => ui.short_date(date, None),
    }
}

/// "18 or 19 June", "18 June or November 2023": dates of which only one can be right, in time order.
pub(crate) fn either(ui: Interface, dates: &[&VisitDate], year: Option<i16>) -> String {
    let days: Vec<Date> = dates.iter().filter_map(|d| d.as_day()).collect();
    let one_month =
        days.len() == dates.len() && days.windows(2).all(|d| d[0].first_of_month() == d[1].first_of_month());
    let words = |date: &VisitDate| year.map_or_else(|| ui.date(date), |year| ui.date_in(date, year));
    let or = |before: String, last: String| {
        if before.is_empty() { last } else { ui.fill("{before} or {last}", &[("before", &before), ("last", &last)]) }
    };
    match dates.split_last() {
        Some((last, before)) if one_month && !before.is_empty() => {
            let numbers: Vec<String> = days.iter().take(before.len()).map(|day| ui.day_number(*day)).collect();
            or(numbers.join(", "), words(last))
        }
        _ => dates.iter().map(|date| words(date)).fold(String::new(), or),
    }
}

/// The value of a `datetime` attribute, where HTML has one for the date: a day, a month or a year.
pub(crate) fn datetime(date: &VisitDate) -> Option<String> {
    let plain = date.edtf().trim_end_matches(['?', '~', '%']);
    let simple =
        !plain.contains(['/', '.', 'X', 'Y', 'u']) && (plain.len() == 4 || plain.len() == 7 || plain.len() == 10);
    (simple && plain.bytes().all(|b| b.is_ascii_digit() || b == b'-')).then(|| plain.to_owned())
}

/// "line 6", "lines 6–9", within a sentence.
pub(crate) fn lines(ui: Interface, (first, last): (usize, usize)) -> String {
    if first == last {
        return ui.fill("line {number}", &[("number", &first)]);
    }
    ui.fill("lines {first}–{last}", &[("first", &first), ("last", &last)])
}

/// "6", "6–9".
pub(crate) fn line_numbers((first, last): (usize, usize)) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// The name of a shelf in the navigation.
pub(crate) fn shelf(ui: Interface, shelf: Shelf) -> &'static str {
    ui.say(match shelf {
        Shelf::People => "People",
        Shelf::Organisations => "Organisations",
        Shelf::Places => "Places",
        Shelf::Terms => "Events and works",
    })
}

/// What an index holds, as a sentence.
pub(crate) fn holds(ui: Interface, shelf: Shelf) -> &'static str {
    ui.say(match shelf {
        Shelf::People => "People named in the sources, with the role that is printed most often.",
        Shelf::Organisations => {
            "Companies, ministries, agencies, parties, blocs, teams, governments and outlets named in the sources."
        }
        Shelf::Places => "Countries, cities, seas, buildings and regions named in the sources.",
        Shelf::Terms => {
            "Events that have a name, such as summits and wars; works, such as treaties and films; and other names."
        }
    })
}

/// What an entity is, in one word.
pub(crate) fn entity_kind(ui: Interface, kind: EntityKind) -> &'static str {
    ui.say(match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Event => "Named event",
        EntityKind::Work => "Named work",
        EntityKind::Other => "entity§Name",
    })
}

/// "once", "twice", "3 times".
pub(crate) fn times(ui: Interface, number: usize) -> String {
    match number {
        1 => ui.say("once").to_owned(),
        2 => ui.say("twice").to_owned(),
        n => ui.count(n, "{n} time | {n} times"),
    }
}

/// What an editor said of a decision: the reason, and who decided.
pub(crate) fn decided(ui: Interface, why: Option<&str>, by: Option<&str>) -> Option<String> {
    let decided_by = |by: &str| ui.fill("decided by {who}", &[("who", &by)]);
    match (why.map(|why| why.trim_end_matches('.')), by) {
        (Some(why), Some(by)) => Some(ui.series([why, &decided_by(by)])),
        (Some(why), None) => Some(why.to_owned()),
        (None, by) => by.map(decided_by),
    }
}

/// What an entity is, with its article.
pub(crate) fn a_kind(ui: Interface, kind: EntityKind) -> &'static str {
    ui.say(match kind {
        EntityKind::Person => "a person",
        EntityKind::Organisation => "an organisation",
        EntityKind::Place => "a place",
        EntityKind::Event => "a named event",
        EntityKind::Work => "a named work",
        EntityKind::Other => "a name",
    })
}

/// Where an event stands, in the words of a line: "planned in [1]".
pub(crate) fn event_status(ui: Interface, status: EventStatus) -> &'static str {
    ui.say(match status {
        EventStatus::Happened | EventStatus::Background => "status§happened",
        EventStatus::Ongoing => "status§going on",
        EventStatus::Planned => "status§planned",
        EventStatus::Postponed => "status§postponed",
        EventStatus::Cancelled => "status§cancelled",
        EventStatus::Possible => "status§possible",
    })
}

/// What an origin is.
pub(crate) fn origin_kind(ui: Interface, kind: OriginKind) -> &'static str {
    ui.say(match kind {
        OriginKind::Agency => "news agency",
        OriginKind::Outlet => "outlet",
        OriginKind::Official => "official",
        OriginKind::Organisation => "organisation",
        OriginKind::Person => "own remarks",
        OriginKind::Unknown => "kind not stated",
    })
}

/// The words with their first letter in upper case.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a block was taken for, where it was kept outside the story.
pub(crate) fn block_kind(ui: Interface, kind: BlockKind) -> &'static str {
    ui.say(match kind {
        BlockKind::Title => "headline",
        BlockKind::Dek => "standfirst",
        BlockKind::Byline => "byline",
        BlockKind::Date => "date line",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::List => "list",
        BlockKind::Quote => "block§quotation",
        BlockKind::Caption => "caption",
        BlockKind::Table => "table",
        BlockKind::Code => "code",
        BlockKind::Furniture => "furniture",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_line_has_one_form() {
        assert_eq!(count_line(Interface::ENGLISH, Support { sources: 3, origins: 2 }, 5), "3 of 5 sources, 2 origins");
        assert_eq!(count_line(Interface::ENGLISH, Support { sources: 1, origins: 1 }, 1), "1 of 1 source, 1 origin");
    }

    #[test]
    fn days_carry_their_weekday_and_only_they() {
        let when = |edtf| super::when(Interface::ENGLISH, &VisitDate::parse(edtf).unwrap(), Some(2023));
        assert_eq!(when("2023-06-18"), "Sun 18 June");
        assert_eq!(when("2022-06-18"), "18 June 2022");
        assert_eq!(when("2022-11"), "Nov 2022");
    }

    #[test]
    fn days_of_one_month_share_its_name() {
        let date = |edtf| VisitDate::parse(edtf).unwrap();
        let (a, b, c) = (date("2023-06-18"), date("2023-06-19"), date("2023-11"));
        assert_eq!(either(Interface::ENGLISH, &[&a, &b], Some(2023)), "18 or 19 June");
        assert_eq!(either(Interface::ENGLISH, &[&a, &b], None), "18 or 19 June 2023");
        assert_eq!(either(Interface::ENGLISH, &[&a, &c], Some(2023)), "18 June or November");
    }

    #[test]
    fn only_what_html_knows_gets_a_datetime() {
        let attribute = |edtf| datetime(&VisitDate::parse(edtf).unwrap());
        assert_eq!(attribute("2023-06-18?"), Some("2023-06-18".to_owned()));
        assert_eq!(attribute("2023-06"), Some("2023-06".to_owned()));
        assert_eq!(attribute("2023-06-18/2023-06-19"), None);
    }
}
