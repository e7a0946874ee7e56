//! `briefing.toml` → [`Config`].

mod find;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use find::find_briefing;
use url::Url;

use crate::diagnostic::{Diagnostic, Severity, shown};
use crate::fields::{Document, Fields};

/// Name of the file that makes a folder a briefing.
pub const FILE_NAME: &str = "briefing.toml";

/// Name of the file with the editor's decisions, beside it.
pub const EDITS_FILE_NAME: &str = "edits.toml";

/// What a person decided about the whole briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The briefing's folder.
    pub root: PathBuf,
    /// The file that all this was read from; it may be absent.
    pub file: PathBuf,
    /// Name of the briefing.
    pub title: String,
    /// The line below the title.
    pub dek: Option<String>,
    /// Where the site will be published, ending in `/`; used in feeds, sitemap, canonical links and the 404 page only.
    pub base_address: Option<Url>,
    /// Language of the site's own words as a BCP 47 tag.
    pub language: String,
    /// How much of the articles is published.
    pub mode: Mode,
    /// The bounds of excerpts.
    pub caps: Caps,
    /// The words at the foot of every page.
    pub footer: Footer,
    /// Rights in the data apart from the texts, in words or as the address of a licence.
    pub data_rights: Option<String>,
    /// The folder of articles.
    pub content: PathBuf,
    /// The folder that the site is written to.
    pub output: PathBuf,
    /// The manifest of an earlier edition, or the folder of its site: what the page of news compares with.
    pub since: Option<PathBuf>,
    /// The editor's decisions; the file may be absent.
    pub edits: PathBuf,
    /// Templates that replace those of the same name; the folder may be absent.
    pub templates: PathBuf,
    /// Files that replace those of the theme or are added to the site; the folder may be absent.
    pub statics: PathBuf,
}

/// How much of the articles is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// The whole cleaned text; on the web only of the sources that the editor says yes to.
    Full,
    /// The cited extracts only.
    Excerpts,
    /// The whole text, for reading here; pages ask not to be indexed.
    Private,
}

/// How much may be published of an article of which excerpts are published: neither number is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// Words.
    pub words: usize,
    /// Of a hundred words of the article.
    pub share: usize,
}

impl Default for Caps {
    fn default() -> Self {
        Self { words: 150, share: 25 }
    }
}

/// The words at the foot of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Footer {
    /// Who compiled the briefing and why.
    pub about: Option<String>,
    /// Whom to write to, for removal of a text too: an address for mail or the web.
    pub contact: Option<String>,
}

const MODES: &[(&str, Mode)] = &[("full", Mode::Full), ("excerpts", Mode::Excerpts), ("private", Mode::Private)];

impl Config {
    /// The configuration of a briefing without `briefing.toml`.
    pub fn defaults(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            file: root.join(FILE_NAME),
            title: "Briefing".to_owned(),
            dek: None,
            base_address: None,
            language: "en".to_owned(),
            mode: Mode::Full,
            caps: Caps::default(),
            footer: Footer::default(),
            data_rights: None,
            content: root.join("content"),
            output: root.join("public"),
            since: None,
            edits: root.join(EDITS_FILE_NAME),
            templates: root.join("templates"),
            statics: root.join("static"),
        }
    }

    /// Reads `briefing.toml` in `root`; the defaults where there is none.
    pub fn read(root: &Path) -> Result<Self, Vec<Diagnostic>> {
        Self::read_file(root, &root.join(FILE_NAME))
    }

    /// Reads a `briefing.toml` that lies among the articles and travels with them, as `edits.toml` beside it does;
    /// everything else stays where it is in `root`.
    pub fn read_among_articles(root: &Path, articles: &Path) -> Result<Self, Vec<Diagnostic>> {
        let config = Self::read_file(root, &articles.join(FILE_NAME))?;
        Ok(Self { content: articles.to_path_buf(), edits: articles.join(EDITS_FILE_NAME), ..config })
    }

    fn read_file(root: &Path, path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let name = shown(path);
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(Self { file: path.to_owned(), ..Self::parse(root, &name, &text)? }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::defaults(root)),
            Err(error) => Err(vec![
                Diagnostic::error("unreadable-file", name, "the configuration cannot be read")
                    .because(error.to_string()),
            ]),
        }
    }

    /// Reads the text of a `briefing.toml`; `name` is how the user would name the file.
    pub fn parse(root: &Path, name: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let document = Document { path: name.to_owned(), text: text.into(), severity: Severity::Error };
        let entries = document.toml(0..text.len()).map_err(|problem| vec![*problem])?;
        let mut fields = Fields::new(&document, entries);
        let defaults = Self::defaults(root);
        // In the order of the guide, in which an error lists the keys.
        let title = fields.text("title").unwrap_or(defaults.title);
        let dek = fields.text("dek");
        let language = fields.language("language").unwrap_or(defaults.language);
        let content = fields.text("content").map_or(defaults.content, |folder| root.join(folder));
        let output = fields.text("output").map_or(defaults.output, |folder| root.join(folder));
        let since = fields.text("since").map(|place| root.join(place));
        let base_address = base_address(&mut fields, &document);
        // What stands on the web is in excerpts unless somebody says otherwise.
        let unsaid = if base_address.is_some() { Mode::Excerpts } else { defaults.mode };
        let mode = fields.choice("mode", MODES).unwrap_or(unsaid);
        let data_rights = fields.text("data_rights");
        let (caps, cap_problems) = caps(&mut fields);
        let (footer, footer_problems) = footer(&mut fields);
        let mut problems = fields.finish(FILE_NAME);
        problems.extend(cap_problems);
        problems.extend(footer_problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            title,
            dek,
            base_address,
            language,
            mode,
            caps,
            footer,
            data_rights,
            content,
            output,
            since,
            ..Self::defaults(root)
        })
    }
}

fn footer(fields: &mut Fields<'_>) -> (Footer, Vec<Diagnostic>) {
    let Some(mut fields) = fields.table("footer") else { return (Footer::default(), Vec::new()) };
    let footer = Footer { about: fields.text("about"), contact: fields.text("contact") };
    (footer, fields.finish("`[footer]`"))
}

fn caps(fields: &mut Fields<'_>) -> (Caps, Vec<Diagnostic>) {
    let Some(mut fields) = fields.table("excerpts") else { return (Caps::default(), Vec::new()) };
    let number = |found: Option<u32>, otherwise| found.map_or(otherwise, |n| n as usize);
    let words = number(fields.number("words"), Caps::default().words);
    let share = number(fields.number("share"), Caps::default().share).min(100);
    (Caps { words, share }, fields.finish("`[excerpts]`"))
}

fn base_address(fields: &mut Fields<'_>, document: &Document) -> Option<Url> {
    let (mut address, span) = fields.web_address("base_address")?;
    if address.query().is_some() || address.fragment().is_some() {
        let what = format!("`{address}` is not the address of a folder");
        let problem = document.problem("bad-address", what, span).because("it has a part after `?` or `#`");
        fields.report(problem.hint("write the address of the site's folder, as in `https://example.org/briefing/`"));
        return None;
    }
    if !address.path().ends_with('/') {
        address.set_path(&format!("{}/", address.path()));
    }
    Some(address)
}
