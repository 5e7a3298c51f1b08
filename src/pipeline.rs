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
    diagnostics::{self, Diagnostic, FileId, Report, SitePath, Source, Sources, Span, id},
    link::{self, Beside, Site, Surroundings},
    model::{Date, Today, has_decimal_comma},
    parse::{self, Item, Parsed},
    progress::{self, Progress},
    render::{self, TemplateError},
    rules::{self, Titles, Together},
    source::text,
};

mod again;
mod inputs;
mod sound;

pub use again::check_again;
pub use inputs::inputs;
pub use sound::without_errors;

/// The files of a content folder.
#[derive(Debug, Default, Clone)]
pub struct Files {
    /// The Markdown files, in path order.
    pub markdown: Vec<(SitePath, Arc<[u8]>)>,
    /// The CSV files.
    pub csv: Vec<(SitePath, Arc<[u8]>)>,
    /// SVG pictures, which are copied only where nothing in them is active.
    pub svg: Vec<(SitePath, Arc<[u8]>)>,
    /// Every file that is not content and may be linked to.
    pub others: BTreeSet<SitePath>,
    /// What was left out, and why.
    pub skipped: Vec<(SitePath, String)>,
    /// Whether the theme folder that the settings name is not there.
    pub is_theme_missing: bool,
}

impl Files {
    /// How many files were read.
    #[must_use]
    pub fn count(&self) -> usize {
        self.markdown.len() + self.csv.len() + self.svg.len()
    }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Options {
    /// The day that everything is computed for.
    pub today: Today,
    /// The latest day that content may speak of: what is dated later is an error. At least `today`; none where somebody
    /// named the day, so that what is dated later is left out.
    pub latest: Option<Date>,
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
    pub found: Arc<Vec<Diagnostic>>,
    /// What some stages found, before levels and waivers.
    stages: Stages,
}

impl Checked {
    /// How many records are dated after the day, by what they are: "check-in". None of them counts.
    #[must_use]
    pub fn later_records(&self) -> BTreeMap<&'static str, usize> {
        let today = self.progress.today.0;
        let dated = self.site.dated.values().flat_map(|list| list.iter());

        let mut later = BTreeMap::new();
        for dated in dated.filter(|dated| dated.date.value > today) {
            *later.entry(dated.what).or_default() += 1;
        }
        later
    }
}

/// What some stages found, before levels and waivers.
#[derive(Debug)]
struct Stages {
    /// While files were linked.
    linked: Arc<Vec<Diagnostic>>,
    /// By rules that compare objectives with each other.
    together: Together,
    /// The words of every title, where a rule asked for them.
    titles: Option<Arc<Titles>>,
}

/// The files of a content folder, each read as far as one file goes.
#[derive(Debug, Default)]
pub struct Reading {
    markdown: Vec<Arc<Read>>,
    csv: Vec<Arc<Read>>,
    svg: Vec<Arc<Read>>,
    others: Arc<BTreeSet<SitePath>>,
    skipped: Vec<(SitePath, String)>,
    is_theme_missing: bool,
    /// Whether numbers were read as in a language that writes decimals with a comma.
    decimal_comma: bool,
}

/// One file, read. It keeps its number for as long as it stands where it stands, so that what points into it stays true.
#[derive(Debug)]
struct Read {
    file: FileId,
    bytes: Arc<[u8]>,
    source: Source,
    /// What keeps its bytes from being a text that can be parsed; where there is nothing, it can.
    found: Vec<Diagnostic>,
    /// What a Markdown file holds.
    parsed: Option<Arc<Parsed>>,
}

type Listed = [(SitePath, Arc<[u8]>)];

/// What a file is read for.
#[derive(Debug, Clone, Copy)]
enum Use {
    /// It is parsed, with numbers as the language of the site writes them.
    Content { decimal_comma: bool },
    /// It matters where content uses it.
    Beside,
}

/// Reads each of `files` by itself. What `before` holds of the same bytes at the same place is taken over as it is, where
/// `settings` read numbers in the same way.
#[must_use]
pub fn read(settings: &Settings, files: &Files, before: Option<&Reading>) -> Reading {
    let tags = [settings.config.language.tag(), settings.config.content_tag()];
    let decimal_comma = tags.into_iter().any(has_decimal_comma);
    let before = before.filter(|before| before.decimal_comma == decimal_comma);
    let content = Use::Content { decimal_comma };
    let in_place = before.and_then(|before| {
        let markdown = read_in_place(&files.markdown, &before.markdown, content)?;
        let csv = read_in_place(&files.csv, &before.csv, Use::Beside)?;
        Some([markdown, csv, read_in_place(&files.svg, &before.svg, Use::Beside)?])
    });
    let [markdown, csv, svg] = in_place.unwrap_or_else(|| read_all(files, before, content));
    let others = before.map(|before| &before.others).filter(|others| ***others == files.others);
    let others = others.map_or_else(|| Arc::new(files.others.clone()), Arc::clone);
    let (skipped, is_theme_missing) = (files.skipped.clone(), files.is_theme_missing);
    Reading { markdown, csv, svg, others, skipped, is_theme_missing, decimal_comma }
}

/// Reads files that stand where those `before` stood; nothing where one came or went.
fn read_in_place(files: &Listed, before: &[Arc<Read>], usage: Use) -> Option<Vec<Arc<Read>>> {
    let pairs = || files.iter().zip(before);
    if files.len() != before.len() || pairs().any(|((path, _), read)| *path != read.source.path) {
        return None;
    }
    let again = |((path, bytes), read): (&(SitePath, Arc<[u8]>), &Arc<Read>)| read.again(path, bytes, usage);
    Some(files.par_iter().zip(before).map(again).collect())
}

fn read_all(files: &Files, before: Option<&Reading>, content: Use) -> [Vec<Arc<Read>>; 3] {
    let known = before.map_or_else(BTreeMap::new, Reading::by_path);
    let listed = || files.markdown.iter().chain(&files.csv).chain(&files.svg);
    let used: BTreeSet<FileId> = listed().filter_map(|(path, _)| known.get(path)).map(|read| read.file).collect();
    let free = (SETTINGS_FILE.0 + 1..).map(FileId).filter(|file| !used.contains(file));
    let new = listed().map(|(path, _)| path).filter(|path| !known.contains_key(path));
    let numbers: BTreeMap<&SitePath, FileId> = new.zip(free).collect();
    let all = |list: &Listed, usage: Use| {
        let read = |(path, bytes): &(SitePath, Arc<[u8]>)| match known.get(path) {
            Some(read) => read.again(path, bytes, usage),
            None => Arc::new(Read::new(numbers[path], path, bytes, usage)),
        };
        list.par_iter().map(read).collect()
    };
    [all(&files.markdown, content), all(&files.csv, Use::Beside), all(&files.svg, Use::Beside)]
}

impl Read {
    fn new(file: FileId, path: &SitePath, bytes: &Arc<[u8]>, usage: Use) -> Self {
        let mut report = Report::default();
        let (text, may_be_parsed) = text::decode(file, bytes, &mut report);
        let parsed = match usage {
            Use::Content { decimal_comma } if may_be_parsed => {
                Some(Arc::new(parse::parse(file, path, &text, decimal_comma)))
            }
            _ => None,
        };
        let source = Source { path: path.clone(), text: text.into() };
        Self { file, bytes: Arc::clone(bytes), source, found: report.into_found(), parsed }
    }

    /// The same file where its bytes are the same, else another with its number.
    fn again(self: &Arc<Self>, path: &SitePath, bytes: &Arc<[u8]>, usage: Use) -> Arc<Self> {
        if Arc::ptr_eq(&self.bytes, bytes) || self.bytes == *bytes {
            return Arc::clone(self);
        }
        Arc::new(Self::new(self.file, path, bytes, usage))
    }

    /// As a file that matters only where something uses it.
    fn beside(&self) -> (SitePath, Beside) {
        let text = (self.file, Arc::clone(&self.source.text));
        (self.source.path.clone(), if self.found.is_empty() { Ok(text) } else { Err(self.found.clone()) })
    }
}

impl Reading {
    /// Whether the items of both are the same, each from the same bytes in the same place. Markdown files that hold no item,
    /// and all other files, may differ.
    #[must_use]
    pub fn has_items_of(&self, other: &Self) -> bool {
        let has_item = |read: &&Arc<Read>| read.parsed.as_ref().is_some_and(|parsed| parsed.item.is_some());
        let (mut own, mut others) = (self.markdown.iter().filter(has_item), other.markdown.iter().filter(has_item));
        loop {
            match (own.next(), others.next()) {
                (None, None) => return true,
                (Some(one), Some(other)) if Arc::ptr_eq(one, other) => {}
                _ => return false,
            }
        }
    }

    fn iter(&self) -> impl Iterator<Item = &Arc<Read>> {
        self.markdown.iter().chain(&self.csv).chain(&self.svg)
    }

    fn parsed(&self) -> Vec<Arc<Parsed>> {
        self.markdown.iter().filter_map(|read| read.parsed.clone()).collect()
    }

    fn by_path(&self) -> BTreeMap<&SitePath, &Arc<Read>> {
        self.iter().map(|read| (&read.source.path, read)).collect()
    }
}

/// Reads, links, computes and checks.
#[must_use]
pub fn check(settings: &Settings, files: &Files, options: Options) -> Checked {
    check_read(settings, &read(settings, files, None), options)
}

/// Links, computes and checks what was read.
#[must_use]
pub fn check_read(settings: &Settings, reading: &Reading, options: Options) -> Checked {
    check_without(settings, reading, options, &BTreeSet::new())
}

/// The same, with these files left out of the site.
fn check_without(settings: &Settings, reading: &Reading, options: Options, left_out: &BTreeSet<FileId>) -> Checked {
    let mut sources = Sources::default();
    sources.add(SitePath::new(config::FILE_NAME), settings.text.clone().unwrap_or_default());
    for read in reading.iter() {
        sources.put(read.file, read.source.clone());
    }
    let mut found = settings.found.clone();
    if let Some(folder) = settings.config.theme.folder.as_ref().filter(|_| reading.is_theme_missing) {
        found.extend(config::missing_theme(folder));
    }
    found.extend(reading.markdown.iter().flat_map(|read| read.found.iter().cloned()));
    let parsed = reading.parsed();
    let surroundings = Surroundings {
        csv: reading.csv.iter().map(|read| read.beside()).collect(),
        svg: reading.svg.iter().map(|read| read.beside()).collect(),
        others: reading.others.clone(),
        left_out: left_out.clone(),
        drafts: options.drafts,
        today: options.today.0,
        decimal_comma: reading.decimal_comma,
    };
    let (site, linked) = link::link(&parsed, &settings.config, &surroundings);
    let progress = progress::compute(&site, options.today, settings.config.follow_up_days);
    for one in &parsed {
        found.extend(one.found.iter().cloned());
    }
    found.extend(linked.iter().cloned());
    tell_skipped(&reading.skipped, &mut sources, &mut found);
    let (mut found, together, titles) = {
        let facts = rules::Facts::new(&site, &progress, &settings.config, &sources, options.latest);
        let (mut on_each, together) = rayon::join(|| rules::check_each(&facts), || Together::check(&facts));
        found.append(&mut on_each);
        found.extend(together.found().cloned());
        let waivers = waivers(parsed.iter().map(|one| &**one));
        let found = rules::settle(found, &settings.config, &waivers, &facts.live_files());
        (found, together, facts.known_titles())
    };
    diagnostics::sort(&mut found, &sources);
    diagnostics::shorten(&mut found);
    let stages = Stages { linked: linked.into(), together, titles };
    Checked { sources, config: settings.config.clone(), site, progress, found: Arc::new(found), stages }
}

fn tell_skipped(skipped: &[(SitePath, String)], sources: &mut Sources, found: &mut Vec<Diagnostic>) {
    let mut report = Report::default();
    for (path, why) in skipped {
        let file = sources.add(path.clone(), String::new());
        report
            .at(&id::SKIPPED_FILE, Span::new(file, 0, 0), why.clone())
            .hint("move or rename it, or add it to `exclude` in okrsite.yaml");
    }
    found.append(&mut report.into_found());
}

fn waivers<'a>(parsed: impl Iterator<Item = &'a Parsed>) -> rules::Waivers {
    let of = |item: &Item| match item {
        Item::Objective(one) => one.head.waivers.clone(),
        Item::Team(one) => one.head.waivers.clone(),
        Item::Organisation(one) => one.head.waivers.clone(),
        Item::Kpi(one) => one.head.waivers.clone(),
        Item::Page(one) => one.head.waivers.clone(),
    };
    parsed.filter_map(|one| Some((one.file, of(one.item.as_ref()?)))).filter(|(_, list)| !list.is_empty()).collect()
}

/// A template of the site's own theme is content too: what is wrong with it, as a finding with its place.
#[must_use]
pub fn broken_template(
    broken: &TemplateError,
    config: &Config,
    theme: &BTreeMap<String, Vec<u8>>,
) -> (Vec<Diagnostic>, Sources) {
    let folder = config.theme.folder.as_ref().map_or("theme", |theme| theme.value.trim_end_matches('/'));
    let text =
        theme.get(&broken.template).map_or_else(String::new, |bytes| String::from_utf8_lossy(bytes).into_owned());
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new(format!("{folder}/{}", broken.template)), text);
    let range = broken.range.clone().unwrap_or(0..0);
    let mut report = Report::default();
    report
        .at(&id::BROKEN_TEMPLATE, Span::new(file, range.start, range.end), broken.message.clone())
        .hint("`okrsite explain broken-template` lists what templates and scripts can use");
    (report.into_found(), sources)
}

/// The files of the site's own theme that have no effect, and why they are passed over.
#[must_use]
pub fn idle_theme_files(config: &Config, theme: &BTreeMap<String, Vec<u8>>) -> Vec<(SitePath, String)> {
    let folder = config.theme.folder.as_ref().map_or("", |folder| folder.value.trim_end_matches('/'));
    let why = "this file is not used: the built-in theme has no file of this name";
    let idle = render::idle_files(theme).into_iter();
    idle.map(|path| (SitePath::new(format!("{folder}/{path}")), why.to_owned())).collect()
}
