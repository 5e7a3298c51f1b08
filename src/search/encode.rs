//! Words and postings as bytes. `search-shard.js` reads them; both have to be changed together.
//!
//! Numbers are varints: seven bits a byte, lowest first, the high bit says that more follow.

use super::{
    text::reversed,
    vocabulary::{Occurrence, Term, shared},
};

/// The fields that stand alone in most postings, with a frequency of 1: each has a shape of its own.
const SHAPES: [u8; 3] = [2, 4, 0];
/// The shape of any other posting: a mask of fields follows.
const ANY_SHAPE: usize = 3;
/// In a mask: the frequencies follow.
const HAS_FREQUENCIES: u8 = 1 << 6;

/// Appends a number.
pub(super) fn put(out: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    while rest >= 128 {
        out.push(rest.to_le_bytes()[0] | 128);
        rest >>= 7;
    }
    out.push(rest.to_le_bytes()[0]);
}

/// Appends a text with its length in front.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// The postings of a word: how many documents; for each how far it is from the one before, and which fields; then the
/// length of each of those fields.
pub(super) fn postings(term: &Term) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, term.documents);
    let mut next = 0;
    for places in term.occurrences.chunk_by(|one, other| one.document == other.document) {
        let document = places[0].document as usize;
        let distance = document - next;
        next = document + 1;
        if let Some(shape) = shape(places) {
            put(&mut out, distance << 2 | shape);
            continue;
        }
        put(&mut out, distance << 2 | ANY_SHAPE);
        let all_once = places.iter().all(|place| place.frequency == 1);
        let mask = places.iter().fold(0, |mask, place| mask | 1 << place.field);
        out.push(if all_once { mask } else { mask | HAS_FREQUENCIES });
        for place in places.iter().filter(|_| !all_once) {
            put(&mut out, place.frequency as usize - 1);
        }
    }
    out.extend(term.occurrences.iter().map(|place| place.norm));
    out
}

fn shape(places: &[Occurrence]) -> Option<usize> {
    let [only] = places else { return None };
    if only.frequency == 1 { SHAPES.iter().position(|field| *field == only.field) } else { None }
}

/// Where a word stands in each field of each document, in the order of its postings.
pub(super) fn positions(term: &Term) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = term.positions.as_slice();
    for place in &term.occurrences {
        let (here, after) = rest.split_at((place.frequency as usize).min(rest.len()));
        rest = after;
        let mut last = 0;
        for position in here {
            put(&mut out, (position - last) as usize);
            last = *position;
        }
    }
    out
}

/// A word in a dictionary: what it shares with the one before, the rest of it, and how to cut its stem.
pub(super) fn word(out: &mut Vec<u8>, before: &str, term: &Term) {
    let same = shared(before, &term.word);
    put(out, same);
    put_text(out, &term.word[same..]);
    let kept = shared(&term.word, &term.stem);
    let (cut, added) = (term.word.len() - kept, &term.stem[kept..]);
    put(out, cut << 1 | usize::from(!added.is_empty()));
    if !added.is_empty() {
        put_text(out, added);
    }
}

/// A word in the dictionary by endings: what its stem, read backwards, shares with the one before, the rest of that, and
/// how to make the word of it. Returns the stem read backwards.
pub(super) fn word_by_ending(out: &mut Vec<u8>, before: &str, term: &Term) -> String {
    let backwards = reversed(&term.stem);
    let same = shared(before, &backwards);
    put(out, same);
    put_text(out, &backwards[same..]);
    let kept = shared(&term.word, &term.stem);
    let (cut, added) = (term.stem.len() - kept, &term.word[kept..]);
    put(out, cut << 1 | usize::from(!added.is_empty()));
    if !added.is_empty() {
        put_text(out, added);
    }
    backwards
}
