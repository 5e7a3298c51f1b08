//! The layers of ARCHITECTURE.md: a module names only modules that come before it in src/lib.rs.

use std::fs;

use crate::support::{files, project};

#[test]
fn no_module_names_a_later_one() {
    let order = order();
    let mut wrong = Vec::new();
    for (path, bytes) in files(&project().join("src")) {
        let Some(own) = order.iter().position(|name| *name == path.split(['/', '.']).next().unwrap()) else { continue };
        if path.rsplit('.').next() != Some("rs") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for (number, later) in order.iter().enumerate().skip(own + 1) {
                if line.contains(&format!("crate::{later}")) {
                    wrong.push(format!("src/{path} names `{later}` ({number} > {own}): {}", line.trim()));
                }
            }
        }
        wrong.extend(grouped(&text).into_iter().filter_map(|name| {
            let position = order.iter().position(|known| *known == name)?;
            (position > own).then(|| format!("src/{path} names `{name}` in a list"))
        }));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_is_in_the_order() {
    let order = order();
    for entry in fs::read_dir(project().join("src")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.trim_end_matches(".rs");
        assert!(matches!(name, "lib" | "main" | "build_script") || order.iter().any(|known| known == name), "{name}");
    }
}

/// The modules in the order of src/lib.rs.
fn order() -> Vec<String> {
    let lib = fs::read_to_string(project().join("src/lib.rs")).unwrap();
    let module = |line: &str| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned);
    lib.lines().filter_map(module).collect()
}

/// The first names inside every `use crate::{...}`.
fn grouped(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for list in text.split("use crate::{").skip(1) {
        let (mut depth, mut name) = (0, String::new());
        for one in list.chars() {
            match one {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && (one.is_alphanumeric() || one == '_') {
                name.push(one);
            } else if depth == 0 && (one == ',' || one == ':') {
                names.push(std::mem::take(&mut name));
            }
        }
        names.push(name);
    }
    names.retain(|name| !name.is_empty());
    names
}
