//! Everything on the site as data.

mod follow_up;
mod site;

use follow_up::{check_in, initiatives};

use super::{
    super::{
        ClosedData, DroppedData, ExceptionData, Facts, KeyResultData, KpiData, LevelData, MilestoneData, ObjectiveData,
        PeriodData, TeamData, TextData, ValueData, format::Format,
    },
    kpi::is_healthy,
    search::log_anchor,
};
use crate::{
    config::Holder,
    link::{ItemKey, KpiKey, LinkedObjective, ObjectiveKey, PageKey, Target, TeamKey},
    model::{Ambition, CheckIn, Date, Done, Dropped, Head, Level, Measure, Outcome, State},
    progress::{Grade, KeyResultProgress, ObjectiveProgress, Status, Value},
};

impl Facts<'_> {
    fn text_data(&self, key: PageKey) -> TextData {
        let page = &self.site.pages[key.0];
        TextData {
            id: page.head.id.to_string(),
            title: page.head.title.clone(),
            lang: self.lang_of(&page.head),
            page: self.address(ItemKey::Page(key)),
            aliases: aliases(&page.head),
            nav: page.nav,
            text: text(&page.head),
            exceptions: exceptions(&page.head),
        }
    }

    /// The language of an item's text.
    fn lang_of(&self, head: &Head) -> String {
        head.lang.clone().unwrap_or_else(|| self.config.content_tag().to_owned())
    }

    fn team_data(&self, key: TeamKey) -> TeamData {
        let linked = self.site.team(key);
        let team = &linked.team;
        TeamData {
            id: team.head.id.to_string(),
            title: team.head.title.clone(),
            lang: self.lang_of(&team.head),
            page: self.address(ItemKey::Team(key)),
            aliases: aliases(&team.head),
            parent: linked.parent.map(|parent| self.site.team(parent).team.head.id.to_string()),
            lead: team.lead.clone(),
            members: team.members.clone(),
            fields: self.field_data(Holder::Team, &team.head.fields),
            active_from: day(team.active_from),
            active_to: day(team.active_to),
            tags: team.tags.clone(),
            text: text(&team.head),
            exceptions: exceptions(&team.head),
        }
    }

    /// An objective with its numbers, as it stands in the data.
    #[must_use]
    pub fn objective_data(&self, key: ObjectiveKey) -> ObjectiveData {
        let linked = self.site.objective(key);
        let numbers = self.progress.of(key);
        let today = self.progress.today.0;
        let numbered = linked.objective.check_ins.iter().enumerate();
        let past = numbered.filter(|(_, check_in)| check_in.date <= today);
        let page = self.objective_address(key);
        let check_in = |(position, one): (usize, &CheckIn)| {
            check_in(linked, one, &format!("{}#{}", self.check_in_page(key, position), log_anchor(linked, position)))
        };
        ObjectiveData {
            id: linked.head.id.to_string(),
            title: linked.head.title.clone(),
            lang: self.lang_of(&linked.head),
            page: page.clone(),
            aliases: aliases(&linked.head),
            team: self.site.team(linked.team).team.head.id.to_string(),
            period: PeriodData {
                id: linked.period.id.clone(),
                title: Format::of(self.config.language).period(&linked.period),
                start: linked.period.start.to_string(),
                end: linked.period.end.to_string(),
            },
            level: level(linked.level),
            ambition: ambition(linked.ambition),
            state: state(linked.state),
            owner: linked.owner().cloned(),
            owners: linked.owners.clone(),
            contributors: linked.contributors.clone(),
            parent: linked.parent.and_then(|target| self.reference(target)),
            supports: linked.supports.iter().filter_map(|target| self.reference(*target)).collect(),
            depends_on: linked.depends_on.iter().filter_map(|target| self.reference(*target)).collect(),
            supported_by: self
                .supporters(key)
                .into_iter()
                .filter_map(|below| self.reference(Target::Objective(below)))
                .collect(),
            continues: linked.continues.and_then(|other| self.reference(Target::Objective(other))),
            tags: linked.tags.clone(),
            fields: self.field_data(Holder::Objective, &linked.head.fields),
            text: text(&linked.head),
            progress: numbers.progress,
            measured: numbers.measured,
            expected: numbers.expected,
            status: status(numbers.status),
            updated: day(numbers.updated),
            closed: closed(linked, numbers),
            key_results: (0..linked.key_results.len()).map(|index| self.key_result_data(key, index)).collect(),
            initiatives: initiatives(linked),
            check_ins: past.map(check_in).collect(),
            exceptions: exceptions(&linked.head),
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
            Measure::NotKnown(one) => {
                (if one.is_band { "band" } else { "metric" }, one.baseline, one.target, one.at_least, one.at_most)
            }
            Measure::Milestones(_) => ("milestones", None, None, None, None),
            Measure::Rubric { .. } => ("rubric", None, None, None, None),
        };
        let (commit, stretch) = match one.measure {
            Measure::Metric { commit, stretch, .. } => (commit, stretch),
            Measure::Band { .. } | Measure::NotKnown(_) | Measure::Milestones(_) | Measure::Rubric { .. } => {
                (None, None)
            }
        };
        let supports = linked.key_result_supports.get(index).map_or(&[][..], Vec::as_slice);
        KeyResultData {
            id: one.id.to_string(),
            title: one.title.clone(),
            owner: one.owners.first().cloned(),
            owners: one.owners.clone(),
            kind,
            unit: one.unit.clone().or_else(|| kpi.and_then(|kpi| self.site.kpis[kpi.0].kpi.unit.clone())),
            weight: one.weight,
            baseline,
            target,
            at_least,
            at_most,
            not_known: not_known(&one.measure),
            due: day(one.due.as_ref().map(|due| due.value)),
            source: one.source.clone(),
            fields: self.field_data(Holder::KeyResult, &one.fields),
            commit,
            stretch,
            levels: levels(&one.measure),
            milestones: milestones(&one.measure, numbers),
            kpi: kpi.map(|kpi| self.site.kpis[kpi.0].kpi.head.id.to_string()),
            guards: one.guards.map(|guarded| linked.key_results[guarded].id.to_string()),
            supports: supports.iter().filter_map(|target| self.reference(*target)).collect(),
            note: one.note.clone(),
            value: numbers.value.as_ref().map(number),
            progress: numbers.progress,
            expected: numbers.expected,
            outcome: if let Status::Closed(ended) = numbers.status { Some(outcome(ended)) } else { None },
            status: status(numbers.status),
            confidence: numbers.confidence,
            updated: day(numbers.updated),
            dropped: one.dropped.as_ref().map(dropped),
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
        let has_band = kpi.at_least.is_some() || kpi.at_most.is_some();
        let latest = past.clone().next_back().filter(|_| has_band);
        let used_by = linked.used_by.iter();
        KpiData {
            id: kpi.head.id.to_string(),
            title: kpi.head.title.clone(),
            lang: self.lang_of(&kpi.head),
            aliases: aliases(&kpi.head),
            page: self.address(ItemKey::Kpi(key)),
            unit: kpi.unit.clone(),
            owner: kpi.owners.first().cloned(),
            owners: kpi.owners.clone(),
            source: kpi.source.clone(),
            fields: self.field_data(Holder::Kpi, &kpi.head.fields),
            higher_is_better: kpi.higher_is_better,
            at_least: kpi.at_least,
            at_most: kpi.at_most,
            is_healthy: latest.map(|latest| is_healthy(kpi, latest.value)),
            measurements: past.map(|one| ValueData { date: one.date.to_string(), value: one.value }).collect(),
            used_by: used_by.filter_map(|(key, index)| self.reference(Target::KeyResult(*key, *index))).collect(),
            text: text(&kpi.head),
            exceptions: exceptions(&kpi.head),
        }
    }
}

fn aliases(head: &Head) -> Vec<String> {
    head.aliases.iter().map(|alias| alias.value.to_string()).collect()
}

fn text(head: &Head) -> String {
    head.body.trim().to_owned()
}

fn exceptions(head: &Head) -> Vec<ExceptionData> {
    let exception =
        |one: &crate::model::Waiver| ExceptionData { rule: one.rule.value.clone(), because: one.because.clone() };
    head.waivers.iter().map(exception).collect()
}

fn closed(linked: &LinkedObjective, numbers: &ObjectiveProgress) -> Option<ClosedData> {
    let closing = linked.closing.as_ref()?;
    Some(ClosedData {
        date: closing.date.to_string(),
        outcome: outcome(closing.outcome),
        score: numbers.score?,
        grade: grade(numbers.grade?),
        learned: closing.learned.clone(),
    })
}

/// The keys whose number is not known yet.
fn not_known(measure: &Measure) -> Vec<&'static str> {
    if let Measure::NotKnown(not_known) = measure { not_known.keys.clone() } else { Vec::new() }
}

fn dropped(one: &Dropped) -> DroppedData {
    DroppedData { date: one.date.to_string(), because: one.because.clone() }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Strong => "strong",
        Grade::Partly => "partly",
        Grade::Weak => "weak",
        Grade::Missed => "missed",
    }
}

fn levels(measure: &Measure) -> Vec<LevelData> {
    let Measure::Rubric { levels, .. } = measure else { return Vec::new() };
    levels.iter().map(|(score, text)| LevelData { score: *score, text: text.clone() }).collect()
}

fn milestones(measure: &Measure, numbers: &KeyResultProgress) -> Vec<MilestoneData> {
    let (Measure::Milestones(milestones), Some(Value::Reached(reached))) = (measure, &numbers.value) else {
        return Vec::new();
    };
    let row = |(one, done): (&crate::model::Milestone, &bool)| MilestoneData {
        id: one.id.clone(),
        title: one.title.clone(),
        due: day(one.due),
        done: *done,
        done_on: if let Done::On(date) = one.done { Some(date.to_string()) } else { None },
        weight: one.weight,
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
        Status::Dropped => "dropped",
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
