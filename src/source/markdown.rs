//! Markdown to safe HTML, and the links it holds.
#![allow(missing_docs)]

use std::ops::Range;

/// A link or picture in a Markdown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkUse {
    /// The whole link, in bytes of the Markdown text.
    pub range: Range<usize>,
    /// The address as written, entities and escapes resolved.
    pub address: String,
    /// A picture (`![]()`) rather than a link.
    pub image: bool,
}

/// How a text is turned into HTML.
pub struct Style<'a> {
    /// The level of the topmost heading (2 to 6); deeper ones follow without a gap.
    pub first_heading: u8,
    /// What every id starts with, so that several texts can share a page: `om-`.
    pub id_prefix: &'a str,
    /// Turns an address as written into one that is right on the page; `None` drops the link and keeps its words.
    /// Whatever it returns is checked once more by [`super::url::is_safe`].
    pub resolve: &'a dyn Fn(&LinkUse) -> Option<String>,
    pub task_done: &'a str,
    pub task_open: &'a str,
    pub footnotes: &'a str,
    pub back: &'a str,
}

/// Lists the links and pictures of `text` in order.
#[must_use]
pub fn links(text: &str) -> Vec<LinkUse> {
    let _ = text;
    Vec::new()
}

/// The ids that the headings of `text` get, in order, without prefix.
#[must_use]
pub fn anchors(text: &str) -> Vec<String> {
    let _ = text;
    Vec::new()
}

/// Turns `text` into HTML that holds nothing active.
#[must_use]
pub fn to_html(text: &str, style: &Style<'_>) -> String {
    let _ = (text, style);
    String::new()
}

pub fn to_inline_html(text: &str, style: &Style<'_>) -> String {
    to_html(text, style)
}
pub fn plain_text(text: &str) -> String {
    text.to_owned()
}
