//! What a file of the site says once its marks are taken off: the text in which withheld words are looked for.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Characters written by their number or name: in HTML, in JSON, in an address.
static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"&#x([0-9A-Fa-f]{1,6});|&#([0-9]{1,7});|&(?:[A-Za-z]{2,8});|\\u([0-9A-Fa-f]{4})|\\[nrt]|((?:%[0-9A-Fa-f]{2})+)",
    )
    .expect("the pattern is constant")
});

/// The names of tags and attributes, which are no words of a text.
static MARKUP: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"</?[A-Za-z][A-Za-z0-9-]*|\s[A-Za-z-]+=").expect("the pattern is constant"));

static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"</?[A-Za-z!][^>]*>").expect("the pattern is constant"));

/// The text of a file: UTF-16 where it begins with its mark, else UTF-8.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let (text, ..) = encoding_rs::UTF_8.decode(bytes);
    text
}

/// The ways to read a file: with what stands in its tags, since words stand in attributes and comments too; with each tag as a space; and without
/// tags, for a tag may stand inside a word.
pub(super) fn readings(text: &str) -> Vec<String> {
    // A calendar breaks its lines after 75 bytes and goes on behind a space or a tab.
    let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "").replace("&shy;", "");
    // `&amp;#39;` is written twice over.
    let plain = spelt_out(&spelt_out(&MARKUP.replace_all(&unfolded, " "))).into_owned();
    let mut readings = vec![spelt_out(&TAG.replace_all(&unfolded, " ")).into_owned()];
    readings.push(spelt_out(&TAG.replace_all(&unfolded, "")).into_owned());
    readings.push(plain);
    readings
}

fn spelt_out(text: &str) -> Cow<'_, str> {
    WRITTEN.replace_all(text, |found: &Captures<'_>| {
        if let Some(bytes) = found.get(4) {
            return in_bytes(bytes.as_str());
        }
        let number = |group: usize, base: u32| {
            found.get(group).and_then(|digits| u32::from_str_radix(digits.as_str(), base).ok()).and_then(char::from_u32)
        };
        let letter = number(1, 16).or_else(|| number(2, 10)).or_else(|| number(3, 16));
        letter.map_or_else(|| if &found[0] == "&amp;" { "&".to_owned() } else { " ".to_owned() }, String::from)
    })
}

/// What the bytes of `%C3%A9` spell.
fn in_bytes(written: &str) -> String {
    let bytes: Vec<u8> = written.split('%').filter_map(|digits| u8::from_str_radix(digits, 16).ok()).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_through_every_way_of_writing() {
        for (written, words) in [
            ("<p>one <em>t</em>wo</p>", "one two"),
            ("<i title=\"one two\">x</i>", "one two"),
            ("{\"a\":\"one\\ntwo\"}", "one\ntwo"),
            ("SUMMARY:one t\r\n wo", "one two"),
            ("#:~:text=one%20two", "one two"),
            ("?body=%6Fne%20tw%C3%B4", "one twô"),
            ("one&nbsp;two", "one two"),
            ("\\u006fne two", "one two"),
        ] {
            let even = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(readings(written).iter().any(|text| even(text).contains(&even(words))), "{written}");
        }
    }
}
