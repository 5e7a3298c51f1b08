//! okrsite.yaml, levels of rules, and waivers.

use snapbox::{data::Inline, str};

use super::check;

fn check_settings(settings: &str, expected: Inline) {
    check(&[("okrsite.yaml", settings)], expected);
}

#[test]
fn every_key_may_be_set_and_none_has_to() {
    check_settings("", str![]);
    check_settings("# nothing yet\n", str![]);
    check_settings(
        "title: Havsvik OKR
language: sv
base_url: https://okr.example.com/
edit_url: https://git.example.com/okr/edit/main/{path}
output: public
exclude: [drafts/**]
theme: theme
fiscal_year: {first_month: 7, named_after: start}
periods:
  - {id: ramp-up, title: Ramp-up, start: 2026-02-01, end: 2026-05-31}
follow_up: {every_days: 7}
focus: {objectives: 3, key_results: [1, 3]}
rules: {cut-text: off, check-in-outside-period: error, OKR041: note}
people: {pages: true}
",
        str![],
    );
}

#[test]
fn mistakes_in_settings_are_all_shown() {
    check_settings(
        "titel: Havsvik
language: se
base_url: okr.example.com
edit_url: javascript:x
output:
exclude: {a: b}
theme: [a]
fiscal_year: {first_month: 13, named_after: middle, last_month: 6}
periods:
  - {id: ramp-up, start: 2026-05-31, end: 2026-02-01}
  - {title: Ramp, start: soon}
  - {id: one, start: 2026-01-01, end: 2026-01-31}
  - {id: one, start: 2026-02-01, end: 2026-02-28}
follow_up: 14
focus: {objectives: 0, key_results: [5, 2]}
rules: {cut-text: never, cut-txet: off, flat-target: off, idle-waiver: , unknown-rule: [off], zebra: error, OKR999: off}
people: {pages: maybe}
",
        str![[r#"
okrsite.yaml:1:1: error[OKR007]: unknown key `titel` in okrsite.yaml (did you mean `title`?)
okrsite.yaml:2:11: error[OKR010]: unknown value `se` for `language` (did you mean `sv`?)
okrsite.yaml:3:11: error[OKR037]: `base_url` must be a web address (start it with `https://`: `base_url: https://okr.example.com`)
okrsite.yaml:4:11: error[OKR037]: `edit_url` must be a web address (start it with `https://`: `edit_url: https://javascript:x`)
okrsite.yaml:5:1: error[OKR009]: `output` has no value (write a value after `output:`, or remove the line)
okrsite.yaml:6:10: error[OKR008]: `exclude` must be a list, not a mapping of keys to values (write each entry on a line of its own, after a dash, such as `- a`)
okrsite.yaml:7:8: error[OKR008]: `theme` must be a folder, or a mapping, not a list (write a single value, without dashes or brackets)
okrsite.yaml:8:28: error[OKR023]: `first_month` is 13, which is not between 1 and 12 (write a whole number from 1 to 12, such as `5`)
okrsite.yaml:8:45: error[OKR010]: unknown value `middle` for `named_after` (write `start` or `end`)
okrsite.yaml:8:53: error[OKR007]: unknown key `last_month` in `fiscal_year` (`first_month` is there already: put both into one)
okrsite.yaml:10:43: error[OKR014]: period `ramp-up` ends before it starts (write the last day of the period in `end`)
okrsite.yaml:11:6: error[OKR009]: missing key `end` in a period (add a line `end: ...`)
okrsite.yaml:11:6: error[OKR009]: missing key `id` in a period (add a line `id: ...`)
okrsite.yaml:11:26: error[OKR013]: `start` must be a date, not `soon` (write year, month and day, such as `2026-11-19`)
okrsite.yaml:13:10: error[OKR016]: two periods have the id `one` (give one of them another id)
okrsite.yaml:14:12: error[OKR008]: `follow_up` takes keys and values, not `14` alone (write `follow_up: {every_days: 14}`)
okrsite.yaml:15:21: error[OKR023]: `objectives` is 0, which is not between 1 and 100 (write a whole number from 1 to 100, such as `5`)
okrsite.yaml:15:37: error[OKR008]: `key_results` must be two whole numbers (write the minimum and the maximum, such as `key_results: [2, 5]`)
okrsite.yaml:16:19: error[OKR010]: unknown value `never` for `cut-text` (write `off`, `note`, `warning` or `error`)
okrsite.yaml:16:26: error[OKR040]: no rule has the code or name `cut-txet` (did you mean `cut-text`?)
okrsite.yaml:16:41: error[OKR040]: the level of `flat-target` cannot be changed: it reports errors that break the site (remove this line)
okrsite.yaml:16:59: error[OKR009]: `idle-waiver` has no value (write `off`, `note`, `warning` or `error`)
okrsite.yaml:16:88: error[OKR008]: `unknown-rule` must be a word, not a list (write a single value, without dashes or brackets)
okrsite.yaml:16:95: error[OKR040]: no rule has the code or name `zebra` (`okrsite explain` lists all rules)
okrsite.yaml:16:109: error[OKR040]: no rule has the code or name `OKR999` (`okrsite explain` lists all rules)
okrsite.yaml:17:17: error[OKR008]: `pages` must be `true` or `false`, not `maybe` (write `pages: true` or `pages: false`)

"#]],
    );
}

#[test]
fn settings_that_are_no_yaml_are_shown_with_their_place() {
    check_settings(
        "title: Havsvik: OKR\n",
        str![[r#"
okrsite.yaml:1:8: error[OKR004]: a value with a colon and a space needs quotes (put the whole value in quotes: `title: "Havsvik: OKR"`)

"#]],
    );
    check_settings(
        "- title\n",
        str![[r#"
okrsite.yaml:1:1: error[OKR008]: there are no keys (write a key, a colon and a value on each line, such as `title: Answers that help`)

"#]],
    );
    check_settings(
        "title: &a Havsvik\n",
        str![[r#"
okrsite.yaml:1:8: error[OKR005]: YAML anchors (`&name`) are not allowed (put the whole value in quotes: `title: "&a Havsvik"`)

"#]],
    );
    check_settings(
        "rules:\n  -\tcut-text\n",
        str![[r#"
okrsite.yaml:2:4: error[OKR004]: this line is indented with a tab, which YAML does not allow (indent with spaces, two per level: `  - cut-text`)

"#]],
    );
    check_settings(
        "---\ntitle: A\n---\n",
        str![[r#"
okrsite.yaml:3:1: error[OKR005]: a second YAML document starts here (remove this line: a file has one document)

"#]],
    );
    check_settings(
        "just words\n",
        str![[r#"
okrsite.yaml:1:1: error[OKR004]: this line has no colon (write `key: value`; if this belongs to the line above, indent it by two spaces)

"#]],
    );
    check_settings(
        "focus: {key_results: 3}\n",
        str![[r#"
okrsite.yaml:1:22: error[OKR008]: `key_results` must be two whole numbers (write the minimum and the maximum, such as `key_results: [2, 5]`)

"#]],
    );
    check_settings(
        "focus: {key_results: [2, many]}\n",
        str![[r#"
okrsite.yaml:1:22: error[OKR008]: `key_results` must be two whole numbers (write the minimum and the maximum, such as `key_results: [2, 5]`)

"#]],
    );
    check_settings(
        "focus: {objectives: 2.5, key_results: [2, 5, 7]}\nfollow_up: {every_days: 1.5}\nfiscal_year: {first_month: 7.5}\n",
        str![[r#"
okrsite.yaml:1:21: error[OKR023]: `objectives` must be a whole number, not 2.5 (write a whole number from 1 to 100, such as `5`)
okrsite.yaml:1:39: error[OKR008]: `key_results` must be two whole numbers (write the minimum and the maximum, such as `key_results: [2, 5]`)
okrsite.yaml:2:25: error[OKR023]: `every_days` must be a whole number, not 1.5 (write a whole number from 1 to 366, such as `5`)
okrsite.yaml:3:28: error[OKR023]: `first_month` must be a whole number, not 7.5 (write a whole number from 1 to 12, such as `5`)

"#]],
    );
}

#[test]
fn a_level_changes_warnings_and_nothing_else() {
    let page = "---\nkind: page\ntitle: We are #1\nnav: first\n---\n";
    for (settings, expected) in [
        (
            "",
            str![[r#"
page.md:3:15: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "We are #1"`; if this is a comment, write a space after `#`)
page.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)

"#]],
        ),
        (
            "rules: {cut-text: error}\n",
            str![[r#"
page.md:3:15: error[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "We are #1"`; if this is a comment, write a space after `#`)
page.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)

"#]],
        ),
        (
            "rules: {cut-text: note}\n",
            str![[r#"
page.md:3:15: note[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "We are #1"`; if this is a comment, write a space after `#`)
page.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)

"#]],
        ),
        (
            "rules: {OKR025: off}\n",
            str![[r#"
page.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)

"#]],
        ),
        (
            "rules: {okr25: off}\n",
            str![[r#"
page.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)

"#]],
        ),
        (
            "rules: {bad-number: warning}\n",
            str![[r#"
okrsite.yaml:1:9: error[OKR040]: the level of `bad-number` cannot be changed: it reports errors that break the site (remove this line)
page.md:3:15: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "We are #1"`; if this is a comment, write a space after `#`)
page.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)

"#]],
        ),
        (
            "rules: {cut-text: off, OKR025: error}\n",
            str![[r#"
page.md:3:15: error[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "We are #1"`; if this is a comment, write a space after `#`)
page.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)

"#]],
        ),
    ] {
        check(&[("okrsite.yaml", settings), ("page.md", page)], expected);
    }
}

#[test]
fn a_waiver_waives_its_rule_in_its_own_file() {
    let page = |allow: &str| format!("---\nkind: page\ntitle: We are #1\nallow: [{{{allow}}}]\n---\n");
    let (waived, other) =
        (page("rule: cut-text, because: it is right"), page("rule: check-in-outside-period, because: b"));
    check(
        &[("a.md", &waived), ("b.md", &other)],
        str![[r#"
b.md:3:15: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "We are #1"`; if this is a comment, write a space after `#`)
b.md:4:16: warning[OKR041]: this exception is not needed: the file has no finding of `check-in-outside-period` (remove this entry of `allow`)

"#]],
    );
}

#[test]
fn a_waiver_that_waives_nothing_or_what_cannot_be_waived_is_told() {
    let page = |allow: &str| format!("---\nkind: page\ntitle: A\nnav: first\nallow: [{{{allow}}}]\n---\n");
    let waivers = [
        "rule: cut-text, because: b",
        "rule: cut-txet, because: b",
        "rule: zebra, because: b",
        "rule: bad-number, because: b",
        "rule: OKR011, because: b",
        "rule: idle-waiver, because: b",
        "rule: cut-text",
        "because: b",
        "rule: cut-text, because: b, until: 2027",
    ];
    let files: Vec<(String, String)> =
        waivers.iter().enumerate().map(|(at, allow)| (format!("{at}.md"), page(allow))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    check(
        &files,
        str![[r#"
0.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)
0.md:5:16: warning[OKR041]: this exception is not needed: the file has no finding of `cut-text` (remove this entry of `allow`)
1.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)
1.md:5:16: error[OKR040]: no rule has the code or name `cut-txet` (did you mean `cut-text`?)
2.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)
2.md:5:16: error[OKR040]: no rule has the code or name `zebra` (`okrsite explain` lists all rules)
3.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)
3.md:5:16: error[OKR040]: `bad-number` cannot be allowed: it reports errors that break the site (fix the error, and remove this entry)
4.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)
4.md:5:16: error[OKR040]: `bad-number` cannot be allowed: it reports errors that break the site (fix the error, and remove this entry)
5.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)
5.md:5:16: warning[OKR041]: this exception is not needed: the file has no finding of `idle-waiver` (remove this entry of `allow`)
6.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)
6.md:5:10: error[OKR009]: missing key `because` in an entry of `allow` (add a line `because: ...`)
7.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)
7.md:5:10: error[OKR009]: missing key `rule` in an entry of `allow` (add a line `rule: ...`)
8.md:4:6: error[OKR011]: `nav` must be a number, not `first` (write digits, such as `1` or `2`)
8.md:5:16: warning[OKR041]: this exception is not needed: the file has no finding of `cut-text` (remove this entry of `allow`)
8.md:5:38: error[OKR007]: unknown key `until` in an entry of `allow` (known keys are `rule` and `because`)

"#]],
    );
}

#[test]
fn a_language_that_the_interface_has_not_is_that_of_the_texts() {
    check_settings("language: en\ncontent_language: de\n", str![]);
    check_settings("content_language: pt-BR\n", str![]);
    check_settings(
        "language: de\n",
        str![[r#"
okrsite.yaml:1:11: error[OKR010]: the interface has no language `de` (write `language: en` or `language: sv`, and `content_language: de` for the language of your texts)

"#]],
    );
    check_settings(
        "language: fi-FI\n",
        str![[r#"
okrsite.yaml:1:11: error[OKR010]: the interface has no language `fi-FI` (write `language: en` or `language: sv`, and `content_language: fi-FI` for the language of your texts)

"#]],
    );
    check_settings(
        "language: sv-SE\n",
        str![[r#"
okrsite.yaml:1:11: error[OKR010]: the interface has no language `sv-SE` (did you mean `sv`?)

"#]],
    );
    check_settings(
        "language: svenska\n",
        str![[r#"
okrsite.yaml:1:11: error[OKR010]: unknown value `svenska` for `language` (did you mean `sv`?)

"#]],
    );
    check_settings(
        "language: Klingon\n",
        str![[r#"
okrsite.yaml:1:11: error[OKR010]: unknown value `Klingon` for `language` (write `language: en` or `language: sv`)

"#]],
    );
    check_settings(
        "content_language: German\n",
        str![[r#"
okrsite.yaml:1:19: error[OKR010]: `German` is not a language tag (write a language tag such as `sv`, `en` or `de`)

"#]],
    );
    check_settings(
        "on_error: publsh\n",
        str![[r#"
okrsite.yaml:1:11: error[OKR010]: unknown value `publsh` for `on_error` (did you mean `publish`?)

"#]],
    );
}

#[test]
fn the_id_of_a_period_is_an_id() {
    let check_id = |id: &str, expected: Inline| {
        check_settings(&format!("periods: [{{id: {id}, start: 2026-01-01, end: 2026-01-31}}]\n"), expected);
    };
    check_id("ramp-up", str![]);
    check_id("2026-Q4", str![]);
    check_id(
        "\"../../x\"",
        str![[r#"
okrsite.yaml:1:16: error[OKR015]: `../../x` cannot be an id: `/` is not one of a-z, 0-9, `-` and `.` (write `x`)

"#]],
    );
    check_id(
        "\"a/b\"",
        str![[r#"
okrsite.yaml:1:16: error[OKR015]: `a/b` cannot be an id: `/` is not one of a-z, 0-9, `-` and `.` (write `a-b`)

"#]],
    );
    check_id(
        "F\u{f6}rsta",
        str![[r#"
okrsite.yaml:1:16: error[OKR015]: `Första` cannot be an id: `ö` is not one of a-z, 0-9, `-` and `.` (write `forsta`)

"#]],
    );
    check_id(
        "con",
        str![[r#"
okrsite.yaml:1:16: error[OKR015]: `con` cannot be an id: Windows reserves this name (write `x-con`)

"#]],
    );
    check_id(
        "\"x.\"",
        str![[r#"
okrsite.yaml:1:16: error[OKR015]: `x.` cannot be an id: it must end with a letter or a digit (write `x`)

"#]],
    );
}
