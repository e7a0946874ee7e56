//! One file a command. A command reads its options, calls the stages, and prints: data to standard output, everything
//! else to standard error.

mod analyze;
mod check;
mod init;

use std::io::{self, ErrorKind, IsTerminal, Write};

pub use analyze::AnalyzeError;
pub use init::InitError;
use serde::Serialize;

use crate::check::CheckError;
use crate::cli::{Cli, Command};
use crate::config::{Config, find_briefing};
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
    /// `check` stopped.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// `init` stopped.
    #[error(transparent)]
    Init(#[from] InitError),
    /// The briefing's configuration is wrong; each problem has been printed.
    #[error("{0} in the configuration")]
    Configuration(Count),
    /// Standard output cannot be written.
    #[error("cannot write to standard output: {0}")]
    Output(#[from] io::Error),
}

/// A number of problems, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(pub usize);

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} error{}", self.0, if self.0 == 1 { "" } else { "s" })
    }
}

/// Runs the command that was asked for.
pub fn run(cli: &Cli) -> Result<Outcome, CommandError> {
    match &cli.command {
        Command::Analyze(args) => Ok(analyze::run(args)?),
        Command::Init(args) => Ok(init::run(args)?),
        Command::Check(args) => check::run(args),
    }
}

/// The configuration of the briefing that the current folder lies in. What is wrong with it is printed.
fn configuration() -> Result<Config, CommandError> {
    Config::read(&find_briefing(".".as_ref())).map_err(|problems| {
        report(&problems);
        CommandError::Configuration(Count(problems.len()))
    })
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
