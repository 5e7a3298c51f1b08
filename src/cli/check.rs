//! `okrsite check`

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::{
    Day, Outcome, changed,
    content::{self, Root},
    counted,
    findings::{self, Format, Scene},
    fix, say,
};
use crate::{
    diagnostics::{Counts, Diagnostic, Severity, SitePath, Sources},
    pipeline::Checked,
    rules,
};

/// Says everything that is wrong with the content, and builds nothing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite check                          the site in this folder or the nearest one above
  okrsite check okrs --date 2026-12-31   as it will be on a day
  okrsite check --format short           one line a finding, for editors
  okrsite check --format json            for programs
  okrsite check --rule flat-target       findings of one rule
  okrsite check --changed-since main     findings in files that this branch changes
  okrsite check --deny warnings          exit with 1 for warnings, too
  okrsite check --diff                   show what --fix would change
  okrsite check --fix                    mend what can be mended without thinking")]
pub(super) struct Arguments {
    /// The folder with okrsite.yaml. Default: this one, or the nearest above that has it
    dir: Option<PathBuf>,
    /// How to print what is found
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
    /// Only findings of this rule, by its code or name; may be given several times
    #[arg(long, value_name = "CODE|NAME")]
    rule: Vec<String>,
    /// Only findings in files that were changed since this git revision
    #[arg(long, value_name = "REVISION")]
    changed_since: Option<String>,
    /// Mend what can be mended without thinking: misspelt keys, forms of dates and numbers, spaces at line ends
    #[arg(long)]
    fix: bool,
    /// Show what `--fix` would change, and write nothing
    #[arg(long)]
    diff: bool,
    /// Exit with 1 not only for errors
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
    #[command(flatten)]
    day: Day,
}

/// What makes the command fail beside errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
    /// Warnings and notes
    Notes,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let wanted = wanted(&arguments.rule)?;
    let mut root = Root::find(arguments.dir.as_ref())?;
    let changed = arguments.changed_since.as_ref().map(|revision| changed::since(&root.path, revision)).transpose()?;
    let output = root.output(None)?;
    let (content, mut checked) = root.check(&output, &arguments.day, false)?;
    let scope = Scope { rules: wanted, changed };
    if arguments.fix || arguments.diff {
        let options = content::options(&arguments.day, false)?;
        let edited = fix::plan(&root, &content, &checked, options, |one| scope.holds(one, &checked.sources));
        if arguments.diff {
            fix::show(&edited)?;
            return Ok(Outcome::Good);
        }
        fix::write(&root, &edited)?;
        root = Root::find(arguments.dir.as_ref())?;
        (_, checked) = root.check(&output, &arguments.day, false)?;
    }
    let sources = &checked.sources;
    Arc::make_mut(&mut checked.found).retain(|one| scope.holds(one, sources));
    let fails = match arguments.deny {
        None => Severity::Error,
        Some(Deny::Warnings) => Severity::Warning,
        Some(Deny::Notes) => Severity::Note,
    };
    let scene = Scene { root: &root.path, changed: scope.changed.as_ref(), fails };
    findings::print(&checked.found, &checked.sources, arguments.format, &scene)?;
    let denied = checked.found.iter().any(|one| one.severity >= fails);
    say(&format!("{}: {}", summary(&checked, arguments, scope.changed.as_ref()), closing(&checked, fails)));
    Ok(if denied { Outcome::ContentHasErrors } else { Outcome::Good })
}

/// The codes of the rules that were named.
fn wanted(names: &[String]) -> anyhow::Result<Vec<u16>> {
    let mut codes = Vec::new();
    for name in names {
        match rules::find(name) {
            Some(rule) => codes.push(rule.id.code),
            None => match rules::nearest(name) {
                Some(near) => bail!("there is no rule `{name}`: did you mean `{near}`?"),
                None => bail!("there is no rule `{name}`: `okrsite explain` lists them all"),
            },
        }
    }
    Ok(codes)
}

/// Which findings were asked for.
struct Scope {
    /// Codes of rules; all where there is none.
    rules: Vec<u16>,
    /// Files; all where it is not said.
    changed: Option<BTreeSet<SitePath>>,
}

impl Scope {
    fn holds(&self, one: &Diagnostic, sources: &Sources) -> bool {
        let is_changed = |changed: &BTreeSet<SitePath>| changed.contains(sources.path(one.primary.span.file));
        self.changed.as_ref().is_none_or(is_changed) && (self.rules.is_empty() || self.rules.contains(&one.rule.code))
    }
}

/// "1 warning, which --deny does not let pass"
fn closing(checked: &Checked, fails: Severity) -> String {
    let counts = Counts::of(&checked.found);
    let is_denied = checked.found.iter().any(|one| one.severity >= fails && one.severity < Severity::Error);
    let denied = if is_denied { "; `--deny` lets none of that pass" } else { "" };
    let mendable = match fix::mendable(&checked.found) {
        0 => String::new(),
        number => format!("; `--fix` can mend {number} of them"),
    };
    format!("{}{mendable}{denied}", counts.sentence())
}

/// "checked 24 objectives with 66 key results, 6 teams, 3 KPIs, 2 pages"
fn summary(checked: &Checked, arguments: &Arguments, changed: Option<&BTreeSet<SitePath>>) -> String {
    let site = &checked.site;
    let key_results = site.objectives.iter().map(|one| one.key_results.len()).sum();
    let mut parts = vec![
        format!("{} with {}", counted(site.objectives.len(), "objective"), counted(key_results, "key result")),
        counted(site.teams.len(), "team"),
    ];
    for (number, word) in [(site.kpis.len(), "KPI"), (site.pages.len(), "page")] {
        if number > 0 {
            parts.push(counted(number, word));
        }
    }
    let told = match (changed, &arguments.changed_since) {
        (Some(changed), Some(revision)) => {
            format!("; in {} changed since {revision}", counted(changed.len(), "file"))
        }
        _ => String::new(),
    };
    format!("checked {}{told}", parts.join(", "))
}
