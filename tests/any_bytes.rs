//! Any bytes under any name give an article whose ranges lie inside its text, or a warning that says why not.
//!
//! Few cases run with the other tests; `PROPTEST_CASES=20000 cargo test --release --test any_bytes` runs many. The same
//! is done with inputs that grow towards new code in `fuzz/`.

use backgrounder::annotate::annotate;
use backgrounder::article::{FolderDates, clean, infer_date};
use backgrounder::record::ArticleRecord;
use backgrounder::source::{Reading, read_bytes};
use proptest::prelude::*;

/// Reads, cleans and analyses, and checks what must hold for all bytes.
fn survives(name: &str, bytes: &[u8]) -> Reading {
    let reading = read_bytes(name, bytes);
    assert!(reading.sources.len() == 1 || !reading.warnings.is_empty(), "{name}: neither an article nor a warning");
    for source in &reading.sources {
        let annotated = annotate(infer_date(clean(source), &FolderDates::default()));
        let body = &annotated.article.body;
        for block in &annotated.article.blocks {
            assert!(block.body.clone().is_none_or(|range| body.get(range) == Some(block.text.as_str())));
        }
        assert!(annotated.mentions.iter().all(|mention| body.get(mention.span.clone()).is_some()));
        assert!(annotated.quotes.iter().all(|quote| body.get(quote.span.clone()).is_some()));
        assert!(serde_json::to_string(&ArticleRecord::of(&annotated)).is_ok());
    }
    reading
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.warnings.iter().map(|warning| warning.code).collect()
}

/// The text that is left of a page.
fn body(html: &str) -> String {
    let reading = survives("a.html", html.as_bytes());
    clean(&reading.sources[0]).body
}

const NAMES: [&str; 4] = ["a.txt", "a.html", "a.md", "a.mhtml"];
const STORY: &str = "<p>The harbour of the northern town opened again on Monday after nine months of repairs.</p>";

#[test]
fn what_is_no_text_is_told() {
    let noise: Vec<u8> = (0..40_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for name in NAMES {
        assert_eq!(codes(&survives(name, &noise)), ["not-text"], "{name}");
        assert_eq!(codes(&survives(name, &[0; 9_000])), ["not-text"], "{name}");
        assert_eq!(codes(&survives(name, "\n".repeat(100_000).as_bytes())), ["empty-file"], "{name}");
        assert_eq!(codes(&survives(name, b"")), ["empty-file"], "{name}");
    }
}

#[test]
fn a_text_in_utf_16_that_was_cut_is_read() {
    let text = "The harbour of the northern town opened again on Monday.\n".repeat(20);
    for bytes in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
    ] {
        let reading = survives("a.txt", &bytes[..bytes.len() - 1]);
        assert!(reading.sources[0].text.starts_with("The harbour"));
        assert_eq!(codes(&reading), ["damaged-text"]);
    }
}

#[test]
fn stray_nuls_and_surrogates_harm_no_story() {
    assert!(
        body(&format!("{STORY}\0{STORY}<p>&#xD800; &#0; &#x110000; stays in the harbour of the town.</p>"))
            .contains("opened again")
    );
}

#[test]
fn a_page_of_ten_thousand_tags_inside_each_other_keeps_its_story() {
    for tag in ["div", "span", "b", "ul", "blockquote", "table", "section", "font", "a"] {
        let page = format!("{STORY}{}{STORY}", format!("<{tag}>").repeat(10_000));
        assert!(body(&page).contains("opened again"), "{tag}");
    }
    let lists = format!("{STORY}{}deep", "<ul><li>".repeat(10_000));
    assert!(body(&lists).contains("opened again"));
}

#[test]
fn what_is_not_closed_swallows_no_story() {
    for open in ["<!-- ", "<![CDATA[ ", "<? ", "<!x "] {
        assert!(body(&format!("{STORY}{open}<b>{STORY}")).matches("opened again").count() == 2, "{open}");
    }
}

#[test]
fn a_gigantic_value_and_a_million_attributes_harm_no_story() {
    let value = format!("<p title=\"{}\">{STORY}", "x".repeat(1_000_000));
    let many = (0..100_000).map(|n| format!(" a{n}=1")).collect::<Vec<_>>().concat();
    for page in [value, format!("<p{many}>{STORY}")] {
        assert!(body(&page).contains("opened again"));
    }
}

#[test]
fn boundaries_without_end_and_inside_each_other_end() {
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n";
    let endless = format!("{head}{}", "--b\r\nContent-Type: text/html\r\n\r\n<p>a\r\n".repeat(30_000));
    assert_eq!(codes(&survives("a.mhtml", endless.as_bytes())), ["cut-short"]);
    let part = |n| format!("--b{n}\r\nContent-Type: multipart/related; boundary=b{}\r\n\r\n", n + 1);
    let nested = (0..5_000).map(part).collect::<Vec<_>>().concat();
    let nested = format!("{}{nested}", head.replace("=b", "=b0"));
    assert_eq!(codes(&survives("a.mhtml", nested.as_bytes())), ["no-page"]);
}

/// As many cases as the environment asks for, else few.
fn cases(few: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(asked.unwrap_or(few)) }
}

/// Pieces of every format, of running text, and of no text at all.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<a href='x'>",
        "<template shadowrootmode=open>",
        "</template>",
        "<iframe srcdoc=\"",
        "<frameset><frame src='a'>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml version='1.0'?>",
        "<!doctype html>",
        "<table><tr><td>",
        "<ul><li>",
        "<pre>",
        "<br><br>",
        "<figcaption>",
        "<title>",
        "&#xD800;",
        "&amp;",
        "&",
        "<",
        ">",
        "\"",
        "'",
        "=",
        "<meta charset=gbk>",
        "MIME-Version: 1.0\r\n",
        "Content-Type: multipart/related; boundary=\"b\"\r\n",
        "\r\n",
        "--b\r\n",
        "--b--\r\n",
        "Content-Type: text/html\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "PHA+",
        "=3D",
        "=\r\n",
        "---\n",
        "+++\n",
        "title: x\n",
        "> ",
        "- ",
        "# ",
        "| a | b |\n| - | - |\n",
        "[^1]",
        "[a](b)",
        "```\n",
        "\n\n",
        "\t",
        "The harbour opened on Monday, 3 May 2021, Ann Lee said. ",
        "“We will wait,” said Mr Reyes of Port Lee. ",
        "By Ann Lee\n",
        "READ MORE\n",
        "(With inputs from Reuters)\n",
        "市长周三在港口会见了渔民。",
        "e\u{301}",
        "\u{200b}",
        "\u{ad}",
        "Ã©",
    ]);
    prop_oneof![
        8 => known.prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
        1 => (1_usize..200, prop::sample::select(vec!["<div>", "<b>", "> ", "<ul><li>", "a ", "\n", "[", "*a_"]))
            .prop_map(|(count, text)| text.repeat(count).into_bytes()),
    ]
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn any_bytes_under_any_name_survive(name in prop::sample::select(NAMES.to_vec()), bytes in prop::collection::vec(piece(), 0..60)) {
        survives(name, &bytes.concat());
    }
}
