//! Work and check-ins as data.

use super::{
    super::super::{CheckInData, InitiativeData, UpdateData},
    status,
};
use crate::{
    link::LinkedObjective,
    model::{CheckIn, KeyResultUpdate, Measure, Update},
};

pub(super) fn initiatives(linked: &LinkedObjective) -> Vec<InitiativeData> {
    let row = |one: &crate::model::Initiative| InitiativeData {
        title: one.title.clone(),
        url: one.url.as_ref().map(|url| url.value.clone()),
        done: one.done,
        owner: one.owner.clone(),
        key_result: one.key_result.map(|index| linked.key_results[index].id.to_string()),
    };
    linked.initiatives.iter().map(row).collect()
}

pub(super) fn check_in(linked: &LinkedObjective, one: &CheckIn, page: &str) -> CheckInData {
    CheckInData {
        date: one.date.to_string(),
        page: page.to_owned(),
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
