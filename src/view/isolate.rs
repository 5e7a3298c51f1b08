//! People's texts within sentences of the interface: one that runs from right to left keeps its order to itself.
//!
//! Where a text stands by itself, `<bdi>` or `dir="auto"` does the same in the markup. Between other words only characters
//! can: those of the Unicode Bidirectional Algorithm (UAX 9).

use std::borrow::Cow;

use unicode_bidi::{BidiClass, bidi_class};

/// Starts a part whose direction is that of its own first letter.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// The first block of letters that run from right to left, Hebrew, starts here; no mark of direction comes before it.
const FIRST_FROM_RIGHT: char = '\u{590}';
/// Ends such a part.
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// Returns `text` as it may stand between other words: unchanged where all of it runs from left to right, else isolated,
/// without the marks of direction in it that would reach beyond its end.
pub(super) fn isolated(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(changes_direction) {
        return Cow::Borrowed(text);
    }
    if text.starts_with(FIRST_STRONG_ISOLATE) && text.ends_with(POP_DIRECTIONAL_ISOLATE) {
        return Cow::Borrowed(text);
    }

    let mut isolated = String::with_capacity(text.len() + 2 * FIRST_STRONG_ISOLATE.len_utf8());
    isolated.push(FIRST_STRONG_ISOLATE);
    isolated.extend(text.chars().filter(|letter| !reaches_beyond(*letter)));
    isolated.push(POP_DIRECTIONAL_ISOLATE);
    Cow::Owned(isolated)
}

/// Whether a letter runs from right to left, or changes the direction of others.
fn changes_direction(letter: char) -> bool {
    if letter < FIRST_FROM_RIGHT {
        return false;
    }
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL | BidiClass::AN) || reaches_beyond(letter)
}

/// Whether a letter starts or ends an embedding, an override or an isolate, whose other end may be missing.
fn reaches_beyond(letter: char) -> bool {
    use BidiClass::{FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO};
    matches!(bidi_class(letter), LRE | RLE | LRO | RLO | PDF | LRI | RLI | FSI | PDI)
}
