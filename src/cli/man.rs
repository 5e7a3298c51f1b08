//! `okrsite man`

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::{Arguments as Program, Outcome, counted, put, say};

/// Prints the manual page, or writes one for each command.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite man | man -l -                     read it
  okrsite man --dir ~/.local/share/man/man1  install okrsite.1, okrsite-build.1 and so on")]
pub(super) struct Arguments {
    /// The folder to write a page for each command into
    #[arg(long, value_name = "OUT")]
    dir: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut program = Program::command().disable_help_subcommand(true);
    program.build();
    let Some(dir) = &arguments.dir else {
        put(&page(program)?.1)?;
        return Ok(Outcome::Good);
    };
    fs::create_dir_all(dir).with_context(|| format!("cannot create {}", dir.display()))?;
    let mut left = vec![program];
    let mut written = 0;
    while let Some(command) = left.pop() {
        left.extend(command.get_subcommands().cloned());
        let (name, text) = page(command)?;
        let place = dir.join(name);
        fs::write(&place, text).with_context(|| format!("cannot write {}", place.display()))?;
        written += 1;
    }
    say(&format!("wrote {} into {}", counted(written, "page"), dir.display()));
    Ok(Outcome::Good)
}

/// The file name and the text of a command's page.
fn page(command: clap::Command) -> anyhow::Result<(String, String)> {
    let page = Man::new(command);
    let mut text = Vec::new();
    page.render(&mut text)?;
    Ok((page.get_filename(), String::from_utf8(text)?))
}
