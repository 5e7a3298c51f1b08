//! `okrsite init`

use std::path::PathBuf;

use anstream::eprintln;
use clap::Args;

use super::{Day, Outcome, folder};
use crate::scaffold;

/// Makes a small site to start from. Overwrites nothing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite init         in this folder
  okrsite init okrs    in a folder of its own")]
pub(super) struct Arguments {
    /// Where to make it. Default: this folder
    dir: Option<PathBuf>,
    #[command(flatten)]
    day: Day,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let dir = folder(arguments.dir.as_ref());
    let written = scaffold::init(&dir, arguments.day.today()?)?;
    for path in &written {
        eprintln!("  {}", dir.join(path).display());
    }
    let shown = arguments.dir.as_ref().map_or_else(String::new, |dir| format!(" {}", dir.display()));
    eprintln!("wrote {} files; now run `okrsite build{shown}`, then change them to say what you want", written.len());
    Ok(Outcome::Good)
}
