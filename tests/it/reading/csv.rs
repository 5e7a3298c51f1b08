//! Measurements in files beside a KPI.

use snapbox::{IntoData, assert_data_eq, data::Inline, str};

use super::{check, found, run};

fn check_csv(tables: &[&str], expected: Inline) {
    let files: Vec<(String, String)> = tables
        .iter()
        .enumerate()
        .flat_map(|(at, table)| {
            let kpi = format!("---\nkind: kpi\ntitle: Trust\nmeasurements: {at:02}.csv\n---\n");
            [(format!("{at:02}.md"), kpi), (format!("{at:02}.csv"), (*table).to_owned())]
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    check(&files, expected);
}

#[test]
fn a_table_as_spreadsheets_save_it_is_no_mistake() {
    check_csv(
        &[
            "date,value\n2026-11-01,76\n2026-11-08,76.5\n",
            "Date;Value\r\n2026-11-01;76,5\r\n2026-11-08;1 234,5\r\n",
            "\"date\",\"value\"\n\"2026-11-01\",\"1,234.5\"\n",
            "note,value,date\nfirst,76,2026-11-01\n",
            "\u{feff}date,value\n2026-11-01,76\n\n\n",
            "date,value\n2026-11-08,76\n2026-11-01,-3\n",
            "date,value\n",
            "date,value\n2026-11-01,76 %",
            "date;value;\r\n2026-11-01;76,5;\r\n2026-11-08;76;;;\r\n;;;\r\n",
            "date,value;\n2026-11-01,76;\n2026-11-08,77;;\n;\n",
            "date;value,,\n2026-11-01;76,5,,\n",
            "date\tvalue\n2026-11-01\t76,5\t\n",
            "\u{feff}sep=;\r\ndate;value\r\n2026-11-01;76,5\r\n",
            "sep=,\ndate,value\n2026-11-01,76\n",
            "date,value\r2026-11-01,76\r2026-11-08,77\r",
            "date;value\n2026-11-01 00:00;76\n2026-11-08 8:15;77\n2026-11-15T08:15:30.250+01:00;78\n2026-11-16 8.15.30;79\n",
            "date,value\n\"2026-11-01 11:59:00 PM\",76\n2026-11-08T00:00:00Z,77\n",
        ],
        str![[r#"
14.csv:1:11: error[OKR001]: the lines of this file end with a carriage return alone, so it is one long line (save it with line ends of Unix or Windows)

"#]],
    );
}

#[test]
fn a_row_that_does_not_fit_is_shown_with_its_place() {
    check_csv(
        &[
            "",
            "\n\n",
            "day,value\n2026-11-01,76\n",
            "2026-11-01,76\n",
            "date,value\n2026-11-01\n",
            "date,value\n2026-11-31,76\n",
            "date,value\n1/11/2026,76\n",
            "date,value\n2026-11-01,many\n",
            "date,value\n2026-11-01,\n",
            "date,value\n2026-11-01,76,5\n",
            "date;value\n2026-11-01;1,234\n",
            "date,value\n2026-11-01,76\n2026-11-01,77\n",
            "date,value\n  soon  ,  many  \nÅr,ö\n",
            "date,value\n2026-12-01,76\n",
            "date\tvalue\n2026-11-01\t\n",
            "date;value\n2026-11-01 25:00;76\n2026-11-02 noon;76\n2026-11-03 8;76\n2026-11-04T8:15 CET;76\n",
            "date;value\n2026-11-01 08:00;76\n2026-11-01 08:00;77\n2026-11-02;76\n2026-11-02 08:00;77\n",
            "date;value\n2026-11-01;76 h\n",
            "sep=;\n",
        ],
        str![[r#"
00.csv:1:1: error[OKR039]: this file is empty (start it with the line `date,value`)
01.csv:1:1: error[OKR039]: this file is empty (start it with the line `date,value`)
02.csv:1:1: error[OKR039]: the columns have to be called `date` and `value`, not `day` and `value` (write `date,value` as the first line)
03.csv:1:1: error[OKR039]: the first line names no columns: it is a row already (write `date,value` above it)
04.csv:2:1: error[OKR039]: this row has too few fields (give every row a date and a value, such as `2026-11-30,76`)
05.csv:2:1: error[OKR039]: `2026-11-31` is not a date (write year, month and day, such as `2026-11-30`)
06.csv:2:1: error[OKR039]: `1/11/2026` is not a date (write year, month and day, such as `2026-11-30`)
07.csv:2:12: error[OKR039]: `many` is not a number (write digits, such as `76` or `76.5`; with semicolons between fields `76,5` works too)
08.csv:2:12: error[OKR039]: this row has no value (write a value, or remove the row)
09.csv:2:1: error[OKR039]: this row has more fields than there are columns (write decimals with a dot, such as `76.5`, or separate the fields with semicolons)
10.csv:2:12: error[OKR039]: `1,234` is ambiguous (write `1234` for a whole number, or `1.234` for a decimal)
11.csv:3:1: error[OKR039]: two values on 2026-11-01 (remove one of the rows, or correct its date)
12.csv:2:3: error[OKR039]: `soon` is not a date (write year, month and day, such as `2026-11-30`)
12.csv:2:12: error[OKR039]: `many` is not a number (write digits, such as `76` or `76.5`; with semicolons between fields `76,5` works too)
12.csv:3:1: error[OKR039]: `År` is not a date (write year, month and day, such as `2026-11-30`)
12.csv:3:4: error[OKR039]: `ö` is not a number (write digits, such as `76` or `76.5`; with semicolons between fields `76,5` works too)
13.csv:2:1: error[OKR017]: this measurement is dated 2026-12-01, after today (2026-11-23) (correct the date; `--date` builds the site for another day)
14.csv:2:12: error[OKR039]: this row has no value (write a value, or remove the row)
15.csv:2:1: error[OKR039]: `2026-11-01 25:00` is not a date (write `2026-11-01`)
15.csv:3:1: error[OKR039]: `2026-11-02 noon` is not a date (write year, month and day, such as `2026-11-30`)
15.csv:4:1: error[OKR039]: `2026-11-03 8` is not a date (write year, month and day, such as `2026-11-30`)
15.csv:5:1: error[OKR039]: `2026-11-04T8:15 CET` is not a date (write `2026-11-04`)
16.csv:3:1: error[OKR039]: two values on 2026-11-01 (remove one of the rows, or correct its date)
16.csv:5:1: error[OKR039]: two values on 2026-11-02 (remove one of the rows, or correct its date)
17.csv:2:12: error[OKR039]: `76 h` is a number with a unit (write `76`, and `unit: h` in the KPI)
18.csv:1:1: error[OKR039]: this file is empty (start it with the line `date,value`)

"#]],
    );
}

#[test]
fn a_column_or_table_in_another_notation_is_one_finding() {
    check_csv(
        &[
            "date;value\n1.10.2026;70\n8.10.2026;71\n15.10.2026;72\n",
            "date,value\n10/01/2026,70\n11/13/2026,71\n",
            "date,value\n10/01/2026,70\n11/02/2026,71\n",
            "date,value\n13/01/2026,70\n01/13/2026,71\n",
            "date;value\n1.10.2026;70\nsoon;71\n",
            "date,value\n2026-10-01,70,5\n2026-10-08,71,5\n2026-10-15,72\n",
            "Month;NKI;Comment\n2026-10-01;70;good\n",
            "Kommentar;NKI;Månad\nbra;70;1.10.2026\n",
            "NKI 2026\n\ndate;value\n2026-10-01;70\n",
            "Month\tNKI\nOct\t70\n",
            "date;value\n2026-10-01\n",
        ],
        str![[r#"
00.csv:2:1: error[OKR039]: `1.10.2026` is not a date, as in 2 more rows (write `2026-10-01`)
01.csv:2:1: error[OKR039]: `10/01/2026` is not a date, as in 1 more row (write `2026-10-01`)
02.csv:2:1: error[OKR039]: `10/01/2026` is not a date (write year, month and day, such as `2026-11-30`)
02.csv:3:1: error[OKR039]: `11/02/2026` is not a date (write year, month and day, such as `2026-11-30`)
03.csv:2:1: error[OKR039]: `13/01/2026` is not a date, as in 1 more row (write `2026-01-13`)
04.csv:2:1: error[OKR039]: `1.10.2026` is not a date (write `2026-10-01`)
04.csv:3:1: error[OKR039]: `soon` is not a date (write year, month and day, such as `2026-11-30`)
05.csv:2:1: error[OKR039]: this row has more fields than there are columns, as in 1 more row (write decimals with a dot, such as `76.5`, or separate the fields with semicolons)
06.csv:1:1: error[OKR039]: the columns have to be called `date` and `value`, not `Month` and `NKI` (write `date;value;Comment` as the first line)
07.csv:1:1: error[OKR039]: the columns have to be called `date` and `value`, not `Månad` and `NKI` (write `Kommentar;value;date` as the first line)
07.csv:2:8: error[OKR039]: `1.10.2026` is not a date (write `2026-10-01`)
08.csv:1:1: error[OKR039]: the columns are named on line 3, and have to be on the first (remove the lines above `date;value`)
09.csv:1:1: error[OKR039]: the first line has to name the columns `date` and `value` (write `date\tvalue` as the first line, if `Month` holds the days and `NKI` the values)
10.csv:2:1: error[OKR039]: this row has too few fields (give every row a date and a value, such as `2026-11-30;76`)

"#]],
    );
}

#[test]
fn a_table_that_is_not_there_is_named() {
    check(
        &[
            ("kpis/a.md", "---\nkind: kpi\ntitle: A\nmeasurements: nki.csv\n---\n"),
            ("kpis/b.md", "---\nkind: kpi\ntitle: B\nmeasurements: ../../secret.csv\n---\n"),
            ("kpis/c.md", "---\nkind: kpi\ntitle: C\nmeasurements: kpis/trust.csv\n---\n"),
            ("kpis/nkl.csv", "date,value\n"),
            ("other/nki.csv", "date,value\n"),
            ("kpis/d.md", "---\nkind: kpi\ntitle: D\nmeasurements: /other/nki.csv\n---\n"),
            ("kpis/e.md", "---\nkind: kpi\ntitle: E\nmeasurements: {a: b}\n---\n"),
        ],
        str![[r#"
kpis/a.md:4:15: error[OKR036]: there is no file `nki.csv` in this folder (did you mean `nkl.csv`?)
kpis/b.md:4:15: error[OKR036]: there is no file `../../secret.csv` in this folder (write the name of a CSV file with the columns `date,value`, or a list of `{date, value}`)
kpis/c.md:4:15: error[OKR036]: there is no file `kpis/trust.csv` in this folder (write the name of a CSV file with the columns `date,value`, or a list of `{date, value}`)
kpis/e.md:4:16: error[OKR007]: unknown key `a` in a measurement (known keys are `date` and `value`)
kpis/e.md:4:16: error[OKR009]: missing key `date` in a measurement (add a line `date: ...`)
kpis/e.md:4:16: error[OKR009]: missing key `value` in a measurement (add a line `value: ...`)

"#]],
    );
}

#[test]
fn a_table_that_is_no_text_is_told_of_where_it_is_used() {
    let kpi = b"---\nkind: kpi\ntitle: A\nmeasurements: a.csv\n---\n";
    let page = b"---\nkind: page\ntitle: B\n---\n\n[b](b.csv) ![d](d.svg)\n";
    let files: &[(&str, &[u8])] = &[
        ("a.md", kpi),
        ("a.csv", b"date,value,comment\n2026-11-01,76,p\xe5 g\xe5ng\n"),
        ("b.md", page),
        ("b.csv", b"ort,\xe5r\n"),
        ("c.csv", b"ort,\xe5r\n"),
        ("d.svg", b"<svg>\xe5</svg>"),
        ("e.svg", b"<svg>\xe5</svg>"),
    ];
    assert_data_eq!(found(files), str![[r#"
a.csv:2:16: error[OKR001]: this file is not encoded as UTF-8: it has a byte 0xE5 here (save it as UTF-8; it may be Latin-1 or Windows-1252 now)
d.svg:1:6: error[OKR001]: this file is not encoded as UTF-8: it has a byte 0xE5 here (save it as UTF-8; it may be Latin-1 or Windows-1252 now)

"#]].raw());
}

#[test]
fn a_comma_between_quotes_belongs_to_the_number() {
    let checked = run(&[
        ("a.md", b"---\nkind: kpi\ntitle: A\nmeasurements: a.csv\n---\n"),
        ("a.csv", b"date,value\n\"2026-11-01\",\"1,234.5\"\n2026-11-08,\"76,5\"\n"),
    ]);
    let values: Vec<f64> = checked.site.kpis[0].measurements.iter().map(|one| one.value).collect();
    assert_eq!(values, [1234.5, 76.5]);
}

/// The days and values of one table.
fn values(table: &str) -> Vec<String> {
    let kpi = b"---\nkind: kpi\ntitle: A\nmeasurements: a.csv\n---\n";
    let checked = run(&[("a.md", kpi), ("a.csv", table.as_bytes())]);
    assert_eq!(checked.found.len(), 0, "{table}: {:?}", checked.found);
    checked.site.kpis[0].measurements.iter().map(|one| format!("{} {}", one.date, one.value)).collect()
}

#[test]
fn the_last_value_of_a_day_counts() {
    let table = "date;value\n2026-11-01 16:00;3\n2026-11-01 8:00;1\n2026-11-01 12:00 PM;2\n2026-11-02 11:00 PM;5\n2026-11-02 11:00;4\n";
    assert_eq!(values(table), ["2026-11-01 3", "2026-11-02 5"]);
}

#[test]
fn what_stands_before_decimals_is_told_by_the_other_values() {
    let days = |values: [&str; 3]| {
        let rows = values.iter().enumerate().map(|(at, value)| format!("2026-11-0{};{value}\n", at + 1));
        values_alone(&format!("date;value\n{}", rows.collect::<String>()))
    };
    assert_eq!(days(["1,234", "76,5", "2,125"]), [1.234, 76.5, 2.125]);
    assert_eq!(days(["1,234", "76.5", "12,125"]), [1234.0, 76.5, 12125.0]);
    assert_eq!(days(["1,234", "1,034.5", "3"]), [1234.0, 1034.5, 3.0]);
    assert_eq!(days(["1,234", "0,234", "3"]), [1.234, 0.234, 3.0]);
}

fn values_alone(table: &str) -> Vec<f64> {
    values(table).iter().map(|line| line.split(' ').nth(1).unwrap().parse().unwrap()).collect()
}

#[test]
fn a_table_in_another_encoding_is_named() {
    let kpi = b"---\nkind: kpi\ntitle: A\nmeasurements: a.csv\n---\n";
    let utf16: Vec<u8> = "\u{feff}date\tvalue\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: &[(&str, &[u8])] = &[("a.md", kpi), ("a.csv", &utf16)];
    assert_data_eq!(
        found(files),
        str![[r#"
a.csv:1:1: error[OKR001]: this file is encoded as UTF-16, not as UTF-8 (save it as UTF-8)

"#]]
        .raw()
    );
}
