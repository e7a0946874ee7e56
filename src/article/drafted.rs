//! A source that is read but not yet judged: what one file says alone, before the files of its folder are compared.

use super::block_model::BlockModel;
use super::draft::Draft;
use super::facts::Facts;
use super::recurrence::FolderLines;
use super::{
    Article, Block, BlockKind, Shape, Verdict, Withheld, judge, language, markdown, page, plain, ruled, signature,
};
use crate::interface::phrase;
use crate::source::{Format, Source, SourceId};

/// A source whose blocks are read but not yet judged. It is small beside the source: markup and text are gone.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The source without its text.
    source: Source,
    text: Text,
    head: Facts,
}

/// What is judged.
#[derive(Debug, Clone)]
enum Text {
    /// Already the article's body.
    Clean(Box<Block>),
    /// Written by hand in Markdown.
    Written(Vec<Draft>),
    /// Printed: a saved page or a scrape.
    Printed(Vec<Draft>),
}

/// Reads the blocks of one source.
pub fn draft(source: &Source) -> Drafted {
    let text = source.text.get(source.body_start..).unwrap_or_default();
    let first_line = source.text.len() - text.len();
    let first_line = source.text[..first_line].matches('\n').count() + 1;
    let mut head = Facts::default();
    let text = match source.format {
        _ if source.already_clean => Text::Clean(Box::new(whole(text, first_line))),
        Format::Text => Text::Printed(plain::drafts(text, first_line)),
        Format::Markdown => Text::Written(markdown::drafts(text, first_line)),
        Format::Html => {
            let page = page::read(text);
            head = page.head;
            Text::Printed(page.drafts)
        }
    };
    Drafted { source: without_text(source), text, head }
}

/// Everything that is known of a source beside its text, which may be large.
fn without_text(source: &Source) -> Source {
    Source {
        id: source.id.clone(),
        path: source.path.clone(),
        sha256: source.sha256.clone(),
        saved_from: source.saved_from.clone(),
        given: source.given.clone(),
        text: String::new(),
        ..*source
    }
}

impl Drafted {
    /// The source's id.
    pub fn id(&self) -> &SourceId {
        &self.source.id
    }

    /// The blocks of a printed page; none of a text that a person wrote or gave as clean, whose lines stand however often
    /// they recur.
    pub(super) fn printed(&self) -> &[Draft] {
        match &self.text {
            Text::Printed(drafts) => drafts,
            Text::Clean(_) | Text::Written(_) => &[],
        }
    }

    /// The publisher where it is known before the page is judged: given by hand, or named by the page's head.
    pub(super) fn outlet(&self) -> Option<&str> {
        let head = self.head.outlet.as_ref().map(|outlet| outlet.value.as_str());
        self.source.given.outlet.as_deref().or(head)
    }

    /// Judges the blocks, in the light of what the folder's other files print too. Pure: the same draft and the same
    /// lines give the same article.
    pub fn clean(self, folder: &FolderLines) -> Article {
        self.clean_by(folder, BlockModel::embedded())
    }

    /// Judges the blocks by a model of one's own.
    pub fn clean_by(self, folder: &FolderLines, model: &BlockModel) -> Article {
        let found = folder.recurrence(&self);
        let Self { source, text, head } = self;
        let mut blocks = match text {
            Text::Clean(block) => vec![*block],
            Text::Written(drafts) => judge::judge_written(drafts),
            Text::Printed(drafts) => {
                let title = head.title.as_ref().map(|title| title.value.as_str());
                let mut blocks = judge::judge(drafts, title, model, &found);
                found.cut(&mut blocks);
                signature::mark(&mut blocks);
                blocks
            }
        };
        ruled::apply(&mut blocks, &source.given.rulings);
        let body = join_body(&mut blocks);
        let facts = Facts::given(&source.given).or(Facts::printed(&blocks).beside(head));
        let mut facts = facts.or(Facts::saved(&source));
        facts.add_imprint(&blocks);
        let language = facts.language.unwrap_or_else(|| language::detect(&body));
        Article {
            id: source.id,
            path: source.path,
            format: source.format,
            encoding: source.encoding,
            sha256: source.sha256,
            title: facts.title,
            dek: facts.dek,
            byline: facts.byline,
            outlet: facts.outlet,
            taken_from: facts.taken_from,
            credits: facts.credits,
            date: facts.date,
            modified: facts.modified,
            section: facts.section,
            conflicts: facts.conflicts,
            url: facts.url,
            language,
            rights: source.given.rights,
            extent: source.given.extent,
            permission: source.given.permission,
            captured: source.given.captured,
            captured_by: source.given.captured_by,
            given_origins: source.given.origin,
            versions: Vec::new(),
            blocks,
            body,
            withheld: Withheld::default(),
        }
    }
}

/// A text that is already the article's body: one paragraph, unaltered.
fn whole(text: &str, first_line: usize) -> Block {
    Block {
        kind: BlockKind::Paragraph,
        verdict: Verdict {
            kept: true,
            rule: "given-clean",
            reason: phrase("given as the body of the article").into(),
            facts: Vec::new(),
        },
        lines: (first_line, first_line + text.matches('\n').count()),
        text: text.to_owned(),
        body: None,
        shape: Shape::Plain,
        inlines: Vec::new(),
        repairs: Vec::new(),
    }
}

/// Joins the kept blocks of the story by one blank line and notes where each stands.
pub(super) fn join_body(blocks: &mut [Block]) -> String {
    let mut body = String::new();
    for block in blocks.iter_mut().filter(|block| block.verdict.kept && block.kind.in_body()) {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        let start = body.len();
        body.push_str(&block.text);
        block.body = Some(start..body.len());
    }
    body
}
