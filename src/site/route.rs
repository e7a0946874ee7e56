//! Where a page stands in the output folder, and the only way to link to it.

use std::fmt;

use serde::{Serialize, Serializer};

/// The path of one output below the output folder: `/` between folders, never absolute, no `.` or `..`, always ending
/// in a file name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(String);

/// An `href`: relative, percent-encoded, ending in a file name and perhaps a fragment. Only a [`Route`] makes one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link(String);

impl Route {
    /// A route from plain segments; what a file system or an address could misread in them is replaced by `-`.
    pub(super) fn new(path: &str) -> Self {
        let segments: Vec<String> = path.split('/').map(plain_segment).filter(|s| !s.is_empty()).collect();
        Self(if segments.is_empty() { "-".to_owned() } else { segments.join("/") })
    }

    /// The path below the output folder.
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The link that leads here from `page`.
    pub fn link_from(&self, page: &Route) -> Link {
        let ours: Vec<&str> = self.0.split('/').collect();
        let theirs: Vec<&str> = page.0.split('/').collect();
        let folders = ours.len().min(theirs.len()) - 1;
        let shared = (0..folders).take_while(|&i| ours[i] == theirs[i]).count();
        let up = "../".repeat(theirs.len() - 1 - shared);
        let down: Vec<String> = ours[shared..].iter().map(|segment| encoded(segment)).collect();
        Link(format!("{up}{}", down.join("/")))
    }

    /// The absolute address below `base`, for pages that are served at any depth.
    pub fn address_below(&self, base: &str) -> Link {
        let path: Vec<String> = self.0.split('/').map(encoded).collect();
        Link(format!("{}/{}", base.trim_end_matches('/'), path.join("/")))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Link {
    /// The same link with a fragment.
    #[must_use]
    pub fn at(&self, fragment: &str) -> Self {
        let page = self.0.split('#').next().unwrap_or_default();
        Self(format!("{page}#{}", encoded(fragment)))
    }

    /// A link to a place on the same page.
    pub fn here(fragment: &str) -> Self {
        Self(format!("#{}", encoded(fragment)))
    }

    /// The text of the `href`, not yet escaped for HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// One segment without the characters that some file system forbids; `.` and `..` have no place in a route.
fn plain_segment(segment: &str) -> String {
    let plain: String = segment
        .chars()
        .map(|c| if c.is_control() || c.is_whitespace() || "<>:\"\\|?*#%".contains(c) { '-' } else { c })
        .collect();
    if plain.chars().all(|c| c == '.') { "-".repeat(plain.len()) } else { plain }
}

/// Percent-encodes everything that is not an unreserved character of RFC 3986.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a browser makes of a relative link on a page (RFC 3986, 5.2), back to a path.
    fn resolve(page: &Route, link: &Link) -> String {
        let mut stack: Vec<String> = page.path().split('/').map(str::to_owned).collect();
        stack.pop();
        for segment in link.as_str().split('#').next().unwrap().split('/') {
            if segment == ".." {
                stack.pop().expect("a link never climbs above the site");
            } else {
                stack.push(decoded(segment));
            }
        }
        stack.join("/")
    }

    fn decoded(segment: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = segment.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let pair = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        #![proptest_config(crate::proptest_cases::cases(256))]
        #[test]
        fn a_link_leads_to_its_target_from_any_page(target in ".{0,3}/?[a-c]{0,2}/[a-c ü%?#]{0,3}.html", page in "([a-c]{1,2}/){0,4}[a-c]{1,2}.html") {
            let (target, page) = (Route::new(&target), Route::new(&page));
            let link = target.link_from(&page);
            prop_assert_eq!(resolve(&page, &link), target.path());
            prop_assert!(!link.as_str().starts_with('/') && !link.as_str().ends_with('/'));
            prop_assert_eq!(resolve(&page, &link.at("s1")), target.path());
        }
    }

    #[test]
    fn links_are_as_short_as_they_can_be() {
        let article = Route::new("articles/2023/a.html");
        assert_eq!(Route::new("articles/2023/b.html").link_from(&article).as_str(), "b.html");
        assert_eq!(Route::new("people/qin.html").link_from(&article).at("s1").as_str(), "../../people/qin.html#s1");
        assert_eq!(article.link_from(&Route::new("index.html")).as_str(), "articles/2023/a.html");
    }

    #[test]
    fn nothing_climbs_out_of_the_output_folder() {
        assert_eq!(Route::new("../../etc/pass wd").path(), "--/--/etc/pass-wd");
        assert_eq!(Route::new("/").path(), "-");
    }
}
