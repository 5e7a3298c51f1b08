//! Everything on the site as data.

use super::super::{
    CheckInData, ClosedData, DATA_VERSION, Facts, InitiativeData, KeyResultData, KpiData, MilestoneData, ObjectiveData,
    ObjectiveFile, PeriodData, SiteData, TeamData, ThemeData, UpdateData, ValueData,
};
use crate::{
    link::{ItemKey, KpiKey, LinkedObjective, ObjectiveKey, Target, TeamKey},
    model::{Ambition, CheckIn, Date, KeyResultUpdate, Level, Measure, Outcome, State, Update},
    progress::{KeyResultProgress, Status, Value},
};

impl Facts<'_> {
    /// Everything on the site.
    #[must_use]
    pub fn site_data(&self) -> SiteData {
        let organisation = self.site.organisation.as_ref();
        let theme = |theme: &crate::model::Theme| ThemeData {
            id: theme.id.to_string(),
            title: theme.title.clone(),
            text: theme.text.clone(),
        };
        SiteData {
            version: DATA_VERSION,
            title: self.config.title.clone(),
            language: self.config.language.tag().to_owned(),
            as_of: self.progress.today.0.to_string(),
            vision: organisation.and_then(|one| one.vision.clone()),
            mission: organisation.and_then(|one| one.mission.clone()),
            strategy: organisation.map_or_else(Vec::new, |one| one.strategy.iter().map(theme).collect()),
            teams: self.site.published_teams().map(|key| self.team_data(key)).collect(),
            objectives: self.site.published().map(|(key, _)| self.objective_data(key)).collect(),
            kpis: (0..self.site.kpis.len()).map(|index| self.kpi_data(KpiKey(index))).collect(),
        }
    }

    /// One objective.
    #[must_use]
    pub fn objective_file(&self, key: ObjectiveKey) -> ObjectiveFile {
        ObjectiveFile {
            version: DATA_VERSION,
            as_of: self.progress.today.0.to_string(),
            objective: self.objective_data(key),
        }
    }

    fn team_data(&self, key: TeamKey) -> TeamData {
        let linked = self.site.team(key);
        let team = &linked.team;
        TeamData {
            id: team.head.id.to_string(),
            title: team.head.title.clone(),
            page: self.address(ItemKey::Team(key)),
            parent: linked.parent.map(|parent| self.site.team(parent).team.head.id.to_string()),
            lead: team.lead.clone(),
            members: team.members.clone(),
            active_from: day(team.active_from),
            active_to: day(team.active_to),
        }
    }

    /// An objective with its numbers, as it stands in the data.
    #[must_use]
    pub fn objective_data(&self, key: ObjectiveKey) -> ObjectiveData {
        let linked = self.site.objective(key);
        let numbers = self.progress.of(key);
        let today = self.progress.today.0;
        let past = linked.objective.check_ins.iter().filter(|check_in| check_in.date <= today);
        ObjectiveData {
            id: linked.head.id.to_string(),
            title: linked.head.title.clone(),
            lang: linked.head.lang.clone().unwrap_or_else(|| self.config.language.tag().to_owned()),
            page: self.objective_address(key),
            team: self.site.team(linked.team).team.head.id.to_string(),
            period: PeriodData {
                id: linked.period.id.clone(),
                start: linked.period.start.to_string(),
                end: linked.period.end.to_string(),
            },
            level: level(linked.level),
            ambition: ambition(linked.ambition),
            state: state(linked.state),
            owner: linked.owner.clone(),
            contributors: linked.contributors.clone(),
            parent: linked.parent.and_then(|target| self.reference(target)),
            supports: linked.supports.iter().filter_map(|target| self.reference(*target)).collect(),
            depends_on: linked.depends_on.iter().filter_map(|target| self.reference(*target)).collect(),
            continues: linked.continues.and_then(|other| self.reference(Target::Objective(other))),
            tags: linked.tags.clone(),
            text: linked.head.body.trim().to_owned(),
            progress: numbers.progress,
            measured: numbers.measured,
            expected: numbers.expected,
            status: status(numbers.status),
            updated: day(numbers.updated),
            closed: closed(linked, numbers.score),
            key_results: (0..linked.key_results.len()).map(|index| self.key_result_data(key, index)).collect(),
            initiatives: initiatives(linked),
            check_ins: past.map(|one| check_in(linked, one)).collect(),
        }
    }

    /// A target as people write it; none where it is not published.
    fn reference(&self, target: Target) -> Option<String> {
        let published = |key: ObjectiveKey| Some(self.site.objective(key)).filter(|linked| !linked.hidden);
        match target {
            Target::Theme(index) => self.site.theme(index).map(|theme| format!("strategy#{}", theme.id)),
            Target::Objective(key) => published(key).map(|linked| linked.head.id.to_string()),
            Target::KeyResult(key, index) => {
                published(key).map(|linked| format!("{}#{}", linked.head.id, linked.key_results[index].id))
            }
        }
    }

    fn key_result_data(&self, key: ObjectiveKey, index: usize) -> KeyResultData {
        let linked = self.site.objective(key);
        let one = &linked.key_results[index];
        let numbers = &self.progress.of(key).key_results[index];
        let kpi = linked.kpis.get(index).copied().flatten();
        let (kind, baseline, target, at_least, at_most) = match &one.measure {
            Measure::Metric { baseline, target, .. } => ("metric", Some(*baseline), Some(*target), None, None),
            Measure::Band { at_least, at_most, baseline, .. } => ("band", *baseline, None, *at_least, *at_most),
            Measure::Milestones(_) => ("milestones", None, None, None, None),
            Measure::Rubric { .. } => ("rubric", None, None, None, None),
        };
        KeyResultData {
            id: one.id.to_string(),
            title: one.title.clone(),
            owner: one.owner.clone(),
            kind,
            unit: one.unit.clone().or_else(|| kpi.and_then(|kpi| self.site.kpis[kpi.0].kpi.unit.clone())),
            weight: one.weight,
            baseline,
            target,
            at_least,
            at_most,
            milestones: milestones(&one.measure, numbers),
            kpi: kpi.map(|kpi| self.site.kpis[kpi.0].kpi.head.id.to_string()),
            value: numbers.value.as_ref().map(number),
            progress: numbers.progress,
            expected: numbers.expected,
            status: status(numbers.status),
            confidence: numbers.confidence,
            updated: day(numbers.updated),
            history: numbers
                .history
                .iter()
                .map(|reading| ValueData { date: reading.date.to_string(), value: number(&reading.value) })
                .collect(),
        }
    }

    fn kpi_data(&self, key: KpiKey) -> KpiData {
        let linked = &self.site.kpis[key.0];
        let kpi = &linked.kpi;
        let past = linked.measurements.iter().filter(|one| one.date <= self.progress.today.0);
        KpiData {
            id: kpi.head.id.to_string(),
            title: kpi.head.title.clone(),
            page: self.address(ItemKey::Kpi(key)),
            unit: kpi.unit.clone(),
            owner: kpi.owner.clone(),
            higher_is_better: kpi.higher_is_better,
            at_least: kpi.at_least,
            at_most: kpi.at_most,
            measurements: past.map(|one| ValueData { date: one.date.to_string(), value: one.value }).collect(),
        }
    }
}

fn closed(linked: &LinkedObjective, score: Option<f64>) -> Option<ClosedData> {
    let closing = linked.closing.as_ref()?;
    Some(ClosedData {
        date: closing.date.to_string(),
        outcome: outcome(closing.outcome),
        score: score?,
        learned: closing.learned.clone(),
    })
}

fn initiatives(linked: &LinkedObjective) -> Vec<InitiativeData> {
    let row = |one: &crate::model::Initiative| InitiativeData {
        title: one.title.clone(),
        url: one.url.as_ref().map(|url| url.value.clone()),
        done: one.done,
        owner: one.owner.clone(),
        key_result: one.key_result.map(|index| linked.key_results[index].id.to_string()),
    };
    linked.initiatives.iter().map(row).collect()
}

fn check_in(linked: &LinkedObjective, one: &CheckIn) -> CheckInData {
    CheckInData {
        date: one.date.to_string(),
        by: one.by.clone(),
        note: one.note.clone(),
        updates: one.updates.iter().map(|update| update_data(linked, update)).collect(),
    }
}

fn update_data(linked: &LinkedObjective, one: &KeyResultUpdate) -> UpdateData {
    let key_result = &linked.key_results[one.key_result];
    let (value, reached) = match (&one.update, &key_result.measure) {
        (Some(Update::Value(value)), _) => (Some(*value), Vec::new()),
        (Some(Update::Reached(reached)), Measure::Milestones(milestones)) => {
            (None, reached.iter().map(|position| milestones[*position].title.clone()).collect())
        }
        (Some(Update::Reached(_)) | None, _) => (None, Vec::new()),
    };
    UpdateData {
        key_result: key_result.id.to_string(),
        value,
        reached,
        confidence: one.confidence,
        status: one.status.map(|reported| status(reported.into())),
        note: one.note.clone(),
    }
}

fn milestones(measure: &Measure, numbers: &KeyResultProgress) -> Vec<MilestoneData> {
    let (Measure::Milestones(milestones), Some(Value::Reached(reached))) = (measure, &numbers.value) else {
        return Vec::new();
    };
    let row = |(one, done): (&crate::model::Milestone, &bool)| MilestoneData {
        title: one.title.clone(),
        due: day(one.due),
        done: *done,
    };
    milestones.iter().zip(reached).map(row).collect()
}

/// A value as one number; of milestones how many are done.
fn number(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        Value::Reached(reached) => reached.iter().filter(|done| **done).map(|_| 1.0).sum(),
    }
}

fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Closed(_) => "closed",
        Status::NotStarted => "not_started",
        Status::Stale => "stale",
        Status::Done => "done",
        Status::OnTrack => "on_track",
        Status::AtRisk => "at_risk",
        Status::OffTrack => "off_track",
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Strategic => "strategic",
        Level::Tactical => "tactical",
    }
}

fn ambition(ambition: Ambition) -> &'static str {
    match ambition {
        Ambition::Aspirational => "aspirational",
        Ambition::Committed => "committed",
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Draft => "draft",
        State::Proposed => "proposed",
        State::Active => "active",
        State::Closed => "closed",
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Achieved => "achieved",
        Outcome::Partly => "partly",
        Outcome::Missed => "missed",
        Outcome::Dropped => "dropped",
    }
}
