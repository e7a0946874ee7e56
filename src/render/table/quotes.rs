//! The quotations as a table: one row for each.

use super::Table;
use crate::annotate::QuoteKind;
use crate::date::VisitDate;
use crate::render::calendar::names;
use crate::render::view::Viewpoint;
use crate::site::Job;

/// What stands at the head of each column. `sources` counts those that give the same utterance.
const HEAD: [&str; 11] =
    ["id", "speaker", "speaker_as_printed", "cue", "kind", "text", "via", "article", "date", "sources", "page"];

/// The whole table, in source order.
pub(in crate::render) fn quotes(view: &Viewpoint<'_>) -> String {
    let mut table = Table::of(&HEAD);
    for briefed in &view.site.briefing.quotes {
        let at = briefed.statement.article;
        let (annotated, words) = (view.article(at), view.published_words(briefed.statement));
        let quote = &annotated.quotes[briefed.quote];
        let number = view.sentence_number(briefed.statement);
        table.row(&[
            &format!("{}#q{}", annotated.article.id, briefed.quote + 1),
            &names(view, briefed.speaker.as_slice()).concat(),
            quote.speaker_text.as_deref().unwrap_or_default(),
            quote.cue.as_deref().unwrap_or_default(),
            kind(quote.kind),
            &words.map(|_| view.clause(at, &quote.span).trim_end_matches(',').to_owned()).unwrap_or_default(),
            quote.via.as_ref().map_or("", |via| via.text.as_str()),
            &annotated.article.id.0,
            annotated.article.date.as_ref().map_or("", |date| VisitDate::edtf(&date.value)),
            &briefed.support.sources.to_string(),
            view.address(Job::Article(at)).at(&format!("s{number}")).as_str(),
        ]);
    }
    table.0
}

fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "partly quoted",
        QuoteKind::Readout => "from a readout",
        QuoteKind::Indirect => "indirect",
    }
}
