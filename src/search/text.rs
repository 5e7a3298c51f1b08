//! Words as search sees them. The client (`search-text.js`) does the same, code point for code point.

use unicode_normalization::UnicodeNormalization;

/// A word with more letters than this is no word that anybody looks for.
const LETTERS_MAX: usize = 60;

/// The words of a text: runs of letters and digits in NFC, in lower case by code point.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.nfc() {
        if letter.is_alphabetic() || letter.is_numeric() {
            word.extend(letter.to_lowercase());
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty() && word.chars().count() <= LETTERS_MAX);
    words
}

/// A word without diacritics and other finery, as terms are sorted: `mål` is `mal`, `co₂` is `co2`.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.nfkd() {
        match letter {
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'þ' => folded.push_str("th"),
            'œ' => folded.push_str("oe"),
            'ı' => folded.push('i'),
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
    folded
}

/// A word from its last letter to its first.
#[must_use]
pub fn reversed(word: &str) -> String {
    word.chars().rev().collect()
}

/// How many letters must be changed, left out, put in or swapped with their neighbour to make `one` of `other`; none where
/// it takes more than `most`.
#[must_use]
pub fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, against) in other.iter().enumerate() {
            let changed = last[column] + usize::from(letter != against);
            let mut cost = changed.min(last[column + 1] + 1).min(line[column] + 1);
            let is_swapped = row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *against;
            if is_swapped {
                cost = cost.min(before[column - 1] + 1);
            }
            line.push(cost);
        }
        if line.iter().all(|cost| *cost > most) {
            return None;
        }
        before = std::mem::replace(&mut last, line);
    }
    last.last().copied().filter(|cost| *cost <= most)
}
