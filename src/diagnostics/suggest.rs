//! "Did you mean": the known word nearest to a misspelt one.

/// Returns the word of `known` nearest to `word`, if it is near enough to be a typo.
///
/// Distance is Damerau-Levenshtein over lower-cased characters; a third of the word's length (at least 1) is near
/// enough, as long as a letter stays. Among equally near words the first in alphabetical order is taken. Words of more
/// than 100 bytes are no typos: comparing two of 16 KiB would take 2 GB.
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
    let length = lower.chars().count();
    let bound = (length / 3).max(1);
    let keeps_a_letter = |distance: usize, candidate: &str| distance < length.max(candidate.chars().count());
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= BYTES_MAX)
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= bound && keeps_a_letter(*distance, candidate))
        .collect()
}
