//! What a message proposes works when it is typed in, and no word of what was written gets lost.

use okrsite::{
    diagnostics::{Diagnostic, Severity, SitePath},
    fixes::{self, Inputs},
    model::Today,
    pipeline::{self, Files, Options},
};

use super::TODAY;

const TEAM: &str = "---\nkind: team\ntitle: Ops\n---\n";
const OTHER: &str = "---\ntitle: Win the town over to ferries\nteam: ops\nperiod: 2026-Q4\nowner: K\nkey_results:\n  \
                     - {id: k, title: Tickets sold on land, unit: tickets, baseline: 10, target: 50}\n---\nBecause.\n";
const OBJECTIVE: &str = "---\ntitle: Make guests want to come back to us\nteam: ops\nperiod: 2026-Q4\nowner: K\nkey_results:\n  \
                         - {id: k, title: Guests who come back, unit: \"%\", baseline: 10, target: 50}\n  \
                         - {id: l, title: Hours they wait, unit: h, baseline: 10, target: 5}\n  \
                         - {id: m, title: Guests in a year, unit: guests, baseline: 1000, target: 2000}\n  \
                         - {id: n, title: How guests are met, levels: {0.3: Half of them, 0.7: Most of them}}\n  \
                         - {id: o, title: Licence in place, due: 2026-12-15}\nparent: other\ncheck_ins:\n  \
                         - date: 2026-11-20\n    by: K\n    note: x\n    values:\n      k: 30\n      l: 7\n---\nBecause.\n";
const KPI: &str = "---\nkind: kpi\ntitle: NKI\nunit: kr\nbetter: higher\nmeasurements:\n  - {date: 2026-10-01, value: 5}\n  \
                   - {date: 2026-11-01, value: 6}\n---\nText.\n";

/// In which file a mistake is.
const FILES: [(&str, &str); 4] = [("ops.md", TEAM), ("other.md", OTHER), ("one.md", OBJECTIVE), ("nki.md", KPI)];

/// What stands in a file, what is written in its place, and what the message says to write for a part of that: the part, and the
/// text for it, which the hint shows.
const PROPOSED: &[(&str, &str, &str, &str)] = &[
    // a number in thousands, another unit, letters for digits, a part
    ("target: 2000", "target: 2k", "2k", "2000"),
    ("target: 2000", "target: 2 tusen", "2 tusen", "2000"),
    ("target: 2000", "target: 2x", "2x", "2000"),
    ("target: 2000", "target: 2OOO", "2OOO", "2000"),
    ("target: 2000", "target: 1.5M", "1.5M", "1500000"),
    ("target: 2000", "target: 2000 guests", "2000 guests", "2000"),
    ("l: 7", "l: 90 min", "90 min", "1.5"),
    ("l: 7", "l: 1:30", "1:30", "1.5"),
    ("l: 7", "l: 7 timmar", "7 timmar", "7"),
    ("k: 30", "k: 4 of 10", "4 of 10", "40"),
    ("k: 30", "k: {value: 30, confidence: 70%}", "70%", "7"),
    ("k: 30", "k: {value: 30, confidence: 0.7}", "confidence: 0.7", "confidence: 7"),
    ("k: 30", "n: Half of them", "n: Half of them", "n: 0.3"),
    ("levels: {0.3: ", "levels: {30%: ", "30%: ", "0.3: "),
    ("due: 2026-12-15", "target: 2026-12-15", "target: 2026-12-15", "due: 2026-12-15"),
    ("due: 2026-12-15", "target: yes", "target: yes", "done: false"),
    // keys
    ("baseline: 10, target: 50}\n  - {id: l", "start: 10, target: 50}\n  - {id: l", "start", "baseline"),
    ("baseline: 10, target: 50}\n  - {id: l", "from: 10, target: 50}\n  - {id: l", "from", "baseline"),
    // references
    ("parent: other", "parent: other.md", "other.md", "other"),
    ("parent: other", "parent: okrs/other.md", "okrs/other.md", "other"),
    ("parent: other", "parent: other.k", "other.k", "other#k"),
    ("parent: other", "parent: other/k", "other/k", "other#k"),
    ("parent: other", "parent: other:k", "other:k", "other#k"),
    ("parent: other", "parent: \"other #k\"", "\"other #k\"", "other#k"),
    (
        "parent: other",
        "parent: https://example.com/objectives/other.html",
        "https://example.com/objectives/other.html",
        "other",
    ),
    ("team: ops", "team: ops.md", "ops.md", "ops"),
    // shapes
    ("- {date: 2026-10-01, value: 5}", "- 2026-10-01: 5", "- 2026-10-01: 5", "- {date: 2026-10-01, value: 5}"),
    // braces
    (
        "{id: k, title: Guests who come back",
        "{id: k; title: Guests who come back",
        "k; title: Guests who come back",
        "k, title: Guests who come back",
    ),
    ("values:\n      k: 30\n      l: 7", "values: {k: 30; l: 7}", "30; l: 7", "30, l: 7"),
    ("values:\n      k: 30\n      l: 7", "values: k: 30, l: 7", "values: k: 30, l: 7", "values: {k: 30, l: 7}"),
    ("values:\n      k: 30\n      l: 7", "values: {k=30, l: 7}", "k=30", "k: 30"),
    (
        "- {id: o, title: Licence in place, due: 2026-12-15}",
        "- id: o, title: Licence in place, due: 2026-12-15",
        "- id: o, title: Licence in place, due: 2026-12-15",
        "- {id: o, title: Licence in place, due: 2026-12-15}",
    ),
    (
        "- {id: o, title: Licence in place, due: 2026-12-15}",
        "- (id: o, title: Licence in place, due: 2026-12-15)",
        "- (id: o, title: Licence in place, due: 2026-12-15)",
        "- {id: o, title: Licence in place, due: 2026-12-15}",
    ),
];

/// What stands in a file, and what is written in its place: `--fix` leaves no error and no word out.
const FIXED: &[(&str, &str)] = &[
    ("  - {date: 2026-10-01, value: 5}\n  - {date: 2026-11-01, value: 6}", "  - 2026-10-01: 5\n  - 2026-11-01: 6"),
    ("  - {date: 2026-10-01, value: 5}\n  - {date: 2026-11-01, value: 6}", "  2026-10-01: 5\n  2026-11-01: 6"),
    ("      k: 30\n      l: 7", "    k: 30\n    l: 7"),
    (
        "  - date: 2026-11-20\n    by: K\n    note: x\n    values:\n      k: 30\n      l: 7",
        "  - 2026-11-20: {k: 30, l: 7}",
    ),
    (
        "  - date: 2026-11-20\n    by: K\n    note: x\n    values:\n      k: 30\n      l: 7",
        "  - 2026-11-20: all is fine",
    ),
    (
        "  - date: 2026-11-20\n    by: K\n    note: x\n    values:\n      k: 30\n      l: 7",
        "  2026-11-20: {k: 30}\n  2026-11-21: {k: 31}",
    ),
    (
        "  - {id: o, title: Licence in place, due: 2026-12-15}",
        "  - o:\n      title: Licence in place\n      due: 2026-12-15",
    ),
    ("{id: k, title", "{id: k,, title"),
    ("{id: k, title: Guests who come back, unit", "{id: k; title: Guests who come back; unit"),
    ("values:\n      k: 30\n      l: 7", "values: {k=30, l: 7}"),
    ("values:\n      k: 30\n      l: 7", "values: {k: 30,, l: 7}"),
];

/// The file that holds `right`, with `wrong` in its place.
fn written(right: &str, wrong: &str) -> (&'static str, String) {
    let (path, text) = FILES.iter().find(|(_, text)| text.contains(right)).unwrap_or_else(|| panic!("{right}"));
    (path, text.replacen(right, wrong, 1))
}

fn files(path: &str, text: &str) -> Files {
    let one = |(name, given): &(&str, &str)| {
        let text = if *name == path { text } else { given };
        (SitePath::new(*name), text.as_bytes().into())
    };
    let mut markdown: Vec<_> = FILES.iter().map(one).collect();
    markdown.sort();
    Files { markdown, ..Files::default() }
}

fn options() -> Options {
    Options { today: Today(TODAY), latest: Some(TODAY), drafts: false }
}

fn found(path: &str, text: &str) -> Vec<Diagnostic> {
    pipeline::check(&pipeline::settings(Some(b"rules: off")), &files(path, text), options()).found.to_vec()
}

fn errors(path: &str, text: &str) -> Vec<String> {
    let found = found(path, text).into_iter().filter(|one| one.severity == Severity::Error);
    found.map(|one| format!("{} ({})", one.message, one.hint.unwrap_or_default())).collect()
}

/// Letters and digits, as far as they belong together.
fn words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[test]
fn nothing_is_wrong_with_the_files_as_they_are() {
    assert_eq!(errors("one.md", OBJECTIVE), Vec::<String>::new());
}

#[test]
fn what_a_hint_proposes_is_right_when_it_is_typed_in() {
    for (right, wrong, part, meant) in PROPOSED {
        let (path, text) = written(right, wrong);
        let told = found(path, &text).into_iter().filter(|one| one.severity == Severity::Error).collect::<Vec<_>>();
        assert_eq!(told.len(), 1, "{wrong}: one mistake, one finding: {:?}", errors(path, &text));
        let hint = told[0].hint.clone().unwrap_or_default();
        assert!(hint.contains(meant), "{wrong}: `{meant}` in `{hint}`");

        let typed = text.replacen(part, meant, 1);
        assert_eq!(errors(path, &typed), Vec::<String>::new(), "{wrong}: {hint}");
    }
}

#[test]
fn what_is_fixed_has_no_error_and_every_word() {
    for (right, wrong) in FIXED {
        let (path, text) = written(right, wrong);
        let count = errors(path, &text).len();
        assert_eq!(count, 1, "{wrong}: one mistake, one finding: {:?}", errors(path, &text));

        let (files, settings) = (files(path, &text), b"rules: off".as_slice());
        let inputs = Inputs { settings: Some(settings), files: &files, options: options() };
        let checked = pipeline::check(&pipeline::settings(Some(settings)), &files, options());
        let edited = fixes::plan(inputs, &checked, |_| true);
        assert_eq!(edited.len(), 1, "{wrong}: {:?}", errors(path, &text));
        let after = String::from_utf8(edited[0].after.clone()).unwrap();
        assert_eq!(errors(path, &after), Vec::<String>::new(), "{after}");
        for word in words(wrong) {
            assert!(words(&after).contains(&word), "{wrong}: {word} is gone\n{after}");
        }
    }
}
