//! The filter between the events of a text and their HTML.

use std::{fmt::Write, ops::Range};

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::{Levels, Style, footnotes::Footnotes, link_use, outline, parser};

/// How deep lists and quotes may nest; what lies deeper keeps its words and loses its markup.
const DEPTH_MAX: usize = 32;

/// Writes `text` as HTML.
pub(super) fn write(text: &str, style: &Style<'_>) -> String {
    let anchors = style.first_heading.map_or_else(Vec::new, |_| outline(text).anchors); // headings of notes have none
    let mut filter = Filter {
        style,
        anchors: anchors.into_iter(),
        levels: Levels { first: style.first_heading.unwrap_or(2), open: Vec::new() },
        events: Vec::new(),
        open: Vec::new(),
        columns: Vec::new(),
        column: 0,
        in_head: false,
        in_link: false,
        footnotes: Footnotes::default(),
    };
    for (event, range) in parser(text).into_offset_iter() {
        filter.take(event, range);
    }
    if style.first_heading.is_none() {
        unwrap_paragraph(&mut filter.events);
    }
    let Filter { mut events, footnotes, .. } = filter;
    footnotes.write(style, &mut events);
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    html
}

/// What the filter remembers.
struct Filter<'a, 'e> {
    style: &'a Style<'a>,
    anchors: std::vec::IntoIter<String>,
    levels: Levels,
    /// What goes to the writer.
    events: Vec<Event<'e>>,
    /// What the end of every open element becomes.
    open: Vec<End<'e>>,
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
    in_link: bool,
    footnotes: Footnotes<'e>,
}

/// What the end of an element becomes.
enum End<'e> {
    /// What the parser says.
    Plain,
    /// Nothing: the element is not written.
    Dropped,
    /// What the parser says, and with it a link ends.
    Link,
    /// Markup of ours.
    Ours(&'static str),
    /// The end of the footnote with this label; then the text goes on where it was.
    Footnote(CowStr<'e>, Vec<Event<'e>>),
}

/// What the start of an element becomes, and its end.
type Written<'e> = (Option<Event<'e>>, End<'e>);

impl<'e> Filter<'_, 'e> {
    fn take(&mut self, event: Event<'e>, range: Range<usize>) {
        let taken = match event {
            Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
            Event::Start(ref tag) => {
                let (start, end) = match tag {
                    Tag::Item if self.is_too_deep(tag) => (Some(ours("\n")), End::Ours("\n")),
                    tag if self.is_too_deep(tag) => (None, End::Dropped),
                    Tag::Link { .. } | Tag::Image { .. } => self.link(event, range),
                    _ => self.start(event),
                };
                self.open.push(end);
                start
            }
            Event::End(tag) => self.end(tag),
            Event::FootnoteReference(label) => Some(ours(self.footnotes.reference(&label, self.style.id_prefix))),
            Event::TaskListMarker(is_done) => Some(ours(self.task(is_done))),
            other => Some(other),
        };
        self.events.extend(taken);
    }

    /// Whether an element that can hold itself, and so nest without end, stands too deep. A list is as deep as its items.
    fn is_too_deep(&self, tag: &Tag<'_>) -> bool {
        let levels = match tag {
            Tag::List(_) => 2,
            Tag::BlockQuote(_)
            | Tag::Item
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => 1,
            _ => return false,
        };
        self.open.len() + levels > DEPTH_MAX
    }

    fn start(&mut self, event: Event<'e>) -> Written<'e> {
        let Event::Start(tag) = &event else { return (Some(event), End::Plain) };
        let (start, end) = match tag {
            Tag::HtmlBlock => ("<p>", "</p>\n"),
            Tag::CodeBlock(_) => ("<pre tabindex=\"0\"><code>", "</code></pre>\n"),
            Tag::TableRow => ("<tr>", "</tr>\n"),
            Tag::TableHead => ("<thead><tr>", "</tr></thead>\n<tbody>\n"),
            Tag::Table(_) => ("<div class=\"scroll\" tabindex=\"0\"><table>\n", "</tbody></table></div>\n"),
            Tag::TableCell => return self.cell(),
            Tag::Heading { level, .. } => return self.heading(*level),
            Tag::FootnoteDefinition(label) => {
                return (None, End::Footnote(label.clone(), std::mem::take(&mut self.events)));
            }
            _ => return (Some(event), End::Plain),
        };
        match tag {
            Tag::Table(columns) => self.columns.clone_from(columns),
            Tag::TableRow | Tag::TableHead => (self.column, self.in_head) = (0, matches!(tag, Tag::TableHead)),
            _ => {}
        }
        (Some(ours(start)), End::Ours(end))
    }

    fn end(&mut self, tag: TagEnd) -> Option<Event<'e>> {
        match self.open.pop()? {
            End::Plain => Some(Event::End(tag)),
            End::Ours(markup) => Some(ours(markup)),
            End::Dropped => None,
            End::Link => {
                self.in_link = false;
                Some(Event::End(tag))
            }
            End::Footnote(label, before) => {
                self.footnotes.add(&label, std::mem::replace(&mut self.events, before));
                None
            }
        }
    }

    fn heading(&mut self, level: HeadingLevel) -> Written<'e> {
        let anchor = self.anchors.next().unwrap_or_default();
        if self.style.first_heading.is_none() {
            return (Some(ours("<p><strong>")), End::Ours("</strong></p>\n"));
        }
        let level = self.levels.next(level);
        let end = ["</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][usize::from(level.clamp(2, 6)) - 2];
        (Some(ours(format!("<h{level} id=\"{}{anchor}\">", self.style.id_prefix))), End::Ours(end))
    }

    /// A link or picture with the address that is right here; only its words where there is none, or in another link.
    fn link(&mut self, event: Event<'e>, range: Range<usize>) -> Written<'e> {
        let is_link = matches!(event, Event::Start(Tag::Link { .. }));
        if is_link && self.in_link {
            return (None, End::Dropped);
        }
        let address = link_use(&event, range).and_then(|link| (self.style.resolve)(&link));
        let Some(address) = address else { return (None, End::Dropped) };
        let (link_type, dest_url, id) = (LinkType::Inline, CowStr::from(address.as_str().to_owned()), "".into());
        let start = match event {
            Event::Start(Tag::Image { title, .. }) => Event::Start(Tag::Image { link_type, dest_url, title, id }),
            Event::Start(Tag::Link { title, .. }) => Event::Start(Tag::Link { link_type, dest_url, title, id }),
            other => other,
        };
        self.in_link |= is_link;
        (Some(start), if is_link { End::Link } else { End::Plain })
    }

    fn cell(&mut self) -> Written<'e> {
        let class = match self.columns.get(self.column) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"center\"",
            _ => "",
        };
        self.column += 1;
        if self.in_head {
            (Some(ours(format!("<th scope=\"col\"{class}>"))), End::Ours("</th>"))
        } else {
            (Some(ours(format!("<td{class}>"))), End::Ours("</td>"))
        }
    }

    fn task(&self, is_done: bool) -> String {
        let (class, name, mark) =
            if is_done { ("task done", self.style.task_done, '☑') } else { ("task", self.style.task_open, '☐') };
        let mut markup = format!("<span class=\"{class}\" role=\"img\" aria-label=\"");
        push_escaped(&mut markup, name);
        let _ = write!(markup, "\">{mark}</span> "); // writing to a String cannot fail
        markup
    }
}

/// Takes the `<p>` off a text that is one paragraph.
fn unwrap_paragraph(events: &mut Vec<Event<'_>>) {
    let ends = |event: &&Event<'_>| matches!(event, Event::End(TagEnd::Paragraph));
    let is_one = matches!(events.first(), Some(Event::Start(Tag::Paragraph)))
        && events.last().as_ref().is_some_and(ends)
        && events.iter().filter(ends).count() == 1;
    if is_one {
        events.pop();
        events.remove(0);
    }
}

/// Markup of ours, with nothing of the content in it that is not escaped.
pub(super) fn ours<'e>(markup: impl Into<CowStr<'e>>) -> Event<'e> {
    Event::InlineHtml(markup.into())
}

/// Appends `text` to `html` as text or quoted attribute.
pub(super) fn push_escaped(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(letter),
        }
    }
}
