//! A small site to start from: files that pass `check` as they are, and show how each thing is written.

use std::path::Path;

use anyhow::bail;

use super::write_new;
use crate::{
    model::{FiscalYear, Language, Period, Today},
    schema::Subject,
};

const GITIGNORE: &str = ".gitignore";
/// Where editors find what may be written.
const SCHEMAS: &str = ".schemas";

/// Settings for editors, left as they are where there are some already.
const EDITORS: [(&str, &str); 2] = [
    (".vscode/settings.json", include_str!("vscode/settings.json")),
    (".vscode/tasks.json", include_str!("vscode/tasks.json")),
];

/// Files: where each goes, and its text. `{year}`, `{quarter}`, `{end}` and `{today}` stand for the day on which the site is made.
type Files = [(&'static str, &'static str); 8];

const ENGLISH: Files = [
    ("okrsite.yaml", include_str!("en/okrsite.yaml")),
    (GITIGNORE, include_str!("gitignore")),
    ("organisation.md", include_str!("en/organisation.md")),
    ("teams/leadership.md", include_str!("en/leadership.md")),
    ("teams/product.md", include_str!("en/product.md")),
    ("okrs/{year}/easy-to-start.md", include_str!("en/easy-to-start.md")),
    ("okrs/{quarter}/product/first-day.md", include_str!("en/first-day.md")),
    ("pages/how-we-work.md", include_str!("en/how-we-work.md")),
];

const SWEDISH: Files = [
    ("okrsite.yaml", include_str!("sv/okrsite.yaml")),
    (GITIGNORE, include_str!("gitignore")),
    ("organisation.md", include_str!("sv/organisation.md")),
    ("teams/ledning.md", include_str!("sv/ledning.md")),
    ("teams/produkt.md", include_str!("sv/produkt.md")),
    ("okrs/{year}/latt-att-borja.md", include_str!("sv/latt-att-borja.md")),
    ("okrs/{quarter}/produkt/forsta-dagen.md", include_str!("sv/forsta-dagen.md")),
    ("pages/sa-arbetar-vi.md", include_str!("sv/sa-arbetar-vi.md")),
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
pub fn init(folder: &Path, language: Language, today: Today) -> anyhow::Result<Written> {
    let (year, month) = (today.0.year(), today.0.month());
    let quarter = format!("{year}-Q{}", (month - 1) / 3 + 1);
    let end = Period::parse(&quarter, FiscalYear::default()).map_or(today.0, |period| period.end);
    let filled = |text: &str| {
        text.replace("{year}", &year.to_string())
            .replace("{quarter}", &quarter)
            .replace("{end}", &end.to_string())
            .replace("{today}", &today.0.to_string())
    };
    let has_gitignore = folder.join(GITIGNORE).symlink_metadata().is_ok();
    let files = match language {
        Language::English => ENGLISH,
        Language::Swedish => SWEDISH,
    };
    let files = files.iter().filter(|(path, _)| !(has_gitignore && *path == GITIGNORE));
    let files: Vec<(String, String)> = files.map(|(path, text)| (filled(path), filled(text))).collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| folder.join(path).symlink_metadata().is_ok()) {
        bail!("{} exists already and was not overwritten: choose another folder", folder.join(path).display());
    }
    let mut paths = Vec::new();
    for (path, text) in files.into_iter().chain(for_editors(folder)) {
        write_new(&folder.join(&path), &text)?;
        paths.push(path);
    }
    Ok(Written { paths, has_gitignore })
}

/// Schemas, and the settings that point editors at them; what is there already stays.
fn for_editors(folder: &Path) -> Vec<(String, String)> {
    let schema = |subject: Subject| (format!("{SCHEMAS}/{}", subject.file_name()), subject.schema());
    let settings = EDITORS.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let files = [Subject::Settings, Subject::Content].into_iter().map(schema).chain(settings);
    files.filter(|(path, _)| folder.join(path).symlink_metadata().is_err()).collect()
}
