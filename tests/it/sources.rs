//! Where numbers come from, and by when a metric is to reach its target.

use serde_json::Value;
use snapbox::str;

use crate::{
    reading::check,
    support::{DAY, Room},
};

fn objective(keys: &str) -> String {
    format!(
        "---\ntitle: Make guests want to come back\nteam: office\nperiod: 2026-Q4\nlevel: strategic\nkey_results:\n  - id: k\n    \
         title: Guests who come back\n    baseline: 10\n    target: 50\n    {keys}\n---\nBecause.\n"
    )
}

fn built(language: &str, keys: &str) -> Room {
    let settings = format!("language: {language}\nrules: off\n");
    let room = Room::with(&[
        ("okrsite.yaml", settings.as_str()),
        ("teams/office.md", "---\nkind: team\ntitle: Office\n---\n"),
        ("kpis/rye.md", "---\nkind: kpi\ntitle: Rye\nsource: The miller, by [letter](rye.csv)\n---\n"),
        ("kpis/rye.csv", "date,value\n2026-11-01,4\n"),
    ]);
    room.write("okrs/guests.md", objective(keys));
    room.run(&format!("build --date {DAY}")).code(0);
    room
}

#[test]
fn a_source_is_shown_found_and_in_the_data() {
    for (language, word) in [("en", "Source"), ("sv", "K\u{e4}lla")] {
        let room = built(language, "source: https://bi.example.com/guests?a=1&b=2");
        let page = room.read("public/objectives/guests.html");
        assert!(page.contains(word) && page.contains("href=\"https://bi.example.com/guests?a=1&amp;b=2\""), "{page}");
        assert!(room.read("public/kpis/rye.html").contains("The miller, by <a"));
        let data: Value = serde_json::from_str(&room.read("public/data/okrs.json")).unwrap();
        assert_eq!(data["objectives"][0]["key_results"][0]["source"], "https://bi.example.com/guests?a=1&b=2");
        assert_eq!(data["kpis"][0]["source"], "The miller, by [letter](rye.csv)");
        let found = room.run(&format!("search --date {DAY} miller")).code(0).out();
        assert!(found.contains("Rye"), "{found}");
    }
}

#[test]
fn links_of_a_source_are_checked_as_all_are() {
    let sources = [
        "source: The booking system, counted every Monday",
        "source: https://bi.example.com/guests",
        "source: mailto:bi@example.com",
        "source: \"[BI](https://bi.example.com)\"",
        "source: javascript:alert(1)",
        "source: \"java\\tscript:alert(1)\"",
        "source: file:///etc/passwd",
        "source: ssh://bi.example.com",
        "source: \"[BI](javascript:alert(1))\"",
        "source: \"[BI](nowhere.md)\"",
        "source: nowhere.csv",
        "source: \"Kim: by hand\"",
        "source: [a, b]",
        "source: 'Data: weekly export from the CRM'",
        "source: 'File: sales.xlsx on the team drive'",
        "source: 'About: 40 interviews, by phone'",
        "source: \"Blob: a\\tb\"",
        "source: \" data:text/html,x \"",
    ];
    let texts: Vec<(String, String)> =
        sources.iter().enumerate().map(|(at, keys)| (format!("{:02}.md", at + 1), objective(keys))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    check(
        &files,
        str![[r#"
05.md:11:13: error[OKR037]: `source` must be a web or mail address, or a text (start an address with `https://`)
06.md:11:13: error[OKR037]: `source` must be a web or mail address, or a text (start an address with `https://`)
07.md:11:13: error[OKR037]: `source` must be a web or mail address, or a text (start an address with `https://`)
08.md:11:13: error[OKR037]: `source` must be a web or mail address, or a text (start an address with `https://`)
09.md:11:13: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
10.md:11:13: error[OKR036]: broken link: nothing has the path or id `nowhere.md` (write the path relative to this file, or the id of an objective, team, KPI or page)
11.md:11:13: error[OKR036]: broken link: nothing has the path or id `nowhere.csv` (write the path relative to this file, or the id of an objective, team, KPI or page)
13.md:11:13: error[OKR008]: `source` must be text, not a list (write a single value, without dashes or brackets)
18.md:11:13: error[OKR037]: `source` must be a web or mail address, or a text (start an address with `https://`)

"#]],
    );
}

#[test]
fn a_deadline_is_shown_where_the_target_is() {
    for (language, due, expected) in [("en", "due 15 Nov", "Expected today 0.70"), ("sv", "senast 15 nov", "0,70")] {
        let room = built(language, "due: 2026-11-15");
        let page = room.read("public/objectives/guests.html").replace('\u{a0}', " ");
        assert!(page.contains(due) && page.contains(expected), "{page}");
        assert!(room.read("public/index.html").replace('\u{a0}', " ").contains(due));
        let data: Value = serde_json::from_str(&room.read("public/data/okrs.json")).unwrap();
        let objective = &data["objectives"][0];
        assert_eq!(objective["key_results"][0]["due"], "2026-11-15");
        assert_eq!(objective["expected"], 0.7);
    }
}

#[test]
fn a_deadline_is_a_day_of_the_period_and_belongs_to_a_target() {
    let keys =
        ["due: 2027-01-15", "due: 2026-09-30", "due: 2026-12-31", "due: soon", "due: 2026-11-15\n    done: true"];
    let mut files = vec![("okrsite.yaml".to_owned(), "rules: {preset: off, due-outside-period: warning}\n".to_owned())];
    files.extend(keys.iter().enumerate().map(|(at, keys)| (format!("{:02}.md", at + 1), objective(keys))));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    check(
        &files,
        str![[r#"
01.md:11:10: warning[OKR087]: `due` is not a day of `2026-Q4`, which runs from 2026-10-01 to 2026-12-31 (write a day of the period, or remove the line: without it, the end of the period counts)
02.md:11:10: warning[OKR087]: `due` is not a day of `2026-Q4`, which runs from 2026-10-01 to 2026-12-31 (write a day of the period, or remove the line: without it, the end of the period counts)
04.md:11:10: error[OKR013]: `due` must be a date, not `soon` (write year, month and day, such as `2026-11-19`)
05.md:11:5: error[OKR019]: `target` and `due` are different measures (a key result has one measure: remove one of them, or make two key results)

"#]],
    );
}
