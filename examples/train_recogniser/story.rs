//! Our labelled stories: what stands in `training/news/`, read and checked against the rules of its guideline.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a mark says, by its letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// `P`
    Person,
    /// `O`
    Organisation,
    /// `L`
    Place,
    /// `E`
    Event,
    /// `W`
    Work,
    /// `X`
    Other,
    /// `D`
    Demonym,
    /// `-`
    NoName,
}

impl Mark {
    fn of(letter: &str) -> Option<Self> {
        Some(match letter {
            "P" => Self::Person,
            "O" => Self::Organisation,
            "L" => Self::Place,
            "E" => Self::Event,
            "W" => Self::Work,
            "X" => Self::Other,
            "D" => Self::Demonym,
            "-" => Self::NoName,
            _ => return None,
        })
    }
}

/// A story with its marks taken out of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Story {
    /// Number of the story: every fifth is held apart and never learned from.
    pub(crate) number: u32,
    /// One block a line.
    pub(crate) text: String,
    /// Marked stretches of the text, in bytes, in order.
    pub(crate) marks: Vec<(std::ops::Range<usize>, Mark)>,
}

impl Story {
    /// True for a story that is never learned from.
    pub(crate) fn is_held(&self) -> bool {
        self.number.is_multiple_of(5)
    }
}

/// A place where a story breaks the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The file.
    pub(crate) file: PathBuf,
    /// Line, from 1.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) what: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.what)
    }
}

/// Reads every story of a folder, in order of their numbers, with the faults of all.
pub(crate) fn read(folder: &Path) -> std::io::Result<(Vec<Story>, Vec<Fault>)> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let (mut stories, mut faults) = (Vec::new(), Vec::new());
    for file in files {
        let (story, found) = parse(&fs::read_to_string(&file)?);
        faults.extend(found.into_iter().map(|(line, what)| Fault { file: file.clone(), line, what }));
        stories.extend(story);
    }
    Ok((stories, faults))
}

/// What the head of a story must say.
const HEAD: [&str; 5] = ["story", "subject", "style", "places", "english"];

/// Words that stand before a name and are no part of it.
const BEFORE_NAMES: [&str; 13] =
    ["Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Sheikh", "President", "Minister", "Lt", "Col", "Prof", "Senator"];

/// A story and the faults of its text, each with its line.
pub(crate) fn parse(file: &str) -> (Option<Story>, Vec<(usize, String)>) {
    let mut faults = Vec::new();
    let mut lines = file.lines().enumerate().map(|(index, line)| (index + 1, line));
    let mut number = None;
    for key in HEAD {
        let (at, line) = lines.next().unwrap_or_default();
        match line.split_once(": ").filter(|(found, value)| *found == key && !value.trim().is_empty()) {
            Some((_, value)) if key == "story" => number = value.parse().ok(),
            Some(_) => {}
            None => faults.push((at, format!("the head has no `{key}: …` here"))),
        }
    }
    let Some(number) = number else {
        faults.push((1, "no number after `story: `".to_owned()));
        return (None, faults);
    };
    let mut story = Story { number, text: String::new(), marks: Vec::new() };
    for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let block = ["# ", "> ", "! ", "* "].iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line);
        if let Err(what) = story.add(block) {
            faults.push((at, what));
        }
    }
    faults.extend(story.unmarked().into_iter().map(|name| (1, format!("“{name}” stands marked and unmarked"))));
    (Some(story), faults)
}

impl Story {
    /// Adds a block.
    fn add(&mut self, block: &str) -> Result<(), String> {
        let mut rest = block.trim();
        while let Some(open) = rest.find('[') {
            let (before, marked) = rest.split_at(open);
            let close = marked.find(']').ok_or("a mark has no end")?;
            let inner = &marked[1..close];
            let (letter, name) = inner.split_once(' ').ok_or_else(|| format!("no kind in [{inner}]"))?;
            let mark = Mark::of(letter).ok_or_else(|| format!("no such kind: [{inner}]"))?;
            check(mark, name)?;
            self.text.push_str(before);
            let start = self.text.len();
            self.text.push_str(name);
            self.marks.push((start..self.text.len(), mark));
            rest = &marked[close + 1..];
        }
        if rest.contains(']') {
            return Err("a mark ends that never began".to_owned());
        }
        self.text.push_str(rest);
        self.text.push('\n');
        Ok(())
    }

    /// Names of more than two letters that are marked in one place and not in another.
    fn unmarked(&self) -> BTreeSet<&str> {
        let mut rest = self.text.clone().into_bytes();
        for (span, _) in &self.marks {
            rest[span.clone()].fill(b'_');
        }
        let rest = String::from_utf8_lossy(&rest);
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let names = self.marks.iter().map(|(span, _)| &self.text[span.clone()]).filter(|name| name.len() > 2);
        names
            .filter(|name| {
                rest.match_indices(*name).any(|(at, _)| {
                    !word(rest[..at].chars().next_back()) && !word(rest[at + name.len()..].chars().next())
                })
            })
            .collect()
    }
}

fn check(mark: Mark, name: &str) -> Result<(), String> {
    if name.trim() != name || name.is_empty() || name.contains('[') {
        return Err(format!("blanks or brackets at the ends of “{name}”"));
    }
    if name.starts_with("the ") {
        return Err(format!("an article in “{name}”"));
    }
    let first = name.split(' ').next().unwrap_or_default().trim_end_matches('.');
    if mark == Mark::Person && name.contains(' ') && BEFORE_NAMES.contains(&first) {
        return Err(format!("a title in “{name}”"));
    }
    Ok(())
}
