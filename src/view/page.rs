//! Pages of text, and the page for what is not found.

use serde::Serialize;

use super::{Layout, Link, WaiverRow};

/// `pages/<id>.html`
#[derive(Debug, Clone, Serialize)]
pub struct TextPage {
    /// The frame.
    pub layout: Layout,
    /// Its title.
    pub title: String,
    /// The language of its text where it differs from the site's; else empty.
    pub lang: String,
    /// The text.
    pub body_html: String,
    /// Rules that are waived, with the reasons.
    pub waivers: Vec<WaiverRow>,
    /// Where the file can be changed; may be empty.
    pub edit: String,
}

/// A page at an earlier address, which leads on to the one of today.
#[derive(Debug, Clone, Serialize)]
pub struct Redirect {
    /// The frame.
    pub layout: Layout,
    /// Where the item stands now.
    pub target: Link,
}

/// Where [`NotFound`] stands. A server shows it in place of pages at any depth; one that is set up as `docs/hosting` shows, the
/// one that stands as deep as the page that is missing.
pub(super) const NOT_FOUND: &str = "404.html";
/// How many folders deep the deepest of these pages stands: one deeper than any other page.
pub(super) const NOT_FOUND_DEPTH_MAX: usize = 3;

/// `404.html`, and the same deeper
#[derive(Debug, Clone, Serialize)]
pub struct NotFound {
    /// The frame.
    pub layout: Layout,
    /// Where to go instead.
    pub links: Vec<Link>,
}
