//! Golden sites: `tests/sites/<case>/in` is built and compared with `out`, file by file.
//!
//! Style sheets, scripts and icon are the theme's, and their fingerprints stand as `[HASH]`, so that a change of style
//! alone changes nothing here. The files of search are left out: they are packed, and any word changes them; `search.rs`
//! reads them. What every rule means is the same on every site of a language, and stands in one of each.
//! `SNAPSHOTS=overwrite cargo test` writes what is built now. Read the difference before it is committed.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use crate::support::{DAY, Room, copy, files, project};

/// The sites whose page of rules is compared: one in each language.
const WITH_RULES: [&str; 2] = ["every-shape", "svensk"];

#[test]
fn every_golden_site_is_as_it_was() {
    for case in cases() {
        check(&case);
    }
}

/// The folders of the golden sites.
pub(crate) fn cases() -> Vec<PathBuf> {
    let cases = fs::read_dir(project().join("tests/sites")).unwrap();
    cases.map(|case| case.unwrap().path()).collect()
}

/// Builds a golden site into `out` of a room of its own. Returns what was said, too.
pub(crate) fn build(case: &Path) -> (Room, String) {
    let room = Room::new();
    copy(&case.join("in"), &room.path().join("in"));
    let said = room.run(&format!("build in --output out --date {DAY}")).code(0).err();
    (room, said)
}

#[track_caller]
fn check(case: &Path) {
    let (room, said) = build(case);
    let mut built = vec![("findings.txt".to_owned(), said.into_bytes())];
    for (path, bytes) in files(&room.path().join("out")) {
        let is_told_elsewhere = path == "rules.html" && !WITH_RULES.iter().any(|name| case.ends_with(name));
        if !is_of_theme(&path) && !path.starts_with("search/") && !is_told_elsewhere {
            let plain = without_fingerprints(&bytes);
            let is_manifest = path == ".okrsite"; // sorted by names that have fingerprints in them
            built.push((path, if is_manifest { plain_manifest(&plain) } else { plain }));
        }
    }
    built.sort();
    let out = case.join("out");
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        let _ = fs::remove_dir_all(&out);
        for (path, bytes) in &built {
            fs::create_dir_all(out.join(path).parent().unwrap()).unwrap();
            fs::write(out.join(path), bytes).unwrap();
        }
    }
    let mut expected = files(&out);
    expected.sort();
    let names = |list: &[(String, Vec<u8>)]| list.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    let name = case.file_name().unwrap().to_string_lossy();
    assert_eq!(names(&built), names(&expected), "{name}");
    for ((path, built), (_, expected)) in built.iter().zip(&expected) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        snapbox::assert_data_eq!(text(built), snapbox::Data::text(text(expected)).raw());
        assert!(built == expected, "{name}/{path}");
    }
}

/// Whether a file is the theme's own, whose name has a fingerprint.
fn is_of_theme(path: &str) -> bool {
    path.starts_with("assets/") && matches!(path.rsplit('.').next(), Some("css" | "js"))
        || path.starts_with("assets/icon.")
}

/// A text with `[HASH]` for the fingerprints of style sheets and scripts; other files as they are.
fn without_fingerprints(bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let mut parts = text.split("assets/");
    let mut plain = parts.next().unwrap_or("").to_owned();
    for part in parts {
        plain.push_str("assets/");
        let name = part.split(['"', '\n', ' ']).next().unwrap_or("");
        let pieces: Vec<&str> = name.split('.').collect();
        match pieces.as_slice() {
            [stem @ "icon", _, ending] | [stem, _, ending @ ("css" | "js")] => {
                let _ = write!(plain, "{stem}.[HASH].{ending}{}", &part[name.len()..]);
            }
            _ => plain.push_str(part),
        }
    }
    plain.into_bytes()
}

/// The lines of a manifest, sorted, without the files of search.
fn plain_manifest(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let plain = |line: &str| match line.splitn(4, ' ').collect::<Vec<_>>()[..] {
        [kind, _, _, path] => format!("{kind} {path}\n"), // keys are others with each change of the program
        _ => format!("{line}\n"),
    };
    let mut lines: Vec<String> = text.lines().filter(|line| !line.contains("search/")).map(plain).collect();
    lines.sort_unstable();
    lines.concat().into_bytes()
}
