//! The stems of words that nobody wrote: by how other words are cut, else by words that differ in their endings only.

use std::collections::BTreeSet;

use super::{super::vocabulary::Term, Expander};

/// What two words have in common that differ in their endings only.
const BASE_LETTERS_MIN: usize = 4;

impl Expander<'_> {
    /// The stem of a word that nobody wrote, by how other words are cut, where some word has it.
    pub(super) fn guess(&self, word: &str, near: &[usize]) -> Option<String> {
        let stems: BTreeSet<&str> = near.iter().map(|number| self.term(*number).stem.as_str()).collect();
        let known = |(cut, stem): (usize, String)| {
            let spelled = doubled(&stem).into_iter().find(|spelled| stems.contains(spelled.as_str()));
            spelled.map(|spelled| (cut, spelled))
        };
        let found = self.cuts(word).filter_map(known).fold(None, longest).map(|(_, stem)| stem);
        found.or_else(|| self.same_base(word, near))
    }

    /// The stem of a word that differs from this one in its ending only, where both endings are known.
    fn same_base(&self, word: &str, near: &[usize]) -> Option<String> {
        let rules = &self.vocabulary.rules;
        let endings: BTreeSet<&str> = rules.iter().map(|rule| rule.suffix.as_str()).collect();
        let mut best: Option<(&str, &str)> = None;
        for rule in rules.iter().filter(|rule| !rule.suffix.is_empty()) {
            let Some(base) = word.strip_suffix(rule.suffix.as_str()) else { continue };
            let is_longer = best.is_none_or(|(known, _)| base.len() > known.len());
            if base.chars().count() < BASE_LETTERS_MIN || !is_longer {
                continue;
            }
            let differs = |term: &&Term| term.word.strip_prefix(base).is_some_and(|ending| endings.contains(ending));
            if let Some(term) = near.iter().map(|number| self.term(*number)).find(differs) {
                best = Some((base, &term.stem));
            }
        }
        best.map(|(_, stem)| stem.to_owned())
    }

    /// What a word's stem could be, whether any word has it or not.
    pub(super) fn likely_stem(&self, word: &str) -> String {
        self.cuts(word).fold(Some((0, word.to_owned())), longest).map_or_else(String::new, |(_, stem)| stem)
    }

    /// How the rules cut a word: how much they take, and what is left.
    fn cuts(&self, word: &str) -> impl Iterator<Item = (usize, String)> {
        let letters = word.chars().count();
        self.vocabulary.rules.iter().filter_map(move |rule| {
            let head = word.strip_suffix(rule.suffix.as_str())?;
            let is_long = letters >= rule.suffix.chars().count() + 2;
            is_long.then(|| (rule.suffix.encode_utf16().count(), format!("{head}{}", rule.replacement)))
        })
    }
}

/// A stem with its last letter as it is, once and twice: before some endings a letter is doubled (`swap`, `swapping`).
fn doubled(stem: &str) -> Vec<String> {
    let mut spelled = vec![stem.to_owned()];
    let mut backwards = stem.chars().rev();
    if let Some(last) = backwards.next().filter(|letter| letter.is_alphabetic()) {
        if backwards.next() == Some(last) {
            spelled.push(stem[..stem.len() - last.len_utf8()].to_owned());
        }
        spelled.push(format!("{stem}{last}"));
    }
    spelled
}

/// The one that takes most; of two the first.
#[expect(clippy::unnecessary_wraps, reason = "it is what a fold carries along")]
fn longest(best: Option<(usize, String)>, other: (usize, String)) -> Option<(usize, String)> {
    Some(best.filter(|best| best.0 >= other.0).unwrap_or(other))
}
