//! The whole story in one place: texts and a day in, findings and a site out.
//!
//! Nothing here touches the world. The shell reads the files ([`crate::disk`]) and hands them in.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    config::{self, Config},
    diagnostics::{self, Diagnostic, FileId, Report, SitePath, Sources, Span, id},
    link::{self, Beside, Site, Surroundings},
    model::{Date, Today},
    parse::{self, Item, Parsed},
    progress::{self, Progress},
    rules,
    source::text,
};

/// The files of a content folder.
#[derive(Debug, Default, Clone)]
pub struct Files {
    /// The Markdown files, in path order.
    pub markdown: Vec<(SitePath, Vec<u8>)>,
    /// The CSV files.
    pub csv: Vec<(SitePath, Vec<u8>)>,
    /// SVG pictures, which are copied only where nothing in them is active.
    pub svg: Vec<(SitePath, Vec<u8>)>,
    /// Every file that is not content and may be linked to.
    pub others: BTreeSet<SitePath>,
    /// What was left out, and why.
    pub skipped: Vec<(SitePath, String)>,
}

/// okrsite.yaml, read.
#[derive(Debug, Default)]
pub struct Settings {
    /// What it says.
    pub config: Config,
    /// Its text, where there is one.
    text: Option<String>,
    /// What is wrong with it.
    found: Vec<Diagnostic>,
}

/// The number of okrsite.yaml in every [`Sources`].
const SETTINGS_FILE: FileId = FileId(0);

/// Reads the bytes of okrsite.yaml; `None` means all defaults.
#[must_use]
pub fn settings(bytes: Option<&[u8]>) -> Settings {
    let Some(bytes) = bytes else { return Settings::default() };
    let mut report = Report::default();
    let (text, may_be_parsed) = text::decode(SETTINGS_FILE, bytes, &mut report);
    let config = if may_be_parsed { config::read(SETTINGS_FILE, &text, &mut report) } else { Config::default() };
    Settings { config, text: Some(text), found: report.into_found() }
}

/// What is computed for one day.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The day that everything is computed for.
    pub today: Today,
    /// The latest day that content may speak of: what is dated later is a slip of the hand. At least `today`.
    pub latest: Date,
    /// Whether drafts are published.
    pub drafts: bool,
}

/// A content folder, read, linked, computed and checked.
#[derive(Debug)]
pub struct Checked {
    /// Every text that findings may point into.
    pub sources: Sources,
    /// The settings.
    pub config: Config,
    /// The linked site.
    pub site: Site,
    /// Its numbers.
    pub progress: Progress,
    /// Everything that was found, in reading order.
    pub found: Vec<Diagnostic>,
}

/// Reads, links, computes and checks.
#[must_use]
pub fn check(settings: &Settings, files: &Files, options: Options) -> Checked {
    let mut sources = Sources::default();
    sources.add(SitePath::new(config::FILE_NAME), settings.text.clone().unwrap_or_default());
    let mut found = settings.found.clone();
    let readable = decode(&files.markdown, &mut sources, &mut found);
    let parsed: Vec<Arc<Parsed>> =
        readable.par_iter().map(|(file, path)| Arc::new(parse::parse(*file, path, sources.text(*file)))).collect();
    let surroundings = Surroundings {
        csv: beside(&files.csv, &mut sources),
        svg: beside(&files.svg, &mut sources),
        others: files.others.clone(),
        drafts: options.drafts,
        today: options.today.0,
    };
    let (site, mut link_found) = link::link(&parsed, &settings.config, &surroundings);
    let progress = progress::compute(&site, options.today, settings.config.follow_up_days);
    for one in &parsed {
        found.extend(one.found.iter().cloned());
    }
    found.append(&mut link_found);
    tell_skipped(&files.skipped, &mut sources, &mut found);
    let mut found = {
        let facts = rules::Facts::new(&site, &progress, &settings.config, &sources, options.latest);
        found.append(&mut rules::check(&facts));
        rules::settle(found, &settings.config, &waivers(&parsed), &facts.live_files())
    };
    diagnostics::sort(&mut found, &sources);
    diagnostics::shorten(&mut found);
    Checked { sources, config: settings.config.clone(), site, progress, found }
}

/// Turns bytes into text; a file that is no text is reported and left out.
fn decode(
    files: &[(SitePath, Vec<u8>)],
    sources: &mut Sources,
    found: &mut Vec<Diagnostic>,
) -> Vec<(FileId, SitePath)> {
    let mut readable = Vec::new();
    for (path, bytes) in files {
        let mut report = Report::default();
        let next = FileId(u32::try_from(sources.iter().count()).unwrap_or(u32::MAX));
        let (text, may_be_parsed) = text::decode(next, bytes, &mut report);
        let file = sources.add(path.clone(), text);
        found.append(&mut report.into_found());
        if may_be_parsed {
            readable.push((file, path.clone()));
        }
    }
    readable
}

/// The same for files that matter only where something uses them.
fn beside(files: &[(SitePath, Vec<u8>)], sources: &mut Sources) -> BTreeMap<SitePath, Beside> {
    let text = |(path, bytes): &(SitePath, Vec<u8>)| {
        let mut found = Vec::new();
        let readable = decode(&[(path.clone(), bytes.clone())], sources, &mut found).pop();
        (path.clone(), readable.map(|(file, _)| (file, sources.text(file).to_owned())).ok_or(found))
    };
    files.iter().map(text).collect()
}

fn tell_skipped(skipped: &[(SitePath, String)], sources: &mut Sources, found: &mut Vec<Diagnostic>) {
    let mut report = Report::default();
    for (path, why) in skipped {
        let file = sources.add(path.clone(), String::new());
        report
            .at(&id::SKIPPED_FILE, Span::new(file, 0, 0), why.clone())
            .hint("move or rename it, or name it in `exclude`");
    }
    found.append(&mut report.into_found());
}

fn waivers(parsed: &[Arc<Parsed>]) -> rules::Waivers {
    let of = |item: &Item| match item {
        Item::Objective(one) => one.head.waivers.clone(),
        Item::Team(one) => one.head.waivers.clone(),
        Item::Organisation(one) => one.head.waivers.clone(),
        Item::Kpi(one) => one.head.waivers.clone(),
        Item::Page(one) => one.head.waivers.clone(),
    };
    parsed
        .iter()
        .filter_map(|one| Some((one.file, of(one.item.as_ref()?))))
        .filter(|(_, list)| !list.is_empty())
        .collect()
}
