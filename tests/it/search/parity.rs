//! The client ranks as tantivy's own searcher does: same documents, same order, same points.

use std::{fmt::Write, process::Command};

use okrsite::{
    search::{
        FromDisk, Match, Search,
        index::{BOOSTS, FIELDS},
        query::Query,
    },
    view::{EntryKind, FACETS, FacetValue, SearchPage, SearchTexts},
};
use tantivy::{
    Term,
    collector::TopDocs,
    query::{BooleanQuery, BoostQuery, Occur, Query as TantivyQuery, TermQuery},
    schema::{Field, IndexRecordOption},
};

use super::corpus::{Dice, Words, corpus};
use crate::support::{Room, project};

const QUERIES: usize = 500;
/// How many of the best are compared.
const BEST: usize = 10;
/// How far points may lie apart, as a share of them.
const APART_MAX: f32 = 1e-5;

#[test]
fn the_client_ranks_100_swedish_objectives_as_tantivy_does() {
    check(corpus("sv", 100), "sv");
}

#[test]
fn the_client_ranks_100_english_objectives_as_tantivy_does() {
    check(corpus("en", 100), "en");
}

#[test]
fn the_client_ranks_5000_swedish_objectives_as_tantivy_does() {
    check(corpus("sv", 5000), "sv");
}

#[test]
fn the_client_ranks_5000_english_objectives_as_tantivy_does() {
    check(corpus("en", 5000), "en");
}

#[test]
fn the_client_ranks_the_example_as_tantivy_does() {
    check(super::search_of(&project().join("example-okrs"), false).pages, "en");
}

#[test]
fn an_empty_site_has_no_hits() {
    check(Vec::new(), "en");
}

#[track_caller]
fn check(pages: Vec<SearchPage>, language: &str) {
    let texts = texts();
    let search = Search::new(pages, &texts.kinds, language, true).unwrap();
    let mut dice = Dice::new(7);
    for _ in 0..QUERIES.min(search.vocabulary.terms.len()) {
        let plain: Vec<String> = (0..=dice.below(3)).filter_map(|_| plain_word(&search, &mut dice)).collect();
        let text = format!("{} ", plain.join(" ")); // a space: no word goes on
        same(&text, &own(&search, &text), &stemmed_by_tantivy(&search, &plain));
    }
    let queries: Vec<String> = (0..QUERIES).map(|_| query(&search, language, &mut dice)).collect();
    let room = Room::new();
    for file in search.files(&texts, language, FromDisk::IfSmall) {
        room.write(&file.path, &file.bytes);
    }
    room.write("queries.json", serde_json::to_string(&queries).unwrap());
    let answers = client(&room);
    assert_eq!(answers.len(), queries.len());
    for (query, answer) in queries.iter().zip(&answers) {
        same(query, answer, &own(&search, query));
    }
}

fn texts() -> SearchTexts {
    let value = |id: &str| FacetValue { id: id.to_owned(), label: id.to_owned() };
    SearchTexts {
        kinds: EntryKind::ALL.iter().map(|kind| value(kind.id())).collect(),
        facets: FACETS.map(value).to_vec(),
    }
}

/// What `okrsite search` ranks with.
fn own(search: &Search, query: &str) -> Vec<Match> {
    search.rank(&Query::parse(query)).unwrap().matches.into_iter().take(BEST).collect()
}

/// What the client makes of `queries.json`.
fn client(room: &Room) -> Vec<Vec<Match>> {
    let script = project().join("tests/js/search-parity.mjs");
    let output = Command::new("node").arg(script).arg(room.path()).output().expect("node is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers: Vec<Vec<(usize, usize, f32)>> = serde_json::from_slice(&output.stdout).unwrap();
    let found = |(document, matched, points)| Match { document, matched, points };
    answers.into_iter().map(|answer| answer.into_iter().map(found).collect()).collect()
}

/// Holds two rankings against each other. Documents whose points are the same but for rounding may change places.
#[track_caller]
fn same(query: &str, one: &[Match], other: &[Match]) {
    let shown = |list: &[Match]| {
        list.iter().fold(String::new(), |mut text, one| {
            let _ = write!(text, " {}x{}:{:.6}", one.document, one.matched, one.points);
            text
        })
    };
    let both = format!("{query}\n{}\n{}", shown(one), shown(other));
    assert_eq!(one.len(), other.len(), "{both}");
    let near = |one: f32, other: f32| (one - other).abs() <= APART_MAX * one.abs().max(other.abs());
    for (at, (one, two)) in one.iter().zip(other).enumerate() {
        assert!(one.matched == two.matched && near(one.points, two.points), "{both}");
        let is_tie = other.iter().enumerate().any(|(place, tied)| place != at && near(tied.points, two.points));
        let is_last = near(two.points, other[other.len() - 1].points);
        assert!(one.document == two.document || is_tie || is_last, "{both}");
    }
}

/// A word that no other differs from in its diacritics only.
fn plain_word(search: &Search, dice: &mut Dice) -> Option<String> {
    let terms = &search.vocabulary.terms;
    let term = &terms[dice.below(terms.len())];
    let alone = terms.iter().filter(|other| other.folded == term.folded).count() == 1;
    alone.then(|| term.word.clone())
}

/// The same query asked in the way that tantivy itself has: stems in fields of their own.
fn stemmed_by_tantivy(search: &Search, words: &[String]) -> Vec<Match> {
    let searcher = search.built.index.reader().unwrap().searcher();
    let stemmed = search.built.stemmed.unwrap();
    let mut distinct: Vec<&String> = Vec::new();
    for word in words {
        if !distinct.contains(&word) {
            distinct.push(word);
        }
    }
    let any = |word: &&String| -> (Occur, Box<dyn TantivyQuery>) {
        let stem = &search.vocabulary.terms.iter().find(|term| term.word == **word).unwrap().stem;
        let part = |fields: &[Field; FIELDS], field: usize, text: &str, factor: f32| {
            let term = TermQuery::new(Term::from_field_text(fields[field], text), IndexRecordOption::WithFreqs);
            let boosted: Box<dyn TantivyQuery> = Box::new(BoostQuery::new(Box::new(term), BOOSTS[field] * factor));
            (Occur::Should, boosted)
        };
        let exact = (0..FIELDS).map(|field| part(&search.built.fields, field, word, 0.5));
        let stems = (0..FIELDS).map(|field| part(&stemmed, field, stem, 1.0));
        (Occur::Should, Box::new(BooleanQuery::new(exact.chain(stems).collect())))
    };
    let clauses: Vec<_> = distinct.iter().map(any).collect();
    let mut found: Vec<Match> = Vec::new();
    for matched in (1..=clauses.len()).rev() {
        let mut query = BooleanQuery::new(clauses.iter().map(|(occur, query)| (*occur, query.box_clone())).collect());
        query.set_minimum_number_should_match(matched);
        let best = searcher.search(&query, &TopDocs::with_limit(BEST + found.len()).order_by_score()).unwrap();
        for (points, address) in best {
            let document = address.doc_id as usize;
            if found.len() < BEST && !found.iter().any(|one| one.document == document) {
                found.push(Match { document, matched, points });
            }
        }
    }
    found
}

/// One to three words as people type them: right, inflected, wrong, without accents, cut short, in quotes, ruled out.
fn query(search: &Search, language: &str, dice: &mut Dice) -> String {
    let words = Words::of(language);
    let mut query: Vec<String> = (0..=dice.below(3)).map(|_| word(search, &words, dice)).collect();
    match dice.below(10) {
        0 => query.push(format!("-{}", words.one(dice))),
        1 => query = vec![format!("\"{}\"", neighbours(search, dice))],
        2 => query.push(String::new()), // a space at the end: the last word is whole
        _ => {}
    }
    query.join(" ")
}

fn word(search: &Search, words: &Words, dice: &mut Dice) -> String {
    let terms = &search.vocabulary.terms;
    if terms.is_empty() {
        return words.one(dice);
    }
    let term = &terms[dice.below(terms.len())];
    let mut letters: Vec<char> = term.word.chars().collect();
    let at = dice.below(letters.len());
    match dice.below(8) {
        0 => words.one(dice),
        1 => term.folded.clone(),
        2 => {
            letters.truncate(at.max(3));
            letters.iter().collect()
        }
        3 => {
            letters.insert(at, 'x');
            letters.iter().collect()
        }
        4 => {
            letters.swap(at, (at + 1) % term.word.chars().count());
            letters.iter().collect()
        }
        _ => term.word.clone(),
    }
}

/// Two words that stand side by side somewhere.
fn neighbours(search: &Search, dice: &mut Dice) -> String {
    let Some(page) = search.pages.get(dice.below(search.pages.len())) else { return "nothing at all".to_owned() };
    let words: Vec<&str> = page.whole.title.split_whitespace().collect();
    let at = dice.below(words.len().saturating_sub(1));
    words[at..words.len().min(at + 2)].join(" ")
}
