//! The texts of the interface: none is missing, none is unused.

use std::{collections::BTreeSet, fs};

use crate::support::{files, project};

#[test]
fn every_text_is_there_and_used() {
    let catalogue = fs::read_to_string(project().join("themes/default/i18n/en.ftl")).unwrap();
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
