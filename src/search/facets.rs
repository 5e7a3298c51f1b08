//! The facets of every document: which values there are, and which document has which.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    encode::{put, put_text},
    index::Document,
};
use crate::view::{Entry, FACETS, FacetValue, SearchPage};

/// A facet of every document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// Its values, by id.
    pub values: Vec<FacetValue>,
    /// The numbers of the values that each document has.
    pub of: Vec<Vec<usize>>,
}

/// The columns of every facet but the kind, which follows from a document's number; last those of choices that the organisation
/// declared, where something has one.
#[must_use]
pub fn columns(pages: &[SearchPage], documents: &[Document]) -> Vec<Column> {
    let declared: BTreeSet<&str> =
        documents.iter().flat_map(|document| &document.entry(pages).facets.fields).map(|(id, _)| id.as_str()).collect();
    let ids = FACETS.into_iter().filter(|id| *id != "kind").chain(declared);
    ids.map(|id| column(id, pages, documents)).collect()
}

fn column(id: &str, pages: &[SearchPage], documents: &[Document]) -> Column {
    let all: Vec<Vec<&FacetValue>> = documents.iter().map(|document| values(id, document.entry(pages))).collect();
    let mut known: BTreeMap<&str, &FacetValue> = BTreeMap::new();
    for value in all.iter().flatten() {
        known.entry(&value.id).or_insert(value);
    }
    let numbers: BTreeMap<&str, usize> = known.keys().enumerate().map(|(number, id)| (*id, number)).collect();
    let of = all.iter().map(|values| values.iter().map(|value| numbers[value.id.as_str()]).collect()).collect();
    Column { id: id.to_owned(), values: known.into_values().cloned().collect(), of }
}

/// The values that an entry has of a facet.
fn values<'a>(id: &str, entry: &'a Entry) -> Vec<&'a FacetValue> {
    let facets = &entry.facets;
    match id {
        "team" => facets.team.iter().collect(),
        "period" => facets.period.iter().collect(),
        "status" => facets.status.iter().collect(),
        "level" => facets.level.iter().collect(),
        "owner" => facets.owners.iter().collect(),
        "tag" => facets.tags.iter().collect(),
        _ => facets.fields.iter().filter(|(field, _)| field == id).map(|(_, value)| value).collect(),
    }
}

impl Column {
    /// The column as bytes: its values, then for each document how many it has and which.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        put(&mut bytes, self.values.len());
        for value in &self.values {
            put_text(&mut bytes, &value.id);
            put_text(&mut bytes, &value.label);
        }
        let is_single = self.of.iter().all(|values| values.len() <= 1);
        put(&mut bytes, usize::from(is_single));
        for values in &self.of {
            if !is_single {
                put(&mut bytes, values.len());
            }
            match values.as_slice() {
                [] if is_single => put(&mut bytes, 0),
                [only] if is_single => put(&mut bytes, only + 1),
                many => many.iter().for_each(|number| put(&mut bytes, *number)),
            }
        }
        bytes
    }
}
