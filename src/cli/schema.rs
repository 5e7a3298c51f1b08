//! `okrsite schema`

use std::{fs, path::PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::{Console, ContentDir, Outcome, content::Root, put};
use crate::{config::DeclaredField, diagnostics::suggest, schema::Subject};

/// Print a JSON Schema of front matter or okrsite.yaml, for editors
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite schema                     print the schema of the front matter of any file
  okrsite schema objective           print the schema of the front matter of an objective
  okrsite schema okrsite             print the schema of okrsite.yaml
  okrsite schema --output .schemas   write all schemas into a folder

Fields that okrsite.yaml declares under `fields` are part of the schemas.")]
pub(super) struct Arguments {
    /// What the schema describes: `content`, `objective`, `team`, `organisation`, `kpi`, `page` or `okrsite`. Default:
    /// `content`
    #[arg(value_name = "KIND")]
    kind: Option<String>,
    /// The folder to write all schemas into, one file each
    #[arg(short, long, value_name = "OUT", conflicts_with = "kind")]
    output: Option<PathBuf>,
    #[command(flatten)]
    content: ContentDir,
}

pub(super) fn run(arguments: &Arguments, console: Console) -> anyhow::Result<Outcome> {
    let declared = declared(arguments, console)?;
    if let Some(folder) = &arguments.output {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        for subject in Subject::ALL {
            let path = folder.join(subject.file_name());
            fs::write(&path, subject.schema_with(&declared))
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        console.info(&format!("wrote {} schemas into {}", Subject::ALL.len(), folder.display()));
        return Ok(Outcome::Success);
    }
    let wanted = arguments.kind.as_deref().unwrap_or("content");
    let names = Subject::ALL.map(Subject::name);
    match Subject::ALL.into_iter().find(|subject| subject.name() == wanted) {
        Some(subject) => put(&subject.schema_with(&declared))?,
        None => match suggest::closest(wanted, names) {
            Some(near) => bail!("there is no schema `{wanted}`: did you mean `{near}`?"),
            None => bail!("there is no schema `{wanted}`: name one of {}", names.join(", ")),
        },
    }
    Ok(Outcome::Success)
}

/// The fields that okrsite.yaml declares. Where none is near, there are none.
fn declared(arguments: &Arguments, console: Console) -> anyhow::Result<Vec<DeclaredField>> {
    Ok(Root::settings(arguments.content.dir.as_ref(), console)?.config.fields)
}
