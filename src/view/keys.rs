//! The key of a page: the fingerprint of all that it is made from. Under the same key it is the same, byte for byte.

use std::{
    collections::BTreeMap,
    hash::{Hash, Hasher},
};

use rayon::prelude::*;

use super::{Facts, Page, findings::Finding, reads::Reads};
use crate::{
    diagnostics::{FileId, Sources},
    link::{LinkedObjective, ObjectiveKey},
    source::digest::{Digest, Digester},
};

/// Makes the keys of all pages of a site.
#[derive(Debug)]
pub struct Keys {
    frame: Digest,
    /// Of each objective, what its front matter says.
    rows: Vec<Digest>,
    /// Of each objective, its file and what was found in it.
    wholes: Vec<Digest>,
    all_rows: Digest,
    /// What was found in each file where anything was.
    found: BTreeMap<FileId, Digest>,
    site: Digest,
}

impl Keys {
    /// The keys of a site. `inputs` is the fingerprint of what all its pages are made from: settings, theme, day, every file that
    /// is no objective, and what ties those that are.
    #[must_use]
    pub fn new(inputs: Digest, facts: &Facts<'_>) -> Self {
        let findings = facts.findings.by_file();
        let sources = facts.findings.sources();
        let mut by_path: Vec<_> = findings.iter().map(|(file, found)| (sources.path(*file), found)).collect();
        by_path.sort_by_key(|(path, _)| *path);
        let all_findings = digest(&by_path);
        let names = &facts.names;
        let people: Vec<_> = facts.people.iter().map(|person| (&person.name, &person.slug)).collect();
        // what is left out stands on many pages, with what is wrong with it
        let left_out = if facts.site.left_out.is_empty() { None } else { Some(all_findings) };
        let frame = digest(&(inputs, &names.styles, &names.icon, &names.scripts, &names.assets, people, left_out));

        let objectives = facts.site.objectives.par_iter();
        let (rows, wholes): (Vec<Digest>, Vec<Digest>) =
            objectives.map(|linked| of_objective(linked, sources, &findings)).unzip();
        let all_rows = digest(&(frame, &rows));
        let site = digest(&(frame, &wholes, all_findings));
        let found = findings.iter().map(|(file, found)| (*file, digest(found))).collect();
        Self { frame, rows, wholes, all_rows, found, site }
    }

    /// The key of a page.
    #[must_use]
    pub fn of(&self, page: Page, facts: &Facts<'_>) -> Digest {
        match page.reads(facts) {
            Reads::Frame => self.frame,
            Reads::Rows => self.all_rows,
            Reads::Site => self.site,
            Reads::Objectives { wholes, rows, team } => {
                let of =
                    |list: &[Digest], keys: &[ObjectiveKey]| keys.iter().map(|key| list[key.0]).collect::<Vec<_>>();
                let file = |team| facts.site.team(team).team.head.title_span.file;
                let of_team = team.and_then(|team| self.found.get(&file(team)));
                digest(&(self.frame, of(&self.wholes, &wholes), of(&self.rows, &rows), of_team))
            }
        }
    }

    /// The key of what is made from everything, such as search.
    #[must_use]
    pub fn site(&self) -> Digest {
        self.site
    }
}

fn digest<T: Hash>(value: &T) -> Digest {
    let mut digester = Digester::default();
    value.hash(&mut digester);
    digester.digest()
}

/// The row of an objective, and the whole of it.
fn of_objective(
    linked: &LinkedObjective,
    sources: &Sources,
    findings: &BTreeMap<FileId, Vec<Finding>>,
) -> (Digest, Digest) {
    let head = &linked.head;
    let file = head.title_span.file;
    let text = sources.text(file);
    let front_matter = text.get(..head.body_start).unwrap_or(text);
    let row = digest(&(&head.path, front_matter, &head.title));
    (row, digest(&(row, text, findings.get(&file))))
}

/// What pages show of a finding.
impl Hash for Finding {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let found = &self.found;
        (found.rule.code, found.severity.word(), &found.message, &found.hint, self.line, &self.marked).hash(hasher);
        for label in &found.also {
            label.text.hash(hasher);
        }
    }
}
