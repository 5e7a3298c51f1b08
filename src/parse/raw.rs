//! Front matter exactly as written: one struct a kind, one slot a key.

use crate::{
    keyed,
    source::{
        field::{FromShape, Items, Pairs, Scalar, Shape, Slot},
        form::Form,
    },
};

keyed! {
    /// An objective: a direction in words, for one team and one period.
    RawObjective {
        /// What the file holds. Default: an objective.
        kind: Scalar = Form::Choice(&["objective"]),
        /// The id by which others refer to this. Default: the name of the file.
        id: Scalar = Form::Id,
        /// What the team wants to achieve, in a sentence that people remember.
        title: Scalar = Form::Needed(&Form::Text),
        /// The language of the text where it differs from the site's, such as `sv`.
        lang: Scalar = Form::Language,
        /// Earlier ids: their addresses keep working.
        aliases: Items<Scalar> = Form::List(&Form::Id),
        /// Exceptions from rules in this file, each with its reason.
        allow: Items<RawWaiver> = Form::List(&Form::Keys(RawWaiver::SHAPE)),
        /// The id of the team whose objective this is.
        team: Scalar = Form::Needed(&Form::Text),
        /// The time it is set for: `2026`, `2026-H2`, `2026-T3`, `2026-Q4`, `2026-11`, or a period of okrsite.yaml.
        period: Scalar = Form::Needed(&Form::Text),
        /// Strategic objectives are set by management, tactical ones by a team. Default: strategic for a team without a parent.
        level: Scalar = Form::Choice(&["strategic", "tactical"]),
        /// A stretch, of which 0.7 is a good result, or a promise that is kept in full. Default: aspirational.
        ambition: Scalar = Form::Choice(&["aspirational", "committed"]),
        /// Drafts are published only with `--drafts`; proposals are shown, but not counted. Default: active.
        state: Scalar = Form::Choice(&["draft", "proposed", "active", "closed"]),
        /// The one person who answers for it.
        owner: Scalar = Form::Text,
        /// Those who took part in setting it.
        contributors: Items<Scalar> = Form::List(&Form::Text),
        /// What it serves: an objective, a key result (`growth#kr2`) or a theme of the strategy (`strategy#customers`).
        parent: Scalar = Form::Text,
        /// Further objectives or key results that it helps.
        supports: Items<Scalar> = Form::List(&Form::Text),
        /// What it needs from other teams: their objectives or key results.
        depends_on: Items<Scalar> = Form::List(&Form::Text),
        /// The id of the same objective in an earlier period.
        continues: Scalar = Form::Text,
        /// Free words to find it by.
        tags: Items<Scalar> = Form::List(&Form::Text),
        /// The measures that show how far it has come; two to five are a good number.
        key_results: Items<RawKeyResult> = Form::List(&Form::Keys(RawKeyResult::SHAPE)),
        /// The work that is done to move the key results.
        initiatives: Items<RawInitiative> = Form::List(&Form::Keys(RawInitiative::SHAPE)),
        /// Dated follow-up, in any order.
        check_ins: Items<RawCheckIn> = Form::List(&Form::Keys(RawCheckIn::SHAPE)),
        /// How it ended; this closes it.
        closed: RawClosing = Form::Keys(RawClosing::SHAPE),
    }
    /// A key result: one measure, with one of the shapes metric, band, milestones or rubric.
    RawKeyResult {
        /// The id by which check-ins and other objectives refer to it. Default: `kr1`, `kr2` by position.
        id: Scalar = Form::Id,
        /// What is measured, clear to anyone.
        title: Scalar = Form::Needed(&Form::Text),
        /// The person who answers for it, where it is another than the objective's owner.
        owner: Scalar = Form::Text,
        /// What is counted: `%`, `h`, `customers`.
        unit: Scalar = Form::Text,
        /// How much it counts beside the others; 2 counts twice. Default: 1.
        weight: Scalar = Form::Positive,
        /// How sure the team is at the start, 0 to 10; about 5 is right.
        confidence: Scalar = Form::Whole(0, 10),
        /// The id of the key result that this one protects: it measures quality where the other measures quantity.
        guards: Scalar = Form::Text,
        /// Objectives or key results elsewhere that it helps.
        supports: Items<Scalar> = Form::List(&Form::Text),
        /// What readers should know about it.
        note: Scalar = Form::Markdown,
        /// The value where it starts.
        baseline: Scalar = Form::Number,
        /// Metric: the value to reach by the end of the period, above or below the baseline.
        target: Scalar = Form::Number,
        /// The value today, until a check-in gives a later one.
        current: Scalar = Form::Number,
        /// Metric: the id of a KPI that gives the values, in place of `current` and `unit`.
        kpi: Scalar = Form::Text,
        /// Metric: the value that is promised, as a mark on the bar.
        commit: Scalar = Form::Number,
        /// Metric: the value at the very best, as a mark on the bar.
        stretch: Scalar = Form::Number,
        /// Band: the value should not fall below this.
        at_least: Scalar = Form::Number,
        /// Band: the value should not rise above this.
        at_most: Scalar = Form::Number,
        /// Milestones: the steps.
        milestones: Items<RawMilestone> = Form::List(&Form::Keys(RawMilestone::SHAPE)),
        /// The last day of a key result that is a single step.
        due: Scalar = Form::Date,
        /// Whether a single step is done, or the day it was.
        done: Scalar = Form::DateOrFlag,
        /// Rubric: a text for each score from 0 to 1.
        levels: Pairs<Scalar> = Form::Pairs(&Form::Text),
    }
    /// A step that is done or not.
    RawMilestone {
        /// The name by which check-ins call it. Default: made from the title.
        id: Scalar = Form::Text,
        /// What is done when it is done.
        title: Scalar = Form::Needed(&Form::Text),
        /// The day by which it should be done.
        due: Scalar = Form::Date,
        /// `true`, or the day it was done.
        done: Scalar = Form::DateOrFlag,
        /// How much it counts beside the others. Default: 1.
        weight: Scalar = Form::Positive,
    }
    /// Work that is done to move a key result.
    RawInitiative {
        /// What is done.
        title: Scalar = Form::Needed(&Form::Text),
        /// Where it is tracked: a web or mail address.
        url: Scalar = Form::Text,
        /// Whether it is finished.
        done: Scalar = Form::Flag,
        /// Who does it.
        owner: Scalar = Form::Text,
        /// The id of the key result that it moves.
        key_result: Scalar = Form::Text,
    }
    /// One occasion of follow-up.
    RawCheckIn {
        /// The day on which the values were true.
        date: Scalar = Form::Needed(&Form::Date),
        /// Who wrote it.
        by: Scalar = Form::Text,
        /// A sentence or two about the whole.
        note: Scalar = Form::Markdown,
        /// By id of a key result: its value, or more about it.
        values: Pairs<RawValue> = Form::Pairs(&Form::Either(&[Form::Text, Form::Keys(RawUpdate::SHAPE)])),
    }
    /// What a check-in says about one key result.
    RawUpdate {
        /// Its value.
        value: Scalar = Form::Number,
        /// How sure the team is now, 0 to 10.
        confidence: Scalar = Form::Whole(0, 10),
        /// The status, where the team knows more than the numbers show.
        status: Scalar = Form::Choice(&["on_track", "at_risk", "off_track", "done"]),
        /// What happened, and what comes next.
        note: Scalar = Form::Markdown,
        /// The milestones reached so far, by id or title.
        done: Items<Scalar> = Form::List(&Form::Text),
    }
    /// How an objective ended.
    RawClosing {
        /// The day it was closed.
        date: Scalar = Form::Needed(&Form::Date),
        /// How it ended, in a word.
        outcome: Scalar = Form::Needed(&Form::Choice(&["achieved", "partly", "missed", "dropped"])),
        /// The score from 0 to 1. Default: the computed progress.
        score: Scalar = Form::Range(0.0, 1.0),
        /// What was learned.
        learned: Scalar = Form::Markdown,
    }
    /// An exception from a rule.
    RawWaiver {
        /// The name or code of the rule.
        rule: Scalar = Form::Needed(&Form::Rule),
        /// The reason; the page shows it.
        because: Scalar = Form::Needed(&Form::Text),
    }
    /// A team: people who share objectives.
    RawTeam {
        /// What the file holds.
        kind: Scalar = Form::Needed(&Form::Choice(&["team"])),
        /// The id by which others refer to this. Default: the name of the file.
        id: Scalar = Form::Id,
        /// The name of the team.
        title: Scalar = Form::Needed(&Form::Text),
        /// The language of the text where it differs from the site's, such as `sv`.
        lang: Scalar = Form::Language,
        /// Earlier ids: their addresses keep working.
        aliases: Items<Scalar> = Form::List(&Form::Id),
        /// Exceptions from rules in this file, each with its reason.
        allow: Items<RawWaiver> = Form::List(&Form::Keys(RawWaiver::SHAPE)),
        /// The id of the team that it belongs to.
        parent: Scalar = Form::Text,
        /// Who leads it.
        lead: Scalar = Form::Text,
        /// Who is in it.
        members: Items<Scalar> = Form::List(&Form::Text),
        /// Free words to find it by.
        tags: Items<Scalar> = Form::List(&Form::Text),
        /// When it exists; a team that ended stays in the archive.
        active: RawActive = Form::Keys(RawActive::SHAPE),
    }
    /// When a team exists.
    RawActive {
        /// Its first day.
        from: Scalar = Form::Date,
        /// Its last day.
        to: Scalar = Form::Date,
    }
    /// The organisation: vision, mission, values and strategy.
    RawOrganisation {
        /// What the file holds.
        kind: Scalar = Form::Needed(&Form::Choice(&["organisation"])),
        /// The id by which others refer to this. Default: the name of the file.
        id: Scalar = Form::Id,
        /// The name of the organisation.
        title: Scalar = Form::Needed(&Form::Text),
        /// The language of the text where it differs from the site's, such as `sv`.
        lang: Scalar = Form::Language,
        /// Earlier ids: their addresses keep working.
        aliases: Items<Scalar> = Form::List(&Form::Id),
        /// Exceptions from rules in this file, each with its reason.
        allow: Items<RawWaiver> = Form::List(&Form::Keys(RawWaiver::SHAPE)),
        /// What it wants to achieve in the long run.
        vision: Scalar = Form::Text,
        /// What it does, for whom.
        mission: Scalar = Form::Text,
        /// Its values.
        values: Items<Scalar> = Form::List(&Form::Text),
        /// The themes that objectives serve.
        strategy: Items<RawTheme> = Form::List(&Form::Keys(RawTheme::SHAPE)),
    }
    /// A theme of the strategy.
    RawTheme {
        /// The id: objectives refer to it as `strategy#id`.
        id: Scalar = Form::Needed(&Form::Id),
        /// The theme in a few words.
        title: Scalar = Form::Needed(&Form::Text),
        /// What it means.
        text: Scalar = Form::Markdown,
    }
    /// A KPI: a measure that is followed all the time.
    RawKpi {
        /// What the file holds.
        kind: Scalar = Form::Needed(&Form::Choice(&["kpi"])),
        /// The id by which others refer to this. Default: the name of the file.
        id: Scalar = Form::Id,
        /// What is measured.
        title: Scalar = Form::Needed(&Form::Text),
        /// The language of the text where it differs from the site's, such as `sv`.
        lang: Scalar = Form::Language,
        /// Earlier ids: their addresses keep working.
        aliases: Items<Scalar> = Form::List(&Form::Id),
        /// Exceptions from rules in this file, each with its reason.
        allow: Items<RawWaiver> = Form::List(&Form::Keys(RawWaiver::SHAPE)),
        /// What is counted: `%`, `h`, `customers`.
        unit: Scalar = Form::Text,
        /// Who answers for it.
        owner: Scalar = Form::Text,
        /// Which way is better.
        better: Scalar = Form::Choice(&["higher", "lower"]),
        /// The bounds within which the value is healthy.
        healthy: RawHealthy = Form::Keys(RawHealthy::SHAPE),
        /// The values, or the name of a CSV file beside this one with the columns `date,value`.
        measurements: RawMeasurements = Form::Either(&[Form::File, Form::List(&Form::Keys(RawMeasurement::SHAPE))]),
    }
    /// The bounds within which the value is healthy.
    RawHealthy {
        /// The lower bound.
        at_least: Scalar = Form::Number,
        /// The upper bound.
        at_most: Scalar = Form::Number,
    }
    /// A value of a KPI.
    RawMeasurement {
        /// The day it was measured.
        date: Scalar = Form::Needed(&Form::Date),
        /// The value.
        value: Scalar = Form::Needed(&Form::Number),
    }
    /// A page of your own.
    RawPage {
        /// What the file holds.
        kind: Scalar = Form::Needed(&Form::Choice(&["page"])),
        /// The id by which others refer to this. Default: the name of the file.
        id: Scalar = Form::Id,
        /// The title of the page.
        title: Scalar = Form::Needed(&Form::Text),
        /// The language of the text where it differs from the site's, such as `sv`.
        lang: Scalar = Form::Language,
        /// Earlier ids: their addresses keep working.
        aliases: Items<Scalar> = Form::List(&Form::Id),
        /// Exceptions from rules in this file, each with its reason.
        allow: Items<RawWaiver> = Form::List(&Form::Keys(RawWaiver::SHAPE)),
        /// Its position in the menu; without, it is not there.
        nav: Scalar = Form::Number,
    }
}

/// A value of a check-in: a number alone, or more.
#[derive(Debug, Clone, PartialEq)]
pub enum RawValue {
    /// `forsta-svar: 5.4`
    Short(Scalar),
    /// `kundbetyg: {value: 4.3, confidence: 4}`
    Long(Box<RawUpdate>),
}

impl<'de> FromShape<'de> for RawValue {
    fn from_text(text: String) -> Result<Self, Shape> {
        Ok(Self::Short(Scalar::Text(text)))
    }
    fn from_typed() -> Result<Self, Shape> {
        Ok(Self::Short(Scalar::Typed))
    }
    fn from_mapping<A: serde::de::MapAccess<'de>>(mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        RawUpdate::from_mapping(mapping).map(|read| read.map(|update| Self::Long(Box::new(update))))
    }
}

/// Measurements in the file, or the name of a CSV file.
#[derive(Debug, Clone, PartialEq)]
pub enum RawMeasurements {
    /// A file name.
    File(Scalar),
    /// A list.
    Here(Vec<Slot<RawMeasurement>>),
}

impl<'de> FromShape<'de> for RawMeasurements {
    fn from_text(text: String) -> Result<Self, Shape> {
        Ok(Self::File(Scalar::Text(text)))
    }
    fn from_mapping<A: serde::de::MapAccess<'de>>(mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        RawMeasurement::from_mapping(mapping).map(|read| read.map(|one| Self::Here(vec![Slot::Is(one)])))
    }
    fn from_list<A: serde::de::SeqAccess<'de>>(list: A) -> Result<Result<Self, Shape>, A::Error> {
        let read = <Items<RawMeasurement>>::from_list(list)?;
        Ok(read.map(|items| match items {
            Items::Many(slots) => Self::Here(slots),
            Items::One(one) => Self::Here(vec![Slot::Is(one)]),
        }))
    }
}
