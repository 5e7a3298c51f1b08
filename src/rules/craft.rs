//! Rules on care for the files: owners, texts, reasons, names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Facts;
use crate::{
    diagnostics::{Report, Span, id, suggest},
    link::{LinkedObjective, ObjectiveKey, Site, TeamKey},
    model::{Head, State, Waiver},
    source::slug,
};

/// OKR100
pub(super) fn no_owner(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live().filter(|(_, linked)| linked.owner.is_none() && linked.state == State::Active) {
        let finding = report.at(&id::NO_OWNER, linked.head.title_span, "this objective has no owner");
        finding.hint("add the person who is responsible: `owner: ...`");
    }
}

/// OKR101: only where the team says who is in it. Those who lead or belong to a team above or below are no strangers.
pub(super) fn outside_owner(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live() {
        let Some(owner) = &linked.owner else { continue };
        let team = &facts.site.team(linked.team).team;
        let near = around(facts, linked.team);
        if team.members.is_empty() || near.iter().any(|name| is_same_name(name, owner)) {
            continue;
        }
        let message = format!("{owner} is not a member of `{}`", team.head.id);
        let finding = report.at(&id::OUTSIDE_OWNER, linked.places.owner, message);
        match suggest::closest(owner, near.iter().copied()) {
            Some(name) => finding.hint(format!("did you mean `{name}`?")),
            None => finding.hint("add the name to `members` of the team, or write a member as owner"),
        };
    }
}

/// The people of a team, of those above it and of those below.
fn around<'a>(facts: &Facts<'a>, team: TeamKey) -> BTreeSet<&'a str> {
    let mut keys = vec![team];
    let mut above = facts.site.team(team).parent;
    while let Some(key) = above {
        keys.push(key);
        above = facts.site.team(key).parent;
    }
    let mut below = facts.site.team(team).children.clone();
    while let Some(key) = below.pop() {
        keys.push(key);
        below.extend(&facts.site.team(key).children);
    }
    let teams = keys.into_iter().map(|key| &facts.site.team(key).team);
    teams.flat_map(|team| team.members.iter().chain(&team.lead)).map(String::as_str).collect()
}

fn is_same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// OKR102
pub(super) fn empty_body(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live() {
        if linked.head.body.trim().is_empty() {
            let finding =
                report.at(&id::EMPTY_BODY, linked.head.title_span, "this objective has no text that explains why");
            finding.hint("write a few sentences below the second `---`: why now, for whom, and what it leaves out");
        }
    }
}

/// OKR103
pub(super) fn hollow_reason(facts: &Facts<'_>, report: &mut Report) {
    let site = facts.site;
    let heads: Vec<&Head> = (site.objectives.iter().map(|one| &one.objective.head))
        .chain(site.teams.iter().map(|one| &one.team.head))
        .chain(site.kpis.iter().map(|one| &one.kpi.head))
        .chain(site.pages.iter().map(|page| &page.head))
        .chain(site.organisation.iter().map(|organisation| &organisation.head))
        .collect();
    for waiver in heads.iter().flat_map(|head| &head.waivers).filter(|waiver| is_hollow(waiver)) {
        let finding =
            report.at(&id::HOLLOW_REASON, waiver.because_span, "this reason is too short to explain the exception");
        finding.hint("write a sentence that explains it to readers: the page shows it");
    }
}

/// A reason of one word, or of none.
fn is_hollow(waiver: &Waiver) -> bool {
    waiver.because.split_whitespace().filter(|word| word.chars().filter(|one| one.is_alphabetic()).count() > 1).count()
        < 2
}

/// OKR104: the name of a template, or one whose words another objective has, and this one has not.
pub(super) fn odd_file_name(facts: &Facts<'_>, report: &mut Report) {
    for (_, linked) in facts.each_live().filter(|(_, linked)| linked.head.id.as_str() == linked.head.path.stem()) {
        let stem = linked.head.path.stem();
        let message = if is_placeholder(stem) {
            format!("the file still has the name of the template, `{stem}`")
        } else if is_strange(facts, linked) {
            if !facts.titles().has_all(&words(stem)) {
                continue;
            }
            format!("the file name `{stem}` fits another objective, not this one")
        } else {
            continue;
        };
        let finding = report.at(&id::ODD_FILE_NAME, linked.head.title_span, message);
        let name = slug::slug(&linked.head.title);
        finding.hint(format!("rename it, for example to `{name}.md`, and add `aliases: [{stem}]` to keep its address"));
    }
}

/// What the templates of `okrsite new` say where a text of one's own belongs, in every language.
pub const TEMPLATE_TEXTS: [&str; 6] = [
    "What will be different, and for whom",
    "What has to stay good meanwhile",
    "Why this objective, for whom, and what it leaves out.",
    "Vad som blir annorlunda, och för vem",
    "Vad som ska vara fortsatt bra under tiden",
    "Varför just detta mål, för vem, och vad det inte omfattar.",
];

/// OKR105: only in what is published, not in drafts.
pub(super) fn template_text(facts: &Facts<'_>, report: &mut Report) {
    let is_template = |text: &str| TEMPLATE_TEXTS.iter().any(|known| known.eq_ignore_ascii_case(text.trim()));
    for (_, linked) in facts.each_live() {
        let key_results = linked.key_results.iter().map(|one| (one.title.as_str(), one.span));
        let title = (linked.head.title.as_str(), linked.head.title_span);
        for (text, span) in std::iter::once(title).chain(key_results).filter(|(text, _)| is_template(text)) {
            let message = format!("this is still the text of the template: \"{}\"", text.trim());
            report.at(&id::TEMPLATE_TEXT, span, message).hint("write your own, or remove the key result");
        }

        let body = &linked.head.body;
        for text in TEMPLATE_TEXTS {
            let Some(start) = body.find(text) else { continue };
            let start = linked.head.body_start + start;
            let span = Span::new(linked.head.title_span.file, start, start + text.len());
            let finding = report.at(&id::TEMPLATE_TEXT, span, "this is still the text of the template");
            finding.hint("write why this objective, for whom, and what it leaves out");
        }
    }
}

/// The objectives whose file names could fit one of these titles.
pub(super) fn named_like(facts: &Facts<'_>, titles: &[&str]) -> Vec<ObjectiveKey> {
    let titles: Vec<Words> = titles.iter().map(|title| words(title)).collect();
    let is_like = |linked: &LinkedObjective| {
        let named = words(linked.head.path.stem());
        titles.iter().any(|title| named.is_subset(title))
    };
    facts.live().filter(|(_, linked)| !titles.is_empty() && is_like(linked)).map(|(key, _)| key).collect()
}

/// The words of every title that is published, and which titles have a word.
#[derive(Debug, Clone)]
pub struct Titles {
    words: BTreeMap<ObjectiveKey, Words>,
    with: HashMap<u32, BTreeSet<ObjectiveKey>>,
}

impl Titles {
    pub(super) fn of(site: &Site) -> Self {
        let words: BTreeMap<ObjectiveKey, Words> =
            site.published().map(|(key, one)| (key, words(&one.head.title))).collect();
        let mut with: HashMap<u32, BTreeSet<ObjectiveKey>> = HashMap::new();
        for (key, title) in &words {
            for word in title {
                with.entry(*word).or_default().insert(*key);
            }
        }
        Self { words, with }
    }

    /// The same where an objective has another title.
    pub(super) fn rename(&mut self, key: ObjectiveKey, title: &str) {
        let Some(known) = self.words.get_mut(&key) else { return }; // a draft
        let before = std::mem::replace(known, words(title));
        for word in &before {
            self.with.entry(*word).or_default().remove(&key);
        }
        for word in &*known {
            self.with.entry(*word).or_default().insert(key);
        }
    }

    /// Whether a title has all these words. The rarest of them says which titles it can be.
    fn has_all(&self, named: &Words) -> bool {
        let having = |word: &u32| self.with.get(word);
        if named.iter().any(|word| having(word).is_none()) {
            return false;
        }
        let Some(rarest) = named.iter().filter_map(having).min_by_key(|titles| titles.len()) else { return true };
        rarest.iter().any(|key| named.is_subset(&self.words[key]))
    }
}

/// A name that a template or a file manager gave.
fn is_placeholder(stem: &str) -> bool {
    const NAMES: [&str; 12] = [
        "copy",
        "kopia",
        "kopie",
        "new-objective",
        "nytt-mal",
        "neues-ziel",
        "objective",
        "mal",
        "okr",
        "template",
        "mall",
        "untitled",
    ];
    let plain = stem.trim_end_matches(|one: char| one.is_ascii_digit()).trim_end_matches('-');
    NAMES.contains(&plain) || plain.ends_with("-copy") || plain.ends_with("-kopia") || plain.starts_with("copy-of-")
}

/// Whether no word of the file name occurs in the objective's texts.
fn is_strange(facts: &Facts<'_>, linked: &LinkedObjective) -> bool {
    let named = words(linked.head.path.stem());
    let team = &facts.site.team(linked.team).team.head;
    let key_results = linked.key_results.iter().flat_map(|one| [one.title.as_str(), one.id.as_str()]);
    let texts = [&*linked.head.title, &linked.head.body, &team.title, team.id.as_str()];
    let mut texts = texts.into_iter().chain(key_results).chain(linked.tags.iter().map(String::as_str));
    !named.is_empty() && texts.all(|text| words(text).is_disjoint(&named))
}

/// The starts of the longer words of a text: four letters, of which a slug has none beyond ASCII, as one number.
type Words = BTreeSet<u32>;

fn words(text: &str) -> Words {
    const LETTERS: usize = 4;
    let slug = slug::slug(text);
    let long = slug.split(['-', '.']).filter(|word| word.len() > 2 && !word.bytes().all(|one| one.is_ascii_digit()));
    let packed = |word: &str| word.bytes().take(LETTERS).fold(0, |packed, letter| packed << 8 | u32::from(letter));
    long.map(packed).collect()
}
