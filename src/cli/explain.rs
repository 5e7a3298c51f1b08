//! `okrsite explain`

use anyhow::bail;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Outcome, Tongue, put};
use crate::{
    model::Language,
    rules::{self, Group, RULES, Rule},
};

/// Explains a rule: what is wrong, why, and how to mend it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite explain                            every rule in a line
  okrsite explain OKR012                     one rule, by its code
  okrsite explain flat-target                the same, by its name
  okrsite explain flat-target --language sv  in Swedish
  okrsite explain --format json              for programs")]
pub(super) struct Arguments {
    /// The code or name of a rule. Default: list them all
    #[arg(value_name = "CODE|NAME")]
    rule: Option<String>,
    /// The language of the explanation
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    language: Tongue,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON document, for programs
    Json,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let language = arguments.language.into();
    let rules: Vec<&Rule> = match &arguments.rule {
        None => RULES.iter().collect(),
        Some(wanted) => match rules::find(wanted) {
            Some(rule) => vec![rule],
            None => match rules::nearest(wanted) {
                Some(near) => bail!("there is no rule `{wanted}`: did you mean `{near}`?"),
                None => bail!("there is no rule `{wanted}`: `okrsite explain` lists them all"),
            },
        },
    };
    match (arguments.format, &arguments.rule, &rules[..]) {
        (Format::Json, ..) => put(&json(&rules, language))?,
        (Format::Text, Some(_), [rule]) => put(&format!("{}\n", rule.explained_in(language).trim_end()))?,
        _ => put(&list(language))?,
    }
    Ok(Outcome::Good)
}

/// Every rule in a line, by what it is about.
fn list(language: Language) -> String {
    let width = RULES.iter().map(|rule| rule.id.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for group in Group::ALL {
        let of_group: Vec<&Rule> = RULES.iter().filter(|rule| rule.group == group).collect();
        if of_group.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(group.word());
        text.push('\n');
        text.extend(of_group.into_iter().map(|rule| {
            let (code, level) = (rule.id.code(), rule.id.severity.word());
            format!("  {code}  {:width$}  {level:7}  {}\n", rule.id.name, rule.summary_in(language))
        }));
    }
    text
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    language: &'static str,
    rules: Vec<Explained<'a>>,
}

/// A rule for programs; fields may be added without a new version.
#[derive(Serialize)]
struct Explained<'a> {
    code: String,
    name: &'a str,
    group: &'static str,
    severity: &'static str,
    summary: &'a str,
    explanation: &'a str,
}

fn json(rules: &[&Rule], language: Language) -> String {
    let explained = |rule: &&Rule| Explained {
        code: rule.id.code(),
        name: rule.id.name,
        group: rule.group.word(),
        severity: rule.id.severity.word(),
        summary: rule.summary_in(language),
        explanation: rule.explained_in(language).trim_end(),
    };
    let document = Document { version: 1, language: language.tag(), rules: rules.iter().map(explained).collect() };
    // Strings and numbers under fixed names: there is nothing in them that JSON could refuse.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}
