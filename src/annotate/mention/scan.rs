//! First pass: the names of one line, each typed by lists, by the words in it and by the words beside it.

mod beside;

use super::EntityKind;
use super::candidate::{Candidate, Sureness};
use super::lexicon::{LEXICON, ListedName, OfficeClass};
pub(super) use beside::Beside;

use super::recogniser::Ruled;
use super::role::{Role, roles};
use super::run::{end_of_run, headed};
use super::usage::Usage;
use super::word::{Line, Shape, Word};

/// Small words that stand right after the name of their town.
const LOCAL: &[&str] = &["police", "residents", "airport", "suburb", "suburbs", "courthouse", "mayor", "firefighters"];

/// First words of a name that are the part of a country.
const QUARTERS: &[&str] =
    &["North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Upper", "Lower"];

/// The roles and names of a line.
pub(super) fn scan(index: usize, line: &Line<'_>, usage: &Usage<'_>) -> Ruled {
    let roles = roles(&line.words);
    let blocked = blocked(&line.words, &roles);
    let mut scan = Scan { index, line, words: &line.words, usage, roles, blocked, found: Vec::new() };
    scan.run();
    Ruled { candidates: scan.found, roles: scan.roles, blocked: scan.blocked }
}

/// Words of roles that are no names themselves.
fn blocked(words: &[Word<'_>], roles: &[Role]) -> Vec<bool> {
    let mut blocked = vec![false; words.len()];
    for role in roles {
        let stands_alone = role.class == OfficeClass::Function && words[role.office_end - 1].is_capital();
        if stands_alone && !words.get(role.to).is_some_and(Word::is_capital) {
            continue;
        }
        let mut at = role.from;
        while at < role.to {
            let in_office = (role.office..role.office_end).contains(&at);
            let end = if at < role.office { role.office } else { role.to };
            let listed = LEXICON.name_at(&words[at..end]).filter(|(_, name)| !name.weak);
            let subject = LEXICON.is_subject(words[at].lower());
            match listed {
                Some((length, name)) if !in_office && (!subject || name.country || length > 1) => at += length,
                _ => {
                    blocked[at] = true;
                    at += 1;
                }
            }
        }
    }
    blocked
}

struct Scan<'a> {
    index: usize,
    line: &'a Line<'a>,
    words: &'a [Word<'a>],
    usage: &'a Usage<'a>,
    roles: Vec<Role>,
    blocked: Vec<bool>,
    found: Vec<Candidate>,
}

impl Scan<'_> {
    fn beside(&self) -> Beside<'_> {
        Beside { words: self.words, roles: &self.roles }
    }

    fn run(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            at = self.step(at);
        }
    }

    /// Looks at one word and returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        let word = &self.words[at];
        if self.blocked[at] || matches!(word.shape, Shape::Mark | Shape::Number) && !LEXICON.is_name(word.text) {
            return at + 1;
        }
        let listed = self.listed_at(at);
        if word.shape != Shape::Capital || self.line.title_case {
            return match listed {
                Some((length, name)) if !name.weak || length > 1 => self.take_listed(at, length, name),
                _ => at + 1,
            };
        }
        if LEXICON.is_honorific(word.text) {
            return self.after_honorific(at);
        }
        if let Some(length) = LEXICON.demonym_at(&self.words[at..])
            && listed.as_ref().is_none_or(|(more, _)| *more <= length)
        {
            return self.after_demonym(at, length);
        }
        if listed.is_none() && self.is_no_beginning(at) {
            return at + 1;
        }
        self.take_run(at, listed)
    }

    /// The longest listed name that begins here and holds no word of a role.
    fn listed_at(&self, at: usize) -> Option<(usize, &'static ListedName)> {
        let free = self.blocked[at..].iter().take(8).take_while(|blocked| !**blocked).count();
        LEXICON.name_at(&self.words[at..at + free])
    }

    /// True where the capital of a word says nothing.
    fn is_no_beginning(&self, at: usize) -> bool {
        let word = &self.words[at];
        let next_is_capital = self.words.get(at + 1).is_some_and(Word::is_capital) && !self.blocked[at + 1];
        if LEXICON.is_common(word.lower()) && !word.is_acronym() {
            return !(next_is_capital && !word.opens && LEXICON.head(word.text).is_some());
        }
        if !word.opens {
            return word.text.chars().count() == 1
                && !next_is_capital
                && self.words.get(at + 1).is_none_or(|w| w.text != ".");
        }
        let known = LEXICON.is_given(word.text) || word.is_acronym() || self.usage.is_capital_inside(word.lower());
        if known {
            return false;
        }
        if self.usage.is_also_small(word.lower()) {
            return true;
        }
        let adverb = word.lower().ends_with("ly") || word.lower().ends_with("ing") || word.lower().ends_with("ed");
        adverb || word.lower().contains('-') && !next_is_capital
    }

    fn after_honorific(&mut self, at: usize) -> usize {
        let mut from = at + 1;
        if self.words.get(from).is_some_and(|w| w.text == ".") {
            from += 1;
        }
        while self.words.get(from).is_some_and(|w| LEXICON.is_honorific(w.text)) {
            from += 1;
        }
        if !self.words.get(from).is_some_and(Word::is_capital) {
            return at + 1;
        }
        let end = end_of_run(self.words, from, &self.blocked);
        if headed(self.words, from, end).is_some() && self.words[at].lower() == "st" {
            return from;
        }
        let rule = format!("a name after “{}”", self.words[at].text);
        let end = end.min(from + 4);
        self.push(from, end, EntityKind::Person, Sureness::Role, None, rule);
        end
    }

    fn after_demonym(&mut self, at: usize, length: usize) -> usize {
        let from = at + length;
        if !self.words.get(from).is_some_and(Word::is_capital) || self.blocked[from] {
            return from;
        }
        let end = end_of_run(self.words, at, &self.blocked);
        match headed(self.words, at, end) {
            Some((end, kind, rule)) => {
                self.push(at, end, kind, Sureness::Form, None, rule);
                end
            }
            None => from,
        }
    }

    fn take_listed(&mut self, at: usize, length: usize, name: &ListedName) -> usize {
        let end = at + length;
        let sureness = if name.weak { Sureness::Context } else { Sureness::Listed };
        self.push(
            at,
            end,
            name.kind,
            sureness,
            Some(name.name),
            format!("on the list of known names as {}", name.name),
        );
        end
    }

    fn take_run(&mut self, at: usize, listed: Option<(usize, &ListedName)>) -> usize {
        let end = end_of_run(self.words, at, &self.blocked);
        let head = headed(self.words, at, end);
        let covers = |length: usize| head.as_ref().is_none_or(|(end, ..)| *end <= at + length);
        if let Some((length, name)) = listed
            && covers(length)
            && (length >= end - at || self.stands_apart(at, length, end, name))
        {
            return if name.weak && length == 1 {
                self.weak_place(at, name)
            } else {
                self.take_listed(at, length, name)
            };
        }
        if let Some((end, kind, rule)) = head
            && !self.is_personal(at, end)
        {
            self.push(at, end, kind, Sureness::Form, None, rule);
            return end;
        }
        if let Some(cut) = self.inner_name(at, end) {
            self.unknown(at, cut);
            return cut;
        }
        self.unknown(at, end);
        end
    }

    /// True where a listed name at the head of a longer run is a name of its own: "US Navy" is not, "China Tuesday" is.
    fn stands_apart(&self, at: usize, length: usize, end: usize, name: &ListedName) -> bool {
        let next = at + length;
        let Some(word) = self.words.get(next) else { return true };
        if next >= end || !word.is_capital() {
            return true;
        }
        if name.weak || name.kind == EntityKind::Person || LEXICON.is_given(self.words[at].text) {
            return false;
        }
        // "Beijing Xi Jinping": a personal name begins right after it.
        let personal = LEXICON.is_given(word.text) && self.words.get(next + 1).is_some_and(Word::is_capital);
        let listed = LEXICON.name_at(&self.words[next..]).is_some();
        length > 1 || personal || listed || LEXICON.is_acronym_of_country(self.words[at].text)
    }

    /// A place whose name is also a word or a personal name needs a sign beside it.
    fn weak_place(&mut self, at: usize, name: &ListedName) -> usize {
        let before = at.checked_sub(1).map(|index| self.words[index].lower());
        let located =
            before.is_some_and(|word| matches!(word, "in" | "at" | "near" | "outside" | "from" | "to" | "of"));
        let local = self.words.get(at + 1).is_some_and(|w| LOCAL.contains(&w.text));
        let followed = self.words.get(at + 1).is_some_and(|w| w.text == ",")
            && self
                .words
                .get(at + 2..)
                .is_some_and(|rest| LEXICON.name_at(rest).is_some_and(|(_, name)| name.kind == EntityKind::Place));
        if located || local || followed {
            return self.take_listed(at, 1, name);
        }
        self.unknown(at, at + 1);
        at + 1
    }

    /// Where a personal name begins inside a run after a place or a body: "Springfield Joe Miller".
    fn inner_name(&self, at: usize, end: usize) -> Option<usize> {
        if LEXICON.is_given(self.words[at].text) || LEXICON.is_surname_first(self.words[at].text) {
            return None;
        }
        let after_complement = at > 0 && matches!(self.words[at - 1].lower(), "of" | "to" | "for");
        (at + 1..end.saturating_sub(1)).find(|&index| {
            after_complement && LEXICON.is_given(self.words[index].text) && self.words[index + 1].is_capital()
        })
    }

    /// True for a run that reads as a personal name although its last word could head a body: "Tiger Woods".
    fn is_personal(&self, at: usize, end: usize) -> bool {
        end - at == 2
            && self.beside().role_before(at).is_some_and(|role| role.to == at)
            && LEXICON.is_given(self.words[at].text)
    }

    /// A run that no list knows and no head word types.
    fn unknown(&mut self, at: usize, end: usize) {
        let (end, length) = (end, end - at);
        let first = self.words[at].text;
        if self.beside().role_before(at).is_some() && length <= 5 {
            return self.push(at, end, EntityKind::Person, Sureness::Role, None, "a name after a role".to_owned());
        }
        if (2..=5).contains(&length) && (LEXICON.is_given(first) || is_initial(first)) {
            return self.push(
                at,
                end,
                EntityKind::Person,
                Sureness::Form,
                None,
                format!("begins with the given name {first}"),
            );
        }
        if (2..=3).contains(&length) && LEXICON.is_surname_first(first) && !self.words[at + 1].is_acronym() {
            let rule = format!("{first} is a surname that is printed first");
            return self.push(at, end, EntityKind::Person, Sureness::Form, None, rule);
        }
        if self.beside().role_after(end).is_some() && length <= 4 {
            return self.push(at, end, EntityKind::Person, Sureness::Role, None, "a name before a role".to_owned());
        }
        let before = at.checked_sub(1).map(|index| self.words[index].lower());
        let next = self.words.get(end);
        if length == 1 && self.beside().is_dateline(at) {
            return self.push(at, end, EntityKind::Place, Sureness::Form, None, "the place of a dateline".to_owned());
        }
        if length == 1 && self.words[at].is_acronym() && first.len() > 1 {
            return self.push(at, end, EntityKind::Organisation, Sureness::Context, None, "an acronym".to_owned());
        }
        if before.is_some_and(|word| matches!(word, "in" | "near" | "outside" | "across" | "around" | "off"))
            && length <= 3
            || length == 2 && QUARTERS.contains(&first)
            || length <= 2 && self.beside().is_home(at)
        {
            return self.push(
                at,
                end,
                EntityKind::Place,
                Sureness::Context,
                None,
                "a name where a place stands".to_owned(),
            );
        }
        if length > 1 && length <= 3 && LEXICON.is_surname(self.words[end - 1].text) && !first.ends_with("ing") {
            let rule = format!("ends with the surname {}", self.words[end - 1].text);
            return self.push(at, end, EntityKind::Person, Sureness::Context, None, rule);
        }
        // "Prosecutors said", "Telephone calls": one word that opens a sentence may be any word.
        let any = length == 1 && self.words[at].opens && !self.usage.is_capital_inside(self.words[at].lower());
        let any = any && (first.ends_with('s') || next.is_some_and(|word| word.lower().ends_with('s')));
        if next.is_some_and(|word| LEXICON.is_reporting(word.lower())) && (1..=3).contains(&length) && !any {
            let rule = "a name before a verb of saying".to_owned();
            return self.push(at, end, EntityKind::Person, Sureness::Context, None, rule);
        }
        if length == 1 {
            return self.lone(at);
        }
        if self.usage.is_capital_inside(self.words[at].lower()) || !self.words[at].opens {
            self.push(
                at,
                end,
                EntityKind::Organisation,
                Sureness::Guess,
                None,
                "capitalised, nothing tells its kind".to_owned(),
            );
        }
    }

    /// A single word that no list of names knows.
    fn lone(&mut self, at: usize) {
        let word = &self.words[at];
        let sure =
            !self.usage.is_also_small(word.lower()) && (!word.opens || self.usage.is_capital_inside(word.lower()));
        let described = self.words.get(at + 1).is_some_and(|w| w.text == ",")
            && self.words.get(at + 2).is_some_and(|w| matches!(w.lower(), "who" | "whose"));
        let the = at > 0 && matches!(self.words[at - 1].lower(), "the" | "a" | "an");
        if self.words.get(at + 1).is_some_and(|w| w.lower() == "administration") && sure {
            let rule = "a name before “administration”".to_owned();
            return self.push(at, at + 1, EntityKind::Person, Sureness::Context, None, rule);
        }
        let personal = (LEXICON.is_surname(word.text) || LEXICON.is_given(word.text)) && !the;
        if described || personal && (sure || self.usage.is_capital_inside(word.lower())) {
            let rule = if described { "a name before “who”" } else { "on the list of personal names" };
            return self.push(at, at + 1, EntityKind::Person, Sureness::Context, None, rule.to_owned());
        }
        if sure && !the && word.text.chars().count() > 2 && self.usage.is_frequent(word.lower()) {
            self.push(
                at,
                at + 1,
                EntityKind::Organisation,
                Sureness::Guess,
                None,
                "capitalised more than once".to_owned(),
            );
        }
    }

    fn push(
        &mut self,
        from: usize,
        end: usize,
        kind: EntityKind,
        sureness: Sureness,
        listed: Option<&'static str>,
        rule: String,
    ) {
        let beside = if kind == EntityKind::Person { self.beside().role_span(from, end) } else { None };
        self.found.push(Candidate { line: self.index, words: (from, end), kind, sureness, listed, role: beside, rule });
    }
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1 || (word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() <= 2)
}
