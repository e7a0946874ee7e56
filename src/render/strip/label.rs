//! The words of a label that has little room: what tells the event comes first.

use crate::annotate::EntityKind;
use crate::render::view::{EventCard, Viewpoint};

/// Words that open a phrase of time, place or circumstance in front of a clause.
const OPENERS: [&str; 22] = [
    "after",
    "amid",
    "as",
    "at",
    "before",
    "besides",
    "by",
    "despite",
    "during",
    "following",
    "for",
    "from",
    "in",
    "on",
    "since",
    "under",
    "until",
    "upon",
    "when",
    "while",
    "with",
    "within",
];

/// A fronted phrase is not looked for behind this many bytes.
const FRONT: usize = 80;

/// The title of an event; where it does not fit, without a fronted phrase and without the role before its first name.
pub(super) fn shortened(view: &Viewpoint<'_>, index: usize, fits: impl Fn(&str) -> bool) -> String {
    let card = EventCard::new(view, index, 1);
    let whole = card.label();
    if fits(&whole) {
        return whole;
    }
    let rest = without_front(&card.title);
    let rest = first_role(view, index).map_or(rest, |(role, name)| without_role(rest, &role, &name));
    if rest.len() == card.title.len() { whole } else { format!("… {rest}") }
}

/// What follows the comma of a phrase that opens with a preposition or a conjunction; else the whole text.
fn without_front(title: &str) -> &str {
    let first = title.split(' ').next().unwrap_or_default().to_lowercase();
    if !OPENERS.contains(&first.as_str()) {
        return title;
    }
    let comma = title.match_indices(", ").map(|(at, _)| at).find(|&at| at <= FRONT);
    comma.map_or(title, |at| &title[at + 2..])
}

/// The role and the words of the first person of the sentence that the title is taken from.
fn first_role(view: &Viewpoint<'_>, index: usize) -> Option<(String, String)> {
    let event = &view.site.briefing.events[index];
    let annotated = view.article(event.title_from.article);
    let sentence = annotated.sentences.get(event.title_from.sentence)?.body.clone()?;
    let first = annotated.mentions.partition_point(|m| m.span.start < sentence.start);
    let mut inside = annotated.mentions[first..].iter().take_while(|m| m.span.end <= sentence.end);
    let person = inside.find(|m| m.kind == EntityKind::Person && m.role.is_some())?;
    Some((person.role.clone()?, view.clause(event.title_from.article, &person.span)))
}

/// The text from `name` on, where at most two words and `role` stand before it.
fn without_role<'t>(title: &'t str, role: &str, name: &str) -> &'t str {
    let Some(at) = title.find(name) else { return title };
    let before = title[..at].trim_end();
    match before.strip_suffix(role) {
        Some(front) if front.split_whitespace().count() <= 2 => &title[at..],
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fronted_phrase_goes_and_a_list_stays() {
        assert_eq!(without_front("In May, the council met Ms Ode"), "the council met Ms Ode");
        assert_eq!(without_front("Ode, Park and Lind met"), "Ode, Park and Lind met");
        assert_eq!(without_front("On Monday the council met"), "On Monday the council met");
    }

    #[test]
    fn a_role_goes_only_where_it_stands_at_the_front() {
        let short = |title| without_role(title, "harbour minister", "Ada Lind");
        assert_eq!(short("visiting harbour minister Ada Lind met the crew"), "Ada Lind met the crew");
        assert_eq!(short("The crew told the harbour minister Ada Lind"), "The crew told the harbour minister Ada Lind");
        assert_eq!(short("Ada Lind met the crew"), "Ada Lind met the crew");
    }
}
