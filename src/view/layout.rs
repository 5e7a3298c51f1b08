//! What every page has around its content.

use serde::Serialize;

use super::Link;

/// The frame of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Layout {
    /// The language of the interface: `en`.
    pub lang: String,
    /// For `<title>`: "Answers within the hour – Support – Nordkraft OKRs".
    pub title: String,
    /// For `<meta name=description>`.
    pub description: String,
    /// The site's name in the header: its title, or a shorter one.
    pub site: String,
    /// Address of the logo; empty where the site has none of its own.
    pub logo: String,
    /// Address of the picture that browsers show beside the title: the logo, or that of the theme.
    pub icon: String,
    /// From the page to the site's root: empty, or `../`.
    pub root: String,
    /// The main menu.
    pub nav: Vec<NavItem>,
    /// Address of the feed that tells of what the page shows; empty where there is none.
    pub feed: String,
    /// Address of the style sheet.
    pub css: String,
    /// Address of the script that every page runs before its first paint.
    pub early_js: String,
    /// Address of the script that every page runs once it is read.
    pub js: String,
    /// Address of the style sheet of search, which is loaded when search is wanted.
    pub search_css: String,
    /// Address of the style sheet of long lists, for pages that have a part of one or count by team.
    pub lists_css: String,
    /// Address of the script of search, which is loaded when search is wanted.
    pub search_js: String,
    /// "23 November 2026": the day the page was computed for.
    pub as_of: String,
    /// The same as `2026-11-23`, for the element that says how old a page is.
    pub as_of_iso: String,
    /// Further entries of the menu, which the header shows behind a word.
    pub more: Vec<NavItem>,
    /// Name of the period that the page is about ("Q4 2026"), where there is one.
    pub period: Option<String>,
    /// The page of that period; empty where there is none.
    pub period_href: String,
    /// The periods that readers can change to, newest first; empty where there is nothing to choose.
    pub periods: Vec<PeriodChoice>,
    /// The page that lists all periods; empty where there is only one.
    pub periods_all: String,
    /// Where the page is about another period than the running one: that it is, and the way back.
    pub away: Option<Away>,
    /// The page that says how to read all others.
    pub help: Link,
}

/// A period to change to.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodChoice {
    /// "Q3 2026".
    pub name: String,
    /// The same view of that period.
    pub href: String,
    /// "closed", "now", "planned".
    pub state: String,
    /// Whether the page is about it already.
    pub is_own: bool,
}

/// That a page is about another period than the running one.
#[derive(Debug, Clone, Serialize)]
pub struct Away {
    /// "Q3 2026 ended on 30 Sep 2026: scores, not pace."
    pub text: String,
    /// Whether that period is over.
    pub is_over: bool,
    /// The way to the same view of the running period.
    pub back: Link,
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
