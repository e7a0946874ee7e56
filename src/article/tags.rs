//! HTML by its tags alone: how deep it nests, and its text without them where it nests too deep to be parsed in time.

/// Pages that nest deeper are read by their tags alone: a tree of them takes time that grows with the square of depth.
const DEEPEST: usize = 1_000;

/// True where a piece of HTML nests too deep to be parsed into a tree in linear time.
pub(super) fn too_deep(html: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in tags(html) {
        match tag {
            Tag::Open(name) if !never_nests(name) => depth += 1,
            Tag::Close(name) if !never_nests(name) => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest > DEEPEST
}

/// The text between the tags, a line for each piece; scripts and styles left out.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        text.push('\n');
        let inside = &rest[at + 1..];
        let name = name_of(inside).to_ascii_lowercase();
        let skip_to =
            if matches!(name.as_str(), "script" | "style") { inside.find("</").unwrap_or(inside.len()) } else { 0 };
        rest = inside[skip_to..].split_once('>').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text
}

enum Tag<'h> {
    Open(&'h str),
    Close(&'h str),
}

fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    html.match_indices('<').filter_map(|(at, _)| {
        let inside = &html[at + 1..];
        match inside.strip_prefix('/') {
            Some(inside) => Some(Tag::Close(name_of(inside))),
            None if inside.starts_with(|c: char| c.is_ascii_alphabetic()) => Some(Tag::Open(name_of(inside))),
            None => None,
        }
    })
}

fn name_of(inside: &str) -> &str {
    let end = inside.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count();
    &inside[..end]
}

/// Elements without content, and those that the next of their kind ends.
fn never_nests(name: &str) -> bool {
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "option", "path", "use",
    ]
    .iter()
    .any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_open_elements_only() {
        assert!(!too_deep(&"<div><p>Words<br></div>".repeat(5_000)));
        assert!(too_deep(&"<div>".repeat(5_000)));
    }

    #[test]
    fn text_is_left_without_tags_and_scripts() {
        let text = without_tags("<div a='b'>The <b>ship</b><script>if (a < b) {}</script> waits</div><");
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["The", "ship", "waits"]);
    }
}
