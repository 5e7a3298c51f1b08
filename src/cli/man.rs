//! `okrsite man`

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;
use clap_mangen::Man;

use super::{Console, Outcome, counted, program, put};

/// Print the manual page, or write one for each command
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite man | man -l -                        read the manual page
  okrsite man --output ~/.local/share/man/man1  write okrsite.1, okrsite-build.1 and so on")]
pub(super) struct Arguments {
    /// The folder to write one page for each command into
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, console: Console) -> anyhow::Result<Outcome> {
    let mut program = program().disable_help_subcommand(true);
    program.build();
    let Some(folder) = &arguments.output else {
        put(&page(program)?.1)?;
        return Ok(Outcome::Success);
    };
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut left = vec![program];
    let mut written = 0;
    while let Some(command) = left.pop() {
        left.extend(command.get_subcommands().cloned());
        let (name, text) = page(command)?;
        let place = folder.join(name);
        fs::write(&place, text).with_context(|| format!("cannot write {}", place.display()))?;
        written += 1;
    }
    console.info(&format!("wrote {} into {}", counted(written, "page"), folder.display()));
    Ok(Outcome::Success)
}

/// The file name and the text of a command's page.
fn page(command: clap::Command) -> anyhow::Result<(String, String)> {
    let page = Man::new(command);
    let mut text = Vec::new();
    page.render(&mut text)?;
    Ok((page.get_filename(), String::from_utf8(text)?))
}
