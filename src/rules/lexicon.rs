//! The words of each language, from the files in `words/`.
//!
//! A pattern is a word (`workshop`), a phrase (`set up`), a stem with a class of endings (`lanser/ar`), or the start or end
//! of a word (`satisf*`, `*kostnad`). `words/README.md` says what each list is for. A language is added by adding a file.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{LazyLock, OnceLock},
};

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::text::Token;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/rules/words");

/// Every language, by the name of its file: the text, and what is read from it when it is first asked for.
static LANGUAGES: LazyLock<BTreeMap<&str, (&str, OnceLock<Language>)>> =
    LazyLock::new(|| word_files().map(|(tag, text)| (tag, (text, OnceLock::new()))).collect());

/// A language that has been read.
#[derive(Default)]
struct Language {
    /// Further tags of it.
    also: Vec<String>,
    lexicon: Lexicon,
}

impl Language {
    /// The one whose file is called `tag`.
    fn called(tag: &str) -> Option<&'static Self> {
        let (text, language) = LANGUAGES.get(tag)?;
        Some(language.get_or_init(|| {
            let file = read(text).ok(); // a test reads every file
            file.map(|file| Self { lexicon: Lexicon::new(&file), also: file.also }).unwrap_or_default()
        }))
    }
}

/// Places, firms and organisations that people know by their abbreviation in every language.
static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("words/names.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Abbreviations of places, firms and organisations that are known in every language, in capitals.
pub(super) fn names() -> &'static HashSet<&'static str> {
    &NAMES
}

/// The words of a language, by its tag: `sv`, or `sv-FI`. None where there is no file for it.
pub(super) fn lexicon(tag: &str) -> Option<&'static Lexicon> {
    let tag = tag.split('-').next().unwrap_or(tag);
    let also = || {
        let mut languages = LANGUAGES.keys().filter_map(|name| Language::called(name));
        languages.find(|language| language.also.iter().any(|also| also == tag))
    };
    Language::called(tag).or_else(also).map(|language| &language.lexicon)
}

/// The word files: the tag of each language, and the text.
pub fn word_files() -> impl Iterator<Item = (&'static str, &'static str)> {
    let yaml = FILES.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "yaml"));
    yaml.filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?)))
}

/// Reads a word file.
///
/// # Errors
///
/// When it is no YAML, has a list that there is none of, or a stem with a class of endings that it does not define.
pub fn read(text: &str) -> Result<WordFile, String> {
    let file: WordFile = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    for (name, list) in file.lists() {
        for pattern in list {
            let class = pattern.split_once('/').map(|(_, class)| class);
            let is_number = pattern.starts_with(|one: char| one.is_ascii_digit());
            if class.is_some_and(|class| !is_number && !file.endings.contains_key(class)) {
                return Err(format!("`{pattern}` of `{name}` has endings of no known class"));
            }
            let inner = pattern.trim_start_matches('*').trim_end_matches('*');
            if inner.trim().is_empty() || inner.contains('*') || pattern != pattern.trim() {
                return Err(format!("`{pattern}` of `{name}` is no pattern"));
            }
        }
    }
    Ok(file)
}

macro_rules! lists {
    ($($(#[$about:meta])* $name:ident,)*) => {
        /// A word file as written.
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct WordFile {
            /// The language's own name for itself.
            pub name: String,
            /// Further tags of the same language.
            #[serde(default)]
            pub also: Vec<String>,
            /// Endings by class; the empty one stands for the stem itself.
            #[serde(default)]
            pub endings: BTreeMap<String, Vec<String>>,
            /// Whether every noun is written with a capital.
            #[serde(default)]
            pub capital_nouns: bool,
            $($(#[$about])* #[serde(default)] pub $name: Vec<String>,)*
        }

        impl WordFile {
            /// Every list with its name.
            pub fn lists(&self) -> impl Iterator<Item = (&'static str, &Vec<String>)> {
                [$((stringify!($name), &self.$name),)*].into_iter()
            }
        }

        /// The words of a language, ready to be looked up.
        #[derive(Debug, Default)]
        pub(super) struct Lexicon {
            /// Whether every noun is written with a capital.
            pub(super) has_capital_nouns: bool,
            $(pub(super) $name: List,)*
        }

        impl Lexicon {
            fn new(file: &WordFile) -> Self {
                Self {
                    has_capital_nouns: file.capital_nouns,
                    $($name: List::new(&file.$name, &file.endings),)*
                }
            }
        }
    };
}

lists! {
    /// Words that may stand before the first one that counts: "we will".
    leads,
    /// What is done rather than reached, wherever it begins a title.
    activities,
    /// The same, where one of `determiners` or a number follows: "build a", but not "build quality".
    activities_with_object,
    /// The same, where a number of things follows: "deliver five", but not "deliver on time".
    activities_with_number,
    /// Verbs in two parts, around what is done: "führen durch".
    split_activities,
    /// The same, where it ends a title: "einführen".
    activities_at_end,
    /// Verbs that make an activity of one of `events`: "hold".
    holders,
    /// What is held.
    events,
    /// Nouns of work: "plan", "survey".
    work,
    /// Verbs that make a sentence of a noun and what follows: "is".
    states,
    /// Activities as nouns, where one of `of` follows: "launch of".
    activity_nouns,
    /// What follows such a noun.
    of,
    /// What begins the details at the end of a title: "for", "by".
    details,
    /// What says that things are counted: "number of".
    counts,
    /// Numbers in words.
    numbers,
    /// What has been done, at the end of a step: "launched".
    done,
    /// Words that begin an object.
    determiners,
    /// Verbs that begin an objective of their own.
    goals,
    /// The same, where one of `determiners` follows: "support the", but not "sales and support".
    goals_with_object,
    /// The same, where an objective ends with them: "senken".
    goals_at_end,
    /// Verbs that are only looked for after `and`: "and make".
    further_goals,
    /// What makes a verb part of the one before it: "to", "zu".
    infinitives,
    /// Words for what has just been named: "it".
    pronouns,
    /// What joins two of them.
    and,
    /// Words after which a verb has another subject than the title's.
    relatives,
    /// What begins the way to a goal: "by", "through".
    means,
    /// Words that measure nothing by themselves.
    vague,
    /// Words that narrow such a word, and still measure nothing: "internal".
    modifiers,
    /// Directions without a measure, at the start: "improve".
    changes,
    /// The same at the end: "verbessern".
    changes_at_end,
    /// Praise that everybody understands in another way: "timely".
    unclear,
    /// Words that carry no meaning of their own.
    small,
    /// Words that take back what a title promises: "try to".
    hedges,
    /// Big words that say little.
    woolly,
    /// Words that name a subject and no direction.
    topics,
    /// What makes a measure of the number after it.
    before_numbers,
    /// What makes a day of the year after it.
    before_years,
    /// What makes a measure of the number before it.
    after_numbers,
    /// The months.
    months,
    /// What makes a measure of the time after it: "in" thirty days.
    before_durations,
    /// Units of time.
    durations,
    /// What makes an age of the number before it, which is no measure.
    ages,
    /// Numbers that are names: "112".
    number_names,
    /// Words that say what a value is counted in.
    units,
    /// Units that do not say what is counted.
    generic_units,
    /// Measures that need a unit.
    needs_unit,
    /// What is only counted.
    quantities,
    /// What tells whether it is good.
    qualities,
    /// What says that less than all is aimed at.
    stretch,
    /// What turns such words round.
    negations,
    /// Abbreviations that everybody knows, in capitals.
    abbreviations,
}

/// A list of patterns, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct List {
    words: HashSet<String>,
    /// Phrases by their first word, the longest first.
    phrases: HashMap<String, Vec<Vec<String>>>,
    starts: Vec<String>,
    ends: Vec<String>,
}

impl List {
    fn new(patterns: &[String], endings: &BTreeMap<String, Vec<String>>) -> Self {
        let mut list = Self::default();
        for pattern in patterns {
            let class = pattern.split_once('/').and_then(|(stem, class)| Some((stem, endings.get(class)?)));
            if let Some((stem, endings)) = class {
                list.words.extend(endings.iter().map(|ending| format!("{stem}{ending}")));
            } else if let Some(start) = pattern.strip_suffix('*') {
                list.starts.push(start.to_owned());
            } else if let Some(end) = pattern.strip_prefix('*') {
                list.ends.push(end.to_owned());
            } else if pattern.contains(' ') {
                let words: Vec<String> = pattern.split(' ').map(str::to_owned).collect();
                let others = list.phrases.entry(words[0].clone()).or_default();
                others.push(words);
                others.sort_by_key(|words| std::cmp::Reverse(words.len()));
            } else {
                list.words.insert(pattern.clone());
            }
        }
        list
    }

    /// Whether a word is in the list, written as it is looked up: in lower case, or in capitals in a list of capitals.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.contains(word)
            || self.starts.iter().any(|start| word.starts_with(start.trim_end()))
            || self.ends.iter().any(|end| word.len() > end.len() && word.ends_with(end.as_str()))
    }

    /// How many of the `tokens` from the first one on the list matches; 0 where it does not.
    pub(super) fn at(&self, tokens: &[Token]) -> usize {
        let Some(first) = tokens.first() else { return 0 };
        let is_same = |phrase: &&Vec<String>| {
            phrase.len() <= tokens.len() && phrase.iter().zip(tokens).all(|(word, token)| *word == token.text)
        };
        let phrase = self.phrases.get(&first.text).and_then(|phrases| phrases.iter().find(is_same));
        phrase.map_or(usize::from(self.has(&first.text)), Vec::len)
    }

    /// How many tokens the first part of a phrase of two has, which is 1, where its second part stands further on, before
    /// what `ends`.
    pub(super) fn parted(&self, tokens: &[Token], ends: impl Fn(&[Token]) -> bool) -> Option<usize> {
        let phrases = self.phrases.get(&tokens.first()?.text)?;
        let is_last = |at: usize| phrases.iter().any(|phrase| phrase[1] == tokens[at].text) && ends(&tokens[at + 1..]);
        (2..tokens.len()).any(is_last).then_some(1)
    }

    /// Where the first match begins, and how many tokens it has.
    pub(super) fn find(&self, tokens: &[Token]) -> Option<(usize, usize)> {
        (0..tokens.len()).map(|at| (at, self.at(&tokens[at..]))).find(|(_, length)| *length > 0)
    }
}
