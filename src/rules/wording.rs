//! What rules on wording look at: the texts of one objective, cut into words of its language.
//!
//! The objectives are looked at in parallel; what is found is the same in any order, since it is sorted later.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{
    Facts, RULES, Stage,
    lexicon::{Lexicon, lexicon},
    text::Text,
};
use crate::{
    diagnostics::{Diagnostic, Report},
    link::{LinkedObjective, ObjectiveKey},
    model::KeyResult,
};

/// The texts of one objective.
pub struct Wording<'a> {
    pub(super) house: &'a House,
    pub(super) linked: &'a LinkedObjective,
    /// The words of its language.
    pub(super) lexicon: &'static Lexicon,
    pub(super) title: Text<'a>,
    /// The titles of its key results.
    pub(super) measures: Vec<Text<'a>>,
}

/// What everybody in the organisation knows.
pub(super) struct House {
    /// Abbreviations: of the glossary, and in the names of the organisation, its teams and its KPIs.
    pub(super) abbreviations: BTreeSet<String>,
}

/// Runs every rule on wording over what can still be changed, where its language is known.
pub(super) fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let house = House::of(facts);
    let live: Vec<ObjectiveKey> = facts.each_live().map(|(key, _)| key).collect();
    let found = live.par_iter().map(|key| {
        let mut report = Report::default();
        if let Some(wording) = Wording::of(facts, &house, *key) {
            for rule in RULES {
                if let Stage::Wording(function) = rule.stage {
                    function(&wording, &mut report);
                }
            }
        }
        report.into_found()
    });
    found.flatten_iter().collect()
}

impl<'a> Wording<'a> {
    fn of(facts: &'a Facts<'a>, house: &'a House, key: ObjectiveKey) -> Option<Self> {
        let linked = facts.site.objective(key);
        let head = &linked.objective.head;
        let lexicon = lexicon(head.lang.as_deref().unwrap_or(facts.config.content_tag()))?;
        let title = Text::new(&head.title, head.title_span, facts.sources);
        let key_results = linked.objective.key_results.iter();
        let measures = key_results.map(|one| Text::new(&one.title, one.span, facts.sources)).collect();
        Some(Self { house, linked, lexicon, title, measures })
    }

    /// The key results with their titles.
    pub(super) fn key_results<'b>(&'b self) -> impl Iterator<Item = (&'a KeyResult, &'b Text<'a>)> {
        self.linked.objective.key_results.iter().zip(&self.measures)
    }
}

impl House {
    fn of(facts: &Facts<'_>) -> Self {
        let site = facts.site;
        let organisation = site.organisation.iter().flat_map(|one| {
            let themes = one.strategy.iter().map(|theme| theme.title.as_str());
            themes.chain([one.head.title.as_str()]).chain(one.vision.as_deref()).chain(one.mission.as_deref())
        });
        let teams = site.teams.iter().flat_map(|one| [one.team.head.title.as_str(), one.team.head.id.as_str()]);
        let kpis = site.kpis.iter().map(|one| one.kpi.head.title.as_str());
        let names = organisation.chain(teams).chain(kpis).chain([facts.config.title.as_str()]);
        let words = names.flat_map(|name| name.split(|one: char| !one.is_alphanumeric())).map(str::to_uppercase);
        let glossary = facts.config.glossary.keys().map(|word| word.to_uppercase());
        Self { abbreviations: words.chain(glossary).collect() }
    }
}
