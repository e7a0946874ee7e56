//! How many pages an edit changed. It is counted after the site is shown, and given up when the next edit comes.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::language::counted;
use crate::serve::Teller;
use crate::serve::edition::Edition;

/// The pages as they were when they were last counted.
pub(super) struct PageCount {
    teller: Arc<dyn Teller>,
    /// The edition that is being counted; an older count gives up.
    newest: Arc<AtomicU64>,
    /// A number for the bytes of each page.
    before: Arc<Mutex<Option<Pages>>>,
}

type Pages = BTreeMap<String, u64>;

/// One page: its path, and a number for its bytes or why there are none.
type Counted = (String, Result<u64, Box<Diagnostic>>);

impl PageCount {
    pub(super) fn new(teller: Arc<dyn Teller>) -> Self {
        Self { teller, newest: Arc::default(), before: Arc::default() }
    }

    /// Gives up the count that runs.
    pub(super) fn stop(&self) -> u64 {
        self.newest.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Counts the pages of an edition and tells one line: what was done, the pages, the warnings. Rendering every page
    /// also shows which of them a template spoils.
    pub(super) fn begin(&self, edition: Arc<Edition>, done: String, warnings: String) {
        let number = self.stop();
        let (teller, newest, before) = (Arc::clone(&self.teller), Arc::clone(&self.newest), Arc::clone(&self.before));
        let count = move || {
            let is_newest = || newest.load(Ordering::SeqCst) == number;
            let Some(pages) = pages(&edition, &is_newest) else {
                teller.rebuilt(&format!("{done}: {warnings}"));
                return;
            };
            let spoiled: Vec<Diagnostic> =
                pages.iter().filter_map(|(_, page)| page.clone().err()).map(|p| *p).collect();
            let pages: Pages = pages.into_iter().filter_map(|(path, page)| Some((path, page.ok()?))).collect();
            let mut before = before.lock().unwrap_or_else(PoisonError::into_inner);
            let changed = match before.as_ref() {
                Some(before) => format!("{} changed", counted(difference(before, &pages), "page")),
                None => counted(pages.len(), "file"),
            };
            *before = Some(pages);
            if let Some(first) = spoiled.first() {
                teller.problems(std::slice::from_ref(first));
            }
            let spoiled = match spoiled.len() {
                0 => String::new(),
                number => format!(", {} with errors", counted(number, "page")),
            };
            teller.rebuilt(&format!("{done}: {changed}{spoiled}, {warnings}"));
        };
        // Where the system gives no thread, nothing is counted.
        let _ = std::thread::Builder::new().name("count".to_owned()).spawn(count);
    }
}

/// Every page; none where a newer edition came meanwhile.
fn pages(edition: &Edition, is_newest: &(impl Fn() -> bool + Sync)) -> Option<Vec<Counted>> {
    let jobs: Vec<_> = edition.jobs().iter().collect();
    let page = |(path, job): (&String, &crate::site::Job)| {
        is_newest().then(|| (path.clone(), edition.page(*job).map(|page| number_of(&page.bytes))))
    };
    jobs.into_par_iter().map(page).collect()
}

fn number_of(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// How many pages are new, gone or differ.
fn difference(before: &Pages, now: &Pages) -> usize {
    let gone = before.keys().filter(|path| !now.contains_key(*path)).count();
    gone + now.iter().filter(|(path, number)| before.get(*path) != Some(number)).count()
}
