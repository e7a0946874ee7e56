//! The progress bar of a long build.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::pipeline::Watch;

/// Work that ends sooner than this is not worth a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error that shows itself when work has lasted over a second, and is gone at its end.
pub(super) struct Progress {
    bar: ProgressBar,
    began: Instant,
}

impl Progress {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg:>9} {wide_bar} {pos}/{len}").expect("the template is constant");
        bar.set_style(style);
        Self { bar, began: Instant::now() }
    }

    fn show_if_due(&self) {
        if self.bar.is_hidden() && self.began.elapsed() >= PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Watch for Progress {
    fn begin(&self, step: &'static str, items: usize) {
        self.show_if_due();
        self.bar.reset();
        self.bar.set_length(items as u64);
        self.bar.set_message(step);
    }

    fn item(&self) {
        self.show_if_due();
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
