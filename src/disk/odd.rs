//! Files that were meant to be read and are not, because of their names.

use std::path::Path;

use super::tally::{is_okr, start_of};
use crate::{config::FILE_NAME, diagnostics::SitePath, source::picture};

/// Why a file is not read that seems to be meant for okrsite, and what to do. `depth` is 1 at the top of the content folder.
pub(super) fn why_not_read(path: &SitePath, place: &Path, depth: usize) -> Option<String> {
    let name = path.as_str().rsplit('/').next().unwrap_or("");
    let lower = name.to_lowercase();
    if lower == FILE_NAME {
        return Some(if depth > 1 {
            format!("not read: settings count only in the {FILE_NAME} of the content folder")
        } else {
            format!("not read: the name is written `{FILE_NAME}`, in lower case")
        });
    }
    if matches!(lower.as_str(), "okrsite.yml" | "okrsite.json" | "okrsite.toml" | "okrsite.yaml.txt" | "okr-site.yaml")
    {
        return Some(format!("not read: the settings have to be in `{FILE_NAME}`"));
    }

    let stem = |ending: &str| lower.strip_suffix(ending).map(str::to_owned);
    let is_markdown = [".markdown", ".mdown", ".mkd", ".md.txt", ".mdx"].iter().find_map(|ending| stem(ending));
    if let Some(stem) = is_markdown {
        let is_other = stem == "readme" || picture::ending(&lower) == "txt" && !starts_with_keys(place);
        return (!is_other).then(|| format!("not read: the name has to end with `.md`, as in `{stem}.md`"));
    }
    let is_data = matches!(picture::ending(&lower).as_str(), "yaml" | "yml");
    if is_data && is_okr(&start_of(place)) {
        return Some(
            "not read: OKRs are Markdown files, which hold this between two lines `---` and end with `.md`".to_owned(),
        );
    }
    let is_text = matches!(picture::ending(&lower).as_str(), "txt" | "text");
    (is_text && starts_with_keys(place)).then(|| "not read: the name has to end with `.md`".to_owned())
}

/// Whether a file starts with front matter that okrsite could read.
fn starts_with_keys(place: &Path) -> bool {
    let start = start_of(place);
    start.trim_start_matches('\u{feff}').starts_with("---") && is_okr(&start)
}
