//! Numbers as people write them.

/// The largest number that is accepted, either way from zero.
const NUMBER_MAX: f64 = 1e15;

/// A number, and whether it was written as a percentage (`35 %` is 35, not 0.35).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// Written with `%`.
    pub percent: bool,
}

/// Why a text is no number, with what to write instead where that can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberProblem {
    /// Not a number at all.
    NotANumber,
    /// `1,234` is a thousand to some and one and a bit to others.
    Ambiguous {
        /// As a whole number: `1234`.
        thousands: String,
        /// As a decimal: `1.234`.
        decimal: String,
    },
    /// A number with words behind it: `12 kr`.
    WithUnit {
        /// The number part.
        number: String,
        /// The rest.
        unit: String,
    },
    /// Infinite, not a number, or above 1e15.
    TooLarge,
}

/// Reads a number as people write it: `12.5`, `12,5`, `100 000`, `1 234,5`, `1,234.5`, `-3`, `−3`, `35 %`, `1e3`.
///
/// Spaces of every kind and `'` group thousands. A single comma before exactly three digits is refused as ambiguous
/// unless the number starts with 0.
///
/// # Errors
///
/// Says what is wrong with the text.
pub fn parse_number(text: &str) -> Result<Number, NumberProblem> {
    let trimmed = text.trim();
    let (digits, percent) = match trimmed.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (trimmed, false),
    };
    let value = unsigned(digits).map_err(|problem| with_unit(digits, problem))?;
    if !value.is_finite() || value.abs() > NUMBER_MAX {
        return Err(NumberProblem::TooLarge);
    }
    Ok(Number { value, percent })
}

/// Reads digits with an optional sign in front.
fn unsigned(text: &str) -> Result<f64, NumberProblem> {
    let (sign, rest) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    if matches!(rest, ".inf" | ".nan" | ".Inf" | ".NaN" | ".INF" | ".NAN") {
        return Err(NumberProblem::TooLarge);
    }
    let plain = normalise(rest.trim_start())?;
    plain.parse::<f64>().map(|value| sign * value).map_err(|_| NumberProblem::NotANumber)
}

/// Rewrites `text` as digits with at most one dot.
fn normalise(text: &str) -> Result<String, NumberProblem> {
    let ungrouped = join_groups(text, |mark| mark == '\'' || mark.is_whitespace())?;
    let (commas, dots) = (ungrouped.matches(',').count(), ungrouped.matches('.').count());
    let plain = match (commas, dots) {
        (0, 0 | 1) => ungrouped,
        (1, 0) => comma(&ungrouped)?,
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

/// A single comma: a decimal comma, unless it could as well group thousands.
fn comma(text: &str) -> Result<String, NumberProblem> {
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    let ambiguous = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if ambiguous && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Err(NumberProblem::Ambiguous {
            thousands: format!("{whole}{fraction}"),
            decimal: format!("{whole}.{fraction}"),
        });
    }
    Ok(format!("{whole}.{fraction}"))
}

/// Explains `12 kr` better than "not a number".
fn with_unit(text: &str, problem: NumberProblem) -> NumberProblem {
    if problem != NumberProblem::NotANumber {
        return problem;
    }
    let is_part = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '+' | '\u{2212}' | '\'') || letter.is_whitespace()
    };
    let split = text.find(|letter| !is_part(letter)).unwrap_or(text.len());
    let (number, unit) = (text[..split].trim(), text[split..].trim());
    if unit.chars().next().is_some_and(char::is_alphabetic) && unsigned(number).is_ok() {
        return NumberProblem::WithUnit { number: number.to_owned(), unit: unit.to_owned() };
    }
    problem
}
