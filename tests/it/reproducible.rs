//! The same content gives the same bytes, wherever and by whomever it is built.

use crate::support::{DAY, Room, copy, files, project};

#[test]
fn another_folder_time_zone_umask_and_day_of_the_clock_change_nothing() {
    let (here, there) = (Room::new(), Room::new());
    copy(&project().join("example-okrs"), &here.path().join("example-okrs"));
    copy(&project().join("example-okrs"), &there.path().join("far/away/okrs"));
    here.run(&format!("build example-okrs --date {DAY}")).code(0);
    let command = format!(
        "umask 077 && exec {} build far/away/okrs --output elsewhere --date {DAY}",
        env!("CARGO_BIN_EXE_okrsite")
    );
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &command]).current_dir(there.path()).env("TZ", "Pacific/Kiritimati").env("LANG", "sv_SE.UTF-8");
    assert!(shell.output().unwrap().status.success());
    let (one, other) = (files(&here.path().join("example-okrs/public")), files(&there.path().join("elsewhere")));
    assert!(one.len() > 30);
    assert_same(&one, &other);
}

#[test]
fn building_again_changes_nothing() {
    let room = Room::new();
    room.run("init").code(0);
    room.run("build").code(0);
    let before = files(&room.path().join("public"));
    let again = room.run("build").code(0).err();
    assert!(again.contains("(0 of "), "{again}");
    assert_same(&files(&room.path().join("public")), &before);
}

/// Names the files that differ, rather than showing their bytes.
#[track_caller]
fn assert_same(one: &[(String, Vec<u8>)], other: &[(String, Vec<u8>)]) {
    let names = |list: &[(String, Vec<u8>)]| list.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    let differing: Vec<&str> =
        one.iter().zip(other).filter(|(one, other)| one != other).map(|(one, _)| &*one.0).collect();
    assert_eq!(differing, [""; 0]);
}
