//! Words that are written as two: `forklift` is found in `fork lift`, and `iso27001` in `ISO 27001`.
//!
//! Nothing is kept for this in the index: where the two stand side by side follows from their positions.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    index::PARTS,
    vocabulary::{Occurrence, Term},
};

/// Each half of a word of letters has at least this many; of a short word, one less will do: `wifi`.
const HALF_LETTERS_MIN: usize = 3;
/// A word with so many letters is short.
const SHORT_WORD: usize = 6;

/// Whether a word has digits beside letters.
pub(super) fn has_numbers_and_letters(word: &str) -> bool {
    halves_by_kind(word).next().is_some()
}

/// The ways to cut a word in two: between letters and digits where it has both, else anywhere, the longest head first.
pub(super) fn halves(word: &str) -> Vec<(&str, &str)> {
    let by_kind: Vec<(&str, &str)> = halves_by_kind(word).collect();
    if !by_kind.is_empty() {
        return by_kind;
    }
    let letters = word.chars().count();
    let least = if letters <= SHORT_WORD { HALF_LETTERS_MIN - 1 } else { HALF_LETTERS_MIN };
    let cuts = word.char_indices().enumerate().filter(|(number, _)| *number >= least && letters - number >= least);
    let mut halves: Vec<(&str, &str)> = cuts.map(|(_, (at, _))| word.split_at(at)).collect();
    halves.reverse();
    halves
}

fn halves_by_kind(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let kinds = word.char_indices().zip(word.chars().skip(1));
    let cuts = kinds.filter(|((_, letter), next)| letter.is_ascii_digit() != next.is_ascii_digit());
    cuts.map(|((at, letter), _)| word.split_at(at + letter.len_utf8()))
}

/// Where one of `heads` stands right before one of `tails`, in any field but that of parts.
pub(super) fn places(heads: &[&Term], tails: &[&Term]) -> Vec<Occurrence> {
    let mut seconds: BTreeSet<(u32, u8, u32)> = BTreeSet::new();
    for term in tails {
        for (occurrence, positions) in places_of(term) {
            seconds.extend(positions.iter().map(|position| (occurrence.document, occurrence.field, *position)));
        }
    }
    let mut found: BTreeMap<(u32, u8), Occurrence> = BTreeMap::new();
    for term in heads {
        for (occurrence, positions) in places_of(term).filter(|(one, _)| usize::from(one.field) < PARTS) {
            let key = (occurrence.document, occurrence.field);
            let is_followed = |position: &&u32| seconds.contains(&(key.0, key.1, **position + 1));
            let count = u32::try_from(positions.iter().filter(is_followed).count()).unwrap_or(u32::MAX);
            if count > 0 {
                found.entry(key).or_insert(Occurrence { frequency: 0, ..occurrence }).frequency += count;
            }
        }
    }
    found.into_values().collect()
}

/// The places of a word with its positions there.
fn places_of(term: &Term) -> impl Iterator<Item = (Occurrence, &[u32])> {
    let mut rest = term.positions.as_slice();
    term.occurrences.iter().map(move |occurrence| {
        let (here, after) = rest.split_at((occurrence.frequency as usize).min(rest.len()));
        rest = after;
        (*occurrence, here)
    })
}
