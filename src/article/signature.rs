//! The lines around a headline that say who wrote an article and when: in every form in which a scrape leaves them.

use super::credit_line::{CreditLine, credit_line};
use super::draft::Draft;
use super::signers::{is_name, is_person, may_be_person, signers};
use super::{Block, BlockKind, Verdict, date_line};
use crate::interface::phrase;

/// Blocks below the headline in which byline and date are looked for.
const BELOW: usize = 24;
/// Blocks above the headline, or above the story where there is none, in which they may stand.
const ABOVE: usize = 4;
/// Paragraphs of the story that may stand above the byline.
const MOST_PARAGRAPHS: usize = 2;
/// Blocks below the story in which a line on the author may stand.
const FOOT: usize = 14;
/// Longer lines, in bytes, sign nothing.
const LONGEST: usize = 260;
/// A line that names its author without "By" has at most so many words.
const MOST_WORDS: usize = 14;
/// Blocks between a name that stands alone and the headline or the day that bears it out.
const NEAR: usize = 3;

/// Marks the byline and the date of a judged page where the judge took them for something else.
pub(super) fn mark(blocks: &mut [Block]) {
    let Some(around) = Around::of(blocks) else { return };
    if let Some(index) = around.byline(blocks) {
        set(&mut blocks[index], BlockKind::Byline, "byline", phrase("a line that says who wrote the article"));
        for next in co_signers(blocks, index) {
            set(&mut blocks[next], BlockKind::Byline, "byline", phrase("a line that says who wrote the article too"));
        }
    }
    if let Some(index) = around.date(blocks) {
        set(
            &mut blocks[index],
            BlockKind::Date,
            "date-line",
            phrase("a line that says when the article was published"),
        );
    }
}

/// The names below a byline that a comma or "and" on a line of its own joins to it.
fn co_signers(blocks: &[Block], byline: usize) -> Vec<usize> {
    let joins = |index: usize| {
        blocks.get(index).is_some_and(|block| matches!(block.text.as_str(), "," | "and" | "&" | "|"))
            && blocks.get(index + 1).is_some_and(|block| is_person(&block.text) || may_be_person(&block.text))
    };
    (byline + 1..blocks.len()).step_by(2).take_while(|&index| joins(index)).map(|index| index + 1).collect()
}

fn set(block: &mut Block, kind: BlockKind, rule: &'static str, reason: &'static str) {
    block.kind = kind;
    block.verdict = Verdict { kept: true, rule, reason: reason.into(), facts: Vec::new() };
}

/// True for a line that stands below a headline and above a story: a name, a byline, a date.
pub(super) fn signs(draft: &Draft) -> bool {
    let text = draft.text.as_str();
    text.len() <= LONGEST && (is_dated(text) || reader(text).is_some())
}

/// Who signs in a line that is known to be a byline.
pub(super) fn credit_of_byline(text: &str) -> Option<CreditLine> {
    credit_line(text).or_else(|| {
        let told = is_bio(text).then(|| text.split_once(" is ")).flatten().map(|(name, _)| vec![name.to_owned()]);
        let authors = told.or_else(|| Some(reader(text)?.0)).or_else(|| {
            let names = signers(text).names();
            (!names.is_empty()).then_some(names)
        })?;
        Some(CreditLine { authors, ..CreditLine::default() })
    })
}

/// How surely a line is a byline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    /// What may be a name begins it.
    Maybe,
    /// A person's name begins it.
    Name,
    /// A word says that it is one, or a date stands beside the name.
    Said,
}

/// Who signs by a line, and how surely.
fn reader(text: &str) -> Option<(Vec<String>, Sure)> {
    if text.len() > LONGEST {
        return None;
    }
    if let Some(line) = credit_line(text).filter(|line| !line.authors.is_empty() || begins_by(text)) {
        let names = if line.authors.is_empty() { line.agencies } else { line.authors };
        return Some((names.into_iter().collect(), Sure::Said));
    }
    if let Some(rest) = glued_by(text).or_else(|| after_by(text)) {
        let names = signers(rest).names();
        return (!names.is_empty()).then_some((names, Sure::Said));
    }
    if text.split_whitespace().count() > MOST_WORDS || text.ends_with(['?', '!', ':']) {
        return None;
    }
    let found = signers(text);
    let first = found.people.first().filter(|name| text.starts_with(name.as_str()))?;
    if !is_person(first) {
        let alone = may_be_person(first) && text.trim_end_matches(['/', ' ', '|', '-']) == first;
        return alone.then_some((found.people, Sure::Maybe));
    }
    let rest = &text[first.len()..];
    let dated = !date_line::printed_dates(text).is_empty();
    // What follows a name is a mark, a post or a day, else the line is a headline that begins with one.
    let marked = rest.is_empty() || rest.trim_start().starts_with([',', '|', '•', '·', '-', '–', '—', '@', '/', '&']);
    let named = rest.starts_with(" and ") || rest.starts_with(" in ") || rest.starts_with(char::is_uppercase);
    let post = rest.split_whitespace().count() <= 3 && !text.ends_with('.');
    let sure = if dated { Sure::Said } else { Sure::Name };
    (dated || marked || (named || post) && !has_verb(rest)).then_some((found.people, sure))
}

/// True where what follows a name tells what the person did.
fn has_verb(rest: &str) -> bool {
    rest.split_whitespace()
        .any(|word| word.starts_with(char::is_lowercase) && !matches!(word, "and" | "in" | "for" | "at" | "the" | "of"))
}

fn begins_by(text: &str) -> bool {
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "))
}

/// The names of "ByAnn Lee".
fn glued_by(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("By").or_else(|| text.strip_prefix("Written by"))?;
    (rest.starts_with(char::is_uppercase) && is_name(rest)).then_some(rest)
}

/// The names behind "by" in a line that a date or a word for publishing opens: "3 May 2021 by Ann Lee".
fn after_by(text: &str) -> Option<&str> {
    let at =
        [" by ", " By ", " by: ", " By : ", " By: "].iter().filter_map(|by| Some((text.find(by)?, by.len()))).min()?;
    let (before, rest) = (&text[..at.0], &text[at.0 + at.1..]);
    let dated = date_line::date_line(before).is_some();
    let short = rest.split(' ').count() <= 4;
    let person = || is_person(signers(rest).people.first().map_or("", String::as_str));
    (dated && (short || person())).then_some(rest)
}

/// True for a short line that holds a full date and no sentence.
fn is_dated(text: &str) -> bool {
    text.len() <= LONGEST
        && (date_line::date_line(text).is_some()
            || text.split_whitespace().count() <= MOST_WORDS
                && !text.ends_with('.')
                && !date_line::printed_dates(text).is_empty())
}

/// Where headline and story stand on a judged page.
struct Around {
    title: Option<usize>,
    /// First block below the headline that may sign.
    start: usize,
    /// End of the blocks below the headline that may sign.
    end: usize,
    /// End of the story.
    foot: usize,
}

impl Around {
    fn of(blocks: &[Block]) -> Option<Self> {
        let is_story = |block: &Block| block.verdict.kept && block.kind == BlockKind::Paragraph;
        let title = blocks.iter().position(|block| block.kind == BlockKind::Title);
        let first = blocks.iter().position(is_story)?;
        let foot = blocks.iter().rposition(is_story)? + 1;
        let start = title.map_or(first.saturating_sub(ABOVE), |title| title + 1);
        let last = blocks.len().min(start + BELOW);
        let mut paragraphs =
            blocks.iter().enumerate().skip(start).filter(|(_, block)| is_story(block) && is_long(block));
        let end = paragraphs.nth(MOST_PARAGRAPHS).map_or(last, |(index, _)| index.min(last));
        Some(Self { title, start, end, foot })
    }

    /// The line that signs, where no byline is known below the headline yet.
    fn byline(&self, blocks: &[Block]) -> Option<usize> {
        let known = |index: &usize| {
            blocks[*index].kind == BlockKind::Byline
                && credit_line(&blocks[*index].text).is_some_and(|line| !line.authors.is_empty())
        };
        if (self.start..self.end).any(|index| known(&index)) {
            return None;
        }
        let best = (self.start..self.end).filter_map(|index| Some((self.worth(blocks, index)?, index)));
        let best = best.max_by_key(|&(worth, index)| (worth, std::cmp::Reverse(index))).map(|(_, index)| index);
        let above = || {
            let from = self.start.saturating_sub(ABOVE + 1);
            (from..self.start).rev().find(|&index| self.worth(blocks, index).is_some_and(|worth| worth >= DATED))
        };
        let foot = || {
            let below = self.foot..blocks.len().min(self.foot + FOOT);
            below.into_iter().find(|&index| blocks[index].kind == BlockKind::Furniture && is_bio(&blocks[index].text))
        };
        if let Some(index) = best {
            return Some(index);
        }
        if (0..blocks.len()).any(|index| known(&index)) {
            return None;
        }
        above().or_else(foot)
    }

    /// How surely a block signs; none where it does not.
    fn worth(&self, blocks: &[Block], index: usize) -> Option<u32> {
        let block = &blocks[index];
        if !may_sign(block) {
            return None;
        }
        if index > 0 && is_bare_by(&blocks[index - 1].text) && is_name(&block.text) {
            return Some(SURE);
        }
        let (names, sure) = reader(&block.text)?;
        if sure == Sure::Said {
            return Some(SURE);
        }
        let title = self.title.map_or("", |title| blocks[title].text.as_str());
        if names.iter().any(|name| name.split(' ').any(|word| word.len() > 2 && title.contains(word))) {
            return None;
        }
        let dated = (index.saturating_sub(NEAR)..(index + NEAR + 1).min(blocks.len()))
            .any(|near| near != index && blocks[near].kind != BlockKind::Paragraph && is_dated(&blocks[near].text));
        let close = self.title.is_some_and(|title| index > title && index - title <= NEAR);
        match (dated, close) {
            (true, true) => Some(if sure == Sure::Maybe { 2 } else { 3 }),
            _ if sure == Sure::Maybe => None,
            (true, false) => Some(2),
            (false, true) => Some(1),
            (false, false) => None,
        }
    }

    /// The line that dates the article, where none is known around the headline yet.
    fn date(&self, blocks: &[Block]) -> Option<usize> {
        let known = |block: &Block| {
            matches!(block.kind, BlockKind::Date | BlockKind::Byline)
                && !date_line::printed_dates(&block.text).is_empty()
        };
        let top = self.start.saturating_sub(ABOVE + 1);
        if blocks.get(self.start..self.end)?.iter().any(known) {
            return None;
        }
        let free = |index: &usize| may_sign(&blocks[*index]) && is_dated(&blocks[*index].text);
        let below = (self.start..self.end).find(free);
        if below.is_some() || blocks.get(top..self.start)?.iter().any(known) {
            return below;
        }
        (top..self.start).rev().find(free)
    }
}

/// The worth of a name with a day beside it.
const DATED: u32 = 2;
/// The worth of a line that a word or a day makes a byline.
const SURE: u32 = 4;

/// True for a block that is not part of the running text.
fn may_sign(block: &Block) -> bool {
    let short = block.text.split_whitespace().count() <= MOST_WORDS;
    !matches!(block.kind, BlockKind::Title | BlockKind::Caption | BlockKind::Table | BlockKind::Code)
        && (!block.verdict.kept || short && !block.text.ends_with('.'))
        && block.verdict.rule != super::judge::MASTHEAD
}

fn is_long(block: &Block) -> bool {
    block.text.len() >= 200
}

fn is_bare_by(text: &str) -> bool {
    matches!(
        text.trim_end_matches([':', '—', '-', ' ']).to_lowercase().as_str(),
        "by" | "written by" | "author" | "story by" | "words by" | "reported by"
    )
}

/// True for a line that tells who its author is: "Ann Lee is a reporter for …".
fn is_bio(text: &str) -> bool {
    let Some((name, rest)) = text.split_once(" is ") else { return false };
    is_person(name) && (rest.starts_with("a ") || rest.starts_with("an ") || rest.starts_with("the ")) && {
        let lower = rest.to_lowercase();
        ["reporter", "writer", "editor", "correspondent", "columnist", "journalist", "contributor"]
            .iter()
            .any(|post| lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == *post))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::cleaned;
    use super::*;

    const STORY: &str = "The harbour of the northern town opened again on Monday after nine months of repairs, its master \
        said.\n\nTwo ferries waited outside the breakwater for the signal, and their captains were glad to land in the \
        harbour.\n\nThe repairs cost the town more than the council had planned, but the master said that the quay will \
        hold.\n";

    fn signed(lines: &str) -> (String, String) {
        let article = cleaned(&format!("Harbour opens after nine months of repairs\n\n{lines}\n\n{STORY}"));
        let names: Vec<&str> = article.byline.iter().map(|author| author.value.as_str()).collect();
        (names.join(" + "), article.date.map(|date| date.value.to_string()).unwrap_or_default())
    }

    #[test]
    fn a_signature_is_read_in_every_form() {
        for lines in [
            "By Anna Lee\n\nMay 3, 2021",
            "By\n\nAnna Lee\n\nMay 3, 2021",
            "Anna Lee\n\nMay 3, 2021",
            "ByAnna Lee\n\nPublished 3:04 PM EST, Mon May 3, 2021",
            "Anna Lee, Quay Herald - May 3, 2021 1:00 pm UTC",
            "May 3, 2021 by Anna Lee",
            "Anna LeeMay 3, 2021",
            "Harbour\n\nAnna Lee • QuayOnline\n\n5/23/21 12:24 PM ET",
            "Share\n\nAnna Lee, Staff Writer\n\nPosted: May 3, 2021 | Last Updated: May 5, 2021",
        ] {
            let (names, day) = signed(lines);
            assert_eq!(names, "Anna Lee", "{lines}");
            assert!(day == "2021-05-03" || day == "2021-05-23", "{lines}: {day}");
        }
    }

    #[test]
    fn other_lines_sign_nothing() {
        for lines in ["Share this article", "2 hours ago", "Anna Lee sails again", "Latest News\n\nWorld"] {
            assert_eq!(signed(lines), (String::new(), String::new()), "{lines}");
        }
    }

    #[test]
    fn a_byline_below_the_headline_counts_before_those_of_teasers() {
        let page = format!(
            "Ten ways to cook rice\n\nBy Karl Nilsson May 1, 2021\n\nHarbour opens after nine months of repairs\n\n\
             ByAnna Lee\n\nMay 3, 2021\n\n{STORY}"
        );
        let article = cleaned(&page);
        assert_eq!(article.byline.iter().map(|author| author.value.as_str()).collect::<Vec<_>>(), ["Anna Lee"]);
        assert_eq!(
            article.title.map(|title| title.value).as_deref(),
            Some("Harbour opens after nine months of repairs")
        );
    }

    #[test]
    fn the_foot_names_the_author_where_the_top_does_not() {
        let article = cleaned(&format!(
            "Harbour opens after nine months of repairs\n\n{STORY}\nAbout the author\n\nAnna Lee is a senior reporter for the Quay Herald.\n"
        ));
        assert_eq!(article.byline.first().map(|author| author.value.as_str()), Some("Anna Lee"));
        assert!(is_bio("Anna Lee is a writer.") && !is_bio("Anna Lee is a captain."));
    }
}
