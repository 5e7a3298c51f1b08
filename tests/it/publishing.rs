//! Sites put in place: what changes on the disk, what stays, and what is refused.

mod precompressed;
mod refused;
mod under_way;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::bail;
use okrsite::{
    publish::{self, File, Place, Plan, Published},
    source::digest::Digest,
};
use snapbox::{IntoData, assert_data_eq, data::Inline, str};
use tempfile::TempDir;

/// A folder for one test, with content in `content` and the site in `content/public`.
struct Room {
    root: PathBuf,
    content: PathBuf,
    output: PathBuf,
    _folder: TempDir,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let content = root.join("content");
        fs::create_dir_all(content.join("okrs")).unwrap();
        fs::write(content.join("okrs/grow.md"), "---\n").unwrap();
        Self { output: content.join("public"), root, content, _folder: folder }
    }

    /// Builds a site of these files; those below `assets/` are assets.
    fn build(&self, files: &[(&str, &str)]) -> anyhow::Result<Published> {
        self.build_with(files, false)
    }

    /// The same with compressed copies.
    fn build_precompressed(&self, files: &[(&str, &str)]) -> anyhow::Result<Published> {
        self.build_as(files, false, true)
    }

    /// The same; a file that holds `fail` cannot be made, and one that holds `panic` panics.
    fn build_with(&self, files: &[(&str, &str)], adopt: bool) -> anyhow::Result<Published> {
        self.build_as(files, adopt, false)
    }

    fn build_as(&self, files: &[(&str, &str)], adopt: bool, precompress: bool) -> anyhow::Result<Published> {
        let lock = publish::lock(&self.output)?;
        let owned = publish::own(&Place { output: &self.output, content: &self.content, adopt }, &lock)?;
        let list: Vec<File> = files
            .iter()
            .map(|(path, text)| File {
                path: (*path).to_owned(),
                is_asset: path.starts_with("assets/"),
                key: Digest::of(text.as_bytes()),
            })
            .collect();
        let produce = |index: usize| match files[index].1 {
            "fail" => bail!("cannot make {}", files[index].0),
            "panic" => panic!("{} panics", files[index].0),
            text => Ok(text.as_bytes().to_vec()),
        };
        publish::publish(&owned, &Plan { files: &list, produce: &produce, precompress, done: &|| {} })
    }

    /// What a refused build says, with the folder of the test as `[ROOT]`.
    fn refusal(&self, files: &[(&str, &str)]) -> String {
        self.shown(&self.build(files).unwrap_err())
    }

    fn shown(&self, error: &anyhow::Error) -> String {
        format!("{error:#}\n").replace(self.root.to_str().unwrap(), "[ROOT]")
    }

    /// The site: every file with its text, but for the manifest.
    fn site(&self) -> String {
        let mut files = files(&self.output);
        files.remove(".okrsite");
        let lines: Vec<String> = files.iter().map(|(path, (text, _))| format!("{path}: {text}\n")).collect();
        lines.concat()
    }

    /// The manifest, without keys and fingerprints.
    fn manifest(&self) -> String {
        let manifest = fs::read_to_string(self.output.join(".okrsite")).unwrap();
        let short = |line: &str| match line.splitn(4, ' ').collect::<Vec<_>>()[..] {
            [kind, _, _, path] => format!("{kind} {path}\n"),
            _ => format!("{line}\n"),
        };
        manifest.lines().map(short).collect()
    }
}

/// What stands in `folder`, hidden files among it.
fn listed(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.join("\n") + "\n"
}

/// Every file below `folder`, with its text and time.
fn files(folder: &Path) -> BTreeMap<String, (String, SystemTime)> {
    let mut files = BTreeMap::new();
    for entry in walk(folder) {
        let text = fs::read(&entry).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        let time = fs::symlink_metadata(&entry).unwrap().modified().unwrap();
        files.insert(entry.strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), (text, time));
    }
    files
}

/// Every file and link below `folder`; links are not followed.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() { open.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found
}

fn check(actual: String, expected: Inline) {
    assert_data_eq!(actual, expected.raw());
}

const SITE: [(&str, &str); 3] = [("index.html", "start"), ("teams/digital.html", "team"), ("assets/a.css", "css")];

#[test]
fn a_first_build_makes_the_folder() {
    let room = Room::new();
    let published = room.build(&SITE).unwrap();
    assert_eq!(published, Published { changed: 3, unchanged: 0, in_place: false });
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
    check(
        room.manifest(),
        str![[r#"
okrsite 2
asset assets/a.css
page index.html
page teams/digital.html

"#]],
    );
    check(
        listed(&room.content),
        str![[r#"
.public.okrsite.seen
okrs
public

"#]],
    );
}

#[test]
fn a_first_build_takes_an_empty_folder() {
    let room = Room::new();
    fs::create_dir_all(room.output.join("empty/inside")).unwrap();
    room.build(&SITE).unwrap();
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
    check(
        listed(&room.content),
        str![[r#"
.public.okrsite
.public.okrsite.seen
okrs
public

"#]],
    );
    check(
        listed(&room.output),
        str![[r#"
.okrsite
assets
index.html
teams

"#]],
    );
}

#[test]
fn a_build_makes_the_folders_above_the_output() {
    let mut room = Room::new();
    room.output = room.root.join("srv/www/okr");
    room.build(&SITE).unwrap();
    check(
        listed(&room.root.join("srv/www")),
        str![[r#"
.okr.okrsite.seen
okr

"#]],
    );
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
}

#[test]
fn a_build_without_a_change_leaves_every_file_as_it_is() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    let before = files(&room.output);
    for _ in 0..3 {
        let published = room.build(&SITE).unwrap();
        assert_eq!(published, Published { changed: 0, unchanged: 3, in_place: false });
        assert_eq!(before, files(&room.output));
    }
    check(
        listed(&room.content),
        str![[r#"
.public.okrsite.seen
okrs
public

"#]],
    );
}

#[test]
fn a_changed_page_changes_alone() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    room.build(&SITE).unwrap();
    let before = files(&room.output);
    let changed = [("index.html", "START"), SITE[1], SITE[2]];
    assert_eq!(room.build(&changed).unwrap(), Published { changed: 1, unchanged: 2, in_place: false });
    let after = files(&room.output);
    assert_eq!(after["index.html"].0, "START");
    for path in ["teams/digital.html", "assets/a.css"] {
        assert_eq!(before[path], after[path]);
    }
    assert_eq!(room.build(&SITE).unwrap().changed, 1);
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
}

#[test]
fn a_page_that_is_no_longer_there_goes_with_its_folder() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    for _ in 0..2 {
        room.build(&[SITE[0], SITE[2]]).unwrap();
        check(
            room.site(),
            str![[r#"
assets/a.css: css
index.html: start

"#]],
        );
        check(
            listed(&room.output),
            str![[r#"
.okrsite
assets
index.html

"#]],
        );
    }
}

#[test]
fn an_asset_stays_one_generation_longer() {
    let room = Room::new();
    let page = ("index.html", "start");
    room.build(&[page, ("assets/a.1.css", "one")]).unwrap();
    room.build(&[page, ("assets/a.2.css", "two")]).unwrap();
    check(
        room.manifest(),
        str![[r#"
okrsite 2
past assets/a.1.css
asset assets/a.2.css
page index.html

"#]],
    );
    check(
        room.site(),
        str![[r#"
assets/a.1.css: one
assets/a.2.css: two
index.html: start

"#]],
    );
    room.build(&[page, ("assets/a.3.css", "three")]).unwrap();
    check(
        room.site(),
        str![[r#"
assets/a.2.css: two
assets/a.3.css: three
index.html: start

"#]],
    );
    room.build(&[page, ("assets/a.2.css", "two")]).unwrap();
    check(
        room.site(),
        str![[r#"
assets/a.2.css: two
assets/a.3.css: three
index.html: start

"#]],
    );
    room.build(&[page]).unwrap();
    room.build(&[page]).unwrap(); // no change, so no generation
    check(
        room.site(),
        str![[r#"
assets/a.2.css: two
index.html: start

"#]],
    );
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_page() {
    let room = Room::new();
    room.build(&[("a", "page"), ("b/c.html", "inside")]).unwrap();
    room.build(&[("a", "page"), ("b/c.html", "inside")]).unwrap();
    room.build(&[("a/c.html", "inside"), ("b", "page")]).unwrap();
    check(
        room.site(),
        str![[r#"
a/c.html: inside
b: page

"#]],
    );
    room.build(&[("a", "page"), ("b/c.html", "inside")]).unwrap();
    check(
        room.site(),
        str![[r#"
a: page
b/c.html: inside

"#]],
    );
}

#[test]
fn what_someone_changed_in_the_output_is_mended() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    room.build(&SITE).unwrap();
    fs::write(room.output.join("index.html"), "edited by hand").unwrap();
    fs::remove_file(room.output.join("teams/digital.html")).unwrap();
    fs::remove_file(room.output.join("assets/a.css")).unwrap();
    assert_eq!(room.build(&SITE).unwrap(), Published { changed: 3, unchanged: 0, in_place: false });
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
}

#[test]
fn a_past_asset_that_someone_removed_is_not_missed() {
    let room = Room::new();
    room.build(&[SITE[0], ("assets/a.1.css", "one")]).unwrap();
    fs::remove_file(room.output.join("assets/a.1.css")).unwrap();
    room.build(&[SITE[0], ("assets/a.2.css", "two")]).unwrap();
    check(
        room.site(),
        str![[r#"
assets/a.2.css: two
index.html: start

"#]],
    );
}

#[test]
fn an_adopted_file_is_kept_in_every_generation() {
    let room = Room::new();
    fs::create_dir_all(room.output.join(".well-known")).unwrap();
    fs::write(room.output.join("CNAME"), "okr.example.com").unwrap();
    fs::write(room.output.join(".well-known/security.txt"), "Contact").unwrap();
    room.build_with(&SITE, true).unwrap();
    check(
        room.manifest(),
        str![[r#"
okrsite 2
kept .well-known/security.txt
kept CNAME
asset assets/a.css
page index.html
page teams/digital.html

"#]],
    );
    for _ in 0..4 {
        room.build(&SITE).unwrap();
        check(
            room.site(),
            str![[r#"
.well-known/security.txt: Contact
CNAME: okr.example.com
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
        );
    }
    fs::write(room.output.join("CNAME"), "new.example.com").unwrap();
    room.build(&SITE).unwrap();
    room.build(&SITE).unwrap();
    assert_eq!(files(&room.output)["CNAME"].0, "new.example.com");
}

#[test]
fn there_may_be_nothing_to_adopt() {
    let room = Room::new();
    room.build_with(&SITE, true).unwrap();
    room.build_with(&SITE, true).unwrap();
    room.build(&SITE).unwrap();
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
}

#[test]
fn an_adopted_file_that_someone_removed_is_gone() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    fs::write(room.output.join("CNAME"), "okr.example.com").unwrap();
    room.build_with(&SITE, true).unwrap();
    room.build(&SITE).unwrap();
    fs::remove_file(room.output.join("CNAME")).unwrap();
    room.build(&SITE).unwrap();
    room.build(&SITE).unwrap();
    check(
        room.site(),
        str![[r#"
assets/a.css: css
index.html: start
teams/digital.html: team

"#]],
    );
    check(
        room.manifest(),
        str![[r#"
okrsite 2
asset assets/a.css
page index.html
page teams/digital.html

"#]],
    );
}
