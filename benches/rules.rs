//! Two questions: how often the rules on wording are right on sentences labelled by hand, and what the rules cost.
//!
//! `cargo bench --bench rules` prints precision and recall of each rule, on the sentences that the word lists were tuned on
//! and on those held out. Then it makes 10,000 objectives (`-- NUMBER` for another number) and compares a whole check with
//! parsing and linking alone, in turn, and prints the medians and their ratio; 1.3 is the promise.

#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a benchmark is a program of its own")]

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use okrsite::{
    diagnostics::{FileId, SitePath},
    disk,
    link::{self, Surroundings},
    model::{Date, Today},
    parse::{self, Parsed},
    pipeline::{self, Files, Options, Settings},
};
use rayon::prelude::*;

#[path = "../tests/rules/corpus.rs"]
mod corpus;

const RUNS: usize = 7;

fn main() {
    for (name, texts) in corpus::PARTS {
        precision(name, texts);
    }
    let number = env::args().skip(1).find(|argument| argument.parse::<usize>().is_ok());
    cost(number.as_deref().unwrap_or("10000"));
}

fn precision(name: &str, texts: &[&str]) {
    for lang in ["en", "sv", "de", "no"] {
        let cases = texts.iter().flat_map(|text| corpus::cases(text)).filter(|case| case.lang == lang);
        print_scores(&format!("{name}, {lang}"), &cases.collect::<Vec<corpus::Case>>());
    }
}

fn print_scores(name: &str, cases: &[corpus::Case]) {
    let key_results: usize = cases.iter().map(|case| case.key_results.len()).sum();
    let good = cases.iter().filter(|case| case.is_good()).count();
    let fine: usize = cases.iter().map(corpus::Case::good_key_results).sum();
    println!("{name}: {} objectives, {good} of them good; {key_results} key results, {fine} of them good", cases.len());
    println!("{:22} {:>9} {:>7} {:>6} {:>6} {:>6}", "", "precision", "recall", "right", "wrong", "missed");
    for (rule, score) in corpus::scores(cases) {
        let (wrong, missed) = (score.false_alarms.len(), score.missed.len());
        println!(
            "{rule:22} {:>9.2} {:>7.2} {:>6} {wrong:>6} {missed:>6}",
            score.precision(),
            score.recall(),
            score.hits
        );
        if env::var_os("SENTENCES").is_some() {
            score.false_alarms.iter().for_each(|title| println!("    wrong: {title}"));
            score.missed.iter().for_each(|title| println!("    missed: {title}"));
        }
    }
    println!();
}

fn cost(number: &str) {
    let room = tempfile::tempdir().expect("a temporary folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus/gen_corpus.py");
    let mut python = Command::new("python3");
    python.arg("-B").arg(script).args(["--n", number, "--peers", "okrsite", "--out"]).arg(room.path());
    assert!(python.stdout(Stdio::null()).status().expect("python3 is installed").success());
    let content = room.path().join(format!("okrsite-{number}"));
    let settings = pipeline::settings(disk::settings(&content).expect("it can be read").as_deref());
    let files = disk::read(&content, &settings.config, &room.path().join("out")).expect("it can be read").files;
    let (mut floors, mut checks, mut found) = (Vec::new(), Vec::new(), 0);
    for run in 0..=RUNS {
        let floor = timed(|| parse_and_link(&settings, &files));
        let check = timed(|| found = pipeline::check(&settings, &files, options()).found.len());
        if run > 0 {
            floors.push(floor); // the first run warms the caches
            checks.push(check);
        }
    }
    let (floor, check) = (median(&mut floors), median(&mut checks));
    println!("{number} objectives, {found} findings, medians of {RUNS} runs");
    println!("parse and link {floor:.3} s, check {check:.3} s, ratio {:.2}", check / floor);
}

fn options() -> Options {
    let today = Date::constant(2026, 11, 23);
    Options { today: Today(today), latest: Some(Date::constant(2030, 1, 1)), drafts: false }
}

fn parse_and_link(settings: &Settings, files: &Files) {
    let texts: Vec<(&SitePath, String)> =
        files.markdown.iter().map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned())).collect();
    let one = |(number, (path, text)): (usize, &(&SitePath, String))| {
        Arc::new(parse::parse(FileId(u32::try_from(number + 1).unwrap_or(u32::MAX)), path, text, false))
    };
    let parsed: Vec<Arc<Parsed>> = texts.par_iter().enumerate().map(one).collect();
    let surroundings = Surroundings {
        left_out: std::collections::BTreeSet::default(),
        csv: std::collections::BTreeMap::new(),
        svg: std::collections::BTreeMap::new(),
        others: files.others.clone().into(),
        drafts: false,
        today: options().today.0,
        decimal_comma: false,
    };
    std::hint::black_box(link::link(&parsed, &settings.config, &surroundings));
}

fn timed(work: impl FnOnce()) -> f64 {
    let started = Instant::now();
    work();
    Duration::as_secs_f64(&started.elapsed())
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
