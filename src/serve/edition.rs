//! One state of the site, whole in memory: its pages are rendered when they are asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::pipeline;
use crate::render::{Page, Theme};
use crate::site::{Job, Site};

/// A site with the theme that shows it.
#[derive(Debug)]
pub(super) struct Edition {
    pub(super) site: Arc<Site>,
    theme: Theme,
    /// The output at each path.
    jobs: BTreeMap<String, Job>,
}

impl Edition {
    pub(super) fn new(site: Arc<Site>, theme: Theme) -> Self {
        let jobs = site.jobs.iter().map(|&job| (site.route(job).path().to_owned(), job)).collect();
        Self { site, theme, jobs }
    }

    /// The output at a path below the site's folder.
    pub(super) fn job(&self, path: &str) -> Option<Job> {
        self.jobs.get(path).copied()
    }

    /// The paths of all outputs.
    pub(super) fn jobs(&self) -> &BTreeMap<String, Job> {
        &self.jobs
    }

    /// Renders one output, as a build would write it.
    pub(super) fn page(&self, job: Job) -> Result<Page, Box<Diagnostic>> {
        pipeline::page(&self.theme, &self.site, job)
    }
}
