//! Pairs of quotation marks: curly, straight and single, over several paragraphs where each begins with a mark.

use crate::article::Span;

/// What stands between two marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    /// Without the marks.
    pub(super) inner: Span,
    /// With the marks.
    pub(super) outer: Span,
    /// True where the paragraph ends without a closing mark, so that the next one goes on with the same speaker.
    pub(super) goes_on: bool,
}

/// The outermost quotations of the paragraphs, in order.
pub(super) fn marked(body: &str, paragraphs: &[Span]) -> Vec<Marked> {
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let Some(text) = body.get(paragraph.clone()) else { continue };
        let next = paragraphs.get(index + 1).and_then(|next| body.get(next.clone()));
        let followed = next.is_some_and(|next| next.starts_with(['“', '"', '‘']));
        in_paragraph(text, paragraph.start, followed, &mut found);
    }
    found
}

fn in_paragraph(text: &str, offset: usize, followed: bool, found: &mut Vec<Marked>) {
    let mut open: Option<(usize, usize, char)> = None;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, next)| *next);
        let end = at + c.len_utf8();
        match open {
            None if opens(before, c, after) => open = Some((at, end, c)),
            Some((outer, inner, mark)) if closes(mark, before, c, after) => {
                if inner < at {
                    found.push(Marked {
                        inner: offset + inner..offset + at,
                        outer: offset + outer..offset + end,
                        goes_on: false,
                    });
                }
                open = None;
            }
            _ => {}
        }
        before = c;
    }
    if let Some((outer, inner, mark)) = open
        && followed
        && mark != '\''
        && inner < text.len()
    {
        let end = offset + text.len();
        found.push(Marked { inner: offset + inner..end, outer: offset + outer..end, goes_on: true });
    }
}

fn opens(before: char, c: char, after: char) -> bool {
    match c {
        '“' => true,
        '"' | '‘' | '\'' => !before.is_alphanumeric() && !after.is_whitespace(),
        _ => false,
    }
}

fn closes(mark: char, before: char, c: char, after: char) -> bool {
    match (mark, c) {
        ('“', '”') => true,
        ('"', '"') => !before.is_whitespace() || !after.is_alphanumeric(),
        ('‘', '’') | ('\'', '\'') => !before.is_whitespace() && !after.is_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        marked(text, std::slice::from_ref(&(0..text.len()))).into_iter().map(|m| &text[m.inner]).collect()
    }

    #[test]
    fn pairs_of_every_style() {
        assert_eq!(inner("“We ‘may’ go,” she said. \"No.\""), ["We ‘may’ go,", "No."]);
        assert_eq!(inner("He said: ‘It’s the farmers who can’t,’ and left."), ["It’s the farmers who can’t,"]);
        assert_eq!(inner("The workers' union isn't 'sure' yet"), ["sure"]);
        assert_eq!(inner("“never closed"), Vec::<&str>::new());
    }
}
