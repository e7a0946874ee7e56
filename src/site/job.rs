//! The list of outputs: one variant for each kind.

/// A kind of entity index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// People.
    People,
    /// Organisations.
    Organisations,
    /// Places.
    Places,
    /// Named events, works and everything else with a name.
    Terms,
}

impl Shelf {
    /// Every shelf, in the order of the site.
    pub const ALL: [Self; 4] = [Self::People, Self::Organisations, Self::Places, Self::Terms];

    /// The folder of its pages.
    pub fn folder(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Organisations => "organisations",
            Self::Places => "places",
            Self::Terms => "terms",
        }
    }
}

/// A form in which the timeline can be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimelineFile {
    /// iCalendar (RFC 5545): the events of a day or of some days.
    Calendar,
    /// CSV (RFC 4180): one row for each statement.
    Table,
    /// JSON: every event with its statements and its history.
    Record,
}

impl TimelineFile {
    /// Every form, in the order of the site.
    pub const ALL: [Self; 3] = [Self::Calendar, Self::Table, Self::Record];

    /// The path of the file.
    pub fn path(self) -> &'static str {
        match self {
            Self::Calendar => "data/timeline.ics",
            Self::Table => "data/timeline.csv",
            Self::Record => "data/timeline.json",
        }
    }
}

/// A file of the folder `data/`, beside the record and the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFile {
    /// CSV: one row for each source.
    Sources,
    /// CSV: one row for each name.
    Entities,
    /// CSV: one row for each event.
    Events,
    /// CSV: one row for each quotation.
    Quotes,
    /// BibTeX: the sources as references.
    Bibtex,
    /// RIS: the sources as references.
    Ris,
    /// CSL-JSON: the sources as references.
    Csl,
    /// JSON Schema of the record.
    RecordSchema,
    /// JSON Schema of the timeline's record.
    TimelineSchema,
}

impl DataFile {
    /// Every file, in the order of the site.
    pub const ALL: [Self; 9] = [
        Self::Sources,
        Self::Entities,
        Self::Events,
        Self::Quotes,
        Self::Bibtex,
        Self::Ris,
        Self::Csl,
        Self::RecordSchema,
        Self::TimelineSchema,
    ];

    /// The path of the file.
    pub fn path(self) -> &'static str {
        match self {
            Self::Sources => "data/sources.csv",
            Self::Entities => "data/entities.csv",
            Self::Events => "data/events.csv",
            Self::Quotes => "data/quotes.csv",
            Self::Bibtex => "data/sources.bib",
            Self::Ris => "data/sources.ris",
            Self::Csl => "data/sources.csl.json",
            Self::RecordSchema => "data/briefing.schema.json",
            Self::TimelineSchema => "data/timeline.schema.json",
        }
    }
}

/// One output. Matched everywhere without `_`, so that a new kind of page cannot be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Job {
    /// The briefing itself.
    Home,
    /// Every event by date.
    Timeline,
    /// Disputes, the matrix of sources and events, and quotations that differ.
    Compare,
    /// Quotations by speaker.
    Quotes,
    /// Sources and method, with the cleaning ledger.
    Sources,
    /// Search, and the index A to Z for readers without scripts.
    Search,
    /// What the search script reads first: cards and postings.
    SearchIndex,
    /// The whole briefing on one page.
    Print,
    /// The whole briefing in one file that opens alone.
    Single,
    /// The whole briefing as an EPUB.
    Book,
    /// The page for addresses that do not exist.
    NotFound,
    /// The index of one kind of entity.
    Index(Shelf),
    /// One entity, by index.
    Entity(usize),
    /// The texts of some sentences that search can find, by index into the chunks of [`Site::searched`](super::Site::searched).
    SearchShard(usize),
    /// One article, by index.
    Article(usize),
    /// One article's page as it came, by index: every line with what became of it.
    Original(usize),
    /// A page left at an address that the editor or a version took away, by index into
    /// [`Addresses::stubs`](super::Addresses::stubs).
    Stub(usize),
    /// The merged record of the whole briefing as JSON.
    Record,
    /// The timeline as a file to take along.
    TimelineFile(TimelineFile),
    /// The page that lists what can be taken along.
    Data,
    /// A table, references or a schema in the folder `data/`.
    DataFile(DataFile),
    /// The sources as an Atom feed.
    Feed,
    /// What is new against an earlier edition.
    News,
    /// The same as an Atom feed.
    ChangesFeed,
    /// The addresses of all pages; planned only where the site's address is known and search engines are welcome.
    Sitemap,
    /// Where the sitemap is; planned only with it, at the root of a host.
    Robots,
    /// Colours of highlighted code; planned only where some article holds a code fence.
    HighlightStyle,
    /// The empty file that keeps GitHub Pages from hiding folders.
    NoJekyll,
    /// A file of the theme, by index into [`Site::assets`](super::Site::assets).
    Asset(usize),
}
