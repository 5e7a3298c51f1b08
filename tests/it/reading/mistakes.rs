//! The usual mistakes in front matter, told by their cause: one finding each, with the line as it should read, and whatever else
//! is wrong in the same file.

use snapbox::{data::Inline, str};

use super::{check, check_key_results, objective};

/// Checks objectives with two key results `k` and `l` and these further lines, which start on line 8.
fn check_rest(rests: &[&str], expected: Inline) {
    let head = "---\ntitle: Grow\nteam: digital\nperiod: 2026-Q4\nkey_results:\n  - {id: k, title: K, baseline: 1, target: \
                5}\n  - {id: l, title: L, baseline: 1, target: 5}";
    let files: Vec<(String, String)> =
        rests.iter().enumerate().map(|(at, rest)| (format!("{:02}.md", at + 1), format!("{head}\n{rest}\n---\n"))).collect();
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
        ],
        str![],
    );
    check_key_results(
        &[
            "{id: k, title: R, levels: {0,3: Half, 0,7: Most}}",
            "{id: k, title: R, levels: {0,3: Half, or less, 1: All}}",
            "{id: k, title: R, baseline: 10,5, target: 12,75, weight: 1,5}",
            "{id: k, title: R, milestones: [{title: One, weight: 0,5}]}",
            "id: k\n  title: R\n  levels:\n    0,3: Half\n    0,7: Most",
        ],
        str![],
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
            "initiatives: [{title: A, url: https://example.com/a#b, done: true}] # a comment",
        ],
        str![],
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
        str![],
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
        str![],
    );
}

#[test]
fn a_list_needs_dashes() {
    check(
        &[
            ("a.md", "---\ntitle: A\nteam: d\nperiod: 2026-Q4\nkey_results:\n    id: k\n    title: K\n    done: true\n    id: l\n    title: L\n    done: true\n---\n"),
            ("b.md", "---\ntitle: B\nteam: d\nperiod: 2026-Q4\nkey_results:\n    id: k\n    title: K\n    done: true\n  - id: l\n    title: L\n    done: true\n---\n"),
            ("c.md", "---\ntitle: C\nteam: d\nperiod: 2026-Q4\nkey_results:\n  - id: k\n    title: K\n    done: true\n    id: l\n    title: L\n    done: true\n---\n"),
            ("d.md", "---\ntitle: D\nteam: d\nperiod: 2026-Q4\nkey_results:\nid: k\nnote: K\ndone: true\n---\n"),
            ("e.md", "---\ntitle: E\nteam: d\nperiod: 2026-Q4\nkey_results:\n  k:\n    title: K\n    done: true\n  l:\n    title: L\n    done: true\n---\n"),
            ("f.md", "---\ntitle: F\nteam: d\nperiod: 2026-Q4\nkey_results:\n  * id: k\n    title: K\n    done: true\n---\n"),
            ("g.md", "---\ntitle: G\nteam: d\nperiod: 2026-Q4\nkey_results:\n  -id: k\n   title: K\n   done: true\n---\n"),
            ("h.md", "---\ntitle: H\nteam: d\nperiod: 2026-Q4\nkey_results:\n   - id: k\n     title: K\n     done: true\n  - id: l\n    title: L\n    done: true\n---\n"),
            ("i.md", &objective("contributors:\n  Ann\n  Bo")),
            ("j.md", &objective("tags:\n  -one\n  -two")),
            ("k.md", &objective("check_ins:\n  date: 2026-11-20\n  note: A\n  date: 2026-11-21\n  note: B")),
            ("l.md", &objective("check_ins:\n  - 2026-11-20")),
            ("m.md", &objective("initiatives:\n  - Call everyone\n  - Call, and write")),
            ("n.md", &objective("allow: no-parent")),
            ("o.md", &objective("contributors: {Ann: lead}")),
        ],
        str![],
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
        ],
        str![],
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
        str![],
    );
    check(
        &[
            ("okrsite.yaml", "follow_up: 7\nfocus: 3\nfiscal_year: 7\npeople: true\nperiods: [2026-Q4]\n"),
            ("a.md", "---\nkind: team\ntitle: A\nactive: 2026-01-01\n---\n"),
            ("b.md", "---\nkind: kpi\ntitle: B\nhealthy: 5\nmeasurements:\n  date: 2026-11-01\n  value: 4\n---\n"),
        ],
        str![],
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
        str![],
    );
    check(
        &[
            ("a.md", "---\n  title: A\n  team: d\nperiod: 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            ("b.md", "---\n- title: A\n- team: d\nperiod: 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            ("c.md", "---\ntitle: A\n  team: d\n  period: 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            ("d.md", "---\ntitle = A\nteam： d\n// soon\nperiod 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            ("e.md", "---\r\ntitle: A: b\r\nteam:d\r\nperiod: 2026-Q4\r\nkey_results:\r\n    id: k\r\n    title: K\r\n    done: true\r\n  - {title: L, done: true}\r\n---\r\n"),
        ],
        str![],
    );
}

#[test]
fn keys_in_other_words_and_languages_are_known() {
    check(
        &[
            ("a.md", "---\ntitel: A\nlag: d\nkvartal: 2026-Q4\nägare: Ann\nnyckelresultat:\n  - {namn: K, utgångsläge: 1, mål: 5, enhet: kr}\n---\n"),
            ("b.md", "---\nName: A\nTeam: d\nZeitraum: 2026-Q4\nVerantwortlich: Ann\nSchlüsselergebnisse:\n  - {titel: K, Ausgangswert: 1, Zielwert: 5, Einheit: EUR}\n---\n"),
            ("c.md", "---\ntitle: A\nteam: d\nperiod: 2026-Q4\nstate: utkast\nlevel: strategisk\n---\n"),
            ("okrsite.yaml", "language: svenska\nrules: {no-parent: false}\n"),
        ],
        str![],
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
            ("j.md", "---\nkind: team\ntitle: J\nteam: a\nperiod: 2026-Q4\nkey_results: [{title: R, done: true}]\n---\n"),
            ("k.md", "---\nkind: nyckeltal\ntitle: K\n---\n"),
            ("l.md", "---\ntype: team\ntitle: L\n---\n"),
            ("m.md", "---\nkind: Team\ntitle: M\n---\n"),
        ],
        str![],
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
        str![],
    );
}

#[test]
fn a_hash_that_cuts_a_value_short_is_told_with_the_whole_value() {
    check(
        &[
            ("a.md", &objective("parent: b #k")),
            ("b.md", &objective("supports:\n  - c #k\n  - c # the best\ndepends_on: c #k # soon")),
            ("c.md", "---\ntitle: We are #1 in service\nteam: d\nperiod: 2026-Q4\nowner: #1\nkey_results: [{id: k, title: \"K\", done: true}]\n---\n"),
        ],
        str![],
    );
}
