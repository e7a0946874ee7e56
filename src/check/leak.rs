//! Paths of the machine that a site was built on.

use std::path::Path;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

/// Paths that lead into somebody's own files on any system.
static ANYWHERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x) file://                                             # an address of a file
        | (?:^|[\s"'(=>`]) / (?: home | Users ) / [\w.-]+ / [\w.-]   # a home folder
        | \b [A-Za-z]: \\{1,2} (?: Users | Windows | Program\ Files | Documents\ and\ Settings ) \b"#,
    )
    .expect("the pattern is constant")
});

/// What must not stand in any file of a site.
pub(super) struct Leaks {
    /// The folders of this machine that have to do with the build.
    here: Option<Regex>,
}

impl Leaks {
    /// The folders that a build of this site could have named: the site's, the current one, the home folder.
    pub(super) fn of(site: &Path) -> Self {
        let folders = [site.canonicalize().ok(), std::env::current_dir().ok(), std::env::home_dir()];
        let named = folders.into_iter().flatten().map(|folder| folder.to_string_lossy().into_owned());
        let patterns: Vec<String> = named.filter(|name| name.len() > 1).map(|name| regex::escape(&name)).collect();
        // A name of the system stands alone or goes on below it: `/root/x`, but not `example.org/root-cause`.
        let pattern = format!(r"(?:^|[^\w.~/-])(?:{})(?:[/\\]|\b)", patterns.join("|"));
        let here = if patterns.is_empty() { None } else { RegexBuilder::new(&pattern).build().ok() };
        Self { here }
    }

    /// The leaks of a text, each place once.
    pub(super) fn find(&self, text: &str) -> Vec<String> {
        let mut found: Vec<&str> = ANYWHERE.find_iter(text).map(|leak| leak.as_str()).collect();
        if let Some(here) = &self.here {
            found.extend(here.find_iter(text).map(|leak| leak.as_str()));
        }
        let mut found: Vec<_> =
            found.into_iter().map(trimmed).map(|leak| format!("names a path of one machine: `{leak}…`")).collect();
        found.sort();
        found.dedup();
        found
    }
}

fn trimmed(leak: &str) -> &str {
    leak.trim_start_matches(|c: char| c.is_whitespace() || "\"'(=>`".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_a_machine_are_found_and_addresses_are_not() {
        let leaks = Leaks { here: None };
        for leak in [
            "see file:///srv/x",
            "src=\"/home/ann/press/a.txt\"",
            "/Users/ann/b",
            "in C:\\Users\\ann",
            "{\"path\":\"c:\\\\Users\\\\ann\"}",
        ] {
            assert_eq!(leaks.find(leak).len(), 1, "{leak}");
        }
        for fine in ["https://example.org/home/news/a", "home/news/", "at 10:\\ Users", "profile: //", "/home/"] {
            assert_eq!(leaks.find(fine), Vec::<String>::new(), "{fine}");
        }
    }

    #[test]
    fn the_folder_of_the_site_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().canonicalize().unwrap();
        let leaks = Leaks::of(&site);
        assert_eq!(leaks.find(&format!("<p title='{}/a'>", site.display())).len(), 1);
        assert_eq!(leaks.find("<p>nothing here</p>").len(), 0);
    }
}
