//! Shell completions and the man page, made from the same definition as the command line.

use std::io;

use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;

use super::Outcome;
use crate::cli::Cli;

pub(super) fn completions(shell: Shell) -> io::Result<Outcome> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "backgrounder", &mut text);
    print(&text)
}

pub(super) fn man_page() -> io::Result<Outcome> {
    let mut text = Vec::new();
    Man::new(Cli::command()).render(&mut text)?;
    print(&text)
}

fn print(text: &[u8]) -> io::Result<Outcome> {
    super::print(&String::from_utf8_lossy(text))?;
    Ok(Outcome::Clean)
}
