//! Numbers, dates and periods as readers see them. Rounding happens here and nowhere else.

use crate::model::{Date, Period, PeriodKind};

/// The minus sign.
const MINUS: char = '\u{2212}';
/// The space that does not break.
pub const NO_BREAK: char = '\u{a0}';
/// What stands where nothing is measured.
pub const NOTHING: &str = "\u{2013}";
/// How many decimals a value shows at most.
const DECIMALS_MAX: usize = 3;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Rounds half away from zero to `decimals`, as digits with a dot: `0.285` at two is `0.29`.
///
/// Works on the decimal digits, so that 0.285 (which binary stores a hair below) rounds as people expect.
fn rounded(value: f64, decimals: usize) -> String {
    let exact = format!("{:.10}", value.abs());
    let (whole, fraction) = exact.split_once('.').unwrap_or((&exact, ""));
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes().take(decimals)).map(|byte| byte - b'0').collect();
    let mut carry = fraction.as_bytes().get(decimals).is_some_and(|next| *next >= b'5');
    for digit in digits.iter_mut().rev() {
        if !carry {
            break;
        }
        carry = *digit == 9;
        *digit = if carry { 0 } else { *digit + 1 };
    }
    if carry {
        digits.insert(0, 1);
    }
    let mut text: String = digits.iter().map(|digit| char::from(digit + b'0')).collect();
    if decimals > 0 {
        text.insert(text.len() - decimals, '.');
    }
    text
}

/// Puts the sign in front; nothing is "minus zero".
fn signed(value: f64, digits: &str) -> String {
    let is_zero = digits.bytes().all(|byte| byte == b'0' || byte == b'.' || byte == b',');
    if value < 0.0 && !is_zero { format!("{MINUS}{digits}") } else { digits.to_owned() }
}

/// A progress or score: two decimals, `0.41`, `−0.20`.
#[must_use]
pub fn score(value: f64) -> String {
    signed(value, &rounded(value, 2))
}

/// How many decimals it takes to show `value` truly, at most three.
#[must_use]
pub fn decimals(value: f64) -> usize {
    let digits = rounded(value, DECIMALS_MAX);
    let fraction = digits.split_once('.').map_or("", |(_, fraction)| fraction);
    fraction.trim_end_matches('0').len()
}

/// A value with `decimals` decimals and thousands grouped: `61,200`, `5.40`.
#[must_use]
pub fn number(value: f64, decimals: usize) -> String {
    let digits = rounded(value, decimals);
    let (whole, fraction) =
        digits.split_once('.').map_or((digits.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    signed(value, &grouped)
}

/// A value with its unit: `12.5%`, `5.4 h` (the space does not break).
#[must_use]
pub fn with_unit(value: f64, decimals: usize, unit: Option<&str>) -> String {
    let number = number(value, decimals);
    match unit {
        None => number,
        Some("%") => format!("{number}%"),
        Some(unit) => format!("{number}{NO_BREAK}{unit}"),
    }
}

/// `19 Nov`.
#[must_use]
pub fn short_date(date: Date) -> String {
    format!("{}{NO_BREAK}{}", date.day(), &month(date.month())[..3])
}

/// `19 Nov 2026`.
#[must_use]
pub fn date(date: Date) -> String {
    format!("{} {}", short_date(date), date.year())
}

/// `19 November 2026`.
#[must_use]
pub fn long_date(date: Date) -> String {
    format!("{}{NO_BREAK}{} {}", date.day(), month(date.month()), date.year())
}

/// `1 Oct – 31 Dec 2026`, with the year on both where they differ.
#[must_use]
pub fn date_range(start: Date, end: Date) -> String {
    let from = if start.year() == end.year() { short_date(start) } else { self::date(start) };
    format!("{from} \u{2013} {}", self::date(end))
}

/// The English name of a month, 1 to 12.
fn month(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("January")
}

/// `Q4 2026`, `H2 2026`, `T3 2026`, `2026`, `November 2026`, or a period's own title.
#[must_use]
pub fn period(period: &Period) -> String {
    match &period.kind {
        PeriodKind::Year(year) => year.to_string(),
        PeriodKind::Half(year, part) => format!("H{part} {year}"),
        PeriodKind::Third(year, part) => format!("T{part} {year}"),
        PeriodKind::Quarter(year, part) => format!("Q{part} {year}"),
        PeriodKind::Month(year, number) => format!("{} {year}", month(*number)),
        PeriodKind::Own(title) => title.clone(),
    }
}
