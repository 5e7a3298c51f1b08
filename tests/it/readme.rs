//! Every command of the README is run, and what it shows of files is read.

use std::fs;

use crate::support::{Room, copy, project};

#[test]
fn every_command_works() {
    let room = Room::new();
    copy(&project().join("example-okrs"), &room.path().join("example-okrs"));
    for command in blocks("sh").iter().flat_map(|block| block.lines()) {
        match command {
            "tests/run" => assert!(is_program("tests/run")),
            "cargo install --locked --path ." => {
                assert!(fs::read_to_string(project().join("Cargo.toml")).unwrap().contains("[[bin]]"));
            }
            _ => {
                let arguments = command.strip_prefix("cargo run -- ").or_else(|| command.strip_prefix("okrsite "));
                room.run(arguments.unwrap_or_else(|| panic!("`{command}` is not run"))).code(0);
            }
        }
    }
    assert!(room.path().join("my-okrs/public/index.html").is_file());
}

#[test]
fn the_first_command_has_a_date_and_ends_with_the_file_to_open() {
    let room = Room::new();
    copy(&project().join("example-okrs"), &room.path().join("example-okrs"));
    let command = blocks("sh").remove(0);
    assert!(command.contains(" --date "), "{command}");
    let said = room.run(command.trim().strip_prefix("cargo run -- ").unwrap()).code(0).err();
    let last = said.lines().last().unwrap();
    let file = last.strip_prefix("open ").and_then(|rest| rest.strip_suffix(" in a browser")).unwrap();
    assert_eq!(file, "example-okrs/public/index.html");
    assert!(room.path().join(file).is_file());
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    assert!(readme.contains(&format!("`{file}`")));
}

#[test]
fn the_file_to_open_is_named_from_here_or_in_full() {
    let room = Room::with(&[
        ("okrs/okrsite.yaml", "title: A\nrules: off\n"),
        ("okrs/a.md", "---\nkind: page\ntitle: A\n---\n"),
    ]);
    let last = |arguments: &str| room.run(arguments).code(0).err().lines().last().unwrap_or_default().to_owned();
    assert_eq!(last("build okrs"), "open okrs/public/index.html in a browser");
    assert_eq!(last("build okrs --output out"), "open out/index.html in a browser");
    let elsewhere = Room::new();
    let output = elsewhere.path().join("site");
    assert_eq!(
        last(&format!("build okrs --output {}", output.display())),
        format!("open {}/index.html in a browser", output.display())
    );
    assert_eq!(last("build okrs -q"), "");
}
#[test]
fn the_objective_it_shows_is_understood() {
    let objective = blocks("markdown").remove(0);
    let parent = "---\ntitle: Our customers are the happiest in the trade\nteam: support\nperiod: 2026\nowner: Eva Holm\nkey_results:\n  - {id: response, title: Questions answered within a day, unit: \"%\", baseline: 40, target: 80}\n  - {id: happy, title: Customers who would recommend us, unit: \"%\", baseline: 50, target: 70}\ncheck_ins:\n  - {date: 2026-11-19, values: {response: 70, happy: 66}}\n---\n\nThey are why we are here.\n";
    let room = Room::with(&[("fast-answers.md", &objective), ("happiest-customers.md", parent)]);
    assert_eq!(room.run("check").code(0).err(), "checked 2 objectives with 5 key results, 1 team: no findings\n");
}

#[test]
fn the_settings_it_shows_are_understood() {
    let settings = blocks("yaml").remove(0);
    let room = Room::with(&[("okrsite.yaml", &settings), ("theme/css/site.css", "/* own */")]);
    assert_eq!(room.run("check").code(0).err(), "checked 0 objectives with 0 key results, 0 teams: no findings\n");
}

#[test]
fn every_file_it_links_to_exists() {
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(project().join(document)).unwrap();
        let links = text.split("](").skip(1).chain(text.split("src=\"").skip(1)).chain(text.split("srcset=\"").skip(1));
        for link in links.map(|rest| rest.split([')', '"', '#']).next().unwrap()) {
            assert!(
                link.is_empty() || link.starts_with("https://") || project().join(link).exists(),
                "{document}: {link}"
            );
        }
    }
}

#[cfg(unix)]
fn is_program(path: &str) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(project().join(path)).unwrap().permissions().mode() & 0o111 != 0
}

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<String> {
    let text = fs::read_to_string(project().join("README.md")).unwrap();
    let fence = format!("```{language}\n");
    text.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}
