//! The table of rules: what may be wrong, how grave it is, and the page that explains it.
//!
//! Rules of the earlier stages report while they work; the others are functions over the linked site and its numbers
//! ([`Facts`]). [`settle`] then applies what okrsite.yaml and waivers say.
//!
//! Most of the latter teach the method: focus, alignment, wording, follow-up. They would rather miss a fault than cry
//! wolf, and look only at what can still be changed: objectives that are not closed, whose period is not over.

mod activity;
mod alignment;
mod craft;
mod dates;
mod facts;
mod figures;
mod focus;
mod follow_up;
mod levels;
mod lexicon;
mod measures;
mod plausible;
mod table;
mod text;
mod titles;
mod together;
mod wording;

pub use craft::{TEMPLATE_TEXTS, Titles};
pub use facts::{Changes, Facts};
pub use levels::{Waivers, settle};
pub use lexicon::{WordFile, read as read_words, word_files};
pub use table::RULES;
pub use together::Together;
pub use wording::Wording;

use std::{collections::BTreeMap, sync::LazyLock};

use include_dir::{Dir, File, include_dir};
use rayon::prelude::*;

use crate::{
    diagnostics::{Diagnostic, Report, RuleId, suggest},
    link::ObjectiveKey,
    model::Language,
};

/// The explain pages, with those in other languages than English in folders by language tag.
static PAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/rules/explain");

/// Those in other languages, by language tag and the name of the page.
static TRANSLATED: LazyLock<BTreeMap<(&str, &str), &str>> = LazyLock::new(|| {
    let page = |folder: &'static Dir<'static>, file: &'static File<'static>| {
        let (tag, name) = (folder.path().to_str()?, file.path().file_stem()?.to_str()?);
        Some(((tag, name), file.contents_utf8()?))
    };
    PAGES.dirs().flat_map(|folder| folder.files().filter_map(move |file| page(folder, file))).collect()
});

/// One rule.
pub struct Rule {
    /// Code, name and default severity.
    pub id: &'static RuleId,
    /// What it is about.
    pub group: Group,
    /// Where it is found.
    pub stage: Stage,
    /// What is wrong, in a few words.
    pub summary: &'static str,
    /// The name of the page that explains it, without ending: `OKR012-flat-target`.
    pub page: &'static str,
    /// That page in English, in Markdown.
    pub explain: &'static str,
}

impl Rule {
    /// The page that explains it, in Markdown; in English where there is none in `language`.
    #[must_use]
    pub fn explained_in(&self, language: Language) -> &'static str {
        TRANSLATED.get(&(language.tag(), self.page)).copied().unwrap_or(self.explain)
    }

    /// What is wrong, in a few words, as that page says it.
    #[must_use]
    pub fn summary_in(&self, language: Language) -> &'static str {
        let first = self.explained_in(language).lines().next().unwrap_or_default();
        first.split_once(": ").map_or(self.summary, |(_, summary)| summary)
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Whether files can be read and fit together. Everything else teaches the method.
    Content,
    /// How much a team takes on.
    Focus,
    /// What objectives serve.
    Alignment,
    /// The wording of objectives.
    Objectives,
    /// The wording and the figures of key results.
    KeyResults,
    /// Check-ins and closings.
    FollowUp,
    /// Care for the files.
    Craft,
}

impl Group {
    /// Every one of them.
    pub const ALL: [Self; 7] =
        [Self::Content, Self::Focus, Self::Alignment, Self::Objectives, Self::KeyResults, Self::FollowUp, Self::Craft];

    /// Its name in texts for programs and catalogues.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Focus => "focus",
            Self::Alignment => "alignment",
            Self::Objectives => "objectives",
            Self::KeyResults => "key-results",
            Self::FollowUp => "follow-up",
            Self::Craft => "maintenance",
        }
    }
}

/// What a rule looks at that compares objectives with each other, beside what ties them to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// Nothing else.
    AtTies,
    /// Their titles.
    AtTitles,
    /// What their key results measure.
    AtMeasures,
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
    /// The same, over what can still be changed: once an objective is closed or its period over, nothing is found.
    Live(fn(&Facts<'_>, &mut Report)),
    /// The same, where findings come and go as days pass: a waiver that waives nothing today may be needed tomorrow.
    Dated(fn(&Facts<'_>, &mut Report)),
    /// The same as `Live`, over all objectives together, and what of them it looks at.
    Together(fn(&Facts<'_>, &mut Report), Looks),
    /// The same as `Live`, over the texts of one objective at a time, where there are words for its language.
    Wording(fn(&Wording<'_>, &mut Report)),
    /// In what surrounds the content: folders, settings, theme.
    Site,
}

impl Stage {
    /// Whether it looks at nothing but what can still be changed.
    fn is_live(self) -> bool {
        matches!(self, Self::Live(_) | Self::Together(..) | Self::Wording(_))
    }
}

/// Runs every rule over the linked site that looks at one objective after another, as many at once as there are
/// processors. What is found does not depend on that.
#[must_use]
pub fn check_each(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let look = |rule: &Rule| {
        let mut report = Report::default();
        if let Stage::Check(function) | Stage::Live(function) | Stage::Dated(function) = rule.stage {
            function(facts, &mut report);
        }
        report.into_found()
    };
    let (mut found, mut on_wording): (Vec<Diagnostic>, Vec<Diagnostic>) =
        rayon::join(|| RULES.par_iter().flat_map_iter(look).collect(), || wording::check(facts));
    found.append(&mut on_wording);
    found
}

/// The objectives in which rules may find something else once these changed: those that are linked with them, and those whose
/// file names are compared with a title that changed.
#[must_use]
pub fn concerned(facts: &Facts<'_>, changed: &Changes<'_>) -> Vec<ObjectiveKey> {
    let renamed = changed.values().filter(|(was, is)| was.head.title != is.head.title);
    let titles: Vec<&str> = renamed.flat_map(|(was, is)| [&*was.head.title, &*is.head.title]).collect();
    let linked = changed.keys().flat_map(|key| facts.site.linked_with(*key));
    linked.chain(craft::named_like(facts, &titles)).collect()
}

/// The rule with this code (`OKR012`, `okr12`, `12`) or name.
#[must_use]
pub fn find(wanted: &str) -> Option<&'static Rule> {
    let digits = wanted.trim_start_matches(['O', 'K', 'R', 'o', 'k', 'r']);
    let code: Option<u16> = digits.parse().ok();
    RULES.iter().find(|rule| rule.id.name == wanted || Some(rule.id.code) == code)
}

/// The rule with this identity.
#[must_use]
pub fn rule_of(id: &RuleId) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&id.code, |rule| rule.id.code).ok().map(|index| &RULES[index])
}

/// The name of the rule nearest to a misspelt one.
#[must_use]
pub fn nearest(wanted: &str) -> Option<&'static str> {
    suggest::closest(wanted, RULES.iter().map(|rule| rule.id.name))
}
