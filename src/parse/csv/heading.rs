//! The first line of a table: which columns hold the days and the values, in whatever words, and what to do where it does
//! not say so.

use super::{Line, Row};
use crate::{
    diagnostics::{FileId, Report, Span, id},
    model::{parse_date, parse_number, repaired_date},
};

/// What people call the day and the value, in lower case, in English, Swedish and German.
const DATES: [&str; 12] = [
    "date",
    "day",
    "datum",
    "dag",
    "mätdatum",
    "matdatum",
    "tidpunkt",
    "dato",
    "tag",
    "messdatum",
    "zeitpunkt",
    "time",
];
const VALUES: [&str; 22] = [
    "value",
    "amount",
    "result",
    "score",
    "number",
    "measurement",
    "actual",
    "count",
    "värde",
    "varde",
    "mätvärde",
    "matvarde",
    "utfall",
    "resultat",
    "antal",
    "verdi",
    "wert",
    "messwert",
    "istwert",
    "ergebnis",
    "anzahl",
    "zahl",
];

/// The positions of the columns with the day and the value.
pub(super) struct Positions {
    pub(super) date: usize,
    pub(super) value: usize,
    /// Whether the first line is a row already.
    pub(super) first_is_row: bool,
}

/// Finds the columns in the first line. Where it names them in other words, that is reported, and reading goes on; the second line
/// helps to tell.
pub(super) fn find(
    file: FileId,
    text: &str,
    (header, second): (&Row<'_>, Option<&Row<'_>>),
    report: &mut Report,
) -> Option<Positions> {
    if let (Some(date), Some(value)) = (header.column("date"), header.column("value")) {
        return Some(Positions { date, value, first_is_row: false });
    }
    if let Some(positions) = without_heading(file, text, header, report) {
        return Some(positions);
    }

    let by_second = || columns_of_row(second?).filter(|(date, value)| header.fields.len() > *date.max(value));
    if let Some((date, value)) = in_other_words(header).or_else(by_second) {
        let meant = named(header, date, value);
        let (day, number) = (header.fields[date].text, header.fields[value].text);
        let message = format!("the columns have to be called `date` and `value`, not `{day}` and `{number}`");
        let finding = report.at(&id::BAD_CSV, header.span, message);
        finding.hint(format!("write `{meant}` as the first line")).fix(header.span, meant);
        return Some(Positions { date, value, first_is_row: false });
    }

    let line = text.get(header.span.range()).unwrap_or("");
    if line.contains('|') && header.fields.len() == 1 {
        let finding = report.at(&id::BAD_CSV, header.span, "the fields are separated by `|`");
        finding.hint("separate them by commas, semicolons or tabs, and write `date,value` as the first line");
        return None;
    }
    if let Some((number, columns)) = further_down(file, text) {
        let message = format!("the columns are named on line {number}, and have to be on the first");
        report.at(&id::BAD_CSV, header.span, message).hint(format!("remove the lines above `{columns}`"));
        return None;
    }
    let message = "the first line has to name the columns `date` and `value`";
    let finding = report.at(&id::BAD_CSV, header.span, message);
    match two_columns(header) {
        Some((day, number)) => {
            let meant = named(header, 0, 1);
            let hint =
                format!("write `{meant}` as the first line, if `{day}` holds the days and `{number}` the values");
            finding.hint(hint);
        }
        None => {
            finding.hint(format!("write `date{}value` as the first line", header.separator));
        }
    }
    None
}

/// The number and the text of the line that names the columns, where titles and notes stand above it.
fn further_down(file: FileId, text: &str) -> Option<(usize, &str)> {
    const LINES_MAX: usize = 12;
    let mut start = 0;
    let lines = text.split_inclusive('\n').enumerate().take(LINES_MAX).map(|(index, line)| {
        let at = start;
        start += line.len();
        (index + 1, Line { file, start: at, text: line.trim_end() })
    });
    let mut named = lines.filter(|(_, line)| in_other_words(&super::header(line)).is_some());
    named.next().map(|(number, line)| (number, line.text))
}

/// The columns with the day and the value of a row.
fn columns_of_row(row: &Row<'_>) -> Option<(usize, usize)> {
    let is_day = |field: &str| parse_date(field).is_ok() || repaired_date(field).is_some();
    let date = row.fields.iter().position(|field| is_day(field.text))?;
    let value = row.fields.iter().enumerate().position(|(at, field)| at != date && parse_number(field.text).is_ok())?;
    Some((date, value))
}

/// The columns with the day and the value, where the line names them as people do.
pub(super) fn in_other_words(header: &Row<'_>) -> Option<(usize, usize)> {
    let position = |name: &str, words: &[&str]| {
        let is_named = |text: &str| words.contains(&text.to_lowercase().as_str());
        header.column(name).or_else(|| header.fields.iter().position(|field| is_named(field.text)))
    };
    Some((position("date", &DATES)?, position("value", &VALUES)?))
}

/// A first line that is a row: a day and a number.
fn without_heading(file: FileId, text: &str, header: &Row<'_>, report: &mut Report) -> Option<Positions> {
    let (date, value) = columns_of_row(header)?;
    let name = |index: usize| match index {
        _ if index == date => "date".to_owned(),
        _ if index == value => "value".to_owned(),
        _ => format!("column{}", index + 1),
    };
    let names: Vec<String> = (0..header.fields.len()).map(name).collect();
    let meant = names.join(&header.separator.to_string());
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let start = Span::new(file, header.span.start as usize, header.span.start as usize);
    let finding = report.at(&id::BAD_CSV, header.span, "the first line names no columns: it is a row already");
    finding.hint(format!("write `{meant}` above it")).fix(start, format!("{meant}{end}"));
    Some(Positions { date, value, first_is_row: true })
}

/// The first line with the right names for these two columns.
fn named(header: &Row<'_>, date: usize, value: usize) -> String {
    let names = header.fields.iter().enumerate().map(|(index, field)| match index {
        _ if index == date => "date",
        _ if index == value => "value",
        _ => field.text,
    });
    names.collect::<Vec<_>>().join(&header.separator.to_string())
}

/// The names of the columns, where there are two.
fn two_columns<'a>(header: &Row<'a>) -> Option<(&'a str, &'a str)> {
    match header.fields[..] {
        [ref day, ref number] if !day.text.is_empty() && !number.text.is_empty() => Some((day.text, number.text)),
        _ => None,
    }
}
