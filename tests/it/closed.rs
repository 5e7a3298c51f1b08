//! What the page of a closed objective says of its numbers, and that it does not contradict itself.

use scraper::{Html, Selector};

use crate::support::Room;

/// Builds the page of an objective with these further lines, and reads what a selector finds, a text each.
fn texts(lines: &str, selector: &str) -> Vec<String> {
    let key_results = "key_results:\n  - {id: k, title: Guests who come back, unit: kr, baseline: 10, target: 50}\n  - \
                       {id: m, title: The kitchen is open, milestones: [{title: Rent}, {title: Ovens}]}\n";
    let head = "title: Make guests want to come back\nteam: ops\nperiod: 2026-Q4\nowner: K\n";
    let room = Room::with(&[
        ("teams/ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
        ("okrs/c.md", &format!("---\n{head}{key_results}{lines}---\nBecause.\n")),
    ]);
    room.run("build --date 2026-11-30").code(0);
    let page = Html::parse_document(&room.read("public/objectives/c.html"));
    let selector = Selector::parse(selector).unwrap();
    let all = page.select(&selector).map(|element| element.text().collect::<String>());
    all.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn the_log_shows_values_that_do_not_count_as_they_were_written() {
    let lines = "check_ins:\n  - {date: 2026-11-20, note: Last., values: {k: 45, m: {done: [rent]}}}\n  - {date: \
                 2026-11-12, note: First., values: {k: 20}}\nclosed: {date: 2026-11-19, outcome: missed, learned: L.}\n";
    assert_eq!(
        texts(lines, ".ups li"),
        ["Guests who come back 45 kr", "The kitchen is open 1 of 2", "Guests who come back 20 kr"]
    );
}

#[test]
fn only_what_is_achieved_is_asked_to_aim_higher() {
    let closed = |outcome: &str| {
        format!(
            "check_ins: [{{date: 2026-11-18, note: N., values: {{k: 50, m: {{done: [rent, ovens]}}}}}}]\nclosed: {{date: \
             2026-11-19, outcome: {outcome}, learned: L.}}\n"
        )
    };
    let says = |outcome: &str, text: &str| texts(&closed(outcome), "main").concat().contains(text);
    assert!(says("achieved", "Reached everything: aim higher?"));
    assert!(!says("achieved", "but the score is"));
    for outcome in ["missed", "partly"] {
        assert!(!says(outcome, "aim higher"), "{outcome}");
        assert!(says(outcome, &format!("The outcome is {outcome}, but the score is 1.00.")), "{outcome}");
    }
}
