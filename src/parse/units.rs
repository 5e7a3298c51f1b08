//! The unit that the numbers of one measure share, written once under `unit` or beside the numbers.

use super::Cursor;
use crate::{
    diagnostics::{Span, Spanned, id},
    model::{Number, fits_unit, parse_number},
    source::{
        field::{Scalar, Slot},
        reader::{Fields, Wanted},
    },
};

/// The numbers of one measure share a unit.
pub(super) struct Units {
    /// Whose numbers they are: "key result".
    of: &'static str,
    /// What stands under `unit`.
    unit: Option<Spanned<String>>,
    /// The first that was written beside a number.
    taken: Option<Spanned<String>>,
    /// Where one was written without; 0 is the same either way.
    bare: Option<Span>,
}

impl Units {
    /// Of a key result or KPI, with what stands under `unit`.
    pub(super) fn new(of: &'static str, unit: Option<Spanned<String>>) -> Self {
        Self { of, unit, taken: None, bare: None }
    }

    /// Whether `unit` is the last word of a text.
    pub(super) fn has_own(&self, text: &str) -> bool {
        let rest = self.unit.as_ref().and_then(|unit| text.strip_suffix(unit.value.as_str()));
        rest.is_some_and(|rest| parse_number(rest).is_ok())
    }

    /// Whether the numbers are in per cent, as far as has been read.
    pub(super) fn are_percent(&self) -> bool {
        self.unit.as_ref().or(self.taken.as_ref()).is_some_and(|unit| fits_unit(&unit.value, "%"))
    }

    /// Reads a number and notes its unit.
    pub(super) fn read(
        &mut self,
        cursor: &mut Cursor<'_, '_>,
        fields: Fields<'_>,
        key: &str,
        slot: &Slot<Scalar>,
    ) -> Option<Spanned<Number>> {
        let wanted = Wanted::measured(self.unit.as_ref().map(|unit| unit.value.as_str()));
        let number = cursor.reader.number(fields, key, slot, wanted)?;
        match &number.value.unit {
            Some(taken) => self.take(cursor, Spanned { value: taken.clone(), span: number.span }),
            None if number.value.value != 0.0 => {
                self.bare.get_or_insert(number.span);
            }
            None => {}
        }
        Some(number)
    }

    /// Notes a unit that was written beside a number; reports one that contradicts another.
    fn take(&mut self, cursor: &mut Cursor<'_, '_>, taken: Spanned<String>) {
        let what = if taken.value == "%" { "a percentage".to_owned() } else { format!("in `{}`", taken.value) };
        let (other, message) = match (&self.unit, &self.taken) {
            (Some(unit), _) if !fits_unit(&unit.value, &taken.value) => {
                (unit, format!("this is {what}, but `unit` is `{}`", unit.value))
            }
            (None, Some(first)) if !fits_unit(&first.value, &taken.value) => {
                (first, format!("this is {what}, but another number of the {} is in `{}`", self.of, first.value))
            }
            _ => {
                self.taken.get_or_insert(taken);
                return;
            }
        };
        let finding = cursor.reader.at(&id::BAD_NUMBER, taken.span, message);
        finding.also(other.span, if self.unit.is_some() { "the unit" } else { "the other number" });
        finding.hint(format!("remove the `{}`, or write `unit: {}`", taken.value, quoted(&taken.value)));
    }

    /// The unit: what is written, else what the numbers say.
    pub(super) fn settle(self, cursor: &mut Cursor<'_, '_>) -> Option<String> {
        let (None, Some(taken)) = (&self.unit, &self.taken) else {
            return self.unit.map(|unit| unit.value);
        };
        let sign = &taken.value;
        if let Some(bare) = self.bare {
            let message = format!("this number has no `{sign}`, unlike another number of the {}", self.of);
            let finding = cursor.reader.at(&id::BAD_NUMBER, bare, message);
            finding.also(taken.span, format!("with `{sign}`"));
            let place = if sign == "%" { "after" } else { "with" };
            finding
                .hint(format!("write `{sign}` {place} all of them, or {place} none and add `unit: {}`", quoted(sign)));
        }
        Some(sign.clone())
    }
}

/// A unit as the value of a key.
pub(super) fn quoted(unit: &str) -> String {
    if unit.starts_with('%') { format!("\"{unit}\"") } else { unit.to_owned() }
}
