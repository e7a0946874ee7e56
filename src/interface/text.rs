//! Texts with contexts before them and places for values in them.

use std::fmt::{Display, Write as _};

/// The text behind its context.
pub(crate) fn without_context(text: &str) -> &str {
    text.split_once('§').map_or(text, |(_, text)| text)
}

/// The number that the place at the head of `[place]forms` has, and the forms; none where the text begins with none.
pub(super) fn chosen_by<'t>(text: &'t str, values: &[(&str, &dyn Display)]) -> Option<(usize, &'t str)> {
    let (place, forms) = text.strip_prefix('[')?.split_once(']')?;
    let written = values.iter().find(|(name, _)| *name == place)?.1.to_string();
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    Some((digits.parse().ok()?, forms))
}

/// The text with each `{name}` replaced by its value; a name without a value stays as it is.
pub(crate) fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let place = behind.split_once('}');
        let value = place.and_then(|(name, _)| values.iter().find(|(given, _)| *given == name));
        if let (Some((_, behind)), Some((_, value))) = (place, value) {
            let _ = write!(out, "{value}");
            rest = behind;
        } else {
            out.push('{');
            rest = behind;
        }
    }
    out + rest
}

/// The names of the places in a text, in their order.
#[cfg(test)]
pub(super) fn places(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}
