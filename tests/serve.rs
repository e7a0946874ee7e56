//! `serve` as a user runs it: over a real socket, with edits while a browser would be looking.
#![cfg(feature = "serve")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

const STORY: &str = "Ferry service resumes on the sound\n\nBy Ada Brook\nPublished 4 March 2024\n\n\
    The ferry between Norhaven and Easthaven sailed again on Monday after two weeks of repairs.\n";

/// Longer than anything here takes; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_mins(1);

struct Preview {
    program: Child,
    port: u16,
    folder: TempDir,
}

impl Preview {
    fn start(options: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        fs::write(folder.path().join("content/ferry.txt"), STORY).unwrap();
        fs::write(folder.path().join("secret.txt"), "the key").unwrap();
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("backgrounder"));
        command.args(["serve", "--port", "0"]).args(options).current_dir(folder.path()).env("NO_COLOR", "1");
        let mut program = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let mut told = BufReader::new(program.stderr.take().unwrap());
        let port = loop {
            let mut line = String::new();
            assert!(told.read_line(&mut line).unwrap() > 0, "it ended before it listened");
            if let Some(address) = line.trim().strip_prefix("open   http://127.0.0.1:") {
                break address.split('/').next().unwrap().parse().unwrap();
            }
        };
        // Read on, or the program could not tell any more.
        std::thread::spawn(move || std::io::copy(&mut told, &mut std::io::sink()));
        let preview = Self { program, port, folder };
        let mut news = preview.news(options.get(1).unwrap_or(&"/"));
        while !news.next().contains("\"pages\":null") || preview.get(options.get(1).unwrap_or(&"/")).0 == 503 {}
        preview
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut socket = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket.write_all(request.as_bytes()).unwrap();
        socket
    }

    /// The status and everything that came.
    fn ask(&self, method: &str, path: &str, host: &str) -> (u16, String) {
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let mut bytes = Vec::new();
        self.send(&request).read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (text.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default(), text)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.ask("GET", path, &format!("localhost:{}", self.port))
    }

    fn news(&self, base: &str) -> News {
        let request = format!("GET {base}__events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n");
        News(BufReader::new(self.send(&request)))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// What an open page hears.
struct News(BufReader<TcpStream>);

impl News {
    fn next(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("news in time") > 0, "the news ended");
            if let Some(news) = line.strip_prefix("data: ") {
                return news.trim().to_owned();
            }
        }
    }
}

#[test]
fn a_page_is_loaded_again_after_an_edit_and_says_what_is_wrong() {
    let preview = Preview::start(&[]);
    let (status, page) = preview.get("/articles/ferry.html");
    assert!(status == 200 && page.contains("sailed again") && page.contains("__events"), "{page}");
    let mut news = preview.news("/");
    let before = news.next();
    fs::write(preview.path("content/ferry.txt"), STORY.replace("sailed", "steamed")).unwrap();
    let after = news.next();
    assert_ne!(before, after);
    assert!(after.contains("\"problems\":null"), "{after}");
    assert!(preview.get("/articles/ferry.html").1.contains("steamed again"));

    fs::write(preview.path("briefing.toml"), "titel = \"The <ferry>\"\n").unwrap();
    let wrong = news.next();
    assert!(wrong.contains("briefing.toml:1:1") && wrong.contains("did you mean `title`?"), "{wrong}");
    let (status, page) = preview.get("/");
    assert!(status == 500 && page.contains("titel = &quot;The &lt;ferry&gt;"), "{page}");
    assert_eq!(preview.get("/style.css").0, 200);
    fs::write(preview.path("briefing.toml"), "title = \"The ferry\"\n").unwrap();
    assert!(news.next().contains("\"problems\":null"));
    assert!(preview.get("/").1.contains("<title>The ferry"));

    // A folder that was not there when it began.
    fs::create_dir(preview.path("static")).unwrap();
    fs::write(preview.path("static/style.css"), "body { color: red }").unwrap();
    while !preview.get("/style.css").1.contains("color: red") {
        news.next();
    }
    assert!(!preview.path("public").exists(), "nothing is written to the disk");
}

#[test]
fn nothing_beside_the_site_can_be_reached() {
    let preview = Preview::start(&[]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(preview.path("secret.txt"), preview.path("content/link.html")).unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/content/ferry.txt",
        "/link.html",
        "/%2fetc/passwd",
    ] {
        let (status, page) = preview.get(path);
        assert!(status == 404 && !page.contains("the key"), "{path}: {page}");
    }
    assert_eq!(preview.ask("GET", "/", "briefing.example.org").0, 403);
    assert_eq!(preview.ask("GET", "http://briefing.example.org/", "localhost").0, 403);
    assert_eq!(preview.ask("POST", "/", "localhost").0, 405);
    let (status, head) = preview.ask("HEAD", "/", "localhost");
    assert!(status == 200 && head.ends_with("\r\n\r\n"), "{head}");
    assert!(head.contains("cross-origin-resource-policy: same-origin"), "{head}");
}

#[test]
fn a_folder_of_the_address_stands_before_every_path() {
    let preview = Preview::start(&["--base", "/some-repo/"]);
    assert_eq!(preview.get("/some-repo/timeline.html").0, 200);
    assert_eq!(preview.get("/timeline.html").0, 404);
    let (status, page) = preview.get("/");
    assert!(status == 301 && page.contains("location: /some-repo/"), "{page}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_while_a_browser_is_connected() {
    let mut preview = Preview::start(&[]);
    let mut news = preview.news("/");
    news.next();
    let sent = Command::new("kill").args(["-INT", &preview.program.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert!(preview.program.wait().unwrap().success());
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_an_error() {
    let preview = Preview::start(&[]);
    let port = preview.port.to_string();
    let mut second = Command::new(assert_cmd::cargo::cargo_bin("backgrounder"));
    let ended = second.args(["serve", "--port", &port]).current_dir(Path::new(preview.folder.path())).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains(&format!("port {port}")));
}
