//! The site's own words in the language of the site: one table, `data/interface.tsv`, with the English text as the key.
//!
//! A text may have `{name}` in the place of a value, and forms for numbers parted by ` | `, of which the rule of the language
//! takes one. `context§text` tells apart what English says with one word and another language does not.
//! Nothing here is global: an [`Interface`] is a value that the site carries.

mod dates;
mod plural;
mod table;
#[cfg(test)]
mod table_tests;
mod text;

use std::fmt::Display;

pub(crate) use self::text::{fill, without_context};

use crate::date::VisitDate;

/// Marks a text of the table that is said elsewhere, so that the check of the table finds it here.
pub(crate) const fn phrase(text: &'static str) -> &'static str {
    text
}

/// The words of one language; English by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Interface {
    /// Index of the language in [`table::LANGUAGES`].
    column: usize,
}

impl Interface {
    /// English, the language of the keys.
    pub const ENGLISH: Self = Self { column: 0 };

    /// The words of the language of a BCP 47 tag, of whatever region; none where the table does not have it.
    pub fn of(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or_default();
        let column = table::LANGUAGES.iter().position(|known| known.eq_ignore_ascii_case(language))?;
        Some(Self { column })
    }

    /// The languages that the table has, as tags.
    pub fn languages() -> &'static [&'static str] {
        &table::LANGUAGES
    }

    /// The language as a tag.
    pub fn tag(self) -> &'static str {
        table::LANGUAGES[self.column]
    }

    /// What the site says for an English text of the table.
    pub fn say(self, text: &'static str) -> &'static str {
        let found = self.known(text);
        debug_assert!(found.is_some(), "data/interface.tsv has no row “{text}”");
        found.unwrap_or_else(|| text::without_context(text))
    }

    /// What the site says for a text that may be in the table; none where it is not.
    pub fn known(self, text: &str) -> Option<&'static str> {
        table::row(text).map(|row| text::without_context(row[self.column]))
    }

    /// A text with values in their places. The values are not read again, whatever stands in them.
    pub fn fill(self, text: &'static str, values: &[(&str, &dyn Display)]) -> String {
        text::fill(self.say(text), values)
    }

    /// The form of a text for a number, with the number in the place of `{n}`: "1 source", "1,200 sources".
    pub fn count(self, number: usize, forms: &'static str) -> String {
        self.count_with(number, forms, &[])
    }

    /// As [`count`](Self::count), with further values.
    pub fn count_with(self, number: usize, forms: &'static str, values: &[(&str, &dyn Display)]) -> String {
        let written = self.number(number);
        let mut all: Vec<(&str, &dyn Display)> = vec![("n", &written)];
        all.extend_from_slice(values);
        text::fill(self.form(number, self.say(forms), values), &all)
    }

    /// The form for a number of a text in this language. A text that begins with `[name]` takes that of another place: where
    /// English says "1 of 5 sources", French looks at the 1.
    pub(crate) fn form<'t>(self, number: usize, forms: &'t str, values: &[(&str, &dyn Display)]) -> &'t str {
        let (number, forms) = text::chosen_by(forms, values).unwrap_or((number, forms));
        let wanted = plural::form(self.tag(), number);
        let mut all = forms.split(" | ");
        let first = all.next().unwrap_or_default();
        all.take(wanted).last().unwrap_or(first)
    }

    /// A number with its thousands parted.
    pub fn number(self, number: usize) -> String {
        let example = self.say("1,000");
        let parted = example.trim_start_matches('1').trim_end_matches('0');
        let digits = number.to_string();
        let mut out = String::with_capacity(digits.len() + 8);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(parted);
            }
            out.push(digit);
        }
        out
    }

    /// A date in words, as precise as it is and no more.
    pub fn date(self, date: &VisitDate) -> String {
        dates::words(self, date, None)
    }

    /// As [`date`](Self::date), without the year where it is `year`.
    pub fn date_in(self, date: &VisitDate, year: i16) -> String {
        dates::words(self, date, Some(year))
    }

    /// As [`date`](Self::date), with short names of months and without the year where it is `year`.
    pub fn short_date(self, date: &VisitDate, year: Option<i16>) -> String {
        dates::short(self, date, year)
    }

    /// The short name of the day of the week: "Sun".
    pub fn weekday(self, day: jiff::civil::Date) -> &'static str {
        dates::weekday(self, day)
    }

    /// The number of a day in its month, as dates have it.
    pub fn day_number(self, day: jiff::civil::Date) -> String {
        dates::day_number(self, day)
    }

    /// "a; b; c".
    pub fn series<T: Display>(self, items: impl IntoIterator<Item = T>) -> String {
        let join = |said: String, next: T| {
            if said.is_empty() {
                return next.to_string();
            }
            self.fill("series§{first}; {then}", &[("first", &said), ("then", &next)])
        };
        items.into_iter().fold(String::new(), join)
    }

    /// "name: value".
    pub fn labelled(self, name: &str, value: &str) -> String {
        self.fill("label§{name}: {value}", &[("name", &name), ("value", &value)])
    }

    /// "a", "a and b", "a, b and c".
    pub fn list(self, items: &[String]) -> String {
        match items.split_last() {
            Some((last, before)) if !before.is_empty() => {
                self.fill("list§{before} and {last}", &[("before", &before.join(", ")), ("last", last)])
            }
            _ => items.concat(),
        }
    }

    /// "a", "a and b", "a and b and c".
    pub fn all_of(self, items: impl IntoIterator<Item = String>) -> String {
        let join = |said: String, next: String| {
            if said.is_empty() {
                return next;
            }
            self.fill("list§{before} and {last}", &[("before", &said), ("last", &next)])
        };
        items.into_iter().fold(String::new(), join)
    }

    /// Words between the quotation marks that the site sets.
    pub fn quoted(self, words: &str) -> String {
        self.fill("quoted§“{words}”", &[("words", &words)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_has_the_words_of_its_language() {
        let tag = |tag| Interface::of(tag).map(Interface::tag);
        assert_eq!(tag("fr-CA"), Some("fr"));
        assert_eq!(tag("EN-gb"), Some("en"));
        assert_eq!(tag("pt-BR"), None);
        assert_eq!(tag("fra"), None);
    }

    #[test]
    fn numbers_and_plurals_follow_the_language() {
        let french = Interface::of("fr").unwrap();
        let sources = "{n} source | {n} sources";
        let said = |ui: Interface| [0, 1, 2, 1200].map(|n| ui.count(n, sources));
        assert_eq!(said(Interface::ENGLISH), ["0 sources", "1 source", "2 sources", "1,200 sources"]);
        assert_eq!(said(french), ["0 source", "1 source", "2 sources", "1\u{202f}200 sources"]);
        assert_eq!(Interface::ENGLISH.number(1_234_567), "1,234,567");
    }

    #[test]
    fn lists_and_quotation_marks_follow_the_language() {
        let french = Interface::of("fr").unwrap();
        let names = ["Ada", "Jonas", "Tula"].map(str::to_owned);
        assert_eq!(french.list(&names), "Ada, Jonas et Tula");
        assert_eq!(Interface::ENGLISH.list(&names[..2]), "Ada and Jonas");
        assert_eq!(Interface::ENGLISH.list(&names[..1]), "Ada");
        assert_eq!(french.quoted("lundi"), "«\u{202f}lundi\u{202f}»");
    }

    #[test]
    fn a_value_is_never_read_as_a_place() {
        let filled = Interface::ENGLISH.fill("list§{before} and {last}", &[("before", &"{last}"), ("last", &"b")]);
        assert_eq!(filled, "{last} and b");
    }
}
