//! What the value of a key looks like: for the schemas that editors use, declared where the key is.
//!
//! Nothing here reads a value for what it says. A test holds the forms against what parsing says of the same values, so that neither can
//! change alone.

use super::slug::slug;
use crate::model::{parse_date, parse_number};

/// The look of a value.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A text in one line. Numbers, dates and `yes` are texts too.
    Text,
    /// A text in Markdown.
    Markdown,
    /// The name of a file.
    File,
    /// An id: lower-case a-z, digits, `-` and `.`.
    Id,
    /// A number as people write it.
    Number,
    /// A number as people write it, or that it is not known yet: `TBD`, `?`.
    NumberOrUnknown,
    /// A number from one to another, both included.
    Range(f64, f64),
    /// A number above 0.
    Positive,
    /// A whole number from one to another, both included.
    Whole(u16, u16),
    /// A day: `2026-11-19`.
    Date,
    /// `true` or `false`.
    Flag,
    /// `true`, `false` or a day.
    DateOrFlag,
    /// A language tag: `sv`.
    Language,
    /// A colour: `"#0a5d66"`.
    Color,
    /// An address that starts with `https://` or `http://`.
    WebAddress,
    /// The same with `{path}` in it, where the path of a file belongs.
    PathAddress,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// The name or code of a rule.
    Rule,
    /// A preset, or a mapping from names or codes of rules to levels, with a preset among them or not.
    Rules {
        /// The levels.
        levels: &'static [&'static str],
        /// The presets.
        presets: &'static [&'static str],
    },
    /// A list; a single entry may stand for a list of one.
    List(&'static Form),
    /// A mapping with known keys.
    Keys(&'static Keys),
    /// A mapping with free keys.
    Pairs(&'static Form),
    /// Any of these.
    Either(&'static [Form]),
    /// The same, and the key has to be there.
    Needed(&'static Form),
}

/// A mapping with known keys.
#[derive(Debug, Clone, Copy)]
pub struct Keys {
    /// What it is.
    pub about: &'static str,
    /// Its keys, in the order in which they are best read.
    pub keys: &'static [Key],
}

impl Keys {
    /// Whether it knows the key `name`.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.keys.iter().any(|key| key.name == name)
    }
}

/// A key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it says, in a sentence or two.
    pub about: &'static str,
    /// What its value looks like.
    pub form: Form,
}

/// What the entries of the list `name` look like, where any of `mappings` holds such a list, at whatever depth.
#[must_use]
pub fn entry_of(mappings: &'static [&'static Keys], name: &str) -> Option<&'static Keys> {
    mappings.iter().flat_map(|mapping| mapping.keys).find_map(|key| entry_in(key, name))
}

/// What the entries of the list `name` of this very mapping look like.
#[must_use]
pub fn entry_of_own_list(mapping: &'static Keys, name: &str) -> Option<&'static Keys> {
    mapping.keys.iter().filter(|key| key.name == name).find_map(|key| entry_in(key, name))
}

fn entry_in(key: &'static Key, name: &str) -> Option<&'static Keys> {
    let forms: &[Form] = match &key.form {
        Form::Either(forms) => forms,
        form => std::slice::from_ref(form),
    };
    forms.iter().find_map(|form| match form {
        Form::List(Form::Keys(entry)) if key.name == name => Some(*entry),
        Form::List(Form::Keys(inner)) | Form::Keys(inner) => inner.keys.iter().find_map(|key| entry_in(key, name)),
        _ => None,
    })
}

/// A mapping with a value in its place, as people could write it.
pub struct Example {
    /// `date: 2026-11-19, outcome: achieved`
    pub text: String,
    /// Whether nothing in it has to be thought of.
    pub is_whole: bool,
    /// A key whose word is one of several, and these words.
    pub choice: Option<(&'static str, &'static [&'static str])>,
}

/// The mappings of this form that `written` alone could have been meant for: by keys that take such values, else by those
/// that take any text and are needed. `with_texts` adds the keys that take Markdown; `day` stands for a date that is needed.
#[must_use]
pub fn examples(keys: &Keys, written: &str, with_texts: bool, day: &str) -> Vec<Example> {
    if let Some(example) = dated(keys, written) {
        return vec![example];
    }
    let mut meant: Vec<&Key> = keys.keys.iter().filter(|key| takes(&key.form, written)).collect();
    if meant.is_empty() {
        let takes_text = |key: &&Key| matches!(key.form, Form::Needed(inner) if is_text(inner));
        meant.extend(keys.keys.iter().find(takes_text));
    }
    if meant.is_empty() && keys.keys.iter().any(|key| matches!(key.form, Form::Needed(_))) {
        return vec![example(keys, None, written, with_texts, day)];
    }
    meant.into_iter().map(|key| example(keys, Some(key), written, with_texts, day)).collect()
}

/// `2026-11-20 all is fine`: a day and a text, where the mapping has both.
fn dated(keys: &Keys, written: &str) -> Option<Example> {
    let (day, text) = written.split_once(char::is_whitespace)?;
    let text = text.trim_start_matches([' ', ':', '-', '\u{2013}']).trim_end();
    let has_day = keys.keys.iter().any(|key| key.name == "date" && takes(&key.form, day));
    if text.is_empty() || !has_day || !keys.has("note") {
        return None;
    }

    let is_plain = text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '.' | '-' | '!' | '?'));
    let note = if is_plain { text.to_owned() } else { format!("\"{}\"", text.replace(['"', '\\'], "'")) };
    Some(Example { text: format!("date: {day}, note: {note}"), is_whole: false, choice: None })
}

fn example(keys: &Keys, meant: Option<&Key>, written: &str, with_texts: bool, day: &str) -> Example {
    let mut parts = Vec::new();
    let (mut is_whole, mut choice) = (true, None);
    let own_id = if meant.is_some_and(|meant| meant.name == "title") { slug(written) } else { String::new() };
    for key in keys.keys {
        if meant.is_some_and(|meant| meant.name == key.name) {
            parts.push(format!("{}: {written}", key.name));
            continue;
        }
        let stand_in = match key.form {
            Form::Needed(Form::Date) => day,
            Form::Needed(Form::Id) if !own_id.is_empty() => own_id.as_str(),
            Form::Needed(Form::Choice(words)) => {
                choice = Some((key.name, *words));
                words.first().copied().unwrap_or("...")
            }
            Form::Needed(_) => "...",
            Form::Markdown if with_texts => "...",
            _ => continue,
        };
        is_whole = false;
        parts.push(format!("{}: {stand_in}", key.name));
    }
    Example { text: parts.join(", "), is_whole, choice }
}

/// Whether a value of this form looks like `written`, and not like any text.
fn takes(form: &Form, written: &str) -> bool {
    let number = || parse_number(written).ok().map(|number| number.value);
    match form {
        Form::Needed(inner) => takes(inner, written),
        Form::Either(forms) => forms.iter().any(|form| takes(form, written)),
        Form::Number | Form::NumberOrUnknown => number().is_some(),
        Form::Positive => number().is_some_and(|number| number > 0.0),
        Form::Range(low, high) => number().is_some_and(|number| (*low..=*high).contains(&number)),
        Form::Whole(low, high) => number().is_some_and(|number| (f64::from(*low)..=f64::from(*high)).contains(&number)),
        Form::Date => parse_date(written).is_ok(),
        Form::Flag => is_flag(written),
        Form::DateOrFlag => is_flag(written) || parse_date(written).is_ok(),
        Form::Choice(words) => words.contains(&written),
        Form::Color => written.trim_matches(['"', '\'']).starts_with('#'),
        Form::Rule => written.starts_with("OKR"),
        _ => false,
    }
}

fn is_flag(written: &str) -> bool {
    matches!(written, "true" | "false" | "yes" | "no")
}

fn is_text(form: &Form) -> bool {
    matches!(form, Form::Text | Form::Markdown | Form::Id | Form::Rule)
}

/// Whether any mapping among `mappings`, at whatever depth, knows the key `name`.
#[must_use]
pub fn is_known(mappings: &[&Keys], name: &str) -> bool {
    has_key(mappings, &|key| key.name == name)
}

/// The same for a key that takes a text in Markdown, which may have several lines.
#[must_use]
pub fn takes_markdown(mappings: &[&Keys], name: &str) -> bool {
    let is_markdown = |form: &Form| matches!(form, Form::Markdown | Form::Needed(Form::Markdown));
    has_key(mappings, &|key| key.name == name && is_markdown(&key.form))
}

fn has_key(mappings: &[&Keys], is_meant: &impl Fn(&Key) -> bool) -> bool {
    mappings.iter().flat_map(|mapping| mapping.keys).any(|key| is_meant(key) || has_key_in(&key.form, is_meant))
}

fn has_key_in(form: &Form, is_meant: &impl Fn(&Key) -> bool) -> bool {
    match form {
        Form::Keys(keys) => has_key(&[keys], is_meant),
        Form::List(form) | Form::Pairs(form) | Form::Needed(form) => has_key_in(form, is_meant),
        Form::Either(forms) => forms.iter().any(|form| has_key_in(form, is_meant)),
        _ => false,
    }
}
