//! The first line of a table: which columns hold the days and the values, in whatever words, and what to do where it does
//! not say so.

use super::Row;
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
pub(super) struct Columns {
    pub(super) date: usize,
    pub(super) value: usize,
    /// Whether the first line is a row already.
    pub(super) first_is_row: bool,
}

/// Finds the columns in the first line. Where it names them in other words, that is reported, and reading goes on.
pub(super) fn columns(file: FileId, text: &str, header: &Row<'_>, report: &mut Report) -> Option<Columns> {
    let exact = |name: &str| header.fields.iter().position(|(_, field)| field.eq_ignore_ascii_case(name));
    if let (Some(date), Some(value)) = (exact("date"), exact("value")) {
        return Some(Columns { date, value, first_is_row: false });
    }
    if let Some(columns) = without_heading(file, text, header, report) {
        return Some(columns);
    }

    let line = text.get(header.span.range()).unwrap_or("");
    let named = |names: &[&str]| {
        let is_named = |field: &str| names.contains(&field.to_lowercase().as_str());
        header.fields.iter().position(|(_, field)| is_named(field))
    };
    if let (Some(date), Some(value)) =
        (exact("date").or_else(|| named(&DATES)), exact("value").or_else(|| named(&VALUES)))
    {
        let meant = heading(header, date, value, line);
        let (day, number) = (header.fields[date].1, header.fields[value].1);
        let message = format!("the columns have to be called `date` and `value`, not `{day}` and `{number}`");
        let finding = report.at(&id::BAD_CSV, header.span, message);
        finding.hint(format!("write `{meant}` as the first line")).fix(header.span, meant);
        return Some(Columns { date, value, first_is_row: false });
    }

    let message = "the first line has to name the columns `date` and `value`";
    let other = [('\t', "tabs"), ('|', "`|`")].into_iter().find(|(mark, _)| line.contains(*mark));
    if let Some((_, name)) = other.filter(|_| header.fields.len() == 1) {
        let finding = report.at(&id::BAD_CSV, header.span, format!("the fields are separated by {name}"));
        finding.hint("separate them by commas or semicolons, and write `date,value` as the first line");
        return None;
    }
    if line.to_lowercase().starts_with("sep=") {
        let end = text.get(header.span.end as usize..).and_then(|rest| rest.find('\n'));
        let through = end.map_or(header.span.end as usize, |end| header.span.end as usize + end + 1);
        let finding = report.at(
            &id::BAD_CSV,
            header.span,
            format!("the first line is `{}`, which only Excel reads", line.trim()),
        );
        finding.hint("remove it: the first line has to name the columns `date` and `value`");
        finding.fix(Span::new(file, header.span.start as usize, through), "");
        return None;
    }
    let finding = report.at(&id::BAD_CSV, header.span, message);
    match two_columns(header) {
        Some((day, number)) => {
            let meant = heading(header, 0, 1, line);
            finding.hint(format!(
                "write `{meant}` as the first line, if `{day}` holds the days and `{number}` the values"
            ));
        }
        None => {
            finding.hint("write `date,value` as the first line");
        }
    }
    None
}

/// A first line that is a row: a day and a number.
fn without_heading(file: FileId, text: &str, header: &Row<'_>, report: &mut Report) -> Option<Columns> {
    let is_day = |field: &str| parse_date(field).is_ok() || repaired_date(field).is_some();
    let date = header.fields.iter().position(|(_, field)| is_day(field))?;
    let others = header.fields.iter().enumerate().filter(|(index, _)| *index != date);
    let value = others.into_iter().find(|(_, (_, field))| parse_number(field).is_ok())?.0;
    let mut names = vec![String::new(); header.fields.len()];
    names[date] = "date".to_owned();
    names[value] = "value".to_owned();
    for (index, name) in names.iter_mut().enumerate().filter(|(_, name)| name.is_empty()) {
        *name = format!("column{}", index + 1);
    }
    let line = text.get(header.span.range()).unwrap_or("");
    let meant = names.join(separator(line));
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let start = Span::new(file, header.span.start as usize, header.span.start as usize);
    let finding = report.at(&id::BAD_CSV, header.span, "the first line names no columns: it is a row already");
    finding.hint(format!("write `{meant}` above it")).fix(start, format!("{meant}{end}"));
    Some(Columns { date, value, first_is_row: true })
}

/// The first line with the right names in these two columns.
fn heading(header: &Row<'_>, date: usize, value: usize, line: &str) -> String {
    let names = header.fields.iter().enumerate().map(|(index, (_, field))| match index {
        _ if index == date => "date",
        _ if index == value => "value",
        _ => field,
    });
    names.collect::<Vec<_>>().join(separator(line))
}

fn separator(line: &str) -> &'static str {
    if line.contains(';') { ";" } else { "," }
}

/// The names of the columns, where there are two.
fn two_columns<'a>(header: &Row<'a>) -> Option<(&'a str, &'a str)> {
    match header.fields[..] {
        [(_, day), (_, number)] if !day.is_empty() && !number.is_empty() => Some((day, number)),
        _ => None,
    }
}
