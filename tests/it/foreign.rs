//! A folder that holds something else than OKRs, and texts of templates that nobody wrote anew.

use okrsite::rules::TEMPLATE_TEXTS;
use snapbox::{assert_data_eq, str};

use crate::support::{Room, project};

/// A folder with notes, and some OKRs.
fn notes(count: usize, okrs: usize) -> Room {
    let room = Room::new();
    for number in 0..count {
        room.write(&format!("note-{number:02}.md"), "---\ntitle: A note\ndate: 2026-11-01\n---\n\nWords.\n");
    }
    for number in 0..okrs {
        let text = "---\ntitle: A\nteam: a\nperiod: 2026-Q4\nkey_results: [{title: R, due: 2026-12-01}]\n---\n";
        room.write(&format!("okr-{number:02}.md"), text);
    }
    room
}

#[test]
fn a_folder_of_other_things_is_refused_by_every_command() {
    let room = notes(12, 3);
    for command in ["check", "build", "serve --port 0", "status", "search note", "new objective A"] {
        assert_data_eq!(
            room.run(command).code(2).err(),
            str![[r#"
error: [ROOT] has no okrsite.yaml, and 12 of its 15 Markdown files are no OKRs: name the folder that has your OKRs, or create okrsite.yaml in this one (it may be empty)

"#]]
        );
    }
    assert!(!room.path().join("public").exists());
    room.write("okrsite.yaml", "");
    room.run("check").code(1);
}

#[test]
fn backups_and_other_outputs_are_no_content() {
    let room = notes(9, 0);
    for number in 0..20 {
        room.write(&format!("note-{number}.md~"), "Words.\n");
        room.write(&format!("#note-{number}.md#"), "Words.\n");
        room.write(&format!("public/{number}.md"), "Words.\n");
        room.write(&format!("other/{number}.md"), "Words.\n");
    }
    room.write("other/.okrsite", "");
    let findings = room.run("check --format short");
    assert!(!findings.err().contains("okrsite.yaml, and"), "{}", findings.err());
}

#[test]
fn a_few_other_files_and_hidden_ones_are_no_reason_to_refuse() {
    for (count, okrs) in [(9, 0), (12, 12), (0, 1)] {
        let room = notes(count, okrs);
        for number in 0..20 {
            room.write(&format!(".notes/{number}.md"), "Words.\n");
        }
        let findings = room.run("check --format short");
        assert!(!findings.err().contains("okrsite.yaml, and"), "{}", findings.err());
    }
}

#[test]
fn the_texts_of_templates_are_those_that_the_rule_knows() {
    for text in TEMPLATE_TEXTS {
        let is_there = ["en", "sv"].iter().any(|language| {
            let template = format!("src/scaffold/{language}/new/objective.md");
            std::fs::read_to_string(project().join(template)).unwrap().contains(text)
        });
        assert!(is_there, "{text}");
    }
}

#[test]
fn what_new_writes_is_found_when_it_is_published_as_it_was() {
    for language in ["en", "sv"] {
        let room = Room::with(&[("okrsite.yaml", "title: A\n"), ("a.md", "---\nkind: team\ntitle: A\n---\n")]);
        let new = format!("new objective More --team a --period 2026-Q4 --language {language}");
        let path = room.run(&new).code(0).out().trim().to_owned();
        let found = |room: &Room| room.run("check --format short --rule template-text").code(0).out().lines().count();
        assert_eq!(found(&room), 0, "{language}: a draft");
        room.write(&path, room.read(&path).replace("state: draft\n", ""));
        assert_eq!(found(&room), 3, "{language}: two key results and the body");
    }
}

#[test]
fn files_that_were_meant_to_be_read_are_named() {
    let okr = "---\ntitle: A\nteam: a\nperiod: 2026-Q4\nkey_results: [{title: R, due: 2026-12-01}]\n---\n";
    let room = Room::with(&[
        ("okrsite.yml", "title: A\n"),
        ("sub/okrsite.yaml", "title: A\n"),
        ("a.markdown", okr),
        ("b.md.txt", okr),
        ("c.txt", okr),
        ("d.yaml", "title: A\nteam: a\nkey_results: []\n"),
        ("e.MD", okr),
        ("f.txt", "Just words.\n"),
        ("g.md.txt", "Just words.\n"),
        ("mkdocs.yml", "site_name: A\n"),
        ("README.markdown", "Words.\n"),
    ]);
    assert_data_eq!(
        room.run("check --format short --rule skipped-file").code(0).out(),
        str![[r#"
a.markdown:1:1: warning[OKR042]: not read: the name has to end with `.md`, as in `a.md` (move or rename it, or add it to `exclude` in okrsite.yaml)
b.md.txt:1:1: warning[OKR042]: not read: the name has to end with `.md`, as in `b.md` (move or rename it, or add it to `exclude` in okrsite.yaml)
c.txt:1:1: warning[OKR042]: not read: the name has to end with `.md` (move or rename it, or add it to `exclude` in okrsite.yaml)
d.yaml:1:1: warning[OKR042]: not read: OKRs are Markdown files, which hold this between two lines `---` and end with `.md` (move or rename it, or add it to `exclude` in okrsite.yaml)
okrsite.yml:1:1: warning[OKR042]: not read: the settings have to be in `okrsite.yaml` (move or rename it, or add it to `exclude` in okrsite.yaml)
sub/okrsite.yaml:1:1: warning[OKR042]: not read: settings count only in the okrsite.yaml of the content folder (move or rename it, or add it to `exclude` in okrsite.yaml)

"#]]
    );
}
