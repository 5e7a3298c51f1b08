//! One file to one item.
//!
//! 1. Split front matter and body. 2. Guard and outline the YAML. 3. Read it by its `kind`. 4. Note the links of every
//!    Markdown text. What is wrong is collected; an item that lacks something it cannot do without is left out.
//!
//! References to other files stand as written: `link` resolves them. Nothing here knows what day it is.

mod check_in;
mod csv;
mod head;
mod key_result;
mod kind;
mod marks;
mod measure;
mod numbers;
mod objective;
mod organisation;
mod owners;
pub mod raw;
mod units;

pub use csv::measurements as csv_measurements;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    diagnostics::{Diagnostic, FileId, Report, SitePath, Span, Spanned, id},
    model::{Date, Kpi, Marks, Objective, Organisation, Page, Team, has_decimal_comma},
    source::{
        field::{FromShape, Keyed, Slot},
        form::Keys,
        front_matter,
        markdown::{self, Unread},
        reader::{Fields, Reader},
        repair::{self, Edit, Repaired},
        url, yaml,
    },
};
use kind::Kind;
use raw::{RawKpi, RawObjective, RawOrganisation, RawPage, RawTeam};

/// One file, parsed.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The file.
    pub file: FileId,
    /// Its path.
    pub path: SitePath,
    /// What it holds; nothing where it cannot be read, or where it is a README without front matter.
    pub item: Option<Item>,
    /// Whether it is a README that is not meant for the site.
    pub is_plain: bool,
    /// The links and pictures of its Markdown texts.
    pub links: Vec<FoundLink>,
    /// What the headings of its body can be called, with the anchor that each name leads to.
    pub anchors: Arc<BTreeMap<String, String>>,
    /// What it dates, also where too much else is wrong.
    pub dated: Arc<[Dated]>,
    /// What is wrong with it.
    pub found: Vec<Diagnostic>,
}

/// Something that cannot happen after today.
#[derive(Debug, Clone)]
pub struct Dated {
    /// What it is: "check-in".
    pub what: &'static str,
    /// The day.
    pub date: Spanned<Date>,
}

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Item {
    /// `kind: objective`, the default.
    Objective(Arc<Objective>),
    /// `kind: team`
    Team(Team),
    /// `kind: organisation`
    Organisation(Organisation),
    /// `kind: kpi`
    Kpi(Kpi),
    /// `kind: page`
    Page(Page),
}

/// A link in a Markdown text, and where it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLink {
    /// The link, or the whole value it stands in.
    pub span: Span,
    /// The address as written.
    pub address: String,
    /// A picture.
    pub image: bool,
    /// Why Markdown reads no link there, if it does not; the address is then the text as written.
    pub unread: Option<Unread>,
}

/// Every mapping that front matter may be.
const KNOWN: &[&Keys] = &[RawObjective::SHAPE, RawTeam::SHAPE, RawOrganisation::SHAPE, RawKpi::SHAPE, RawPage::SHAPE];

/// Parses one Markdown file of a site whose language writes decimals with a comma, or with a dot. Where its YAML cannot be read, but it can be told what was meant, the rest is checked too.
#[must_use]
pub fn parse(file: FileId, path: &SitePath, text: &str, decimal_comma: bool) -> Parsed {
    let (mut parsed, mut edits) = parse_text(file, path, text, decimal_comma);
    let mut trail: Vec<Repaired> = Vec::new();
    while repair::may_go_on(&trail) {
        let written = trail.last().map_or(text, |repaired| &repaired.text);
        let Some(repaired) = Repaired::new(written, &edits) else { break };
        let (further, next_edits) = parse_text(file, path, &repaired.text, decimal_comma);
        trail.push(repaired);
        edits = if parsed.add_further(further, &trail) { next_edits } else { Vec::new() };
    }
    parsed
}

impl Parsed {
    /// Takes what was found in a text where mistakes were put right. What it holds is not used: nobody has said so. Says
    /// whether to go on.
    fn add_further(&mut self, further: Self, trail: &[Repaired]) -> bool {
        let mut dated = self.dated.to_vec();
        dated.extend(further.dated.iter().map(|dated| {
            let span = repair::place_back(dated.date.span, trail);
            Dated { what: dated.what, date: Spanned { value: dated.date.value, span } }
        }));
        self.dated = dated.into();

        for mut link in further.links {
            link.span = repair::place_back(link.span, trail);
            if !self.links.contains(&link) {
                self.links.push(link);
            }
        }
        repair::add_further(&mut self.found, further.found, trail)
    }
}

/// Parses a text; where that is not possible, says with which changes it may be.
fn parse_text(file: FileId, path: &SitePath, text: &str, decimal_comma: bool) -> (Parsed, Vec<Edit>) {
    let mut edits = Vec::new();
    let mut parsed = Parsed {
        file,
        path: path.clone(),
        item: None,
        is_plain: is_plain_readme(path, text),
        links: Vec::new(),
        anchors: Arc::default(),
        dated: Arc::default(),
        found: Vec::new(),
    };
    if parsed.is_plain {
        return (parsed, edits);
    }
    let mut report = Report::default();
    match front_matter::split(file, text, KNOWN, &mut report) {
        Err(changes) => edits = changes,
        Ok(split) => {
            let body = text.get(split.body.clone()).unwrap_or("");
            let outline = markdown::outline(body);
            if outline.is_too_large {
                too_large(Span::new(file, split.body.start, split.body.start), &mut report);
            }
            parsed.anchors = Arc::new(outline.names);
            for link in outline.links {
                let span = Span::new(file, split.body.start + link.range.start, split.body.start + link.range.end);
                parsed.links.push(FoundLink { span, address: link.address, image: link.image, unread: None });
            }
            for (unread, bytes) in outline.unread {
                let span = Span::new(file, split.body.start + bytes.start, split.body.start + bytes.end);
                let address = body.get(bytes).unwrap_or("").to_owned();
                parsed.links.push(FoundLink { span, image: address.starts_with('!'), address, unread: Some(unread) });
            }
            let written = text.get(split.yaml.clone()).unwrap_or("");
            let outline = |yaml: &str| yaml::outline(file, yaml, split.yaml.start, KNOWN, &mut Report::default()).ok();
            let readable = marks::readable(written, outline, split.yaml.start);
            let yaml = readable.as_deref().unwrap_or(written);
            match yaml::outline(file, yaml, split.yaml.start, KNOWN, &mut report) {
                Ok(node) => {
                    let source = Texts { file, path, text, yaml, body, body_start: split.body.start, decimal_comma };
                    parsed.item = read(&source, &node, &mut report, &mut parsed);
                }
                Err(changes) => edits = changes,
            }
        }
    }
    parsed.found = report.into_found();
    (parsed, edits)
}

/// The texts of one file.
struct Texts<'a> {
    file: FileId,
    path: &'a SitePath,
    text: &'a str,
    yaml: &'a str,
    body: &'a str,
    body_start: usize,
    decimal_comma: bool,
}

/// Reports a text whose HTML no browser should be given.
fn too_large(span: Span, report: &mut Report) {
    let finding = report.at(&id::TOO_LARGE, span, "this text becomes more than 4 MiB of HTML");
    finding.hint("split it, or link to the long table as a file");
}

/// What one file's parts read from and write to.
struct Cursor<'a, 'b> {
    texts: &'a Texts<'a>,
    reader: Reader<'b>,
    links: &'b mut Vec<FoundLink>,
    dated: &'b mut Vec<Dated>,
}

impl Cursor<'_, '_> {
    /// Notes the links of a Markdown text in the front matter.
    fn note_links(&mut self, text: &str, span: Span) {
        if !text.contains(['[', '<', '|']) {
            return;
        }
        let outline = markdown::outline(text);
        if outline.is_too_large {
            too_large(span, self.reader.report);
        }
        for link in outline.links {
            self.links.push(FoundLink { span, address: link.address, image: link.image, unread: None });
        }
        for (unread, bytes) in outline.unread {
            let address = text.get(bytes).unwrap_or("").to_owned();
            self.links.push(FoundLink { span, image: address.starts_with('!'), address, unread: Some(unread) });
        }
    }

    /// Reads where a number comes from: a text in Markdown, or an address alone, which is checked as any other.
    fn source(&mut self, fields: Fields<'_>, slot: &Slot<crate::source::field::Scalar>) -> Option<String> {
        let text = self.reader.text(fields, "source", slot)?;
        if url::is_unsafe_address(&text.value) {
            let finding =
                self.reader.at(&id::UNSAFE_LINK, text.span, "`source` must be a web or mail address, or a text");
            finding.hint("start an address with `https://`");
            return None;
        }
        self.note_links(&url::as_link(&text.value), text.span);
        Some(text.value)
    }

    /// Reads a Markdown text that may be absent.
    fn markdown(&mut self, fields: Fields<'_>, key: &str, slot: &Slot<crate::source::field::Scalar>) -> Option<String> {
        let text = self.reader.text(fields, key, slot)?;
        self.note_links(&text.value, text.span);
        Some(text.value)
    }
}

fn read(texts: &Texts<'_>, node: &yaml::Node, report: &mut Report, parsed: &mut Parsed) -> Option<Item> {
    let fields = Fields::new(node, Span::new(texts.file, 0, 3));
    let kind = kind::read(texts, fields, report)?;
    let reader = Reader { file: texts.file, source: texts.text, marks: marks(texts, node), report };
    let mut dated = Vec::new();
    let mut cursor = Cursor { texts, reader, links: &mut parsed.links, dated: &mut dated };
    let item = match kind {
        Kind::Objective => {
            with_raw(&mut cursor, |cursor, raw| Item::Objective(Arc::new(objective::read(cursor, fields, raw))))
        }
        Kind::Team => with_raw(&mut cursor, |cursor, raw| Item::Team(organisation::team(cursor, fields, raw))),
        Kind::Organisation => {
            with_raw(&mut cursor, |cursor, raw| Item::Organisation(organisation::organisation(cursor, fields, raw)))
        }
        Kind::Kpi => with_raw(&mut cursor, |cursor, raw| Item::Kpi(organisation::kpi(cursor, fields, raw))),
        Kind::Page => with_raw(&mut cursor, |cursor, raw| Item::Page(organisation::page(cursor, fields, raw))),
    };
    parsed.dated = dated.into();
    item
}

/// What dots and commas stand for in the numbers of a file: by its other numbers, and the language of its text or the site.
fn marks(texts: &Texts<'_>, node: &yaml::Node) -> Marks {
    let words = |node: &yaml::Node| texts.text.get(node.span.range()).unwrap_or("");
    let lang = Fields::of(node).value("lang").map_or("", words).trim_matches(['"', '\'']);
    let mut scalars = Vec::new();
    node.scalars(&mut |span| scalars.extend(texts.text.get(span.range())));
    Marks::of(scalars, texts.decimal_comma || has_decimal_comma(lang))
}

/// Reads the front matter as written, and an item from that.
fn with_raw<T: for<'de> FromShape<'de> + Default>(
    cursor: &mut Cursor<'_, '_>,
    read: impl FnOnce(&mut Cursor<'_, '_>, &T) -> Item,
) -> Option<Item> {
    let raw = yaml::typed(cursor.texts.file, cursor.texts.yaml, 0, cursor.reader.report)?;
    Some(read(cursor, &raw))
}

/// A README that is not meant for the site.
fn is_plain_readme(path: &SitePath, text: &str) -> bool {
    path.stem().eq_ignore_ascii_case("readme") && !text.starts_with("---")
}
