//! Search: documents into tantivy, and out of it into files that a browser can search by itself.
//!
//! 1. [`text`] makes words. 2. [`index`] puts documents into one segment of tantivy, in memory. 3. [`vocabulary`] walks its
//!    words and postings. 4. [`shards`] cuts them into files, [`Search::files`] writes those with what hits show.
//!
//! What can be found is decided in [`crate::view`]: nothing here knows a draft. The client in `themes/default/js` ranks with
//! the same arithmetic as tantivy.

mod answer;
mod apart;
mod compounds;
mod deflate;
mod encode;
pub mod excerpt;
mod expand;
mod export;
pub mod facets;
pub mod index;
pub mod query;
mod results;
mod scored;
pub mod shards;
pub mod stem;
pub mod text;
pub mod vocabulary;

pub use answer::{Answer, Hit, Match, Ranking};
pub use export::{FOLDER, FromDisk};
pub use tantivy::TantivyError;

use facets::Column;
use index::{Built, Document};
use shards::Shards;
use stem::Stemmer;
use vocabulary::Vocabulary;

use crate::view::{FacetValue, Facts, SearchPage};

/// A file of the search index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchFile {
    /// Where it stands in the output: `search/t0123456789.bin`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Whether its name changes when its bytes do.
    pub is_asset: bool,
}

/// Everything that can be found on a site, ready to be searched.
pub struct Search {
    /// The pages.
    pub pages: Vec<SearchPage>,
    /// The documents, by number.
    pub documents: Vec<Document>,
    /// tantivy's index.
    pub built: Built,
    /// Its words.
    pub vocabulary: Vocabulary,
    /// The cuts between the files.
    pub shards: Shards,
    /// The facets of the documents.
    pub columns: Vec<Column>,
    /// The kinds by their names in the site's language.
    pub kinds: Vec<FacetValue>,
}

impl Search {
    /// Builds the index of a site. With `stems` it holds every field twice, the second time as tantivy stems it.
    ///
    /// # Errors
    ///
    /// When tantivy fails, which it does not in memory.
    pub fn new(
        pages: Vec<SearchPage>,
        kinds: &[FacetValue],
        language: &str,
        stems: bool,
    ) -> Result<Self, TantivyError> {
        let stemmer = Stemmer::of(language);
        let documents = index::documents(&pages);
        let built = index::build(&index::field_words(&pages, &documents, &stemmer), stems.then_some(&stemmer))?;
        let vocabulary = Vocabulary::read(&built, &stemmer)?;
        let shards = Shards::new(&vocabulary);
        let columns = facets::columns(&pages, &documents);
        Ok(Self { pages, documents, built, vocabulary, shards, columns, kinds: kinds.to_vec() })
    }
}

/// The files of a site's search.
///
/// # Errors
///
/// When tantivy fails, which it does not in memory.
pub fn files(facts: &Facts<'_>, from_disk: FromDisk) -> Result<Vec<SearchFile>, TantivyError> {
    let language = facts.config.content_tag();
    let texts = facts.search_texts();
    let search = Search::new(facts.search_pages(), &texts.kinds, language, false)?;
    Ok(search.files(&texts, language, from_disk))
}
