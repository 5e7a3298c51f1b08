//! A page whose key is the same is the same, byte for byte, whatever was edited meanwhile; and after an edit, a page is made anew
//! only where it can be another.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    sync::Arc,
};

use okrsite::{
    diagnostics::{Counts, SitePath},
    disk,
    model::Today,
    pipeline::{self, Files, Options, Reading, Settings},
    render::{self, Origin, Theme},
    source::digest::Digest,
    view::{Derived, Facts, Findings, Keys},
};
use proptest::{collection::vec, prelude::*};

use crate::{
    again::{Change, change},
    reading::TODAY,
    support::project,
};

/// The sites whose files are edited, beside a company that is made up.
const SITES: [&str; 4] =
    ["example-okrs", "tests/sites/every-shape/in", "tests/sites/svensk/in", "tests/sites/teams-by-name/in"];
/// How many objectives that has.
const COMPANY: usize = 24;

/// What somebody does to a site.
#[derive(Debug, Clone)]
enum Edit {
    /// Another line in a file, whichever it is.
    Line(usize, Change),
    /// An objective serves another one, or depends on it.
    Tie(usize, &'static str, usize),
    /// An objective of another team, period, owner or state.
    Put(usize, &'static str, &'static str),
    /// A check-in.
    CheckIn(usize, &'static str),
    /// A file is gone.
    Delete(usize),
    /// An objective stands in a second file, with an id of its own.
    Copy(usize),
    /// Another setting.
    Set(&'static str),
    /// Another day.
    Day(i64),
    /// Drafts are shown, or not any more.
    Drafts,
    /// Another file of the theme.
    Theme(&'static str),
}

fn edit() -> impl Strategy<Value = Edit> {
    let tie = prop_oneof![Just("parent"), Just("supports"), Just("depends_on"), Just("continues")];
    let put = prop_oneof![
        Just(("owner", "Kim Holm")),
        Just(("period", "2026-Q3")),
        Just(("period", "2026")),
        Just(("state", "draft")),
        Just(("state", "proposed")),
        Just(("level", "strategic")),
        Just(("tags", "[harbour]")),
        Just(("aliases", "[an-earlier-name]")),
        Just(("lang", "sv")),
    ];
    let check_in = prop_oneof![
        Just("{date: 2026-11-20, note: A *calm* week, by: Kim Holm}"),
        Just("{date: 2026-11-22, values: {kr1: {confidence: 3, note: Slower than we thought}}}"),
        Just("{date: 2026-11-21, values: {kr1: 7}}"),
    ];
    let set = prop_oneof![
        Just("people: {pages: true}"),
        Just("title: Another name"),
        Just("language: sv"),
        Just("base_url: https://okr.example.com/okr/"),
        Just("follow_up_days: 3"),
        Just("edit_url: https://example.com/{path}"),
    ];
    let theme = prop_oneof![Just("templates/objective.html"), Just("css/site.css")];
    prop_oneof![
        8 => (any::<usize>(), change()).prop_map(|(file, change)| Edit::Line(file, change)),
        4 => (any::<usize>(), tie, any::<usize>()).prop_map(|(from, key, to)| Edit::Tie(from, key, to)),
        4 => (any::<usize>(), put).prop_map(|(file, (key, value))| Edit::Put(file, key, value)),
        4 => (any::<usize>(), check_in).prop_map(|(file, check_in)| Edit::CheckIn(file, check_in)),
        1 => any::<usize>().prop_map(Edit::Delete),
        1 => any::<usize>().prop_map(Edit::Copy),
        1 => set.prop_map(Edit::Set),
        1 => (1..40_i64).prop_map(Edit::Day),
        1 => Just(Edit::Drafts),
        1 => theme.prop_map(Edit::Theme),
    ]
}

/// A site as it is edited.
struct Content {
    settings: String,
    files: Files,
    theme: BTreeMap<String, Vec<u8>>,
    options: Options,
}

impl Content {
    fn of(site: usize) -> Self {
        let options = Options { today: Today(TODAY), latest: None, drafts: false };
        let Some(site) = SITES.get(site) else {
            return Self { settings: String::new(), files: company(), theme: BTreeMap::new(), options };
        };
        let root = project().join(site);
        let bytes = disk::settings(&root).unwrap().unwrap_or_default();
        let settings = pipeline::settings(Some(&bytes));
        let output = disk::output(&root, &settings.config);
        let mut files = disk::read(&root, &settings.config, &output).unwrap().files;
        files.is_theme_missing = false;
        Self { settings: String::from_utf8(bytes).unwrap(), files, theme: BTreeMap::new(), options }
    }

    fn settings(&self) -> Settings {
        pipeline::settings(Some(self.settings.as_bytes()))
    }

    fn make(&mut self, edit: &Edit) {
        match edit {
            Edit::Line(file, change) => self.change(*file, |text| change.make(text)),
            Edit::Tie(file, key, other) => {
                let (other, _) = &self.files.markdown[other % self.files.markdown.len()];
                let value = if *key == "supports" || *key == "depends_on" {
                    format!("[{}]", other.stem())
                } else {
                    other.stem().to_owned()
                };
                self.change(*file, |text| with_key(text, key, &value));
            }
            Edit::Put(file, key, value) => self.change(*file, |text| with_key(text, key, value)),
            Edit::CheckIn(file, check_in) => self.change(*file, |text| {
                if text.contains("\ncheck_ins:\n") {
                    text.replacen("\ncheck_ins:\n", &format!("\ncheck_ins:\n  - {check_in}\n"), 1)
                } else {
                    with_key(text, "check_ins", &format!("[{check_in}]"))
                }
            }),
            Edit::Delete(file) => drop(self.files.markdown.remove(file % self.files.markdown.len())),
            Edit::Copy(file) => {
                let (path, bytes) = self.files.markdown[file % self.files.markdown.len()].clone();
                let path = SitePath::new(format!("{}-again.md", path.as_str().trim_end_matches(".md")));
                self.files.markdown.retain(|(known, _)| *known != path);
                self.files.markdown.push((path, bytes));
                self.files.markdown.sort_by(|one, other| one.0.cmp(&other.0));
            }
            Edit::Set(line) => {
                let key = line.split(':').next().unwrap();
                let lines = self.settings.lines().filter(|known| !known.starts_with(key));
                self.settings = lines.chain([*line]).collect::<Vec<_>>().join("\n") + "\n";
            }
            Edit::Day(days) => {
                let day = self.options.today.0.checked_add(jiff::Span::new().days(*days)).unwrap();
                self.options.today = Today(day);
            }
            Edit::Drafts => self.options.drafts = !self.options.drafts,
            Edit::Theme(path) => {
                let mut text = okrsite_theme(path);
                text.push_str(if path.starts_with("templates/") { "<!-- ours -->" } else { "main { color: navy }" });
                self.theme.insert((*path).to_owned(), text.into_bytes());
            }
        }
    }

    fn change(&mut self, file: usize, change: impl FnOnce(&str) -> String) {
        let count = self.files.markdown.len();
        let (_, bytes) = &mut self.files.markdown[file % count];
        *bytes = change(&String::from_utf8_lossy(bytes)).into_bytes().into();
    }
}

/// A file of the built-in theme.
fn okrsite_theme(path: &str) -> String {
    std::fs::read_to_string(project().join("themes/default").join(path)).unwrap()
}

/// The text of a file with a key of its front matter set.
fn with_key(text: &str, key: &str, value: &str) -> String {
    let start = format!("{key}:");
    let mut lines: Vec<String> = text.lines().filter(|line| !line.starts_with(&start)).map(str::to_owned).collect();
    lines.insert(lines.len().min(1), format!("{key}: {value}"));
    lines.join("\n") + "\n"
}

/// A company in which much hangs together: each objective serves one above, some help others, depend on them, go on from them.
fn company() -> Files {
    let mut markdown: Vec<(SitePath, Arc<[u8]>)> = Vec::new();
    let mut write = |path: String, text: String| markdown.push((SitePath::new(path), text.into_bytes().into()));
    write(
        "organisation.md".to_owned(),
        "---\nkind: organisation\ntitle: Harbour\nvision: Calm waters\n---\n".to_owned(),
    );
    write(
        "kpis/boats.md".to_owned(),
        "---\nkind: kpi\ntitle: Boats\nmeasurements:\n  - {date: 2026-10-02, value: 4}\n---\n".to_owned(),
    );
    for team in 0..4 {
        let parent = if team == 0 { String::new() } else { format!("parent: team-{}\n", (team - 1) / 2) };
        let text =
            format!("---\nkind: team\ntitle: Team {team}\nlead: Lead {team}\n{parent}---\nWe are team {team}.\n");
        write(format!("teams/team-{team}.md"), text);
    }
    for number in 0..COMPANY {
        let (team, period) = (number % 4, ["2026-Q4", "2026", "2026-Q3"][number % 3]);
        let mut text = format!(
            "---\ntitle: Grow {number}\nteam: team-{team}\nperiod: {period}\nowner: Person {}\ntags: [tag-{}]\n",
            number % 5,
            number % 3
        );
        if number > 0 {
            let part = if number % 2 == 0 { "#kr1" } else { "" };
            let _ = writeln!(text, "parent: objective-{}{part}", (number - 1) / 2);
        }
        if number % 5 == 4 {
            let _ = writeln!(text, "supports: [objective-{}]\ndepends_on: [objective-{}]", number - 3, number - 2);
        }
        if number % 6 == 5 {
            let _ = writeln!(text, "continues: objective-{}", number - 5);
        }
        let _ = writeln!(text, "key_results:\n  - id: kr1\n    title: Count {number}\n    baseline: 0\n    target: 10");
        let _ = writeln!(text, "  - id: kr2\n    title: Finish {number}");
        text.push_str("    milestones: [{id: one, title: One}, {id: two, title: Two}]\n");
        let _ = writeln!(text, "check_ins:\n  - date: 2026-11-{:02}\n    note: Note {number}", 1 + number % 20);
        let _ = writeln!(text, "    values: {{kr1: {{value: {}, confidence: 6}}}}\n---\nWhy {number}.\n", number % 9);
        write(format!("okrs/objective-{number}.md"), text);
    }
    markdown.sort_by(|one, other| one.0.cmp(&other.0));
    Files { markdown, ..Files::default() }
}

/// Every page with its key, by its path; nothing where nothing can be built.
fn pages(content: &Content, reading: &Reading) -> Option<BTreeMap<String, (Digest, Vec<u8>)>> {
    let settings = content.settings();
    let checked = pipeline::check_read(&settings, reading, content.options);
    let has_errors = Counts::of(&checked.found).errors > 0;
    let sound =
        if has_errors { pipeline::without_errors(&checked, &settings, reading, content.options)? } else { checked };

    let theme = Theme::new(&content.theme, sound.config.language, sound.config.theme.accent).unwrap();
    let assets = sound.site.assets.iter().map(|path| (path.clone(), path.as_str().to_owned())).collect();
    let derived = Derived::new(&sound.site, &sound.progress, &sound.config, &theme.texts, theme.names(assets));
    let derived = derived.with_findings(Findings::new(Arc::clone(&sound.found), sound.sources.clone()));
    let facts = Facts::new(&sound.site, &sound.progress, &sound.config, &theme.texts, &derived);
    let keys = Keys::new(theme.key(pipeline::inputs(&settings, reading, content.options, &sound)), &facts);

    let page = |origin| if let Origin::Page(page) = origin { Some(page) } else { None };
    let files = render::files(&facts, &theme).into_iter();
    let keyed = files.filter_map(|file| {
        let page = page(file.origin)?;
        Some((file.path, (keys.of(page, &facts), render::page(page, &facts, &theme).unwrap())))
    });
    Some(keyed.collect())
}

/// Makes the edits one after another. Whatever was made under a key at a place is the same each time.
fn check(site: usize, edits: &[Edit]) {
    let mut content = Content::of(site);
    let mut reading = pipeline::read(&content.settings(), &content.files, None);
    let mut known: BTreeMap<(String, Digest), (Vec<u8>, usize)> = BTreeMap::new();
    for number in 0..=edits.len() {
        if let Some(edit) = number.checked_sub(1).and_then(|before| edits.get(before)) {
            content.make(edit);
            reading = pipeline::read(&content.settings(), &content.files, Some(&reading));
        }
        for (path, (key, bytes)) in pages(&content, &reading).unwrap_or_default() {
            let (known, before) = known.entry((path.clone(), key)).or_insert_with(|| (bytes.clone(), number));
            let is_same = *known == bytes;
            assert!(is_same, "{path}, between {before} and {number}: {}", difference(known, &bytes));
        }
    }
}

/// Where two pages begin to differ.
fn difference(one: &[u8], other: &[u8]) -> String {
    let at = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let around =
        |bytes: &[u8]| String::from_utf8_lossy(&bytes[at.saturating_sub(60)..(at + 60).min(bytes.len())]).into_owned();
    format!("\n{}\n{}", around(one), around(other))
}

/// `OKRSITE_SOAK=200` tries that many series of edits.
fn cases() -> u32 {
    std::env::var("OKRSITE_SOAK").ok().and_then(|cases| cases.parse().ok()).unwrap_or(5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_with_the_same_key_is_the_same(site in 0..=SITES.len(), edits in vec(edit(), 1..5)) {
        check(site, &edits);
    }
}

/// The pages that another text in one file of the company leads to.
fn made_anew(path: &str, edit: &Edit) -> BTreeSet<String> {
    let mut content = Content::of(SITES.len());
    let file = content.files.markdown.iter().position(|(known, _)| known.as_str() == path).unwrap();
    let edit = match edit.clone() {
        Edit::Line(_, change) => Edit::Line(file, change),
        Edit::CheckIn(_, check_in) => Edit::CheckIn(file, check_in),
        Edit::Put(_, key, value) => Edit::Put(file, key, value),
        other => other,
    };
    let before = pages(&content, &pipeline::read(&content.settings(), &content.files, None)).unwrap();
    content.make(&edit);
    let after = pages(&content, &pipeline::read(&content.settings(), &content.files, None)).unwrap();
    let is_other =
        |(path, (key, _)): &(String, (Digest, Vec<u8>))| before.get(path).is_none_or(|(known, _)| known != key);
    after.into_iter().filter(is_other).map(|(path, _)| path).collect()
}

#[test]
fn a_word_in_a_body_makes_the_page_of_the_objective_anew() {
    let made = made_anew("okrs/objective-20.md", &Edit::Line(0, Change::Add("A word.".to_owned())));
    let pages: Vec<&String> = made.iter().filter(|path| path.starts_with("objectives/")).collect();
    assert_eq!(pages, ["objectives/objective-20.html"]);
    assert!(!made.iter().any(|path| path.starts_with("kpis") || path.starts_with("alignment")), "{made:?}");
}

#[test]
fn a_check_in_makes_what_shows_the_objective_anew_and_no_more() {
    let made = made_anew("okrs/objective-20.md", &Edit::CheckIn(0, "{date: 2026-11-21, values: {kr1: 7}}"));
    for path in ["objectives/objective-20.html", "objectives/objective-9.html", "teams/team-0.html", "alignment.html"] {
        assert!(made.contains(path), "{path} in {made:?}");
    }
    for path in ["objectives/objective-11.html", "kpis/boats.html", "rules.html", "404.html"] {
        assert!(!made.contains(path), "{path} in {made:?}");
    }
}

#[test]
fn another_team_changes_what_ties_all() {
    let made = made_anew("okrs/objective-20.md", &Edit::Put(0, "team", "team-3"));
    assert!(made.contains("rules.html"));
}
