//! Plain text → drafts: one for each line, or for each paragraph where its lines were broken.

use std::rc::Rc;

use super::RepairKind;
use super::draft::Draft;
use super::joint::{Break, Joint};
use super::line::{Line, lines};
use super::page_break::Pages;
use super::vocabulary::Vocabulary;
use super::wrap;

/// The blocks of a plain text whose first line has the number `first_line`; every line that is not empty belongs to
/// exactly one.
pub(super) fn drafts(text: &str, first_line: usize) -> Vec<Draft> {
    let lines = lines(text, first_line);
    let width = wrap::width(&lines);
    let pages = Pages::of(&lines, width.is_some());
    let words = std::cell::OnceCell::new();
    let vocabulary = || Rc::clone(words.get_or_init(|| Rc::new(Vocabulary::of(&lines))));
    let mut drafts: Vec<Draft> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if let Some(open) = drafts.last_mut() {
            let between = pages.lines_between(&open.text, &lines[at..]);
            if between > 0 {
                for left_out in &lines[at..at + between] {
                    open.repairs.note(RepairKind::PageBreak, &left_out.text);
                }
                at += between;
                join(open, &lines[at], Joint::Space);
                at += 1;
                continue;
            }
            let broken = Break { open: &open.text, above: &lines[at - 1], line, next: lines.get(at + 1), width };
            if let Some(joint) = broken.joint(&vocabulary) {
                join(open, line, joint);
                at += 1;
                continue;
            }
        }
        drafts.push(draft(line));
        at += 1;
    }
    drafts
}

fn draft(line: &Line) -> Draft {
    Draft { repairs: line.repairs.clone(), ..Draft::plain(line.text.clone(), (line.number, line.number)) }
}

/// Adds a line to the paragraph that it goes on with.
fn join(open: &mut Draft, line: &Line, joint: Joint) {
    let kind = match joint {
        Joint::Hyphen => {
            open.text.pop();
            RepairKind::Hyphen
        }
        Joint::Word => RepairKind::Hyphen,
        Joint::DropCap => RepairKind::DropCap,
        Joint::Space => {
            open.text.push(' ');
            RepairKind::Line
        }
        Joint::Close => RepairKind::Line,
    };
    open.repairs.note(kind, "");
    open.repairs.add(line.repairs.clone());
    open.text.push_str(&line.text);
    open.lines.1 = line.number;
}

/// True where the text ends as a sentence does, closing quotes and brackets aside.
pub(in crate::article) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '」', '』', '*'])
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '۔', '।'])
}

#[cfg(test)]
mod tests;
