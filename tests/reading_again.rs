//! A folder that is read again, with the work on files that are as they were, gives every byte that a first reading
//! gives, whatever was edited in between.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use backgrounder::config::Config;
use backgrounder::pipeline::{self, Briefed, BuildError, Files, Memory};
use backgrounder::render::Theme;

#[path = "../benches/corpus/mod.rs"]
#[expect(dead_code, reason = "the names of the files are of no use here")]
mod corpus;

/// Every output by its path, and every warning.
type Written = (BTreeMap<String, Vec<u8>>, Vec<String>);

fn written(config: &Config, briefed: Result<Briefed, BuildError>) -> Result<Written, String> {
    let theme = Theme::load(config).unwrap();
    let briefed = briefed.map_err(|error| format!("{error:?}"))?;
    let (site, warnings) = pipeline::lay_out(briefed, config, &theme);
    let pages = site.jobs.iter().map(|&job| pipeline::page(&theme, &site, job).unwrap());
    let pages = pages.map(|page| (page.route.path().to_owned(), page.bytes)).collect();
    Ok((pages, warnings.iter().map(|warning| warning.render(false)).collect()))
}

fn story(number: usize) -> String {
    let article = corpus::articles(number + 1).last().unwrap();
    // A third of it is enough, and quicker.
    article.text.split("\n\n").take(14).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn every_edit_gives_what_a_fresh_build_gives() {
    let root = tempfile::tempdir().unwrap();
    let content = root.path().join("content");
    fs::create_dir(&content).unwrap();
    let put = |path: &str, text: &str| {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let end = |path: &str| fs::remove_file(root.path().join(path)).unwrap();
    let menu = "Home\n\nWorld\n\nSport\n\nSubscribe to our letter\n\n";
    let copied = "\n\nThe lock at Norhaven was opened by Ada Brook on 4 September 2031 after nine years of work.\n";
    for number in 0..6 {
        put(&format!("content/{number}.txt"), &story(number));
    }
    let edits: &[(&str, &dyn Fn())] = &[
        ("nothing", &|| {}),
        ("a sentence is added", &|| put("content/2.txt", &(story(2) + copied))),
        ("another source prints it too", &|| put("content/3.txt", &(story(3) + copied))),
        ("a menu that one file prints", &|| put("content/0.txt", &format!("{menu}{}", story(0)))),
        ("a second file prints it: furniture now", &|| put("content/1.txt", &format!("{menu}{}", story(1)))),
        ("a third, before all others", &|| put("content/00.txt", &format!("{menu}{}", story(7)))),
        ("one of the three goes", &|| end("content/1.txt")),
        ("an article of another name and a folder", &|| {
            put("content/late/1.md", "# Late\n\nIt rained, see [2](../2.txt).\n");
        }),
        ("an undated file takes its day from the others", &|| {
            put(
                "content/undated.txt",
                "Talks go on\n\nMinister Ada Brook arrived on Monday and will leave on Tuesday.\n",
            );
        }),
        ("a file gives the days", &|| put("content/4.toml", "date = 2031-09-20\noutlet = \"Norhaven Post\"\n")),
        ("a version of an article", &|| put("content/5-new.txt", &(story(5) + copied))),
        ("a line is cut by hand", &|| {
            put("edits.toml", "[[lines]]\nfile = \"2.txt\"\ncut = \"7\"\nwhy = \"no story\"\n");
        }),
        ("the version goes", &|| end("content/5-new.txt")),
        ("the decision goes", &|| end("edits.toml")),
        ("a decision that cannot be read", &|| put("edits.toml", "[[lines\n")),
        ("and mended", &|| put("edits.toml", "")),
        ("bytes that are no text", &|| fs::write(content.join("3.txt"), [0xff, 0, 0xfe, 1]).unwrap()),
        ("all but one go", &|| {
            for path in ["0.txt", "00.txt", "3.txt", "4.txt", "4.toml", "5.txt", "late/1.md", "undated.txt"] {
                end(&format!("content/{path}"));
            }
        }),
    ];
    let config = Config::defaults(root.path());
    let mut memory = Memory::default();
    for (what, edit) in edits {
        edit();
        let again = Files::read_again(&config).and_then(|files| files.gather_again(&config, &mut memory).brief());
        let (again, fresh) = (written(&config, again), written(&config, pipeline::read(&config, &())));
        match (again, fresh) {
            (Ok(again), Ok(fresh)) => same(what, &again, &fresh),
            (again, fresh) => assert_eq!(again.err(), fresh.err(), "{what}"),
        }
    }
}

fn same(what: &str, again: &Written, fresh: &Written) {
    assert_eq!(again.1, fresh.1, "{what}: warnings");
    assert!(again.0.keys().eq(fresh.0.keys()), "{what}: other pages");
    let differing: Vec<&String> =
        again.0.iter().filter(|(path, bytes)| fresh.0[*path] != **bytes).map(|p| p.0).collect();
    assert!(differing.is_empty(), "{what}: {differing:?}");
}

#[test]
fn what_is_as_it_was_is_not_done_again() {
    let root = tempfile::tempdir().unwrap();
    let put = |name: &str, text: String| fs::write(Path::new(root.path()).join("content").join(name), text).unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    (0..3).for_each(|number| put(&format!("{number}.txt"), story(number)));
    let (config, mut memory) = (Config::defaults(root.path()), Memory::default());
    let mut read = || Files::read_again(&config).unwrap().gather_again(&config, &mut memory).changes;
    assert_eq!(read().anew, [0, 1, 2]);
    assert!(read().are_none());
    put("1.txt", story(9));
    assert_eq!(read().anew, [1]);
    fs::remove_file(root.path().join("content/2.txt")).unwrap();
    let changes = read();
    assert!(changes.anew.is_empty() && changes.is_one_gone && !changes.are_none());
}
