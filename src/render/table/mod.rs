//! Tables as CSV (RFC 4180, UTF-8, CRLF): the timeline, events, names, quotations, sources.

mod entities;
mod events;
mod quotes;
mod sources;
mod timeline;

pub(super) use entities::{aliases, entities, roles};
pub(super) use events::events;
pub(super) use quotes::quotes;
pub(super) use sources::sources;
pub(super) use timeline::rows as timeline;

/// What stands between several values in one cell.
const BETWEEN: &str = "; ";

/// A table that is being written.
struct Table(String);

impl Table {
    /// A table whose first row names its columns.
    fn of(head: &[&str]) -> Self {
        let mut table = Self(String::new());
        table.row(head);
        table
    }

    fn row(&mut self, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
        self.0.push_str(&cells.join(","));
        self.0.push_str("\r\n");
    }
}

/// The cell, in quotation marks where it holds a comma, a quotation mark or a line break.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// The cell with an apostrophe before what a spreadsheet would run as a formula: text of a source may begin with one of
/// these characters, in their wide forms too, also behind white space.
fn harmless(cell: &str) -> String {
    let runs = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let is_led_by_space = cell.starts_with(['\t', '\r', '\n']);
    if is_led_by_space || cell.trim_start().starts_with(runs) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELLS: [&str; 7] =
        ["plain", "one, two", "“so” and \"so\"", "", "=HYPERLINK(\"x\")", " \t@SUM(1)", "two\r\nlines"];

    #[test]
    fn cells_that_could_be_misread_stand_in_quotation_marks() {
        let table = Table::of(&CELLS[..4]);
        assert_eq!(table.0, "plain,\"one, two\",\"“so” and \"\"so\"\"\",\r\n");
    }

    #[test]
    fn another_reader_finds_the_same_cells_and_no_formula() {
        let mut table = Table::of(&["a", "b", "c", "d", "e", "f", "g"]);
        table.row(&CELLS);
        let mut read = csv::Reader::from_reader(table.0.as_bytes());
        let row = read.records().next().unwrap().unwrap();
        let expected =
            ["plain", "one, two", "“so” and \"so\"", "", "'=HYPERLINK(\"x\")", "' \t@SUM(1)", "two\r\nlines"];
        assert_eq!(row.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_sign_of_a_formula_is_made_harmless() {
        for cell in ["=1+1", "+49 30", "-2", "@x", "\t=1", "＝1", "\r\n"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("2023-06-18"), "2023-06-18");
        assert_eq!(harmless("a=b"), "a=b");
    }
}
