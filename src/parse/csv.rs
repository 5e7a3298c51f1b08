//! A KPI's measurements in a CSV file: the columns `date,value`, in any order, among others.
//!
//! What spreadsheets save is read as it is: commas, semicolons or tabs between fields, named in a line `sep=;` or told by
//! the header; further separators at the ends of lines; a time of day behind the date; commas in decimals.

mod heading;

use std::collections::{BTreeMap, btree_map::Entry};

use crate::{
    diagnostics::{FileId, Report, Span, id},
    model::{
        Date, Marks, Measurement, Number, NumberProblem, fits_unit, parse_date, parse_number, parse_number_in,
        repaired_date, repaired_dates,
    },
    source::{
        reader::{ambiguous, meant},
        repair::Edit,
    },
};

/// After so many rows that do not fit, the rest of a file is not read.
const MISFITS_MAX: usize = 100;
/// What may stand between fields.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// Reads the measurements of `text`, oldest first. Quotes may stand around a field. Of several rows of one day the one with
/// the latest time of day counts.
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
    let mut lines = lines(file, text).peekable();
    let told = lines.next_if(|line| told_separator(line.text).is_some());
    let Some(first) = lines.next() else {
        report
            .at(&id::BAD_CSV, Span::new(file, 0, 0), "this file is empty")
            .hint("start it with the line `date,value`");
        return Vec::new();
    };
    let second = lines.peek().map(|line| (line.start, line.text));
    let header = told.and_then(|line| told_separator(line.text)).map_or_else(|| header(&first), |told| first.row(told));
    let second = second.map(|(start, text)| Line { file, start, text }.row(header.separator));
    let Some(heading::Positions { date, value, first_is_row }) =
        heading::find(file, text, (&header, second.as_ref()), report)
    else {
        return Vec::new();
    };

    let first_row = first_is_row.then(|| first.row(header.separator));
    let others = lines.map(|line| line.row(header.separator));
    let rows: Vec<Row<'_>> = first_row.into_iter().chain(others).filter(|row| !row.is_empty()).collect();
    let values = rows.iter().filter_map(|row| row.fields.get(value)).map(|field| field.text);
    let mark = decimal_mark(values.clone());
    let marks = Marks::of(values, decimal_comma);
    let groups = marks.groups.or((mark == Some(',')).then_some('.'));
    let columns = Columns { text, date, value, count: header.fields.len(), mark, marks: Marks { groups, ..marks } };
    read(&rows, &columns, unit, report)
}

/// Where a measurement stands in a row.
struct Columns<'a> {
    /// The whole file.
    text: &'a str,
    date: usize,
    value: usize,
    count: usize,
    /// What stands before the decimals in this file, where a value tells.
    mark: Option<char>,
    /// What dots and commas stand for in this file.
    marks: Marks,
}

fn read(rows: &[Row<'_>], columns: &Columns<'_>, unit: &mut Option<String>, report: &mut Report) -> Vec<Measurement> {
    let mut read: BTreeMap<Date, (Option<u32>, Measurement)> = BTreeMap::new();
    let mut misfits = 0;
    let are_dates_told = other_dates(rows, columns, report);
    let are_fields_told = further_fields(rows, columns, report);
    let is_told = |row: &Row<'_>| {
        let has_other_date = row.fields.get(columns.date).is_some_and(|date| moment(date.text).is_none());
        are_dates_told && has_other_date || are_fields_told && has_further_fields(row, columns)
    };
    for row in rows.iter().filter(|row| !is_told(row)) {
        if misfits > MISFITS_MAX {
            let finding = report.at(&id::BAD_CSV, row.span, "the rest of this file was not read");
            finding.hint("fix the rows above first");
            break;
        }
        let Some((time, measurement)) = measurement(row, columns, unit, report) else {
            misfits += 1;
            continue;
        };
        match read.entry(measurement.date) {
            Entry::Vacant(day) => {
                day.insert((time, measurement));
            }
            Entry::Occupied(mut day) => match (day.get().0, time) {
                (Some(earlier), Some(later)) if earlier < later => {
                    day.insert((time, measurement));
                }
                (Some(later), Some(earlier)) if earlier < later => {}
                _ => {
                    let message = format!("two values on {}", measurement.date);
                    let finding = report.at(&id::BAD_CSV, measurement.span, message);
                    finding.also(day.get().1.span, "the first").hint("remove one of the rows, or correct its date");
                    misfits += 1;
                }
            },
        }
    }
    read.into_values().map(|(_, measurement)| measurement).collect()
}

/// One line that holds anything.
struct Line<'a> {
    file: FileId,
    start: usize,
    text: &'a str,
}

/// One line with its fields.
struct Row<'a> {
    span: Span,
    separator: char,
    fields: Vec<Field<'a>>,
}

/// What stands between two separators, without quotes and spaces around it.
struct Field<'a> {
    span: Span,
    text: &'a str,
}

/// The lines that hold anything, whatever ends them.
fn lines(file: FileId, text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive(['\n', '\r']).filter_map(move |line| {
        let at = start;
        start += line.len();
        let text = line.trim_end_matches(['\n', '\r']);
        (!text.trim().is_empty()).then_some(Line { file, start: at, text })
    })
}

/// The separator in a first line `sep=;`, which some spreadsheets write and others ask for.
fn told_separator(line: &str) -> Option<char> {
    let told = line.trim_matches('"').strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    SEPARATORS.into_iter().find(|separator| told.starts_with(*separator))
}

/// The first line, with the separator that makes it name the columns; else with the likeliest one.
fn header<'a>(line: &Line<'a>) -> Row<'a> {
    let rows = || SEPARATORS.into_iter().map(|separator| line.row(separator));
    let named = rows().find(|row| row.column("date").is_some() && row.column("value").is_some());
    let other = || rows().find(|row| heading::in_other_words(row).is_some());
    named
        .or_else(other)
        .unwrap_or_else(|| line.row(SEPARATORS.into_iter().find(|mark| line.text.contains(*mark)).unwrap_or(',')))
}

impl<'a> Line<'a> {
    fn row(&self, separator: char) -> Row<'a> {
        // a spreadsheet that knows another separator adds its own at the end of lines
        let others = |letter: char| letter != separator && SEPARATORS.contains(&letter);
        let line = self.text.trim_end_matches(others);
        let mut is_quoted = false;
        let fields = line.split(|letter| {
            is_quoted ^= letter == '"';
            letter == separator && !is_quoted
        });
        let mut at = self.start;
        let fields = fields.map(|field| {
            let place = at + (field.len() - field.trim_start().len());
            at += field.len() + separator.len_utf8();
            let trimmed = field.trim();
            let span = Span::new(self.file, place, place + trimmed.len());
            Field { span, text: trimmed.trim_matches('"').trim() }
        });
        let span = Span::new(self.file, self.start, self.start + self.text.len());
        Row { span, separator, fields: fields.collect() }
    }
}

impl Row<'_> {
    fn column(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.text.eq_ignore_ascii_case(name))
    }

    fn is_empty(&self) -> bool {
        self.fields.iter().all(|field| field.text.is_empty())
    }
}

/// Reports dates in another notation once, where that of the whole column can be told. Says whether it did.
fn other_dates(rows: &[Row<'_>], columns: &Columns<'_>, report: &mut Report) -> bool {
    let dates = rows.iter().filter(|row| !has_further_fields(row, columns));
    let dates = dates.filter_map(|row| row.fields.get(columns.date)).filter(|date| moment(date.text).is_none());
    let dates: Vec<&Field<'_>> = dates.collect();
    let texts: Vec<&str> = dates.iter().map(|date| date.text).collect();
    let ([first, _, ..], Some(days)) = (&dates[..], repaired_dates(&texts)) else { return false };

    let more = counted_rows(dates.len() - 1);
    let finding = report.at(&id::BAD_CSV, first.span, format!("`{}` is not a date{more}", first.text));
    finding.hint(format!("write `{}`", days[0]));
    let edits = dates.iter().zip(days).map(|(date, day)| Edit { bytes: date.span.range(), text: day.to_string() });
    if let Some(whole) = Edit::joined(&edits.collect::<Vec<Edit>>(), columns.text) {
        finding.fix(Span::new(first.span.file, whole.bytes.start, whole.bytes.end), whole.text);
    }
    true
}

/// Reports rows with more fields than there are columns once, where several have them. Says whether it did.
fn further_fields(rows: &[Row<'_>], columns: &Columns<'_>, report: &mut Report) -> bool {
    let wide: Vec<&Row<'_>> = rows.iter().filter(|row| has_further_fields(row, columns)).collect();
    let [first, _, ..] = &wide[..] else { return false };
    more_fields(first, &counted_rows(wide.len() - 1), report);
    true
}

fn has_further_fields(row: &Row<'_>, columns: &Columns<'_>) -> bool {
    row.fields.iter().skip(columns.count).any(|field| !field.text.is_empty())
}

fn more_fields(row: &Row<'_>, more: &str, report: &mut Report) {
    let finding = report.at(&id::BAD_CSV, row.span, format!("this row has more fields than there are columns{more}"));
    finding.hint("write decimals with a dot, such as `76.5`, or separate the fields with semicolons");
}

/// ", as in 3 more rows"
fn counted_rows(count: usize) -> String {
    format!(", as in {count} more {}", if count == 1 { "row" } else { "rows" })
}

fn measurement(
    row: &Row<'_>,
    columns: &Columns<'_>,
    unit: &mut Option<String>,
    report: &mut Report,
) -> Option<(Option<u32>, Measurement)> {
    if has_further_fields(row, columns) {
        more_fields(row, "", report);
        return None;
    }
    let (Some(date), Some(value)) = (row.fields.get(columns.date), row.fields.get(columns.value)) else {
        let finding = report.at(&id::BAD_CSV, row.span, "this row has too few fields");
        finding.hint(format!("give every row a date and a value, such as `2026-11-30{}76`", row.separator));
        return None;
    };
    let moment = moment(date.text);
    if moment.is_none() {
        let finding = report.at(&id::BAD_CSV, date.span, format!("`{}` is not a date", date.text));
        match repaired_date(date.text) {
            Some(meant) => finding.hint(format!("write `{meant}`")).fix(date.span, meant.to_string()),
            None => finding.hint("write year, month and day, such as `2026-11-30`"),
        };
    }
    let number = number(value, columns, report).and_then(|number| in_unit(value, number, unit, report));
    let (date_read, time) = moment?;
    Some((time, Measurement { date: date_read, value: number?, span: date.span }))
}

/// A day, and the seconds since it began where a time of day stands behind it: `2026-11-30 08:15`, `2026-11-30T08:15:00Z`.
fn moment(text: &str) -> Option<(Date, Option<u32>)> {
    if let Ok(day) = parse_date(text) {
        return Some((day, None));
    }
    let (day, rest) = text.split_at_checked(10)?;
    let time = rest.strip_prefix(['T', 't', ' ', '\u{a0}'])?;
    Some((parse_date(day).ok()?, Some(seconds(time.trim())?)))
}

/// The seconds since the day began, of `8:15`, `08.15.30`, `08:15:30.250+01:00` or `8:15 PM`. Zones are not converted: the day
/// is the one that is written.
fn seconds(time: &str) -> Option<u32> {
    let end =
        time.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ':' | '.' | ',')).unwrap_or(time.len());
    let (clock, rest) = time.split_at(end);
    let rest = rest.trim().to_ascii_uppercase();
    let mut parts = clock.split([':', '.', ',']).map(|part| part.parse::<u32>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().unwrap_or(Some(0))?);
    let hour = match (rest.as_str(), hour) {
        ("AM", 12) => 0,
        ("PM", 1..=11) => hour + 12,
        _ => hour,
    };
    let is_zone = rest.starts_with(['+', '-']) && rest[1..].bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let is_known = is_zone || matches!(rest.as_str(), "" | "Z" | "AM" | "PM");
    (is_known && hour < 24 && minute < 60 && second < 61).then_some((hour * 60 + minute) * 60 + second)
}

/// The number in a field. Where a comma could group thousands as well, the other values of the file decide.
fn number(field: &Field<'_>, columns: &Columns<'_>, report: &mut Report) -> Option<Number> {
    let text = field.text;
    if text.is_empty() {
        let finding = report.at(&id::BAD_CSV, field.span, "this row has no value");
        finding.hint("write a value, or remove the row");
        return None;
    }
    let problem = match parse_number_in(text, columns.marks) {
        Ok(number) => return Some(number),
        Err(problem) => problem,
    };
    if let NumberProblem::Ambiguous { thousands, decimal, mark: ',', .. } = &problem
        && let Some(mark) = columns.mark
    {
        return parse_number(if mark == ',' { decimal } else { thousands }).ok();
    }
    let (message, hint) = match &problem {
        NumberProblem::Ambiguous { .. } => (format!("`{text}` is ambiguous"), ambiguous(&problem)),
        NumberProblem::WithUnit { number, unit } => {
            (format!("`{text}` is a number with a unit"), format!("write `{number}`, and `unit: {unit}` in the KPI"))
        }
        NumberProblem::NotANumber | NumberProblem::TooLarge => (
            format!("`{text}` is not a number"),
            "write digits, such as `76` or `76.5`; with semicolons between fields `76,5` works too".to_owned(),
        ),
    };
    let finding = report.at(&id::BAD_CSV, field.span, message).hint(hint);
    if let Some(meant) = meant(&problem) {
        finding.fix(field.span, meant);
    }
    None
}

/// The value of a number, where its unit is that of the others.
fn in_unit(field: &Field<'_>, number: Number, unit: &mut Option<String>, report: &mut Report) -> Option<f64> {
    let Some(taken) = number.unit else { return Some(number.value) };
    let unit = unit.get_or_insert_with(|| taken.clone());
    if fits_unit(unit, &taken) {
        return Some(number.value);
    }
    let finding =
        report.at(&id::BAD_CSV, field.span, format!("this value is in `{taken}`, but the KPI is in `{unit}`"));
    finding.hint(format!("write the value in `{unit}`, or correct the `unit` of the KPI"));
    None
}

/// The comma or dot that stands before decimals, as far as some value can be read in one way only.
fn decimal_mark<'a>(values: impl Iterator<Item = &'a str>) -> Option<char> {
    let mut known = None;
    for mark in values.filter(|text| parse_number(text).is_ok()).filter_map(certain_mark) {
        if known.is_some_and(|known| known != mark) {
            return None; // both are used
        }
        known = Some(mark);
    }
    known
}

/// What stands before the decimals of a text that is a number, where it cannot be read in another way.
fn certain_mark(number: &str) -> Option<char> {
    let (comma, dot) = (number.rfind(','), number.rfind('.'));
    match (number.matches(',').count(), number.matches('.').count()) {
        (1, 0) => Some(','), // one that could group thousands is no number yet
        (1, _) if comma > dot => Some(','),
        (0, 1) => {
            let (whole, decimals) = number.split_once('.')?;
            let may_group =
                decimals.bytes().take_while(u8::is_ascii_digit).count() == 3 && !matches!(whole, "0" | "-0" | "");
            (!may_group).then_some('.')
        }
        (_, 1) if dot > comma => Some('.'),
        _ => None,
    }
}
