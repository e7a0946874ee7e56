//! A block's text with its layers → HTML: sentence anchors, quotations, entity links and inline marks, always escaped
//! and always properly nested, wherever their ends fall.

use std::ops::Range;

use super::escape::escaped;
use crate::excerpt::shown;
use crate::interface::Interface;

/// What a layer does to the text that it covers. The order is the order of nesting, outermost first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    /// A sentence with its number.
    Sentence(u32),
    /// A sentence whose text is withheld: only its anchor is shown.
    Withheld(u32),
    /// A quotation.
    Said,
    /// A link that stands in the source, to an outside address or to another source.
    Link(String),
    /// The mark of a footnote, shown as its number, with the place that it leads to.
    FootnoteMark(String, usize),
    /// A mention of an entity with a page.
    Entity(String),
    /// Words that differ between sources.
    Mark,
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Inline code.
    Code,
}

/// A layer over a range of bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Thread {
    pub(crate) span: Range<usize>,
    pub(crate) layer: Layer,
}

/// Weaves the part of `text` in `range`. A thread that starts before the range goes on in it without its anchor.
///
/// Ranges must lie on character boundaries; threads of one layer must not overlap.
pub(crate) fn weave(ui: Interface, text: &str, range: Range<usize>, threads: &[Thread]) -> String {
    let inside: Vec<&Thread> =
        threads.iter().filter(|t| t.span.start < range.end && t.span.end > range.start && !t.span.is_empty()).collect();
    let mut cuts: Vec<usize> = inside.iter().flat_map(|t| [t.span.start, t.span.end]).collect();
    cuts.extend([range.start, range.end]);
    cuts.retain(|cut| (range.start..=range.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let mut html = String::with_capacity(range.len() * 2);
    let mut open: Vec<&Thread> = Vec::new();
    let mut coming = inside.clone();
    coming.sort_by_key(|t| std::cmp::Reverse(t.span.start));
    let mut active: Vec<&Thread> = Vec::new();
    for piece in cuts.windows(2) {
        let (start, end) = (piece[0], piece[1]);
        active.retain(|t| t.span.end > start);
        while let Some(next) = coming.pop_if(|t| t.span.start <= start) {
            active.push(next);
        }
        let wanted = nest(&active);
        let kept = open.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        close(&mut html, &mut open, kept);
        for thread in wanted.into_iter().skip(kept) {
            opening(ui, &mut html, thread, thread.span.start == start);
            open.push(thread);
        }
        if !open.iter().any(|t| matches!(t.layer, Layer::Withheld(_) | Layer::FootnoteMark(..))) {
            html.push_str(&escaped(&shown(&text[start..end])));
        }
    }
    close(&mut html, &mut open, 0);
    html
}

/// The active threads, outermost first, without what may not stand inside another: a link in a link, anything in code.
fn nest<'t>(active: &[&'t Thread]) -> Vec<&'t Thread> {
    let has = |wanted: fn(&Layer) -> bool| active.iter().any(|t| wanted(&t.layer));
    let in_link = has(|l| matches!(l, Layer::Link(_) | Layer::FootnoteMark(..)));
    let withheld = has(|l| matches!(l, Layer::Withheld(_)));
    let mut stack: Vec<&Thread> = active
        .iter()
        .copied()
        .filter(|t| match t.layer {
            Layer::Withheld(_) => true,
            Layer::Entity(_) => !in_link && !withheld,
            _ => !withheld,
        })
        .collect();
    stack.sort_by(|a, b| a.layer.cmp(&b.layer).then_with(|| a.span.start.cmp(&b.span.start)));
    stack
}

fn opening(ui: Interface, html: &mut String, thread: &Thread, first: bool) {
    match &thread.layer {
        Layer::Sentence(number) if first => {
            html.extend(["<span id=\"s", &number.to_string(), "\">", &verse_number(ui, *number)]);
        }
        Layer::Withheld(number) if first => html.extend([
            "<span id=\"s",
            &number.to_string(),
            "\">",
            &verse_number(ui, *number),
            "<span class=\"e\">…</span>",
        ]),
        Layer::Sentence(_) | Layer::Withheld(_) => html.push_str("<span>"),
        Layer::Said => html.push_str("<span class=\"said\">"),
        Layer::Link(href) => html.extend(["<a class=\"out\" href=\"", &escaped(href), "\">"]),
        Layer::FootnoteMark(href, number) if first => {
            html.extend(["<a class=\"out\" href=\"", &escaped(href), "\">[", &number.to_string(), "]</a>"]);
        }
        Layer::FootnoteMark(..) => {}
        Layer::Entity(href) => html.extend(["<a class=\"ent\" href=\"", &escaped(href), "\">"]),
        Layer::Mark => html.push_str("<mark>"),
        Layer::Strong => html.push_str("<strong>"),
        Layer::Emphasis => html.push_str("<em>"),
        Layer::Code => html.push_str("<code>"),
    }
}

/// The small number before a sentence, a link to the sentence itself.
pub(crate) fn verse_number(ui: Interface, number: u32) -> String {
    let label = ui.fill("Sentence {number}", &[("number", &number)]);
    format!("<a class=\"anchor\" href=\"#s{number}\" aria-label=\"{}\">{number}</a> ", escaped(&label))
}

fn close(html: &mut String, open: &mut Vec<&Thread>, kept: usize) {
    while open.len() > kept {
        let Some(thread) = open.pop() else { break };
        html.push_str(match thread.layer {
            Layer::Sentence(_) | Layer::Withheld(_) | Layer::Said => "</span>",
            Layer::Link(_) | Layer::Entity(_) => "</a>",
            Layer::FootnoteMark(..) => "",
            Layer::Mark => "</mark>",
            Layer::Strong => "</strong>",
            Layer::Emphasis => "</em>",
            Layer::Code => "</code>",
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn thread(span: Range<usize>, layer: Layer) -> Thread {
        Thread { span, layer }
    }

    #[test]
    fn layers_that_cross_are_parted_not_lost() {
        let text = "Ms Ode said yes. No one left.";
        let threads = [
            thread(0..16, Layer::Sentence(1)),
            thread(17..29, Layer::Sentence(2)),
            thread(3..6, Layer::Entity("../people/ode.html".to_owned())),
            thread(0..4, Layer::Emphasis),
        ];
        assert_eq!(
            weave(Interface::ENGLISH, text, 0..text.len(), &threads),
            "<span id=\"s1\"><a class=\"anchor\" href=\"#s1\" aria-label=\"Sentence 1\">1</a> <em>Ms </em>\
             <a class=\"ent\" href=\"../people/ode.html\"><em>O</em>de</a> said yes.</span> \
             <span id=\"s2\"><a class=\"anchor\" href=\"#s2\" aria-label=\"Sentence 2\">2</a> No one left.</span>"
        );
    }

    #[test]
    fn a_mention_inside_a_link_makes_no_second_link() {
        let threads =
            [thread(0..5, Layer::Link("x.html".to_owned())), thread(1..3, Layer::Entity("y.html".to_owned()))];
        assert_eq!(weave(Interface::ENGLISH, "abcde", 0..5, &threads), "<a class=\"out\" href=\"x.html\">abcde</a>");
    }

    #[test]
    fn a_withheld_sentence_leaves_its_anchor_and_no_word() {
        let html = weave(
            Interface::ENGLISH,
            "Secret. Open.",
            0..13,
            &[thread(0..7, Layer::Withheld(1)), thread(8..13, Layer::Sentence(2))],
        );
        assert!(html.contains("id=\"s1\"") && html.contains("Open.") && !html.contains("Secret"), "{html}");
    }

    fn layers() -> impl Strategy<Value = Vec<Thread>> {
        let layer = prop_oneof![
            Just(Layer::Said),
            Just(Layer::Mark),
            Just(Layer::Strong),
            Just(Layer::Emphasis),
            Just(Layer::Code),
            Just(Layer::Link("a\"b".to_owned())),
            Just(Layer::Entity("c.html".to_owned())),
            (1u32..9).prop_map(Layer::Sentence),
        ];
        proptest::collection::vec((0usize..12, 0usize..12, layer), 0..8)
            .prop_map(|all| all.into_iter().map(|(a, b, layer)| Thread { span: a.min(b)..a.max(b), layer }).collect())
    }

    proptest! {
        #![proptest_config(crate::proptest_cases::cases(256))]
        #[test]
        fn every_character_comes_once_and_tags_nest(threads in layers(), range in (0usize..12, 0usize..12)) {
            let text = "ab<c>&\"d'efg";
            let range = range.0.min(range.1)..range.0.max(range.1);
            let html = weave(Interface::ENGLISH, text, range.clone(), &threads);
            let mut stack: Vec<&str> = Vec::new();
            let mut words = String::new();
            let mut in_anchor = false;
            for part in html.split_inclusive('>').flat_map(|p| p.split_once('<').map_or(vec![(p, false)], |(t, tag)| vec![(t, false), (tag, true)])) {
                match part {
                    (tag, true) if tag.starts_with('/') => {
                        prop_assert_eq!(stack.pop(), Some(&tag[1..tag.len() - 1]));
                        in_anchor = false;
                    }
                    (tag, true) => {
                        stack.push(tag.split([' ', '>']).next().unwrap());
                        in_anchor = tag.contains("class=\"anchor\"");
                    }
                    (_, false) if in_anchor => {}
                    (t, false) => words.push_str(t),
                }
            }
            prop_assert!(stack.is_empty());
            let plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
            prop_assert_eq!(plain.replace(' ', ""), &text[range]);
        }
    }
}
