//! Annotated articles for tests, from a text and lists of the names and times in it: the stages above are tested without
//! those below.

use super::{
    Annotated, EntityId, EntityKind, Mention, MentionForm, Offices, TimeExpression, TimexKind, claim, event, quote,
    sentence,
};
use crate::article::{Article, Basis, Block, BlockKind, Shape, Stated, Verdict};
use crate::date::VisitDate;
use crate::source::{Format, SourceId};

/// An article of one paragraph a line, with every occurrence of the given names and times annotated.
pub(crate) struct Fixture {
    article: Article,
    mentions: Vec<Mention>,
    times: Vec<TimeExpression>,
}

impl Fixture {
    /// An article published on a day.
    pub(crate) fn new(id: &str, day: &str, body: &str) -> Self {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in body.split('\n') {
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                verdict: Verdict { kept: true, rule: "test", reason: "test".into(), facts: Vec::new() },
                lines: (blocks.len() + 1, blocks.len() + 1),
                text: line.to_owned(),
                body: Some(at..at + line.len()),
                shape: Shape::Plain,
                inlines: Vec::new(),
                repairs: Vec::new(),
            });
            at += line.len() + 1;
        }
        let stated =
            |value: &str| Stated { value: value.to_owned(), basis: Basis::Given, evidence: String::new(), block: None };
        let date = VisitDate::parse(day).ok().map(|value| Stated {
            value,
            basis: Basis::Given,
            evidence: String::new(),
            block: None,
        });
        let article = Article {
            id: SourceId(id.to_owned()),
            path: format!("{id}.txt"),
            format: Format::Text,
            encoding: "UTF-8",
            sha256: String::new(),
            title: None,
            dek: None,
            byline: Vec::new(),
            outlet: None,
            taken_from: None,
            credits: Vec::new(),
            modified: None,
            section: None,
            conflicts: Vec::new(),
            date,
            url: None,
            language: stated("en"),
            rights: None,
            extent: None,
            permission: None,
            captured: None,
            captured_by: None,
            given_origins: Vec::new(),
            versions: Vec::new(),
            withheld: crate::article::Withheld::default(),
            blocks,
            body: body.to_owned(),
        };
        Self { article, mentions: Vec::new(), times: Vec::new() }
    }

    /// Marks every occurrence of a name that no earlier call has marked.
    pub(crate) fn name(mut self, text: &str, id: &str) -> Self {
        let kind = match id.split('/').next() {
            Some("person") => EntityKind::Person,
            Some("place") => EntityKind::Place,
            Some("event") => EntityKind::Event,
            Some("work") => EntityKind::Work,
            _ => EntityKind::Organisation,
        };
        for (start, _) in self.article.body.match_indices(text) {
            let span = start..start + text.len();
            if self.mentions.iter().all(|m| m.span.end <= span.start || span.end <= m.span.start) {
                self.mentions.push(Mention {
                    span,
                    kind,
                    name: text.to_owned(),
                    entity: EntityId(id.to_owned()),
                    form: MentionForm::Name,
                    role: None,
                    sense: None,
                    rule: if kind == EntityKind::Place { "on the list of known names" } else { "test" }.to_owned(),
                });
            }
        }
        self.mentions.sort_by_key(|m| m.span.start);
        self
    }

    /// Prints a role beside the mentions that are marked so far.
    pub(crate) fn role(mut self, role: &str) -> Self {
        self.mentions.iter_mut().for_each(|mention| mention.role = Some(role.to_owned()));
        self
    }

    /// Marks every occurrence of a time expression.
    pub(crate) fn time(mut self, text: &str, edtf: &str) -> Self {
        for (start, _) in self.article.body.match_indices(text) {
            self.times.push(TimeExpression {
                span: start..start + text.len(),
                kind: TimexKind::Date,
                value: edtf.to_owned(),
                modifier: None,
                date: VisitDate::parse(edtf).ok(),
                is_day_assumed: false,
                evidence: "test".to_owned(),
            });
        }
        self.times.sort_by_key(|t| t.span.start);
        self
    }

    /// The annotated article, its quotes and events found by the real stages.
    pub(crate) fn build(self) -> Annotated {
        let Self { article, mentions, times } = self;
        let sentences = sentence::number_sentences(&article);
        let body_sentences = (0..sentences.len()).filter(|&i| sentences[i].body.is_some()).collect();
        let quotes = quote::quotes(
            &article,
            &sentences,
            &quote::Names { mentions: &mentions, references: &[], offices: &Offices::default() },
        );
        let events = event::find(&article, &sentences, &mentions, &times, &quotes);
        let (references, offices) = (Vec::new(), Offices::default());
        let claims = claim::claims(&article, &sentences, &mentions, &times, &quotes);
        Annotated { article, sentences, body_sentences, mentions, references, offices, times, quotes, events, claims }
    }
}
