//! What an article's quotations are beside what a reader says they are.

use std::fmt::{Display, Formatter, Result};

use backgrounder::annotate::{Annotated, EntityId, Quote};
use serde::Deserialize;

/// One pair of quotation marks, read by a person.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Label {
    /// The words between the marks.
    pub(crate) text: String,
    /// `direct`, `mixed` or `scare`, which is no speech.
    pub(crate) kind: String,
    /// The fullest name of who says it, or the printed description; none where the text does not tell.
    pub(crate) speaker: Option<String>,
}

/// How many of which kind, and of those how many are right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) right: usize,
    pub(crate) of: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }
}

impl Display for Share {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        #[allow(clippy::cast_precision_loss)]
        let percent = if self.of == 0 { 100.0 } else { self.right as f64 * 100.0 / self.of as f64 };
        write!(out, "{} of {} ({percent:.1} %)", self.right, self.of)
    }
}

/// The figures of some articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Score {
    /// Direct quotations that are found.
    pub(crate) direct: Share,
    /// Quotations of some words that are found.
    pub(crate) mixed: Share,
    /// Of the direct ones found, those with the right speaker or rightly none.
    pub(crate) direct_speaker: Share,
    /// Of the mixed ones found.
    pub(crate) mixed_speaker: Share,
    /// Of all found that are said by somebody, those given to somebody else.
    pub(crate) wrong_speaker: Share,
    /// What is given as speech and is.
    pub(crate) precision: Share,
    /// Marks around what is no speech, taken for speech.
    pub(crate) scare: Share,
    /// What is not as the reader says, a line each.
    pub(crate) errors: Vec<String>,
}

impl Display for Score {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        writeln!(out, "direct: found {}, of them with the right speaker {}", self.direct, self.direct_speaker)?;
        writeln!(out, "mixed: found {}, of them with the right speaker {}", self.mixed, self.mixed_speaker)?;
        writeln!(out, "given to somebody else: {}", self.wrong_speaker)?;
        write!(out, "speech among what is given as speech: {}; no speech taken for it: {}", self.precision, self.scare)
    }
}

impl Score {
    /// Counts an article. Labels of a headline and of other text that is not the body are left out.
    pub(crate) fn add(&mut self, article: &str, annotated: &Annotated, labels: &[Label]) {
        let body = &annotated.article.body;
        let mut taken = vec![false; annotated.quotes.len()];
        for label in labels.iter().filter(|label| stands_in(body, &label.text)) {
            let words = plain(&label.text);
            let same = |quote: &Quote| body.get(quote.span.clone()).is_some_and(|text| plain(text) == words);
            let found = (0..taken.len()).find(|&index| !taken[index] && same(&annotated.quotes[index]));
            if let Some(index) = found {
                taken[index] = true;
            }
            self.label(article, annotated, label, found.map(|index| &annotated.quotes[index]));
        }
        for (quote, _) in annotated.quotes.iter().zip(&taken).filter(|(_, taken)| !**taken) {
            self.precision.count(false);
            self.errors.push(format!("{article}: no quotation of its own: “{}”", &body[quote.span.clone()]));
        }
    }

    fn label(&mut self, article: &str, annotated: &Annotated, label: &Label, found: Option<&Quote>) {
        let is_speech = label.kind != "scare";
        if found.is_some() {
            self.precision.count(is_speech);
        }
        if !is_speech {
            self.scare.count(found.is_some());
            if found.is_some() {
                self.errors.push(format!("{article}: no speech: “{}”", label.text));
            }
            return;
        }
        let (all, right) = match label.kind.as_str() {
            "direct" => (&mut self.direct, &mut self.direct_speaker),
            _ => (&mut self.mixed, &mut self.mixed_speaker),
        };
        all.count(found.is_some());
        let Some(quote) = found else {
            self.errors.push(format!("{article}: not found: “{}”", label.text));
            return;
        };
        let is_right = fits(annotated, quote, label.speaker.as_deref());
        right.count(is_right);
        if label.speaker.is_some() {
            self.wrong_speaker.count(!is_right && quote.speaker.is_some());
        }
        if !is_right {
            let (gold, ours) = (label.speaker.as_deref().unwrap_or("nobody told"), said(annotated, quote));
            self.errors.push(format!("{article}: said by {gold}, not {ours}: “{}” [{}]", label.text, quote.rule));
        }
    }
}

/// True where the words stand in the body between quotation marks.
fn stands_in(body: &str, words: &str) -> bool {
    body.match_indices(words).any(|(at, _)| {
        let after = body[at + words.len()..].trim_start_matches([',', '.']);
        body[..at].ends_with(['“', '"', '‘', '\'']) && after.starts_with(['”', '"', '’', '\'', '\n'])
    })
}

/// Small letters and figures alone, so that marks at the ends and line breaks do not count.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// True where the speaker is whom a reader names, or is printed with the description that he gives, or is nobody for both.
fn fits(annotated: &Annotated, quote: &Quote, gold: Option<&str>) -> bool {
    let Some(gold) = gold else { return quote.speaker.is_none() };
    let gold = plain(gold);
    let gold = bare(&gold);
    let printed = quote.speaker_text.as_deref().map(plain).unwrap_or_default();
    let printed = bare(&printed);
    match &quote.speaker {
        Some(speaker) => names(annotated, speaker).iter().any(|name| is_name(bare(name), gold)) || printed == gold,
        None => !is_pronoun(printed) && (holds(printed, gold) || holds(gold, printed)),
    }
}

/// True for one name, of which one may be printed with more before it: "Captain Laura Stein", "Stein".
fn is_name(name: &str, gold: &str) -> bool {
    let ends =
        |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    !name.is_empty() && (ends(name, gold) || ends(gold, name) || gold.starts_with(&format!("{name} ")))
}

fn holds(long: &str, short: &str) -> bool {
    !short.is_empty() && format!(" {long} ").contains(&format!(" {short} "))
}

fn is_pronoun(text: &str) -> bool {
    matches!(text, "" | "he" | "she" | "it" | "they" | "who" | "we" | "i")
}

fn bare(text: &str) -> &str {
    ["the ", "a ", "an "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text)
}

/// Every form in which an article names somebody.
fn names(annotated: &Annotated, entity: &EntityId) -> Vec<String> {
    let own = annotated.mentions.iter().filter(|mention| mention.entity == *entity);
    own.flat_map(|mention| [plain(&mention.name), plain(&annotated.article.body[mention.span.clone()])]).collect()
}

fn said(annotated: &Annotated, quote: &Quote) -> String {
    let printed = quote.speaker_text.as_deref().unwrap_or("nothing");
    let name = quote.speaker.as_ref().and_then(|id| annotated.mentions.iter().find(|m| m.entity == *id));
    name.map_or_else(|| format!("nobody ({printed})"), |mention| format!("{} ({printed})", mention.name))
}

/// A labelled story without its marks: `[P Ana Grech]` and `[- May]` are the words alone.
pub(crate) fn unmarked(story: &str) -> String {
    let mut text = String::with_capacity(story.len());
    let mut rest = story;
    while let Some(at) = rest.find('[') {
        let (before, marked) = rest.split_at(at);
        text.push_str(before);
        let mut letters = marked[1..].chars();
        let is_mark = letters.next().is_some_and(|c| c.is_ascii_uppercase() || c == '-') && letters.next() == Some(' ');
        let inner = if is_mark { &marked[3..] } else { marked };
        if let Some(end) = inner.find(']').filter(|_| is_mark) {
            text.push_str(&inner[..end]);
            rest = &inner[end + 1..];
        } else {
            text.push('[');
            rest = &marked[1..];
        }
    }
    text + rest
}
