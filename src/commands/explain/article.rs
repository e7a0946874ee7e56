//! What an article states of itself, and what became of its lines and sentences.

use std::fmt::Write as _;

use super::event::{status, when};
use super::line::fate;
use crate::annotate::{Annotated, EntityId, QuoteKind};
use crate::article::{Article, Basis, Block, Span, Stated};
use crate::briefing::{Briefing, Entity, Statement};

pub(super) fn explain(annotated: &Annotated) -> String {
    let article = &annotated.article;
    let mut text = format!("{} ({})\n", article.id, article.path);
    text.push_str(&stated(article, "title", article.title.as_ref().map(|title| (title.value.clone(), about(title)))));
    let date = article.date.as_ref();
    text.push_str(&stated(article, "date", date.map(|date| (date.value.words(), about(date)))));
    if let Some(modified) = &article.modified {
        text.push_str(&stated(article, "last change", Some((modified.value.words(), about(modified)))));
    }
    let outlet = article.outlet.as_ref();
    text.push_str(&stated(article, "outlet", outlet.map(|outlet| (outlet.value.clone(), about(outlet)))));
    if let Some(taken) = &article.taken_from {
        text.push_str(&stated(article, "taken from", Some((taken.value.clone(), about(taken)))));
    }
    for author in &article.byline {
        text.push_str(&stated(article, "byline", Some((author.value.clone(), about(author)))));
    }
    for credit in &article.credits {
        text.push_str(&stated(article, "credit", Some((credit.value.clone(), about(credit)))));
    }
    if let Some(section) = &article.section {
        text.push_str(&stated(article, "section", Some((section.value.clone(), about(section)))));
    }
    for conflict in &article.conflicts {
        let _ = writeln!(
            text,
            "{}: \"{}\" counts; against it speaks \"{}\"",
            conflict.field, conflict.kept, conflict.other
        );
    }
    let language = &article.language;
    text.push_str(&stated(article, "language", Some((language.value.clone(), about(language)))));
    let _ = writeln!(text, "encoding: {}", article.encoding);
    let dropped = article.blocks.iter().filter(|block| !block.verdict.kept).count();
    let _ = writeln!(text, "blocks: {} kept, {dropped} dropped", article.blocks.len() - dropped);
    for block in article.blocks.iter().filter(|block| !block.verdict.kept) {
        let _ = writeln!(text, "  {}", verdict(block));
    }
    text
}

/// The basis, the evidence and the block of something stated.
type About<'a> = (Basis, &'a str, Option<usize>);

fn about<T>(stated: &Stated<T>) -> About<'_> {
    (stated.basis, &stated.evidence, stated.block)
}

fn stated(article: &Article, what: &str, found: Option<(String, About<'_>)>) -> String {
    let Some((value, (basis, evidence, block))) = found else { return format!("{what}: not stated\n") };
    let is_printed = matches!(basis, Basis::Stated | Basis::Caption);
    let basis = match basis {
        Basis::Given => "given by hand",
        Basis::Stated => "printed",
        Basis::Metadata => "in the page's metadata",
        Basis::Caption => "printed in a caption",
        Basis::Inferred => "worked out",
    };
    let line = block.and_then(|index| article.blocks.get(index)).map(|block| format!(" (line {})", block.lines.0));
    let evidence = if is_printed { format!("\"{evidence}\"") } else { evidence.to_owned() };
    format!("{what}: {value}, {basis}{}: {evidence}\n", line.unwrap_or_default())
}

/// "line 8, cut, rule share-bar: a row of buttons: Share this".
fn verdict(block: &Block) -> String {
    format!("{}, rule {}: {}: {}", fate(block), block.verdict.rule, block.verdict.told(), block.text)
}

pub(super) fn explain_sentence(briefing: &Briefing, statement: Statement) -> String {
    let annotated = &briefing.articles[statement.article];
    let index = statement.sentence;
    let article = &annotated.article;
    let merged = |local: &EntityId| merged(briefing, statement.article, local).clone();
    let sentence = &annotated.sentences[index];
    let block = &article.blocks[sentence.block];
    let mut text = format!("{}#{} {}\n", article.id, sentence.anchor(), &block.text[sentence.span.clone()]);
    let _ = writeln!(text, "block: {}", verdict(block));
    let Some(place) = &sentence.body else { return text };
    let inside = |span: &Span| place.start <= span.start && span.start < place.end;
    let words = |span: &Span| article.body.get(span.clone()).unwrap_or_default();
    for mention in annotated.mentions.iter().filter(|mention| inside(&mention.span)) {
        let role = mention.role.as_ref().map(|role| format!(", \"{role}\"")).unwrap_or_default();
        let _ = writeln!(
            text,
            "mention: \"{}\" is {}{role}: {}",
            words(&mention.span),
            merged(&mention.entity),
            mention.rule
        );
    }
    for time in annotated.times.iter().filter(|time| inside(&time.span)) {
        let _ = writeln!(text, "time: \"{}\" is {}: {}", words(&time.span), time.value, time.evidence);
    }
    for quote in annotated.quotes.iter().filter(|quote| inside(&quote.span)) {
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Readout => "from a readout",
            QuoteKind::Indirect => "indirect",
        };
        let speaker = quote.speaker.as_ref().map_or_else(|| "nobody named".to_owned(), |id| merged(id).to_string());
        let via = quote.via.as_ref().map_or_else(String::new, |via| format!(" via {}", via.text));
        let _ = writeln!(text, "quotation: \"{}\", {kind}, said by {speaker}{via}: {}", words(&quote.span), quote.rule);
    }
    for event in annotated.events.iter().filter(|event| event.sentence == index) {
        let (when, status) = (when(event.date.as_ref()), status(event.status));
        let _ =
            writeln!(text, "event: \"{}\" ({}), {when}, {status}: {}", words(&event.trigger), event.action, event.rule);
    }
    text
}

/// The entity of the whole briefing that a name of one article means; that of the article where it was left alone.
fn merged<'b>(briefing: &'b Briefing, article: usize, local: &'b EntityId) -> &'b EntityId {
    let mentions = &briefing.articles[article].mentions;
    let is_meant = |entity: &&Entity| {
        let mut here = entity.mentions.iter().filter(|mention| mention.article == article);
        here.any(|here| mentions.get(here.mention).is_some_and(|mention| mention.entity == *local))
    };
    briefing.entities.iter().find(is_meant).map_or(local, |entity| &entity.id)
}
