//! An address that a file of the site holds, and where it leads.

/// One address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The attribute it stands in, for the finding: `href`, `src`.
    pub(super) attribute: &'static str,
    /// The address as written.
    pub(super) written: String,
    /// True where a browser loads it by itself; false where a reader must follow it.
    pub(super) loaded: bool,
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Out of the site, by the reader's own choice, or nowhere.
    Nothing,
    /// To a file of the site, and perhaps a place in it.
    File {
        /// Path below the site's folder.
        path: String,
        /// The id behind `#`.
        fragment: Option<String>,
    },
    /// It breaks a rule whatever it leads to.
    Wrong(&'static str),
}

impl Link {
    /// Where the address leads from a file of the site (RFC 3986, 5.2, for relative references).
    pub(super) fn target(&self, from: &str) -> Target {
        let address = self.written.trim();
        if let Some(wrong) = absolute(address) {
            return Target::Wrong(wrong);
        }
        if let Some(scheme) = scheme(address) {
            return self.outside(from, &scheme);
        }
        let (address, fragment) = match address.split_once('#') {
            Some((address, fragment)) => (address, Some(decoded(fragment))),
            None => (address, None),
        };
        let path = address.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return Target::File { path: from.to_owned(), fragment };
        }
        match resolved(from, path) {
            Some(path) => Target::File { path, fragment },
            None => Target::Wrong("leads out of the site"),
        }
    }

    fn outside(&self, from: &str, scheme: &str) -> Target {
        match scheme {
            "data" | "blob" | "about" => Target::Nothing,
            "javascript" | "vbscript" => Target::Wrong("is a script"),
            // The page for missing addresses is served at any depth, so its own address is all that it can go by.
            _ if self.loaded && from != "404.html" => Target::Wrong("is loaded from elsewhere"),
            _ => Target::Nothing,
        }
    }
}

/// What is wrong with an address that does not depend on its page.
fn absolute(address: &str) -> Option<&'static str> {
    let bytes = address.as_bytes();
    let drive =
        bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' && matches!(bytes[2], b'\\' | b'/');
    if address.to_ascii_lowercase().starts_with("file:") || drive {
        Some("is a path of one machine")
    } else if address.starts_with("//") {
        Some("has no scheme: opened from a file it leads nowhere")
    } else if address.starts_with('/') {
        Some("begins at the root of a server: opened from a file or a sub-path it leads nowhere")
    } else if address.contains('\\') {
        Some("holds a backslash")
    } else {
        None
    }
}

/// The scheme, in lower case, where the address has one.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// The path that a relative one leads to from a file; none where it leads above the site.
fn resolved(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(decoded(part)),
        }
    }
    Some(parts.join("/"))
}

/// Percent-decoding (RFC 3986, 2.1); what is no code stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = (first == b'%').then(|| tail.get(..2)).flatten();
        let byte = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(from: &str, written: &str, loaded: bool) -> Target {
        Link { attribute: "href", written: written.to_owned(), loaded }.target(from)
    }

    fn file(path: &str, fragment: Option<&str>) -> Target {
        Target::File { path: path.to_owned(), fragment: fragment.map(str::to_owned) }
    }

    #[test]
    fn relative_addresses_are_resolved_from_their_page() {
        let page = "articles/2024/a.html";
        for (written, expected) in [
            ("b.html", file("articles/2024/b.html", None)),
            ("../../people/x%20y.html?q#s1", file("people/x y.html", Some("s1"))),
            ("#s%31", file(page, Some("s1"))),
            ("", file(page, None)),
            ("./100%.html", file("articles/2024/100%.html", None)),
            ("../../../x.html", Target::Wrong("leads out of the site")),
        ] {
            assert_eq!(target(page, written, false), expected, "{written}");
        }
    }

    #[test]
    fn only_what_is_loaded_from_elsewhere_is_wrong() {
        assert_eq!(target("a.html", "https://example.org/", false), Target::Nothing);
        assert_eq!(target("a.html", "mailto:desk@example.org", false), Target::Nothing);
        assert_eq!(target("a.html", "data:image/png;base64,AA", true), Target::Nothing);
        for (written, loaded) in [
            ("https://example.org/x.css", true),
            ("//example.org/x.css", false),
            ("/x.css", false),
            ("file:///etc/x", false),
            ("C:\\x\\y.html", false),
            ("d:/x.html", false),
            ("JavaScript:alert(1)", false),
        ] {
            assert!(matches!(target("a.html", written, loaded), Target::Wrong(_)), "{written}");
        }
    }
}
