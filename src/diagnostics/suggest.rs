//! "Did you mean": the known word nearest to a misspelt one.

/// Returns the word of `known` nearest to `word`, if it is near enough to be a slip of the hand.
///
/// Distance is Damerau-Levenshtein over lower-cased characters; a third of the word's length (at least 1) is near
/// enough. Among equally near words the first in alphabetical order is taken. Words of more than 100 bytes are nobody's
/// slip: comparing two of 16 KiB would take 2 GB.
pub fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, known).into_iter().min().map(|(_, candidate)| candidate)
}

/// The same, and whether no other word is near enough.
pub fn closest_of<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, bool)> {
    let near = near(word, known);
    let closest = near.iter().min()?.1;
    Some((closest, near.len() == 1))
}

/// The words that are near enough, with their distance.
fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    const BYTES_MAX: usize = 100;
    if word.len() > BYTES_MAX {
        return Vec::new();
    }
    let lower = word.to_lowercase();
    let bound = (lower.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= BYTES_MAX)
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= bound)
        .collect()
}
