//! `okrsite check`

use std::path::PathBuf;

use clap::Args;

use super::{Day, Format, Outcome, content::Root, counted, has_errors, print_findings, say};
use crate::{diagnostics::Counts, pipeline::Checked};

/// Says everything that is wrong with the content, and builds nothing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite check                          the site in this folder or the nearest one above
  okrsite check okrs --date 2026-12-31   as it will be on a day
  okrsite check --format short           one line a finding, for editors
  okrsite check --format json            for programs")]
pub(super) struct Arguments {
    /// The folder with okrsite.yaml. Default: this one, or the nearest above that has it
    dir: Option<PathBuf>,
    /// How to print what is found
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
    #[command(flatten)]
    day: Day,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let root = Root::find(arguments.dir.as_ref())?;
    let output = root.output(None)?;
    let (_, checked) = root.check(&output, &arguments.day, false)?;
    print_findings(&checked.found, &checked.sources, arguments.format)?;
    say(&format!("{}: {}", summary(&checked), Counts::of(&checked.found).sentence()));
    Ok(if has_errors(&checked.found) { Outcome::ContentHasErrors } else { Outcome::Good })
}

/// "checked 24 objectives with 66 key results, 6 teams, 3 KPIs, 2 pages"
fn summary(checked: &Checked) -> String {
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
    format!("checked {}", parts.join(", "))
}
