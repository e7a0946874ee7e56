//! When two files hold the same article.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::named::Named;
use crate::article::{Article, outlet_key};
use crate::date::VisitDate;
use crate::interface::phrase;

/// Words of one shingle.
const SHINGLE: usize = 4;
/// The smallest shingles of a text stand for all of it when candidates are looked for.
const SKETCH: usize = 12;
/// Texts of fewer shingles are compared as wholes only: short notices of one outlet read alike.
const LEAST_SHINGLES: usize = 30;

/// Nearly the same text: this part of all shingles of two texts is common to them, in percent.
const NEAR: usize = 80;
/// An updated text goes on with this part of the shingles of the shorter one, in percent.
const UPDATED: usize = 60;
/// An outlet that gives a report of the same day another headline goes on with this part of the shingles of the shorter
/// text, and the shorter is at least the other part of both, in percent.
const RENAMED: (usize, usize) = (90, UPDATED);
/// A page saved again at the same address keeps this part of them, in percent.
const SAME_ADDRESS: usize = 50;

/// What tells one article from another.
#[derive(Debug, Clone)]
pub(super) struct Print {
    sha256: String,
    url: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    day: Option<VisitDate>,
    named: Named,
    /// Hashes of all runs of words, sorted, each once.
    shingles: Vec<u64>,
}

impl Print {
    pub(super) fn of(article: &Article) -> Self {
        let title = article.title.as_ref().map(|title| words(&title.value).join(" "));
        Self {
            sha256: article.sha256.clone(),
            url: article.url.as_ref().map(|url| address(&url.value)),
            title: title.filter(|title| !title.is_empty()),
            outlet: article.outlet.as_ref().map(|outlet| outlet_key(&outlet.value)),
            day: article.date.as_ref().map(|date| date.value.clone()),
            named: Named::of(article),
            shingles: shingles(&article.body),
        }
    }

    /// Marks of which versions of one article share at least one.
    pub(super) fn marks(&self) -> BTreeSet<u64> {
        let marked = |kind: &str, value: Option<&String>| value.map(|value| hash(&(kind, value)));
        let sha256 = Some(&self.sha256).filter(|sha256| !sha256.is_empty());
        let named = [marked("url", self.url.as_ref()), marked("title", self.title.as_ref()), marked("sha256", sha256)];
        named.into_iter().flatten().chain(self.shingles.iter().take(SKETCH).copied()).collect()
    }

    /// The site of the address: the last two names of its host, three below a country's `co` and its like.
    fn site(&self) -> Option<&str> {
        let host = self.url.as_ref()?.split(['/', '?', ':']).next()?;
        let dots: Vec<usize> = host.rmatch_indices('.').map(|(at, _)| at).collect();
        let second = |at: usize| &host[dots.get(at + 1).map_or(0, |dot| dot + 1)..dots[at]];
        let names =
            if !dots.is_empty() && matches!(second(0), "co" | "com" | "org" | "net" | "gov" | "ac") { 2 } else { 1 };
        Some(dots.get(names).map_or(host, |dot| &host[dot + 1..]))
    }

    /// True where two files are of different publishers, whatever text they share: their outlets or sites differ, or, where
    /// an outlet or an address does not say that they are one, each names somebody outside of the story whom the other
    /// does not.
    pub(super) fn is_of_another(&self, other: &Self) -> bool {
        let same = |one: Option<&String>, other: Option<&String>| one.is_some() && one == other;
        differ(self.outlet.as_ref(), other.outlet.as_ref())
            || differ(self.site().as_ref(), other.site().as_ref())
            || !same(self.outlet.as_ref(), other.outlet.as_ref())
                && !same(self.url.as_ref(), other.url.as_ref())
                && self.named.differs(&other.named)
    }

    /// True for two files of the same bytes that nobody says are of two outlets: those are a reprint.
    pub(super) fn is_copy(&self, other: &Self) -> bool {
        !self.sha256.is_empty() && self.sha256 == other.sha256 && !differ(self.outlet.as_ref(), other.outlet.as_ref())
    }

    /// Why two files hold the same article, in words; none where they do not, or where it is not sure.
    pub(super) fn same_article(&self, other: &Self) -> Option<&'static str> {
        if self.is_copy(other) {
            return Some(phrase("the same file, byte for byte"));
        }
        if self.is_of_another(other) || self.shingles.is_empty() {
            return None;
        }
        let same_title = self.title.is_some() && self.title == other.title;
        let same_outlet = self.outlet.is_some() && self.outlet == other.outlet;
        if self.shingles == other.shingles && (same_title || same_outlet) {
            return Some(phrase("the same text"));
        }
        let (one, two) = (self.shingles.len(), other.shingles.len());
        if one.min(two) < LEAST_SHINGLES {
            return None;
        }
        let common = common(&self.shingles, &other.shingles);
        let of_all = |percent| common * 100 >= (one + two - common) * percent;
        let of_shorter = |percent| common * 100 >= one.min(two) * percent;
        let other_address = differ(self.url.as_ref(), other.url.as_ref());
        let other_day = differ(self.day.as_ref(), other.day.as_ref());
        if self.url.is_some() && self.url == other.url && of_shorter(SAME_ADDRESS) {
            return Some(phrase("the same address, and much of the same text"));
        }
        if same_title && of_all(NEAR) {
            return Some(phrase("the same headline and nearly the same text"));
        }
        if same_title && same_outlet && of_shorter(UPDATED) && !other_day && !other_address {
            return Some(phrase("the same headline and publisher, and most of the same text"));
        }
        let same_day = self.day.is_some() && self.day == other.day;
        let (carried, weight) = RENAMED;
        if same_outlet && same_day && !other_address && of_shorter(carried) && of_all(weight) {
            return Some(phrase("the same publisher and day, and nearly all of the same text"));
        }
        (same_outlet && of_all(NEAR) && !(other_day && other_address))
            .then_some(phrase("the same publisher and nearly the same text"))
    }
}

/// True where both are known and not the same.
fn differ<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// An address without its scheme, `www.`, fragment, closing slash and the parameters of campaigns.
fn address(url: &str) -> String {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split('#').next().unwrap_or_default();
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let path = path.strip_prefix("www.").unwrap_or(path).trim_end_matches('/').to_lowercase();
    let query: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("utm_")).collect();
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// Words in lower case; each sign of a script without spaces is one.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.chars().next().is_some_and(is_unspaced) {
            found.extend(word.chars().map(String::from));
        } else {
            found.push(word.to_lowercase());
        }
    }
    found
}

/// Thai and its neighbours, Chinese characters, kana, hangul.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{D7FF}' | '\u{20000}'..='\u{3FFFF}')
}

fn shingles(body: &str) -> Vec<u64> {
    let words = words(body);
    let mut shingles: Vec<u64> = match words.len() {
        0 => Vec::new(),
        1..SHINGLE => vec![hash(&words)],
        _ => words.windows(SHINGLE).map(|run| hash(&run)).collect(),
    };
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// How many hashes two sorted lists share.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut at, mut there, mut common) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(at), other.get(there)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => there += 1,
            std::cmp::Ordering::Equal => (at, there, common) = (at + 1, there + 1, common + 1),
        }
    }
    common
}

/// The hasher has fixed keys, and no hash reaches the output.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
