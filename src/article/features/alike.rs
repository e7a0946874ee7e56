//! Which blocks of a page are alike: by their place in its tree or, where there is none, by their form and beginning.

use super::super::draft::{Draft, Markup};
use super::super::look::Page;
use super::signs::{first_sign, last_sign};

/// What a block shares with others of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Alike {
    /// The same for all blocks in one element; in plain text for all lines of one form.
    pub(in super::super) parent: u32,
    /// The same for all blocks whose elements have the same name and class; in plain text for all lines that begin
    /// alike, as the entries of a list or the labels of a fact sheet do.
    pub(in super::super) kin: u32,
}

/// True for text without markup.
pub(in super::super) fn is_plain(drafts: &[Draft]) -> bool {
    drafts.iter().all(|draft| draft.markup == Markup::None && draft.place.parent == 0)
}

/// What each block shares with others.
pub(in super::super) fn alike(drafts: &[Draft], page: &Page, groups: &[(usize, usize)]) -> Vec<Alike> {
    let is_plain = is_plain(drafts);
    let of = |(index, draft): (usize, &Draft)| {
        if !is_plain {
            return Alike { parent: draft.place.parent, kin: draft.place.kin };
        }
        let look = &page.looks[index];
        let length = match look.words {
            0..=1 => 0,
            2..=4 => 1,
            5..=9 => 2,
            10..=19 => 3,
            20..=39 => 4,
            _ => 5,
        };
        let (first, last) = (u32::from(first_sign(&draft.text)), u32::from(last_sign(&draft.text)));
        let form = (length * 10 + first) * 10 + last;
        let stands_alone = u32::from(groups[index].0 == 1);
        Alike { parent: 1 + form * 2 + stands_alone, kin: beginning(&draft.text, length) }
    };
    drafts.iter().enumerate().map(of).collect()
}

/// A number for how a line begins: with its label where it has one ("Age: 18"), else with its first word and its length.
/// Numbers are alike.
fn beginning(text: &str, length: u32) -> u32 {
    let first = text.split(' ').next().unwrap_or_default();
    let head = text.get(..text.floor_char_boundary(LONGEST_LABEL)).unwrap_or(text);
    let (head, length) = match head.split_once(':') {
        Some((label, _)) if label.matches(' ').count() < 4 => (label, 0),
        _ => (first, length + 1),
    };
    let mut was_digit = false;
    let signs = head.bytes().filter_map(|byte| {
        let is_digit = byte.is_ascii_digit();
        let goes_on = std::mem::replace(&mut was_digit, is_digit) && is_digit;
        (!goes_on).then_some(if is_digit { b'0' } else { byte })
    });
    let seed = 0x811c_9dc5_u32 ^ length;
    signs.fold(seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A label is at most so long, in bytes.
const LONGEST_LABEL: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    fn kin(lines: &[&str]) -> Vec<u32> {
        let plain = |(at, line): (usize, &&str)| Draft::plain((*line).to_owned(), (at + 1, at + 1));
        let drafts: Vec<Draft> = lines.iter().enumerate().map(plain).collect();
        let groups = vec![(lines.len(), 0); lines.len()];
        alike(&drafts, &Page::of(&drafts), &groups).into_iter().map(|alike| alike.kin).collect()
    }

    #[test]
    fn lines_with_one_label_are_kin_whatever_follows_it() {
        let kin = kin(&["Height: 12 metres", "Height: still unknown to the harbour office", "Built: 1911"]);
        assert_eq!(kin[0], kin[1]);
        assert_ne!(kin[0], kin[2]);
    }

    #[test]
    fn numbers_are_alike() {
        let kin = kin(&["9. The lighthouse", "10. The breakwater", "The breakwater"]);
        assert_eq!(kin[0], kin[1]);
        assert_ne!(kin[1], kin[2]);
    }
}
