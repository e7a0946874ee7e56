use super::*;

fn texts(text: &str) -> Vec<(String, (usize, usize))> {
    drafts(text, 1).into_iter().map(|d| (d.text, d.lines)).collect()
}

#[test]
fn a_line_is_a_block() {
    let found = texts("The harbour opens\n\nShips may enter on Friday.\nMenu\n");
    assert_eq!(found.len(), 3);
    assert_eq!(found[1], ("Ships may enter on Friday.".to_owned(), (3, 3)));
}

#[test]
fn lines_broken_at_a_width_are_joined_again() {
    let text = "The harbour of the northern town will open again on Friday\n\
                after nine months of repairs, its master told the council,\n\
                which had asked for a date since the spring of last year\n\
                and will now pay the final part of the agreed price.\n\n\
                Two ferries wait outside the breakwater already, and their\n\
                captains hope to land before the weekend begins in earnest\n\
                for the many visitors.\n";
    let found = texts(text);
    assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), [(1, 4), (6, 8)]);
    assert!(found[0].0.contains("Friday after nine"));
}

#[test]
fn a_sentence_broken_at_a_link_is_joined() {
    let found = texts("The council of the northern town, which had met on Monday with\nthe harbour master, agreed.\n");
    assert_eq!(found.len(), 1);
}

/// The texts of the blocks, without their lines.
fn joined(text: &str) -> Vec<String> {
    drafts(text, 1).into_iter().map(|draft| draft.text).collect()
}

const HARBOUR: &str = "The inter-\nnational harbour of the northern town will open again for\nships on Friday, its well-\n\
    known master told the council, which had asked for a date since the\nspring and which will now pay the last part of \
    a two-\nand three-year loan for the Anglo-\nSaxon quay, a work of the har-\nbour board.\n";

#[test]
fn a_hyphen_at_the_end_of_a_line_goes_where_it_only_broke_the_word() {
    let [text] = joined(HARBOUR).try_into().expect("one paragraph");
    let expected = [
        "The international harbour",
        "its well-known master",
        "two- and three-year",
        "Anglo-Saxon quay",
        "harbour board",
    ];
    for words in expected {
        assert!(text.contains(words), "{words}: {text}");
    }
    let draft = &drafts(HARBOUR, 1)[0];
    assert_eq!(draft.lines, (1, 8));
    let repairs = draft.repairs.clone().into_list();
    assert_eq!((repairs[0].kind, repairs[0].count), (RepairKind::Hyphen, 2));
}

#[test]
fn a_sentence_broken_around_names_is_joined() {
    let text = "The council of the northern town met on Monday with\nthe harbour master\n, who had come from\nFar Quay\n\
        with a letter of the\nHarbour Board\n.\nIt agreed.\n";
    let expected = [
        ("The council of the northern town met on Monday with the harbour master, who had come from Far Quay with a \
          letter of the Harbour Board.".to_owned(), (1, 7)),
        ("It agreed.".to_owned(), (8, 8)),
    ];
    assert_eq!(texts(text), expected);
}

#[test]
fn lines_of_their_own_stay_apart() {
    let menu = "Home\nNews\nsport\nmore\n";
    assert_eq!(joined(menu).len(), 4);
    let head =
        "Harbour opens after nine months of repairs\nby Ann Lee\nMay 3, 2021\nThe harbour opened again on Monday.\n";
    assert_eq!(joined(head).len(), 4);
    let shop = "A small model of the ferry in its box of wood\nhttps://example.org/ferry\n";
    assert_eq!(joined(shop).len(), 2);
    let list = "The council asked for three things in its letter of Monday:\n- a date for the opening of the quay\n- a \
        new light\n1. money\n";
    assert_eq!(joined(list).len(), 4);
}

#[test]
fn quoted_mail_is_read_as_the_text_it_quotes() {
    let text = format!("> {}\n", HARBOUR.trim_end().replace('\n', "\n> "));
    assert_eq!(joined(&text), joined(HARBOUR));
    assert_eq!(joined("The sign > means more.\n> 5 ships\n").len(), 2);
}

#[test]
fn a_page_break_in_mid_sentence_is_left_out_and_noted() {
    let text =
        "The harbour of the northern town will open again on Friday after\n\n12\n\n\u{C}nine months of repairs.\n";
    let found = drafts(text, 1);
    assert_eq!(
        found[0].text,
        "The harbour of the northern town will open again on Friday after nine months of repairs."
    );
    assert_eq!(found[0].lines, (1, 5));
    let repairs = found[0].repairs.clone().into_list();
    assert_eq!((repairs[1].kind, repairs[1].was.clone()), (RepairKind::PageBreak, vec!["12".to_owned()]));
}

#[test]
fn a_large_first_letter_belongs_to_its_word() {
    assert_eq!(joined("T\nhe harbour opened.\n"), ["The harbour opened."]);
    assert_eq!(joined("A\nharbour opened. The harbour is old.\n"), ["A harbour opened. The harbour is old."]);
    assert_eq!(joined("I\nn the harbour, ships wait.\n"), ["In the harbour, ships wait."]);
    assert_eq!(joined("X\nsaid it would wait. He said so.\n"), ["X said it would wait. He said so."]);
}

#[test]
fn chinese_lines_are_joined_without_a_space() {
    let line = "北方小城的港口经过九个月的维修之后将于星期五重新开放港务长对市议会";
    let text = format!("{line}\n{line}\n{line}\n{line}\n{line}\n说完了。\n");
    assert_eq!(joined(&text), [format!("{}说完了。", line.repeat(5))]);
}

proptest::proptest! {
    #![proptest_config(crate::proptest_cases::cases(64))]

    /// Each line that is not empty lies in the range of a block, ranges are in order, and no word is lost.
    #[test]
    fn every_line_belongs_to_a_block(text in "([a-zA-Z,.> \u{AD}\u{200B}\n-]|\n\n|[0-9]\n|é|港){0,120}") {
        let found = drafts(&text, 1);
        for (index, line) in text.split('\n').enumerate() {
            let holds = found.iter().any(|draft| (draft.lines.0..=draft.lines.1).contains(&(index + 1)));
            proptest::prop_assert!(holds || !line.contains(char::is_alphanumeric));
        }
        proptest::prop_assert!(found.windows(2).all(|pair| pair[0].lines.1 <= pair[1].lines.0));
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        proptest::prop_assert_eq!(found.iter().map(|draft| letters(&draft.text)).sum::<usize>(), letters(&text));
    }
}
