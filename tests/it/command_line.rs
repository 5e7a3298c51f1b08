//! What every command has in common: names of options, help texts, formats.

use clap::Command;

use crate::support::Room;

/// Every command by its full name, those that only hold others among them.
fn commands() -> Vec<(String, Command)> {
    let mut program = okrsite::cli::program();
    program.build();
    let mut found = Vec::new();
    let mut left = vec![("okrsite".to_owned(), program)];
    while let Some((name, command)) = left.pop() {
        for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
            left.push((format!("{name} {}", subcommand.get_name()), subcommand.clone()));
        }
        found.push((name, command));
    }
    found.sort_by(|(name, _), (other, _)| name.cmp(other));
    found
}

/// The names of the commands that have an option.
fn with_option(long: &str) -> Vec<String> {
    let has_option = |command: &Command| command.get_opts().any(|option| option.get_long() == Some(long));
    commands().into_iter().filter(|(_, command)| has_option(command)).map(|(name, _)| name).collect()
}

#[test]
fn no_help_text_shows_marks_of_the_source() {
    for (name, mut command) in commands() {
        for help in [command.render_help(), command.render_long_help()] {
            let help = help.to_string();
            assert!(!help.contains(['`', '\\']), "{name}: {help}");
        }
    }
}

#[test]
fn every_command_and_option_is_described_in_the_same_form() {
    for (name, command) in commands() {
        let texts = command.get_about().into_iter().chain(command.get_arguments().filter_map(|one| one.get_help()));
        for text in texts.map(ToString::to_string) {
            assert!(text.starts_with(char::is_uppercase) && !text.ends_with('.'), "{name}: {text}");
        }
        let is_described = |argument: &&clap::Arg| argument.get_help().is_some();
        assert!(command.get_about().is_some(), "{name}");
        assert!(command.get_arguments().all(|argument| is_described(&argument)), "{name}");
        let formats = command.get_opts().filter(|option| option.get_long() == Some("format"));
        for value in formats.flat_map(clap::Arg::get_possible_values) {
            assert!(value.get_help().is_some(), "{name}: {}", value.get_name());
        }
    }
}

#[test]
fn code_in_a_help_text_is_styled_in_a_terminal() {
    let room = Room::new();
    let output = room.command(["search", "-h"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(help.contains("fields such as \u{1b}[1mteam:support\u{1b}[0m"), "{help}");
    assert!(!room.run("search -h").code(0).out().contains('\u{1b}'));
}

#[test]
fn dir_names_the_content_folder_wherever_there_is_one() {
    assert_eq!(
        with_option("dir"),
        [
            "okrsite build",
            "okrsite check",
            "okrsite init",
            "okrsite new kpi",
            "okrsite new objective",
            "okrsite new page",
            "okrsite new team",
            "okrsite schema",
            "okrsite search",
            "okrsite serve",
            "okrsite status",
        ]
    );
    for (name, command) in commands() {
        for argument in command.get_arguments().filter(|argument| argument.get_id() == "folder") {
            assert_eq!(argument.get_value_names().unwrap(), ["DIR"], "{name}");
            assert!(command.get_opts().any(|option| option.get_long() == Some("dir")), "{name}");
        }
    }
}

#[test]
fn the_folder_may_be_named_with_and_without_dir_but_only_once() {
    let room = Room::new();
    room.run("init --dir okrs").code(0);
    for command in ["check", "status", "build"] {
        let (plain, option) = (room.run(&format!("{command} okrs")), room.run(&format!("{command} --dir okrs")));
        assert_eq!(plain.code(0).out(), option.code(0).out(), "{command}");
        room.run(&format!("{command} okrs --dir okrs")).code(2);
    }
}

#[test]
fn output_says_where_to_write_and_has_the_letter_o() {
    assert_eq!(with_option("output"), ["okrsite build", "okrsite man", "okrsite schema"]);
    for (name, command) in commands() {
        for option in command.get_opts() {
            let is_output = option.get_long() == Some("output");
            assert_eq!(option.get_short() == Some('o'), is_output, "{name}: {option}");
        }
    }
}

#[test]
fn the_format_for_people_is_text_and_the_default() {
    let commands = commands();
    let formats: Vec<_> = commands
        .iter()
        .flat_map(|(name, command)| command.get_opts().map(move |option| (name, option)))
        .filter(|(_, option)| option.get_long() == Some("format"))
        .collect();
    assert_eq!(formats.len(), 4, "{formats:?}");
    for (name, option) in formats {
        assert_eq!(option.get_default_values(), ["text"], "{name}");
        let values: Vec<String> =
            option.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        assert!(values.contains(&"text".to_owned()) && values.contains(&"json".to_owned()), "{name}: {values:?}");
    }
}

#[test]
fn every_command_can_be_quiet_or_verbose() {
    for (name, command) in commands() {
        for (long, short) in [("quiet", 'q'), ("verbose", 'v')] {
            let flag = command.get_arguments().find(|argument| argument.get_long() == Some(long));
            assert_eq!(flag.and_then(clap::Arg::get_short), Some(short), "{name} --{long}");
        }
    }
    let room = Room::new();
    room.run("check -q -v").code(2);
}

#[test]
fn a_letter_means_the_same_in_every_command() {
    let mut known = std::collections::BTreeMap::new();
    for (name, command) in commands() {
        for option in command.get_arguments() {
            let (Some(short), Some(long)) = (option.get_short(), option.get_long()) else { continue };
            assert_eq!(*known.entry(short).or_insert_with(|| long.to_owned()), long, "{name} -{short}");
        }
    }
}

#[test]
fn quiet_prints_errors_and_what_was_asked_for_alone() {
    let room = Room::new();
    for arguments in ["init okrs -q", "check okrs -q", "build okrs -q", "schema -q -o schemas", "man -q -o man"] {
        let ran = room.run(arguments);
        assert_eq!((ran.code(0).out(), ran.err()), (String::new(), String::new()), "{arguments}");
    }
    assert!(room.run("new team Support --dir okrs -q").code(0).out().ends_with("support.md\n"));
    assert!(room.run("status okrs -q").code(0).out().starts_with("As of"));

    // a warning is not shown, an error is
    let objective = "---\ntitle: Later\nteam: product\nperiod: 2026-Q4\n";
    let key_result = "key_results:\n  - {title: Guests, baseline: 1, target: 9}\n---\n";
    room.write("okrs/okrs/empty.md", format!("{objective}key_results: []\n---\n"));
    room.write("okrs/okrs/short.md", format!("{objective}{key_result}"));
    let ran = room.run("check okrs -q");
    assert!(ran.code(1).err().starts_with("error[OKR020]"), "{}", ran.err());
    assert!(!ran.err().contains("warning") && !ran.err().contains("checked"), "{}", ran.err());
    assert!(room.run("check okrs -q --deny warnings").code(1).err().contains("warning["));
}

#[test]
fn verbose_says_which_folder_and_which_day() {
    let room = Room::new();
    room.run("init okrs").code(0);
    let said = room.run("check okrs -v --date 2026-11-30").code(0).err();
    assert!(said.starts_with("content folder: [ROOT]/okrs\ndate: 2026-11-30\nread 6 files in "), "{said}");
}

#[test]
fn timings_count_phases_and_files() {
    let room = Room::new();
    room.run("init okrs").code(0);
    let said = room.run("build okrs --timings").code(0).err();
    let first = |line: &str| line.split("  ").next().unwrap_or("").to_owned();
    let table: Vec<&str> = said.lines().skip_while(|line| !line.starts_with("phase")).collect();
    let (phases, files) = table.split_at(table.iter().position(|line| line.is_empty()).unwrap());
    let phases: Vec<String> = phases.iter().map(|line| first(line)).collect();
    let expected = [
        "phase",
        "read",
        "parse",
        "link, progress, rules",
        "print findings",
        "theme, shared lists",
        "search index",
        "make and write files",
    ];
    assert_eq!(phases, expected);

    let objectives = files.iter().find(|line| line.starts_with("objectives/*.html")).unwrap();
    let numbers: Vec<&str> = objectives.split_whitespace().collect();
    assert_eq!((numbers.len(), numbers[1]), (5, "2"), "{objectives}");
    assert!(!room.run("build okrs").code(0).err().contains("phase"));
}

#[test]
fn every_document_for_programs_starts_with_its_version() {
    let room = Room::new();
    room.run("init okrs").code(0);
    room.run("build okrs").code(0);
    let mut documents = Vec::new();
    for command in ["check okrs", "status okrs", "search --dir okrs first", "explain"] {
        documents.push((command.to_owned(), room.run(&format!("{command} --format json")).code(0).out()));
    }
    documents.push(("data/okrs.json".to_owned(), room.read("okrs/public/data/okrs.json")));
    for (name, text) in documents {
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(document["version"], 1, "{name}");
    }
}

#[test]
fn the_table_of_status_is_that_of_the_site() {
    let room = Room::new();
    room.run("init okrs").code(0);
    room.run("build okrs").code(0);
    let file = room.read("okrs/public/data/okrs.csv");
    let site = file.strip_prefix('\u{feff}').expect("the mark that Excel needs");
    let first_line = |text: &str| text.lines().next().unwrap().to_owned();
    let status = room.run("status okrs --format csv").code(0).out();
    assert_eq!(first_line(&status), first_line(site));
    assert!(status.lines().all(|line| site.contains(line)), "{status}\n{site}");
}
