//! The words of the index with their stems and postings, walked out of tantivy's segment.
//!
//! 1. Merge the term dictionaries of the fields. 2. Read the postings of each word. 3. Sort by the folded word, so that
//!    inflections and spellings stand side by side. 4. Learn how words that nobody wrote would be cut.

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;
use tantivy::{
    DocSet, InvertedIndexReader, TERMINATED, TantivyError,
    fieldnorm::FieldNormReader,
    postings::{Postings, TermInfo},
    schema::IndexRecordOption,
};

use super::{
    index::{Built, FIELDS},
    stem::Stemmer,
    text::{fold, reversed},
};

/// How often a rule must hold among the words of the content.
const RULE_WORDS_MIN: u32 = 2;
/// How many rules are kept.
const RULES_MAX: usize = 60;

/// The occurrences of a word in one field of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The document.
    pub document: u32,
    /// The field.
    pub field: u8,
    /// The length of the field, as tantivy keeps it in a byte.
    pub norm: u8,
    /// How often the word stands there.
    pub frequency: u32,
}

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it is written.
    pub word: String,
    /// Without diacritics.
    pub folded: String,
    /// Its stem.
    pub stem: String,
    /// Where it stands, by document and field.
    pub occurrences: Vec<Occurrence>,
    /// At which word of the field, in the order of the occurrences.
    pub positions: Vec<u32>,
    /// How many documents hold it.
    pub documents: usize,
}

/// How a word ends, and how its stem ends instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The end of the word.
    pub suffix: String,
    /// The end of the stem.
    pub replacement: String,
    /// For how many words of the content that is so.
    pub words: u32,
}

/// Every word of the content.
#[derive(Debug)]
pub struct Vocabulary {
    /// The words, sorted by folded word, then word.
    pub terms: Vec<Term>,
    /// The numbers of the words, sorted by their folded stems read backwards.
    pub backwards: Vec<usize>,
    /// The numbers of the words, sorted by their stems.
    by_stem: Vec<usize>,
    /// How many words each field has in all.
    pub tokens: [u64; FIELDS],
    /// How many documents there are.
    pub documents: u32,
    /// How words are cut.
    pub rules: Vec<Rule>,
}

/// A word's entries in the term dictionaries of the fields.
type Infos = [Option<TermInfo>; FIELDS];

/// One field of the segment.
struct FieldReader {
    inverted: Arc<InvertedIndexReader>,
    norms: FieldNormReader,
}

impl Vocabulary {
    /// Walks the index.
    ///
    /// # Errors
    ///
    /// When tantivy cannot read what it wrote.
    pub fn read(built: &Built, stemmer: &Stemmer) -> Result<Self, TantivyError> {
        let searcher = built.index.reader()?.searcher();
        let [segment] = searcher.segment_readers() else {
            return Ok(Self::empty()); // no documents, no segment
        };
        let mut readers = Vec::new();
        for field in built.fields {
            readers.push(FieldReader {
                inverted: segment.inverted_index(field)?,
                norms: segment.get_fieldnorms_reader(field)?,
            });
        }
        let mut found: BTreeMap<String, Infos> = BTreeMap::new();
        for (number, reader) in readers.iter().enumerate() {
            let mut stream = reader.inverted.terms().stream()?;
            while stream.advance() {
                let word = String::from_utf8_lossy(stream.key()).into_owned();
                found.entry(word).or_default()[number] = Some(stream.value().clone());
            }
        }
        let stems = stemmer.stems(found.keys().map(String::as_str));
        let found: Vec<((String, Infos), String)> = found.into_iter().zip(stems).collect();
        let terms = found.into_par_iter().map(|((word, infos), stem)| term(word, stem, &infos, &readers));
        let mut terms = terms.collect::<Result<Vec<Term>, std::io::Error>>()?;
        terms.par_sort_unstable_by(|one, other| (&one.folded, &one.word).cmp(&(&other.folded, &other.word)));
        let mut tokens = [0; FIELDS];
        for (total, reader) in tokens.iter_mut().zip(&readers) {
            *total = reader.inverted.total_num_tokens();
        }
        let (backwards, rules) = (backwards(&terms), rules(&terms));
        let mut by_stem: Vec<usize> = (0..terms.len()).collect();
        by_stem.par_sort_unstable_by_key(|number| (&terms[*number].stem, *number));
        Ok(Self { terms, backwards, by_stem, tokens, documents: segment.max_doc(), rules })
    }

    fn empty() -> Self {
        let (terms, backwards, by_stem) = Default::default();
        Self { terms, backwards, by_stem, tokens: [0; FIELDS], documents: 0, rules: Vec::new() }
    }

    /// The number of a word.
    #[must_use]
    pub fn number(&self, word: &str) -> Option<usize> {
        let key = (&*fold(word), word);
        self.terms.binary_search_by(|term| (&*term.folded, &*term.word).cmp(&key)).ok()
    }

    /// The numbers of the words with this stem.
    #[must_use]
    pub fn with_stem(&self, stem: &str) -> &[usize] {
        let start = self.by_stem.partition_point(|number| self.terms[*number].stem.as_str() < stem);
        let rest = &self.by_stem[start..];
        &rest[..rest.partition_point(|number| self.terms[*number].stem == stem)]
    }
}

fn term(word: String, stem: String, infos: &Infos, readers: &[FieldReader]) -> Result<Term, std::io::Error> {
    let mut places: Vec<(Occurrence, usize)> = Vec::new(); // and where in `found` its positions start
    let (mut found, mut here) = (Vec::new(), Vec::new());
    for ((number, info), reader) in (0u8..).zip(infos).zip(readers) {
        let Some(info) = info else { continue };
        let with = IndexRecordOption::WithFreqsAndPositions;
        let mut postings = reader.inverted.read_postings_from_terminfo(info, with)?;
        let mut document = postings.doc();
        while document != TERMINATED {
            postings.positions(&mut here);
            let norm = reader.norms.fieldnorm_id(document);
            let occurrence = Occurrence { document, field: number, norm, frequency: postings.term_freq() };
            places.push((occurrence, found.len()));
            found.extend_from_slice(&here);
            document = postings.advance();
        }
    }
    places.sort_unstable_by_key(|(place, _)| (place.document, place.field));
    let documents = places.chunk_by(|(one, _), (other, _)| one.document == other.document).count();
    let mut positions = Vec::with_capacity(found.len());
    for (place, start) in &places {
        positions.extend_from_slice(&found[*start..*start + place.frequency as usize]);
    }
    let occurrences = places.into_iter().map(|(place, _)| place).collect();
    Ok(Term { folded: fold(&word), word, stem, occurrences, positions, documents })
}

/// The words by how their stems end.
fn backwards(terms: &[Term]) -> Vec<usize> {
    let mut keyed: Vec<(String, usize)> =
        terms.iter().enumerate().map(|(number, term)| (reversed(&fold(&term.stem)), number)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, number)| number).collect()
}

/// The ways in which words are cut most often.
fn rules(terms: &[Term]) -> Vec<Rule> {
    let mut found: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for term in terms {
        let same = shared(&term.word, &term.stem);
        *found.entry((&term.word[same..], &term.stem[same..])).or_default() += 1;
    }
    let rule = |((suffix, replacement), words): ((&str, &str), u32)| Rule {
        suffix: suffix.to_owned(),
        replacement: replacement.to_owned(),
        words,
    };
    let mut rules: Vec<Rule> = found.into_iter().filter(|(_, words)| *words >= RULE_WORDS_MIN).map(rule).collect();
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.words));
    rules.truncate(RULES_MAX);
    rules
}

/// How many bytes two words have in common at their start, in whole letters.
pub(super) fn shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
}
