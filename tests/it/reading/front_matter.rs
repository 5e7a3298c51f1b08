//! Where front matter starts and ends.

use snapbox::str;

use super::check;

#[test]
fn front_matter_that_is_missing_or_has_no_end_is_named() {
    check(
        &[
            ("a-empty.md", ""),
            ("b-blank.md", "\n  \n"),
            ("c-only-hyphens.md", "---"),
            ("d-only-hyphens.md", "---\n"),
            ("e-nothing-between.md", "---\n---\n"),
            ("f-no-end.md", "---\ntitle: A\n\nThe body.\n"),
            ("f-no-end-of-headings.md", "---\ntitle: A\n\nHeading\n=======\n"),
            ("g-text.md", "# A title\n\nThe body.\n"),
            ("h-before.md", "\n---\ntitle: A\n---\n"),
            ("i-space.md", " ---\ntitle: A\n---\n"),
            ("j-toml.md", "+++\ntitle = \"A\"\n+++\n"),
            ("k-four.md", "----\ntitle: A\n----\n"),
            ("l-end-indented.md", "---\nkind: page\ntitle: A\n ---\n"),
            ("m-end-with-dots.md", "---\nkind: page\ntitle: A\n...\n"),
            ("n-comment.md", "---\n# nothing yet\n---\n"),
            ("o-long-line.md", "Ett långt stycke utan något före sig.\n"),
        ],
        str![[r#"
a-empty.md:1:1: error[OKR003]: this file is empty (start it with front matter (`---`, `title: ...`, `---`), or remove the file)
b-blank.md:3:1: error[OKR003]: this file is empty (start it with front matter (`---`, `title: ...`, `---`), or remove the file)
c-only-hyphens.md:1:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
c-only-hyphens.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
d-only-hyphens.md:1:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
d-only-hyphens.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
e-nothing-between.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
f-no-end-of-headings.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
f-no-end-of-headings.md:2:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
f-no-end.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
f-no-end.md:2:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
g-text.md:1:1: error[OKR003]: this file has no front matter (start it with front matter (`---`, `title: ...`, `---`), or add the file to `exclude` in okrsite.yaml)
h-before.md:2:1: error[OKR003]: the front matter does not start on the first line (remove the spaces and empty lines before `---`)
h-before.md:2:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
i-space.md:1:2: error[OKR003]: the front matter does not start on the first line (remove the spaces and empty lines before `---`)
i-space.md:1:2: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
j-toml.md:1:1: error[OKR003]: the front matter is TOML, not YAML (write it as YAML between two lines `---`)
k-four.md:1:1: error[OKR003]: the first line is not `---` (write three hyphens and nothing else on the first line)
k-four.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
k-four.md:3:1: error[OKR003]: the front matter ends with a line `---`, not `----` (write `---`)
l-end-indented.md:4:1: error[OKR003]: the front matter ends with a line `---`, not ` ---` (write `---`)
m-end-with-dots.md:4:1: error[OKR003]: the front matter ends with a line `---`, not `...` (write `---`)
n-comment.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
o-long-line.md:1:1: error[OKR003]: this file has no front matter (start it with front matter (`---`, `title: ...`, `---`), or add the file to `exclude` in okrsite.yaml)

"#]],
    );
}

#[test]
fn front_matter_may_end_with_the_file_and_lines_with_spaces() {
    check(
        &[
            ("a.md", "---\nkind: page\ntitle: A\n---"),
            ("b.md", "--- \nkind: page\ntitle: B\n---\t\nThe body.\n"),
            ("c.md", "---\r\nkind: page\r\ntitle: C\r\n---\r\nThe body.\r\n"),
            ("d.md", "---\nkind: page\ntitle: D\n---\n---\nA rule above.\n\n---\n"),
        ],
        str![""],
    );
}

#[test]
fn a_readme_without_front_matter_is_left_alone() {
    check(
        &[("README.md", "# How to write OKRs\n"), ("okrs/readme.md", ""), ("teams/README.md", "---\ntitel: A\n---\n")],
        str![[r#"
teams/README.md:1:1: error[OKR009]: this file has no `kind`, and seems to be a team: it is in the folder `teams` (add the line `kind: team`)
teams/README.md:1:1: error[OKR015]: the file name `README` cannot be an id: `R` is not one of a-z, 0-9, `-` and `.` (rename the file to `readme.md`, or add a line `id: readme`)
teams/README.md:2:1: error[OKR007]: unknown key `titel` in a team (did you mean `title`?)

"#]],
    );
}
