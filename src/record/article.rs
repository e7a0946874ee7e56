//! The record of one article.

use std::rc::Rc;

use schemars::JsonSchema;
use serde::Serialize;

use super::{CodePoints, Each, SCHEMA};
use crate::annotate::{
    Annotated, EntityKind, EventCandidate, EventStatus, Mention, MentionForm, Quote, QuoteKind, Sense, Sentence,
    TimeExpression, TimexKind,
};
use crate::article::{Basis, Block, BlockKind, Conflict, Repair, Span, Stated};
use crate::date::VisitDate;
use crate::source::Format;

/// One article as `analyze` prints it. All `start` and `end` count Unicode code points in `body`, end exclusive.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleRecord<'a> {
    /// Version of the record.
    pub schema: &'static str,
    /// Path below the content folder without the extension, or the given id.
    pub id: &'a str,
    /// SHA-256 of the original bytes, in hexadecimal.
    pub sha256: &'a str,
    /// How the original is written.
    pub format: Format,
    /// Language of the text as a BCP 47 tag; `und` where it could not be told.
    pub lang: &'a str,
    /// Headline; null when not stated.
    pub title: Option<&'a str>,
    /// The line below the headline; null when not stated.
    pub dek: Option<&'a str>,
    /// Authors in printed order.
    pub byline: Vec<&'a str>,
    /// Publisher; null when not stated.
    pub outlet: Option<&'a str>,
    /// The outlet whose text this one prints; null when none is named.
    pub taken_from: Option<&'a str>,
    /// Agencies and outlets credited for text or pictures.
    pub credits: Vec<&'a str>,
    /// Address of the original page; null when not known.
    pub url: Option<&'a str>,
    /// Day of publication; null when unknown.
    pub date: Option<DateRecord<'a>>,
    /// Day of the last change; null when unknown.
    pub modified: Option<DateRecord<'a>>,
    /// The part of the publication that it stands in; null when not stated.
    pub section: Option<&'a str>,
    /// Where what the page prints and what its markup says do not agree.
    pub conflicts: &'a [Conflict],
    /// Text of the kept blocks in order, joined by one blank line; never title, byline, date or furniture.
    pub body: &'a str,
    /// Every block of the original in order.
    pub blocks: Each<'a, BlockRecord<'a>>,
    /// The sentences of the body.
    pub sentences: Each<'a, SentenceRecord>,
    /// Mentions in order of their start; none inside another.
    pub mentions: Each<'a, MentionRecord<'a>>,
    /// Time expressions in order of their start.
    pub times: Each<'a, TimeRecord<'a>>,
    /// Quotations in order of their start.
    pub quotes: Each<'a, QuoteRecord<'a>>,
    /// Event candidates in order of their sentence.
    pub events: Each<'a, EventRecord<'a>>,
}

/// A date with the words it rests on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DateRecord<'a> {
    /// The date in ISO 8601 (EDTF level 1).
    pub value: &'a str,
    /// How it came to be known.
    pub basis: Basis,
    /// The words it rests on.
    pub evidence: &'a str,
}

/// One block of the original.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BlockRecord<'a> {
    /// What it is.
    pub kind: BlockKind,
    /// False where it was dropped.
    pub kept: bool,
    /// The rule that dropped it, in words; null where it was kept.
    pub reason: Option<String>,
    /// First and last line in the decoded original, counted from 1 (HTML: in its visible text).
    pub lines: (usize, usize),
    /// Start in the body; null when it is no part of it.
    pub start: Option<usize>,
    /// End in the body; null when it is no part of it.
    pub end: Option<usize>,
    /// Its text.
    pub text: &'a str,
    /// What was altered in its text, by kind; absent where it stands as in the original.
    #[serde(skip_serializing_if = "<[Repair]>::is_empty")]
    pub repairs: &'a [Repair],
}

/// One sentence of the body.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SentenceRecord {
    /// `s` and its number in the decoded original, dropped sentences counted.
    pub id: String,
    /// Start in the body.
    pub start: usize,
    /// End in the body.
    pub end: usize,
}

/// One mention.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MentionRecord<'a> {
    /// Start in the body.
    pub start: usize,
    /// End in the body.
    pub end: usize,
    /// The words.
    pub text: &'a str,
    /// What is mentioned.
    pub kind: EntityKind,
    /// The fullest form of the name that this article supports.
    pub name: &'a str,
    /// Id of the entity within this article.
    pub entity: &'a str,
    /// How it refers.
    pub form: MentionForm,
    /// The role printed beside it; null where none is.
    pub role: Option<&'a str>,
    /// What the name stands for here; left out where that is what has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sense: Option<Sense>,
}

/// One time expression (TIMEX3).
#[derive(Debug, Serialize, JsonSchema)]
pub struct TimeRecord<'a> {
    /// Start in the body.
    pub start: usize,
    /// End in the body.
    pub end: usize,
    /// The words.
    pub text: &'a str,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: &'a str,
    /// TIMEX3 mod; null where it has none.
    #[serde(rename = "mod")]
    pub modifier: Option<&'a str>,
    /// ISO 8601-2 where the value is a date; else null.
    pub edtf: Option<&'a str>,
}

/// One quotation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct QuoteRecord<'a> {
    /// Start in the body, behind the opening mark.
    pub start: usize,
    /// End in the body, before the closing mark.
    pub end: usize,
    /// The words.
    pub text: &'a str,
    /// How they are given.
    pub kind: QuoteKind,
    /// Id of the speaker within this article; null where the text does not say.
    pub speaker: Option<&'a str>,
    /// The speaker as printed.
    pub speaker_text: Option<&'a str>,
    /// The reporting verb or phrase.
    pub cue: Option<&'a str>,
    /// Who passes the words on, as printed, where that is somebody else.
    pub via: Option<&'a str>,
    /// Id of the sentence it begins in.
    pub sentence: String,
}

/// One event candidate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EventRecord<'a> {
    /// Id of its sentence.
    pub sentence: String,
    /// Start in the body of the clause that tells it.
    pub start: usize,
    /// End of the clause.
    pub end: usize,
    /// The word or words that make it an event.
    pub trigger: &'a str,
    /// When, at the precision of the text; null where the text does not say.
    pub edtf: Option<&'a str>,
    /// Where it stands.
    pub status: EventStatus,
    /// Ids of those who take part.
    pub participants: Vec<&'a str>,
    /// Ids of the places.
    pub places: Vec<&'a str>,
}

impl<'a> ArticleRecord<'a> {
    /// The record of an article, offsets in code points.
    pub fn of(annotated: &'a Annotated) -> Self {
        let article = &annotated.article;
        let view = Rc::new(View { annotated, points: CodePoints::of(&article.body) });
        Self {
            schema: SCHEMA,
            id: &article.id.0,
            sha256: &article.sha256,
            format: article.format,
            lang: &article.language.value,
            title: text_of(article.title.as_ref()),
            dek: text_of(article.dek.as_ref()),
            byline: article.byline.iter().map(|author| author.value.as_str()).collect(),
            outlet: text_of(article.outlet.as_ref()),
            taken_from: text_of(article.taken_from.as_ref()),
            credits: article.credits.iter().map(|credit| credit.value.as_str()).collect(),
            url: text_of(article.url.as_ref()),
            date: article.date.as_ref().map(DateRecord::of),
            modified: article.modified.as_ref().map(DateRecord::of),
            section: text_of(article.section.as_ref()),
            conflicts: &article.conflicts,
            body: &article.body,
            blocks: View::each(&view, &article.blocks, |view, block| Some(view.block(block))),
            sentences: View::each(&view, &annotated.sentences, View::sentence),
            mentions: View::each(&view, in_order(annotated), |view, mention| Some(view.mention(mention))),
            times: View::each(&view, &annotated.times, |view, time| Some(view.time(time))),
            quotes: View::each(&view, &annotated.quotes, |view, quote| Some(view.quote(quote))),
            events: View::each(&view, &annotated.events, |view, event| Some(view.event(event))),
        }
    }
}

impl<'a> DateRecord<'a> {
    fn of(date: &'a Stated<VisitDate>) -> Self {
        Self { value: date.value.edtf(), basis: date.basis, evidence: &date.evidence }
    }
}

/// An article with the table that turns its byte offsets into code points.
struct View<'a> {
    annotated: &'a Annotated,
    points: CodePoints<'a>,
}

impl<'a> View<'a> {
    /// What is told of each of the items that there is something to tell of.
    fn each<I, T>(view: &Rc<Self>, items: I, told: fn(&Self, I::Item) -> Option<T>) -> Each<'a, T>
    where
        I: IntoIterator + Clone + 'a,
        T: 'a,
    {
        let view = Rc::clone(view);
        Each::of(move || {
            let view = Rc::clone(&view);
            items.clone().into_iter().filter_map(move |item| told(&view, item))
        })
    }

    fn words(&self, span: &Span) -> &'a str {
        self.annotated.article.body.get(span.clone()).unwrap_or_default()
    }

    fn sentence_id(&self, index: usize) -> String {
        self.annotated.sentences.get(index).map(Sentence::anchor).unwrap_or_default()
    }

    fn block(&self, block: &'a Block) -> BlockRecord<'a> {
        let place = block.body.as_ref().map(|span| self.points.range(span));
        BlockRecord {
            kind: block.kind,
            kept: block.verdict.kept,
            reason: (!block.verdict.kept).then(|| block.verdict.told()),
            lines: block.lines,
            start: place.map(|(start, _)| start),
            end: place.map(|(_, end)| end),
            text: &block.text,
            repairs: &block.repairs,
        }
    }

    /// A sentence of the body.
    fn sentence(&self, sentence: &'a Sentence) -> Option<SentenceRecord> {
        let (start, end) = self.points.range(sentence.body.as_ref()?);
        Some(SentenceRecord { id: sentence.anchor(), start, end })
    }

    fn mention(&self, mention: &'a Mention) -> MentionRecord<'a> {
        let (start, end) = self.points.range(&mention.span);
        MentionRecord {
            start,
            end,
            text: self.words(&mention.span),
            kind: mention.kind,
            name: &mention.name,
            entity: &mention.entity.0,
            form: mention.form,
            role: mention.role.as_deref(),
            sense: mention.sense,
        }
    }

    fn time(&self, time: &'a TimeExpression) -> TimeRecord<'a> {
        let (start, end) = self.points.range(&time.span);
        TimeRecord {
            start,
            end,
            text: self.words(&time.span),
            kind: time.kind,
            value: &time.value,
            modifier: time.modifier,
            edtf: time.date.as_ref().map(VisitDate::edtf),
        }
    }

    fn quote(&self, quote: &'a Quote) -> QuoteRecord<'a> {
        let (start, end) = self.points.range(&quote.span);
        QuoteRecord {
            start,
            end,
            text: self.words(&quote.span),
            kind: quote.kind,
            speaker: quote.speaker.as_ref().map(|id| id.0.as_str()),
            speaker_text: quote.speaker_text.as_deref(),
            cue: quote.cue.as_deref(),
            via: quote.via.as_ref().map(|via| via.text.as_str()),
            sentence: self.sentence_id(quote.sentence),
        }
    }

    fn event(&self, event: &'a EventCandidate) -> EventRecord<'a> {
        let (start, end) = self.points.range(&event.span);
        EventRecord {
            sentence: self.sentence_id(event.sentence),
            start,
            end,
            trigger: self.words(&event.trigger),
            edtf: event.date.as_ref().map(VisitDate::edtf),
            status: event.status,
            participants: event.participants.iter().map(|id| id.0.as_str()).collect(),
            places: event.places.iter().map(|id| id.0.as_str()).collect(),
        }
    }
}

/// Names and the offices that stand for them, in the order of the text.
fn in_order(annotated: &Annotated) -> Vec<&Mention> {
    let mut all: Vec<&Mention> =
        annotated.mentions.iter().chain(annotated.references.iter().map(|reference| &reference.mention)).collect();
    all.sort_by_key(|mention| mention.span.start);
    all
}

fn text_of(stated: Option<&Stated<String>>) -> Option<&str> {
    stated.map(|stated| stated.value.as_str())
}
