//! The stems of words, as tantivy's stemmer of the site's language makes them.
//!
//! For Swedish, some definite forms are cut further, which the stemmer leaves: `skolan` to `skol`, as it does with `skola`
//! and `skolor`, and `mentorn` to `mentor`.

use tantivy::tokenizer::{self, RawTokenizer, TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer};

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
                let definite = Definite { is_swedish: language == "sv" };
                (
                    TextAnalyzer::builder(RawTokenizer::default()).filter(filter.clone()).filter(definite).build(),
                    TextAnalyzer::builder(tokenizer::WhitespaceTokenizer::default())
                        .filter(filter)
                        .filter(definite)
                        .build(),
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

/// How Swedish words end in a definite form that the stemmer leaves, how many letters of that go, and how many are left at
/// least: names (`Göran`) and short words (`plan`) stay.
const DEFINITE: [(&str, usize, usize); 3] = [("an", 2, 4), ("orn", 1, 5), ("eln", 1, 5)];

/// Cuts definite forms of Swedish words.
#[derive(Debug, Clone, Copy)]
struct Definite {
    is_swedish: bool,
}

impl Definite {
    fn cut(self, stem: &mut String) {
        let letters = stem.chars().count();
        let fits = |(ending, gone, left): &&(&str, usize, usize)| stem.ends_with(ending) && letters >= gone + left;
        if let Some((_, gone, _)) = DEFINITE.iter().find(fits).filter(|_| self.is_swedish) {
            stem.truncate(stem.len() - gone); // these letters are a byte each
        }
    }
}

impl TokenFilter for Definite {
    type Tokenizer<T: Tokenizer> = DefiniteTokenizer<T>;

    fn transform<T: Tokenizer>(self, inner: T) -> DefiniteTokenizer<T> {
        DefiniteTokenizer { definite: self, inner }
    }
}

#[derive(Clone)]
struct DefiniteTokenizer<T> {
    definite: Definite,
    inner: T,
}

impl<T: Tokenizer> Tokenizer for DefiniteTokenizer<T> {
    type TokenStream<'a> = DefiniteStream<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        DefiniteStream { definite: self.definite, inner: self.inner.token_stream(text) }
    }
}

struct DefiniteStream<T> {
    definite: Definite,
    inner: T,
}

impl<T: TokenStream> TokenStream for DefiniteStream<T> {
    fn advance(&mut self) -> bool {
        let is_there = self.inner.advance();
        if is_there {
            self.definite.cut(&mut self.inner.token_mut().text);
        }
        is_there
    }

    fn token(&self) -> &Token {
        self.inner.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.inner.token_mut()
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
