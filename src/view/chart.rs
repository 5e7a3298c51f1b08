//! Charts of values over time, as inline SVG: lines to compare with, where a good result is heading, the values, today.
//!
//! A chart has one system of coordinates, [`WIDTH`] by [`HEIGHT`] units, and is scaled as a whole. So what overlaps is
//! decided here, once, and holds at every size. A label that would touch a more important one is left out.
//!
//! Colours, fonts and line widths are the style sheet's. Which values a chart shows, and in which words, is its maker's.

use std::fmt::Write;

use super::{bar::escape, digits::Tenths, format::Format};
use crate::model::{Date, days_between};

/// The size of a chart; on a page a unit is about a pixel.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 136.0;
/// Where values are drawn: from here to the labels at the right, and between these two.
const LEFT: f64 = 5.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 112.0;
/// The foot of the labels below.
const DATES: f64 = 130.0;
/// How wide a letter is at most, and how high a line of text.
const LETTER: f64 = 6.8;
const LINE: f64 = 13.0;
/// The room between two labels, and from the last point to the labels at the right.
const GAP: f64 = 6.0;
const ASIDE: f64 = 9.0;
/// With more values than this the line stands alone, without a point for each.
const POINTS_MAX: usize = 40;
/// The finest step along the days that a long line is drawn with.
const STEP: f64 = 2.0;

/// The size of a small chart, and the room around its lines.
const SPARK: (f64, f64) = (72.0, 24.0);
const SPARK_EDGE: f64 = 3.0;

/// What a chart shows.
pub(super) struct Chart<'a> {
    /// The first and the last day it is about.
    pub days: (Date, Date),
    /// Today, where it is one of these days.
    pub today: Option<(Date, String)>,
    /// Days and heights, oldest first. Heights are on any scale; the target is at the top.
    pub values: Vec<(Date, f64)>,
    /// What stands at the right, the most important first.
    pub marks: Vec<Mark>,
    /// Heights between which values should stay; infinite where it is open.
    pub band: Option<(f64, f64)>,
    /// Heights between which a good result ends, on the way from 0.
    pub aim: Option<(f64, f64)>,
    /// The day on which it should be there, where that is not the last one.
    pub aim_day: Option<Date>,
    /// Whether values hold until the next one, instead of moving there evenly.
    pub stepped: bool,
    /// Whether larger heights stand lower.
    pub falling: bool,
    /// The class that colours the status.
    pub class: &'a str,
    /// What the chart says, in a sentence.
    pub label: String,
    /// How dates are written.
    pub format: Format,
}

/// A height with a name.
pub(super) struct Mark {
    pub height: f64,
    pub label: String,
    /// Whether a line is drawn across.
    pub line: bool,
}

/// Whether a day is worth drawing beside these: it lies among them, or outside by at most a quarter of their number, or by
/// a week where that is more.
pub(super) fn is_near(date: Date, (first, last): (Date, Date)) -> bool {
    let around = (days_between(first, last) / 4).max(7);
    days_between(date, first) <= around && days_between(last, date) <= around
}

impl Chart<'_> {
    /// The markup; empty where there are not two values to draw.
    pub(super) fn svg(&self) -> String {
        let Some(frame) = Frame::around(self) else { return String::new() };
        let mut svg = format!(
            "<svg class=\"ch\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">",
            escape(&self.label)
        );
        self.draw_band(&frame, &mut svg);
        self.draw_aim(&frame, &mut svg);
        self.draw_grid(&frame, &mut svg);
        if let Some((today, _)) = &self.today {
            let _ = write!(svg, "<path class=\"td\" d=\"M{} {TOP}V{BOTTOM}\"/>", short(frame.x(*today)));
        }
        self.draw_values(&frame, &mut svg);
        for (mark, y) in &frame.labels {
            let x = frame.right + ASIDE;
            let _ = write!(svg, "<text x=\"{}\" y=\"{}\">{}</text>", short(x), short(y + 4.0), escape(&mark.label));
        }
        self.write_dates(&frame, &mut svg);
        svg.push_str("</svg>");
        svg
    }

    /// The values alone beside where a good result is heading, for lists; empty where there are not two values.
    pub(super) fn spark(&self) -> String {
        let Some(frame) = Frame::around(self) else { return String::new() };
        let (width, height) = SPARK;
        let x = |x: f64| SPARK_EDGE + (x - LEFT) / (frame.right - LEFT) * (width - 2.0 * SPARK_EDGE);
        let y = |y: f64| SPARK_EDGE + (y - TOP) / (BOTTOM - TOP) * (height - 2.0 * SPARK_EDGE);
        let place = |(date, height): &(Date, f64)| (x(frame.x(*date)), y(frame.y(*height)));
        let points = thinned(&self.values.iter().map(place).collect::<Vec<_>>());
        let Some(last) = points.last() else { return String::new() };
        let mut svg = format!("<svg class=\"sk\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">");
        let ends: Vec<(f64, f64)> = match (self.aim, self.band) {
            (Some((_, high)), _) => vec![(0.0, high)],
            (None, Some((low, high))) => {
                [low, high].into_iter().filter(|edge| edge.is_finite()).map(|edge| (edge, edge)).collect()
            }
            (None, None) => Vec::new(),
        };
        for (start, end) in ends {
            let ends = [(self.days.0, start), (self.aim_day(), end)];
            let _ = write!(svg, "<path class=\"a\" d=\"{}\"/>", line(&ends.map(|end| place(&end)), false));
        }
        let class = self.class;
        let _ = write!(svg, "<path class=\"l s-{class}\" d=\"{}\"/>", line(&points, self.stepped));
        let _ = write!(svg, "<path class=\"e s-{class}\" d=\"M{} {}h0\"/></svg>", short(last.0), short(last.1));
        svg
    }

    /// The day on which a good result should be there: one of those that are shown.
    fn aim_day(&self) -> Date {
        let (first, last) = self.days;
        self.aim_day.map_or(last, |day| day.clamp(first, last))
    }

    fn draw_band(&self, frame: &Frame<'_>, svg: &mut String) {
        let Some((low, high)) = self.band else { return };
        let (one, other) = (frame.y(low), frame.y(high));
        let (top, height, width) = (short(one.min(other)), short((one - other).abs()), short(frame.right - LEFT));
        let _ = write!(svg, "<rect class=\"w\" x=\"{LEFT}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>");
    }

    /// From nothing on the first day to a good result on the last: a wedge, or a line where only one end is good.
    fn draw_aim(&self, frame: &Frame<'_>, svg: &mut String) {
        let Some((low, high)) = self.aim.filter(|_| self.days.0 < self.days.1) else { return };
        let (start, end) = (frame.x(self.days.0), frame.x(self.aim_day()));
        let (foot, low, high) = (short(frame.y(0.0)), frame.y(low), frame.y(high));
        let (start, end) = (short(start), short(end));
        let _ = if low > high {
            write!(svg, "<path class=\"w\" d=\"M{start} {foot}L{end} {}V{}Z\"/>", short(low), short(high))
        } else {
            write!(svg, "<path class=\"a\" d=\"M{start} {foot}L{end} {}\"/>", short(low))
        };
    }

    fn draw_grid(&self, frame: &Frame<'_>, svg: &mut String) {
        svg.push_str("<path class=\"g\" d=\"");
        for mark in self.marks.iter().filter(|mark| mark.line) {
            let _ = write!(svg, "M{LEFT} {}H{}", short(frame.y(mark.height)), short(frame.right));
        }
        let inside = |day: &Date| *day != frame.first && *day != frame.last;
        let (first, last) = self.days;
        for day in [Some(first), (last != first).then_some(last)].into_iter().flatten().filter(inside) {
            let _ = write!(svg, "M{} {TOP}V{BOTTOM}", short(frame.x(day)));
        }
        svg.push_str("\"/>");
    }

    fn draw_values(&self, frame: &Frame<'_>, svg: &mut String) {
        let exact: Vec<(f64, f64)> =
            self.values.iter().map(|(date, height)| (frame.x(*date), frame.y(*height))).collect();
        let points = thinned(&exact);
        let Some((last, earlier)) = points.split_last() else { return };
        let class = self.class;
        let _ = write!(svg, "<path class=\"l s-{class}\" d=\"{}\"/>", line(&points, self.stepped));
        if points.len() <= POINTS_MAX {
            let _ = write!(svg, "<path class=\"d s-{class}\" d=\"{}\"/>", dots(earlier));
        }
        let _ = write!(svg, "<path class=\"d e s-{class}\" d=\"M{} {}h0\"/>", short(last.0), short(last.1));
    }

    /// Below: today, the first day, the last, and the months between them that have room.
    fn write_dates(&self, frame: &Frame<'_>, svg: &mut String) {
        let mut row = Row::default();
        if let Some((today, word)) = &self.today {
            row.place(frame.x(*today), Anchor::Middle, word, "n", svg);
        }
        let (first, last) = self.days;
        let one_year = first.year() == last.year();
        let name = |day| if one_year { self.format.short_date(day) } else { self.format.date(day) };
        row.place(frame.x(first), Anchor::Start, &name(first), "", svg);
        row.place(frame.x(last), Anchor::End, &name(last), "", svg);
        let step = frame.months();
        let month = |span: i32| jiff::Span::new().months(span);
        let mut day = first.first_of_month();
        while let Ok(next) = day.checked_add(month(1)) {
            day = next;
            if day >= last {
                break;
            }
            let number = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
            if number % step == 0 {
                let name = if step < 12 { self.format.short_month(day).to_owned() } else { day.year().to_string() };
                row.place(frame.x(day), Anchor::Middle, &name, "", svg);
            }
        }
    }
}

/// Where days and heights are drawn.
struct Frame<'a> {
    first: Date,
    last: Date,
    low: f64,
    high: f64,
    falling: bool,
    right: f64,
    /// What stands at the right, and where.
    labels: Vec<(&'a Mark, f64)>,
}

impl<'a> Frame<'a> {
    /// Room for the days, the values and the labels; none where there are not two values.
    fn around(chart: &'a Chart<'_>) -> Option<Self> {
        let [(oldest, _), .., (newest, _)] = chart.values.as_slice() else { return None };
        let heights = chart.values.iter().map(|(_, height)| *height);
        let heights = heights.chain(chart.marks.iter().filter(|mark| mark.line).map(|mark| mark.height));
        let (low, high) =
            heights.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| (low.min(one), high.max(one)));
        let margin = match (chart.band, high > low) {
            (_, false) => low.abs().max(1.0) / 2.0,
            (Some(_), true) => (high - low) * 0.15,
            (None, true) => 0.0,
        };
        let mut frame = Frame {
            first: chart.days.0.min(*oldest),
            last: chart.days.1.max(*newest),
            low: low - margin,
            high: high + margin,
            falling: chart.falling,
            right: WIDTH - LEFT,
            labels: Vec::new(),
        };
        if !(frame.high - frame.low).is_finite() {
            return None;
        }
        for mark in &chart.marks {
            let y = frame.y(mark.height);
            if frame.labels.iter().all(|(_, other)| (y - other).abs() >= LINE) {
                frame.labels.push((mark, y));
            }
        }
        let widest = frame.labels.iter().map(|(mark, _)| width(&mark.label)).fold(0.0, f64::max);
        frame.right = (WIDTH - widest - ASIDE).clamp(WIDTH / 2.0, WIDTH - LEFT);
        Some(frame)
    }

    fn x(&self, date: Date) -> f64 {
        let share = f64::from(days_between(self.first, date)) / f64::from(days_between(self.first, self.last).max(1));
        LEFT + (self.right - LEFT) * share.clamp(0.0, 1.0)
    }

    fn y(&self, height: f64) -> f64 {
        let share = ((height - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        let share = if self.falling { 1.0 - share } else { share };
        BOTTOM - (BOTTOM - TOP) * share
    }

    /// Every how many months there is room for a name.
    fn months(&self) -> i32 {
        let room = width("juli") + GAP;
        let month = (self.right - LEFT) / f64::from(days_between(self.first, self.last).max(1)) * 28.0;
        let steps = [1, 2, 3, 6, 12, 24, 60, 120];
        steps.into_iter().find(|step| f64::from(*step) * month >= room).unwrap_or(1200)
    }
}

/// Which part of a label stands at its place.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

/// Labels side by side.
#[derive(Default)]
struct Row {
    taken: Vec<(f64, f64)>,
}

impl Row {
    /// Writes a label, unless it would touch one that stands already.
    fn place(&mut self, x: f64, anchor: Anchor, text: &str, class: &str, svg: &mut String) {
        let width = width(text);
        let (x, anchor) = match anchor {
            Anchor::Middle if x < width / 2.0 => (0.0, Anchor::Start),
            Anchor::Middle if x > WIDTH - width / 2.0 => (WIDTH, Anchor::End),
            _ => (x, anchor),
        };
        let (left, name) = match anchor {
            Anchor::Start => (x, ""),
            Anchor::Middle => (x - width / 2.0, "m"),
            Anchor::End => (x - width, "r"),
        };
        let right = left + width;
        if self.taken.iter().any(|(from, to)| left < to + GAP && from - GAP < right) {
            return;
        }
        self.taken.push((left, right));
        let classes = [name, class].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" ");
        let class = if classes.is_empty() { classes } else { format!(" class=\"{classes}\"") };
        let _ = write!(svg, "<text{class} x=\"{}\" y=\"{DATES}\">{}</text>", short(x), escape(text));
    }
}

/// How wide a text is at most.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(|letter| if letter < '\u{1100}' { LETTER } else { 2.0 * LETTER }).sum()
}

/// Of many points the lowest and the highest in each small step, and the last; few are left as they are.
fn thinned(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    if points.len() <= POINTS_MAX {
        return points.to_vec();
    }
    let whole = |(x, y): &(f64, f64)| (x.round(), y.round());
    let mut kept = Vec::new();
    for group in points.chunk_by(|one, other| (one.0 / STEP).floor() >= (other.0 / STEP).floor()) {
        let mut ends: Vec<(f64, f64)> = group.to_vec();
        ends.sort_by(|one, other| one.1.total_cmp(&other.1));
        if ends.len() > 2 {
            ends.drain(1..ends.len() - 1);
        }
        ends.sort_by(|one, other| one.0.total_cmp(&other.0));
        kept.extend(ends.iter().map(whole));
    }
    kept.extend(points.last().map(whole));
    kept.dedup();
    kept
}

/// The points joined, each told by its distance from the one before.
fn line(points: &[(f64, f64)], stepped: bool) -> String {
    let mut path = String::new();
    let mut before: Option<(f64, f64)> = None;
    let mut letter = "l"; // it holds for every pair that follows
    for point in points.iter().map(|(x, y)| (tenths(*x), tenths(*y))) {
        let _ = match before {
            None => write!(path, "M{} {}", short(point.0), short(point.1)),
            Some(_) if stepped => write!(path, "H{}V{}", short(point.0), short(point.1)),
            Some(before) => {
                let (right, down) = (short(point.0 - before.0), short(point.1 - before.1));
                let space = if down.starts_with('-') { "" } else { " " };
                write!(path, "{}{right}{space}{down}", std::mem::replace(&mut letter, " "))
            }
        };
        before = Some(point);
    }
    path
}

/// A line without length at each point: its round ends make a dot.
fn dots(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (x, y) in points {
        let _ = write!(path, "M{} {}h0", short(*x), short(*y));
    }
    path
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A number with at most one decimal, in as few letters as it takes: `4`, `-.5`.
fn short(value: f64) -> String {
    let digits = Tenths(value).to_string();
    match digits.strip_suffix(".0").unwrap_or(&digits) {
        "-0" => "0".to_owned(),
        digits => digits.strip_prefix("0.").map_or_else(
            || digits.strip_prefix("-0.").map_or_else(|| digits.to_owned(), |rest| format!("-.{rest}")),
            |rest| format!(".{rest}"),
        ),
    }
}
