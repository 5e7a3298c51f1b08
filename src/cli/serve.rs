//! `okrsite serve`

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    process::{Command, Stdio},
    sync::{Arc, Mutex},
};

use clap::Args;

use super::{Day, Days, Outcome, content::Root, counted, findings, say};
use crate::{
    diagnostics::{Counts, Diagnostic, SitePath, Sources, short},
    pipeline::Options,
    serve::{self, Serve, Told},
};

/// Shows the site while it is written: every change at once, and what is wrong with it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite serve                     the site in this folder or the nearest one above
  okrsite serve okrs --open         and open it in a browser
  okrsite serve --drafts            drafts included
  okrsite serve --date 2026-12-31   as it will be on a day

Nothing is written. Ctrl-C ends it.")]
pub(super) struct Arguments {
    /// The folder with okrsite.yaml. Default: this one, or the nearest above that has it
    dir: Option<PathBuf>,
    /// The port. Default: 4600, or the next one that is free
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// The host to listen on. Any other than the default lets other machines in
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    day: Day,
    /// Show drafts too
    #[arg(long)]
    drafts: bool,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let root = Root::find(arguments.dir.as_ref())?;
    let options = || {
        let Days { today, latest } = arguments.day.days()?;
        Ok(Options { today, latest, drafts: arguments.drafts })
    };
    let told_before = Mutex::new(Located::default());
    let tell = |told: Told<'_>| match told {
        Told::PortTaken(taken, used) => say(&format!("note: port {taken} is in use: using {used}")),
        Told::IsOpenToOthers(address) => say(&format!(
            "warning: listening on {address}: everyone who reaches this machine can read the site, drafts and mistakes included"
        )),
        Told::Polls(why) => {
            say(&format!("note: the system tells of no changes ({why}): looking for them every second"));
        }
        Told::Listens(address) => {
            say(&format!("serving {address} (Ctrl-C ends it)"));
            if arguments.open {
                open(address);
            }
        }
        Told::Read { files, found, sources, took } => {
            if let Ok(mut before) = told_before.lock() {
                tell_new(&mut before, (Arc::clone(found), sources.clone()));
            }
            let files = files.map_or_else(|| "read".to_owned(), |files| format!("{} changed", counted(files, "file")));
            say(&format!("{files}, {}, {} ms", Counts::of(found).sentence(), took.as_millis()));
        }
        Told::Trouble(error) => say(&format!("error: {}", super::shown(error))),
        Told::Broken(found, sources) => findings::tell(found, sources),
    };
    serve::serve(&Serve {
        root: root.path,
        host: arguments.host.clone(),
        port: arguments.port,
        options: &options,
        tell: &tell,
    })?;
    say("ended");
    Ok(Outcome::Good)
}

/// Findings, and what they point into.
type Located = (Arc<Vec<Diagnostic>>, Sources);

/// Prints the findings that were not there the time `before`: those whose line in short form is new.
fn tell_new(before: &mut Located, now: Located) {
    let gone = only_in(before, &now);
    let gone = short::print(&gone, &before.1);
    let gone: BTreeSet<&str> = gone.lines().collect();
    let came = only_in(&now, before);
    let lines = short::print(&came, &now.1); // a line each
    let is_new = |(_, line): &(&Diagnostic, &str)| !gone.contains(line);
    let new: Vec<Diagnostic> = came.iter().zip(lines.lines()).filter(is_new).map(|(one, _)| one.clone()).collect();
    findings::tell(&new, &now.1);
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
fn open(address: &str) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if command.spawn().is_err() {
        say(&format!("note: there is no `{program}` to open a browser with"));
    }
}
