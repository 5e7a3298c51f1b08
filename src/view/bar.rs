//! Progress bars as inline SVG with percentage attributes: they print with backgrounds off and need no inline style.
//!
//! A bar shows where we are (fill), where we would be by now (tick) and where a good result ends (bracket). Colour means
//! status, never size.

use std::fmt::Write;

use super::digits::Tenths;
use crate::{
    model::Milestone,
    progress::{GOOD_RESULT, Status},
};

/// A fill is never narrower than this, in percent.
const FILL_PERCENT_MIN: f64 = 1.2;

/// What a bar shows.
pub(super) struct Bar<'a> {
    pub shape: Shape<'a>,
    pub status: Status,
    /// Where we would be by now, 0 to 1.
    pub expected: Option<f64>,
    /// Whether the zone of a good result is marked.
    pub has_zone: bool,
    pub large: bool,
}

/// What fills the track.
pub(super) enum Shape<'a> {
    /// Progress, unclamped; none where nothing is measured.
    Fill(Option<f64>),
    /// Steps that are done or not.
    Segments(&'a [Milestone], &'a [bool]),
    /// A value that should lie in a band.
    Band { at_least: Option<f64>, at_most: Option<f64>, baseline: Option<f64>, value: Option<f64> },
}

/// The class that colours a status.
pub(super) fn class(status: Status) -> &'static str {
    match status {
        Status::OnTrack => "ok",
        Status::AtRisk => "watch",
        Status::OffTrack => "off",
        Status::Done => "done",
        Status::Closed(_) | Status::Dropped | Status::NotStarted | Status::Stale => "idle",
    }
}

/// Heights in pixels: the whole, the track, and where it starts.
struct Size {
    height: u32,
    track: u32,
    bracket: f64,
}

impl Bar<'_> {
    /// The markup.
    pub(super) fn svg(&self) -> String {
        let size = if self.large {
            Size { height: 24, track: 16, bracket: 20.0 }
        } else {
            Size { height: 16, track: 8, bracket: 12.0 }
        };
        let class = if self.large { "bar lg" } else { "bar" };
        let mut svg = format!("<svg class=\"{class}\" aria-hidden=\"true\" height=\"{}\">", size.height);
        match &self.shape {
            Shape::Fill(progress) => self.fill(*progress, &size, &mut svg),
            Shape::Segments(milestones, done) => self.segments(milestones, done, &size, &mut svg),
            Shape::Band { at_least, at_most, baseline, value } => {
                self.band([*at_least, *at_most, *baseline, *value], &size, &mut svg);
            }
        }
        svg.push_str("</svg>");
        svg
    }

    fn fill(&self, progress: Option<f64>, size: &Size, svg: &mut String) {
        rect(svg, "t", 0.0, 100.0, size);
        self.zone(size, svg);
        if let Some(progress) = progress {
            let width = (progress.clamp(0.0, 1.0) * 100.0).max(FILL_PERCENT_MIN);
            rect(svg, &format!("f-{}", class(self.status)), 0.0, width, size);
        }
        self.tick(size, svg);
    }

    fn segments(&self, milestones: &[Milestone], done: &[bool], size: &Size, svg: &mut String) {
        let whole: f64 = milestones.iter().map(|one| one.weight).sum();
        let gap = if milestones.len() > 30 { 0.2 } else { 0.8 };
        let fill = format!("f-{}", class(self.status));
        self.zone(size, svg);
        let mut start = 0.0;
        for (milestone, done) in milestones.iter().zip(done) {
            let width = milestone.weight / whole * 100.0;
            rect(svg, if *done { &fill } else { "t" }, start, (width - gap).max(0.4), size);
            start += width;
        }
        self.tick(size, svg);
    }

    /// The band as a lighter stretch of the track, the value as a mark.
    fn band(&self, [at_least, at_most, baseline, value]: [Option<f64>; 4], size: &Size, svg: &mut String) {
        let given = [at_least, at_most, baseline, value];
        let is_one_sided = at_least.is_none() || at_most.is_none();
        // a bound alone says nothing of how near the value is: the scale then starts at zero
        let zero = (is_one_sided && given.iter().flatten().all(|mark| *mark >= 0.0)).then_some(0.0);
        let (low, high) = given
            .into_iter()
            .chain([zero])
            .flatten()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), mark| (low.min(mark), high.max(mark)));
        let margin = if high > low { (high - low) * 0.25 } else { low.abs().max(1.0) * 0.5 };
        let start = if zero.is_some() { low } else { low - margin };
        let width = high + margin - start;
        let percent = |mark: f64| ((mark - start) / width * 100.0).clamp(0.0, 100.0);
        let (from, to) = (at_least.map_or(0.0, percent), at_most.map_or(100.0, percent));
        rect(svg, "t", 0.0, 100.0, size);
        rect(svg, "b", from, to - from, size);
        if let Some(value) = value {
            let (class, height) = (class(self.status), size.track + 4);
            let _ = write!(
                svg,
                "<rect class=\"f-{class} v\" x=\"{}%\" y=\"0\" width=\"5\" height=\"{height}\" rx=\"2.5\"/>",
                Tenths(percent(value).min(98.5))
            );
        }
    }

    fn zone(&self, size: &Size, svg: &mut String) {
        if !self.has_zone {
            return;
        }
        let (from, to, y) = (GOOD_RESULT.0 * 100.0, GOOD_RESULT.1 * 100.0, size.bracket);
        let _ = write!(
            svg,
            "<g class=\"z\"><rect x=\"{from:.0}%\" y=\"{:.1}\" width=\"{:.0}%\" height=\"1.5\"/><rect x=\"{from:.0}%\" y=\"{y}\" width=\"1.5\" height=\"4\"/><rect x=\"{to:.0}%\" y=\"{y}\" width=\"1.5\" height=\"4\"/></g>",
            y + 2.5,
            to - from,
        );
    }

    fn tick(&self, size: &Size, svg: &mut String) {
        if let Some(expected) = self.expected {
            let x = Tenths((expected.clamp(0.0, 1.0) * 100.0).min(99.0));
            let _ = write!(
                svg,
                "<rect class=\"p\" x=\"{x}%\" y=\"0\" width=\"3\" height=\"{}\" rx=\"1.5\"/>",
                size.track + 4
            );
        }
    }
}

fn rect(svg: &mut String, class: &str, x: f64, width: f64, size: &Size) {
    let (track, radius) = (size.track, size.track / 2);
    let _ = write!(svg, "<rect class=\"{class}\"");
    if x > 0.0 {
        let _ = write!(svg, " x=\"{}%\"", Tenths(x));
    }
    let width = Tenths(width);
    let _ = write!(svg, " y=\"2\" width=\"{width}%\" height=\"{track}\" rx=\"{radius}\"/>");
}

/// Ten small marks, `confidence` of them full.
pub(super) fn dots(confidence: u8) -> String {
    let mut svg = String::from("<svg class=\"dots\" width=\"74\" height=\"10\" aria-hidden=\"true\">");
    for mark in 0..10_u8 {
        let class = if mark < confidence { "on" } else { "no" };
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{}\" width=\"5.5\" height=\"10\" rx=\"1.5\"/>",
            f64::from(mark) * 7.5
        );
    }
    svg.push_str("</svg>");
    svg
}

/// How many things have which status, as one bar: class and number of each part. `label` says it in words.
pub(super) fn distribution(parts: &[(&str, usize)], label: &str) -> String {
    let whole: usize = parts.iter().map(|(_, number)| number).sum();
    if whole == 0 {
        return String::new();
    }
    let percent = |number: usize| {
        f64::from(u32::try_from(number).unwrap_or(u32::MAX)) * 100.0
            / f64::from(u32::try_from(whole).unwrap_or(u32::MAX))
    };
    let mut svg = format!("<svg class=\"dist\" role=\"img\" aria-label=\"{}\">", escape(label));
    let mut start = 0.0;
    for (class, number) in parts.iter().filter(|(_, number)| *number > 0) {
        let width = percent(*number);
        let _ = write!(
            svg,
            "<rect class=\"f-{class}\" x=\"{start:.2}%\" width=\"{:.2}%\" height=\"12\"/>",
            (width - 0.6).max(0.4)
        );
        start += width;
    }
    svg.push_str("</svg>");
    svg
}

/// Escapes a text for an attribute or between tags.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
