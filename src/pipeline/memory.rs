//! What was worked out of single files, kept from one reading of a folder to the next.
//!
//! Only pure steps are kept, each with everything that it was made of; an answer is taken again where all of that is
//! equal. So a reading with a memory gives what a reading without one gives.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::annotate::{Annotated, annotate};
use crate::article::{Article, Cleaned, Drafted, FolderLines, draft};
use crate::source::{Source, SourceId};

/// The work on each file of a folder, as it was last read. What is not read again is forgotten.
#[derive(Debug, Default)]
pub struct Memory {
    files: BTreeMap<SourceId, File>,
    annotated: BTreeMap<SourceId, Annotated>,
}

/// What became of the articles of a folder since it was read before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Indices of the articles that are new or differ.
    pub anew: Vec<usize>,
    /// True where an article is no longer there.
    pub is_one_gone: bool,
}

impl Changes {
    /// True where every article is as it was.
    pub fn are_none(&self) -> bool {
        self.anew.is_empty() && !self.is_one_gone
    }
}

/// One file: its source, and what was made of it alone and in its folder.
#[derive(Debug)]
struct File {
    source: Source,
    draft: Drafted,
    cleaned: Option<Cleaned>,
}

impl File {
    fn of(source: Source, before: Option<Self>) -> Self {
        match before {
            Some(before) if before.source == source => before,
            _ => Self { draft: draft(&source), source, cleaned: None },
        }
    }

    fn clean(&mut self, folder: &FolderLines) -> Article {
        let cleaned = self.draft.clean_again(folder, self.cleaned.take());
        self.cleaned.insert(cleaned).article.clone()
    }
}

impl Memory {
    /// True where a source is as it was.
    pub(super) fn holds(&self, source: &Source) -> bool {
        self.files.get(&source.id).is_some_and(|file| file.source == *source)
    }

    /// Cleans the sources of a folder.
    pub(super) fn clean(&mut self, sources: Vec<Source>) -> Vec<Article> {
        let known: Vec<_> = sources.into_iter().map(|s| (self.files.remove(&s.id), s)).collect();
        let mut files: Vec<File> = known.into_par_iter().map(|(before, source)| File::of(source, before)).collect();
        let lines = FolderLines::of(files.iter().map(|file| &file.draft));
        let articles = files.par_iter_mut().map(|file| file.clean(&lines)).collect();
        self.files = files.into_iter().map(|file| (file.source.id.clone(), file)).collect();
        articles
    }

    /// Annotates the articles of a folder, and says which of them are not as they were.
    pub(super) fn annotate(&mut self, articles: Vec<Article>) -> (Vec<Annotated>, Changes) {
        let known: Vec<_> = articles.into_iter().map(|a| (self.annotated.remove(&a.id), a)).collect();
        let is_one_gone = !self.annotated.is_empty();
        let annotated: Vec<(bool, Annotated)> = known
            .into_par_iter()
            .map(|(before, article)| match before.filter(|before| before.article == article) {
                Some(before) => (false, before),
                None => (true, annotate(article)),
            })
            .collect();
        let anew = (0..annotated.len()).filter(|&at| annotated[at].0).collect();
        let annotated: Vec<Annotated> = annotated.into_iter().map(|(_, annotated)| annotated).collect();
        let kept = annotated.par_iter().map(|annotated| (annotated.article.id.clone(), annotated.clone()));
        self.annotated = kept.collect();
        (annotated, Changes { anew, is_one_gone })
    }
}
