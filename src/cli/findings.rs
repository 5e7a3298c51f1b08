//! Printing findings: for people to stderr, for programs to stdout.

use std::{
    collections::BTreeSet,
    fs::OpenOptions,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::ValueEnum;

use super::{Console, changed, console, counted, put};
use crate::{
    diagnostics::{
        Counts, Diagnostic, RuleId, Setting, Severity, SitePath, Sources, github, gitlab, json, junit, rdjson, sarif,
        short, summary, terminal,
    },
    rules,
};

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, with the lines of the files
    Text,
    /// One line per finding, for editors and grep
    Short,
    /// One JSON document, for programs
    Json,
    /// Annotations for GitHub Actions, and a job summary
    Github,
    /// Code quality report for GitLab
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    #[value(help = "JUnit XML, for test reports")]
    Junit,
    /// Reviewdog's diagnostic format
    Rdjson,
}

/// What the printers have to know beyond the findings.
pub(super) struct Scene<'a> {
    /// The content folder.
    pub(super) root: &'a Path,
    /// The files that were changed, where that was asked for.
    pub(super) changed: Option<&'a BTreeSet<SitePath>>,
    /// The severity from which a finding makes the command fail.
    pub(super) fails: Severity,
    /// Where messages go.
    pub(super) console: Console,
}

/// So many findings are shown to people; the rest is counted. `--verbose` shows all.
const SHOWN_MAX: usize = 200;

/// Shows findings to people, on stderr: with `--quiet` only errors, without `--verbose` no more than a few hundred.
pub(super) fn show(found: &[Diagnostic], sources: &Sources, console: Console) {
    show_from(found, sources, Severity::Error, console);
}

/// The same, where findings from severity `fails` on make the command fail.
fn show_from(found: &[Diagnostic], sources: &Sources, fails: Severity, console: Console) {
    let is_wanted = |finding: &&Diagnostic| !console.is_quiet || finding.severity >= fails;
    let wanted: Vec<&Diagnostic> = found.iter().filter(is_wanted).collect();
    let limit = if console.is_verbose { wanted.len() } else { SHOWN_MAX };
    let (shown, left) = gravest(&wanted, limit);

    let width = terminal_size::terminal_size_of(std::io::stderr()).map_or(120, |(width, _)| usize::from(width.0));
    let text = terminal::print(&shown, sources, terminal::Style { color: true, width });
    if !text.is_empty() {
        console::print(&text);
    }
    if !left.is_empty() {
        let (number, counts) = (counted(left.len(), "more finding"), Counts::of(&left).sentence());
        console::print(&format!("and {number} ({counts}): `--verbose` shows all\n"));
    }
}

/// At most `limit` findings, the most severe of them, in the order given; and those that are left.
fn gravest(found: &[&Diagnostic], limit: usize) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut by_severity: Vec<usize> = (0..found.len()).collect();
    by_severity.sort_by_key(|index| std::cmp::Reverse(found[*index].severity)); // stable: else in reading order
    let mut is_shown = vec![false; found.len()];
    for index in by_severity.into_iter().take(limit) {
        is_shown[index] = true;
    }

    let (mut shown, mut left) = (Vec::new(), Vec::new());
    for (finding, is_shown) in found.iter().zip(is_shown) {
        let list = if is_shown { &mut shown } else { &mut left };
        list.push((*finding).clone());
    }
    (shown, left)
}

/// Prints findings in a format.
pub(super) fn print(found: &[Diagnostic], sources: &Sources, format: Format, scene: &Scene<'_>) -> anyhow::Result<()> {
    let folder = folder_in_repository(scene.root);
    let about = |rule: &RuleId| rules::find(&rule.code()).map_or(rule.name, |rule| rule.summary);
    let setting = Setting { folder: &folder, summary: &about };
    match format {
        Format::Text => show_from(found, sources, scene.fails, scene.console),
        Format::Short => put(&short::print(found, sources))?,
        Format::Json => put(&json::print(found, sources))?,
        Format::Gitlab => put(&gitlab::print(found, sources, setting))?,
        Format::Sarif => put(&sarif::print(found, sources, setting, env!("CARGO_PKG_VERSION")))?,
        Format::Junit => put(&junit::print(found, sources, setting, scene.fails))?,
        Format::Rdjson => put(&rdjson::print(found, sources, setting))?,
        Format::Github => {
            let of_pull_request = scene.changed.is_none().then(|| changed::of_pull_request(scene.root)).flatten();
            put(&github::print(found, sources, setting, scene.changed.or(of_pull_request.as_ref())))?;
            write_summary(&summary::print(found, sources, setting))?;
        }
    }
    Ok(())
}

/// Adds to the summary of the step, where GitHub Actions says where that is.
fn write_summary(text: &str) -> anyhow::Result<()> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(PathBuf::from) else {
        return Ok(());
    };
    let written = OpenOptions::new().create(true).append(true).open(&path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")
    });
    written.with_context(|| format!("cannot write {}, which GITHUB_STEP_SUMMARY names", path.display()))
}

/// The content folder as seen from the root of the repository that holds it, with `/` on every system. Where there is no
/// repository: as seen from the folder that the command was started in.
fn folder_in_repository(root: &Path) -> String {
    let top = root.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok());
    let inside = match top {
        Some(top) => root.strip_prefix(top).unwrap_or(root).to_owned(),
        None => super::from_here(root),
    };
    if inside.is_absolute() {
        return String::new();
    }
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
