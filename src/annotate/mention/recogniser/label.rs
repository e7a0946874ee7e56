//! The labels of words: outside, or the beginning or inside of a name of a kind (IOB2; Tjong Kim Sang & Veenstra 1999).

use super::super::EntityKind;

/// How many labels there are.
pub const LABELS: usize = 11;

/// The label of a word that is in no name.
pub const OUTSIDE: usize = 0;

/// The kinds that are told apart. [`EntityKind::Work`] stands for other things with a name, too.
pub const KINDS: [EntityKind; 5] =
    [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Event, EntityKind::Work];

/// The label of the first word of a name, by the place of its kind in [`KINDS`].
pub fn beginning(kind: usize) -> usize {
    1 + 2 * kind
}

/// The label of a further word of a name, by the place of its kind in [`KINDS`].
pub fn inside(kind: usize) -> usize {
    2 + 2 * kind
}

/// The kind of a label; none for [`OUTSIDE`].
pub(super) fn kind(label: usize) -> Option<EntityKind> {
    KINDS.get(label.checked_sub(1)? / 2).copied()
}

/// True for the label of a first word.
pub(super) fn is_beginning(label: usize) -> bool {
    label % 2 == 1
}

/// True where `next` may follow `label`: a further word of a name only follows a word of that name.
pub fn may_follow(label: usize, next: usize) -> bool {
    next == OUTSIDE || is_beginning(next) || label == next || label + 1 == next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_of_the_same_kind_goes_on() {
        assert!(may_follow(beginning(1), inside(1)) && may_follow(inside(1), inside(1)));
        assert!(!may_follow(beginning(0), inside(1)) && !may_follow(inside(0), inside(1)));
        assert!(!may_follow(OUTSIDE, inside(0)));
        assert!(may_follow(inside(4), beginning(0)) && may_follow(inside(4), OUTSIDE));
        assert_eq!(kind(inside(2)), Some(EntityKind::Place));
        assert_eq!(LABELS, inside(KINDS.len() - 1) + 1);
    }
}
