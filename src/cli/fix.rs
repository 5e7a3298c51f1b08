//! `okrsite check --fix` and `--diff`: fixing what needs no decision.

use similar::TextDiff;

use super::{Console, content::Root, counted, put};
use crate::{
    diagnostics::Diagnostic,
    disk::Content,
    edit,
    fixes::{self, Edited, Inputs},
    pipeline::{Checked, Options},
};

/// How many findings `--fix` could fix.
pub(super) fn fixable(found: &[Diagnostic]) -> usize {
    found.iter().filter(|one| one.fix.is_some()).count()
}

/// Plans the changes that fix the findings of `checked` which `is_wanted` picks.
pub(super) fn plan(
    root: &Root,
    content: &Content,
    checked: &Checked,
    options: Options,
    is_wanted: impl Fn(&Diagnostic) -> bool,
) -> Vec<Edited> {
    fixes::plan(Inputs { settings: root.bytes.as_deref(), files: &content.files, options }, checked, is_wanted)
}

/// Shows the changes as a patch, and writes nothing.
pub(super) fn show(edited: &[Edited], console: Console) -> anyhow::Result<()> {
    let mut text = String::new();
    for one in edited {
        let (before, after) = (String::from_utf8_lossy(&one.before), String::from_utf8_lossy(&one.after));
        let diff = TextDiff::from_lines(&*before, &*after);
        text.push_str(&diff.unified_diff().header(&format!("a/{}", one.path), &format!("b/{}", one.path)).to_string());
    }
    put(&text)?;
    console.info(&sentence("would fix", edited));
    Ok(())
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
