//! Which words of the content a word of the query means. `search-expand.js` has the same rules, in the same order:
//!
//! 1. the word as it is written, 2. its stem, 3. the same without diacritics, 4. words that begin so, where it may go on or
//!    there are none of these, 5. only where there are none of all these: compounds that end so, else words that it may be
//!    a slip of.
//!
//! The client sees only the shards that it has loaded, so only those are looked at here.

mod guess;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    apart,
    shards::Shards,
    text::{distance, fold, is_piece, reversed, transcribed},
    vocabulary::{Occurrence, Term, Vocabulary},
};

const EXACT: f32 = 0.5;
const STEM: f32 = 1.0;
const FOLDED: f32 = 0.6;
const PREFIX: f32 = 0.5;
const OTHER: f32 = 0.4;
const JOINED: f32 = 0.6;
const PREFIX_LETTERS_MIN: usize = 3;
const PREFIX_WORDS_MAX: usize = 48;
const OTHER_LETTERS_MIN: usize = 4;
const OTHER_WORDS_MAX: usize = 8;
/// In a word with this many letters two may be wrong.
const LONG_WORD: usize = 8;
/// A compound has at least so many letters more than its last part.
const HEAD_LETTERS: usize = 3;
/// A prefix is looked up in at most so many shards.
const SHARDS_MAX: usize = 8;

/// Words that count as one, and how much.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    /// The numbers of the words.
    pub members: Vec<usize>,
    /// Where two words stand side by side that count as one; then there are no members.
    pub places: Vec<Occurrence>,
    /// What their points are multiplied with.
    pub factor: f32,
}

/// What a word of the query means.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Expansion {
    /// Points of all clauses add up.
    pub clauses: Vec<Clause>,
    /// The numbers of the words that it was taken for, where it is a slip.
    pub corrected: Vec<usize>,
    /// The numbers of the words that it is written with, where those stand side by side.
    pub halves: Vec<usize>,
}

/// The dictionary as the client sees it.
pub(super) struct Expander<'a> {
    vocabulary: &'a Vocabulary,
    shards: &'a Shards,
}

/// Clauses on their way; no word is in two, but for the word itself.
#[derive(Default)]
struct Clauses {
    list: Vec<Clause>,
    taken: BTreeSet<usize>,
}

impl Clauses {
    fn add(&mut self, members: Vec<usize>, factor: f32) {
        let fresh: Vec<usize> = members.into_iter().filter(|member| self.taken.insert(*member)).collect();
        if !fresh.is_empty() {
            self.list.push(Clause::of(fresh, factor));
        }
    }
}

impl Clause {
    fn of(members: Vec<usize>, factor: f32) -> Self {
        Self { members, places: Vec::new(), factor }
    }
}

impl<'a> Expander<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary, shards: &'a Shards) -> Self {
        Self { vocabulary, shards }
    }

    /// What `word` means. Where `is_open`, it may be the beginning of one.
    pub(super) fn expand(&self, word: &str, is_open: bool) -> Expansion {
        let folded = fold(word);
        let letters = word.chars().count();
        let is_long = letters >= PREFIX_LETTERS_MIN || is_piece(word);
        let mut home = self.home(&folded, is_open && is_long);
        let mut clauses = self.spellings(word, &folded, &self.words_of(home.clone()));
        if is_long && (is_open || clauses.list.is_empty()) {
            home = self.home(&folded, true);
            let near = self.words_of(home.clone());
            clauses.add(self.beginning(word, &folded, &near, &clauses.taken), PREFIX);
        }
        if clauses.list.is_empty() {
            clauses.add(self.other_letters(word, &folded, is_open), FOLDED);
        }
        let mut halves = Vec::new();
        if clauses.list.is_empty() || apart::has_numbers_and_letters(word) {
            let found = self.side_by_side(word, is_open, &home);
            clauses.list.extend(found.iter().map(|(_, places)| Clause {
                members: Vec::new(),
                places: places.clone(),
                factor: JOINED,
            }));
            halves.extend(found.into_iter().flat_map(|(members, _)| members));
        }
        if !clauses.list.is_empty() || letters < OTHER_LETTERS_MIN || is_piece(word) {
            return Expansion { clauses: clauses.list, corrected: Vec::new(), halves };
        }
        self.otherwise(word, &folded, &home)
    }

    /// Words with one letter where this one has two for want of it, or the other way round: `gaasholm` is `gåsholm`.
    fn other_letters(&self, word: &str, folded: &str, is_open: bool) -> Vec<usize> {
        let other = transcribed(word);
        if other == folded {
            return Vec::new();
        }
        let is_shorter = folded == word;
        let near = self.words_of(self.home(&other, true));
        let begins = |term: &&Term| term.folded.starts_with(&other) && (!is_shorter || term.word != term.folded);
        let mut terms: Vec<&Term> = near.iter().map(|number| self.term(*number)).filter(begins).collect();
        let is_short = other.chars().count() < PREFIX_LETTERS_MIN;
        if is_short || (!is_open && terms.iter().any(|term| term.folded == other)) {
            terms.retain(|term| term.folded == other);
        }
        terms.truncate(PREFIX_WORDS_MAX);
        let stems: BTreeSet<&str> = terms.into_iter().map(|term| term.stem.as_str()).collect();
        stems.into_iter().flat_map(|stem| self.group(stem, &near)).collect()
    }

    /// Where a word is written as two that stand side by side: the two, by their numbers, and the places.
    fn side_by_side(&self, word: &str, is_open: bool, home: &Range<usize>) -> Option<(Vec<usize>, Vec<Occurrence>)> {
        let near = self.words_of(self.around(home));
        for (head, tail) in apart::halves(word) {
            let folded = fold(head);
            let is_number = apart::has_numbers_and_letters(word);
            let among = if is_number { self.words_of(self.home(&folded, false)) } else { near.clone() };
            let heads: Vec<usize> = among.into_iter().filter(|number| self.term(*number).folded == folded).collect();
            if heads.is_empty() {
                continue;
            }
            let tails = self.tails(tail, is_open);
            let terms = |numbers: &[usize]| numbers.iter().map(|number| self.term(*number)).collect::<Vec<_>>();
            let places = apart::places(&terms(&heads), &terms(&tails));
            if !places.is_empty() {
                return Some((heads.into_iter().chain(tails).collect(), places));
            }
        }
        None
    }

    /// The words that the second half of a word can be.
    fn tails(&self, tail: &str, is_open: bool) -> Vec<usize> {
        let folded = fold(tail);
        let near = self.words_of(self.home(&folded, is_open));
        let mut clauses = self.spellings(tail, &folded, &near);
        if is_open {
            clauses.add(self.beginning(tail, &folded, &near, &clauses.taken), PREFIX);
        }
        let mut members: Vec<usize> = clauses.list.into_iter().flat_map(|clause| clause.members).collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// A word that is to be left out, whatever its inflection and its diacritics: nothing that it may only be near to.
    pub(super) fn same_word(&self, word: &str) -> Vec<Clause> {
        let folded = fold(word);
        self.spellings(word, &folded, &self.words_of(self.home(&folded, false))).list
    }

    /// The word as it is written, its stem, and both without diacritics.
    fn spellings(&self, word: &str, folded: &str, near: &[usize]) -> Clauses {
        let mut clauses = Clauses::default();
        let own = near.iter().copied().find(|number| self.term(*number).word == word);
        clauses.list.extend(own.map(|own| Clause::of(vec![own], EXACT)));
        let stem = own.map(|own| self.term(own).stem.clone()).or_else(|| self.guess(word, near));
        if let Some(stem) = &stem {
            clauses.add(self.group(stem, near), STEM);
        }
        if folded == word || stem.is_none() {
            clauses.add(self.alike(word, folded, near), FOLDED);
        }
        clauses
    }

    fn term(&self, number: usize) -> &'a Term {
        &self.vocabulary.terms[number]
    }

    /// The shards where `folded` belongs; with `is_prefix` the first shards with words that begin so.
    fn home(&self, folded: &str, is_prefix: bool) -> Range<usize> {
        let firsts = &self.shards.firsts;
        if firsts.is_empty() {
            return 0..0;
        }
        let mut last = Shards::at(firsts, folded);
        let mut first = last;
        while first > 0 && firsts[first] == folded {
            first -= 1;
        }
        if is_prefix {
            last = first;
            let goes_on = |next: &String| next.as_str() <= folded || next.starts_with(folded);
            while last + 1 - first < SHARDS_MAX && firsts.get(last + 1).is_some_and(goes_on) {
                last += 1;
            }
        }
        first..last + 1
    }

    fn words_of(&self, shards: Range<usize>) -> Vec<usize> {
        self.shards.ranges[shards].iter().flat_map(Clone::clone).collect()
    }

    /// These shards with the one before and the one after them.
    fn around(&self, shards: &Range<usize>) -> Range<usize> {
        shards.start.saturating_sub(1)..self.shards.ranges.len().min(shards.end + 1)
    }

    /// Every word of a stem, where one of `near` has it.
    fn group(&self, stem: &str, near: &[usize]) -> Vec<usize> {
        let is_near = near.iter().any(|number| self.term(*number).stem == stem);
        if is_near { self.vocabulary.with_stem(stem).to_vec() } else { Vec::new() }
    }

    /// The words of every stem that has a word which differs in its diacritics only.
    fn alike(&self, word: &str, folded: &str, near: &[usize]) -> Vec<usize> {
        let is_alike = |term: &&Term| term.folded == folded && term.word != word;
        let mut stems: Vec<&str> = Vec::new();
        for term in near.iter().map(|number| self.term(*number)).filter(is_alike) {
            if !stems.contains(&term.stem.as_str()) {
                stems.push(&term.stem);
            }
        }
        stems.into_iter().flat_map(|stem| self.group(stem, near)).collect()
    }

    /// The most frequent words that begin so.
    fn beginning(&self, word: &str, folded: &str, near: &[usize], taken: &BTreeSet<usize>) -> Vec<usize> {
        let is_plain = folded == word;
        let begins = |number: &usize| {
            let term = self.term(*number);
            term.folded.starts_with(folded) && (is_plain || term.word.starts_with(word)) && !taken.contains(number)
        };
        let mut found: Vec<usize> = near.iter().copied().filter(begins).collect();
        found.sort_by_key(|number| Reverse(self.term(*number).documents));
        found.truncate(PREFIX_WORDS_MAX);
        found
    }

    /// What a word means that nobody wrote, and that no other begins with.
    fn otherwise(&self, word: &str, folded: &str, home: &Range<usize>) -> Expansion {
        let likely = self.likely_stem(word);
        let ending = self.ending(&[word, &likely]);
        let stem = fold(&likely);
        let is_long = stem.chars().count() >= OTHER_LETTERS_MIN;
        let is_tail =
            |tail: &str, of: &str| of.ends_with(tail) && of.chars().count() >= tail.chars().count() + HEAD_LETTERS;
        let is_compound = |number: &usize| {
            let term = self.term(*number);
            is_tail(folded, &term.folded) || (is_long && is_tail(&stem, &fold(&term.stem)))
        };
        let compounds = self.most_frequent(ending.iter().copied().filter(is_compound).collect());
        let members = self.groups_of(&compounds);
        if !members.is_empty() {
            return Expansion { clauses: vec![Clause::of(members, OTHER)], ..Expansion::default() };
        }
        let near = self.words_of(self.around(home));
        let slips = self.slips(word.chars().count(), folded, near.iter().chain(&ending));
        let members = self.groups_of(&slips);
        let clauses = if members.is_empty() { Vec::new() } else { vec![Clause::of(members, OTHER)] };
        Expansion { clauses, corrected: slips, halves: Vec::new() }
    }

    /// The words of the files of the second dictionary where these stems belong.
    fn ending(&self, stems: &[&str]) -> BTreeSet<usize> {
        let firsts = &self.shards.backward_firsts;
        let mut found = BTreeSet::new();
        for stem in stems.iter().filter(|_| !firsts.is_empty()) {
            let key = reversed(&fold(stem));
            let last = Shards::at(firsts, &key);
            let mut first = last;
            while first > 0 && firsts[first] == key {
                first -= 1;
            }
            for range in &self.shards.backward_ranges[first..=last] {
                found.extend(&self.vocabulary.backwards[range.clone()]);
            }
        }
        found
    }

    /// Lets two words that stand side by side mean the compound that they make: `bad hus` means `badhus` too.
    pub(super) fn join(&self, words: &[String], expansions: &mut [Expansion]) {
        for (at, pair) in words.windows(2).enumerate() {
            if pair.iter().any(|word| is_piece(word)) {
                continue;
            }
            let joined = pair.concat();
            let found = self.vocabulary.number(&joined);
            let members = self.groups_of(&Vec::from_iter(found));
            for expansion in &mut expansions[at..at + 2] {
                let is_known = |member: &usize| expansion.clauses.iter().any(|clause| clause.members.contains(member));
                let fresh: Vec<usize> = members.iter().copied().filter(|member| !is_known(member)).collect();
                if !fresh.is_empty() {
                    expansion.clauses.push(Clause::of(fresh, JOINED));
                }
            }
        }
    }

    /// The nearest words.
    fn slips<'n>(&self, letters: usize, folded: &str, among: impl Iterator<Item = &'n usize>) -> Vec<usize> {
        let most = if letters >= LONG_WORD { 2 } else { 1 };
        let wanted: Vec<char> = folded.chars().collect();
        let mut near: BTreeMap<usize, usize> = BTreeMap::new();
        for number in among {
            let other: Vec<char> = self.term(*number).folded.chars().collect();
            near.extend(distance(&wanted, &other, most).map(|far| (*number, far)));
        }
        let least = near.values().min().copied();
        self.most_frequent(near.into_iter().filter(|(_, far)| Some(*far) == least).map(|(number, _)| number).collect())
    }

    fn most_frequent(&self, mut found: Vec<usize>) -> Vec<usize> {
        found.sort_by_key(|number| (Reverse(self.term(*number).documents), &self.term(*number).word));
        found.truncate(OTHER_WORDS_MAX);
        found
    }

    /// Every word of the stems of `list`, each once.
    fn groups_of(&self, list: &[usize]) -> Vec<usize> {
        let stems: BTreeSet<&str> = list.iter().map(|number| self.term(*number).stem.as_str()).collect();
        stems.into_iter().flat_map(|stem| self.vocabulary.with_stem(stem)).copied().collect()
    }
}
