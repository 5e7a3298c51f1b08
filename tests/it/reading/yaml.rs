//! The usual mistakes in YAML: the right line and column, and a way out.

use snapbox::str;

use super::{check, check_objectives, check_pages};

#[test]
fn a_colon_in_a_plain_text_wants_quotes() {
    check_pages(
        &[
            "title: Growth: the next step",
            "title: What we want:",
            "title: The \"new\": a start",
            "title: Välkommen: så gör vi",
        ],
        str![[r#"
01.md:2:8: error[OKR004]: a value with a colon and a space needs quotes (put the whole value in quotes: `title: "Growth: the next step"`)
02.md:2:8: error[OKR004]: a value with a colon and a space needs quotes (put the whole value in quotes: `title: "What we want:"`)
03.md:2:8: error[OKR004]: a value with a colon and a space needs quotes (put the whole value in quotes: `title: 'The "new": a start'`)
04.md:2:8: error[OKR004]: a value with a colon and a space needs quotes (put the whole value in quotes: `title: "Välkommen: så gör vi"`)

"#]],
    );
}

#[test]
fn a_tab_cannot_indent() {
    check_pages(
        &[
            "title: A\ntags:\n\t- one",
            "title: A\nactive:\n\tfrom: 2026-01-01",
            "title: A\naliases:\n  - a\n \t- b",
            "title: A\naliases:\n  -\tb",
        ],
        str![[r#"
01.md:3:1: error[OKR007]: unknown key `tags` in a page (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow` and `nav`)
01.md:4:1: error[OKR004]: this line is indented with a tab, which YAML does not allow (indent with spaces, two per level: `  - one`)
02.md:3:1: error[OKR007]: unknown key `active` in a page (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow` and `nav`)
02.md:4:1: error[OKR004]: this line is indented with a tab, which YAML does not allow (indent with spaces, two per level: `  from: 2026-01-01`)
03.md:5:2: error[OKR004]: this line is indented with a tab, which YAML does not allow (indent with spaces, two per level)
04.md:4:4: error[OKR004]: this line is indented with a tab, which YAML does not allow (indent with spaces, two per level: `  - b`)

"#]],
    );
}

#[test]
fn a_tab_elsewhere_is_white_space() {
    check_pages(&["title:\tA", "title: A\t", "title: A\tB"], str![""]);
}

#[test]
fn a_value_that_starts_with_a_sign_of_yaml_wants_quotes() {
    check_pages(
        &[
            "title: @home for everyone",
            "title: `code` first",
            "title: % of calls answered",
            "title: *all* in",
            "title: &more",
            "title: !important goal",
            "title: | one line",
            "title: > 90 % answered",
            "title: [sic] and more",
            "title: {name} and more",
            "title: [an open bracket",
            "title: {an open brace",
            "title: ]a closing bracket",
            "title: }a closing brace",
            "title: , a comma",
            "title: ? a question",
            "title: - a dash",
            "title: |",
            "title: >",
            "title: [a, b]",
            "title: {a: b}",
        ],
        str![[r#"
01.md:2:8: error[OKR004]: a value cannot start with `@` without quotes (put the whole value in quotes: `title: "@home for everyone"`)
02.md:2:8: error[OKR004]: a value cannot start with ``` without quotes (put the whole value in quotes: `title: "`code` first"`)
03.md:2:8: error[OKR004]: a value cannot start with `%` without quotes (put the whole value in quotes: `title: "% of calls answered"`)
04.md:2:8: error[OKR004]: a value cannot start with `*` without quotes (put the whole value in quotes: `title: "*all* in"`)
05.md:2:8: error[OKR005]: YAML anchors (`&name`) are not allowed (put the whole value in quotes: `title: "&more"`)
06.md:2:8: error[OKR005]: YAML tags (`!name`) are not allowed (put the whole value in quotes: `title: "!important goal"`)
07.md:2:8: error[OKR004]: a value cannot start with `|` without quotes (put the whole value in quotes: `title: "| one line"`)
08.md:2:8: error[OKR004]: a value cannot start with `>` without quotes (put the whole value in quotes: `title: "> 90 % answered"`)
09.md:2:8: error[OKR004]: a value cannot start with `[` without quotes (put the whole value in quotes: `title: "[sic] and more"`)
10.md:2:8: error[OKR004]: a value cannot start with `{` without quotes (put the whole value in quotes: `title: "{name} and more"`)
11.md:2:8: error[OKR004]: this `[` is never closed (add a `]` at the end: `title: [an open bracket]`; if it is a text, put it in quotes: `title: "[an open bracket"`)
12.md:2:8: error[OKR004]: this `{` is never closed (add a `}` at the end: `title: {an open brace}`; if it is a text, put it in quotes: `title: "{an open brace"`)
13.md:2:8: error[OKR004]: a value cannot start with `]` without quotes (put the whole value in quotes: `title: "]a closing bracket"`)
14.md:2:8: error[OKR004]: a value cannot start with `}` without quotes (put the whole value in quotes: `title: "}a closing brace"`)
15.md:2:8: error[OKR004]: a value cannot start with `,` without quotes (put the whole value in quotes: `title: ", a comma"`)
16.md:2:8: error[OKR004]: a value cannot start with `?` without quotes (put the whole value in quotes: `title: "? a question"`)
17.md:2:8: error[OKR004]: a value cannot start with `-` without quotes (put the whole value in quotes: `title: "- a dash"`)
18.md:2:1: error[OKR009]: `title` has no value (write a value after `title:`, or remove the line)
19.md:2:1: error[OKR009]: `title` has no value (write a value after `title:`, or remove the line)
20.md:2:8: error[OKR008]: `title` must be text, not a list (write a single value, without dashes or brackets)
21.md:2:8: error[OKR008]: `title` must be text, not a mapping of keys to values (a colon and a space make a mapping: put the text in quotes)

"#]],
    );
}

#[test]
fn a_sign_of_yaml_in_a_list_wants_quotes() {
    check_pages(
        &[
            "title: A\naliases:\n  - @home",
            "title: A\naliases: [@home]",
            "title: A\naliases:\n  - *all",
            "title: A\naliases:\n  - one: two: three",
        ],
        str![[r#"
01.md:4:5: error[OKR004]: a value cannot start with `@` without quotes (put the whole value in quotes: `- "@home"`)
02.md:3:11: error[OKR004]: a value cannot start with `@` without quotes (put the value in quotes: `"@home"`)
03.md:4:5: error[OKR004]: a value cannot start with `*` without quotes (put the whole value in quotes: `- "*all"`)
04.md:4:5: error[OKR008]: an entry of `aliases` must be text, not a mapping of keys to values (a colon and a space make a mapping: put the text in quotes)
04.md:4:10: error[OKR004]: a value with a colon and a space needs quotes (put the whole value in quotes: `one: "two: three"`)

"#]],
    );
}

#[test]
fn a_comment_that_cuts_a_text_short_is_a_warning() {
    check_pages(
        &[
            "title: We are #1 in service",
            "title: We are # one in service",
            "title: We are number#1",
            "title: \"We are #1\"",
            "title: Grow #",
            "title: One word #1",
            "title: One #1",
            "title: A\naliases:\n  - a #1",
        ],
        str![[r#"
01.md:2:15: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "We are #1 in service"`; if this is a comment, write a space after `#`)
06.md:2:17: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "One word #1"`; if this is a comment, write a space after `#`)
07.md:2:12: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "One #1"`; if this is a comment, write a space after `#`)

"#]],
    );
}

#[test]
fn a_quote_that_is_never_closed_is_shown_where_it_opens() {
    check_pages(
        &[
            "title: \"Grow",
            "title: 'Grow",
            "title: 'It's ours'",
            "title: \"The \"new\" one\"",
            "title: \"New\" ways",
            "title: A\nlang: \"sv\naliases: [a]",
            "title: \"Grow \\d\"",
        ],
        str![[r#"
01.md:2:8: error[OKR004]: this quote is never closed (add a `"` at the end of the value: `title: "Grow"`)
02.md:2:8: error[OKR004]: this quote is never closed (add a `'` at the end of the value: `title: 'Grow'`)
03.md:2:8: error[OKR004]: there is text after the closing quote (put the whole value in quotes: `title: "It's ours"`)
04.md:2:8: error[OKR004]: there is text after the closing quote (put the whole value in quotes: `title: 'The "new" one'`)
05.md:2:8: error[OKR004]: there is text after the closing quote (put the whole value in quotes: `title: '"New" ways'`)
06.md:3:7: error[OKR004]: this quote is never closed (add a `"` at the end of the value: `lang: "sv"`)
07.md:2:8: error[OKR004]: this is not YAML: found unknown escape character (indent by two spaces per level, write a space after each colon, and close quotes and brackets)

"#]],
    );
}

#[test]
fn a_bracket_that_is_never_closed_is_shown_where_it_opens() {
    check_pages(
        &[
            "title: A\naliases: [a, b",
            "title: A\nallow: [{rule: cut-text, because: b]",
            "title: A\naliases: [a, b]]",
            "title: A\naliases: [a b",
        ],
        str![[r#"
01.md:3:10: error[OKR004]: this `[` is never closed (add a `]` at the end: `aliases: [a, b]`; if it is a text, put it in quotes: `aliases: "[a, b"`)
02.md:3:9: error[OKR004]: this `{` is never closed (add a `}` at the end: `allow: {rule: cut-text, because: b}`)
03.md:3:16: error[OKR004]: there is nothing to close for this `]` (remove it)
04.md:3:10: error[OKR004]: this `[` is never closed (add a `]` at the end: `aliases: [a b]`; if it is a text, put it in quotes: `aliases: "[a b"`)

"#]],
    );
}

#[test]
fn a_slip_in_the_layout_is_shown_on_its_line() {
    check_pages(
        &[
            "title:Grow",
            "title Grow",
            "title: A\n nav: 1",
            "title: A\n  nav: 1",
            "title: A\nallow:\n  - rule: cut-text\n   because: b",
            "title: A\naliases:\n- a\n - b",
            "title: A\nallow:\n- rule: cut-text\n- because: b",
            "title: A\naliases:\n  -a",
            "title = A",
            "\"title\": A",
            "- title: A",
            "Just words",
            "title: A\nnav: 1\n... more",
        ],
        str![[r#"
01.md:2:1: error[OKR004]: a space is missing after the colon (write `title: Grow`)
02.md:2:1: error[OKR004]: this line has no colon (write `title: Grow`)
03.md:3:2: error[OKR004]: `nav` is indented by 1 space, and the key above it not at all (indent the keys of one entry alike: `nav: 1`)
04.md:3:3: error[OKR004]: `nav` is indented by 2 spaces, and the key above it not at all (indent the keys of one entry alike: `nav: 1`)
05.md:5:4: error[OKR004]: `because` is indented by 3 spaces, and the key above it by 4 spaces (indent the keys of one entry alike: `    because: b`)
06.md:4:3: error[OKR015]: `a - b` cannot be an id: ` ` is not one of a-z, 0-9, `-` and `.` (write `a-b`)
07.md:4:3: error[OKR009]: missing key `because` in an entry of `allow` (add a line `because: ...`)
07.md:5:3: error[OKR009]: missing key `rule` in an entry of `allow` (add a line `rule: ...`)
08.md:4:3: error[OKR008]: a space is missing after the dash (write `- a`)
09.md:2:7: error[OKR004]: a colon stands between a key and its value, not `=` (write `title: A`)
11.md:2:1: error[OKR004]: `title` is a key of the front matter, and needs no dash (start the keys of the front matter at the beginning of the line: `title: A`)
12.md:1:1: error[OKR009]: missing key `title` in a page (add a line `title: ...`)
12.md:2:1: error[OKR004]: this line has no colon (write `key: value`; if this belongs to the line above, indent it by two spaces)
13.md:4:5: error[OKR004]: this is not YAML: invalid content after document end marker (indent by two spaces per level, write a space after each colon, and close quotes and brackets)

"#]],
    );
}

#[test]
fn what_a_merge_left_behind_is_named() {
    check(
        &[
            ("a.md", "---\nkind: page\n<<<<<<< HEAD\ntitle: Ours\n=======\ntitle: Theirs\n>>>>>>> branch\n---\n"),
            ("b.md", "---\nkind: page\ntitle: A\n---\n\n<<<<<<< HEAD\nOurs\n=======\nTheirs\n>>>>>>> branch\n"),
            ("c.md", "---\nkind: page\ntitle: Ours\n=======\n---\n"),
            ("d.md", "---\nkind: page\ntitle: A\n---\n\nA heading\n=======\n\n>>>>>>> a deep quotation\n"),
        ],
        str![[r#"
a.md:3:1: error[OKR004]: unresolved merge conflict (keep the right lines, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`)
b.md:6:1: error[OKR004]: unresolved merge conflict (keep the right lines, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`)
c.md:4:1: error[OKR004]: unresolved merge conflict (keep the right lines, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`)

"#]],
    );
}

#[test]
fn anchors_aliases_tags_merge_keys_and_second_documents_are_refused() {
    check_pages(
        &[
            "title: &name Grow",
            "title: A\naliases: &list [a]",
            "title: A\naliases: *list",
            "title: !!str Grow",
            "title: A\naliases: !set [a]",
            "title: A\n<<: {nav: 1}",
            "title: A\n...\n%YAML 1.2\n",
            "title: A\n--- # again\ntitle: B",
            "%YAML 1.2\n",
            "title: A\n...\nnav: 1",
            "&title title: A",
            "*title : A",
            "!!str title: A",
        ],
        str![[r#"
01.md:2:8: error[OKR005]: YAML anchors (`&name`) are not allowed (put the whole value in quotes: `title: "&name Grow"`)
02.md:3:10: error[OKR005]: YAML anchors (`&name`) are not allowed (remove it, or put a text that starts with `&` in quotes)
03.md:3:10: error[OKR004]: a value cannot start with `*` without quotes (put the whole value in quotes: `aliases: "*list"`)
04.md:2:8: error[OKR005]: YAML tags (`!name`) are not allowed (remove it, or put a text that starts with `!` in quotes)
05.md:3:10: error[OKR005]: YAML tags (`!name`) are not allowed (remove it, or put a text that starts with `!` in quotes)
06.md:3:1: error[OKR005]: YAML merge keys (`<<`) are not allowed (write the keys and values here)
07.md:6:1: error[OKR004]: this is not YAML: did not find expected <document start> (indent by two spaces per level, write a space after each colon, and close quotes and brackets)
08.md:3:1: error[OKR005]: a second YAML document starts here (remove this line: a file has one document)
09.md:2:1: error[OKR004]: this is not YAML: missing explicit document end marker before directive (indent by two spaces per level, write a space after each colon, and close quotes and brackets)
10.md:4:1: error[OKR005]: a second YAML document starts here (remove this line: a file has one document)
11.md:2:1: error[OKR005]: YAML anchors (`&name`) are not allowed (remove it, or put a text that starts with `&` in quotes)
12.md:2:1: error[OKR004]: this is not YAML: found unknown anchor (indent by two spaces per level, write a space after each colon, and close quotes and brackets)
13.md:2:1: error[OKR005]: YAML tags (`!name`) are not allowed (remove it, or put a text that starts with `!` in quotes)

"#]],
    );
}

#[test]
fn a_key_given_twice_is_shown_in_both_places() {
    check_pages(
        &["title: A\ntitle: B", "title: A\nallow: [{rule: cut-text, because: b, rule: c}]", "title: A\n\"title\": B"],
        str![[r#"
01.md:3:1: error[OKR006]: duplicate key `title` (remove one of the two)
02.md:3:16: warning[OKR041]: this exception is not needed: the file has no finding of `cut-text` (remove this entry of `allow`)
02.md:3:38: error[OKR006]: duplicate key `rule` (remove one of the two; if these are two entries of `allow`, start the second with `- rule: cut-text`)
03.md:3:1: error[OKR006]: duplicate key `title` (remove one of the two)

"#]],
    );
}

#[test]
fn a_key_that_is_no_text_is_refused() {
    check_pages(
        &[
            "title: A\n[a]: b",
            "title: A\n{a: b}: c",
            "title: A\n? a\n: b",
            "title: A\n: b",
            "title: A\n1: b",
            "title: A\ntrue: b",
            "title: A\nnull: b",
            "title: A\n~: b",
            "title: A\n\"\": b",
        ],
        str![[r#"
01.md:3:1: error[OKR004]: a list or mapping cannot be a key (put text that starts with `[`, `{`, `?` or `-` in quotes)
02.md:3:1: error[OKR004]: a list or mapping cannot be a key (put text that starts with `[`, `{`, `?` or `-` in quotes)
03.md:3:3: error[OKR007]: unknown key `a` in a page (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow` and `nav`)
04.md:3:1: error[OKR004]: there is no key before this colon (write a key before it, or put the whole text in quotes)
05.md:3:1: error[OKR007]: unknown key `1` in a page (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow` and `nav`)
06.md:3:1: error[OKR007]: unknown key `true` in a page (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow` and `nav`)
07.md:3:1: error[OKR007]: unknown key `null` in a page (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow` and `nav`)
08.md:3:1: error[OKR007]: unknown key `~` in a page (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow` and `nav`)
09.md:3:1: error[OKR007]: unknown key `` in a page (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow` and `nav`)

"#]],
    );
}

#[test]
fn a_misspelt_key_brings_the_right_one() {
    check_objectives(
        &[
            "titel: Grow",
            "title: A\nTeam: b",
            "title: A\ncheckins: []",
            "title: A\nkeyresults: []",
            "title: A\nzebra: 1",
        ],
        str![[r#"
01.md:2:1: error[OKR007]: unknown key `titel` in an objective (did you mean `title`?)
02.md:3:1: error[OKR007]: unknown key `Team` in an objective (`team` is there already: put both into one)
03.md:3:1: error[OKR007]: unknown key `checkins` in an objective (did you mean `check_ins`?)
04.md:3:1: error[OKR007]: unknown key `keyresults` in an objective (`key_results` is there already: put both into one)
05.md:3:1: error[OKR007]: unknown key `zebra` in an objective (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow`, `team`, `period`, `level`, `ambition`, `state`, `owner`, `owners`, `contributors`, `parent`, `supports`, `depends_on`, `continues`, `tags`, `key_results`, `initiatives`, `check_ins`, `fields` and `closed`)

"#]],
    );
}

#[test]
fn a_value_of_another_shape_says_which_is_wanted() {
    check_objectives(
        &[
            "title: [A]",
            "title:\n  - A",
            "title: {a: b}",
            "title: A\nowner: [Ann, Bo]",
            "title: A\ncontributors: {a: b}",
            "title: A\ncontributors:\n  - [Ann]\n  - {name: Bo}\n  -\n  - Cid",
            "title: A\ncontributors: Ann",
            "title: A\ninitiatives: Form",
            "title: A\ninitiatives:\n  - Form\n  -\n  - [a]",
            "title: A\ninitiatives: {title: Form}",
            "title: A\ncheck_ins: 5",
            "title: A\ncheck_ins: [{date: 2026-11-19, values: 5}]",
            "title: A\ncheck_ins: [{date: 2026-11-19, values: [5]}]",
            "title: A\ncheck_ins: [{date: 2026-11-19, values: {kr1: [5]}}]",
            "title: A\ncheck_ins: [{date: 2026-11-19, values: {kr1: }}]",
            "title: A\nclosed: yes",
            "title: A\nclosed: []",
            "title: A\nallow: cut-text",
        ],
        str![[r#"
01.md:2:8: error[OKR008]: `title` must be text, not a list (write a single value, without dashes or brackets)
02.md:3:3: error[OKR008]: `title` must be text, not a list (write a single value, without dashes or brackets)
03.md:2:8: error[OKR008]: `title` must be text, not a mapping of keys to values (a colon and a space make a mapping: put the text in quotes)
04.md:3:8: error[OKR008]: `owner` must be text, not a list (write `owners` for several: the first one answers for it before all others)
05.md:3:15: error[OKR008]: `contributors` must be a list, not a mapping of keys to values (write each entry on a line of its own, after a dash, such as `- a`)
06.md:4:5: error[OKR008]: an entry of `contributors` must be text, not a list (write a single value, without dashes or brackets)
06.md:5:5: error[OKR008]: an entry of `contributors` must be text, not a mapping of keys to values (a colon and a space make a mapping: put the text in quotes)
06.md:6:4: error[OKR009]: an entry of `contributors` is empty (write a value after the dash, or remove the line)
08.md:3:14: error[OKR008]: `initiatives` is a list, not `Form` alone (write `initiatives: [{title: Form}]`)
09.md:4:5: error[OKR008]: an initiative takes keys and values, not `Form` alone (write `- title: Form`)
09.md:5:4: error[OKR009]: an entry of `initiatives` is empty (write its keys after the dash, or remove the line)
09.md:6:5: error[OKR008]: an initiative must be a mapping of keys to values, not a list (write its keys on lines of their own, without dashes or brackets)
11.md:3:12: error[OKR008]: `check_ins` is a list, not `5` alone (write `check_ins: [{date: YYYY-MM-DD}]`)
12.md:3:40: error[OKR008]: `values` must be a mapping of keys to values, not a single value (write its keys on lines of their own, two spaces further in)
13.md:3:40: error[OKR008]: `values` must be a mapping of keys to values, not a list (write its keys on lines of their own, without dashes or brackets)
14.md:3:46: error[OKR008]: a value of a check-in must be a number or a mapping of keys to values, not a list (write a single value, without dashes or brackets)
15.md:3:41: error[OKR009]: `kr1` has no value (write the value after the colon, or remove the line)
16.md:3:9: error[OKR008]: `closed` takes keys and values, not `yes` alone (write `closed: {date: YYYY-MM-DD, outcome: achieved, learned: ...}`; `outcome` is `achieved`, `partly`, `missed` or `dropped`)
17.md:3:9: error[OKR008]: `closed` must be a mapping of keys to values, not a list (write its keys on lines of their own, without dashes or brackets)
18.md:3:8: error[OKR008]: `allow` is a list, not `cut-text` alone (write `allow: [{rule: cut-text, because: ...}]`)

"#]],
    );
}

#[test]
fn a_key_without_a_value_is_missing() {
    check(
        &[
            ("a.md", "---\ntitle: A\nteam:\nperiod: 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            ("b.md", "---\ntitle: A\nteam: null\nperiod: ~\nkey_results: [{title: R, done: true}]\n---\n"),
            ("c.md", "---\ntitle: ''\nteam: \" \"\nperiod: 2026-Q4\nkey_results:\n---\n"),
            ("d.md", "---\ntitle: A\nteam: d\nperiod: 2026-Q4\nkey_results: []\n---\n"),
            ("e.md", "---\nkind:\ntitle: A\n---\n"),
        ],
        str![[r#"
a.md:3:1: error[OKR009]: `team` has no value (write a value after `team:`, or remove the line)
b.md:3:1: error[OKR009]: `team` has no value (write a value after `team:`, or remove the line)
b.md:4:1: error[OKR009]: `period` has no value (write a value after `period:`, or remove the line)
c.md:2:1: error[OKR009]: `title` has no value (write a value after `title:`, or remove the line)
c.md:3:1: error[OKR009]: `team` has no value (write a value after `team:`, or remove the line)
c.md:5:1: error[OKR009]: `key_results` has no value (write a value after `key_results:`, or remove the line)
d.md:5:14: error[OKR020]: this objective has no key results (add `key_results:` with at least one entry, or `state: draft` while you write)
e.md:2:1: error[OKR009]: `kind` has no value (write a value after `kind:`, or remove the line)

"#]],
    );
}

#[test]
fn words_that_yaml_takes_for_something_else_stay_words() {
    check_objectives(
        &["title: No", "title: 0012", "title: 1e3", "title: 2026-11-19", "title: on\nowner: Off", "title: 0x1F"],
        str![],
    );
}
