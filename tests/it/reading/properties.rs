//! Whatever a file holds: reading it ends, and what is told of it points into it and can be printed.

use okrsite::{
    diagnostics::{Diagnostic, Severity, json, short, terminal},
    pipeline::Checked,
    source::{
        picture,
        repair::{Edit, Repaired},
    },
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::run;

/// Files without a mistake that hold every kind and key.
const GOOD: [(&str, &str); 7] = [
    (
        "okrsite.yaml",
        "title: Havsvik
language: sv
base_url: https://example.com/
exclude: [drafts/**]
fiscal_year: {first_month: 7, named_after: start}
periods:
  - {id: ramp-up, title: Ramp-up, start: 2026-02-01, end: 2026-05-31}
follow_up: {every_days: 14}
focus: {objectives: 4, key_results: [2, 5]}
rules: {preset: off, cut-text: off}
people: {pages: false}
",
    ),
    (
        "okrs/grow.md",
        "---
title: \"Grow: faster\"
team: digital
period: 2026-Q4
level: tactical
ambition: committed
owner: Ann Ek
contributors: [Bo, Cid]
parent: strategy#safe
supports: [calm#kr1]
depends_on:
  - calm
continues: calm
tags: [a, b]
key_results:
  - id: calls
    title: Calls
    unit: h
    baseline: 12,5
    target: 100 000
    commit: 90
    stretch: 120
    confidence: 5
    weight: 2
    note: See [calm](calm.md).
  - {title: Trust, baseline: 70 %, target: 80 %}
  - {title: Band, at_least: 3, at_most: 5, baseline: 1, current: 4, guards: calls}
  - title: Steps
    milestones:
      - {title: First, due: 2026-11-01, done: 2026-10-30}
      - {id: two, title: Second, weight: 2}
  - title: Grade
    levels:
      0.3: few
      1: all
    current: 0.3
  - {title: Index, baseline: 60, target: 80, kpi: nki}
initiatives:
  - {title: Form, url: https://example.com/1, done: true, owner: Bo, key_result: calls}
check_ins:
  - date: 2026-11-19
    by: Bo
    note: >-
      On *our* way,
      and [back](#why).
    values:
      calls: 500
      kr2: {value: 75, confidence: 4, status: at_risk, note: slow}
      kr4: {done: [first]}
closed:
  date: 2026-11-20
  outcome: partly
  score: 0.5
  learned: |
    A lot.
allow:
  - {rule: check-in-outside-period, because: it is so}
---

# Why

- [ ] A [link](../pages/work.md) and ![a map](map.png)[^1]

| a | b |
|---|--:|
| 1 | 2 |

[^1]: A note.
",
    ),
    (
        "okrs/calm.md",
        "---
title: Calm
team: digital
period: 2026
key_results:
  - {title: Ready, due: 2026-12-01}
---
Text.
",
    ),
    (
        "org.md",
        "---
kind: organisation
title: Havsvik
vision: Far
values: [Care]
strategy:
  - {id: safe, title: Safe, text: A text}
---
",
    ),
    (
        "teams/digital.md",
        "---
kind: team
title: Digital
lead: Ann
members: [Bo]
active: {from: 2020-01-01}
---
",
    ),
    (
        "kpis/nki.md",
        "---
kind: kpi
title: NKI
better: higher
healthy: {at_least: 70}
measurements: nki.csv
---
",
    ),
    (
        "pages/work.md",
        "---\r\nkind: page\r\ntitle: Work\r\nnav: 1\r\n---\r\n\r\n## Hur vi jobbar\r\n\r\n`code` and <b>more</b>\r\n",
    ),
];

/// Pieces that mean something to YAML, Markdown, or us.
const PIECES: [&str; 68] = [
    ":",
    ": ",
    " #",
    "#",
    "-",
    "- ",
    "---",
    "---\n",
    "...\n",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "  ",
    " ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "!",
    "!!str ",
    "|",
    "|\n",
    ">",
    ">-\n",
    "'",
    "\"",
    "\\",
    "@",
    "`",
    "```\n",
    "%",
    "? ",
    "<<: ",
    "~",
    "null",
    "true",
    "1,234",
    "-0",
    "1e999",
    "2026-11-19",
    "2026-02-30",
    "å",
    "日本",
    "👩‍🚀",
    "e\u{301}",
    "\u{feff}",
    "\0",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "\u{202f}",
    "\u{2003}",
    "\u{3000}",
    "{\u{a0}",
    ",\u{a0}",
    "[\u{3000}",
    "<script>",
    "](",
    "![",
    "[^1]",
    "<<<<<<< HEAD\n",
    "title: ",
    "kr1",
    "strategy#",
];

/// A change to a file.
#[derive(Debug, Clone)]
enum Change {
    Insert(usize, String),
    Remove(usize, usize),
    /// Writes a part of it again elsewhere.
    Repeat(usize, usize, usize),
    /// Cuts the file off.
    End(usize),
}

impl Change {
    fn make(&self, text: &mut String) {
        let place = |at: usize| text.floor_char_boundary(at % (text.len() + 1));
        match self {
            Self::Insert(at, piece) => text.insert_str(place(*at), piece),
            Self::Remove(at, length) => {
                let (start, end) = (place(*at), text.floor_char_boundary(place(*at) + length));
                text.replace_range(start..end, "");
            }
            Self::Repeat(at, length, to) => {
                let (start, end) = (place(*at), text.floor_char_boundary(place(*at) + length));
                let piece = text[start..end].to_owned();
                text.insert_str(place(*to), &piece);
            }
            Self::End(at) => text.truncate(place(*at)),
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    let place = || 0..4096_usize;
    prop_oneof![
        8 => (place(), select(&PIECES[..])).prop_map(|(at, piece)| Change::Insert(at, piece.to_owned())),
        1 => (place(), any::<char>()).prop_map(|(at, letter)| Change::Insert(at, letter.to_string())),
        4 => (place(), 1..20_usize).prop_map(|(at, length)| Change::Remove(at, length)),
        2 => (place(), 1..60_usize, place()).prop_map(|(at, length, to)| Change::Repeat(at, length, to)),
        1 => place().prop_map(Change::End),
    ]
}

/// Words and pieces in any order.
fn pieces() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => select(&PIECES[..]).prop_map(str::to_owned),
        2 => "[a-z]{1,5}",
        1 => any::<char>().prop_map(String::from),
    ];
    vec(word, 0..40).prop_map(|words| words.concat())
}

/// Everything that has to hold, whatever was read.
fn check_findings(checked: &Checked) -> Result<(), TestCaseError> {
    for finding in checked.found.iter() {
        check_finding(finding, checked)?;
    }
    let (found, sources) = (&checked.found, &checked.sources);
    if found.iter().all(|finding| finding.severity != Severity::Error) {
        let content =
            sources.iter().map(|(_, source)| &source.path).filter(|path| picture::ending(path.as_str()) == "md");
        let lost: Vec<_> = content.filter(|path| !checked.site.by_path.contains_key(*path)).collect();
        prop_assert!(lost.is_empty(), "{lost:?} left out without a word");
    }
    prop_assert_eq!(short::print(found, sources).lines().count(), found.len());
    let document = json::print(found, sources);
    let parsed: serde_json::Value = serde_json::from_str(&document).expect("a JSON document");
    prop_assert_eq!(parsed["findings"].as_array().map(Vec::len), Some(found.len()));
    for width in [40, 100] {
        let drawn = terminal::print(found, sources, terminal::Style { color: false, width });
        prop_assert!(drawn.chars().all(|letter| letter == '\n' || !letter.is_control()), "{drawn:?}");
    }
    Ok(())
}

fn check_finding(finding: &Diagnostic, checked: &Checked) -> Result<(), TestCaseError> {
    for label in std::iter::once(&finding.primary).chain(&finding.also) {
        let text = checked.sources.text(label.span.file);
        prop_assert!(text.get(label.span.range()).is_some(), "{finding:?} points out of {text:?}");
    }
    if let Some(fix) = &finding.fix {
        let text = checked.sources.text(fix.span.file);
        prop_assert!(text.get(fix.span.range()).is_some(), "{finding:?} changes a part of a letter in {text:?}");
    }
    prop_assert!(!finding.message.is_empty() && !finding.message.ends_with(['.', ' ', ':']), "{finding:?}");
    prop_assert!(finding.hint.as_ref().is_some_and(|hint| !hint.is_empty()), "{finding:?} has no hint");
    Ok(())
}

fn settled() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(settled())]

    #[test]
    fn any_bytes_are_read(files in vec((0..GOOD.len(), vec(any::<u8>(), 0..60)), 1..4), csv in vec(any::<u8>(), 0..60)) {
        let mut all: Vec<(&str, &[u8])> = files.iter().map(|(at, bytes)| (GOOD[*at].0, bytes.as_slice())).collect();
        all.sort_by_key(|(path, _)| *path);
        all.dedup_by_key(|(path, _)| *path); // a folder has one file of a name
        all.push(("kpis/nki.csv", &csv));
        check_findings(&run(&all))?;
    }

    #[test]
    fn any_front_matter_is_read(yaml in pieces(), body in pieces(), kind in 0..5_usize) {
        let kind = ["objective", "team", "organisation", "kpi", "page"][kind];
        let file = format!("---\ntitle: A\n{yaml}\nkind: {kind}\n---\n{body}");
        check_findings(&run(&[("a.md", file.as_bytes()), ("b.md", format!("---\n{yaml}\n---\n").as_bytes())]))?;
        check_findings(&run(&[("okrsite.yaml", yaml.as_bytes())]))?;
    }

    #[test]
    fn any_table_is_read(csv in pieces(), rows in vec((pieces(), pieces()), 0..4)) {
        let rows: Vec<String> = rows.iter().map(|(one, other)| format!("{one},{other}\n")).collect();
        for table in [csv, format!("date,value\n{}", rows.concat())] {
            check_findings(&run(&[("kpis/nki.md", GOOD[5].1.as_bytes()), ("kpis/nki.csv", table.as_bytes())]))?;
        }
    }

    #[test]
    fn a_good_file_with_a_few_changes_is_read(changes in vec((0..GOOD.len(), change()), 1..6)) {
        let mut files = GOOD.map(|(path, text)| (path, text.to_owned()));
        for (at, change) in &changes {
            change.make(&mut files[*at].1);
        }
        let mut all: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        all.extend([("kpis/nki.csv", &b"date,value\n2026-11-01,76\n"[..]), ("okrs/map.png", b"")]);
        check_findings(&run(&all))?;
    }
}

/// Texts in braces and brackets, and around them, right and wrong.
const COLLECTIONS: [&str; 9] = [
    "active: {from: 2026-01-01, to: 2026-12-31}",
    "active: {a: {b: [c, 'd']}, \"e\": f #g, h}",
    "members: [Ann, 'Bo' , \"Cid\"] # all",
    "active: {k: 30,5, l:20 m: 3",
    "members:\n  - {a: 1,\n     b}\n  - [",
    "active: {\"a: 1}",
    "members: [a]]",
    "lead: \"A\" b\n* c\n-d: e\nf = g",
    "members:\n    a: b\n  - c: d\n\te: f: g",
];

/// Letters that are white space but not to YAML, and others of two to four bytes.
const WIDE: [&str; 8] = ["\u{a0}", "\u{2003}", "\u{202f}", "\u{3000}", "é", "“", "日", "👩"];

#[test]
fn a_wide_letter_may_stand_anywhere_among_braces_quotes_and_dashes() {
    for text in COLLECTIONS {
        for at in 0..=text.len() {
            for letter in WIDE {
                let (before, after) = text.split_at(at);
                let without_next = after.get(1..).unwrap_or("");
                for yaml in [format!("{before}{letter}{after}"), format!("{before}{letter}{without_next}")] {
                    let file = format!("---\nkind: team\ntitle: A\n{yaml}\n---\n");
                    check_findings(&run(&[("a.md", file.as_bytes())])).expect(&yaml);
                }
            }
        }
    }
}

#[test]
fn the_good_files_are_good() {
    let mut all: Vec<(&str, &[u8])> = GOOD.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    all.extend([("kpis/nki.csv", &b"date,value\n2026-11-01,76\n"[..]), ("okrs/map.png", b"")]);
    assert_eq!(super::found(&all), "");
}

proptest! {
    /// Every byte that no change touches is found again where it stood, and the rest lies inside the bytes that were replaced.
    #[test]
    fn places_in_a_repaired_text_lead_back(
        text in "[a-zåö :{},\n]{0,60}",
        cuts in proptest::collection::vec((0_usize..60, 0_usize..4, "[x\"é]{0,3}"), 0..6),
    ) {
        let boundary = |at: usize| text.floor_char_boundary(at.min(text.len()));
        let edits: Vec<Edit> = cuts
            .into_iter()
            .map(|(at, length, text)| Edit { bytes: boundary(at)..boundary(at + length).max(boundary(at)), text })
            .collect();
        if let Some(repaired) = Repaired::new(&text, &edits) {
            let mut last = 0;
            for (at, letter) in repaired.text.char_indices() {
                let back = repaired.back(at);
                prop_assert!(back >= last && back <= text.len());
                last = back;
                let is_new = "x\"é".contains(letter);
                if !is_new {
                    prop_assert!(text[back..].starts_with(letter), "{at} -> {back}");
                }
            }
            prop_assert_eq!(repaired.back(repaired.text.len()), text.len());
        }
    }
}
