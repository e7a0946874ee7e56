//! The folder of the site's address, as where GitHub Pages serves a repository: `/some-repo/`.

use std::str::FromStr;

/// A path that begins and ends with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

/// Not the path of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write it as in `/some-repo/`: letters, digits, `-`, `_`, `.` and `~` between slashes")]
pub struct BadBase;

impl Base {
    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What of a path lies below this folder; none where it lies elsewhere.
    pub fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.0.as_str())
    }
}

impl Default for Base {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl FromStr for Base {
    type Err = BadBase;

    fn from_str(text: &str) -> Result<Self, BadBase> {
        let inner = text.trim_matches('/');
        let is_plain = |part: &str| {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
            !part.is_empty() && part != "." && part != ".." && part.chars().all(plain)
        };
        match inner {
            "" => Ok(Self::default()),
            _ if inner.split('/').all(is_plain) => Ok(Self(format!("/{inner}/"))),
            _ => Err(BadBase),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_with_or_without_slashes() {
        for written in ["some-repo", "/some-repo", "/some-repo/"] {
            let base: Base = written.parse().unwrap();
            assert_eq!(base.as_str(), "/some-repo/");
            assert_eq!(base.below("/some-repo/a.html"), Some("a.html"));
            assert_eq!(base.below("/some-repo"), None);
            assert_eq!(base.below("/other/a.html"), None);
        }
        assert_eq!("/".parse(), Ok(Base::default()));
        for wrong in ["..", "/a/../b", "a b", "a\"b", "a//b", "a\\b", "<a>"] {
            assert_eq!(wrong.parse::<Base>(), Err(BadBase), "{wrong}");
        }
    }
}
