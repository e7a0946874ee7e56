//! What the command line accepts: clap types only.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

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
    /// Build the site of the briefing that the current folder lies in
    Build(BuildArgs),
    /// Show the site in a browser on this computer, and make it anew after each edit
    Serve(ServeArgs),
    /// Print what was found in each article, one JSON object a line
    Analyze(AnalyzeArgs),
    /// Begin a new briefing, with a sample that builds
    Init(InitArgs),
    /// Look for broken links, missing anchors and leaked paths in a built site
    Check(CheckArgs),
    /// Say what is new: sources, events, disputes, names and addresses of one edition against another
    Diff(DiffArgs),
    /// Say why: the rule and the evidence behind a name, an event, a date, a sentence, a line or a key point
    Explain(ExplainArgs),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page
    #[command(hide = true)]
    Man,
}

impl Cli {
    /// The name of the command, as typed.
    pub fn name(&self) -> &'static str {
        match self.command {
            Command::Build(_) => "build",
            Command::Serve(_) => "serve",
            Command::Analyze(_) => "analyze",
            Command::Init(_) => "init",
            Command::Check(_) => "check",
            Command::Diff(_) => "diff",
            Command::Explain(_) => "explain",
            Command::Completions { .. } => "completions",
            Command::Man => "man",
        }
    }
}

/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// The folder of articles, or one article [default: as briefing.toml says, else content/]
    #[arg(long, value_name = "PATH")]
    pub content: Option<PathBuf>,
    /// The folder that the site is written to [default: as briefing.toml says, else public/]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The manifest.json of an earlier edition, or the folder of its site: what "What is new" compares with [default: as
    /// briefing.toml says]
    #[arg(long, value_name = "OLD")]
    pub since: Option<PathBuf>,
    /// Exit with status 1 where there are warnings
    #[arg(long)]
    pub strict: bool,
    /// Print the summary as JSON on standard output
    #[arg(long)]
    pub json: bool,
    /// Print what each step took
    #[arg(long)]
    pub timings: bool,
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The folder of articles, or one article [default: as briefing.toml says, else content/]
    #[arg(long, value_name = "PATH")]
    pub content: Option<PathBuf>,
    /// The port [default: 8000, or the next that is free]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// The folder of the site's address, as where GitHub Pages would serve it
    #[arg(long, value_name = "/REPO/", default_value = "/")]
    pub base: String,
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
    /// Go through what a librarian asks before a briefing is published, each point with pass, fail or to do by hand
    #[arg(long)]
    pub publish: bool,
    /// With --publish, the folder of articles, or one article [default: as briefing.toml says, else content/]
    #[arg(long, value_name = "PATH", requires = "publish")]
    pub content: Option<PathBuf>,
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

/// Options of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The earlier edition: the folder of a built site, or its manifest.json [default: the briefing's output folder]
    pub old: Option<PathBuf>,
    /// The later edition [default: the briefing as its files are now, before it is built]
    pub new: Option<PathBuf>,
    /// The folder of articles, or one article [default: as briefing.toml says, else content/]
    #[arg(long, value_name = "PATH")]
    pub content: Option<PathBuf>,
    /// Print the differences as JSON on standard output
    #[arg(long)]
    pub json: bool,
}

/// Options of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// An id (`person/ada-brook`, `event/…`, an article), a sentence (`003#s12`), a line or lines (`FILE:12`, `FILE:12-18`),
    /// or `key-point N`
    #[arg(required = true, value_name = "ID")]
    pub id: Vec<String>,
    /// The folder of articles, or one article [default: as briefing.toml says, else content/]
    #[arg(long, value_name = "PATH")]
    pub content: Option<PathBuf>,
}
