//! Offices in the place of a name, in the whole folder: those that an article resolves alone, and those whose holder only
//! another article names.

use std::collections::{BTreeMap, BTreeSet};

use super::EntityIndex;
use crate::annotate::{Annotated, EntityId, EntityKind, Mention, MentionForm, Office};
use crate::article::Span;
use crate::briefing::{BriefedReference, EntityMention, Statement};

/// Days that may lie between an article and the one that names the holder.
const DAYS: i32 = 31;

/// A post of a country or body: "foreign minister" of "Peru".
type Post = (String, String);

/// Who holds a post, as the folder prints it.
#[derive(Default)]
struct Holders {
    /// Each person with the mentions that give the post.
    people: BTreeMap<EntityId, Vec<EntityMention>>,
    /// True where it changes hands, or somebody held it before.
    changes: bool,
}

/// The references of every article in order of their start.
pub(super) fn references(articles: &[Annotated], index: &EntityIndex) -> Vec<Vec<BriefedReference>> {
    let posts = posts(articles, index);
    let in_article = |(article, annotated): (usize, &Annotated)| {
        let mut found = resolved_there(annotated, article, index);
        found.extend(resolved_elsewhere(articles, article, index, &posts));
        found.sort_by_key(|reference| reference.mention.span.start);
        found
    };
    articles.iter().enumerate().map(in_article).collect()
}

/// Those that the article resolves itself.
fn resolved_there(annotated: &Annotated, article: usize, index: &EntityIndex) -> Vec<BriefedReference> {
    let briefed = |reference: &crate::annotate::Reference| {
        let by = annotated.mentions.get(reference.named_by)?;
        let sentence = annotated.sentence_at(by.span.start)?;
        let entity = index.merged(article, &reference.mention.entity);
        let mention = Mention { entity, ..reference.mention.clone() };
        Some(BriefedReference { mention, named_in: Statement { article, sentence } })
    };
    annotated.references.iter().filter_map(briefed).collect()
}

fn resolved_elsewhere(
    articles: &[Annotated],
    article: usize,
    index: &EntityIndex,
    posts: &BTreeMap<Post, Holders>,
) -> Vec<BriefedReference> {
    let resolve = |open: &crate::annotate::OpenReference| {
        let holders = posts.get(&post(&open.office)?)?;
        let (entity, named) =
            holders.people.first_key_value().filter(|_| holders.people.len() == 1 && !holders.changes)?;
        let named =
            named.iter().find(|named| days_between(&articles[article], &articles[named.article]) <= Some(DAYS))?;
        let by = articles[named.article].mentions.get(named.mention)?;
        let sentence = articles[named.article].sentence_at(by.span.start)?;
        let name =
            index.entities.binary_search_by(|known| known.id.cmp(entity)).ok().map(|at| &index.entities[at].name)?;
        let named_in = Statement { article: named.article, sentence };
        Some(BriefedReference { mention: mention(&open.span, &open.office, entity, name, named_in), named_in })
    };
    articles[article].offices.open.iter().filter_map(resolve).collect()
}

/// Days between two articles; none where the day of one is not known, which is less than any number.
fn days_between(one: &Annotated, other: &Annotated) -> Option<i32> {
    let day = |annotated: &Annotated| annotated.article.date.as_ref()?.value.as_day();
    Some((day(one)? - day(other)?).get_days().abs())
}

fn mention(span: &Span, office: &Office, entity: &EntityId, name: &str, named_in: Statement) -> Mention {
    let (title, of) = (&office.title, office.of.as_deref().unwrap_or_default());
    let source = named_in.article + 1;
    Mention {
        span: span.clone(),
        kind: EntityKind::Person,
        name: name.to_owned(),
        entity: entity.clone(),
        form: MentionForm::Nominal,
        role: None,
        sense: None,
        rule: format!("the only {title} of {of} that the briefing names: {name}, in source {source}"),
    }
}

fn post(office: &Office) -> Option<Post> {
    Some((office.of.clone()?, office.post().to_owned()))
}

/// Every post of a country or body that the folder prints.
fn posts(articles: &[Annotated], index: &EntityIndex) -> BTreeMap<Post, Holders> {
    let mut posts: BTreeMap<Post, Holders> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        for office in &annotated.offices.printed {
            if let Some(post) = post(office) {
                posts.entry(post).or_default().changes |= !office.now || office.changes;
            }
        }
        for held in annotated.offices.held.iter().filter(|held| held.office.now) {
            let (Some(post), Some(mention)) = (post(&held.office), annotated.mentions.get(held.mention)) else {
                continue;
            };
            let entity = index.merged(article, &mention.entity);
            let place = EntityMention { article, mention: held.mention };
            posts.entry(post).or_default().people.entry(entity).or_default().push(place);
        }
    }
    add_rivals(articles, index, &mut posts);
    posts
}

/// Counts those whose country no article tells: "Foreign Minister Ana Rojas" may be of any, but of none whose minister the
/// same article names beside her.
fn add_rivals(articles: &[Annotated], index: &EntityIndex, posts: &mut BTreeMap<Post, Holders>) {
    let known: BTreeSet<EntityId> = posts.values().flat_map(|holders| holders.people.keys().cloned()).collect();
    let mut unplaced: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        for held in annotated.offices.held.iter().filter(|held| held.office.of.is_none() && held.office.now) {
            let Some(mention) = annotated.mentions.get(held.mention) else { continue };
            if !known.contains(&index.merged(article, &mention.entity)) {
                unplaced.entry(held.office.post()).or_default().insert(article);
            }
        }
    }
    for ((_, title), holders) in posts {
        let Some(unplaced) = unplaced.get(title.as_str()) else { continue };
        let named: BTreeSet<usize> = holders.people.values().flatten().map(|place| place.article).collect();
        holders.changes |= named.intersection(unplaced).count() < unplaced.len();
    }
}
