//! Waits for edits.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::inputs::{Inputs, Touched};
use crate::diagnostic::{Diagnostic, shown};

/// An edit is over when nothing has changed for so long: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(20);
/// Where changes do not end, as while a folder is copied, the site is made after this time all the same.
const LONGEST: Duration = Duration::from_millis(500);

/// Told by the system of changes in some folders.
pub(super) struct Watcher {
    system: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    watched: BTreeMap<PathBuf, bool>,
}

impl Watcher {
    pub(super) fn new() -> Result<Self, notify::Error> {
        let (tell, events) = channel();
        Ok(Self { system: notify::recommended_watcher(tell)?, events, watched: BTreeMap::new() })
    }

    /// Watches the files of a briefing, and no others; `anew` where a folder may have been replaced by another of its
    /// name. Warns of each folder that the system does not watch.
    pub(super) fn follow(&mut self, inputs: &Inputs, anew: bool) -> Vec<Diagnostic> {
        let wanted = inputs.watched();
        if wanted == self.watched && !anew {
            return Vec::new();
        }
        for folder in std::mem::take(&mut self.watched).keys() {
            // One that is gone is not watched any more.
            let _ = self.system.unwatch(folder);
        }
        let mut unwatched = Vec::new();
        for (folder, deep) in &wanted {
            let mode = if *deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            if let Err(error) = self.system.watch(folder, mode) {
                let problem = Diagnostic::warning("unwatched", shown(folder), "edits in this folder are not seen");
                unwatched.push(problem.because(error.to_string()).hint("start `backgrounder serve` again"));
            }
        }
        self.watched = wanted;
        unwatched
    }

    /// Waits until a file of the briefing has changed and the edit is over.
    pub(super) fn wait(&self, inputs: &Inputs) -> Touched {
        let mut touched = Touched::default();
        while touched.is_nothing() {
            match self.events.recv() {
                Ok(event) => touched = touched.and(by(&event, inputs)),
                // The system's watcher, which tells, lives as long as this one.
                Err(_) => std::thread::park(),
            }
        }
        let first = Instant::now();
        while first.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => touched = touched.and(by(&event, inputs)),
                Err(_) => break,
            }
        }
        touched
    }
}

fn by(event: &notify::Result<Event>, inputs: &Inputs) -> Touched {
    match event {
        // Reading is no edit: every rebuild does it.
        Ok(event) if event.kind.is_access() && !event.need_rescan() => Touched::default(),
        Ok(event) if event.need_rescan() => Touched::everything(),
        Ok(event) => event.paths.iter().fold(Touched::default(), |touched, path| touched.and(inputs.touched(path))),
        Err(_) => Touched::everything(),
    }
}
