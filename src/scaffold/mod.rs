//! Files for people to start from: a small site (`init`), and a new objective, team, KPI or page (`new`).
//!
//! Every file passes `check` as it is. Nothing is ever overwritten.

#![expect(clippy::disallowed_methods, reason = "this is the shell: it writes the first files of a site")]

mod draft;
mod init;
mod place;

use std::{fs, io::Write, path::Path};

use anyhow::Context;

pub use draft::{Added, Draft, Kind, Repository};
pub use init::{Written, init};

/// Writes a file that is not there yet, with the folders it needs.
fn write_new(place: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::File::create_new(place)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .with_context(|| format!("cannot write {}", place.display()))
}
