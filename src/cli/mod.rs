//! The commands: one file each. The only place that prints, exits, and reads arguments, environment and clock.
//!
//! Data goes to stdout, messages to stderr. Exit codes: 0 success, 1 errors in the content or pending changes, 2 the
//! command could not run.

#![expect(clippy::disallowed_methods, reason = "this is the shell: it reads environment and clock, and measures time")]

mod build;
mod changed;
mod check;
mod completions;
mod console;
mod content;
mod explain;
mod findings;
mod fix;
mod help;
mod init;
mod man;
mod new;
mod schema;
mod search;
mod serve;
mod status;
mod timings;

use std::{
    collections::BTreeMap,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Once,
};

use anyhow::{Context, bail};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use self::console::{Console, ConsoleOptions};
use crate::{
    diagnostics::{Counts, Diagnostic, printable},
    model::{Date, DateProblem, Language, Today, parse_date},
    pipeline::Checked,
};

/// Build a static site from OKRs written in Markdown
#[derive(Debug, Parser)]
#[command(
    name = "okrsite",
    version,
    propagate_version = true,
    after_help = "\
Examples:
  okrsite init okrs         create a small site in the folder okrs
  okrsite new objective     add an objective to the site in this folder
  okrsite build okrs        build the site into okrs/public
  okrsite serve okrs        preview the site while you write
  okrsite check okrs        list errors and advice, build nothing
  okrsite status okrs       show progress and status
  okrsite search winter     find objectives, key results and more
  okrsite explain OKR012    explain a finding

Exit codes: 0 success, 1 errors in the content, 2 the command could not run."
)]
struct Arguments {
    #[command(flatten)]
    console: ConsoleOptions,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    New(new::Arguments),
    Build(build::Arguments),
    Serve(serve::Arguments),
    Check(check::Arguments),
    Status(status::Arguments),
    Search(search::Arguments),
    Explain(explain::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// A language that templates and explanations are written in.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Tongue {
    /// English
    En,
    /// Swedish
    Sv,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::En => Self::English,
            Tongue::Sv => Self::Swedish,
        }
    }
}

/// `--dir`, which names the content folder in every command that reads one.
#[derive(Debug, Args)]
struct ContentDir {
    /// The content folder. Default: this folder, or the nearest one above it that has an okrsite.yaml
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// The content folder of a command that also takes it as a plain argument.
#[derive(Debug, Args)]
struct ContentFolder {
    /// The content folder. Default: this folder, or the nearest one above it that has an okrsite.yaml
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The content folder, like the argument DIR
    #[arg(long, value_name = "DIR", conflicts_with = "folder")]
    dir: Option<PathBuf>,
}

impl ContentFolder {
    /// The folder that was named, in whichever way.
    fn named(&self) -> Option<&PathBuf> {
        self.folder.as_ref().or(self.dir.as_ref())
    }
}

/// The environment variable with the second that a build is said to be made at.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Which day counts as today.
#[derive(Debug, Args)]
struct Day {
    /// The day to compute everything for, such as 2026-11-23; what is dated later is left out. Default: that of
    /// `SOURCE_DATE_EPOCH`, if it is set, else today in the time zone of `TZ` or of the system
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
}

/// How a command ended, if it could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It did what it was asked to.
    Success,
    /// The content has errors, or changes are pending.
    Failure,
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run() -> ExitCode {
    let matches = program().get_matches();
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let console = arguments.console.console();

    let outcome = match &arguments.command {
        Command::Init(arguments) => init::run(arguments, console),
        Command::New(arguments) => new::run(arguments, console),
        Command::Build(arguments) => build::run(arguments, console),
        Command::Serve(arguments) => serve::run(arguments, console),
        Command::Check(arguments) => check::run(arguments, console),
        Command::Status(arguments) => status::run(arguments, console),
        Command::Search(arguments) => search::run(arguments, console),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Schema(arguments) => schema::run(arguments, console),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments, console),
    };

    match outcome {
        Ok(Outcome::Success) => ExitCode::SUCCESS,
        Ok(Outcome::Failure) => ExitCode::from(1),
        Err(error) => {
            console::print_error(&error);
            ExitCode::from(2)
        }
    }
}

/// The command line: every command with its arguments and help texts.
#[must_use]
pub fn program() -> clap::Command {
    help::formatted(Arguments::command())
}

/// The day to compute for, and the latest that content may speak of.
struct Days {
    today: Today,
    /// None where the day is stated: what is dated later is left out.
    latest: Option<Date>,
}

/// A day that somebody stated.
struct Stated {
    date: Date,
    /// Where: `--date`.
    place: &'static str,
}

impl Day {
    /// The days that `--date`, `SOURCE_DATE_EPOCH` and the clock make.
    ///
    /// Where the day is stated, the clock does not count: a site can be built as it was weeks ago, though it has check-ins
    /// from since then, and as it will be. Otherwise content may be dated up to the day that has begun somewhere on Earth.
    fn days(&self, console: Console) -> anyhow::Result<Days> {
        if let Some(stated) = self.stated()? {
            return Ok(Days { today: Today(stated.date), latest: None });
        }
        let now = jiff::Timestamp::now();
        let (here, first) = (zone(console).to_datetime(now).date(), jiff::tz::Offset::constant(14));
        Ok(Days { today: Today(here), latest: Some(first.to_datetime(now).date()) })
    }

    /// The day that `--date` states, else `SOURCE_DATE_EPOCH`, which is in UTC.
    fn stated(&self) -> anyhow::Result<Option<Stated>> {
        if let Some(written) = &self.date {
            return match parse_date(written) {
                Ok(date) => Ok(Some(Stated { date, place: "--date" })),
                Err(DateProblem::Form) => bail!("`{written}` is not a date: write it like 2026-11-23"),
                Err(DateProblem::Calendar) => bail!("the date `{written}` does not exist"),
            };
        }
        let Some(written) = std::env::var_os(EPOCH) else { return Ok(None) };
        let seconds = written.to_str().and_then(|text| text.parse::<i64>().ok());
        let stamp = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()).with_context(|| {
            format!("the environment variable {EPOCH} is not a number of seconds: correct or unset it")
        })?;
        let date = jiff::tz::Offset::UTC.to_datetime(stamp).date();
        Ok(Some(Stated { date, place: EPOCH }))
    }

    /// Says how many records are left out because they are dated after the day that was stated.
    fn say_what_is_later(&self, checked: &Checked, console: Console) {
        let later = checked.later_records();
        if let (Ok(Some(stated)), false) = (self.stated(), later.is_empty()) {
            console.info(&left_out(&stated, &later));
        }
    }
}

/// "note: left out what is dated after 2026-11-20 (`--date`): 2 check-ins, 1 closing"
fn left_out(stated: &Stated, later: &BTreeMap<&'static str, usize>) -> String {
    let counts: Vec<String> = later.iter().map(|(what, number)| counted(*number, what)).collect();
    format!("note: left out what is dated after {} (`{}`): {}", stated.date, stated.place, counts.join(", "))
}

/// The time zone here: that of the environment variable TZ, else of the system, else UTC. Says once where TZ names none.
fn zone(console: Console) -> jiff::tz::TimeZone {
    static SAID: Once = Once::new();
    let named = std::env::var_os("TZ");
    jiff::tz::TimeZone::try_system().unwrap_or_else(|_| {
        if let Some(named) = &named {
            let named = printable(&named.to_string_lossy()).into_owned();
            SAID.call_once(|| {
                console.info(&format!(
                    "warning: the environment variable TZ names no time zone that is known: `{named}`, so the day is \
                     that of UTC: write a name such as `Europe/Stockholm`"
                ));
            });
        }
        jiff::tz::TimeZone::UTC
    })
}

/// Writes to stdout. Whoever reads it may stop reading.
fn put(text: &str) -> anyhow::Result<()> {
    match anstream::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error).context("cannot write to stdout"),
        _ => Ok(()),
    }
}

/// The path as seen from the folder that the command was started in.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

/// Whether any finding keeps the site from being built.
fn has_errors(found: &[Diagnostic]) -> bool {
    Counts::of(found).errors > 0
}

/// The folder an argument names, or the current one.
fn folder(named: Option<&PathBuf>) -> PathBuf {
    named.cloned().unwrap_or_else(|| PathBuf::from("."))
}

/// What to print where errors keep content from being shown.
fn incomplete(found: &[Diagnostic]) -> String {
    let counts = Counts { warnings: 0, notes: 0, ..Counts::of(found) };
    format!("{} in the content, so the output may be incomplete: run `okrsite check`", counts.sentence())
}

/// "1 page", "2 pages".
fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
