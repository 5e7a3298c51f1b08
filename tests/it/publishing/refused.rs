//! What is not ours is refused, named and left as it is.

use std::{fs, path::Path};

use okrsite::publish::{self, Place};
use snapbox::{data::Inline, str};

use super::{Room, SITE, check, files, listed};

/// Builds, expects a refusal, and that nothing on the disk changed.
fn check_refused(room: &Room, expected: Inline) {
    let before = files(&room.root);
    check(room.refusal(&SITE), expected);
    assert_eq!(before, files(&room.root));
}

#[test]
fn a_stray_file_is_named() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    fs::write(room.output.join("CNAME"), "okr.example.com").unwrap();
    check_refused(
        &room,
        str![[r#"
`CNAME` in [ROOT]/content/public was not written by okrsite: move it away, or build once with `--adopt` to keep it

"#]],
    );
    fs::create_dir(room.output.join("teams/deep")).unwrap();
    fs::write(room.output.join("teams/deep/notes.txt"), "").unwrap();
    check_refused(
        &room,
        str![[r#"
`CNAME` and one more file in [ROOT]/content/public were not written by okrsite: move them away, or build once with `--adopt` to keep them

"#]],
    );
    fs::write(room.output.join("teams/.hidden"), "").unwrap();
    check_refused(
        &room,
        str![[r#"
`CNAME` and 2 more files in [ROOT]/content/public were not written by okrsite: move them away, or build once with `--adopt` to keep them

"#]],
    );
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let room = Room::new();
    fs::create_dir(&room.output).unwrap();
    fs::write(room.output.join("thesis.doc"), "years of work").unwrap();
    check_refused(
        &room,
        str![[r#"
[ROOT]/content/public contains `thesis.doc` and was not written by okrsite: choose another output folder, or empty this one

"#]],
    );
    fs::write(room.output.join("index.html"), "another site").unwrap();
    check_refused(
        &room,
        str![[r#"
[ROOT]/content/public contains `index.html` and one more file and was not written by okrsite: choose another output folder, or empty this one

"#]],
    );
}

#[test]
fn a_file_that_was_kept_is_not_written_over() {
    let room = Room::new();
    fs::create_dir(&room.output).unwrap();
    fs::write(room.output.join("index.html"), "another site").unwrap();
    let before = files(&room.root);
    check(
        room.shown(&room.build_with(&SITE, true).unwrap_err()),
        str![[r#"
`index.html` in the output folder was not written by okrsite, and the site has a file of that name: move it away

"#]],
    );
    assert_eq!(before, files(&room.root));
}

#[test]
fn content_is_never_adopted() {
    let mut room = Room::new();
    room.output = room.content.join("okrs");
    let before = files(&room.root);
    check(
        room.refusal(&SITE),
        str![[r#"
[ROOT]/content/okrs contains `grow.md` and was not written by okrsite: choose another output folder, or empty this one

"#]],
    );
    check(
        room.shown(&room.build_with(&SITE, true).unwrap_err()),
        str![[r#"
[ROOT]/content/okrs contains content (`grow.md`): choose another output folder

"#]],
    );
    fs::rename(room.content.join("okrs/grow.md"), room.content.join("grow.md")).unwrap();
    fs::write(room.content.join("okrs/okrsite.yaml"), "").unwrap();
    check(
        room.shown(&room.build_with(&SITE, true).unwrap_err()),
        str![[r#"
[ROOT]/content/okrs contains content (`okrsite.yaml`): choose another output folder

"#]],
    );
    assert_eq!(before.len() + 1, files(&room.root).len());
}

#[test]
fn a_folder_that_can_never_be_an_output_is_refused() {
    let mut room = Room::new();
    room.output = room.content.clone();
    check_refused(
        &room,
        str![[r#"
the output folder [ROOT]/content contains the content folder [ROOT]/content: choose another folder

"#]],
    );
    room.output = room.root.clone();
    check_refused(
        &room,
        str![[r#"
the output folder [ROOT] contains the content folder [ROOT]/content: choose another folder

"#]],
    );
    let place = |output: &Path| {
        let place = Place { output, content: &room.content, adopt: true };
        let lock = publish::lock(&room.output).unwrap();
        format!("{:#}\n", publish::own(&place, &lock).unwrap_err())
    };
    check(
        place(Path::new("/")),
        str![[r#"
the output folder / is the root of the file system: choose another folder

"#]],
    );
    if let Some(home) = std::env::home_dir().and_then(|home| home.canonicalize().ok()) {
        assert!(place(&home).ends_with("is your home folder: choose another folder\n"));
    }
}

#[test]
fn a_file_in_the_place_of_the_output_is_refused() {
    let room = Room::new();
    fs::write(&room.output, "a file").unwrap();
    check_refused(
        &room,
        str![[r#"
the output folder [ROOT]/content/public is a file: choose another folder

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_output_is_refused() {
    use std::os::unix::fs::symlink;
    let room = Room::new();
    fs::create_dir(room.root.join("elsewhere")).unwrap();
    symlink(room.root.join("elsewhere"), &room.output).unwrap();
    check_refused(
        &room,
        str![[r#"
the output folder [ROOT]/content/public is a symbolic link: name its target, or remove it

"#]],
    );
    fs::remove_file(&room.output).unwrap();
    symlink(room.root.join("nowhere"), &room.output).unwrap();
    check_refused(
        &room,
        str![[r#"
the output folder [ROOT]/content/public is a symbolic link: name its target, or remove it

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_link_inside_the_output_is_refused_and_not_followed() {
    use std::os::unix::fs::symlink;
    let room = Room::new();
    room.build(&SITE).unwrap();
    room.build(&SITE).unwrap();
    let elsewhere = room.root.join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("digital.html"), "years of work").unwrap();
    fs::remove_dir_all(room.output.join("teams")).unwrap();
    symlink(&elsewhere, room.output.join("teams")).unwrap();
    check_refused(
        &room,
        str![[r#"
`teams` in [ROOT]/content/public is not a regular file and was not written by okrsite: move it away

"#]],
    );
    fs::remove_file(room.output.join("teams")).unwrap();
    symlink(elsewhere.join("digital.html"), room.output.join("index.html.new")).unwrap();
    fs::rename(room.output.join("index.html.new"), room.output.join("index.html")).unwrap();
    check_refused(
        &room,
        str![[r#"
`index.html` in [ROOT]/content/public is not a regular file and was not written by okrsite: move it away

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_spare_folder_is_refused() {
    use std::os::unix::fs::symlink;
    let room = Room::new();
    room.build(&SITE).unwrap();
    let elsewhere = room.root.join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, room.content.join(".public.okrsite")).unwrap();
    check_refused(
        &room,
        str![[r#"
[ROOT]/content/.public.okrsite is not a folder, but okrsite needs that name: move it away

"#]],
    );
}

#[test]
fn a_spare_folder_that_is_not_ours_is_refused() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    fs::create_dir(room.content.join(".public.okrsite")).unwrap();
    fs::write(room.content.join(".public.okrsite/notes.txt"), "").unwrap();
    check_refused(
        &room,
        str![[r#"
[ROOT]/content/.public.okrsite contains `notes.txt` and was not written by okrsite: choose another output folder, or empty this one

"#]],
    );
}

#[test]
fn a_damaged_manifest_is_refused() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    let manifest = room.output.join(".okrsite");
    for (text, expected) in [
        (
            "",
            str![[r#"
[ROOT]/content/public/.okrsite was written by another version of okrsite: choose another output folder

"#]],
        ),
        (
            "okrsite 1\npage index.html\n",
            str![[r#"
[ROOT]/content/public/.okrsite was written by another version of okrsite: choose another output folder

"#]],
        ),
        (
            "okrsite 2\npage - - index.html\nnonsense\n",
            str![[r#"
[ROOT]/content/public/.okrsite is damaged: choose another output folder

"#]],
        ),
        (
            "okrsite 2\npage - - ../../okrs/grow.md\n",
            str![[r#"
[ROOT]/content/public/.okrsite is damaged: choose another output folder

"#]],
        ),
        (
            "okrsite 2\npage - - /etc/passwd\n",
            str![[r#"
[ROOT]/content/public/.okrsite is damaged: choose another output folder

"#]],
        ),
        (
            "okrsite 2\npage - - teams//digital.html\n",
            str![[r#"
[ROOT]/content/public/.okrsite is damaged: choose another output folder

"#]],
        ),
        (
            "okrsite 2\nfolder - - teams\n",
            str![[r#"
[ROOT]/content/public/.okrsite is damaged: choose another output folder

"#]],
        ),
        (
            "okrsite 2\npage - - index.html\n",
            str![[r#"
`assets/a.css` and one more file in [ROOT]/content/public were not written by okrsite: move them away, or build once with `--adopt` to keep them

"#]],
        ),
        (
            "okrsite 2\r\npage - - index.html\r\n",
            str![[r#"
`assets/a.css` and one more file in [ROOT]/content/public were not written by okrsite: move them away, or build once with `--adopt` to keep them

"#]],
        ),
    ] {
        fs::write(&manifest, text).unwrap();
        check_refused(&room, expected);
    }
}

#[test]
fn a_manifest_that_is_no_text_is_refused() {
    let room = Room::new();
    room.build(&SITE).unwrap();
    let manifest = room.output.join(".okrsite");
    fs::write(&manifest, b"okrsite 2\npage \xff\n").unwrap();
    check_refused(
        &room,
        str![[r#"
cannot read [ROOT]/content/public/.okrsite: stream did not contain valid UTF-8

"#]],
    );
    fs::remove_file(&manifest).unwrap();
    fs::create_dir(&manifest).unwrap();
    check_refused(
        &room,
        str![[r#"
cannot read [ROOT]/content/public/.okrsite: Is a directory (os error 21)

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_name_that_cannot_be_recorded_is_refused() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    for (name, expected) in [
        (
            &b"line\nbreak"[..],
            str![[r#"
[ROOT]/content/public contains `line\nbreak`, whose name okrsite cannot store: rename it

"#]],
        ),
        (
            b"latin-1 \xe5",
            str![[r#"
[ROOT]/content/public contains `latin-1 �`, whose name okrsite cannot store: rename it

"#]],
        ),
        (
            b"back\\slash",
            str![[r#"
.okrsite
assets
back\slash
index.html
teams


"#]],
        ),
        (
            b"index.html\\",
            str![[r#"
.okrsite
assets
index.html
index.html\
teams


"#]],
        ),
    ] {
        let room = Room::new();
        room.build(&SITE).unwrap();
        fs::write(room.output.join(OsStr::from_bytes(name)), "").unwrap();
        let told = match room.build_with(&SITE, true) {
            Ok(_) => format!("{}\n", listed(&room.output)),
            Err(error) => room.shown(&error),
        };
        check(told, expected);
    }
}
