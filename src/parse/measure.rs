//! The four ways to measure a key result.

use super::{
    Cursor, Dated,
    numbers::Numbers,
    raw::{RawKeyResult, RawMilestone},
    units::Units,
};
use crate::{
    diagnostics::{Span, Spanned, id, suggest},
    model::{Done, Measure, Milestone, NotKnown, Number, parse_date, parse_number, parse_number_in, repaired_date},
    source::{
        field::{Keyed, Scalar, Slot},
        reader::{Fields, listed, truth, words},
        slug,
    },
};

/// Which keys belong to which shape.
const SHAPES: [(Shape, &[&str]); 4] = [
    (Shape::Metric, &["target", "kpi", "commit", "stretch"]),
    (Shape::Band, &["at_least", "at_most"]),
    (Shape::Milestones, &["milestones", "due", "done"]),
    (Shape::Rubric, &["levels"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Metric,
    Band,
    Milestones,
    Rubric,
}

/// Reads the measure and the unit of a key result. In an objective that is decided every number should be known.
pub(super) fn read(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    raw: &RawKeyResult,
    title: Option<&Spanned<String>>,
    is_decided: bool,
) -> Option<(Measure, Option<String>)> {
    let unit = cursor.reader.text(fields, "unit", &raw.unit);
    if is_deadline_as_target(cursor, fields) {
        return None;
    }
    let shape = shape(cursor, fields, title)?;
    let mut numbers = Numbers::new(Units::new("key result", unit));
    let measure = match shape {
        Shape::Metric => metric(cursor, fields, raw, &mut numbers),
        Shape::Band => band(cursor, fields, raw, &mut numbers),
        Shape::Milestones => milestones(cursor, fields, raw, title).map(Measure::Milestones),
        Shape::Rubric => rubric(cursor, fields, raw, &mut numbers),
    }?;
    if is_decided {
        numbers.warn(cursor);
    }
    let unit = numbers.units.settle(cursor);
    Some((measure, unit))
}

/// Reports `target: 2026-12-15` and `baseline: no, target: yes`: a step that is done or not. Whether there was one.
fn is_deadline_as_target(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>) -> bool {
    let written = |key: &str| fields.value(key).and_then(|node| cursor.texts.text.get(node.span.range()));
    let Some(target) = written("target").map(|target| target.trim_matches(['"', '\''])) else { return false };
    let has_baseline = written("baseline").is_some();
    let (day, is_truth) = (parse_date(target).ok(), truth(target).is_some());
    let (span, place) = (fields.span("target"), fields.key_span("target"));
    if let Some(day) = day {
        let message = format!("`target` must be a number, and `{target}` is a day");
        let finding = cursor.reader.at(&id::BAD_NUMBER, span, message);
        if has_baseline {
            finding.hint(format!("write the value to reach in `target`, and `due: {day}` on a line of its own"));
        } else {
            finding.hint(format!("write `due: {day}` in place of `target`")).fix(place, "due");
        }
    } else if is_truth {
        let message = format!("`target` must be a number, not `{target}`");
        let finding = cursor.reader.at(&id::BAD_NUMBER, span, message);
        let keys = if has_baseline { "`baseline` and `target`" } else { "`target`" };
        finding.hint(format!("write `done: false` in place of {keys}, and `done: true` once it is so"));
    }
    day.is_some() || is_truth
}

/// Which shape the keys make; none or several are reported.
fn shape(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, title: Option<&Spanned<String>>) -> Option<Shape> {
    let written = |keys: &[&'static str]| keys.iter().copied().find(|key| fields.value(key).is_some());
    let mut present: Vec<(Shape, &str)> =
        SHAPES.iter().filter_map(|(shape, keys)| Some((*shape, written(keys)?))).collect();
    let is_deadline = written(&["target"]).is_some() && written(&["milestones", "done"]).is_none();
    if is_deadline {
        present.retain(|(_, key)| *key != "due"); // the day by which a metric is to reach its target
    }
    let stray = |shape: Shape| match shape {
        Shape::Milestones => written(&["baseline", "current"]),
        Shape::Rubric => written(&["baseline"]),
        Shape::Metric | Shape::Band => None,
    };
    match present[..] {
        [(shape, measure)] => {
            if let Some(key) = stray(shape) {
                let finding = cursor.reader.at(
                    &id::MIXED_MEASURE,
                    fields.key_span(key),
                    format!("`{key}` cannot be used with `{measure}`"),
                );
                if measure == "due" {
                    finding.hint("remove the line, or add `target: ...`, which `due` is then the deadline of");
                } else {
                    finding.hint("a key result has one measure: remove the line");
                }
            }
            Some(shape)
        }
        [] if is_misspelt(fields) => None, // that key's own finding says so
        [] => {
            let span = title.map_or_else(|| fields.span("title"), |title| title.span);
            let finding = cursor.reader.at(&id::NO_MEASURE, span, "this key result has no measure");
            if written(&["baseline", "current"]).is_some() {
                finding.hint("add a line `target: ...`");
            } else {
                finding.hint("add `baseline` and `target`, or `at_least`/`at_most`, `milestones`, `due`, or `levels`");
            }
            None
        }
        _ => {
            let keys: Vec<&str> = present.iter().map(|(_, key)| *key).collect();
            let finding = cursor.reader.at(
                &id::MIXED_MEASURE,
                fields.key_span(keys[1]),
                format!("{} are different measures", listed(&keys)),
            );
            finding.also(fields.key_span(keys[0]), "the first measure");
            finding.hint("a key result has one measure: remove one of them, or make two key results");
            None
        }
    }
}

/// Whether a key is there that was meant to be one of a measure.
fn is_misspelt(fields: Fields<'_>) -> bool {
    let measures: Vec<&'static str> =
        SHAPES.iter().flat_map(|(_, keys)| keys.iter().copied()).chain(["baseline", "current"]).collect();
    let is_meant =
        |key: &str| words::meant(key, &measures).is_some() || suggest::closest(key, measures.iter().copied()).is_some();
    fields.keys().any(|key| !RawKeyResult::SHAPE.has(key) && is_meant(key))
}

fn metric(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    raw: &RawKeyResult,
    numbers: &mut Numbers,
) -> Option<Measure> {
    for (key, slot) in [("baseline", &raw.baseline), ("target", &raw.target)] {
        if slot.is_absent() {
            cursor.reader.missing(fields, key, "a metric");
        }
    }
    let baseline = numbers.read(cursor, fields, "baseline", &raw.baseline);
    let target = numbers.read(cursor, fields, "target", &raw.target);
    let current = numbers.value(cursor, fields, "current", &raw.current);
    let commit = numbers.value(cursor, fields, "commit", &raw.commit);
    let stretch = numbers.value(cursor, fields, "stretch", &raw.stretch);
    let kpi = cursor.reader.text(fields, "kpi", &raw.kpi);
    if kpi.is_some() {
        for key in ["current", "unit"] {
            if fields.value(key).is_some() {
                let finding = cursor.reader.at(
                    &id::MIXED_MEASURE,
                    fields.key_span(key),
                    format!("`{key}` cannot be used with `kpi`: the KPI has it"),
                );
                finding.also(fields.key_span("kpi"), "the KPI").hint(format!("remove `{key}`, or `kpi`"));
            }
        }
    }
    if numbers.lacks(&["baseline", "target"]) {
        let value = |number: Option<Spanned<Number>>| number.map(|number| number.value.value);
        let (baseline, target) = (value(baseline), value(target));
        let keys = numbers.missing(&["baseline", "target"]);
        let (at_least, at_most) = (None, None);
        let not_known = NotKnown { is_band: false, keys, baseline, target, at_least, at_most, current, kpi };
        return Some(Measure::NotKnown(Box::new(not_known)));
    }
    let (baseline, target) = (baseline?, target?);
    if (baseline.value.value - target.value.value).abs() < f64::EPSILON {
        let name = cursor.texts.text.get(fields.span("title").range()).unwrap_or("").trim_matches(['"', '\'']);
        let message = format!("the target of `{name}` equals its baseline ({})", target.value.value);
        let finding = cursor.reader.at(&id::FLAT_TARGET, target.span, message);
        finding.label("same as `baseline`").also(baseline.span, "the baseline");
        finding.hint(
            "set `target` to the value you want by the end of the period; to hold a value, use `at_least` or `at_most`",
        );
        return None;
    }
    let (baseline, target) = (baseline.value.value, target.value.value);
    Some(Measure::Metric { baseline, target, current, kpi, commit, stretch })
}

fn band(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawKeyResult, numbers: &mut Numbers) -> Option<Measure> {
    let at_least = numbers.read(cursor, fields, "at_least", &raw.at_least);
    let at_most = numbers.read(cursor, fields, "at_most", &raw.at_most);
    let baseline = numbers.value(cursor, fields, "baseline", &raw.baseline);
    let current = numbers.value(cursor, fields, "current", &raw.current);
    if numbers.lacks(&["at_least", "at_most"]) {
        let value = |number: &Option<Spanned<Number>>| number.as_ref().map(|number| number.value.value);
        let (at_least, at_most) = (value(&at_least), value(&at_most));
        let keys = numbers.missing(&["at_least", "at_most"]);
        let (target, kpi) = (None, None);
        let not_known = NotKnown { is_band: true, keys, baseline, target, at_least, at_most, current, kpi };
        return Some(Measure::NotKnown(Box::new(not_known)));
    }
    let was_reported =
        (at_least.is_none() && !raw.at_least.is_absent()) || (at_most.is_none() && !raw.at_most.is_absent());
    if was_reported {
        return None;
    }
    if let (Some(low), Some(high)) = (&at_least, &at_most)
        && low.value.value > high.value.value
    {
        let finding = cursor.reader.at(&id::OUT_OF_RANGE, low.span, "`at_least` is greater than `at_most`");
        finding.also(high.span, "the upper bound").hint("swap the two values");
        return None;
    }
    let bound = |number: Option<Spanned<Number>>| number.map(|number| number.value.value);
    Some(Measure::Band { at_least: bound(at_least), at_most: bound(at_most), baseline, current })
}

fn rubric(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    raw: &RawKeyResult,
    numbers: &mut Numbers,
) -> Option<Measure> {
    let current = if numbers.is_not_known(cursor, fields, "current", &raw.current) {
        None
    } else {
        cursor.reader.number_within(fields, "current", &raw.current, 0.0, 1.0)
    };
    let mut levels: Vec<(f64, String)> = Vec::new();
    for (key, slot, node) in cursor.reader.pairs_of::<RawKeyResult, _>(fields, "levels", &raw.levels) {
        let score = parse_number_in(&key.value, cursor.reader.marks).ok().filter(|number| number.unit.is_none());
        let score = score.map(|number| number.value).filter(|score| (0.0..=1.0).contains(score));
        let text = match slot {
            Slot::Is(scalar) => cursor.reader.words(scalar, node),
            Slot::Other(shape) => {
                cursor.reader.wrong(node.span, "a level", "text", *shape);
                continue;
            }
            Slot::Null | Slot::Absent => String::new(),
        };
        let Some(score) = score else {
            let finding =
                cursor.reader.at(&id::OUT_OF_RANGE, key.span, format!("`{}` is not a score from 0 to 1", key.value));
            match share_of_one(&key.value) {
                Some(share) => finding.hint(format!("write `{share}: {text}`")).fix(key.span, share),
                None => finding.hint("start each level with a score, such as `0.7: half of the harbours report daily`"),
            };
            continue;
        };
        levels.push((score, text));
    }
    if levels.is_empty() {
        let nothing_said = matches!(&raw.levels, Slot::Is(pairs) if pairs.is_empty());
        if nothing_said {
            cursor
                .reader
                .at(&id::NO_MEASURE, fields.key_span("levels"), "`levels` is empty")
                .hint("add a line for each level, such as `0.7: half of the harbours report daily`");
        }
        return None;
    }
    levels.sort_by(|one, other| one.0.total_cmp(&other.0));
    Some(Measure::Rubric { levels, current })
}

/// `70` or `70 %` as a share of one: `0.7`.
fn share_of_one(score: &str) -> Option<String> {
    const PERCENT_MIN: f64 = 10.0; // without a sign less may be something else
    let number = parse_number(score).ok().filter(|number| number.unit.is_none() || number.is_percent())?;
    let (percent, share) = (number.value, number.value / 100.0);
    let is_percent = number.is_percent() || percent >= PERCENT_MIN;
    (is_percent && (0.0..=100.0).contains(&percent)).then(|| ((share * 1e6).round() / 1e6).to_string())
}

fn milestones(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    raw: &RawKeyResult,
    title: Option<&Spanned<String>>,
) -> Option<Vec<Milestone>> {
    if raw.milestones.is_absent() {
        let title = title.map_or_else(String::new, |title| title.value.clone());
        let due = cursor.reader.date(fields, "due", &raw.due).map(|due| due.value);
        let done = done(cursor, fields, &raw.done);
        return Some(vec![Milestone { id: "done".to_owned(), title, due, done, weight: 1.0 }]);
    }
    for key in ["due", "done"] {
        if fields.value(key).is_some() {
            let finding = cursor.reader.at(
                &id::MIXED_MEASURE,
                fields.key_span(key),
                format!("`{key}` cannot be used with `milestones`"),
            );
            finding.hint("move it into one of the milestones");
        }
    }
    let mut milestones: Vec<Milestone> = Vec::new();
    for (raw, fields) in cursor.reader.list(fields, "milestones", &raw.milestones, "a milestone") {
        if let Some((milestone, span)) = milestone(cursor, fields, raw) {
            if milestones.iter().any(|earlier| earlier.id == milestone.id) {
                let finding =
                    cursor.reader.at(&id::DUPLICATE_ID, span, format!("two milestones have the id `{}`", milestone.id));
                finding.hint("add another `id` to one of them");
            } else {
                milestones.push(milestone);
            }
        }
    }
    if milestones.is_empty() {
        let said_nothing =
            matches!(&raw.milestones, Slot::Is(crate::source::field::Items::Many(list)) if list.is_empty());
        if said_nothing {
            let finding = cursor.reader.at(&id::NO_MEASURE, fields.key_span("milestones"), "`milestones` is empty");
            finding.hint("add an entry for each step, such as `- {title: ..., due: 2026-12-01}`");
        }
        return None;
    }
    Some(milestones)
}

fn milestone(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawMilestone) -> Option<(Milestone, Span)> {
    let title = cursor.reader.required(fields, "title", &raw.title, "a milestone");
    let own_id = cursor.reader.text(fields, "id", &raw.id).map(|own_id| own_id.value);
    let due = cursor.reader.date(fields, "due", &raw.due).map(|due| due.value);
    let done = done(cursor, fields, &raw.done);
    let weight = cursor.reader.weight(fields, &raw.weight);
    let title = title?;
    let own_id = own_id.unwrap_or_else(|| slug::slug(&title.value));
    Some((Milestone { id: own_id, title: title.value, due, done, weight }, title.span))
}

/// `done: true`, `false`, or the day it was done.
fn done(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, slot: &Slot<Scalar>) -> Done {
    let (Slot::Is(scalar), Some(node)) = (slot, fields.value("done")) else {
        cursor.reader.flag(fields, "done", slot);
        return Done::No;
    };
    let text = cursor.reader.words(scalar, node);
    if let Some(flag) = truth(&text) {
        return if flag { Done::Undated } else { Done::No };
    }
    if let Ok(date) = parse_date(text.trim()) {
        cursor.dated.push(Dated { what: "milestone", date: Spanned { value: date, span: node.span } });
        return Done::On(date);
    }
    let finding =
        cursor.reader.at(&id::WRONG_TYPE, node.span, format!("`done` must be `true`, `false` or a date, not `{text}`"));
    finding.hint("write `true`, `false`, or the day it was done, such as `2026-11-19`");
    if let Some(meant) = repaired_date(&text) {
        finding.fix(node.span, meant.to_string());
    }
    Done::No
}
