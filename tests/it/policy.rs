//! The dependency policy of deny.toml, and what else is a rule of the project.

use std::{fs, process::Command};

use cargo_metadata::{Metadata, MetadataCommand, Package};
use toml::Table;

use crate::support::project;

#[test]
fn every_dependency_has_an_allowed_licence() {
    let allowed: Vec<spdx::Licensee> =
        strings(&policy()["licenses"]["allow"]).iter().map(|name| spdx::Licensee::parse(name).unwrap()).collect();
    let wrong: Vec<String> = metadata()
        .packages
        .iter()
        .filter(|package| !is_allowed(package, &allowed))
        .map(|package| format!("{} {}: {:?}", package.name, package.version, package.license))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dependency_comes_from_the_registry() {
    let own = project().join("Cargo.toml");
    for package in metadata().packages.iter().filter(|package| package.manifest_path.as_std_path() != own) {
        let source = package.source.as_ref().map(|source| source.repr.as_str());
        assert_eq!(source, Some("registry+https://github.com/rust-lang/crates.io-index"), "{}", package.name);
    }
}

#[test]
fn no_banned_crate_comes_in() {
    let policy = policy();
    let banned = policy["bans"]["deny"].as_array().unwrap().iter().map(|one| one["crate"].as_str().unwrap());
    let packages = metadata().packages;
    for name in banned {
        assert!(!packages.iter().any(|package| package.name.as_str() == name), "{name}");
    }
}

#[test]
fn every_dependency_says_why() {
    let manifest = fs::read_to_string(project().join("Cargo.toml")).unwrap();
    let mut in_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
        } else if in_dependencies && !line.is_empty() {
            assert!(line.contains(" # "), "{line}");
            assert!(!line.contains("\"*\""), "{line}");
        }
    }
}

#[test]
fn no_tracked_file_is_larger_than_a_megabyte() {
    let listed =
        Command::new("git").args(["-c", "safe.directory=*", "ls-files", "-z"]).current_dir(project()).output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).unwrap();
    let paths: Vec<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
    assert!(paths.contains(&"Cargo.toml"));
    for path in paths {
        let size = fs::symlink_metadata(project().join(path)).map_or(0, |metadata| metadata.len()); // it may be deleted
        assert!(size <= 1_000_000, "{path}: {size} bytes");
    }
}

/// Where templates print what is markup already. Each of these fields is made by the markdown filter, by the bars, the
/// dots or the charts; nothing else may be printed so.
const SAFE: [&str; 20] = [
    "about_html",
    "bar",
    "body_html",
    "card.bar",
    "chart",
    "closed.learned_html",
    "kr.bar",
    "kr.chart",
    "kr.dots",
    "kr.remark_html",
    "kr.spark",
    "of.bar",
    "of.html",
    "one.html",
    "one.note_html",
    "one.spark",
    "row.bar",
    "source_html",
    "summary.bar",
    "up.note_html",
];

#[test]
fn only_markup_of_ours_is_printed_unescaped() {
    for (path, bytes) in crate::support::files(&project().join("themes/default/templates")) {
        let text = String::from_utf8(bytes).unwrap();
        for (before, _) in text.match_indices("| safe").map(|(at, _)| text.split_at(at)) {
            let field = before.rsplit("{{").next().unwrap().trim();
            assert!(SAFE.contains(&field), "{path}: {field}");
        }
        assert!(!text.contains("autoescape"), "{path}");
        assert_eq!(text.matches("|safe").count(), 0, "{path}: write `| safe`");
    }
}

fn policy() -> Table {
    fs::read_to_string(project().join("deny.toml")).unwrap().parse().unwrap()
}

/// Every dependency, also those that only other systems build: what is not here yet is fetched.
fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(project().join("Cargo.toml"))
        .other_options(vec!["--locked".to_owned()])
        .exec()
        .unwrap()
}

fn strings(value: &toml::Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
}

fn is_allowed(package: &Package, allowed: &[spdx::Licensee]) -> bool {
    let Some(licence) = &package.license else { return false };
    let expression = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX).unwrap();
    expression.evaluate(|wanted| allowed.iter().any(|one| one.satisfies(wanted)))
}
