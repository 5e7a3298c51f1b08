//! Findings drawn into the lines they point at.

use okrsite::diagnostics::{
    Counts, Report, Severity, Sources, id, short,
    terminal::{self, Style},
};
use snapbox::{IntoData, assert_data_eq, str};

use super::{PLAIN, check_terminal, flat_target, marked, one};

#[test]
fn a_finding_is_drawn_into_its_lines() {
    check_terminal(
        &flat_target(),
        PLAIN,
        str![[r#"
error[OKR012]: target of `Sign-ups` equals its baseline (500)
 --> okrs/signups.md:6:13
  |
5 |     baseline: 500
  |               --- the baseline
6 |     target: 500
  |             ^^^ same as `baseline`
  |
hint: set `target` to the value you want

"#]],
    );
}

#[test]
fn colour_is_added_and_nothing_else() {
    let (found, sources) = flat_target();
    let coloured = terminal::print(&found, &sources, Style { color: true, ..PLAIN });
    assert_data_eq!(
        coloured.replace('\u{1b}', "ESC"),
        str![[r#"
ESC[1mESC[91merror[OKR012]ESC[0mESC[1m: target of `Sign-ups` equals its baseline (500)ESC[0m
 ESC[1mESC[94m-->ESC[0m okrs/signups.md:6:13
  ESC[1mESC[94m|ESC[0m
ESC[1mESC[94m5ESC[0m ESC[1mESC[94m|ESC[0m     baseline: 500
  ESC[1mESC[94m|ESC[0m               ESC[1mESC[94m---ESC[0m ESC[1mESC[94mthe baselineESC[0m
ESC[1mESC[94m6ESC[0m ESC[1mESC[94m|ESC[0m     target: 500
  ESC[1mESC[94m|ESC[0m             ESC[1mESC[91m^^^ESC[0m ESC[1mESC[91msame as `baseline`ESC[0m
  ESC[1mESC[94m|ESC[0m
ESC[1mESC[96mhintESC[0m: set `target` to the value you want

"#]]
        .raw()
    );
    let mut plain = String::new();
    for (at, part) in coloured.split("\u{1b}[").enumerate() {
        plain.push_str(if at == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(plain, terminal::print(&found, &sources, PLAIN));
}

#[test]
fn a_finding_without_hint_and_labels_is_drawn_alone() {
    check_terminal(
        &one("one\ntwo «three» four\nfive\n"),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:2:5
  |
2 | two three four
  |     ^^^^^

"#]],
    );
}

#[test]
fn severities_have_their_words() {
    let (mut found, sources) = one("«a»\n");
    for severity in [Severity::Note, Severity::Error] {
        let mut other = found[0].clone();
        other.severity = severity;
        found.push(other);
    }
    check_terminal(
        &(found.clone(), sources.clone()),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:1
  |
1 | a
  | ^

note[OKR025]: something is here
 --> a.md:1:1
  |
1 | a
  | ^

error[OKR025]: something is here
 --> a.md:1:1
  |
1 | a
  | ^

"#]],
    );
    assert_data_eq!(
        short::print(&found, &sources),
        str![[r#"
a.md:1:1: warning[OKR025]: something is here
a.md:1:1: note[OKR025]: something is here
a.md:1:1: error[OKR025]: something is here

"#]]
        .raw()
    );
    assert_eq!(Counts::of(&found).sentence(), "1 error, 1 warning, 1 note");
    found.extend_from_within(..);
    assert_eq!(Counts::of(&found).sentence(), "2 errors, 2 warnings, 2 notes");
}

#[test]
fn places_in_two_files_are_drawn_one_below_the_other() {
    let mut sources = Sources::default();
    let first = marked("teams/a-rather-long-name.md", "---\ntitle: «Digital»\n---\n", &mut sources);
    let second = marked("teams/it.md", &format!("{}id: «digital»\n", "\n".repeat(99)), &mut sources);
    let mut report = Report::default();
    let finding = report.at(&id::DUPLICATE_ID, second[0], "there are two teams `digital`");
    finding.also(first[0], "the first").hint("give one of them another `id`");
    check_terminal(
        &(report.into_found(), sources),
        PLAIN,
        str![[r#"
error[OKR016]: there are two teams `digital`
   --> teams/it.md:100:5
    |
100 | id: digital
    |     ^^^^^^^
    |
   ::: teams/a-rather-long-name.md:2:8
    |
  2 | title: Digital
    |        ------- the first
    |
hint: give one of them another `id`

"#]],
    );
}

#[test]
fn places_far_from_each_other_are_drawn_apart() {
    check_terminal(
        &one(&format!("«first»\n{}«second»\n", "line\n".repeat(300))),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
   --> a.md:1:1
    |
  1 | first
    | ^^^^^
    |
   ::: a.md:302:1
    |
302 | second
    | ------ and here

"#]],
    );
    check_terminal(
        &one(&format!("«first»\n{}«second»\n", "line\n".repeat(20))),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
  --> a.md:1:1
   |
 1 | first
   | ^^^^^
...
22 | second
   | ------ and here

"#]],
    );
}

#[test]
fn a_place_over_several_lines_is_drawn_along_its_side() {
    check_terminal(
        &one("a: «[one,\n  two,\n  three]»\nb\n"),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:4
  |
1 |   a: [one,
  |  ____^
2 | |   two,
3 | |   three]
  | |________^

"#]],
    );
    check_terminal(
        &one(&format!("a: «{}»\nb\n", "line\n".repeat(500))),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:4
  |
1 | a: line
  |    ^^^^

"#]],
    );
}

#[test]
fn a_place_without_length_is_drawn_where_it_stands() {
    check_terminal(
        &one("«»"),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:1
  |
1 |
  | ^

"#]],
    );
    check_terminal(
        &one("«»\n"),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:1
  |
1 |
  | ^

"#]],
    );
    check_terminal(
        &one("one\n«»two\n"),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:2:1
  |
2 | two
  | ^

"#]],
    );
    check_terminal(
        &one("one«»\ntwo\n"),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:4
  |
1 | one
  |    ^

"#]],
    );
    check_terminal(
        &one("one\n«»"),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:2:1
  |
2 |
  | ^

"#]],
    );
    check_terminal(
        &one("one\r\n«»\r\n"),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:2:1
  |
2 |
  | ^

"#]],
    );
}

#[test]
fn a_narrow_terminal_gets_the_part_that_matters() {
    let text = format!("title: {}«here»{}\n", "before ".repeat(20), " after".repeat(20));
    for (width, expected) in [
        (
            0,
            str![[r#"
warning[OKR025]: something is here
 --> a.md:1:148
  |
1 | ...efore before here after after ...
  |                 ^^^^

"#]],
        ),
        (
            40,
            str![[r#"
warning[OKR025]: something is here
 --> a.md:1:148
  |
1 | ...efore before here after after ...
  |                 ^^^^

"#]],
        ),
        (
            80,
            str![[r#"
warning[OKR025]: something is here
 --> a.md:1:148
  |
1 | ...fore before before before before here after after after after after af...
  |                                     ^^^^

"#]],
        ),
        (
            200,
            str![[r#"
warning[OKR025]: something is here
 --> a.md:1:148
  |
1 | title: before before before before before before before before before before before before before before before before before before before before here after after after after after after after...
  |                                                                                                                                                    ^^^^

"#]],
        ),
    ] {
        check_terminal(&one(&text), Style { color: false, width }, expected);
    }
}

#[test]
fn a_very_long_line_is_cut_and_its_columns_are_those_of_the_file() {
    let text = format!("{}«here»{}\n", "å".repeat(300_000), "ö".repeat(300_000));
    check_terminal(
        &one(&text),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:300001
  |
1 | ...åååååååååååååååååååååååååååååååååhereööööööööööööööööööööööööööööööööö...
  |                                     ^^^^

"#]],
    );
    check_terminal(
        &one(&format!("«{}»", "a".repeat(500_000))),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:1
  |
1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

"#]],
    );
    assert_data_eq!(
        short::print(&one(&text).0, &one(&text).1),
        str![[r#"
a.md:1:300001: warning[OKR025]: something is here

"#]]
        .raw()
    );
}

#[test]
fn wide_and_combined_letters_keep_the_marks_in_place() {
    let (found, sources) = one("日本 «語» e\u{301} «x»\n");
    let drawn = terminal::print(&found, &sources, PLAIN);
    assert_data_eq!(
        drawn.replace('\u{301}', "(U+0301)"),
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:4
  |
1 | 日本 語 e(U+0301) x
  |      ^^   - and here

"#]]
        .raw()
    );
    check_terminal(
        &one("\ta\t«b»\tc\n"),
        PLAIN,
        str![[r#"
warning[OKR025]: something is here
 --> a.md:1:4
  |
1 |     a    b    c
  |          ^

"#]],
    );
}
