//! Everything that has a place on a site, from A to Z.
//!
//! Swedish and Finnish put å, ä and ö after z; elsewhere letters with marks stand with those without.

use unicode_normalization::UnicodeNormalization;

use crate::{
    link::{ItemKey, KpiKey, ObjectiveKey, PageKey, Site},
    source::slug::slug,
};

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
    let mut letters: Vec<Letter> = Vec::new();
    for (key, item) in all {
        let name = name(&key);
        match letters.last_mut() {
            Some(last) if last.name == name => last.items.push(item),
            _ => letters.push(Letter { slug: letter_slug(&name, letters.len()), name, items: vec![item] }),
        }
    }
    letters
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
