//! `okrsite init`

use std::path::PathBuf;

use clap::Args;

use super::{Day, Outcome, Tongue, folder, say};
use crate::scaffold;

/// Makes a small site to start from. Overwrites nothing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite init                     in this folder
  okrsite init okrs                in a folder of its own
  okrsite init mal --language sv   in Swedish")]
pub(super) struct Arguments {
    /// Where to make it. Default: this folder
    dir: Option<PathBuf>,
    /// The language of the site and of its first texts
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    language: Tongue,
    #[command(flatten)]
    day: Day,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let dir = folder(arguments.dir.as_ref());
    let written = scaffold::init(&dir, arguments.language.into(), arguments.day.days()?.today)?;
    for path in &written.paths {
        say(&format!("  {}", dir.join(path).display()));
    }
    let shown = arguments.dir.as_ref().map_or_else(String::new, |dir| format!(" {}", dir.display()));
    if written.has_gitignore {
        say(&format!(
            "  {} was there already: add the lines /public and /.public.okrsite*",
            dir.join(".gitignore").display()
        ));
    }
    let count = written.paths.len();
    say(&format!("wrote {count} files; now run `okrsite build{shown}`, then change them to say what you want"));
    Ok(Outcome::Good)
}
