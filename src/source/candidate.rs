//! A file that looks like an article by its name.

use std::path::{Path, PathBuf};

use super::Format;

/// A file that looks like an article by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Where it is.
    pub(super) file: PathBuf,
    /// Path below the content folder, `/` between folders.
    pub(super) path: String,
    /// How it is written, by its extension.
    pub(super) format: Format,
}

/// The format that a file name's extension promises.
pub(super) fn format_of(file: &Path) -> Option<Format> {
    match extension_of(file).as_str() {
        "txt" | "text" => Some(Format::Text),
        "html" | "htm" | "xhtml" | "xht" | "shtml" | "mhtml" | "mht" => Some(Format::Html),
        "md" | "markdown" => Some(Format::Markdown),
        _ => None,
    }
}

/// The extension in lower case, empty where there is none.
pub(super) fn extension_of(file: &Path) -> String {
    file.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The path without the extension of its file name.
pub(super) fn without_extension(path: &str) -> &str {
    let name_at = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name_at..].rfind('.') {
        Some(dot) if dot > 0 => &path[..name_at + dot],
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_extension_of_the_file_name_goes() {
        for (path, rest) in [("a.txt", "a"), ("v1.2/a", "v1.2/a"), ("a.b.md", "a.b"), ("x/.md", "x/.md")] {
            assert_eq!(without_extension(path), rest);
        }
    }

    #[test]
    fn extensions_are_read_in_any_case() {
        assert_eq!(format_of(Path::new("x/A.HTM")), Some(Format::Html));
        assert_eq!(format_of(Path::new("x/a.Markdown")), Some(Format::Markdown));
        assert_eq!(format_of(Path::new("x/a.png")), None);
        assert_eq!(format_of(Path::new("x/txt")), None);
    }
}
