//! The table of rules: what may be wrong, how grave it is, and the page that explains it.
//!
//! Rules of the earlier stages report while they work; those of stage [`Stage::Check`] are functions over the linked site
//! and its numbers. [`settle`] then applies what okrsite.yaml and waivers say.

mod dates;
mod levels;
mod table;

pub use levels::{Waivers, settle};
pub use table::RULES;

use crate::{
    diagnostics::{Diagnostic, Report, RuleId, suggest},
    link::Site,
    model::Date,
};

/// One rule.
pub struct Rule {
    /// Code, name and default severity.
    pub id: &'static RuleId,
    /// Where it is found.
    pub stage: Stage,
    /// What is wrong, in a few words.
    pub summary: &'static str,
    /// The page that explains it, in Markdown.
    pub explain: &'static str,
}

/// Where a rule is found.
#[derive(Clone, Copy)]
pub enum Stage {
    /// While one file is read.
    Parse,
    /// While files are linked.
    Link,
    /// Over the linked site and its numbers.
    Check(fn(&Facts<'_>, &mut Report)),
    /// In what surrounds the content: folders, settings, theme.
    Site,
}

/// What a rule of stage [`Stage::Check`] looks at.
pub struct Facts<'a> {
    /// The linked site.
    pub site: &'a Site,
    /// The latest day that content may speak of.
    pub latest: Date,
}

/// Runs every rule of stage [`Stage::Check`].
#[must_use]
pub fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut report = Report::default();
    for rule in RULES {
        if let Stage::Check(function) = rule.stage {
            function(facts, &mut report);
        }
    }
    report.into_found()
}

/// The rule with this code (`OKR012`, `okr12`, `12`) or name.
#[must_use]
pub fn find(wanted: &str) -> Option<&'static Rule> {
    let digits = wanted.trim_start_matches(['O', 'K', 'R', 'o', 'k', 'r']);
    let code: Option<u16> = digits.parse().ok();
    RULES.iter().find(|rule| rule.id.name == wanted || Some(rule.id.code) == code)
}

/// The name of the rule nearest to a misspelt one.
#[must_use]
pub fn nearest(wanted: &str) -> Option<&'static str> {
    suggest::closest(wanted, RULES.iter().map(|rule| rule.id.name))
}
