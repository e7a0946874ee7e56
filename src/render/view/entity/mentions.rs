//! Mentions in context: the whole sentences that name an entity, source by source, each with the way to the next.

use serde::Serialize;

use crate::annotate::Sense;
use crate::article::Span;
use crate::briefing::Statement;
use crate::render::view::{Chip, Viewpoint, block};
use crate::render::weave::{Layer, Thread, weave};
use crate::render::wording;
use crate::site::Link;

/// The sentences of one source.
#[derive(Debug, Clone, Serialize)]
pub(super) struct InSource {
    number: usize,
    href: Link,
    headline: String,
    lang: Option<String>,
    /// "12 mentions in 9 sentences".
    count: String,
    sentences: Vec<Context>,
    /// Sentences that are left to the page of the source.
    more: usize,
}

/// One sentence with the name marked, each time it stands there.
#[derive(Debug, Clone, Serialize)]
struct Context {
    /// `m3`: the number of its first mention.
    anchor: String,
    /// "3", "3–4".
    numbers: String,
    /// Empty where the sentence is withheld.
    html: String,
    lang: Option<String>,
    chip: Chip,
    /// Which mention of how many, for those who cannot see the list.
    label: String,
    previous: Option<String>,
    next: Option<String>,
    /// True where a capital stands for its government.
    government: bool,
}

/// One sentence before it is drawn.
struct Sentence {
    statement: Statement,
    /// Number of its first mention in the whole briefing, from 1, and how many it has.
    first: usize,
    spans: Vec<Span>,
    government: bool,
}

/// Sentences on one page; beyond that each source keeps an equal share.
const SENTENCES: usize = 150;

/// The mentions of an entity by source, in reading order.
pub(super) fn in_context(view: &Viewpoint<'_>, index: usize) -> Vec<InSource> {
    let all = sentences(view, index);
    let mentions = view.site.briefing.entities[index].mentions.len();
    let groups: Vec<&[Sentence]> = all.chunk_by(|a, b| a.statement.article == b.statement.article).collect();
    let share = if all.len() > SENTENCES { (SENTENCES / groups.len()).max(1) } else { SENTENCES };
    let shown = |group: &&[Sentence]| group.len().min(share);
    let order: Vec<usize> = groups.iter().take(SENTENCES).flat_map(|g| g[..shown(g)].iter().map(|s| s.first)).collect();
    let groups = groups.iter().take(SENTENCES);
    groups.map(|group| in_source(view, group, shown(group), &order, mentions)).collect()
}

/// The sentences of the bodies that mention it, each once.
fn sentences(view: &Viewpoint<'_>, index: usize) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = Vec::new();
    for (number, place) in view.site.briefing.entities[index].mentions.iter().enumerate() {
        let annotated = view.article(place.article);
        let mention = &annotated.mentions[place.mention];
        let Some(sentence) = annotated.sentence_at(mention.span.start) else { continue };
        let statement = Statement { article: place.article, sentence };
        let government = mention.sense == Some(Sense::Government);
        if let Some(last) = found.last_mut().filter(|last| last.statement == statement) {
            last.spans.push(mention.span.clone());
            last.government |= government;
        } else {
            let spans = vec![mention.span.clone()];
            found.push(Sentence { statement, first: number + 1, spans, government });
        }
    }
    found
}

fn in_source(view: &Viewpoint<'_>, group: &[Sentence], shown: usize, order: &[usize], mentions: usize) -> InSource {
    let article = group[0].statement.article;
    let ui = view.interface();
    let count: usize = group.iter().map(|sentence| sentence.spans.len()).sum();
    InSource {
        number: article + 1,
        href: view.article_link(article),
        headline: wording::headline(ui, &view.article(article).article),
        lang: view.lang(article),
        count: ui.fill(
            "{mentions} in {sentences}",
            &[
                ("mentions", &ui.count(count, "{n} mention | {n} mentions")),
                ("sentences", &ui.count(group.len(), "{n} sentence | {n} sentences")),
            ],
        ),
        sentences: group[..shown].iter().map(|sentence| context(view, sentence, order, mentions)).collect(),
        more: group.len() - shown,
    }
}

fn context(view: &Viewpoint<'_>, sentence: &Sentence, order: &[usize], mentions: usize) -> Context {
    let at = order.partition_point(|first| *first < sentence.first);
    let anchor = |first: &usize| format!("m{first}");
    let last = sentence.first + sentence.spans.len() - 1;
    let numbers = wording::line_numbers((sentence.first, last));
    Context {
        anchor: anchor(&sentence.first),
        label: view
            .interface()
            .fill("{number} of {all}", &[("number", &numbers), ("all", &view.interface().number(mentions))]),
        numbers,
        html: html(view, sentence),
        lang: view.lang(sentence.statement.article),
        chip: view.chip(sentence.statement),
        previous: at.checked_sub(1).and_then(|before| order.get(before)).map(anchor),
        next: order.get(at + 1).map(anchor),
        government: sentence.government,
    }
}

/// The words of the sentence with every mention marked; nothing where they are withheld.
fn html(view: &Viewpoint<'_>, sentence: &Sentence) -> String {
    let annotated = view.article(sentence.statement.article);
    let span = annotated.sentences[sentence.statement.sentence].body.clone().unwrap_or_default();
    if block::is_withheld(view, sentence.statement) {
        return String::new();
    }
    let mark = |span: &Span| Thread { span: span.clone(), layer: Layer::Mark };
    let threads: Vec<Thread> = sentence.spans.iter().map(mark).collect();
    weave(view.interface(), &annotated.article.body, span, &threads)
}
