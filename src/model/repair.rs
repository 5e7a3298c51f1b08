//! What people most likely meant by a date or a number in a form that is not taken: only where there is one meaning.

use super::{Date, parse_date, parse_number};

/// Months in English, Swedish and German, as they begin.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mar", "mär"],
    &["apr"],
    &["may", "maj", "mai"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez"],
];

/// The day that `text` means, where it can mean only one: `2026-1-5`, `19/11/2026`, `5.1.2026`, `19 November 2026`,
/// `20261119`, or a day with a time behind it. `5/1/2026` can be read in two ways; where dots stand, the day comes first.
#[must_use]
pub fn repaired_date(text: &str) -> Option<Date> {
    repaired_date_in(text, None)
}

/// The days that `texts` mean, all in the same notation: what `5/1/2026` means is told by `19/11/2026` among them. None where one of
/// them has no single meaning then.
#[must_use]
pub fn repaired_dates(texts: &[&str]) -> Option<Vec<Date>> {
    let read =
        |order: Option<Order>| texts.iter().map(|text| repaired_date_in(text, order)).collect::<Option<Vec<Date>>>();
    if let Some(dates) = read(None) {
        return Some(dates);
    }
    match (read(Some(Order::DayFirst)), read(Some(Order::MonthFirst))) {
        (Some(dates), None) | (None, Some(dates)) => Some(dates),
        _ => None,
    }
}

/// Whether a day or a month comes first in a date that ends with the year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

fn repaired_date_in(text: &str, order: Option<Order>) -> Option<Date> {
    const HYPHENS: [char; 6] = ['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '\u{2212}'];
    let text = without_time(text.trim());
    let order = order.or_else(|| has_dots(text).then_some(Order::DayFirst));
    let is_mark = |one: char| HYPHENS.contains(&one) || matches!(one, '/' | '.' | ',') || one.is_whitespace();
    let parts: Vec<&str> = text.split(is_mark).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u16>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    let (year, month, day) = match parts[..] {
        [whole] if whole.len() == 8 => (number(whole.get(..4)?)?, number(whole.get(4..6)?)?, number(whole.get(6..)?)?),
        [year, month, day] if year.len() == 4 && number(year).is_some() => {
            (number(year)?, number(month).or_else(|| named(month))?, number(day)?)
        }
        [first, second, year] if year.len() == 4 => {
            let (day, month) = match (number(first), number(second)) {
                (Some(day), Some(month)) if order == Some(Order::DayFirst) => (day, month),
                (Some(month), Some(day)) if order == Some(Order::MonthFirst) => (day, month),
                (Some(one), Some(other)) if one > 12 || one == other => (one, other),
                (Some(one), Some(other)) if other > 12 => (other, one),
                (Some(day), None) => (day, named(second)?),
                (None, Some(day)) => (day, named(first)?),
                _ => return None,
            };
            (number(year)?, month, day)
        }
        _ => return None,
    };
    parse_date(&format!("{year:04}-{month:02}-{day:02}")).ok()
}

/// Whether dots stand between the numbers of a date, as in languages in which the day comes first.
fn has_dots(text: &str) -> bool {
    text.matches('.').count() == 2 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b' ')
}

/// The text without a time of day after a full date.
fn without_time(text: &str) -> &str {
    match text.split_at_checked(10) {
        Some((day, rest)) if parse_date(day).is_ok() && rest.starts_with(['T', ' ']) && rest.contains(':') => day,
        _ => text,
    }
}

/// The number of the month that `text` names, in English or Swedish.
#[must_use]
pub fn month_number(text: &str) -> Option<u16> {
    const LETTERS_MIN: usize = 3;
    named(text.trim()).filter(|_| text.trim().chars().count() >= LETTERS_MIN)
}

/// The number of days between two occasions, by the word that people have for it in English, Swedish or German.
#[must_use]
pub fn days_of_rhythm(text: &str) -> Option<u16> {
    match text.trim().to_lowercase().as_str() {
        "daily" | "dagligen" | "varje dag" | "täglich" => Some(1),
        "weekly" | "veckovis" | "varje vecka" | "wöchentlich" => Some(7),
        "biweekly" | "fortnightly" | "varannan vecka" | "zweiwöchentlich" => Some(14),
        "monthly" | "månadsvis" | "varje månad" | "monatlich" => Some(30),
        _ => None,
    }
}

/// The number of a month by its name, or the first three letters or more of it.
fn named(text: &str) -> Option<u16> {
    let lower = text.to_lowercase();
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| lower.starts_with(start)))?;
    let is_word = lower.chars().all(char::is_alphabetic);
    u16::try_from(at + 1).ok().filter(|_| is_word)
}

/// The number that `text` means, where it is written with underscores between groups (`10_000`) or begins with a dash of another
/// kind in place of a minus (an en dash, as word processors make it).
#[must_use]
pub fn repaired_number(text: &str) -> Option<String> {
    let unsigned = text.trim().strip_prefix(['\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}']).map(str::trim_start);
    if let Some(unsigned) = unsigned.filter(|unsigned| unsigned.starts_with(|first: char| first.is_ascii_digit())) {
        return parse_number(unsigned).ok().map(|_| format!("-{unsigned}"));
    }

    let plain = text.trim().replace('_', "'");
    if !text.contains('_') || text.contains('\'') {
        return None;
    }
    parse_number(&plain).ok().map(|_| plain.replace('\'', ""))
}
