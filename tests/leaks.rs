//! Withheld words are found in every kind of file that a build writes, however they are written there: forty leaks of twelve to
//! forty words, planted into what is really written, five disguises in each of eight kinds. And nothing else is taken for one.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use backgrounder::briefing::Statement;
use backgrounder::config::{Config, Mode};
use backgrounder::pipeline::{lay_out, page, read};
use backgrounder::render::Theme;
use backgrounder::site::{DataFile, Job, Site, TimelineFile};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The source that is withheld as a whole.
const SECRET: &str = "\n[[withhold]]\nsource = \"003\"\nwhy = \"No permission yet.\"\n";

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() { copied(&from, &to) } else { assert!(fs::copy(&from, &to).is_ok()) }
    }
}

/// The sample with one source more, that is withheld.
fn sample(mode: Mode, withheld: bool) -> (tempfile::TempDir, Config) {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    copied(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content"), &content);
    let edits = content.join("edits.toml");
    if withheld {
        fs::write(content.join("003.txt"), format!("A keeper of the lock\n\n9 May 2022\n\n{KEEPER}\n")).unwrap();
        let decisions = fs::read_to_string(&edits).unwrap() + SECRET;
        fs::write(&edits, decisions).unwrap();
    }
    let config = Config { mode, content, edits, ..Config::defaults(folder.path()) };
    (folder, config)
}

const KEEPER: &str = "The keeper of the old lock below the mill, who was fined for drink in his youth and who has since kept the \
    gates for thirty years without a day of rest, told the committee's clerk that he had never once been paid for the nights, and that \
    nobody at the “canal board” had answered any of the letters which he wrote to them each spring when the water rose above \
    the second mark & the lower gate began to leak.";

/// A site, and the words that must not stand in it: those of its excerpts and those of the editor's decision in turn.
struct Planted {
    theme: Theme,
    site: Site,
    excerpted: Vec<Vec<String>>,
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn planted() -> (tempfile::TempDir, Planted) {
    let (folder, config) = sample(Mode::Excerpts, true);
    let theme = Theme::load(&config).unwrap();
    let briefed = read(&config, &()).unwrap();
    let whole = briefed.briefing.clone();
    let (site, _) = lay_out(briefed, &config, &theme);
    // Stretches of sentences that stand side by side in one paragraph and are not published.
    let mut excerpted = Vec::new();
    for (article, annotated) in whole.articles.iter().enumerate() {
        let mut stretch: Option<(usize, std::ops::Range<usize>)> = None;
        let mut stretches = Vec::new();
        for (sentence, about) in annotated.sentences.iter().enumerate() {
            let is_shown = about.body.is_none() || site.published.has(Statement { article, sentence });
            match &mut stretch {
                Some((block, span)) if *block == about.block && !is_shown => span.end = about.span.end,
                _ => {
                    stretches.extend(stretch.take());
                    stretch = (!is_shown).then(|| (about.block, about.span.clone()));
                }
            }
        }
        stretches.extend(stretch);
        excerpted.extend(stretches.into_iter().map(|(block, span)| words(&annotated.article.blocks[block].text[span])));
    }
    excerpted.sort_by_key(|words| std::cmp::Reverse(words.len()));
    (folder, Planted { theme, site, excerpted })
}

impl Planted {
    /// So many withheld words: of the editor's source, or of the excerpts, each time others.
    fn secret(&self, turn: usize, length: usize) -> String {
        let keeper = words(KEEPER);
        let excerpts: Vec<&Vec<String>> = self.excerpted.iter().filter(|words| words.len() >= length).collect();
        if turn.is_multiple_of(2) || excerpts.is_empty() {
            let from = turn % (keeper.len() - length);
            return keeper[from..from + length].join(" ");
        }
        let all = excerpts[turn % excerpts.len()];
        all[..length].join(" ")
    }

    fn bytes(&self, job: Job) -> Vec<u8> {
        page(&self.theme, &self.site, job).unwrap().bytes
    }

    fn text(&self, job: Job) -> String {
        String::from_utf8(self.bytes(job)).unwrap()
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\'', "&#39;")
}

fn numbered(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        let _ =
            if c.is_alphabetic() { write!(out, "&#x{:X};", u32::from(c)) } else { write!(out, "&#{};", u32::from(c)) };
        out
    })
}

fn in_json(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].to_owned()
}

fn in_units(text: &str) -> String {
    text.encode_utf16().fold(String::new(), |mut out, unit| {
        let _ = write!(out, "\\u{unit:04x}");
        out
    })
}

fn in_percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "%{byte:02X}");
        out
    })
}

/// Each word between tags, and each third broken by one in its middle.
fn tagged(text: &str, open: &str, close: &str) -> String {
    let all = words(text);
    let all = all.iter().map(|word| format!("{open}{}{close}", escaped(word)));
    all.collect()
}

fn broken(text: &str, open: &str, close: &str) -> String {
    words(text).iter().enumerate().fold(String::new(), |mut out, (index, word)| {
        let half = word.char_indices().nth(1).map_or(word.len(), |(at, _)| at);
        let (first, rest) = if index % 3 == 0 { word.split_at(half) } else { (word.as_str(), "") };
        let _ = write!(out, "{}{open}{}{close} ", escaped(first), escaped(rest));
        out
    })
}

/// As a calendar folds its lines, after so many bytes, in the middle of words.
fn folded(text: &str, fold: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for c in text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;").chars() {
        if length + c.len_utf8() > 74 {
            out.push_str(fold);
            length = 1;
        }
        length += c.len_utf8();
        out.push(c);
    }
    out
}

fn put(text: &str, before: &str, leak: &str) -> Vec<u8> {
    let at = text.rfind(before).unwrap_or_else(|| panic!("no {before}"));
    format!("{}{leak}{}", &text[..at], &text[at..]).into_bytes()
}

/// A member of the EPUB with a leak before a mark.
fn in_book(book: &[u8], member: &str, before: &str, leak: &str) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        let bytes = if name == member { put(&text, before, leak) } else { text.into_bytes() };
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The ways of one kind to write a secret, each into the bytes of a real output.
type Disguises = [Disguise; 5];

/// One way: the bytes of an output with the secret in them.
type Disguise = Box<dyn Fn(&Planted, &str) -> Vec<u8>>;

fn into(job: Job, before: &'static str, write: impl Fn(&str) -> String + 'static) -> Disguise {
    Box::new(move |planted, secret| put(&planted.text(job), before, &write(secret)))
}

fn into_book(member: &'static str, before: &'static str, write: impl Fn(&str) -> String + 'static) -> Disguise {
    Box::new(move |planted, secret| in_book(&planted.bytes(Job::Book), member, before, &write(secret)))
}

fn kinds() -> [(&'static str, Disguises); 8] {
    let calendar = Job::TimelineFile(TimelineFile::Calendar);
    let events = Job::DataFile(DataFile::Events);
    [
        (
            "HTML text",
            [
                into(Job::Home, "</main>", |s| format!("<p>{}</p>", escaped(s))),
                into(Job::Home, "</main>", |s| format!("<p>{}</p>", broken(s, "<em>", "</em>"))),
                into(Job::Compare, "</main>", |s| format!("<table><tr>{}</tr></table>", tagged(s, "<td>", "</td>"))),
                into(Job::Sources, "</main>", |s| format!("<p>{}</p>", escaped(s).replace(' ', "&nbsp;"))),
                into(Job::Quotes, "</main>", |s| format!("<p>{}</p>", numbered(s))),
            ],
        ),
        (
            "HTML attribute",
            [
                into(Job::Home, "</main>", |s| format!("<p title=\"{}\">x</p>", escaped(s))),
                into(Job::Home, "</main>", |s| format!("<p data-words='{}'>x</p>", escaped(&escaped(s)))),
                into(Job::Timeline, "</main>", |s| {
                    format!("<a href=\"a.html#:~:text={}\">x</a>", s.replace(' ', "%20").replace('“', "%E2%80%9C"))
                }),
                into(Job::Home, "</main>", |s| format!("<a href=\"mailto:?body={}\">x</a>", in_percent(s))),
                into(Job::Search, "</head>", |s| format!("<meta name=\"description\" content=\"{}\">", numbered(s))),
            ],
        ),
        (
            "SVG",
            [
                into(Job::Home, "</main>", |s| format!("<svg><text x=\"1\" y=\"2\">{}</text></svg>", escaped(s))),
                into(Job::Home, "</main>", |s| format!("<svg><desc id=\"d\">{}</desc></svg>", escaped(s))),
                into(Job::Timeline, "</main>", |s| {
                    format!("<svg><text>{}</text></svg>", tagged(s, "<tspan x=\"4\" dy=\"1.2em\">", "</tspan>"))
                }),
                into(Job::Timeline, "</main>", |s| {
                    format!("<svg><text>{}</text></svg>", broken(s, "<tspan dx=\".1\">", "</tspan>"))
                }),
                into(Job::Compare, "</main>", |s| {
                    format!("<svg role=\"img\" aria-label=\"{}\"><title>x</title></svg>", escaped(s))
                }),
            ],
        ),
        (
            "search script",
            [
                into(Job::SearchShard(0), "]", |s| format!(",\"{}\"", in_json(s))),
                into(Job::SearchShard(0), "]", |s| format!(",\"{}\"", in_units(s))),
                into(Job::SearchIndex, "]", |s| format!(",[\"{}\"]", in_json(s).replace(' ', "\",\""))),
                into(Job::SearchIndex, "]", |s| format!(",\"{}\"", in_json(s).replace(' ', "\\n"))),
                into(Job::SearchShard(0), "]", |s| format!(",\"{}\"", in_json(&escaped(s)).replace('&', "\\u0026"))),
            ],
        ),
        (
            "JSON",
            [
                into(Job::Record, "}", |s| format!(",\"note\":\"{}\"", in_json(s))),
                into(Job::Record, "}", |s| format!(",\"note\":\"{}\"", in_units(s))),
                into(Job::Record, "}", |s| format!(",\"words\":[\"{}\"]", in_json(s).replace(' ', "\",\""))),
                into(Job::Record, "}", |s| {
                    format!(",\"html\":\"\\u003cp\\u003e{}\\u003c\\/p\\u003e\"", in_json(&escaped(s)))
                }),
                into(Job::Record, "}", |s| format!(",\"lines\":\"{}\"", in_json(s).replace(' ', "\\r\\n\\t"))),
            ],
        ),
        (
            "feed",
            [
                into(Job::Feed, "</feed>", |s| format!("<entry><summary>{}</summary></entry>", escaped(s))),
                into(Job::Feed, "</feed>", |s| {
                    format!(
                        "<entry><content type=\"html\">&lt;p&gt;{}&lt;/p&gt;</content></entry>",
                        escaped(&escaped(s))
                    )
                }),
                into(Job::Feed, "</feed>", |s| format!("<entry><content><![CDATA[<p>{s}</p>]]></content></entry>")),
                into(Job::Feed, "</feed>", |s| format!("<entry><title>{}</title></entry>", numbered(s))),
                into(Job::Feed, "</feed>", |s| {
                    format!("<entry><category term=\"{}\"/></entry>", escaped(s).replace(' ', "\n  "))
                }),
            ],
        ),
        (
            "tables and calendar",
            [
                into(events, "\r\n", |s| format!("\r\n1,\"{}\",x", s.replace('"', "\"\""))),
                into(events, "\r\n", |s| format!("\r\n1,\"{}\",x", s.replace(' ', "\r\n"))),
                into(calendar, "END:VCALENDAR", |s| format!("DESCRIPTION:{}\r\n", folded(s, "\r\n "))),
                into(calendar, "END:VCALENDAR", |s| format!("SUMMARY:{}\r\n", folded(s, "\r\n\t"))),
                into(calendar, "END:VCALENDAR", |s| {
                    format!("DESCRIPTION:{}\r\n", folded(&s.replace(' ', "\\n"), "\r\n ").replace("\\\\n", "\\n"))
                }),
            ],
        ),
        (
            "EPUB",
            [
                into_book("EPUB/home.xhtml", "</section>", |s| format!("<p>{}</p>", escaped(s))),
                into_book("EPUB/timeline.xhtml", "</section>", |s| format!("<p>{}</p>", broken(s, "<b>", "</b>"))),
                into_book("EPUB/nav.xhtml", "</body>", |s| format!("<p title=\"{}\">x</p>", numbered(s))),
                into_book("EPUB/package.opf", "</metadata>", |s| {
                    format!("<dc:description>{}</dc:description>", escaped(s))
                }),
                into_book("EPUB/source-2.xhtml", "</section>", |s| {
                    format!("<p>{}</p>", escaped(s).replace(' ', "&#160;"))
                }),
            ],
        ),
    ]
}

/// How long the leaks are, in words.
const LENGTHS: [usize; 5] = [12, 18, 25, 32, 40];

#[test]
fn forty_planted_leaks_are_found() {
    let (_folder, planted) = planted();
    let mut missed = Vec::new();
    let mut turn = 0;
    for (kind, disguises) in kinds() {
        for (at, disguise) in disguises.iter().enumerate() {
            // Each disguise meets another length in each kind.
            let length = LENGTHS[(at + turn / 5) % LENGTHS.len()];
            let secret = planted.secret(turn, length);
            assert_eq!(words(&secret).len(), length);
            let bytes = disguise(&planted, &secret);
            if planted.site.briefing.withheld.leak(&bytes).is_none() {
                missed.push(format!("{kind}, way {}, {length} words: {secret}", at + 1));
            }
            turn += 1;
        }
    }
    assert_eq!(turn, 40);
    assert!(
        planted.excerpted.iter().filter(|words| words.len() >= 32).count() > 4,
        "the excerpts leave enough to plant"
    );
    assert!(missed.is_empty(), "{} missed: {missed:#?}", missed.len());
}

#[test]
fn nothing_of_the_sample_is_taken_for_a_leak() {
    for (mode, withheld) in [(Mode::Full, false), (Mode::Full, true), (Mode::Excerpts, false), (Mode::Excerpts, true)] {
        let (_folder, config) = sample(mode, withheld);
        let theme = Theme::load(&config).unwrap();
        let (site, _) = lay_out(read(&config, &()).unwrap(), &config, &theme);
        let alarms: Vec<String> = site
            .jobs
            .iter()
            .filter_map(|&job| page(&theme, &site, job).err())
            .map(|problem| format!("{}: {:?}", problem.what, problem.why))
            .collect();
        assert!(alarms.is_empty(), "{mode:?}, {withheld}: {alarms:#?}");
    }
}
