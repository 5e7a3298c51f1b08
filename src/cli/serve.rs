//! `okrsite serve`

use std::{
    collections::{BTreeMap, BTreeSet},
    process::{Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};

use clap::Args;

use super::{Console, ContentFolder, Day, Days, Outcome, console, content::Root, counted, findings, left_out};
use crate::{
    diagnostics::{Counts, Diagnostic, SitePath, Sources, short},
    pipeline::Options,
    serve::{self, Serve, Told},
};

/// Preview the site, and reload it on every change
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite serve                     preview the site in this folder
  okrsite serve okrs --open         open it in a browser
  okrsite serve --no-drafts         hide drafts, as `build` does
  okrsite serve --date 2026-12-31   preview it for another day
  okrsite serve --host 0.0.0.0 --allow-host box
                                    let others read it at http://box:4600/

Nothing is written to disk. Ctrl-C stops the server.")]
pub(super) struct Arguments {
    #[command(flatten)]
    content: ContentFolder,
    /// The port to listen on. Default: 4600, or the next free port
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen on. Other machines can connect if it is not the default
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Also answer to this host (NAME or NAME:PORT), for Docker, tunnels and names of this machine. Repeat it for several
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    day: Day,
    /// Hide drafts. By default they are shown and marked, as with `build --drafts`
    #[arg(long)]
    no_drafts: bool,
    /// Show what is sound where the content has errors, as `build --keep-going` does
    #[arg(long)]
    keep_going: bool,
}

pub(super) fn run(arguments: &Arguments, console: Console) -> anyhow::Result<Outcome> {
    let root = Root::find(arguments.content.named(), console)?;
    let allowed_hosts = arguments.allow_host.iter().map(|host| host.parse()).collect::<anyhow::Result<_>>()?;
    let options = || {
        let Days { today, latest } = arguments.day.days(console)?;
        Ok(Options { today, latest, drafts: !arguments.no_drafts })
    };
    let shown = Shown::default();

    let tell = |told: Told<'_>| match told {
        Told::PortTaken(taken, used) => {
            console.info(&format!("note: port {taken} is in use, using port {used}"));
        }
        Told::IsOpenToOthers(address) => console.info(&format!(
            "warning: listening on {address}: everyone who can reach this machine can read the site and its errors"
        )),
        Told::Polls(why) => {
            console.info(&format!("note: cannot watch for changes ({why}): looking for them every second"));
        }
        Told::Listens(address) => {
            console::print(&format!("serving {address} (press Ctrl-C to stop)"));
            if arguments.open {
                open(address, console);
            }
        }
        Told::Read { files, objectives, drafts, found, sources, later, took } => {
            shown.show_new((Arc::clone(found), sources.clone()), console);
            shown.say_what_is_later(&arguments.day, later, console);
            console.info(&loaded(files, (objectives, drafts), found, took));
        }
        Told::Trouble(error) => console::print_error(error),
        Told::Broken(found, sources) => findings::show(found, sources, console),
    };

    serve::serve(&Serve {
        root: root.path,
        host: arguments.host.clone(),
        allowed_hosts,
        port: arguments.port,
        keeps_going: arguments.keep_going,
        options: &options,
        tell: &tell,
    })?;
    console.info("stopped");
    Ok(Outcome::Success)
}

/// "loaded 24 objectives and 2 drafts in 147 ms, no findings", or "3 files changed, reloaded in 12 ms, 1 error".
fn loaded(
    files: Option<usize>,
    (objectives, drafts): (Option<usize>, usize),
    found: &[Diagnostic],
    took: Duration,
) -> String {
    let (counts, took) = (Counts::of(found).sentence(), took.as_millis());
    match (files, objectives) {
        (Some(files), _) => format!("{} changed, reloaded in {took} ms, {counts}", counted(files, "file")),
        (None, Some(objectives)) => {
            let drafts = if drafts > 0 { format!(" and {}", counted(drafts, "draft")) } else { String::new() };
            format!("loaded {}{drafts} in {took} ms, {counts}", counted(objectives, "objective"))
        }
        (None, None) => format!("read the content in {took} ms, {counts}"),
    }
}

/// Findings, and what they point into.
pub(super) type Located = (Arc<Vec<Diagnostic>>, Sources);

/// What was printed last, by a command that stays: only what is new is printed.
#[derive(Default)]
pub(super) struct Shown {
    findings: Mutex<Located>,
    later: Mutex<BTreeMap<&'static str, usize>>,
}

impl Shown {
    /// Prints the findings that were not there the last time.
    pub(super) fn show_new(&self, now: Located, console: Console) {
        if let Ok(mut before) = self.findings.lock() {
            show_new(&mut before, now, console);
        }
    }

    /// Prints how much is dated after a stated day, where that has changed.
    pub(super) fn say_what_is_later(&self, day: &Day, later: BTreeMap<&'static str, usize>, console: Console) {
        let (Ok(mut before), Ok(Some(stated))) = (self.later.lock(), day.stated()) else { return };
        if !later.is_empty() && *before != later {
            console.info(&left_out(&stated, &later));
        }
        *before = later;
    }
}

/// Prints the findings that were not there the time `before`: those whose line in short form is new.
fn show_new(before: &mut Located, now: Located, console: Console) {
    let gone = only_in(before, &now);
    let gone = short::print(&gone, &before.1);
    let gone: BTreeSet<&str> = gone.lines().collect();
    let came = only_in(&now, before);
    let lines = short::print(&came, &now.1); // a line each
    let is_new = |(_, line): &(&Diagnostic, &str)| !gone.contains(line);
    let new: Vec<Diagnostic> = came.iter().zip(lines.lines()).filter(is_new).map(|(one, _)| one.clone()).collect();
    findings::show(&new, &now.1, console);
    *before = now;
}

/// The findings that `others` have not, in the files where there is a difference.
fn only_in((found, sources): &Located, others: &Located) -> Vec<Diagnostic> {
    let known: BTreeMap<&SitePath, &[Diagnostic]> =
        by_file(&others.0).map(|list| (others.1.path(list[0].primary.span.file), list)).collect();
    let mut only = Vec::new();
    for list in by_file(found) {
        let known = known.get(sources.path(list[0].primary.span.file)).copied().unwrap_or_default();
        only.extend(list.iter().filter(|one| list != known && !known.contains(one)).cloned());
    }
    only
}

/// The findings of each file.
fn by_file(found: &[Diagnostic]) -> impl Iterator<Item = &[Diagnostic]> {
    found.chunk_by(|one, next| one.primary.span.file == next.primary.span.file)
}

/// Asks the system to open a browser. Where it cannot, the address stands in the terminal.
fn open(address: &str, console: Console) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if command.spawn().is_err() {
        console.info(&format!("note: cannot open a browser: the program `{program}` was not found"));
    }
}
