//! What the editor decided, in the words of the site.

use std::fmt::Display;

use serde::Serialize;

use super::Viewpoint;
use crate::article::Tombstone;
use crate::edits::{BottomLine, Edit, Editorial, EventEdit, Provenance, Question, Secret, Target};
use crate::interface::{Interface, phrase};
use crate::render::wording;

/// One decision of the editor.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Decision {
    what: String,
    why: Option<String>,
    by: Option<String>,
}

/// A decision with what it came to: the question that is hidden, the sentences that print the same withheld words.
pub(super) fn decision_here(view: &Viewpoint<'_>, edit: &Edit, from: &Provenance) -> Decision {
    let ui = view.interface();
    let decision = decision(ui, edit, from);
    let briefing = &view.site.briefing;
    let more = match edit {
        Edit::Editorial(Editorial::Hide { what: Target::Id(id) }) => {
            let hidden = briefing.judgements.hidden.iter().find(|dispute| dispute.id == *id);
            hidden.map(|dispute| {
                ui.fill("{decision} (“{question}”)", &[("decision", &decision.what), ("question", &dispute.question)])
            })
        }
        Edit::Editorial(Editorial::Withhold { what: Secret::Source(name), .. }) => {
            copies(view, name).map(|copies| ui.series([&decision.what, &copies]))
        }
        Edit::Editorial(Editorial::Withhold { what: Secret::Sentence(anchor), .. }) => {
            copies(view, &anchor.at).map(|copies| ui.series([&decision.what, &copies]))
        }
        _ => None,
    };
    Decision { what: more.unwrap_or(decision.what), ..decision }
}

/// "002#s7 prints the same words and is withheld with it".
fn copies(view: &Viewpoint<'_>, of: &str) -> Option<String> {
    let articles = view.site.briefing.articles.iter().map(|annotated| &annotated.article);
    let mut places: Vec<String> = Vec::new();
    for article in articles {
        let is_copy = |tombstone: &&Tombstone| tombstone.copy_of.as_deref() == Some(of);
        let numbers = article.withheld.tombstones.iter().filter(is_copy).filter_map(|tombstone| tombstone.sentence);
        places.extend(numbers.map(|number| format!("{}#s{number}", article.id)));
    }
    let forms = phrase(
        "{places} prints the same words and is withheld with it | {places} print the same words and are withheld with it",
    );
    let told = || view.interface().count_with(places.len(), forms, &[("places", &places.join(", "))]);
    (!places.is_empty()).then(told)
}

/// A decision, as the page of sources and those that rest on it tell it.
pub(super) fn decision(ui: Interface, edit: &Edit, from: &Provenance) -> Decision {
    let what = match edit {
        Edit::Merge { into, names } => {
            ui.fill("Merged {names} into {name}", &[("names", &names.join(", ")), ("name", into)])
        }
        Edit::Split { name, into } => {
            ui.fill("Split {name} into {names}", &[("name", name), ("names", &into.join(", "))])
        }
        Edit::Rename { id, to } => ui.fill("Renamed {id} to {name}", &[("id", id), ("name", to)]),
        Edit::Drop { id } => ui.fill("Dropped {id}", &[("id", id)]),
        Edit::Kind { id, kind } => {
            ui.fill("Held {id} to be {kind}", &[("id", id), ("kind", &wording::a_kind(ui, *kind))])
        }
        Edit::Role { id, role, replaces: None } => {
            ui.fill("Gave {id} the role “{role}”", &[("id", id), ("role", role)])
        }
        Edit::Role { id, role, replaces: Some(printed) } => {
            let values: [(&str, &dyn Display); 3] = [("id", id), ("role", role), ("printed", printed)];
            ui.fill("Gave {id} the role “{role}” for the printed “{printed}”", &values)
        }
        Edit::Link { id, wikidata } => ui.fill("Linked {id} to Wikidata {item}", &[("id", id), ("item", wikidata)]),
        Edit::Pin { at, .. } => ui.fill("Pinned {at} as a key point", &[("at", at)]),
        Edit::Event(edit) => event_decision(ui, edit),
        Edit::Editorial(edit) => editorial_decision(ui, edit),
        Edit::Versions { of, are } => {
            ui.fill("{files} held to be versions of {file}", &[("files", &are.join(", ")), ("file", of)])
        }
        Edit::Separate { files } => ui.fill("{files} held to be different articles", &[("files", &files.join(", "))]),
        Edit::Lines { file, ruling } => {
            let lines = wording::lines(ui, ruling.lines);
            let kept = if ruling.keep { phrase("Kept {lines} of {file}") } else { phrase("Cut {lines} of {file}") };
            let done = ui.fill(kept, &[("lines", &lines), ("file", file)]);
            let as_kind = |kind: &dyn Display| ui.fill("{decision} as {kind}", &[("decision", &done), ("kind", kind)]);
            ruling.kind.as_ref().map_or_else(|| done.clone(), |kind| as_kind(kind))
        }
    };
    Decision { what, why: from.why.clone(), by: from.by.clone() }
}

fn event_decision(ui: Interface, edit: &EventEdit) -> String {
    match edit {
        EventEdit::Set { id, hide: true, .. } => ui.fill("Took {id} off the timeline", &[("id", id)]),
        EventEdit::Set { id, status, date, title, .. } => {
            let status = status.map(|status| ui.fill("as {status}", &[("status", &wording::event_status(ui, status))]));
            let date = date.as_ref().map(|date| ui.fill("on {date}", &[("date", &ui.date(date))]));
            let title = title.as_ref().map(|title| ui.fill("under “{title}”", &[("title", title)]));
            let given: Vec<String> = [status, date, title].into_iter().flatten().collect();
            ui.fill("Set {id} {given}", &[("id", id), ("given", &given.join(", "))])
        }
        EventEdit::Merge { into, ids } => {
            ui.fill("Held {names} to be {name}", &[("names", &ids.join(", ")), ("name", into)])
        }
        EventEdit::Split { id, statements } => {
            let values: [(&str, &dyn Display); 2] = [("statements", &statements.join(", ")), ("id", id)];
            ui.fill("Held {statements} to tell another event than {id}", &values)
        }
        EventEdit::Add { at, status, date, .. } => {
            let status = wording::event_status(ui, *status);
            let told = date.as_ref().map_or_else(|| status.to_owned(), |date| format!("{status}, {}", ui.date(date)));
            ui.fill("Added the event that {at} tells ({told})", &[("at", at), ("told", &told)])
        }
    }
}

/// What an editor says, judges or keeps back. Of what is withheld, not even the words that guard it are told.
fn editorial_decision(ui: Interface, edit: &Editorial) -> String {
    let target = |target: &Target| match target {
        Target::Id(id) => id.clone(),
        Target::Sentence(anchor) => anchor.at.clone(),
    };
    match edit {
        Editorial::Note { on, text } => {
            ui.fill("Noted beside {place}: “{text}”", &[("place", &target(on)), ("text", text)])
        }
        Editorial::Settle { of: Question::Id(of), answer } => {
            ui.fill("Settled {question}: {answer}", &[("question", of), ("answer", answer)])
        }
        Editorial::Settle { of: Question::Of { event, question }, answer } => {
            let values: [(&str, &dyn Display); 3] = [("question", question), ("event", event), ("answer", answer)];
            ui.fill("Settled “{question}” of {event}: {answer}", &values)
        }
        Editorial::Hide { what: Target::Id(id) } => ui.fill("Hidden by the editor: {id}", &[("id", id)]),
        Editorial::Hide { what: Target::Sentence(anchor) } => {
            ui.fill("Hidden by the editor: the quotations of {at}", &[("at", &anchor.at)])
        }
        Editorial::Withhold { what: Secret::Source(source), .. } => {
            ui.fill("Withheld source {source}", &[("source", source)])
        }
        Editorial::Withhold { what: Secret::Sentence(anchor), .. } => {
            ui.fill("Withheld sentence {at}", &[("at", &anchor.at)])
        }
        Editorial::BottomLine { line: BottomLine::Sentence(anchor), .. } => {
            ui.fill("Made {at} part of the bottom line", &[("at", &anchor.at)])
        }
        Editorial::BottomLine { line: BottomLine::Text(text), .. } => {
            ui.fill("Wrote into the bottom line: “{text}”", &[("text", text)])
        }
    }
}
