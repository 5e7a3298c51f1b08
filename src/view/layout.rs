//! What every page has around its content.

use serde::Serialize;

/// The frame of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Layout {
    /// The language of the interface: `en`.
    pub lang: String,
    /// For `<title>`: "Answers within the hour – Support – Nordkraft OKRs".
    pub title: String,
    /// For `<meta name=description>`.
    pub description: String,
    /// The site's title, shown as its name in the header.
    pub site: String,
    /// From the page to the site's root: empty, or `../`.
    pub root: String,
    /// The main menu.
    pub nav: Vec<NavItem>,
    /// Address of the feed that tells of what the page shows; empty where there is none.
    pub feed: String,
    /// Address of the style sheet.
    pub css: String,
    /// Address of the script.
    pub js: String,
    /// "23 November 2026": the day the page was computed for.
    pub as_of: String,
    /// The same as `2026-11-23`, for the script that says when a page is old.
    pub as_of_iso: String,
    /// Name of the running period ("Q4 2026"), where there is one.
    pub period: Option<String>,
}

/// One entry of the main menu.
#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    /// Its text.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is this page (`page`), or this page lies below it (`true`); empty otherwise: for `aria-current`.
    pub current: String,
    /// How many things the page lists, where readers should know before they go there; else empty.
    pub count: String,
}
