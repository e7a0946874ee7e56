//! The top of the article: headline and dek.

use std::ops::Range;

use super::draft::{Draft, Markup};
use super::look::Look;
use super::recurrence::Recurrence;

/// Where the article's top stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    /// First block that may belong to the article.
    pub(super) start: usize,
    /// First block below the top: the story's first paragraph.
    pub(super) end: usize,
    /// The headline.
    pub(super) title: Option<usize>,
    /// The line below the headline.
    pub(super) dek: Option<usize>,
}

/// Blocks above the headline in which a date or a byline of the article may stand.
const ABOVE_TITLE: usize = 3;
/// A dek has at most so many words.
const LONGEST_DEK: usize = 40;

/// Finds headline and dek around the start of the story. `folder` says which lines other files print too: a line of their
/// menu is no headline, unless the page's head or markup calls it one.
pub(super) fn opening(
    drafts: &[Draft],
    looks: &[Look],
    story: &Range<usize>,
    page_title: Option<&str>,
    folder: &Recurrence,
) -> Opening {
    let title = title(drafts, looks, story.start, page_title, folder);
    let dek = title.and_then(|title| dek(looks, title, story));
    let end = match dek {
        Some(dek) if dek >= story.start => dek + 1,
        _ => story.start,
    };
    Opening { start: title.unwrap_or(story.start).saturating_sub(ABOVE_TITLE), end, title, dek }
}

/// The block above the story that looks most like its headline. Of two near each other that both do, the second is the
/// dek.
fn title(drafts: &[Draft], looks: &[Look], end: usize, page_title: Option<&str>, folder: &Recurrence) -> Option<usize> {
    let is_named = |index: usize| drafts[index].markup == Markup::Title || page_title == Some(&drafts[index].text);
    let may_be = |index: usize| is_named(index) || !folder.is_of_the_site(index);
    let quality = |index: usize| may_be(index).then(|| title_quality(drafts, looks, index, end, page_title)).flatten();
    let found: Vec<(usize, f32)> = (0..end).filter_map(|index| Some((index, quality(index)?))).collect();
    let (best, most) = found.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))?;
    let (below, dek) = (drafts[best].text.as_str(), &looks[best]);
    let above = found.iter().rev().find(|(index, quality)| {
        let text = drafts[*index].text.as_str();
        // A few words above a headline are the name of its section, unless a sentence stands below them.
        let long = looks[*index].words >= LEAST_HEADLINE || dek.ends;
        (best.saturating_sub(DEK_GAP)..best).contains(index)
            && *quality >= most * DEK_SHARE
            && long
            && !text.contains(below)
            && !below.contains(text)
    });
    above.map(|(index, _)| *index).or(Some(best))
}

/// A headline without a sentence below it has at least so many words.
const LEAST_HEADLINE: usize = 5;
/// A dek stands at most so many blocks below its headline.
const DEK_GAP: usize = 2;
/// A headline looks like one at least so much as its dek does.
const DEK_SHARE: f32 = 0.5;
/// A byline or a date stands at most so many blocks below the headline.
const SIGNED: usize = 4;
/// A page repeats its headline, in a trail of links or beside its menu, at most so many blocks above it.
const REPEATED: usize = 200;
/// A headline that shares no word with the story stands at most so many blocks above it.
const NEAREST: usize = 12;

/// How much a block looks like the headline of the story; none where it cannot be one.
fn title_quality(drafts: &[Draft], looks: &[Look], index: usize, end: usize, page_title: Option<&str>) -> Option<f32> {
    let (draft, look) = (&drafts[index], &looks[index]);
    let marked = draft.markup == Markup::Title;
    let text = draft.text.as_str();
    let fits = (if marked { 1 } else { 3 }..=30).contains(&look.words)
        && look.cue.is_none()
        && look.date.is_none()
        && look.credit.is_none()
        && !look.picture_credit
        && !look.caption
        && !text.contains('\n')
        && !text.ends_with(['…', ':', ';', ',', '|'])
        && !text.ends_with("...");
    if !fits {
        return None;
    }
    let shared = look.overlap * look.words.min(10) as f32;
    let named = page_title == Some(text);
    let believed = marked || named || look.overlap >= 0.3 && shared >= 1.5;
    let may_be_signed = page_title.is_none() && look.words >= 4 && (look.overlap >= 0.15 || end - index <= NEAREST);
    if !believed && !may_be_signed {
        return None;
    }
    // A headline that ends as a sentence is told from one by what the page says of it.
    let signed = (index + 1..end.min(index + 1 + SIGNED)).find(|&below| looks[below].signs(&drafts[below]));
    let signed = signed.map_or(0.0, |below| if below - index <= 2 { 4.0 } else { 3.0 });
    if !believed && signed == 0.0 {
        return None;
    }
    let repeated =
        look.words >= 4 && drafts[index.saturating_sub(REPEATED)..index].iter().any(|other| other.text.contains(text));
    let stop = text.ends_with('.') && !(marked || named);
    let bonus = |holds: bool, worth: f32| if holds { worth } else { 0.0 };
    let quality = shared + bonus(marked, 10.0) + bonus(named, 10.0) + signed + bonus(repeated, 2.0)
        - bonus(stop, 3.0)
        - bonus(is_trail(text), 5.0)
        - (end - index).min(40) as f32 * 0.05;
    ((!stop || signed > 0.0 || repeated) && quality > 0.0).then_some(quality)
}

/// True for a line that shows the way to a page ("Home > News > …") or points to it ("now reading: …").
fn is_trail(text: &str) -> bool {
    let first = text.split([' ', '>', '/']).next().unwrap_or_default();
    let points = text.split_once(": ").is_some_and(|(label, _)| label.chars().all(|c| c.is_lowercase() || c == ' '));
    matches!(first, "Home" | "HOME") || text.contains(" > ") || text.contains(" » ") || points
}

/// The dek: the first line below the headline where it is no full sentence, or one sentence that tells no day, with the
/// story's first paragraph below it.
fn dek(looks: &[Look], title: usize, story: &Range<usize>) -> Option<usize> {
    let index = (title + 1..story.end).find(|&index| !looks[index].caption && !looks[index].picture_credit)?;
    let look = &looks[index];
    let plain = look.cue.is_none() && look.date.is_none() && look.credit.is_none() && !look.quoted;
    let below = (index + 1..story.end).any(|below| looks[below].score >= super::look::STORY);
    let unended = index < story.start && !look.ends && look.words >= 6 && look.overlap >= 0.3;
    let sentence = look.ends && (8..=LONGEST_DEK).contains(&look.words) && look.sentences == 1 && !look.tells_day;
    (plain && below && (unended || sentence)).then_some(index)
}
