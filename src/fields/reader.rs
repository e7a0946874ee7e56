//! Takes the keys of one table; what nobody takes is not known.

use std::ops::Range;

use url::Url;

use super::{Document, Entry, Item, Value};
use crate::date::VisitDate;
use crate::diagnostic::{Diagnostic, did_you_mean};

/// The keys of one table. Every method takes a key away; [`finish`](Self::finish) reports the keys that are left, and
/// every problem met on the way, in the order of the file.
#[derive(Debug)]
pub struct Fields<'d> {
    document: &'d Document,
    entries: Vec<Entry>,
    known: Vec<&'static str>,
    problems: Vec<Diagnostic>,
}

impl<'d> Fields<'d> {
    /// The fields of one table of a document.
    pub fn new(document: &'d Document, entries: Vec<Entry>) -> Self {
        Self { document, entries, known: Vec::new(), problems: Vec::new() }
    }

    /// Takes a key, whatever it holds.
    pub fn item(&mut self, key: &'static str) -> Option<Item> {
        self.known.push(key);
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(at).value)
    }

    /// Takes a string; surrounding white space does not count, and an empty one is none.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.text_with_span(key).map(|(text, _)| text)
    }

    /// Takes a string with its byte range.
    pub fn text_with_span(&mut self, key: &'static str) -> Option<(String, Range<usize>)> {
        let item = self.item(key)?;
        let span = item.span.clone();
        let text = self.as_text(key, &item, "a string")?;
        (!text.is_empty()).then_some((text, span))
    }

    /// Takes a string or a list of strings, from the first of several keys of one meaning.
    pub fn texts(&mut self, keys: &[&'static str]) -> Vec<String> {
        let expected = "a string or a list of strings";
        let found: Vec<_> = keys.iter().filter_map(|key| Some((*key, self.item(key)?))).collect();
        let Some((key, item)) = found.into_iter().next() else { return Vec::new() };
        let items = match item {
            Item { value: Value::List(items), .. } => items,
            item => vec![item],
        };
        let texts = items.into_iter().filter_map(|item| self.as_text(key, &item, expected));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// Takes a date, with or without quotes.
    pub fn date(&mut self, key: &'static str) -> Option<VisitDate> {
        let item = self.item(key)?;
        let text = match &item.value {
            Value::Text(text) | Value::Date(text) => text.clone(),
            // A bare year.
            Value::Integer(year) => format!("{year:04}"),
            _ => {
                self.wrong_type(key, &item, "a date");
                return None;
            }
        };
        match super::date(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                let problem =
                    self.document.problem("bad-date", format!("`{text}` is not a date that can be read"), item.span);
                let example = "write `2023-06-18` for a day, `2023-06` for a month, `2023-06-18?` for an uncertain day";
                let hint = super::printed_date(&text).map(|date| format!("did you mean `{date}`?"));
                let hint = hint.unwrap_or_else(|| example.to_owned());
                let reason = error.why.rsplit(": ").next().unwrap_or_default();
                let because = format!("a date is written as in ISO 8601 or EDTF, and here {reason}");
                self.problems.push(problem.because(because).hint(hint));
                None
            }
        }
    }

    /// Takes a whole number from 0 up.
    pub fn number(&mut self, key: &'static str) -> Option<u32> {
        let item = self.item(key)?;
        let number = match item.value {
            Value::Integer(number) => u32::try_from(number).ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(key, &item, "a whole number from 0 up");
        }
        number
    }

    /// Takes `true` or `false`.
    pub fn truth(&mut self, key: &'static str) -> Option<bool> {
        let item = self.item(key)?;
        if let Value::Truth(truth) = item.value {
            return Some(truth);
        }
        self.wrong_type(key, &item, "`true` or `false`");
        None
    }

    /// Takes one of a few words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let (text, span) = self.text_with_span(key)?;
        let choice = choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
        if choice.is_none() {
            let names = choices.iter().map(|(name, _)| *name);
            let problem = self
                .document
                .problem("unknown-value", format!("`{text}` is not a value of `{key}`"), span)
                .because(format!("`{key}` is one of {}", list(names.clone())));
            self.problems.push(with_hint(problem, did_you_mean(&text, names)));
        }
        choice
    }

    /// Takes a web address with its byte range.
    pub fn web_address(&mut self, key: &'static str) -> Option<(Url, Range<usize>)> {
        let (text, span) = self.text_with_span(key)?;
        let wrong = match Url::parse(&text) {
            Ok(address) if matches!(address.scheme(), "http" | "https") => return Some((address, span)),
            Ok(address) => format!("it begins with `{}:`", address.scheme()),
            Err(url::ParseError::RelativeUrlWithoutBase) => "it does not begin with `https://` or `http://`".to_owned(),
            Err(error) => error.to_string(),
        };
        let problem = self.document.problem("bad-address", format!("`{text}` is not a web address"), span);
        self.problems
            .push(problem.because(wrong).hint("write the whole address, as in `https://example.org/page.html`"));
        None
    }

    /// Takes a language tag (BCP 47).
    pub fn language(&mut self, key: &'static str) -> Option<String> {
        let (text, span) = self.text_with_span(key)?;
        let mut parts = text.split('-');
        let is_word = |part: &str, longest: usize| {
            (1..=longest).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        };
        let is_tag =
            parts.next().is_some_and(|part| part.len() >= 2 && is_word(part, 3)) && parts.all(|part| is_word(part, 8));
        if !is_tag {
            let problem = self.document.problem("bad-language", format!("`{text}` is not a language tag"), span);
            self.problems.push(
                problem.because("a language is named by its BCP 47 tag").hint("write `en`, `fr`, `pt-BR` or `zh-Hans`"),
            );
        }
        is_tag.then_some(text)
    }

    /// Takes a table's fields.
    pub fn table(&mut self, key: &'static str) -> Option<Fields<'d>> {
        let item = self.item(key)?;
        if let Value::Table(entries) = item.value {
            return Some(Fields::new(self.document, entries));
        }
        self.wrong_type(key, &item, "a table");
        None
    }

    /// Adds a problem found by the caller.
    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Says that `key` holds something else than `expected`.
    pub fn wrong_type(&mut self, key: &str, item: &Item, expected: &str) {
        let found = item.value.type_name();
        let problem = self.document.problem("wrong-type", format!("`{key}` must be {expected}"), item.span.clone());
        self.problems.push(problem.because(format!("this is {found}")).hint(example(key, expected, &item.value)));
    }

    /// The problems met, and one for each key that nobody took. `owner` names what has the keys (`briefing.toml`).
    pub fn finish(mut self, owner: &str) -> Vec<Diagnostic> {
        let known = list(self.known.iter().copied());
        for entry in &self.entries {
            let problem = self
                .document
                .problem("unknown-key", format!("`{}` is not a key of {owner}", entry.key), entry.key_span.clone())
                .because(format!("the keys are {known}"));
            let hint = did_you_mean(&entry.key, self.known.iter().copied());
            self.problems.push(with_hint(problem, hint));
        }
        self.problems.sort_by_key(|problem| problem.place.as_ref().map_or(0, |(_, range)| range.start));
        self.problems
    }

    fn as_text(&mut self, key: &'static str, item: &Item, expected: &str) -> Option<String> {
        if let Value::Text(text) = &item.value {
            return Some(text.trim().to_owned());
        }
        self.wrong_type(key, item, expected);
        None
    }
}

/// "`a`, `b` and `c`".
fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

fn with_hint(problem: Diagnostic, hint: Option<String>) -> Diagnostic {
    match hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

fn example(key: &str, expected: &str, found: &Value) -> String {
    match (expected, found) {
        ("a table", _) => format!("write `[{key}]` on a line of its own, its keys below it"),
        ("a date", _) => format!("write `{key} = 2023-06-18`"),
        ("a whole number from 0 up", _) => format!("write `{key} = 1`"),
        ("`true` or `false`", _) => format!("write `{key} = true`, without quotation marks"),
        (_, Value::List(_) | Value::Table(_)) => format!("write one string: `{key} = \"…\"`"),
        _ => format!("put it in quotation marks: `{key} = \"…\"`"),
    }
}
