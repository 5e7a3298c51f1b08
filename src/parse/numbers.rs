//! The numbers of one key result or KPI: some may not be known yet, and a target may be written as a change.

use super::{Cursor, units::Units};
use crate::{
    diagnostics::{Span, Spanned, id},
    model::{Number, NumberProblem, TargetText, changed, is_change, is_unknown_number, parse_number, read_target},
    source::{
        field::{Scalar, Shape, Slot},
        reader::Fields,
    },
};

/// The keys whose number may be written as a change from the baseline.
const AIMS: [&str; 3] = ["target", "commit", "stretch"];

/// The numbers of one measure.
pub(super) struct Numbers {
    pub(super) units: Units,
    /// The baseline, once it has been read.
    baseline: Option<f64>,
    /// The keys whose number is not known yet, and where that stands.
    not_known: Vec<(&'static str, Span)>,
}

impl Numbers {
    pub(super) fn new(units: Units) -> Self {
        Self { units, baseline: None, not_known: Vec::new() }
    }

    /// Whether it was said of any of these keys that their number is not known yet.
    pub(super) fn lacks(&self, keys: &[&str]) -> bool {
        self.not_known.iter().any(|(key, _)| keys.contains(key))
    }

    /// Those of these keys of which it was said that their number is not known yet.
    pub(super) fn missing(&self, keys: &[&str]) -> Vec<&'static str> {
        self.not_known.iter().map(|(key, _)| *key).filter(|key| keys.contains(key)).collect()
    }

    /// Reads the number of `key`; nothing where there is none, where it is not known yet, and where it was reported.
    pub(super) fn read(
        &mut self,
        cursor: &mut Cursor<'_, '_>,
        fields: Fields<'_>,
        key: &'static str,
        slot: &Slot<Scalar>,
    ) -> Option<Spanned<Number>> {
        let node = fields.value(key)?;
        let written = match slot {
            Slot::Is(scalar) => cursor.reader.words(scalar, node),
            Slot::Null => String::new(),
            Slot::Other(shape) => {
                other(cursor, fields, key, *shape);
                return None;
            }
            Slot::Absent => return None,
        };
        if self.is_not_known(cursor, fields, key, slot) {
            return None;
        }
        if self.is_no_plain_number(cursor, key, &Spanned { value: written, span: node.span }) {
            return None;
        }

        let number = self.units.read(cursor, fields, key, slot)?;
        if key == "baseline" {
            self.baseline = Some(number.value.value);
        }
        Some(number)
    }

    /// Whether it is written that the number of `key` is not known yet; notes where.
    pub(super) fn is_not_known(
        &mut self,
        cursor: &mut Cursor<'_, '_>,
        fields: Fields<'_>,
        key: &'static str,
        slot: &Slot<Scalar>,
    ) -> bool {
        let Some(node) = fields.value(key) else { return false };
        let is_unknown = match slot {
            Slot::Is(scalar) => is_unknown_number(&cursor.reader.words(scalar, node)),
            Slot::Null => true,
            Slot::Other(_) | Slot::Absent => false,
        };
        if is_unknown {
            let place = if node.span.range().is_empty() { fields.key_span(key) } else { node.span };
            self.not_known.push((key, place));
        }
        is_unknown
    }

    /// The number alone.
    pub(super) fn value(
        &mut self,
        cursor: &mut Cursor<'_, '_>,
        fields: Fields<'_>,
        key: &'static str,
        slot: &Slot<Scalar>,
    ) -> Option<f64> {
        self.read(cursor, fields, key, slot).map(|number| number.value.value)
    }

    /// Reports a number that is written as a change, a bound, or two numbers. Whether there was one.
    fn is_no_plain_number(&self, cursor: &mut Cursor<'_, '_>, key: &str, written: &Spanned<String>) -> bool {
        let (text, span) = (written.value.trim(), written.span);
        let read = match parse_number(text) {
            Ok(number) => {
                let may_be_change = AIMS.contains(&key) && !self.units.are_percent();
                let is_change = may_be_change && is_change(text, &number, self.baseline);
                is_change.then_some(TargetText::Change(number.value))
            }
            Err(NumberProblem::Ambiguous { .. } | NumberProblem::TooLarge) => None,
            Err(NumberProblem::NotANumber | NumberProblem::WithUnit { .. }) if self.units.has_own(text) => None,
            Err(_) if self.units.are_percent() && !text.contains(char::is_alphabetic) && text.contains('%') => {
                read_target(text).filter(|read| !matches!(read, TargetText::Change(_))) // `–5 %` is a value there
            }
            Err(NumberProblem::NotANumber | NumberProblem::WithUnit { .. }) => read_target(text),
        };
        match read {
            Some(TargetText::Change(percent)) if AIMS.contains(&key) => self.change(cursor, key, written, percent),
            Some(TargetText::Way(from, to)) if AIMS.contains(&key) => {
                let message = format!("`{key}` must be one number, not `{text}`");
                let finding = cursor.reader.at(&id::BAD_NUMBER, span, message);
                finding.hint(format!("write `baseline: {from}` and `{key}: {to}`, each on a line of its own"));
            }
            Some(TargetText::Two(low, high)) if AIMS.contains(&key) => two(cursor, key, span, low, high),
            Some(TargetText::Bound(number, is_low)) => {
                let message = format!("`{key}` must be a number alone, not `{text}`");
                let bound = if is_low { "at_least" } else { "at_most" };
                let finding = cursor.reader.at(&id::BAD_NUMBER, span, message);
                if AIMS.contains(&key) {
                    finding.hint(format!(
                        "write `{key}: {number}`; for a value that is only to be held, write `{bound}: {number}` in place of \
                         `baseline` and `{key}`"
                    ));
                } else {
                    finding.hint(format!("write `{key}: {number}`"));
                }
            }
            _ => return false,
        }
        true
    }

    /// Reports a change in per cent where a value belongs: the value that it makes of the baseline, else an index.
    fn change(&self, cursor: &mut Cursor<'_, '_>, key: &str, written: &Spanned<String>, percent: f64) {
        let message = format!("`{key}` must be a value, not a change such as `{}`", written.value.trim());
        let index = format!("`unit: index`, `baseline: 100` and `{key}: {}`", changed(100.0, percent));
        let finding = cursor.reader.at(&id::BAD_NUMBER, written.span, message);
        match self.baseline.filter(|baseline| *baseline > 0.0) {
            Some(baseline) if (baseline - 100.0).abs() > f64::EPSILON => {
                let value = changed(baseline, percent);
                finding.hint(format!(
                    "write `{key}: {value}`, which is the baseline {baseline} with that change; where only the change is \
                     known, write an index: {index}"
                ));
            }
            Some(_) => {
                finding.hint(format!(
                    "write `{key}: {}`, and `unit: index` if 100 stands for the value today",
                    changed(100.0, percent)
                ));
            }
            None => {
                finding.hint(format!("write an index, where 100 stands for the value today: {index}"));
            }
        }
    }

    /// Reports what is not known yet in an objective that is decided.
    pub(super) fn warn(&self, cursor: &mut Cursor<'_, '_>) {
        for (key, span) in &self.not_known {
            if ["current", "commit", "stretch"].contains(key) {
                let finding = cursor.reader.at(&id::UNKNOWN_NUMBER, *span, format!("`{key}` is not known yet"));
                finding.hint("write the number, or remove the line");
                continue;
            }
            let message = format!("`{key}` is not known yet, so this key result counts as 0");
            let finding = cursor.reader.at(&id::UNKNOWN_NUMBER, *span, message);
            finding.hint("write the number as soon as it is known; until then, `state: proposed` keeps the objective out of all counts");
        }
    }

    /// Reports bounds of a KPI that are not known yet.
    pub(super) fn warn_of_bounds(&self, cursor: &mut Cursor<'_, '_>) {
        for (key, span) in &self.not_known {
            let finding = cursor.reader.at(&id::UNKNOWN_NUMBER, *span, format!("`{key}` is not known yet"));
            finding.hint("write the number, or remove the line");
        }
    }
}

/// Reports a value of another shape than a number. Two numbers are two aims, or a band.
fn other(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, key: &str, shape: Shape) {
    let span = fields.span(key);
    let written = cursor.texts.text.get(span.range()).unwrap_or("");
    let plain: String =
        written.chars().map(|one| if one.is_ascii_digit() || ".,-".contains(one) { one } else { ' ' }).collect();
    let is_entry = |part: &&str| parse_number(part.trim_matches(',')).is_ok();
    let numbers: Vec<&str> = plain.split_whitespace().filter(is_entry).map(|part| part.trim_matches(',')).collect();
    match numbers[..] {
        [low, high] if AIMS.contains(&key) => two(cursor, key, span, low, high),
        _ => cursor.reader.wrong(span, &format!("`{key}`"), "a number", shape),
    }
}

/// Reports two numbers where one belongs.
fn two(cursor: &mut Cursor<'_, '_>, key: &str, span: Span, one: &str, other: &str) {
    let value = |text: &str| parse_number(text).map_or(0.0, |number| number.value);
    let (low, high) = if value(one) <= value(other) { (one, other) } else { (other, one) };
    let message = format!("`{key}` has two numbers, {one} and {other}, and a key result has one target");
    let finding = cursor.reader.at(&id::BAD_NUMBER, span, message);
    finding.hint(format!(
        "to stay between them, write `at_least: {low}` and `at_most: {high}` in place of `baseline` and `{key}`; for two aims, \
         make two key results, one with `target: {one}` and one with `target: {other}`"
    ));
}
