//! How long a build of 1,000 objectives takes, beside the floor: what reading, parsing and writing alone cost.
//!
//! ```text
//! cargo bench --bench build                 1,000 objectives
//! cargo bench --bench build -- 10000        as many as one likes
//! OKRSITE_CORPUS=some/content cargo bench   a content folder of one's own
//! ```
//!
//! The corpus comes from `benches/corpus/gen_corpus.py` (Python 3). Both programs run in turn, so that the machine's mood
//! hits both; the medians and their ratio count, not single runs. The floor walks, reads, parses the YAML with the same
//! crate, turns the bodies into HTML and writes a page of string formatting for each: no checks, no links, no templates.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads, writes and measures")]
#![expect(clippy::disallowed_macros, reason = "a benchmark prints")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use rayon::prelude::*;

const RUNS: usize = 9;
/// The last check-ins of the corpus are in December 2026.
const DAY: &str = "2026-12-31";

fn main() {
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
        (Some("floor"), Some(content), Some(output)) => floor(Path::new(&content), Path::new(&output)),
        (number, ..) => compare(number.unwrap_or("1000")),
    }
}

/// Runs both in turn and prints the medians.
fn compare(number: &str) {
    let room = tempfile::tempdir().expect("a temporary folder");
    let content = env::var_os("OKRSITE_CORPUS").map_or_else(|| generate(number, room.path()), PathBuf::from);
    let own = env::current_exe().expect("this program");
    let (mut floors, mut builds) = (Vec::new(), Vec::new());
    for run in 0..=RUNS {
        let output = room.path().join(format!("floor-{run}"));
        let floor = time(Command::new(&own).arg("floor").arg(&content).arg(&output));
        let output = room.path().join(format!("okrsite-{run}"));
        let mut build = Command::new(env!("CARGO_BIN_EXE_okrsite"));
        let build = time(build.arg("build").arg(&content).args(["--date", DAY, "--output"]).arg(&output));
        if run > 0 {
            floors.push(floor); // the first run warms the caches
            builds.push(build);
        }
    }
    let (floor, build) = (median(&mut floors), median(&mut builds));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{} on {cores} cores, medians of {RUNS} runs", content.display());
    println!("            wall s   CPU s");
    for (name, cost) in [("floor", floor), ("okrsite", build)] {
        println!("{name:10} {:>7.3} {:>7.3}", cost.wall.as_secs_f64(), cost.cpu.as_secs_f64());
    }
    let ratio = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
    println!("ratio      {:>7.2} {:>7.2}", ratio(build.wall, floor.wall), ratio(build.cpu, floor.cpu));
}

fn generate(number: &str, room: &Path) -> PathBuf {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus/gen_corpus.py");
    let mut python = Command::new("python3");
    python.arg("-B").arg(script).args(["--n", number, "--peers", "okrsite", "--out"]).arg(room);
    let made = python.stdout(Stdio::null()).status().expect("python3 is installed");
    assert!(made.success(), "the corpus could not be made");
    room.join(format!("okrsite-{number}"))
}

/// What a run took.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
}

fn time(command: &mut Command) -> Cost {
    let (before, started) = (children_cpu(), Instant::now());
    let status = command.stderr(Stdio::null()).status().expect("it can be started");
    let wall = started.elapsed();
    assert!(status.success(), "{command:?} failed");
    Cost { wall, cpu: children_cpu().saturating_sub(before) }
}

/// The CPU time of every child that has ended, to a hundredth of a second.
fn children_cpu() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks: u64 = fields[13..15].iter().map(|field| field.parse::<u64>().unwrap_or(0)).sum();
    Duration::from_millis(ticks * 10)
}

fn median(costs: &mut [Cost]) -> Cost {
    costs.sort_by_key(|cost| cost.wall);
    let wall = costs[costs.len() / 2].wall;
    costs.sort_by_key(|cost| cost.cpu);
    Cost { wall, cpu: costs[costs.len() / 2].cpu }
}

/// The least that a build has to do.
fn floor(content: &Path, output: &Path) {
    let files: Vec<PathBuf> = walkdir::WalkDir::new(content)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    fs::create_dir_all(output).expect("an output folder");
    files.par_iter().enumerate().for_each(|(index, path)| {
        let text = fs::read_to_string(path).expect("a text");
        let (yaml, body) = text.trim_start_matches("---\n").split_once("\n---\n").expect("front matter");
        let value: serde_yaml::Value = serde_yaml::from_str(yaml).expect("YAML");
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(body));
        let page = format!("<!DOCTYPE html><title>{:?}</title><p>{value:?}</p>{html}", value.get("title"));
        fs::write(output.join(format!("{index}.html")), page).expect("a page");
    });
}
