//! The site's own words in templates: the filter `t`.
//!
//! `{{ "Key points" | t }}` says a text of `data/interface.tsv` in the language of the site; `{{ "{n} of {all} sources" | t(n=2,
//! all=5) }}` puts values in its places, where `n` also chooses between forms parted by ` | `. What comes out is escaped as any
//! other value; where a value is itself marked safe, as woven HTML is, the rest is escaped and the whole is safe.

use std::fmt::Display;

use tera::{Kwargs, State, StringInput, Tera, Value};

use super::escape::escaped;
use crate::interface::{self, Interface};

/// Teaches templates the words of a language; before they are read, for they are checked then.
pub(super) fn register(templates: &mut Tera, ui: Interface) {
    templates.register_filter("t", move |text: StringInput<'_>, values: Kwargs, _: &State<'_>| {
        said(ui, text.as_str(), &values)
    });
}

fn said(ui: Interface, text: &str, values: &Kwargs) -> Value {
    // A template of the reader's own may say what the table does not have: it is said as it stands there.
    let known = ui.known(text).unwrap_or_else(|| interface::without_context(text));
    let number: Option<usize> = values.get::<usize>("n").unwrap_or_default();
    let is_safe = values.iter().any(|(_, value)| value.is_safe());
    let written: Vec<(&str, String)> = values
        .iter()
        .filter_map(|(name, value)| {
            let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
            let plain = number.map_or_else(|| value.to_string(), |number| ui.number(number));
            let is_plain = is_safe && !value.is_safe();
            Some((name.as_str()?, if is_plain { escaped(&plain).into_owned() } else { plain }))
        })
        .collect();
    let values: Vec<(&str, &dyn Display)> =
        written.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
    let form = number.map_or(known, |number| ui.form(number, known, &values));
    if is_safe {
        return Value::safe_string(&interface::fill(&escaped(form), &values));
    }
    Value::normal_string(&interface::fill(form, &values))
}

#[cfg(test)]
mod tests {
    use tera::Context;

    use super::*;

    fn rendered(language: &str, template: &str) -> String {
        let mut templates = Tera::new();
        templates.autoescape_on([".html"]);
        register(&mut templates, Interface::of(language).unwrap());
        templates.add_raw_templates([("a.html", template)]).unwrap();
        let mut context = Context::new();
        context.insert("count", &1);
        context.insert("name", "<b>&");
        templates.render("a.html", &context).unwrap()
    }

    #[test]
    fn templates_say_words_in_the_language_of_the_site() {
        let template = "{{ \"Where to go\" | t }}, {{ \"{n} source | {n} sources\" | t(n=count) }}, \
                        {{ \"{some} of {n} source | {some} of {n} sources\" | t(n=2, some=1) }}, {{ \"My own\" | t }}";
        assert_eq!(rendered("en", template), "Where to go, 1 source, 1 of 2 sources, My own");
        assert_eq!(rendered("fr", template), "Où aller, 1 source, 1 source sur 2, My own");
    }

    #[test]
    fn a_value_is_escaped_and_woven_html_is_not() {
        let template = "{{ \"decided by {who}\" | t(who=name) }}; {{ \"{before} or {last}\" | t(before=name, last=(\"<i>x</i>\" | safe)) }}";
        assert_eq!(rendered("fr", template), "décidé par &lt;b&gt;&amp;; &lt;b&gt;&amp; ou <i>x</i>");
    }
}
