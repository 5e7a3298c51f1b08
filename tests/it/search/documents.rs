//! What is found: everything that readers see, and nothing that they must not.

use std::fmt::Write;

use okrsite::{
    search::{Search, query::Query, stem::Stemmer, text},
    view::{Entry, EntryKind, SearchPage},
};
use snapbox::{assert_data_eq, str};

use super::{corpus::entry, search_of};
use crate::support::Room;

const OBJECTIVE: &str = "---
title: Nöjda kunder året om
team: kundtjanst
period: 2026-Q4
owner: Åsa Öberg
tags: [service]
key_results:
  - {id: nki, title: Kundnöjdhet från 68 till 80, baseline: 68, target: 80, owner: Ivo Ek}
  - {id: kurs, title: Alla går kursen, milestones: [{title: Första delen}, {title: Andra delen}]}
check_ins:
  - {date: 2026-11-20, by: Ivo Ek, note: Vintern kom tidigt., values: {nki: {value: 71, note: Enkäten gick ut.}}}
  - {date: 2026-11-20, note: Samma dag igen.}
---
Därför att **kunderna** bär oss.
";

pub(super) fn room() -> Room {
    Room::with(&[
        ("okrsite.yaml", "title: Prov\nlanguage: sv\n"),
        ("org.md", "---\nkind: organisation\ntitle: Havet\nvision: Alla fram i tid\n---\n"),
        ("teams/kundtjanst.md", "---\nkind: team\ntitle: Kundtjänst\nlead: Åsa Öberg\n---\nVi svarar.\n"),
        ("okrs/nojda.md", OBJECTIVE),
        (
            "okrs/hemlig.md",
            "---\ntitle: Hemlig plan\nteam: kundtjanst\nperiod: 2026-Q4\nstate: draft\n---\nOkänt ordval.\n",
        ),
        ("pages/sa.md", "---\nkind: page\ntitle: Så jobbar vi\n---\nTillsammans.\n"),
    ])
}

/// Every document with its words by field, and its facets.
fn listed(search: &Search) -> String {
    let mut text = String::new();
    for document in &search.documents {
        let entry = document.entry(&search.pages);
        let facets = &entry.facets;
        let ids: Vec<&str> = [&facets.team, &facets.period, &facets.status, &facets.level]
            .into_iter()
            .flatten()
            .chain(&facets.owners)
            .chain(&facets.tags)
            .map(|value| value.id.as_str())
            .collect();
        let bar = entry.bar.as_ref().map_or(String::new(), |bar| format!(" [{} of {}]", bar.score, bar.expected_text));
        let status = entry.status.as_ref().map_or(String::new(), |status| format!(" ({})", status.label));
        let _ = writeln!(text, "{} {}: {}{bar}{status}", entry.kind.id(), entry.href, entry.title);
        let _ = writeln!(text, "  {} | {}", entry.crumbs.join(" > "), ids.join(", "));
        let _ = writeln!(text, "  {} | {}", entry.text, entry.meta.join(", "));
    }
    text
}

/// The addresses of what a query finds.
fn found(search: &Search, query: &str) -> Vec<String> {
    let mut query = Query::parse(query);
    query.is_open = false;
    let hits = search.answer(&query).unwrap().hits;
    hits.iter().map(|hit| search.documents[hit.main.document].entry(&search.pages).href.clone()).collect()
}

#[test]
fn everything_that_readers_see_is_a_document() {
    let room = room();
    assert_data_eq!(
        listed(&search_of(&room.path(), false)),
        str![[r#"
objective objectives/nojda.html: Nöjda kunder året om [0,13 of 0,41] (Ur fas)
  Kundtjänst > Kv 4 2026 | kundtjanst, 2026-Q4, off_track, strategic, åsa öberg, service
  Därför att kunderna bär oss. | Åsa Öberg, service, Kundtjänst, Kv 4 2026, 2026-Q4
key_result objectives/nojda.html#nki: Kundnöjdhet från 68 till 80 [0,25 of 0,41] (Bevakas)
  Nöjda kunder året om > Kundtjänst > Kv 4 2026 | kundtjanst, 2026-Q4, at_risk, strategic, ivo ek, service
   | Ivo Ek
key_result objectives/nojda.html#kurs: Alla går kursen [0,00 of 0,41] (Aldrig avstämt)
  Nöjda kunder året om > Kundtjänst > Kv 4 2026 | kundtjanst, 2026-Q4, stale, strategic, åsa öberg, service
  Första delen Andra delen | Åsa Öberg
team teams/kundtjanst.html: Kundtjänst
   | kundtjanst, åsa öberg
  Vi svarar. | Åsa Öberg
page index.html: Havet
   | 
  Alla fram i tid | 
page pages/sa.html: Så jobbar vi
   | 
  Tillsammans. | 
check_in objectives/nojda.html#c_2026-11-20: Nöjda kunder året om
  20 nov 2026 > Ivo Ek > Kundtjänst | kundtjanst, 2026-Q4, strategic, ivo ek, service
  Vintern kom tidigt. Enkäten gick ut. | Ivo Ek
check_in objectives/nojda.html#c_2026-11-20_2: Nöjda kunder året om
  20 nov 2026 > Kundtjänst | kundtjanst, 2026-Q4, strategic, åsa öberg, service
  Samma dag igen. | 

"#]]
    );
}

#[test]
fn drafts_and_later_check_ins_are_not_found() {
    let room = room();
    let later = OBJECTIVE.replace("check_ins:", "check_ins:\n  - {date: 2026-11-24, note: Morgondagens hemlighet.}");
    room.write("okrs/nojda.md", later);
    let search = search_of(&room.path(), false);
    for word in ["hemlig", "hemlighet", "ordval", "morgondagens"] {
        let query = Query { words: vec![word.to_owned()], ..Query::default() };
        let answer = search.answer(&query).unwrap();
        assert!(answer.hits.is_empty() || !answer.corrected.is_empty(), "{word}");
        assert!(!search.vocabulary.terms.iter().any(|term| term.word.starts_with(&word[..6])), "{word}");
    }
}

#[test]
fn other_spellings_inflections_and_parts_are_found() {
    let room = room();
    let search = search_of(&room.path(), false);
    let objective = "objectives/nojda.html";
    for query in [
        "kundnöjdhet",
        "kundnojdhet",
        "nöjdhet",
        "nöjd kund",
        "kudnnöjdhet",
        "vinterns",
        "\"kunderna bär\"",
        "vinter -sommar",
    ] {
        assert_eq!(found(&search, query).first().map(String::as_str), Some(objective), "{query}");
    }
    assert_eq!(found(&search, "\"bär kunderna\""), [""; 0]);
    assert_eq!(found(&search, "kunder -vintern"), [""; 0]);
}

#[test]
fn the_beginning_of_a_word_counts_where_no_whole_word_is_meant() {
    let room = room();
    let search = search_of(&room.path(), false);
    let first = |query: &str| {
        let hits = search.answer(&Query::parse(query)).unwrap().hits;
        hits.first().map(|hit| search.documents[hit.main.document].entry(&search.pages).href.clone())
    };
    let objective = Some("objectives/nojda.html".to_owned());
    for query in ["kundnöj", "kundnöj ", "kundnoj vintern", "kundnöj team:kundtjanst", "kundnöj -sommar"] {
        assert_eq!(first(query), objective, "{query}");
    }
    assert_eq!(first("nöjda -kundnöj"), objective, "what is left out is a whole word");
    assert_eq!(first("nöjda -kundnöjdhet"), None);
}

#[test]
fn filters_narrow_down_by_what_people_call_things() {
    let room = room();
    let search = search_of(&room.path(), false);
    assert_eq!(
        found(&search, "ansvarig:ivo"),
        ["objectives/nojda.html#nki", "objectives/nojda.html#c_2026-11-20"][..1]
    );
    assert_eq!(found(&search, "typ:team"), ["teams/kundtjanst.html"]);
    assert_eq!(found(&search, "nöjd typ:nyckelresultat"), ["objectives/nojda.html#nki"]);
    assert_eq!(found(&search, "team:kund -typ:team"), ["objectives/nojda.html"]);
}

fn cut(text: &str) -> String {
    text::words(text).join("|")
}

#[test]
fn words_are_cut_at_everything_but_letters_and_digits() {
    assert_data_eq!(cut("E-post: 2,5 h (CO₂e) İstanbul A\u{30a}r"), str!["e|post|2|5|h|co₂e|i̇stanbul|år"]);
    assert_data_eq!(cut("so\u{ad}ft x\u{302}y C++, C# A+B c+++ \u{2764}\u{fe0f}"), str!["soft|xy|c++|c#|a|b|c"]);
}

#[test]
fn digits_in_groups_are_one_number() {
    let groups = "100,000 or 100 000 or 100\u{a0}000 1.200.000 1'250'000 1,00,000 1,234.56 100,000kr";
    assert_data_eq!(cut(groups), str!["100000|or|100000|or|100000|1200000|1250000|100000|1234|56|100000|kr"]);
    let others = "24.12.2026 192.168.100.1 0.123 Q4,100 2026 100 1 000 0000";
    assert_data_eq!(cut(others), str!["24|12|2026|192|168|100|1|0|123|q4|100|2026|100|1000|0000"]);
}

#[test]
fn scripts_without_spaces_are_cut_into_overlapping_pieces() {
    assert_data_eq!(cut("客户满意 ABC标准27001 客"), str!["客户|户满|满意|abc|标准|27001|客"]);
    assert_data_eq!(cut("カスタマー 고객이 ลูกค้า"), str!["カス|スタ|タマ|マー|고객|객이|ลูก|ูกค|กคา"]);
}

/// The search of pages with these texts.
fn search_in(texts: &[&str]) -> Search {
    let page = |(number, text): (usize, &&str)| SearchPage {
        whole: Entry {
            text: (*text).to_owned(),
            ..entry(EntryKind::Page, format!("{number}.html"), "Sida".to_owned())
        },
        parts: Vec::new(),
    };
    Search::new(texts.iter().enumerate().map(page).collect(), &[], "sv", false).unwrap()
}

#[test]
fn another_way_to_write_a_word_is_found() {
    let ways: [&[&str]; 10] = [
        &["100,000", "100 000", "100000", "100.000", "100\u{a0}000"],
        &["2,500,000", "2 500 000", "2500000"],
        &["Node.js", "nodejs", "node js", "NODE-JS"],
        &["ISO 27001", "iso27001", "ISO-27001", "ISO27001"],
        &["e-mail", "email", "E-Mail", "e mail"],
        &["wi-fi", "wifi", "Wi-Fi", "wi fi"],
        &["log-in", "login", "log in"],
        &["fork lift", "forklift", "fork-lift", "fork lifts"],
        &["R&D", "r&d", "rd"],
        &["COVID-19", "covid19", "covid 19"],
    ];
    for written in ways {
        for text in written {
            let search = search_in(&["Något annat.", &format!("Vi ser {text} i dag.")]);
            for query in written {
                assert_eq!(found(&search, query).first().map(String::as_str), Some("1.html"), "{query} in {text}");
            }
        }
    }
}

#[test]
fn every_way_to_write_a_word_is_found_beside_the_others() {
    let search =
        search_in(&["Först e-mail. Sedan ISO 27001 och 100,000.", "Skicka email, följ ISO27001, räkna 100 000."]);
    for query in ["email", "e-mail", "iso27001", "iso 27001", "100000", "100.000"] {
        assert_eq!(found(&search, query).len(), 2, "{query}");
    }
}

#[test]
fn a_letter_that_is_written_as_two_is_found() {
    let search = search_in(&["Båten går till Gåsholm.", "Möten i Aarhus.", "En poem."]);
    let ways =
        [("gaasholm", "0.html"), ("gaash", "0.html"), ("baaten", "0.html"), ("århus", "1.html"), ("moeten", "1.html")];
    for (query, page) in ways {
        assert_eq!(found(&search, query).first().map(String::as_str), Some(page), "{query}");
    }
}

#[test]
fn an_ending_that_nobody_wrote_is_found() {
    let pages: Vec<SearchPage> = [
        "We operated, located and laminated; she swaps.",
        "Operating, charging, locating, running, stopping, charged, stops, runs, boats.",
    ]
    .iter()
    .enumerate()
    .map(|(number, text)| SearchPage {
        whole: Entry {
            text: (*text).to_owned(),
            ..entry(EntryKind::Page, format!("{number}.html"), "Page".to_owned())
        },
        parts: Vec::new(),
    })
    .collect();
    let search = Search::new(pages, &[], "en", false).unwrap();
    for query in ["laminating", "swapping"] {
        assert_eq!(found(&search, query).first().map(String::as_str), Some("0.html"), "{query}");
    }
}

#[test]
fn letters_with_a_sign_are_words_of_their_own() {
    let search = search_in(&["Vi skriver C++ här."]);
    assert_eq!(found(&search, "c++"), ["0.html"]);
    assert_eq!(found(&search, "c#"), [""; 0]);
}

#[test]
fn words_within_a_run_of_letters_are_found() {
    let search = search_in(&["提高客户满意度。お客様センター。신규고객이 온다. เพิ่มความพึงพอใจของลูกค้า"]);
    for query in
        ["客户", "满意度", "客户满意度", "\"客户满意\"", "户", "度", "客様", "センター", "고객", "ลูกค้า", "พึงพอใจ"]
    {
        assert_eq!(found(&search, query), ["0.html"], "{query}");
    }
    assert_eq!(found(&search, "\"满意客户\""), [""; 0]);
    assert_eq!(found(&search, "户客"), [""; 0]);
}

/// A new version of the stemmer may cut in other ways. That changes what is found, so it is to be seen.
#[test]
fn stems_are_as_they_were() {
    let stems = |language: &str, words: &str| Stemmer::of(language).stems(words.split(' ')).join(" ");
    let swedish = "kund kunden kunder kundernas nöjd nöjda nöjdhet nöjdheten vinter vintern vintrar mål målen arbete arbetet \
                   arbetade arbetsmiljö bättre snabbare möjlighet möjligheter ledning ledningens utbildning utbildningar";
    let cut = "kund kund kund kund nöjd nöjd nöjd nöjd vint vint vintr mål mål arbet arbet arbet arbetsmiljö bättr snabb möj \
               möj ledning ledning utbildning utbildning";
    assert_eq!(stems("sv", swedish), cut);
    let english = "customer customers happy happiness happier answer answers answered answering quality qualities relation \
                   relational running ran management manager weekly university organisation organization fairly";
    let cut = "custom custom happi happi happier answer answer answer answer qualiti qualiti relat relat run ran manag manag \
               week universiti organis organiz fair";
    assert_eq!(stems("en", english), cut);
    assert_eq!(stems("xx", "any words"), "any words");
    let definite =
        "skolan skola skolor skolorna mentorn mentorerna tunneln tunnel plan detaljplan detaljplaner göran horn";
    let cut = "skol skol skol skol mentor mentor tunnel tunnel plan detaljpl detaljpl göran horn";
    assert_eq!(stems("sv", definite), cut);
}

#[test]
fn what_is_closed_is_found_by_how_it_ended() {
    for language in ["en", "sv"] {
        let objective = |outcome: &str| {
            format!(
                "---\ntitle: {outcome} berths\nteam: ops\nperiod: 2026-Q3\nkey_results: [{{title: K, baseline: 1, target: 5, \
                 current: 3}}]\nclosed: {{date: 2026-09-30, outcome: {outcome}, learned: L}}\n---\n"
            )
        };
        let room = Room::with(&[
            ("okrsite.yaml", &format!("language: {language}\nrules: off\n")),
            ("ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
            ("one.md", &objective("missed")),
            ("two.md", &objective("partly")),
        ]);
        let search = search_of(&room.path(), false);
        assert_eq!(found(&search, "berths status:missed"), ["objectives/one.html"], "{language}");
        assert_eq!(found(&search, "berths status:partly"), ["objectives/two.html"], "{language}");
        assert_eq!(found(&search, "berths status:closed").len(), 2, "{language}");
        assert!(found(&search, "berths status:on_track").is_empty(), "{language}");
    }
}
