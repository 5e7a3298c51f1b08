//! Findings as people read them in a terminal.
//!
//! ```text
//! error[OKR012]: target of `signups` equals its baseline (500)
//!  --> okrs/2026-Q3/growth.md:9:13
//!   |
//! 8 |     baseline: 500
//!   |               --- the baseline
//! 9 |     target: 500
//!   |             ^^^ the same
//!   |
//! hint: set `target` to the value you want by the end of 2026-Q3
//! ```
//!
//! annotate-snippets draws the lines and what is under them. The line with the path is ours, because columns there are
//! those of the file, while the drawing may get only a part of a long line ([`window`](super)).

use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{AnnotationKind, Group, Level, Padding, Renderer, Snippet};

use super::lines::Index;
use super::window::{Mark, Window};
use super::{Diagnostic, Severity, Sources, escape};

/// Narrower terminals are drawn for as if they had so many columns.
const WIDTH_MIN: usize = 40;

/// Wider terminals are drawn for as if they had so many columns.
pub(super) const WIDTH_MAX: usize = 400;

/// Columns that are not for marks: line numbers, separators, and the dots where a line was cut.
const WIDTH_AROUND: usize = 24;

/// How to print to a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour with ANSI escape sequences.
    pub color: bool,
    /// How many columns the terminal has; taken as at least 40 and at most 400.
    pub width: usize,
}

/// Returns `found` drawn into the lines they point at, in the order given, with an empty line between two.
///
/// Control characters in paths, texts and lines are made visible. Returns an empty text if nothing was found.
#[must_use]
pub fn print(found: &[Diagnostic], sources: &Sources, style: Style) -> String {
    let width = style.width.clamp(WIDTH_MIN, WIDTH_MAX);
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let index = Index::of(found, sources);
    let printer = Printer { sources, index, renderer, color: style.color, room: width - WIDTH_AROUND };
    let mut out = String::new();
    for one in found {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&printer.finding(one));
        out.push('\n');
    }
    out
}

struct Printer<'a> {
    sources: &'a Sources,
    index: Index<'a>,
    renderer: Renderer,
    color: bool,
    room: usize,
}

impl Printer<'_> {
    fn finding(&self, one: &Diagnostic) -> String {
        let title = level(one.severity).primary_title(escape::text(&one.message)).id(one.rule.code());
        let windows = self.windows(one);
        let gutter = windows.iter().map(Window::last_line).max().unwrap_or(0).to_string().len();
        let last = windows.len() - 1;
        let mut groups: Vec<Group<'_>> = Vec::with_capacity(windows.len() + 1);
        for (number, window) in windows.iter().enumerate() {
            let arrow = if number == 0 { "-->" } else { ":::" };
            let heading = level(one.severity).no_name().secondary_title(self.heading(window, arrow, gutter));
            let group = heading.element(self.snippet(window));
            // The drawing closes the first group itself when another follows.
            let open = number > 0 && (number < last || one.hint.is_some());
            groups.push(if open { group.element(Padding) } else { group });
        }
        if let Some(hint) = &one.hint {
            groups.push(Group::with_title(Level::HELP.with_name("hint").secondary_title(escape::text(hint))));
        }
        format!("{}\n{}", self.renderer.render(&[Group::with_title(title)]), self.renderer.render(&groups))
    }

    /// The parts of files to show for `one`: its primary place first, the others with it where they are near.
    fn windows<'d>(&self, one: &'d Diagnostic) -> Vec<Window<'d>> {
        let mark = |label, primary| Mark::new(label, primary, self.index.lines(label.span.file), self.room);
        let mut windows = vec![Window::new(mark(&one.primary, true))];
        for label in &one.also {
            let start = Some(mark(label, false));
            let left = windows.iter_mut().fold(start, |left, window| left.and_then(|one| window.take(one, self.room)));
            windows.extend(left.map(Window::new));
        }
        windows
    }

    /// The line above a window: an arrow, and where its first mark stands.
    fn heading(&self, window: &Window<'_>, arrow: &str, gutter: usize) -> String {
        let lines = self.index.lines(window.file);
        let start = window.marks.first().map_or(0, |mark| lines.clamp(mark.label.span).start);
        let place = lines.place(start);
        let path = escape::text(self.sources.path(window.file).as_str());
        let style = if self.color { DEFAULT_LINE_NUM_STYLE } else { annotate_snippets::renderer::Style::new() };
        format!("{:gutter$}{style}{arrow}{style:#} {path}:{}:{}", "", place.line, place.column)
    }

    fn snippet<'w>(&self, window: &'w Window<'_>) -> Snippet<'w, annotate_snippets::Annotation<'w>> {
        let (text, places) = window.view(self.index.lines(window.file));
        let annotations = window.marks.iter().zip(places).map(|(mark, bytes)| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let label = Some(escape::text(&mark.label.text)).filter(|text| !text.is_empty());
            kind.span(bytes).label(label)
        });
        Snippet::source(text).line_start(window.first_line()).annotations(annotations)
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}
