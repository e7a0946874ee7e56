//! The `backgrounder` program: parse, run, print the error, exit code.

use std::process::ExitCode;

use anyhow::Context as _;
use backgrounder::cli::Cli;
use backgrounder::commands::{self, Outcome};
use clap::Parser as _;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match commands::run(&cli).with_context(|| format!("`backgrounder {}` stopped", cli.name())) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
