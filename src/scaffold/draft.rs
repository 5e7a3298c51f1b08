//! A new objective, team, KPI or page: a template that teaches while it is filled in.

use anyhow::bail;

use super::{place, write_new};
use crate::{
    diagnostics::{Diagnostic, Severity, SitePath, suggest},
    disk::Content,
    model::{Language, Period},
    pipeline::{self, Checked, Files, Options, Settings},
    source::slug,
};

/// How long an id made from a title may be: it is a file name and part of an address.
const ID_LENGTH_MAX: usize = 48;

/// What can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An objective with its key results.
    Objective,
    /// A team.
    Team,
    /// A measure that is always watched.
    Kpi,
    /// Any other page.
    Page,
}

impl Kind {
    /// The word for it in front matter and commands.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Objective => "objective",
            Self::Team => "team",
            Self::Kpi => "kpi",
            Self::Page => "page",
        }
    }

    fn template(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Objective, Language::English) => include_str!("en/new/objective.md"),
            (Self::Objective, Language::Swedish) => include_str!("sv/new/objective.md"),
            (Self::Team, Language::English) => include_str!("en/new/team.md"),
            (Self::Team, Language::Swedish) => include_str!("sv/new/team.md"),
            (Self::Kpi, Language::English) => include_str!("en/new/kpi.md"),
            (Self::Kpi, Language::Swedish) => include_str!("sv/new/kpi.md"),
            (Self::Page, Language::English) => include_str!("en/new/page.md"),
            (Self::Page, Language::Swedish) => include_str!("sv/new/page.md"),
        }
    }
}

/// What is to be written, as far as it is known.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it is.
    pub kind: Kind,
    /// The title.
    pub title: String,
    /// The id; made from the title where none is given.
    pub id: Option<String>,
    /// The language of the template's comments and of the text.
    pub language: Language,
    /// The team of an objective.
    pub team: Option<String>,
    /// The period of an objective.
    pub period: Option<String>,
    /// What an objective serves, or the team that a team belongs to.
    pub parent: Option<String>,
}

/// A content folder that a file is added to.
#[derive(Debug)]
pub struct Repository<'a> {
    /// Its files.
    pub content: &'a Content,
    /// Its settings.
    pub settings: &'a Settings,
    /// What it holds.
    pub checked: &'a Checked,
    /// The day it is checked for.
    pub options: Options,
}

/// A file that was added.
#[derive(Debug)]
pub struct Added {
    /// Its path in the content folder.
    pub path: SitePath,
    /// How many more errors the other files have with it: an objective may name a team that has no file yet.
    pub errors_elsewhere: usize,
}

impl Repository<'_> {
    /// The errors that `check` would find in `draft`, with what to do, a line each. What it does not say yet is taken to be
    /// right.
    #[must_use]
    pub fn problems(&self, draft: &Draft) -> Vec<String> {
        let path = SitePath::new("\u{1}/okrsite-new.md"); // a path that no file has, with an id that none takes
        let checked = self.check_with(&path, self.text(draft, "okrsite-new"));
        let is_own = |one: &&Diagnostic| checked.sources.path(one.primary.span.file) == &path;
        let errors = checked.found.iter().filter(|one| one.severity == Severity::Error).filter(is_own);
        errors
            .map(|one| match &one.hint {
                Some(hint) => format!("{}: {hint}", one.message),
                None => one.message.clone(),
            })
            .collect()
    }

    /// The id that `draft` gets.
    ///
    /// # Errors
    ///
    /// When the id that it asks for is none, or taken.
    pub fn id(&self, draft: &Draft) -> anyhow::Result<String> {
        let Some(wanted) = &draft.id else { return Ok(self.free(draft, &short(&slug::slug(&draft.title)))) };
        if let Err(problem) = slug::check_id(wanted) {
            bail!("`{wanted}` cannot be an id: {}; did you mean `{}`?", problem.sentence, problem.suggestion);
        }
        let free = self.free(draft, wanted);
        if free != *wanted {
            bail!("the id `{wanted}` is already used: `{free}` is free");
        }
        Ok(free)
    }

    /// Writes `draft` to where files of its kind lie.
    ///
    /// # Errors
    ///
    /// When its id is taken, or the file cannot be written.
    pub fn write(&self, draft: &Draft) -> anyhow::Result<Added> {
        let id = self.id(draft)?;
        let path = self.path(draft, &id);
        let text = self.text(draft, &id);
        let errors = |checked: &Checked| {
            let is_error = |one: &&Diagnostic| one.severity == Severity::Error;
            let elsewhere = |one: &&Diagnostic| checked.sources.path(one.primary.span.file) != &path;
            checked.found.iter().filter(is_error).filter(elsewhere).count()
        };
        let (before, after) = (errors(self.checked), errors(&self.check_with(&path, text.clone())));
        write_new(&self.content.root.join(path.as_str()), &text)?;
        Ok(Added { path, errors_elsewhere: after.saturating_sub(before) })
    }

    /// The period that most objectives of today have, to be offered.
    #[must_use]
    pub fn usual_period(&self) -> Option<&str> {
        let today = self.options.today.0;
        let mut ids: Vec<&Period> = self.checked.site.objectives.iter().map(|one| &one.period).collect();
        ids.retain(|period| period.contains(today));
        ids.sort_by(|one, other| one.id.cmp(&other.id));
        let groups = ids.chunk_by(|one, other| one.id == other.id);
        groups.max_by_key(|group| group.len()).map(|group| group[0].id.as_str())
    }

    /// The ids of the teams.
    #[must_use]
    pub fn teams(&self) -> Vec<&str> {
        self.checked.site.teams.iter().map(|team| team.team.head.id.as_str()).collect()
    }

    /// The team that was meant, perhaps, where no team has a file, so that any name will do. Else [`Self::problems`] knows.
    #[must_use]
    pub fn near_team(&self, team: &str) -> Option<&str> {
        let teams = self.teams();
        if self.checked.site.teams.iter().any(|team| team.has_file) {
            return None;
        }
        let is_known = teams.contains(&slug::slug(team).as_str());
        suggest::closest(team, teams).filter(|_| !is_known)
    }

    /// The files with one more, checked.
    fn check_with(&self, path: &SitePath, text: String) -> Checked {
        let mut files: Files = self.content.files.clone();
        files.markdown.push((path.clone(), text.into_bytes().into()));
        files.markdown.sort();
        pipeline::check(self.settings, &files, self.options)
    }

    fn path(&self, draft: &Draft, id: &str) -> SitePath {
        let site = &self.checked.site;
        let folder = match draft.kind {
            Kind::Objective => {
                let (team, written) = (self.team(draft), self.period(draft));
                place::of_objective(site, team, self.parsed_period(written).as_ref(), written)
            }
            kind => place::of_kind(site, kind),
        };
        SitePath::new(format!("{folder}{}{id}.md", if folder.is_empty() { "" } else { "/" }))
    }

    fn parsed_period(&self, written: &str) -> Option<Period> {
        let config = &self.settings.config;
        let own = config.periods.get(written).cloned();
        own.or_else(|| Period::parse(written, config.fiscal_year).ok())
    }

    /// The team of `draft`, or one to stand in for it.
    fn team<'a>(&'a self, draft: &'a Draft) -> &'a str {
        let first = self.checked.site.teams.first().map(|team| team.team.head.id.as_str());
        draft.team.as_deref().or(first).unwrap_or("team")
    }

    /// The period of `draft`, or one to stand in for it.
    fn period<'a>(&'a self, draft: &'a Draft) -> &'a str {
        draft.period.as_deref().or(self.usual_period()).unwrap_or("2026")
    }

    /// The first of `wanted`, `wanted-2`, `wanted-3`... that nothing of its kind and no file has.
    fn free(&self, draft: &Draft, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut number = 1;
        while self.is_taken(draft, &id) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        id
    }

    fn is_taken(&self, draft: &Draft, id: &str) -> bool {
        let site = &self.checked.site;
        let by_kind = match draft.kind {
            Kind::Objective => id == "strategy" || site.objectives.iter().any(|one| one.head.id.as_str() == id),
            Kind::Team => site.teams.iter().any(|one| one.has_file && one.team.head.id.as_str() == id),
            Kind::Kpi => site.kpis.iter().any(|one| one.kpi.head.id.as_str() == id),
            Kind::Page => site.pages.iter().any(|one| one.head.id.as_str() == id),
        };
        // what could not be read may have the id once it is mended
        let mut left_out = site.files.keys().filter(|path| !site.by_path.contains_key(*path));
        let path = self.path(draft, id);
        by_kind
            || site.aliases.contains_key(id)
            || left_out.any(|path| path.stem() == id)
            || self.content.root.join(path.as_str()).symlink_metadata().is_ok()
    }

    /// The template, filled.
    fn text(&self, draft: &Draft, id: &str) -> String {
        let config = &self.settings.config;
        let period = self.period(draft);
        let today = self.options.today.0;
        let end = self.parsed_period(period).map_or(today, |period| period.end);
        let parent = match &draft.parent {
            Some(parent) => format!("parent: {}\n", value(parent)),
            None if draft.kind == Kind::Objective => "# parent:\n".to_owned(),
            None => format!("# parent: {}\n", self.team(draft)),
        };
        let lang =
            if draft.language == config.language { String::new() } else { format!("lang: {}\n", draft.language.tag()) };
        let values = [
            ("title", title(if draft.title.is_empty() { "Title" } else { &draft.title })),
            ("lang", lang),
            ("team", value(self.team(draft))),
            ("period", value(period)),
            ("parent", parent),
            ("id", id.to_owned()),
            ("fewest", config.focus_key_results.0.to_string()),
            ("most", config.focus_key_results.1.to_string()),
            ("today", today.to_string()),
            ("end", end.to_string()),
        ];
        fill(draft.kind.template(draft.language), &values)
    }
}

/// Puts values in the place of their names in braces, in one pass: a value is never searched for names.
fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut parts = template.split('{');
    let mut filled = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let named = part.split_once('}').and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, rest))
        });
        match named {
            Some((value, rest)) => filled.extend([value, rest]),
            None => filled.extend(["{", part]),
        }
    }
    filled
}

/// A title as YAML: plain where YAML takes it for the text it is, else in quotes.
fn title(text: &str) -> String {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let is_plain = |one: char| one.is_alphanumeric() || " -,.!?()/%+'\u{2013}\u{2019}".contains(one);
    let starts_plain = text.starts_with(char::is_alphabetic) && !WORDS.contains(&text.to_lowercase().as_str());
    if starts_plain && text.chars().all(is_plain) && text.trim() == text { text.to_owned() } else { quoted(text) }
}

/// An id, a period or a reference as YAML.
fn value(text: &str) -> String {
    let is_plain = |one: char| one.is_ascii_alphanumeric() || "-.#".contains(one);
    let starts_plain = text.starts_with(|one: char| one.is_ascii_alphanumeric());
    if starts_plain && text.chars().all(is_plain) { text.to_owned() } else { title(text) }
}

/// JSON's quotes are YAML's double quotes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The first words of an id, as many as make a good file name.
fn short(id: &str) -> String {
    if id.len() <= ID_LENGTH_MAX {
        return id.to_owned();
    }
    let cut = &id[..=ID_LENGTH_MAX]; // ids are ASCII
    cut.rsplit_once('-').map_or(&cut[..ID_LENGTH_MAX], |(words, _)| words).trim_end_matches(['-', '.']).to_owned()
}
