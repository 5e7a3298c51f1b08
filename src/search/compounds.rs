//! The parts of compounds: `kundnöjdhet` is also found by `nöjd`.
//!
//! A word is cut where both sides are words of the content, or their stems, with an optional `s` between (`arbetsmiljö`).
//! Nothing is known here beyond the content itself: no dictionary.

use std::collections::{BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use super::{index::FieldWords, stem::Stemmer};

/// A first part has at least this many letters.
const HEAD_LETTERS_MIN: usize = 3;
/// A last part has at least this many letters.
const TAIL_LETTERS_MIN: usize = 4;
/// How many documents are looked through at once.
const CHUNK: usize = 1024;
/// A part is cut again at most this often.
const DEPTH_MAX: usize = 3;

/// The last parts of every compound of the content.
pub(super) struct Compounds {
    parts: HashMap<String, Vec<String>>,
}

/// The words of the content, and their stems.
struct Known<'a> {
    words: HashSet<&'a str>,
    stems: HashSet<&'a str>,
}

impl Compounds {
    /// Finds the compounds; none where the language writes them as separate words.
    #[must_use]
    pub(super) fn new(all: &[FieldWords], stemmer: &Stemmer) -> Option<Self> {
        if !stemmer.has_compounds() {
            return None;
        }
        let words = distinct(all);
        let stems = stemmer.stems(words.iter().copied());
        let known = Known { words: words.iter().copied().collect(), stems: stems.iter().map(String::as_str).collect() };
        let of = |(word, stem): (&&str, &String)| {
            let mut parts = BTreeSet::new();
            known.cut(word, DEPTH_MAX, &mut parts);
            if parts.is_empty() {
                known.cut(stem, DEPTH_MAX, &mut parts); // `kundnöjdheten`, where only `nöjd` is known
            }
            (!parts.is_empty()).then(|| ((*word).to_owned(), parts.into_iter().map(str::to_owned).collect()))
        };
        Some(Self { parts: words.par_iter().zip(&stems).filter_map(of).collect() })
    }

    /// The parts of a word; none where it is no compound.
    pub(super) fn parts(&self, word: &str) -> impl Iterator<Item = &str> {
        self.parts.get(word).into_iter().flatten().map(String::as_str)
    }
}

/// Every word of the content, once.
fn distinct(all: &[FieldWords]) -> Vec<&str> {
    let words = all.par_chunks(CHUNK).map(distinct_of).reduce(HashSet::new, together);
    let mut words: Vec<&str> = words.into_iter().collect();
    words.sort_unstable();
    words
}

fn distinct_of(documents: &[FieldWords]) -> HashSet<&str> {
    let words = documents.iter().flatten().flat_map(|words| words.split(' '));
    words.filter(|word| !word.is_empty()).collect()
}

fn together<'a>(one: HashSet<&'a str>, other: HashSet<&'a str>) -> HashSet<&'a str> {
    let (few, mut many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    many.extend(few);
    many
}

impl Known<'_> {
    /// Collects the last parts of `word`, those of its first parts too.
    fn cut<'w>(&self, word: &'w str, depth: usize, parts: &mut BTreeSet<&'w str>) {
        let letters = word.chars().count();
        if depth == 0 || letters < HEAD_LETTERS_MIN + TAIL_LETTERS_MIN || word.bytes().any(|byte| byte.is_ascii_digit())
        {
            return;
        }
        for (at, _) in
            word.char_indices().skip(HEAD_LETTERS_MIN).take(letters + 1 - HEAD_LETTERS_MIN - TAIL_LETTERS_MIN)
        {
            let (head, tail) = word.split_at(at);
            let bare = head.strip_suffix('s').filter(|bare| bare.chars().count() >= HEAD_LETTERS_MIN);
            let has_head = self.has(head) || bare.is_some_and(|bare| self.has(bare));
            if has_head && self.has(tail) {
                parts.insert(tail);
                self.cut(head, depth - 1, parts);
                if let Some(bare) = bare {
                    self.cut(bare, depth - 1, parts);
                }
            }
        }
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(word) || self.stems.contains(word)
    }
}
