//! The file of everything, and its parts.

use super::{
    super::super::{
        AdviceData, DATA_VERSION, DATA_VERSION_IN_PARTS, Facts, Finding, ObjectivesData, PartAddress, PartData,
        SiteData, ThemeData,
    },
    exceptions, text,
};
use crate::link::{ItemKey, KpiKey, ObjectiveKey, PageKey, TeamKey};

/// Up to how many objectives one file holds everything.
const WHOLE_MAX: usize = 1000;

impl Facts<'_> {
    /// Everything on the site; of a large one all but the objectives, and where these are.
    #[must_use]
    pub fn site_data(&self) -> SiteData {
        let organisation = self.site.organisation.as_ref();
        let theme = |theme: &crate::model::Theme| ThemeData {
            id: theme.id.to_string(),
            title: theme.title.clone(),
            text: theme.text.clone(),
        };
        let is_whole = self.is_data_whole();
        SiteData {
            version: if is_whole { DATA_VERSION } else { DATA_VERSION_IN_PARTS },
            title: self.config.title.clone(),
            language: self.config.language.tag().to_owned(),
            as_of: self.progress.today.0.to_string(),
            organisation: organisation.map(|one| one.head.title.clone()),
            vision: organisation.and_then(|one| one.vision.clone()),
            mission: organisation.and_then(|one| one.mission.clone()),
            values: organisation.map_or_else(Vec::new, |one| one.values.clone()),
            text: organisation.map_or_else(String::new, |one| text(&one.head)),
            exceptions: organisation.map_or_else(Vec::new, |one| exceptions(&one.head)),
            strategy: organisation.map_or_else(Vec::new, |one| one.strategy.iter().map(theme).collect()),
            teams: self.site.published_teams().map(|key| self.team_data(key)).collect(),
            objectives: if is_whole {
                ObjectivesData::Objectives(self.site.published().map(|(key, _)| self.objective_data(key)).collect())
            } else {
                ObjectivesData::Parts(self.part_addresses())
            },
            kpis: (0..self.site.kpis.len()).map(|index| self.kpi_data(KpiKey(index))).collect(),
            pages: (0..self.site.pages.len()).map(|index| self.text_data(PageKey(index))).collect(),
            advice: self.site_advice(is_whole),
            left_out: self.site.left_out.iter().map(|one| one.path.to_string()).collect(),
        }
    }

    /// Every part of the data, by the place of its period in [`Shape::periods`](crate::view::Shape) and by team; none where
    /// one file holds everything.
    #[must_use]
    pub fn data_parts(&self) -> Vec<(usize, TeamKey)> {
        if self.is_data_whole() {
            return Vec::new();
        }
        let of_period = |period: usize| {
            let mut teams: Vec<TeamKey> =
                self.periods[period].objectives.iter().map(|key| self.site.objective(*key).team).collect();
            teams.sort_unstable();
            teams.dedup();
            teams.into_iter().map(move |team| (period, team))
        };
        (0..self.periods.len()).flat_map(of_period).collect()
    }

    /// The objectives of a team in the period at `period` of all periods.
    #[must_use]
    pub fn part_data(&self, period: usize, team: TeamKey) -> PartData {
        let keys = self.in_part(period, team);
        let advice = keys.iter().map(|key| ItemKey::Objective(*key)).flat_map(|item| {
            let found = self.findings_of(item);
            self.advice_data(item, &found)
        });
        PartData {
            version: DATA_VERSION_IN_PARTS,
            as_of: self.progress.today.0.to_string(),
            period: self.periods[period].period.id.clone(),
            team: self.site.team(team).team.head.id.to_string(),
            advice: advice.collect(),
            objectives: keys.into_iter().map(|key| self.objective_data(key)).collect(),
        }
    }

    fn is_data_whole(&self) -> bool {
        self.site.published().nth(WHOLE_MAX).is_none()
    }

    fn part_addresses(&self) -> Vec<PartAddress> {
        let address = |(period, team): (usize, TeamKey)| PartAddress {
            path: crate::view::Document::Part(period, team).path(self),
            period: self.periods[period].period.id.clone(),
            team: self.site.team(team).team.head.id.to_string(),
            objectives: self.in_part(period, team).len(),
        };
        self.data_parts().into_iter().map(address).collect()
    }

    /// The published objectives of a team in a period, by id.
    fn in_part(&self, period: usize, team: TeamKey) -> Vec<ObjectiveKey> {
        let id = &self.periods[period].period.id;
        let is_there = |key: &ObjectiveKey| {
            let linked = self.site.objective(*key);
            !linked.hidden && linked.period.id == *id
        };
        let mut keys: Vec<ObjectiveKey> = self.site.team(team).objectives.iter().copied().filter(is_there).collect();
        keys.sort_unstable();
        keys
    }

    /// What was found about every item; without what is about objectives where those are in parts.
    fn site_advice(&self, with_objectives: bool) -> Vec<AdviceData> {
        let mut advice = Vec::new();
        for (item, found) in self.all_findings() {
            if with_objectives || !matches!(item, ItemKey::Objective(_)) {
                advice.extend(self.advice_data(item, &found));
            }
        }
        advice
    }

    fn advice_data(&self, item: ItemKey, found: &[Finding]) -> Vec<AdviceData> {
        let data = |one: &Finding| AdviceData {
            page: self.address(item),
            code: one.found.rule.code(),
            name: one.found.rule.name,
            severity: one.found.severity.word(),
            line: one.line,
            message: one.found.message.clone(),
            hint: one.found.hint.clone(),
        };
        found.iter().filter(|one| self.is_current_advice(item, one)).map(data).collect()
    }
}
