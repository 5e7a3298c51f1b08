//! Which files may be copied beside the pages, and SVG pictures that hold nothing active.
//!
//! A copied file is opened from the site's own address, so one that can run script would act as its reader.

/// Endings of files that browsers show or save without running anything in them.
pub const INERT: [&str; 22] = [
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

/// Whether a file with this name is a picture.
#[must_use]
pub fn is_picture(path: &str) -> bool {
    matches!(ending(path).as_str(), "avif" | "gif" | "ico" | "jpeg" | "jpg" | "png" | "svg" | "webp")
}

/// What no passive picture holds, and its name.
const REFUSED: [(&str, &str); 12] = [
    ("<script", "a script"),
    (":script", "a script"),
    ("<foreignobject", "foreign content"),
    (":foreignobject", "foreign content"),
    ("<iframe", "a frame"),
    ("<embed", "embedded content"),
    ("<object", "embedded content"),
    ("1999/xhtml", "HTML"), // the name without which an element is none of HTML, whatever its prefix
    ("<!entity", "an entity"),
    ("<!doctype", "a document type"),
    ("<?xml-stylesheet", "a style sheet from elsewhere"),
    ("@import", "a style sheet from elsewhere"),
];

/// Says what is active in an SVG picture; `None` where nothing is.
///
/// The check is strict rather than clever: script, event handlers, foreign content, entities, style sheets from elsewhere,
/// every `href` that does not point into the picture itself or is animated, and backslashes, with which style sheets
/// can write all that in other letters.
#[must_use]
pub fn active_part(svg: &str) -> Option<&'static str> {
    let as_written = active_in(&svg.to_lowercase());
    as_written.or_else(|| active_in(&without_references(svg).to_lowercase()))
}

fn active_in(lower: &str) -> Option<&'static str> {
    if let Some((_, name)) = REFUSED.iter().find(|(part, _)| lower.contains(part)) {
        return Some(name);
    }
    if lower.contains("<style") && ["<!--", "<![cdata[", "<?xml-"].iter().any(|part| lower.contains(part)) {
        return Some("a style sheet with comments, in which much can hide");
    }
    let leads_out = || lower.match_indices("href").any(|(at, _)| !points_inside(&lower[at + 4..]));
    if has_event_handler(lower) {
        Some("an event handler")
    } else if animates_address(lower) {
        Some("an animated address")
    } else if leads_out() || url_leads_out(lower) {
        Some("an address outside the picture")
    } else {
        lower.contains('\\').then_some("a backslash")
    }
}

/// `svg` with the letters that `&#106;` and `&#x6a;` stand for.
fn without_references(svg: &str) -> String {
    let mut parts = svg.split("&#");
    let mut text = parts.next().unwrap_or("").to_owned();
    for part in parts {
        if let Some((letter, rest)) = part.split_once(';').and_then(|(digits, rest)| Some((letter(digits)?, rest))) {
            text.push(letter);
            text.push_str(rest);
        } else {
            text.push_str("&#");
            text.push_str(part);
        }
    }
    text
}

/// The letter that `106` or `x6a` stands for.
fn letter(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?)
}

/// An attribute such as `onload =`.
fn has_event_handler(lower: &str) -> bool {
    lower.match_indices("on").any(|(at, _)| {
        let starts_attribute =
            lower[..at].ends_with(|before: char| before.is_whitespace() || matches!(before, '"' | '\'' | '/'));
        let is_set = || {
            let name_end = lower[at..].find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(0);
            name_end > 2 && lower[at + name_end..].trim_start().starts_with('=')
        };
        starts_attribute && is_set()
    })
}

/// `="#id"` after an `href`, or no attribute at all.
fn points_inside(after: &str) -> bool {
    let Some(value) = after.trim_start().strip_prefix('=') else { return true };
    value.trim_start().trim_start_matches(['"', '\'']).starts_with('#')
}

/// `attributeName="href"`, or an event handler there: an animation may set them to anything. A name that goes on and on is
/// none of an attribute, and not read to its end.
fn animates_address(lower: &str) -> bool {
    const ATTRIBUTE: &str = "attributename";
    const NAME_LETTERS_MAX: usize = 200;
    lower.match_indices(ATTRIBUTE).any(|(at, _)| {
        let Some(value) = lower[at + ATTRIBUTE.len()..].trim_start().strip_prefix('=') else { return false };
        let value = value.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\''));
        let start: String = value.chars().take(NAME_LETTERS_MAX).collect();
        start.split_once(['"', '\'']).is_none_or(|(name, _)| name.contains("href") || name.starts_with("on"))
    })
}

/// `url(...)` in a style, other than `url(#id)`, or one that does without the word.
fn url_leads_out(lower: &str) -> bool {
    let leads_out = |after: &str| !after.trim_start_matches([' ', '"', '\'']).starts_with('#');
    lower.contains("image-set(") || lower.match_indices("url(").any(|(at, _)| leads_out(&lower[at + 4..]))
}
