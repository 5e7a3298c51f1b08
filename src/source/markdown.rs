//! Markdown to safe HTML, and the links it holds.
//!
//! pulldown-cmark parses; between its events and its writer stands a filter: raw HTML becomes text, addresses
//! are resolved or dropped, headings get ids of ours and a level that fits the page, tables and footnotes get markup
//! without inline style. Nothing that a content file holds can become active.

mod anchors;
mod footnotes;
mod html;
mod unread;

use std::{collections::BTreeMap, ops::Range};

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::url::Url;
use anchors::Anchors;
pub use unread::Unread;

/// The HTML of a text may be this large, in bytes, as estimated by [`outline`].
pub const HTML_BYTES_MAX: usize = 4 << 20;

/// A link or picture in a Markdown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkUse {
    /// The whole link, in bytes of the Markdown text.
    pub range: Range<usize>,
    /// The address as written, entities and escapes resolved.
    pub address: String,
    /// A picture (`![]()`) rather than a link.
    pub image: bool,
}

/// What a text refers to and can be referred to by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The links and pictures, in order.
    pub links: Vec<LinkUse>,
    /// The ids that the headings get, in order, without prefix.
    pub anchors: Vec<String>,
    /// What the headings can be called in links, with the id that each name leads to: the id itself, and the names that
    /// services which host repositories give them.
    pub names: BTreeMap<String, String>,
    /// What looks like a link and is text to Markdown, in bytes of the text.
    pub unread: Vec<(Unread, Range<usize>)>,
    /// Whether its HTML would be larger than [`HTML_BYTES_MAX`]; the rest of the text is then not looked at.
    pub is_too_large: bool,
}

/// How a text is turned into HTML.
pub struct Style<'a> {
    /// The level of the topmost heading (2 to 6); deeper ones follow without a gap. `None`: headings become bold
    /// paragraphs, and a text of one paragraph loses its `<p>`.
    pub first_heading: Option<u8>,
    /// What every id starts with, so that several texts can share a page.
    pub id_prefix: &'a str,
    /// Turns an address as written into one that is right on the page; `None` drops the link and keeps its words.
    pub resolve: &'a dyn Fn(&LinkUse) -> Option<Url>,
    /// Name of a ticked box.
    pub task_done: &'a str,
    /// Name of an open box.
    pub task_open: &'a str,
    /// Name of the footnotes.
    pub footnotes: &'a str,
    /// Name of the way back from a footnote.
    pub back: &'a str,
}

/// Lists links and headings.
#[must_use]
pub fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    if is_plain(text) {
        return outline;
    }
    let mut anchors = Anchors::default();
    let mut heading: Option<String> = None;
    let mut html_bytes = 0;
    let mut in_code = false;
    let mut run = 0..0; // texts that follow each other: brackets take them apart
    for (event, range) in parser(text).into_offset_iter() {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if in_code => {}
            Event::Text(_) if range.start == run.end => run.end = range.end,
            _ => {
                unread::find(text, std::mem::replace(&mut run, range.clone()), &mut outline.unread);
                if !matches!(event, Event::Text(_)) {
                    run = range.end..range.end;
                }
            }
        }
        html_bytes += weight(&event);
        if html_bytes > HTML_BYTES_MAX {
            outline.is_too_large = true;
            break;
        }
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => outline.links.extend(link_use(&event, range)),
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                outline.anchors.extend(heading.take().map(|words| anchors.next(&words)));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut heading {
                    heading.push(' ');
                }
            }
            _ => {}
        }
    }
    unread::find(text, run, &mut outline.unread);
    outline.names = anchors.names();
    outline
}

/// Turns `text` into HTML that holds nothing active.
#[must_use]
pub fn to_html(text: &str, style: &Style<'_>) -> String {
    html::write(text, style)
}

/// Whether a text is one line of words, in which nothing can be markup: most notes are, and need no parser.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    let is_in_words = |letter: char| match letter {
        ' ' => true,
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' => false,
        letter => !letter.is_whitespace() && !letter.is_control(),
    };
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && !text.contains("  ")
        && text.chars().all(is_in_words)
}

/// The words of a text in one line, for a description.
#[must_use]
pub fn plain_text(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut words = String::new();
    for event in parser(text) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                words.push_str(&part);
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock,
            ) => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parser(text: &str) -> Parser<'_> {
    let extensions =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(text, extensions)
}

/// The link or picture that starts here, if one does.
fn link_use(event: &Event<'_>, range: Range<usize>) -> Option<LinkUse> {
    let (kind, address, image) = match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) => (link_type, dest_url, false),
        Event::Start(Tag::Image { link_type, dest_url, .. }) => (link_type, dest_url, true),
        _ => return None,
    };
    let address = if *kind == LinkType::Email { format!("mailto:{address}") } else { address.to_string() };
    Some(LinkUse { range, address, image })
}

/// About how many bytes of HTML an event becomes.
fn weight(event: &Event<'_>) -> usize {
    let escaped = |text: &str| text.bytes().map(|byte| if b"<>&\"'".contains(&byte) { 5 } else { 1 }).sum();
    match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => escaped(text),
        Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
            32 + escaped(dest_url) + escaped(title)
        }
        Event::FootnoteReference(_) => 128,
        Event::TaskListMarker(_) | Event::Start(Tag::Table(_)) => 96,
        Event::Start(Tag::Heading { .. } | Tag::FootnoteDefinition(_)) => 64,
        Event::Start(Tag::CodeBlock(_) | Tag::TableCell) => 32,
        _ => 8,
    }
}

/// Gives headings levels without a gap, from the first one down.
struct Levels {
    first: u8,
    open: Vec<HeadingLevel>,
}

impl Levels {
    fn next(&mut self, written: HeadingLevel) -> u8 {
        while self.open.last().is_some_and(|level| *level >= written) {
            self.open.pop();
        }
        self.open.push(written);
        let below = u8::try_from(self.open.len() - 1).unwrap_or(u8::MAX);
        self.first.saturating_add(below).min(6)
    }
}
