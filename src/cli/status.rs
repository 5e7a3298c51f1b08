//! `okrsite status`

mod data;
mod table;

use std::collections::BTreeMap;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::{Console, ContentFolder, Day, Outcome, console, content::Root, has_errors, incomplete, put};
use crate::{
    diagnostics::{printable, suggest},
    link::{Absence, LinkedObjective, ObjectiveKey, TeamKey},
    model::{Date, Language, Outcome as Ending, Period, PeriodProblem, State},
    pipeline::Checked,
    progress::{ObjectiveProgress, Status},
    render::{self, Theme},
    source::slug,
    view::{Derived, Facts, Names, PeriodCount},
};

/// Show progress and status of objectives and key results
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite status                          show the objectives that run today
  okrsite status okrs --team support      show those of one team
  okrsite status --period 2026-Q3         show those of another period
  okrsite status --format csv > okrs.csv  write a table for spreadsheets

The mark in a bar shows where progress is expected to be today.")]
pub(super) struct Arguments {
    #[command(flatten)]
    content: ContentFolder,
    /// Show only the objectives of this team
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// Show the objectives of this period. Default: those that run today
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[command(flatten)]
    day: Day,
    /// The output format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON document, for programs
    Json,
    /// One row per key result, for spreadsheets
    Csv,
}

/// An objective that is shown.
struct Shown<'a> {
    objective: &'a LinkedObjective,
    team: &'a crate::model::Team,
    numbers: &'a ObjectiveProgress,
    key: ObjectiveKey,
    /// Why nobody of its team works on it, where that is so.
    absence: Option<Absence>,
}

/// A period, and what is counted of it.
type Counted<'a> = (Option<&'a Period>, &'a PeriodCount);

pub(super) fn run(arguments: &Arguments, console: Console) -> anyhow::Result<Outcome> {
    let root = Root::find(arguments.content.named(), console)?;
    let (_, checked) = root.published(&arguments.day)?;
    arguments.day.say_what_is_later(&checked, console);
    let team = arguments.team.as_deref().map(|wanted| team(&checked, wanted)).transpose()?;
    let period = arguments.period.as_deref().map(|wanted| period(&checked, wanted)).transpose()?;

    let theme = Theme::new(&BTreeMap::new(), Language::English, None)?; // for the facts alone: nothing is rendered
    let (site, progress, config) = (&checked.site, &checked.progress, &checked.config);
    let derived = Derived::new(site, progress, config, &theme.texts, Names::default());
    let facts = Facts::new(site, progress, config, &theme.texts, &derived);

    let shown = chosen(&checked, &facts, team, period);
    let counted = counted_period(&facts, period);
    let count = facts.count(counted, team, shown.iter().map(|shown| shown.key));
    let today = checked.progress.today.0;
    match arguments.format {
        Format::Text => {
            let width = terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
            put(&table::draw(&shown, (counted, &count), today, width))?;
        }
        Format::Json => put(&data::json(&shown, (counted, &count), today))?,
        Format::Csv => {
            let keys: Vec<_> = shown.iter().map(|shown| shown.key).collect();
            put(render::table(&facts, &keys).trim_start_matches('\u{feff}'))?; // programs read it: the mark is for Excel
        }
    }
    if shown.is_empty() {
        console.info(nothing(&checked, arguments));
    }
    if has_errors(&checked.found) {
        console::print(&incomplete(&checked.found));
        return Ok(Outcome::Failure);
    }
    Ok(Outcome::Success)
}

fn nothing(checked: &Checked, arguments: &Arguments) -> &'static str {
    if checked.site.published().next().is_none() {
        "no objectives yet: add the first with `okrsite new objective`"
    } else if arguments.period.is_some() {
        "no objectives match"
    } else if arguments.team.is_some() {
        "no objectives of this team run today: choose a period with `--period`"
    } else {
        "no objectives run today: choose a period with `--period`"
    }
}

/// The period whose objectives are counted: the one that was asked for, else the running one.
fn counted_period<'a>(facts: &'a Facts<'_>, wanted: Option<&str>) -> Option<&'a Period> {
    let Some(wanted) = wanted else { return facts.running.as_ref() };
    facts.periods.iter().map(|group| &group.period).find(|period| period.id == wanted)
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
        (None, Some(near)) => bail!("no team has the id `{wanted}`: did you mean `{near}`?"),
        (None, None) => bail!("no team has the id `{wanted}`"),
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
            None => bail!("there is no period `{wanted}`: write it like 2026, 2026-H2, 2026-T3, 2026-Q4 or 2026-11"),
        },
    }
}

/// The objectives that are asked for, by team (those without a parent team first), period and id.
fn chosen<'a>(checked: &'a Checked, facts: &Facts<'_>, team: Option<TeamKey>, period: Option<&str>) -> Vec<Shown<'a>> {
    let site = &checked.site;
    let is_wanted = |one: &LinkedObjective| {
        team.is_none_or(|team| one.team == team)
            && period.map_or_else(|| facts.is_current(one), |period| one.period.id == period)
    };
    let mut shown: Vec<_> = site.published().filter(|(_, one)| is_wanted(one)).collect();
    shown.sort_by_key(|(_, one)| (site.team(one.team).parent.is_some(), one.team, one.period.start, one.period.end));
    let row = |(key, objective): (ObjectiveKey, &'a LinkedObjective)| Shown {
        objective,
        team: &site.team(objective.team).team,
        numbers: checked.progress.of(key),
        key,
        absence: site.absence(objective, checked.progress.today.0),
    };
    shown.into_iter().map(row).collect()
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
        Status::Dropped => "dropped",
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

/// What is expected by now; nothing of what is closed, dropped, or ahead.
fn expected(status: Status, expected: f64) -> Option<f64> {
    (!matches!(status, Status::Closed(_) | Status::Dropped) && expected > 0.0).then_some(expected)
}

fn shown_date(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}
