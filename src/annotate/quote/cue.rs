//! Words that tell whose words stand between quotation marks.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::tables::{QUOTATION_CUES, REPORTING_VERBS};

/// What a word beside a quotation tells of it. A word may do several things: "called".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Cue {
    /// A verb that gives words.
    Said,
    /// A verb that gives the name somebody has for a thing.
    Call,
    /// A verb that holds quoted words where no other does.
    Stance,
    /// Gives words of the subject of its sentence.
    Participle,
    /// What somebody's words are called, after whose they are.
    Noun,
    /// The words after it are a title, a name or a term.
    Naming,
    /// A thing that holds a body's words.
    Document,
    /// Somebody who speaks for a body.
    SpeaksFor,
    /// Stands between a subject and its verb.
    Helper,
}

static CUES: LazyLock<HashMap<Cue, HashSet<&str>>> = LazyLock::new(|| {
    let mut cues: HashMap<Cue, HashSet<&str>> = HashMap::new();
    for [form, class] in REPORTING_VERBS {
        let cue = match *class {
            "quote" => Cue::Said,
            "participle" => Cue::Participle,
            _ => continue,
        };
        cues.entry(cue).or_default().insert(form);
    }
    for [form, class] in QUOTATION_CUES {
        cues.entry(of_class(class)).or_default().insert(form);
    }
    cues
});

fn of_class(class: &str) -> Cue {
    match class {
        "said" => Cue::Said,
        "call" => Cue::Call,
        "stance" => Cue::Stance,
        "participle" => Cue::Participle,
        "noun" => Cue::Noun,
        "naming" => Cue::Naming,
        "document" => Cue::Document,
        "speaks for" => Cue::SpeaksFor,
        _ => Cue::Helper,
    }
}

impl Cue {
    /// True where a word as printed is one of this kind; "States" with a capital is no verb.
    pub(super) fn has(self, word: &str) -> bool {
        CUES.get(&self).is_some_and(|forms| forms.contains(word))
    }
}

/// True for a verb that gives somebody's words; "States" with a capital is none.
pub(crate) fn is_reporting(word: &str) -> bool {
    REPORTING.contains(word)
}

static REPORTING: LazyLock<HashSet<&str>> =
    LazyLock::new(|| REPORTING_VERBS.iter().filter(|[_, class]| *class == "quote").map(|[form, _]| *form).collect());
