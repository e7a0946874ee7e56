//! What an article says of itself: title, dek, byline, outlet, credits, date, language; each with its evidence.

use super::credit_line::{self, CreditLine};
use super::date_line::{self, Event};
use super::dateline::{Dateline, dateline};
use super::judge::MASTHEAD;
use super::{Basis, Block, BlockKind, Stated, outlet, stated};
use crate::date::VisitDate;
use crate::source::Given;

/// The values and their evidence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Facts {
    pub(super) title: Option<Stated<String>>,
    pub(super) dek: Option<Stated<String>>,
    pub(super) byline: Vec<Stated<String>>,
    pub(super) outlet: Option<Stated<String>>,
    pub(super) credits: Vec<Stated<String>>,
    pub(super) date: Option<Stated<VisitDate>>,
    pub(super) url: Option<Stated<String>>,
    pub(super) language: Option<Stated<String>>,
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
            credits: Vec::new(),
            date: given.date.as_ref().map(|date| stated::given(date.clone(), &given.place)),
            url: given.url.as_ref().map(stated),
            language: given.language.as_ref().map(stated),
        }
    }

    /// What the blocks print.
    pub(super) fn printed(blocks: &[Block]) -> Self {
        let mut facts = Self {
            title: first(blocks, BlockKind::Title),
            dek: first(blocks, BlockKind::Dek),
            date: printed_date(blocks),
            ..Self::default()
        };
        facts.outlet = printed_masthead(blocks);
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.verdict.kept) {
            facts.add_credits(index, block);
        }
        facts.outlet = facts.outlet.or_else(|| facts.dek.as_ref().and_then(outlet_of_dek));
        facts.add_dateline(blocks);
        facts.add_licensor(blocks);
        facts
    }

    /// What the page prints, beside what its head says. The head knows dates and authors better than lines that may
    /// belong to another piece of the page; the printed headline is the one that readers see.
    pub(super) fn beside(mut self, mut head: Self) -> Self {
        let printed = self.date.take();
        let agrees = |date: &Stated<VisitDate>| head.date.as_ref().is_none_or(|head| head.value == date.value);
        self.date = printed.filter(|date| agrees(date)).or(head.date.take());
        if !head.byline.is_empty() {
            self.byline = std::mem::take(&mut head.byline);
        }
        self.or(head)
    }

    /// Fills what is not known yet from a less sure place.
    pub(super) fn or(self, other: Self) -> Self {
        let mut credits = self.credits;
        for credit in other.credits {
            if credits.iter().all(|known| known.value != credit.value) {
                credits.push(credit);
            }
        }
        Self {
            title: self.title.or(other.title),
            dek: self.dek.or(other.dek),
            byline: if self.byline.is_empty() { other.byline } else { self.byline },
            outlet: self.outlet.or(other.outlet),
            credits,
            date: self.date.or(other.date),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
        }
    }

    fn add_credits(&mut self, index: usize, block: &Block) {
        let line = match block.kind {
            BlockKind::Byline => credit_line::credit_line(&block.text).unwrap_or_default(),
            BlockKind::Caption => {
                let agencies = credit_line::picture_agencies(&block.text).into_iter().map(str::to_owned).collect();
                CreditLine { agencies, ..CreditLine::default() }
            }
            _ => return,
        };
        let outlet = line.outlet.filter(|_| self.outlet.is_none());
        let stated = |value: String| printed(value, &block.text, index);
        for author in line.authors {
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

/// Longer blocks, in bytes, are no copyright notice.
const LONGEST_NOTICE: usize = 400;
/// Words that say that another's text is printed.
const LICENCES: [&str; 4] = ["under licence", "under license", "with permission", "by permission of"];

fn printed(value: String, evidence: &str, block: usize) -> Stated<String> {
    Stated { value, basis: Basis::Stated, evidence: evidence.to_owned(), block: Some(block) }
}

/// The outlet of the line that the judge took for the masthead.
fn printed_masthead(blocks: &[Block]) -> Option<Stated<String>> {
    let (index, block) = blocks.iter().enumerate().find(|(_, block)| block.verdict.rule == MASTHEAD)?;
    Some(printed(outlet::before_section(&block.text).to_owned(), &block.text, index))
}

fn first(blocks: &[Block], kind: BlockKind) -> Option<Stated<String>> {
    let (index, block) = blocks.iter().enumerate().find(|(_, block)| block.kind == kind)?;
    Some(Stated { value: block.text.clone(), basis: Basis::Stated, evidence: block.text.clone(), block: Some(index) })
}

/// The date of a date line or a byline, "published" before one that says nothing before "updated"; else the latest
/// date in a caption.
fn printed_date(blocks: &[Block]) -> Option<Stated<VisitDate>> {
    let lines = blocks.iter().enumerate().filter_map(|(index, block)| {
        let (day, event) = match block.kind {
            BlockKind::Date => date_line::date_line(&block.text).map(|line| (line.day, line.event))?,
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
    blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind == BlockKind::Caption)
        .flat_map(|(index, block)| date_line::printed_dates(&block.text).into_iter().map(move |(_, day)| (day, index)))
        .max_by_key(|&(day, index)| (day, std::cmp::Reverse(index)))
        .map(|(day, index)| dated(day, Basis::Caption, blocks[index].text.clone(), index))
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
