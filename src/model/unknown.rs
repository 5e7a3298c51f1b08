//! How people write that a number is not known yet.

/// Words for a number that is not known yet, in English, Swedish and German: without dots, in lower case.
pub const UNKNOWN_NUMBERS: [&str; 46] = [
    "tbd",
    "tba",
    "tbc",
    "tbs",
    "na",
    "n/a",
    "n a",
    "n/k",
    "none yet",
    "not known",
    "not known yet",
    "not yet known",
    "not set",
    "not set yet",
    "not decided",
    "not decided yet",
    "not measured",
    "not measured yet",
    "unknown",
    "unclear",
    "open",
    "pending",
    "todo",
    "to be decided",
    "to be defined",
    "to be determined",
    "to be announced",
    "okänd",
    "okänt",
    "ej satt",
    "ej känd",
    "ej känt",
    "ej bestämt",
    "ej beslutat",
    "inte satt",
    "inte känt",
    "inte känt än",
    "vet ej",
    "vet inte",
    "saknas",
    "kommer",
    "oklart",
    "unbekannt",
    "offen",
    "noch offen",
    "k a",
];
/// Words after which more may stand: `TBD (January)`.
const FIRST: [&str; 4] = ["tbd", "tba", "tbc", "n/a"];

/// Whether `text` stands for a number that is not known yet: `TBD`, `N/A`, `?`, `-`, `okänd`, `XX %` and the like. An empty text
/// is one as well.
#[must_use]
pub fn is_unknown_number(text: &str) -> bool {
    let lower = text.trim().trim_end_matches('%').to_lowercase();
    let plain = lower.trim_matches(|letter: char| letter.is_whitespace() || "?!()[]<>\"'".contains(letter));
    let is_mark = |letter: char| matches!(letter, '-' | '\u{2013}' | '\u{2014}' | '\u{2212}' | '.' | '\u{2026}' | '_');
    if plain.chars().all(is_mark) || plain.chars().all(|letter| letter == 'x') {
        return true;
    }

    let words: Vec<String> = plain.split_whitespace().map(|word| word.replace('.', "")).collect();
    let is_first = words.first().is_some_and(|word| FIRST.contains(&word.trim_end_matches([':', ',', ';'])));
    is_first || UNKNOWN_NUMBERS.contains(&words.join(" ").as_str())
}

/// Whether `text` in place of a name says that there is nobody yet: `TBD`, `N/A`, `?`, `vacant`.
#[must_use]
pub fn is_nobody(text: &str) -> bool {
    const NOBODY: [&str; 21] = [
        "tbd",
        "tba",
        "tbc",
        "n/a",
        "na",
        "nobody",
        "no one",
        "none",
        "unknown",
        "unassigned",
        "vacant",
        "todo",
        "ingen",
        "ingen än",
        "okänd",
        "vakant",
        "saknas",
        "niemand",
        "unbekannt",
        "vakanz",
        "offen",
    ];
    let lower = text.trim().to_lowercase();
    let plain = lower.trim_matches(|letter: char| "?!()[]<>-\u{2013}._ ".contains(letter)).replace('.', "");
    plain.is_empty() || NOBODY.contains(&plain.as_str())
}
