//! What an editor took out of an article: the words are gone from it, and a tombstone stands in their place.

use std::collections::BTreeMap;

use super::{Article, Block, Shape, Span, Stated};

/// What stands in the place of a sentence. It holds no name and no verb, so that nothing is read out of it.
pub const STUB: &str = "[withheld]";

/// Why something is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tombstone {
    /// Number of the sentence; none where the whole article is withheld.
    pub sentence: Option<u32>,
    /// What prints the same words and is the reason for this one, as in `003` or `003#s9`; none where the editor named
    /// this one.
    pub copy_of: Option<String>,
    /// The reason, in the editor's words.
    pub why: Option<String>,
    /// Which editor.
    pub by: Option<String>,
}

/// What is withheld of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    /// What stands in the place of each sentence, in their order, or of the whole.
    pub tombstones: Vec<Tombstone>,
    /// The sentences of each block in which one is withheld, as ranges of its text: they are numbered as in the original.
    pub sentences: BTreeMap<usize, Vec<Span>>,
    /// True where the headline went, too.
    pub has_headline: bool,
}

impl Withheld {
    /// The tombstone of the whole article.
    #[must_use]
    pub fn whole(&self) -> Option<&Tombstone> {
        self.tombstones.iter().find(|tombstone| tombstone.sentence.is_none())
    }
}

impl Article {
    /// Takes every word out of the article; who published it, when and where, and the hash of the original stay.
    pub(crate) fn withhold(&mut self, tombstone: Tombstone) {
        self.blocks.clear();
        self.body.clear();
        let has_headline = self.title.is_some();
        (self.title, self.dek) = (None, None);
        self.versions.clear();
        self.conflicts.clear();
        let texts = self.outlet.iter_mut().chain(&mut self.taken_from).chain(&mut self.section).chain(&mut self.url);
        texts.chain(&mut self.byline).chain(&mut self.credits).for_each(rests_on_nothing);
        self.date.iter_mut().chain(&mut self.modified).for_each(rests_on_nothing);
        // What infers a day quotes the text.
        let inferred = self.date.iter_mut().filter(|date| date.basis == super::Basis::Inferred);
        inferred.for_each(|date| "inferred from the text, which is withheld".clone_into(&mut date.evidence));
        rests_on_nothing(&mut self.language);
        self.withheld = Withheld { tombstones: vec![tombstone], sentences: BTreeMap::new(), has_headline };
    }

    /// Puts a stub in the place of the sentences `gone` of one block, whose sentences are all given.
    pub(crate) fn withhold_sentences(&mut self, at: usize, sentences: &[Span], gone: &[usize]) {
        let Some(block) = self.blocks.get_mut(at) else { return };
        self.withheld.sentences.insert(at, stubbed(block, sentences, gone));
        self.versions.iter_mut().for_each(|version| version.changes.clear());
        self.body = super::drafted::join_body(&mut self.blocks);
    }

    /// Takes out of what the article states everything that says words of which `is_secret` is true.
    pub(crate) fn state_nothing_of(&mut self, is_secret: impl Fn(&str) -> bool) {
        let told = |stated: &Stated<String>| is_secret(&stated.value);
        for text in
            [&mut self.title, &mut self.dek, &mut self.outlet, &mut self.taken_from, &mut self.section, &mut self.url]
        {
            text.take_if(|text| told(text));
        }
        self.byline.retain(|name| !told(name));
        self.credits.retain(|credit| !told(credit));
        let says = |text: &String| is_secret(text);
        self.conflicts.retain(|conflict| !says(&conflict.kept) && !says(&conflict.other));
        let texts = self.title.iter_mut().chain(&mut self.dek).chain(&mut self.outlet).chain(&mut self.section);
        let evidence =
            texts.chain(&mut self.taken_from).chain(&mut self.url).chain(&mut self.byline).chain(&mut self.credits);
        let evidence = evidence.map(|text| &mut text.evidence).chain([&mut self.language.evidence]);
        let dates = self.date.iter_mut().chain(&mut self.modified).map(|date| &mut date.evidence);
        evidence.chain(dates).filter(|evidence| says(evidence)).for_each(String::clear);
    }
}

fn rests_on_nothing<T>(stated: &mut Stated<T>) {
    stated.block = None;
}

/// Puts the stubs into a block; the ranges of its sentences thereafter.
fn stubbed(block: &mut Block, sentences: &[Span], gone: &[usize]) -> Vec<Span> {
    let cuts: Vec<Span> = gone.iter().filter_map(|&at| sentences.get(at).cloned()).collect();
    let mut text = String::with_capacity(block.text.len());
    let mut from = 0;
    for cut in &cuts {
        text.push_str(block.text.get(from..cut.start).unwrap_or_default());
        text.push_str(STUB);
        from = cut.end;
    }
    text.push_str(block.text.get(from..).unwrap_or_default());
    block.text = text;
    block.inlines.retain(|inline| cuts.iter().all(|cut| inline.span.end <= cut.start || inline.span.start >= cut.end));
    block.repairs.clear();
    for inline in &mut block.inlines {
        inline.span = moved(&inline.span, &cuts);
    }
    match &mut block.shape {
        Shape::List { items, .. } => items.iter_mut().for_each(|(span, _)| *span = moved(span, &cuts)),
        Shape::Table { rows, .. } => rows.iter_mut().flatten().for_each(|span| *span = moved(span, &cuts)),
        Shape::Plain | Shape::Heading(_) | Shape::Code { .. } => {}
    }
    sentences.iter().map(|span| moved(span, &cuts)).collect()
}

/// Where a range stands once each cut has become a stub.
fn moved(span: &Span, cuts: &[Span]) -> Span {
    place(span.start, cuts, false)..place(span.end, cuts, true)
}

fn place(at: usize, cuts: &[Span], is_end: bool) -> usize {
    let mut place = at;
    for cut in cuts.iter().take_while(|cut| cut.start < at || (cut.start == at && !is_end)) {
        let inside = at.min(cut.end) - cut.start;
        let kept = if is_end && inside > 0 { STUB.len() } else { 0 };
        place = place - inside + if at >= cut.end { STUB.len() } else { kept };
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_move_with_the_words_before_them() {
        let cuts = [4..24, 30..31];
        assert_eq!(moved(&(0..4), &cuts), 0..4);
        assert_eq!(moved(&(4..24), &cuts), 4..14, "the stub has ten letters");
        assert_eq!(moved(&(25..29), &cuts), 15..19);
        assert_eq!(moved(&(30..31), &cuts), 20..30);
        assert_eq!(moved(&(32..40), &cuts), 31..39);
        assert_eq!(moved(&(10..12), &cuts), 4..14, "what lay inside is the stub");
    }
}
