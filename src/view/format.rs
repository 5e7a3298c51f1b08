//! Numbers, dates and periods as readers see them. Rounding happens here and nowhere else.

use super::{digits::rounded, isolate::isolated};
use crate::model::{Date, Language, Money, Period, PeriodKind, has_hundredths, money};

/// The minus sign.
const MINUS: char = '\u{2212}';
/// The space that does not break.
pub const NO_BREAK: char = '\u{a0}';
/// What stands where nothing is measured.
pub const NOTHING: &str = "\u{2013}";
/// How many decimals a value shows at most.
const DECIMALS_MAX: usize = 3;

/// The names of the months: whole, and as they stand in a short date.
type Months = [(&'static str, &'static str); 12];

const ENGLISH: Months = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

const SWEDISH: Months = [
    ("januari", "jan"),
    ("februari", "feb"),
    ("mars", "mars"),
    ("april", "apr"),
    ("maj", "maj"),
    ("juni", "juni"),
    ("juli", "juli"),
    ("augusti", "aug"),
    ("september", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
];

/// How a language writes numbers, dates and periods.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    language: Language,
}

/// Puts the sign in front; nothing is "minus zero".
fn signed(value: f64, digits: &str) -> String {
    let is_zero = digits.bytes().all(|byte| byte == b'0' || byte == b'.' || byte == b',');
    if value < 0.0 && !is_zero { format!("{MINUS}{digits}") } else { digits.to_owned() }
}

/// How many decimals it takes to show `value` truly: at most three, for values below 0.001 at most three digits that count.
#[must_use]
pub fn decimals(value: f64) -> usize {
    if let Some(few) = few_decimals(value) {
        return few;
    }
    let exact = format!("{:.10}", value.abs());
    let fraction = exact.split_once('.').map_or("", |(_, fraction)| fraction);
    let zeros = fraction.len() - fraction.trim_start_matches('0').len();
    let is_small = value.abs() < 0.001 && zeros < fraction.len();
    let most = if is_small { (zeros + DECIMALS_MAX).min(fraction.len()) } else { DECIMALS_MAX };
    let digits = rounded(value, most);
    let fraction = digits.split_once('.').map_or("", |(_, fraction)| fraction);
    fraction.trim_end_matches('0').len()
}

/// The number of decimals of a value that was written with at most three: most are, and this is quickly seen.
fn few_decimals(value: f64) -> Option<usize> {
    const SCALES: [f64; 4] = [1.0, 10.0, 100.0, 1000.0];
    #[expect(clippy::float_cmp, reason = "the number nearest to those digits, or another")]
    let is_written = |scale: &f64| (value * scale).round() / scale == value;
    SCALES.iter().position(is_written).filter(|_| value.abs() < 1e12)
}

/// A number behind the sign or code of a currency, as English has it: `−$5`, `$12m`, `CHF 15 per guest`. None where the unit
/// is no such currency.
fn before_number(unit: &str, number: &str) -> Option<String> {
    let (minus, digits) = number.strip_prefix(MINUS).map_or(("", number), |digits| ("\u{2212}", digits));
    let (currency, space, rest) = match money(unit)? {
        Money::Sign(sign, rest) => (sign, "", rest),
        Money::Code(code, rest) => (code, "\u{a0}", rest),
    };
    let behind = rest.trim_start();
    let gap = if behind.len() < rest.len() { "\u{a0}" } else { "" };
    Some(format!("{minus}{currency}{space}{digits}{gap}{}", isolated(behind)))
}

impl Format {
    /// The formats of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    /// A progress or score: two decimals, `0.41`, `−0.20`; `0,41` in Swedish.
    #[must_use]
    pub fn score(self, value: f64) -> String {
        self.number(value, 2)
    }

    /// A value with `decimals` decimals and thousands grouped: `61,200`, `5.40`; `61 200` and `5,40` in Swedish. Without end,
    /// it is shown as nothing is.
    #[must_use]
    pub fn number(self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return NOTHING.to_owned();
        }
        let (group, point) = match self.language {
            Language::English => (',', '.'),
            Language::Swedish => (NO_BREAK, ','),
        };
        let digits = rounded(value, decimals);
        let (whole, fraction) =
            digits.split_once('.').map_or((digits.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                grouped.push(group);
            }
            grouped.push(digit);
        }
        if let Some(fraction) = fraction {
            grouped.push(point);
            grouped.push_str(fraction);
        }
        signed(value, &grouped)
    }

    /// A value with its unit: `12.5%`, `5.4 h` (the space does not break), `$0.40 per guest`, `CHF 15`; `12,5 %`, `0,40 $ per
    /// guest` and `15 CHF` in Swedish. Money has no single decimal.
    #[must_use]
    pub fn with_unit(self, value: f64, decimals: usize, unit: Option<&str>) -> String {
        let decimals = if decimals == 1 && unit.is_some_and(has_hundredths) { 2 } else { decimals };
        let number = self.number(value, decimals);
        match (unit, self.language) {
            (None, _) => number,
            (Some("%"), Language::English) => format!("{number}%"),
            (Some(unit), Language::English) => {
                before_number(unit, &number).unwrap_or_else(|| format!("{number}{NO_BREAK}{}", isolated(unit)))
            }
            (Some(unit), Language::Swedish) => format!("{number}{NO_BREAK}{}", isolated(unit)),
        }
    }

    /// A change with its sign: `+2.0 h`, `−3`, `+2 pp` between percentages; `+2 procentenheter` in Swedish.
    #[must_use]
    pub fn difference(self, change: f64, decimals: usize, unit: Option<&str>) -> String {
        let unit = match (unit, self.language) {
            (Some("%"), Language::English) => Some("pp"),
            (Some("%"), Language::Swedish) if self.number(change.abs(), decimals) == "1" => Some("procentenhet"),
            (Some("%"), Language::Swedish) => Some("procentenheter"),
            (unit, _) => unit,
        };
        let sign = if change > 0.0 { "+" } else { "" };
        format!("{sign}{}", self.with_unit(change, decimals, unit))
    }

    /// `19 Nov`; `19 nov` in Swedish.
    #[must_use]
    pub fn short_date(self, date: Date) -> String {
        format!("{}{NO_BREAK}{}", date.day(), self.month(date).1)
    }

    /// `Nov`; `nov` in Swedish.
    #[must_use]
    pub fn short_month(self, date: Date) -> &'static str {
        self.month(date).1
    }

    /// `19 Nov 2026`; `19 nov 2026` in Swedish.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        format!("{} {}", self.short_date(date), date.year())
    }

    /// `19 November 2026`; `19 november 2026` in Swedish.
    #[must_use]
    pub fn long_date(self, date: Date) -> String {
        format!("{}{NO_BREAK}{} {}", date.day(), self.month(date).0, date.year())
    }

    /// `1 Oct – 31 Dec 2026`, with the year on both where they differ; `1–30 Nov 2026` within a month.
    #[must_use]
    pub fn date_range(self, start: Date, end: Date) -> String {
        if (start.year(), start.month()) == (end.year(), end.month()) {
            return format!("{}\u{2013}{}", start.day(), self.date(end));
        }
        let from = if start.year() == end.year() { self.short_date(start) } else { self.date(start) };
        format!("{from} \u{2013} {}", self.date(end))
    }

    /// `Q4 2026`, `H2 2026`, `T3 2026`, `2026`, `November 2026`, or a period's own title; `Kv 4 2026`, `halvår 2 2026`,
    /// `T3 2026`, `2026`, `november 2026` in Swedish.
    #[must_use]
    pub fn period(self, period: &Period) -> String {
        match (&period.kind, self.language) {
            (PeriodKind::Year(year), _) => year.to_string(),
            (PeriodKind::Half(year, part), Language::English) => format!("H{part} {year}"),
            (PeriodKind::Half(year, part), Language::Swedish) => format!("halvår {part} {year}"),
            (PeriodKind::Third(year, part), _) => format!("T{part} {year}"),
            (PeriodKind::Quarter(year, part), Language::English) => format!("Q{part} {year}"),
            (PeriodKind::Quarter(year, part), Language::Swedish) => format!("Kv {part} {year}"),
            (PeriodKind::Month(year, number), _) => self.month_and_year(*year, *number),
            (PeriodKind::Own(title), _) => title.clone(),
        }
    }

    /// `November 2026`; `november 2026` in Swedish.
    #[must_use]
    pub fn month_and_year(self, year: i16, number: i8) -> String {
        format!("{} {year}", self.month_name(number).0)
    }

    fn month(self, date: Date) -> (&'static str, &'static str) {
        self.month_name(date.month())
    }

    /// The names of a month, 1 to 12.
    fn month_name(self, number: i8) -> (&'static str, &'static str) {
        let months = match self.language {
            Language::English => &ENGLISH,
            Language::Swedish => &SWEDISH,
        };
        usize::try_from(number - 1).ok().and_then(|index| months.get(index)).copied().unwrap_or(months[0])
    }
}
