//! Messages for people, on stderr: how much is printed, and in which colours.

use std::io::Write;

use anstream::ColorChoice;
use clap::{Args, ValueEnum};

use crate::diagnostics::printable;

const RED: &str = "\x1b[1;31m";
const PLAIN: &str = "\x1b[0m";

/// The options that every command has.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct ConsoleOptions {
    /// When to use colours. `NO_COLOR` and `CLICOLOR_FORCE` are respected
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Print only errors and what was asked for: no warnings, notes or summaries
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print more: the folder, the date, how long each step took, and all findings
    #[arg(short, long, global = true)]
    verbose: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    /// In a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl ConsoleOptions {
    /// What the options ask for. Colours are set for the whole program.
    pub(super) fn console(&self) -> Console {
        match self.color {
            Color::Auto => {}
            Color::Always => ColorChoice::Always.write_global(),
            Color::Never => ColorChoice::Never.write_global(),
        }
        Console { is_quiet: self.quiet, is_verbose: self.verbose }
    }
}

/// Prints messages, as many as were asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Console {
    /// Only errors are printed.
    pub(super) is_quiet: bool,
    /// Details are printed, too.
    pub(super) is_verbose: bool,
}

impl Console {
    /// Prints a message, unless `--quiet` was given.
    pub(super) fn info(self, message: &str) {
        if !self.is_quiet {
            print(message);
        }
    }

    /// Prints a detail, where `--verbose` was given.
    pub(super) fn detail(self, message: &str) {
        if self.is_verbose {
            print(message);
        }
    }
}

/// Prints a message, whatever was asked for.
pub(super) fn print(message: &str) {
    // anstream removes colours where they are not wanted. Where nothing can be written, work goes on.
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// Prints what went wrong and why, in one line.
pub(super) fn print_error(error: &anyhow::Error) {
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    print(&format!("{RED}error{PLAIN}: {}", printable(&causes.join(": "))));
}
