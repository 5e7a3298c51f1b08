//! A site that is checked again after a change is the one that a look at everything gives, and so are its pages.

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use okrsite::{
    config::Config,
    disk,
    link::Site,
    model::Today,
    pipeline::{self, Checked, Files, Options, Settings},
    render::{self, Origin, Theme},
    view::{Derived, Facts, Findings},
};
use proptest::{collection::vec, prelude::*};

use crate::{reading::TODAY, support::project};

/// The sites whose files are changed, the demo first.
const SITES: [&str; 4] =
    ["example-okrs", "tests/sites/every-shape/in", "tests/sites/svensk/in", "tests/sites/teams-by-name/in"];

/// A change to one line of a file; most keep what ties its objective to others.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// A line of text at the end.
    Add(String),
    /// A word more in the title.
    Retitle(String),
    /// Other digits for the first of a line.
    Renumber(usize, u8),
    /// A line is gone.
    Cut(usize),
    /// A line stands twice.
    Repeat(usize),
    /// A comment above everything, so that all that follows stands elsewhere.
    Shift,
}

impl Change {
    pub(crate) fn make(&self, text: &str) -> String {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let count = lines.len();
        match self {
            Self::Add(words) => lines.push(words.clone()),
            Self::Retitle(word) => {
                if let Some(line) = lines.iter_mut().find(|line| line.starts_with("title:")) {
                    let end = line.len() - usize::from(line.ends_with('"'));
                    line.insert_str(end, &format!(" {word}"));
                }
            }
            Self::Renumber(at, digit) => {
                let line = &mut lines[at % count];
                if let Some(place) = line.find(|letter: char| letter.is_ascii_digit()) {
                    line.replace_range(place..=place, &digit.to_string());
                }
            }
            Self::Cut(at) => drop(lines.remove(at % count)),
            Self::Repeat(at) => lines.insert(at % count, lines[at % count].clone()),
            Self::Shift => lines.insert(count.min(1), "# A remark.".to_owned()),
        }
        lines.join("\n") + "\n"
    }
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => "[a-zåäö ]{1,20}".prop_map(Change::Add),
        3 => prop_oneof![Just("again"), Just("öka"), Just("10 %"), Just("och minska")]
            .prop_map(|word| Change::Retitle(word.to_owned())),
        4 => (any::<usize>(), 0..10_u8).prop_map(|(at, digit)| Change::Renumber(at, digit)),
        2 => any::<usize>().prop_map(Change::Cut),
        1 => any::<usize>().prop_map(Change::Repeat),
        2 => Just(Change::Shift),
    ]
}

/// A content folder as it is read and checked.
struct Content {
    settings: Settings,
    files: Files,
}

impl Content {
    fn of(site: &str) -> Self {
        let root = project().join(site);
        let settings = pipeline::settings(disk::settings(&root).unwrap().as_deref());
        let output = disk::output(&root, &settings.config);
        let files = disk::read(&root, &settings.config, &output).unwrap().files;
        Self { settings, files }
    }

    fn change(&mut self, file: usize, change: &Change) {
        let count = self.files.markdown.len();
        let (_, bytes) = &mut self.files.markdown[file % count];
        *bytes = change.make(&String::from_utf8_lossy(bytes)).into_bytes().into();
    }
}

fn options(drafts: bool) -> Options {
    Options { today: Today(TODAY), latest: Some(TODAY), drafts }
}

/// What pages are made from; `before` is that of a site with the same ties.
fn derived(checked: &Checked, theme: &Theme, before: Option<(&Derived, &Site)>) -> Derived {
    let Checked { site, progress, config, found, sources, .. } = checked;
    let names = theme.names(site.assets.iter().map(|path| (path.clone(), path.as_str().to_owned())).collect());
    let derived = match before {
        Some(before) => Derived::again(before, site, progress, config, &theme.texts, names),
        None => Derived::new(site, progress, config, &theme.texts, names),
    };
    derived.with_findings(Findings::new(Arc::clone(found), sources.clone()))
}

/// Every page by its path.
fn pages(checked: &Checked, theme: &Theme, derived: &Derived) -> BTreeMap<String, Vec<u8>> {
    let Checked { site, progress, config, .. } = checked;
    let facts = Facts::new(site, progress, config, &theme.texts, derived);
    let page = |origin| if let Origin::Page(page) = origin { Some(page) } else { None };
    let files = render::files(&facts, theme).into_iter();
    files.filter_map(|file| Some((file.path, render::page(page(file.origin)?, &facts, theme).unwrap()))).collect()
}

/// All that can be seen of a site.
fn shown(checked: &Checked, config: &Config) -> String {
    let Checked { sources, site, progress, found, .. } = checked;
    let mut shown = format!("{config:?}\n{site:#?}\n{progress:#?}\n{found:#?}\n");
    for (file, source) in sources.iter() {
        writeln!(shown, "{file:?} {source:?}").unwrap();
    }
    shown
}

/// Makes the changes one after another and compares each time, at the end the pages as well. Returns how many took the short
/// way.
fn follow(site: &str, drafts: bool, changes: &[(usize, Change)]) -> usize {
    let mut content = Content::of(site);
    let (settings, options) = (&content.settings, options(drafts));
    let theme = Theme::new(&BTreeMap::new(), settings.config.language, settings.config.theme.accent).unwrap();
    let mut reading = Arc::new(pipeline::read(settings, &content.files, None));
    let mut good = pipeline::check_read(settings, &reading, options);
    let mut read = Arc::clone(&reading);
    let mut from = derived(&good, &theme, None);
    let mut short_ways = 0;
    for (file, change) in changes {
        content.change(*file, change);
        let settings = &content.settings;
        reading = Arc::new(pipeline::read(settings, &content.files, Some(&reading)));
        let whole = pipeline::check_read(settings, &reading, options);
        if let Some(again) = pipeline::check_again((&good, &read), settings, &reading, options) {
            let (again_shown, whole_shown) = (shown(&again, &again.config), shown(&whole, &whole.config));
            assert!(again_shown == whole_shown, "{}", first_difference(&again_shown, &whole_shown));
            short_ways += 1;
            from = derived(&again, &theme, Some((&from, &good.site)));
            good = again;
        } else {
            from = derived(&whole, &theme, None);
            good = whole;
        }
        read = Arc::clone(&reading);
    }
    let (again, whole) = (pages(&good, &theme, &from), pages(&good, &theme, &derived(&good, &theme, None)));
    for (path, page) in &whole {
        assert!(again.get(path) == Some(page), "{path}");
    }
    assert_eq!(again.len(), whole.len());
    short_ways
}

fn first_difference(one: &str, other: &str) -> String {
    let mut lines = one.lines().zip(other.lines()).enumerate();
    let Some((number, (one, other))) = lines.find(|(_, (one, other))| one != other) else {
        return "one is longer".to_owned();
    };
    format!("line {number}:\n{one}\n{other}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_taken_over_is_as_it_would_be_made(
        site in 0..SITES.len(),
        drafts in any::<bool>(),
        changes in vec((any::<usize>(), change()), 1..12),
    ) {
        follow(SITES[site], drafts, &changes);
    }
}

#[test]
fn texts_values_and_titles_take_the_short_way() {
    let files = Content::of(SITES[0]).files.markdown;
    let objective = files.iter().position(|(path, _)| path.as_str().starts_with("okrs/")).unwrap();
    let texts = [
        Change::Add("A word.".to_owned()),
        Change::Retitle("again".to_owned()),
        Change::Shift,
        Change::Add("Another.".to_owned()),
    ];
    let changes: Vec<(usize, Change)> = texts.iter().map(|change| (objective, change.clone())).collect();
    assert_eq!(follow(SITES[0], false, &changes), texts.len());
}

#[test]
fn what_more_than_texts_changes_is_looked_at_whole() {
    let content = Content::of(SITES[0]);
    let reading = pipeline::read(&content.settings, &content.files, None);
    let checked = pipeline::check_read(&content.settings, &reading, options(false));
    let is_taken_over = |change: &dyn Fn(&mut Files)| {
        let mut files = content.files.clone();
        change(&mut files);
        let now = pipeline::read(&content.settings, &files, Some(&reading));
        pipeline::check_again((&checked, &reading), &content.settings, &now, options(false)).is_some()
    };
    let retied = |from: &'static str| {
        let to = format!("{from}x");
        move |files: &mut Files| {
            let is_meant = |bytes: &Arc<[u8]>| String::from_utf8_lossy(bytes).contains(from);
            let (_, bytes) = files.markdown.iter_mut().find(|(_, bytes)| is_meant(bytes)).unwrap();
            *bytes = String::from_utf8_lossy(bytes).replacen(from, &to, 1).into_bytes().into();
        }
    };
    assert!(is_taken_over(&|_| ()));
    assert!(!is_taken_over(&|files| drop(files.markdown.pop())));
    assert!(!is_taken_over(&|files| files.skipped.push((files.markdown[0].0.clone(), "odd".to_owned()))));
    for key in ["\nparent: ", "\nperiod: ", "\nteam: ", "\nowner: "] {
        assert!(!is_taken_over(&retied(key)), "{key}");
    }
}
