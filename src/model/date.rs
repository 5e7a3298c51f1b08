//! Calendar dates, and the one day that everything depends on.

pub use jiff::civil::Date;

/// The day a site is computed for. It is passed in, never asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Today(pub Date);

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// Not of the form `2026-11-19`.
    Form,
    /// Of the right form, but no day of the calendar (`2026-02-30`).
    Calendar,
}

/// Reads `2026-11-19`. Years run from 1900 to 2200: anything else is a slip of the hand.
///
/// # Errors
///
/// Says whether the form or the calendar is at fault.
pub fn parse_date(text: &str) -> Result<Date, DateProblem> {
    let bytes = text.as_bytes();
    let form = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
    if !form {
        return Err(DateProblem::Form);
    }
    let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().map_err(|_| DateProblem::Form);
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    if !(1900..=2200).contains(&year) {
        return Err(DateProblem::Calendar);
    }
    let small = |number: i16| i8::try_from(number).map_err(|_| DateProblem::Calendar);
    Date::new(year, small(month)?, small(day)?).map_err(|_| DateProblem::Calendar)
}

/// Days from `start` to `end`; negative when `end` comes first.
#[must_use]
pub fn days_between(start: Date, end: Date) -> i32 {
    start.until((jiff::Unit::Day, end)).map_or(0, |span| span.get_days())
}
