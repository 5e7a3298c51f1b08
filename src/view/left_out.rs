//! Files that are left out because they have errors, as pages say it.

use serde::Serialize;

use super::Words;

/// A file that is left out of the site.
#[derive(Debug, Clone, Serialize)]
pub struct LeftOutRow {
    /// Its title; empty where none could be read.
    pub title: String,
    /// Its path in the content folder.
    pub path: String,
    /// "line 12".
    pub line: String,
    /// Its first error, in English.
    pub message: Vec<Words>,
    /// "and 2 more errors"; empty where there is one.
    pub more: String,
    /// Where the file can be changed; empty where no place is known.
    pub edit: String,
}
