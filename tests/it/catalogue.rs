//! The texts of the interface: none is missing, none is unused.

use std::{collections::BTreeSet, fs};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use okrsite::{model::Language, view::Texts};

use crate::support::{files, project};

#[test]
fn every_text_is_there_and_used_in_english() {
    check("en");
}

#[test]
fn every_text_is_there_and_used_in_swedish() {
    check("sv");
}

#[test]
fn both_languages_take_the_same_values() {
    let values = |language: &str| -> Vec<(String, BTreeSet<String>)> {
        let catalogue = catalogue(language);
        let mut entries: Vec<(String, BTreeSet<String>)> = Vec::new();
        for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
            entries.extend(key(line).map(|key| (key.to_owned(), BTreeSet::new())));
            let names = line.split("{ $").skip(1).map(|rest| rest.split([' ', '}']).next().unwrap().to_owned());
            if let Some((_, entry)) = entries.last_mut() {
                entry.extend(names);
            }
        }
        entries
    };
    assert_eq!(values("en"), values("sv"));
}

#[test]
fn every_text_is_what_fluent_says_in_english() {
    check_beside_fluent(Language::English);
}

#[test]
fn every_text_is_what_fluent_says_in_swedish() {
    check_beside_fluent(Language::Swedish);
}

/// With each value as a text and as a number, and without one.
#[track_caller]
fn check_beside_fluent(language: Language) {
    let catalogue = catalogue(language.tag());
    let texts = Texts::new(language, &catalogue).unwrap();
    let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(catalogue.clone()).unwrap()).unwrap();

    let names: BTreeSet<&str> =
        catalogue.split("{ $").skip(1).map(|rest| rest.split([' ', '}']).next().unwrap()).collect();
    let text = |name: &str| FluentValue::from(format!("<{name}>"));
    let given: [Vec<(&str, FluentValue<'_>)>; 4] = [
        names.iter().map(|name| (*name, text(name))).collect(),
        names.iter().map(|name| (*name, FluentValue::from(1))).collect(),
        names.iter().map(|name| (*name, FluentValue::from(12_000))).collect(),
        Vec::new(),
    ];
    for key in catalogue.lines().filter_map(key) {
        let pattern = bundle.get_message(key).and_then(|message| message.value()).unwrap();
        for values in &given {
            let args: FluentArgs = values.iter().cloned().collect();
            let said = bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned();
            assert_eq!(texts.say(key, values), said, "{key}");
        }
    }
}

fn catalogue(language: &str) -> String {
    fs::read_to_string(project().join(format!("themes/default/i18n/{language}.ftl"))).unwrap()
}

#[track_caller]
fn check(language: &str) {
    let catalogue = catalogue(language);
    let known: BTreeSet<&str> = catalogue.lines().filter_map(key).collect();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for folder in ["src/view", "themes/default/templates"] {
        for (_, bytes) in files(&project().join(folder)) {
            let text = String::from_utf8(bytes).unwrap();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let text = code.join("\n");
            used.extend(text.split('"').filter(|word| known.contains(word)).map(str::to_owned));
            for call in text.split("t(key=\"").skip(1).chain(text.split("say(\"").skip(1)) {
                used.insert(call.split('"').next().unwrap().to_owned());
            }
        }
    }
    let missing: Vec<_> = used.iter().filter(|one| !known.contains(one.as_str())).collect();
    let unused: Vec<_> = known.iter().filter(|one| !used.contains(**one)).collect();
    assert!(missing.is_empty() && unused.is_empty(), "missing: {missing:?}\nunused: {unused:?}");
}

fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(" =")?;
    key.chars().all(|one| one.is_ascii_lowercase() || one == '-').then_some(key)
}
