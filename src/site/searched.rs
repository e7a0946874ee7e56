//! Which sentences search can find.

use crate::article::STUB;
use crate::briefing::{Briefing, Statement};
use crate::excerpt::Published;

/// So many sentences share one file of texts: a page of results loads little, a folder of a thousand articles makes some
/// hundred files.
pub const SHARD: usize = 128;

/// The sentences of the body that are published, in source order.
pub(super) fn searched(briefing: &Briefing, published: &Published) -> Vec<Statement> {
    let mut found = Vec::new();
    for (article, annotated) in briefing.articles.iter().enumerate() {
        for (sentence, told) in annotated.sentences.iter().enumerate().filter(|(_, s)| s.body.is_some()) {
            let statement = Statement { article, sentence };
            let block = annotated.article.blocks.get(told.block);
            let words = block.and_then(|b| b.text.get(told.span.clone())).unwrap_or_default().trim();
            if published.has(statement) && !words.is_empty() && words != STUB {
                found.push(statement);
            }
        }
    }
    found
}
