//! What a file holds: as it says, else as its keys and its folder tell.

use super::{
    Texts,
    raw::{RawKpi, RawObjective, RawOrganisation, RawPage, RawTeam},
};
use crate::{
    diagnostics::{Report, Span, id, suggest},
    source::{
        field::Keyed,
        form::{Form, Keys},
        reader::{Fields, either, listed, words},
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Objective,
    Team,
    Organisation,
    Kpi,
    Page,
}

const KINDS: [(&str, Kind); 5] = [
    ("objective", Kind::Objective),
    ("team", Kind::Team),
    ("organisation", Kind::Organisation),
    ("kpi", Kind::Kpi),
    ("page", Kind::Page),
];

/// What people call the kinds and their folders, in lower case, and in English, Swedish and German.
const WORDS: [(&str, Kind); 44] = [
    ("objectives", Kind::Objective),
    ("okr", Kind::Objective),
    ("okrs", Kind::Objective),
    ("goal", Kind::Objective),
    ("goals", Kind::Objective),
    ("mål", Kind::Objective),
    ("ziel", Kind::Objective),
    ("ziele", Kind::Objective),
    ("teams", Kind::Team),
    ("group", Kind::Team),
    ("groups", Kind::Team),
    ("squad", Kind::Team),
    ("squads", Kind::Team),
    ("lag", Kind::Team),
    ("grupp", Kind::Team),
    ("grupper", Kind::Team),
    ("gruppe", Kind::Team),
    ("gruppen", Kind::Team),
    ("organization", Kind::Organisation),
    ("company", Kind::Organisation),
    ("organisationen", Kind::Organisation),
    ("foretag", Kind::Organisation),
    ("företag", Kind::Organisation),
    ("foretaget", Kind::Organisation),
    ("företaget", Kind::Organisation),
    ("unternehmen", Kind::Organisation),
    ("vision", Kind::Organisation),
    ("kpis", Kind::Kpi),
    ("metric", Kind::Kpi),
    ("metrics", Kind::Kpi),
    ("measure", Kind::Kpi),
    ("measures", Kind::Kpi),
    ("nyckeltal", Kind::Kpi),
    ("mätetal", Kind::Kpi),
    ("matetal", Kind::Kpi),
    ("kennzahl", Kind::Kpi),
    ("kennzahlen", Kind::Kpi),
    ("pages", Kind::Page),
    ("sida", Kind::Page),
    ("sidor", Kind::Page),
    ("seite", Kind::Page),
    ("seiten", Kind::Page),
    ("docs", Kind::Page),
    ("doc", Kind::Page),
];

/// What only an objective has, and each needs.
const OF_OBJECTIVES: [&str; 3] = ["team", "period", "key_results"];

impl Kind {
    fn word(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// "a team"
    fn with_article(self) -> &'static str {
        match self {
            Self::Objective => "an objective",
            Self::Team => "a team",
            Self::Organisation => "the organisation",
            Self::Kpi => "a KPI",
            Self::Page => "a page",
        }
    }

    fn shape(self) -> &'static Keys {
        match self {
            Self::Objective => RawObjective::SHAPE,
            Self::Team => RawTeam::SHAPE,
            Self::Organisation => RawOrganisation::SHAPE,
            Self::Kpi => RawKpi::SHAPE,
            Self::Page => RawPage::SHAPE,
        }
    }

    /// Whether `fields` have every key that this kind needs, and none that it does not know.
    fn fits(self, fields: Fields<'_>) -> bool {
        let is_there = |name: &str| name == "kind" || fields.value(name).is_some();
        let needed = self.shape().keys.iter().filter(|key| matches!(key.form, Form::Needed(_)));
        fields.keys().all(|key| self.shape().has(key)) && needed.into_iter().all(|key| is_there(key.name))
    }

    /// The kind that people call `word`.
    fn called(word: &str) -> Option<Self> {
        let lower = word.to_lowercase();
        KINDS.iter().chain(&WORDS).find(|(known, _)| *known == lower).map(|(_, kind)| *kind)
    }
}

/// The value of `kind:`; where none is written, an objective, unless its keys or its folder tell otherwise. What is wrong with it is
/// reported, and the rest is read as what it most likely is.
pub(super) fn read(texts: &Texts<'_>, fields: Fields<'_>, report: &mut Report) -> Option<Kind> {
    let Some(node) = fields.value("kind") else { return unsaid(texts, fields, report) };
    let written = texts.text.get(node.span.range()).unwrap_or("").trim_matches(['"', '\'', ' ']);
    if let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == written) {
        return Some(checked(*kind, node.span, fields, report));
    }
    if matches!(written, "" | "null" | "~") {
        let finding = report.at(&id::MISSING_KEY, fields.key_span("kind"), "`kind` has no value");
        finding.hint("write a value after `kind:`, or remove the line");
        return None;
    }
    let names = KINDS.map(|(name, _)| name);
    let finding = report.at(&id::UNKNOWN_VALUE, node.span, format!("unknown kind `{written}`"));
    let meant = Kind::called(written);
    match meant.map(Kind::word).or_else(|| suggest::closest(written, names)) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!("write {}", either(&names))),
    };
    if let Some(kind) = meant {
        finding.fix(node.span, kind.word());
    }
    meant
}

/// The kind that is written, unless the keys are those of another.
fn checked(kind: Kind, span: Span, fields: Fields<'_>, report: &mut Report) -> Kind {
    const ODD_MIN: usize = 2;
    let odd: Vec<&str> = fields.keys().filter(|key| !kind.shape().has(key)).collect();
    if odd.len() < ODD_MIN {
        return kind;
    }
    let mut others = KINDS.iter().map(|(_, other)| *other);
    let Some(meant) = others.find(|other| *other != kind && other.fits(fields)) else { return kind };
    let message = format!("`kind` is `{}`, but the keys are those of {}", kind.word(), meant.with_article());
    let hint = format!("write `kind: {}`: {} has no {}", meant.word(), kind.with_article(), listed(&odd));
    report.at(&id::UNKNOWN_VALUE, span, message).hint(hint);
    meant
}

/// What a file without `kind` is: an objective where it has anything that only objectives have. `None` where nothing tells.
fn unsaid(texts: &Texts<'_>, fields: Fields<'_>, report: &mut Report) -> Option<Kind> {
    let has =
        |name: &&str| fields.value(name).is_some() || fields.keys().any(|key| words::meant(key, &["team"]).is_some());
    if OF_OBJECTIVES.iter().any(has) || OF_OBJECTIVES.iter().any(|name| suggest::closest(name, fields.keys()).is_some())
    {
        return Some(Kind::Objective);
    }
    let other_word = fields.keys().find(|key| words::meant(key, &["kind"]).is_some());
    let value = other_word.and_then(|key| fields.value(key)).and_then(|node| texts.text.get(node.span.range()));
    if let Some(kind) = value.and_then(|value| Kind::called(value.trim_matches(['"', '\'', ' ']))) {
        return Some(kind); // "unknown key `type`: did you mean `kind`?"
    }

    let of_others = |key: &str| KINDS.iter().any(|(_, kind)| *kind != Kind::Objective && kind.shape().has(key));
    if fields.keys().any(|key| Kind::Objective.shape().has(key) && !of_others(key)) {
        return Some(Kind::Objective);
    }

    let span = Span::new(texts.file, 0, 3);
    if let Some((kind, why)) = likely(texts, fields) {
        let message = format!("this file has no `kind`, and seems to be {}: {why}", kind.with_article());
        let finding = report.at(&id::MISSING_KEY, span, message);
        let after = texts.text.find('\n').map_or(texts.text.len(), |newline| newline + 1);
        let end = if texts.text.contains("\r\n") { "\r\n" } else { "\n" };
        finding.hint(format!("add the line `kind: {}`", kind.word()));
        finding.fix(Span::new(texts.file, after, after), format!("kind: {}{end}", kind.word()));
        return Some(kind);
    }
    if !fields.keys().all(|key| Kind::Page.shape().has(key)) {
        return Some(Kind::Objective);
    }
    let message =
        "this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing";
    let finding = report.at(&id::MISSING_KEY, span, message);
    finding.hint("add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one");
    None
}

/// The kind that the keys tell, else the folder or the name of the file; and why.
fn likely(texts: &Texts<'_>, fields: Fields<'_>) -> Option<(Kind, String)> {
    let others = || KINDS.iter().map(|(_, kind)| *kind).filter(|kind| *kind != Kind::Objective);
    let own_keys = |kind: Kind| {
        let is_own = |key: &&str| kind.shape().has(key) && !Kind::Objective.shape().has(key);
        fields.keys().filter(is_own).collect::<Vec<_>>()
    };
    let best = others().map(|kind| (own_keys(kind), kind)).max_by_key(|(keys, _)| keys.len());
    if let Some((keys, kind)) = best.filter(|(keys, _)| !keys.is_empty()) {
        return Some((kind, format!("it has {}", listed(&keys))));
    }
    let folders = texts.path.folder().rsplit('/').map(|folder| (folder, "it is in the folder"));
    let names = std::iter::once((texts.path.stem(), "it is called")).chain(folders);
    let mut told = names.filter_map(|(name, what)| Some((Kind::called(name)?, format!("{what} `{name}`"))));
    told.find(|(kind, _)| *kind != Kind::Objective)
}
