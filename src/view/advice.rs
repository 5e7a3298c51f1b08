//! What rules found, in the tone of advice; and the page that explains every rule.

use serde::Serialize;

use super::{Layout, Link};

/// What a rule found about something.
#[derive(Debug, Clone, Serialize)]
pub struct Advice {
    /// What the rule is about: "A key result cannot be measured".
    pub summary: String,
    /// Where the rule is explained.
    pub href: String,
    /// What was found, in English.
    pub message: Vec<Words>,
    /// What to do about it, in English; may be empty.
    pub hint: Vec<Words>,
    /// The language of message and hint where it differs from the site's; else empty.
    pub lang: String,
    /// `watch` for a warning, `idle` for a note: the class that colours it.
    pub class: &'static str,
    /// "Warning", "Note".
    pub level: String,
    /// "line 12".
    pub line: String,
    /// What it is about.
    pub item: Link,
}

/// Some words, in the typeface of code or not.
#[derive(Debug, Clone, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Whether they are a name, key or value.
    pub code: bool,
}

/// What rules found in the files of a team, or of none.
#[derive(Debug, Clone, Serialize)]
pub struct TeamAdvice {
    /// The team, or what stands for no team: without an address.
    pub team: Link,
    /// "3".
    pub count: String,
    /// What was found, the gravest first.
    pub rows: Vec<Advice>,
    /// Rules that found too much to be listed at once: their rows are folded.
    pub rules: Vec<RuleAdvice>,
    /// "and 340 more", which the data has; none where all of it is here.
    pub more: Option<Link>,
}

/// What one rule found in the files of a team, folded.
#[derive(Debug, Clone, Serialize)]
pub struct RuleAdvice {
    /// What the rule is about: "A key result cannot be measured".
    pub summary: String,
    /// "12".
    pub count: String,
    /// What was found.
    pub rows: Vec<Advice>,
}

/// `rules.html`
#[derive(Debug, Clone, Serialize)]
pub struct RulesPage {
    /// The frame.
    pub layout: Layout,
    /// The rules, by what they are about.
    pub groups: Vec<RuleGroup>,
}

/// Rules about the same.
#[derive(Debug, Clone, Serialize)]
pub struct RuleGroup {
    /// The anchor.
    pub id: &'static str,
    /// "Alignment".
    pub title: String,
    /// "12".
    pub count: String,
    /// The rules, by code.
    pub rules: Vec<RuleView>,
}

/// A rule, explained.
#[derive(Debug, Clone, Serialize)]
pub struct RuleView {
    /// The anchor: `okr012`.
    pub id: String,
    /// `OKR012`.
    pub code: String,
    /// `flat-target`.
    pub name: &'static str,
    /// What is wrong, in a few words.
    pub summary: String,
    /// The class that colours its level: `off`, `watch` or `idle`.
    pub class: &'static str,
    /// "Error", "Warning", "Note".
    pub level: String,
    /// The explanation with examples.
    pub html: String,
    /// The language of the explanation where it differs from the site's; else empty.
    pub lang: String,
}
