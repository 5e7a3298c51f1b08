//! Numbers out of the typed parse: as people write them, within the bounds that their keys take.

use super::{Fields, Reader};
use crate::{
    diagnostics::{Span, Spanned, id},
    model::{
        Number, NumberProblem, days_of_rhythm, is_percent, is_unknown_number, month_number, parse_number_in,
        repaired_number,
    },
    source::field::{Scalar, Slot},
};

impl Reader<'_> {
    /// Reads a number as people write it, with its unit where one is written beside it.
    pub fn number(&mut self, fields: Fields<'_>, key: &str, slot: &Slot<Scalar>) -> Option<Spanned<Number>> {
        let scalar = self.present(fields, key, slot, "a number")?;
        let text = self.words(scalar, fields.value(key)?);
        let span = fields.span(key);
        match parse_number_in(&text, self.marks) {
            Ok(value) => Some(Spanned { value, span }),
            Err(problem) => {
                self.bad_number(span, key, &text, &problem);
                None
            }
        }
    }

    /// Says why a text is no number.
    pub fn bad_number(&mut self, span: Span, key: &str, text: &str, problem: &NumberProblem) {
        let (message, hint) = match problem {
            NumberProblem::NotANumber => (
                format!("`{key}` must be a number, not `{text}`"),
                if is_unknown_number(text) {
                    "remove the line until the number is known".to_owned()
                } else {
                    "write digits, such as `1250`, `12.5` or `-3`".to_owned()
                },
            ),
            NumberProblem::Ambiguous { .. } => (format!("`{text}` is ambiguous"), ambiguous(problem)),
            NumberProblem::WithUnit { number, unit } if is_percent(unit) => {
                (format!("`{key}` must be a number, not `{text}`"), format!("write `{key}: {number} %`"))
            }
            NumberProblem::WithUnit { number, unit } => (
                format!("`{key}` must be a number without a unit, not `{text}`"),
                format!("write `{key}: {number}`, and `unit: {unit}` once for the key result"),
            ),
            NumberProblem::TooLarge => (
                format!("`{text}` is too large"),
                "numbers can be 1 000 000 000 000 000 at most, positive or negative".to_owned(),
            ),
        };
        let of_ten = text.trim().strip_suffix("/10").filter(|_| key == "confidence").map(str::to_owned);
        let by_name = match key {
            "first_month" => month_number(text),
            "every_days" => days_of_rhythm(text),
            _ => None,
        };
        let finding = self.report.at(&id::BAD_NUMBER, span, message).hint(hint);
        if let Some(number) = by_name {
            finding.hint(format!("write `{key}: {number}`")).fix(span, number.to_string());
            return;
        }
        let meant = of_ten.or_else(|| repaired_number(text)).or_else(|| meant(problem).map(str::to_owned));
        if let Some(meant) = meant {
            finding.fix(span, meant);
        }
    }

    /// Reads a number of something that has no unit, such as a weight. One written as a percentage is the number before it.
    pub fn bare_number(&mut self, fields: Fields<'_>, key: &str, slot: &Slot<Scalar>) -> Option<Spanned<Number>> {
        let number = self.number(fields, key, slot)?;
        if number.value.unit.is_none() || number.value.is_percent() {
            return Some(number);
        }
        let written = self.source.get(number.span.range()).unwrap_or("");
        let plain = number.value.value;
        let message = format!("`{key}` must be a number without a unit, not `{written}`");
        let finding = self.report.at(&id::BAD_NUMBER, number.span, message);
        finding.hint(format!("write `{key}: {plain}`")).fix(number.span, plain.to_string());
        None
    }

    /// Reads a number between two bounds, both included.
    pub fn number_within(
        &mut self,
        fields: Fields<'_>,
        key: &str,
        slot: &Slot<Scalar>,
        low: f64,
        high: f64,
    ) -> Option<f64> {
        let number = self.bare_number(fields, key, slot)?;
        let is_percentage = number.value.is_percent() && number.value.value != 0.0;
        if (low..=high).contains(&number.value.value) && !is_percentage {
            return Some(number.value.value);
        }
        if (low..=high).contains(&number.value.value) {
            self.percentage_within(&number, key, low, high);
            return None;
        }
        let finding = self.report.at(
            &id::OUT_OF_RANGE,
            number.span,
            format!("`{key}` is {}, which is not between {low} and {high}", number.value.value),
        );
        let looks_like_percent = high <= 1.0 && (1.0..=100.0).contains(&number.value.value);
        if looks_like_percent {
            let share = number.value.value / 100.0;
            finding.hint(format!("0.7 stands for 70 %: write `{key}: {share}`"));
            if number.value.is_percent() {
                finding.fix(number.span, share.to_string());
            }
        } else {
            finding.hint(format!("write a number from {low} to {high}"));
        }
        None
    }

    /// Reports a percentage that would be a number between two bounds without its sign: `1 %` of a score is 0.01.
    fn percentage_within(&mut self, number: &Spanned<Number>, key: &str, low: f64, high: f64) {
        let percent = number.value.value;
        let share = percent * high / 100.0;
        let message = format!("`{key}` must be a number from {low} to {high}, not a percentage");
        let finding = self.report.at(&id::OUT_OF_RANGE, number.span, message);
        if high <= 1.0 || share.fract() == 0.0 {
            finding.hint(format!("{share} stands for {percent} %: write `{key}: {share}`"));
            finding.fix(number.span, share.to_string());
        } else {
            finding.hint(format!("write a number from {low} to {high}"));
        }
    }

    /// Reads a weight: any number above 0, 1 where none is written.
    pub fn weight(&mut self, fields: Fields<'_>, slot: &Slot<Scalar>) -> f64 {
        let Some(number) = self.bare_number(fields, "weight", slot) else { return 1.0 };
        if number.value.value > 0.0 {
            return number.value.value;
        }
        self.report
            .at(&id::OUT_OF_RANGE, number.span, "`weight` must be greater than 0")
            .hint("write a number such as `2`, which counts twice, or remove the line: the default is 1");
        1.0
    }

    /// Reads a whole number between two bounds, both included.
    pub fn whole_within(
        &mut self,
        fields: Fields<'_>,
        key: &str,
        slot: &Slot<Scalar>,
        low: u16,
        high: u16,
    ) -> Option<u16> {
        let value = self.number_within(fields, key, slot, f64::from(low), f64::from(high))?;
        if value.fract() != 0.0 {
            self.report
                .at(&id::OUT_OF_RANGE, fields.span(key), format!("`{key}` must be a whole number"))
                .hint(format!("write a whole number from {low} to {high}"));
            return None;
        }
        (low..=high).find(|whole| f64::from(*whole) >= value)
    }

    /// Reads a confidence: a whole number from 0 to 10.
    pub fn confidence(&mut self, fields: Fields<'_>, slot: &Slot<Scalar>) -> Option<u8> {
        self.whole_within(fields, "confidence", slot, 0, 10).and_then(|whole| u8::try_from(whole).ok())
    }
}

/// What an ambiguous number means, where the other numbers of the file tell.
#[must_use]
pub fn meant(problem: &NumberProblem) -> Option<&str> {
    match problem {
        NumberProblem::Ambiguous { thousands, decimal, mark, groups: Some(groups) } => {
            Some(if mark == groups { thousands } else { decimal })
        }
        _ => None,
    }
}

/// What to write instead of an ambiguous number.
#[must_use]
pub fn ambiguous(problem: &NumberProblem) -> String {
    match (meant(problem), problem) {
        (Some(meant), NumberProblem::Ambiguous { groups: Some(groups), .. }) => {
            let marks = if *groups == '.' { "dots" } else { "commas" };
            format!("write `{meant}`: {marks} separate thousands in other numbers of this file")
        }
        (_, NumberProblem::Ambiguous { thousands, decimal, .. }) => {
            format!("write `{thousands}` for a whole number, or `{decimal}` for a decimal")
        }
        _ => String::new(),
    }
}
