//! Sentences that mean an entity by an office and not by its name, each with the sentence that tells whose office it is.

use serde::Serialize;

use crate::briefing::{Entity, Statement};
use crate::render::view::block::is_withheld;
use crate::render::view::{Said, Viewpoint};
use crate::render::weave::{Layer, Thread, weave};

/// One sentence that means it so.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ByOffice {
    /// The sentence with the office marked; empty where it is withheld.
    html: String,
    said: Said,
    /// The rule: "the only minister that the article names: …".
    why: String,
    /// Language of the rule where it is not the site's.
    why_lang: Option<&'static str>,
    /// The sentence that names the holder, where it is another one.
    named_in: Option<Said>,
}

/// The sentences in source order, and how many more there are.
pub(super) fn by_office(view: &Viewpoint<'_>, entity: &Entity, limit: usize) -> (Vec<ByOffice>, usize) {
    let shown = entity.references.iter().take(limit).filter_map(|place| {
        let reference = &view.site.briefing.references[place.article][place.mention];
        let annotated = view.article(place.article);
        let sentence = annotated.sentence_at(reference.mention.span.start)?;
        let statement = Statement { article: place.article, sentence };
        let mark = Thread { span: reference.mention.span.clone(), layer: Layer::Mark };
        let whole = annotated.sentences[sentence].body.clone().unwrap_or_default();
        let shown = |statement: Statement| (!is_withheld(view, statement)).then(|| view.said(statement));
        Some(ByOffice {
            html: if is_withheld(view, statement) {
                String::new()
            } else {
                weave(view.interface(), &annotated.article.body, whole, &[mark])
            },
            said: view.said(statement),
            why: reference.mention.rule.clone(),
            why_lang: view.built_lang(),
            named_in: shown(reference.named_in).filter(|_| reference.named_in != statement),
        })
    });
    (shown.collect(), entity.references.len().saturating_sub(limit))
}
