//! `okrsite search`

use okrsite::search::excerpt::Marker;
use snapbox::{assert_data_eq, str};

use super::documents::room;

#[test]
fn hits_are_printed_with_what_is_known_of_them() {
    let ran = room().run("search nöjdhet");
    assert_data_eq!(
        ran.code(0).out(),
        str![[r#"
Nöjda kunder året om
  Mål · Kundtjänst · Kv 4 2026 · 0,13 · Ur fas
  Därför att kunderna bär oss.
  - Nyckelresultat Kundnöjdhet från 68 till 80
  objectives/nojda.html

1 hit

"#]]
    );
}

#[test]
fn programs_get_json() {
    let room = room();
    let ran = room.run("search kundnöjdhet --kind key_result --format json");
    let found: serde_json::Value = serde_json::from_str(&ran.code(0).out()).unwrap();
    assert_eq!((&found["version"], &found["count"], &found["query"]), (&1.into(), &1.into(), &"kundnöjdhet".into()));
    let hit = &found["hits"][0];
    assert_eq!((&hit["kind"], &hit["href"]), (&"key_result".into(), &"objectives/nojda.html#nki".into()));
    assert_eq!((&hit["progress"], &hit["status"]), (&0.25.into(), &"at_risk".into()));
}

#[test]
fn typos_and_words_without_a_match_are_named() {
    let ran = room().run("search kudnnöjdhet qqqqqq");
    assert_data_eq!(
        ran.code(0).err(),
        "no match for `kudnnöjdhet`: showing hits for `kundnöjdhet`\nno match for `qqqqqq`\n"
    );
}

#[test]
fn a_filter_without_a_match_is_an_error() {
    let said = |arguments: &str| room().run(arguments).code(2).err();
    assert_data_eq!(
        said("search --team kundtjanstt"),
        "error: no team matches `kundtjanstt`: did you mean `kundtjanst`?\n"
    );
    assert_data_eq!(said("search x status:lila"), "error: no status matches `lila`\n");
    assert_data_eq!(said("search"), "error: nothing to search for: give words, or a filter such as `--team`\n");
}

#[test]
fn as_many_hits_are_printed_as_are_asked_for() {
    let all = room().run("search --period 2026-Q4 --limit 1").code(0).out();
    assert!(all.ends_with("\n1 hit\n"), "{all}");
    let some = room().run("search kund vi tillsammans --limit 1").code(0).out();
    assert!(some.ends_with("\n1 of 3 hits\n"), "{some}");
}

#[test]
fn an_excerpt_of_a_text_that_repeats_itself_is_its_start() {
    let marker = Marker::new(["winter".to_owned()]);
    let pieces = marker.excerpt(&"winter ".repeat(12_000));
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(text, format!("{}\u{2026}", "winter ".repeat(26)));
}
