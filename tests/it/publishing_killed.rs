//! A build that is killed leaves a whole site: the one before or the new one.

use std::{process::Stdio, thread, time::Duration};

use crate::support::{Room, files};

/// How often a build is killed.
const KILLS: u32 = 50;

#[test]
fn fifty_killed_builds_leave_a_whole_site_each() {
    let room = Room::new();
    write(&room, 0);
    let started = std::time::Instant::now();
    room.run("build okrs --output site").code(0);
    let whole = started.elapsed();
    let mut killed = 0;
    for round in 1..=KILLS {
        write(&room, round);
        let mut build = room.command(["build", "okrs", "--output", "site"]).stderr(Stdio::null()).spawn().unwrap();
        // moments spread over a little more than one build, in an order that is not sorted
        thread::sleep(whole * 11 * (round * 37 % KILLS) / (10 * KILLS) + Duration::from_micros(u64::from(round)));
        build.kill().unwrap();
        killed += u32::from(!build.wait().unwrap().success());
        let generations = generations(&room);
        assert_eq!(generations.len(), 1, "round {round}: {generations:?}");
    }
    assert!(killed > KILLS / 4, "only {killed} builds were caught at work");
    room.run("build okrs --output site").code(0);
    assert_eq!(generations(&room), [KILLS.to_string()]);
}

/// A site of 120 objectives, each of whose pages names the generation.
fn write(room: &Room, generation: u32) {
    for number in 0..120 {
        let text = format!(
            "---\ntitle: Objective {number} of generation={generation}.\nteam: t\nperiod: 2026-Q4\nkey_results:\n  - {{title: a, baseline: 0, target: 9}}\n---\n"
        );
        room.write(&format!("okrs/o{number}.md"), text);
    }
}

/// The generations that pages of the site and their data are of; every file must be whole.
fn generations(room: &Room) -> Vec<String> {
    let mut generations = Vec::new();
    let mut pages = 0;
    for (path, bytes) in &files(&room.path().join("site")) {
        let (end, is_page) = match path.split_once('/') {
            Some(("objectives", _)) => ("</html>", true),
            Some(("data", "okrs.json")) => ("}", false),
            _ => continue,
        };
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.trim_end().ends_with(end), "{path} is torn");

        let named = text.split("generation=").skip(1).map(|rest| rest.split('.').next().unwrap().to_owned());
        generations.extend(named);
        pages += usize::from(is_page);
    }
    assert_eq!(pages, 120, "a page for each objective");
    generations.sort();
    generations.dedup();
    generations
}
