//! The stems of words, as tantivy's stemmer of the site's language makes them.

use tantivy::tokenizer::{self, RawTokenizer, TextAnalyzer, TokenStream};

/// Cuts words to their stems.
#[derive(Clone)]
pub struct Stemmer {
    /// The tag of the language.
    language: String,
    /// For one word at a time.
    analyzer: TextAnalyzer,
    /// For texts of words with spaces between.
    texts: TextAnalyzer,
}

/// Languages that write compounds as one word.
const COMPOUNDING: [&str; 8] = ["sv", "de", "nb", "no", "da", "nl", "fi", "hu"];

impl Stemmer {
    /// The stemmer of a language by its tag (`sv`); words of a language without one stay as they are.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let (analyzer, texts) = match tantivy_language(language) {
            Some(known) => {
                let filter = tokenizer::Stemmer::new(known);
                (
                    TextAnalyzer::builder(RawTokenizer::default()).filter(filter.clone()).build(),
                    TextAnalyzer::builder(tokenizer::WhitespaceTokenizer::default()).filter(filter).build(),
                )
            }
            None => (
                TextAnalyzer::builder(RawTokenizer::default()).build(),
                TextAnalyzer::builder(tokenizer::WhitespaceTokenizer::default()).build(),
            ),
        };
        Self { language: language.to_owned(), analyzer, texts }
    }

    /// The stem of each word.
    #[must_use]
    pub fn stems<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let mut analyzer = self.analyzer.clone();
        let mut stem = |word: &str| {
            let mut stream = analyzer.token_stream(word);
            if stream.advance() { stream.token().text.clone() } else { word.to_owned() }
        };
        words.into_iter().map(&mut stem).collect()
    }

    /// Whether the language writes compounds as one word.
    #[must_use]
    pub fn has_compounds(&self) -> bool {
        COMPOUNDING.contains(&self.language.as_str())
    }

    /// What tantivy tokenizes texts of words with.
    #[must_use]
    pub fn analyzer(&self) -> TextAnalyzer {
        self.texts.clone()
    }
}

fn tantivy_language(tag: &str) -> Option<tokenizer::Language> {
    use tokenizer::Language;
    Some(match tag {
        "ar" => Language::Arabic,
        "da" => Language::Danish,
        "nl" => Language::Dutch,
        "en" => Language::English,
        "fi" => Language::Finnish,
        "fr" => Language::French,
        "de" => Language::German,
        "el" => Language::Greek,
        "hu" => Language::Hungarian,
        "it" => Language::Italian,
        "nb" | "nn" | "no" => Language::Norwegian,
        "pt" => Language::Portuguese,
        "ro" => Language::Romanian,
        "ru" => Language::Russian,
        "es" => Language::Spanish,
        "sv" => Language::Swedish,
        "ta" => Language::Tamil,
        "tr" => Language::Turkish,
        _ => return None,
    })
}
