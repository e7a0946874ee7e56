//! A reference in plain words. What was worked out stands in brackets.

use super::Citation;
use crate::render::wording;

/// `Ann Lee and Bo Ek. “Harbour talks open.” Ostermere Post, 6 May 2031. https://…`.
pub(super) fn line(of: &Citation) -> String {
    let mut sentences: Vec<String> = Vec::new();
    if let Some((last, before)) = of.authors.split_last() {
        sentences.push(if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) });
    }
    sentences.push(of.title.as_ref().map_or_else(|| "[No headline]".to_owned(), |title| format!("“{title}”")));
    let outlet = of.outlet.clone().unwrap_or_else(|| "[publisher not stated]".to_owned());
    let date = match &of.date {
        Some(date) if of.is_inferred => format!("[{}]", date.words()),
        Some(date) => date.words(),
        None => "[date not stated]".to_owned(),
    };
    sentences.push(format!("{outlet}, {date}"));
    sentences.extend(of.notes.iter().map(|note| wording::capital(note)));
    let ended = |sentence: String| {
        if let Some(quoted) = sentence.strip_suffix('”') {
            let stop = if quoted.ends_with(['.', '?', '!', '…']) { "" } else { "." };
            return format!("{quoted}{stop}”");
        }
        if sentence.ends_with('.') { sentence } else { sentence + "." }
    };
    let words = sentences.into_iter().map(ended).collect::<Vec<_>>().join(" ");
    match &of.url {
        Some(url) => format!("{words} {url}"),
        None => words,
    }
}
