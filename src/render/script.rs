//! Joins the modules that an entry imports into one classic script.
//!
//! Browsers load no module from disk, and the site has to work there. So: 1. read the entry and, depth first in the order
//! of their `import` lines, the modules it needs, each once; 2. check that what is imported is exported, and that no two
//! modules give a name to different things, for they come to share one scope; 3. write them in that order into one
//! function, without comments, indentation, `import` lines and the word `export`.
//!
//! Modules lie side by side and import each other by name. There are no default exports, no other names for what is
//! imported, and nothing that loads a module later.

mod module;
mod tokens;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use module::Module;

use super::TemplateError;

/// A script made of modules.
#[derive(Debug)]
pub(super) struct Script {
    /// What a browser runs.
    pub(super) text: String,
    /// The paths of its modules in the theme, in the order they are run.
    pub(super) modules: Vec<String>,
}

/// The script that `entry`, a path in `files`, stands for.
///
/// # Errors
///
/// Names the module and the place of what cannot be joined: a module or a name that is not there, modules that import each
/// other, one name for two things, or a form of `import` or `export` that is not understood.
pub(super) fn join(files: &BTreeMap<String, Vec<u8>>, entry: &str) -> Result<Script, TemplateError> {
    let modules = in_order(files, entry)?;
    check_imports(&modules)?;
    check_names(&modules)?;
    let mut text = "(function () {\n'use strict'\n".to_owned();
    for module in &modules {
        text.push_str(&module.body());
        text.push_str("\n;\n"); // a line that starts with a bracket would go on with the one before
    }
    text.push_str("})()\n");
    Ok(Script { text, modules: modules.into_iter().map(|module| module.path).collect() })
}

/// Every module that `entry` needs, each after those that it imports.
fn in_order(files: &BTreeMap<String, Vec<u8>>, entry: &str) -> Result<Vec<Module>, TemplateError> {
    let Some(bytes) = files.get(entry) else {
        return Err(TemplateError {
            template: entry.to_owned(),
            range: None,
            message: "the theme has no such script".into(),
        });
    };
    let mut done: Vec<Module> = Vec::new();
    let mut open = vec![(Module::read(entry, bytes)?, 0)];
    while let Some((module, next)) = open.last_mut() {
        let Some(import) = module.imports.get(*next).cloned() else {
            done.extend(open.pop().map(|(module, _)| module));
            continue;
        };
        *next += 1;
        if done.iter().any(|module| module.path == import.path) {
            continue;
        }
        let Some(bytes) = files.get(&import.path) else {
            return Err(module.error(import.range, format!("the theme has no module `{}`", import.path)));
        };
        if open.iter().any(|(module, _)| module.path == import.path) {
            return Err(cycle(&open, &import));
        }
        open.push((Module::read(&import.path, bytes)?, 0));
    }
    Ok(done)
}

/// Says which modules import each other in a circle that `import` closes.
fn cycle(open: &[(Module, usize)], import: &module::Import) -> TemplateError {
    let circle = open.iter().map(|(module, _)| module.path.as_str()).skip_while(|path| *path != import.path);
    let names: Vec<String> = circle.chain([import.path.as_str()]).map(|path| format!("`{path}`")).collect();
    let message = format!("modules import each other in a cycle: {}", names.join(" imports "));
    let importer = open.last().map_or(import.path.as_str(), |(module, _)| module.path.as_str());
    TemplateError { template: importer.to_owned(), range: Some(import.range.clone()), message }
}

/// Everything imported is exported.
fn check_imports(modules: &[Module]) -> Result<(), TemplateError> {
    let exports: BTreeMap<&str, BTreeSet<&str>> =
        modules.iter().map(|module| (module.path.as_str(), module.exports().collect())).collect();
    for module in modules {
        for import in &module.imports {
            let is_there = |name: &str| exports.get(import.path.as_str()).is_some_and(|names| names.contains(name));
            if let Some((name, range)) = import.names.iter().find(|(name, _)| !is_there(name)) {
                return Err(module.error(range.clone(), format!("`{}` exports no `{name}`", import.path)));
            }
        }
    }
    Ok(())
}

/// No name stands for two things.
fn check_names(modules: &[Module]) -> Result<(), TemplateError> {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for module in modules {
        for declared in &module.declared {
            if let Some(owner) = owners.insert(&declared.name, &module.path) {
                let message =
                    format!("`{}` is already declared in `{owner}`, and all modules share one scope", declared.name);
                return Err(module.error(declared.range.clone(), message));
            }
        }
    }
    Ok(())
}

/// Bytes of a module's text.
type Place = Range<usize>;
