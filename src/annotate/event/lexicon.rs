//! The event words and cue words of `data/`, ready to be looked up at a token.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::EventStatus;
use crate::tables;

/// What kind of word a trigger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TriggerKind {
    /// A verb.
    Verb,
    /// A verb that tells its event only with a person as its object.
    VerbOfPerson,
    /// A noun that names an event.
    Noun,
    /// A verb whose participants stand in its own places alone.
    Deed {
        /// True where it is done to somebody.
        transitive: bool,
        /// True where a place can suffer it.
        of_places: bool,
    },
    /// A noun that names a deed.
    Happening {
        /// True where a place can suffer it.
        of_places: bool,
    },
    /// A verb of saying.
    Speech,
    /// A word that puts its event off.
    PutOff,
    /// A word that calls its event off.
    CallOff,
}

/// The form that a trigger stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `meet`.
    Base,
    /// `meets`.
    Third,
    /// `met`, and the participle where it is the same word.
    Past,
    /// `flown`.
    Participle,
    /// `meeting`.
    Gerund,
    /// A noun.
    Noun,
}

/// A trigger word in one of its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trigger {
    words: Vec<&'static str>,
    /// Class of its action.
    pub(super) action: &'static str,
    /// What kind of word it is.
    pub(super) kind: TriggerKind,
    /// The form.
    pub(super) form: Form,
}

impl Trigger {
    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// Where a cue must stand to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Between the event word before and this one.
    Before,
    /// Anywhere in the clause.
    Clause,
    /// Anywhere in the sentence before the event word.
    Sentence,
    /// Behind an event noun, before the next event word or comma.
    After,
}

/// A cue for a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    words: Vec<&'static str>,
    /// The status it stands for.
    pub(super) status: EventStatus,
    /// Where it must stand.
    pub(super) reach: Reach,
}

impl Cue {
    /// The cue as written in the table.
    pub(super) fn text(&self) -> String {
        self.words.join(" ")
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// Phrases by their first word, the longest first.
type ByFirstWord<T> = BTreeMap<&'static str, Vec<T>>;

static TRIGGERS: LazyLock<ByFirstWord<Trigger>> = LazyLock::new(|| {
    let forms = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Gerund];
    let all = tables::EVENT_TRIGGERS.iter().flat_map(|[action, kind, spellings]| {
        let kind = trigger_kind(kind);
        spellings.split('/').zip(forms).map(move |(spelling, form)| Trigger {
            words: spelling.split(' ').collect(),
            action,
            kind,
            form: if matches!(kind, TriggerKind::Noun | TriggerKind::Happening { .. }) { Form::Noun } else { form },
        })
    });
    by_first_word(all, |trigger| &trigger.words)
});

static CUES: LazyLock<ByFirstWord<Cue>> = LazyLock::new(|| {
    let all = tables::STATUS_CUES.iter().map(|[status, reach, words]| Cue {
        words: words.split(' ').collect(),
        status: status_named(status),
        reach: match *reach {
            "before" => Reach::Before,
            "clause" => Reach::Clause,
            "sentence" => Reach::Sentence,
            "after" => Reach::After,
            other => panic!("data/status-cues.tsv: `{other}` is no place for a cue"),
        },
    });
    by_first_word(all, |cue| &cue.words)
});

fn trigger_kind(name: &str) -> TriggerKind {
    match name {
        "verb" => TriggerKind::Verb,
        "verb-person" => TriggerKind::VerbOfPerson,
        "noun" => TriggerKind::Noun,
        "deed" => TriggerKind::Deed { transitive: false, of_places: false },
        "deed-object" => TriggerKind::Deed { transitive: true, of_places: false },
        "mishap" => TriggerKind::Deed { transitive: false, of_places: true },
        "mishap-object" => TriggerKind::Deed { transitive: true, of_places: true },
        "happening" => TriggerKind::Happening { of_places: false },
        "calamity" => TriggerKind::Happening { of_places: true },
        "speech" => TriggerKind::Speech,
        "putoff" => TriggerKind::PutOff,
        "calloff" => TriggerKind::CallOff,
        other => panic!("data/event-triggers.tsv: `{other}` is no kind of trigger"),
    }
}

fn status_named(name: &str) -> EventStatus {
    match name {
        "planned" => EventStatus::Planned,
        "possible" => EventStatus::Possible,
        "ongoing" => EventStatus::Ongoing,
        "postponed" => EventStatus::Postponed,
        "cancelled" => EventStatus::Cancelled,
        other => panic!("data/status-cues.tsv: `{other}` is no status"),
    }
}

fn by_first_word<T>(all: impl Iterator<Item = T>, words: impl Fn(&T) -> &Vec<&'static str>) -> ByFirstWord<T> {
    let mut map: ByFirstWord<T> = BTreeMap::new();
    for phrase in all {
        map.entry(words(&phrase)[0]).or_default().push(phrase);
    }
    for phrases in map.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(words(phrase).len()));
    }
    map
}

/// Every trigger that these lower-case words begin with, the longest first.
pub(super) fn triggers_at(words: &[String]) -> impl Iterator<Item = &'static Trigger> {
    starting(&TRIGGERS, words).filter(|trigger| begins(words, &trigger.words))
}

/// Every cue that these lower-case words begin with, the longest first.
pub(super) fn cues_at(words: &[String]) -> impl Iterator<Item = &'static Cue> {
    starting(&CUES, words).filter(|cue| begins(words, &cue.words))
}

fn starting<T>(map: &'static ByFirstWord<T>, words: &[String]) -> impl Iterator<Item = &'static T> {
    words.first().and_then(|word| map.get(word.as_str())).into_iter().flatten()
}

fn begins(words: &[String], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, expected)| word == expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<&'static Trigger> {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        triggers_at(&words).next()
    }

    #[test]
    fn the_longest_trigger_wins_and_knows_its_form() {
        let trigger = first("phone calls between").unwrap();
        assert_eq!((trigger.action, trigger.form, trigger.len()), ("call", Form::Noun, 2));
        assert_eq!(first("shot down the drone").unwrap().action, "shoot-down");
        assert_eq!(first("visits the port").unwrap().form, Form::Third);
        assert!(first("shot the drone").is_none());
    }

    #[test]
    fn every_line_of_the_tables_is_well_formed() {
        assert!(TRIGGERS.values().flatten().all(|t| !t.action.is_empty()));
        assert!(CUES.values().flatten().all(|c| !c.text().is_empty()));
        for [_, kind, forms] in tables::EVENT_TRIGGERS {
            let expected = if matches!(*kind, "noun" | "happening" | "calamity") { 2 } else { 5 };
            assert_eq!(forms.split('/').count(), expected, "{forms}");
        }
    }
}
