//! Whom each statement rests on, and how many independent origins a set of statements has.

mod attribution;
mod clause;
mod count;
mod edges;
mod named;
mod outlets;
mod phrase;
mod shared_copy;
#[cfg(test)]
mod tests;
mod tiles;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use attribution::Folder;
use named::Named;
use outlets::Outlets;
use shared_copy::SharedCopy;

use super::entity_index::EntityIndex;
use super::{LineageEdge, Origin, OriginKind, Statement, Support};
use crate::annotate::{Annotated, Sentence};
use crate::article::BlockKind;

/// Whom the statements of a folder rest on.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Lineage {
    /// Every origin that a statement or a credit names, sorted by id.
    pub(super) origins: Vec<Origin>,
    /// Statements that print one text, each group in source order.
    pub(super) copies: Vec<Vec<Statement>>,
    /// From whom to whom words went.
    pub(super) edges: Vec<LineageEdge>,
    /// Whoever knows what a statement tells, in printed order.
    tellers: BTreeMap<Statement, Vec<usize>>,
    /// The outlets that told it before.
    carriers: BTreeMap<Statement, Vec<usize>>,
    copy: SharedCopy,
    /// How each group of shared copy is told, by its index; kept, for a group of a wide story has hundreds of statements.
    copied: Vec<Told>,
    /// The origins that an article credits for its whole text.
    credited: BTreeMap<usize, Vec<usize>>,
    /// The outlet that an article takes its whole text from.
    taken: BTreeMap<usize, usize>,
    /// What the words of each article that name nobody rest on.
    homes: Vec<Ground>,
}

/// What a source's telling rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ground {
    Named(usize),
    Own(usize),
}

/// The ground of one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// By an office, an outlet, or in words that another source prints.
    Through(Ground),
    /// By a person whose remarks it gives.
    Remarks(Ground),
    /// In the source's own words.
    Own(Ground),
}

impl Lineage {
    /// Finds the origins of all articles.
    pub(super) fn find(articles: &[Annotated], index: &EntityIndex) -> Self {
        let outlets = Outlets::of(articles);
        let folder = Folder::new(articles, index, &outlets);
        let mut register = Register::default();
        for (article, annotated) in articles.iter().enumerate() {
            register.read(article, annotated, &folder, &outlets);
        }
        register.resolve_bare();
        let copy = shared_copy::find(articles);
        register.enter_agencies(articles, &copy);
        let mut lineage = register.lineage();
        lineage.copy = copy;
        lineage.copies = lineage.copy.groups.clone();
        lineage.homes = lineage.homes(articles, &outlets);
        lineage.enter_copies();
        lineage.copied = lineage.copy.groups.iter().map(|group| lineage.told_by(group, Some(group))).collect();
        lineage.edges = edges::edges(&lineage, articles.len());
        lineage
    }

    /// True for a statement that an earlier source prints in the same words.
    pub(super) fn is_copy(&self, at: Statement) -> bool {
        let group = self.copy.group_of.get(&at).and_then(|&group| self.copy.groups.get(group));
        group.and_then(|group| group.first()).is_some_and(|first| first.article != at.article)
    }

    /// How many sources the statements come from, and how many independent origins they rest on.
    ///
    /// Each source rests on the offices and outlets that its statements name and on the text that it shares with an earlier
    /// source; where there are none, on the agency that it credits, the outlet that it is taken from or itself; where it gives nothing but remarks, on those
    /// who made them. A source that rests on several origins counts for one that no other source counts for; a reprint, and a source
    /// whose every statement here another prints too, counts with that one.
    pub(super) fn support(&self, statements: impl IntoIterator<Item = Statement>) -> Support {
        let mut given: BTreeMap<usize, Vec<Statement>> = BTreeMap::new();
        for statement in statements {
            given.entry(statement.article).or_default().push(statement);
        }
        let sources = given.len();
        let mut told: BTreeMap<usize, Vec<Told>> = BTreeMap::new();
        // For each group of copy, the articles met so far that print it.
        let mut printers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (&article, statements) in &given {
            let printer = self.first_printer(article, statements, &given, &printers);
            told.entry(printer).or_default().extend(statements.iter().map(|&statement| self.told(statement)));
            for group in statements.iter().filter_map(|statement| self.copy.group_of.get(statement)) {
                printers.entry(*group).or_default().push(article);
            }
        }
        let grounds = told.into_values().map(|told| {
            let of = |pick: fn(&Told) -> Option<Ground>| told.iter().filter_map(pick).collect::<BTreeSet<Ground>>();
            let through = of(|told| if let Told::Through(ground) = told { Some(*ground) } else { None });
            let own = of(|told| if let Told::Own(ground) = told { Some(*ground) } else { None });
            let remarks = of(|told| if let Told::Remarks(ground) = told { Some(*ground) } else { None });
            [through, own, remarks].into_iter().find(|grounds| !grounds.is_empty()).unwrap_or_default()
        });
        Support { sources, origins: count::independent(grounds) }
    }

    /// The article that an article reprints; else the first of those given before it that prints all of its statements; else itself.
    fn first_printer(
        &self,
        article: usize,
        own: &[Statement],
        given: &BTreeMap<usize, Vec<Statement>>,
        printers: &BTreeMap<usize, Vec<usize>>,
    ) -> usize {
        /// So many that print its first statement are asked whether they print the others.
        const ASKED: usize = 16;
        if let Some(&first) = self.copy.reprints.get(&article).filter(|first| given.contains_key(first)) {
            return first;
        }
        let group = |statement: &Statement| self.copy.group_of.get(statement);
        let Some(groups) = own.iter().map(group).collect::<Option<Vec<&usize>>>() else { return article };
        let prints_all = |other: &&usize| {
            let statements = given.get(other).map_or(&[][..], Vec::as_slice);
            groups.iter().all(|own| statements.iter().any(|statement| group(statement) == Some(*own)))
        };
        let before = groups.first().and_then(|first| printers.get(first)).into_iter().flatten();
        before.take(ASKED).find(prints_all).copied().unwrap_or(article)
    }

    fn told(&self, statement: Statement) -> Told {
        let group = self.copy.group_of.get(&statement).and_then(|&group| self.copied.get(group));
        group.copied().unwrap_or_else(|| self.told_by(&[statement], None))
    }

    /// How statements that print one text are told.
    fn told_by(&self, printed: &[Statement], group: Option<&[Statement]>) -> Told {
        let is_person = |teller: &usize| self.origins[*teller].kind == OriginKind::Person;
        let mut tellers = printed.iter().filter_map(|s| self.tellers.get(s)).flatten().copied();
        if let Some(body) = tellers.clone().find(|teller| !is_person(teller)) {
            return Told::Through(Ground::Named(body));
        }
        if let Some(person) = tellers.next() {
            return Told::Remarks(Ground::Named(person));
        }
        if let Some(&carrier) = printed.iter().find_map(|s| self.carriers.get(s)?.first()) {
            return Told::Through(Ground::Named(carrier));
        }
        match (group, printed.first()) {
            (Some(group), _) => Told::Through(self.ground_of_copy(group)),
            (None, Some(statement)) => Told::Own(self.home(statement.article)),
            (None, None) => Told::Own(Ground::Own(0)),
        }
    }

    fn home(&self, article: usize) -> Ground {
        self.homes.get(article).copied().unwrap_or(Ground::Own(article))
    }

    /// Copy rests on the agency that one of its printers is or credits, else on the first of them.
    fn ground_of_copy(&self, group: &[Statement]) -> Ground {
        let homes = || group.iter().map(|statement| self.home(statement.article));
        let is_agency = |ground: &Ground| matches!(ground, Ground::Named(origin) if self.origins[*origin].kind == OriginKind::Agency);
        let credited = || homes().find(|home| matches!(home, Ground::Named(_)));
        homes().find(is_agency).or_else(credited).or_else(|| homes().next()).unwrap_or(Ground::Own(0))
    }

    /// What the words of each article that name nobody rest on: the agency that it credits, the outlet that it is taken
    /// from or its article, the article that it reprints, the origin that its outlet is, the first article of its outlet, itself.
    fn homes(&self, articles: &[Annotated], outlets: &Outlets) -> Vec<Ground> {
        let mut homes: Vec<Ground> = Vec::new();
        for (article, annotated) in articles.iter().enumerate() {
            let outlet = outlets::masthead(annotated);
            let outlet = outlet.as_ref();
            let named = || {
                let id = outlet?.id();
                self.origins.binary_search_by(|origin| origin.id.cmp(&id)).ok()
            };
            let same = || outlets.called(&outlet?.text).and_then(|(articles, _)| articles.first().copied());
            let reprinted = self.copy.reprints.get(&article).and_then(|&first| homes.get(first)).copied();
            let credited = self.credited.get(&article).and_then(|origins| origins.first()).copied();
            let own = || named().map_or_else(|| Ground::Own(same().unwrap_or(article)), Ground::Named);
            let taken = self.taken.get(&article).copied();
            let known = reprinted.filter(|ground| matches!(ground, Ground::Named(_)));
            let named = credited.map(Ground::Named).or(known).or(taken.map(Ground::Named));
            homes.push(named.or(reprinted).unwrap_or_else(own));
        }
        // A first print that credits nobody rests on what its reprint credits.
        for (&reprint, &first) in &self.copy.reprints {
            let is_own = match homes[first] {
                Ground::Own(_) => true,
                Ground::Named(origin) => {
                    !self.credited.contains_key(&first) && self.taken.get(&reprint) == Some(&origin)
                }
            };
            if let Some(credit @ Ground::Named(_)) = homes.get(reprint).copied().filter(|_| is_own) {
                homes[first] = credit;
            }
        }
        // What is taken from an outlet of the folder rests on what its own article rests on.
        for (&article, &outlet) in self.taken.iter().filter(|(article, _)| !self.credited.contains_key(article)) {
            let printed = outlets.called(&self.origins[outlet].name).and_then(|(articles, _)| articles.first());
            if let Some(&home) = printed.and_then(|&first| homes.get(first)) {
                homes[article] = home;
            }
        }
        homes
    }

    /// Copy of what rests on an origin rests on it.
    fn enter_copies(&mut self) {
        let mut more: Vec<(usize, Statement)> = Vec::new();
        for group in &self.copy.groups {
            for &statement in group {
                let (Told::Through(ground) | Told::Remarks(ground) | Told::Own(ground)) = self.told(statement);
                if let Ground::Named(origin) = ground {
                    more.push((origin, statement));
                }
            }
        }
        for (origin, statement) in more {
            let origin = &mut self.origins[origin];
            origin.statements.push(statement);
            origin.articles.push(statement.article);
        }
        for origin in &mut self.origins {
            origin.statements.sort_unstable();
            origin.statements.dedup();
            origin.articles.sort_unstable();
            origin.articles.dedup();
        }
    }
}

/// The origins as they are found.
#[derive(Debug, Default)]
struct Register {
    origins: BTreeMap<String, Origin>,
    tellers: Vec<(Statement, String)>,
    carriers: Vec<(Statement, String)>,
    credited: Vec<(usize, String)>,
    taken: Vec<(usize, String)>,
    bare: Vec<(Statement, String)>,
}

impl Register {
    fn read(&mut self, article: usize, annotated: &Annotated, folder: &Folder<'_>, outlets: &Outlets) {
        for found in folder.attributions(article, annotated) {
            let statement = Statement { article, sentence: found.sentence };
            self.bare.extend(found.bare.map(|head| (statement, head)));
            for named in &found.tellers {
                let id = self.enter(named, article, Some(statement));
                self.tellers.push((statement, id));
            }
            for named in &found.carriers {
                let id = self.enter(named, article, Some(statement));
                self.carriers.push((statement, id));
            }
        }
        for name in credits(annotated) {
            let id = self.enter(&outlets.in_full(name), article, None);
            self.credited.push((article, id));
        }
        if let Some(from) = &annotated.article.taken_from {
            let id = self.enter(&outlets.in_full(Named::outlet(&from.value)), article, None);
            self.taken.push((article, id));
        }
        self.read_paragraphs(article, annotated, outlets);
    }

    /// Paragraphs that end with an agency in brackets.
    fn read_paragraphs(&mut self, article: usize, annotated: &Annotated, outlets: &Outlets) {
        let own = outlets::masthead(annotated).map(|outlet| outlet.id());
        for (at, block) in annotated.article.blocks.iter().enumerate().filter(|(_, block)| block.body.is_some()) {
            let Some(supplier) = attribution::of_paragraph(&block.text, outlets) else { continue };
            if Some(supplier.id()) == own {
                continue;
            }
            let first = annotated.sentences.partition_point(|sentence| sentence.block < at);
            let inside = annotated.sentences[first..].iter().take_while(|sentence| sentence.block == at);
            let says = |(_, sentence): &(usize, &Sentence)| sentence.span.len() > supplier.text.len() + 8;
            for (sentence, _) in (first..).zip(inside).filter(says) {
                let statement = Statement { article, sentence };
                let id = self.enter(&supplier, article, Some(statement));
                self.carriers.push((statement, id));
            }
        }
    }

    /// "The secretariat said": the only one that the folder names; where it names none, some speak for themselves.
    fn resolve_bare(&mut self) {
        const ALONE: [&str; 6] = ["secretariat", "company", "union", "firm", "presidency", "operator"];
        let mut by_head: BTreeMap<String, Vec<Named>> = BTreeMap::new();
        for origin in self.origins.values() {
            if !matches!(origin.kind, OriginKind::Person | OriginKind::Outlet | OriginKind::Agency) {
                let head =
                    origin.name.to_lowercase().split([' ', '’', '\'']).next_back().unwrap_or_default().to_owned();
                by_head.entry(head).or_default().push(Named { text: origin.name.clone(), kind: origin.kind });
            }
        }
        for (statement, head) in std::mem::take(&mut self.bare) {
            let named = match by_head.get(&head).map(Vec::as_slice) {
                Some([only]) => only.clone(),
                None if ALONE.contains(&head.as_str()) => Named { text: head, kind: OriginKind::Organisation },
                _ => continue,
            };
            let id = self.enter(&named, statement.article, Some(statement));
            self.tellers.push((statement, id));
        }
    }

    /// An agency whose own article is a source is the origin of what others print of it.
    fn enter_agencies(&mut self, articles: &[Annotated], copy: &SharedCopy) {
        let printers: BTreeSet<usize> = copy.group_of.keys().map(|statement| statement.article).collect();
        for article in printers {
            let outlet = outlets::masthead(&articles[article]);
            if let Some(agency) = outlet.filter(|named| named.kind == OriginKind::Agency) {
                self.enter(&agency, article, None);
            }
        }
    }

    /// Adds a statement to an origin, made where it is new; returns the origin's id.
    fn enter(&mut self, name: &Named, article: usize, statement: Option<Statement>) -> String {
        let id = name.id();
        let origin = self.origins.entry(id.clone()).or_insert_with(|| Origin {
            id: id.clone(),
            name: name.text.clone(),
            kind: name.kind,
            articles: Vec::new(),
            statements: Vec::new(),
        });
        let capitals = |name: &str| name.chars().filter(|c| c.is_uppercase()).count();
        if capitals(&name.text) > capitals(&origin.name) {
            origin.name.clone_from(&name.text);
        }
        let is_outlet = matches!(name.kind, OriginKind::Agency | OriginKind::Outlet);
        if origin.kind == OriginKind::Unknown || origin.kind == OriginKind::Organisation && is_outlet {
            origin.kind = name.kind;
        }
        if origin.articles.last() != Some(&article) {
            origin.articles.push(article);
        }
        if let Some(statement) = statement.filter(|statement| origin.statements.last() != Some(statement)) {
            origin.statements.push(statement);
        }
        id
    }

    fn lineage(self) -> Lineage {
        let place: BTreeMap<String, usize> = self.origins.keys().cloned().zip(0..).collect();
        let mut lineage = Lineage { origins: self.origins.into_values().collect(), ..Lineage::default() };
        for (statement, id) in self.tellers {
            lineage.tellers.entry(statement).or_default().push(place[&id]);
        }
        for (statement, id) in self.carriers {
            lineage.carriers.entry(statement).or_default().push(place[&id]);
        }
        for (article, id) in self.credited {
            lineage.credited.entry(article).or_default().push(place[&id]);
        }
        lineage.taken = self.taken.into_iter().map(|(article, id)| (article, place[&id])).collect();
        lineage
    }
}

/// Those whom an article credits for its text, by hand or in print; the credit of a picture is none.
fn credits(annotated: &Annotated) -> Vec<Named> {
    let article = &annotated.article;
    let of_picture = |block: Option<usize>| {
        block.and_then(|at| article.blocks.get(at)).is_some_and(|block| block.kind == BlockKind::Caption)
    };
    let printed = article.credits.iter().filter(|credit| !of_picture(credit.block)).map(|credit| credit.value.as_str());
    article.given_origins.iter().map(String::as_str).chain(printed).map(Named::credited).collect()
}
