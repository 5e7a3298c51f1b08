//! Which files of the content were changed since a revision, as git knows it.

use std::{
    collections::BTreeSet,
    io::ErrorKind,
    path::Path,
    process::{Command, Output},
};

use anyhow::{Context, bail};
use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::SitePath;

/// The files below `root` that differ from where the present work left the line of `revision`: changed, new, renamed,
/// committed or not. Deleted files are left out: nothing can be found in them.
pub(super) fn since(root: &Path, revision: &str) -> anyhow::Result<BTreeSet<SitePath>> {
    let top = git(root, &["rev-parse", "--show-toplevel"])?;
    if !top.status.success() {
        bail!("`--changed-since` needs a git repository, and {} is not in one: {}", root.display(), words(&top));
    }
    let is_option = revision.is_empty() || revision.starts_with('-');
    let commit = format!("{revision}^{{commit}}");
    if is_option || !git(root, &["rev-parse", "--verify", "--quiet", &commit])?.status.success() {
        bail!(
            "git has no revision `{revision}` here: name a branch, tag or commit; if only a part of the history was \
             cloned, fetch the rest first, for example with `git fetch origin main`"
        );
    }
    let base = git(root, &["merge-base", &commit, "HEAD"])?;
    if !base.status.success() {
        bail!(
            "`{revision}` and HEAD have no common history here: fetch more of it, for example with `git fetch --unshallow`"
        );
    }
    let base = String::from_utf8_lossy(&base.stdout).trim().to_owned();
    let diff = ["diff", "--name-only", "-z", "--relative", "--find-renames", "--diff-filter=d", &base, "--"];
    let changed = paths(root, &diff)?;
    let new = paths(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    Ok(changed.into_iter().chain(new).collect())
}

/// The files that a pull request changes, where GitHub Actions says that one is checked and its target was fetched.
pub(super) fn of_pull_request(root: &Path) -> Option<BTreeSet<SitePath>> {
    let target = std::env::var("GITHUB_BASE_REF").ok().filter(|target| !target.is_empty())?;
    since(root, &format!("origin/{target}")).ok()
}

/// The paths that git lists, each ended by a zero byte, from `root`.
fn paths(root: &Path, arguments: &[&str]) -> anyhow::Result<Vec<SitePath>> {
    let output = git(root, arguments)?;
    if !output.status.success() {
        bail!("git cannot list the changed files: {}", words(&output));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text
        .split('\0')
        .filter(|path| !path.is_empty())
        .map(|path| SitePath::new(path.nfc().collect::<String>()))
        .collect())
}

/// Runs git in `root`.
fn git(root: &Path, arguments: &[&str]) -> anyhow::Result<Output> {
    match Command::new("git").arg("-C").arg(root).args(arguments).output() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("`--changed-since` needs the program `git`, which was not found: install it, or leave the option out")
        }
        other => other.context("cannot run git"),
    }
}

/// The error message of git, in one line.
fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().replace('\n', "; ")
}
