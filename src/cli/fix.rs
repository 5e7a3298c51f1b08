//! `okrsite check --fix` and `--diff`: mending what can be mended without thinking.

use similar::TextDiff;

use super::{content::Root, counted, put, say};
use crate::{
    diagnostics::Diagnostic,
    disk::Content,
    edit,
    fixes::{self, Edited, Inputs},
    pipeline::{Checked, Options},
};

/// How many findings could be mended.
pub(super) fn mendable(found: &[Diagnostic]) -> usize {
    found.iter().filter(|one| one.fix.is_some()).count()
}

/// Plans the changes that mend the findings of `checked` which `is_wanted` picks.
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
pub(super) fn show(edited: &[Edited]) -> anyhow::Result<()> {
    let mut text = String::new();
    for one in edited {
        let (before, after) = (String::from_utf8_lossy(&one.before), String::from_utf8_lossy(&one.after));
        let diff = TextDiff::from_lines(&*before, &*after);
        text.push_str(&diff.unified_diff().header(&format!("a/{}", one.path), &format!("b/{}", one.path)).to_string());
    }
    put(&text)?;
    say(&sentence("would mend", edited));
    Ok(())
}

/// Writes the changes.
pub(super) fn write(root: &Root, edited: &[Edited]) -> anyhow::Result<()> {
    let _lock = edit::lock(&root.path)?;
    for one in edited {
        edit::replace(&root.path, &one.path, &one.before, &one.after)?;
    }
    say(&sentence("mended", edited));
    Ok(())
}

/// "mended 3 findings in 2 files"
fn sentence(verb: &str, edited: &[Edited]) -> String {
    let findings = edited.iter().map(|one| one.count).sum();
    match findings {
        0 => "nothing here can be mended by `--fix`".to_owned(),
        _ => format!("{verb} {} in {}", counted(findings, "finding"), counted(edited.len(), "file")),
    }
}
