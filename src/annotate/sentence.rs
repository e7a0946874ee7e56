//! The sentences of the original, numbered.

use crate::article::{Article, Block, Shape, Span};
use crate::language;

/// A sentence of one block. Numbers run through the decoded original, dropped blocks included, so that a better
/// cleaner never shifts an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Number in the original, from 1: the anchor is `s` and this number.
    pub number: u32,
    /// Index of its block in the article.
    pub block: usize,
    /// Range in the block's text.
    pub span: Span,
    /// Range in the article's body, where the block is part of it.
    pub body: Option<Span>,
}

impl Sentence {
    /// The anchor, as in `s12`.
    pub fn anchor(&self) -> String {
        format!("s{}", self.number)
    }
}

/// Every sentence of every block, kept or dropped, in order. A list item, a table row and a code block begin a
/// sentence of their own; rows and code are not split further.
pub(super) fn number_sentences(article: &Article) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (index, block) in article.blocks.iter().enumerate() {
        // Where an editor took a sentence out, the others keep their numbers.
        let given = article.withheld.sentences.get(&index).cloned();
        for span in given.unwrap_or_else(|| split_block(block)) {
            let body = block.body.as_ref().map(|body| body.start + span.start..body.start + span.end);
            found.push(Sentence { number: found.len() as u32 + 1, block: index, span, body });
        }
    }
    found
}

fn split_block(block: &Block) -> Vec<Span> {
    let text = &block.text;
    match &block.shape {
        Shape::Plain | Shape::Heading(_) => language::sentences(text),
        Shape::Code { .. } => trimmed(text, 0..text.len()).into_iter().collect(),
        Shape::List { items, .. } => pieces(text, items.iter().map(|(span, _)| span.start))
            .into_iter()
            .flat_map(|piece| {
                let start = piece.start;
                language::sentences(&text[piece]).into_iter().map(move |s| start + s.start..start + s.end)
            })
            .collect(),
        Shape::Table { rows, .. } => pieces(text, rows.iter().filter_map(|row| row.first()).map(|cell| cell.start))
            .into_iter()
            .filter_map(|piece| trimmed(text, piece))
            .collect(),
    }
}

/// The stretches of the text between the starts, so that nothing is left out.
fn pieces(text: &str, starts: impl Iterator<Item = usize>) -> Vec<Span> {
    let mut cuts: Vec<usize> = starts.filter(|&at| text.is_char_boundary(at)).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

fn trimmed(text: &str, range: Span) -> Option<Span> {
    let piece = &text[range.clone()];
    let start = range.start + piece.len() - piece.trim_start().len();
    let end = start + piece.trim().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Verdict};

    fn block(text: &str, shape: Shape) -> Block {
        Block {
            kind: BlockKind::Paragraph,
            verdict: Verdict { kept: true, rule: "test", reason: "".into(), facts: Vec::new() },
            lines: (1, 1),
            text: text.to_owned(),
            body: None,
            shape,
            inlines: Vec::new(),
            repairs: Vec::new(),
        }
    }

    fn texts(block: &Block) -> Vec<&str> {
        split_block(block).into_iter().map(|span| &block.text[span]).collect()
    }

    #[test]
    fn list_items_are_split_each_on_its_own() {
        let items = vec![(0..14, 0), (15..31, 0)];
        let list = block("Nets. And rods\nThe boat. A tent", Shape::List { ordered: false, items });
        assert_eq!(texts(&list), ["Nets.", "And rods", "The boat.", "A tent"]);
    }

    #[test]
    fn a_table_row_is_one_sentence() {
        let rows = vec![vec![0..4, 5..10], vec![11..16, 17..18]];
        let table = block("Boat Crew. Ana B. 7", Shape::Table { header_rows: 1, rows });
        assert_eq!(texts(&table), ["Boat Crew.", "Ana B. 7"]);
    }

    #[test]
    fn code_is_one_sentence() {
        let code = block("fn main() {}\n\n// Done. Really.\n", Shape::Code { language: String::new() });
        assert_eq!(texts(&code), ["fn main() {}\n\n// Done. Really."]);
    }
}
