//! The commands: one file each. The only place that prints, exits, and reads arguments, environment and clock.
//!
//! Data goes to stdout, everything said to people to stderr. Exit codes: 0 all went well, 1 the content has errors, 2 the
//! command could not run.

#![expect(clippy::disallowed_methods, reason = "this is the shell: it reads environment and clock, and measures time")]

mod build;
mod check;
mod completions;
mod content;
mod explain;
mod init;
mod man;
mod new;
mod search;
mod status;

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anstream::ColorChoice;
use anyhow::{Context, bail};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{
    diagnostics::{Counts, Diagnostic, Sources, json, printable, short, terminal},
    model::{Date, DateProblem, Language, Today, parse_date},
};

/// Builds a static site from OKRs written as Markdown files.
#[derive(Debug, Parser)]
#[command(
    name = "okrsite",
    version,
    propagate_version = true,
    after_help = "\
Examples:
  okrsite init okrs         make a small site to start from
  okrsite new objective     add an objective to the site in this folder
  okrsite build okrs        build it into okrs/public
  okrsite check okrs        say what is wrong, and build nothing
  okrsite status okrs       say how it goes
  okrsite search winter     find objectives, key results and more
  okrsite explain OKR012    explain a finding

Exit codes: 0 all went well, 1 the content has errors, 2 the command could not run."
)]
struct Arguments {
    /// When to colour what is printed. `NO_COLOR` and `CLICOLOR_FORCE` count too
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    New(new::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
    Status(status::Arguments),
    Search(search::Arguments),
    Explain(explain::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    /// Where the terminal shows it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A language that templates are written in.
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

/// Which day counts as today.
#[derive(Debug, Args)]
struct Day {
    /// The day to compute everything for, as 2026-11-23. Default: `SOURCE_DATE_EPOCH`, else today
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
}

/// How a command ended, if it could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Good,
    ContentHasErrors,
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.color {
        Color::Auto => {}
        Color::Always => ColorChoice::Always.write_global(),
        Color::Never => ColorChoice::Never.write_global(),
    }
    let outcome = match &arguments.command {
        Command::Init(arguments) => init::run(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Build(arguments) => build::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Status(arguments) => status::run(arguments),
        Command::Search(arguments) => search::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::ContentHasErrors) => ExitCode::from(1),
        Err(error) => {
            say(&format!("{RED}error{PLAIN}: {}", shown(&error)));
            ExitCode::from(2)
        }
    }
}

const RED: &str = "\x1b[1;31m";
const PLAIN: &str = "\x1b[0m";

/// What went wrong and why, in one line.
fn shown(error: &anyhow::Error) -> String {
    let chain: Vec<String> = error.chain().map(ToString::to_string).collect();
    printable(&chain.join(": ")).into_owned()
}

/// The day to compute for, and the latest that content may speak of.
struct Days {
    today: Today,
    latest: Date,
}

impl Day {
    /// The days that `--date`, `SOURCE_DATE_EPOCH` and the clock make.
    ///
    /// Content may speak of every day that has begun somewhere on Earth, and of the day that `--date` names: so a site can be
    /// built as it was weeks ago, though it has check-ins from since then, and as it will be.
    fn days(&self) -> anyhow::Result<Days> {
        let (here, latest) = clock()?;
        let today = match &self.date {
            Some(written) => match parse_date(written) {
                Ok(date) => date,
                Err(DateProblem::Form) => bail!("`{written}` is no date: write it as 2026-11-23"),
                Err(DateProblem::Calendar) => bail!("`{written}` is no day of the calendar"),
            },
            None => here,
        };
        Ok(Days { today: Today(today), latest: latest.max(today) })
    }
}

/// The day here, and where it begins first. `SOURCE_DATE_EPOCH` stands for the clock, and for UTC, where it is set.
fn clock() -> anyhow::Result<(Date, Date)> {
    let first = jiff::tz::Offset::constant(14);
    let Some(written) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        let now = jiff::ZonedDateTime::now();
        return Ok((now.date(), first.to_datetime(now.timestamp()).date()));
    };
    let seconds = written.to_str().and_then(|text| text.parse::<i64>().ok());
    let stamp = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let stamp = stamp.context("SOURCE_DATE_EPOCH is set, and is not a number of seconds: unset or correct it")?;
    Ok((jiff::tz::Offset::UTC.to_datetime(stamp).date(), first.to_datetime(stamp).date()))
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines they point at, for people
    Terminal,
    /// One line each, for editors and grep
    Short,
    /// One JSON document, for programs
    Json,
}

/// Prints findings: for people to stderr, for programs to stdout.
fn print_findings(found: &[Diagnostic], sources: &Sources, format: Format) -> anyhow::Result<()> {
    match format {
        Format::Terminal => {
            let width =
                terminal_size::terminal_size_of(std::io::stderr()).map_or(120, |(width, _)| usize::from(width.0));
            let text = terminal::print(found, sources, terminal::Style { color: true, width });
            if !text.is_empty() {
                say(&text);
            }
            Ok(())
        }
        Format::Short => put(&short::print(found, sources)),
        Format::Json => put(&json::print(found, sources)),
    }
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

/// Says a line to people, on stderr; anstream takes colours out where they are not wanted. Where nobody can be told, work
/// goes on.
fn say(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Whether any finding keeps the site from being built.
fn has_errors(found: &[Diagnostic]) -> bool {
    Counts::of(found).errors > 0
}

/// The folder an argument names, or the current one.
fn folder(named: Option<&PathBuf>) -> PathBuf {
    named.cloned().unwrap_or_else(|| PathBuf::from("."))
}

/// "1 page", "2 pages".
fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
