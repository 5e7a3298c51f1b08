//! Answers a query with tantivy's own searcher: what `okrsite search` prints, and what the browser has to agree with.
//!
//! 1. Every word becomes a query of tantivy ([`super::expand`]). 2. Documents with all words come first, then those with one
//!    word less: tantivy is asked once for each number. 3. What the filters leave out is dropped. 4. Each page is shown once.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use tantivy::{
    Score, TantivyError, Term,
    collector::TopDocs,
    query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query as TantivyQuery, TermQuery},
    schema::IndexRecordOption,
};

use super::{
    Search,
    expand::{Clause, Expander, Expansion},
    index::{BOOSTS, FIELDS, PARTS},
    query::{Query, meant_values},
    scored::Scored,
    text::is_piece,
};
use crate::view::{EntryKind, FacetValue};

/// What the points of a key result or check-in count for the place of its page, beside those of the page as a whole: it
/// has few words, so each of them weighs more than it should.
const PART: Score = 0.5;
/// The same where the page as a whole does not match.
const PART_ALONE: Score = 0.25;

/// A document that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Its number.
    pub document: usize,
    /// How many words and phrases of the query it has.
    pub matched: usize,
    /// How well it fits: tantivy's score.
    pub points: Score,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Best first.
    pub hits: Vec<Hit>,
    /// Words that were taken for others, and for which.
    pub corrected: Vec<(String, Vec<String>)>,
    /// Words that nothing fits.
    pub missing: Vec<String>,
    /// The words of the content that were looked for.
    pub marked: Vec<String>,
    /// Filters whose value does not exist: the field and what was written.
    pub unknown: Vec<(String, String)>,
}

/// A page that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What is shown.
    pub main: Match,
    /// Further matches of the same page, best first.
    pub others: Vec<Match>,
}

/// The documents that match, best first, with what was said about the words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ranking {
    /// Every match.
    pub matches: Vec<Match>,
    corrected: Vec<(String, Vec<String>)>,
    missing: Vec<String>,
    marked: Vec<String>,
}

type Boxed = Box<dyn TantivyQuery>;

impl Search {
    /// Reads a query, in which declared fields may be named, too.
    #[must_use]
    pub fn query(&self, text: &str) -> Query {
        let facets: Vec<&str> = self.columns.iter().map(|column| column.id.as_str()).collect();
        Query::parse_with(text, &facets)
    }

    /// Answers a query.
    ///
    /// # Errors
    ///
    /// When tantivy fails, which it does not in memory.
    pub fn answer(&self, query: &Query) -> Result<Answer, TantivyError> {
        let (filters, unknown) = self.filters(query);
        let ranking = self.rank(query)?;
        let passed: Vec<Match> = ranking
            .matches
            .into_iter()
            .filter(|one| filters.iter().all(|filter| filter.passes(one.document)))
            .collect();
        let has_kind = query.filters.iter().any(|filter| filter.field == "kind" && !filter.not);
        let hits = if has_kind {
            passed.into_iter().map(|main| Hit { main, others: Vec::new() }).collect()
        } else {
            self.pages_once(&passed)
        };
        Ok(Answer { hits, corrected: ranking.corrected, missing: ranking.missing, marked: ranking.marked, unknown })
    }

    /// The documents that match whatever the filters say, best first.
    ///
    /// # Errors
    ///
    /// When tantivy fails, which it does not in memory.
    pub fn rank(&self, query: &Query) -> Result<Ranking, TantivyError> {
        let expander = Expander::new(&self.vocabulary, &self.shards);
        let mut ranking = Ranking::default();
        let mut words: Vec<(Occur, Boxed)> = Vec::new();
        let is_open = |at: usize| query.is_open && at + 1 == query.words.len();
        let mut expansions: Vec<Expansion> =
            query.words.iter().enumerate().map(|(at, word)| expander.expand(word, is_open(at))).collect();
        expander.join(&query.words, &mut expansions);
        for (word, expansion) in query.words.iter().zip(&expansions) {
            let spelled = |number: &usize| self.vocabulary.terms[*number].word.clone();
            if !expansion.corrected.is_empty() {
                ranking.corrected.push((word.clone(), expansion.corrected.iter().map(spelled).collect()));
            }
            if expansion.clauses.is_empty() && !is_piece(word) {
                ranking.missing.push(word.clone());
            }
            ranking.marked.push(word.clone());
            ranking.marked.extend(expansion.clauses.iter().flat_map(|clause| &clause.members).map(spelled));
            ranking.marked.extend(expansion.halves.iter().map(spelled));
            words.push((Occur::Should, self.any_of(&expansion.clauses)));
        }
        ranking.marked.extend(query.phrases.iter().flatten().cloned());
        let phrases = query.phrases.iter().map(|phrase| (Occur::Must, self.phrase(phrase)));
        let phrases: Vec<(Occur, Boxed)> = phrases.collect();
        ranking.matches = self.tiers(&words, &phrases, query)?;
        for words in &query.without {
            let unwanted = match words.as_slice() {
                [word] => self.any_of(&expander.same_word(word)),
                many => self.phrase(many),
            };
            self.drop_unwanted(&mut ranking.matches, &*unwanted)?;
        }
        Ok(ranking)
    }

    /// Drops what has the unwanted words, and the parts of pages that have them.
    fn drop_unwanted(&self, matches: &mut Vec<Match>, unwanted: &dyn TantivyQuery) -> Result<(), TantivyError> {
        let searcher = self.built.index.reader()?.searcher();
        let found = searcher.search(unwanted, &TopDocs::with_limit(self.documents.len().max(1)).order_by_score())?;
        let unwanted: BTreeSet<usize> = found.into_iter().map(|(_, address)| address.doc_id as usize).collect();
        let whole = |document: usize| {
            let own = self.documents[document];
            if own.part.is_some() { own.page } else { document } // objectives have the first numbers, by page
        };
        matches.retain(|one| !unwanted.contains(&one.document) && !unwanted.contains(&whole(one.document)));
        Ok(())
    }

    /// Asks for documents with all words, then with one word less, and so on.
    fn tiers(
        &self,
        words: &[(Occur, Boxed)],
        phrases: &[(Occur, Boxed)],
        query: &Query,
    ) -> Result<Vec<Match>, TantivyError> {
        let all = self.documents.len();
        let is_bare = words.is_empty() && query.phrases.is_empty();
        if all == 0 || (is_bare && query.filters.is_empty() && query.without.is_empty()) {
            return Ok(Vec::new());
        }
        if is_bare {
            return Ok((0..all).map(|document| Match { document, matched: 0, points: 0.0 }).collect());
        }
        let searcher = self.built.index.reader()?.searcher();
        let mut known = BTreeSet::new();
        let mut matches = Vec::new();
        let least = usize::from(!words.is_empty());
        for number in (least..=words.len()).rev() {
            let clauses: Vec<(Occur, Boxed)> =
                words.iter().chain(phrases).map(|(occur, query)| (*occur, query.box_clone())).collect();
            let mut boolean = BooleanQuery::new(clauses);
            boolean.set_minimum_number_should_match(number);
            for (points, address) in searcher.search(&boolean, &TopDocs::with_limit(all).order_by_score())? {
                let document = address.doc_id as usize;
                if known.insert(document) {
                    matches.push(Match { document, matched: number + query.phrases.len(), points });
                }
            }
        }
        Ok(matches)
    }

    /// The documents of any of the clauses, whose points add up.
    fn any_of(&self, clauses: &[Clause]) -> Boxed {
        let parts = clauses.iter().flat_map(|clause| (0..FIELDS).map(move |field| (clause, field)));
        let query = |(clause, field): (&Clause, usize)| {
            let boost = BOOSTS[field] * clause.factor;
            let query: Boxed = match clause.members.as_slice() {
                [] => Box::new(Scored::of(&self.vocabulary, clause.places.iter(), field, boost)),
                [only] => boosted(self.term_query(&self.vocabulary.terms[*only].word, field), boost),
                many => Box::new(Scored::new(&self.vocabulary, many, field, boost)),
            };
            (Occur::Should, query)
        };
        Box::new(BooleanQuery::new(parts.map(query).collect()))
    }

    fn term_query(&self, word: &str, field: usize) -> Boxed {
        let term = Term::from_field_text(self.built.fields[field], word);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    }

    /// The documents with the words side by side, in any field but that of parts.
    fn phrase(&self, words: &[String]) -> Boxed {
        let in_field = |field: usize| {
            let terms = words.iter().map(|word| Term::from_field_text(self.built.fields[field], word));
            let query: Boxed = match words {
                [only] => self.term_query(only, field),
                _ => Box::new(PhraseQuery::new(terms.collect())),
            };
            (Occur::Should, boosted(query, BOOSTS[field]))
        };
        Box::new(BooleanQuery::new((0..PARTS).map(in_field).collect()))
    }

    /// Each page at the place of its best match.
    fn pages_once(&self, matches: &[Match]) -> Vec<Hit> {
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut pages: Vec<Vec<Match>> = Vec::new();
        for one in matches {
            let place = *places.entry(self.documents[one.document].page).or_insert(pages.len());
            if place == pages.len() {
                pages.push(Vec::new());
            }
            pages[place].push(*one);
        }
        let mut hits: Vec<(Match, Hit)> = pages.into_iter().map(|group| self.page_hit(group)).collect();
        hits.sort_by(|(one, _), (other, _)| in_order(one, other));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    /// The hit for the matches of a page, best first, and what its place follows from.
    fn page_hit(&self, group: Vec<Match>) -> (Match, Hit) {
        let is_part = |one: &Match| self.documents[one.document].part.is_some();
        let of_part = if group.iter().all(is_part) { PART_ALONE } else { PART };
        let weighed = |one: &Match| {
            let weight = if is_part(one) { of_part } else { 1.0 };
            Match { points: one.points * weight, ..*one }
        };
        let best = group.iter().map(weighed).min_by(in_order).unwrap_or(group[0]);
        let whole = group.iter().copied().find(|one| !is_part(one) && one.matched == best.matched);
        let main = whole.unwrap_or(group[0]);
        let is_other = |one: &Match| is_part(one) && one.document != main.document && one.matched > 0;
        let others = group.into_iter().filter(is_other).collect();
        (best, Hit { main: Match { points: best.points, ..main }, others })
    }

    fn filters<'a>(&self, query: &'a Query) -> (Vec<Passing<'a>>, Vec<(String, String)>) {
        let (mut passing, mut unknown): (Vec<Passing<'_>>, Vec<(String, String)>) = (Vec::new(), Vec::new());
        for filter in &query.filters {
            let (values, of) = self.column(&filter.field);
            let numbers = meant_values(&values, &filter.value);
            if numbers.is_empty() {
                unknown.push((filter.field.clone(), filter.value.clone()));
            }
            let has = |numbers: &[usize]| of.iter().map(|own| own.iter().any(|one| numbers.contains(one))).collect();
            let fits: Vec<bool> = has(&numbers);
            match passing.iter_mut().find(|one| one.field == filter.field && !one.not && !filter.not) {
                Some(same) => same.fits.iter_mut().zip(fits).for_each(|(all, one)| *all |= one),
                None => passing.push(Passing { field: &filter.field, not: filter.not, fits }),
            }
        }
        (passing, unknown)
    }

    /// The values of a facet, and those of each document.
    fn column(&self, field: &str) -> (Vec<FacetValue>, Vec<Vec<usize>>) {
        if let Some(column) = self.columns.iter().find(|column| column.id == field) {
            return (column.values.clone(), column.of.clone());
        }
        let number = |kind: EntryKind| EntryKind::ALL.iter().position(|one| *one == kind).unwrap_or_default();
        (self.kinds.clone(), self.documents.iter().map(|document| vec![number(document.kind)]).collect())
    }
}

/// Which documents a filter lets through.
struct Passing<'a> {
    field: &'a str,
    not: bool,
    fits: Vec<bool>,
}

impl Passing<'_> {
    fn passes(&self, document: usize) -> bool {
        self.fits[document] != self.not
    }
}

/// Whether a match comes before another: by how many words of the query they have, then by points, then by number.
fn in_order(one: &Match, other: &Match) -> Ordering {
    let by_points = other.points.total_cmp(&one.points);
    other.matched.cmp(&one.matched).then(by_points).then(one.document.cmp(&other.document))
}

fn boosted(query: Boxed, boost: f32) -> Boxed {
    Box::new(BoostQuery::new(query, boost))
}
