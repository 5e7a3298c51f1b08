//! Reads the labelled sentences beside this file, runs the rules on wording over them, and counts.
//!
//! Shared by the test that holds the precision and by the benchmark that prints it.

use std::collections::{BTreeMap, BTreeSet};

use okrsite::{
    diagnostics::SitePath,
    model::{Date, Today},
    pipeline::{self, Files, Options},
    rules::{RULES, Stage},
};

/// The sentences that the word lists were tuned on, those that were labelled before and never looked at for that, and
/// those that were written afterwards.
pub(crate) const PARTS: [(&str, &[&str]); 3] = [
    (
        "tuned on",
        &[
            include_str!("seen-sv.txt"),
            include_str!("seen-en.txt"),
            include_str!("seen-de-no.txt"),
            include_str!("seen-near-misses.txt"),
            include_str!("seen-usual-en.txt"),
            include_str!("seen-usual-sv.txt"),
            include_str!("seen-usual-de.txt"),
        ],
    ),
    (
        "held out",
        &[
            include_str!("held-out.txt"),
            include_str!("held-out-usual-en.txt"),
            include_str!("held-out-usual-sv.txt"),
            include_str!("held-out-usual-de.txt"),
        ],
    ),
    ("fresh", &[include_str!("fresh.txt")]),
];

/// An objective of the corpus.
pub(crate) struct Case {
    pub(crate) lang: String,
    title: String,
    committed: bool,
    body: String,
    expected: BTreeSet<String>,
    pub(crate) key_results: Vec<KeyResult>,
}

/// A key result of the corpus.
pub(crate) struct KeyResult {
    title: String,
    measure: String,
    expected: BTreeSet<String>,
}

impl Case {
    /// Whether nothing is to be said about the objective itself.
    pub(crate) fn is_good(&self) -> bool {
        self.expected.is_empty()
    }

    /// How many of its key results nothing is to be said about.
    pub(crate) fn good_key_results(&self) -> usize {
        self.key_results.iter().filter(|one| one.expected.is_empty()).count()
    }
}

/// How often a rule was right.
#[derive(Default, Clone)]
pub(crate) struct Score {
    /// Found, and expected.
    pub(crate) hits: usize,
    /// Found, and not expected: the sentences.
    pub(crate) false_alarms: Vec<String>,
    /// Expected, and not found: the sentences.
    pub(crate) missed: Vec<String>,
}

impl Score {
    /// The share of what was found that is right; 1 where nothing was found.
    pub(crate) fn precision(&self) -> f64 {
        share(self.hits, self.false_alarms.len())
    }

    /// The share of what is expected that was found; 1 where nothing is expected.
    pub(crate) fn recall(&self) -> f64 {
        share(self.hits, self.missed.len())
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred sentences")]
fn share(right: usize, wrong: usize) -> f64 {
    if right + wrong == 0 { 1.0 } else { right as f64 / (right + wrong) as f64 }
}

/// Reads the cases of a text; its form is told in README.md.
pub(crate) fn cases(text: &str) -> Vec<Case> {
    let (mut cases, mut lang) = (Vec::<Case>::new(), String::new());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(head) = line.strip_prefix("## ") {
            head.split(' ').next().unwrap_or("").clone_into(&mut lang);
        } else if let Some(rest) = line.strip_prefix("= ") {
            let (rest, expected) = expected(rest);
            let mut parts = rest.split(" {");
            let title = parts.next().unwrap_or("").to_owned();
            let notes: Vec<&str> = parts.map(|part| part.trim_end_matches('}')).collect();
            let body =
                notes.iter().find_map(|note| note.strip_prefix("body: ")).unwrap_or("Why this matters.").to_owned();
            let committed = notes.contains(&"committed");
            cases.push(Case { lang: lang.clone(), title, committed, body, expected, key_results: Vec::new() });
        } else if let Some(rest) = line.strip_prefix("- ") {
            let (rest, expected) = expected(rest);
            let (title, measure) = rest.rsplit_once(" | ").unwrap_or((&rest, "due"));
            let read = KeyResult { title: title.to_owned(), measure: measure.trim().to_owned(), expected };
            cases.last_mut().expect("a key result stands below an objective").key_results.push(read);
        } else {
            panic!("a line starts with `## `, `= ` or `- `: {line}");
        }
    }
    cases
}

fn expected(line: &str) -> (String, BTreeSet<String>) {
    let (text, rules) = line.split_once(" ! ").unwrap_or((line, ""));
    let rules = rules.split(',').map(str::trim).filter(|rule| !rule.is_empty()).map(str::to_owned).collect();
    (text.trim().to_owned(), rules)
}

/// The line of the first key result; what is found above is about the objective.
const FIRST_LINE: usize = 9;

fn file(number: usize, case: &Case) -> String {
    let ambition = if case.committed { "committed" } else { "aspirational" };
    let key_results: String = case.key_results.iter().map(key_result).collect();
    format!(
        "---\ntitle: \"{}\"\nlang: {}\nteam: team-{number}\nperiod: 2027-Q1\nowner: Ann Ek\nambition: {ambition}\nkey_results:\n{key_results}---\n\n{}\n",
        case.title, case.lang, case.body
    )
}

fn key_result(one: &KeyResult) -> String {
    let words: Vec<&str> = one.measure.split(' ').collect();
    let (numbers, unit) = match words[..] {
        ["due", ..] => ("due: 2027-03-01".to_owned(), ""),
        ["steps:", ..] => (format!("milestones: [{}]", steps(&one.measure)), ""),
        ["rubric:", ..] => (format!("levels: {{{}}}", levels(&one.measure)), ""),
        ["steps", ..] => ("milestones: [{title: One, due: 2027-02-01}, {title: Two, due: 2027-03-01}]".to_owned(), ""),
        [">=", bound, ..] => (format!("at_least: {bound}"), rest(&one.measure, 2)),
        ["<=", bound, ..] => (format!("at_most: {bound}"), rest(&one.measure, 2)),
        [from, "->", to, ..] => (format!("baseline: {from}, target: {to}"), rest(&one.measure, 3)),
        _ => panic!("no measure: {}", one.measure),
    };
    let numbers = match words[0] {
        "due" | "steps" | "steps:" | "rubric:" => numbers,
        _ => numbers.replace(", ", "; ").replace(',', ".").replace("; ", ", "),
    };
    let unit = if unit.is_empty() { String::new() } else { format!(", unit: \"{unit}\"") };
    format!("  - {{title: \"{}\"{unit}, {numbers}}}\n", one.title)
}

/// `steps: A; B` as milestones.
fn steps(measure: &str) -> String {
    let titles = rest(measure, 1).split("; ");
    titles.map(|title| format!("{{title: \"{title}\", due: 2027-02-01}}")).collect::<Vec<String>>().join(", ")
}

/// `rubric: A; B` as levels, with scores below 1.
fn levels(measure: &str) -> String {
    let texts: Vec<&str> = rest(measure, 1).split("; ").collect();
    let level = |(at, text): (usize, &&str)| format!("0.{}: \"{text}\"", (at + 1) * 9 / texts.len());
    texts.iter().enumerate().map(level).collect::<Vec<String>>().join(", ")
}

/// What comes after so many words.
fn rest(measure: &str, words: usize) -> &str {
    measure.splitn(words + 1, ' ').nth(words).unwrap_or("")
}

/// Runs the rules on wording over `cases`, and counts by rule.
pub(crate) fn scores(cases: &[Case]) -> BTreeMap<&'static str, Score> {
    let mut files = Files::default();
    for (number, case) in cases.iter().enumerate() {
        files.markdown.push((SitePath::new(format!("{number:04}.md")), file(number, case).into_bytes().into()));
    }
    let today = Date::constant(2026, 11, 23);
    let options = Options { today: Today(today), latest: Some(today), drafts: false };
    let checked = pipeline::check(&pipeline::settings(None), &files, options);
    let on_wording = RULES.iter().filter(|rule| matches!(rule.stage, Stage::Wording(_))).map(|rule| rule.id.name);
    let mut scores: BTreeMap<&'static str, Score> = on_wording.map(|name| (name, Score::default())).collect();
    let mut found: BTreeSet<(usize, Option<usize>, &str)> = BTreeSet::new();
    for one in checked.found.iter() {
        let path = checked.sources.path(one.primary.span.file);
        let case: usize = path.stem().parse().expect("files are numbered");
        assert!(
            one.rule.severity != okrsite::diagnostics::Severity::Error,
            "{}: {}",
            file(case, &cases[case]),
            one.message
        );
        if scores.contains_key(one.rule.name) {
            let line = checked.sources.place(one.primary.span).line;
            found.insert((case, line.checked_sub(FIRST_LINE), one.rule.name));
        }
    }
    for (number, case) in cases.iter().enumerate() {
        let items = std::iter::once((None, &case.title, &case.expected));
        let key_results = case.key_results.iter().enumerate().map(|(at, one)| (Some(at), &one.title, &one.expected));
        for (item, title, expected) in items.chain(key_results) {
            for (name, score) in &mut scores {
                match (found.contains(&(number, item, *name)), expected.contains(*name)) {
                    (true, true) => score.hits += 1,
                    (true, false) => score.false_alarms.push(title.clone()),
                    (false, true) => score.missed.push(title.clone()),
                    (false, false) => {}
                }
            }
        }
    }
    scores
}
