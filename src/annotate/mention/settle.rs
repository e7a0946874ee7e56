//! The rules' names and the model's names → the names of the first pass. The model decides where a name is and what it
//! names; the role grammar and the closed lists are stronger than it, and a name that only a list knows stands.

use super::EntityKind;
use super::candidate::{Candidate, Sureness};
use super::lexicon::{LEXICON, capitalised};
use super::recogniser::{Recognised, Ruled};
use super::scan::Beside;
use super::word::{Line, Shape, Word};
use crate::tables;

/// The names of a line, in order. `names` are the model's, in order; `reason` tells what speaks for one of them.
pub(super) fn settle(
    index: usize,
    line: &Line<'_>,
    ruled: &Ruled,
    names: &[Recognised],
    reason: &dyn Fn(&Recognised) -> String,
) -> Vec<Candidate> {
    let names: Vec<Recognised> = names
        .iter()
        .filter(|name| !is_between_countries(line, name))
        .flat_map(|name| without_owner(line, ruled, name))
        .flat_map(|name| pieces(line, &name))
        .filter(|name| name.words.1 - name.words.0 <= LONGEST)
        .filter_map(|name| without_role(line, ruled, without_tail(line, name)))
        .map(|name| event_by_its_word(line, to_its_event_word(line, with_people(line, ruled, name))))
        .collect();
    let listed: Vec<&Candidate> = ruled.candidates.iter().filter(|listed| stands(listed, &names)).collect();
    let free = |name: &&Recognised| {
        !listed.iter().any(|listed| overlap(listed.words, name.words))
            && (name.kind != EntityKind::Work || is_work(line, ruled, name))
            && !is_no_name(line, ruled, name)
    };
    let candidate = |name: &Recognised| of_model(index, line, ruled, name, reason);
    let mut found: Vec<Candidate> = names.iter().filter(free).map(candidate).collect();
    found.extend(listed.into_iter().cloned());
    found.sort_by_key(|candidate| candidate.words);
    found
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// Words of the longest name; what is longer is a heading or rubble.
const LONGEST: usize = 14;

/// A name without the listed place that owns it, which is a name of its own: "South Korea’s Park Jin" are two. What is left of
/// a place is what the rules see there.
fn without_owner(line: &Line<'_>, ruled: &Ruled, name: &Recognised) -> Vec<Recognised> {
    let (from, end) = name.words;
    let owner = LEXICON.name_at(&line.words[from..end]).filter(|(length, listed)| {
        listed.kind == EntityKind::Place && from + length + 1 < end && line.words[from + length].is_possessive()
    });
    let Some((length, _)) = owner.filter(|_| name.kind != EntityKind::Work) else { return vec![*name] };
    let rest = (from + length + 1, end);
    let seen = ruled.candidates.iter().find(|candidate| candidate.words == rest).map(|candidate| candidate.kind);
    let kind = seen.or_else(|| (name.kind != EntityKind::Place).then_some(name.kind));
    let owner = Recognised { words: (from, from + length), kind: EntityKind::Place, ..*name };
    std::iter::once(owner).chain(kind.map(|kind| Recognised { words: rest, kind, ..*name })).collect()
}

/// A name parted at small words that join nothing, for no name of a body goes on over a verb, and at dashes that stand apart, as
/// that of a dateline. Titles of works may hold both.
fn pieces(line: &Line<'_>, name: &Recognised) -> Vec<Recognised> {
    let stands_apart = |at: usize| {
        let word = &line.words[at];
        at > 0
            && line.words[at - 1].end() < word.start()
            && line.words.get(at + 1).is_some_and(|next| word.end() < next.start())
    };
    let parts = |at: &usize| {
        let word = &line.words[*at];
        matches!(word.text, "-" | "–" | "—" | "|") && stands_apart(*at)
            || word.shape == Shape::Lower
                && !word.is_possessive()
                && !tables::NAME_JOINTS.iter().any(|[joint]| *joint == word.text)
    };
    let (from, end) = name.words;
    let cuts: Vec<usize> = (from..end.saturating_sub(1)).filter(parts).collect();
    if cuts.is_empty() || name.kind == EntityKind::Work {
        return vec![*name];
    }
    let starts = std::iter::once(from).chain(cuts.iter().map(|cut| cut + 1));
    let ends = cuts.iter().copied().chain([end]);
    let spans = starts.zip(ends).filter(|(from, end)| from < end && line.words[*from].is_capital());
    spans.map(|words| Recognised { words, ..*name }).collect()
}

/// A name without a last word in small letters, but for one that can end a name: "Harlow administration".
fn without_tail(line: &Line<'_>, mut name: Recognised) -> Recognised {
    let small = |word: &Word<'_>| word.shape == Shape::Lower && LEXICON.head(&capitalised(word.lower())).is_none();
    while name.words.1 > name.words.0 + 1 && small(&line.words[name.words.1 - 1]) {
        name.words.1 -= 1;
    }
    name
}

/// True for a word for a people, for a letter, and for a word whose capital says nothing unless the rules see a name in it.
fn is_no_name(line: &Line<'_>, ruled: &Ruled, name: &Recognised) -> bool {
    let words = &line.words[name.words.0..name.words.1];
    let is_ruled = || ruled.candidates.iter().any(|candidate| candidate.words == name.words);
    LEXICON.demonym_at(words) == Some(words.len()) && LEXICON.name_at(words).is_none()
        || words.len() == 1
            && (words[0].text.chars().count() == 1 || LEXICON.is_common(words[0].lower()) && !is_ruled())
}

/// True for "China-US": two names, which the lists know, and no third.
fn is_between_countries(line: &Line<'_>, name: &Recognised) -> bool {
    let known = |part: &str| LEXICON.is_country(part) || LEXICON.is_demonym(part);
    match &line.words[name.words.0..name.words.1] {
        [word] => word.text.split_once(['-', '–']).is_some_and(|(one, other)| known(one) && known(other)),
        [one, dash, other] => matches!(dash.text, "-" | "–") && known(one.text) && known(other.text),
        _ => false,
    }
}

/// True where something shows that it is a work: quotation marks, a word for works, or that the rules see a name there too. The model alone is too often
/// wrong about them.
fn is_work(line: &Line<'_>, ruled: &Ruled, name: &Recognised) -> bool {
    reads_as_work(line, name) || ruled.candidates.iter().any(|candidate| candidate.words == name.words)
}

/// True where quotation marks or a word for works show it.
fn reads_as_work(line: &Line<'_>, name: &Recognised) -> bool {
    let (from, end) = name.words;
    let quoted = from.checked_sub(1).is_some_and(|at| matches!(line.words[at].text, "“" | "‘" | "\"" | "«"));
    let named =
        || (from..end).any(|at| LEXICON.head(line.words[at].text).is_some_and(|head| head.kind == EntityKind::Work));
    quoted || named()
}

/// A name without the words of a role at its ends; none where nothing else is left.
fn without_role(line: &Line<'_>, ruled: &Ruled, name: Recognised) -> Option<Recognised> {
    let (from, end) = name.words;
    // "The US Secretary of State": the office and whose it is.
    let office = from + usize::from(LEXICON.is_country(line.words[from].text));
    let is_office = LEXICON.office_at(&line.words[office..end]).is_some_and(|(length, _)| office + length == end);
    if is_office && office > from {
        return None;
    }
    if name.kind != EntityKind::Person && !ruled.blocked[from..end].iter().all(|blocked| *blocked) {
        return Some(name);
    }
    let is_free = |at: &usize| !ruled.blocked[*at] && line.words[*at].is_capital();
    let first = (from..end).find(is_free)?;
    Some(Recognised { words: (first, end), ..name })
}

/// True for a name of a closed list that no name of the model is longer than.
fn stands(candidate: &Candidate, names: &[Recognised]) -> bool {
    let within = |name: &Recognised| candidate.words.0 <= name.words.0 && name.words.1 <= candidate.words.1;
    candidate.sureness >= Sureness::Listed
        && names.iter().filter(|name| overlap(name.words, candidate.words)).all(within)
}

/// A name with the capitals behind it, where these end in a word for events: the whole "Harbour Ministers’ Summit".
fn to_its_event_word(line: &Line<'_>, mut name: Recognised) -> Recognised {
    let goes_on = |word: &&Word<'_>| word.is_capital() || word.is_possessive() || matches!(word.text, "’" | "'");
    let behind = line.words[name.words.1..].iter().take(LONGEST / 2).take_while(goes_on);
    let is_event = |word: &Word<'_>| {
        word.is_capital() && LEXICON.head(word.text).is_some_and(|head| head.kind == EntityKind::Event && head.last)
    };
    let last = behind.enumerate().filter(|(_, word)| is_event(word)).map(|(at, _)| at).last();
    if let Some(last) = last.filter(|_| !matches!(name.kind, EntityKind::Person | EntityKind::Work)) {
        name.words.1 += last + 1;
    }
    name
}

/// A name that ends in a word for events is one: "Leaders’ Summit".
fn event_by_its_word(line: &Line<'_>, name: Recognised) -> Recognised {
    let last = LEXICON.head(line.words[name.words.1 - 1].text);
    let is_event =
        last.is_some_and(|head| head.kind == EntityKind::Event && head.last) && name.words.1 - name.words.0 > 1;
    let kind = if is_event && name.kind != EntityKind::Person { EntityKind::Event } else { name.kind };
    Recognised { kind, ..name }
}

/// A name with the word for a people before it, where the rules see one name in both: "Norwegian Dawn Herald".
fn with_people(line: &Line<'_>, ruled: &Ruled, mut name: Recognised) -> Recognised {
    let is_longer = |candidate: &&Candidate| {
        candidate.kind == name.kind
            && candidate.sureness >= Sureness::Form
            && candidate.words.1 == name.words.1
            && candidate.words.0 < name.words.0
            && LEXICON.demonym_at(&line.words[candidate.words.0..]) == Some(name.words.0 - candidate.words.0)
    };
    if let Some(longer) = ruled.candidates.iter().find(is_longer) {
        name.words.0 = longer.words.0;
    }
    name
}

/// True where the rules know a kind better than the model: by a role beside it, by a list, by the word "Summit" in it.
fn is_stronger(candidate: &Candidate) -> bool {
    candidate.sureness >= Sureness::Role || candidate.kind == EntityKind::Event && candidate.sureness >= Sureness::Form
}

/// A name of the model; what the rules know of the same words goes with it.
fn of_model(
    index: usize,
    line: &Line<'_>,
    ruled: &Ruled,
    name: &Recognised,
    reason: &dyn Fn(&Recognised) -> String,
) -> Candidate {
    let same = ruled.candidates.iter().find(|candidate| candidate.words == name.words);
    match same {
        Some(candidate) if candidate.kind == name.kind || is_stronger(candidate) => candidate.clone(),
        // A work that nothing shows to be one is what the rules see.
        Some(candidate) if name.kind == EntityKind::Work && !reads_as_work(line, name) => candidate.clone(),
        _ => Candidate {
            line: index,
            words: name.words,
            kind: name.kind,
            sureness: if line.words[name.words.0..name.words.1].iter().all(Word::is_capital) {
                Sureness::Context
            } else {
                Sureness::Guess
            },
            listed: None,
            role: (name.kind == EntityKind::Person).then(|| role(line, ruled, name.words)).flatten(),
            rule: reason(name),
        },
    }
}

fn role(line: &Line<'_>, ruled: &Ruled, (from, end): (usize, usize)) -> Option<crate::article::Span> {
    Beside { words: &line.words, roles: &ruled.roles }.role_span(from, end)
}

#[cfg(test)]
mod tests {
    use super::super::recogniser::Recognised;
    use super::super::{ruled, usage::Usage, word};
    use super::*;
    use crate::annotate::Sentence;

    /// What is settled on for a sentence in which the model sees these names, each with its first and last word.
    fn settled(text: &str, names: &[(&str, &str, EntityKind)]) -> Vec<(String, EntityKind)> {
        let sentence = Sentence { number: 1, block: 0, span: 0..text.len(), body: Some(0..text.len()) };
        let lines = word::lines(text, &[sentence]);
        let line = &lines[0];
        let at = |word: &str| line.words.iter().position(|w| w.text == word).expect("the word is in the sentence");
        let seen = |(first, last, kind): &(&str, &str, EntityKind)| Recognised {
            line: 0,
            words: (at(first), at(last) + 1),
            kind: *kind,
            begins: (at(first), 0),
        };
        let names: Vec<Recognised> = names.iter().map(seen).collect();
        let ruled = ruled(&lines, &Usage::of(&lines));
        settle(0, line, &ruled[0], &names, &|_| String::new())
            .into_iter()
            .map(|c| {
                let words = &line.words[c.words.0..c.words.1];
                (text[words[0].start()..words[words.len() - 1].end()].to_owned(), c.kind)
            })
            .collect()
    }

    #[test]
    fn a_closed_list_is_stronger_than_the_model() {
        let text = "They met in Washington, D.C. on Monday.";
        let listed = [("Washington, D.C.".to_owned(), EntityKind::Place)];
        assert_eq!(settled(text, &[]), listed, "a name that only the list knows stands");
        let two = [("Washington", "Washington", EntityKind::Person), ("D.C.", "D.C.", EntityKind::Organisation)];
        assert_eq!(settled(text, &two), listed);
        let longer = settled("The Bank of Norway met.", &[("Bank", "Norway", EntityKind::Organisation)]);
        assert_eq!(
            longer,
            [("Bank of Norway".to_owned(), EntityKind::Organisation)],
            "a longer name holds the listed one"
        );
    }

    #[test]
    fn the_role_grammar_cuts_what_the_model_took_in() {
        let text = "Foreign Minister Amina Otieno arrived.";
        let person = [("Amina Otieno".to_owned(), EntityKind::Person)];
        assert_eq!(settled(text, &[("Minister", "Otieno", EntityKind::Person)]), person);
        assert_eq!(
            settled(text, &[("Amina", "Otieno", EntityKind::Event)]),
            person,
            "the role beside it tells its kind"
        );
    }

    #[test]
    fn a_country_that_owns_a_name_is_none_of_its_words() {
        let text = "He met South Korea’s Amina Otieno there.";
        let seen = settled(text, &[("South", "Otieno", EntityKind::Place)]);
        let both = [("South Korea", EntityKind::Place), ("Amina Otieno", EntityKind::Person)];
        assert_eq!(seen, both.map(|(name, kind)| (name.to_owned(), kind)));
    }

    #[test]
    fn a_dash_that_stands_apart_ends_a_name() {
        let seen = [("OSLO", "Otieno", EntityKind::Person)];
        let text = "OSLO - Amina Otieno came.";
        assert_eq!(settled(text, &seen).last(), Some(&("Amina Otieno".to_owned(), EntityKind::Person)));
    }

    #[test]
    fn an_event_goes_on_to_its_word() {
        let seen = [("North", "Sea", EntityKind::Place)];
        assert_eq!(
            settled("They go to the North Sea Harbour Ministers’ Summit in May.", &seen),
            [("North Sea Harbour Ministers’ Summit".to_owned(), EntityKind::Event)]
        );
    }

    #[test]
    fn an_office_is_no_body() {
        let seen = [("US", "State", EntityKind::Organisation)];
        let listed = [("US".to_owned(), EntityKind::Place)];
        assert_eq!(settled("The US Secretary of State came.", &seen), listed);
    }

    #[test]
    fn what_lies_between_countries_is_no_name() {
        let both = [("Chad", EntityKind::Place), ("Kenya", EntityKind::Place)];
        let settled = settled("They spoke of Chad-Kenya ties.", &[("Chad", "Kenya", EntityKind::Person)]);
        assert_eq!(settled, both.map(|(name, kind)| (name.to_owned(), kind)));
    }

    #[test]
    fn a_work_that_nothing_shows_is_what_the_rules_see() {
        let seen = [("Amina", "Otieno", EntityKind::Work)];
        let person = [("Amina Otieno".to_owned(), EntityKind::Person)];
        assert_eq!(settled("The book by Amina Otieno sold well.", &seen), person);
    }

    #[test]
    fn a_work_in_quotation_marks_stands() {
        let seen = [("Harbour", "Lights", EntityKind::Work)];
        assert_eq!(
            settled("He read “Harbour Lights” twice.", &seen),
            [("Harbour Lights".to_owned(), EntityKind::Work)]
        );
    }
}
