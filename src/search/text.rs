//! Words as search sees them. The client (`search-text.js`) does the same, code point for code point.
//!
//! A word is a run of letters and digits. Marks within it that are no letters of their own, and signs that are not seen, are
//! left out. Digits in groups are one number: `100,000` is `100000`. A letter with `+`, `++` or `#` is a word: `C++`.
//! Scripts that have no spaces between words are cut into overlapping pairs (Chinese, Japanese, Korean) or threes (Thai,
//! Lao, Burmese, Khmer).

use std::{borrow::Cow, ops::Range};

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

/// Before this mark, there is no letter that NFC changes.
const FIRST_COMBINING: char = '\u{300}';
/// A word with more letters than this is no word that anybody looks for.
const LETTERS_MAX: usize = 60;
/// What stands between the groups of a number, beside spaces.
const GROUP_MARKS: [char; 5] = [',', '.', '\'', '\u{2019}', '_'];
/// The spaces that stand between the groups of a number.
const GROUP_SPACES: [char; 4] = [' ', '\u{a0}', '\u{2009}', '\u{202f}'];
/// What joins two words to one that is also written without it.
const JOINERS: [char; 7] = ['-', '\u{2010}', '\u{2011}', '.', '&', '\'', '\u{2019}'];
/// So many words are joined at most.
const JOINED_MAX: usize = 3;
/// After an apostrophe, fewer letters are an ending: `team's`.
const AFTER_APOSTROPHE_MIN: usize = 3;

/// A word of a text, in lower case, and which bytes of the text it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word.
    pub word: String,
    /// Where it stands.
    pub range: Range<usize>,
}

/// The words of a text, in lower case by code point.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_token(&composed(text), &mut |word, _| words.push(word.to_owned()));
    words
}

/// Appends the words of a text to others, with a space between each: no word has one.
pub fn push_words(words: &mut String, text: &str) {
    each_token(&composed(text), &mut |word, _| {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    });
}

/// The words of a text in NFC, and where they stand.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    each_token(text, &mut |word, range| tokens.push(Token { word: word.to_owned(), range }));
    tokens
}

/// A text in NFC.
fn composed(text: &str) -> Cow<'_, str> {
    let is_composed = text.chars().all(|letter| letter < FIRST_COMBINING);
    if is_composed || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Calls `take` with each word of a text in NFC, and where it stands.
fn each_token(text: &str, take: &mut impl FnMut(&str, Range<usize>)) {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |place: usize| letters.get(place).map_or(text.len(), |(byte, _)| *byte);
    let mut word = String::new();
    let mut at = 0;
    while at < letters.len() {
        if !is_word(letters[at].1) {
            at += 1;
            continue;
        }
        if let Some(end) = number_end(&letters, at) {
            word.clear();
            word.extend(letters[at..end].iter().map(|(_, letter)| *letter).filter(char::is_ascii_digit));
            take_word(&word, byte(at)..byte(end), take);
            at = end;
        } else if let Some(end) = symbol_end(&letters, at) {
            word.clear();
            word.extend(letters[at..end].iter().map(|(_, letter)| letter.to_ascii_lowercase()));
            take_word(&word, byte(at)..byte(end), take);
            at = end;
        } else {
            let run = letters[at..].iter().take_while(|(_, letter)| is_word(*letter) || is_silent(*letter));
            let end = at + run.count();
            cut_run(&letters[at..end], &mut word, take);
            at = end;
        }
    }
}

/// Calls `take` with a word, unless it is longer than anything that is looked for.
fn take_word(word: &str, range: Range<usize>, take: &mut impl FnMut(&str, Range<usize>)) {
    if word.len() <= LETTERS_MAX || word.chars().count() <= LETTERS_MAX {
        take(word, range);
    }
}

/// The words of a run of letters: one where the script has spaces, else overlapping pieces.
fn cut_run(run: &[(usize, char)], word: &mut String, take: &mut impl FnMut(&str, Range<usize>)) {
    let seen: Vec<(usize, char)>;
    let letters = if run.iter().all(|(_, letter)| is_word(*letter)) {
        run
    } else {
        seen = run.iter().copied().filter(|(_, letter)| is_word(*letter)).collect();
        &seen
    };
    for segment in letters.chunk_by(|(_, one), (_, other)| piece_length(*one) == piece_length(*other)) {
        let length = piece_length(segment[0].1).unwrap_or(segment.len()).min(segment.len());
        for piece in segment.windows(length) {
            word.clear();
            for (_, letter) in piece {
                match letter {
                    'a'..='z' | '0'..='9' => word.push(*letter),
                    letter => word.extend(letter.to_lowercase()),
                }
            }
            let (first, (last, letter)) = (piece[0].0, piece[length - 1]);
            take_word(word, first..last + letter.len_utf8(), take);
        }
    }
}

/// How many letters the pieces have that a run of a script without spaces is cut into; none for other scripts.
#[must_use]
pub fn piece_length(letter: char) -> Option<usize> {
    if letter < '\u{0e00}' {
        return None; // most letters, at once
    }
    match letter {
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Some(3),
        '\u{1100}'..='\u{11ff}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}' => Some(2),
        _ => None,
    }
}

/// Whether a word is a piece of a run without spaces.
#[must_use]
pub fn is_piece(word: &str) -> bool {
    word.chars().next().and_then(piece_length).is_some()
}

/// What else a text is found by: words with a mark between them as one (`e-mail` is `email`), and the last letters of runs
/// that are cut into pieces, which begin no piece.
#[must_use]
pub fn further_words(text: &str) -> Vec<String> {
    let text = composed(text);
    let mut found = Vec::new();
    if !may_have_further(&text) {
        return found;
    }

    let tokens = tokens(&text);
    for (at, token) in tokens.iter().enumerate() {
        let length = token.word.chars().next().and_then(piece_length);
        let goes_on = tokens.get(at + 1).is_some_and(|next| next.range.start < token.range.end);
        if length.is_some_and(|length| token.word.chars().count() == length && !goes_on) {
            found.push(token.word.chars().skip(1).collect());
        }
    }
    for chain in tokens.chunk_by(|one, other| is_joined(&text, one, other)) {
        if (2..=JOINED_MAX).contains(&chain.len()) {
            found.push(chain.iter().map(|token| token.word.as_str()).collect());
        }
    }
    found
}

/// Whether a letter of a run that is cut into pieces is in a text, or a mark that joins words right behind a letter and
/// before another.
fn may_have_further(text: &str) -> bool {
    let is_joiner = |(at, mark): (usize, char)| {
        JOINERS.contains(&mark)
            && text[..at].ends_with(char::is_alphabetic)
            && text[at + mark.len_utf8()..].starts_with(char::is_alphabetic)
    };
    text.char_indices().any(|(at, letter)| is_joiner((at, letter)) || piece_length(letter).is_some())
}

/// Whether two words that follow each other are also written as one.
fn is_joined(text: &str, one: &Token, other: &Token) -> bool {
    let Some(between) = text.get(one.range.end..other.range.start) else { return false };
    let mut marks = between.chars();
    let (Some(mark), None) = (marks.next(), marks.next()) else { return false };
    let ends = [one.word.chars().next_back(), other.word.chars().next()];
    let is_ending = matches!(mark, '\'' | '\u{2019}') && other.word.chars().count() < AFTER_APOSTROPHE_MIN;
    let are_letters = ends.into_iter().flatten().all(|letter| letter.is_alphabetic() && piece_length(letter).is_none());
    JOINERS.contains(&mark) && are_letters && !is_ending
}

fn is_word(letter: char) -> bool {
    letter.is_alphabetic() || letter.is_numeric()
}

/// What stands within words and is not looked for: marks, soft hyphens, joiners.
fn is_silent(letter: char) -> bool {
    is_combining_mark(letter) || matches!(letter, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Where a number ends whose digits stand in groups, and that begins `at`.
fn number_end(letters: &[(usize, char)], at: usize) -> Option<usize> {
    let get = |place: usize| letters.get(place).map(|(_, letter)| *letter);
    let are_digits =
        |range: Range<usize>| range.into_iter().all(|place| get(place).is_some_and(|one| one.is_ascii_digit()));
    let before = at.checked_sub(1).and_then(get);
    let is_within = before.is_some_and(|one| GROUP_MARKS.contains(&one)) && at > 1 && are_digits(at - 2..at - 1);
    if before.is_some_and(is_word) || is_within || !are_digits(at..at + 1) || get(at) == Some('0') {
        return None;
    }
    let first = (at..letters.len()).find(|place| !are_digits(*place..place + 1))?;
    let separator = get(first).filter(|one| GROUP_MARKS.contains(one) || GROUP_SPACES.contains(one))?;
    let goes_on = |end: usize| {
        let is_mark = GROUP_MARKS.contains(&separator);
        get(end).is_some_and(char::is_numeric)
            || (is_mark && get(end) == Some(separator) && are_digits(end + 1..end + 2))
    };
    let is_group =
        |place: usize, digits: usize| get(place) == Some(separator) && are_digits(place + 1..place + 1 + digits);
    let mut ends: Vec<usize> = Vec::new();
    if first - at <= 3 {
        let mut end = first;
        while is_group(end, 3) {
            end += 4;
            ends.push(end);
        }
    }
    if first - at <= 2 && separator == ',' {
        let mut end = first;
        while is_group(end, 2) && get(end + 3) == Some(',') {
            end += 3; // as in India: 1,00,000
        }
        ends.extend((end > first && is_group(end, 3)).then_some(end + 4));
    }
    ends.into_iter().rev().find(|end| !goes_on(*end))
}

/// Where `C++`, `C#` or `A+` ends that begins `at`.
fn symbol_end(letters: &[(usize, char)], at: usize) -> Option<usize> {
    let get = |place: usize| letters.get(place).map(|(_, letter)| *letter);
    let length = match (get(at)?.is_ascii_alphabetic(), get(at + 1), get(at + 2)) {
        (true, Some('+'), Some('+')) => 3,
        (true, Some('+' | '#'), _) => 2,
        _ => return None,
    };
    let goes_on = |letter: char| is_word(letter) || is_combining_mark(letter) || matches!(letter, '+' | '#');
    (!get(at + length).is_some_and(goes_on)).then_some(at + length)
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

/// How a word is written where a letter is missing on the keyboard, folded: `Ytterö` is `ytteroe`, and the other way round.
/// The word itself where there is no such letter.
#[must_use]
pub fn transcribed(word: &str) -> String {
    let mut replaced = String::with_capacity(word.len() + 4);
    for letter in word.chars() {
        match letter {
            'å' => replaced.push_str("aa"),
            'ä' | 'æ' => replaced.push_str("ae"),
            'ö' | 'ø' => replaced.push_str("oe"),
            'ü' => replaced.push_str("ue"),
            other => replaced.push(other),
        }
    }
    if replaced != word {
        return fold(&replaced);
    }
    let mut letters = word.chars().peekable();
    let mut shorter = String::with_capacity(word.len());
    while let Some(letter) = letters.next() {
        shorter.push(letter);
        let is_second = |next: &char| matches!((letter, next), ('a', 'a') | ('a' | 'o' | 'u', 'e'));
        if letters.peek().is_some_and(is_second) {
            letters.next();
        }
    }
    fold(&shorter)
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
