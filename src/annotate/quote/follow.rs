//! A quotation without a word about its speaker that goes on from the one before.

use super::marks::Marked;
use super::speaker::Speaker;

/// Words of the longest attribution between two halves: "she said on Friday after the match".
const ATTRIBUTION: usize = 16;

/// True where nothing, or nothing but the attribution of the first, parts two quotations of one paragraph; or where the
/// second is a paragraph of its own right below the first.
pub(super) fn goes_on(body: &str, last: &Marked, next: &Marked, speaker: &Speaker) -> bool {
    let Some(gap) = body.get(last.outer.end..next.outer.start) else { return false };
    let closed = body.get(next.outer.end..).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n'));
    let own = || closed && gap.ends_with('\n') && gap.matches('\n').count() <= 2;
    if gap.contains('\n') && !own() {
        return false;
    }
    gap.trim().is_empty() || is_attribution(gap.trim(), speaker)
}

/// True for one short sentence that ends there and holds the verb of saying and the speaker of the quotation before it.
fn is_attribution(gap: &str, speaker: &Speaker) -> bool {
    let (Some(cue), Some(text)) = (&speaker.cue, &speaker.text) else { return false };
    let one = gap.ends_with('.') && !gap.trim_end_matches('.').contains(". ");
    one && gap.split_whitespace().count() <= ATTRIBUTION && gap.contains(cue.as_str()) && gap.contains(text.as_str())
}
