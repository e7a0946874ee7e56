use super::*;
use crate::diagnostic::Severity;

fn read(text: &str) -> (Vec<(String, String)>, Vec<Diagnostic>) {
    let document = Document { path: "a.md".to_owned(), text: text.into(), severity: Severity::Warning };
    let mut problems = Vec::new();
    let entries = entries(&document, 0..text.len(), &mut problems);
    for entry in &entries {
        assert_eq!(&text[entry.key_span.clone()], entry.key);
        assert!(text.get(entry.value.span.clone()).is_some());
    }
    (entries.into_iter().map(|entry| (entry.key, words(&entry.value.value))).collect(), problems)
}

fn words(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::List(items) => items.iter().map(|item| words(&item.value)).collect::<Vec<_>>().join("|"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_simple_part_of_yaml_is_read() {
    let (entries, problems) = read(
        "# by hand\ntitle: The bridge: a history # kept\ndate: 2024-02-03\noutlet: \"The \\\"Post\\\" \\u00e9\"\n\
         rights: 'It''s free'\nbyline: [Lena Brandt, \"Okafor, Grace\"] # two\norigin:\n  - Wire One\n  - 'Wire Two'\n\
         url: https://example.org/a#b\nlanguage: ~\nnote:\n",
    );
    let expected = [
        ("title", "The bridge: a history"),
        ("date", "2024-02-03"),
        ("outlet", "The \"Post\" é"),
        ("rights", "It's free"),
        ("byline", "Lena Brandt|Okafor, Grace"),
        ("origin", "Wire One|Wire Two"),
        ("url", "https://example.org/a#b"),
    ];
    assert_eq!(entries, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    assert_eq!(problems, []);
}

#[test]
fn what_is_not_read_is_named_at_its_place_and_the_rest_goes_on() {
    for (text, place) in [
        ("title: |\n  a\n  b\noutlet: x", "|"),
        ("title: {a: b}\noutlet: x", "{a: b}"),
        ("title: &t a\noutlet: x", "&t a"),
        ("title: a\n  b\noutlet: x", "a"),
        ("title:\n  en: a\n  fr: b\noutlet: x", "en: a"),
        ("title: \"a\noutlet: x", "\"a"),
        ("title: \"a\" b\noutlet: x", "b"),
        ("title: [a,\n  b]\noutlet: x", "[a,"),
        ("just words\noutlet: x", "just words"),
    ] {
        let (entries, problems) = read(text);
        assert_eq!(entries, [("outlet".to_owned(), "x".to_owned())], "{text}");
        assert_eq!(problems.len(), 1, "{text}");
        let (source, span) = problems[0].place.clone().unwrap();
        assert_eq!(&source[span], place, "{text}");
    }
}

#[test]
fn the_first_of_two_values_counts() {
    let (entries, problems) = read("title: a\ntitle: b");
    assert_eq!(entries, [("title".to_owned(), "a".to_owned())]);
    assert_eq!(problems[0].code, "key-given-twice");
}
