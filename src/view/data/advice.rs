//! What rules found, as data.

use serde::Serialize;

/// What a rule found in the file of an item.
#[derive(Debug, Clone, Serialize)]
pub struct AdviceData {
    /// The page of the item, from the root of the site.
    pub page: String,
    /// The rule's code: `OKR090`.
    pub code: String,
    /// The rule's name: `overdue-check-in`.
    pub name: &'static str,
    /// `warning` or `note`.
    pub severity: &'static str,
    /// The line in the file, from 1.
    pub line: usize,
    /// What was found, in English.
    pub message: String,
    /// What to do about it, in English.
    pub hint: Option<String>,
}
