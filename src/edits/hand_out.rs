//! Decisions about lines, handed out to the sources that they are about.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{Edit, Edits, FileNames, Provenance};
use crate::article::{Article, Misfit, ruled_blocks};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::source::{Ruling, Source};

/// One decision about lines with the index of its source.
struct Handed<'e> {
    source: usize,
    ruling: &'e Ruling,
    provenance: &'e Provenance,
}

impl Edits {
    /// Gives each source the decisions about its lines, and warns of those about a file that is not there. Two that
    /// clash are errors. `folders` are those that the sources were read from.
    pub fn hand_out<P: AsRef<Path>>(&self, sources: &mut [Source], folders: &[P]) -> Vec<Diagnostic> {
        let names = FileNames::new(sources.iter().map(|s| (s.id.0.as_str(), s.path.as_str())), folders);
        let mut problems = Vec::new();
        let mut handed = Vec::new();
        for (file, ruling, provenance) in self.about_lines() {
            match names.find(file) {
                Some(source) => handed.push(Handed { source, ruling, provenance }),
                None => problems.push(self.no_file(file, provenance, &names)),
            }
        }
        problems.extend(self.clashes(&mut handed));
        let rulings: Vec<_> = handed.into_iter().map(|handed| (handed.source, handed.ruling.clone())).collect();
        for (source, ruling) in rulings {
            sources[source].given.rulings.push(ruling);
        }
        problems
    }

    /// A warning for each decision about lines that does not fit its file. It was not applied.
    pub fn misfits<'a, P: AsRef<Path>>(
        &self,
        articles: impl IntoIterator<Item = &'a Article>,
        folders: &[P],
    ) -> Vec<Diagnostic> {
        let articles: Vec<&Article> = articles.into_iter().collect();
        let names = FileNames::new(articles.iter().map(|a| (a.id.0.as_str(), a.path.as_str())), folders);
        let misfit = |(file, ruling, provenance)| {
            let article = *articles.get(names.find(file)?)?;
            let misfit = ruled_blocks(&article.blocks, ruling).err()?;
            Some(self.misfit(article, ruling, &misfit, provenance))
        };
        self.about_lines().filter_map(misfit).collect()
    }

    fn about_lines(&self) -> impl Iterator<Item = (&str, &Ruling, &Provenance)> {
        self.edits.iter().filter_map(|(edit, provenance)| match edit {
            Edit::Lines { file, ruling } => Some((file.as_str(), ruling, provenance)),
            _ => None,
        })
    }

    fn no_file(&self, file: &str, provenance: &Provenance, names: &FileNames<'_>) -> Diagnostic {
        let problem = self.warning("edit-matches-nothing", format!("no source is the file `{file}`"), provenance);
        let near = did_you_mean(file, names.paths());
        problem
            .hint(near.unwrap_or_else(|| "write its path below the content folder, as `explain` prints it".to_owned()))
    }

    /// Decisions that keep and cut the same line, or keep it as two kinds.
    fn clashes(&self, handed: &mut [Handed<'_>]) -> Vec<Diagnostic> {
        handed.sort_by_key(|handed| (handed.source, handed.ruling.lines));
        let mut problems = Vec::new();
        // Of each thing that becomes of the lines of one source, the decision that reaches farthest down so far.
        let mut farthest: BTreeMap<String, &Handed<'_>> = BTreeMap::new();
        let mut source = None;
        for one in handed.iter() {
            if source.replace(one.source) != Some(one.source) {
                farthest.clear();
            }
            let clashing = farthest.values().find(|other| clash(other.ruling, one.ruling));
            problems.extend(clashing.map(|other| self.clash(other, one)));
            let reach = farthest.entry(fate(one.ruling)).or_insert(one);
            if reach.ruling.lines.1 < one.ruling.lines.1 {
                *reach = one;
            }
        }
        problems
    }

    fn clash(&self, one: &Handed<'_>, other: &Handed<'_>) -> Diagnostic {
        let (first, second) =
            if one.provenance.span.start <= other.provenance.span.start { (one, other) } else { (other, one) };
        let line = one.ruling.lines.0.max(other.ruling.lines.0);
        Diagnostic::error("clashing-edits", self.path.clone(), format!("two decisions about line {line} clash"))
            .at(Arc::<str>::from(self.text.as_str()), second.provenance.span.clone())
            .and_at(first.provenance.span.clone(), format!("here it is {}", fate(first.ruling)))
            .because(format!("it cannot be {} and be {}", fate(first.ruling), fate(second.ruling)))
            .hint("remove one of the two, or give them lines that do not overlap")
    }

    fn misfit(&self, article: &Article, ruling: &Ruling, misfit: &Misfit, provenance: &Provenance) -> Diagnostic {
        let (lines, path) = (shown(ruling.lines), &article.path);
        match misfit {
            Misfit::NoText { last } => self
                .warning("lines-without-text", format!("{lines} of `{path}` hold no text"), provenance)
                .hint(format!("the last line with text is {last}; `backgrounder explain {path}:{last}` shows it")),
            Misfit::PartOfBlock { block } => self
                .warning("part-of-a-block", format!("{lines} of `{path}` are part of a longer block"), provenance)
                .hint(format!(
                    "{} are one block, kept or cut as a whole: write `lines = \"{}\"`",
                    shown(*block),
                    range(*block)
                )),
            Misfit::OtherWords { found } => {
                let what = format!("{lines} of `{path}` do not start with the words that the decision gives");
                let hint = match found.as_slice() {
                    [] => {
                        "no line starts with these words: the file has changed since, or they are misspelt".to_owned()
                    }
                    found => {
                        let found: Vec<String> = found.iter().map(|line| format!("line {line}")).collect();
                        format!("these words start {}", found.join(", "))
                    }
                };
                self.warning("lines-have-changed", what, provenance).hint(hint)
            }
        }
    }

    fn warning(&self, code: &'static str, what: String, provenance: &Provenance) -> Diagnostic {
        Diagnostic::warning(code, self.path.clone(), what)
            .at(Arc::<str>::from(self.text.as_str()), provenance.span.clone())
            .because("the decision is not applied")
    }
}

/// True where some line cannot be what both say. To keep a line without a kind goes together with every kind.
fn clash(one: &Ruling, other: &Ruling) -> bool {
    let overlap = one.lines.0 <= other.lines.1 && other.lines.0 <= one.lines.1;
    let kinds_differ = one.kind.is_some() && other.kind.is_some() && one.kind != other.kind;
    overlap && (one.keep != other.keep || kinds_differ)
}

fn fate(ruling: &Ruling) -> String {
    match (ruling.keep, &ruling.kind) {
        (true, Some(kind)) => format!("kept as {kind}"),
        (true, None) => "kept".to_owned(),
        (false, _) => "cut".to_owned(),
    }
}

/// "line 4", "lines 4 to 8".
fn shown((first, last): (usize, usize)) -> String {
    if first == last { format!("line {first}") } else { format!("lines {first} to {last}") }
}

/// "4", "4-8": as it is written into the file.
pub fn range((first, last): (usize, usize)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
