//! The site's own words that depend on a value: counts, dates, bases. Everything else stands in the templates.

use jiff::civil::Date;

use crate::annotate::{EntityKind, EventStatus};
use crate::article::{Article, Basis, BlockKind};
use crate::briefing::{OriginKind, Support};
use crate::date::VisitDate;
pub(crate) use crate::language::{counted, grouped};
use crate::site::Shelf;

/// "3 of 5 sources, 2 origins".
pub(crate) fn count_line(support: Support, sources: usize) -> String {
    format!("{}, {}", of_sources(support.sources, sources), counted(support.origins, "origin"))
}

/// "3 of 5 sources".
pub(crate) fn of_sources(some: usize, all: usize) -> String {
    format!("{some} of {}", counted(all, "source"))
}

/// "Source 2, sentence 14".
pub(crate) fn chip_label(source: usize, sentence: u32) -> String {
    format!("Source {source}, sentence {sentence}")
}

/// How a value is known, as the end of a phrase: "18 June 2023, inferred".
pub(crate) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Given => "given by the editor",
        Basis::Stated => "stated",
        Basis::Metadata => "from the page’s metadata",
        Basis::Caption => "from a caption",
        Basis::Inferred => "inferred",
    }
}

/// "18 June 2023, inferred", or what is missing.
pub(crate) fn dated(article: &Article) -> String {
    match &article.date {
        Some(date) => format!("{}, {}", date.value.words(), basis(date.basis)),
        None => "date not stated".to_owned(),
    }
}

/// The publisher, or that none is stated.
pub(crate) fn publisher(article: &Article) -> String {
    article.outlet.as_ref().map_or_else(|| "publisher not stated".to_owned(), |o| o.value.clone())
}

/// The headline, or that there is none.
pub(crate) fn headline(article: &Article) -> String {
    let none = if article.withheld.has_headline { "Headline withheld" } else { "No headline in the file" };
    article.title.as_ref().map_or_else(|| none.to_owned(), |t| t.value.clone())
}

/// "“Ferry delayed”, Harbour Herald, 18 June 2023": a source behind words that are copied from it.
pub(crate) fn cited_as(article: &Article) -> String {
    let date = article.date.as_ref().map_or_else(|| "no date".to_owned(), |date| date.value.words());
    format!("“{}”, {}, {date}", headline(article), publisher(article))
}

/// "3 min read": 230 words a minute, at least one.
pub(crate) fn reading_time(words: usize) -> String {
    format!("{} min read", words.div_ceil(230).max(1))
}

/// "Sun 18 June" in the year that the briefing is about, "18 June 2022" elsewhere, "Jun 2022" for a month.
pub(crate) fn when(date: &VisitDate, year: Option<i16>) -> String {
    match date.as_day() {
        Some(day) if Some(day.year()) == year => format!("{} {}", weekday(day), date.words_in(day.year())),
        Some(_) => date.words(),
        None => short_months(&date.words()),
    }
}

/// "18 or 19 June", "18 June or November 2023": dates of which only one can be right, in time order.
pub(crate) fn either(dates: &[&VisitDate], year: Option<i16>) -> String {
    let days: Vec<Date> = dates.iter().filter_map(|d| d.as_day()).collect();
    let one_month =
        days.len() == dates.len() && days.windows(2).all(|d| d[0].first_of_month() == d[1].first_of_month());
    let words = |date: &VisitDate| year.map_or_else(|| date.words(), |year| date.words_in(year));
    match dates.split_last() {
        Some((last, before)) if one_month && !before.is_empty() => {
            let numbers: Vec<String> = days.iter().take(before.len()).map(|day| day.day().to_string()).collect();
            format!("{} or {}", numbers.join(", "), words(last))
        }
        _ => dates.iter().map(|date| words(date)).collect::<Vec<_>>().join(" or "),
    }
}

/// Names of months cut to three letters; May, June and July stay.
pub(crate) fn short_months(words: &str) -> String {
    let cut = |word: &str| {
        let is_month = word.len() > 4 && word.chars().all(char::is_alphabetic) && word.starts_with(char::is_uppercase);
        if is_month { word.chars().take(3).collect() } else { word.to_owned() }
    };
    words.split(' ').map(cut).collect::<Vec<_>>().join(" ")
}

/// "Sun".
pub(crate) fn weekday(day: Date) -> &'static str {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday().to_monday_zero_offset().unsigned_abs() as usize]
}

/// The value of a `datetime` attribute, where HTML has one for the date: a day, a month or a year.
pub(crate) fn datetime(date: &VisitDate) -> Option<String> {
    let plain = date.edtf().trim_end_matches(['?', '~', '%']);
    let simple =
        !plain.contains(['/', '.', 'X', 'Y', 'u']) && (plain.len() == 4 || plain.len() == 7 || plain.len() == 10);
    (simple && plain.bytes().all(|b| b.is_ascii_digit() || b == b'-')).then(|| plain.to_owned())
}

/// "lines 6–9".
pub(crate) fn lines((first, last): (usize, usize)) -> String {
    if first == last { format!("Line {first}") } else { format!("Lines {first}–{last}") }
}

/// "6", "6–9".
pub(crate) fn line_numbers((first, last): (usize, usize)) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// In the place of a sentence that is not published.
pub(crate) const NOT_PUBLISHED: &str = "[words not published here]";

/// The page of sources in the navigation.
pub(crate) const SOURCES: &str = "Sources";

/// The name of a shelf in the navigation.
pub(crate) fn shelf(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::People => "People",
        Shelf::Organisations => "Organisations",
        Shelf::Places => "Places",
        Shelf::Terms => "Events and works",
    }
}

/// What an index holds, as a sentence.
pub(crate) fn holds(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::People => "People named in the sources, with the role that is printed most often.",
        Shelf::Organisations => {
            "Companies, ministries, agencies, parties, blocs, teams, governments and outlets named in the sources."
        }
        Shelf::Places => "Countries, cities, seas, buildings and regions named in the sources.",
        Shelf::Terms => {
            "Events that have a name, such as summits and wars; works, such as treaties and films; and other names."
        }
    }
}

/// What an entity is, in one word.
pub(crate) fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Event => "Named event",
        EntityKind::Work => "Named work",
        EntityKind::Other => "Name",
    }
}

/// "once", "twice", "3 times".
pub(crate) fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{} times", grouped(n)),
    }
}

/// What an editor said of a decision: the reason, and who decided.
pub(crate) fn decided(why: Option<&str>, by: Option<&str>) -> Option<String> {
    match (why.map(|why| why.trim_end_matches('.')), by) {
        (Some(why), Some(by)) => Some(format!("{why}; decided by {by}")),
        (Some(why), None) => Some(why.to_owned()),
        (None, by) => by.map(|by| format!("decided by {by}")),
    }
}

/// What an entity is, with its article.
pub(crate) fn a_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "a person",
        EntityKind::Organisation => "an organisation",
        EntityKind::Place => "a place",
        EntityKind::Event => "a named event",
        EntityKind::Work => "a named work",
        EntityKind::Other => "a name",
    }
}

/// Where an event stands, in the words of a line: "planned in [1]".
pub(crate) fn event_status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Happened | EventStatus::Background => "happened",
        EventStatus::Ongoing => "going on",
        EventStatus::Planned => "planned",
        EventStatus::Postponed => "postponed",
        EventStatus::Cancelled => "cancelled",
        EventStatus::Possible => "possible",
    }
}

/// What an origin is.
pub(crate) fn origin_kind(kind: OriginKind) -> &'static str {
    match kind {
        OriginKind::Agency => "news agency",
        OriginKind::Outlet => "outlet",
        OriginKind::Official => "official",
        OriginKind::Organisation => "organisation",
        OriginKind::Person => "own remarks",
        OriginKind::Unknown => "kind not stated",
    }
}

/// The words with their first letter in upper case.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a block was taken for, where it was kept outside the story.
pub(crate) fn block_kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "headline",
        BlockKind::Dek => "standfirst",
        BlockKind::Byline => "byline",
        BlockKind::Date => "date line",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::List => "list",
        BlockKind::Quote => "quotation",
        BlockKind::Caption => "caption",
        BlockKind::Table => "table",
        BlockKind::Code => "code",
        BlockKind::Furniture => "furniture",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_line_has_one_form() {
        assert_eq!(count_line(Support { sources: 3, origins: 2 }, 5), "3 of 5 sources, 2 origins");
        assert_eq!(count_line(Support { sources: 1, origins: 1 }, 1), "1 of 1 source, 1 origin");
        assert_eq!(counted(1_234_567, "word"), "1,234,567 words");
    }

    #[test]
    fn days_carry_their_weekday_and_only_they() {
        let when = |edtf| super::when(&VisitDate::parse(edtf).unwrap(), Some(2023));
        assert_eq!(when("2023-06-18"), "Sun 18 June");
        assert_eq!(when("2022-06-18"), "18 June 2022");
        assert_eq!(when("2022-11"), "Nov 2022");
    }

    #[test]
    fn days_of_one_month_share_its_name() {
        let date = |edtf| VisitDate::parse(edtf).unwrap();
        let (a, b, c) = (date("2023-06-18"), date("2023-06-19"), date("2023-11"));
        assert_eq!(either(&[&a, &b], Some(2023)), "18 or 19 June");
        assert_eq!(either(&[&a, &b], None), "18 or 19 June 2023");
        assert_eq!(either(&[&a, &c], Some(2023)), "18 June or November");
    }

    #[test]
    fn only_what_html_knows_gets_a_datetime() {
        let attribute = |edtf| datetime(&VisitDate::parse(edtf).unwrap());
        assert_eq!(attribute("2023-06-18?"), Some("2023-06-18".to_owned()));
        assert_eq!(attribute("2023-06"), Some("2023-06".to_owned()));
        assert_eq!(attribute("2023-06-18/2023-06-19"), None);
    }
}
