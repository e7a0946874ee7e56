//! What the command line accepts: clap types only.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Turns a folder of press articles about one event into a briefing microsite in which every line opens its source
/// sentence.
#[derive(Debug, Parser)]
#[command(name = "backgrounder", version, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print what was found in each article, one JSON object a line
    Analyze(AnalyzeArgs),
    /// Begin a new briefing, with a sample that builds
    Init(InitArgs),
    /// Look for broken links, missing anchors and leaked paths in a built site
    Check(CheckArgs),
}

impl Cli {
    /// The name of the command, as typed.
    pub fn name(&self) -> &'static str {
        match self.command {
            Command::Analyze(_) => "analyze",
            Command::Init(_) => "init",
            Command::Check(_) => "check",
        }
    }
}

/// Options of `analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// Files and folders, read exactly as `build` reads them
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub paths: Vec<PathBuf>,
    /// One JSON object a line: {"id", "text" or "html", "date"?, "title"?, "url"?, "outlet"?, "clean"?}; `-` is standard
    /// input
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Folder of the built site [default: the briefing's output folder]
    pub folder: Option<PathBuf>,
    /// Print the findings as JSON on standard output
    #[arg(long)]
    pub json: bool,
}

/// Options of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Folder of the new briefing
    #[arg(default_value = ".")]
    pub folder: PathBuf,
}
