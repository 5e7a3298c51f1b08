//! What is sound of content that has errors.
//!
//! 1. Leave out every file that has an error. 2. Link, compute and check the rest: what named those files may now have an error
//!    of its own, which leaves out that file, too. 3. Where nothing more has errors, the rest is a site.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Checked, Options, Reading, SETTINGS_FILE, Settings, check_without};
use crate::diagnostics::{self, Diagnostic, FileId, Severity};

/// How often files are left out before this is given up: each time costs as much as a check.
const ROUNDS_MAX: usize = 8;

/// What was `checked` without the files that have errors; [`crate::link::Site::left_out`] names them, and all findings stay.
///
/// None where okrsite.yaml has errors, which decides about everything, or where leaving out files leads to ever more errors.
#[must_use]
pub fn without_errors(checked: &Checked, settings: &Settings, reading: &Reading, options: Options) -> Option<Checked> {
    let mut left_out: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
    let mut sound: Option<Checked> = None;
    for _ in 0..ROUNDS_MAX {
        let now = sound.as_ref().unwrap_or(checked);
        let broken = broken_files(&now.found, &left_out);
        if broken.contains(&SETTINGS_FILE) {
            return None;
        }
        if broken.is_empty() {
            break;
        }
        for file in broken {
            let of_file = now.found.iter().filter(|finding| finding.primary.span.file == file);
            left_out.insert(file, of_file.cloned().collect());
        }
        let files = left_out.keys().copied().collect();
        sound = Some(check_without(settings, reading, options, &files));
    }

    let mut sound = sound.filter(|sound| broken_files(&sound.found, &left_out).is_empty())?;
    let is_in_site = |finding: &&Diagnostic| !left_out.contains_key(&finding.primary.span.file);
    let mut found: Vec<Diagnostic> = sound.found.iter().filter(is_in_site).cloned().collect();
    found.extend(left_out.into_values().flatten());
    diagnostics::sort(&mut found, &sound.sources);
    sound.found = Arc::new(found);
    Some(sound)
}

/// The files with errors that are not left out yet.
fn broken_files(found: &[Diagnostic], left_out: &BTreeMap<FileId, Vec<Diagnostic>>) -> BTreeSet<FileId> {
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.primary.span.file).filter(|file| !left_out.contains_key(file)).collect()
}
