//! Currencies as each language writes them: wherever a value is shown, and nowhere in data.

use okrsite::{model::Language, view::format::Format};

use crate::support::{DAY, Room};

#[test]
fn signs_and_codes_stand_before_numbers_in_english_and_after_them_in_swedish() {
    let table = [
        (0.4, 1, "$", "$0.40", "0,40 $"),
        (15_000.0, 0, "£", "£15,000", "15 000 £"),
        (-3.0, 0, "€", "−€3", "−3 €"),
        (1.5, 1, "US$", "US$1.50", "1,50 US$"),
        (2.0, 0, "CHF", "CHF 2", "2 CHF"),
        (2.0, 0, "SEK/month", "SEK 2/month", "2 SEK/month"),
        (0.4, 2, "$ per guest", "$0.40 per guest", "0,40 $ per guest"),
        (5.0, 0, "$/month", "$5/month", "5 $/month"),
        (1.5, 1, "$m", "$1.5m", "1,5 $m"),
        (100.0, 0, "kr", "100 kr", "100 kr"),
        (12.5, 1, "kr per resa", "12.50 kr per resa", "12,50 kr per resa"),
        (12.5, 1, "h", "12.5 h", "12,5 h"),
        (12.5, 1, "%", "12.5%", "12,5 %"),
        (3.0, 0, "MSEK", "3 MSEK", "3 MSEK"),
        (3.0, 0, "guests per $", "3 guests per $", "3 guests per $"),
    ];
    for (value, decimals, unit, english, swedish) in table {
        let shown = |language| Format::of(language).with_unit(value, decimals, Some(unit));
        let spaced = |text: &str| text.replace('\u{a0}', " ");
        assert_eq!(
            [shown(Language::English), shown(Language::Swedish)].map(|text| spaced(&text)),
            [english, swedish].map(str::to_owned),
            "{unit}"
        );
    }
    let change = |change| Format::of(Language::English).difference(change, 2, Some("$"));
    assert_eq!([change(2.0), change(-0.5)], ["+$2.00", "−$0.50"]);
}

fn site(language: &str) -> Room {
    let room = Room::with(&[
        ("ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
        (
            "o.md",
            "---\ntitle: Make each stay cost less\nteam: ops\nperiod: 2026-Q4\nowner: Kim\nkey_results:\n  - {id: k, title: Cost of a \
             stay, baseline: $ 0.90, target: $ 0.40}\n  - id: l\n    title: Rent\n    kpi: k\n    baseline: £16,000\n    target: £15,000\ncheck_ins:\n  \
             - {date: 2026-10-20, values: {k: $ 0.80}}\n  - {date: 2026-11-20, values: {k: $0.60}}\n---\nWhy.\n",
        ),
        ("k.md", "---\nkind: kpi\ntitle: Rent\nhealthy:\n  at_most: £15,500\nmeasurements: k.csv\n---\n"),
        ("k.csv", "date;value\n2026-10-31;£15,900\n2026-11-15;£ 15400\n"),
    ]);
    let settings = format!("title: A\nlanguage: {language}\nbase_url: https://okr.example\nrules: off\n");
    room.write("okrsite.yaml", settings);
    room.run(&format!("build --output out --date {DAY}")).code(0);
    room
}

#[test]
fn pages_charts_and_feeds_write_currencies_as_their_language_does() {
    for (language, cost, rent) in [("en", "$0.60", "£15,400"), ("sv", "0,60\u{a0}$", "15\u{a0}400\u{a0}£")] {
        let room = site(language);
        for (page, value) in [
            ("index.html", cost),
            ("objectives/o.html", cost),
            ("objectives/o.html", rent),
            ("alignment.html", cost),
            ("kpis.html", rent),
            ("kpis/k.html", rent),
            ("feed.xml", cost),
        ] {
            assert!(room.read(&format!("out/{page}")).contains(value), "{language} {page}: {value}");
        }
        let page = room.read("out/objectives/o.html");
        let label =
            page.split("aria-label=\"").find(|part| part.starts_with("From ") || part.starts_with("Från ")).unwrap();
        assert!(label.split('"').next().unwrap().contains(cost), "{label}");
    }
}

#[test]
fn data_has_the_number_and_the_unit_apart() {
    let room = site("en");
    let data: serde_json::Value = serde_json::from_str(&room.read("out/data/okrs.json")).unwrap();
    let key_result = &data["objectives"][0]["key_results"][0];
    let numbers = ["unit", "baseline", "target", "value"].map(|key| key_result[key].to_string());
    assert_eq!(numbers, ["\"$\"", "0.9", "0.4", "0.6"]);
    let kpi = &data["kpis"][0];
    assert_eq!(["unit", "at_most"].map(|key| kpi[key].to_string()), ["\"£\"", "15500.0"]);
    assert!(room.read("out/data/okrs.csv").contains(",$,0.9,0.4,0.6,"));
}
