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
    let found: String = found.lines().map(|line| line.split(" (").next().unwrap_or("").to_owned() + "\n").collect();
    assert_data_eq!(
        found,
        str![[r#"
title-en.md:8:13: warning[OKR075]: `Launching` is an activity, not a result
title-en.md:9:21: warning[OKR075]: `launch` is an activity, not a result
title-en.md:10:14: warning[OKR075]: `Launched` is an activity, not a result
title-en.md:11:21: warning[OKR075]: `launched` says that work is done, not what it changed
title-en.md:12:13: warning[OKR075]: `Launch` is work, not a result
title-sv.md:8:16: warning[OKR075]: `lanserade` is an activity, not a result
title-sv.md:9:13: warning[OKR075]: `Lanserar` is an activity, not a result
title-sv.md:10:21: warning[OKR075]: `lanserat` is an activity, not a result
title-sv.md:11:19: warning[OKR075]: `lanserad` says that work is done, not what it changed
title-sv.md:12:13: warning[OKR075]: `Lansering` is work, not a result

"#]]
    );
}

/// A file with these key results below a title that nothing is to be said about.
fn with_key_results(lang: &str, key_results: &[&str]) -> String {
    let lines = key_results.iter().map(|one| format!("  - {{{one}}}")).collect::<Vec<_>>().join("\n");
    format!(
        "---\ntitle: Where all {lang} ends well\nlang: {lang}\nteam: {lang}\nperiod: 2027-Q1\nowner: A\nkey_results:\n{lines}\n---\n\nWhy.\n"
    )
}

/// What is found in a file, without what is said about anything but key results.
fn found_in(lang: &str, key_results: &[&str]) -> String {
    let text = with_key_results(lang, key_results);
    reading::found(&[("okrsite.yaml", b""), ("a.md", text.as_bytes())])
        .lines()
        .filter(|line| line.contains("OKR075") || line.contains("OKR076"))
        .map(|line| line.to_owned() + "\n")
        .collect()
}

#[test]
fn work_is_found_in_verbs_in_what_is_done_and_in_nouns() {
    let en = [
        "title: Deliver five reports, baseline: 0, target: 5",
        "title: Deliver on time, unit: \"%\", baseline: 70, target: 95",
        "title: Process defined for all sites, due: 2027-02-01",
        "title: Training plan, due: 2027-02-01",
        "title: Training plan that every nurse follows, due: 2027-02-01",
        "title: Tills, milestones: [{title: Plan written}, {title: Pilot completed in two shops}]",
        "title: Tills, milestones: [{title: Plan written}, {title: Two shops manage without help}]",
    ];
    assert_data_eq!(
        found_in("en", &en),
        str![[r#"
a.md:8:13: warning[OKR075]: `Deliver` is an activity, not a result (measure what changes when it is done, such as "newcomers who stay after a month", and list the work itself under `initiatives`)
a.md:10:21: warning[OKR075]: `defined` says that work is done, not what it changed (measure what is different afterwards, such as "nurses who follow the plan" for "plan created", and list the work itself under `initiatives`)
a.md:11:13: warning[OKR075]: `Training plan` is work, not a result (measure what it is for, such as "colleagues who lead a shift alone" for "training plan", and list the work itself under `initiatives`)
a.md:13:13: warning[OKR075]: all milestones of this key result are activities, not results (write what is different after each of them, such as "two shops manage a day without help", not "pilot completed")

"#]]
    );
    let de = [
        "title: Wir führen fünf Workshops durch, baseline: 0, target: 5",
        "title: Wir klären den Bedarf, due: 2027-02-01",
        "title: Der Bedarf ist geklärt, due: 2027-02-01",
        "title: \"Kunden, die das Produkt testen\", baseline: 0, target: 5",
        "title: \"Bescheide, die in zwei Tagen geprüft sind\", due: 2027-02-01",
    ];
    assert_data_eq!(
        found_in("de", &de),
        str![[r#"
a.md:8:17: warning[OKR075]: `führen` is an activity, not a result (measure what changes when it is done, such as "newcomers who stay after a month", and list the work itself under `initiatives`)
a.md:9:17: warning[OKR075]: `klären` is an activity, not a result (measure what changes when it is done, such as "newcomers who stay after a month", and list the work itself under `initiatives`)
a.md:10:28: warning[OKR075]: `geklärt` says that work is done, not what it changed (measure what is different afterwards, such as "nurses who follow the plan" for "plan created", and list the work itself under `initiatives`)

"#]]
    );
}

#[test]
fn a_direction_or_praise_without_a_number_is_vague() {
    let en = [
        "title: Improve support, due: 2027-02-01",
        "title: Improve support for 40 schools, due: 2027-02-01",
        "title: Improve the share of letters answered in a week, unit: \"%\", baseline: 0, target: 100",
        "title: Consistent and timely reporting, due: 2027-02-01",
        "title: Internal communication, unit: \"%\", baseline: 40, target: 60",
    ];
    assert_data_eq!(
        found_in("en", &en),
        str![[r#"
a.md:8:13: warning[OKR076]: `Improve` has no number that says when it is reached (write what is counted, from where to where: "questions solved in the first reply, 48 to 65 %", not "improve support")
a.md:11:13: warning[OKR076]: `Consistent` does not say how anyone can tell (write what would show it: "visitors who finish the new check-out", not "successful launch")
a.md:12:13: warning[OKR076]: this does not say exactly what is measured (name what can be counted: "20 % more invoiced to new customers", not "20 % growth")

"#]]
    );
}

/// What the rules on wording say about a title alone.
fn found_in_titles(lang: &str, titles: &[&str]) -> String {
    let found = |title: &&str| {
        let text = with_key_results(lang, &["title: Guests who come back, unit: \"%\", baseline: 1, target: 2"]);
        let text = text.replacen(&format!("Where all {lang} ends well"), title, 1);
        let found = reading::found(&[("okrsite.yaml", b""), ("a.md", text.as_bytes())]);
        let about_words = |line: &&str| ["OKR067", "OKR068", "OKR069", "OKR070"].iter().any(|code| line.contains(code));
        found.lines().filter(about_words).map(|line| line.to_owned() + "\n").collect::<String>()
    };
    titles.iter().map(found).collect()
}

#[test]
fn titles_with_two_goals_numbers_and_directions_are_told_from_those_that_look_like_them() {
    let en = [
        "Improve the food and cut the waste",
        "Plan and build homes that last",
        "Improve sales and support",
        "Answer every letter in 30 days",
        "Win 5 tenders",
        "Children aged 3 to 6 years learn to swim",
        "Walk from the harbour to 2016 Brewery",
        "Enhance the customer experience",
        "Enhance the walk to school",
        "Best possible answer within 2 hours",
        "Travel from LA to IKEA by train",
    ];
    assert_data_eq!(
        found_in_titles("en", &en),
        str![[r#"
a.md:2:25: warning[OKR070]: this title contains two objectives (keep the one that the other leads to, or make two objectives: `Improve the food` and `Cut the waste`)
a.md:2:31: warning[OKR067]: the title contains a measure, `30 days` (put numbers in the key results and dates in `period`: the title says where you want to go)
a.md:2:12: warning[OKR067]: the title contains a measure, `5` (put numbers in the key results and dates in `period`: the title says where you want to go)
a.md:2:8: warning[OKR069]: this title has a direction, but does not say what will be different (write what somebody would notice: "patients know whom to call at night", not "improve the patient experience")
a.md:2:36: warning[OKR067]: the title contains a measure, `2 hours` (put numbers in the key results and dates in `period`: the title says where you want to go)

"#]]
    );
    let de = [
        "Kosten senken und Qualität verbessern",
        "Kunden gewinnen und halten",
        "Menschen helfen, Energie zu sparen und Kosten zu senken",
        "Umzug am 1. Juli 2027",
        "Kundennutzen maximieren",
    ];
    assert_data_eq!(
        found_in_titles("de", &de),
        str![[r#"
a.md:2:22: warning[OKR070]: this title contains two objectives (keep the one that the other leads to, or make two objectives: `Kosten senken` and `Qualität verbessern`)
a.md:2:17: warning[OKR067]: the title contains a date, `1. Juli` (put numbers in the key results and dates in `period`: the title says where you want to go)
a.md:2:8: warning[OKR069]: this title has a direction, but does not say what will be different (write what somebody would notice: "patients know whom to call at night", not "improve the patient experience")

"#]]
    );
}

#[test]
fn sentences_held_out_are_judged_right_in_each_language() {
    let often = ["activity", "vague-measure", "double-objective", "number-in-title", "woolly-words"];
    let (_, texts) = corpus::PARTS.iter().find(|(name, _)| *name == "held out").expect("there is such a part");
    for lang in ["en", "sv", "de"] {
        let cases: Vec<corpus::Case> =
            texts.iter().flat_map(|text| corpus::cases(text)).filter(|case| case.lang == lang).collect();
        for (name, score) in corpus::scores(&cases) {
            let labelled = score.hits + score.missed.len();
            assert!(!often.contains(&name) || labelled >= 2, "{lang}: {labelled} sentences for {name}");
            let (precision, recall) = (score.precision(), score.recall());
            assert!(precision >= 0.9, "{lang}: {name} is right in {precision:.2}: {:#?}", score.false_alarms);
            assert!(recall >= 0.5, "{lang}: {name} finds {recall:.2}: {:#?}", score.missed);
        }
    }
}

#[test]
fn every_rule_on_wording_has_sentences_in_the_corpus() {
    let texts: Vec<&str> = corpus::PARTS.iter().flat_map(|(_, texts)| texts.iter().copied()).collect();
    for rule in RULES.iter().filter(|rule| matches!(rule.stage, Stage::Wording(_))) {
        let count = texts.iter().flat_map(|text| text.lines()).filter(|line| line.contains(rule.id.name)).count();
        assert!(count >= 3, "{} has {count}", rule.id.name);
    }
}
