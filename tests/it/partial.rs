//! What is sound of content that has errors is built where that is wanted, and pages say what is left out.

use scraper::{Html, Selector};

use crate::support::{DAY, Room, files};

fn objective(title: &str, rest: &str) -> String {
    format!(
        "---\ntitle: {title}\nperiod: 2026-Q4\nowner: K\n{rest}key_results:\n  - {{id: k, title: Guests who come back, unit: \
         \"%\", baseline: 10, target: 50}}\n  - {{id: l, title: Guests who bring a friend, unit: \"%\", baseline: 10, target: \
         50}}\n---\nBecause.\n"
    )
}

/// A site in which one objective, a team, a KPI's values and a picture have errors, and others lean on them.
fn site(settings: &str) -> Room {
    let team = |title: &str, rest: &str| format!("---\nkind: team\ntitle: {title}\n{rest}---\n");
    Room::with(&[
        ("okrsite.yaml", &format!("rules: off\n{settings}")),
        ("teams/ops.md", &team("Ops", "")),
        ("teams/bar.md", &team("Bar", "parent: ops\nmemebrs: [K]\n")),
        ("okrs/top.md", &objective("Guests come back to us", "team: ops\n")),
        ("okrs/broken.md", &objective("Guests stay longer", "team: ops\nparent: top\nownr: K\nstate: activ\n")),
        ("okrs/below.md", &objective("Guests sleep well", "team: ops\nlevel: tactical\nparent: broken#k\n")),
        ("okrs/drinks.md", &objective("Guests like our drinks", "team: bar\nparent: top\n")),
        ("kpis/nights.md", "---\nkind: kpi\ntitle: Nights\nmeasurements: nights.csv\n---\n"),
        ("kpis/nights.csv", "date,value\n2026-11-01,many\n"),
        ("pages/about.md", "---\nkind: page\ntitle: About\n---\n[broken](../okrs/broken.md), ![a picture](a.svg)\n"),
        ("pages/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"),
    ])
}

fn words(room: &Room, page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&room.read(page));
    let selector = Selector::parse(selector).unwrap();
    let all = page.select(&selector);
    let text = |one: scraper::ElementRef<'_>| one.text().collect::<String>();
    all.map(text).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn what_is_sound_is_built_and_pages_say_what_is_left_out() {
    let room = site("");
    let ran = room.run(&format!("build --keep-going --date {DAY}"));
    let said = ran.code(1).err();
    assert!(said.contains("left out 4 files with errors: the start page lists them"), "{said}");
    assert!(
        said.contains("unknown key `ownr`") && said.contains("unknown value `activ`"),
        "all errors are shown: {said}"
    );

    let rows = ".left-out li";
    let left_out = words(&room, "public/index.html", rows);
    assert_eq!(
        left_out,
        [
            "Guests stay longer okrs/broken.md, line 7Unknown key ownr in an objective. And 1 more error.",
            "Bar teams/bar.md, line 5Unknown key memebrs in a team.",
            "kpis/nights.csv, line 2many is not a number.",
            "pages/a.svg, line 1This SVG picture contains a script.",
        ]
    );
    assert_eq!(words(&room, "public/attention.html", rows), left_out);
    for page in ["objectives/top.html", "teams/ops.html", "periods/2026-q4.html"] {
        assert_eq!(words(&room, &format!("public/{page}"), rows), left_out[..1], "{page}");
    }
    assert_eq!(words(&room, "public/teams/bar.html", rows), left_out[1..2]);
    for page in ["index.html", "alignment.html", "alignment-map.html", "alignment-matrix.html"] {
        let counted = words(&room, &format!("public/{page}"), ".cnt").concat();
        assert_eq!(
            counted, "6 key results of 3 objectives in Q4 2026. 1 objective is left out, because its file has errors.",
            "{page}"
        );
    }
    let built: Vec<String> = files(&room.path().join("public")).into_iter().map(|(path, _)| path).collect();
    for (path, is_built) in [
        ("objectives/top.html", true),
        ("objectives/below.html", true),
        ("objectives/drinks.html", true),
        ("teams/bar.html", true),
        ("kpis/nights.html", true),
        ("pages/about.html", true),
        ("objectives/broken.html", false),
    ] {
        assert_eq!(built.iter().any(|known| known == path), is_built, "{path}");
    }
    assert!(
        !built.iter().any(|path| path.rsplit('.').next() == Some("svg") && !path.starts_with("assets/icon")),
        "{built:?}"
    );
}

#[test]
fn objectives_that_serve_a_theme_stay_where_the_organisation_is_left_out() {
    let head = "---\nkind: organisation\ntitle: Havsvik\n";
    for (organisation, is_named) in [
        (format!("{head}valuse: [a]\nstrategy: [{{id: open, title: Open}}]\n---\n"), true),
        (format!("{head}strategy: [{{id: open}}]\n---\n"), false),
        (format!("{head}strategi: [{{id: open, title: Open}}]\n---\n"), false),
        (format!("{head}strategy: [open]\n---\n"), false),
        ("---\nkind: organisation\n\ttitle: [\n---\n".to_owned(), false),
    ] {
        let room = Room::with(&[
            ("okrsite.yaml", "rules: off\n"),
            ("org.md", &organisation),
            ("teams/ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
            ("okrs/one.md", &objective("Guests come back to us", "team: ops\nparent: strategy#open\n")),
            ("okrs/two.md", &objective("Guests stay longer", "team: ops\nparent: strategy#open\n")),
        ]);
        let said = room.run(&format!("build --keep-going --date {DAY}")).code(1).err();
        assert!(said.contains("left out 1 file with errors"), "{organisation}: {said}");
        assert_eq!(said.matches("error[").count(), said.matches(" --> org.md").count(), "{organisation}: {said}");
        for page in ["index.html", "alignment.html"] {
            let counted = words(&room, &format!("public/{page}"), ".cnt").concat();
            assert_eq!(counted, "4 key results of 2 objectives in Q4 2026", "{page}");
        }
        let path = words(&room, "public/objectives/one.html", ".up li").concat();
        assert_eq!(path.contains("Havsvik"), is_named, "{path}"); // the theme itself can be read
    }
}

#[test]
fn a_theme_that_the_strategy_does_not_have_is_still_reported() {
    let room = Room::with(&[
        ("okrsite.yaml", "rules: off\n"),
        ("org.md", "---\nkind: organisation\ntitle: Havsvik\nstrategy: [{id: open, title: Open}, {id: safe}]\n---\n"),
        ("teams/ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
        ("okrs/one.md", &objective("Guests come back to us", "team: ops\nparent: strategy#opne\n")),
        ("okrs/two.md", &objective("Guests stay longer", "team: ops\nparent: strategy#safe\n")),
    ]);
    let said = room.run(&format!("check --format short --date {DAY}")).code(1).out();
    assert!(said.contains("the strategy has no theme `opne`") && !said.contains("no theme `safe`"), "{said}");
}

#[test]
fn findings_that_leaving_files_out_led_to_are_shown() {
    let room = site("");
    room.write("okrs/old.md", objective("Guests like the sea", "team: ops\nid: broken\n"));
    let said = room.run(&format!("build --keep-going --date {DAY}")).code(1).err();
    let errors = said.lines().filter(|line| line.starts_with("error[")).count();
    assert!(said.contains(&format!(" {errors} errors")), "{said}");
}

#[test]
fn the_setting_does_the_same_and_a_stop_says_how_to_go_on() {
    let room = site("on_error: publish\n");
    room.run(&format!("build --output set --date {DAY}")).code(1);
    room.run(&format!("build --output asked --keep-going --date {DAY}")).code(1);
    assert!(files(&room.path().join("set")) == files(&room.path().join("asked")));

    let room = site("");
    let said = room.run(&format!("build --date {DAY}")).code(1).err();
    assert!(said.ends_with("5 errors in 4 files, nothing was built; `--keep-going` builds the rest\n"), "{said}");
    assert!(!room.path().join("public").exists());
}

#[test]
fn status_and_search_count_what_is_published() {
    for (settings, counts, hits) in
        [("", "4 objectives with 8 key results", 1), ("on_error: publish\n", "3 objectives with 6 key results", 0)]
    {
        let room = site(settings);
        let status = room.run(&format!("status --date {DAY}")).code(1).out();
        assert!(status.contains(counts), "{status}");
        let found = room.run(&format!("search --date {DAY} stay")).code(1).out();
        assert_eq!(found.matches("Guests stay longer").count(), hits, "{found}");
    }
}

#[test]
fn nothing_is_built_where_the_settings_have_errors() {
    let room = site("langauge: sv\n");
    let said = room.run(&format!("build --keep-going --date {DAY}")).code(1).err();
    assert!(said.contains("nothing was built: okrsite.yaml has errors"), "{said}");
    assert!(!room.path().join("public").exists());
}

#[test]
fn sound_content_is_built_the_same_with_and_without() {
    let room = site("");
    for path in ["teams/bar.md", "okrs/broken.md", "kpis/nights.csv", "pages/a.svg"] {
        std::fs::remove_file(room.path().join(path)).unwrap();
    }
    room.write("pages/about.md", "---\nkind: page\ntitle: About\n---\n");
    room.write("okrs/below.md", objective("Guests sleep well", "team: ops\n"));
    room.write("okrs/drinks.md", objective("Guests like our drinks", "team: ops\nparent: top\n"));
    room.write("kpis/nights.csv", "date,value\n2026-11-01,4\n");
    room.run(&format!("build --output one --date {DAY}")).code(0);
    room.run(&format!("build --output two --keep-going --date {DAY}")).code(0);
    assert!(files(&room.path().join("one")) == files(&room.path().join("two")));
}

#[test]
fn a_parent_or_a_kpi_that_is_left_out_is_named_where_it_is_missing() {
    for (language, parent, kpi) in [
        ("en", "Left out: its file has errors", "The KPI Nights is left out: its file has errors"),
        ("sv", "Inte med: filen har fel", "Nyckeltalet Nights är inte med: filen har fel"),
    ] {
        let room = site("");
        room.write("okrsite.yaml", format!("language: {language}\n"));
        room.write("kpis/nights.md", "---\nkind: kpi\ntitle: Nights\nmeasurments: []\n---\n");
        let nights = "title: Guests sleep well and long\nteam: ops\nperiod: 2026-Q4\nowner: K\nparent: broken\n";
        let measure = "key_results: [{id: k, title: Nights a guest stays, kpi: nights, baseline: 1, target: 2}]";
        room.write("okrs/below.md", format!("---\n{nights}{measure}\n---\nBecause.\n"));
        room.run(&format!("build --keep-going --date {DAY}")).code(1);
        assert!(!room.read("public/objectives/below.html").contains("#okr090"), "{language}");

        let path = words(&room, "public/objectives/below.html", ".up li");
        assert_eq!(path[0], format!("{parent}Guests stay longer"));
        let page = words(&room, "public/objectives/below.html", "main").concat();
        assert!(page.contains(kpi), "{page}");
    }
}
