//! Every explain page is run: its wrong files give exactly the findings that it marks, its right files none.

use std::collections::BTreeMap;

use okrsite::{
    diagnostics::{Diagnostic, SitePath, Sources},
    model::{Date, Today},
    pipeline::{self, Files, Options},
    rules::{RULES, Rule},
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
    let wrong: Vec<String> = RULES.iter().flat_map(check).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_starts_with_its_rule() {
    for rule in RULES {
        let title = format!("# {} {}: {}", rule.id.code(), rule.id.name, rule.summary);
        assert_eq!(rule.explain.lines().next(), Some(title.as_str()));
    }
}

/// Says what a page gets wrong.
fn check(rule: &Rule) -> Vec<String> {
    let mut wrong = Vec::new();
    for (section, files) in sections(rule.explain) {
        let mut marked: Vec<Mark> = files
            .iter()
            .flat_map(|file| {
                file.marks.iter().map(|mark| Mark { code: mark.code.clone(), path: file.path.clone(), ..*mark })
            })
            .collect();
        marked.sort();
        let mut found = findings(&files);
        found.sort();
        if section == "Wrong" && !files.is_empty() && !marked.iter().any(|mark| mark.code == rule.id.code()) {
            wrong.push(format!("{}: no file shows the rule", rule.id.code()));
        }
        if found != marked {
            wrong.push(format!("{} {section}:\n  marked {marked:?}\n  found  {found:?}", rule.id.code()));
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

fn findings(files: &[Example]) -> Vec<Mark> {
    let mut content = Files::default();
    let mut settings = None;
    for file in files {
        let (path, bytes) = (SitePath::new(file.path.clone()), file.text.clone().into_bytes());
        match file.path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "md" => content.markdown.push((path, bytes.into())),
            "yaml" => settings = Some(bytes),
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
    let options = Options { today: Today(today), latest: today, drafts: false };
    let checked = pipeline::check(&settings, &content, options);
    checked.found.iter().map(|one| marked(one, &checked.sources)).collect()
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
