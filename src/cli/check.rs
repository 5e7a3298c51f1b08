//! `okrsite check`

use std::{collections::BTreeSet, sync::Arc};

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::{
    Console, ContentFolder, Day, Outcome, changed,
    content::{self, Root},
    counted,
    findings::{self, Format, Scene},
    fix,
};
use crate::{
    diagnostics::{Counts, Diagnostic, Severity, SitePath, Sources},
    model::State,
    pipeline::Checked,
    rules,
};

/// Report errors and advice, build nothing
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite check                          check the site in this folder
  okrsite check okrs --date 2026-12-31   check it as of another day
  okrsite check --format short           print one line per finding, for editors
  okrsite check --format json            print JSON, for programs
  okrsite check --rule flat-target       show findings of one rule
  okrsite check --changed-since main     show findings in files that this branch changes
  okrsite check --deny warnings          also exit with 1 for warnings
  okrsite check --diff                   show what --fix would change
  okrsite check --fix                    fix what needs no decision

Exit codes: 0 no errors, 1 the content has errors or --diff shows changes, 2 the command could not run.")]
pub(super) struct Arguments {
    #[command(flatten)]
    content: ContentFolder,
    /// The output format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Show only findings of this rule, given by code or name; can be repeated
    #[arg(long, value_name = "CODE|NAME")]
    rule: Vec<String>,
    /// Show only findings in files that have changed since this git revision
    #[arg(long, value_name = "REVISION")]
    changed_since: Option<String>,
    /// Fix what needs no decision: misspelt keys, notation of dates and numbers, missing quotes, dashes and brackets,
    /// indentation, spaces at line ends
    #[arg(long)]
    fix: bool,
    /// Print what `--fix` would change as a patch, and write nothing; exit with 1 if there is anything, or an error
    #[arg(long)]
    diff: bool,
    /// Also exit with 1 for warnings, or for warnings and notes
    #[arg(long, value_name = "LEVEL")]
    deny: Option<Deny>,
    #[command(flatten)]
    day: Day,
}

/// What makes the command fail, apart from errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
    /// Warnings and notes
    Notes,
}

pub(super) fn run(arguments: &Arguments, console: Console) -> anyhow::Result<Outcome> {
    let fails = match arguments.deny {
        None => Severity::Error,
        Some(Deny::Warnings) => Severity::Warning,
        Some(Deny::Notes) => Severity::Note,
    };
    let wanted = wanted(&arguments.rule)?;
    let mut root = Root::find(arguments.content.named(), console)?;
    let changed = arguments.changed_since.as_ref().map(|revision| changed::since(&root.path, revision)).transpose()?;

    let output = root.output(None)?;
    let (mut content, mut checked) = root.check(&output, &arguments.day, false)?;
    let scope = Scope { rules: wanted, changed };

    let options = content::options(&arguments.day, false, console)?;
    if arguments.fix || arguments.diff {
        let edited = fix::plan(&root, &content, &checked, options, |one| scope.holds(one, &checked.sources));
        if arguments.diff {
            fix::show(&root, &edited, console)?;
            let fails_here = say_what_fails(&checked, &scope, (fails, edited.is_empty()), console);
            return Ok(if edited.is_empty() && !fails_here { Outcome::Success } else { Outcome::Failure });
        }
        fix::write(&root, &edited, console)?;
        root = root.again()?;
        (content, checked) = root.check(&output, &arguments.day, false)?;
    }
    let is_wanted = |one: &Diagnostic| scope.holds(one, &checked.sources);
    let edited = if console.is_quiet { Vec::new() } else { fix::plan(&root, &content, &checked, options, is_wanted) };
    let fixable = fix::fixable(&edited);

    arguments.day.say_what_is_later(&checked, console);
    let sources = &checked.sources;
    Arc::make_mut(&mut checked.found).retain(|one| scope.holds(one, sources));

    let scene = Scene { root: &root.path, changed: scope.changed.as_ref(), fails, console };
    findings::print(&checked.found, &checked.sources, arguments.format, &scene)?;
    let fails_here = checked.found.iter().any(|finding| finding.severity >= fails);
    let summary = summary(&checked, arguments, scope.changed.as_ref());
    console.info(&format!("{summary}: {}", closing(&checked, fixable, fails)));
    Ok(if fails_here { Outcome::Failure } else { Outcome::Success })
}

/// Whether findings make the command fail. Says how many there are beside those that the changes fix; all of them, where there
/// is no change.
fn say_what_fails(checked: &Checked, scope: &Scope, (fails, has_none): (Severity, bool), console: Console) -> bool {
    let is_meant = |one: &&Diagnostic| one.severity >= fails && scope.holds(one, &checked.sources);
    let meant: Vec<&Diagnostic> = checked.found.iter().filter(is_meant).collect();
    let unfixed: Vec<Diagnostic> =
        meant.iter().filter(|one| has_none || one.fix.is_none()).map(|one| (*one).clone()).collect();
    if !unfixed.is_empty() {
        let shows = if unfixed.len() == 1 { "it" } else { "them" };
        console.info(&format!("{}: `okrsite check` shows {shows}", Counts::of(&unfixed).sentence()));
    }
    !meant.is_empty()
}

/// The codes of the rules that were named.
fn wanted(names: &[String]) -> anyhow::Result<Vec<u16>> {
    let mut codes = Vec::new();
    for name in names {
        match rules::find(name) {
            Some(rule) => codes.push(rule.id.code),
            None => match rules::nearest(name) {
                Some(near) => bail!("no rule has the code or name `{name}`: did you mean `{near}`?"),
                None => bail!("no rule has the code or name `{name}`: `okrsite explain` lists all rules"),
            },
        }
    }
    Ok(codes)
}

/// Which findings were asked for.
struct Scope {
    /// Codes of rules; all where there is none.
    rules: Vec<u16>,
    /// Files; all where there is none.
    changed: Option<BTreeSet<SitePath>>,
}

impl Scope {
    fn holds(&self, one: &Diagnostic, sources: &Sources) -> bool {
        let is_changed = |changed: &BTreeSet<SitePath>| changed.contains(sources.path(one.primary.span.file));
        self.changed.as_ref().is_none_or(is_changed) && (self.rules.is_empty() || self.rules.contains(&one.rule.code))
    }
}

/// "3 warnings (1 fixable with `--fix`), which `--deny` counts as errors"
fn closing(checked: &Checked, fixable: usize, fails: Severity) -> String {
    let counts = Counts::of(&checked.found).sentence();

    let fixable = match fixable {
        0 => String::new(),
        number => format!(" ({number} fixable with `--fix`)"),
    };
    let is_denied = |finding: &Diagnostic| finding.severity >= fails && finding.severity < Severity::Error;
    let denied = match (checked.found.iter().any(is_denied), fails) {
        (false, _) => "",
        (true, Severity::Note) => "; `--deny notes` makes warnings and notes fail",
        (true, _) => "; `--deny warnings` makes warnings fail",
    };

    format!("{counts}{fixable}{denied}")
}

/// "checked 24 objectives with 66 key results, 6 teams, 3 KPIs, 2 pages"
fn summary(checked: &Checked, arguments: &Arguments, changed: Option<&BTreeSet<SitePath>>) -> String {
    let site = &checked.site;
    let written: Vec<_> = site.objectives.iter().filter(|one| one.state != State::Draft).collect();
    let drafts = site.objectives.len() - written.len();
    let key_results = written.iter().map(|one| one.key_results.len()).sum();
    let mut parts =
        vec![format!("{} with {}", counted(written.len(), "objective"), counted(key_results, "key result"))];
    if drafts > 0 {
        parts.push(counted(drafts, "draft"));
    }
    parts.push(counted(site.teams.len(), "team"));
    for (number, word) in [(site.kpis.len(), "KPI"), (site.pages.len(), "page")] {
        if number > 0 {
            parts.push(counted(number, word));
        }
    }
    let scope = match (changed, &arguments.changed_since) {
        (Some(changed), Some(revision)) => {
            format!("; findings in {} changed since {revision}", counted(changed.len(), "file"))
        }
        _ => String::new(),
    };
    format!("checked {}{scope}", parts.join(", "))
}
