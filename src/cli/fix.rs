//! `okrsite check --fix` and `--diff`: fixing what needs no decision.

use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::{Console, content::Root, counted, from_here, put};
use crate::{
    diagnostics::Diagnostic,
    disk::Content,
    edit,
    fixes::{self, Edited, Inputs},
    pipeline::{Checked, Options},
};

/// How many of the findings that there are now these changes fix.
pub(super) fn fixable(edited: &[Edited]) -> usize {
    edited.iter().map(|one| one.found).sum()
}

/// Plans the changes that fix the findings of `checked` which `is_wanted` picks; checks nothing where none has a fix.
pub(super) fn plan(
    root: &Root,
    content: &Content,
    checked: &Checked,
    options: Options,
    is_wanted: impl Fn(&Diagnostic) -> bool,
) -> Vec<Edited> {
    if !checked.found.iter().any(|one| one.fix.is_some() && is_wanted(one)) {
        return Vec::new();
    }
    fixes::plan(Inputs { settings: root.bytes.as_deref(), files: &content.files, options }, checked, is_wanted)
}

/// Shows the changes as a patch, and writes nothing. `git apply` takes it in the folder where the command was started, or in
/// the content folder where that is not below it.
pub(super) fn show(root: &Root, edited: &[Edited], console: Console) -> anyhow::Result<()> {
    let content = from_here(&root.path);
    let folder = if content.is_absolute() { PathBuf::new() } else { content };
    let mut text = String::new();
    for file in edited {
        text.push_str(&patch(file, &folder));
    }
    put(&text)?;
    console.info(&sentence("would fix", edited));
    Ok(())
}

/// The change of one file as a patch. A line ends at a line feed alone, as in git: a carriage return is a part of it.
fn patch(edited: &Edited, folder: &Path) -> String {
    let (before, after) = (String::from_utf8_lossy(&edited.before), String::from_utf8_lossy(&edited.after));
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let diff = TextDiff::from_slices(&before, &after);

    let place = folder.join(edited.path.as_str()).to_string_lossy().replace('\\', "/");
    let name = |side: &str| quoted_path(&format!("{side}/{place}"));
    let mut patch = format!("--- {}\n+++ {}\n", name("a"), name("b"));
    for hunk in diff.unified_diff().iter_hunks() {
        patch.extend([&hunk.header().to_string(), "\n"]);
        for change in hunk.iter_changes() {
            let line = change.value();
            patch.extend([&change.tag().to_string(), line]);
            if !line.ends_with('\n') {
                patch.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    patch
}

/// A path as git reads it in a patch: in quotes where it holds quotes, backslashes or control characters.
fn quoted_path(path: &str) -> String {
    if !path.contains(|letter: char| letter.is_control() || matches!(letter, '"' | '\\')) {
        return path.to_owned();
    }
    let mut quoted = String::from("\"");
    for letter in path.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\t' => quoted.push_str("\\t"),
            '\n' => quoted.push_str("\\n"),
            _ if letter.is_ascii_control() => quoted.extend(["\\", &format!("{:03o}", u32::from(letter))]),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Writes the changes.
pub(super) fn write(root: &Root, edited: &[Edited], console: Console) -> anyhow::Result<()> {
    let _lock = edit::lock(&root.path)?;
    for one in edited {
        edit::replace(&root.path, &one.path, &one.before, &one.after)?;
    }
    console.info(&sentence("fixed", edited));
    Ok(())
}

/// "fixed 3 findings in 2 files"
fn sentence(verb: &str, edited: &[Edited]) -> String {
    let findings = edited.iter().map(|one| one.count).sum();
    match findings {
        0 => "nothing to fix".to_owned(),
        _ => format!("{verb} {} in {}", counted(findings, "finding"), counted(edited.len(), "file")),
    }
}
