//! Documents into tantivy: one segment in memory.
//!
//! The words of each document are made here, so that tantivy's own tokenizer has only spaces to split at. Terms are the
//! words as they are written; stems are kept beside them ([`super::vocabulary`]).

use std::collections::BTreeSet;

use rayon::prelude::*;
use tantivy::{
    Index, IndexBuilder, IndexSettings, TantivyDocument, TantivyError,
    directory::RamDirectory,
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer},
};

use super::{
    compounds::Compounds,
    stem::Stemmer,
    text::{further_words, push_words},
};
use crate::view::{Entry, EntryKind, SearchPage};

/// How many fields a document has.
pub const FIELDS: usize = 6;
/// What they are called, in their order.
pub const FIELD_NAMES: [&str; FIELDS] = ["title", "key_results", "body", "meta", "notes", "parts"];
/// How much a word counts in each.
pub const BOOSTS: [f32; FIELDS] = [2.0, 1.5, 1.0, 1.0, 0.7, 0.3];
/// The number of the field for parts of compounds, and for words with a mark between them as one.
pub const PARTS: usize = 5;

/// The arena of the writer: it grows to what it needs.
const WRITER_BYTES: usize = 64 << 20;

/// A document: where it belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Document {
    /// What it is.
    pub kind: EntryKind,
    /// Which page it is on.
    pub page: usize,
    /// Which part of the page it is; none for the page as a whole.
    pub part: Option<usize>,
}

impl Document {
    /// What is found.
    #[must_use]
    pub fn entry(self, pages: &[SearchPage]) -> &Entry {
        let page = &pages[self.page];
        self.part.map_or(&page.whole, |part| &page.parts[part])
    }
}

/// Every document, in the order of their numbers: by kind, then by page.
#[must_use]
pub fn documents(pages: &[SearchPage]) -> Vec<Document> {
    let mut documents = Vec::new();
    for (page, one) in pages.iter().enumerate() {
        documents.push(Document { kind: one.whole.kind, page, part: None });
        let parts = one.parts.iter().enumerate();
        documents.extend(parts.map(|(part, entry)| Document { kind: entry.kind, page, part: Some(part) }));
    }
    documents.sort();
    documents
}

/// The words of a document, by field, with a space between each.
pub type FieldWords = [String; FIELDS];

/// The words of each document, the parts of compounds among them.
#[must_use]
pub fn field_words(pages: &[SearchPage], documents: &[Document], stemmer: &Stemmer) -> Vec<FieldWords> {
    let mut all: Vec<FieldWords> = documents.par_iter().map(|document| own_words(pages, *document)).collect();
    if let Some(compounds) = Compounds::new(&all, stemmer) {
        all.par_iter_mut().for_each(|fields| {
            let words = fields[..PARTS].iter().flat_map(|words| words.split(' '));
            let parts: BTreeSet<&str> = words.flat_map(|word| compounds.parts(word)).collect();
            push_all(&mut fields[PARTS], parts);
        });
    }
    all
}

fn own_words(pages: &[SearchPage], document: Document) -> FieldWords {
    let entry = document.entry(pages);
    let is_whole = document.part.is_none();
    let parts = if is_whole { pages[document.page].parts.as_slice() } else { &[] };
    let of = |kind: EntryKind| parts.iter().filter(move |part| part.kind == kind);
    let is_check_in = entry.kind == EntryKind::CheckIn;
    let (answers_for, others): (Vec<&String>, Vec<&String>) = entry.meta.iter().partition(|text| is_own(entry, text));

    let mut fields = FieldWords::default();
    let [title, key_results, body, meta, notes, further_of_all] = &mut fields;
    let text = if is_check_in { &mut *notes } else { body };
    push_words(text, &entry.text);
    for other in others {
        push_words(text, other);
    }
    if !is_check_in {
        push_words(title, &entry.title);
    }
    of(EntryKind::CheckIn).for_each(|part| push_words(notes, &part.text));
    of(EntryKind::KeyResult).for_each(|part| push_words(key_results, &part.title));
    for text in answers_for {
        push_words(meta, text);
    }

    let own_title = (!is_check_in).then_some(&entry.title);
    let texts = own_title.into_iter().chain([&entry.text]).chain(&entry.meta);
    let texts = texts.chain(of(EntryKind::KeyResult).map(|part| &part.title));
    let texts = texts.chain(of(EntryKind::CheckIn).map(|part| &part.text));
    let further: BTreeSet<String> = texts.flat_map(|text| further_words(text)).collect();
    push_all(further_of_all, &further);
    fields
}

/// Appends words to others.
fn push_all(words: &mut String, more: impl IntoIterator<Item = impl AsRef<str>>) {
    for word in more {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word.as_ref());
    }
}

/// Whether one of the texts that an entry is found by stays apart from its other words: who answers for it, and its tags. The
/// team, the period and those who help with an objective are beside the point, and would make it less what these say.
fn is_own(entry: &Entry, text: &str) -> bool {
    let facets = &entry.facets;
    entry.kind != EntryKind::Objective || facets.owners.iter().chain(&facets.tags).any(|value| value.label == text)
}

/// The index with its fields.
pub struct Built {
    /// One segment, in memory.
    pub index: Index,
    /// The fields with words as they are written.
    pub fields: [Field; FIELDS],
    /// The same with stems in their place, where they were asked for.
    pub stemmed: Option<[Field; FIELDS]>,
}

/// Builds the index. With `stems`, every field is there a second time with tantivy's own stems, to compare with.
///
/// # Errors
///
/// When tantivy cannot write to memory.
pub fn build(all: &[FieldWords], stems: Option<&Stemmer>) -> Result<Built, TantivyError> {
    let mut schema = Schema::builder();
    let options = |tokenizer: &str| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions)
            .set_fieldnorms(true);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = FIELD_NAMES.map(|name| schema.add_text_field(name, options("words")));
    let stemmed =
        stems.map(|_| FIELD_NAMES.map(|name| schema.add_text_field(&format!("{name}_stems"), options("stems"))));
    let tokenizers = TokenizerManager::new();
    tokenizers.register("words", TextAnalyzer::from(WhitespaceTokenizer::default()));
    if let Some(stemmer) = stems {
        tokenizers.register("stems", stemmer.analyzer());
    }
    let builder: IndexBuilder =
        Index::builder().schema(schema.build()).settings(IndexSettings::default()).tokenizers(tokenizers);
    let mut writer = builder.single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), WRITER_BYTES)?;
    for words in all {
        let mut document = TantivyDocument::default();
        for (number, text) in words.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            if let Some(stemmed) = stemmed {
                document.add_text(stemmed[number], text);
            }
            document.add_text(fields[number], text);
        }
        writer.add_document(document)?;
    }
    Ok(Built { index: writer.finalize()?, fields, stemmed })
}
