//! The outlets that a page names in its own furniture: who publishes it, and whose text it prints.

use std::sync::LazyLock;

use super::facts::Facts;
use super::signers::is_person;
use super::{Basis, Block, Stated, credit_line, outlet};
use crate::tables::{IMPRINT_CUES, MONTHS, NEWS_AGENCIES, OUTLET_WORDS, WEEKDAYS};

/// Longer sentences, in bytes, are no line of furniture.
const LONGEST: usize = 300;
/// A name has at most so many words.
const MOST_WORDS: usize = 6;
/// Shorter words at the end of which a stop stands are abbreviations ("St.").
const ABBREVIATION: usize = 3;
/// Words with a capital that begin no outlet's name: the page speaks of itself or of one of its parts.
const NO_NAMES: [&str; 14] = [
    "Our", "This", "That", "My", "Your", "Page", "Section", "Here", "Sources", "Social", "Click", "Its", "Their", "Us",
];
/// Small words within a name.
const JOINTS: [&str; 5] = ["of", "the", "and", "&", "for"];
/// Small words that may follow a name at the end of a line: terms of a licence, an address, another sentence.
const AFTER: [&str; 6] = ["and", "under", "with", "here", "as", "via"];

/// What a sentence of furniture says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Aggregator,
    Gathers,
    Taken,
    Call,
    App,
}

/// How such a sentence is worded.
struct Cue {
    /// How it begins.
    opening: &'static str,
    /// What stands before the name, after any words; none where the name follows the opening.
    lead: Option<&'static str>,
    /// What follows the name; none where the name ends the line. All of a cue without a name is its opening.
    tail: Option<&'static str>,
    has_name: bool,
    what: What,
    known: bool,
}

static CUES: LazyLock<Vec<Cue>> = LazyLock::new(|| IMPRINT_CUES.iter().map(cue).collect());

fn cue(row: &[&'static str; 3]) -> Cue {
    let [line, what, name] = *row;
    let what = match what {
        "aggregator" => What::Aggregator,
        "gathers" => What::Gathers,
        "taken" => What::Taken,
        "call" => What::Call,
        "app" => What::App,
        other => unreachable!("imprint-cues.tsv: unknown `{other}`"),
    };
    let (before, tail) = line.split_once("NAME").map_or((line, None), |(before, tail)| (before, Some(tail)));
    let (opening, lead) = before.split_once('…').map_or((before, None), |(opening, lead)| (opening, Some(lead)));
    let has_name = tail.is_some();
    Cue { opening, lead, tail: tail.filter(|tail| !tail.is_empty()), has_name, what, known: name == "known" }
}

impl Cue {
    /// The name in a sentence of this wording, empty for a wording without one; none for another sentence.
    fn read<'s>(&self, sentence: &'s str, lower: &str) -> Option<&'s str> {
        let rest = lower.strip_prefix(self.opening)?;
        if !self.has_name {
            return (!rest.starts_with(char::is_alphanumeric)).then_some("");
        }
        let from = match self.lead {
            Some(lead) => self.opening.len() + rest.rfind(lead)? + lead.len(),
            None => self.opening.len(),
        };
        let (name, after) = match self.tail {
            Some(tail) => {
                let end = from + lower.get(from..)?.find(tail)?;
                (sentence.get(from..end)?, "")
            }
            None => leading_name(sentence.get(from..)?),
        };
        let name = name.strip_prefix("the ").unwrap_or(name).trim();
        (ends_well(after) && is_name(name) && (!self.known || is_known(name))).then_some(name)
    }
}

/// The words with capitals that a text begins with, the small ones between them included; and what follows.
fn leading_name(text: &str) -> (&str, &str) {
    let (mut end, mut at) = (0, 0);
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let is_joint = JOINTS.contains(&bare);
        if !is_joint && !bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() && at > 0) {
            break;
        }
        let core = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !is_joint {
            end = at + core.len();
        }
        at += word.len();
        let is_abbreviation = core.len() <= ABBREVIATION && bare.ends_with('.');
        if !is_joint && core.len() < bare.len() && !is_abbreviation {
            break;
        }
    }
    text.split_at(end)
}

/// True where nothing that follows a name could be part of it, or say that another is meant.
fn ends_well(after: &str) -> bool {
    let after = after.trim_start();
    let first = after.split_whitespace().next().unwrap_or_default();
    !after.starts_with(char::is_alphanumeric)
        || AFTER.contains(&first)
        || first == "on" && after.split_whitespace().take(4).any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// True for a few words with capitals that are no day, no person and no part of a page.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_word =
        |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || JOINTS.contains(word);
    let Some(first) = words.first() else { return false };
    let is_time = MONTHS.iter().any(|row| row[0] == *first) || WEEKDAYS.iter().any(|row| row[0] == *first);
    words.len() <= MOST_WORDS
        && name.len() > 1
        && first.starts_with(char::is_uppercase)
        && words.iter().all(is_word)
        && !NO_NAMES.contains(first)
        && !is_time
        && !is_person(name)
}

/// True for the name of an agency or an outlet, listed or by its last word.
fn is_known(name: &str) -> bool {
    let key = outlet::key(name);
    let listed = |row: &[&str; 3]| row[0].to_lowercase() == key || row[1].split('/').any(|form| form == name);
    outlet::is_outlet(name) || outlet::is_agency(name) || NEWS_AGENCIES.iter().any(listed)
}

/// A name that a sentence of furniture gives.
#[derive(Debug)]
struct Found {
    what: What,
    name: String,
    sentence: String,
    block: usize,
}

impl Found {
    fn stated(&self) -> Stated<String> {
        let name = credit_line::agency(&self.name).unwrap_or(&self.name);
        Stated {
            value: name.to_owned(),
            basis: Basis::Stated,
            evidence: self.sentence.clone(),
            block: Some(self.block),
        }
    }
}

/// Every sentence outside of the story that speaks of outlets.
fn found(blocks: &[Block]) -> Vec<Found> {
    let mut all = Vec::new();
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| !(block.verdict.kept && block.kind.in_body())) {
        for sentence in sentences(&block.text).filter(|sentence| sentence.len() <= LONGEST) {
            let plain = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
            let plain = plain.trim_end_matches(|c: char| !c.is_alphanumeric());
            let lower = plain.to_ascii_lowercase();
            let read = |cue: &Cue| {
                let name = cue.read(plain, &lower)?.to_owned();
                Some(Found { what: cue.what, name, sentence: sentence.to_owned(), block: at })
            };
            all.extend(CUES.iter().find_map(read));
        }
    }
    all
}

/// The sentences of furniture, parted at line ends and at marks before a capital.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let mut rest = line;
        std::iter::from_fn(move || {
            let end = sentence_end(rest);
            let (sentence, after) = rest.split_at(end);
            rest = after;
            (!sentence.is_empty()).then(|| sentence.trim())
        })
    })
}

fn sentence_end(text: &str) -> usize {
    let ends = text.match_indices(['.', '!', '?']).find(|&(at, _)| {
        let last = text[..at].split(' ').next_back().unwrap_or_default();
        let mut after = text[at + 1..].chars();
        after.next() == Some(' ') && after.next().is_some_and(char::is_uppercase) && last.len() > ABBREVIATION
    });
    ends.map_or(text.len(), |(at, _)| at + 1)
}

impl Facts {
    /// Adds the outlets that the page's furniture names, where nothing surer names its publisher.
    pub(super) fn add_imprint(&mut self, blocks: &[Block]) {
        let found = found(blocks);
        let first = |what: What| found.iter().find(|found| found.what == what);
        let own = first(What::Aggregator);
        let gathers = own.or_else(|| first(What::Gathers)).is_some();
        if self.outlet.is_none() {
            self.outlet = own.map(Found::stated);
        }
        let taken = found.iter().find(|found| found.what == What::Taken && !self.is_own(&found.name));
        let call = found.iter().find(|call| call.what == What::Call && is_borne_out(call, &found, blocks));
        let foreign = call.filter(|call| gathers && !self.is_own(&call.name));
        let credited = |taken: &Stated<String>| self.credits.iter().any(|credit| credit.value == taken.value);
        self.taken_from = taken.or(foreign).map(Found::stated).filter(|taken| !credited(taken));
        if self.outlet.is_none() && !gathers {
            let is_taken = |call: &&Found| self.taken_from.as_ref().is_none_or(|taken| same(&taken.value, &call.name));
            self.outlet = call.filter(is_taken).map(Found::stated);
            if self.outlet.is_some() {
                self.taken_from = None;
            }
        }
    }

    /// True for the page's own outlet: by name, or by the address of the page.
    fn is_own(&self, name: &str) -> bool {
        let squeezed = squeezed(name);
        let host = self.url.as_ref().and_then(|url| url.value.split("//").nth(1)?.split('/').next());
        self.outlet.as_ref().is_some_and(|outlet| same(&outlet.value, name))
            || squeezed.len() > ABBREVIATION && host.is_some_and(|host| host.split('.').any(|label| label == squeezed))
    }
}

/// True for a call whose name is an outlet's and no topic: no part of the story, and an outlet by its last word, by the
/// page's notice of copyright, or by something named after it.
fn is_borne_out(call: &Found, found: &[Found], blocks: &[Block]) -> bool {
    let told = blocks.iter().any(|block| block.body.is_some() && block.text.contains(&call.name));
    let holds =
        || blocks.iter().filter_map(|b| outlet::copyright_holder(&b.text)).any(|holder| same(holder, &call.name));
    let named_after = || {
        found.iter().filter(|found| found.what == What::App).any(|app| {
            let mut words = app.name.split_whitespace();
            words.any(|word| is_proper(word) && call.name.split_whitespace().any(|own| own == word))
        })
    };
    !told && (is_known(&call.name) || holds() || named_after())
}

/// True for a word of a name that is not one that outlets are called by.
fn is_proper(word: &str) -> bool {
    word.len() > ABBREVIATION && !OUTLET_WORDS.iter().any(|row| row[0] == word) && !matches!(word, "Live" | "Latest")
}

fn same(one: &str, other: &str) -> bool {
    squeezed(one) == squeezed(other)
}

/// A name as addresses print it: letters and digits alone.
fn squeezed(name: &str) -> String {
    outlet::key(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Shape, Verdict};

    /// A line of the story where `kept`, else of the page around it.
    fn line(text: &str, kept: bool) -> Block {
        Block {
            kind: BlockKind::Paragraph,
            verdict: Verdict { kept, rule: "test", reason: "".into(), facts: Vec::new() },
            lines: (1, 1),
            text: text.to_owned(),
            body: kept.then_some(0..text.len()),
            shape: Shape::Plain,
            inlines: Vec::new(),
            repairs: Vec::new(),
        }
    }

    fn facts(outlet: Option<&str>, furniture: &[&str]) -> Facts {
        let mut blocks = vec![line("Four cranes fell over on Rain Island.", true)];
        blocks.extend(furniture.iter().map(|text| line(text, false)));
        let stated = |name: &str| Stated {
            value: name.to_owned(),
            basis: Basis::Metadata,
            evidence: String::new(),
            block: None,
        };
        let mut facts = Facts { outlet: outlet.map(stated), ..Facts::default() };
        facts.add_imprint(&blocks);
        facts
    }

    /// Publisher and the outlet that the text is taken from.
    fn told(furniture: &[&str]) -> (String, String) {
        let facts = facts(None, furniture);
        let name = |stated: Option<Stated<String>>| stated.map(|stated| stated.value).unwrap_or_default();
        (name(facts.outlet), name(facts.taken_from))
    }

    fn both(outlet: &str, taken: &str) -> (String, String) {
        (outlet.to_owned(), taken.to_owned())
    }

    const CALLS: [&str; 2] =
        ["Catch all the Harbour News and Daily Updates on Crane Nest.", "Download the Nest News app for free."];

    #[test]
    fn a_page_that_gathers_names_itself_and_whose_text_it_prints() {
        let notice = "Please note! GullBox is an automatic aggregator of the world’s papers. Write to us.";
        assert_eq!(told(&[CALLS[0], CALLS[1], notice]), both("GullBox", "Crane Nest"));
        let facts = facts(None, &[CALLS[0], CALLS[1], notice]);
        let (outlet, taken) = (facts.outlet.unwrap(), facts.taken_from.unwrap());
        assert_eq!(outlet.evidence, "GullBox is an automatic aggregator of the world’s papers.");
        assert_eq!((outlet.block, taken.block, taken.evidence.as_str()), (Some(3), Some(1), CALLS[0]));
        assert_eq!(told(&[CALLS[0], CALLS[1], "Read original article here"]), both("", "Crane Nest"));
    }

    #[test]
    fn the_call_of_a_page_that_gathers_nothing_is_its_own() {
        assert_eq!(told(&CALLS), both("Crane Nest", ""));
        assert_eq!(told(&["Catch all the Harbour News on The Quay Herald"]), both("The Quay Herald", ""));
        assert_eq!(told(&[CALLS[0], "© 2031 Crane Nest. All rights reserved."]), both("Crane Nest", ""));
    }

    #[test]
    fn topics_are_no_outlets() {
        assert_eq!(told(&["Catch all the latest news on Rain Island", "Download the Rain app"]), both("", ""));
        assert_eq!(told(&["Catch all the latest news on Crane Nest"]), both("", ""), "nothing bears it out");
        assert_eq!(told(&["Get the latest news on ferries from the Quay Herald"]), both("", ""));
    }

    #[test]
    fn lines_that_say_where_a_text_comes_from_are_read() {
        for (line, name) in [
            ("The post Cranes fall in the night appeared first on Crane Nest.", "Crane Nest"),
            ("This article was originally published by Crane Nest on 3 May 2031.", "Crane Nest"),
            ("This article is republished from Crane Nest under a Creative Commons licence.", "Crane Nest"),
            ("This story first appeared in the Quay Herald.", "Quay Herald"),
            ("This story was first published on St. Lee Gulls, and is printed here again.", "St. Lee Gulls"),
            ("(Source: Quay Herald)", "Quay Herald"),
            ("Read the original article on Crane Nest »", "Crane Nest"),
        ] {
            assert_eq!(told(&[line]), both("", name), "{line}");
        }
    }

    #[test]
    fn days_places_people_and_the_page_itself_are_no_outlets() {
        for line in [
            "This story first appeared on Monday.",
            "This story first appeared in Lisbon.",
            "This story first appeared in the March issue of Crane Nest.",
            "This article was originally published by Mary Lee in Crane Nest.",
            "This article first appeared on Page 4.",
            "This article first appeared on our sister site.",
            "Source: Ministry of Harbours",
            "Read original article",
            "Crane Nest says the post appeared first on the quay.",
        ] {
            assert_eq!(told(&[line]), both("", ""), "{line}");
        }
    }

    #[test]
    fn an_outlet_is_not_taken_from_itself() {
        let line = "The post Cranes fall appeared first on Crane Nest.";
        let own = facts(Some("CraneNest"), &[line]);
        assert_eq!((own.outlet.unwrap().value.as_str(), own.taken_from), ("CraneNest", None));
        assert_eq!(facts(Some("GullBox"), &[line]).taken_from.unwrap().value, "Crane Nest");
    }

    #[test]
    fn the_story_is_not_read() {
        let blocks = [line("This story first appeared in the Quay Herald.", true)];
        let mut facts = Facts::default();
        facts.add_imprint(&blocks);
        assert_eq!(facts, Facts::default());
    }

    #[test]
    fn every_row_of_the_table_is_in_lower_case_and_names_one() {
        for row in IMPRINT_CUES {
            let words = row[0].replace("NAME", "").replace('…', "");
            assert_eq!(words, words.to_ascii_lowercase(), "`{}` would never be found", row[0]);
            let cue = cue(row);
            assert_eq!(cue.has_name, cue.what != What::Gathers, "{}", row[0]);
        }
    }
}
