//! What people write, and what they are told about it: whole outputs for small inputs, for the day 2026-11-23. Advice on the
//! method is left out where a test has no settings of its own: the explain pages show it.

mod bytes;
mod csv;
mod front_matter;
mod hints;
mod key_results;
mod limits;
mod links;
mod mistakes;
mod numbers;
mod properties;
mod references;
mod rules;
mod settings;
mod yaml;

use okrsite::{
    diagnostics::{self, SitePath},
    model::{Date, Today},
    pipeline::{self, Checked, Files, Options},
};
use snapbox::{IntoData, assert_data_eq, data::Inline};

/// The day that every test is computed for.
pub(crate) const TODAY: Date = Date::constant(2026, 11, 23);

/// Runs the pipeline over `files` as the shell would hand them in.
pub(crate) fn run(files: &[(&str, &[u8])]) -> Checked {
    let mut read = Files::default();
    let mut settings = pipeline::settings(Some(b"rules: off"));
    for (path, bytes) in files {
        let (path, bytes) = (SitePath::new(*path), bytes.to_vec());
        match path.as_str().rsplit('.').next() {
            Some("yaml") => settings = pipeline::settings(Some(&bytes)),
            Some("md") => read.markdown.push((path, bytes.into())),
            ending => {
                read.others.insert(path.clone());
                match ending {
                    Some("csv") => read.csv.push((path, bytes.into())),
                    Some("svg") => read.svg.push((path, bytes.into())),
                    _ => {}
                }
            }
        }
    }
    read.markdown.sort();
    pipeline::check(&settings, &read, Options { today: Today(TODAY), latest: Some(TODAY), drafts: false })
}

/// The findings in `files`, a line each.
pub(crate) fn found(files: &[(&str, &[u8])]) -> String {
    let checked = run(files);
    diagnostics::short::print(&checked.found, &checked.sources)
}

/// Compares the findings in `files` with `expected`.
pub(crate) fn check(files: &[(&str, &str)], expected: Inline) {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    assert_data_eq!(found(&files), expected.raw());
}

/// Makes a page of each front matter, 01.md, 02.md and so on, and compares the findings in all of them. What is given
/// starts on line 2.
fn check_pages(fronts: &[&str], expected: Inline) {
    check_each(fronts, |front| format!("---\n{front}\nkind: page\n---\n"), expected);
}

/// The same for objectives, which have what else they need on the lines below.
fn check_objectives(fronts: &[&str], expected: Inline) {
    let rest = "team: digital\nperiod: 2026-Q4\nkey_results: [{title: Ready, due: 2026-12-01}]";
    check_each(fronts, |front| format!("---\n{front}\n{rest}\n---\n"), expected);
}

/// The same for key results, one to an objective. What is given starts on line 6, column 5.
fn check_key_results(fronts: &[&str], expected: Inline) {
    let head = "title: Grow\nteam: digital\nperiod: 2026-Q4\nkey_results:";
    check_each(fronts, |front| format!("---\n{head}\n  - {}\n---\n", front.replace('\n', "\n    ")), expected);
}

fn check_each(fronts: &[&str], file: impl Fn(&str) -> String, expected: Inline) {
    let files: Vec<(String, String)> =
        fronts.iter().enumerate().map(|(at, front)| (format!("{:02}.md", at + 1), file(front))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    check(&files, expected);
}

/// An objective of the team `digital`, with one key result and these further lines.
fn objective(lines: &str) -> String {
    format!(
        "---\ntitle: Grow\nteam: digital\nperiod: 2026-Q4\nkey_results: [{{title: R, due: 2026-12-01}}]\n{lines}\n---\n"
    )
}
