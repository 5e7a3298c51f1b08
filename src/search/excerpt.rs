//! The stretch of a text that shows why it was found.

use std::collections::{BTreeSet, HashSet};

use super::text::{fold, words};

/// About how many letters are shown.
const LETTERS: usize = 180;
/// How many of them stand before the first hit.
const LETTERS_BEFORE: usize = 36;
/// A compound that ends with a word of at least this many letters is a hit too.
const TAIL_LETTERS_MIN: usize = 4;

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

    fn is_hit(&self, token: &str) -> bool {
        let is_found = |word: &String| {
            let folded = fold(word);
            let ends = |tail: &String| folded.len() > tail.len() + 2 && folded.ends_with(tail.as_str());
            self.found.contains(word) || self.tails.iter().any(ends)
        };
        words(token).iter().any(is_found)
    }

    /// A text as pieces, word by word.
    #[must_use]
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for token in tokens(text) {
            let is_hit = self.is_hit(token);
            match pieces.last_mut().filter(|last| last.is_hit == is_hit) {
                Some(last) => last.text.push_str(token),
                None => pieces.push(Piece { text: token.to_owned(), is_hit }),
            }
        }
        pieces
    }

    /// The stretch with the most different hits; the start where there are none.
    #[must_use]
    pub fn excerpt(&self, text: &str) -> Vec<Piece> {
        let all: Vec<&str> = tokens(text).collect();
        let mut starts = Vec::new(); // in letters
        let mut letters = 0;
        for token in &all {
            starts.push(letters);
            letters += token.chars().count();
        }
        if letters <= LETTERS {
            return self.pieces(text);
        }
        let hits: Vec<usize> = (0..all.len()).filter(|at| self.is_hit(all[*at])).collect();
        let different = |first: usize| {
            let near = hits[first..].iter().take_while(|at| starts[**at] < starts[hits[first]] + LETTERS * 4 / 5);
            near.map(|at| all[*at].to_lowercase()).collect::<BTreeSet<_>>().len()
        };
        let best = (0..hits.len()).rev().max_by_key(|first| different(*first)).map_or(0, |first| hits[first]);
        let from = starts.partition_point(|start| start + LETTERS_BEFORE < starts[best]);
        let to = starts.partition_point(|start| *start < starts[from] + LETTERS);
        let before = if from > 0 { "\u{2026} " } else { "" };
        let after = if to < all.len() { " \u{2026}" } else { "" };
        self.pieces(&format!("{before}{}{after}", all[from..to].concat().trim()))
    }
}

/// Words and what is between them, in turn.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_word = |letter: char| letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter);
        let end = rest.find(|letter: char| is_word(letter) != is_word(first)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        rest = after;
        Some(token)
    })
}
