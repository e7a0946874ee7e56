//! What each step of a build takes.

use std::time::{Duration, Instant};

/// Told of the steps of a build while it runs; a progress bar is one.
pub trait Watch: Sync {
    /// A step begins that handles so many items; 0 where it has no items.
    fn begin(&self, step: &'static str, items: usize) {
        let _ = (step, items);
    }

    /// One item of the step is done.
    fn item(&self) {}
}

/// Nobody watches.
impl Watch for () {}

/// One step of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: &'static str,
    /// How long it took.
    pub took: Duration,
}

/// Times one step after the other.
pub(super) struct Stopwatch<'w> {
    watch: &'w dyn Watch,
    running: Option<(&'static str, Instant)>,
    steps: Vec<Step>,
}

impl<'w> Stopwatch<'w> {
    pub(super) fn start(watch: &'w dyn Watch) -> Self {
        Self { watch, running: None, steps: Vec::new() }
    }

    /// Ends the step that runs and begins the next.
    pub(super) fn step(&mut self, name: &'static str, items: usize) {
        self.end();
        self.watch.begin(name, items);
        self.running = Some((name, Instant::now()));
    }

    /// Passes a finished item on.
    pub(super) fn done<T>(&self, item: T) -> T {
        self.watch.item();
        item
    }

    /// Ends the last step.
    pub(super) fn stop(mut self) -> Vec<Step> {
        self.end();
        self.steps
    }

    fn end(&mut self) {
        let ended = self.running.take().map(|(name, since)| Step { name, took: since.elapsed() });
        self.steps.extend(ended);
    }
}
