//! The points of the list, in its order.

use super::{Answer, Asked, altered, named};
use crate::article::Article;
use crate::config::Mode;
use crate::edits::Edit;
use crate::excerpt::extents;
use crate::language::counted;
use crate::publish::VERSION;
use crate::source::Extent;

type Ask = fn(&Asked<'_>) -> Answer;

/// Every question with what answers it.
pub(super) const ALL: [(&str, Ask); 13] = [
    ("Built from these files", agreement),
    ("Source and address known, or marked as not stated", sources),
    ("Capture date, and who captured it", captured),
    ("Rights line for each item", rights),
    ("Originals kept and hashed", originals),
    ("Every change disclosed", disclosed),
    ("Stable addresses", addresses),
    ("Version and list of changes", version),
    ("Takedown route", takedown),
    ("No tracking", tracking),
    ("Accessible", accessible),
    ("Deposit package", deposit),
    ("Mode safe to publish", mode),
];

fn articles<'a>(of: &'a Asked<'_>) -> impl Iterator<Item = &'a Article> {
    of.site.briefing.articles.iter().map(|annotated| &annotated.article)
}

fn lacking(of: &Asked<'_>, lacks: impl Fn(&Article) -> bool) -> Vec<String> {
    articles(of).filter(|article| lacks(article)).map(|article| article.id.0.clone()).collect()
}

fn agreement(of: &Asked<'_>) -> Answer {
    if of.built.version < VERSION {
        return Answer::fail("an older program built the site and wrote no list of its inputs", "build again");
    }
    let (now, then) = (of.inputs, &of.built.inputs);
    let changed = now.iter().filter(|(name, entry)| then.get(*name) != Some(entry)).map(|(name, _)| name.clone());
    let gone = then.keys().filter(|name| !now.contains_key(*name)).cloned();
    let mut other: Vec<String> = changed.chain(gone).collect();
    other.sort();
    if !other.is_empty() {
        return Answer::fail(format!("built from other files: {}", named(&other)), "build again");
    }
    if of.built.edition.as_ref() != Some(&of.site.edition) {
        return Answer::fail(
            "the same files give another site: another program or other options built it",
            "build again",
        );
    }
    Answer::pass(format!("{} as the manifest has them", counted(now.len(), "input")))
}

fn sources(of: &Asked<'_>) -> Answer {
    let all = articles(of).count();
    let outlets = lacking(of, |article| article.outlet.is_none()).len();
    let addresses = lacking(of, |article| article.url.is_none()).len();
    let found = match (outlets, addresses) {
        (0, 0) => format!("publisher and address of {} known", counted(all, "source")),
        _ => format!(
            "of {}, {outlets} without publisher and {addresses} without address: the pages say “not stated”",
            counted(all, "source")
        ),
    };
    // What is not known may stay so: it is marked on the page of the source and listed on that of all sources.
    let answer = Answer::pass(found);
    let hint = "where you know them, write `outlet` and `url` into the sidecar".to_owned();
    Answer { hint: (outlets + addresses > 0).then_some(hint), ..answer }
}

fn captured(of: &Asked<'_>) -> Answer {
    let lacking = lacking(of, |article| article.captured.is_none() || article.captured_by.is_none());
    if lacking.is_empty() {
        return Answer::pass("each source says when and by whom it was captured");
    }
    let found = format!("{} without: {}", counted(lacking.len(), "source"), named(&lacking));
    Answer::fail(found, "write `captured` and `captured_by` into the sidecar")
}

fn rights(of: &Asked<'_>) -> Answer {
    let lacking = lacking(of, |article| article.rights.is_none());
    if lacking.is_empty() {
        return Answer::pass("each source has a line on its rights");
    }
    let found = format!("{} without: {}", counted(lacking.len(), "source"), named(&lacking));
    Answer::fail(
        found,
        "write `rights` into the sidecar: a licence, an address of rightsstatements.org, or your own words",
    )
}

fn originals(of: &Asked<'_>) -> Answer {
    let is_kept = |article: &Article| {
        let entry = of.built.inputs.get(&format!("content/{}", article.path));
        entry.is_some_and(|entry| entry.sha256 == article.sha256)
    };
    let lacking = lacking(of, |article| !is_kept(article));
    if lacking.is_empty() {
        let files = of.built.inputs.keys().filter(|name| name.starts_with("content/")).count();
        return Answer::pass(format!("{} below the content folder, each with its SHA-256", counted(files, "file")));
    }
    Answer::fail(
        format!("not in the manifest as they are now: {}", named(&lacking)),
        "build again; an original is never edited",
    )
}

fn disclosed(of: &Asked<'_>) -> Answer {
    let blocks = articles(of).flat_map(|article| &article.blocks);
    let cut = blocks.filter(|block| !block.verdict.kept).count();
    let edits = &of.site.edits.edits;
    let unsaid = edits.iter().filter(|(edit, from)| is_judgement(edit) && from.why.is_none()).count();
    let found =
        format!("{} cut, each with its reason; {} listed", counted(cut, "block"), counted(edits.len(), "decision"));
    if unsaid > 0 {
        let found = format!("{found}, {unsaid} without a reason");
        return Answer::by_hand(found, "write `why` beside each decision in edits.toml");
    }
    Answer::pass(found)
}

/// A decision that needs a reason: all but the editor's own words.
fn is_judgement(edit: &Edit) -> bool {
    !matches!(edit, Edit::Editorial(crate::edits::Editorial::Note { .. } | crate::edits::Editorial::BottomLine { .. }))
}

fn addresses(of: &Asked<'_>) -> Answer {
    let broken: Vec<String> = of
        .checked
        .findings
        .iter()
        .filter(|found| found.what.contains(" leads "))
        .map(|found| found.path.clone())
        .collect();
    if !broken.is_empty() {
        return Answer::fail(
            format!("links that lead nowhere on {}", named(&broken)),
            "`backgrounder check` names each",
        );
    }
    let Some(earlier) = of.earlier else {
        let hint = "where one was, name its manifest.json in `since`: each of its addresses is then looked for";
        return Answer::by_hand("every link holds; no earlier edition is named", hint);
    };
    let gone: Vec<String> = earlier.pages().filter(|path| !of.built.files.contains_key(*path)).cloned().collect();
    if gone.is_empty() {
        let pages = earlier.pages().count();
        return Answer::pass(format!("each of the {} of the earlier edition still stands", counted(pages, "page")));
    }
    let hint = "keep the file names of articles; `withhold` leaves a tombstone, and `rename`, `merge` and `drop` leave a page behind";
    Answer::fail(format!("{} of the earlier edition gone: {}", counted(gone.len(), "page"), named(&gone)), hint)
}

fn version(of: &Asked<'_>) -> Answer {
    let as_of = of.site.as_of().map_or_else(|| "without a date".to_owned(), |day| format!("as of {}", day.words()));
    match &of.site.changes {
        Some(changes) => {
            Answer::pass(format!("{as_of}; “What is new” lists {}", counted(changes.lines.len(), "change")))
        }
        None => Answer::by_hand(
            format!("{as_of}; compared with no earlier edition"),
            "the first edition has none; else keep manifest.json of each edition and name the last one in `since`",
        ),
    }
}

fn takedown(of: &Asked<'_>) -> Answer {
    match of.site.config.footer.contact.as_deref().map(str::trim).filter(|contact| !contact.is_empty()) {
        Some(contact) => Answer::pass(format!("every page names {contact}")),
        None => Answer::fail("no page says whom to write to", "write `contact` below `[footer]` in briefing.toml"),
    }
}

fn tracking(of: &Asked<'_>) -> Answer {
    let outside = of.checked.findings.iter().filter(|found| found.what.contains("loaded from elsewhere"));
    let mut outside: Vec<String> = outside.map(|found| format!("{}: {}", found.path, found.what)).collect();
    outside.dedup();
    if outside.is_empty() {
        return Answer::pass(format!("{} load nothing from elsewhere", counted(of.checked.pages, "page")));
    }
    Answer::fail(named(&outside), "take it out of your template or static file, or put the file into static/")
}

fn accessible(of: &Asked<'_>) -> Answer {
    let is_of_links = |what: &str| what.contains(" leads ") || what.contains("loaded from elsewhere");
    let findings = of.checked.findings.iter().filter(|found| !is_of_links(&found.what));
    let found: Vec<String> = findings.map(|found| format!("{}: {}", found.path, found.what)).collect();
    if found.is_empty() {
        let hint = "colours, focus and zoom need a browser: look with the keyboard and a screen reader where you changed the templates";
        let pass = "title, language, headings, names of pictures, fields and buttons, table headers, ids";
        return Answer { hint: Some(hint.to_owned()), ..Answer::pass(pass) };
    }
    Answer::fail(named(&found), "`backgrounder check` names each")
}

fn deposit(of: &Asked<'_>) -> Answer {
    let altered = altered(of.folder, of.built);
    if !altered.is_empty() {
        return Answer::fail(format!("not as the build wrote them: {}", named(&altered)), "build again");
    }
    let hint = "hand in the site's folder with the briefing's folder; manifest.json holds the hashes of both";
    let found = format!(
        "{} and {} with SHA-256",
        counted(of.built.files.len(), "output"),
        counted(of.built.inputs.len(), "input")
    );
    Answer { hint: Some(hint.to_owned()), ..Answer::pass(found) }
}

fn mode(of: &Asked<'_>) -> Answer {
    let config = &of.site.config;
    match config.mode {
        Mode::Private => {
            return Answer::fail("`private` is for reading here", "write `mode = \"excerpts\"` into briefing.toml");
        }
        Mode::Excerpts => return Answer::pass("excerpts: the cited sentences up to the cap, nothing else"),
        Mode::Full => {}
    }
    let whole = extents(&of.site.briefing, config).into_iter().zip(articles(of));
    let whole = whole.filter(|(extent, article)| *extent == Extent::Full && article.withheld.whole().is_none());
    let whole: Vec<&Article> = whole.map(|(_, article)| article).collect();
    let without = |lacks: &dyn Fn(&Article) -> bool| -> Vec<String> {
        whole.iter().filter(|article| lacks(article)).map(|article| article.id.0.clone()).collect()
    };
    let unasked = without(&|article| article.extent.is_none());
    if !unasked.is_empty() {
        let found = format!("{} in full without a yes: {}", counted(unasked.len(), "source"), named(&unasked));
        return Answer::fail(
            found,
            "write `publish = \"full\"` and `permission` into the sidecar, or `mode = \"excerpts\"` into briefing.toml",
        );
    }
    let unsaid = without(&|article| article.permission.is_none());
    if !unsaid.is_empty() {
        let found = format!("a yes for each, but not whose: {}", named(&unsaid));
        return Answer::by_hand(found, "write `permission` into the sidecar: who permits it, or why it is free");
    }
    Answer::pass(format!("{} in full, each with a yes; the rest in excerpts", counted(whole.len(), "source")))
}
