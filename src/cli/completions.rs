//! `okrsite completions`

use clap::{
    Args, Command,
    builder::{PossibleValue, PossibleValuesParser},
};
use clap_complete::Shell;

use super::{Outcome, program, put};
use crate::rules::{RULES, Rule};

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite completions bash > ~/.local/share/bash-completion/completions/okrsite
  okrsite completions zsh > ~/.zfunc/_okrsite        (with ~/.zfunc in fpath)
  okrsite completions fish > ~/.config/fish/completions/okrsite.fish
  okrsite completions powershell >> $PROFILE")]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut program = program().mut_subcommand("explain", |explain| match arguments.shell {
        Shell::PowerShell => with_rules_as_commands(explain),
        _ => with_rules_as_values(explain),
    });
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, "okrsite", &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if arguments.shell == Shell::Fish {
        script.extend(RULES.iter().map(fish_line));
    }
    put(&script)?;
    Ok(Outcome::Success)
}

fn with_rules_as_values(explain: Command) -> Command {
    let value = |rule: &Rule| PossibleValue::new(rule.id.name).help(rule.summary);
    let names = PossibleValuesParser::new(RULES.iter().map(value));
    explain.mut_arg("rule", |rule| rule.value_parser(names))
}

/// What is made for `PowerShell` completes commands and options, and no values that stand alone.
fn with_rules_as_commands(explain: Command) -> Command {
    let command = |rule: &Rule| Command::new(rule.id.name).about(rule.summary);
    explain.disable_help_subcommand(true).subcommands(RULES.iter().map(command))
}

/// Nor does what is made for fish.
fn fish_line(rule: &Rule) -> String {
    let summary = rule.summary.replace('\\', "\\\\").replace('\'', "\\'");
    let name = rule.id.name;
    format!("complete -c okrsite -n \"__fish_okrsite_using_subcommand explain\" -f -a \"{name}\" -d '{summary}'\n")
}
