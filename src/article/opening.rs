//! The top of the article: headline and dek.

use std::ops::Range;

use super::draft::{Draft, Markup};
use super::look::Look;

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

/// Finds headline and dek around the start of the story.
pub(super) fn opening(drafts: &[Draft], looks: &[Look], story: &Range<usize>, page_title: Option<&str>) -> Opening {
    let title = title(drafts, looks, story.start, page_title);
    let dek = title.and_then(|title| dek(looks, title, story));
    let end = match dek {
        Some(dek) if dek >= story.start => dek + 1,
        _ => story.start,
    };
    Opening { start: title.unwrap_or(story.start).saturating_sub(ABOVE_TITLE), end, title, dek }
}

/// The block above the story that looks most like its headline. Of two in a row that both do, the second is the dek.
fn title(drafts: &[Draft], looks: &[Look], end: usize, page_title: Option<&str>) -> Option<usize> {
    let quality = |index: usize| title_quality(&drafts[index], &looks[index], page_title);
    let (best, most) = (0..end)
        .filter_map(|index| Some((index, quality(index)?)))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))?;
    let above = best.checked_sub(1).filter(|&above| quality(above).is_some_and(|quality| quality >= most * 0.6));
    above.filter(|&above| drafts[above].text != drafts[best].text).or(Some(best))
}

/// How much a block looks like the headline of the story; none where it cannot be one.
fn title_quality(draft: &Draft, look: &Look, page_title: Option<&str>) -> Option<f32> {
    let marked = draft.markup == Markup::Title;
    let fits = (if marked { 1 } else { 3 }..=30).contains(&look.words)
        && look.cue.is_none()
        && look.date.is_none()
        && look.credit.is_none()
        && !look.picture_credit
        && !look.caption
        && !draft.text.ends_with('.');
    let shared = look.overlap * look.words.min(10) as f32;
    let marked = if marked { 10.0 } else { 0.0 };
    let named = if page_title == Some(draft.text.as_str()) { 10.0 } else { 0.0 };
    let believed = marked + named > 0.0 || look.overlap >= 0.3 && shared >= 1.5;
    (fits && believed).then_some(shared + marked + named)
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
