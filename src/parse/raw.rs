//! Front matter exactly as written: one struct a kind, one slot a key.

use crate::{
    keyed,
    source::field::{FromShape, Items, Pairs, Scalar, Shape, Slot},
};

keyed! {
    /// An objective.
    RawObjective {
        kind: Scalar, id: Scalar, title: Scalar, lang: Scalar, aliases: Items<Scalar>, allow: Items<RawWaiver>,
        team: Scalar, period: Scalar, level: Scalar, ambition: Scalar, state: Scalar, owner: Scalar,
        contributors: Items<Scalar>, parent: Scalar, supports: Items<Scalar>, depends_on: Items<Scalar>,
        continues: Scalar, tags: Items<Scalar>, key_results: Items<RawKeyResult>, initiatives: Items<RawInitiative>,
        check_ins: Items<RawCheckIn>, closed: RawClosing,
    }
    /// One of `key_results:`.
    RawKeyResult {
        id: Scalar, title: Scalar, owner: Scalar, unit: Scalar, weight: Scalar, confidence: Scalar, guards: Scalar,
        supports: Items<Scalar>, note: Scalar, baseline: Scalar, target: Scalar, current: Scalar, kpi: Scalar,
        commit: Scalar, stretch: Scalar, at_least: Scalar, at_most: Scalar, milestones: Items<RawMilestone>,
        due: Scalar, done: Scalar, levels: Pairs<Scalar>,
    }
    /// One of `milestones:`.
    RawMilestone { id: Scalar, title: Scalar, due: Scalar, done: Scalar, weight: Scalar, }
    /// One of `initiatives:`.
    RawInitiative { title: Scalar, url: Scalar, done: Scalar, owner: Scalar, key_result: Scalar, }
    /// One of `check_ins:`.
    RawCheckIn { date: Scalar, by: Scalar, note: Scalar, values: Pairs<RawValue>, }
    /// A value of a check-in with more than a number.
    RawUpdate { value: Scalar, confidence: Scalar, status: Scalar, note: Scalar, done: Items<Scalar>, }
    /// `closed:`.
    RawClosing { date: Scalar, outcome: Scalar, score: Scalar, learned: Scalar, }
    /// One of `allow:`.
    RawWaiver { rule: Scalar, because: Scalar, }
    /// A team.
    RawTeam {
        kind: Scalar, id: Scalar, title: Scalar, lang: Scalar, aliases: Items<Scalar>, allow: Items<RawWaiver>,
        parent: Scalar, lead: Scalar, members: Items<Scalar>, tags: Items<Scalar>, active: RawActive,
    }
    /// `active:` of a team.
    RawActive { from: Scalar, to: Scalar, }
    /// The organisation.
    RawOrganisation {
        kind: Scalar, id: Scalar, title: Scalar, lang: Scalar, aliases: Items<Scalar>, allow: Items<RawWaiver>,
        vision: Scalar, mission: Scalar, values: Items<Scalar>, strategy: Items<RawTheme>,
    }
    /// One of `strategy:`.
    RawTheme { id: Scalar, title: Scalar, text: Scalar, }
    /// A KPI.
    RawKpi {
        kind: Scalar, id: Scalar, title: Scalar, lang: Scalar, aliases: Items<Scalar>, allow: Items<RawWaiver>,
        unit: Scalar, owner: Scalar, better: Scalar, healthy: RawHealthy, measurements: RawMeasurements,
    }
    /// `healthy:` of a KPI.
    RawHealthy { at_least: Scalar, at_most: Scalar, }
    /// One of `measurements:`.
    RawMeasurement { date: Scalar, value: Scalar, }
    /// A page.
    RawPage {
        kind: Scalar, id: Scalar, title: Scalar, lang: Scalar, aliases: Items<Scalar>, allow: Items<RawWaiver>,
        nav: Scalar,
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
    fn from_list<A: serde::de::SeqAccess<'de>>(list: A) -> Result<Result<Self, Shape>, A::Error> {
        let read = <Items<RawMeasurement>>::from_list(list)?;
        Ok(read.map(|items| match items {
            Items::Many(slots) => Self::Here(slots),
            Items::One(one) => Self::Here(vec![Slot::Is(one)]),
        }))
    }
}
