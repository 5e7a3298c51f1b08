//! A KPI's measurements in a CSV file: the columns `date,value`, in any order, among others.

use std::collections::BTreeMap;

use crate::{
    diagnostics::{FileId, Report, Span, id},
    model::{Date, Marks, Measurement, Number, NumberProblem, fits_unit, parse_date, parse_number_in, repaired_date},
    source::reader::{ambiguous, meant},
};

/// After so many rows that do not fit, the rest of a file is not read.
const MISFITS_MAX: usize = 100;

/// Reads the measurements of `text`, oldest first. Commas or semicolons separate; quotes may stand around a field.
///
/// `unit` is that of the KPI; where it has none it is taken from the values, where one stands beside them. A row that does
/// not fit is reported with its place (rule `bad-csv`) and left out.
pub fn measurements(
    file: FileId,
    text: &str,
    unit: &mut Option<String>,
    decimal_comma: bool,
    report: &mut Report,
) -> Vec<Measurement> {
    let fields: Vec<&str> = rows(file, text).flat_map(|row| row.fields).map(|(_, field)| field).collect();
    let mut numbers = Numbers { marks: Marks::of(fields, decimal_comma), unit };
    let mut rows = rows(file, text);
    let Some(header) = rows.next() else {
        report
            .at(&id::BAD_CSV, Span::new(file, 0, 0), "this file is empty")
            .hint("start it with the line `date,value`");
        return Vec::new();
    };
    let column = |name: &str| header.fields.iter().position(|(_, field)| field.eq_ignore_ascii_case(name));
    let (Some(date), Some(value)) = (column("date"), column("value")) else {
        let finding = report.at(&id::BAD_CSV, header.span, "the first line has to name the columns `date` and `value`");
        finding.hint("write `date,value` as the first line");
        return Vec::new();
    };
    let mut read: BTreeMap<Date, Measurement> = BTreeMap::new();
    let mut misfits = 0;
    for row in rows {
        if misfits > MISFITS_MAX {
            let finding = report.at(&id::BAD_CSV, row.span, "the rest of this file was not read");
            finding.hint("fix the rows above first");
            break;
        }
        if row.fields.iter().skip(header.fields.len()).any(|(_, field)| !field.is_empty()) {
            let finding = report.at(&id::BAD_CSV, row.span, "this row has more fields than there are columns");
            finding.hint("write decimals with a dot, such as `76.5`, or separate the fields with semicolons");
            misfits += 1;
            continue;
        }
        let Some(one) = measurement(&row, date, value, &mut numbers, report) else {
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

/// How the values of a file are read.
struct Numbers<'a> {
    marks: Marks,
    /// The unit of the KPI, or of the first value that has one.
    unit: &'a mut Option<String>,
}

impl Numbers<'_> {
    /// Reads a value and notes its unit; reports what is wrong with it.
    fn read(&mut self, span: Span, text: &str, report: &mut Report) -> Option<f64> {
        match parse_number_in(text, self.marks) {
            Ok(number) => self.in_unit(span, number, report),
            Err(problem) => {
                let (message, hint) = match &problem {
                    NumberProblem::Ambiguous { .. } => (format!("`{text}` is ambiguous"), ambiguous(&problem)),
                    NumberProblem::WithUnit { number, unit } => (
                        format!("`{text}` is not a number"),
                        format!("write `{number}`, and `unit: {unit}` once in the file of the KPI"),
                    ),
                    NumberProblem::NotANumber | NumberProblem::TooLarge => (
                        format!("`{text}` is not a number"),
                        "write digits, such as `76` or `76.5`; with semicolons between fields `76,5` works too"
                            .to_owned(),
                    ),
                };
                let finding = report.at(&id::BAD_CSV, span, message).hint(hint);
                if let Some(meant) = meant(&problem) {
                    finding.fix(span, meant);
                }
                None
            }
        }
    }

    /// The value of a number, where its unit is that of the others.
    fn in_unit(&mut self, span: Span, number: Number, report: &mut Report) -> Option<f64> {
        let Some(taken) = number.unit else { return Some(number.value) };
        let unit = self.unit.get_or_insert_with(|| taken.clone());
        if fits_unit(unit, &taken) {
            return Some(number.value);
        }
        let finding = report.at(&id::BAD_CSV, span, format!("this value is in `{taken}`, but the KPI is in `{unit}`"));
        finding.hint(format!("write the value in `{unit}`, or correct the `unit` of the KPI"));
        None
    }
}

fn measurement(
    row: &Row<'_>,
    date: usize,
    value: usize,
    numbers: &mut Numbers<'_>,
    report: &mut Report,
) -> Option<Measurement> {
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
    if value.is_empty() {
        let finding = report.at(&id::BAD_CSV, *value_span, "this row has no value");
        finding.hint("write a value, or remove the row");
        return None;
    }
    let number = numbers.read(*value_span, value, report);
    Some(Measurement { date: day?, value: number?, span: *date_span })
}
