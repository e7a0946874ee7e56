//! What an article says of itself: title, dek, byline, outlet, credits, date, language; each with its evidence.

use super::credit_line::{self, CreditLine};
use super::date_line::{self, Event};
use super::dateline::{Dateline, dateline};
use super::judge::MASTHEAD;
use super::signers::signers;
use super::{Basis, Block, BlockKind, Conflict, Stated, outlet, signature, stated};
use crate::date::VisitDate;
use crate::source::{Given, Source};

/// The values and their evidence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Facts {
    pub(super) title: Option<Stated<String>>,
    pub(super) dek: Option<Stated<String>>,
    pub(super) byline: Vec<Stated<String>>,
    pub(super) outlet: Option<Stated<String>>,
    pub(super) taken_from: Option<Stated<String>>,
    pub(super) credits: Vec<Stated<String>>,
    pub(super) date: Option<Stated<VisitDate>>,
    pub(super) modified: Option<Stated<VisitDate>>,
    pub(super) section: Option<Stated<String>>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) url: Option<Stated<String>>,
    pub(super) language: Option<Stated<String>>,
    /// The whole text of the article, where a page's metadata give it.
    pub(super) article_body: Option<String>,
}

impl Facts {
    /// What a person gave by hand.
    pub(super) fn given(given: &Given) -> Self {
        let stated = |value: &String| stated::given(value.clone(), &given.place);
        Self {
            title: given.title.as_ref().map(stated),
            dek: None,
            byline: given.byline.iter().map(stated).collect(),
            outlet: given.outlet.as_ref().map(stated),
            taken_from: None,
            credits: Vec::new(),
            date: given.date.as_ref().map(|date| stated::given(date.clone(), &given.place)),
            modified: None,
            section: None,
            conflicts: Vec::new(),
            url: given.url.as_ref().map(stated),
            language: given.language.as_ref().map(stated),
            article_body: None,
        }
    }

    /// What the program that saved the page wrote down.
    pub(super) fn saved(source: &Source) -> Self {
        let url = source.saved_from.clone();
        let stated = |url: String| Stated {
            evidence: format!("saved from {url}"),
            value: url,
            basis: Basis::Metadata,
            block: None,
        };
        Self { url: url.map(stated), ..Self::default() }
    }

    /// What the blocks print.
    pub(super) fn printed(blocks: &[Block]) -> Self {
        let mut facts = Self {
            title: first(blocks, |block| block.kind == BlockKind::Title),
            dek: first(blocks, Block::is_dek),
            date: printed_date(blocks),
            modified: printed_change(blocks),
            ..Self::default()
        };
        facts.outlet = printed_masthead(blocks);
        let signed = signed_blocks(blocks);
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.verdict.kept) {
            facts.add_credits(index, block, signed.contains(&index));
        }
        facts.outlet = facts.outlet.or_else(|| facts.dek.as_ref().and_then(outlet_of_dek));
        facts.add_dateline(blocks);
        facts.add_licensor(blocks);
        facts
    }

    /// What the page prints, beside what its markup says. Readers see what is printed: its headline, its day, its names
    /// count where the markup does not speak against them; what they disagree on is noted.
    pub(super) fn beside(mut self, mut head: Self) -> Self {
        self.date = self.believed_date(&mut head);
        self.byline = self.believed_byline(&mut head);
        self.or(head)
    }

    /// The printed day where it is the one of publication by the markup too, a day beside it for another time zone, or
    /// the day on which the text that is printed was written by the markup; else the markup's.
    fn believed_date(&mut self, head: &mut Self) -> Option<Stated<VisitDate>> {
        let Some(printed) = self.date.take() else { return head.date.take() };
        let Some(stated) = head.date.take() else { return Some(printed) };
        let apart = days_apart(&printed, &stated).unwrap_or(i32::MAX);
        let is_update = self.modified.as_ref().is_some_and(|date| date.value == printed.value);
        let rewritten =
            head.modified.as_ref().and_then(|date| days_apart(date, &printed)).is_some_and(|days| days <= 1)
                && (!is_update || apart > LONGEST_UPDATE);
        let is_line = printed.basis == Basis::Stated;
        let printed_counts = apart == 0 || is_line && (apart <= 1 || rewritten);
        let (kept, other) = if printed_counts { (printed, stated) } else { (stated, printed) };
        if apart > 1 && is_line {
            self.conflicts.push(Conflict::new("date", &kept.evidence, &other.evidence));
        }
        Some(kept)
    }

    /// The printed names where the markup has one of them, none, or only an office; else the markup's.
    fn believed_byline(&mut self, head: &mut Self) -> Vec<Stated<String>> {
        let (printed, stated) = (std::mem::take(&mut self.byline), std::mem::take(&mut head.byline));
        let key = |author: &Stated<String>| author.value.to_lowercase();
        let agree = printed.iter().any(|author| stated.iter().any(|other| key(author) == key(other)));
        let people = |list: &[Stated<String>]| list.iter().any(|author| !signers(&author.value).people.is_empty());
        if printed.is_empty() || !agree && people(&stated) {
            if let (Some(kept), Some(other)) = (stated.first(), printed.first()) {
                self.conflicts.push(Conflict::new("byline", &kept.evidence, &other.evidence));
            }
            return stated;
        }
        if people(&printed) || !people(&stated) { printed } else { stated }
    }

    /// Fills what is not known yet from a less sure place.
    pub(super) fn or(self, other: Self) -> Self {
        let mut credits = self.credits;
        for credit in other.credits {
            if credits.iter().all(|known| known.value != credit.value) {
                credits.push(credit);
            }
        }
        let mut conflicts = self.conflicts;
        conflicts.extend(other.conflicts);
        Self {
            title: self.title.or(other.title),
            dek: self.dek.or(other.dek),
            byline: if self.byline.is_empty() { other.byline } else { self.byline },
            outlet: self.outlet.or(other.outlet),
            taken_from: self.taken_from.or(other.taken_from),
            credits,
            date: self.date.or(other.date),
            modified: self.modified.or(other.modified),
            section: self.section.or(other.section),
            conflicts,
            url: self.url.or(other.url),
            language: self.language.or(other.language),
            article_body: self.article_body.or(other.article_body),
        }
    }

    /// Adds whom a block names; its authors where it is one of those that `sign` the article.
    fn add_credits(&mut self, index: usize, block: &Block, signs: bool) {
        let line = match block.kind {
            BlockKind::Byline if block.verdict.rule != MASTHEAD => {
                signature::credit_of_byline(&block.text).unwrap_or_default()
            }
            BlockKind::Caption => {
                let agencies = credit_line::picture_agencies(&block.text).into_iter().map(str::to_owned).collect();
                CreditLine { agencies, ..CreditLine::default() }
            }
            _ => return,
        };
        let outlet = line.outlet.filter(|_| self.outlet.is_none());
        let stated = |value: String| printed(value, &block.text, index);
        // An agency that signs where no person does is the author.
        let agency = || line.agencies.iter().filter(|_| is_author_line(&block.text)).take(1).cloned().collect();
        let authors: Vec<String> = if line.authors.is_empty() { agency() } else { line.authors };
        for author in authors.into_iter().filter(|_| signs) {
            if self.byline.iter().all(|known| known.value != author) {
                self.byline.push(stated(author));
            }
        }
        for agency in line.agencies {
            self.add_credit(agency, &block.text, index);
        }
        if let Some(outlet) = outlet {
            self.outlet = Some(printed(outlet, &block.text, index));
        }
    }

    fn add_credit(&mut self, name: String, evidence: &str, index: usize) {
        if self.credits.iter().all(|known| known.value != name) {
            self.credits.push(printed(name, evidence, index));
        }
    }

    /// The agency that the first paragraph's dateline credits.
    fn add_dateline(&mut self, blocks: &[Block]) {
        let first =
            blocks.iter().enumerate().find(|(_, block)| block.verdict.kept && block.kind == BlockKind::Paragraph);
        if let Some((index, block)) = first
            && let Some(Dateline { text, agency: Some(agency), .. }) = dateline(&block.text)
        {
            self.add_credit(agency, &text, index);
        }
    }

    /// The holder of a text that the page prints under licence.
    fn add_licensor(&mut self, blocks: &[Block]) {
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.text.len() <= LONGEST_NOTICE) {
            let lower = block.text.to_lowercase();
            if let Some(holder) = outlet::copyright_holder(&block.text)
                && LICENCES.iter().any(|words| lower.contains(words))
            {
                self.add_credit(outlet::bare(holder).to_owned(), &block.text, index);
            }
        }
    }
}

/// An update changes a text for so many days; later it is a new text.
const LONGEST_UPDATE: i32 = 30;
/// Longer blocks, in bytes, are no copyright notice.
const LONGEST_NOTICE: usize = 400;
/// Words that say that another's text is printed.
const LICENCES: [&str; 4] = ["under licence", "under license", "with permission", "by permission of"];

fn printed(value: String, evidence: &str, block: usize) -> Stated<String> {
    Stated { value, basis: Basis::Stated, evidence: evidence.to_owned(), block: Some(block) }
}

/// True for a line that "By" opens.
fn is_author_line(text: &str) -> bool {
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "))
}

/// Bylines of one article stand at most so many blocks apart.
const BYLINE_GAP: usize = 3;

/// The bylines that sign the article: those below the headline, else those above it, else those at its foot. Other pieces
/// on the page have theirs.
fn signed_blocks(blocks: &[Block]) -> Vec<usize> {
    let title = blocks.iter().position(|block| block.kind == BlockKind::Title).unwrap_or(0);
    let story = |block: &Block| block.verdict.kept && block.kind == BlockKind::Paragraph;
    let end = blocks.iter().rposition(story).unwrap_or(blocks.len());
    let names = |block: &Block| {
        block.kind == BlockKind::Byline
            && block.verdict.rule != MASTHEAD
            && (!block.text.contains('/') || credit_line::picture_agencies(&block.text).is_empty())
            && signature::credit_of_byline(&block.text)
                .is_some_and(|line| !line.authors.is_empty() || is_author_line(&block.text))
    };
    let signed: Vec<usize> = (0..blocks.len()).filter(|&index| names(&blocks[index])).collect();
    let group = |from: usize, to: usize| {
        let mut found: Vec<usize> = Vec::new();
        for &index in signed.iter().filter(|&&index| (from..to).contains(&index)) {
            if found.last().is_some_and(|last| index - last > BYLINE_GAP) {
                break;
            }
            found.push(index);
        }
        found
    };
    [(title, end), (0, title), (end, blocks.len())]
        .into_iter()
        .map(|(from, to)| group(from, to))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// The outlet of the line that the judge took for the masthead.
fn printed_masthead(blocks: &[Block]) -> Option<Stated<String>> {
    let (index, block) = blocks.iter().enumerate().find(|(_, block)| block.verdict.rule == MASTHEAD)?;
    Some(printed(outlet::before_section(&block.text).to_owned(), &block.text, index))
}

fn first(blocks: &[Block], is: impl Fn(&Block) -> bool) -> Option<Stated<String>> {
    let (index, block) = blocks.iter().enumerate().find(|(_, block)| is(block))?;
    Some(Stated { value: block.text.clone(), basis: Basis::Stated, evidence: block.text.clone(), block: Some(index) })
}

/// The date of a date line or a byline, "published" before one that says nothing before "updated"; else the latest
/// date in a caption.
fn printed_date(blocks: &[Block]) -> Option<Stated<VisitDate>> {
    let lines = blocks.iter().enumerate().filter_map(|(index, block)| {
        let (day, event) = match block.kind {
            // A line that the judge took for a date line may name the outlet and its edition too.
            BlockKind::Date => match date_line::date_line(&block.text) {
                Some(line) => (line.day, line.event),
                None => (date_line::printed_dates(&block.text).first()?.1, Event::Unsaid),
            },
            BlockKind::Byline => (date_line::printed_dates(&block.text).first()?.1, Event::Unsaid),
            _ => return None,
        };
        let rank = match event {
            Event::Published => 0,
            Event::Unsaid => 1,
            Event::Updated => 2,
        };
        Some((rank, index, day))
    });
    if let Some((_, index, day)) = lines.min() {
        return Some(dated(day, Basis::Stated, blocks[index].text.clone(), index));
    }
    if let Some(date) = date_above(blocks).or_else(|| date_of_dateline(blocks)) {
        return Some(date);
    }
    blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind == BlockKind::Caption && !is_of_file(&block.text))
        .flat_map(|(index, block)| date_line::printed_dates(&block.text).into_iter().map(move |(_, day)| (day, index)))
        .max_by_key(|&(day, index)| (day, std::cmp::Reverse(index)))
        .map(|(day, index)| dated(day, Basis::Caption, blocks[index].text.clone(), index))
}

/// Longer lines above the text, in bytes, are no imprint: "TIDEWAY, the weekly of the coast. December 16, 2027."
const LONGEST_IMPRINT: usize = 140;

/// The only date that the lines above the text print beside other words.
fn date_above(blocks: &[Block]) -> Option<Stated<VisitDate>> {
    let above = blocks.iter().take_while(|block| !(block.verdict.kept && block.kind == BlockKind::Paragraph));
    let lines = above.enumerate().filter(|(_, block)| {
        !matches!(block.kind, BlockKind::Title | BlockKind::Caption) && block.text.len() <= LONGEST_IMPRINT
    });
    let mut dates = lines
        .flat_map(|(index, block)| date_line::printed_dates(&block.text).into_iter().map(move |(_, day)| (day, index)));
    let (day, index) = dates.next()?;
    dates.all(|(other, _)| other == day).then(|| dated(day, Basis::Stated, blocks[index].text.clone(), index))
}

/// The date of the dateline, where it names the year.
fn date_of_dateline(blocks: &[Block]) -> Option<Stated<VisitDate>> {
    let mut story = blocks.iter().enumerate();
    let (index, block) = story.find(|(_, block)| block.verdict.kept && block.kind == BlockKind::Paragraph)?;
    let text = dateline(&block.text)?.text;
    let (_, day) = date_line::printed_dates(&text).into_iter().next()?;
    Some(dated(day, Basis::Stated, text, index))
}

/// The day of the last change that a date line prints.
fn printed_change(blocks: &[Block]) -> Option<Stated<VisitDate>> {
    let mut lines = blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Date);
    let change = |(index, block): (usize, &Block)| Some((date_line::day_of_change(&block.text)?, index));
    let (day, index) = lines.find_map(change)?;
    Some(dated(day, Basis::Stated, blocks[index].text.clone(), index))
}

/// True for the words of a picture from the archive, whose day is not that of the article.
fn is_of_file(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "FILE" | "File" | "Archive" | "archive"))
        || text.contains("file photo")
        || text.contains("icture date")
}

/// How many days lie between two stated days.
fn days_apart(one: &Stated<VisitDate>, other: &Stated<VisitDate>) -> Option<i32> {
    Some(one.value.as_day()?.until(other.value.as_day()?).ok()?.get_days().abs())
}

fn dated(day: jiff::civil::Date, basis: Basis, evidence: String, block: usize) -> Stated<VisitDate> {
    Stated { value: VisitDate::day(day), basis, evidence, block: Some(block) }
}

/// The outlet that a dek names as the one that reports ("…, reports The Harbour Post"); an agency is no outlet.
fn outlet_of_dek(dek: &Stated<String>) -> Option<Stated<String>> {
    let (_, name) = dek.value.rsplit_once("reports ")?;
    let name = name.trim_end_matches(['.', ' ']);
    let fits = name.split(' ').count() <= 5
        && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && credit_line::agency(name).is_none();
    fits.then(|| Stated { value: name.to_owned(), ..dek.clone() })
}
