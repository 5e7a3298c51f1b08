//! Reads what people type: words, "phrases", -without, field:value. Any text is a query. `search-query.js` does the same.

use unicode_normalization::char::is_combining_mark;

use super::text::{fold, words};
use crate::view::{FacetValue, declared_name};

/// What fields may be called, without diacritics.
const FIELD_NAMES: [(&str, &str); 19] = [
    ("kind", "kind"),
    ("type", "kind"),
    ("typ", "kind"),
    ("slag", "kind"),
    ("team", "team"),
    ("lag", "team"),
    ("period", "period"),
    ("status", "status"),
    ("lage", "status"),
    ("level", "level"),
    ("niva", "level"),
    ("owner", "owner"),
    ("agare", "owner"),
    ("ansvarig", "owner"),
    ("tag", "tag"),
    ("tags", "tag"),
    ("tagg", "tag"),
    ("taggar", "tag"),
    ("etikett", "tag"),
];

/// Of a longer text, such as a page that was pasted by mistake, the beginning is the query.
const CHARACTERS_MAX: usize = 400;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, each once. All are wanted; documents with more of them come first.
    pub words: Vec<String>,
    /// Words that have to stand side by side.
    pub phrases: Vec<Vec<String>>,
    /// Words and phrases that must not be there.
    pub without: Vec<Vec<String>>,
    /// What documents are narrowed down by.
    pub filters: Vec<Filter>,
    /// Whether the last word may go on.
    pub is_open: bool,
}

/// A field and what it has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The id of a facet.
    pub field: String,
    /// As written.
    pub value: String,
    /// Whether documents with it are left out.
    pub not: bool,
}

impl Query {
    /// Reads a text.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::parse_with(text, &[])
    }

    /// The same where there are facets with these ids, among them those of declared fields: a field may be named as it is
    /// declared, unless it is called as one that every site has.
    #[must_use]
    pub fn parse_with(text: &str, facets: &[&str]) -> Self {
        let mut query = Self::default();
        let end = text.char_indices().nth(CHARACTERS_MAX).map_or(text.len(), |(end, _)| end);
        let mut rest = &text[..end];
        let mut run = String::new(); // bare words: a number can have spaces in it
        while let Some(piece) = Piece::next(&mut rest) {
            query.is_open = false;
            let field = piece.name.and_then(|name| field(name, facets));
            if piece.minus || piece.quoted || field.is_some() {
                query.words.extend(words(&std::mem::take(&mut run)));
            }
            if let Some(field) = field {
                query.filters.push(Filter { field: field.to_owned(), value: piece.value.to_owned(), not: piece.minus });
                continue;
            }
            let whole = piece.name.map_or_else(|| piece.value.to_owned(), |name| format!("{name} {}", piece.value));
            let found = words(&whole);
            if found.is_empty() {
                continue;
            }
            if piece.minus {
                query.without.push(found);
            } else if piece.quoted {
                query.phrases.push(found);
            } else {
                run.push(' ');
                run.push_str(&whole);
                let goes_on = |last: char| last.is_alphabetic() || last.is_numeric() || is_combining_mark(last);
                query.is_open = rest.is_empty() && piece.value.ends_with(goes_on);
            }
        }
        query.words.extend(words(&run));
        let all = std::mem::take(&mut query.words);
        let is_last = |at: usize, word: &String| !all[at + 1..].contains(word);
        query.words =
            all.iter().enumerate().filter(|(at, word)| is_last(*at, word)).map(|(_, word)| word.clone()).collect();
        query
    }
}

/// The facet that people mean by a name.
fn field<'a>(name: &str, facets: &[&'a str]) -> Option<&'a str> {
    let folded = fold(&name.to_lowercase());
    let known = FIELD_NAMES.iter().find(|(known, _)| *known == folded).map(|(_, field)| *field);
    let is_meant = |id: &str| declared_name(id).is_some_and(|name| fold(&name.to_lowercase()) == folded);
    known.or_else(|| facets.iter().copied().find(|id| is_meant(id)))
}

/// One piece of a query: `-name:"value"`, or a part of that.
struct Piece<'a> {
    minus: bool,
    name: Option<&'a str>,
    value: &'a str,
    quoted: bool,
}

impl<'a> Piece<'a> {
    fn next(rest: &mut &'a str) -> Option<Self> {
        loop {
            let start = rest.trim_start();
            if start.is_empty() {
                *rest = start;
                return None;
            }
            let (minus, after) = start.strip_prefix('-').map_or((false, start), |after| (true, after));
            let (name, value) = named(after).map_or((None, after), |(name, value)| (Some(name), value));
            if let Some((value, quoted, after)) = valued(value) {
                *rest = after;
                return Some(Self { minus, name, value, quoted });
            }
            if minus {
                *rest = after; // a lone dash
                continue;
            }
            return None;
        }
    }
}

/// `name:` at the start, where a value follows.
fn named(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let is_name =
        !name.is_empty() && !name.starts_with('-') && !name.contains(|one: char| one.is_whitespace() || is_quote(one));
    (is_name && valued(value).is_some()).then_some((name, value))
}

/// The value at the start, whether it is in quotes, and what follows.
fn valued(text: &str) -> Option<(&str, bool, &str)> {
    let first = text.chars().next()?;
    if is_quote(first) {
        let inner = &text[first.len_utf8()..];
        let end = inner.find(is_quote).unwrap_or(inner.len());
        let after = inner[end..].chars().next().map_or(0, char::len_utf8);
        return Some((&inner[..end], true, &inner[end + after..]));
    }
    let end = text.find(|one: char| one.is_whitespace() || is_quote(one)).unwrap_or(text.len());
    (end > 0).then(|| (&text[..end], false, &text[end..]))
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The numbers of the values that `written` means: an id, a label, or the beginning of words of one of them.
#[must_use]
pub fn meant_values(values: &[FacetValue], written: &str) -> Vec<usize> {
    let wanted = comparable(written);
    let Some((last, whole)) = wanted.split_last() else { return Vec::new() };
    let numbers = |is_meant: &dyn Fn(&FacetValue) -> bool| -> Vec<usize> {
        values.iter().enumerate().filter(|(_, value)| is_meant(value)).map(|(number, _)| number).collect()
    };
    let exact = numbers(&|value| comparable(&value.id) == wanted || comparable(&value.label) == wanted);
    if !exact.is_empty() {
        return exact;
    }
    let is_within = |text: &str| {
        let words = comparable(text);
        let mut parts = words.windows(wanted.len());
        parts.any(|part| part[..whole.len()] == *whole && part[whole.len()].starts_with(last.as_str()))
    };
    numbers(&|value| is_within(&value.label) || is_within(&value.id))
}

fn comparable(text: &str) -> Vec<String> {
    words(text).iter().map(|word| fold(word)).collect()
}
