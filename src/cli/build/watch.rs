//! `okrsite build --watch`

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use super::{
    super::{Console, Days, Outcome, console, content::Root, counted, from_here, serve::Shown},
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
    let shown = Shown::default();

    let tell = |told: Rebuilt<'_>| match told {
        Rebuilt::Polls(why) => {
            console.info(&format!("note: cannot watch for changes ({why}): looking for them every second"));
        }
        Rebuilt::Site { files, checked, output, published, search_follows, took } => {
            shown.show_new((Arc::clone(&checked.found), checked.sources.clone()), console);
            shown.say_what_is_later(&arguments.day, checked.later_records(), console);
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
            shown.show_new((Arc::clone(found), sources.clone()), console);
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
