//! The status as a table for the terminal: text in, text out.

use unicode_width::UnicodeWidthStr;

use super::{Counted, Facts, PeriodCount, Shown, ending, expected, printable, shown_date};
use crate::{
    link::Absence,
    model::{Date, Language, State, days_between},
    progress::Status,
    view::format::{Format, NOTHING},
};

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const GREEN: &str = "\x1b[32m";
const YELLOW: &str = "\x1b[33m";
const RED: &str = "\x1b[31m";
const PLAIN: &str = "\x1b[0m";

/// How many characters a bar has.
const BAR: usize = 14;
/// A name is not cut shorter than this.
const NAME_MIN: usize = 18;
/// A name is cut where it is wider than this, whatever the terminal.
const NAME_MAX: usize = 400;
/// How wide the columns beside the name are, with the two spaces before each: bar, progress, expected, status, updated.
const COLUMNS: [usize; 5] = [2 + BAR, 2 + 8, 2 + 8, 2 + 15, 2 + 10];
/// Which of them go first where a terminal is narrow: updated, expected, bar.
const GIVEN_UP: [usize; 3] = [4, 2, 0];

/// Which columns are shown.
type Columns = [bool; 5];

/// What is counted: the word for it, and whether a status is meant.
type Group = (&'static str, fn(Status) -> bool);

/// One line: an objective or a key result.
struct Line {
    name: String,
    progress: Option<f64>,
    expected: Option<f64>,
    status: (&'static str, String),
    updated: String,
}

/// Draws the table, `width` characters wide at most; as wide as the names need it, within reason, where nothing limits it.
pub(super) fn draw(shown: &[Shown<'_>], counted: Counted<'_>, today: Date, width: Option<usize>) -> String {
    if shown.is_empty() {
        return String::new();
    }
    let groups: Vec<(String, Vec<Line>)> = shown
        .chunk_by(|one, other| {
            one.objective.team == other.objective.team && one.objective.period == other.objective.period
        })
        .map(|group| (heading(&group[0], today), group.iter().flat_map(|one| lines(one, today)).collect()))
        .collect();
    let longest =
        groups.iter().flat_map(|(_, lines)| lines).map(|line| line.name.width()).max().unwrap_or(0).max(NAME_MIN);
    let (columns, name) = fit(longest, width);
    let mut text = format!("{BOLD}{}{PLAIN}\n", head(columns, name, today));
    for (heading, lines) in &groups {
        text.extend(["\n", BOLD, &cut(heading, width.unwrap_or(usize::MAX)), PLAIN, "\n"]);
        for line in lines {
            text.push_str(&row(line, columns, name));
        }
    }
    text.extend(["\n", &wrapped(&counts(shown, counted), width.unwrap_or(usize::MAX)), "\n"]);
    text
}

/// Which columns there is room for, and how wide the names may be.
fn fit(longest: usize, width: Option<usize>) -> (Columns, usize) {
    let mut columns = [true; 5];
    let longest = longest.min(NAME_MAX);
    let Some(width) = width else { return (columns, longest) };
    let beside = |columns: &Columns| {
        COLUMNS.iter().zip(columns).filter(|(_, is_shown)| **is_shown).map(|(one, _)| one).sum::<usize>()
    };
    let wanted = longest.min(2 * NAME_MIN);
    for given_up in GIVEN_UP {
        if beside(&columns) + wanted > width {
            columns[given_up] = false;
        }
    }
    (columns, longest.min(width.saturating_sub(beside(&columns)).max(NAME_MIN)))
}

fn heading(one: &Shown<'_>, today: Date) -> String {
    let period = Format::of(Language::English).period(&one.objective.period);
    let absence = match one.absence {
        None => String::new(),
        Some(Absence::Ended(date)) if date < today => format!(", team ended {date}"),
        Some(Absence::Ended(date)) => format!(", team ends {date}"),
        Some(Absence::NotStarted(date)) => format!(", team starts {date}"),
    };
    printable(&format!("{}, {period}{absence}", one.team.head.title)).into_owned()
}

/// An objective and its key results.
fn lines(one: &Shown<'_>, today: Date) -> Vec<Line> {
    let numbers = one.numbers;
    let status = match one.objective.state {
        State::Proposed => (DIM, "proposed".to_owned()),
        State::Draft | State::Active | State::Closed => status(numbers.status, numbers.updated, today),
    };
    let mut lines = vec![Line {
        name: format!("  {}", printable(&one.objective.head.title)),
        progress: numbers.score.or((numbers.measured > 0).then_some(numbers.progress)),
        expected: expected(numbers.status, numbers.expected),
        status,
        updated: shown_date(numbers.updated),
    }];
    for (key_result, numbers) in one.objective.key_results.iter().zip(&numbers.key_results) {
        lines.push(Line {
            name: format!("    {}", printable(&key_result.title)),
            progress: numbers.progress,
            expected: expected(numbers.status, numbers.expected),
            status: self::status(numbers.status, numbers.updated, today),
            updated: shown_date(numbers.updated),
        });
    }
    lines
}

/// A status in colour and words, as the site has them.
fn status(status: Status, updated: Option<Date>, today: Date) -> (&'static str, String) {
    let (colour, word) = match (status, updated) {
        (Status::OnTrack, _) => (GREEN, "on track"),
        (Status::AtRisk, _) => (YELLOW, "at risk"),
        (Status::OffTrack, _) => (RED, "off track"),
        (Status::Done, _) => (GREEN, "achieved"),
        (Status::NotStarted, _) => (DIM, "not started"),
        (Status::Stale, Some(updated)) => return (DIM, format!("{} days old", days_between(updated, today))),
        (Status::Stale, None) => (DIM, "never updated"),
        (Status::Closed(outcome), _) => (DIM, ending(outcome)),
    };
    (colour, word.to_owned())
}

fn head(columns: Columns, name: usize, today: Date) -> String {
    let titles =
        [format!("{:BAR$}", ""), "progress".into(), "expected".into(), format!("{:15}", "status"), "updated".into()];
    let mut text = padded(&format!("As of {today}"), name);
    for (title, _) in titles.iter().zip(columns).filter(|(_, is_shown)| *is_shown) {
        text.push_str("  ");
        text.push_str(title);
    }
    text.trim_end().to_owned()
}

fn row(line: &Line, columns: Columns, name: usize) -> String {
    let score =
        |number: Option<f64>| number.map_or_else(|| NOTHING.to_owned(), |one| Format::of(Language::English).score(one));
    let (colour, word) = &line.status;
    let expected = line.expected.map_or_else(String::new, |one| score(Some(one)));
    let cells = [
        bar(line, colour),
        format!("{:>8}", score(line.progress)),
        format!("{expected:>8}"),
        format!("{colour}{word}{PLAIN}{:1$}", "", 15_usize.saturating_sub(word.width())),
        line.updated.clone(),
    ];
    let mut text = padded(&cut(&line.name, name), name);
    for (cell, _) in cells.iter().zip(columns).filter(|(_, is_shown)| *is_shown) {
        text.push_str("  ");
        text.push_str(cell);
    }
    format!("{}\n", text.trim_end())
}

/// The filled part is progress; the mark is what is expected by now. Without a value the track is empty.
fn bar(line: &Line, colour: &str) -> String {
    let place = |share: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the length of a bar"
        )]
        let cells = (share.clamp(0.0, 1.0) * 14.0).round() as usize;
        cells
    };
    let filled = line.progress.map_or(0, place);
    let mark = line.expected.map(|expected| place(expected).min(BAR - 1));
    let cell = |at: usize| match at {
        _ if Some(at) == mark => '|',
        _ if at < filled => '\u{2588}',
        _ => '\u{b7}',
    };
    format!("{colour}{}{PLAIN}", (0..BAR).map(cell).collect::<String>())
}

/// "24 objectives with 66 key results in Q4 2026: 15 on track, 3 at risk", and what else is shown.
fn counts(shown: &[Shown<'_>], (period, count): Counted<'_>) -> String {
    let Some(period) = period else { return String::new() };
    let is_counted = |one: &&Shown<'_>| one.objective.period == *period && Facts::counts(one.objective);
    let counted: Vec<_> = shown.iter().filter(is_counted).collect();
    let groups: [Group; 7] = [
        ("on track", |one| one == Status::OnTrack),
        ("achieved", |one| one == Status::Done),
        ("at risk", |one| one == Status::AtRisk),
        ("off track", |one| one == Status::OffTrack),
        ("stale", |one| one == Status::Stale),
        ("not started", |one| one == Status::NotStarted),
        ("closed", |one| matches!(one, Status::Closed(_))),
    ];
    let number = |is_meant: fn(Status) -> bool| counted.iter().filter(|one| is_meant(one.numbers.status)).count();
    let parts: Vec<String> = groups
        .into_iter()
        .map(|(word, is_meant)| (number(is_meant), word))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();

    let objectives = crate::cli::counted(count.tally.objectives, "objective");
    let key_results = crate::cli::counted(count.tally.key_results, "key result");
    let period = Format::of(Language::English).period(period);
    let statuses = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    format!("{objectives} with {key_results} in {period}{statuses}{}", not_counted(count))
}

/// "\nnot counted: 4 objectives of other periods, 1 proposed"
fn not_counted(count: &PeriodCount) -> String {
    let others = match count.of_other_periods {
        0 => None,
        1 => Some("1 objective of another period".to_owned()),
        number => Some(format!("{number} objectives of other periods")),
    };
    let proposed = (count.proposed > 0).then(|| format!("{} proposed", count.proposed));
    let parts: Vec<String> = others.into_iter().chain(proposed).collect();
    if parts.is_empty() { String::new() } else { format!("\nnot counted: {}", parts.join(", ")) }
}

/// The text with line ends in place of spaces, so that no line is wider than `width` where its words are not.
fn wrapped(text: &str, width: usize) -> String {
    let wrap = |line: &str| {
        let mut wrapped = String::new();
        let mut used = 0;
        for word in line.split(' ') {
            let is_full = used > 0 && used + 1 + word.width() > width;
            if used > 0 {
                wrapped.push(if is_full { '\n' } else { ' ' });
            }
            used = if is_full || used == 0 { word.width() } else { used + 1 + word.width() };
            wrapped.push_str(word);
        }
        wrapped
    };
    text.lines().map(wrap).collect::<Vec<_>>().join("\n")
}

fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    text.chars().chain(std::iter::repeat_n(' ', missing)).collect()
}

/// The text, cut where it is wider than `width`.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if kept.width() >= width {
            kept.pop();
            break;
        }
    }
    format!("{}\u{2026}", kept.trim_end())
}
