//! `okrsite build`

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::Context;
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Day, Format, Outcome, content::Root, counted, from_here, has_errors, print_findings, say};
use crate::{
    diagnostics::{Counts, Diagnostic, Report, SitePath, Sources, Span, id},
    disk::Content,
    pipeline::Checked,
    publish::{self, File, Plan, Published},
    render::{self, TemplateError, Theme},
    search::{self, FromDisk},
    source::{picture, slug},
    view::{Facts, Names, Page, pages},
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
    print_findings(&checked.found, &checked.sources, Format::Terminal)?;
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
                tell_broken_template(broken, &content, &checked)?;
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

/// What a file of the site is made from.
enum Source<'a> {
    Bytes(&'a [u8]),
    Copy(&'a Path),
    Page(Page),
}

fn publish_site(
    owned: &publish::Owned,
    content: &Content,
    checked: &Checked,
    from_disk: bool,
    started: Instant,
) -> anyhow::Result<Built> {
    let theme = Theme::new(&content.theme, checked.config.language, checked.config.theme.accent)?;
    let names = Names {
        css: theme.css.name.clone(),
        icon: theme.icon.name.clone(),
        scripts: theme.scripts.iter().map(|(script, asset)| (*script, asset.name.clone())).collect(),
        assets: asset_names(content, &checked.site.assets)?,
    };
    let facts = Facts::new(&checked.site, &checked.progress, &checked.config, &theme.texts, names);
    let mut sources: Vec<(File, Source<'_>)> = Vec::new();
    for asset in [&theme.css, &theme.icon].into_iter().chain(theme.scripts.values()).chain(&theme.fonts) {
        sources.push((File { path: asset.name.clone(), is_asset: true }, Source::Bytes(&asset.bytes)));
    }
    for (path, name) in &facts.names.assets {
        if let Some(from) = content.places.get(path) {
            sources.push((File { path: name.clone(), is_asset: true }, Source::Copy(from)));
        }
    }
    for page in pages(&facts) {
        sources.push((File { path: page.path(&facts), is_asset: false }, Source::Page(page)));
    }
    let from_disk = if from_disk { FromDisk::Always } else { FromDisk::IfSmall };
    let found = search::files(&facts, from_disk).context("cannot make the search index")?;
    for file in &found {
        sources.push((File { path: file.path.clone(), is_asset: file.is_asset }, Source::Bytes(&file.bytes)));
    }
    let (files, sources): (Vec<File>, Vec<Source<'_>>) = sources.into_iter().unzip();
    let produce = |index: usize| match sources[index] {
        Source::Bytes(bytes) => Ok(bytes.to_vec()),
        Source::Copy(from) => fs::read(from).with_context(|| format!("cannot read {}", from.display())),
        Source::Page(page) => render::page(page, &facts, &theme).map_err(Into::into),
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
    let is_page = |source: &&Source<'_>| matches!(source, Source::Page(page) if !matches!(page, Page::Document(_)));
    let pages = sources.iter().filter(is_page).count();
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

/// The names that copied files get: readable, and never the same for other bytes.
fn asset_names(
    content: &Content,
    assets: &std::collections::BTreeSet<SitePath>,
) -> anyhow::Result<BTreeMap<SitePath, String>> {
    let mut names = BTreeMap::new();
    for path in assets {
        let Some(from) = content.places.get(path) else { continue };
        let bytes = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
        let name = format!("{}.{}", slug::slug(path.stem()), picture::ending(path.as_str()));
        names.insert(path.clone(), render::asset_name(&name, &bytes));
    }
    Ok(names)
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
fn tell_broken_template(broken: &TemplateError, content: &Content, checked: &Checked) -> anyhow::Result<()> {
    let folder = checked.config.theme.folder.as_ref().map_or("theme", |theme| theme.value.trim_end_matches('/'));
    let text = content
        .theme
        .get(&broken.template)
        .map_or_else(String::new, |bytes| String::from_utf8_lossy(bytes).into_owned());
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new(format!("{folder}/{}", broken.template)), text);
    let range = broken.range.clone().unwrap_or(0..0);
    let mut report = Report::default();
    report
        .at(&id::BROKEN_TEMPLATE, Span::new(file, range.start, range.end), broken.message.clone())
        .hint("`okrsite explain broken-template` says what templates and scripts can use");
    let found = report.into_found();
    print_findings(&found, &sources, Format::Terminal)?;
    say(&format!("{}; nothing was built", Counts::of(&found).sentence()));
    Ok(())
}
