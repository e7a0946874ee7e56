//! An article with what its folder said when it was judged, so that it need not be judged again while the folder says
//! the same.

use super::recurrence::Recurrence;
use super::{Article, Drafted, FolderLines};

/// An article, and all that it was made of beside its own draft.
#[derive(Debug, Clone)]
pub struct Cleaned {
    /// The article.
    pub article: Article,
    recurrence: Recurrence,
}

impl Drafted {
    /// Judges the blocks as [`Drafted::clean`] does, or takes what was found `before` from this same draft where the
    /// folder's other files say the same of its lines.
    #[must_use]
    pub fn clean_again(&self, folder: &FolderLines, before: Option<Cleaned>) -> Cleaned {
        let recurrence = folder.recurrence(self);
        match before {
            Some(before) if before.recurrence == recurrence => before,
            _ => Cleaned { article: self.clone().clean(folder), recurrence },
        }
    }
}
