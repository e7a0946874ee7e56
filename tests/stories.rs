//! Names in short invented stories of many kinds and countries: `{p Laura Stein}` marks a person, `{o …}` an organisation,
//! `{l …}` a place; `{p Stein = Laura Stein}` says in addition which full name the article gives it.

use backgrounder::annotate::{Annotated, EntityKind, annotate};
use backgrounder::article::clean;
use backgrounder::source::{Format, Given, Source, SourceId};

const STORIES: [(&str, &str); 8] = [
    ("business", include_str!("stories/business.txt")),
    ("court", include_str!("stories/court.txt")),
    ("disaster", include_str!("stories/disaster.txt")),
    ("election", include_str!("stories/election.txt")),
    ("obituary", include_str!("stories/obituary.txt")),
    ("police", include_str!("stories/police.txt")),
    ("science", include_str!("stories/science.txt")),
    ("sport", include_str!("stories/sport.txt")),
];

/// A name as printed, the letter of its kind and the full name that it must resolve to.
type Marked = (String, char, Option<String>);

/// The story without its marks, and the names that they mark, in order.
fn read(story: &str) -> (String, Vec<Marked>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    for (index, piece) in story.split(['{', '}']).enumerate() {
        if index % 2 == 0 {
            text.push_str(piece);
            continue;
        }
        let (kind, name) = piece.split_once(' ').expect("a mark is a letter, a blank and a name");
        let (printed, full) = name.split_once(" = ").map_or((name, None), |(a, b)| (a, Some(b.to_owned())));
        names.push((printed.to_owned(), kind.chars().next().expect("a letter"), full));
        text.push_str(printed);
    }
    (text, names)
}

fn annotated(text: String) -> Annotated {
    annotate(clean(&Source {
        id: SourceId("story".to_owned()),
        path: "story.txt".to_owned(),
        format: Format::Text,
        encoding: "UTF-8",
        sha256: String::new(),
        text,
        body_start: 0,
        already_clean: true,
        saved_from: None,
        given: Given::default(),
    }))
}

fn letter(kind: EntityKind) -> Option<char> {
    match kind {
        EntityKind::Person => Some('p'),
        EntityKind::Organisation => Some('o'),
        EntityKind::Place => Some('l'),
        _ => None,
    }
}

/// What was found and not marked, and what was marked and not found, as lines; and how many were right.
fn compare(name: &str, story: &str) -> (Vec<String>, usize) {
    let (text, marked) = read(story);
    let annotated = annotated(text);
    let mut found: Vec<Marked> = Vec::new();
    for mention in &annotated.mentions {
        if let Some(kind) = letter(mention.kind) {
            found.push((annotated.article.body[mention.span.clone()].to_owned(), kind, Some(mention.name.clone())));
        }
    }
    let (mut wrong, mut right) = (Vec::new(), 0);
    for (printed, kind, full) in &marked {
        let fits = |other: &Marked| other.0 == *printed && other.1 == *kind && (full.is_none() || other.2 == *full);
        if let Some(place) = found.iter().position(fits) {
            found.remove(place);
            right += 1;
        } else {
            wrong.push(format!("{name}: missing {kind} {printed} {full:?}"));
        }
    }
    wrong.extend(
        found.iter().map(|(printed, kind, full)| format!("{name}: not a name or wrong: {kind} {printed} {full:?}")),
    );
    (wrong, right)
}

#[test]
fn names_of_every_kind_of_story() {
    let (mut wrong, mut right) = (Vec::new(), 0);
    for (name, story) in STORIES {
        let (errors, found) = compare(name, story);
        wrong.extend(errors);
        right += found;
    }
    assert!(wrong.is_empty(), "{right} right\n{}", wrong.join("\n"));
}
