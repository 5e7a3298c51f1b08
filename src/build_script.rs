//! Gives the program a fingerprint of its own sources and theme, `OKRSITE_SOURCES`: what another okrsite made is not taken for
//! what this one would make, also where both have the same version.

#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a build script reads files and prints")]

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

/// All that the program consists of.
const SOURCES: [&str; 3] = ["src", "themes", "Cargo.lock"];

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
        list(Path::new(source), &mut files)?;
    }
    files.sort();

    let mut hasher = DefaultHasher::new(); // its keys are fixed
    for file in files {
        file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    println!("cargo:rustc-env=OKRSITE_SOURCES={:016x}", hasher.finish());
    Ok(())
}

/// Every file at or below `place`.
fn list(place: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !place.is_dir() {
        files.push(place.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(place)? {
        list(&entry?.path(), files)?;
    }
    Ok(())
}
