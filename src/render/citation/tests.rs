//! The formats, read back by other readers.

use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType};
use serde_json::{Value, json};

use super::*;

const HARD: &str = "50 % of R&D #1_a {so} \\n ~x^2 $3 \"quoted\" in Ærø: «Grüße» 北京";

fn hard() -> Citation {
    Citation {
        key: "a/b-1".to_owned(),
        title: Some(HARD.to_owned()),
        authors: ["Ada Okafor", "Smith and Sons, Ltd", "北京日报"].map(str::to_owned).to_vec(),
        outlet: Some("R&D Post".to_owned()),
        date: VisitDate::parse("2031-05-06").ok(),
        url: Some("https://example.org/a_b?x=1&y={2}%20#c".to_owned()),
        language: Some("en".to_owned()),
        notes: vec!["text taken from A & B".to_owned()],
        ..Citation::default()
    }
}

#[test]
fn another_reader_of_bibtex_finds_the_same_values() {
    let text = format!(
        "{}\n{}",
        hard().written(Format::Bibtex),
        Citation { key: "c".into(), ..hard() }.written(Format::Bibtex)
    );
    let read = Bibliography::parse(&text).unwrap();
    assert_eq!(read.len(), 2);
    let entry = read.get("a/b-1").unwrap();
    assert_eq!(entry.author().unwrap().len(), 3, "{text}");
    assert_eq!(entry.author().unwrap()[0].name, "Okafor");
    assert_eq!(entry.author().unwrap()[1].name, "Smith and Sons, Ltd");
    assert_eq!(entry.journal().unwrap().format_verbatim(), "R&D Post");
    assert_eq!(entry.note().unwrap().format_verbatim(), "text taken from A & B");
    assert_eq!(entry.url().unwrap(), "https://example.org/a_b?x=1&y=%7B2%7D%20#c");
    let PermissiveType::Typed(date) = entry.date().unwrap() else { panic!("{text}") };
    let DateValue::At(day) = date.value else { panic!("{text}") };
    assert_eq!((day.year, day.month, day.day), (2031, Some(4), Some(5)), "months and days are counted from nought");
    let title = entry.title().unwrap().format_verbatim();
    assert!(title.starts_with("50 % of R&D #1_a") && title.ends_with("in Ærø: «Grüße» 北京"), "{title}");
}

#[test]
fn braces_of_a_headline_never_unbalance_an_entry() {
    for title in ["}", "{", "a } b {{", "\\", "\\}", "\"", "%", "a\\"] {
        let text = Citation { title: Some(title.to_owned()), ..hard() }.written(Format::Bibtex);
        let (open, shut) = (text.matches('{').count(), text.matches('}').count());
        assert_eq!(open, shut, "{text}");
        assert_eq!(Bibliography::parse(&text).unwrap().len(), 1, "{text}");
    }
}

#[test]
fn every_line_of_ris_has_its_tag() {
    let odd = Citation { title: Some(even("two\r\nER  - \nlines")), ..hard() };
    let text = odd.written(Format::Ris);
    assert!(text.ends_with("ER  - \r\n") && text.starts_with("TY  - NEWS\r\n"));
    for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
        let (tag, rest) = line.split_at(2);
        assert!(
            tag.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) && rest.starts_with("  - "),
            "{line}"
        );
    }
    assert_eq!(text.matches("\r\nER  - ").count(), 1, "{text}");
    assert!(text.contains("AU  - Smith and Sons Ltd\r\n") && text.contains("DA  - 2031/05/06/\r\n"), "{text}");
}

#[test]
fn only_the_known_parts_of_a_date_are_written() {
    let written = |edtf: Option<&str>, format| {
        let date = edtf.map(|edtf| VisitDate::parse(edtf).unwrap());
        Citation { date, ..hard() }.written(format)
    };
    for (edtf, expected) in [
        (Some("2031-05-06"), json!({ "date-parts": [[2031, 5, 6]] })),
        (Some("2031-05"), json!({ "date-parts": [[2031, 5]] })),
        (Some("2031"), json!({ "date-parts": [[2031]] })),
        (Some("2031-05-06/2031-05-07"), json!({ "date-parts": [[2031, 5, 6], [2031, 5, 7]] })),
        (Some("2031-05~"), json!({ "date-parts": [[2031, 5]], "circa": true })),
        (Some("2031-05-06/.."), Value::Null),
        (None, Value::Null),
    ] {
        let item: Value = serde_json::from_str(&written(edtf, Format::Csl)).unwrap();
        assert_eq!(item[0]["issued"], expected, "{edtf:?}");
    }
    assert!(written(Some("2031-05"), Format::Ris).contains("DA  - 2031/05//\r\n"));
    let days = written(Some("2031-05-06/2031-05-07"), Format::Bibtex);
    assert!(days.contains("month = may") && !days.contains("day = "), "{days}");
    assert!(!written(None, Format::Bibtex).contains("year") && !written(None, Format::Ris).contains("PY"));
}

#[test]
fn what_is_inferred_says_so_and_what_is_not_known_is_said_in_plain_words_only() {
    let notes = vec!["date inferred, not stated by the source".to_owned()];
    let inferred = Citation { is_inferred: true, notes, ..hard() };
    for format in [Format::Plain, Format::Bibtex, Format::Ris, Format::Csl] {
        assert!(inferred.written(format).to_lowercase().contains("date inferred"), "{format:?}");
    }
    assert!(inferred.written(Format::Plain).contains("R&D Post, [6 May 2031]."));
    let bare = Citation { key: "x".to_owned(), ..Citation::default() };
    assert_eq!(bare.written(Format::Plain), "[No headline]. [publisher not stated], [date not stated].");
    assert_eq!(bare.written(Format::Bibtex), "@misc{x\n}\n");
    assert_eq!(bare.written(Format::Ris), "TY  - NEWS\r\nID  - x\r\nER  - \r\n");
    let asked = Citation { title: Some("Who pays?".to_owned()), ..hard() };
    assert!(asked.written(Format::Plain).contains("“Who pays?” R&D Post, 6 May 2031."));
}

#[test]
fn keys_are_plain_stable_and_one_for_each_source() {
    assert_eq!(key("dailies/harbour_courier-1"), "dailies/harbour_courier-1");
    let odd = ["a b", "a,b", "a{b", "ä b", "北京", "", "-"].map(key);
    assert!(
        odd.iter().all(|key| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_./:".contains(c)))
    );
    let mut each = odd.to_vec();
    each.sort();
    each.dedup();
    assert_eq!(each.len(), odd.len(), "{odd:?}");
}
