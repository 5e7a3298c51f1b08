//! `okrsite explain`

use anyhow::bail;
use clap::Args;

use super::{Outcome, put};
use crate::rules::{self, RULES, Rule};

/// Explains a rule: what is wrong, why, and how to mend it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite explain              every rule in a line
  okrsite explain OKR012       one rule, by its code
  okrsite explain flat-target  the same, by its name")]
pub(super) struct Arguments {
    /// The code or name of a rule. Default: list them all
    #[arg(value_name = "CODE|NAME")]
    rule: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(wanted) = &arguments.rule else {
        let width = RULES.iter().map(|rule| rule.id.name.len()).max().unwrap_or(0);
        put(&RULES.iter().map(|rule| line(rule, width)).collect::<String>())?;
        return Ok(Outcome::Good);
    };
    match rules::find(wanted) {
        Some(rule) => put(&format!("{}\n", rule.explain.trim_end()))?,
        None => match rules::nearest(wanted) {
            Some(near) => bail!("there is no rule `{wanted}`: did you mean `{near}`?"),
            None => bail!("there is no rule `{wanted}`: `okrsite explain` lists them all"),
        },
    }
    Ok(Outcome::Good)
}

fn line(rule: &Rule, width: usize) -> String {
    format!("{}  {:width$}  {:7}  {}\n", rule.id.code(), rule.id.name, rule.id.severity.word(), rule.summary)
}
