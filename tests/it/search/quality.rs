//! Labelled queries keep the answers that they have: `tests/search/queries-*.tsv`, asked of the client, and those of
//! `tests/search/held-out-*.tsv`, which nothing is tuned on.
//!
//! `tests/search/answers-*.txt` has the mean reciprocal rank by kind of query, and what is not answered first.
//! `SNAPSHOTS=overwrite` writes it anew; the means below may only rise.

use std::process::Command;

use crate::support::{DAY, Room, project};

#[test]
fn swedish_queries_are_answered_as_well_as_before() {
    check("sv", "tests/search/sv", [("queries", 0.965), ("held-out", 0.93)]);
}

#[test]
fn english_queries_are_answered_as_well_as_before() {
    check("en", "example-okrs", [("queries", 0.965), ("held-out", 0.9)]);
}

#[track_caller]
fn check(language: &str, content: &str, halves: [(&str, f64); 2]) {
    let room = Room::new();
    let content = project().join(content);
    let arguments = ["build", content.to_str().unwrap(), "--output", "site", "--date", DAY];
    let built = room.command(arguments).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    for (half, least) in halves {
        check_half(&room, &format!("{half}-{language}"), least);
    }
}

#[track_caller]
fn check_half(room: &Room, name: &str, least: f64) {
    let folder = project().join("tests/search");
    let mut node = Command::new("node");
    node.arg(folder.join("quality.mjs")).arg(room.path().join("site"));
    let output = node.arg(folder.join(format!("{name}.tsv"))).output().expect("node is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let all = said.lines().find(|line| line.starts_with("all")).unwrap();
    let mean: f64 = all.split_whitespace().last().unwrap().parse().unwrap();
    assert!(mean >= least, "{said}");
    let expected = folder.join(format!("answers-{name}.txt"));
    snapbox::assert_data_eq!(said, snapbox::Data::read_from(&expected, None).raw());
}
