//! `build`: the site of a briefing.

use std::io::{self, IsTerminal};
use std::time::Instant;

use super::progress::Progress;
use super::summary::Summary;
use super::{CommandError, Count, Outcome, configuration, print_json, report};
use crate::cli::BuildArgs;
use crate::pipeline::{self, BuildError, Built, Watch};

pub(super) fn run(args: &BuildArgs) -> Result<Outcome, CommandError> {
    let began = Instant::now();
    let mut config = configuration(args.content.as_deref(), args.output.as_deref())?;
    config.since = args.since.clone().or(config.since);
    let progress = io::stderr().is_terminal().then(Progress::new);
    let watch: &dyn Watch = match &progress {
        Some(progress) => progress,
        None => &(),
    };
    let built = pipeline::build(&config, watch);
    drop(progress);
    let built = built.map_err(told)?;
    report(&built.warnings);
    let summary = Summary::of(&built, &config, began.elapsed());
    if args.json {
        print_json(&summary)?;
    } else {
        eprint!("{summary}");
    }
    if args.timings {
        eprint!("{}", timings(&built));
    }
    Ok(if args.strict && !built.warnings.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

/// Prints the problems that stopped a build.
pub(super) fn told(error: BuildError) -> CommandError {
    match error {
        BuildError::Content(problems) => {
            report(&problems);
            CommandError::Content(Count::errors(&problems))
        }
        error @ BuildError::Publish(_) => CommandError::Build(error),
    }
}

fn timings(built: &Built) -> String {
    built
        .steps
        .iter()
        .map(|step| format!("{:>9} {:8.3} s\n", step.name, step.took.as_secs_f64()))
        .collect::<Vec<_>>()
        .concat()
}
