//! Everything that has a place on a site, from A to Z.
//!
//! Swedish and Finnish put å, ä and ö after z; elsewhere letters with marks stand with those without.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::first_upper;
use crate::{
    link::{ItemKey, KpiKey, ObjectiveKey, PageKey, Site},
    source::slug::slug,
};

/// How many items a page lists.
pub(super) const ITEMS_MAX: usize = 400;
/// What begins with digits.
const DIGITS: &str = "0\u{2013}9";
/// What begins with neither letter nor digit.
const OTHERS: &str = "#";

/// What begins with one letter.
#[derive(Debug)]
pub struct Letter {
    /// The letter, in upper case.
    pub name: String,
    /// The name of its page, without folder and ending.
    pub slug: String,
    /// What begins with it, in the order of the alphabet.
    pub items: Vec<Indexed>,
    /// The parts that stand on a page each, where it is too much for one; else one.
    pub parts: Vec<LetterPart>,
}

/// What stands on one page of what begins with a letter.
#[derive(Debug, PartialEq, Eq)]
pub struct LetterPart {
    /// Its first two letters, and those of its last item where they differ: `Ba–Bo`. Where more begins with two letters than
    /// a page holds, `Be 2`. Of a letter in one part, the letter.
    pub name: String,
    /// Which of the letter's items.
    pub items: Range<usize>,
}

/// Something that has a place on the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Indexed {
    /// What has a page of its own.
    Item(ItemKey),
    /// A key result, on its objective's page.
    KeyResult(ObjectiveKey, usize),
}

/// Everything that is published, by letter.
pub(super) fn letters(site: &Site, language: &str) -> Vec<Letter> {
    let mut all: Vec<(String, Indexed)> = Vec::new();
    for (key, linked) in site.published() {
        all.push((sort_key(&linked.head.title, language), Indexed::Item(ItemKey::Objective(key))));
        let key_results = linked.key_results.iter().enumerate();
        all.extend(key_results.map(|(index, one)| (sort_key(&one.title, language), Indexed::KeyResult(key, index))));
    }
    let mut add = |title: &str, item: ItemKey| all.push((sort_key(title, language), Indexed::Item(item)));
    for key in site.published_teams() {
        add(&site.team(key).team.head.title, ItemKey::Team(key));
    }
    for (index, kpi) in site.kpis.iter().enumerate() {
        add(&kpi.kpi.head.title, ItemKey::Kpi(KpiKey(index)));
    }
    for (index, page) in site.pages.iter().enumerate() {
        add(&page.head.title, ItemKey::Page(PageKey(index)));
    }
    all.sort();
    let letter = |(position, of_letter): (usize, &[(String, Indexed)])| {
        let name = name(&of_letter[0].0);
        let keys: Vec<&str> = of_letter.iter().map(|(key, _)| key.as_str()).collect();
        Letter {
            slug: letter_slug(&name, position),
            items: of_letter.iter().map(|(_, item)| *item).collect(),
            parts: parts(&name, &keys),
            name,
        }
    };
    all.chunk_by(|one, next| name(&one.0) == name(&next.0)).enumerate().map(letter).collect()
}

/// The parts of what begins with the letter `name`, by these sort keys: as many items as a page holds, and what begins with
/// the same two letters together where it can be.
fn parts(name: &str, keys: &[&str]) -> Vec<LetterPart> {
    if keys.len() <= ITEMS_MAX {
        return vec![LetterPart { name: name.to_owned(), items: 0..keys.len() }];
    }
    let mut parts: Vec<LetterPart> = Vec::new();
    let mut start = 0;
    for of_two in keys.chunk_by(|one, next| two_letters(one) == two_letters(next)) {
        let (two, range) = (two_letters(of_two[0]), start..start + of_two.len());
        start = range.end;
        if let Some(part) = parts.last_mut().filter(|part| range.end - part.items.start <= ITEMS_MAX) {
            let first = part.name.split('\u{2013}').next().unwrap_or_default();
            (part.name, part.items.end) = (format!("{first}\u{2013}{two}"), range.end);
        } else {
            let items = range.clone().step_by(ITEMS_MAX).map(|from| from..range.end.min(from + ITEMS_MAX));
            let numbered = |number: usize| if number == 0 { two.clone() } else { format!("{two} {}", number + 1) };
            parts.extend(items.enumerate().map(|(at, items)| LetterPart { name: numbered(at), items }));
        }
    }
    parts
}

/// The first two letters of a sort key, as readers see them.
fn two_letters(key: &str) -> String {
    let readable = |letter: char| match letter {
        '{' => '\u{e5}',
        '|' => '\u{e4}',
        '}' => '\u{f6}',
        letter => letter,
    };
    first_upper(&key.chars().take(2).map(readable).collect::<String>())
}

/// What titles are sorted by: lower-case letters without marks, from the first letter or digit on. The signs that follow z in
/// ASCII stand for å, ä and ö.
fn sort_key(title: &str, language: &str) -> String {
    let start = title.find(char::is_alphanumeric).unwrap_or(title.len());
    let lower = title[start..].nfc().flat_map(char::to_lowercase);
    let key: String = lower.map(|letter| in_order(letter, language)).collect();
    if key.is_empty() { char::MAX.to_string() } else { key }
}

fn in_order(letter: char, language: &str) -> char {
    match (language, letter) {
        ("sv" | "fi", 'å') => '{',
        ("sv" | "fi", 'ä' | 'æ') => '|',
        ("sv" | "fi", 'ö' | 'ø') => '}',
        (_, 'ø') => 'o',
        (_, 'æ') => 'a',
        _ => std::iter::once(letter).nfd().next().unwrap_or(letter),
    }
}

/// The letter that a sort key begins with.
fn name(key: &str) -> String {
    match key.chars().next() {
        Some('{') => "Å".to_owned(),
        Some('|') => "Ä".to_owned(),
        Some('}') => "Ö".to_owned(),
        Some(digit) if digit.is_numeric() => DIGITS.to_owned(),
        Some(letter) if letter.is_alphabetic() => letter.to_uppercase().collect(),
        _ => OTHERS.to_owned(),
    }
}

/// Letters of the Latin alphabet name their pages; others are numbered.
fn letter_slug(name: &str, position: usize) -> String {
    match name {
        "Å" => "aa".to_owned(),
        "Ä" => "ae".to_owned(),
        "Ö" => "oe".to_owned(),
        _ if name.len() == 1 && name != OTHERS => slug(name),
        _ => format!("{}", position + 1),
    }
}
