//! `okrsite search`

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{Console, ContentDir, Day, Outcome, console, content::Root, counted, has_errors, incomplete, put};
use crate::{
    diagnostics::{printable, suggest},
    render::Theme,
    search::{
        Answer, Hit, Match, Search,
        excerpt::{Marker, Piece},
        query::{Filter, Query},
    },
    view::{Derived, EntryKind, Facts, Names, declared_name},
};

/// Search objectives, key results, check-ins, teams, KPIs and pages, with the ranking of the site
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  okrsite search winter crew                 show the ten best hits
  okrsite search '\"winter berth\" -summer'    find a phrase, exclude a word
  okrsite search customers --team support    search one team (same as: customers team:support)
  okrsite search --kind key_result --status off_track
  okrsite search crew --format json          print JSON, for programs

Hits with all the words come first. The last word may be the beginning of one; a space after it ends it. Other inflections, words without their accents and words with typos are found, too.")]
pub(super) struct Arguments {
    /// What to search for: words, "phrases", -excluded words, and fields such as `team:support` or `status:at_risk`
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    content: ContentDir,
    /// Show only hits of this team
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// Show only hits of this period
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Show only hits of this kind: `objective`, `key_result`, `check_in`, `team`, `kpi` or `page`
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Show only hits with this status: `on_track`, `at_risk`, `off_track`, `done`, `stale`, `not_started`,
    /// `dropped`, `not_closed`, `draft`, `proposed` or `closed`, of which `achieved`, `partly` and `missed` are parts
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// The maximum number of hits to print
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    limit: usize,
    #[command(flatten)]
    day: Day,
    /// The output format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON document, for programs
    Json,
}

const BOLD: &str = "\x1b[1m";
const HIT: &str = "\x1b[1;33m";
const DIM: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

pub(super) fn run(arguments: &Arguments, console: Console) -> anyhow::Result<Outcome> {
    let is_empty = Query::parse(&arguments.words.join(" ")) == Query::default();
    if is_empty && flags(arguments).iter().all(|(_, value)| value.is_none()) {
        bail!("nothing to search for: give words, or a filter such as `--team`");
    }

    let root = Root::find(arguments.content.dir.as_ref(), console)?;
    let (content, checked) = root.published(&arguments.day)?;
    arguments.day.say_what_is_later(&checked, console);

    let theme = Theme::new(&content.theme, checked.config.language, checked.config.theme.accent)?;
    let (site, progress, config) = (&checked.site, &checked.progress, &checked.config);
    let derived = Derived::new(site, progress, config, &theme.texts, Names::default());
    let facts = Facts::new(site, progress, config, &theme.texts, &derived);

    let texts = facts.search_texts();
    let search = Search::new(facts.search_pages(), &texts.kinds, checked.config.content_tag(), false)
        .context("cannot make the search index")?;
    let query = query(arguments, &search);
    let answer = search.answer(&query).context("cannot search")?;
    refuse_unknown(&answer, &search)?;

    match arguments.format {
        Format::Text => put(&text(&answer, &search, arguments.limit))?,
        Format::Json => put(&data(arguments, &answer, &search))?,
    }
    show_words(&answer, console);

    if has_errors(&checked.found) {
        console::print(&incomplete(&checked.found));
        return Ok(Outcome::Failure);
    }
    Ok(Outcome::Success)
}

/// The words, narrowed down by the flags.
fn query(arguments: &Arguments, search: &Search) -> Query {
    let mut query = search.query(&arguments.words.join(" "));
    for (field, value) in flags(arguments) {
        let value = value.as_ref().map(|value| Filter { field: field.to_owned(), value: value.clone(), not: false });
        query.filters.extend(value);
    }
    query
}

/// The filters that are flags, with their values.
fn flags(arguments: &Arguments) -> [(&'static str, &Option<String>); 4] {
    [("team", &arguments.team), ("period", &arguments.period), ("kind", &arguments.kind), ("status", &arguments.status)]
}

/// A filter that no document has is a mistake, not an empty answer.
fn refuse_unknown(answer: &Answer, search: &Search) -> anyhow::Result<()> {
    let Some((field, value)) = answer.unknown.first() else { return Ok(()) };
    let known = if *field == "kind" {
        &search.kinds
    } else {
        search.columns.iter().find(|column| column.id == *field).map_or(&search.kinds, |column| &column.values)
    };
    let name = declared_name(field).unwrap_or(field).replace('_', " ");
    match suggest::closest(value, known.iter().map(|value| value.id.as_str())) {
        Some(near) => bail!("no {name} matches `{value}`: did you mean `{near}`?"),
        None => bail!("no {name} matches `{value}`"),
    }
}

/// Which words were replaced by others, and which have no match.
fn show_words(answer: &Answer, console: Console) {
    for (word, others) in &answer.corrected {
        console.info(&format!("no match for `{}`: showing hits for {}", printable(word), quoted(others)));
    }
    if !answer.missing.is_empty() {
        console.info(&format!("no match for {}", quoted(&answer.missing)));
    }
}

/// Words in backticks, with commas between them.
fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("`{}`", printable(word))).collect::<Vec<_>>().join(", ")
}

fn text(answer: &Answer, search: &Search, limit: usize) -> String {
    let marker = Marker::new(answer.marked.iter().cloned());
    let mut blocks: Vec<String> = answer.hits.iter().take(limit).map(|hit| block(hit, search, &marker)).collect();
    let shown = blocks.len();
    let all = counted(answer.hits.len(), "hit");
    blocks.push(if shown < answer.hits.len() { format!("{shown} of {all}") } else { all });
    blocks.join("\n\n") + "\n"
}

/// A hit in a few lines.
fn block(hit: &Hit, search: &Search, marker: &Marker) -> String {
    let entry = search.documents[hit.main.document].entry(&search.pages);
    let score = entry.bar.as_ref().map_or("", |bar| bar.score.as_str());
    let status = entry.status.as_ref().map_or("", |status| status.label.as_str());
    let crumbs = entry.crumbs.iter().map(String::as_str);
    let aside = [kind(search, entry.kind)].into_iter().chain(crumbs).chain([score, status]);
    let aside: Vec<String> = aside.filter(|part| !part.is_empty()).map(|part| printable(part).into_owned()).collect();
    let title = colored(&marker.pieces(&entry.title), BOLD);
    let mut lines = vec![title, format!("  {DIM}{}{PLAIN}", aside.join(" \u{b7} "))];
    let excerpt = marker.excerpt(&entry.text);
    lines.extend((!excerpt.is_empty()).then(|| format!("  {}", colored(&excerpt, ""))));
    lines.extend(hit.others.iter().take(2).map(|other| part_line(other, search, marker)));
    lines.push(format!("  {DIM}{}{PLAIN}", entry.href));
    lines.join("\n")
}

/// A key result or check-in of the page that matches, too.
fn part_line(other: &Match, search: &Search, marker: &Marker) -> String {
    let entry = search.documents[other.document].entry(&search.pages);
    let kind = kind(search, entry.kind);
    let (name, words) = if entry.kind == EntryKind::CheckIn {
        let date = entry.crumbs.first().map_or("", String::as_str);
        (format!("{kind} {date}"), marker.excerpt(&entry.text))
    } else {
        (kind.to_owned(), marker.pieces(&entry.title))
    };
    format!("  - {DIM}{name}{PLAIN} {}", colored(&words, ""))
}

fn kind(search: &Search, kind: EntryKind) -> &str {
    search.kinds.iter().find(|one| one.id == kind.id()).map_or("", |one| one.label.as_str())
}

/// Pieces with the hits in colour, the rest in `style`.
fn colored(pieces: &[Piece], style: &str) -> String {
    let piece = |piece: &Piece| {
        let text = printable(&piece.text);
        let style = if piece.is_hit { HIT } else { style };
        if style.is_empty() { text.into_owned() } else { format!("{style}{text}{PLAIN}") }
    };
    pieces.iter().map(piece).collect()
}

fn data(arguments: &Arguments, answer: &Answer, search: &Search) -> String {
    let marker = Marker::new(answer.marked.iter().cloned());
    let of = |one: &Match| -> Value {
        let entry = search.documents[one.document].entry(&search.pages);
        json!({
            "kind": entry.kind.id(),
            "title": entry.title,
            "href": entry.href,
            "crumbs": entry.crumbs,
            "progress": entry.bar.as_ref().and_then(|bar| bar.progress),
            "expected": entry.bar.as_ref().and_then(|bar| bar.expected),
            "status": entry.status.as_ref().map(|status| status.key),
            "excerpt": marker.excerpt(&entry.text).into_iter().map(|piece| piece.text).collect::<String>(),
            "points": one.points,
        })
    };

    let hit = |hit: &Hit| {
        let mut value = of(&hit.main);
        value["parts"] = hit.others.iter().map(of).collect();
        value
    };
    let corrected = |(word, others): &(String, Vec<String>)| json!({"from": word, "to": others});

    let all = json!({
        "version": 1,
        "query": arguments.words.join(" "),
        "count": answer.hits.len(),
        "corrected": answer.corrected.iter().map(corrected).collect::<Vec<_>>(),
        "missing": answer.missing,
        "hits": answer.hits.iter().take(arguments.limit).map(hit).collect::<Vec<_>>(),
    });
    format!("{all:#}\n")
}
