//! The ids of headings, and what else links may call them.
//!
//! On a page a heading has a slug of ours as its id. Whoever reads the same text on GitHub, GitLab, Gitea or Forgejo links to
//! it by the name that it has there, so these names lead to the heading, too.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::source::slug::slug;

/// Gives headings their ids and names, in the order in which they stand.
#[derive(Default)]
pub(super) struct Anchors {
    ids: Unique,
    on_github: Unique,
    on_gitlab: Unique,
    /// Names with the id that each leads to, those that count first before the others.
    names: [BTreeMap<String, String>; 3],
}

impl Anchors {
    /// The id of the next heading, which holds these words.
    pub(super) fn next(&mut self, words: &str) -> String {
        let id = self.ids.next(&slug(words));
        let on_github = self.on_github.next(&github(words));
        let on_gitlab = self.on_gitlab.next(&gitlab(words));
        for (names, name) in self.names.iter_mut().zip([id.clone(), on_github, on_gitlab]) {
            names.entry(name).or_insert_with(|| id.clone());
        }
        id
    }

    /// Every name with the id that it leads to. A name that two headings could have is first one of ours.
    pub(super) fn names(self) -> BTreeMap<String, String> {
        let [mut names, on_github, on_gitlab] = self.names;
        for (name, id) in on_github.into_iter().chain(on_gitlab) {
            names.entry(name).or_insert(id);
        }
        names
    }
}

/// Names that were given, each once: the second `same` is `same-1`.
#[derive(Default)]
struct Unique {
    taken: BTreeSet<String>,
    counts: BTreeMap<String, usize>,
}

impl Unique {
    fn next(&mut self, base: &str) -> String {
        let count = self.counts.entry(base.to_owned()).or_insert(0);
        loop {
            let name = if *count == 0 { base.to_owned() } else { format!("{base}-{count}") };
            *count += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// GitHub, Gitea and Forgejo: letters and digits of any script in lower case, `_` and `-`; a hyphen for each space.
fn github(words: &str) -> String {
    let is_kept = |letter: &char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    let hyphen = |letter: char| if letter.is_whitespace() { '-' } else { letter };
    words.trim().nfc().flat_map(char::to_lowercase).map(hyphen).filter(is_kept).collect()
}

/// GitLab: the same, with no two hyphens in a row.
fn gitlab(words: &str) -> String {
    let mut name = String::new();
    for letter in github(words).chars() {
        if letter != '-' || !name.ends_with('-') {
            name.push(letter);
        }
    }
    name
}
