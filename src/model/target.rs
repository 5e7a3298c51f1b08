//! What people write for a target where a number belongs: a change, two numbers, a bound.

use super::{Number, parse_number};

/// A target that is not a plain number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TargetText<'a> {
    /// A change in per cent: `-20 %`, `15 % more`, `halvera`, `2x`.
    Change(f64),
    /// A way: `from 40 to 60`.
    Way(&'a str, &'a str),
    /// Two numbers: `>= 40 and < 60`, `40–60`.
    Two(&'a str, &'a str),
    /// A bound: `at least 40`, `< 5`; and whether values should stay above it.
    Bound(&'a str, bool),
}

const PER_CENT: [&str; 4] = ["percent", "procent", "prozent", "pct"];
const DOWN: [&str; 24] = [
    "minus",
    "lower",
    "less",
    "fewer",
    "reduce",
    "reduced",
    "reduction",
    "decrease",
    "decreased",
    "cut",
    "down",
    "drop",
    "lägre",
    "färre",
    "mindre",
    "minska",
    "minskning",
    "minskat",
    "ned",
    "ner",
    "sänka",
    "weniger",
    "niedriger",
    "reduzieren",
];
const UP: [&str; 22] = [
    "plus",
    "higher",
    "more",
    "increase",
    "increased",
    "growth",
    "grow",
    "raise",
    "up",
    "rise",
    "improve",
    "högre",
    "fler",
    "mer",
    "öka",
    "ökning",
    "ökat",
    "upp",
    "höja",
    "mehr",
    "höher",
    "steigern",
];
const HALF: [&str; 8] = ["halve", "halved", "half", "halvera", "halverat", "halvering", "hälften", "halbieren"];
const DOUBLE: [&str; 8] =
    ["double", "doubled", "dubbla", "dubblera", "dubbelt", "fördubbla", "fördubbling", "verdoppeln"];
const AT_LEAST: [&str; 12] =
    [">", ">=", "\u{2265}", "least", "min", "minst", "minimum", "over", "över", "above", "mindestens", "exceed"];
const AT_MOST: [&str; 12] =
    ["<", "<=", "\u{2264}", "most", "max", "högst", "maximum", "under", "below", "höchstens", "within", "inom"];
const FROM: [&str; 5] = ["from", "från", "von", "->", "\u{2192}"];
/// Words that say nothing of their own beside the others.
const BETWEEN: [&str; 36] = [
    "per", "cent", ".", "and", "och", "und", "to", "till", "bis", "or", "eller", "but", "men", "oder", "als",
    "between", "mellan", "zwischen", "at", "than", "än", "=", "-", "\u{2013}", "\u{2014}", "/", "%", "&", ",", "by",
    "with", "med", "of", "av", "the", "a",
];

/// Words that bound a number that follows, and are a unit behind it: `min 30` and `30 min`.
const UNITS: [&str; 1] = ["min"];

/// What a target says that is no plain number; nothing where it cannot be told, or where only a unit stands behind the number.
#[must_use]
pub fn read_target(text: &str) -> Option<TargetText<'_>> {
    let (words, numbers) = cut(text);
    let words: Vec<String> = words
        .into_iter()
        .filter(|word| !(word.follows_number && UNITS.contains(&word.text.as_str())))
        .map(|word| word.text)
        .collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let has_limit = has(&["than", "än", "als"]) || has(&["or", "eller", "oder"]); // more than 40, 40 or more
    let is_known = |word: &String| {
        let lists: [&[&str]; 8] = [&PER_CENT, &DOWN, &UP, &HALF, &DOUBLE, &AT_LEAST, &AT_MOST, &FROM];
        lists.iter().any(|list| list.contains(&word.as_str())) || BETWEEN.contains(&word.as_str()) || word == "+"
    };
    match numbers[..] {
        [] if has(&HALF) => Some(TargetText::Change(-50.0)),
        [] if has(&DOUBLE) => Some(TargetText::Change(100.0)),
        [number] => {
            let first = text.trim_start();
            let value = parse_number(number).ok()?.value;
            let says_per_cent = words.windows(2).any(|two| two == ["per", "cent"]);
            let is_change = text.contains('%') || has(&PER_CENT) || says_per_cent;
            if !is_change && words.len() == 1 && has(&["x", "×"]) && value > 0.0 {
                return Some(TargetText::Change((value - 1.0) * 100.0));
            }
            if is_change && (has(&DOWN) && !has_limit || first.starts_with(['-', '\u{2212}', '\u{2013}'])) {
                return Some(TargetText::Change(-value));
            }
            if is_change && (has(&UP) || first.starts_with('+')) && !has_limit {
                return Some(TargetText::Change(value));
            }
            let at_least = has(&AT_LEAST) || (has(&UP) && has_limit);
            let at_most = has(&AT_MOST) || (has(&DOWN) && has_limit);
            (at_least != at_most && words.iter().all(is_known)).then_some(TargetText::Bound(number, at_least))
        }
        [low, high] if words.iter().all(is_known) => {
            Some(if has(&FROM) { TargetText::Way(low, high) } else { TargetText::Two(low, high) })
        }
        _ => None,
    }
}

/// A word or mark of a text.
struct Word {
    /// In lower case.
    text: String,
    /// Whether it stands directly behind a number.
    follows_number: bool,
}

/// The words and marks of a text, and its numbers without sign.
fn cut(text: &str) -> (Vec<Word>, Vec<&str>) {
    let (mut words, mut numbers) = (Vec::new(), Vec::new());
    let mut rest = text;
    let mut follows_number = false;
    while let Some(first) = rest.chars().next() {
        let is_same: fn(char) -> bool = match first {
            _ if first.is_ascii_digit() => |letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '\u{a0}'),
            _ if first.is_alphabetic() => char::is_alphabetic,
            _ if first.is_whitespace() => char::is_whitespace,
            '<' | '>' | '=' | '-' => |letter| matches!(letter, '<' | '>' | '=' | '-'),
            _ => |_| false,
        };
        let end = rest.char_indices().skip(1).find(|(_, letter)| !is_same(*letter)).map_or(rest.len(), |(at, _)| at);
        let (part, after) = rest.split_at(end);
        if first.is_ascii_digit() {
            numbers.push(part.trim_end_matches(['.', ',', '\u{a0}']));
            follows_number = true;
        } else if !first.is_whitespace() {
            words.push(Word { text: part.to_lowercase(), follows_number });
            follows_number = false;
        }
        rest = after;
    }
    (words, numbers)
}

/// `value`, changed by so many per cent, with as many decimals as it needs.
#[must_use]
pub fn changed(value: f64, percent: f64) -> f64 {
    let exact = value * (100.0 + percent) / 100.0;
    (exact * 1e6).round() / 1e6
}

/// Whether a target that could be read as a number is meant as a change: `-20 %` from a baseline that is above 0.
#[must_use]
pub fn is_change(text: &str, number: &Number, baseline: Option<f64>) -> bool {
    let has_sign = text.trim_start().starts_with(['+', '-', '\u{2212}']);
    has_sign && number.is_percent() && number.value != 0.0 && baseline.is_none_or(|baseline| baseline > 0.0)
}
