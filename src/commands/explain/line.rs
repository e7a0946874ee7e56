//! What became of a line of a file, why, and how to overrule it.

use std::fmt::Write as _;
use std::ops::Range;

use crate::annotate::Annotated;
use crate::article::{Article, Block, BlockKind, Stated, ruled_blocks};
use crate::edits::{Edit, Edits, FileNames, range};
use crate::interface::Interface;
use crate::language::counted;
use crate::site::Route;

/// A block's words are quoted up to so many characters.
const QUOTED: usize = 160;
/// The words that an entry is guarded by have about so many characters.
const GUARD: usize = 28;

/// The explanation of the blocks that stand on some lines; else a hint at what may have been meant. `page` shows the file
/// as it came.
pub(super) fn explain(
    annotated: &Annotated,
    lines: (usize, usize),
    edits: &Edits,
    names: &FileNames<'_>,
    page: Option<&Route>,
) -> Result<String, String> {
    let article = &annotated.article;
    let found = blocks_on(&article.blocks, lines).ok_or_else(|| nearest(&article.blocks, lines))?;
    let mut text = format!("{}:{}\n", article.path, range(lines));
    for index in found.clone() {
        text.push_str(&explain_block(annotated, index, found.len() == 1));
    }
    if let Some(above) = found.start.checked_sub(1).and_then(|index| article.blocks.get(index)) {
        let _ = writeln!(text, "above: {}", in_short(above));
    }
    if let Some(below) = article.blocks.get(found.end) {
        let _ = writeln!(text, "below: {}", in_short(below));
    }
    if let (Some(page), Some(first)) = (page, article.blocks.get(found.start)) {
        let _ = writeln!(text, "page: {page}#L{}", first.lines.0);
    }
    text.push_str(&overruling(article, found, edits, names));
    Ok(text)
}

/// The blocks that touch the lines.
fn blocks_on(blocks: &[Block], (first, last): (usize, usize)) -> Option<Range<usize>> {
    let touched = |block: &Block| block.lines.0 <= last && first <= block.lines.1;
    Some(blocks.iter().position(touched)?..blocks.iter().rposition(touched)? + 1)
}

/// Where the lines hold no text: the lines around them that do.
fn nearest(blocks: &[Block], (first, last): (usize, usize)) -> String {
    let above = blocks.iter().map(|block| block.lines.1).filter(|line| *line < first).max();
    let below = blocks.iter().map(|block| block.lines.0).filter(|line| *line > last).min();
    match (above, below) {
        (Some(above), Some(below)) => {
            format!("nothing stands there; the nearest lines with text are {above} and {below}")
        }
        (Some(above), None) => format!("its last line with text is {above}"),
        (None, Some(below)) => format!("its first line with text is {below}"),
        (None, None) => "the file holds no text".to_owned(),
    }
}

fn explain_block(annotated: &Annotated, index: usize, alone: bool) -> String {
    let article = &annotated.article;
    let block = &article.blocks[index];
    let mut text = format!("{}: {}\n", fate(block), quoted(&block.text, if alone { usize::MAX } else { QUOTED }));
    let _ = writeln!(text, "  rule: {}", block.verdict.rule);
    let _ = writeln!(text, "  reason: {}", block.verdict.told());
    for fact in resting_on(article, index) {
        let _ = writeln!(text, "  states: {fact}");
    }
    for repair in &block.repairs {
        let was: Vec<String> = repair.was.iter().map(|was| quoted(was, QUOTED)).collect();
        let was = if was.is_empty() { String::new() } else { format!(": {}", was.join(", ")) };
        let _ = writeln!(text, "  repaired: {}{was}", Interface::ENGLISH.count(repair.count, repair.kind.told()));
    }
    let sentences = annotated.sentences.iter().filter(|sentence| sentence.block == index);
    let anchors: Vec<_> = sentences.map(|sentence| format!("{}#{}", article.id, sentence.anchor())).collect();
    let _ = writeln!(text, "  sentences: {}", anchors.join(", "));
    text
}

/// What the article's facts take from a block.
fn resting_on(article: &Article, index: usize) -> Vec<String> {
    let mut facts = Vec::new();
    let mut add = |what: &str, stated: &[Stated<String>]| {
        let ours = stated.iter().filter(|stated| stated.block == Some(index));
        facts.extend(ours.map(|stated| format!("{what} {}", stated.value)));
    };
    for (what, text) in [
        ("title", &article.title),
        ("dek", &article.dek),
        ("outlet", &article.outlet),
        ("taken from", &article.taken_from),
        ("section", &article.section),
    ] {
        add(what, text.as_slice());
    }
    add("author", &article.byline);
    add("credit", &article.credits);
    for (what, date) in [("date", &article.date), ("last change", &article.modified)] {
        let ours = date.iter().filter(|date| date.block == Some(index));
        facts.extend(ours.map(|date| format!("{what} {}", date.value.words())));
    }
    facts
}

/// "line 8, kept as paragraph", "lines 9 to 12, cut".
pub(super) fn fate(block: &Block) -> String {
    let (first, last) = block.lines;
    let lines = if first == last { format!("line {first}") } else { format!("lines {first} to {last}") };
    match (block.verdict.kept, block.kind) {
        (true, kind) => format!("{lines}, kept as {}", kind.name()),
        (false, BlockKind::Furniture) => format!("{lines}, cut"),
        (false, kind) => format!("{lines}, cut ({})", kind.name()),
    }
}

fn in_short(block: &Block) -> String {
    format!("{}, rule {}: {}", fate(block), block.verdict.rule, quoted(&block.text, QUOTED))
}

/// The words in quotation marks on one line, their end left out where they are long.
fn quoted(text: &str, most: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(most) {
        Some((cut, _)) => format!("\"{} …\"", words[..cut].trim_end()),
        None => format!("\"{words}\""),
    }
}

/// How to keep or cut the blocks for good: entries to copy; or the entry that decided already.
fn overruling(article: &Article, found: Range<usize>, edits: &Edits, names: &FileNames<'_>) -> String {
    if let Some(place) = decided(article, &found, edits, names) {
        return format!("decided by hand in {place}; to undo it, take that entry out\n");
    }
    let blocks = &article.blocks[found];
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return String::new() };
    let lines = (first.lines.0, blocks.iter().map(|block| block.lines.1).max().unwrap_or(last.lines.1));
    let what = match blocks.len() {
        1 => "it".to_owned(),
        many => format!("all {}", counted(many, "block")),
    };
    let mut text = String::new();
    for verb in ["keep", "cut"] {
        if blocks.iter().any(|block| block.verdict.kept == (verb == "cut")) {
            let _ = writeln!(text, "\nto {verb} {what} for good, add this to {}:\n", edits.path);
            text.push_str(&entry(verb, &article.path, lines, &first.text));
        }
    }
    text
}

/// The place of the entry of `edits.toml` that ruled over one of the blocks.
fn decided(article: &Article, found: &Range<usize>, edits: &Edits, names: &FileNames<'_>) -> Option<String> {
    let is_this = |file: &str| names.find(file).is_some_and(|index| names.path(index) == Some(article.path.as_str()));
    let (_, provenance) = edits.edits.iter().find(|(edit, _)| match edit {
        Edit::Lines { file, ruling } if is_this(file) => {
            ruled_blocks(&article.blocks, ruling).is_ok_and(|ruled| ruled.start < found.end && found.start < ruled.end)
        }
        _ => false,
    })?;
    let line = edits.text.get(..provenance.span.start)?.matches('\n').count() + 1;
    Some(format!("{}:{line}", edits.path))
}

/// The entry of `edits.toml`.
fn entry(verb: &str, path: &str, lines: (usize, usize), text: &str) -> String {
    format!(
        "[[{verb}]]\nfile   = {}\nlines  = \"{}\"\nstarts = {}\nwhy    = \"\"\n",
        toml_string(path),
        range(lines),
        toml_string(&guard(text))
    )
}

/// The first words of a text: as many as tell it from others.
fn guard(text: &str) -> String {
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.chars().count() >= GUARD {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.extend(word.chars().take(GUARD));
    }
    words
}

/// A TOML basic string.
fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_guarded_by_the_words_it_starts_with_and_is_toml() {
        let text = "“The quay \"stays\" open\\shut”, said the master of the harbour of Ostermere.";
        let entry = entry("keep", "a b/ü.txt", (3, 5), text);
        let read = crate::edits::Edits::parse("edits.toml", &entry).unwrap();
        let Edit::Lines { file, ruling } = &read.edits[0].0 else { panic!("no lines") };
        assert_eq!((file.as_str(), ruling.lines, ruling.keep), ("a b/ü.txt", (3, 5), true));
        let starts = ruling.starts.as_deref().unwrap();
        assert!(text.starts_with(starts) && starts.len() > 20, "{starts}");
        assert_eq!(guard(&"長".repeat(90)).chars().count(), GUARD);
        assert!(toml::from_str::<toml::Table>("a = \"\\u0007\"").is_ok() && toml_string("\u{7}") == "\"\\u0007\"");
    }
}
