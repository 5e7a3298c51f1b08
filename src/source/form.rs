//! What the value of a key looks like: for the schemas that editors use, declared where the key is.
//!
//! Nothing here reads a value. A test holds the forms against what parsing says of the same values, so that neither can
//! change alone.

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
