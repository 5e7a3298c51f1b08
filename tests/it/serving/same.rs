//! What is served is what is built.

use std::path::Path;

use super::{Server, without_script};
use crate::{
    golden,
    support::{DAY, Room, copy, files, project},
};

#[test]
fn the_example_is_served_as_it_is_built() {
    check(&project().join("example-okrs"));
}

#[test]
fn every_golden_site_is_served_as_it_is_built() {
    for case in golden::cases() {
        check(&case.join("in"));
    }
}

/// Builds the content and compares every file with what is served of the same content. Serving writes nothing.
#[track_caller]
fn check(content: &Path) {
    let room = Room::new();
    copy(content, &room.path().join("in"));
    let before = files(&room.path());
    let server = Server::of(&room, "in");
    let ask = |path: &str| server.get(&encoded(path));
    let other = Room::new();
    copy(content, &other.path().join("in"));
    other.run(&format!("build in --output out --drafts --date {DAY}")).code(0);
    let built = files(&other.path().join("out"));
    assert!(built.len() > 10);
    for (path, bytes) in built.iter().filter(|(path, _)| path != ".okrsite") {
        let answer = ask(path);
        assert_eq!(answer.status, 200, "{path}");
        let is_page = Path::new(path).extension().is_some_and(|ending| ending == "html");
        assert_eq!(is_page, answer.body != without_script(&answer.body), "{path} has the script");
        assert!(without_script(&answer.body) == *bytes, "{path} is served otherwise than it is built");
    }
    assert_eq!(ask(".okrsite").status, 404);
    assert!(files(&room.path()) == before, "serving wrote something");
}

fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace(' ', "%20")
}
