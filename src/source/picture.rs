//! Which files may be copied beside the pages, and SVG pictures that hold nothing active.
//!
//! A copied file is opened from the site's own address, so one that can run script would act as its reader.

/// Endings of files that browsers show or save without running anything in them.
const INERT: [&str; 22] = [
    "avif", "csv", "docx", "gif", "ico", "jpeg", "jpg", "json", "md", "mp4", "odp", "ods", "odt", "pdf", "png", "pptx",
    "tsv", "txt", "webm", "webp", "xlsx", "zip",
];

/// The ending of `path` in lower case; empty where it has none.
#[must_use]
pub fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

/// Whether a file with this name can be copied as it is.
#[must_use]
pub fn is_inert(path: &str) -> bool {
    INERT.contains(&ending(path).as_str())
}

/// What an SVG picture may not hold, and what that is called.
const REFUSED: [(&str, &str); 11] = [
    ("<script", "a script"),
    (":script", "a script"),
    ("<foreignobject", "foreign content"),
    (":foreignobject", "foreign content"),
    ("<iframe", "a frame"),
    ("<embed", "embedded content"),
    ("<object", "embedded content"),
    ("<!entity", "an entity"),
    ("<!doctype", "a document type"),
    ("<?xml-stylesheet", "a style sheet from elsewhere"),
    ("@import", "a style sheet from elsewhere"),
];

/// Says what is active in an SVG picture; `None` where nothing is.
///
/// The check is strict rather than clever: script, event handlers, foreign content, entities, style sheets from elsewhere,
/// and every `href` that does not point into the picture itself.
#[must_use]
pub fn active_part(svg: &str) -> Option<&'static str> {
    let lower = svg.to_lowercase();
    if let Some((_, name)) = REFUSED.iter().find(|(part, _)| lower.contains(part)) {
        return Some(name);
    }
    if has_event_handler(&lower) {
        return Some("an event handler");
    }
    let leads_out = lower.match_indices("href").any(|(at, _)| !points_inside(&lower[at + 4..]));
    (leads_out || url_leads_out(&lower)).then_some("an address outside the picture")
}

/// An attribute such as `onload =`.
fn has_event_handler(lower: &str) -> bool {
    lower.match_indices("on").any(|(at, _)| {
        let starts_attribute =
            lower[..at].ends_with(|before: char| before.is_whitespace() || matches!(before, '"' | '\'' | '/'));
        let name_end = lower[at..].find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(0);
        starts_attribute && name_end > 2 && lower[at + name_end..].trim_start().starts_with('=')
    })
}

/// `="#id"` after an `href`, or no attribute at all.
fn points_inside(after: &str) -> bool {
    let Some(value) = after.trim_start().strip_prefix('=') else { return true };
    value.trim_start().trim_start_matches(['"', '\'']).starts_with('#')
}

/// `url(...)` in a style, other than `url(#id)`.
fn url_leads_out(lower: &str) -> bool {
    lower.match_indices("url(").any(|(at, _)| !lower[at + 4..].trim_start_matches([' ', '"', '\'']).starts_with('#'))
}
