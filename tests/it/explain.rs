//! Every explain page is run, in every language: its wrong files give exactly the findings that it marks, its right files
//! none. Pages about what is broken show short files that would have more to learn about the method: that is left out.

use std::collections::BTreeMap;

use okrsite::{
    diagnostics::{Diagnostic, SitePath, Sources},
    model::{Date, Language, Today},
    pipeline::{self, Files, Options},
    rules::{self, Group, RULES, Rule},
};

/// A file of a page, and the findings marked in it: line, first column, width and code.
struct Example {
    path: String,
    text: String,
    marks: Vec<Mark>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    path: String,
    line: usize,
    column: usize,
    width: usize,
    code: String,
}

#[test]
fn every_page_tells_the_truth() {
    let pages = Language::ALL.into_iter().flat_map(|language| RULES.iter().map(move |rule| (rule, language)));
    let wrong: Vec<String> = pages.flat_map(|(rule, language)| check(rule, language)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_starts_with_its_rule() {
    assert!(RULES.is_sorted_by_key(|rule| rule.id.code));
    for rule in RULES {
        let title = format!("# {} {}: {}", rule.id.code(), rule.id.name, rule.summary);
        assert_eq!(rule.explain.lines().next(), Some(title.as_str()));
    }
}

#[test]
fn every_rule_is_explained_in_every_language() {
    for rule in RULES {
        for language in Language::ALL {
            let page = rule.explained_in(language);
            let title = format!("# {} {}: ", rule.id.code(), rule.id.name);
            assert!(page.starts_with(&title), "{title} in {}", language.tag());
            assert!(rule.id.code < 50 || sections(page).len() == 2, "{title} in {}", language.tag());
            assert!(language == Language::English || page != rule.explain, "{title} in {}", language.tag());
        }
    }
}

/// Says what a page gets wrong.
fn check(rule: &Rule, language: Language) -> Vec<String> {
    let mut wrong = Vec::new();
    for (section, files) in sections(rule.explained_in(language)) {
        let mut marked: Vec<Mark> = files
            .iter()
            .flat_map(|file| {
                file.marks.iter().map(|mark| Mark { code: mark.code.clone(), path: file.path.clone(), ..*mark })
            })
            .collect();
        marked.sort();
        let is_told = |found: &Diagnostic| {
            let group = rules::rule_of(found.rule).map(|rule| rule.group);
            rule.id.code >= 50
                || group == Some(Group::Content)
                || marked.iter().any(|one| one.code == found.rule.code())
        };
        let mut found = findings(&files, language, is_told);
        found.sort();
        if ["Wrong", "Fel"].contains(&section.as_str())
            && !files.is_empty()
            && !marked.iter().any(|mark| mark.code == rule.id.code())
        {
            wrong.push(format!("{}: no file shows the rule", rule.id.code()));
        }
        if found != marked {
            wrong.push(format!(
                "{} {} {section}:\n  marked {marked:?}\n  found  {found:?}",
                rule.id.code(),
                language.tag()
            ));
        }
    }
    wrong
}

/// The files of each section that has any.
fn sections(page: &str) -> BTreeMap<String, Vec<Example>> {
    let mut sections: BTreeMap<String, Vec<Example>> = BTreeMap::new();
    let mut section = String::new();
    let mut open: Option<Example> = None;
    for line in page.lines() {
        match &mut open {
            Some(_) if line.starts_with("```") => {
                sections.entry(section.clone()).or_default().extend(open.take().filter(|file| !file.path.is_empty()));
            }
            Some(file) => {
                if let Some(mark) = mark(line, file.text.lines().count()) {
                    file.marks.push(mark);
                } else {
                    file.text.push_str(line);
                    file.text.push('\n');
                }
            }
            None => {
                if let Some(title) = line.strip_prefix("## ") {
                    title.clone_into(&mut section);
                }
                if let Some(info) = line.strip_prefix("```") {
                    let path = info.split_once(' ').map_or("", |(_, path)| path).to_owned();
                    open = Some(Example { path, text: String::new(), marks: Vec::new() });
                }
            }
        }
    }
    assert!(open.is_none(), "a fence is left open");
    sections
}

/// A line of carets and a code marks the line above it.
fn mark(line: &str, number: usize) -> Option<Mark> {
    let carets = line.trim_start();
    let (carets, code) = carets.split_once(" OKR")?;
    let is_mark = !carets.is_empty() && carets.chars().all(|one| one == '^') && code.len() == 3;
    let column = line.chars().take_while(|one| *one == ' ').count() + 1;
    is_mark.then(|| Mark { path: String::new(), line: number, column, width: carets.len(), code: format!("OKR{code}") })
}

fn findings(files: &[Example], language: Language, is_told: impl Fn(&Diagnostic) -> bool) -> Vec<Mark> {
    let mut content = Files::default();
    let mut settings = Some(format!("language: {}", language.tag()).into_bytes());
    for file in files {
        let (path, bytes) = (SitePath::new(file.path.clone()), file.text.clone().into_bytes());
        match file.path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "md" => content.markdown.push((path, bytes.into())),
            "yaml" => settings.get_or_insert_default().splice(0..0, [bytes, b"\n".to_vec()].concat()).for_each(drop),
            ending => {
                content.others.insert(path.clone());
                match ending {
                    "csv" => content.csv.push((path, bytes.into())),
                    "svg" => content.svg.push((path, bytes.into())),
                    _ => {}
                }
            }
        }
    }
    content.markdown.sort();
    let settings = pipeline::settings(settings.as_deref());
    let today = Date::constant(2026, 11, 23);
    let options = Options { today: Today(today), latest: Some(today), drafts: false };
    let checked = pipeline::check(&settings, &content, options);
    checked.found.iter().filter(|one| is_told(one)).map(|one| marked(one, &checked.sources)).collect()
}

/// A finding as a mark: what is underlined on its first line.
fn marked(found: &Diagnostic, sources: &Sources) -> Mark {
    let span = found.primary.span;
    let place = sources.place(span);
    let first = sources.slice(span).lines().next().unwrap_or("");
    Mark {
        path: sources.path(span.file).as_str().to_owned(),
        line: place.line,
        column: place.column,
        width: first.chars().count().max(1),
        code: found.rule.code(),
    }
}
