//! `okrsite status`

mod data;
mod table;

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::{Day, Outcome, content::Root, has_errors, put, say};
use crate::{
    diagnostics::{Counts, printable, suggest},
    link::{LinkedObjective, TeamKey},
    model::{Date, Language, Outcome as Ending, Period, PeriodProblem, State},
    pipeline::Checked,
    progress::{ObjectiveProgress, Status},
    render::Theme,
    source::slug,
    view::{Derived, Facts, Names},
};

/// Says how it goes: objectives and key results with progress, what is expected by now, and status.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite status                          what runs today
  okrsite status okrs --team support      of one team
  okrsite status --period 2026-Q3         of a period, whenever it was
  okrsite status --format csv > okrs.csv  for a spreadsheet; json for programs

The mark in a bar shows where progress would be by now at an even pace.")]
pub(super) struct Arguments {
    /// The folder with okrsite.yaml. Default: this one, or the nearest above that has it
    dir: Option<PathBuf>,
    /// Only the objectives of a team
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// The objectives of a period. Default: those that run today
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[command(flatten)]
    day: Day,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON document, for programs
    Json,
    /// One row an objective or key result, for spreadsheets
    Csv,
}

/// An objective that is shown.
struct Shown<'a> {
    objective: &'a LinkedObjective,
    team: &'a crate::model::Team,
    numbers: &'a ObjectiveProgress,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let root = Root::find(arguments.dir.as_ref())?;
    let (_, checked) = root.check(&root.output(None)?, &arguments.day, false)?;
    let team = arguments.team.as_deref().map(|wanted| team(&checked, wanted)).transpose()?;
    let period = arguments.period.as_deref().map(|wanted| period(&checked, wanted)).transpose()?;
    let shown = chosen(&checked, team, period)?;
    let today = checked.progress.today.0;
    match arguments.format {
        Format::Table => {
            let size = terminal_size::terminal_size_of(std::io::stdout());
            put(&table::draw(&shown, today, size.map(|(width, _)| usize::from(width.0))))?;
        }
        Format::Json => put(&data::json(&shown, today))?,
        Format::Csv => put(&data::csv(&shown))?,
    }
    if shown.is_empty() {
        say(nothing(&checked, arguments));
    }
    if has_errors(&checked.found) {
        say(&format!(
            "{}: run `okrsite check`; what has errors may be missing here",
            Counts::of(&checked.found).sentence()
        ));
        return Ok(Outcome::ContentHasErrors);
    }
    Ok(Outcome::Good)
}

fn nothing(checked: &Checked, arguments: &Arguments) -> &'static str {
    if checked.site.published().next().is_none() {
        "no objectives yet: add the first with `okrsite new objective`"
    } else if arguments.period.is_some() {
        "no objectives fit"
    } else {
        "no objectives that run today fit: name a period with `--period`"
    }
}

/// The team that `wanted` names, by id, earlier id or title.
fn team(checked: &Checked, wanted: &str) -> anyhow::Result<TeamKey> {
    let site = &checked.site;
    let id = slug::slug(wanted);
    let id = site.aliases.get(&id).unwrap_or(&id);
    let teams = || site.published_teams().map(|key| (key, &site.team(key).team.head));
    let by_id = teams().find(|(_, head)| head.id.as_str() == id);
    let found = by_id.or_else(|| teams().find(|(_, head)| slug::slug(&head.title) == *id));
    match (found, suggest::closest(id, teams().map(|(_, head)| head.id.as_str()))) {
        (Some((key, _)), _) => Ok(key),
        (None, Some(near)) => bail!("no team is called `{wanted}`: did you mean `{near}`?"),
        (None, None) => bail!("no team is called `{wanted}`"),
    }
}

/// The id of the period that `wanted` names. There need not be objectives of it.
fn period<'a>(checked: &Checked, wanted: &'a str) -> anyhow::Result<&'a str> {
    let own = &checked.config.periods;
    if own.contains_key(wanted) {
        return Ok(wanted);
    }
    match Period::parse(wanted, checked.config.fiscal_year) {
        Ok(_) => Ok(wanted),
        Err(PeriodProblem::Form(Some(near))) => bail!("there is no period `{wanted}`: did you mean `{near}`?"),
        Err(_) => match suggest::closest(wanted, own.keys().map(String::as_str)) {
            Some(near) => bail!("there is no period `{wanted}`: did you mean `{near}`?"),
            None => bail!("there is no period `{wanted}`: write it as 2026, 2026-H2, 2026-T3, 2026-Q4 or 2026-11"),
        },
    }
}

/// The objectives that are asked for, by team (those without a parent team first), period and id.
fn chosen<'a>(checked: &'a Checked, team: Option<TeamKey>, period: Option<&str>) -> anyhow::Result<Vec<Shown<'a>>> {
    let site = &checked.site;
    let theme = Theme::new(&BTreeMap::new(), Language::English, None)?; // for the facts alone: nothing is rendered
    let (progress, config) = (&checked.progress, &checked.config);
    let derived = Derived::new(site, progress, config, &theme.texts, Names::default());
    let facts = Facts::new(site, progress, config, &theme.texts, &derived);
    let is_wanted = |one: &LinkedObjective| {
        team.is_none_or(|team| one.team == team)
            && period.map_or_else(|| facts.is_current(one), |period| one.period.id == period)
    };
    let mut shown: Vec<_> = site.published().filter(|(_, one)| is_wanted(one)).collect();
    shown.sort_by_key(|(_, one)| (site.team(one.team).parent.is_some(), one.team, one.period.start, one.period.end));
    let row = |(key, objective): (_, &'a LinkedObjective)| Shown {
        objective,
        team: &site.team(objective.team).team,
        numbers: checked.progress.of(key),
    };
    Ok(shown.into_iter().map(row).collect())
}

/// The word for a status, as data has it.
fn status_key(status: Status) -> &'static str {
    match status {
        Status::OnTrack => "on_track",
        Status::AtRisk => "at_risk",
        Status::OffTrack => "off_track",
        Status::Done => "done",
        Status::NotStarted => "not_started",
        Status::Stale => "stale",
        Status::Closed(_) => "closed",
    }
}

/// How an objective ended, in a word.
fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Achieved => "achieved",
        Ending::Partly => "partly",
        Ending::Missed => "missed",
        Ending::Dropped => "dropped",
    }
}

/// Where an objective stands in its life, in a word.
fn state(state: State) -> &'static str {
    match state {
        State::Draft => "draft",
        State::Proposed => "proposed",
        State::Active => "active",
        State::Closed => "closed",
    }
}

/// What is expected by now; nothing of what is closed, or ahead.
fn expected(status: Status, expected: f64) -> Option<f64> {
    (!matches!(status, Status::Closed(_)) && expected > 0.0).then_some(expected)
}

fn shown_date(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}
