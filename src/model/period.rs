//! Periods: spans of days with an id that people write.

use super::date::{Date, days_between};

/// A span of days, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// As written: `2026-Q4`.
    pub id: String,
    /// What it is, for its name.
    pub kind: PeriodKind,
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
}

/// What a period is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodKind {
    /// A (fiscal) year.
    Year(i16),
    /// Half-year 1 or 2 of a year.
    Half(i16, i8),
    /// A period of four months, 1 to 3 of a year.
    Third(i16, i8),
    /// Quarter 1 to 4 of a year.
    Quarter(i16, i8),
    /// A calendar month, 1 to 12.
    Month(i16, i8),
    /// One from okrsite.yaml, with its title.
    Own(String),
}

/// How years are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiscalYear {
    /// The month a year starts with, 1 to 12.
    pub first_month: i8,
    /// Which calendar year gives the name where a year spans two.
    pub named_after: NamedAfter,
}

/// Which calendar year a fiscal year is named after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedAfter {
    /// The one it starts in.
    Start,
    /// The one it ends in.
    End,
}

impl Default for FiscalYear {
    fn default() -> Self {
        Self { first_month: 1, named_after: NamedAfter::End }
    }
}

/// Why a text is no period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodProblem {
    /// Of no known form; holds the nearest right id where there is one (`2026-q4` -> `2026-Q4`).
    Form(Option<String>),
    /// A part that does not exist: `2026-Q5`, `2026-13`.
    Part,
}

impl Period {
    /// Reads a built-in period id. Quarters, halves and four-month periods follow the fiscal year; months never do.
    ///
    /// # Errors
    ///
    /// Says why the text is no period.
    pub fn parse(id: &str, fiscal: FiscalYear) -> Result<Self, PeriodProblem> {
        Self::read(id, fiscal).map_err(|problem| match problem {
            PeriodProblem::Form(_) => PeriodProblem::Form(repair(id)),
            PeriodProblem::Part => PeriodProblem::Part,
        })
    }

    /// The same, without a search for what was meant.
    fn read(id: &str, fiscal: FiscalYear) -> Result<Self, PeriodProblem> {
        let (year_text, part) = id.split_once('-').map_or((id, None), |(year, part)| (year, Some(part)));
        let year = parse_year(year_text).ok_or(PeriodProblem::Form(None))?;
        let Some(part) = part else {
            return Self::months(id, PeriodKind::Year(year), first_day(year, fiscal), 0, 12);
        };
        if part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()) {
            let month: i8 = part.parse().map_err(|_| PeriodProblem::Part)?;
            let start = Date::new(year, month, 1).map_err(|_| PeriodProblem::Part)?;
            return Self::months(id, PeriodKind::Month(year, month), Some(start), 0, 1);
        }
        let (letter, number) = part.split_at_checked(1).ok_or(PeriodProblem::Form(None))?;
        let (months, parts) = match letter {
            "H" => (6, 2),
            "T" => (4, 3),
            "Q" => (3, 4),
            _ => return Err(PeriodProblem::Form(None)),
        };
        if number.len() != 1 {
            return Err(PeriodProblem::Form(None));
        }
        let number: i8 = number.parse().map_err(|_| PeriodProblem::Form(None))?;
        if !(1..=parts).contains(&number) {
            return Err(PeriodProblem::Part);
        }
        let kind = match letter {
            "H" => PeriodKind::Half(year, number),
            "T" => PeriodKind::Third(year, number),
            _ => PeriodKind::Quarter(year, number),
        };
        Self::months(id, kind, first_day(year, fiscal), months * (number - 1), months)
    }

    /// A period of `length` months that starts `skip` months after `year_start`.
    fn months(
        id: &str,
        kind: PeriodKind,
        year_start: Option<Date>,
        skip: i8,
        length: i8,
    ) -> Result<Self, PeriodProblem> {
        let months = |number: i8| jiff::Span::new().months(i64::from(number));
        let start = year_start.and_then(|start| start.checked_add(months(skip)).ok()).ok_or(PeriodProblem::Part)?;
        let after = start.checked_add(months(length)).map_err(|_| PeriodProblem::Part)?;
        let end = after.yesterday().map_err(|_| PeriodProblem::Part)?;
        Ok(Self { id: id.to_owned(), kind, start, end })
    }

    /// How many days it has.
    #[must_use]
    pub fn days(&self) -> i32 {
        days_between(self.start, self.end) + 1
    }

    /// Which of its days `day` is, from 1; 0 or less before it starts, more than [`Self::days`] after it ended.
    #[must_use]
    pub fn day_number(&self, day: Date) -> i32 {
        days_between(self.start, day) + 1
    }

    /// The share of its days that have passed by the end of `day`, from 0 to 1.
    #[must_use]
    pub fn share_passed(&self, day: Date) -> f64 {
        (f64::from(self.day_number(day)) / f64::from(self.days())).clamp(0.0, 1.0)
    }

    /// The share of the days from its first to `due` that have passed by the end of `day`, from 0 to 1: 0 before its first, also
    /// where `due` comes earlier.
    #[must_use]
    pub fn share_passed_to(&self, due: Date, day: Date) -> f64 {
        if day < self.start {
            return 0.0;
        }
        if day >= due {
            return 1.0;
        }
        (f64::from(self.day_number(day)) / f64::from(self.day_number(due))).clamp(0.0, 1.0)
    }

    /// Whether `day` is one of its days.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }
}

/// Four digits between 1900 and 2200.
fn parse_year(text: &str) -> Option<i16> {
    let right = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| right && (1900..=2200).contains(year))
}

/// The first day of a fiscal year.
fn first_day(year: i16, fiscal: FiscalYear) -> Option<Date> {
    let spans_two = fiscal.first_month > 1;
    let start_year = if spans_two && fiscal.named_after == NamedAfter::End { year - 1 } else { year };
    Date::new(start_year, fiscal.first_month, 1).ok()
}

/// What people mean with `2026q4`, `2026 Q4`, `Q4 2026`, `Q4-2026`, `2026-q4`, `2026-4`.
fn repair(id: &str) -> Option<String> {
    let words: String = id.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    let words = words.replacen("KV", "Q", 1);
    let (year, part) = if words.get(..4).and_then(parse_year).is_some() {
        (words.get(..4)?, words.get(4..)?)
    } else {
        let at = words.len().checked_sub(4)?;
        let year = words.get(at..).filter(|year| parse_year(year).is_some())?;
        (year, words.get(..at)?)
    };
    let part =
        if part.len() == 1 && part.as_bytes()[0].is_ascii_digit() { format!("0{part}") } else { part.to_owned() };
    let candidate = format!("{year}-{part}");
    (candidate != id && Period::read(&candidate, FiscalYear::default()).is_ok()).then_some(candidate)
}
