//! The search page. What a reader without JavaScript sees is everything from A to Z; the script searches instead.

use serde::Serialize;

use super::{Layout, Texts};

/// `search.html`, and `a-z/<letter>.html` where everything is too much for one page.
#[derive(Debug, Clone, Serialize)]
pub struct Finder {
    /// The frame.
    pub layout: Layout,
    /// The way here: site and search page; empty on the search page itself.
    pub crumbs: Vec<super::Link>,
    /// "Search", or the letter.
    pub heading: String,
    /// Whether this is the search page.
    pub is_search: bool,
    /// The script of the search page.
    pub script: String,
    /// Every letter that something begins with.
    pub letters: Vec<LetterLink>,
    /// The parts of the page's own letter, by their first two letters; empty where it is one.
    pub parts: Vec<LetterLink>,
    /// What begins with each letter of this page.
    pub groups: Vec<LetterGroup>,
}

/// The way to a letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterLink {
    /// `A`, `Ö`, `0–9`, or `#` for what begins with no letter.
    pub letter: String,
    /// Its place on this page, or its page.
    pub href: String,
    /// Whether it is the page's own letter.
    pub is_current: bool,
}

/// What begins with a letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterGroup {
    /// The letter.
    pub letter: String,
    /// The id of its place on the page.
    pub id: String,
    /// The entries, in the order of the alphabet.
    pub entries: Vec<IndexEntry>,
}

/// Something that has a place on the site.
#[derive(Debug, Clone, Serialize)]
pub struct IndexEntry {
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
    /// The language of the title where it differs from the site's; else empty.
    pub lang: String,
    /// What it is: "Objective".
    pub kind: String,
    /// Whether it is a part of another page: a key result.
    pub is_part: bool,
    /// What it belongs to: team and period, or objective; may be empty.
    pub aside: Vec<String>,
}

/// The texts that the script of search shows: their names there, and their keys.
const TEXTS: [(&str, &str); 30] = [
    ("all", "search-all"),
    ("allValues", "search-all-values"),
    ("broken", "search-broken"),
    ("choose", "search-choose"),
    ("close", "search-close"),
    ("corrected", "search-corrected"),
    ("countMany", "search-count-many"),
    ("countOne", "search-count-one"),
    ("everything", "search-everything"),
    ("expected", "expected"),
    ("hintField", "search-hint-field"),
    ("hintFieldHelp", "search-hint-field-help"),
    ("hintPhrase", "search-hint-phrase"),
    ("hintPhraseHelp", "search-hint-phrase-help"),
    ("hintWithout", "search-hint-without"),
    ("hintWithoutHelp", "search-hint-without-help"),
    ("hits", "search-hits"),
    ("label", "search-label"),
    ("missing", "search-missing"),
    ("more", "search-more"),
    ("moreParts", "search-more-parts"),
    ("narrow", "search-narrow"),
    ("noValue", "search-no-value"),
    ("none", "search-none"),
    ("noneFor", "search-none-for"),
    ("noneHelp", "search-none-help"),
    ("open", "search-open"),
    ("progress", "progress"),
    ("search", "search"),
    ("without", "search-without"),
];

/// The values of those texts. They stand in braces, for the script to fill in.
const VALUES: [&str; 7] = ["count", "field", "filter", "hits", "score", "value", "words"];

/// The texts of search as a module of its script: `export const texts = {...}`.
#[must_use]
pub fn script_texts(texts: &Texts) -> String {
    let values = VALUES.map(|name| (name, super::Arg::from(format!("{{{name}}}"))));
    let said = TEXTS.map(|(name, key)| (name, texts.say(key, &values)));
    let object: std::collections::BTreeMap<&str, String> = said.into_iter().collect();
    let object = serde_json::to_string(&object).unwrap_or_default(); // texts by text: cannot fail
    format!("export const texts = {object}\n")
}
