//! Where the dictionary is cut into files, and what each file holds.
//!
//! A shard holds words that stand side by side, with their postings. Words of one stem mostly share a shard; where they do
//! not, each shard names the others. A second dictionary has the words by their endings, without postings.

use std::{collections::BTreeMap, ops::Range};

use rayon::prelude::*;

use super::{
    encode::{self, put},
    text::{fold, reversed},
    vocabulary::Vocabulary,
};

/// How small and how large a shard is made, before compression.
const SHARD_BYTES: Range<usize> = 2 << 10..32 << 10;
/// What a shard costs in the manifest, times what one costs that is loaded without need: a larger index has larger shards.
const BALANCE: usize = 10;
/// A file of the second dictionary has about this many bytes.
const BACKWARDS_BYTES: usize = 12 << 10;

/// The cuts, and the bytes between them.
#[derive(Debug)]
pub struct Shards {
    /// Which words each shard holds.
    pub ranges: Vec<Range<usize>>,
    /// The first folded word of each.
    pub firsts: Vec<String>,
    /// Stems with words in more than one shard, and the numbers of those.
    pub crossing: BTreeMap<String, Vec<usize>>,
    /// Which part of [`Vocabulary::backwards`] each file of the second dictionary holds.
    pub backward_ranges: Vec<Range<usize>>,
    /// The first folded stem of each, read backwards.
    pub backward_firsts: Vec<String>,
    /// The postings of each word.
    postings: Vec<Vec<u8>>,
    /// A list longer than this is a file of its own.
    list_bytes_max: usize,
}

/// The name that a file gets in others: the start of its fingerprint.
pub(super) type Name = [u8; 5];

/// The bytes of a shard, and of the posting lists that are files of their own.
pub(super) struct Shard {
    pub bytes: Vec<u8>,
    pub lists: Vec<Vec<u8>>,
}

impl Shards {
    /// Cuts the dictionary.
    #[must_use]
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let terms = &vocabulary.terms;
        let postings: Vec<Vec<u8>> = terms.par_iter().map(encode::postings).collect();
        let all: usize = postings.iter().map(Vec::len).sum();
        let target = (all * BALANCE).isqrt().clamp(SHARD_BYTES.start, SHARD_BYTES.end);
        let list_bytes_max = target / 2;
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let (mut start, mut bytes) = (0, 0);
        for (number, term) in terms.iter().enumerate() {
            let same_stem = number > 0 && terms[number - 1].stem == term.stem;
            if bytes >= if same_stem { 2 * target } else { target } {
                ranges.push(start..number);
                (start, bytes) = (number, 0);
            }
            let own = postings[number].len();
            bytes += term.word.len() / 2 + 3 + if own > list_bytes_max { 8 } else { own };
        }
        if start < terms.len() {
            ranges.push(start..terms.len());
        }
        let firsts = ranges.iter().map(|range| terms[range.start].folded.clone()).collect();
        let (backward_ranges, backward_firsts) = cut_backwards(vocabulary);
        let crossing = crossing(vocabulary, &ranges);
        Self { ranges, firsts, crossing, backward_ranges, backward_firsts, postings, list_bytes_max }
    }

    /// The shard with this number. `name` tells what a posting list that is a file of its own is called.
    pub(super) fn shard(&self, vocabulary: &Vocabulary, number: usize, name: impl Fn(&[u8]) -> Name) -> Shard {
        let range = self.ranges[number].clone();
        let (mut words, mut lengths, mut lists_here) = (Vec::new(), Vec::new(), Vec::new());
        let (mut elsewhere, mut crossings) = (Vec::new(), 0);
        let mut lists = Vec::new();
        let mut before = "";
        let mut known = std::collections::BTreeSet::new();
        for index in range.clone() {
            let (term, list) = (&vocabulary.terms[index], &self.postings[index]);
            encode::word(&mut words, before, term);
            before = &term.word;
            if list.len() > self.list_bytes_max {
                let at = lists_here.len();
                put(&mut lists_here, term.documents);
                lists_here.extend_from_slice(&name(list));
                put(&mut lengths, (lists_here.len() - at) << 1 | 1);
                lists.push(list.clone());
            } else {
                put(&mut lengths, list.len() << 1);
                lists_here.extend_from_slice(list);
            }
            if let Some(others) = self.crossing.get(&term.stem).filter(|_| known.insert(&term.stem)) {
                crossings += 1;
                put(&mut elsewhere, index - range.start);
                put(&mut elsewhere, others.len());
                for other in others {
                    put(&mut elsewhere, *other);
                }
            }
        }
        let mut bytes = Vec::new();
        for number in [range.len(), words.len(), lengths.len(), crossings, elsewhere.len()] {
            put(&mut bytes, number);
        }
        for section in [words, lengths, elsewhere, lists_here] {
            bytes.extend_from_slice(&section);
        }
        Shard { bytes, lists }
    }

    /// Where the words of a shard stand: the length of each list, then the lists. Long ones are files of their own.
    pub(super) fn positions(&self, vocabulary: &Vocabulary, number: usize, name: impl Fn(&[u8]) -> Name) -> Shard {
        let (mut lengths, mut here, mut lists) = (Vec::new(), Vec::new(), Vec::new());
        for term in &vocabulary.terms[self.ranges[number].clone()] {
            let list = encode::positions(term);
            if list.len() > self.list_bytes_max {
                put(&mut lengths, 5 << 1 | 1);
                here.extend_from_slice(&name(&list));
                lists.push(list);
            } else {
                put(&mut lengths, list.len() << 1);
                here.extend_from_slice(&list);
            }
        }
        let mut bytes = Vec::new();
        put(&mut bytes, lengths.len());
        bytes.extend_from_slice(&lengths);
        bytes.extend_from_slice(&here);
        Shard { bytes, lists }
    }

    /// A file of the second dictionary: the words, each with how its stem is cut, and how many documents hold it.
    pub(super) fn backwards(&self, vocabulary: &Vocabulary, number: usize) -> Vec<u8> {
        let numbers = &vocabulary.backwards[self.backward_ranges[number].clone()];
        let mut bytes = Vec::new();
        put(&mut bytes, numbers.len());
        let mut before = String::new();
        for index in numbers {
            let term = &vocabulary.terms[*index];
            before = encode::word_by_ending(&mut bytes, &before, term);
            put(&mut bytes, term.documents);
        }
        bytes
    }

    /// The number of the last list of `firsts` that starts at or before `key`.
    #[must_use]
    pub fn at(firsts: &[String], key: &str) -> usize {
        firsts.partition_point(|first| first.as_str() <= key).saturating_sub(1)
    }
}

fn cut_backwards(vocabulary: &Vocabulary) -> (Vec<Range<usize>>, Vec<String>) {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (place, number) in vocabulary.backwards.iter().enumerate() {
        if bytes >= BACKWARDS_BYTES {
            ranges.push(start..place);
            (start, bytes) = (place, 0);
        }
        bytes += vocabulary.terms[*number].word.len() + 4;
    }
    if start < vocabulary.backwards.len() {
        ranges.push(start..vocabulary.backwards.len());
    }
    let first = |range: &Range<usize>| reversed(&fold(&vocabulary.terms[vocabulary.backwards[range.start]].stem));
    let firsts = ranges.iter().map(first).collect();
    (ranges, firsts)
}

/// The stems whose words are in more than one shard.
fn crossing(vocabulary: &Vocabulary, ranges: &[Range<usize>]) -> BTreeMap<String, Vec<usize>> {
    let mut shards: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, range) in ranges.iter().enumerate() {
        for term in &vocabulary.terms[range.clone()] {
            let known = shards.entry(&term.stem).or_default();
            if known.last() != Some(&number) {
                known.push(number);
            }
        }
    }
    let many = shards.into_iter().filter(|(_, numbers)| numbers.len() > 1);
    many.map(|(stem, numbers)| (stem.to_owned(), numbers)).collect()
}
