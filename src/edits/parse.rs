//! The text of `edits.toml` → [`Edits`].

use std::io::ErrorKind;
use std::path::Path;

use super::clash::clashes;
use super::{Edit, Edits, Provenance, editorial, entity, event, lines};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean, shown};
use crate::fields::{Document, Entry, Fields, Item, Value};

/// The verbs that are known.
const VERBS: &[&str] = &[
    "merge",
    "split",
    "rename",
    "drop",
    "kind",
    "role",
    "link",
    "pin",
    "keep",
    "cut",
    "versions",
    "separate",
    event::VERBS[0],
    event::VERBS[1],
    event::VERBS[2],
    event::VERBS[3],
    editorial::VERBS[0],
    editorial::VERBS[1],
    editorial::VERBS[2],
    editorial::VERBS[3],
    editorial::VERBS[4],
];

impl Edits {
    /// Reads the editor's decisions; none where the file is absent.
    pub fn read(path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let name = shown(path);
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&name, &text),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self { path: name, ..Self::default() }),
            Err(error) => Err(vec![
                Diagnostic::error("unreadable-file", name, "the editor's decisions cannot be read")
                    .because(error.to_string())
                    .hint("check that the file is UTF-8 and that you may read it"),
            ]),
        }
    }

    /// Reads the text of an `edits.toml`; `name` is how the user would name the file.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let document = Document { path: name.to_owned(), text: text.into(), severity: Severity::Error };
        let entries = document.toml(0..text.len()).map_err(|problem| vec![*problem])?;
        let mut problems = Vec::new();
        let mut edits = Vec::new();
        for entry in entries {
            for item in decisions(&document, &entry, &mut problems) {
                edits.extend(edit(&document, &entry.key, item, &mut problems));
            }
        }
        edits.sort_by_key(|(_, provenance)| provenance.span.start);
        if problems.is_empty() {
            problems = clashes(&document, &edits);
        }
        if problems.is_empty() {
            Ok(Self { path: name.to_owned(), text: text.to_owned(), edits })
        } else {
            Err(problems)
        }
    }
}

/// The decisions below one verb, whether written `verb = [{ … }]` or `[[verb]]`.
fn decisions(document: &Document, entry: &Entry, problems: &mut Vec<Diagnostic>) -> Vec<Item> {
    let verb = entry.key.as_str();
    if !VERBS.contains(&verb) {
        problems.push(unknown_verb(document, entry));
        return Vec::new();
    }
    if let Value::List(items) = &entry.value.value {
        return items.clone();
    }
    let problem = document
        .problem("wrong-type", format!("`{verb}` must be a list of decisions"), entry.key_span.clone())
        .because(format!("this is {}", entry.value.value.type_name()))
        .hint(format!("write `[[{verb}]]` on a line of its own, its keys below it"));
    problems.push(problem);
    Vec::new()
}

fn unknown_verb(document: &Document, entry: &Entry) -> Diagnostic {
    let verb = &entry.key;
    let problem = document
        .problem("unknown-verb", format!("`{verb}` is not a decision that is known"), entry.key_span.clone())
        .because(format!("this version knows `{}`", VERBS.join("`, `")));
    match did_you_mean(verb, VERBS.iter().copied()) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

fn edit(document: &Document, verb: &str, item: Item, problems: &mut Vec<Diagnostic>) -> Option<(Edit, Provenance)> {
    let Value::Table(entries) = item.value else {
        let what = format!("a `{verb}` must be a table");
        let because = format!("this is {}", item.value.type_name());
        problems.push(document.problem("wrong-type", what, item.span).because(because).hint(example(verb)));
        return None;
    };
    let mut fields = Fields::new(document, entries);
    let edit = match verb {
        "merge" => merge(&mut fields),
        "split" => split(&mut fields),
        "rename" => rename(&mut fields),
        "drop" => fields.text("id").map(|id| Edit::Drop { id }),
        "kind" => entity::kind(&mut fields),
        "role" => entity::role(&mut fields),
        "link" => entity::link(&mut fields, document),
        "keep" => lines::read(&mut fields, document, true),
        "cut" => lines::read(&mut fields, document, false),
        "versions" => versions(&mut fields),
        "separate" => separate(&mut fields),
        verb if event::VERBS.contains(&verb) => event::read(verb, &mut fields, document),
        verb if editorial::VERBS.contains(&verb) => editorial::read(verb, &mut fields, document),
        _ => pin(&mut fields, document),
    };
    let (why, by) = (fields.text("why"), fields.text("by"));
    let found = fields.finish(&format!("`{verb}`"));
    let edit = edit.filter(|edit| by.is_some() || !editorial::must_be_signed(edit));
    if edit.is_none() && found.is_empty() {
        let problem = document.problem("missing-key", format!("this `{verb}` is not complete"), item.span.clone());
        problems.push(problem.because(needs(verb)).hint(example(verb)));
    }
    problems.extend(found);
    let mut edit = edit?;
    if let Edit::Lines { ruling, .. } = &mut edit {
        (ruling.why, ruling.by) = (why.clone(), by.clone());
    }
    Some((edit, Provenance { span: item.span, why, by }))
}

fn merge(fields: &mut Fields<'_>) -> Option<Edit> {
    let (into, mut names) = (fields.text("into"), fields.texts(&["names"]));
    let into = into?;
    names.retain(|name| *name != into);
    (!names.is_empty()).then_some(Edit::Merge { into, names })
}

fn split(fields: &mut Fields<'_>) -> Option<Edit> {
    let (name, into) = (fields.text("name"), fields.texts(&["into"]));
    if into.is_empty() { None } else { Some(Edit::Split { name: name?, into }) }
}

fn rename(fields: &mut Fields<'_>) -> Option<Edit> {
    let (id, to) = (fields.text("id"), fields.text("to"));
    Some(Edit::Rename { id: id?, to: to? })
}

fn versions(fields: &mut Fields<'_>) -> Option<Edit> {
    let (of, mut are) = (fields.text("of"), fields.texts(&["are"]));
    let of = of?;
    are.retain(|file| *file != of);
    (!are.is_empty()).then_some(Edit::Versions { of, are })
}

fn separate(fields: &mut Fields<'_>) -> Option<Edit> {
    let files = fields.texts(&["files"]);
    (files.len() > 1).then_some(Edit::Separate { files })
}

fn pin(fields: &mut Fields<'_>, document: &Document) -> Option<Edit> {
    let (at, starts, order) = (fields.text_with_span("at"), fields.text("starts"), fields.number("order"));
    let (at, span) = at?;
    if !names_sentence(&at) {
        fields.report(bad_anchor(document, &at, span));
        return None;
    }
    Some(Edit::Pin { at, starts, order })
}

/// True for `004#s9`.
pub(super) fn names_sentence(at: &str) -> bool {
    at.rsplit_once("#s").is_some_and(|(id, number)| !id.is_empty() && number.parse::<u32>().is_ok())
}

pub(super) fn bad_anchor(document: &Document, at: &str, span: std::ops::Range<usize>) -> Diagnostic {
    let problem = document.problem("bad-anchor", format!("`{at}` does not name a sentence"), span);
    let because = "a sentence is named by its article's id, `#` and its own id";
    problem.because(because).hint("copy the end of the sentence's link, as in `004#s9`")
}

fn needs(verb: &str) -> &'static str {
    match verb {
        "merge" => "it needs `into`, the name that stays, and `names`, the other names that go",
        "split" => "it needs `name`, the name that was shared, and `into`, the names that it is parted into",
        "rename" => "it needs `id`, the entity, and `to`, its new name",
        "drop" => "it needs `id`, the entity or event that gets no page",
        "kind" => "it needs `id`, the entity, and `kind`, what it is",
        "role" => "it needs `id`, the entity, and `role`, the words that say what it is or does",
        "link" => "it needs `id`, the entity, and `wikidata`, its item there",
        "keep" | "cut" => "it needs `file`, the path of an article, and `lines`, the first and the last line",
        "versions" => "it needs `of`, the file that speaks, and `are`, the other files that hold the same article",
        "separate" => "it needs `files`, at least two that hold different articles",
        verb if event::VERBS.contains(&verb) => event::needs(verb),
        verb if editorial::VERBS.contains(&verb) => editorial::needs(verb),
        _ => "it needs `at`, the sentence that is a key point",
    }
}

fn example(verb: &str) -> &'static str {
    match verb {
        "merge" => "as in `{ into = \"Grace Okafor\", names = [\"Gracie Okafor\"] }`",
        "split" => "as in `{ name = \"Brandt\", into = [\"Lena Brandt\", \"Paul Brandt\"] }`",
        "rename" => "as in `{ id = \"person/grace-okafor\", to = \"Grace A. Okafor\" }`",
        "drop" => "as in `{ id = \"person/grace-okafor\", why = \"not in this story\" }`",
        "kind" => "as in `{ id = \"person/okafor-shipping\", kind = \"organisation\" }`",
        "role" => "as in `{ id = \"person/grace-okafor\", role = \"harbour master\" }`",
        "link" => "as in `{ id = \"person/grace-okafor\", wikidata = \"Q42\" }`",
        "keep" | "cut" => "as in `{ file = \"dailies/x.txt\", lines = \"12-18\", starts = \"The council said\" }`",
        "versions" => "as in `{ of = \"dailies/x.html\", are = [\"dailies/x.txt\"] }`",
        "separate" => "as in `{ files = [\"dailies/x.txt\", \"dailies/y.txt\"] }`",
        verb if event::VERBS.contains(&verb) => event::example(verb),
        verb if editorial::VERBS.contains(&verb) => editorial::example(verb),
        _ => "as in `{ at = \"004#s9\", starts = \"The council said\" }`",
    }
}
