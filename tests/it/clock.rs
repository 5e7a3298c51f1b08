//! Which day it is: by the clock in the time zone here, or as `--date` or `SOURCE_DATE_EPOCH` state it, and what becomes of records
//! that are dated later.

use std::process::Command;

use snapbox::{assert_data_eq, str};

use crate::support::Room;

/// A site with one objective, that has these lines in its front matter.
fn site(rest: &str) -> Room {
    let objective = format!(
        "---\ntitle: Make guests want to come back to us\nteam: ops\nperiod: 2026-Q4\nowner: K\nkey_results:\n  \
         - {{id: k, title: Guests who come back, unit: \"%\", baseline: 10, target: 50}}\n  \
         - {{id: l, title: Guests who bring a friend, unit: \"%\", baseline: 10, target: 50}}\n{rest}---\nBecause.\n"
    );
    let rules = "rules: {preset: off}\n";
    Room::with(&[("okrsite.yaml", rules), ("ops.md", "---\nkind: team\ntitle: Ops\n---\n"), ("guests.md", &objective)])
}

/// Runs a command at a moment in UTC, in a time zone; none leaves the environment without TZ.
fn at(room: &Room, moment: &str, zone: Option<&str>, arguments: &str) -> (i32, String) {
    let seconds = moment.parse::<jiff::Timestamp>().unwrap().as_second();
    let program = room.command(arguments.split_whitespace());
    let mut command = Command::new("faketime");
    command.args(["-f", &format!("@{seconds}")]).arg(program.get_program()).args(program.get_args());
    command.current_dir(room.path()).env_clear().env("HOME", room.path());
    command.env("PATH", "/usr/bin:/bin").env("FAKETIME_FMT", "%s");
    if let Some(zone) = zone {
        command.env("TZ", zone);
    }
    let output = command.output().expect("faketime is installed: tests/run does that");
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

/// "2026-12-01", as `status` knows it.
fn today(room: &Room, moment: &str, zone: Option<&str>) -> String {
    let (_, text) = at(room, moment, zone, "status --format json");
    let line = text.lines().find(|line| line.contains("\"as_of\"")).unwrap_or_default();
    line.trim().trim_start_matches("\"as_of\": ").trim_matches(['"', ',']).to_owned()
}

#[test]
fn today_is_the_day_in_the_zone_that_tz_names() {
    let room = site("");
    let moment = "2026-11-30T23:30:00Z"; // half past midnight in Stockholm
    for (zone, expected) in [
        (Some("Europe/Stockholm"), "2026-12-01"),
        (Some(":Europe/Stockholm"), "2026-12-01"),
        (Some("/usr/share/zoneinfo/Europe/Stockholm"), "2026-12-01"),
        (Some("CET-1CEST,M3.5.0,M10.5.0/3"), "2026-12-01"),
        (Some("<+01>-1"), "2026-12-01"),
        (Some("America/New_York"), "2026-11-30"),
        (Some("EST5EDT,M3.2.0,M11.1.0"), "2026-11-30"),
        (Some("Pacific/Kiritimati"), "2026-12-01"),
        (Some("UTC"), "2026-11-30"),
        (Some(""), "2026-11-30"),
        (Some("Mars/Olympus_Mons"), "2026-11-30"),
    ] {
        assert_eq!(today(&room, moment, zone), expected, "{zone:?}");
    }
    let summer = "2026-06-30T22:30:00Z";
    assert_eq!(today(&room, summer, Some("Europe/Stockholm")), "2026-07-01", "summer time");
    assert_eq!(today(&room, summer, Some("CET-1")), "2026-06-30", "a rule without summer time");
}

#[test]
fn without_tz_today_is_the_day_in_the_zone_of_the_system() {
    let room = site("");
    let file = std::fs::read("/etc/localtime"); // not what TZ says here: the program is started without it
    let here = file.ok().and_then(|bytes| jiff::tz::TimeZone::tzif("here", &bytes).ok());
    let here = here.unwrap_or(jiff::tz::TimeZone::UTC);
    for moment in ["2026-11-30T00:30:00Z", "2026-11-30T12:00:00Z", "2026-11-30T23:30:00Z"] {
        let expected = here.to_datetime(moment.parse().unwrap()).date().to_string();
        assert_eq!(today(&room, moment, None), expected, "{moment}");
    }
}

#[test]
fn a_zone_that_nobody_knows_is_reported_once() {
    let room = site("");
    for command in ["check", "build", "status", "search guests"] {
        let (code, text) = at(&room, "2026-11-30T23:30:00Z", Some("Mars/Olympus_Mons"), command);
        let warning = "warning: the environment variable TZ names no time zone that is known: `Mars/Olympus_Mons`, so the \
                       day is that of UTC: write a name such as `Europe/Stockholm`";
        assert_eq!((code, text.matches(warning).count()), (0, 1), "{command}: {text}");
    }
    let (_, text) = at(&room, "2026-11-30T23:30:00Z", Some("Mars/Olympus_Mons"), "check --date 2026-11-30");
    assert!(!text.contains("TZ"), "with --date no clock is asked: {text}");
}

#[test]
fn a_check_in_of_today_counts_just_after_midnight() {
    let room = site("check_ins: [{date: 2026-12-01, values: {k: 20, l: 30}}]\n");
    let (code, text) = at(&room, "2026-11-30T23:30:00Z", Some("Europe/Stockholm"), "status --format csv");
    assert_eq!(code, 0, "{text}");
    assert_eq!(text.matches("2026-12-01").count(), 2, "both values count: {text}");
    assert!(!text.contains("note"), "{text}");
}

#[test]
fn a_day_that_has_begun_elsewhere_is_a_note_and_a_later_one_an_error() {
    let room = site("check_ins: [{date: 2026-12-01, values: {k: 20}}, {date: 2027-01-20, values: {k: 30}}]\n");
    let (code, text) = at(&room, "2026-11-30T23:30:00Z", Some("UTC"), "check --format short");
    assert_eq!(code, 1);
    assert_data_eq!(
        text,
        str![[r#"
guests.md:9:20: note[OKR017]: this check-in is dated 2026-12-01, after today (2026-11-30) (2026-12-01 has begun in other time zones, so this is accepted, and counts from 2026-12-01 on; the environment variable TZ sets the time zone)
guests.md:9:57: error[OKR017]: this check-in is dated 2027-01-20, after today (2026-11-30) (correct the date; `--date` builds the site for another day)
checked 1 objective with 2 key results, 1 team: 1 error, 1 note

"#]]
    );

    let room = site("check_ins: [{date: 2026-12-01, values: {k: 20}}]\n");
    let (code, text) = at(&room, "2026-11-30T23:30:00Z", Some("UTC"), "build");
    assert_eq!(code, 0);
    assert!(text.contains("counts from 2026-12-01 on"), "{text}");
    assert!(room.read("public/data/okrs.json").contains(r#""check_ins":[]"#), "it does not count yet");
}

/// A site whose records of every kind are dated from 1 to 25 November.
fn records() -> Room {
    let room = site(
        "check_ins: [{date: 2026-11-10, values: {k: 20}}, {date: 2026-11-24, values: {k: 40}}]\n\
         closed: {date: 2026-11-25, outcome: achieved, learned: L.}\n",
    );
    room.write("kpis/guests.md", "---\nkind: kpi\ntitle: Guests\nmeasurements: guests.csv\n---\nText.\n");
    room.write("kpis/guests.csv", "date,value\n2026-11-01,4711\n2026-11-21,4712\n2026-11-22,4713\n");
    room.write(
        "house.md",
        "---\ntitle: Make the house ready\nteam: ops\nperiod: 2026-Q4\nowner: K\nkey_results:\n  \
         - title: The house is ready\n    milestones: [{title: Roof, done: 2026-11-02}, {title: Wall, done: 2026-11-23}]\n\
         ---\nBecause.\n",
    );
    room
}

#[test]
fn with_date_later_records_are_left_out_and_one_note_says_how_many() {
    let room = records();
    let note = "note: left out what is dated after 2026-11-20 (`--date`): 1 check-in, 1 closing, 2 measurements, 1 milestone\n";
    for moment in ["2026-11-21T12:00:00Z", "2026-11-23T12:00:00Z", "2026-11-30T12:00:00Z", "2030-01-01T12:00:00Z"] {
        for command in ["check", "build", "status", "search house"] {
            let (code, text) = at(&room, moment, Some("UTC"), &format!("{command} --date 2026-11-20"));
            assert_eq!((code, text.matches("note:").count()), (0, 1), "{command} on {moment}: {text}");
            assert!(text.contains(note), "{command} on {moment}: {text}");
        }
    }
    for command in ["check -q", "check --date 2026-11-25", "status --date 2026-12-01"] {
        let (code, text) = at(&room, "2026-11-30T12:00:00Z", Some("UTC"), command);
        assert!(code == 0 && !text.contains("left out"), "{command}: {text}");
    }

    let data: serde_json::Value = serde_json::from_str(&room.read("public/data/okrs.json")).unwrap();
    assert_eq!(data["objectives"][0]["closed"], serde_json::Value::Null);
    assert_eq!(data["objectives"][0]["state"], "active");
    assert_eq!(data["objectives"][0]["check_ins"].as_array().unwrap().len(), 1);
    assert_eq!(data["objectives"][0]["key_results"][0]["value"], 20.0);
    assert_eq!(data["objectives"][1]["key_results"][0]["value"], 1.0, "one of two milestones");
    assert_eq!(data["kpis"][0]["measurements"].as_array().unwrap().len(), 1);
}

#[test]
fn a_day_that_source_date_epoch_states_is_as_one_that_date_states() {
    let room = records();
    let epoch = |seconds: &str, arguments: &str| {
        let mut command = room.command(arguments.split_whitespace());
        let output = command.env("SOURCE_DATE_EPOCH", seconds).env("TZ", "Pacific/Kiritimati").output().unwrap();
        (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    let (code, text) = epoch("1795219199", "check"); // the last second of 20 November in UTC
    assert_eq!(code, 0, "{text}");
    let note = "note: left out what is dated after 2026-11-20 (`SOURCE_DATE_EPOCH`): 1 check-in, 1 closing, 2 measurements, \
                1 milestone\n";
    assert!(text.contains(note), "{text}");
    assert!(epoch("1795219200", "check").1.contains("after 2026-11-21"), "a second later");

    let (code, text) = epoch("1795219199", "check --date 2026-11-25");
    assert!(code == 0 && !text.contains("left out"), "--date goes first: {text}");
    let (code, text) = epoch("tomorrow", "check");
    assert_eq!(code, 2);
    assert_eq!(
        text,
        "error: the environment variable SOURCE_DATE_EPOCH is not a number of seconds: correct or unset it\n"
    );
}

#[test]
fn without_date_later_records_are_errors() {
    let room = records();
    let (code, text) = at(&room, "2026-11-20T12:00:00Z", Some("UTC"), "check --format short");
    assert_eq!(code, 1, "{text}");
    assert_eq!(text.matches("error[OKR017]").count(), 4, "{text}");
    assert_eq!(text.matches("note[OKR017]").count(), 1, "the day after, which has begun elsewhere: {text}");
}
