//! What stands around every page: title, navigation, footer.

use std::fmt::Write as _;

use serde::Serialize;

use super::glance::CitedSource;
use super::{ALL, BadgeView, Viewpoint};
use crate::config::Mode;
use crate::interface::phrase;
use crate::render::metadata::Meta;
use crate::render::wording;
use crate::site::{Job, Link, Shelf};

/// The part of the navigation that a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Briefing,
    Timeline,
    Compare,
    Quotes,
    Names,
    Sources,
    Search,
    None,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Way {
    name: &'static str,
    href: Link,
    /// `page` on the page itself, `true` on pages below it.
    current: Option<&'static str>,
}

/// What stands around a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Frame {
    lang: String,
    briefing: String,
    title: String,
    description: String,
    home: Link,
    style: Link,
    /// The style of pages that are no article.
    pages: Option<Link>,
    reader: Link,
    /// The way down to a page below one of the navigation.
    crumbs: Vec<Way>,
    highlight: Option<Link>,
    nav: Vec<Way>,
    shelves: Vec<Way>,
    sources: Link,
    print: Link,
    /// The whole briefing in one file and as an e-book; none of a large one.
    editions: Option<[Link; 2]>,
    data: Link,
    news: Link,
    /// The same where an earlier edition is named to compare with.
    news_since: Option<Link>,
    /// True where the rights in what the page prints are reserved against text and data mining.
    tdm: bool,
    feed: Link,
    /// The address under which search engines shall know the page; none where they shall not know it.
    canonical: Option<Link>,
    metas: Vec<Meta>,
    /// What the page tells programs, as JSON that nothing in it can end.
    linked_data: Option<String>,
    badges: Vec<BadgeView>,
    source_count: String,
    as_of: Option<String>,
    about: Option<String>,
    contact: Option<String>,
    contact_href: Option<String>,
    /// The sources that the page opens; empty where the page itself lists them.
    cited: Vec<CitedSource>,
    /// How to name the source of a sentence that is copied from the page.
    cite_as: Option<String>,
    /// True where search engines are asked to stay away.
    noindex: bool,
    /// True where only the content of the page is wanted, for an edition.
    part: bool,
    /// Title and date for the head of each sheet of paper, as the inside of a string in CSS.
    paper: String,
}

impl Frame {
    /// The frame of the page at `view.here`; `title` is empty on the home page.
    pub(crate) fn new(view: &Viewpoint<'_>, section: Section, title: &str, description: String) -> Self {
        let (config, ui) = (&view.site.config, view.interface());
        let articles = &view.site.briefing.articles;
        let files: usize = articles.iter().map(|a| a.article.versions.len() + 1).sum();
        let ways = [
            (phrase("site§Briefing"), Job::Home, Section::Briefing),
            (phrase("Timeline"), Job::Timeline, Section::Timeline),
            (phrase("navigation§Compare"), Job::Compare, Section::Compare),
            (phrase("Quotes"), Job::Quotes, Section::Quotes),
            (phrase("Names"), Job::Index(Shelf::People), Section::Names),
            (phrase("Sources"), Job::Sources, Section::Sources),
            (phrase("navigation§Search"), Job::Search, Section::Search),
        ]
        .map(|(name, job, of)| (ui.say(name), job, of));
        let current = |job: Job| if view.site.route(job) == *view.here { "page" } else { "true" };
        let nav = ways
            .into_iter()
            .map(|(name, job, of)| Way { name, href: view.link(job), current: (of == section).then(|| current(job)) })
            .collect();
        Self {
            lang: view.site.language().to_owned(),
            briefing: config.title.clone(),
            title: if title.is_empty() { config.title.clone() } else { ui.labelled(title, &config.title) },
            description,
            home: view.link(Job::Home),
            style: view.asset("style.css"),
            pages: Some(view.asset("pages.css")),
            reader: view.asset("reader.js"),
            crumbs: Vec::new(),
            highlight: None,
            nav,
            shelves: shelves(view),
            sources: view.link(Job::Sources),
            print: view.link(Job::Print),
            editions: view.site.has_editions().then(|| [Job::Single, Job::Book].map(|job| view.link(job))),
            data: view.link(Job::Data),
            news: view.link(Job::News),
            news_since: config.since.is_some().then(|| view.link(Job::News)),
            tdm: !articles.iter().all(|annotated| is_free(annotated.article.rights.as_deref())),
            feed: view.link(Job::Feed),
            canonical: (config.mode != Mode::Private).then(|| canonical(view)).flatten(),
            metas: Vec::new(),
            linked_data: None,
            badges: ALL.into_iter().map(|badge| BadgeView::of(ui, badge)).collect(),
            source_count: ui.count(files, "{n} file | {n} files"),
            as_of: view.site.as_of().map(|day| ui.date(day)),
            about: config.footer.about.clone(),
            contact: config.footer.contact.clone(),
            contact_href: config.footer.contact.as_deref().and_then(contact_href),
            cited: Vec::new(),
            cite_as: None,
            noindex: config.mode == Mode::Private,
            part: view.is_part,
            paper: paper(view),
        }
    }

    /// The same frame of a page that repeats another one: search engines shall show that one.
    pub(crate) fn without_index(self) -> Self {
        Self { noindex: true, ..self }.without_address()
    }

    /// The same frame of a page that stands for no address of its own.
    pub(crate) fn without_address(self) -> Self {
        Self { canonical: None, ..self }
    }

    /// The same frame with what it tells programs that gather references.
    pub(crate) fn with_metas(self, metas: Vec<Meta>) -> Self {
        Self { metas, ..self }
    }

    /// The same frame with its facts in schema.org's words.
    pub(crate) fn with_linked_data(self, linked_data: impl Into<Option<String>>) -> Self {
        Self { linked_data: linked_data.into(), ..self }
    }

    /// The same frame of a page that prints one source alone, with its rights.
    pub(crate) fn under_rights(self, rights: Option<&str>) -> Self {
        Self { tdm: !is_free(rights), ..self }
    }

    /// The same frame of an article: its style is that of every page, and its sentences are copied with their source.
    pub(crate) fn of_article(self, cite_as: String) -> Self {
        Self { pages: None, cite_as: Some(cite_as), ..self }
    }

    /// The same frame below a page of the navigation.
    pub(crate) fn below(mut self, view: &Viewpoint<'_>, name: &'static str, job: Job) -> Self {
        self.crumbs.push(Way { name, href: view.link(job), current: None });
        self
    }

    /// The same frame with the sources that the page opens.
    pub(crate) fn citing(self, cited: Vec<CitedSource>) -> Self {
        Self { cited, ..self }
    }

    /// The same frame with the colours of highlighted code.
    pub(crate) fn with_highlight(mut self, view: &Viewpoint<'_>) -> Self {
        self.highlight = Some(view.link(Job::HighlightStyle));
        self
    }
}

/// True for rights that leave everybody free to copy: nothing is reserved on behalf of such a source.
fn is_free(rights: Option<&str>) -> bool {
    const FREE: [&str; 9] = [
        "cc0",
        "cc by 4",
        "cc-by-4",
        "cc by-sa",
        "cc-by-sa",
        "public domain",
        "https://creativecommons.org/publicdomain/",
        "https://creativecommons.org/licenses/by/",
        "https://creativecommons.org/licenses/by-sa/",
    ];
    let rights = rights.unwrap_or_default().trim().to_lowercase();
    FREE.iter().any(|free| rights.starts_with(free))
}

/// What stands at the head of each sheet of paper.
fn paper(view: &Viewpoint<'_>) -> String {
    let title = &view.site.config.title;
    let ui = view.interface();
    let dated =
        view.site.as_of().map(|day| ui.fill("{title}, as of {date}", &[("title", title), ("date", &ui.date(day))]));
    css_string(dated.as_deref().unwrap_or(title))
}

/// The inside of a string in CSS, safe in a style element too: all but letters, digits, spaces and commas by their numbers.
fn css_string(text: &str) -> String {
    text.chars().filter(|c| *c != '\0').fold(String::new(), |mut out, c| {
        if c.is_alphanumeric() || c == ' ' || c == ',' {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
        out
    })
}

fn canonical(view: &Viewpoint<'_>) -> Option<Link> {
    let base = view.site.config.base_address.as_ref()?;
    Some(view.here.address_below(base.as_str()))
}

fn shelves(view: &Viewpoint<'_>) -> Vec<Way> {
    let way = |shelf| {
        let job = Job::Index(shelf);
        let current = (view.site.route(job) == *view.here).then_some("page");
        Way { name: wording::shelf(view.interface(), shelf), href: view.link(job), current }
    };
    Shelf::ALL.map(way).to_vec()
}

/// An address that a click can open; other text is shown as it is.
fn contact_href(contact: &str) -> Option<String> {
    let contact = contact.trim();
    if contact.starts_with("https://") || contact.starts_with("http://") || contact.starts_with("mailto:") {
        return Some(contact.to_owned());
    }
    (contact.contains('@') && !contact.contains(char::is_whitespace)).then(|| format!("mailto:{contact}"))
}

#[cfg(test)]
mod tests {
    use super::css_string;

    #[test]
    fn no_title_ends_the_string_or_the_style() {
        assert_eq!(
            css_string("A \"quay\"\\</style>\n, Łódź 3"),
            "A \\22 quay\\22 \\5c \\3c \\2f style\\3e \\a , Łódź 3"
        );
    }
}
