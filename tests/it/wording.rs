//! The words of each language, and how well the rules that read them do on sentences that were labelled by hand.

use std::collections::BTreeSet;

use okrsite::rules::{RULES, Stage, read_words, word_files};
use snapbox::{assert_data_eq, str};

use crate::reading;

#[path = "../rules/corpus.rs"]
mod corpus;

#[test]
fn every_word_file_is_in_order() {
    let mut names = BTreeSet::new();
    for (tag, text) in word_files() {
        let file = read_words(text).unwrap_or_else(|error| panic!("{tag}.yaml: {error}"));
        assert!(names.insert(file.name.clone()), "{tag}.yaml: two languages are called {}", file.name);
        for (name, list) in file.lists() {
            let sorted = list.is_sorted_by(|one, other| one < other);
            let twice = list.windows(2).find(|pair| pair[0] >= pair[1]);
            assert!(sorted, "{tag}.yaml: `{name}` is not sorted at {twice:?}");
            let is_right = |word: &String| {
                if name == "abbreviations" { *word == word.to_uppercase() } else { *word == word.to_lowercase() }
            };
            let wrong = list.iter().find(|word| !is_right(word));
            assert!(wrong.is_none(), "{tag}.yaml: `{name}` has {wrong:?}");
        }
    }
    assert_eq!(names.len(), 4);
}

#[test]
fn a_word_file_that_is_wrong_is_refused() {
    for wrong in [
        "name: X\nactivitys: [a]",
        "name: X\nvague: [run/x]",
        "name: X\nvague: ['*']",
        "name: X\nvague: [' a']",
        "vague: [a]",
        "- a",
    ] {
        assert!(read_words(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn no_rule_on_wording_cries_wolf() {
    let cases: Vec<corpus::Case> =
        corpus::PARTS.iter().flat_map(|(_, texts)| texts.iter().flat_map(|text| corpus::cases(text))).collect();
    let key_results: usize = cases.iter().map(|case| case.key_results.len()).sum();
    let good = cases.iter().filter(|case| case.is_good()).count();
    let good_key_results: usize = cases.iter().map(corpus::Case::good_key_results).sum();
    assert!(cases.len() >= 150 && key_results >= 400, "{} objectives, {key_results} key results", cases.len());
    assert!(good * 2 >= cases.len() && good_key_results * 2 >= key_results, "{good} and {good_key_results} are good");
    for (name, score) in corpus::scores(&cases) {
        assert!(score.precision() >= 0.9, "{name} is right in {:.2}: {:#?}", score.precision(), score.false_alarms);
        assert!(score.recall() >= 0.5, "{name} finds {:.2}: {:#?}", score.recall(), score.missed);
    }
}

#[test]
fn rules_on_wording_are_silent_in_a_language_without_words() {
    let text = "---\ntitle: Kasvu\nlang: fi\nteam: a\nperiod: 2027-Q1\nowner: A\nkey_results:\n  - {title: Growth, baseline: 0, target: 20}\n  - {title: Laatu, baseline: 1, target: 2}\n---\n\nMiksi.\n";
    assert_eq!(reading::found(&[("okrsite.yaml", b""), ("kasvu.md", text.as_bytes())]), "");
}

#[test]
fn a_word_is_found_in_the_forms_that_people_write_and_in_its_place() {
    let key_results = |titles: &[&str]| {
        titles
            .iter()
            .map(|title| format!("  - {{title: {title}, due: 2027-02-01}}\n"))
            .collect::<Vec<String>>()
            .concat()
    };
    let file = |lang: &str, titles: &[&str]| {
        format!(
            "---\ntitle: Where all {lang} ends well\nlang: {lang}\nteam: {lang}\nperiod: 2027-Q1\nowner: A\nkey_results:\n{}---\n\nWhy.\n",
            key_results(titles)
        )
    };
    let sv = file(
        "sv",
        &[
            "Vi lanserade en ny app",
            "Lanserar appen",
            "\"Vi har lanserat appen\"",
            "Appen lanserad",
            "Lansering av appen",
        ],
    );
    let en = file(
        "en-GB",
        &[
            "Launching the app",
            "We will launch an app",
            "'Launched a new app'",
            "The app launched",
            "Launch of the app",
        ],
    );
    let found =
        reading::found(&[("okrsite.yaml", b""), ("title-en.md", en.as_bytes()), ("title-sv.md", sv.as_bytes())]);
    assert_data_eq!(
        found.replace(
            "(what is different once it is done, and for whom? measure that; the work itself belongs to `initiatives`)",
            "(...)"
        ),
        str![[r#"
title-en.md:8:13: warning[OKR075]: `Launching` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)
title-en.md:9:21: warning[OKR075]: `launch` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)
title-en.md:10:14: warning[OKR075]: `Launched` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)
title-en.md:11:21: warning[OKR075]: `launched` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)
title-en.md:12:13: warning[OKR075]: `Launch` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)
title-sv.md:8:16: warning[OKR075]: `lanserade` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)
title-sv.md:9:13: warning[OKR075]: `Lanserar` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)
title-sv.md:10:21: warning[OKR075]: `lanserat` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)
title-sv.md:11:19: warning[OKR075]: `lanserad` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)
title-sv.md:12:13: warning[OKR075]: `Lansering` is an activity, not a result (measure what changes when it is done, and list the work itself under `initiatives`)

"#]]
    );
}

#[test]
fn every_rule_on_wording_has_sentences_in_the_corpus() {
    let texts: Vec<&str> = corpus::PARTS.iter().flat_map(|(_, texts)| texts.iter().copied()).collect();
    for rule in RULES.iter().filter(|rule| matches!(rule.stage, Stage::Wording(_))) {
        let count = texts.iter().flat_map(|text| text.lines()).filter(|line| line.contains(rule.id.name)).count();
        assert!(count >= 3, "{} has {count}", rule.id.name);
    }
}
