//! `okrsite build --watch`

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use super::{
    super::{
        Console, Days, Outcome, console, content::Root, counted, from_here, left_out, serve::Located, serve::show_new,
    },
    Arguments, START,
};
use crate::{
    diagnostics::{Counts, Diagnostic},
    pipeline::Options,
    publish::Published,
    serve::{self, Rebuild, Rebuilt},
};

/// Builds, and builds again what changes, until Ctrl-C.
pub(super) fn run(arguments: &Arguments, (root, output): (Root, PathBuf), console: Console) -> anyhow::Result<Outcome> {
    let options = || {
        let Days { today, latest } = arguments.day.days(console)?;
        Ok(Options { today, latest, drafts: arguments.drafts })
    };
    let told_before = Mutex::new(Located::default());
    let later_before = Mutex::new(BTreeMap::new());
    let show = |located: Located| {
        if let Ok(mut before) = told_before.lock() {
            show_new(&mut before, located, console);
        }
    };
    let tell = |told: Rebuilt<'_>| match told {
        Rebuilt::Polls(why) => {
            console.info(&format!("note: cannot watch for changes ({why}): looking for them every second"));
        }
        Rebuilt::Site { files, checked, output, published, search_follows, took } => {
            show((Arc::clone(&checked.found), checked.sources.clone()));
            if let (Ok(mut before), Ok(Some(stated))) = (later_before.lock(), arguments.day.stated()) {
                let later = checked.later_records();
                if !later.is_empty() && *before != later {
                    console.info(&left_out(&stated, &later));
                }
                *before = later;
            }
            console.info(&built(files, output, published, &checked.found, took));
            if search_follows {
                console.detail("search follows");
            }
        }
        Rebuilt::Search { published, took } => console.info(&format!(
            "search follows the change ({}), {:.2} s",
            new_or_changed(published),
            took.as_secs_f64()
        )),
        Rebuilt::Errors { files, found, sources, took } => {
            show((Arc::clone(found), sources.clone()));
            console.info(&not_built(files, found, took));
        }
        Rebuilt::Trouble(error) => console::print_error(error),
        Rebuilt::Waits => console.info("watching for changes (press Ctrl-C to stop)"),
    };
    serve::rebuild(&Rebuild {
        root: root.path,
        output: Some(output),
        precompress: arguments.precompress,
        from_disk: arguments.search_from(),
        adopt: arguments.adopt,
        keeps_going: arguments.keep_going,
        options: &options,
        tell: &tell,
    })?;
    console.info("stopped");
    Ok(Outcome::Success)
}

/// "built okrs/public (41 of 41 files new or changed), no findings, 0.21 s", and where to begin reading; or "1 file changed,
/// built (12 of 41 files new or changed), 1 warning, 0.02 s".
fn built(files: Option<usize>, output: &Path, published: Published, found: &[Diagnostic], took: Duration) -> String {
    let what = match files {
        None => format!("built into {}", from_here(output).display()),
        Some(files) => format!("{} changed, built", counted(files, "file")),
    };
    let line = format!(
        "{what} ({}), {}, {:.2} s",
        new_or_changed(published),
        Counts::of(found).sentence(),
        took.as_secs_f64()
    );
    let start = from_here(&output.join(START));
    if files.is_none() { format!("{line}\nopen {} in a browser", start.display()) } else { line }
}

/// "12 of 41 files new or changed"
fn new_or_changed(Published { changed, unchanged, .. }: Published) -> String {
    format!("{changed} of {} new or changed", counted(changed + unchanged, "file"))
}

/// "1 file changed, 1 error, nothing was built, 0.02 s"
fn not_built(files: Option<usize>, found: &[Diagnostic], took: Duration) -> String {
    let changed = files.map_or_else(String::new, |files| format!("{} changed, ", counted(files, "file")));
    let stays = if files.is_some() { ", what was built before stays" } else { ", nothing was built" };
    format!("{changed}{}{stays}, {:.2} s", Counts::of(found).sentence(), took.as_secs_f64())
}
