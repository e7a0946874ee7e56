//! A reference in plain words. What was worked out stands in brackets.

use super::Citation;
use crate::render::wording;

/// `Ann Lee and Bo Ek. “Harbour talks open.” Ostermere Post, 6 May 2031. https://…`.
pub(super) fn line(of: &Citation) -> String {
    let ui = of.ui;
    let mut sentences: Vec<String> = Vec::new();
    if !of.authors.is_empty() {
        sentences.push(ui.list(&of.authors));
    }
    sentences.push(of.title.as_ref().map_or_else(|| bracketed(ui.say("No headline")), |title| ui.quoted(title)));
    let outlet = of.outlet.clone().unwrap_or_else(|| bracketed(ui.say("publisher not stated")));
    let date = match &of.date {
        Some(date) if of.is_inferred => bracketed(&ui.date(date)),
        Some(date) => ui.date(date),
        None => bracketed(ui.say("date not stated")),
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

fn bracketed(words: &str) -> String {
    format!("[{words}]")
}
