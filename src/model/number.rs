//! Numbers as people write them.

use super::{Marks, currency, currency::is_multiple};

/// The largest number that is accepted, either way from zero.
const NUMBER_MAX: f64 = 1e15;

/// A number, and the unit that was written beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// `%` (`35 %` is 35, not 0.35) or a currency: `$`, `kr`, `CHF`. Other units are written once, under `unit`.
    pub unit: Option<String>,
}

impl Number {
    /// Whether it was written as a percentage.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.unit.as_deref() == Some("%")
    }
}

/// Why a text is no number, with what to write instead where that can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberProblem {
    /// Not a number at all.
    NotANumber,
    /// `1,234` is a thousand to some and one and a bit to others; so is `1.234` in some languages.
    Ambiguous {
        /// As a whole number: `1234`.
        thousands: String,
        /// As a decimal: `1.234`.
        decimal: String,
        /// The mark that is in doubt, `,` or `.`.
        mark: char,
        /// The mark that groups thousands in other numbers of the text, where that is known.
        groups: Option<char>,
    },
    /// A number with words behind it, or around it: `12 h`, `$0.40 per guest`.
    WithUnit {
        /// The number part.
        number: String,
        /// The rest.
        unit: String,
    },
    /// Infinite, not a number, or above 1e15.
    TooLarge,
}

/// Reads a number as people write it, in a text of which nothing else is known: see [`parse_number_in`].
///
/// # Errors
///
/// Says what is wrong with the text.
pub fn parse_number(text: &str) -> Result<Number, NumberProblem> {
    parse_number_in(text, Marks::default())
}

/// Reads a number as people write it: `12.5`, `12,5`, `100 000`, `1 234,5`, `1,234.5`, `-3`, `−3`, `35 %`, `1e3`, `$ 0.40`,
/// `100 kr`, `CHF 15`.
///
/// Spaces of every kind and `'` group thousands. A single comma before exactly three digits is refused as ambiguous
/// unless the number starts with 0, or `$` or `£` stands before it. So is a single dot, where `marks` says that it may group
/// thousands, or where the three digits are zeros; for money also where the last digit is one: no price has such decimals.
///
/// # Errors
///
/// Says what is wrong with the text.
pub fn parse_number_in(text: &str, marks: Marks) -> Result<Number, NumberProblem> {
    let parts = Parts::of(text.trim());
    let value = match unsigned(&parts, marks) {
        Ok(value) => value,
        Err(NumberProblem::NotANumber) => return Err(with_unit(text.trim())),
        Err(problem) => return Err(in_whole(problem, text.trim(), parts.digits)),
    };
    if !value.is_finite() || value > NUMBER_MAX {
        return Err(NumberProblem::TooLarge);
    }
    let value = if parts.is_negative { -value } else { value };
    Ok(Number { value, unit: parts.unit.map(str::to_owned) })
}

/// What a number is written with.
struct Parts<'a> {
    is_negative: bool,
    digits: &'a str,
    unit: Option<&'a str>,
    /// Whether `$` or `£` stands before it: where people write so, commas group thousands.
    has_english_sign: bool,
}

impl<'a> Parts<'a> {
    /// Takes sign and unit away from the digits, in any order in which people write them: `-$5`, `$-5`, `-5 kr`.
    fn of(text: &'a str) -> Self {
        let (is_negative, rest) = without_sign(text);
        let (before, rest) = without_currency_before(rest);
        let (is_negative_after, rest) = if before.is_some() { without_sign(rest) } else { (false, rest) };
        let (after, digits) = if before.is_some() { (None, rest) } else { without_unit_after(rest) };
        Self {
            is_negative: is_negative || is_negative_after,
            digits,
            unit: before.or(after),
            has_english_sign: before.is_some_and(|sign| sign.ends_with(['$', '£'])),
        }
    }
}

fn without_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

/// The currency at the start of a text, and what follows.
fn without_currency_before(text: &str) -> (Option<&str>, &str) {
    let is_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '+' | '\u{2212}');
    let Some(start) = text.find(is_number) else { return (None, text) };
    let start = if has_point(&text[..start]) { start - 1 } else { start };
    match currency(text[..start].trim_end()) {
        Some(found) => (Some(found), &text[start..]),
        None => (None, text),
    }
}

/// Whether the dot at the end of what stands before digits is a decimal point, as in `$.40`, and not that of `kr.`.
fn has_point(before: &str) -> bool {
    before.strip_suffix('.').is_some_and(|word| !word.ends_with(char::is_alphabetic))
}

/// The currency or `%` at the end of a text, and what stands before it.
fn without_unit_after(text: &str) -> (Option<&str>, &str) {
    let end = text.rfind(|letter: char| letter.is_ascii_digit()).map_or(0, |last| last + 1);
    let (digits, after) = text.split_at(end);
    let after = after.trim();
    let unit = if after == "%" { Some(after) } else { currency(after) };
    match unit {
        Some(found) => (Some(found), digits),
        None => (None, text),
    }
}

/// Reads digits.
fn unsigned(parts: &Parts<'_>, marks: Marks) -> Result<f64, NumberProblem> {
    let digits = parts.digits;
    if matches!(digits, ".inf" | ".nan" | ".Inf" | ".NaN" | ".INF" | ".NAN") {
        return Err(NumberProblem::TooLarge);
    }
    let is_money = parts.unit.is_some_and(|unit| unit != "%");
    let marks = Marks { asks_dots: marks.asks_dots || (is_money && digits.ends_with('0')), ..marks };
    let plain = normalise(digits, parts.has_english_sign, marks)?;
    plain.parse::<f64>().map_err(|_| NumberProblem::NotANumber)
}

/// Rewrites `text` as digits with at most one dot.
fn normalise(text: &str, commas_group: bool, marks: Marks) -> Result<String, NumberProblem> {
    let ungrouped = join_groups(text, |mark| mark == '\'' || mark.is_whitespace())?;
    let (commas, dots) = (ungrouped.matches(',').count(), ungrouped.matches('.').count());
    let plain = match (commas, dots) {
        (0, 0) => ungrouped,
        (0, 1) => dot(ungrouped, marks)?,
        (1, 0) if commas_group && is_in_doubt(&ungrouped, ',') => ungrouped.replace(',', ""),
        (1, 0) => comma(&ungrouped, marks)?,
        (_, 0) => join_groups(&ungrouped, |mark| mark == ',')?,
        (0, _) => join_groups(&ungrouped, |mark| mark == '.')?,
        (1, _) if ungrouped.find(',') > ungrouped.rfind('.') => {
            join_groups(&ungrouped, |mark| mark == '.')?.replace(',', ".")
        }
        (_, 1) if ungrouped.rfind(',') < ungrouped.find('.') => join_groups(&ungrouped, |mark| mark == ',')?,
        _ => return Err(NumberProblem::NotANumber),
    };
    let shape_is_right = plain.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && plain.chars().any(|letter| letter.is_ascii_digit())
        && plain.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | 'e' | 'E' | '+' | '-'));
    if shape_is_right { Ok(plain) } else { Err(NumberProblem::NotANumber) }
}

/// Removes the marks between groups of three digits; anything else grouped so is no number.
fn join_groups(text: &str, is_mark: impl Fn(char) -> bool) -> Result<String, NumberProblem> {
    let split = text.find(|letter: char| (letter == '.' || letter == ',') && !is_mark(letter)).unwrap_or(text.len());
    let (whole, fraction) = text.split_at(split);
    let mut groups = whole.split(&is_mark);
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let grouped_right = rest.iter().all(|group| group.len() == 3 && is_digits(group))
        && (rest.is_empty() || (is_digits(first) && (1..=3).contains(&first.len())));
    if !grouped_right || fraction.contains(&is_mark) {
        return Err(NumberProblem::NotANumber);
    }
    Ok(format!("{first}{}{fraction}", rest.concat()))
}

/// Whether the one mark in a number could group thousands: it stands before exactly three digits, and after one to three
/// that do not start with 0.
fn is_in_doubt(text: &str, mark: char) -> bool {
    let Some((whole, fraction)) = text.split_once(mark) else { return false };
    let is_grouped = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    is_grouped && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
}

/// A single comma: a decimal comma, unless it could as well group thousands.
fn comma(text: &str, marks: Marks) -> Result<String, NumberProblem> {
    if is_in_doubt(text, ',') { Err(ambiguous(text, ',', marks)) } else { Ok(text.replace(',', ".")) }
}

/// A single dot: a decimal point, unless there is reason to ask whether it groups thousands.
fn dot(text: String, marks: Marks) -> Result<String, NumberProblem> {
    let asks = match marks.groups {
        Some('.') => true,
        Some(_) => text.ends_with(".000"),
        None => marks.asks_dots || text.ends_with(".000"),
    };
    if asks && is_in_doubt(&text, '.') { Err(ambiguous(&text, '.', marks)) } else { Ok(text) }
}

/// Both ways to read `text`, written so that nobody has to ask again.
fn ambiguous(text: &str, mark: char, marks: Marks) -> NumberProblem {
    let (whole, fraction) = text.split_once(mark).unwrap_or((text, ""));
    let asks_again = marks.asks_dots || marks.groups == Some('.');
    let decimal = match fraction.trim_end_matches('0') {
        "" => whole.to_owned(),
        short if short.len() == 3 && asks_again => format!("{whole}.{short}0"),
        short => format!("{whole}.{short}"),
    };
    NumberProblem::Ambiguous { thousands: format!("{whole}{fraction}"), decimal, mark, groups: marks.groups }
}

/// The same problem, with what to write instead as the whole text: sign and unit stay where they are.
fn in_whole(problem: NumberProblem, text: &str, digits: &str) -> NumberProblem {
    let whole = |part: String| text.replacen(digits, &part, 1);
    match problem {
        NumberProblem::Ambiguous { thousands, decimal, mark, groups } => {
            NumberProblem::Ambiguous { thousands: whole(thousands), decimal: whole(decimal), mark, groups }
        }
        other => other,
    }
}

/// Explains `12 h` and `$3 per guest` better than "not a number".
fn with_unit(text: &str) -> NumberProblem {
    let (before, rest) = match without_currency_before(text) {
        (None, rest) => without_multiple(rest),
        found => found,
    };
    let is_part = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '+' | '\u{2212}' | '\'') || letter.is_whitespace()
    };
    let split = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
    let (number, after) = (rest[..split].trim(), rest[split..].trim());
    let is_unit = after.starts_with(|first: char| first.is_alphabetic() || (first == '/' && before.is_some()));
    let is_number = unsigned(&Parts::of(number), Marks::default()) != Err(NumberProblem::NotANumber);
    if !is_number || !(is_unit || (after.is_empty() && before.is_some())) {
        return NumberProblem::NotANumber;
    }
    let space = if rest[..split].ends_with(char::is_whitespace) { " " } else { "" };
    let unit = before.map_or_else(|| after.to_owned(), |before| format!("{before}{space}{after}"));
    NumberProblem::WithUnit { number: number.to_owned(), unit }
}

/// A currency in thousands or millions at the start of a text, and what follows.
fn without_multiple(text: &str) -> (Option<&str>, &str) {
    match text.split_once(char::is_whitespace) {
        Some((first, rest)) if is_multiple(first) => (Some(first), rest.trim_start()),
        _ => (None, text),
    }
}
