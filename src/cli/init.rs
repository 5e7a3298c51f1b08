//! `okrsite init`

use std::path::PathBuf;

use clap::Args;

use super::{Console, Day, Outcome, Tongue, folder};
use crate::scaffold;

/// Create a small site to start from; existing files are never overwritten
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite init                     create it in this folder
  okrsite init okrs                create it in the folder okrs
  okrsite init mal --language sv   create it in Swedish")]
pub(super) struct Arguments {
    /// The folder to create it in. Default: this folder
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The folder to create it in, like the argument DIR
    #[arg(long, value_name = "DIR", conflicts_with = "folder")]
    dir: Option<PathBuf>,
    /// The language of the site and of its first files
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    language: Tongue,
    #[command(flatten)]
    day: Day,
}

pub(super) fn run(arguments: &Arguments, console: Console) -> anyhow::Result<Outcome> {
    let named = arguments.folder.as_ref().or(arguments.dir.as_ref());
    let dir = folder(named);
    let written = scaffold::init(&dir, arguments.language.into(), arguments.day.days(console)?.today)?;
    for path in &written.paths {
        console.info(&format!("  {}", dir.join(path).display()));
    }
    let shown = named.map_or_else(String::new, |dir| format!(" {}", dir.display()));
    if written.has_gitignore {
        console.info(&format!(
            "  {} exists already: add the lines /public and /.public.okrsite* to it",
            dir.join(".gitignore").display()
        ));
    }
    let count = written.paths.len();
    console.info(&format!("created {count} files; now edit them, and run `okrsite serve{shown}` to see the site"));
    Ok(Outcome::Success)
}
