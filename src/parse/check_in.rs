//! Check-ins.

use std::{cell::OnceCell, collections::BTreeMap};

use super::{
    Cursor, Dated,
    key_result::KeyResultIds,
    raw::{RawCheckIn, RawUpdate, RawValue},
    units::quoted,
};
use crate::{
    diagnostics::{Span, Spanned, id, suggest},
    model::{
        CheckIn, Date, KeyResult, KeyResultUpdate, Measure, Milestone, Number, NumberProblem, ReportedStatus, Update,
        fits_unit, parse_number_in,
    },
    source::{
        field::{Items, Scalar, Slot},
        reader::{Fields, Wanted, listed, truth},
        slug, yaml,
    },
};

const STATUSES: [(&str, ReportedStatus); 4] = [
    ("on_track", ReportedStatus::OnTrack),
    ("at_risk", ReportedStatus::AtRisk),
    ("off_track", ReportedStatus::OffTrack),
    ("done", ReportedStatus::Done),
];

/// Reads `check_ins:` and sorts them, newest first.
pub(super) fn read_all(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    slot: &Slot<Items<RawCheckIn>>,
    key_results: &[KeyResult],
    ids: &KeyResultIds,
) -> Vec<CheckIn> {
    let known: Vec<Known<'_>> = key_results.iter().enumerate().map(Known::new).collect();
    let mut check_ins = Vec::new();
    let mut told: BTreeMap<(Date, usize, &str), Span> = BTreeMap::new();
    for (raw, fields) in cursor.reader.list(fields, "check_ins", slot, "a check-in") {
        if raw.date.is_absent() {
            cursor.reader.missing(fields, "date", "a check-in");
        }
        let date = cursor.reader.date(fields, "date", &raw.date);
        let by = cursor.reader.text(fields, "by", &raw.by).map(|by| by.value);
        let note = cursor.markdown(fields, "note", &raw.note);
        let mut updates = Vec::new();
        for (name, slot, node) in cursor.reader.pairs_of::<RawCheckIn, _>(fields, "values", &raw.values) {
            let Some(known) = ids.find(cursor, &name).and_then(|index| known.get(index)) else {
                if ids.is_unreadable(&name.value) {
                    number_alone(cursor, slot, node, &name.value);
                }
                continue;
            };
            updates.extend(read(cursor, slot, node, name.span, known));
        }
        let Some(date) = date else { continue };
        cursor.dated.push(Dated { what: "check-in", date: date.clone() });
        for update in &updates {
            let mut again = |what| told.insert((date.value, update.key_result, what), update.span);
            let twice: Vec<(&str, Span)> = single(update).filter_map(|what| Some((what, again(what)?))).collect();
            if let Some((what, earlier)) = twice.first() {
                let message = format!("two {what} of `{}` on {}", key_results[update.key_result].id, date.value);
                let finding = cursor.reader.at(&id::DOUBLE_VALUE, update.span, message);
                finding.also(*earlier, "the first").hint("remove one of them, or correct the date of its check-in");
            }
        }
        check_ins.push(CheckIn { date: date.value, date_span: date.span, by, note, updates });
    }
    check_ins.sort_by_key(|check_in| std::cmp::Reverse(check_in.date));
    check_ins
}

/// A key result that check-ins speak of.
struct Known<'a> {
    index: usize,
    key_result: &'a KeyResult,
    /// The slugs of its milestones' titles, made when first needed.
    titles: OnceCell<Vec<String>>,
}

impl<'a> Known<'a> {
    fn new((index, key_result): (usize, &'a KeyResult)) -> Self {
        Self { index, key_result, titles: OnceCell::new() }
    }

    /// The milestone with this id or title.
    fn milestone(&self, milestones: &[Milestone], name: &str) -> Option<usize> {
        let of_title = || {
            let titles = self.titles.get_or_init(|| milestones.iter().map(|one| slug::slug(&one.title)).collect());
            let slug = slug::slug(name);
            titles.iter().position(|title| *title == slug)
        };
        milestones.iter().position(|one| one.id == *name).or_else(of_title)
    }
}

/// What there may be only one of on a day, since no other could be the latest.
fn single(update: &KeyResultUpdate) -> impl Iterator<Item = &'static str> {
    let value = matches!(update.update, Some(Update::Value(_))).then_some("values");
    let confidence = update.confidence.map(|_| "confidences");
    let status = update.status.map(|_| "statuses");
    value.into_iter().chain(confidence).chain(status)
}

/// What one check-in says about one key result.
fn read(
    cursor: &mut Cursor<'_, '_>,
    slot: &Slot<RawValue>,
    node: &yaml::Node,
    span: Span,
    known: &Known<'_>,
) -> Option<KeyResultUpdate> {
    let key_result = known.key_result;
    let mut read = KeyResultUpdate {
        key_result: known.index,
        span,
        value_span: span,
        update: None,
        confidence: None,
        status: None,
        note: None,
    };
    match slot {
        Slot::Is(RawValue::Short(scalar)) => {
            let text = cursor.reader.words(scalar, node);
            read.value_span = node.span;
            read.update = short(cursor, &text, node.span, key_result);
        }
        Slot::Is(RawValue::Long(raw)) => {
            let fields = Fields::new(node, span);
            cursor.reader.unknown_keys::<RawUpdate>(fields, "a value of a check-in");
            read.confidence = cursor.reader.confidence(fields, &raw.confidence);
            read.status = cursor.reader.choice(fields, "status", &raw.status, &STATUSES);
            read.note = cursor.markdown(fields, "note", &raw.note);
            read.value_span = fields.value("value").map_or(span, |value| value.span);
            read.update = long(cursor, fields, raw, known);
        }
        Slot::Other(shape) => {
            cursor.reader.wrong(node.span, "a value of a check-in", "a number or a mapping of keys to values", *shape);
            return None;
        }
        Slot::Null | Slot::Absent => {
            let finding = cursor.reader.at(&id::MISSING_KEY, span, format!("`{}` has no value", key_result.id));
            finding.hint("write the value after the colon, or remove the line");
            return None;
        }
    }
    Some(read)
}

/// Looks at the value of a key result that could not be read: whether its number can be read in two ways does not depend on
/// how it is measured.
fn number_alone(cursor: &mut Cursor<'_, '_>, slot: &Slot<RawValue>, node: &yaml::Node, key_result: &str) {
    let (scalar, node) = match slot {
        Slot::Is(RawValue::Short(scalar)) => (scalar, node),
        Slot::Is(RawValue::Long(raw)) => match (&raw.value, Fields::new(node, node.span).value("value")) {
            (Slot::Is(scalar), Some(node)) => (scalar, node),
            _ => return,
        },
        Slot::Other(_) | Slot::Null | Slot::Absent => return,
    };
    let text = cursor.reader.words(scalar, node);
    if let Err(problem @ NumberProblem::Ambiguous { .. }) = parse_number_in(&text, cursor.reader.marks) {
        cursor.reader.bad_number(node.span, key_result, &text, &problem, Wanted::bare());
    }
}

/// `forsta-svar: 5.4`, or `true` for a key result that is done or not.
fn short(cursor: &mut Cursor<'_, '_>, text: &str, span: Span, key_result: &KeyResult) -> Option<Update> {
    if let Measure::Milestones(milestones) = &key_result.measure {
        return match truth(text) {
            Some(flag) if milestones.len() == 1 => Some(Update::Reached(if flag { vec![0] } else { Vec::new() })),
            _ => {
                let finding = cursor.reader.at(
                    &id::MISFIT_VALUE,
                    span,
                    format!("`{}` is measured by milestones, and `{text}` does not say which are done", key_result.id),
                );
                if milestones.len() == 1 {
                    finding.hint(format!("write `{}: true` once it is done, and `false` until then", key_result.id));
                } else {
                    let done = format!("`{}: {{done: [{}]}}`", key_result.id, milestones[0].id);
                    finding.hint(format!("list those that are done: {done}"));
                }
                None
            }
        };
    }
    if let Some(score) = level_called(text, &key_result.measure) {
        let message = format!("`{}` must be the score of a level, not `{text}`", key_result.id);
        let finding = cursor.reader.at(&id::BAD_NUMBER, span, message);
        finding.hint(format!("write `{}: {score}`", key_result.id)).fix(span, score.to_string());
        return None;
    }
    match parse_number_in(text, cursor.reader.marks) {
        Ok(number) => checked(cursor, &Spanned { value: number, span }, key_result),
        Err(problem) => {
            let wanted = Wanted::measured(key_result.unit.as_deref());
            cursor.reader.bad_number(span, key_result.id.as_str(), text, &problem, wanted);
            None
        }
    }
}

/// The score of the only level with this text.
fn level_called(text: &str, measure: &Measure) -> Option<f64> {
    let Measure::Rubric { levels, .. } = measure else { return None };
    let slug = slug::slug(text);
    let mut called = levels.iter().filter(|(_, level)| !slug.is_empty() && slug::slug(level) == slug);
    let (score, _) = called.next()?;
    called.next().is_none().then_some(*score)
}

/// The scores of a rubric run from 0 to 1; other values are free, but not in another unit than the key result.
fn checked(cursor: &mut Cursor<'_, '_>, number: &Spanned<Number>, key_result: &KeyResult) -> Option<Update> {
    let (value, span) = (number.value.value, number.span);
    if matches!(key_result.measure, Measure::Rubric { .. }) && !(0.0..=1.0).contains(&value) {
        let finding = cursor.reader.at(
            &id::OUT_OF_RANGE,
            span,
            format!("`{}` must be a score from 0 to 1, not {value}", key_result.id),
        );
        finding.hint("write the score of the level that was reached");
        return None;
    }
    let is_of_kpi = matches!(key_result.measure, Measure::Metric { kpi: Some(_), .. });
    let fits = |taken: &str| key_result.unit.as_ref().is_some_and(|unit| fits_unit(unit, taken));
    match &number.value.unit {
        Some(taken) if !is_of_kpi && !fits(taken) => {
            let message = match (taken.as_str(), &key_result.unit) {
                ("%", _) => format!("this value is a percentage, but `{}` is not measured in `%`", key_result.id),
                (_, Some(unit)) => format!("this value is in `{taken}`, but `{}` is in `{unit}`", key_result.id),
                (_, None) => format!("this value is in `{taken}`, but `{}` has no unit", key_result.id),
            };
            let finding = cursor.reader.at(&id::BAD_NUMBER, span, message);
            finding.hint(format!("remove the `{taken}`, or set the unit of the key result: `unit: {}`", quoted(taken)));
            None
        }
        _ => Some(Update::Value(value)),
    }
}

fn long(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawUpdate, known: &Known<'_>) -> Option<Update> {
    let key_result = known.key_result;
    let Measure::Milestones(milestones) = &key_result.measure else {
        if fields.value("done").is_some() {
            let finding = cursor.reader.at(
                &id::MISFIT_VALUE,
                fields.key_span("done"),
                format!("`{}` has no milestones: it is measured by a value", key_result.id),
            );
            finding.hint("write `value: ...` in place of `done`");
        }
        let number = cursor.reader.number(fields, "value", &raw.value, Wanted::measured(key_result.unit.as_deref()))?;
        return checked(cursor, &number, key_result);
    };
    if fields.value("value").is_some() {
        let finding = cursor.reader.at(
            &id::MISFIT_VALUE,
            fields.key_span("value"),
            format!("`{}` is measured by milestones, not by a value", key_result.id),
        );
        finding.hint(format!("list those that are done: `done: [{}]`", milestones[0].id));
        return None;
    }
    reached(cursor, fields, &raw.done, (known, milestones))
}

/// The milestones that `done:` names: by id, by title, or `true` for the only one.
fn reached(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    slot: &Slot<Items<Scalar>>,
    (known, milestones): (&Known<'_>, &[Milestone]),
) -> Option<Update> {
    if slot.is_absent() {
        return None;
    }
    let mut indexes = Vec::new();
    for name in cursor.reader.texts(fields, "done", slot) {
        match truth(&name.value) {
            Some(true) if milestones.len() == 1 => indexes.push(0),
            Some(false) if milestones.len() == 1 => {}
            _ => match known.milestone(milestones, &name.value) {
                Some(index) => indexes.push(index),
                None => unknown(cursor, &name, milestones),
            },
        }
    }
    Some(Update::Reached(indexes))
}

/// Reports that no milestone is called `name`.
fn unknown(cursor: &mut Cursor<'_, '_>, name: &Spanned<String>, milestones: &[Milestone]) {
    let ids: Vec<&str> = milestones.iter().map(|one| one.id.as_str()).collect();
    let may_search = cursor.reader.report.may_search(name.span.file);
    let message = format!("no milestone has the id or title `{}`", name.value);
    let finding = cursor.reader.at(&id::MISFIT_VALUE, name.span, message);
    match suggest::closest(&name.value, ids.iter().copied().filter(|_| may_search)) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!("its milestones are {}", listed(&ids))),
    };
}
