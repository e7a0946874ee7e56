//! Templates and static files: the default theme, each file replaced by one of the same name in the briefing's folders.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};
use walkdir::WalkDir;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, shown};
use crate::embedded;
use crate::interface::Interface;
use crate::render::words;

/// The look of a site, read once.
#[derive(Debug, Clone)]
pub struct Theme {
    templates: Tera,
    /// Where each template was read from, as the user would name it.
    places: BTreeMap<String, String>,
    texts: BTreeMap<String, Arc<str>>,
    assets: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The default theme with the files of the briefing's own folders in the place of those of the same name.
    pub fn load(config: &Config) -> Result<Self, Box<Diagnostic>> {
        let mut texts: BTreeMap<String, Arc<str>> = BTreeMap::new();
        let mut places = BTreeMap::new();
        for (name, bytes) in embedded::TEMPLATES {
            texts.insert((*name).to_owned(), String::from_utf8_lossy(bytes).into());
            places.insert((*name).to_owned(), format!("templates/{name}"));
        }
        for (name, path, bytes) in files_below(&config.templates)? {
            let text = String::from_utf8(bytes)
                .map_err(|_| Diagnostic::error("template-encoding", path.clone(), "the template is not UTF-8"))?;
            texts.insert(name.clone(), text.into());
            places.insert(name, path);
        }
        let mut assets: BTreeMap<String, Vec<u8>> =
            embedded::STATIC.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
        assets.extend(files_below(&config.statics)?.into_iter().map(|(name, _, bytes)| (name, bytes)));
        let mut theme = Self { templates: Tera::new(), places, texts, assets };
        theme.templates.autoescape_on([".html"]);
        words::register(&mut theme.templates, Interface::of(&config.language).unwrap_or(Interface::ENGLISH));
        let named: Vec<(String, String)> =
            theme.texts.iter().map(|(name, text)| (name.clone(), text.to_string())).collect();
        match theme.templates.add_raw_templates(named) {
            Ok(()) => Ok(theme),
            Err(error) => Err(Box::new(theme.problem(&error))),
        }
    }

    /// Names of the static files, by path below the output folder.
    pub fn assets(&self) -> Vec<String> {
        self.assets.keys().cloned().collect()
    }

    /// The bytes of a static file.
    pub(super) fn asset(&self, name: &str) -> &[u8] {
        self.assets.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Fills a template with the frame and the view of a page.
    pub(super) fn fill<V: Serialize>(
        &self,
        template: &str,
        frame: &impl Serialize,
        view: &V,
    ) -> Result<String, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert("page", frame);
        context.insert("view", view);
        self.templates.render(template, &context).map_err(|error| Box::new(self.problem(&error)))
    }

    /// What the template engine reports, with the place in the file that the user can mend.
    fn problem(&self, error: &tera::Error) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let name = report.filename();
                let path = self.places.get(name).cloned().unwrap_or_else(|| name.to_owned());
                let mut lines = report.message().lines();
                let what = lines.next().unwrap_or("the template cannot be filled").trim_end_matches('.').to_owned();
                let rest: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
                let problem = Diagnostic::error("template", path, what).hint(
                    "`page` holds what stands around every page, `view` what the page itself shows; \
                     write `{{ a?.b or \"\" }}` for what may be missing",
                );
                let problem = if rest.is_empty() { problem } else { problem.because(rest.join("; ")) };
                match self.texts.get(name) {
                    Some(text) => problem.at(Arc::clone(text), report.span().range.clone()),
                    None => problem,
                }
            }
            _ => Diagnostic::error("template", "templates", error.to_string()),
        }
    }
}

/// A file's path below its folder, its name for the user, its bytes.
type Found = (String, String, Vec<u8>);

/// Every file below a folder; none where there is no folder.
fn files_below(folder: &Path) -> Result<Vec<Found>, Box<Diagnostic>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let unreadable = |path: &Path, why: String| {
            Box::new(Diagnostic::error("unreadable-file", shown(path), "the file cannot be read").because(why))
        };
        let entry = entry.map_err(|e| unreadable(e.path().unwrap_or(folder), e.to_string()))?;
        let is_hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        if !entry.file_type().is_file() || is_hidden {
            continue;
        }
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let name: Vec<_> = below.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        let bytes = std::fs::read(entry.path()).map_err(|e| unreadable(entry.path(), e.to_string()))?;
        found.push((name.join("/"), shown(entry.path()), bytes));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_template(name: &str, text: &str) -> (tempfile::TempDir, Config) {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("templates")).unwrap();
        std::fs::write(root.path().join("templates").join(name), text).unwrap();
        let config = Config::defaults(root.path());
        (root, config)
    }

    fn rendered(problem: &Diagnostic, root: &Path) -> String {
        problem.render(false).replace(&shown(root), "DIR")
    }

    #[test]
    fn an_undefined_variable_is_shown_in_its_place() {
        let (root, config) = with_template("404.html", "<h1>{{ page.briefing }}</h1>\n<p>{{ view.headlnie }}</p>\n");
        let theme = Theme::load(&config).unwrap();
        let page = BTreeMap::from([("briefing", "River talks")]);
        let view = BTreeMap::from([("headline", "Not here")]);
        let problem = theme.fill("404.html", &page, &view).unwrap_err();
        insta::assert_snapshot!(rendered(&problem, root.path()));
    }

    #[test]
    fn a_tag_that_is_not_closed_is_shown_in_its_place() {
        let (root, config) = with_template("404.html", "<p>\n{% if page %}\n</p>\n");
        let problem = Theme::load(&config).unwrap_err();
        insta::assert_snapshot!(rendered(&problem, root.path()));
    }

    #[test]
    fn values_are_escaped_and_own_files_replace_the_themes() {
        let (root, config) = with_template("404.html", "{{ view.name }}");
        std::fs::create_dir_all(root.path().join("static/pictures")).unwrap();
        std::fs::write(root.path().join("static/style.css"), "body { margin: 0 }").unwrap();
        std::fs::write(root.path().join("static/pictures/map.svg"), "<svg/>").unwrap();
        let theme = Theme::load(&config).unwrap();
        let html = theme.fill("404.html", &(), &BTreeMap::from([("name", "<b>&")])).unwrap();
        assert_eq!(html, "&lt;b&gt;&amp;");
        assert_eq!(theme.asset("style.css"), b"body { margin: 0 }");
        assert!(theme.assets().contains(&"pictures/map.svg".to_owned()));
    }
}
