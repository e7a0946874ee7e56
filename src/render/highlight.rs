//! Program code → HTML with classes, and the colours for them. Loaded only where a page holds a code fence.

use std::sync::LazyLock;

use syntect::highlighting::ThemeSet;
use syntect::html::{ClassStyle, ClassedHTMLGenerator, css_for_theme_with_class_style};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::escape::escaped;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Code longer than this, in bytes, is shown without colours: grammars are not made for whole files.
const LONGEST: usize = 64 * 1024;

/// The code as HTML; plain where the language is not known.
pub(crate) fn highlighted(code: &str, language: &str) -> String {
    let plain = || escaped(code).into_owned();
    if language.is_empty() || code.len() > LONGEST {
        return plain();
    }
    let Some(syntax) = SYNTAXES.find_syntax_by_token(nearest(language)) else { return plain() };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        if generator.parse_html_for_line_which_includes_newline(line).is_err() {
            return plain();
        }
    }
    generator.finalize()
}

/// The grammar that stands in for a language that has none of its own: its keys, strings and comments look alike.
fn nearest(language: &str) -> &str {
    match language {
        "toml" | "ini" | "cfg" | "conf" => "properties",
        "jsonc" | "json5" => "json",
        "ts" | "typescript" | "jsx" | "tsx" => "js",
        other => other,
    }
}

/// The stylesheet of highlighted code, light and dark.
pub(crate) fn stylesheet() -> String {
    let themes = ThemeSet::load_defaults();
    let colours = |name: &str| {
        let css = themes.themes.get(name).and_then(|theme| css_for_theme_with_class_style(theme, STYLE).ok());
        colours_only(&css.unwrap_or_default())
    };
    let (light, dark) = (colours("InspiredGitHub"), colours("base16-ocean.dark"));
    let nested = |selector: &str, css: &str| {
        css.lines()
            .map(|line| if line.starts_with('.') { format!("{selector} {line}\n") } else { format!("{line}\n") })
            .collect::<String>()
    };
    format!(
        "/* Colours of highlighted code. */\n{light}\n@media (prefers-color-scheme: dark) {{\n{}}}\n{}",
        nested(":root:not([data-theme=\"light\"])", &dark),
        nested(":root[data-theme=\"dark\"]", &dark)
    )
}

/// Rules that colour words; the ground is the page's own.
fn colours_only(css: &str) -> String {
    let coloured = css.lines().filter(|line| !line.trim_start().starts_with("background-color"));
    coloured.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_get_classes_and_all_text_is_escaped() {
        let html = highlighted("let a = \"<b>\";\n", "rust");
        assert!(html.contains("class=\"hl-") && html.contains("&lt;b&gt;"), "{html}");
        assert!(highlighted("city = \"Ode\"\n", "toml").contains("class=\"hl-"));
        assert_eq!(highlighted("a < b\n", "no-such-language"), "a &lt; b\n");
    }

    #[test]
    fn the_stylesheet_has_both_themes_and_no_ground() {
        let css = stylesheet();
        assert!(css.contains(".hl-") && css.contains("prefers-color-scheme: dark"));
        assert!(!css.contains("background-color"));
    }
}
