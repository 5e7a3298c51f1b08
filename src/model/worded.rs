//! Numbers with words beside them, as people write them: thousands and millions, letters for digits, parts of a whole, times of the
//! clock. Which words are units is a list: any other word is no unit, however well it stands behind a number.

use super::{Marks, NumberProblem, currency, fits_unit, is_percent, parse_number_in};

/// Words for a thousand, a million and more. `M` alone is one as a capital letter only.
const MULTIPLES: [(&str, f64); 26] = [
    ("k", 1e3),
    ("tusen", 1e3),
    ("thousand", 1e3),
    ("thousands", 1e3),
    ("tausend", 1e3),
    ("M", 1e6),
    ("mn", 1e6),
    ("mln", 1e6),
    ("mio", 1e6),
    ("milj", 1e6),
    ("miljon", 1e6),
    ("miljoner", 1e6),
    ("million", 1e6),
    ("millions", 1e6),
    ("millionen", 1e6),
    ("bn", 1e9),
    ("mdr", 1e9),
    ("mrd", 1e9),
    ("md", 1e9),
    ("miljard", 1e9),
    ("miljarder", 1e9),
    ("milliarde", 1e9),
    ("milliarden", 1e9),
    ("billion", 1e9),
    ("billions", 1e9),
    ("tkr", 1e3),
];

/// The same for one currency, written as one word.
const KRONOR: [(&str, f64); 5] = [("tkr", 1e3), ("kkr", 1e3), ("mkr", 1e6), ("mnkr", 1e6), ("mdkr", 1e9)];

/// Words for times, and how many seconds each is.
const TIMES: [(&str, f64); 23] = [
    ("s", 1.0),
    ("sec", 1.0),
    ("sek", 1.0),
    ("second", 1.0),
    ("seconds", 1.0),
    ("sekund", 1.0),
    ("sekunder", 1.0),
    ("sekunden", 1.0),
    ("min", 60.0),
    ("mins", 60.0),
    ("minute", 60.0),
    ("minutes", 60.0),
    ("minut", 60.0),
    ("minuter", 60.0),
    ("minuten", 60.0),
    ("h", 3600.0),
    ("hr", 3600.0),
    ("hrs", 3600.0),
    ("hour", 3600.0),
    ("hours", 3600.0),
    ("tim", 3600.0),
    ("timmar", 3600.0),
    ("stunden", 3600.0),
];

/// Other words that are units beside a number.
const UNITS: [&str; 137] = [
    "ms",
    "d",
    "day",
    "days",
    "dag",
    "dagar",
    "tag",
    "tage",
    "week",
    "weeks",
    "vecka",
    "veckor",
    "woche",
    "wochen",
    "month",
    "months",
    "månad",
    "månader",
    "monat",
    "monate",
    "year",
    "years",
    "år",
    "jahr",
    "jahre",
    "timme",
    "stunde",
    "nights",
    "nätter",
    "mm",
    "cm",
    "m",
    "km",
    "mil",
    "miles",
    "m2",
    "m²",
    "m3",
    "m³",
    "km²",
    "ha",
    "g",
    "kg",
    "t",
    "ton",
    "tons",
    "tonne",
    "tonnes",
    "tonnen",
    "l",
    "liter",
    "litre",
    "litres",
    "liters",
    "wh",
    "kwh",
    "mwh",
    "gwh",
    "twh",
    "kw",
    "mw",
    "gw",
    "kb",
    "mb",
    "gb",
    "tb",
    "kib",
    "mib",
    "gib",
    "kbit",
    "mbit",
    "gbit",
    "point",
    "points",
    "pt",
    "pts",
    "poäng",
    "punkt",
    "punkte",
    "pp",
    "bp",
    "st",
    "st.",
    "styck",
    "pcs",
    "pieces",
    "stück",
    "stk",
    "people",
    "persons",
    "personer",
    "personen",
    "guest",
    "guests",
    "gäster",
    "gäste",
    "customer",
    "customers",
    "kund",
    "kunder",
    "kunden",
    "user",
    "users",
    "användare",
    "nutzer",
    "member",
    "members",
    "medlemmar",
    "mitglieder",
    "employees",
    "anställda",
    "mitarbeiter",
    "visits",
    "visitors",
    "besök",
    "besucher",
    "orders",
    "ordrar",
    "bestellungen",
    "tickets",
    "ärenden",
    "cases",
    "calls",
    "samtal",
    "hits",
    "times",
    "gånger",
    "fte",
    "fps",
    "ppm",
    "co2e",
    "°c",
    "rpm",
    "db",
    "dagar/år",
    "hits/s",
    "downloads",
];

/// Words between a part and its whole: `4 of 10`.
const OF: [&str; 5] = ["of", "out of", "av", "von", "/"];

/// Whether a word beside a number says what is counted: from a list, a currency, or either after "per" or `/`.
#[must_use]
pub fn is_unit(word: &str) -> bool {
    let lower = word.trim().to_lowercase();
    let (first, rest) = match lower.split_once([' ', '/']) {
        Some((first, rest)) => (first, rest.trim_start()),
        None => (lower.as_str(), ""),
    };
    let is_rate = || ["per ", "i ", "a ", "an ", "om ", "pro ", "je "].iter().any(|start| rest.starts_with(start));
    let is_known = |word: &str| {
        UNITS.contains(&word)
            || seconds(word).is_some()
            || KRONOR.iter().any(|(name, _)| *name == word)
            || is_percent(word)
    };
    let is_money = |word: &str| currency(word).is_some() || super::currency::is_multiple(word);
    let original = word.split([' ', '/']).next().unwrap_or("");
    is_known(&lower)
        || is_money(word.trim())
        || ((is_known(first) || is_money(original)) && (lower.contains('/') || is_rate()))
}

fn seconds(word: &str) -> Option<f64> {
    let lower = word.to_lowercase();
    TIMES.iter().find(|(name, _)| *name == lower).map(|(_, seconds)| *seconds)
}

fn multiple(word: &str) -> Option<f64> {
    let plain = word.trim_end_matches('.');
    let lower = plain.to_lowercase();
    let is_it = |name: &str| if name == "M" { plain == "M" } else { name == lower };
    MULTIPLES.iter().find(|(name, _)| is_it(name)).map(|(_, times)| *times)
}

/// The number that a text means, written so that it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeantNumber {
    /// `10000`
    pub text: String,
    /// Whether it can mean nothing else.
    pub is_sure: bool,
}

/// The one number that `text` means where `unit` is the unit of its measure: `10k` is 10000, `90 min` is 1.5 in hours, `4 of 10` is
/// 40 in per cent, `3O` is 30. Nothing where that cannot be told.
#[must_use]
pub fn meant_number(text: &str, unit: Option<&str>, marks: Marks) -> Option<MeantNumber> {
    let text = text.trim();
    let sure =
        || letters_for_digits(text, marks).or_else(|| clock(text, unit)).or_else(|| in_other_words(text, unit, marks));
    let sure = sure().map(|text| MeantNumber { text, is_sure: true });
    sure.or_else(|| part(text, unit, marks).map(|text| MeantNumber { text, is_sure: false }))
}

/// `3O`, `l0`: letters that look like digits.
fn letters_for_digits(text: &str, marks: Marks) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    let looks = |letter: &char| matches!(letter, 'O' | 'o' | 'l' | 'I');
    let ends_in_litres = text.ends_with(['l', 'I']);
    if digits == 0 || letters.is_empty() || !letters.iter().all(looks) || text.contains(' ') || ends_in_litres {
        return None;
    }
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            other => other,
        })
        .collect();
    parse_number_in(&plain, marks).ok().map(|_| plain)
}

/// `1:30` in hours is 1.5.
fn clock(text: &str, unit: Option<&str>) -> Option<String> {
    let (hours, minutes) = text.split_once(':')?;
    let is_digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_hours = unit.and_then(seconds).is_some_and(|seconds| seconds > 60.0);
    if !is_hours || !is_digits(hours) || !is_digits(minutes) {
        return None;
    }
    let (hours, minutes): (f64, f64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60.0).then(|| written(hours + minutes / 60.0))
}

/// `4 of 10` in per cent is 40.
fn part(text: &str, unit: Option<&str>, marks: Marks) -> Option<String> {
    unit.filter(|unit| is_percent(unit) || unit.contains('%'))?;
    let (part, whole) = OF.iter().find_map(|word| text.split_once(word))?;
    let number = |text: &str| parse_number_in(text.trim(), marks).ok().filter(|number| number.unit.is_none());
    let (part, whole) = (number(part)?.value, number(whole)?.value);
    (whole > 0.0 && (0.0..=whole).contains(&part)).then(|| written(part / whole * 100.0))
}

/// A number in thousands, in another measure of time, or with the unit that is given already.
fn in_other_words(text: &str, unit: Option<&str>, marks: Marks) -> Option<String> {
    let Err(NumberProblem::WithUnit { number, unit: beside }) = parse_number_in(text, marks) else { return None };
    let value = parse_number_in(&number, marks).ok()?.value;
    let (first, rest) = beside.split_once(' ').map_or((beside.as_str(), ""), |(first, rest)| (first, rest.trim()));
    if let Some(unit) = unit {
        if unit == beside || (is_unit(&beside) && fits_unit(unit, &beside)) {
            return Some(written(value));
        }
        if let (Some(from), Some(to)) = (seconds(&beside), seconds(unit)) {
            return Some(written(value * from / to));
        }
        let is_in_multiples = unit.split_whitespace().next().is_some_and(|unit| {
            let lower = unit.to_lowercase();
            multiple(unit).is_some()
                || super::currency::is_multiple(unit)
                || KRONOR.iter().any(|(name, _)| *name == lower)
        });
        if is_in_multiples {
            let same = |unit: &str| unit.to_lowercase() == beside.to_lowercase();
            return same(unit).then(|| written(value));
        }
        let kronor = KRONOR.iter().find(|(name, _)| *name == beside.to_lowercase());
        if let Some((_, times)) = kronor.filter(|_| fits_unit(unit, "kr")) {
            return Some(written(value * times));
        }
    }
    let (sign, word) = match currency(first.trim_end_matches(char::is_alphabetic)) {
        Some(sign) if first.len() > sign.len() => (sign, &first[sign.len()..]), // `$5k`
        _ => ("", first),
    };
    let times = match word {
        "m" if !sign.is_empty() => 1e6, // `$1.5m`
        "b" if !sign.is_empty() => 1e9,
        _ => multiple(word)?,
    };
    let fits = match (unit, rest) {
        (_, "") => true,
        (Some(unit), rest) => unit == rest || fits_unit(unit, rest),
        (None, rest) => currency(rest).is_some(),
    };
    let behind = if rest.is_empty() || unit.is_some() { String::new() } else { format!(" {rest}") };
    fits.then(|| format!("{sign}{}{behind}", written(value * times)))
}

/// A number with as many decimals as it needs.
fn written(value: f64) -> String {
    ((value * 1e6).round() / 1e6).to_string()
}
