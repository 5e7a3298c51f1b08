//! `okrsite explain`

use anyhow::bail;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Outcome, Tongue, put};
use crate::{
    model::Language,
    rules::{self, Group, RULES, Rule},
};

/// Explain a rule: what is wrong, why it matters and how to fix it
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite explain                            list all rules
  okrsite explain OKR012                     explain one rule, by its code
  okrsite explain flat-target                the same rule, by its name
  okrsite explain flat-target --language sv  explain it in Swedish
  okrsite explain --format json              print JSON, for programs")]
pub(super) struct Arguments {
    /// The code or name of a rule. Default: list all rules
    #[arg(value_name = "CODE|NAME")]
    rule: Option<String>,
    /// The language of the explanation
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    language: Tongue,
    /// The output format
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
                Some(near) => bail!("no rule has the code or name `{wanted}`: did you mean `{near}`?"),
                None => bail!("no rule has the code or name `{wanted}`: `okrsite explain` lists all rules"),
            },
        },
    };
    match (arguments.format, &arguments.rule, &rules[..]) {
        (Format::Json, ..) => put(&json(&rules, language))?,
        (Format::Text, Some(_), [rule]) => put(&format!("{}\n", rule.explained_in(language).trim_end()))?,
        _ => put(&list(language))?,
    }
    Ok(Outcome::Success)
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
