//! okrsite.yaml: the site's own settings, read with the same care as content.
//!
//! Every key has a default; a missing file means all defaults. This module reads no files.

mod fields;
mod look;
mod rules;

use std::collections::BTreeMap;

use fields::RawField;
pub use fields::{DeclaredField, FieldKind, Holder};
use look::RawTheme;
pub use look::{Accent, Look, missing_theme};
use rules::{RawGlossary, RawRules};

use crate::{
    diagnostics::{FileId, Report, Span, Spanned, id},
    keyed,
    model::{FiscalYear, Language, Marks, NamedAfter, Period, PeriodKind},
    source::{
        field::{Items, Keyed, Pairs, Scalar, Slot},
        form::{Form, Keys},
        reader::{Fields, Reader},
        repair::{self, Edit, Repaired},
        yaml,
    },
};

/// The name of the file.
pub const FILE_NAME: &str = "okrsite.yaml";

/// What okrsite.yaml says, with every default filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// The language of the interface and of formats.
    pub language: Language,
    /// The language of the texts that do not say otherwise, where it is not that of the interface: a language tag.
    pub content_language: Option<String>,
    /// Where the site will be found; only feeds and the sitemap need it.
    pub base_url: Option<String>,
    /// Where a file can be changed; `{path}` stands for its path.
    pub edit_url: Option<String>,
    /// The output folder, relative to the content folder.
    pub output: String,
    /// Patterns of paths that are not read: `drafts/**`.
    pub exclude: Vec<String>,
    /// How the site looks, where it differs from the built-in theme.
    pub theme: Look,
    /// How years are counted.
    pub fiscal_year: FiscalYear,
    /// Periods beyond the built-in ones, by id.
    pub periods: BTreeMap<String, Period>,
    /// A value older than this many days is stale.
    pub follow_up_days: i32,
    /// How many objectives a team and period should have at most.
    pub focus_objectives: u32,
    /// How many key results an objective should have, at least and at most.
    pub focus_key_results: (u32, u32),
    /// How strict the rules are that teach the method.
    pub preset: Preset,
    /// Rules by name or code, and the level wanted for each.
    pub rules: Vec<(Spanned<String>, Level)>,
    /// Abbreviations that everyone in the organisation knows, with what they mean where that is written.
    pub glossary: BTreeMap<String, Option<String>>,
    /// Fields that the organisation adds to its files, in the order declared.
    pub fields: Vec<DeclaredField>,
    /// Whether each person gets a page.
    pub people_pages: bool,
    /// What a build does where content has errors.
    pub on_error: OnError,
}

/// What a build does where content has errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnError {
    /// Nothing is written.
    #[default]
    Stop,
    /// What is sound is published, and pages say what is left out.
    Publish,
}

impl Config {
    /// The language of the texts that do not say otherwise, as a tag: `sv`.
    #[must_use]
    pub fn content_tag(&self) -> &str {
        self.content_language.as_deref().unwrap_or(self.language.tag())
    }
}

/// How a rule is to be treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not at all.
    Off,
    /// As a note.
    Note,
    /// As a warning.
    Warning,
    /// As an error.
    Error,
}

/// How strict the rules are that teach the method; rules about what is broken stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preset {
    /// Not at all.
    Off,
    /// Warnings are notes, and notes are not told.
    Gentle,
    /// As each rule says.
    #[default]
    Default,
    /// Notes are warnings.
    Strict,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "OKRs".to_owned(),
            language: Language::default(),
            content_language: None,
            base_url: None,
            edit_url: None,
            output: "public".to_owned(),
            exclude: Vec::new(),
            theme: Look::default(),
            fiscal_year: FiscalYear::default(),
            periods: BTreeMap::new(),
            follow_up_days: 14,
            focus_objectives: 4,
            focus_key_results: (2, 5),
            preset: Preset::Default,
            rules: Vec::new(),
            glossary: BTreeMap::new(),
            fields: Vec::new(),
            people_pages: false,
            on_error: OnError::default(),
        }
    }
}

keyed! {
    /// The settings of the site. Every key has a default.
    RawConfig {
        /// The name of the site.
        title: Scalar = Form::Text,
        /// The language of the interface, of numbers and of dates. Default: `en`.
        language: Scalar = Form::Choice(&["en", "sv"]),
        /// The language of your texts, such as `de`, where it is not that of the interface: for hyphenation, search and the
        /// rules on wording. A file can have another: `lang`.
        content_language: Scalar = Form::Language,
        /// Where the site will be found; feeds, sitemap and 404.html need it.
        base_url: Scalar = Form::WebAddress,
        /// Where a file can be changed; `{path}` stands for its path.
        edit_url: Scalar = Form::PathAddress,
        /// The folder that the site is built into. Default: `public`.
        output: Scalar = Form::Text,
        /// Patterns of paths that are not read, such as `drafts/**`.
        exclude: Items<Scalar> = Form::List(&Form::Text),
        /// How the site looks: a folder, or more.
        theme: RawTheme = Form::Either(&[Form::Text, Form::Keys(look::SHAPE)]),
        /// How years are counted.
        fiscal_year: RawFiscalYear = Form::Keys(RawFiscalYear::SHAPE),
        /// Periods of your own.
        periods: Items<RawPeriod> = Form::List(&Form::Keys(RawPeriod::SHAPE)),
        /// How often teams check in.
        follow_up: RawFollowUp = Form::Keys(RawFollowUp::SHAPE),
        /// How much at once is still focus.
        focus: RawFocus = Form::Keys(RawFocus::SHAPE),
        /// How strict the rules are: a preset, or the level of single rules by name or code, perhaps with a preset among them.
        rules: RawRules = rules::RULES_FORM,
        /// Abbreviations that everyone in the organisation knows, perhaps with what they mean.
        glossary: RawGlossary = Form::Either(&[Form::List(&Form::Text), Form::Pairs(&Form::Text)]),
        /// Fields of your own, by name: a type, or more. Files give them under `fields:`.
        fields: Pairs<RawField> = Form::Pairs(&Form::Either(&[
            Form::Choice(&["text", "number", "date", "link"]),
            Form::Keys(fields::SHAPE),
        ])),
        /// Pages of persons.
        people: RawPeople = Form::Keys(RawPeople::SHAPE),
        /// What a build does where content has errors: write nothing, or publish what is sound. Default: `stop`.
        on_error: Scalar = Form::Choice(&["stop", "publish"]),
    }
    /// How years are counted.
    RawFiscalYear {
        /// The number of the month in which the year begins. Default: 1.
        first_month: Scalar = Form::Whole(1, 12),
        /// Whether a year has the number of its first or its last day. Default: `end`.
        named_after: Scalar = Form::Choice(&["start", "end"]),
    }
    /// A period of your own.
    RawPeriod {
        /// The name by which objectives call it.
        id: Scalar = Form::Needed(&Form::Text),
        /// The name that readers see. Default: the id.
        title: Scalar = Form::Text,
        /// Its first day.
        start: Scalar = Form::Needed(&Form::Date),
        /// Its last day.
        end: Scalar = Form::Needed(&Form::Date),
    }
    /// How often teams check in.
    RawFollowUp {
        /// A value older than this many days is stale. Default: 14.
        every_days: Scalar = Form::Whole(1, 366),
    }
    /// How much at once is still focus.
    RawFocus {
        /// At most this many objectives a team and period. Default: 4.
        objectives: Scalar = Form::Whole(1, 100),
        /// The fewest and the most key results of an objective. Default: `[2, 5]`.
        key_results: Items<Scalar> = Form::List(&Form::Whole(0, 1000)),
    }
    /// Pages of persons.
    RawPeople {
        /// Whether each person gets a page. Default: no.
        pages: Scalar = Form::Flag,
    }
}

/// The keys of okrsite.yaml, for those who describe them.
pub const KEYS: &Keys = RawConfig::SHAPE;

/// What okrsite.yaml may hold.
const KNOWN: &[&Keys] = &[KEYS];

/// Reads the text of okrsite.yaml. What is wrong is reported, and its default is used instead.
#[must_use]
pub fn read(file: FileId, text: &str, report: &mut Report) -> Config {
    let (config, mut edits) = read_text(file, text, report);
    let mut trail: Vec<Repaired> = Vec::new();
    while repair::may_go_on(&trail) {
        let written = trail.last().map_or(text, |repaired| &repaired.text);
        let Some(repaired) = Repaired::new(written, &edits) else { break };
        let mut further = Report::default();
        let (_, next_edits) = read_text(file, &repaired.text, &mut further);
        trail.push(repaired);
        let goes_on = repair::add_further(report.found_mut(), further.into_found(), &trail);
        edits = if goes_on { next_edits } else { Vec::new() };
    }
    config
}

/// Reads a text; where that is not possible, says with which changes it may be.
fn read_text(file: FileId, text: &str, report: &mut Report) -> (Config, Vec<Edit>) {
    let mut config = Config::default();
    let node = match yaml::outline(file, text, 0, KNOWN, report) {
        Ok(node) => node,
        Err(edits) => return (config, edits),
    };
    let fields = Fields::new(&node, Span::new(file, 0, 0));
    let Some(raw) = yaml::typed::<RawConfig>(file, text, 0, report) else { return (config, Vec::new()) };
    let mut reader = Reader { file, source: text, marks: Marks::default(), report };
    reader.unknown_keys::<RawConfig>(fields, FILE_NAME);
    read_texts(&mut reader, fields, &raw, &mut config);
    read_periods(&mut reader, fields, &raw, &mut config);
    read_bounds(&mut reader, fields, &raw, &mut config);
    rules::read(&mut reader, fields, &raw.rules, &mut config);
    let choices = [("stop", OnError::Stop), ("publish", OnError::Publish)];
    if let Some(on_error) = reader.choice(fields, "on_error", &raw.on_error, &choices) {
        config.on_error = on_error;
    }
    config.fields = fields::read(&mut reader, fields, &raw.fields, config.language);
    config.glossary = rules::glossary(&mut reader, fields, &raw.glossary);
    (config, Vec::new())
}

fn read_texts(reader: &mut Reader<'_>, fields: Fields<'_>, raw: &RawConfig, config: &mut Config) {
    if let Some(title) = reader.text(fields, "title", &raw.title) {
        config.title = title.value;
    }
    if let Some(written) = reader.text(fields, "language", &raw.language)
        && let Some(language) = reader.interface_language(&written)
    {
        config.language = language;
    }
    let content_language = reader.text(fields, "content_language", &raw.content_language);
    config.content_language = content_language.and_then(|written| reader.language_tag(written));
    config.base_url = web_address(reader, fields, "base_url", &raw.base_url);
    config.edit_url = web_address(reader, fields, "edit_url", &raw.edit_url);
    if let Some(address) = config.edit_url.as_ref().filter(|address| !address.contains("{path}")) {
        let message = "`edit_url` has no `{path}`, so every page would lead to the same address";
        let hint = format!(
            "write `edit_url: {}/{{path}}`, with `{{path}}` where the path of the file belongs",
            address.trim_end_matches('/')
        );
        reader.at(&id::UNKNOWN_VALUE, fields.span("edit_url"), message).hint(hint);
    }
    if let Some(output) = reader.text(fields, "output", &raw.output) {
        config.output = output.value;
    }
    config.exclude = reader.texts(fields, "exclude", &raw.exclude).into_iter().map(|pattern| pattern.value).collect();
    config.theme = look::read(reader, fields, &raw.theme);
    if let Some((people, fields)) = reader.mapping(fields, "people", &raw.people) {
        config.people_pages = reader.flag(fields, "pages", &people.pages).unwrap_or(false);
    }
}

fn web_address(reader: &mut Reader<'_>, fields: Fields<'_>, key: &str, slot: &Slot<Scalar>) -> Option<String> {
    let address = reader.text(fields, key, slot)?;
    if address.value.starts_with("https://") || address.value.starts_with("http://") {
        return Some(address.value);
    }
    reader
        .at(&id::UNSAFE_LINK, address.span, format!("`{key}` must be a web address"))
        .hint(format!("start it with `https://`: `{key}: https://{}`", address.value.trim_start_matches('/')));
    None
}

fn read_periods(reader: &mut Reader<'_>, fields: Fields<'_>, raw: &RawConfig, config: &mut Config) {
    if let Some((year, fields)) = reader.mapping(fields, "fiscal_year", &raw.fiscal_year) {
        if let Some(month) = reader.whole_within(fields, "first_month", &year.first_month, 1, 12) {
            config.fiscal_year.first_month = i8::try_from(month).unwrap_or(1);
        }
        let names = [("start", NamedAfter::Start), ("end", NamedAfter::End)];
        if let Some(named_after) = reader.choice(fields, "named_after", &year.named_after, &names) {
            config.fiscal_year.named_after = named_after;
        }
    }
    let before = reader.report.count();
    let periods = reader.list(fields, "periods", &raw.periods, "a period");
    built_in_periods(reader, before, config);
    for (raw, fields) in periods {
        if let Some(period) = own_period(reader, fields, raw)
            && let Some(earlier) = config.periods.insert(period.id.clone(), period)
        {
            reader
                .at(&id::DUPLICATE_ID, fields.span("id"), format!("two periods have the id `{}`", earlier.id))
                .hint("give one of them another id");
        }
    }
}

/// Says of `- 2026-Q4` among the periods, which was reported as an entry without keys, that it is there without being declared.
fn built_in_periods(reader: &mut Reader<'_>, before: usize, config: &Config) {
    let source = reader.source;
    for finding in reader.report.found_mut().iter_mut().skip(before) {
        let written = source.get(finding.primary.span.range()).unwrap_or("").trim_matches(['"', '\'']);
        if let Ok(period) = Period::parse(written, config.fiscal_year) {
            finding.hint(format!("`{}` is there without being declared: remove it here", period.id));
        }
    }
}

fn own_period(reader: &mut Reader<'_>, fields: Fields<'_>, raw: &RawPeriod) -> Option<Period> {
    let own_id = reader.required(fields, "id", &raw.id, "a period").filter(|own_id| reader.is_period_id(own_id));
    let title = reader.text(fields, "title", &raw.title);
    for (key, slot) in [("start", &raw.start), ("end", &raw.end)] {
        if slot.is_absent() {
            reader.missing(fields, key, "a period");
        }
    }
    let start = reader.date(fields, "start", &raw.start);
    let end = reader.date(fields, "end", &raw.end);
    let (own_id, start, end) = (own_id?, start?, end?);
    if end.value < start.value {
        let finding = reader.at(&id::BAD_PERIOD, end.span, format!("period `{}` ends before it starts", own_id.value));
        finding.also(start.span, "the start").hint("write the last day of the period in `end`");
        return None;
    }
    let title = title.map_or_else(|| own_id.value.clone(), |title| title.value);
    Some(Period { id: own_id.value, kind: PeriodKind::Own(title), start: start.value, end: end.value })
}

fn read_bounds(reader: &mut Reader<'_>, fields: Fields<'_>, raw: &RawConfig, config: &mut Config) {
    if let Some((follow_up, fields)) = reader.mapping(fields, "follow_up", &raw.follow_up)
        && let Some(days) = reader.whole_within(fields, "every_days", &follow_up.every_days, 1, 366)
    {
        config.follow_up_days = i32::from(days);
    }
    let Some((focus, fields)) = reader.mapping(fields, "focus", &raw.focus) else { return };
    if let Some(number) = reader.whole_within(fields, "objectives", &focus.objectives, 1, 100) {
        config.focus_objectives = u32::from(number);
    }
    let bounds = reader.texts(fields, "key_results", &focus.key_results);
    if bounds.is_empty() {
        return;
    }
    let numbers: Vec<u32> = bounds.iter().filter_map(|bound| bound.value.parse().ok()).collect();
    match numbers[..] {
        [low, high] if low <= high => config.focus_key_results = (low, high),
        _ => {
            reader
                .at(&id::WRONG_TYPE, fields.span("key_results"), "`key_results` must be two whole numbers")
                .hint("write the minimum and the maximum, such as `key_results: [2, 5]`");
        }
    }
}
