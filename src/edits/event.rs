//! `event`, `event_merge`, `event_split` and `event_add`: what the editor knows of the events of the timeline.

use super::Edit;
use super::parse::{bad_anchor, names_sentence};
use crate::annotate::EventStatus;
use crate::date::VisitDate;
use crate::fields::{Document, Fields, Item, Value};

/// The verbs of this file.
pub(super) const VERBS: [&str; 4] = ["event", "event_merge", "event_split", "event_add"];

/// The statuses by their names.
const STATUSES: [(&str, EventStatus); 7] = [
    ("happened", EventStatus::Happened),
    ("ongoing", EventStatus::Ongoing),
    ("planned", EventStatus::Planned),
    ("postponed", EventStatus::Postponed),
    ("cancelled", EventStatus::Cancelled),
    ("possible", EventStatus::Possible),
    ("background", EventStatus::Background),
];

/// One decision about events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventEdit {
    /// The event of this id stands otherwise than the rules found, or is not shown.
    Set {
        /// Id of the event.
        id: String,
        /// Where it stands.
        status: Option<EventStatus>,
        /// When.
        date: Option<VisitDate>,
        /// Words of one of its statements.
        title: Option<String>,
        /// True where it is not shown.
        hide: bool,
    },
    /// The events of these ids are one.
    Merge {
        /// Id of the event that stays.
        into: String,
        /// Ids of the events that go.
        ids: Vec<String>,
    },
    /// These statements tell another event than the one of this id.
    Split {
        /// Id of the event that keeps the other statements.
        id: String,
        /// Statements, as in `004#s9`.
        statements: Vec<String>,
    },
    /// This sentence tells an event that the rules did not find.
    Add {
        /// The statement, as in `004#s9`.
        at: String,
        /// The words that it starts with; where they do not match, nothing is added.
        starts: Option<String>,
        /// Where it stands.
        status: EventStatus,
        /// When; none where the sentence gives no date.
        date: Option<VisitDate>,
        /// Names or ids of those who take part; the people whom the sentence names where none is given.
        participants: Vec<String>,
    },
}

/// Reads one decision of these verbs.
pub(super) fn read(verb: &str, fields: &mut Fields<'_>, document: &Document) -> Option<Edit> {
    let edit = match verb {
        "event" => set(fields)?,
        "event_merge" => merge(fields)?,
        "event_split" => split(fields, document)?,
        _ => add(fields, document)?,
    };
    Some(Edit::Event(edit))
}

fn set(fields: &mut Fields<'_>) -> Option<EventEdit> {
    let (id, status, date) = (fields.text("id"), fields.choice("status", &STATUSES), fields.date("date"));
    let (title, hide) = (fields.text("title"), fields.truth("hide").unwrap_or_default());
    let says_anything = hide || status.is_some() || date.is_some() || title.is_some();
    let id = id.filter(|_| says_anything)?;
    Some(EventEdit::Set { id, status, date, title, hide })
}

fn merge(fields: &mut Fields<'_>) -> Option<EventEdit> {
    let (into, mut ids) = (fields.text("into"), fields.texts(&["ids"]));
    let into = into?;
    ids.retain(|id| *id != into);
    (!ids.is_empty()).then_some(EventEdit::Merge { into, ids })
}

fn split(fields: &mut Fields<'_>, document: &Document) -> Option<EventEdit> {
    let (id, item) = (fields.text("id"), fields.item("statements"));
    let items = match item? {
        Item { value: Value::List(items), .. } => items,
        item => vec![item],
    };
    let mut statements = Vec::new();
    for item in items {
        let Value::Text(text) = &item.value else {
            fields.wrong_type("statements", &item, "a string or a list of strings");
            return None;
        };
        if !names_sentence(text) {
            fields.report(bad_anchor(document, text, item.span));
            return None;
        }
        statements.push(text.clone());
    }
    let id = id.filter(|_| !statements.is_empty())?;
    Some(EventEdit::Split { id, statements })
}

fn add(fields: &mut Fields<'_>, document: &Document) -> Option<EventEdit> {
    let (at, starts) = (fields.text_with_span("at"), fields.text("starts"));
    let (date, status) = (fields.date("date"), fields.choice("status", &STATUSES));
    let participants = fields.texts(&["participants"]);
    let (at, span) = at?;
    if !names_sentence(&at) {
        fields.report(bad_anchor(document, &at, span));
        return None;
    }
    Some(EventEdit::Add { at, starts, status: status?, date, participants })
}

/// What a decision of this verb needs.
pub(super) fn needs(verb: &str) -> &'static str {
    match verb {
        "event" => "it needs `id`, the event, and one of `status`, `date`, `title` or `hide = true`",
        "event_merge" => "it needs `into`, the event that stays, and `ids`, the events that are the same",
        "event_split" => "it needs `id`, the event, and `statements`, the sentences that tell another event",
        _ => "it needs `at`, the sentence that tells the event, and `status`, where it stands",
    }
}

/// A decision of this verb.
pub(super) fn example(verb: &str) -> &'static str {
    match verb {
        "event" => "as in `{ id = \"event/2031-05-06-lind-ode-meet\", status = \"cancelled\" }`",
        "event_merge" => {
            "as in `{ into = \"event/2031-05-06-lind-ode-meet\", ids = [\"event/2031-05-07-lind-ode-meet\"] }`"
        }
        "event_split" => "as in `{ id = \"event/2031-05-06-lind-ode-meet\", statements = [\"004#s9\"] }`",
        _ => "as in `{ at = \"004#s9\", starts = \"The council said\", date = \"2031-05-06\", status = \"planned\" }`",
    }
}

/// What is said of one id or sentence: two decisions that say different things of it clash.
type Claim<'e, 'c> = &'c mut dyn FnMut(&'e str, String);

/// The kinds of what is said; each kind is compared by itself.
pub(super) const CLAIMS: [for<'e, 'c> fn(&'e Edit, Claim<'e, 'c>); 6] = [statuses, dates, titles, shown, fates, parts];

fn statuses<'e>(edit: &'e Edit, claim: Claim<'e, '_>) {
    if let Edit::Event(EventEdit::Set { id, status: Some(status), .. }) = edit {
        claim(id, format!("said to be {}", name(*status)));
    }
}

fn dates<'e>(edit: &'e Edit, claim: Claim<'e, '_>) {
    if let Edit::Event(EventEdit::Set { id, date: Some(date), .. }) = edit {
        claim(id, format!("dated `{date}`"));
    }
}

fn titles<'e>(edit: &'e Edit, claim: Claim<'e, '_>) {
    if let Edit::Event(EventEdit::Set { id, title: Some(title), .. }) = edit {
        claim(id, format!("called `{title}`"));
    }
}

/// What is hidden needs no status, date or title.
fn shown<'e>(edit: &'e Edit, claim: Claim<'e, '_>) {
    match edit {
        Edit::Drop { id } if id.starts_with("event/") => claim(id, "hidden".to_owned()),
        Edit::Event(EventEdit::Set { id, status, date, title, hide }) => {
            if *hide {
                claim(id, "hidden".to_owned());
            }
            if status.is_some() || date.is_some() || title.is_some() {
                claim(id, "shown with what it is given".to_owned());
            }
        }
        _ => {}
    }
}

/// What becomes of whole events: none both goes and stays.
fn fates<'e>(edit: &'e Edit, claim: Claim<'e, '_>) {
    match edit {
        Edit::Drop { id } if id.starts_with("event/") => claim(id, "hidden".to_owned()),
        Edit::Event(EventEdit::Set { id, hide: true, .. }) => claim(id, "hidden".to_owned()),
        Edit::Event(EventEdit::Merge { into, ids }) => {
            for id in ids {
                claim(id, format!("merged into `{into}`"));
            }
            claim(into, "the event that others are merged into".to_owned());
        }
        _ => {}
    }
}

/// What a statement is taken out of.
fn parts<'e>(edit: &'e Edit, claim: Claim<'e, '_>) {
    if let Edit::Event(EventEdit::Split { id, statements }) = edit {
        let with = statements.join("`, `");
        for statement in statements {
            claim(statement, format!("taken out of `{id}` with `{with}`"));
        }
    }
}

/// The status by the name that it has here.
fn name(status: EventStatus) -> &'static str {
    STATUSES.iter().find(|(_, known)| *known == status).map_or("", |(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::super::Edits;
    use super::*;

    /// The decisions, or the code of the first problem.
    fn parse(text: &str) -> Result<Vec<Edit>, &'static str> {
        let read = Edits::parse("edits.toml", text).map_err(|problems| problems[0].code)?;
        Ok(read.edits.into_iter().map(|(edit, _)| edit).collect())
    }

    #[test]
    fn every_verb_of_events_is_read() {
        let edits = parse(
            "[[event]]\nid = \"event/a\"\nstatus = \"cancelled\"\ndate = 2031-05-06\n\n[[event]]\nid = \"event/b\"\n\
             hide = true\nwhy = \"Told of another town.\"\n\n[[event_merge]]\ninto = \"event/c\"\nids = \"event/d\"\n\n\
             [[event_split]]\nid = \"event/e\"\nstatements = [\"a/b#s2\"]\n\n[[event_add]]\nat = \"a/b#s3\"\n\
             starts = \"The\"\nstatus = \"planned\"\nparticipants = [\"Ada Lind\"]\n",
        )
        .unwrap();
        assert_eq!(edits.len(), 5);
        let date = Some(VisitDate::parse("2031-05-06").unwrap());
        let status = Some(EventStatus::Cancelled);
        let set = EventEdit::Set { id: "event/a".to_owned(), status, date, title: None, hide: false };
        assert_eq!(edits[0], Edit::Event(set));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, code) in [
            ("event = [{ id = \"event/a\" }]", "missing-key"),
            ("event = [{ id = \"event/a\", status = \"planed\" }]", "unknown-value"),
            ("event = [{ id = \"event/a\", hide = \"yes\" }]", "wrong-type"),
            ("event = [{ id = \"event/a\", date = \"soon\" }]", "bad-date"),
            ("event_merge = [{ into = \"event/a\", ids = [\"event/a\"] }]", "missing-key"),
            ("event_split = [{ id = \"event/a\", statements = [\"004\"] }]", "bad-anchor"),
            ("event_add = [{ at = \"004#s1\" }]", "missing-key"),
            ("event_ad = [{ at = \"004#s1\" }]", "unknown-verb"),
        ] {
            assert_eq!(parse(text).unwrap_err(), code, "{text}");
        }
    }

    #[test]
    fn decisions_about_events_clash_where_both_cannot_hold() {
        let set = |id: &str, what: &str| format!("[[event]]\nid = \"{id}\"\n{what}\n");
        let merge = |into: &str, id: &str| format!("[[event_merge]]\ninto = \"{into}\"\nids = [\"{id}\"]\n");
        let split = |id: &str, at: &str| format!("[[event_split]]\nid = \"{id}\"\nstatements = [\"{at}\"]\n");
        for text in [
            set("event/a", "status = \"planned\"") + &set("event/a", "status = \"happened\""),
            set("event/a", "date = 2031") + &set("event/a", "date = 2032"),
            set("event/a", "hide = true") + &set("event/a", "title = \"Ode\""),
            set("event/a", "hide = true\ntitle = \"Ode\""),
            merge("event/a", "event/b") + &merge("event/b", "event/a"),
            merge("event/a", "event/b") + &merge("event/c", "event/b"),
            merge("event/a", "event/b") + "[[drop]]\nid = \"event/b\"\n",
            split("event/a", "x#s1") + &split("event/b", "x#s1"),
        ] {
            assert_eq!(parse(&text).unwrap_err(), "clashing-edits", "{text}");
        }
        for text in [
            set("event/a", "status = \"planned\"") + &set("event/a", "date = 2031"),
            merge("event/a", "event/b") + &merge("event/a", "event/c") + &set("event/a", "title = \"Ode\""),
            set("event/a", "hide = true") + "[[drop]]\nid = \"event/a\"\n",
        ] {
            assert!(parse(&text).is_ok(), "{text}");
        }
    }
}
