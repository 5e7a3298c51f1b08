//! `okrsite new`

use std::io::{BufRead, IsTerminal, Write};

use anyhow::bail;
use clap::{Args, Subcommand};

use super::{Console, ContentDir, Day, Days, Outcome, Tongue, console, content::Root, counted, from_here, put};
use crate::{
    diagnostics::printable,
    pipeline::Options,
    scaffold::{Draft, Kind, Repository},
    source::reader::listed,
};

/// Add an objective, team, KPI or page from a template, beside the files of its kind
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite new objective                  ask for title, team, period and parent
  okrsite new objective 'Answers before anyone wonders' --team support --period 2026-Q4
  okrsite new team Support --parent management
  okrsite new kpi 'Customer satisfaction' --dir okrs

In a terminal the command asks for what is missing; otherwise that is an error. Existing files are never overwritten.
The path of the new file is printed to stdout.")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// An objective with its key results, as a draft
    Objective(Objective),
    /// A team
    Team(Team),
    /// A KPI: a measure that is followed all the time
    Kpi(Common),
    /// Any other page
    Page(Common),
}

#[derive(Debug, Args)]
struct Common {
    /// The title
    title: Option<String>,
    #[command(flatten)]
    content: ContentDir,
    /// The id, which is also the name of the file. Default: made from the title
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The language of comments and text. Default: the language of the site
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<Tongue>,
}

#[derive(Debug, Args)]
struct Objective {
    #[command(flatten)]
    common: Common,
    /// The team whose objective it is
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// The period, such as 2026-Q4
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// What it serves: an objective, a key result (`growth#kr2`) or a theme of the strategy (`strategy#open`)
    #[arg(long, value_name = "REFERENCE")]
    parent: Option<String>,
}

#[derive(Debug, Args)]
struct Team {
    #[command(flatten)]
    common: Common,
    /// The team it belongs to
    #[arg(long, value_name = "TEAM")]
    parent: Option<String>,
}

pub(super) fn run(arguments: &Arguments, console: Console) -> anyhow::Result<Outcome> {
    let common = match &arguments.what {
        What::Objective(objective) => &objective.common,
        What::Team(team) => &team.common,
        What::Kpi(common) | What::Page(common) => common,
    };

    let root = Root::find(common.content.dir.as_ref(), console)?;
    let day = Day { date: None };
    let (content, checked) = root.check(&root.output(None)?, &day, true)?;
    let Days { today, latest } = day.days(console)?;
    let options = Options { today, latest, drafts: true };
    let repository = Repository { content: &content, settings: &root.settings, checked: &checked, options };

    let language = common.language.map_or(root.settings.config.language, Into::into);
    let mut draft = Draft {
        kind: Kind::Page,
        title: one_line(common.title.as_deref().unwrap_or("")),
        id: common.id.clone(),
        language,
        team: None,
        period: None,
        parent: None,
    };

    match &arguments.what {
        What::Objective(Objective { team, period, parent, .. }) => {
            let (team, period, parent) = (team.clone(), period.clone(), parent.clone());
            draft = Draft { kind: Kind::Objective, team, period, parent, ..draft };
        }
        What::Team(Team { parent, .. }) => draft = Draft { kind: Kind::Team, parent: parent.clone(), ..draft },
        What::Kpi(_) => draft.kind = Kind::Kpi,
        What::Page(_) => {}
    }

    complete(&repository, &mut draft)?;
    write(&repository, &draft, console)
}

/// Makes sure that `draft` is right and whole: asks for what is missing, or refuses.
fn complete(repository: &Repository<'_>, draft: &mut Draft) -> anyhow::Result<()> {
    refuse_problems(&repository.problems(draft))?;
    if draft.id.is_some() {
        repository.id(draft)?; // before anybody answers questions in vain
    }
    let missing = missing(repository, draft);
    if missing.is_empty() {
        return Ok(());
    }
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        bail!("missing: {}", missing.join(", "));
    }
    ask_all(repository, draft)
}

fn refuse_problems(problems: &[String]) -> anyhow::Result<()> {
    if problems.is_empty() { Ok(()) } else { bail!("{}", problems.join("; ")) }
}

/// What is missing, with values that would do.
fn missing(repository: &Repository<'_>, draft: &Draft) -> Vec<String> {
    let mut missing = Vec::new();
    if draft.title.is_empty() {
        missing.push(format!("the title, as in `okrsite new {} 'A title'`", draft.kind.word()));
    }
    if draft.kind == Kind::Objective && draft.team.is_none() {
        let teams = repository.teams();
        missing.push(if teams.is_empty() { "`--team`".to_owned() } else { format!("`--team` ({})", listed(&teams)) });
    }
    if draft.kind == Kind::Objective && draft.period.is_none() {
        missing.push(format!("`--period` (such as `{}`)", repository.usual_period().unwrap_or("2026-Q4")));
    }
    missing
}

fn ask_all(repository: &Repository<'_>, draft: &mut Draft) -> anyhow::Result<()> {
    while draft.title.is_empty() {
        draft.title = ask("Title", "")?;
    }
    if draft.kind != Kind::Objective {
        return Ok(());
    }
    if draft.team.is_none() {
        let teams = repository.teams();
        let question = if teams.is_empty() { "Team".to_owned() } else { format!("Team ({})", teams.join(", ")) };
        ask_until_right(repository, draft, &question, "", |draft, answer| draft.team = Some(answer))?;
    }
    if draft.period.is_none() {
        let usual = repository.usual_period().unwrap_or("");
        ask_until_right(repository, draft, "Period", usual, |draft, answer| draft.period = Some(answer))?;
    }
    if draft.parent.is_none() {
        let question = "Parent: the objective, key result or theme that it serves (empty for none)";
        ask_until_right(repository, draft, question, "", |draft, answer| {
            draft.parent = Some(answer).filter(|answer| !answer.is_empty());
        })?;
    }
    Ok(())
}

/// Asks until the answer makes no problem.
fn ask_until_right(
    repository: &Repository<'_>,
    draft: &mut Draft,
    question: &str,
    usual: &str,
    set: impl Fn(&mut Draft, String),
) -> anyhow::Result<()> {
    loop {
        let mut answered = draft.clone();
        set(&mut answered, ask(question, usual)?);
        let problems = repository.problems(&answered);
        if problems.is_empty() {
            *draft = answered;
            return Ok(());
        }
        console::print(&printable(&problems.join("; ")));
    }
}

/// Asks a question on the terminal. An empty answer means `usual`.
fn ask(question: &str, usual: &str) -> anyhow::Result<String> {
    let shown = if usual.is_empty() { format!("{question}: ") } else { format!("{question} [{usual}]: ") };
    let mut terminal = anstream::stderr();
    terminal.write_all(printable(&shown).as_bytes())?;
    terminal.flush()?;
    let mut line = String::new();
    if std::io::stdin().lock().read_line(&mut line)? == 0 {
        bail!("the input ended before all questions were answered: nothing was written");
    }
    let answer = one_line(&line);
    Ok(if answer.is_empty() { usual.to_owned() } else { answer })
}

/// The words of a text, with one space between them.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write(repository: &Repository<'_>, draft: &Draft, console: Console) -> anyhow::Result<Outcome> {
    let near = draft.team.as_ref().and_then(|team| Some((team, repository.near_team(team)?)));
    let added = repository.write(draft)?;
    put(&format!("{}\n", from_here(&repository.content.root.join(added.path.as_str())).display()))?;
    if let Some((team, near)) = near {
        console.info(&format!("note: there is no team `{}` yet: did you mean `{near}`?", printable(team)));
    }
    if added.errors_elsewhere > 0 {
        let count = counted(added.errors_elsewhere, "error");
        console.info(&format!("note: the new file causes {count} in other files: run `okrsite check`"));
    }
    console.info(match draft.kind {
        Kind::Objective => {
            "now fill it in and run `okrsite check`; it is a draft until you remove the line `state: draft`"
        }
        Kind::Team | Kind::Kpi | Kind::Page => "now fill it in and run `okrsite check`",
    });
    Ok(Outcome::Success)
}
