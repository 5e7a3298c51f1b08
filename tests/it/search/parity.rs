//! The client ranks as tantivy's own searcher does: same documents, same order, same points.

use std::{fmt::Write, process::Command};

use okrsite::{
    search::{
        FromDisk, Hit, Match, Search,
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
/// From this number of documents, whole answers take a debug build too long: there only rankings are compared.
const LARGE: usize = 5000;
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
    let is_large = search.documents.len() >= LARGE;
    let queries: Vec<String> =
        (0..if is_large { QUERIES / 2 } else { QUERIES }).map(|_| query(&search, language, &mut dice)).collect();
    let number = if is_large { 0 } else { QUERIES / 5 };
    let narrowed: Vec<String> = (0..number).map(|_| narrowed(&search, language, &mut dice)).collect();
    let room = Room::new();
    for file in search.files(&texts, language, FromDisk::IfSmall) {
        room.write(&file.path, &file.bytes);
    }
    room.write("queries.json", serde_json::json!({"ranks": queries, "answers": narrowed}).to_string());
    let client = client(&room);
    assert_eq!((client.ranks.len(), client.answers.len()), (queries.len(), narrowed.len()));
    for (query, rank) in queries.iter().zip(client.ranks) {
        let found = |(document, matched, points)| Match { document, matched, points };
        same(query, &rank.into_iter().map(found).collect::<Vec<_>>(), &own(&search, query));
    }
    for (query, answer) in narrowed.iter().zip(&client.answers) {
        same_answer(query, answer, &search);
    }
}

/// Pages once, filters and all: what the search page shows is what `okrsite search` prints.
#[track_caller]
fn same_answer(query: &str, (count, hits): &(usize, Vec<(String, f32)>), search: &Search) {
    let own = search.answer(&Query::parse(query)).unwrap().hits;
    let address = |hit: &Hit| search.documents[hit.main.document].entry(&search.pages).href.clone();
    let best: Vec<(String, f32)> = own.iter().take(BEST).map(|hit| (address(hit), hit.main.points)).collect();
    assert_eq!((*count, hits.len()), (own.len(), best.len()), "{query}");
    for (at, (one, other)) in hits.iter().zip(&best).enumerate() {
        let is_tied = |(_, points): &(String, f32)| near(*points, other.1);
        let is_tie = best.iter().enumerate().any(|(place, tied)| place != at && is_tied(tied)) || at + 1 == best.len();
        assert!(near(one.1, other.1) && (one.0 == other.0 || is_tie), "{query}\n{hits:?}\n{best:?}");
    }
}

fn near(one: f32, other: f32) -> bool {
    (one - other).abs() <= APART_MAX * one.abs().max(other.abs())
}

/// What the client says.
#[derive(serde::Deserialize)]
struct Client {
    ranks: Vec<Vec<(usize, usize, f32)>>,
    answers: Vec<(usize, Vec<(String, f32)>)>,
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
fn client(room: &Room) -> Client {
    let script = project().join("tests/js/search-parity.mjs");
    let output = Command::new("node").arg(script).arg(room.path()).output().expect("node is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
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

/// One to three words as people type them: right, inflected, wrong, without accents, cut short, in quotes, ruled out,
/// and longer than any that is meant.
fn query(search: &Search, language: &str, dice: &mut Dice) -> String {
    let words = Words::of(language);
    let mut query: Vec<String> = (0..=dice.below(3)).map(|_| word(search, &words, dice)).collect();
    match dice.below(10) {
        0 => query.push(format!("-{}", words.one(dice))),
        1 => query = vec![format!("\"{}\"", neighbours(search, dice))],
        2 => query.push(String::new()), // a space at the end: the last word is whole
        3 => query = query.iter().cycle().take(90).cloned().collect(), // cut somewhere in a word
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
    match dice.below(10) {
        0 => words.one(dice),
        8 => Words::other(dice),
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

/// A query, or none, with filters as people write them.
fn narrowed(search: &Search, language: &str, dice: &mut Dice) -> String {
    let filters = [
        "",
        "team:team-3",
        "-team:team",
        "kind:key_result",
        "typ:objective",
        "status:on_track",
        "period:2026",
        "team:nobody",
    ];
    let words = if dice.below(5) == 0 { String::new() } else { query(search, language, dice) };
    format!("{} {words}", filters[dice.below(filters.len())])
}

/// Two words that stand side by side somewhere.
fn neighbours(search: &Search, dice: &mut Dice) -> String {
    let Some(page) = search.pages.get(dice.below(search.pages.len())) else { return "nothing at all".to_owned() };
    let words: Vec<&str> = page.whole.title.split_whitespace().collect();
    let at = dice.below(words.len().saturating_sub(1));
    words[at..words.len().min(at + 2)].join(" ")
}
