//! `okrsite build`

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Context;
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Day, Outcome, content::Root, counted, findings, from_here, has_errors, say};
use crate::{
    diagnostics::{Counts, Diagnostic, SitePath},
    disk::Content,
    pipeline::{self, Checked},
    publish::{self, File, Plan, Published},
    render::{self, Origin, SiteFile, TemplateError, Theme},
    search::{self, FromDisk, SearchFile},
    view::{Derived, Facts, Findings, Page},
};

/// Checks the content and builds the site.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite build                                the site in this folder or the nearest one above
  okrsite build okrs --output /srv/www/okrs    into the folder that a web server shows
  okrsite build --date 2026-12-31 --drafts     as it will be, drafts included

With errors in the content nothing is written. Readers of the output see the old site or the new one, never half of each.")]
pub(super) struct Arguments {
    /// The folder with okrsite.yaml. Default: this one, or the nearest above that has it
    dir: Option<PathBuf>,
    /// Where the site goes. Default: `output` in okrsite.yaml, else `public` in the content folder
    #[arg(long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[command(flatten)]
    day: Day,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// Let search work in pages opened from the disk too where its index is larger than 2 MB; smaller ones always do
    #[arg(long)]
    search_from_disk: bool,
    /// Keep files in the output that okrsite did not make, from now on
    #[arg(long)]
    adopt: bool,
}

/// A build shorter than this shows no progress bar.
const QUIET: Duration = Duration::from_millis(500);

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let started = Instant::now();
    let root = Root::find(arguments.dir.as_ref())?;
    let output = root.output(arguments.output.as_ref())?;
    let place = publish::Place { output: &output, content: &root.path, adopt: arguments.adopt };
    let _lock = publish::lock(&output)?;
    let owned = publish::own(&place)?; // before anything is read: what is in the way can be said at once
    let (content, checked) = root.check(&output, &arguments.day, arguments.drafts)?;
    findings::tell(&checked.found, &checked.sources);
    if has_errors(&checked.found) {
        say(&format!("{}; nothing was built", Counts::of(&checked.found).sentence()));
        return Ok(Outcome::ContentHasErrors);
    }
    match publish_site(&owned, &content, &checked, arguments.search_from_disk, started) {
        Ok(built) => {
            say(&summary(&output, &built, &checked.found, started));
            Ok(Outcome::Good)
        }
        Err(error) => match error.downcast_ref::<TemplateError>() {
            Some(broken) => {
                tell_broken_template(broken, &content, &checked);
                Ok(Outcome::ContentHasErrors)
            }
            None => Err(error),
        },
    }
}

/// A site that was built.
struct Built {
    pages: usize,
    published: Published,
}

fn publish_site(
    owned: &publish::Owned,
    content: &Content,
    checked: &Checked,
    from_disk: bool,
    started: Instant,
) -> anyhow::Result<Built> {
    let Checked { site, progress, config, .. } = checked;
    let theme = Theme::new(&content.theme, config.language, config.theme.accent)?;
    let names = theme.names(copies(content, &site.assets)?);
    let findings = Findings::new(Arc::clone(&checked.found), checked.sources.clone());
    let derived = Derived::new(site, progress, config, &theme.texts, names).with_findings(findings);
    let facts = Facts::new(site, progress, config, &theme.texts, &derived);
    let sources = render::files(&facts, &theme);
    let is_page = |origin: Origin<'_>| matches!(origin, Origin::Page(page) if !matches!(page, Page::Document(_)));
    let file =
        |file: &SiteFile<'_>| File { path: file.path.clone(), is_asset: !matches!(file.origin, Origin::Page(_)) };
    let from_disk = if from_disk { FromDisk::Always } else { FromDisk::IfSmall };
    let found = search::files(&facts, from_disk).context("cannot make the search index")?;
    let found_file = |file: &SearchFile| File { path: file.path.clone(), is_asset: file.is_asset };
    let files: Vec<File> = sources.iter().map(file).chain(found.iter().map(found_file)).collect();
    let produce = |index: usize| match sources.get(index).map(|file| file.origin) {
        Some(Origin::Theme(asset)) => Ok(asset.bytes.clone()),
        Some(Origin::Copy(path)) => content.copy(path),
        Some(Origin::Page(page)) => render::page(page, &facts, &theme).map_err(Into::into),
        None => Ok(found[index - sources.len()].bytes.clone()),
    };
    let bar = progress_bar(files.len());
    let done = || {
        if bar.is_hidden() && started.elapsed() > QUIET {
            bar.set_draw_target(ProgressDrawTarget::stderr()); // shows nothing where stderr is no terminal
        }
        bar.inc(1);
    };
    let published = publish::publish(owned, &Plan { files: &files, produce: &produce, done: &done });
    bar.finish_and_clear();
    let pages = sources.iter().filter(|file| is_page(file.origin)).count();
    Ok(Built { pages, published: published? })
}

fn progress_bar(length: usize) -> ProgressBar {
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
    match ProgressStyle::with_template("building {bar:32} {pos}/{len}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// The names of the files that are copied.
fn copies(content: &Content, assets: &BTreeSet<SitePath>) -> anyhow::Result<BTreeMap<SitePath, String>> {
    let name = |path: &SitePath| Ok((path.clone(), render::copy_name(path, &content.copy(path)?)));
    assets.iter().map(name).collect()
}

/// "built 36 pages in okrs/public (12 of 41 files are new or changed); 1 warning; 0.21 s"
fn summary(output: &Path, built: &Built, found: &[Diagnostic], started: Instant) -> String {
    let Published { changed, unchanged, in_place } = built.published;
    let in_place = if in_place {
        "note: this file system cannot exchange folders: the site was changed file by file\n"
    } else {
        ""
    };
    let verb = if changed == 1 { "is" } else { "are" };
    format!(
        "{in_place}built {} in {} ({changed} of {} {verb} new or changed); {}; {:.2} s",
        counted(built.pages, "page"),
        from_here(output).display(),
        counted(changed + unchanged, "file"),
        Counts::of(found).sentence(),
        started.elapsed().as_secs_f64(),
    )
}

/// A template of the site's own theme is content too: it gets a finding with its place.
fn tell_broken_template(broken: &TemplateError, content: &Content, checked: &Checked) {
    let (found, sources) = pipeline::broken_template(broken, &checked.config, &content.theme);
    findings::tell(&found, &sources);
    say(&format!("{}; nothing was built", Counts::of(&found).sentence()));
}
