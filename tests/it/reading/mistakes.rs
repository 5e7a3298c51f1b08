//! The usual mistakes in front matter, told by their cause: one finding each, with the line as it should read, and whatever else
//! is wrong in the same file.

use snapbox::{data::Inline, str};

use super::{check, check_key_results, objective};

/// Checks objectives with two key results `k` and `l` and these further lines, which start on line 8.
fn check_rest(rests: &[&str], expected: Inline) {
    let head = "---\ntitle: Grow\nteam: digital\nperiod: 2026-Q4\nkey_results:\n  - {id: k, title: K, baseline: 1, target: \
                5}\n  - {id: l, title: L, baseline: 1, target: 5}";
    let files: Vec<(String, String)> = rests
        .iter()
        .enumerate()
        .map(|(at, rest)| (format!("{:02}.md", at + 1), format!("{head}\n{rest}\n---\n")))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    check(&files, expected);
}

#[test]
fn a_decimal_comma_in_braces_wants_a_dot() {
    check_rest(
        &[
            "check_ins: [{date: 2026-11-20, values: {k: 30,5, l: 20}}]",
            "check_ins: [{date: 2026-11-20, values: {k: -3,5,l: 20,25}}]",
            "check_ins: [{date: 2026-11-20, values: {k: 30,5 %}}]",
            "check_ins: [{date: 2026-11-20, values: {k: {value: 4,3, confidence: 4}}}]",
            "check_ins: [{date: 2026-11-20, values: {k: 1,250}}]",
            "check_ins: [{date: 2026-11-20, values: {k: 0,125}}]",
            "check_ins: [{date: 2026-11-20, values: {k: 1,250,000}}]",
            "check_ins:\n  - date: 2026-11-20\n    values: {\n      k: 30,5,\n      l: 20 }",
            "closed: {date: 2026-11-20, outcome: partly, score: 0,7}",
            "check_ins: [{date: 2026-11-20, values: {k: 30, x: 20}}]",
            "check_ins: [{date: 2026-11-20, values: {k: £15,000, l: $1,250.50}}]",
            "check_ins: [{date: 2026-11-20, values: {k: 1.250,50 kr, l: 15,000 guests}}]",
            "check_ins: [{date: 2026-11-20, values: {k: 1,234.500, l: -1.234,500}}]",
            "check_ins: [{date: 2026-11-20, values: {k: € 15,5, l: kr 15,000}}]",
        ],
        str![[r#"
01.md:8:44: error[OKR004]: a comma separates entries here: `30,5` needs a decimal point (write `k: 30.5`)
02.md:8:44: error[OKR004]: a comma separates entries here: `-3,5` needs a decimal point (write `k: -3.5`)
02.md:8:52: error[OKR004]: a comma separates entries here: `20,25` needs a decimal point (write `l: 20.25`)
03.md:8:44: error[OKR004]: a comma separates entries here: `30,5 %` needs a decimal point (write `k: 30.5 %`)
04.md:8:52: error[OKR004]: a comma separates entries here: `4,3` needs a decimal point (write `value: 4.3`)
05.md:8:44: error[OKR004]: a comma separates entries here, and `1,250` can be read in two ways (write `k: 1250` or `k: 1.25`)
06.md:8:44: error[OKR004]: a comma separates entries here: `0,125` needs a decimal point (write `k: 0.125`)
07.md:8:44: error[OKR004]: a comma separates entries here, so `1,250,000` cannot have any (write `k: 1250000`)
08.md:11:10: error[OKR004]: a comma separates entries here: `30,5` needs a decimal point (write `k: 30.5`)
09.md:8:52: error[OKR004]: a comma separates entries here: `0,7` needs a decimal point (write `score: 0.7`)
10.md:8:48: error[OKR021]: this objective has no key result `x` (its key results are `k` and `l`)
11.md:8:44: error[OKR004]: a comma separates entries here, so `£15,000` cannot have any (write `k: £15000`)
11.md:8:56: error[OKR004]: a comma separates entries here, so `$1,250.50` cannot have any (write `l: $1250.5`)
12.md:8:44: error[OKR004]: a comma separates entries here, so `1.250,50 kr` cannot have any (write `k: 1250.5 kr`)
12.md:8:60: error[OKR004]: a comma separates entries here, and `15,000 guests` can be read in two ways (write `l: 15000 guests` or `l: 15 guests`)
13.md:8:44: error[OKR004]: a comma separates entries here, so `1,234.500` cannot have any (write `k: 1234.5`)
13.md:8:58: error[OKR004]: a comma separates entries here, so `-1.234,500` cannot have any (write `l: -1234.5`)
14.md:8:44: error[OKR004]: a comma separates entries here: `€ 15,5` needs a decimal point (write `k: € 15.5`)
14.md:8:55: error[OKR004]: a comma separates entries here, and `kr 15,000` can be read in two ways (write `l: kr 15000` or `l: kr 15`)

"#]],
    );
    check_key_results(
        &[
            "{id: k, title: R, levels: {0,3: Half, 0,7: Most}}",
            "{id: k, title: R, levels: {0,3: Half, or less, 1: All}}",
            "{id: k, title: R, baseline: 10,5, target: 12,75, weight: 1,5}",
            "{id: k, title: R, milestones: [{title: One, weight: 0,5}]}",
            "id: k\n  title: R\n  levels:\n    0,3: Half\n    0,7: Most",
        ],
        str![[r#"
01.md:6:32: error[OKR004]: a comma separates entries here: `0,3` needs a decimal point (write `0.3: ...`)
01.md:6:43: error[OKR004]: a comma separates entries here: `0,7` needs a decimal point (write `0.7: ...`)
02.md:6:32: error[OKR004]: a comma separates entries here: `0,3` needs a decimal point (write `0.3: ...`)
02.md:6:37: error[OKR004]: a value with a comma needs quotes inside `{ }` (put the value in quotes: `0,3: "Half, or less"`)
03.md:6:33: error[OKR004]: a comma separates entries here: `10,5` needs a decimal point (write `baseline: 10.5`)
03.md:6:47: error[OKR004]: a comma separates entries here: `12,75` needs a decimal point (write `target: 12.75`)
03.md:6:62: error[OKR004]: a comma separates entries here: `1,5` needs a decimal point (write `weight: 1.5`)
04.md:6:57: error[OKR004]: a comma separates entries here: `0,5` needs a decimal point (write `weight: 0.5`)
05.md:7:7: error[OKR004]: `title` and 1 more key are indented by 6 spaces, and the key above them by 4 spaces (indent the keys of one entry alike: `    title: R`)

"#]],
    );
}

#[test]
fn a_text_in_braces_wants_quotes_where_a_comma_colon_or_hash_would_end_it() {
    check_rest(
        &[
            "initiatives:\n  - {title: First, second and third}",
            "initiatives:\n  - {title: First, second and third, done: true}",
            "initiatives:\n  - {title: Guests: all of them}",
            "initiatives:\n  - {title: See issue #12, done: true}",
            "initiatives:\n  - {title: \"Ask\" all, done: true}",
            "initiatives:\n  - {title: @home, done: true}",
            "initiatives:\n  - {title: Ask [all] of them, done: true}",
            "initiatives:\n  - {\n      title: First, second and third,\n      done: true }",
            "check_ins: [{date: 2026-11-20, note: Better: but slow, values: {k: 2}}]",
            "check_ins: [{date: 2026-11-20, note: Better, but slow, values: {k: 2}}]",
            "allow: [{rule: no-parent, because: We are small, and new: all of us}]",
            "tags: [one: two, \"three\" four, #five]",
            "supports: [other #k]",
            "tags: [\"winter\" summer]",
            "tags: [\"Ask\"all, b]",
            "initiatives: [{title: A, url: https://example.com/a#b, done: true}] # a comment",
        ],
        str![[r#"
01.md:9:13: error[OKR004]: a value with a comma needs quotes inside `{ }` (put the value in quotes: `title: "First, second and third"`)
02.md:9:13: error[OKR004]: a value with a comma needs quotes inside `{ }` (put the value in quotes: `title: "First, second and third"`)
03.md:9:13: error[OKR004]: a value with a colon and a space needs quotes (put the value in quotes: `title: "Guests: all of them"`)
04.md:9:13: error[OKR004]: a value with ` #` needs quotes: without them a comment starts there (put the value in quotes: `title: "See issue #12"`)
05.md:9:13: error[OKR004]: there is text after the closing quote (put the value in quotes: `title: '"Ask" all'`)
06.md:9:13: error[OKR004]: a value cannot start with `@` without quotes (put the value in quotes: `title: "@home"`)
07.md:9:13: error[OKR004]: a value with brackets needs quotes here (put the value in quotes: `title: "Ask [all] of them"`)
08.md:10:14: error[OKR004]: a value with a comma needs quotes inside `{ }` (put the value in quotes: `title: "First, second and third"`)
09.md:8:38: error[OKR004]: a value with a colon and a space needs quotes (put the value in quotes: `note: "Better: but slow"`)
10.md:8:38: error[OKR004]: a value with a comma needs quotes inside `{ }` (put the value in quotes: `note: "Better, but slow"`)
11.md:8:50: error[OKR007]: unknown key `and new` in an entry of `allow` (known keys are `rule` and `because`)
12.md:8:7: error[OKR004]: this `[` is never closed (add a `]` at the end: `tags: [one: two, "three" four]`; if it is a text, put it in quotes: `tags: '[one: two, "three" four'`)
13.md:8:12: error[OKR004]: without quotes ` #` starts a comment (write `other#k` without the space; if it is a text, put it in quotes: `"other #k"`)
14.md:8:8: error[OKR004]: there is text after the closing quote (put the value in quotes: `'"winter" summer'`; if these are two entries, write a comma between them: `"winter", summer`)
15.md:8:8: error[OKR004]: there is text after the closing quote (put the value in quotes: `'"Ask"all'`)

"#]],
    );
}

#[test]
fn braces_and_brackets_are_counted() {
    check_rest(
        &[
            "check_ins:\n  - date: 2026-11-20\n    values: {k: 20\n    note: Fine",
            "check_ins:\n  - date: 2026-11-20\n    values: {k: 20}}",
            "check_ins:\n  - date: 2026-11-20\n    values: {k: 20]",
            "check_ins:\n  - date: 2026-11-20\n    values: {k: 20 l: 30}",
            "check_ins:\n  - date: 2026-11-20\n    values: {k:20, l:30}",
            "tags: [a, b",
        ],
        str![[r#"
01.md:10:13: error[OKR004]: this `{` is never closed (add a `}` at the end: `values: {k: 20}`)
02.md:10:20: error[OKR004]: there is nothing to close for this `}` (remove it)
03.md:10:19: error[OKR004]: `{` is closed by `]` (write `}`)
04.md:10:20: error[OKR004]: a comma is missing before `l` (write `20, l: ...`)
05.md:10:14: error[OKR004]: a space is missing after the colon (write `k: 20`)
05.md:10:20: error[OKR004]: a space is missing after the colon (write `l: 30`)
06.md:8:7: error[OKR004]: this `[` is never closed (add a `]` at the end: `tags: [a, b]`; if it is a text, put it in quotes: `tags: "[a, b"`)

"#]],
    );
}

#[test]
fn every_mistake_in_the_layout_of_a_file_is_told_at_once() {
    check(
        &[(
            "a.md",
            "---\ntitle: Grow: more\nteam:digital\nperiod: 2026-Q4\nowner = Ana\nkey_results:\n  - {id: k, title: K, baseline: 1, \
             target: 2,5}\n  - id: l\n   title: L\n    baseline: 1\n\ttarget: 1\ncheck_ins:\n  - date: 2026-11-31\n    values: {m: \
             20\n---\n",
        )],
        str![[r#"
a.md:2:8: error[OKR004]: a value with a colon and a space needs quotes (put the whole value in quotes: `title: "Grow: more"`)
a.md:3:1: error[OKR004]: a space is missing after the colon (write `team: digital`)
a.md:5:7: error[OKR004]: a colon stands between a key and its value, not `=` (write `owner: Ana`)
a.md:7:44: error[OKR004]: a comma separates entries here: `2,5` needs a decimal point (write `target: 2.5`)
a.md:9:4: error[OKR004]: `title` is indented by 3 spaces, and the key above it by 4 spaces (indent the keys of one entry alike: `    title: L`)
a.md:11:1: error[OKR004]: this line is indented with a tab, which YAML does not allow (indent with spaces, two per level: `    target: 1`)
a.md:11:10: error[OKR012]: the target of `L` equals its baseline (1) (set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`)
a.md:13:11: error[OKR013]: the date `2026-11-31` does not exist (correct the day, the month or the year, which goes from 1900 to 2200)
a.md:14:13: error[OKR004]: this `{` is never closed (add a `}` at the end: `values: {m: 20}`)

"#]],
    );
}

#[test]
fn a_list_needs_dashes() {
    check(
        &[
            (
                "a.md",
                "---\ntitle: A\nteam: d\nperiod: 2026-Q4\nkey_results:\n    id: k\n    title: K\n    done: true\n    id: l\n    title: L\n    done: true\n---\n",
            ),
            (
                "b.md",
                "---\ntitle: B\nteam: d\nperiod: 2026-Q4\nkey_results:\n    id: k\n    title: K\n    done: true\n  - id: l\n    title: L\n    done: true\n---\n",
            ),
            (
                "c.md",
                "---\ntitle: C\nteam: d\nperiod: 2026-Q4\nkey_results:\n  - id: k\n    title: K\n    done: true\n    id: l\n    title: L\n    done: true\n---\n",
            ),
            ("d.md", "---\ntitle: D\nteam: d\nperiod: 2026-Q4\nkey_results:\nid: k\nnote: K\ndone: true\n---\n"),
            (
                "e.md",
                "---\ntitle: E\nteam: d\nperiod: 2026-Q4\nkey_results:\n  k:\n    title: K\n    done: true\n  l:\n    title: L\n    done: true\n---\n",
            ),
            (
                "f.md",
                "---\ntitle: F\nteam: d\nperiod: 2026-Q4\nkey_results:\n  * id: k\n    title: K\n    done: true\n---\n",
            ),
            (
                "g.md",
                "---\ntitle: G\nteam: d\nperiod: 2026-Q4\nkey_results:\n  -id: k\n   title: K\n   done: true\n---\n",
            ),
            (
                "h.md",
                "---\ntitle: H\nteam: d\nperiod: 2026-Q4\nkey_results:\n   - id: k\n     title: K\n     done: true\n  - id: l\n    title: L\n    done: true\n---\n",
            ),
            ("i.md", &objective("contributors:\n  Ann\n  Bo")),
            ("j.md", &objective("tags:\n  -one\n  -two")),
            ("k.md", &objective("check_ins:\n  date: 2026-11-20\n  note: A\n  date: 2026-11-21\n  note: B")),
            ("l.md", &objective("check_ins:\n  - 2026-11-20")),
            ("m.md", &objective("initiatives:\n  - Call everyone\n  - Call, and write")),
            ("n.md", &objective("allow: no-parent")),
            ("o.md", &objective("contributors: {Ann: lead}")),
        ],
        str![[r#"
a.md:6:5: error[OKR004]: the entries of `key_results` need dashes: without them they are one (start each with a dash: `- id: k`)
b.md:6:5: error[OKR004]: a dash is missing before the first entry of `key_results` (each entry of a list starts with `- `: `- id: k`)
c.md:9:5: error[OKR004]: a dash is missing: a new entry of `key_results` starts here (write `- id: l`)
d.md:6:1: error[OKR008]: the entries of `key_results` are not indented (start each entry with two spaces and a dash: `  - id: k`, and indent its other keys by four)
e.md:6:3: error[OKR008]: `key_results` is a list, not a mapping of names (write `- id: k` in place of `k:`, and so for each entry)
f.md:6:3: error[OKR004]: a list needs a hyphen, not `*` (write `- id: k`)
g.md:6:3: error[OKR004]: a space is missing after the dash (write `- id: k`)
h.md:9:3: error[OKR004]: this dash is indented by 2 spaces and the one above by 3 (indent all dashes of a list alike: `   - id: l`)
i.md:7:3: error[OKR008]: the entries of `contributors` need dashes: without them they are one text (write `- Ann`)
j.md:7:3: error[OKR008]: a space is missing after the dash (write `- one`)
k.md:7:3: error[OKR004]: the entries of `check_ins` need dashes: without them they are one (start each with a dash: `- date: 2026-11-20`)
l.md:7:5: error[OKR008]: a check-in takes keys and values, not `2026-11-20` alone (write `- date: 2026-11-20`)
m.md:7:5: error[OKR008]: an initiative takes keys and values, not `Call everyone` alone (write `- title: Call everyone`)
m.md:8:5: error[OKR008]: an initiative takes keys and values, not `Call, and write` alone (write `- title: Call, and write`)
n.md:6:8: error[OKR008]: `allow` is a list, not `no-parent` alone (write `allow: [{rule: no-parent, because: ...}]`)
o.md:6:15: error[OKR008]: `contributors` must be a list, not a mapping of keys to values (write each entry on a line of its own, after a dash, such as `- Ann`)

"#]],
    );
}

#[test]
fn two_check_ins_that_a_merge_made_one_are_told_apart() {
    check_rest(
        &[
            "check_ins:\n  - date: 2026-11-19\n    by: Ann\n    note: Fine\n    by: Bo\n    note: So so\n    values: {k: 2}",
            "check_ins:\n  - date: 2026-11-19\n    by: Ann\n    values: {k: 2}\n    by: Bo\n    values: {m: 2}",
            "check_ins:\n  - date: 2026-11-19\n    note: Fine\n    note: So so",
            "check_ins:\n  - date: 2026-11-19\n    by: Ann\n    date: 2026-11-20\n    by: Bo",
            "check_ins:\n  - {date: 2026-11-19, by: Ann, note: A, by: Bo, note: B}",
            "check_ins:\n  - date: 2026-11-19\n    values:\n      k: 2\n      k: 3",
            "check_ins:\n  - date: 2026-11-19\n    by: Ann\n    by: Bo\n    values: {k: 2}\n    values: {k: 3}\n    note: A\n    note: B",
            "check_ins:\n  - date: 2026-11-19\n    by: Ann\n    note: A\n    by: Bo\n    note: B\n    values: {k: 2}",
            "check_ins:\n  - date: 2026-11-19\n    date: 2026-11-20\n    by: Ann\n    by: Bo",
        ],
        str![[r#"
01.md:12:5: error[OKR006]: two entries of `check_ins` are merged into one: `by` and `note` are given twice (write the line `- date: 2026-11-19` above this one, so that two entries stand apart, and put `values` where it belongs)
02.md:12:5: error[OKR006]: two entries of `check_ins` are merged into one: `by` and `values` are given twice (write the line `- date: 2026-11-19` above this one, so that two entries stand apart)
02.md:13:14: error[OKR021]: this objective has no key result `m` (its key results are `k` and `l`)
03.md:11:5: error[OKR006]: duplicate key `note` (remove one of the two; if these are two entries of `check_ins`, start the second with `- date: 2026-11-19`)
04.md:11:5: error[OKR004]: a dash is missing: a new entry of `check_ins` starts here (write `- date: 2026-11-20`)
05.md:9:42: error[OKR006]: duplicate key `by` (remove one of the two; if these are two entries of `check_ins`, start the second with `- date: 2026-11-19`)
05.md:9:50: error[OKR006]: duplicate key `note` (remove one of the two; if these are two entries of `check_ins`, start the second with `- date: 2026-11-19`)
06.md:12:7: error[OKR006]: duplicate key `k` (remove one of the two)
07.md:11:5: error[OKR006]: two entries of `check_ins` are merged line by line: `by`, `values` and `note` are given twice (write two entries, each below a line such as `- date: 2026-11-19`, and give each its own lines)
08.md:12:5: error[OKR006]: two entries of `check_ins` are merged into one: `by` and `note` are given twice (write the line `- date: 2026-11-19` above this one, so that two entries stand apart, and put `values` where it belongs)
09.md:10:5: error[OKR006]: two entries of `check_ins` are merged line by line: `date` and `by` are given twice (write two entries, each below a line such as `- date: 2026-11-19`, and give each its own lines)

"#]],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table of mistakes")]
fn one_mistake_on_several_lines_is_one_finding() {
    let head = "title: Grow\nteam: digital\nperiod: 2026-Q4";
    let file = |rest: &str| format!("---\n{head}\n{rest}\n---\n");
    let spaced = "key_results:\n  - id: k\n     title: K\n     baseline: 1\n     target: 5\n  - id: l\n     title: L\n     \
                  milestones:\n       - title: One\n     note: Fine\ntags: [a]";
    let tabbed = "key_results:\n\t-\tid: k\n\t\ttitle: K\n\t\tbaseline: 1\n\t\ttarget: 5\ncheck_ins:\n\t- date: \
                  2026-11-20\n\t  values:\n\t\t\tk: 2";
    check(
        &[
            ("a.md", &file(spaced)),
            ("b.md", &file(&spaced.replace("     ", "   "))),
            ("c.md", &file(tabbed)),
            (
                "d.md",
                &file("key_results:\n  -id: k\n    title: K\n    done: true\n  -id: l\n    title: L\n    done: true"),
            ),
            ("e.md", &file("key_results:\n  -id: k\n   title: K\n   done: true\n  -id: l\n   title: L\n   done: true")),
            ("f.md", &file("key_results:\n  -{id: k, title: K, done: true}\n  -{id: l, title: L, done: true}")),
            (
                "g.md",
                &file("key_results:\n  * id: k\n    title: K\n    done: true\n  * id: l\n    title: L\n    done: true"),
            ),
            ("h.md", &file("key_results\n  - id: k\n    title: K\n    done: true")),
            (
                "i.md",
                &file(
                    "key_results:\n  - {id: k, title: K, baseline: 1, target: 5}\ncheck_ins\n  - date: 2026-11-20\n    note: N",
                ),
            ),
            (
                "j.md",
                &file(
                    "key_results:\n  - {id: k, title: K, baseline: 1, target: 5}\ncheck_ins:\n  - date: 2026-11-20\n    values\n      k: 2\n    note: N",
                ),
            ),
            (
                "k.md",
                &file(
                    "key_results:\n  - {id: k, title: K, baseline: 1, target: 5}\ncheck_ins:\n  - date: 2026-11-20\n    note Better\n    values: {k: 2}",
                ),
            ),
            (
                "l.md",
                &file(
                    "key_results:\n\u{a0}\u{a0}- id: k\n\u{a0}\u{a0}\u{a0}\u{a0}title: K\n\u{a0}\u{a0}\u{a0}\u{a0}done: true",
                ),
            ),
            (
                "m.md",
                &file(
                    "key_results:\n  - id: k\n    title: K\n    done: true\n    note: |\n    One\n\n    two\n    three.\n  - {id: l, title: L, done: true}",
                ),
            ),
            (
                "n.md",
                &file(
                    "key_results:\n   - {id: k, title: K, done: true}\n  - {id: l, title: L, done: true}\n  - {id: m, title: M, done: true}",
                ),
            ),
        ],
        str![[r#"
a.md:7:6: error[OKR004]: `title` and 5 more keys are indented by 5 spaces, and the key above them by 4 spaces (indent the keys of one entry alike: `    title: K`)
b.md:7:4: error[OKR004]: `title` and 5 more keys are indented by 3 spaces, and the key above them by 4 spaces (indent the keys of one entry alike: `    title: K`)
c.md:6:1: error[OKR004]: this line is indented with a tab, which YAML does not allow, as on 6 more lines (indent with spaces, two per level: `  - id: k`)
d.md:6:3: error[OKR004]: a space is missing after the dash, as on 1 more line (write `- id: k`)
e.md:6:3: error[OKR004]: a space is missing after the dash, as on 1 more line (write `- id: k`)
f.md:6:3: error[OKR004]: a space is missing after the dash, as on 1 more line (write `- {id: k, title: K, done: true}`)
g.md:6:3: error[OKR004]: a list needs a hyphen, not `*`, as on 1 more line (write `- id: k`)
h.md:5:1: error[OKR004]: a colon is missing after `key_results` (write `key_results:`)
i.md:7:1: error[OKR004]: a colon is missing after `check_ins` (write `check_ins:`)
j.md:9:5: error[OKR004]: a colon is missing after `values` (write `values:`)
k.md:9:5: error[OKR004]: this line has no colon (write `note: Better`)
l.md:6:1: error[OKR004]: this line is indented with another kind of space (U+00A0), as on 2 more lines (indent with ordinary spaces, two per level)
m.md:10:5: error[OKR004]: the text of `note` is not indented (indent each line of it by 6 spaces: `      One`)
n.md:7:3: error[OKR004]: this dash is indented by 2 spaces and the one above by 3, as on 1 more line (indent all dashes of a list alike: `   - {id: l, title: L, done: true}`)

"#]],
    );
}

#[test]
fn tabs_that_may_mean_two_things_are_not_changed() {
    check(
        &[
            ("a.md", "---\ntitle: A\nkind: page\nnav:\n  - a\n\t- b\n---\n"),
            (
                "b.md",
                "---\ntitle: A\nkind: kpi\nnote: |\n  make:\n  \tcc\nmeasurements:\n\t- {date: 2026-11-01, value: 2}\n---\n",
            ),
        ],
        str![[r#"
a.md:6:1: error[OKR004]: this line is indented with a tab, which YAML does not allow (indent with spaces, two per level)
b.md:4:1: error[OKR007]: unknown key `note` in a KPI (write the text below the front matter, after the second `---`)
b.md:8:1: error[OKR004]: this line is indented with a tab, which YAML does not allow (indent with spaces, two per level: `  - {date: 2026-11-01, value: 2}`)

"#]],
    );
}

#[test]
fn lists_and_mappings_that_are_given_twice_are_to_be_joined() {
    let list = |id: &str| format!("key_results:\n  - {{id: {id}, title: {id}, done: true}}");
    let head = "title: Grow\nteam: digital\nperiod: 2026-Q4";
    check(
        &[
            ("a.md", &format!("---\n{head}\n{}\n{}\n---\n", list("k"), list("l"))),
            ("b.md", &format!("---\n{}\n{head}\n{}\n---\n", list("k"), list("l"))),
            (
                "c.md",
                &objective(
                    "check_ins:\n  - {date: 2026-11-01, note: A}\nowner: Ann\ncheck_ins:\n  - {date: 2026-11-02, note: B}",
                ),
            ),
            (
                "d.md",
                &objective("check_ins:\n  - date: 2026-11-02\n    values: {a: 2}\n    note: B\n    values: {b: 2}"),
            ),
            ("e.md", &objective("owner: Ann\nowner: Bo")),
            ("f.md", &objective("tags: [a]\ntags: [b]")),
        ],
        str![[r#"
a.md:7:1: error[OKR006]: duplicate key `key_results` (put the entries of both under one `key_results:`)
b.md:7:1: error[OKR006]: duplicate key `key_results` (put the entries of both under one `key_results:`)
c.md:9:1: error[OKR006]: duplicate key `check_ins` (put the entries of both under one `check_ins:`)
d.md:8:14: error[OKR021]: this objective has no key result `a` (its key results are `kr1`)
d.md:10:5: error[OKR006]: duplicate key `values` (put the keys of both under one `values:`; if these are two entries of `check_ins`, start the second with `- date: 2026-11-02`)
e.md:7:1: error[OKR006]: duplicate key `owner` (remove one of the two)
f.md:7:1: error[OKR006]: duplicate key `tags` (put the entries of both under one `tags:`)

"#]],
    );
}

#[test]
fn a_value_alone_is_shown_with_its_keys() {
    check_rest(
        &[
            "closed: 2026-11-18",
            "closed: partly",
            "closed: yes",
            "closed: {date: 2026-11-18}",
            "closed: {date: 2026-11-18, outcome: success}",
            "closed: [{date: 2026-11-18, outcome: partly}]",
        ],
        str![[r#"
01.md:8:9: error[OKR008]: `closed` takes keys and values, not `2026-11-18` alone (write `closed: {date: 2026-11-18, outcome: achieved, learned: ...}`; `outcome` is `achieved`, `partly`, `missed` or `dropped`)
02.md:8:9: error[OKR008]: `closed` takes keys and values, not `partly` alone (write `closed: {date: YYYY-MM-DD, outcome: partly, learned: ...}`)
03.md:8:9: error[OKR008]: `closed` takes keys and values, not `yes` alone (write `closed: {date: YYYY-MM-DD, outcome: achieved, learned: ...}`; `outcome` is `achieved`, `partly`, `missed` or `dropped`)
04.md:8:1: error[OKR009]: missing key `outcome` in `closed` (add `outcome: achieved`, or `partly`, `missed` or `dropped`)
05.md:8:37: error[OKR010]: unknown value `success` for `outcome` (did you mean `achieved`?)
06.md:8:9: error[OKR008]: `closed` must be a mapping of keys to values, not a list (write its keys on lines of their own, without dashes or brackets)

"#]],
    );
    check(
        &[
            ("okrsite.yaml", "follow_up: 7\nfocus: 3\nfiscal_year: 7\npeople: true\nperiods: [2026-Q4]\n"),
            ("a.md", "---\nkind: team\ntitle: A\nactive: 2026-01-01\n---\n"),
            ("b.md", "---\nkind: kpi\ntitle: B\nhealthy: 5\nmeasurements:\n  date: 2026-11-01\n  value: 4\n---\n"),
        ],
        str![[r#"
a.md:4:9: error[OKR008]: `active` takes keys and values, not `2026-01-01` alone (write `active: {from: 2026-01-01}` or `active: {to: 2026-01-01}`)
b.md:4:10: error[OKR008]: `healthy` takes keys and values, not `5` alone (write `healthy: {at_least: 5}` or `healthy: {at_most: 5}`)
okrsite.yaml:1:12: error[OKR008]: `follow_up` takes keys and values, not `7` alone (write `follow_up: {every_days: 7}`)
okrsite.yaml:2:8: error[OKR008]: `focus` takes keys and values, not `3` alone (write `focus: {objectives: 3}`)
okrsite.yaml:3:14: error[OKR008]: `fiscal_year` takes keys and values, not `7` alone (write `fiscal_year: {first_month: 7}`)
okrsite.yaml:4:9: error[OKR008]: `people` takes keys and values, not `true` alone (write `people: {pages: true}`)
okrsite.yaml:5:11: error[OKR008]: a period takes keys and values, not `2026-Q4` alone (`2026-Q4` is there without being declared: remove it here)

"#]],
    );
}

#[test]
fn indentation_is_told_by_the_line_that_stands_askew() {
    check_rest(
        &[
            "check_ins:\n  - date: 2026-11-20\n   note: Fine\n   by: Ann",
            "check_ins:\n  - date: 2026-11-20\n      note: Fine",
            "check_ins:\n  - date: 2026-11-20\n  note: Fine",
            "check_ins:\n\t- date: 2026-11-20\n\t  note: Fine",
            "check_ins:\n  - date: 2026-11-20\n\tnote: Fine",
            "check_ins:\n\u{a0}\u{a0}- date: 2026-11-20",
            "check_ins:\n  - date: 2026-11-20\n    note: |\n    Fine\n    by: Ann",
        ],
        str![[r#"
01.md:10:4: error[OKR004]: `note` and 1 more key are indented by 3 spaces, and the key above them by 4 spaces (indent the keys of one entry alike: `    note: Fine`)
02.md:10:7: error[OKR004]: `note` is indented by 6 spaces, and the key above it by 4 spaces (indent the keys of one entry alike: `    note: Fine`)
03.md:10:3: error[OKR004]: `note` is indented by 2 spaces, and the key above it by 4 spaces (indent the keys of one entry alike: `    note: Fine`)
04.md:9:1: error[OKR004]: this line is indented with a tab, which YAML does not allow, as on 1 more line (indent with spaces, two per level: `  - date: 2026-11-20`)
05.md:10:1: error[OKR004]: this line is indented with a tab, which YAML does not allow (indent with spaces, two per level: `    note: Fine`)
06.md:9:1: error[OKR004]: this line is indented with another kind of space (U+00A0) (indent with ordinary spaces, two per level)
07.md:11:5: error[OKR004]: the text of `note` is not indented (indent each line of it by 6 spaces: `      Fine`)

"#]],
    );
    check(
        &[
            ("a.md", "---\n  title: A\n  team: d\nperiod: 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            ("b.md", "---\n- title: A\n- team: d\nperiod: 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            ("c.md", "---\ntitle: A\n  team: d\n  period: 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            ("d.md", "---\ntitle = A\nteam： d\n// soon\nperiod 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            (
                "e.md",
                "---\r\ntitle: A: b\r\nteam:d\r\nperiod: 2026-Q4\r\nkey_results:\r\n    id: k\r\n    title: K\r\n    done: true\r\n  - {title: L, done: true}\r\n---\r\n",
            ),
        ],
        str![[r#"
a.md:2:1: error[OKR004]: `title` is indented by 2 spaces, and the keys below it are not (start the keys of the front matter at the beginning of the line: `title: A`)
b.md:2:1: error[OKR004]: `title` is a key of the front matter, and needs no dash (start the keys of the front matter at the beginning of the line: `title: A`)
c.md:3:3: error[OKR004]: `team` and 1 more key are indented by 2 spaces, and the key above them not at all (indent the keys of one entry alike: `team: d`)
d.md:2:7: error[OKR004]: a colon stands between a key and its value, not `=` (write `title: A`)
d.md:3:5: error[OKR004]: a colon stands between a key and its value, not `：` (write `team: d`)
d.md:4:1: error[OKR004]: `//` starts no comment in YAML (write `# soon`)
d.md:5:1: error[OKR004]: this line has no colon (write `period: 2026-Q4`)
e.md:2:8: error[OKR004]: a value with a colon and a space needs quotes (put the whole value in quotes: `title: "A: b"`)
e.md:3:1: error[OKR004]: a space is missing after the colon (write `team: d`)
e.md:6:5: error[OKR004]: a dash is missing before the first entry of `key_results` (each entry of a list starts with `- `: `- id: k`)

"#]],
    );
}

#[test]
fn keys_in_other_words_and_languages_are_known() {
    check(
        &[
            (
                "a.md",
                "---\ntitel: A\nlag: d\nkvartal: 2026-Q4\nägare: Ann\nnyckelresultat:\n  - {namn: K, utgångsläge: 1, mål: 5, enhet: kr}\n---\n",
            ),
            (
                "b.md",
                "---\nName: A\nTeam: d\nZeitraum: 2026-Q4\nVerantwortlich: Ann\nSchlüsselergebnisse:\n  - {titel: K, Ausgangswert: 1, Zielwert: 5, Einheit: EUR}\n---\n",
            ),
            ("c.md", "---\ntitle: A\nteam: d\nperiod: 2026-Q4\nstate: utkast\nlevel: strategisk\n---\n"),
            ("okrsite.yaml", "language: svenska\nrules: {no-parent: false}\n"),
        ],
        str![[r#"
a.md:2:1: error[OKR007]: unknown key `titel` in an objective (did you mean `title`?)
a.md:3:1: error[OKR007]: unknown key `lag` in an objective (did you mean `team`?)
a.md:4:1: error[OKR007]: unknown key `kvartal` in an objective (did you mean `period`?)
a.md:5:1: error[OKR007]: unknown key `ägare` in an objective (did you mean `owner`?)
a.md:6:1: error[OKR007]: unknown key `nyckelresultat` in an objective (did you mean `key_results`?)
b.md:2:1: error[OKR007]: unknown key `Name` in an objective (did you mean `title`?)
b.md:3:1: error[OKR007]: unknown key `Team` in an objective (did you mean `team`?)
b.md:4:1: error[OKR007]: unknown key `Zeitraum` in an objective (did you mean `period`?)
b.md:5:1: error[OKR007]: unknown key `Verantwortlich` in an objective (did you mean `owner`?)
b.md:6:1: error[OKR007]: unknown key `Schlüsselergebnisse` in an objective (did you mean `key_results`?)
c.md:2:8: error[OKR020]: this objective has no key results (add `key_results:` with at least one entry, or `state: draft` while you write)
c.md:5:8: error[OKR010]: unknown value `utkast` for `state` (did you mean `draft`?)
c.md:6:8: error[OKR010]: unknown value `strategisk` for `level` (did you mean `strategic`?)
okrsite.yaml:1:11: error[OKR010]: unknown value `svenska` for `language` (did you mean `sv`?)
okrsite.yaml:2:20: error[OKR010]: unknown value `false` for `no-parent` (did you mean `off`?)

"#]],
    );
}

#[test]
fn a_file_without_its_kind_is_told_by_its_keys_and_folder() {
    check(
        &[
            ("teams/a.md", "---\ntitle: A\nlead: Ann\nmembers: [Ann]\n---\n"),
            ("teams/b.md", "---\ntitle: B\n---\n"),
            ("lag/c.md", "---\ntitle: C\n---\n"),
            ("d.md", "---\ntitle: D\nmembers: [Ann]\nfrom: 2026-01-01\n---\n"),
            ("kpis/e.md", "---\ntitle: E\nunit: points\nbetter: up\n---\n"),
            ("nyckeltal/f.md", "---\ntitle: F\n---\n"),
            ("organisation.md", "---\ntitle: O\nvision: V\nstrategy: [{id: a, title: A}]\n---\n"),
            ("pages/g.md", "---\ntitle: G\nnav: 1\n---\n"),
            ("h.md", "---\ntitle: H\n---\n"),
            ("i.md", "---\ntitle: I\nowner: Ann\nstate: draft\n---\n"),
            (
                "j.md",
                "---\nkind: team\ntitle: J\nteam: a\nperiod: 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n",
            ),
            ("k.md", "---\nkind: nyckeltal\ntitle: K\n---\n"),
            ("l.md", "---\ntype: team\ntitle: L\n---\n"),
            ("m.md", "---\nkind: Team\ntitle: M\n---\n"),
        ],
        str![[r#"
d.md:1:1: error[OKR009]: this file has no `kind`, and seems to be a team: it has `members` (add the line `kind: team`)
d.md:4:1: error[OKR007]: unknown key `from` in a team (known keys are `kind`, `id`, `title`, `lang`, `aliases`, `allow`, `parent`, `lead`, `members`, `tags`, `fields` and `active`)
h.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
i.md:1:1: error[OKR009]: missing key `period` in an objective (add a line `period: ...`)
i.md:1:1: error[OKR009]: missing key `team` in an objective (add a line `team: ...`)
j.md:2:7: error[OKR010]: `kind` is `team`, but the keys are those of an objective (write `kind: objective`: a team has no `team`, `period` and `key_results`)
k.md:2:7: error[OKR010]: unknown kind `nyckeltal` (did you mean `kpi`?)
kpis/e.md:1:1: error[OKR009]: this file has no `kind`, and seems to be a KPI: it has `unit` and `better` (add the line `kind: kpi`)
kpis/e.md:4:9: error[OKR010]: unknown value `up` for `better` (did you mean `higher`?)
l.md:2:1: error[OKR007]: unknown key `type` in a team (did you mean `kind`?)
lag/c.md:1:1: error[OKR009]: this file has no `kind`, and seems to be a team: it is in the folder `lag` (add the line `kind: team`)
m.md:2:7: error[OKR010]: unknown kind `Team` (did you mean `team`?)
nyckeltal/f.md:1:1: error[OKR009]: this file has no `kind`, and seems to be a KPI: it is in the folder `nyckeltal` (add the line `kind: kpi`)
organisation.md:1:1: error[OKR009]: this file has no `kind`, and seems to be the organisation: it has `vision` and `strategy` (add the line `kind: organisation`)
pages/g.md:1:1: error[OKR009]: this file has no `kind`, and seems to be a page: it has `nav` (add the line `kind: page`)
teams/a.md:1:1: error[OKR009]: this file has no `kind`, and seems to be a team: it has `lead` and `members` (add the line `kind: team`)
teams/b.md:1:1: error[OKR009]: this file has no `kind`, and seems to be a team: it is in the folder `teams` (add the line `kind: team`)

"#]],
    );
}

#[test]
fn a_missing_line_of_hyphens_is_told_where_it_belongs() {
    let rest = "title: A\nteam: d\nperiod: 2026-Q4\nkey_results: [{title: R, done: maybe}]";
    check(
        &[
            ("a.md", &format!("{rest}\n---\nWhy.\n")),
            ("b.md", &format!("---\n{rest}\n\nWhy: because.\n\nMore.\n")),
            ("c.md", &format!("---\n{rest}\n\n# Why\n\nBecause of it.\n")),
            ("d.md", &format!("---\n{rest}\n...\nWhy.\n")),
            ("e.md", &format!("----\n{rest}\n----\nWhy.\n")),
            ("f.md", &format!("—\n{rest}\n—\nWhy.\n")),
            ("g.md", &format!(" ---\n{rest}\n ---\nWhy.\n")),
            ("h.md", &format!("```yaml\n{rest}\n```\nWhy.\n")),
            ("i.md", &format!("---\n{rest}\n\nWhy we do it, in a few words.\n\n---\n\nMore.\n")),
            ("j.md", "Note: this is a text.\n\n---\n\nMore.\n"),
            ("k.md", &format!("--- okr\n{rest}\n---\nWhy.\n")),
        ],
        str![[r#"
a.md:1:1: error[OKR003]: the opening `---` is missing (add a line `---` above this one)
a.md:4:32: error[OKR008]: `done` must be `true`, `false` or a date, not `maybe` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
b.md:5:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
b.md:5:32: error[OKR008]: `done` must be `true`, `false` or a date, not `maybe` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
c.md:5:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
c.md:5:32: error[OKR008]: `done` must be `true`, `false` or a date, not `maybe` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
d.md:5:32: error[OKR008]: `done` must be `true`, `false` or a date, not `maybe` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
d.md:6:1: error[OKR003]: the front matter ends with a line `---`, not `...` (write `---`)
e.md:1:1: error[OKR003]: the first line is not `---` (write three hyphens and nothing else on the first line)
e.md:5:32: error[OKR008]: `done` must be `true`, `false` or a date, not `maybe` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
e.md:6:1: error[OKR003]: the front matter ends with a line `---`, not `----` (write `---`)
f.md:1:1: error[OKR003]: the first line is not `---` (write three hyphens and nothing else on the first line)
f.md:5:32: error[OKR008]: `done` must be `true`, `false` or a date, not `maybe` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
f.md:6:1: error[OKR003]: the front matter ends with a line `---`, not `—` (write `---`)
g.md:1:2: error[OKR003]: the front matter does not start on the first line (remove the spaces and empty lines before `---`)
g.md:5:32: error[OKR008]: `done` must be `true`, `false` or a date, not `maybe` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
g.md:6:1: error[OKR003]: the front matter ends with a line `---`, not ` ---` (write `---`)
h.md:1:1: error[OKR003]: the front matter is in a code block (write `---` on the line before the keys and on the line after them, in place of the code marks)
h.md:5:32: error[OKR008]: `done` must be `true`, `false` or a date, not `maybe` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
i.md:5:32: error[OKR008]: `done` must be `true`, `false` or a date, not `maybe` (write `true`, `false`, or the day it was done, such as `2026-11-19`)
i.md:7:1: error[OKR004]: this line has no colon (texts stand below the front matter: close it with a line `---` above this one)
j.md:1:1: error[OKR003]: this file has no front matter (start it with front matter (`---`, `title: ...`, `---`), or add the file to `exclude` in okrsite.yaml)
k.md:1:1: error[OKR003]: the first line is not `---` (write three hyphens and nothing else on the first line)

"#]],
    );
}

#[test]
fn a_hash_that_cuts_a_name_short_is_told_wherever_people_are_named() {
    let check_in = "check_ins:\n  - date: 2026-11-19\n    by: Bo #7\n    note: Good.";
    check(
        &[
            (
                "a.md",
                &objective(&format!("owner: Anna #boss\ncontributors:\n  - Eva #y\n  - Bo # on leave\n{check_in}")),
            ),
            ("b.md", "---\nkind: team\ntitle: B\nlead: Bo #x\nmembers:\n  - Eva #y\n  - Åsa Ek #z\n---\n"),
            ("c.md", "---\nkind: kpi\ntitle: C\nowners:\n  - Bo #2\nunit: kr #kronor\n---\n"),
        ],
        str![[r#"
a.md:3:7: error[OKR031]: no team has the id `digital` (add a file `teams/digital.md` with `kind: team` and a `title`)
a.md:6:13: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `owner: "Anna #boss"`; if this is a comment, write a space after `#`)
a.md:8:9: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `- "Eva #y"`; if this is a comment, write a space after `#`)
a.md:12:12: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `by: "Bo #7"`; if this is a comment, write a space after `#`)
b.md:4:10: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `lead: "Bo #x"`; if this is a comment, write a space after `#`)
b.md:6:9: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `- "Eva #y"`; if this is a comment, write a space after `#`)
b.md:7:12: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `- "Åsa Ek #z"`; if this is a comment, write a space after `#`)
c.md:5:8: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `- "Bo #2"`; if this is a comment, write a space after `#`)
c.md:6:10: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `unit: "kr #kronor"`; if this is a comment, write a space after `#`)

"#]],
    );
}

#[test]
fn a_hash_that_cuts_a_value_short_is_told_with_the_whole_value() {
    check(
        &[
            ("a.md", &objective("parent: b #k")),
            ("b.md", &objective("supports:\n  - c #k\n  - c # the best\ndepends_on: c #k # soon")),
            (
                "c.md",
                "---\ntitle: We are #1 in service\nteam: d\nperiod: 2026-Q4\nowner: #1\nkey_results: [{id: k, title: \"K\", done: true}]\n---\n",
            ),
        ],
        str![[r##"
a.md:6:11: warning[OKR025]: the value ends here: ` #` starts a comment (write `b#k` without the space)
b.md:7:7: warning[OKR025]: the value ends here: ` #` starts a comment (write `c#k` without the space)
c.md:2:15: warning[OKR025]: the value ends here: ` #` starts a comment (put the whole value in quotes: `title: "We are #1 in service"`; if this is a comment, write a space after `#`)
c.md:5:1: error[OKR009]: `owner` has no value (`#` starts a comment: put the value in quotes, `owner: "#1"`)

"##]],
    );
}
