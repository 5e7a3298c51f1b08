//! A company of any size: its objectives are made up from a seed, and what hangs together is known without the program.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
};

use okrsite::{
    diagnostics::SitePath,
    model::{Language, Today},
    pipeline::{self, Checked, Files, Options},
    render::{self, Theme},
    view::{Derived, Facts, Names, pages},
};

use crate::support::{DAY, project};

/// What an objective serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Served {
    Theme(usize),
    Whole(usize),
    KeyResult(usize, usize),
}

impl Served {
    fn objective(self) -> Option<usize> {
        match self {
            Self::Theme(_) => None,
            Self::Whole(above) | Self::KeyResult(above, _) => Some(above),
        }
    }

    fn written(self) -> String {
        match self {
            Self::Theme(theme) => format!("strategy#theme-{theme}"),
            Self::Whole(above) => id(above),
            Self::KeyResult(above, index) => format!("{}#kr{}", id(above), index + 1),
        }
    }
}

struct Objective {
    title: String,
    team: String,
    is_strategic: bool,
    home: Option<Served>,
    further: Option<Served>,
    key_results: Vec<(String, f64)>,
}

/// A company with its objectives.
pub(crate) struct Company {
    objectives: Vec<Objective>,
    themes: usize,
}

fn id(index: usize) -> String {
    format!("objective-{index:04}")
}

/// The numbers that follow each other from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

impl Company {
    /// One with `number` objectives.
    pub(crate) fn of(number: usize, seed: u64) -> Self {
        let vocabulary = fs::read_to_string(project().join("benches/corpus/vocab_en.tsv")).unwrap();
        let words: Vec<&str> =
            vocabulary.lines().skip(200).take(4000).map(|line| line.split('\t').next().unwrap()).collect();
        let mut dice = Dice(seed);
        let sentence = |dice: &mut Dice, least: usize| -> String {
            let number = least + dice.below(4);
            let words: Vec<&str> = (0..number).map(|_| words[dice.below(words.len())]).collect();
            words.join(" ")
        };
        let (strategic, teams) = ((number / 25).clamp(2, 20), (number / 12).clamp(4, 40));
        let mut objectives: Vec<Objective> = Vec::new();
        for index in 0..number {
            let is_strategic = index < strategic;
            let target = |dice: &mut Dice| Served::KeyResult(dice.below(strategic), dice.below(3));
            let home = match dice.below(20) {
                _ if is_strategic => Some(Served::Theme(index % 3)),
                0 => None,
                1..4 => Some(Served::Whole(dice.below(strategic))),
                4..7 if index > strategic => Some(Served::Whole(strategic + dice.below(index - strategic))),
                7 if index > strategic => Some(Served::KeyResult(strategic + dice.below(index - strategic), 0)),
                _ => Some(target(&mut dice)),
            };
            let further = (!is_strategic && dice.below(7) == 0).then(|| target(&mut dice));
            objectives.push(Objective {
                title: format!("{} {index}", sentence(&mut dice, 3)),
                team: if is_strategic { "Management".to_owned() } else { format!("Team {:02}", dice.below(teams)) },
                is_strategic,
                home,
                further: further.filter(|further| Some(*further) != home),
                key_results: (0..3)
                    .map(|_| (sentence(&mut dice, 3), f64::from(u8::try_from(dice.below(100)).unwrap())))
                    .collect(),
            });
        }
        Self { objectives, themes: 3.min(strategic) }
    }

    /// The ids of the objectives, sorted.
    pub(crate) fn ids(&self) -> Vec<String> {
        (0..self.objectives.len()).map(id).collect()
    }

    /// How many objectives and themes have something above them.
    pub(crate) fn homes(&self) -> usize {
        self.themes + self.objectives.iter().filter(|one| one.home.is_some()).count()
    }

    /// How many further targets there are.
    pub(crate) fn further(&self) -> usize {
        self.objectives.iter().filter(|one| one.further.is_some()).count()
    }

    /// How many objectives of each team lead to each strategic objective; to none: the empty title.
    pub(crate) fn matrix(&self) -> BTreeMap<(String, String), usize> {
        let mut counts = BTreeMap::new();
        for one in self.objectives.iter().filter(|one| !one.is_strategic) {
            let mut above = BTreeSet::new();
            for served in one.home.iter().chain(&one.further) {
                let mut at = served.objective();
                while let Some(index) = at {
                    let reached = &self.objectives[index];
                    if reached.is_strategic {
                        above.insert(reached.title.clone());
                    }
                    at = reached.home.and_then(Served::objective);
                }
            }
            if above.is_empty() {
                above.insert(String::new());
            }
            for title in above {
                *counts.entry((one.team.clone(), title)).or_insert(0) += 1;
            }
        }
        counts
    }

    /// Its pages whose path is meant, as they are built.
    pub(crate) fn pages(&self, is_meant: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
        rendered(self.files(), is_meant)
    }

    /// Its content.
    fn files(&self) -> Vec<(String, String)> {
        let mut themes =
            String::from("---\nkind: organisation\ntitle: A company\nvision: Everyone can see why\nstrategy:\n");
        for theme in 0..3 {
            let _ = writeln!(themes, "  - {{id: theme-{theme}, title: Theme {theme}}}");
        }
        let mut files = vec![("a/organisation.md".to_owned(), format!("{themes}---\n"))];
        for (index, one) in self.objectives.iter().enumerate() {
            let period = if one.is_strategic { "2026" } else { "2026-Q4" };
            let level = if one.is_strategic { "strategic" } else { "tactical" };
            let mut text = format!("---\ntitle: {}\nteam: {}\nlevel: {level}\nperiod: {period}\n", one.title, one.team);
            if let Some(home) = one.home {
                let _ = writeln!(text, "parent: {}", home.written());
            }
            if let Some(further) = one.further {
                let _ = writeln!(text, "supports: [{}]", further.written());
            }
            text.push_str("key_results:\n");
            for (title, _) in &one.key_results {
                let _ = writeln!(text, "  - {{title: {title}, baseline: 0, target: 100, unit: \"%\"}}");
            }
            text.push_str("check_ins:\n  - date: 2026-11-16\n    values:\n");
            for (number, (_, value)) in one.key_results.iter().enumerate() {
                let _ = writeln!(text, "      kr{}: {value}", number + 1);
            }
            text.push_str("---\n");
            files.push((format!("objectives/{}.md", id(index)), text));
        }
        files
    }
}

/// The pages of a site whose path is meant, as they are built from these files.
pub(crate) fn rendered(files: Vec<(String, String)>, is_meant: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let day = DAY.parse().unwrap();
    let markdown = files.into_iter().map(|(path, text)| (SitePath::new(path), text.into_bytes().into())).collect();
    let files = Files { markdown, ..Files::default() };
    let settings = pipeline::settings(Some(b"title: A company\nrules: off\n"));
    let checked = pipeline::check(&settings, &files, Options { today: Today(day), latest: Some(day), drafts: false });
    let found: Vec<&str> = checked.found.iter().map(|one| one.message.as_str()).collect();
    assert!(found.is_empty(), "{found:?}");
    let theme = Theme::new(&BTreeMap::new(), Language::English, None).unwrap();
    let Checked { site, progress, config, .. } = &checked;
    let derived = Derived::new(site, progress, config, &theme.texts, Names::default());
    let facts = Facts::new(site, progress, config, &theme.texts, &derived);
    let meant = pages(&facts).into_iter().map(|page| (page.path(&facts), page)).filter(|(path, _)| is_meant(path));
    meant.map(|(path, page)| (path, String::from_utf8(render::page(page, &facts, &theme).unwrap()).unwrap())).collect()
}
