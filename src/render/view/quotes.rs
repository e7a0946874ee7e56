//! Quotations by speaker, then by date of the source.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::compare::{Marked, versions};
use super::entity::{FirstRole, first_role};
use super::{Chip, Chips, EditBlock, Named, RemarkView, Viewpoint, edit_block, remark};
use crate::annotate::QuoteKind;
use crate::briefing::Statement;
use crate::interface::phrase;

/// One quotation.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct QuoteView {
    text: String,
    lang: Option<String>,
    /// The same where it is another language than the site's, of whatever region.
    other_lang: Option<String>,
    chip: Chip,
    /// Direct or some words only.
    kind: &'static str,
    /// The speaker and the verb as printed: "Miller said"; none where a verb alone is printed.
    attribution: Option<String>,
    /// Other sources that give the same utterance.
    variants: Chips,
    /// Who passes the words on, as printed.
    via: Option<String>,
    /// How many sources give the utterance, and on how many origins they rest; none where one alone does.
    support: Option<String>,
    /// The wording of every source side by side, where they differ; only on the page of quotations.
    versions: Vec<Marked>,
    /// Where it stands, with the date of that source: "in source 4, published 18 June 2023".
    source: String,
    /// Set in lists that hold several speakers.
    speaker: Option<Named>,
    /// What the editor says of its sentence.
    remarks: Vec<RemarkView>,
    /// Blocks for `edits.toml`, on the page of quotations.
    edits: Vec<EditBlock>,
}

/// The quotation by index.
pub(crate) fn quote_view(view: &Viewpoint<'_>, index: usize) -> QuoteView {
    let quote = &view.site.briefing.quotes[index];
    let (article, ui) = (quote.statement.article, view.interface());
    let found = &view.article(article).quotes[quote.quote];
    let variants: Vec<Statement> =
        quote.variants.iter().filter_map(|&v| view.site.briefing.quotes.get(v)).map(|q| q.statement).collect();
    let attribution: Vec<&str> =
        [found.speaker_text.as_deref(), found.cue.as_deref()].into_iter().flatten().map(str::trim).collect();
    let speaker = quote.speaker.as_ref().and_then(|id| view.entity_index(id));
    QuoteView {
        text: without_end_comma(&view.clause(article, &found.span)),
        lang: view.lang(article),
        other_lang: view.other_lang(article),
        chip: view.chip(quote.statement),
        kind: ui.say(match found.kind {
            QuoteKind::Direct => "quotation§direct",
            QuoteKind::Mixed => "partly quoted",
            QuoteKind::Readout => "from a readout",
            QuoteKind::Indirect => "quotation§indirect",
        }),
        attribution: found.speaker_text.is_some().then(|| attribution.join(" … ")),
        variants: view.chips(&variants, None, 12),
        via: found.via.as_ref().map(|via| via.text.clone()).filter(|via| !via.is_empty()),
        support: (!variants.is_empty()).then(|| view.count(quote.support)),
        versions: Vec::new(),
        source: match &view.article(article).article.date {
            Some(date) => ui.fill(
                "in source {number}, published {date}",
                &[("number", &(article + 1)), ("date", &ui.date(&date.value))],
            ),
            None => ui.fill("in source {number}, date not stated", &[("number", &(article + 1))]),
        },
        speaker: speaker.map(|s| view.named(s)),
        remarks: remark::on_statement(view, quote.statement),
        edits: Vec::new(),
    }
}

impl QuoteView {
    /// The same with the wording of every source, where they differ.
    fn side_by_side(self, view: &Viewpoint<'_>, index: usize) -> Self {
        let versions = versions(view, index);
        let differ = versions.iter().any(|version| version.html.contains("<mark>"));
        Self { versions: if differ { versions } else { Vec::new() }, ..self }
    }

    /// The same in a list of one speaker.
    pub(super) fn without_speaker(self) -> Self {
        Self { speaker: None, ..self }
    }

    /// The same with blocks for `edits.toml` about it.
    fn with_edits(self, view: &Viewpoint<'_>, index: usize) -> Self {
        let statement = view.site.briefing.quotes[index].statement;
        Self { edits: edit_block::on_quote(view, statement), ..self }
    }
}

/// The words as a quotation of their own: the comma before the closing mark belongs to the sentence around them.
pub(super) fn without_end_comma(words: &str) -> String {
    words.trim_end().trim_end_matches(',').to_owned()
}

/// The quotations of one speaker.
#[derive(Debug, Clone, Serialize)]
struct Voice {
    anchor: String,
    name: String,
    role: Option<FirstRole>,
    href: Option<crate::site::Link>,
    count: String,
    quotes: Vec<QuoteView>,
}

/// The page of quotations.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct QuotesView {
    facts: Vec<String>,
    voices: Vec<Voice>,
    nobody: Vec<QuoteView>,
}

impl QuotesView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let (quotes, ui) = (&view.site.briefing.quotes, view.interface());
        let mut by_speaker: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut nobody = Vec::new();
        let mut shown: BTreeSet<usize> = BTreeSet::new();
        let mut silent = 0;
        for (index, quote) in quotes.iter().enumerate() {
            if !view.is_published(quote.statement) {
                silent += 1;
                continue;
            }
            // Where one source splits an utterance that another gives whole, the whole stands for its parts.
            let parts = |v: &usize| quotes.get(*v).map_or(0, |other| other.variants.len());
            let is_part = quote.variants.iter().any(|v| parts(v) > quote.variants.len());
            if is_part || quote.variants.iter().any(|v| shown.contains(v)) {
                continue;
            }
            shown.insert(index);
            match quote.speaker.as_ref().and_then(|id| view.entity_index(id)) {
                Some(speaker) => by_speaker.entry(speaker).or_default().push(index),
                None => nobody.push(index),
            }
        }
        let mut speakers: Vec<(usize, Vec<usize>)> = by_speaker.into_iter().collect();
        speakers.sort_by_key(|(speaker, quotes)| (std::cmp::Reverse(quotes.len()), *speaker));
        let named = speakers.len();
        let mut facts = vec![ui.count(shown.len(), "{n} quotation | {n} quotations")];
        let folded = quotes.len() - shown.len() - silent;
        let more =
            phrase("{n} more in other sources, shown as “also in” | {n} more in other sources, shown as “also in”");
        facts.extend((folded > 0).then(|| ui.count(folded, more)));
        facts.extend((silent > 0).then(|| {
            ui.count(silent, "{n} whose words are not published here | {n} whose words are not published here")
        }));
        facts.push(ui.count(named, "{n} speaker named | {n} speakers named"));
        let nameless = phrase(
            "{n} quotation whose speaker the text does not name | {n} quotations whose speaker the text does not name",
        );
        facts.push(ui.count(nobody.len(), nameless));
        Self {
            facts,
            voices: speakers.into_iter().map(|(speaker, quotes)| voice(view, speaker, quotes)).collect(),
            nobody: in_date_order(view, nobody)
                .into_iter()
                .map(|q| quote_view(view, q).with_edits(view, q).side_by_side(view, q))
                .collect(),
        }
    }
}

fn voice(view: &Viewpoint<'_>, speaker: usize, quotes: Vec<usize>) -> Voice {
    let entity = &view.site.briefing.entities[speaker];
    let quotes: Vec<QuoteView> = in_date_order(view, quotes)
        .into_iter()
        .map(|quote| quote_view(view, quote).without_speaker().with_edits(view, quote).side_by_side(view, quote))
        .collect();
    Voice {
        anchor: entity.id.0.replace('/', "-"),
        name: entity.name.clone(),
        role: first_role(view, entity),
        href: view.entity_link(speaker),
        count: view.interface().count(quotes.len(), "{n} quotation | {n} quotations"),
        quotes,
    }
}

/// By the date of the source, sources without a date last.
fn in_date_order(view: &Viewpoint<'_>, mut quotes: Vec<usize>) -> Vec<usize> {
    quotes.sort_by_key(|&q| {
        let article = view.site.briefing.quotes[q].statement.article;
        let date = view.article(article).article.date.as_ref().map(|d| d.value.clone());
        (date.is_none(), date, q)
    });
    quotes
}
