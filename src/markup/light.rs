//! A page without what nobody reads and what no parser bears.

use std::borrow::Cow;

use super::nesting::Nesting;
use super::{Kind, Open, Piece, Weight, is_xml, kind, pieces};

/// Longer pages, in bytes, lose their scripts, styles and pictures before they are parsed.
const LONG: usize = 1 << 20;
/// Elements that nest deeper are taken out of each other, as browsers do at 512: time grows with depth, and the pages of
/// newspapers stay below 60.
const DEEPEST: usize = 128;
/// More formatting elements do not stay open at one place.
const MOST_FORMATS: usize = 16;
/// A longer tag, in bytes, keeps its short attributes alone.
const LONGEST_TAG: usize = 16 << 10;
/// A longer value, in bytes, of such a tag is no address and no name.
const LONGEST_VALUE: usize = 2 << 10;
/// Such a tag keeps so many attributes.
const MOST_ATTRIBUTES: usize = 64;

/// The page as it can be parsed in time and memory that grow with its size alone, with the text of its shadow trees in
/// place. A page that needs nothing of it stays as it is.
pub(crate) fn lightened<'h>(html: &'h str, weight: &Weight) -> Cow<'h, str> {
    let needed = html.len() > LONG
        || weight.depth > DEEPEST
        || weight.formats > MOST_FORMATS
        || weight.longest_tag > LONGEST_TAG
        || weight.unclosed
        || weight.holds_shadow
        || is_xml(html);
    if !needed {
        return Cow::Borrowed(html);
    }
    let mut writer = Writer { is_xml: is_xml(html), ..Writer::default() };
    for piece in pieces(html) {
        writer.write(piece);
    }
    Cow::Owned(writer.out)
}

#[derive(Default)]
struct Writer<'h> {
    out: String,
    is_xml: bool,
    nesting: Nesting<'h>,
    formats: Vec<&'h str>,
    /// Formatting elements whose tags were left out.
    left_out: usize,
    /// For each open template: does it hold a shadow tree?
    templates: Vec<bool>,
    /// Inside a script or style that is left out.
    skips: bool,
}

impl<'h> Writer<'h> {
    fn write(&mut self, piece: Piece<'h>) {
        match piece {
            Piece::Text(text) => self.out.push_str(text),
            Piece::Raw(text) if !self.skips => self.out.push_str(text),
            Piece::Open(open) => self.open(open),
            Piece::Close { name, whole } => self.close(name, whole),
            Piece::Data(text) if self.is_xml => {
                self.out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
            }
            Piece::Declaration(text) if text.starts_with("<!") => self.out.push_str(text),
            Piece::Raw(_) | Piece::Comment { .. } | Piece::Data(_) | Piece::Declaration(_) => {}
        }
    }

    fn open(&mut self, open: Open<'h>) {
        self.skips = is_program(open);
        if self.skips {
            return;
        }
        if open.name.eq_ignore_ascii_case("template") {
            self.templates.push(open.holds_shadow());
            if open.holds_shadow() {
                return self.nest("<div>", "div", Kind::Block);
            }
        }
        let kind = kind(open.name);
        if kind == Kind::Formats {
            if self.formats.len() >= MOST_FORMATS {
                self.left_out += 1;
                return;
            }
            self.formats.push(open.name);
        }
        if open.whole.len() > LONGEST_TAG {
            let short = shortened(open);
            self.nest(&short, open.name, kind);
        } else {
            self.nest(open.whole, open.name, kind);
        }
        if self.is_xml && open.is_closed() && !matches!(kind, Kind::Empty { .. }) {
            self.close(open.name, &format!("</{}>", open.name));
        }
    }

    fn nest(&mut self, tag: &str, name: &'h str, kind: Kind) {
        if self.nesting.depth() < DEEPEST || !kind.nests() {
            self.out.push_str(tag);
        } else if kind == Kind::Block {
            self.out.push_str("<p>");
        }
        self.nesting.open(name, kind);
    }

    fn close(&mut self, name: &'h str, whole: &str) {
        if std::mem::take(&mut self.skips) && ["script", "style"].iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return;
        }
        if name.eq_ignore_ascii_case("template") && self.templates.pop() == Some(true) {
            return self.unnest("</div>", "div", Kind::Block);
        }
        let kind = kind(name);
        if kind == Kind::Formats {
            match self.formats.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
                Some(at) => drop(self.formats.remove(at)),
                None if self.left_out > 0 => {
                    self.left_out -= 1;
                    return;
                }
                None => {}
            }
        }
        self.unnest(whole, name, kind);
    }

    fn unnest(&mut self, tag: &str, name: &str, kind: Kind) {
        if self.nesting.depth() <= DEEPEST || !kind.nests() {
            self.out.push_str(tag);
        } else if kind == Kind::Block {
            self.out.push_str("<p>");
        }
        self.nesting.close(name, kind);
    }
}

/// True for scripts and styles; what a page says of itself in JSON is no program.
fn is_program(open: Open<'_>) -> bool {
    open.name.eq_ignore_ascii_case("style")
        || open.name.eq_ignore_ascii_case("script")
            && !open.attribute("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("json"))
}

/// A tag with its short attributes alone: a long one is a picture, or data for a program.
fn shortened(open: Open<'_>) -> String {
    let mut tag = format!("<{}", open.name);
    for (name, value) in open.attributes().take(MOST_ATTRIBUTES) {
        let quote = if value.contains('"') { '\'' } else { '"' };
        if name.len() + value.len() <= LONGEST_VALUE && !value.contains(quote) && !name.contains(['"', '\'', '<']) {
            tag.extend([" ", name, "="]);
            tag.push(quote);
            tag.push_str(value);
            tag.push(quote);
        }
    }
    tag.push('>');
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    fn light(html: &str) -> String {
        lightened(html, &Weight::of(html)).into_owned()
    }

    #[test]
    fn a_plain_page_stays_as_it_is() {
        let page = "<!-- x --><script>a</script><p style='x'>Words<br>";
        assert!(matches!(lightened(page, &Weight::of(page)), Cow::Borrowed(_)));
    }

    #[test]
    fn a_shadow_tree_stands_in_its_place_and_another_template_stays_hidden() {
        let page = "<x-a><template shadowrootmode=\"open\"><style>p{}</style><p>In <template>no</template></p></template></x-a>";
        assert_eq!(light(page), "<x-a><div><p>In <template>no</template></p></div></x-a>");
    }

    #[test]
    fn a_picture_inside_a_tag_goes_and_its_words_stay() {
        let page =
            format!("<img alt='A ship' title=\"O'Neill's\" src=\"data:image/png;base64,{}\">", "A".repeat(20_000));
        assert_eq!(light(&page), "<img alt=\"A ship\" title=\"O'Neill's\">");
    }

    #[test]
    fn what_nests_too_deep_is_taken_out_of_its_parents() {
        let page = format!("{}<i>deep</i> words{}<p>after", "<div>".repeat(10_000), "</div>".repeat(10_000));
        let light = light(&page);
        assert_eq!(Weight::of(&light).depth, DEEPEST);
        assert!(light.contains("deep words") && light.ends_with("</div><p>after"));
    }

    #[test]
    fn formats_without_end_are_few() {
        let page = format!("{}<p>words</i></b>", "<b>".repeat(100));
        assert_eq!(light(&page), format!("{}<p>words</b>", "<b>".repeat(16)));
    }

    #[test]
    fn a_comment_without_its_end_swallows_nothing() {
        assert_eq!(light("<p>One<!-- two <p>three"), "<p>Onethree");
    }

    #[test]
    fn a_page_in_xml_closes_its_elements_as_xml_does() {
        let page = "<?xml version='1.0'?><html><title/><script src='x'/><p>A <![CDATA[<b> & c]]><br/><a id='x'/>d</p>";
        assert_eq!(light(page), "<html><title/></title><p>A &lt;b> &amp; c<br/><a id='x'/></a>d</p>");
    }
}
