//! `okrsite schema`

use std::{fs, path::PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::{Outcome, put, say};
use crate::{diagnostics::suggest, schema::Subject};

/// Prints a JSON Schema of what people write, for editors and other programs.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite schema                  the front matter of any file
  okrsite schema objective        that of an objective
  okrsite schema okrsite          okrsite.yaml
  okrsite schema --dir .schemas   all of them, a file each")]
pub(super) struct Arguments {
    /// `content`, `objective`, `team`, `organisation`, `kpi`, `page` or `okrsite`. Default: `content`
    #[arg(value_name = "KIND")]
    kind: Option<String>,
    /// Write all of them into this folder
    #[arg(long, value_name = "OUT", conflicts_with = "kind")]
    dir: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    if let Some(dir) = &arguments.dir {
        fs::create_dir_all(dir).with_context(|| format!("cannot create {}", dir.display()))?;
        for subject in Subject::ALL {
            let path = dir.join(subject.file_name());
            fs::write(&path, subject.schema()).with_context(|| format!("cannot write {}", path.display()))?;
        }
        say(&format!("wrote {} schemas into {}", Subject::ALL.len(), dir.display()));
        return Ok(Outcome::Good);
    }
    let wanted = arguments.kind.as_deref().unwrap_or("content");
    let names = Subject::ALL.map(Subject::name);
    match Subject::ALL.into_iter().find(|subject| subject.name() == wanted) {
        Some(subject) => put(&subject.schema())?,
        None => match suggest::closest(wanted, names) {
            Some(near) => bail!("there is no schema `{wanted}`: did you mean `{near}`?"),
            None => bail!("there is no schema `{wanted}`: there are {}", names.join(", ")),
        },
    }
    Ok(Outcome::Good)
}
