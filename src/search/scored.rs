//! A query of tantivy for words that count as one: their postings are added up, and scored with tantivy's own BM25.
//!
//! tantivy's queries for prefixes and near words give every document the same; this one ranks them.

use std::{collections::BTreeMap, sync::Arc};

use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError,
    query::{Bm25Weight, EnableScoring, Explanation, Query, Scorer, Weight},
};

use super::vocabulary::{Occurrence, Vocabulary};

/// Documents with their scores, in order.
#[derive(Debug, Clone)]
pub(super) struct Scored(Arc<Vec<(DocId, Score)>>);

impl Scored {
    /// The documents of `members` in one field.
    pub(super) fn new(vocabulary: &Vocabulary, members: &[usize], field: usize, boost: f32) -> Self {
        let occurrences = members.iter().flat_map(|number| &vocabulary.terms[*number].occurrences);
        Self::of(vocabulary, occurrences, field, boost)
    }

    /// The documents of these occurrences in one field.
    pub(super) fn of<'o>(
        vocabulary: &Vocabulary,
        occurrences: impl Iterator<Item = &'o Occurrence>,
        field: usize,
        boost: f32,
    ) -> Self {
        let mut found: BTreeMap<DocId, (u32, u8)> = BTreeMap::new();
        for one in occurrences.filter(|one| usize::from(one.field) == field) {
            let entry = found.entry(one.document).or_insert((0, one.norm));
            entry.0 += one.frequency;
        }
        if found.is_empty() {
            return Self(Arc::new(Vec::new()));
        }
        #[expect(clippy::cast_precision_loss, reason = "tantivy computes the mean in 32 bits")]
        let mean = vocabulary.tokens[field] as Score / vocabulary.documents as Score;
        let documents = u64::from(vocabulary.documents);
        let weight = Bm25Weight::for_one_term_without_explain(found.len() as u64, documents, mean).boost_by(boost);
        let score = |(document, (frequency, norm)): (DocId, (u32, u8))| (document, weight.score(norm, frequency));
        Self(Arc::new(found.into_iter().map(score).collect()))
    }
}

impl Query for Scored {
    fn weight(&self, _: EnableScoring<'_>) -> Result<Box<dyn Weight>, TantivyError> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Scored {
    fn scorer(&self, _: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>, TantivyError> {
        Ok(Box::new(Cursor { documents: Arc::clone(&self.0), at: 0, boost }))
    }

    fn explain(&self, _: &SegmentReader, document: DocId) -> Result<Explanation, TantivyError> {
        let found = self.0.binary_search_by_key(&document, |(document, _)| *document);
        let score = found.map_or(0.0, |at| self.0[at].1);
        Ok(Explanation::new("words that count as one", score))
    }
}

/// The one segment holds every document, so numbers need no translation.
struct Cursor {
    documents: Arc<Vec<(DocId, Score)>>,
    at: usize,
    boost: Score,
}

impl DocSet for Cursor {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.documents.get(self.at).map_or(TERMINATED, |(document, _)| *document)
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.documents.len()).unwrap_or(u32::MAX)
    }
}

impl Scorer for Cursor {
    fn score(&mut self) -> Score {
        self.documents.get(self.at).map_or(0.0, |(_, score)| score * self.boost)
    }
}
