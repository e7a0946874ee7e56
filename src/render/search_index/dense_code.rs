//! Whole numbers as printable characters that need no escape in a script: 0 to 59 as one, up to 1,919 as two. The digits
//! up to [`LAST`] end a number, those above go on.

/// The digits, in the order of their values.
pub(super) const DIGITS: &str =
    "!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
/// So many digits end a number.
pub(super) const LAST: usize = 60;

/// Appends a number.
pub(super) fn push(out: &mut String, number: usize) {
    let digits = DIGITS.as_bytes();
    let mut reversed = vec![digits[number % LAST]];
    let mut rest = number / LAST;
    while rest > 0 {
        rest -= 1;
        reversed.push(digits[LAST + rest % (digits.len() - LAST)]);
        rest /= digits.len() - LAST;
    }
    out.extend(reversed.iter().rev().map(|&digit| char::from(digit)));
}

/// Numbers that rise, each as its distance to the one before.
pub(super) fn rising(numbers: impl IntoIterator<Item = usize>) -> String {
    let mut out = String::new();
    let mut next = 0;
    for number in numbers {
        push(&mut out, number - next);
        next = number + 1;
    }
    out
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The numbers back, as the script reads them.
    pub(in super::super) fn read(text: &str) -> Vec<usize> {
        let (mut found, mut high) = (Vec::new(), 0);
        for c in text.chars() {
            let digit = DIGITS.find(c).unwrap();
            if digit < LAST {
                found.push(high * LAST + digit);
                high = 0;
            } else {
                high = high * (DIGITS.len() - LAST) + digit - LAST + 1;
            }
        }
        found
    }

    /// Rising numbers back.
    pub(in super::super) fn read_rising(text: &str) -> Vec<usize> {
        let mut next = 0;
        let step = |gap: usize| {
            next += gap + 1;
            next - 1
        };
        read(text).into_iter().map(step).collect()
    }

    #[test]
    fn small_numbers_take_one_character() {
        let lengths = [0, 59, 60, 1919, 1920].map(|number| rising([number]).len());
        assert_eq!(lengths, [1, 1, 2, 2, 3]);
        assert!(!DIGITS.contains(['"', '\\', '<', ' ']));
    }

    proptest! {
        #![proptest_config(crate::proptest_cases::cases(256))]
        #[test]
        fn numbers_come_back(numbers in proptest::collection::btree_set(0..5_000_000_usize, 0..40)) {
            let all: Vec<usize> = numbers.iter().copied().collect();
            prop_assert_eq!(read_rising(&rising(numbers)), all);
        }
    }
}
