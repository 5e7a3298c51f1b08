//! The commands that write content, that say how it goes, and that make the program known to a system.

use std::fs;

use snapbox::{assert_data_eq, str};

use crate::support::{Room, copy, files, project};

const TEAMS: [(&str, &str); 3] = [
    ("okrsite.yaml", "title: OKR\n"),
    ("teams/growth.md", "---\nkind: team\ntitle: Growth\n---\n"),
    ("teams/care.md", "---\nkind: team\ntitle: Care\nparent: growth\n---\n"),
];

/// A room with two teams, and these files.
fn room(more: &[(&str, &str)]) -> Room {
    let room = Room::with(&TEAMS);
    for (path, text) in more {
        room.write(path, text);
    }
    room
}

fn objective(team: &str, period: &str) -> String {
    format!(
        "---\ntitle: A\nteam: {team}\nperiod: {period}\nkey_results:\n  - {{title: a, baseline: 0, target: 9}}\n---\n"
    )
}

/// Runs `okrsite new` with arguments that may have spaces.
#[track_caller]
fn new(room: &Room, arguments: &[&str]) -> String {
    let output = room.command([&["new"], arguments].concat()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

/// Runs `okrsite new` with arguments that are refused.
#[track_caller]
fn refused(room: &Room, arguments: &[&str]) -> String {
    let before = files(&room.path());
    let output = room.command([&["new"], arguments].concat()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(files(&room.path()) == before);
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_new_objective_passes_check_and_is_a_draft() {
    let room = room(&[]);
    let path = new(&room, &["objective", "Answers before anyone wonders", "--team", "care", "--period", "2026-Q4"]);
    assert_eq!(path, "okrs/2026-Q4/care/answers-before-anyone-wonders.md");
    room.run("check").code(0);
    assert_eq!(room.run("check").err(), "checked 0 objectives with 0 key results, 1 draft, 2 teams: no findings\n");
    let text = room.read(&path);
    assert!(text.contains("\ntitle: Answers before anyone wonders\nteam: care\nperiod: 2026-Q4\n"), "{text}");
    assert!(text.contains("\nstate: draft\n") && text.contains("due: 2026-12-31}"), "{text}");
    let owned = text.replace("state: draft\n", "").replace("# owner: Kim Berg", "owner: Kim Berg");
    let own_words = [
        ("What will be different, and for whom", "Customers who get an answer the same day"),
        ("What has to stay good meanwhile", "Grade that customers give the answers"),
        ("Why this objective, for whom, and what it leaves out.", "Too many have to ask twice."),
    ];
    let filled = own_words.iter().fold(owned, |text, (template, own)| text.replace(template, own));
    room.write(&path, filled.replace("period: 2026-Q4", "period: 2027-Q1"));
    assert_eq!(room.run("check").err(), "checked 1 objective with 2 key results, 2 teams: no findings\n");
}

#[test]
fn every_kind_passes_check_in_both_languages() {
    for language in ["en", "sv"] {
        let room = room(&[("okrsite.yaml", "rules: off\n"), ("okrs/top.md", &objective("growth", "2026"))]);
        for (arguments, path) in [
            (
                &["objective", "Högt & lågt", "--team", "care", "--period", "2026", "--parent", "top"][..],
                "okrs/hogt-lagt.md",
            ),
            (&["team", "Team: \"Nio\"", "--parent", "care"][..], "teams/team-nio.md"),
            (&["kpi", "Null"][..], "kpis/null.md"),
            (&["page", "100 % {title}: # \\ yes"][..], "pages/100-title-yes.md"),
        ] {
            assert_eq!(new(&room, &[arguments, &["--language", language]].concat()), path);
        }
        let checked = "checked 1 objective with 1 key result, 1 draft, 3 teams, 1 KPI, 1 page: no findings\n";
        assert_eq!(room.run("check").code(0).err(), checked);
        room.run("build --drafts").code(0);
        assert!(room.read("public/pages/100-title-yes.html").contains("100 % {title}: # \\ yes"));
        assert_eq!(room.read("teams/team-nio.md").contains("lang: sv"), language == "sv");
    }
}

#[test]
fn uncommented_examples_of_the_templates_pass_check() {
    for language in ["en", "sv"] {
        let room = room(&[("okrsite.yaml", &format!("language: {language}\n"))]);
        let path = new(&room, &["objective", "A", "--team", "care", "--period", "2026-Q4"]);
        let kpi = new(&room, &["kpi", "K"]);
        for path in [path, kpi] {
            let is_example = |line: &str| {
                let words = line.trim_start().strip_prefix("# ").unwrap_or("");
                words.starts_with([' ', '-', '{']) || words.split_once(':').is_some_and(|(key, _)| is_key(key))
            };
            let uncomment = |line: &str| match line {
                _ if line.contains("parent:") || line.contains("#  - ") => line.to_owned(),
                _ if is_example(line) => line.replacen("# ", "", 1),
                _ => line.to_owned(),
            };
            let text: Vec<String> = room.read(&path).lines().map(uncomment).collect();
            room.write(&path, format!("{}\n", text.join("\n")));
        }
        assert!(
            room.run("check")
                .code(0)
                .err()
                .starts_with("checked 0 objectives with 0 key results, 1 draft, 2 teams, 1 KPI")
        );
    }
}

fn is_key(word: &str) -> bool {
    word.chars().all(|one| one.is_ascii_lowercase() || one == '_')
}

#[test]
fn a_new_file_goes_where_such_files_lie() {
    let room = room(&[
        ("mal/2025/topp.md", &objective("growth", "2025")),
        ("mal/2026-Q3/care/one.md", &objective("care", "2026-Q3")),
        ("mal/2026-Q3/care/two.md", &objective("care", "2026-Q3")),
        ("mal/odd.md", &objective("care", "2026-Q3")),
        ("matt/k.md", "---\nkind: kpi\ntitle: K\n---\n"),
        ("about.md", "---\nkind: page\ntitle: A\n---\n"),
    ]);
    for (arguments, path) in [
        ("objective X --team care --period 2026-Q4", "mal/2026-Q4/care/x.md"),
        ("objective X --team growth --period 2027-Q1", "mal/2027-Q1/growth/x-2.md"),
        ("objective X --team growth --period 2026", "mal/2026/x-3.md"),
        ("team X", "teams/x.md"),
        ("kpi X", "matt/x.md"),
        ("page X", "x.md"),
        ("page X", "x-2.md"),
        ("page Strategy --id about-us", "about-us.md"),
        ("objective Strategy --team growth --period 2026", "mal/2026/strategy-2.md"),
    ] {
        assert_eq!(new(&room, &arguments.split(' ').collect::<Vec<_>>()), path);
    }
    room.run("check").code(0);
}

#[test]
fn year_and_quarter_may_be_folders_of_their_own() {
    let room = room(&[("2026/Q3/one.md", &objective("care", "2026-Q3"))]);
    assert_eq!(new(&room, &["objective", "X", "--team", "care", "--period", "2027-Q1"]), "2027/Q1/x.md");
}

#[test]
fn what_is_missing_is_named() {
    let room = room(&[("one.md", &objective("care", "2026-Q4"))]);
    assert_data_eq!(
        refused(&room, &["objective"]),
        str![[r#"
error: missing: the title, as in `okrsite new objective 'A title'`, `--team` (`care` and `growth`), `--period` (such as `2026-Q4`)

"#]]
    );
    assert_data_eq!(
        refused(&room, &["kpi"]),
        str![[r#"
error: missing: the title, as in `okrsite new kpi 'A title'`

"#]]
    );
}

#[test]
fn what_is_wrong_gets_a_suggestion() {
    let room = room(&[("one.md", &objective("care", "2026-Q4"))]);
    let wrong = ["objective", "X", "--team", "crae", "--period", "2026q4", "--parent", "oen"];
    assert_data_eq!(
        refused(&room, &wrong),
        str![[r#"
error: no team has the id `crae`: did you mean `care`?; there is no period `2026q4`: did you mean `2026-Q4`?; no objective has the id `oen`: did you mean `one`?

"#]]
    );
    let taken = ["objective", "X", "--team", "care", "--period", "2026-Q4", "--id", "one"];
    assert_data_eq!(
        refused(&room, &taken),
        str![[r#"
error: the id `one` is already used: `one-2` is free

"#]]
    );
    assert_data_eq!(
        refused(&room, &["page", "X", "--id", "Om Oss"]),
        str![[r#"
error: `Om Oss` cannot be an id: `O` is not one of a-z, 0-9, `-` and `.`; did you mean `om-oss`?

"#]]
    );
    assert_data_eq!(
        refused(&room, &["team", "X", "--parent", "growt"]),
        str![[r#"
error: no team has the id `growt`: did you mean `growth`?

"#]]
    );
}

#[test]
fn a_file_that_cannot_be_read_keeps_its_name() {
    let room = room(&[("pages/x.md", "---\ntitle: [\n---\n"), ("pages/y.md", "---\nkind: page\ntitle: Y\n---\n")]);
    assert_eq!(new(&room, &["page", "X"]), "pages/x-2.md");
    assert_eq!(room.read("pages/x.md"), "---\ntitle: [\n---\n");
}

#[test]
fn where_no_team_has_a_file_any_team_will_do() {
    let room = Room::with(&[("one.md", &objective("growth", "2026-Q4"))]);
    let ran = room.run("new objective X --team growht --period 2026-Q4");
    assert_data_eq!(
        ran.code(0).err(),
        str![[r#"
note: there is no team `growht` yet: did you mean `growth`?
now fill it in and run `okrsite check`; it is a draft until you remove the line `state: draft`

"#]]
    );
    assert_data_eq!(
        room.run("new team Care").code(0).err(),
        str![[r#"
note: the new file causes 2 errors in other files: run `okrsite check`
now fill it in and run `okrsite check`

"#]]
    );
}

#[test]
fn a_long_title_makes_a_short_name() {
    let room = room(&[]);
    let title = "We will be the place where every new customer feels at home within an hour";
    assert_eq!(new(&room, &["page", title]), "pages/we-will-be-the-place-where-every-new-customer.md");
}

#[test]
fn the_first_site_in_swedish_builds_at_once() {
    let room = Room::new();
    room.run("init mal --language sv").code(0);
    assert_eq!(
        room.run("check mal").code(0).err(),
        "checked 2 objectives with 5 key results, 2 teams, 1 page: no findings\n"
    );
    room.run("build mal").code(0);
    let page = room.read("mal/public/objectives/forsta-dagen.html");
    assert!(page.contains("<html lang=\"sv\"") && page.contains("Varje ny kund ska få en första dag"), "{page}");
    room.run("new team Drift --dir mal").code(0);
    assert!(room.read("mal/teams/drift.md").contains("vad teamet är till för"));
}

const RUNNING: &str = "\
---
title: Answers before anyone wonders
team: care
period: 2026-Q4
key_results:
  - {id: time, title: Hours to the first answer, baseline: 10, target: 2}
  - {id: grade, title: \"=Grade, \\\"from\\\" customers\", baseline: 0, target: 5}
check_ins:
  - {date: 2026-11-19, values: {time: {value: 6, confidence: 7}}}
---
";

const ENDED: &str = "\
---
title: Ended
team: growth
period: 2026-Q3
key_results:
  - {title: a, baseline: 0, target: 10, current: 7}
closed: {date: 2026-09-30, outcome: achieved, score: 0.7}
---
";

fn running() -> Room {
    room(&[("running.md", RUNNING), ("ended.md", ENDED)])
}

#[test]
fn status_is_a_table_of_what_runs_today() {
    assert_data_eq!(
        running().run("status").code(0).out(),
        str![[r#"
As of 2026-11-23                                 progress  expected  status           updated

Care, Q4 2026
  Answers before anyone wonders  ████··|·······      0.25      0.41  at risk          2026-11-19
    Hours to the first answer    ██████|·······      0.50      0.41  on track         2026-11-19
    =Grade, "from" customers     ······|·······         –      0.41  never updated

1 objective with 2 key results in Q4 2026: 1 at risk

"#]]
    );
}

#[test]
fn status_of_a_period_and_of_a_team() {
    assert_data_eq!(
        running().run("status --period 2026-Q3 --team Growth").code(0).out(),
        str![[r#"
As of 2026-11-23                    progress  expected  status           updated

Growth, Q3 2026
  Ended             ██████████····      0.70            achieved
    a               ██████████····      0.70            partly

1 objective with 1 key result in Q3 2026: 1 closed

"#]]
    );
    let ran = running().run("status --team growth");
    assert_eq!(ran.code(0).out(), "");
    assert_eq!(ran.err(), "no objectives of this team run today: choose a period with `--period`\n");
    assert_eq!(
        running().run("status --team grwoth").code(2).err(),
        "error: no team has the id `grwoth`: did you mean `growth`?\n"
    );
    assert_eq!(
        running().run("status --period 2026q4").code(2).err(),
        "error: there is no period `2026q4`: did you mean `2026-Q4`?\n"
    );
}

#[test]
fn status_as_data() {
    assert_data_eq!(
        running().run("status --format csv").code(0).out(),
        str![[r#"
objective,objective_title,team,period,level,ambition,state,owner,objective_progress,objective_expected,objective_status,objective_outcome,objective_score,key_result,key_result_title,key_result_owner,kind,unit,baseline,target,value,progress,expected,status,confidence,updated,due,source,dropped,dropped_because,owners,key_result_owners
running,Answers before anyone wonders,care,2026-Q4,tactical,aspirational,active,,0.25,0.41,at_risk,,,time,Hours to the first answer,,metric,,10,2,6,0.5,0.41,on_track,7,2026-11-19,,,,,,
running,Answers before anyone wonders,care,2026-Q4,tactical,aspirational,active,,0.25,0.41,at_risk,,,grade,"'=Grade, ""from"" customers",,metric,,0,5,,,0.41,stale,,,,,,,,

"#]]
    );
    assert_data_eq!(
        running().run("status --format json --period 2026-Q3").code(0).out(),
        str![[r#"
{
  "version": 1,
  "as_of": "2026-11-23",
  "counts": {
    "period": "2026-Q3",
    "objectives": 1,
    "key_results": 1,
    "proposed": 0,
    "of_other_periods": 0
  },
  "objectives": [
    {
      "id": "ended",
      "title": "Ended",
      "team": "growth",
      "period": "2026-Q3",
      "level": "strategic",
      "ambition": "aspirational",
      "state": "closed",
      "owner": null,
      "owners": [],
      "status": "closed",
      "outcome": "achieved",
      "progress": 0.7,
      "expected": null,
      "score": 0.7,
      "updated": null,
      "key_results": [
        {
          "id": "kr1",
          "title": "a",
          "status": "closed",
          "progress": 0.7,
          "expected": null,
          "confidence": null,
          "updated": null
        }
      ]
    }
  ]
}

"#]]
    );
}

#[test]
fn status_shows_what_it_can_where_content_has_errors() {
    let room =
        room(&[("okrsite.yaml", "rules: off\n"), ("running.md", RUNNING), ("wrong.md", &objective("care", "2026-Q9"))]);
    let ran = room.run("status");
    assert!(ran.code(1).out().contains("Answers before anyone wonders"));
    assert_eq!(ran.err(), "1 error in the content, so the output may be incomplete: run `okrsite check`\n");
    let empty = Room::with(&TEAMS).run("status").code(0).err();
    assert_eq!(empty, "no objectives yet: add the first with `okrsite new objective`\n");
}

#[test]
fn status_is_coloured_where_it_is_wanted() {
    let room = running();
    assert!(room.run("status --color always").code(0).out().contains("\u{1b}["));
    assert!(!room.run("status").code(0).out().contains('\u{1b}'));
}

#[test]
fn status_of_the_example_holds_every_running_objective() {
    let room = Room::new();
    copy(&project().join("example-okrs"), &room.path());
    let table = room.run("status").code(0).out();
    assert!(!table.lines().any(|line| line.ends_with(' ')), "{table}");
    let counted = table.lines().find(|line| line.contains(" objectives with ")).unwrap();
    assert!(counted.contains(" key results in Q4 2026: "), "{counted}");
    assert!(table.lines().last().unwrap().starts_with("not counted: "), "{table}");
}

/// A terminal of this many columns: the end that a person sits at, and the one that programs see.
#[cfg(target_os = "linux")]
fn terminal(columns: u16) -> (fs::File, fs::File) {
    use rustix::{pty, termios};
    let near = pty::openpt(pty::OpenptFlags::RDWR | pty::OpenptFlags::NOCTTY).unwrap();
    pty::grantpt(&near).unwrap();
    pty::unlockpt(&near).unwrap();
    let name = pty::ptsname(&near, Vec::new()).unwrap();
    let far = fs::OpenOptions::new().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    let size = termios::Winsize { ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    termios::tcsetwinsize(&far, size).unwrap();
    let mut modes = termios::tcgetattr(&far).unwrap();
    modes.local_modes.remove(termios::LocalModes::ECHO);
    modes.output_modes.remove(termios::OutputModes::OPOST);
    termios::tcsetattr(&far, termios::OptionalActions::Now, &modes).unwrap();
    (near.into(), far)
}

/// What a program has written to a terminal that it has left.
#[cfg(target_os = "linux")]
fn seen(mut near: fs::File) -> String {
    let mut bytes = Vec::new();
    let _ = std::io::Read::read_to_end(&mut near, &mut bytes); // a terminal that everyone has left ends with an error
    String::from_utf8(bytes).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_asks_until_the_answers_are_right() {
    use std::io::Write;
    let room = room(&[("one.md", &objective("growth", "2026-Q4"))]);
    let (mut near, far) = terminal(100);
    near.write_all(b"\n  Answers  in time \ncrae\ncare\n2026-Q5\n\none\n").unwrap();
    let mut command = room.command(["new", "objective"]);
    command.stdin(far.try_clone().unwrap()).stderr(far);
    let output = command.output().unwrap();
    drop(command);
    assert_data_eq!(
        seen(near),
        str![[r#"
Title: Title: Team (care, growth): no team has the id `crae`: did you mean `care`?
Team (care, growth): Period [2026-Q4]: there is no period `2026-Q5`: a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12
Period [2026-Q4]: Parent: the objective, key result or theme that it serves (empty for none): now fill it in and run `okrsite check`; it is a draft until you remove the line `state: draft`

"#]]
    );
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "answers-in-time.md\n");
    let text = room.read("answers-in-time.md");
    assert!(text.contains("title: Answers in time\nteam: care\nperiod: 2026-Q4\n") && text.contains("\nparent: one\n"));
    room.run("check").code(0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_table_fits_its_terminal() {
    let room = running();
    let mut tables = String::new();
    for columns in [80, 60, 46] {
        let (near, far) = terminal(columns);
        let mut command = room.command(["status", "--color", "never"]);
        command.stdout(far);
        assert!(command.status().unwrap().success());
        drop(command);
        let table = seen(near);
        assert!(table.lines().all(|line| line.chars().count() <= usize::from(columns)), "{columns}:\n{table}");
        tables.push_str(&table);
    }
    assert_data_eq!(
        tables,
        str![[r#"
As of 2026-11-23                                 progress  status

Care, Q4 2026
  Answers before anyone wonders  ████··|·······      0.25  at risk
    Hours to the first answer    ██████|·······      0.50  on track
    =Grade, "from" customers     ······|·······         –  never updated

1 objective with 2 key results in Q4 2026: 1 at risk
As of 2026-11-23                 progress  status

Care, Q4 2026
  Answers before anyone wonders      0.25  at risk
    Hours to the first answer        0.50  on track
    =Grade, "from" customers            –  never updated

1 objective with 2 key results in Q4 2026: 1 at risk
As of 2026-11-23     progress  status

Care, Q4 2026
  Answers before a…      0.25  at risk
    Hours to the f…      0.50  on track
    =Grade, "from"…         –  never updated

1 objective with 2 key results in Q4 2026: 1
at risk

"#]]
    );
}

#[test]
fn completions_know_commands_and_rules() {
    let room = Room::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = room.run(&format!("completions {shell}")).code(0).out();
        for word in ["status", "objective", "--period", "flat-target", "idle-waiver"] {
            assert!(script.contains(word.trim_start_matches("--")), "{shell}: {word}");
        }
    }
    room.run("completions tcsh").code(2);
}

#[test]
fn every_command_has_a_manual_page() {
    let room = Room::new();
    assert!(room.run("man").code(0).out().contains(".TH okrsite 1"));
    room.run("man --output man1").code(0);
    let names: Vec<String> = fs::read_dir(room.path().join("man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for name in ["okrsite.1", "okrsite-build.1", "okrsite-new.1", "okrsite-new-objective.1", "okrsite-man.1"] {
        assert!(names.iter().any(|one| one == name), "{names:?}");
    }
    let page = room.read("man1/okrsite-new-objective.1");
    assert!(page.contains("okrsite") && page.contains("\\-\\-period"), "{page}");
}

#[test]
fn status_cuts_a_name_that_goes_on_and_on() {
    let bells = format!("title: \"{}\"", r"\a".repeat(16_000));
    let long = objective("care", "2026-Q4").replace("title: A", &bells);
    let room = room(&[("okrsite.yaml", "rules: off\n"), ("long.md", &long)]);
    let table = room.run("status").code(0).out();
    assert!(table.contains('\u{2026}') && table.lines().all(|line| line.chars().count() < 500), "{table}");
}
