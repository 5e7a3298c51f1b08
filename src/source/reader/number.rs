//! Numbers out of the typed parse: as people write them, within the bounds that their keys take.

use super::{Fields, Reader};
use crate::{
    diagnostics::{Span, Spanned, id},
    model::{
        Marks, MeantNumber, Number, NumberProblem, days_of_rhythm, is_percent, is_unit, is_unknown_number,
        meant_number, month_number, parse_date, parse_number_in, repaired_number,
    },
    source::field::{Scalar, Slot},
};

/// What a number may be.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Its unit.
    pub unit: UnitOf<'a>,
    /// The least and the greatest that it may be.
    pub bounds: Option<(f64, f64)>,
    /// Whether it has no decimals.
    pub is_whole: bool,
}

/// The unit of a number.
#[derive(Debug, Clone, Copy)]
pub enum UnitOf<'a> {
    /// It has none: a weight, a confidence.
    None,
    /// None is written, and there may be one under `unit`.
    Unsaid,
    /// This one.
    Is(&'a str),
}

impl<'a> Wanted<'a> {
    /// A number of something that is counted in `unit`, where that is written.
    #[must_use]
    pub fn measured(unit: Option<&'a str>) -> Self {
        Self { unit: unit.map_or(UnitOf::Unsaid, UnitOf::Is), bounds: None, is_whole: false }
    }

    /// A number of something that has no unit.
    #[must_use]
    pub fn bare() -> Self {
        Self { unit: UnitOf::None, bounds: None, is_whole: false }
    }

    fn written_unit(self) -> Option<&'a str> {
        if let UnitOf::Is(unit) = self.unit { Some(unit) } else { None }
    }

    /// "a whole number from 0 to 10, such as `5`"
    fn words(self) -> String {
        let what = if self.is_whole { "a whole number" } else { "a number" };
        match (self.bounds, self.unit) {
            (Some((low, high)), _) if high <= 1.0 => format!("{what} from {low} to {high}, such as `0.7`"),
            (Some((low, high)), _) => format!("{what} from {low} to {high}, such as `5`"),
            (None, UnitOf::None) => "digits, such as `1` or `2`".to_owned(),
            (None, _) => "digits, such as `1250`, `12.5` or `-3`".to_owned(),
        }
    }
}

impl Reader<'_> {
    /// Reads a number as people write it, with its unit where one is written beside it.
    pub fn number(
        &mut self,
        fields: Fields<'_>,
        key: &str,
        slot: &Slot<Scalar>,
        wanted: Wanted<'_>,
    ) -> Option<Spanned<Number>> {
        let scalar = self.present(fields, key, slot, "a number")?;
        let text = self.words(scalar, fields.value(key)?);
        let span = fields.span(key);
        match parse_number_in(&text, self.marks) {
            Ok(value) => Some(Spanned { value, span }),
            Err(problem) => {
                self.bad_number(span, key, &text, &problem, wanted);
                None
            }
        }
    }

    /// Says why a text is no number, and what was meant.
    pub fn bad_number(&mut self, span: Span, key: &str, text: &str, problem: &NumberProblem, wanted: Wanted<'_>) {
        let by_name = match key {
            "first_month" => month_number(text),
            "every_days" => days_of_rhythm(text),
            _ => None,
        };
        let of_ten = text.trim().strip_suffix("/10").filter(|_| key == "confidence");
        let sure = by_name.map(|number| number.to_string()).or_else(|| of_ten.map(str::to_owned));
        let sure = sure.or_else(|| repaired_number(text)).or_else(|| meant(problem).map(str::to_owned));
        let worded = || meant_number(text, wanted.written_unit(), self.marks);
        let meant = match (sure, problem) {
            (Some(text), _) => Some(MeantNumber { text, is_sure: true }),
            (None, NumberProblem::NotANumber | NumberProblem::WithUnit { .. }) => worded(),
            (None, NumberProblem::Ambiguous { .. } | NumberProblem::TooLarge) => None,
        };

        let (message, hint) = self.advice((key, text), problem, meant.as_ref(), wanted);
        let finding = self.report.at(&id::BAD_NUMBER, span, message).hint(hint);
        if let Some(meant) = meant.filter(|meant| meant.is_sure) {
            finding.fix(span, meant.text);
        }
    }

    /// What is wrong with a number, and what to write.
    fn advice(
        &self,
        (key, text): (&str, &str),
        problem: &NumberProblem,
        meant: Option<&MeantNumber>,
        wanted: Wanted<'_>,
    ) -> (String, String) {
        let no_number = || format!("`{key}` must be a number, not `{text}`");
        match (problem, meant) {
            (NumberProblem::Ambiguous { .. }, _) => (format!("`{text}` is ambiguous"), ambiguous(problem)),
            (NumberProblem::TooLarge, _) => (
                format!("`{text}` is too large"),
                "numbers can be 1 000 000 000 000 000 at most, positive or negative".to_owned(),
            ),
            (NumberProblem::WithUnit { unit, .. }, Some(meant)) if meant.is_sure && is_unit(unit) => (
                format!("`{key}` must be a number without a unit, not `{text}`"),
                format!("write `{key}: {}`", meant.text),
            ),
            (_, Some(meant)) if meant.is_sure => (no_number(), format!("write `{key}: {}`", meant.text)),
            (_, Some(meant)) => {
                let unit = wanted.written_unit().unwrap_or("%");
                (no_number(), format!("write `{key}: {}`, if `{text}` is meant in `{unit}`", meant.text))
            }
            (NumberProblem::WithUnit { number, unit }, None) if is_percent(unit) => {
                (no_number(), format!("write `{key}: {number} %`"))
            }
            (NumberProblem::WithUnit { number, unit }, None) => beside(key, text, (number, unit), wanted),
            (NumberProblem::NotANumber, None) if is_unknown_number(text) => {
                (no_number(), format!("remove `{key}: {text}` until the number is known"))
            }
            (NumberProblem::NotANumber, None) => {
                let hint = match lone_number(text, self.marks) {
                    Some(number) if matches!(wanted.unit, UnitOf::None) => format!("write `{key}: {number}`"),
                    Some(number) => format!("write `{key}: {number}`, and what else there is to say in a `note`"),
                    None => format!("write {}", wanted.words()),
                };
                (no_number(), hint)
            }
        }
    }

    /// Reads a number of something that has no unit, such as a weight. One written as a percentage is the number before it.
    pub fn bare_number(&mut self, fields: Fields<'_>, key: &str, slot: &Slot<Scalar>) -> Option<Spanned<Number>> {
        self.bare_number_of(fields, key, slot, Wanted::bare())
    }

    fn bare_number_of(
        &mut self,
        fields: Fields<'_>,
        key: &str,
        slot: &Slot<Scalar>,
        wanted: Wanted<'_>,
    ) -> Option<Spanned<Number>> {
        let number = self.number(fields, key, slot, wanted)?;
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
        let wanted = Wanted { bounds: Some((low, high)), ..Wanted::bare() };
        let number = self.bare_number_of(fields, key, slot, wanted)?;
        self.checked_bounds(key, &number, (low, high), wanted)
    }

    /// The number, where it is within its bounds; a share or a percentage of the upper bound is proposed as such.
    fn checked_bounds(
        &mut self,
        key: &str,
        number: &Spanned<Number>,
        (low, high): (f64, f64),
        wanted: Wanted<'_>,
    ) -> Option<f64> {
        let value = number.value.value;
        let is_inside = (low..=high).contains(&value);
        if is_inside && number.value.is_percent() && value != 0.0 {
            self.percentage_within(number, key, low, high);
            return None;
        }
        if is_inside && !(wanted.is_whole && value.fract() != 0.0) {
            return Some(value);
        }

        let is_scale = high <= 10.0;
        let of_hundred = value * high / 100.0;
        let of_one = value * high;
        let is_whole = |value: f64| !wanted.is_whole || value.fract() == 0.0;
        let message = if is_inside {
            format!("`{key}` must be a whole number, not {value}")
        } else {
            format!("`{key}` is {value}, which is not between {low} and {high}")
        };
        let finding = self.report.at(&id::OUT_OF_RANGE, number.span, message);
        if is_scale && (1.0..=100.0).contains(&value) && value.fract() == 0.0 && is_whole(of_hundred) {
            finding.hint(format!("write `{key}: {of_hundred}`, which stands for {value} %"));
            if number.value.is_percent() {
                finding.fix(number.span, of_hundred.to_string());
            }
        } else if is_scale && (0.0..1.0).contains(&value) && is_whole((of_one * 1e6).round() / 1e6) {
            finding.hint(format!("write `{key}: {}`, if {value} of {high} is meant", (of_one * 1e6).round() / 1e6));
        } else {
            finding.hint(format!("write {}", wanted.words()));
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
            finding.hint(format!("write {}", Wanted { bounds: Some((low, high)), ..Wanted::bare() }.words()));
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
        let bounds = (f64::from(low), f64::from(high));
        let wanted = Wanted { bounds: Some(bounds), is_whole: true, ..Wanted::bare() };
        let number = self.bare_number_of(fields, key, slot, wanted)?;
        let value = self.checked_bounds(key, &number, bounds, wanted)?;
        (low..=high).find(|whole| f64::from(*whole) >= value)
    }

    /// Reads a confidence: a whole number from 0 to 10.
    pub fn confidence(&mut self, fields: Fields<'_>, slot: &Slot<Scalar>) -> Option<u8> {
        self.whole_within(fields, "confidence", slot, 0, 10).and_then(|whole| u8::try_from(whole).ok())
    }
}

/// What to write in place of a number with a word behind it.
fn beside(key: &str, text: &str, (number, unit): (&str, &str), wanted: Wanted<'_>) -> (String, String) {
    let message = format!("`{key}` must be a number without a unit, not `{text}`");
    let is_word = unit.chars().all(char::is_alphabetic) && unit.chars().count() > 2;
    match wanted.unit {
        UnitOf::None => (message, format!("write `{key}: {number}`")),
        UnitOf::Unsaid if is_unit(unit) => {
            (message, format!("write `{key}: {number}`, and `unit: {unit}` once for the key result"))
        }
        UnitOf::Unsaid if is_word => (
            format!("`{key}` must be a number alone, not `{text}`"),
            format!(
                "write `{key}: {number}`, and if it is counted in `{unit}`, `unit: {unit}` once for the key result"
            ),
        ),
        UnitOf::Is(given) if is_unit(unit) => (
            format!("`{key}` is in `{unit}`, but `unit` is `{given}`"),
            format!("write the number in `{given}`, or correct `unit`"),
        ),
        UnitOf::Unsaid | UnitOf::Is(_) if count_numbers(unit) > 0 => (
            format!("`{key}` must be one number, not `{text}`"),
            format!("write the one that counts, such as `{key}: {number}`, and the rest in a `note`"),
        ),
        UnitOf::Unsaid | UnitOf::Is(_) => (
            format!("`{key}` must be a number alone, not `{text}`"),
            format!("write `{key}: {number}`, and `{unit}` in a `note`"),
        ),
    }
}

/// The only number among the words of a text: `ca 20`, `30 (okt)`, `>30`.
fn lone_number(text: &str, marks: Marks) -> Option<&str> {
    let is_mark =
        |letter: char| !letter.is_ascii_digit() && !matches!(letter, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}');
    let number = text.trim_matches(is_mark);
    let is_date = parse_date(number).is_ok();
    (!is_date && parse_number_in(number, marks).is_ok()).then_some(number)
}

/// How many words of a text have digits.
fn count_numbers(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(|letter: char| letter.is_ascii_digit())).count()
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
