//! Golden sites: `tests/sites/<case>/in` is built and compared with `out`, file by file and byte by byte.
//!
//! `SNAPSHOTS=overwrite cargo test` writes what is built now. Read the difference before it is committed.

use std::{fs, path::Path};

use crate::support::{DAY, Room, copy, files, project};

#[test]
fn every_golden_site_is_as_it_was() {
    for case in fs::read_dir(project().join("tests/sites")).unwrap() {
        check(&case.unwrap().path());
    }
}

#[track_caller]
fn check(case: &Path) {
    let room = Room::new();
    copy(&case.join("in"), &room.path().join("in"));
    let findings = room.run(&format!("build in --output out --date {DAY}")).code(0).err();
    room.write("out/findings.txt", findings);
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        let _ = fs::remove_dir_all(case.join("out"));
        copy(&room.path().join("out"), &case.join("out"));
    }
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let (expected, built) = (files(&case.join("out")), files(&room.path().join("out")));
    let names = |list: &[(String, Vec<u8>)]| list.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&built), names(&expected), "{name}");
    for ((path, built), (_, expected)) in built.iter().zip(&expected) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        snapbox::assert_data_eq!(text(built), snapbox::Data::text(text(expected)).raw());
        assert!(built == expected, "{name}/{path}");
    }
}
