use super::*;

fn read(html: &str) -> Vec<Draft> {
    drafts(&Html::parse_document(html))
}

#[test]
fn a_page_becomes_blocks_of_their_kind() {
    let found = read(
        "<head><title>x</title></head><body><nav><ul><li>Home</ul></nav><h1>The  harbour</h1><p>Ships <b>wait</b> for \
         <a href='https://example.org'>the pilot</a>.<ul><li>one<ul><li>inner</ul><li>two</ul><blockquote><p>Wait.</p></blockquote>\
         <figure><img><figcaption>A ship</figcaption></figure><table><tr><th>Ship<th>Day<tr><td>Alma<td>3</table>\
         <pre>a\n b</pre>First.<br><br>Second.<script>x</script>",
    );
    let kinds: Vec<_> = found.iter().map(|d| (d.markup, d.text.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (Markup::List, "Home"),
            (Markup::Title, "The harbour"),
            (Markup::Paragraph, "Ships wait for the pilot."),
            (Markup::List, "one\ninner\ntwo"),
            (Markup::Quote, "Wait."),
            (Markup::Caption, "A ship"),
            (Markup::Table, "Ship\tDay\nAlma\t3"),
            (Markup::Code, "a\n b"),
            (Markup::Paragraph, "First."),
            (Markup::Paragraph, "Second."),
        ]
    );
    assert_eq!(found[0].outside, Some("the navigation of the page"));
    assert_eq!(found[3].lines, (4, 6));
    let Shape::List { items, .. } = &found[3].shape else { panic!("no list") };
    let words: Vec<_> = items.iter().map(|(span, depth)| (&found[3].text[span.clone()], *depth)).collect();
    assert_eq!(words, [("one", 0), ("inner", 1), ("two", 0)]);
    assert_eq!(found[2].inlines.len(), 2);
}

#[test]
fn a_fast_page_shows_its_carousel_and_not_its_adverts() {
    let found = read(
        "<html amp><body><amp-sidebar><ul><li>Home</ul></amp-sidebar><p>Ships wait.</p><amp-ad>Buy rice.</amp-ad>\
         <amp-carousel><div>A pilot</div><div>A tug</div></amp-carousel><p class='x sf-hidden'>Hidden.</p>",
    );
    let texts: Vec<_> = found.iter().map(|d| d.text.as_str()).collect();
    assert_eq!(texts, ["Ships wait.", "A pilot", "A tug"]);
}

#[test]
fn deep_nesting_neither_overflows_nor_takes_long() {
    let html = format!("{}deep words{}", "<div><ul><li><b>".repeat(10_000), "</b></li></ul></div>".repeat(10_000));
    assert_eq!(fragment(&html).iter().map(|d| d.text.as_str()).collect::<String>(), "deep words");
}
