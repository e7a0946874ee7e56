//! A [`Briefing`] → its record: indices become ids, byte ranges become words and code points.

use std::borrow::Cow;

use super::{
    AliasRecord, BriefedQuoteRecord, BriefingRecord, DisputeRecord, EntityMentionRecord, EntityRecord,
    EventStatementRecord, HistoryRecord, KeyPointRecord, LineageRecord, OriginRecord, PositionRecord, RoleRecord,
    SourceRecord, StatementRecord, TimelineFileRecord, TimelineRecord, VersionRecord,
};
use crate::annotate::{Annotated, EntityId, Mention};
use crate::article::{Span, Stated, Version};
use crate::briefing::{
    Alias, BriefedQuote, Briefing, Dispute, Entity, EntityMention, Event, EventStatement, HistoryStep, KeyPoint,
    LineageEdge, LineageNode, Origin, Position, Role, Statement,
};
use crate::date::VisitDate;
use crate::excerpt::shown;
use crate::record::{CodePoints, SCHEMA};

impl<'a> BriefingRecord<'a> {
    /// The record of a briefing, offsets in code points.
    pub fn of(briefing: &'a Briefing) -> Self {
        let points = briefing.articles.iter().map(|annotated| CodePoints::of(&annotated.article.body)).collect();
        let view = View { briefing, points };
        Self {
            schema: SCHEMA,
            articles: view.articles(),
            origins: briefing.origins.iter().map(|origin| view.origin(origin)).collect(),
            lineage: briefing.lineage.iter().map(|edge| view.lineage(edge)).collect(),
            entities: briefing.entities.iter().map(|entity| view.entity(entity)).collect(),
            events: briefing.events.iter().map(|event| view.event(event)).collect(),
            quotes: briefing.quotes.iter().map(|quote| view.quote(quote)).collect(),
            disputes: briefing.disputes.iter().map(|dispute| view.dispute(dispute)).collect(),
            bottom_line: briefing.bottom_line.iter().map(|point| view.key_point(point)).collect(),
            key_points: briefing.key_points.iter().map(|point| view.key_point(point)).collect(),
            unknowns: briefing.unknowns.iter().map(|point| view.key_point(point)).collect(),
        }
    }
}

impl<'a> TimelineFileRecord<'a> {
    /// The record of a briefing's events.
    pub fn of(briefing: &'a Briefing) -> Self {
        let view = View { briefing, points: Vec::new() };
        Self { schema: SCHEMA, events: briefing.events.iter().map(|event| view.event(event)).collect() }
    }
}

/// A briefing with the table of each body that turns byte offsets into code points.
///
/// Indices in a briefing are its own, so they are used without a check.
struct View<'a> {
    briefing: &'a Briefing,
    points: Vec<CodePoints<'a>>,
}

impl<'a> View<'a> {
    fn articles(&self) -> Vec<SourceRecord<'a>> {
        let mut origins = vec![Vec::new(); self.briefing.articles.len()];
        for origin in &self.briefing.origins {
            for &article in &origin.articles {
                origins[article].push(origin.id.as_str());
            }
        }
        let record = |(annotated, origins): (&'a Annotated, _)| {
            let article = &annotated.article;
            SourceRecord {
                id: &article.id.0,
                title: text_of(article.title.as_ref()),
                outlet: text_of(article.outlet.as_ref()),
                taken_from: text_of(article.taken_from.as_ref()),
                date: article.date.as_ref().map(|date| date.value.edtf()),
                url: text_of(article.url.as_ref()),
                words: article.words(),
                origins,
                rights: article.rights.as_deref(),
                sha256: &article.sha256,
                versions: article.versions.iter().map(version).collect(),
            }
        };
        self.briefing.articles.iter().zip(origins).map(record).collect()
    }

    fn id(&self, article: usize) -> &'a str {
        &self.briefing.articles[article].article.id.0
    }

    fn words(&self, article: usize, span: &Span) -> Cow<'a, str> {
        shown(&self.briefing.articles[article].article.body[span.clone()])
    }

    fn anchor(&self, statement: Statement) -> String {
        self.briefing.articles[statement.article].sentences[statement.sentence].anchor()
    }

    fn statement(&self, statement: Statement) -> StatementRecord<'a> {
        let annotated = &self.briefing.articles[statement.article];
        let sentence = &annotated.sentences[statement.sentence];
        StatementRecord {
            article: self.id(statement.article),
            sentence: sentence.anchor(),
            text: shown(&annotated.article.blocks[sentence.block].text[sentence.span.clone()]),
        }
    }

    fn statements(&self, statements: &[Statement]) -> Vec<StatementRecord<'a>> {
        statements.iter().map(|statement| self.statement(*statement)).collect()
    }

    fn origin(&self, origin: &'a Origin) -> OriginRecord<'a> {
        OriginRecord {
            id: &origin.id,
            name: &origin.name,
            kind: origin.kind,
            articles: origin.articles.iter().map(|article| self.id(*article)).collect(),
            statements: self.statements(&origin.statements),
        }
    }

    fn lineage(&self, edge: &'a LineageEdge) -> LineageRecord<'a> {
        let id = |node: LineageNode| match node {
            LineageNode::Origin(origin) => self.briefing.origins[origin].id.as_str(),
            LineageNode::Source(article) => self.id(article),
        };
        LineageRecord {
            from: id(edge.from),
            to: id(edge.to),
            way: edge.way,
            statements: self.statements(&edge.statements),
            articles: edge.articles.iter().map(|article| self.id(*article)).collect(),
        }
    }

    fn entity(&self, entity: &'a Entity) -> EntityRecord<'a> {
        let alias = |alias: &'a Alias| AliasRecord { text: &alias.text, count: alias.count };
        let role = |role: &'a Role| RoleRecord { text: &role.text, statement: self.statement(role.statement) };
        EntityRecord {
            id: &entity.id.0,
            kind: entity.kind,
            name: &entity.name,
            aliases: entity.aliases.iter().map(alias).collect(),
            roles: entity.roles.iter().map(role).collect(),
            editor_roles: entity.given_roles.iter().map(|given| given.text.as_str()).collect(),
            demonyms: entity.demonyms.iter().map(alias).collect(),
            wikidata: entity.wikidata.as_ref().map(|given| given.text.as_str()),
            mentions: entity
                .mentions
                .iter()
                .map(|place| self.mention(place, &self.briefing.articles[place.article].mentions[place.mention]))
                .collect(),
            references: entity
                .references
                .iter()
                .map(|place| self.mention(place, &self.briefing.references[place.article][place.mention].mention))
                .collect(),
        }
    }

    fn mention(&self, place: &EntityMention, of: &'a Mention) -> EntityMentionRecord<'a> {
        let article = place.article;
        let annotated = &self.briefing.articles[article];
        let span = &of.span;
        let (start, end) = self.points[article].range(span);
        let sentence = annotated.sentence_at(span.start).map(|index| annotated.sentences[index].anchor());
        EntityMentionRecord { article: self.id(article), start, end, text: self.words(article, span), sentence }
    }

    fn event(&self, event: &'a Event) -> TimelineRecord<'a> {
        let statement = |told: &'a EventStatement| EventStatementRecord {
            statement: self.statement(told.statement),
            edtf: told.date.as_ref().map(VisitDate::edtf),
            status: told.status,
        };
        TimelineRecord {
            id: &event.id,
            title: &event.title,
            edtf: event.date.as_ref().or(event.ahead.as_ref()).map(VisitDate::edtf),
            alternatives: event.alternatives.iter().map(VisitDate::edtf).collect(),
            status: event.status,
            participants: ids(&event.participants),
            places: ids(&event.places),
            history: event.history(&self.briefing.articles).into_iter().map(|step| self.step(&step)).collect(),
            decided: event.decided.iter().map(|decision| decision.what.slug()).collect(),
            statements: event.statements.iter().map(statement).collect(),
            sources: event.support.sources,
            origins: event.support.origins,
        }
    }

    fn step(&self, step: &HistoryStep<'a>) -> HistoryRecord<'a> {
        HistoryRecord { as_of: step.as_of.edtf(), status: step.status, statements: self.statements(&step.statements) }
    }

    fn quote_id(&self, quote: &BriefedQuote) -> String {
        format!("{}#q{}", self.id(quote.statement.article), quote.quote + 1)
    }

    fn quote(&self, briefed: &'a BriefedQuote) -> BriefedQuoteRecord<'a> {
        let article = briefed.statement.article;
        let quote = &self.briefing.articles[article].quotes[briefed.quote];
        let (start, end) = self.points[article].range(&quote.span);
        BriefedQuoteRecord {
            id: self.quote_id(briefed),
            article: self.id(article),
            sentence: self.anchor(briefed.statement),
            start,
            end,
            text: self.words(article, &quote.span),
            speaker: briefed.speaker.as_ref().map(|id| id.0.as_str()),
            kind: quote.kind,
            cue: quote.cue.as_deref(),
            speaker_text: quote.speaker_text.as_deref(),
            via: quote.via.as_ref().map(|via| via.text.as_str()),
            variants: briefed.variants.iter().map(|index| self.quote_id(&self.briefing.quotes[*index])).collect(),
            sources: briefed.support.sources,
            origins: briefed.support.origins,
        }
    }

    fn dispute(&self, dispute: &'a Dispute) -> DisputeRecord<'a> {
        let position = |position: &'a Position| PositionRecord {
            answer: &position.answer,
            statements: position.statements.iter().map(|(statement, _)| self.statement(*statement)).collect(),
        };
        DisputeRecord {
            id: &dispute.id,
            verdict: dispute.verdict,
            kind: dispute.kind,
            question: &dispute.question,
            positions: dispute.positions.iter().map(position).collect(),
            event: dispute.event.map(|index| self.briefing.events[index].id.as_str()),
        }
    }

    fn key_point(&self, point: &KeyPoint) -> KeyPointRecord<'a> {
        KeyPointRecord {
            statement: self.statement(point.statement),
            sources: point.support.sources,
            origins: point.support.origins,
            badge: point.badge,
        }
    }
}

fn version(version: &Version) -> VersionRecord<'_> {
    VersionRecord { id: &version.id.0, date: version.date.as_ref().map(VisitDate::edtf), sha256: &version.sha256 }
}

fn ids(ids: &[EntityId]) -> Vec<&str> {
    ids.iter().map(|id| id.0.as_str()).collect()
}

fn text_of(stated: Option<&Stated<String>>) -> Option<&str> {
    stated.map(|stated| stated.value.as_str())
}
