//! Room for words: how wide a label is, where it breaks, and which row it fits into without touching another.

use super::{Strip, StripLine, StripList};
use crate::render::view::{EventCard, Viewpoint};

/// About how wide a text is in the strip's 14 px sans, in px; rather too wide than too narrow.
pub(in crate::render) fn width(text: &str) -> f64 {
    text.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | '|' | ':' | ';' | '!' => 4.2,
            'f' | 't' | 'r' | ' ' | '(' | ')' | '-' => 5.2,
            'm' | 'w' | 'M' | 'W' | '—' | '…' => 12.6,
            c if c.is_ascii_uppercase() => 10.0,
            c if c.is_ascii() => 7.9,
            c if c.is_alphabetic() && (c as u32) < 0x2e80 => 8.5,
            _ => 14.5,
        })
        .sum()
}

/// The text in at most `lines` lines no wider than `room`; what does not fit is cut at a word, with an ellipsis.
pub(in crate::render) fn wrapped(text: &str, room: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = vec![String::new()];
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.peek() {
        let line = out.last_mut().expect("never empty");
        let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
        let last = out.len() == lines;
        let line = out.last_mut().expect("never empty");
        let fits = width(&longer) + if last && words.clone().count() > 1 { width(" …") } else { 0.0 } <= room;
        if fits || line.is_empty() {
            *line = clipped(longer, room);
            words.next();
        } else if last {
            line.push_str(" …");
            return out;
        } else {
            out.push(String::new());
        }
    }
    out
}

/// One word that is wider than its room, cut.
fn clipped(mut text: String, room: f64) -> String {
    if width(&text) <= room {
        return text;
    }
    while !text.is_empty() && width(&text) + width("…") > room {
        text.pop();
    }
    text.push('…');
    text
}

/// Rows that fill from the left: each label goes to the first row whose end it does not touch.
#[derive(Debug, Default)]
pub(super) struct Rows {
    ends: Vec<f64>,
}

impl Rows {
    /// The row for a label from `start` to `end`.
    pub(super) fn place(&mut self, start: f64, end: f64) -> usize {
        let row = self.ends.iter().position(|&taken| taken <= start).unwrap_or(self.ends.len());
        if row == self.ends.len() {
            self.ends.push(end);
        } else {
            self.ends[row] = end;
        }
        row
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// The events of the picture as text, lane by lane.
pub(super) fn lists(strip: &Strip, view: &Viewpoint<'_>) -> Vec<StripList> {
    let ui = view.interface();
    let core = strip.core.as_ref().map_or_else(|| ui.say("Days").to_owned(), |core| ui.date(core));
    let before = ui.say(if strip.core.is_some() { "Background" } else { "Dated events" });
    [(before.to_owned(), &strip.background), (core, &strip.days), (ui.say("Ahead").to_owned(), &strip.ahead)]
        .into_iter()
        .filter(|(_, events)| !events.is_empty())
        .map(|(name, events)| {
            let lines = events.iter().map(|&index| {
                let card = EventCard::new(view, index, 8);
                StripLine {
                    title: card.label(),
                    lang: view.other_lang(view.site.briefing.events[index].title_from.article),
                    when: Strip::when(view, index, &card.when),
                    href: card.href,
                    badge: card.badge,
                    chips: card.chips,
                }
            });
            StripList { name, lines: lines.collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_cut_at_words_and_keep_their_room() {
        let lines = wrapped("The council met in the old town hall on the quay", 110.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with(" …"), "{lines:?}");
        assert!(lines.iter().all(|line| width(line) <= 110.0), "{lines:?}");
        assert_eq!(wrapped("Short", 110.0, 2), ["Short"]);
        assert!(width(&wrapped("Incomprehensibilities", 60.0, 1)[0]) <= 60.0);
    }

    #[test]
    fn labels_that_would_touch_stand_in_different_rows() {
        let mut rows = Rows::default();
        assert_eq!(rows.place(0.0, 100.0), 0);
        assert_eq!(rows.place(50.0, 150.0), 1);
        assert_eq!(rows.place(100.0, 180.0), 0);
        assert_eq!(rows.len(), 2);
    }
}
