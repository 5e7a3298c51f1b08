//! "Did you mean": the known word nearest to a misspelt one.

/// Returns the word of `known` nearest to `word`, if it is near enough to be a slip of the hand.
///
/// Distance is Damerau-Levenshtein over lower-cased characters; a third of the word's length (at least 1) is near
/// enough. Among equally near words the first in alphabetical order is taken.
pub fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let bound = (lower.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= bound)
        .min()
        .map(|(_, candidate)| candidate)
}
