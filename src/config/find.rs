//! Which folder is the briefing.

use std::path::{Path, PathBuf};

use super::FILE_NAME;

/// The folder with `briefing.toml` at or above `start`, else `start` itself. A file that travels with the articles in
/// `content/` makes the folder above a briefing.
pub fn find_briefing(start: &Path) -> PathBuf {
    let start = std::path::absolute(start).unwrap_or_else(|_| start.to_path_buf());
    let found = start.ancestors().find(|folder| folder.join(FILE_NAME).is_file());
    match found {
        Some(folder) if folder.ends_with("content") => folder.parent().unwrap_or(folder).to_path_buf(),
        found => found.unwrap_or(&start).to_path_buf(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_folder_with_the_file_wins() {
        let root = tempfile::tempdir().unwrap();
        let inner = root.path().join("a/b");
        std::fs::create_dir_all(&inner).unwrap();
        assert_eq!(find_briefing(&inner), inner);
        std::fs::write(root.path().join("a").join(FILE_NAME), "").unwrap();
        assert_eq!(find_briefing(&inner), root.path().join("a"));
        let articles = root.path().join("c/content");
        std::fs::create_dir_all(&articles).unwrap();
        std::fs::write(articles.join(FILE_NAME), "").unwrap();
        assert_eq!(find_briefing(&articles), root.path().join("c"));
    }
}
