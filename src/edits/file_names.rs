//! Which source a person means by the name of a file.

use std::path::Path;

/// The sources of a briefing by all names that a person may give them.
#[derive(Debug, Clone)]
pub struct FileNames<'s> {
    /// Id and path of each source, by index.
    sources: Vec<(&'s str, &'s str)>,
    /// The folders that the paths begin in, absolute, `/` between folders.
    folders: Vec<String>,
}

impl<'s> FileNames<'s> {
    /// The names of sources, given as id and path, that were read below `folders` (or are these files themselves).
    pub fn new<P: AsRef<Path>>(sources: impl IntoIterator<Item = (&'s str, &'s str)>, folders: &[P]) -> Self {
        let folder = |path: &P| {
            let path = std::fs::canonicalize(path.as_ref()).ok()?;
            let folder = if path.is_file() { path.parent()? } else { &path };
            Some(folder.to_string_lossy().replace('\\', "/"))
        };
        Self { sources: sources.into_iter().collect(), folders: folders.iter().filter_map(folder).collect() }
    }

    /// The index of the source that is meant: by its path below the content folder, by its id, or by a longer path that
    /// leads to it through the folders above, as from the working directory.
    pub fn find(&self, file: &str) -> Option<usize> {
        let file = file.replace('\\', "/");
        let file = file.strip_prefix("./").unwrap_or(&file);
        let by = |is: &dyn Fn(&(&str, &str)) -> bool| self.sources.iter().position(is);
        let leads_to = |name: &str| file.strip_suffix(name).is_some_and(|above| self.leads_here(above));
        by(&|(_, path)| *path == file)
            .or_else(|| by(&|(id, _)| *id == file))
            .or_else(|| by(&|(_, path)| leads_to(path)))
            .or_else(|| by(&|(id, _)| leads_to(id)))
    }

    /// The path of a source.
    pub fn path(&self, index: usize) -> Option<&'s str> {
        self.sources.get(index).map(|(_, path)| *path)
    }

    /// The paths, for suggestions.
    pub fn paths(&self) -> impl Iterator<Item = &'s str> {
        self.sources.iter().map(|(_, path)| *path)
    }

    /// True for `press/content/` where the articles lie in `/home/ada/press/content`.
    fn leads_here(&self, above: &str) -> bool {
        let Some(above) = above.strip_suffix('/') else { return false };
        let above = format!("/{}", above.trim_start_matches("../").trim_start_matches('/'));
        self.folders.iter().any(|folder| folder.ends_with(&above))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_path_its_id_and_the_way_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("press/content");
        std::fs::create_dir_all(&content).unwrap();
        let sources = [("mill", "mill.txt"), ("dailies/mill", "dailies/mill.txt"), ("mill.md", "mill.md")];
        let names = FileNames::new(sources, &[&content]);
        for (file, found) in [
            ("mill.txt", Some(0)),
            ("mill", Some(0)),
            ("mill.md", Some(2)),
            ("dailies/mill.txt", Some(1)),
            ("dailies\\mill", Some(1)),
            ("./dailies/mill.txt", Some(1)),
            ("content/mill.txt", Some(0)),
            ("press/content/dailies/mill.txt", Some(1)),
            ("../content/mill.md", Some(2)),
            ("content/dailies/mill", Some(1)),
            ("evening/mill.txt", None),
            ("windmill.txt", None),
        ] {
            assert_eq!(names.find(file), found, "{file}");
        }
    }
}
