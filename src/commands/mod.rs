//! One file a command. A command reads its options, calls the stages, and prints: data to standard output, everything
//! else to standard error.

mod analyze;

pub use analyze::AnalyzeError;

use crate::cli::{Cli, Command};
use crate::diagnostic::Diagnostic;

/// How a command ended that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to report: exit status 0.
    Clean,
    /// Findings, bad records, or warnings under `--strict`: exit status 1.
    Findings,
}

/// Why a command stopped before its end.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// `analyze` stopped.
    #[error(transparent)]
    Analyze(#[from] AnalyzeError),
}

/// Runs the command that was asked for.
pub fn run(cli: &Cli) -> Result<Outcome, CommandError> {
    match &cli.command {
        Command::Analyze(args) => Ok(analyze::run(args)?),
    }
}

/// Prints problems to standard error.
fn report(problems: &[Diagnostic]) {
    for problem in problems {
        eprintln!("{}: {}", problem.path, problem.what);
    }
}
