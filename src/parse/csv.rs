//! A KPI's measurements in a CSV file: the columns `date,value`, in any order, among others.

mod heading;

use std::collections::BTreeMap;

use crate::{
    diagnostics::{FileId, Report, Span, id},
    model::{Date, Measurement, parse_date, parse_number, repaired_date},
};

/// After so many rows that do not fit, the rest of a file is not read.
const MISFITS_MAX: usize = 100;

/// Reads the measurements of `text`, oldest first. Commas or semicolons separate; quotes may stand around a field.
///
/// A row that does not fit is reported with its place (rule `bad-csv`) and left out.
pub fn measurements(file: FileId, text: &str, report: &mut Report) -> Vec<Measurement> {
    let mut rows = rows(file, text).peekable();
    let Some(header) = rows.peek() else {
        report
            .at(&id::BAD_CSV, Span::new(file, 0, 0), "this file is empty")
            .hint("start it with the line `date,value`");
        return Vec::new();
    };
    let columns_count = header.fields.len();
    let Some(columns) = heading::columns(file, text, header, report) else { return Vec::new() };
    if !columns.first_is_row {
        rows.next();
    }
    let mut read: BTreeMap<Date, Measurement> = BTreeMap::new();
    let mut misfits = 0;
    for row in rows {
        if misfits > MISFITS_MAX {
            let finding = report.at(&id::BAD_CSV, row.span, "the rest of this file was not read");
            finding.hint("fix the rows above first");
            break;
        }
        if row.fields.iter().skip(columns_count).any(|(_, field)| !field.is_empty()) {
            let finding = report.at(&id::BAD_CSV, row.span, "this row has more fields than there are columns");
            finding.hint("write decimals with a dot, such as `76.5`, or separate the fields with semicolons");
            misfits += 1;
            continue;
        }
        let Some(one) = measurement(&row, columns.date, columns.value, report) else {
            misfits += 1;
            continue;
        };
        if let Some(earlier) = read.get(&one.date) {
            let finding = report.at(&id::BAD_CSV, one.span, format!("two values on {}", one.date));
            finding.also(earlier.span, "the first").hint("remove one of the rows, or correct its date");
            misfits += 1;
            continue;
        }
        read.insert(one.date, one);
    }
    read.into_values().collect()
}

/// One line with its fields.
struct Row<'a> {
    span: Span,
    fields: Vec<(Span, &'a str)>,
}

/// The lines that hold anything.
fn rows(file: FileId, text: &str) -> impl Iterator<Item = Row<'_>> {
    let separator = if text.lines().next().is_some_and(|line| line.contains(';')) { ';' } else { ',' };
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        (!line.trim().is_empty()).then(|| row(file, at, line, separator))
    })
}

fn row(file: FileId, start: usize, line: &str, separator: char) -> Row<'_> {
    let mut is_quoted = false;
    let fields = line.split(|letter| {
        is_quoted ^= letter == '"';
        letter == separator && !is_quoted
    });
    let mut at = start;
    let fields = fields.map(|field| {
        let place = at + (field.len() - field.trim_start().len());
        at += field.len() + separator.len_utf8();
        let trimmed = field.trim();
        (Span::new(file, place, place + trimmed.len()), trimmed.trim_matches('"').trim())
    });
    Row { span: Span::new(file, start, start + line.len()), fields: fields.collect() }
}

fn measurement(row: &Row<'_>, date: usize, value: usize, report: &mut Report) -> Option<Measurement> {
    let (Some((date_span, date)), Some((value_span, value))) = (row.fields.get(date), row.fields.get(value)) else {
        let finding = report.at(&id::BAD_CSV, row.span, "this row has too few fields");
        finding.hint("give every row a date and a value, such as `2026-11-30,76`");
        return None;
    };
    let day = parse_date(date).ok();
    if day.is_none() {
        let finding = report.at(&id::BAD_CSV, *date_span, format!("`{date}` is not a date"));
        finding.hint("write year, month and day, such as `2026-11-30`");
        if let Some(meant) = repaired_date(date) {
            finding.fix(*date_span, meant.to_string());
        }
    }
    let number = parse_number(value).ok();
    if value.is_empty() {
        let finding = report.at(&id::BAD_CSV, *value_span, "this row has no value");
        finding.hint("write a value, or remove the row");
    } else if number.is_none() {
        let finding = report.at(&id::BAD_CSV, *value_span, format!("`{value}` is not a number"));
        finding.hint("write digits, such as `76` or `76.5`; with semicolons between fields `76,5` works too");
    }
    Some(Measurement { date: day?, value: number?.value, span: *date_span })
}
