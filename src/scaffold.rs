//! A small site to start from: files that pass `check` as they are, and show how each thing is written.

#![expect(clippy::disallowed_methods, reason = "this is the shell: it writes the first files of a site")]

use std::{fs, io::Write, path::Path};

use anyhow::{Context, bail};

use crate::model::Today;

const GITIGNORE: &str = ".gitignore";

/// The files, by path. `{year}`, `{quarter}` and `{today}` stand for the day on which the site is made.
const FILES: [(&str, &str); 8] = [
    ("okrsite.yaml", include_str!("scaffold/okrsite.yaml")),
    (GITIGNORE, include_str!("scaffold/gitignore")),
    ("organisation.md", include_str!("scaffold/organisation.md")),
    ("teams/leadership.md", include_str!("scaffold/leadership.md")),
    ("teams/product.md", include_str!("scaffold/product.md")),
    ("okrs/{year}/easy-to-start.md", include_str!("scaffold/easy-to-start.md")),
    ("okrs/{quarter}/product/first-day.md", include_str!("scaffold/first-day.md")),
    ("pages/how-we-work.md", include_str!("scaffold/how-we-work.md")),
];

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The paths, in the folder.
    pub paths: Vec<String>,
    /// Whether a `.gitignore` was there already, and was left as it is.
    pub has_gitignore: bool,
}

/// Writes the files into `folder`, which is made if need be.
///
/// # Errors
///
/// When one of them is there already (then none is written), or cannot be written.
pub fn init(folder: &Path, today: Today) -> anyhow::Result<Written> {
    let (year, month) = (today.0.year(), today.0.month());
    let quarter = format!("{year}-Q{}", (month - 1) / 3 + 1);
    let filled = |text: &str| {
        text.replace("{year}", &year.to_string())
            .replace("{quarter}", &quarter)
            .replace("{today}", &today.0.to_string())
    };
    let has_gitignore = folder.join(GITIGNORE).symlink_metadata().is_ok();
    let files = FILES.iter().filter(|(path, _)| !(has_gitignore && *path == GITIGNORE));
    let files: Vec<(String, String)> = files.map(|(path, text)| (filled(path), filled(text))).collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| folder.join(path).symlink_metadata().is_ok()) {
        bail!("{} is there already, and nothing is overwritten: choose another folder", folder.join(path).display());
    }
    for (path, text) in &files {
        let place = folder.join(path);
        let parent = place.parent().unwrap_or(folder);
        fs::create_dir_all(parent).with_context(|| format!("cannot create {}", parent.display()))?;
        fs::File::create_new(&place)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .with_context(|| format!("cannot write {}", place.display()))?;
    }
    Ok(Written { paths: files.into_iter().map(|(path, _)| path).collect(), has_gitignore })
}
