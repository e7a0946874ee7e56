//! Which files a site is made of, so that an edit of one of them is seen, also where it does not exist yet.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::config::{Config, EDITS_FILE_NAME, FILE_NAME};
use crate::publish::real;

/// What an edit may have changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says of one sort of files whether it was touched")]
pub(super) struct Touched {
    /// `briefing.toml`.
    pub(super) config: bool,
    /// The articles, or the editor's decisions.
    pub(super) articles: bool,
    /// Templates, styles and scripts.
    pub(super) theme: bool,
    /// A folder itself came or went: what is watched is to be looked up again.
    pub(super) folders: bool,
}

impl Touched {
    pub(super) fn everything() -> Self {
        Self { config: true, articles: true, theme: true, folders: true }
    }

    pub(super) fn is_nothing(self) -> bool {
        self == Self::default()
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            config: self.config || other.config,
            articles: self.articles || other.articles,
            theme: self.theme || other.theme,
            folders: self.folders || other.folders,
        }
    }
}

/// Where the files of a briefing are, without symbolic links, as the system reports their changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inputs {
    content: PathBuf,
    configs: [PathBuf; 2],
    edits: [PathBuf; 2],
    theme: [PathBuf; 2],
    output: PathBuf,
}

impl Inputs {
    pub(super) fn of(config: &Config) -> Self {
        let file_in = |folder: &Path, name: &str| real(&folder.join(name));
        Self {
            content: real(&config.content),
            configs: [file_in(&config.root, FILE_NAME), file_in(&config.content, FILE_NAME)],
            edits: [real(&config.edits), file_in(&config.root, EDITS_FILE_NAME)],
            theme: [real(&config.templates), real(&config.statics)],
            output: real(&config.output),
        }
    }

    /// What a change at a path may have changed; nothing for the site that a build wrote and for files that no site is
    /// made of.
    pub(super) fn touched(&self, path: &Path) -> Touched {
        if self.all().any(|input| input.starts_with(path)) && !self.is_file(path) {
            return Touched::everything();
        }
        let is_in = |input: &PathBuf| {
            path.starts_with(input) && !(path.starts_with(&self.output) && self.output.starts_with(input))
        };
        Touched {
            config: self.configs.iter().any(is_in),
            articles: is_in(&self.content) || self.edits.iter().any(is_in),
            theme: self.theme.iter().any(is_in),
            folders: false,
        }
    }

    /// The folders to watch; true where all below them counts.
    pub(super) fn watched(&self) -> BTreeMap<PathBuf, bool> {
        let deep = std::iter::once(&self.content).chain(&self.theme);
        let mut watched: BTreeMap<PathBuf, bool> =
            deep.filter(|folder| folder.is_dir()).map(|folder| (folder.clone(), true)).collect();
        for input in self.all() {
            // The folder around it tells that it comes, goes, or is replaced by a rename.
            if let Some(around) = input.ancestors().skip(1).find(|folder| folder.is_dir()) {
                watched.entry(around.to_owned()).or_insert(false);
            }
        }
        let is_covered = |folder: &PathBuf| {
            watched.iter().any(|(other, deep)| *deep && folder.starts_with(other) && folder != other)
        };
        let covered: Vec<PathBuf> = watched.keys().filter(|folder| is_covered(folder)).cloned().collect();
        watched.retain(|folder, _| !covered.contains(folder));
        watched
    }

    fn all(&self) -> impl Iterator<Item = &PathBuf> {
        std::iter::once(&self.content).chain(&self.configs).chain(&self.edits).chain(&self.theme)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.configs.iter().chain(&self.edits).any(|file| file == path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(root: &Path) -> Inputs {
        Inputs::of(&Config::defaults(root))
    }

    #[test]
    fn each_file_touches_what_is_made_of_it() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let inputs = inputs(&root);
        let touched = |path: &str| inputs.touched(&root.join(path));
        let nothing = Touched::default();
        assert_eq!(touched("briefing.toml"), Touched { config: true, ..nothing });
        assert_eq!(touched("content/a/b.txt"), Touched { articles: true, ..nothing });
        assert_eq!(touched("edits.toml"), Touched { articles: true, ..nothing });
        assert_eq!(touched("static/style.css"), Touched { theme: true, ..nothing });
        assert_eq!(touched("templates"), Touched::everything());
        for other in ["public/index.html", "public", "notes.txt", "briefing.toml~", ".git/index"] {
            assert_eq!(touched(other), nothing, "{other}");
        }
    }

    #[test]
    fn folders_that_do_not_exist_yet_are_waited_for() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        assert_eq!(inputs(&root).watched(), BTreeMap::from([(root.clone(), false)]));
        std::fs::create_dir_all(root.join("content/deep")).unwrap();
        let both = BTreeMap::from([(root.clone(), false), (root.join("content"), true)]);
        assert_eq!(inputs(&root).watched(), both);
    }

    #[test]
    fn the_output_is_never_an_input() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let config = Config { output: root.join("static/site"), ..Config::defaults(&root) };
        let inputs = Inputs::of(&config);
        assert!(inputs.touched(&root.join("static/site/index.html")).is_nothing());
        assert!(inputs.touched(&root.join("static/site.css")).theme);
    }
}
