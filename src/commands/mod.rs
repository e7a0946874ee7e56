//! One file a command. A command reads its options, calls the stages, and prints: data to standard output, everything
//! else to standard error.

mod analyze;
mod briefing_folder;
mod build;
mod check;
mod diff;
mod explain;
mod gate;
mod init;
mod manual;
mod progress;
mod serve;
mod summary;

use std::fmt;
use std::io::{self, ErrorKind, IsTerminal, Write};

pub use analyze::AnalyzeError;
pub use explain::ExplainError;
pub use init::InitError;
use serde::Serialize;

use self::briefing_folder::configuration;
use crate::check::CheckError;
use crate::cli::{Cli, Command};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::counted;
use crate::pipeline::BuildError;
use crate::publish::ManifestError;
#[cfg(feature = "serve")]
use crate::serve::{BadBase, ServeError};

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
    /// `check` stopped.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// There is no earlier or later edition.
    #[error(transparent)]
    Diff(#[from] ManifestError),
    /// `init` stopped.
    #[error(transparent)]
    Init(#[from] InitError),
    /// `build` stopped.
    #[error(transparent)]
    Build(BuildError),
    /// `explain` found nothing.
    #[error(transparent)]
    Explain(#[from] ExplainError),
    /// `serve` stopped.
    #[cfg(feature = "serve")]
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// The folder of the address is not one.
    #[cfg(feature = "serve")]
    #[error("`--base {0}` is no folder of an address: {1}")]
    Base(String, BadBase),
    /// This program has no `serve`.
    #[cfg(not(feature = "serve"))]
    #[error(
        "this program was built without it: build it with `--features serve`, or open the site that `build` writes"
    )]
    WithoutServe,
    /// What a person wrote is wrong; each problem has been printed.
    #[error("{0}")]
    Content(Count),
    /// Standard output cannot be written.
    #[error("cannot write to standard output: {0}")]
    Output(#[from] io::Error),
}

/// A number of problems, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(pub usize);

impl Count {
    fn errors(problems: &[Diagnostic]) -> Self {
        Self(problems.iter().filter(|problem| problem.severity == Severity::Error).count())
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&counted(self.0, "error"))
    }
}

/// Runs the command that was asked for.
pub fn run(cli: &Cli) -> Result<Outcome, CommandError> {
    match &cli.command {
        Command::Build(args) => build::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Analyze(args) => Ok(analyze::run(args)?),
        Command::Init(args) => Ok(init::run(args)?),
        Command::Check(args) => check::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Completions { shell } => Ok(manual::completions(*shell)?),
        Command::Man => Ok(manual::man_page()?),
    }
}

/// Prints problems to standard error, in colour where a person reads them and has not asked for none.
fn report(problems: &[Diagnostic]) {
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    for problem in problems {
        eprintln!("{}", problem.render(colour));
    }
}

fn print_json(value: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    print(&format!("{json}\n"))
}

/// Prints data. Whoever reads it may stop early (`… | head`); that is no failure.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
