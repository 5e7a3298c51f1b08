//! The search page, and everything from A to Z.

use super::{
    super::{Finder, IndexEntry, LetterGroup, LetterLink, LetterPart, everything::Indexed, pages::letter_path},
    Arg, Link, Maker,
};
use crate::{
    link::{ItemKey, ObjectiveKey},
    model::{Head, State},
};

/// Where the search page stands.
pub(in crate::view) const SEARCH: &str = "search.html";
/// How many entries the search page lists itself. Where there are more, each letter has a page.
const ENTRIES_MAX: usize = 500;

impl Maker<'_> {
    /// The search page.
    #[must_use]
    pub fn finder(&self) -> Finder {
        let letters = 0..self.facts.everything().len();
        let groups =
            if self.facts.has_letter_pages() { Vec::new() } else { letters.map(|at| self.letter(at, None)).collect() };
        let is_draft = |item: &Indexed| match item {
            Indexed::Item(ItemKey::Objective(key)) | Indexed::KeyResult(key, _) => {
                self.facts.site.objective(*key).state == State::Draft
            }
            Indexed::Item(_) => false,
        };
        let entries = self.facts.everything().iter().flat_map(|letter| &letter.items);
        let number = entries.filter(|item| !is_draft(item)).count();
        let heading = self.say("search", &[]);
        let description = self.say("search-description", &[("count", Arg::from(number))]);
        Finder {
            layout: self.layout(&[&heading], &description),
            crumbs: Vec::new(),
            heading,
            is_search: true,
            script: self.href(self.facts.names.script("search-page.js")),
            letters: self.letter_links(None),
            parts: Vec::new(),
            groups,
        }
    }

    /// A part of the page of the letter at `index`.
    #[must_use]
    pub fn finder_letter(&self, index: usize, part: usize) -> Finder {
        let heading = self.facts.everything()[index].parts[part].name.clone();
        let title = self.say("search-letter", &[("letter", Arg::from(heading.as_str()))]);
        let search =
            Link { text: self.say("search", &[]), href: self.href(SEARCH), lang: String::new(), aside: String::new() };
        Finder {
            layout: self.layout(&[&title], &title),
            crumbs: vec![self.home_crumb(), search],
            heading,
            is_search: false,
            script: String::new(),
            letters: self.letter_links(Some(index)),
            parts: self.part_links(index, part),
            groups: vec![self.letter(index, Some(part))],
        }
    }

    fn letter_links(&self, current: Option<usize>) -> Vec<LetterLink> {
        let link = |(index, letter): (usize, &super::super::everything::Letter)| LetterLink {
            letter: letter.name.clone(),
            href: if self.facts.has_letter_pages() {
                self.href(&letter_path(self.facts, index, 0))
            } else {
                format!("#{}", place(index))
            },
            is_current: current == Some(index),
        };
        self.facts.everything().iter().enumerate().map(link).collect()
    }

    /// The parts of a letter; none where it is one.
    fn part_links(&self, index: usize, current: usize) -> Vec<LetterLink> {
        let link = |(at, part): (usize, &LetterPart)| LetterLink {
            letter: part.name.clone(),
            href: self.href(&letter_path(self.facts, index, at)),
            is_current: at == current,
        };
        let parts = &self.facts.everything()[index].parts;
        if parts.len() == 1 { Vec::new() } else { parts.iter().enumerate().map(link).collect() }
    }

    /// What begins with a letter, or a part of it.
    fn letter(&self, index: usize, part: Option<usize>) -> LetterGroup {
        let letter = &self.facts.everything()[index];
        let part = part.map(|part| &letter.parts[part]);
        let items = part.map_or(&letter.items[..], |part| &letter.items[part.items.clone()]);
        LetterGroup {
            letter: part.map_or(&letter.name, |part| &part.name).clone(),
            id: place(index),
            entries: items.iter().filter_map(|item| self.index_entry(*item)).collect(),
        }
    }

    fn index_entry(&self, item: Indexed) -> Option<IndexEntry> {
        match item {
            Indexed::Item(ItemKey::Objective(key)) => {
                let linked = self.facts.site.objective(key);
                let team = self.facts.site.team(linked.team).team.head.title.clone();
                let aside = vec![team, self.format.period(&linked.period)];
                Some(self.entry(&linked.head, ItemKey::Objective(key), "search-kind-objective", aside))
            }
            Indexed::KeyResult(key, index) => Some(self.key_result_entry(key, index)),
            Indexed::Item(item) => {
                let kind = match item {
                    ItemKey::Team(_) => "search-kind-team",
                    ItemKey::Kpi(_) => "search-kind-kpi",
                    _ => "search-kind-page",
                };
                Some(self.entry(self.facts.head(item)?, item, kind, Vec::new()))
            }
        }
    }

    fn entry(&self, head: &Head, item: ItemKey, kind: &str, aside: Vec<String>) -> IndexEntry {
        IndexEntry {
            title: head.title.clone(),
            href: self.href(&self.facts.address(item)),
            lang: self.lang(head),
            kind: self.say(kind, &[]),
            is_part: false,
            aside,
        }
    }

    fn key_result_entry(&self, key: ObjectiveKey, index: usize) -> IndexEntry {
        let linked = self.facts.site.objective(key);
        let key_result = &linked.key_results[index];
        let dropped = self.is_dropped(key, index).then(|| self.say("status-dropped", &[]));
        IndexEntry {
            title: key_result.title.clone(),
            href: self.key_result_href(key, index),
            lang: self.lang(&linked.head),
            kind: self.say("search-kind-key-result", &[]),
            is_part: true,
            aside: dropped.into_iter().chain([linked.head.title.clone()]).collect(),
        }
    }
}

impl super::super::Facts<'_> {
    /// Whether everything is too much for one page.
    pub(in crate::view) fn has_letter_pages(&self) -> bool {
        self.everything().iter().map(|letter| letter.items.len()).sum::<usize>() > ENTRIES_MAX
    }
}

/// The id of a letter's place on the page.
fn place(index: usize) -> String {
    format!("site_letter-{}", index + 1)
}
