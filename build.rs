//! Compiles `data/` into tables and packs `templates/`, `static/` and `content/` into the binary.
//!
//! A data file is plain text that a non-programmer can edit: one record a line, fields parted by a tab, lines that
//! begin with `#` are comments, empty lines do not count. The first comment that reads `#: name, name, …` names the
//! columns; every record must have exactly that many fields, or the build stops and names the file and the line.
//! Files become `static` slices in file-name order, so the binary is the same on every machine.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut code = String::new();
    for path in files_below(&root.join("data"), "tsv") {
        table(&path, &mut code);
    }
    fs::write(out.join("tables.rs"), code).expect("OUT_DIR is writable");
    let mut code = String::new();
    for (name, folder) in [("TEMPLATES", "templates"), ("STATIC", "static"), ("SAMPLE", "content")] {
        pack(name, &root.join(folder), &mut code);
    }
    fs::write(out.join("packed.rs"), code).expect("OUT_DIR is writable");
    for folder in ["data", "templates", "static", "content"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}

/// Every file below `folder`, sorted by path; only those that end in `.extension` unless it is empty.
fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if extension.is_empty() || path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Appends `pub static NAME: &[[&str; N]] = &[…];` for one data file.
fn table(path: &Path, code: &mut String) {
    let name = path.file_stem().and_then(|s| s.to_str()).expect("data files have plain names");
    let text = fs::read_to_string(path).expect("data files are UTF-8");
    let columns = text
        .lines()
        .find_map(|line| line.strip_prefix("#:"))
        .unwrap_or_else(|| panic!("{}: no `#:` line that names the columns", path.display()))
        .split(',')
        .count();
    let constant = name.to_uppercase().replace('-', "_");
    let _ = writeln!(code, "/// The records of `data/{name}.tsv`.\npub static {constant}: &[[&str; {columns}]] = &[");
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').map(str::trim_ascii).collect();
        assert!(
            fields.len() == columns,
            "{}:{}: {} fields parted by tabs, expected {columns}",
            path.display(),
            number + 1,
            fields.len()
        );
        let _ = writeln!(code, "    {fields:?},");
    }
    code.push_str("];\n");
}

/// Appends `pub static NAME: &[(&str, &[u8])] = &[…];`, path relative to the folder first.
fn pack(name: &str, folder: &Path, code: &mut String) {
    let _ = writeln!(code, "/// The files below the folder, by path.\npub static {name}: &[(&str, &[u8])] = &[");
    for path in files_below(folder, "") {
        let relative = path.strip_prefix(folder).expect("found below the folder");
        let relative: Vec<_> = relative.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        let absolute = path.to_string_lossy();
        let _ = writeln!(code, "    ({:?}, include_bytes!({absolute:?})),", relative.join("/"));
    }
    code.push_str("];\n");
}
