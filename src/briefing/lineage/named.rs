//! An origin's name and kind, before it is an origin.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::briefing::OriginKind;
use crate::tables;

/// An origin's name with its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// As printed, the manner left out.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: OriginKind,
}

impl Named {
    /// The origin that a credit names.
    pub(super) fn credited(text: &str) -> Self {
        let kind = if sounds_like_agency(text) { OriginKind::Agency } else { OriginKind::Unknown };
        known(text).unwrap_or_else(|| Self { text: text.trim().to_owned(), kind })
    }

    /// An outlet, or an agency where its name says so.
    pub(super) fn outlet(text: &str) -> Self {
        let kind = if sounds_like_agency(text) { OriginKind::Agency } else { OriginKind::Outlet };
        known(text).unwrap_or_else(|| Self { text: without_article(text).to_owned(), kind })
    }

    /// Its id.
    pub(super) fn id(&self) -> String {
        format!("origin/{}", slug(&self.text))
    }
}

/// The words of a name as ids print them: "U.S. officials" and "the US officials" are one.
pub(super) fn slug(name: &str) -> String {
    let ascii =
        deunicode::deunicode(name).to_lowercase().replace("'s ", " ").replace("u.s.", "us").replace("u.k.", "uk");
    let words: Vec<&str> =
        ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty() && *w != "the").collect();
    words.join("-").replace("center", "centre")
}

fn sounds_like_agency(text: &str) -> bool {
    let last = text.split_whitespace().last().unwrap_or_default().to_lowercase();
    matches!(last.as_str(), "wire" | "newswire" | "agency" | "presse")
}

fn without_article(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text)
}

/// Full name and kind of each known agency and outlet, by each form of its name in lower case.
static KNOWN: LazyLock<BTreeMap<String, (&'static str, OriginKind)>> = LazyLock::new(|| {
    let mut map = BTreeMap::new();
    for [name, short, kind] in tables::NEWS_AGENCIES {
        let kind = if *kind == "agency" { OriginKind::Agency } else { OriginKind::Outlet };
        for form in short.split('/').chain([*name]).filter(|form| !form.is_empty()) {
            map.insert(form.to_lowercase(), (*name, kind));
        }
    }
    map
});

/// A listed agency or outlet.
pub(super) fn known(text: &str) -> Option<Named> {
    let lower = text.trim().to_lowercase();
    let plain = lower.strip_prefix("the ").unwrap_or(&lower);
    let (name, kind) = KNOWN.get(plain).or_else(|| KNOWN.get(&lower))?;
    Some(Named { text: (*name).to_owned(), kind: *kind })
}
