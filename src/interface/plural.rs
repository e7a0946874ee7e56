//! Which of a text's forms a number takes, by language (CLDR, cardinal numbers that are whole).

/// The index of the form.
pub(super) fn form(language: &str, number: usize) -> usize {
    match language {
        "fr" => usize::from(number > 1),
        _ => usize::from(number != 1),
    }
}

/// How many forms a language has.
#[cfg(test)]
pub(super) fn forms(language: &str) -> usize {
    (0..200).map(|number| form(language, number)).max().unwrap_or_default() + 1
}
