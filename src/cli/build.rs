//! `okrsite build`

mod watch;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{
    Console, ContentFolder, Day, Outcome,
    console::print,
    content::{ContentRead, Root},
    counted, findings, from_here, has_errors,
    timings::Timings,
};
use crate::{
    config::{FILE_NAME, OnError},
    diagnostics::{Counts, Diagnostic, FileId, Severity, SitePath},
    disk::Content,
    pipeline::{self, Checked},
    publish::{self, Parts, Plan, Published, Whole},
    render::{self, TemplateError, Theme},
    search::FromDisk,
    source::digest::Digest,
    view::{Derived, Facts, Findings, Keys},
};

/// Check the content and build the site
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite build                                build the site in this folder
  okrsite build okrs --output /srv/www/okrs    write it into the folder of a web server
  okrsite build --date 2026-12-31 --drafts     build it for another day, with drafts
  okrsite build --watch                        build again what each edit changes, until Ctrl-C

If the content has errors, nothing is written; with --keep-going, or `on_error: publish` in okrsite.yaml, what is sound is
published, and the start page says what is left out. The output is replaced in one step: readers never see a half-built site.

Exit codes: 0 everything was built, 1 the content has errors (with --keep-going, the rest was built), 2 the command could
not run.")]
#[expect(clippy::struct_excessive_bools, reason = "a flag for each option of the command line")]
pub(super) struct Arguments {
    #[command(flatten)]
    content: ContentFolder,
    /// The folder to write the site into. Default: `output` in okrsite.yaml, else `public` in the content folder
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[command(flatten)]
    day: Day,
    /// Include drafts
    #[arg(long)]
    drafts: bool,
    /// Publish what is sound where the content has errors; the exit code is still 1. Like `on_error: publish` in okrsite.yaml
    #[arg(long)]
    keep_going: bool,
    /// Make search work in pages opened from disk also when its index is larger than 2 MB (a smaller one always does)
    #[arg(long)]
    search_from_disk: bool,
    /// Also write gzip and Brotli copies of files (.gz and .br), for web servers that hand them out as they are
    #[arg(long)]
    precompress: bool,
    /// Print how long each phase took, and what each kind of file cost
    #[arg(long)]
    timings: bool,
    /// Keep files in the output folder that okrsite did not write, now and in later builds
    #[arg(long)]
    adopt: bool,
    /// After the build, watch the content and build what each edit changes. Ctrl-C ends it
    #[arg(long)]
    watch: bool,
}

impl Arguments {
    fn search_from(&self) -> FromDisk {
        if self.search_from_disk { FromDisk::Always } else { FromDisk::IfSmall }
    }
}

/// The page that a reader begins with.
const START: &str = "index.html";
/// A build shorter than this shows no progress bar.
const QUIET: Duration = Duration::from_millis(500);

pub(super) fn run(arguments: &Arguments, console: Console) -> anyhow::Result<Outcome> {
    let started = Instant::now();
    let root = Root::find(arguments.content.named(), console)?;
    let output = root.output(arguments.output.as_ref())?;
    if arguments.watch {
        return watch::run(arguments, (root, output), console);
    }
    let place = publish::Place { output: &output, content: &root.path, adopt: arguments.adopt };
    let lock = publish::lock(&output)?;
    let owned = publish::own(&place, &lock)?; // before anything is read: what is in the way can be said at once

    let ContentRead { content, reading, options, checked } = root.read(&output, &arguments.day, arguments.drafts)?;

    let keeps_going = arguments.keep_going || checked.config.on_error == OnError::Publish;
    let sound = root.sound(&reading, &checked, (keeps_going, options));
    let shown = sound.as_ref().unwrap_or(&checked); // leaving out files may have led to more findings
    findings::show(&shown.found, &shown.sources, console);
    root.timings.end("print findings");
    arguments.day.say_what_is_later(shown, console);

    if has_errors(&checked.found) && sound.is_none() {
        console.info(&nothing_built(&checked, keeps_going));
        return Ok(Outcome::Failure);
    }

    let checked = sound.unwrap_or(checked);
    let inputs = pipeline::inputs(&root.settings, &reading, options, &checked);
    match publish_site(&owned, &content, (&checked, inputs), arguments, (console, started, &root.timings)) {
        Ok(built) => {
            if arguments.timings {
                print(&root.timings.table());
            }
            console.info(&summary(&output, &built, &checked.found, started));
            let left_out = checked.site.left_out.len();
            if left_out > 0 {
                console.info(&format!("left out {} with errors: the start page lists them", counted(left_out, "file")));
            }
            Ok(if has_errors(&checked.found) { Outcome::Failure } else { Outcome::Success })
        }
        Err(error) => match error.downcast_ref::<TemplateError>() {
            Some(broken) => {
                show_broken_template(broken, &content, &checked, console);
                Ok(Outcome::Failure)
            }
            None => Err(error),
        },
    }
}

/// "2 errors, nothing was built"
fn nothing_built(checked: &Checked, keeps_going: bool) -> String {
    let counts = Counts::of(&checked.found).sentence();
    if keeps_going {
        return format!(
            "{counts}, nothing was built: {FILE_NAME} has errors, or too much depends on files with errors"
        );
    }
    let files: BTreeSet<FileId> = checked
        .found
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.primary.span.file)
        .collect();
    let files = counted(files.len(), "file");
    format!("{counts} in {files}, nothing was built; `--keep-going` builds the rest")
}

/// A site that was built.
struct Built {
    pages: usize,
    published: Published,
}

fn publish_site(
    owned: &publish::Owned,
    content: &Content,
    (checked, inputs): (&Checked, Digest),
    arguments: &Arguments,
    (console, started, timings): (Console, Instant, &Timings),
) -> anyhow::Result<Built> {
    let Checked { site, progress, config, .. } = checked;
    let theme = Theme::new(&content.theme, config.language, config.theme.accent)?;
    let names = theme.names(copies(content, &site.assets)?);
    let findings = Findings::new(Arc::clone(&checked.found), checked.sources.clone());
    let derived = Derived::new(site, progress, config, &theme.texts, names).with_findings(findings);
    let facts = Facts::new(site, progress, config, &theme.texts, &derived);

    let keys = Keys::new(theme.key(inputs), &facts);
    let copy = |path: &SitePath| content.copy(path);
    let parts = Parts { facts, theme: &theme, keys: &keys, copy: &copy };
    timings.end("theme, shared lists");
    let search = parts.search(owned, arguments.search_from(), arguments.precompress)?;
    timings.end("search index");
    let whole = Whole::new(&parts, &search);
    let produce = |index: usize| {
        let make = || whole.produce(index);
        if arguments.timings { timings.file(&whole.files[index].path, make) } else { make() }
    };

    let bar = progress_bar(whole.files.len());
    let done = || {
        if !console.is_quiet && bar.is_hidden() && started.elapsed() > QUIET {
            bar.set_draw_target(ProgressDrawTarget::stderr()); // shows nothing where stderr is no terminal
        }
        bar.inc(1);
    };

    let plan = Plan { files: &whole.files, produce: &produce, precompress: arguments.precompress, done: &done };
    let published = publish::publish(owned, &plan);
    timings.end("make and write files");
    bar.finish_and_clear();
    Ok(Built { pages: whole.pages(), published: published? })
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

/// "built 36 pages into okrs/public (12 of 41 files new or changed), 1 warning, 0.21 s", and where to begin reading.
fn summary(output: &Path, built: &Built, found: &[Diagnostic], started: Instant) -> String {
    let Published { changed, unchanged, in_place } = built.published;
    let in_place = if in_place {
        "note: this file system cannot exchange two folders: the site was updated file by file\n"
    } else {
        ""
    };
    format!(
        "{in_place}built {} into {} ({changed} of {} new or changed), {}, {:.2} s\nopen {} in a browser",
        counted(built.pages, "page"),
        from_here(output).display(),
        counted(changed + unchanged, "file"),
        Counts::of(found).sentence(),
        started.elapsed().as_secs_f64(),
        from_here(&output.join(START)).display(),
    )
}

/// A template of the site's own theme is content too: it gets a finding with its place.
fn show_broken_template(broken: &TemplateError, content: &Content, checked: &Checked, console: Console) {
    let (found, sources) = pipeline::broken_template(broken, &checked.config, &content.theme);
    findings::show(&found, &sources, console);
    console.info(&format!("{}, nothing was built", Counts::of(&found).sentence()));
}
