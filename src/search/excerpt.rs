//! The stretch of a text that shows why it was found.

use std::{
    collections::{BTreeSet, HashSet},
    ops::Range,
};

use unicode_normalization::UnicodeNormalization;

use super::text::{Token, fold, tokens};

/// About how many letters are shown.
const LETTERS: usize = 180;
/// How many of them stand before the first hit.
const LETTERS_BEFORE: usize = 36;
/// A compound that ends with a word of at least this many letters is a hit too.
const TAIL_LETTERS_MIN: usize = 4;
/// So many words with a mark between them can be one word that was looked for.
const JOINED_MAX: usize = 3;

/// A stretch of text, and whether it is what was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is a hit.
    pub is_hit: bool,
}

/// Tells which words of a text are hits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marker {
    found: HashSet<String>,
    tails: BTreeSet<String>,
}

impl Marker {
    /// Marks these words, and compounds that end with one.
    #[must_use]
    pub fn new(found: impl IntoIterator<Item = String>) -> Self {
        let found: HashSet<String> = found.into_iter().collect();
        let tails =
            found.iter().map(|word| fold(word)).filter(|word| word.chars().count() >= TAIL_LETTERS_MIN).collect();
        Self { found, tails }
    }

    fn is_hit(&self, word: &str) -> bool {
        let folded = fold(word);
        let ends = |tail: &String| folded.len() > tail.len() + 2 && folded.ends_with(tail.as_str());
        self.found.contains(word) || self.tails.iter().any(ends)
    }

    /// The bytes of a text in NFC that are hits.
    fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let tokens = tokens(text);
        let mut hits: Vec<Range<usize>> = Vec::new();
        let mut add = |range: Range<usize>| match hits.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => hits.push(range),
        };
        for (at, token) in tokens.iter().enumerate() {
            if let Some(end) = self.joined_end(text, &tokens[at..]) {
                add(token.range.start..end);
            } else if self.is_hit(&token.word) {
                add(token.range.clone());
            }
        }
        hits
    }

    /// Where words end that are one word that was looked for, with a mark between each two of them.
    fn joined_end(&self, text: &str, tokens: &[Token]) -> Option<usize> {
        let (first, rest) = tokens.split_first()?;
        let (mut joined, mut end) = (first.word.clone(), first.range.end);
        for token in rest.iter().take(JOINED_MAX - 1) {
            if text.get(end..token.range.start)?.chars().count() != 1 {
                return None;
            }
            joined.push_str(&token.word);
            end = token.range.end;
            if self.found.contains(&joined) {
                return Some(end);
            }
        }
        None
    }

    /// A text as pieces, word by word.
    #[must_use]
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        let text: String = text.nfc().collect();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut add = |range: Range<usize>, is_hit: bool| {
            if !range.is_empty() {
                pieces.push(Piece { text: text[range].to_owned(), is_hit });
            }
        };
        let mut from = 0;
        for hit in self.hits(&text) {
            add(from..hit.start, false);
            from = hit.end;
            add(hit, true);
        }
        add(from..text.len(), false);
        pieces
    }

    /// The stretch with the most different hits; the start where there are none.
    #[must_use]
    pub fn excerpt(&self, text: &str) -> Vec<Piece> {
        let text: String = text.nfc().collect();
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        if letters.len() <= LETTERS {
            return self.pieces(&text);
        }
        let place = |byte: usize| letters.partition_point(|(start, _)| *start < byte);
        let hits: Vec<(usize, String)> =
            self.hits(&text).into_iter().map(|hit| (place(hit.start), text[hit].to_lowercase())).collect();
        let different = |first: usize| {
            let near = hits[first..].iter().take_while(|(start, _)| *start < hits[first].0 + LETTERS * 4 / 5);
            near.map(|(_, word)| word).collect::<BTreeSet<_>>().len()
        };
        let best = (0..hits.len()).rev().max_by_key(|first| different(*first)).map_or(0, |first| hits[first].0);
        let (from, to) = stretch(&letters, best);
        let before = if from > 0 { "\u{2026} " } else { "" };
        let after = if to < letters.len() { " \u{2026}" } else { "" };
        let shown: String = letters[from..to].iter().map(|(_, letter)| letter).collect();
        self.pieces(&format!("{before}{}{after}", shown.trim()))
    }
}

/// The letters around the one at `best` that are shown: whole words, where spaces are not too far apart.
fn stretch(letters: &[(usize, char)], best: usize) -> (usize, usize) {
    let is_space = |place: &usize| letters[*place].1.is_whitespace();
    let early = best.saturating_sub(LETTERS_BEFORE);
    let from = if early == 0 { 0 } else { (early..best).find(is_space).map_or(early, |space| space + 1) };
    let late = (from + LETTERS).min(letters.len());
    let end = (late..(late + LETTERS_BEFORE).min(letters.len())).find(is_space);
    let is_near_the_end = late + LETTERS_BEFORE >= letters.len();
    (from, end.unwrap_or(if is_near_the_end { letters.len() } else { late }))
}
