//! The texts of the interface, from one catalogue in Fluent syntax.

use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::isolate::isolated;
use crate::model::Language;

/// A value in a text. Whole numbers choose the plural.
pub type Arg<'a> = FluentValue<'a>;

/// The texts of one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// Those of them in which nothing is chosen or computed, by key.
    simple: HashMap<String, Vec<Piece>>,
}

/// A part of a text.
enum Piece {
    /// These words.
    Words(String),
    /// The value with this name.
    Value(String),
}

/// Fluent gives up on a text with more values than this.
const VALUES_MAX: usize = 100;

impl Texts {
    /// Reads a catalogue.
    ///
    /// # Errors
    ///
    /// Names the first entry that is wrong.
    pub fn new(language: Language, catalogue: &str) -> Result<Self, String> {
        let resource = parse(catalogue)?;
        let mut simple = HashMap::new();
        note_simple(&resource, &mut simple);

        let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
        bundle.set_use_isolating(false); // `say` isolates only what needs it
        bundle.add_resource(resource).map_err(|errors| format!("{errors:?}"))?;
        Ok(Self { bundle, simple })
    }

    /// These texts with others over them.
    ///
    /// # Errors
    ///
    /// Names the first entry that is wrong.
    pub fn overlaid(mut self, catalogue: &str) -> Result<Self, String> {
        let resource = parse(catalogue)?;
        note_simple(&resource, &mut self.simple);
        self.bundle.add_resource_overriding(resource);
        Ok(self)
    }

    /// The text called `key`, where it has no values.
    #[must_use]
    pub fn fixed(&self, key: &str) -> Option<String> {
        let pieces = self.simple.get(key)?;
        let is_fixed = pieces.iter().all(|piece| matches!(piece, Piece::Words(_)));
        is_fixed.then(|| put_together(pieces, &[]))?
    }

    /// The text called `key`; the key itself where there is none, which a test keeps from happening. Texts of people among
    /// the values keep their direction to themselves.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        if let Some(text) = self.simple.get(key).and_then(|pieces| put_together(pieces, values)) {
            return text;
        }

        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            let value = match value {
                FluentValue::String(text) => FluentValue::String(isolated(text).into_owned().into()),
                value => value.clone(),
            };
            args.set(*name, value);
        }
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

/// Notes which texts of a catalogue are put together from words and values; each takes the place of one with its key.
fn note_simple(resource: &FluentResource, simple: &mut HashMap<String, Vec<Piece>>) {
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        match message.value.as_ref().and_then(pieces) {
            Some(pieces) => simple.insert(message.id.name.to_owned(), pieces),
            None => simple.remove(message.id.name),
        };
    }
}

/// The parts of a text; none where something in it is chosen or computed.
fn pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Words((*value).to_owned())),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(Piece::Value(id.name.to_owned()))
        }
        PatternElement::Placeable { .. } => None,
    };
    if pattern.elements.len() > VALUES_MAX { None } else { pattern.elements.iter().map(piece).collect() }
}

/// A text with its values; none where one is not given, which Fluent then shows.
fn put_together(pieces: &[Piece], values: &[(&str, Arg<'_>)]) -> Option<String> {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Value(wanted) => match &values.iter().find(|(name, _)| name == wanted)?.1 {
                FluentValue::String(value) => text.push_str(&isolated(value)),
                FluentValue::Number(number) => text.push_str(&number.as_string()),
                _ => return None,
            },
        }
    }
    Some(text)
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Texts")
    }
}

/// How deep brackets may stand within each other: the parser needs some of the stack for each.
const DEPTH_MAX: usize = 50;

fn parse(catalogue: &str) -> Result<FluentResource, String> {
    if depth(catalogue) > DEPTH_MAX {
        return Err(format!("the brackets of a text are nested more than {DEPTH_MAX} levels deep"));
    }
    FluentResource::try_new(catalogue.to_owned())
        .map_err(|(_, errors)| errors.first().map_or_else(String::new, ToString::to_string))
}

/// What is open in an entry of a catalogue.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    /// `{`: an expression.
    Expression,
    /// `{ $count ->`: text again, with expressions of its own.
    Variants,
    /// `NAME(`: the arguments of a function.
    Arguments,
}

/// How deep a catalogue is nested at most. Where its syntax is wrong, it may count more than there is, never less.
fn depth(catalogue: &str) -> usize {
    let mut deepest = 0;
    let mut open = Vec::new();
    for line in catalogue.split('\n') {
        if starts_entry(line) {
            open.clear();
        }
        if !line.starts_with('#') {
            deepest = deepest.max(depth_of_line(line, &mut open));
        }
    }
    deepest
}

/// How deep this line gets; `open` holds what is open before it and, then, after it.
fn depth_of_line(line: &str, open: &mut Vec<Open>) -> usize {
    let mut deepest = 0;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_text = matches!(open.last(), None | Some(Open::Variants));
        match (letter, open.last()) {
            ('{', _) => open.push(Open::Expression),
            ('(', _) if !is_text => open.push(Open::Arguments),
            ('"', _) if !is_text => skip_literal(&mut letters),
            ('-', Some(Open::Expression)) if letters.peek() == Some(&'>') => {
                open.pop();
                open.push(Open::Variants);
            }
            ('}', Some(Open::Expression | Open::Variants)) | (')', Some(Open::Arguments)) => {
                open.pop();
            }
            _ => {}
        }
        deepest = deepest.max(open.len());
    }
    deepest
}

/// Skips the rest of a text in quotes, which ends with its line at the latest.
fn skip_literal(letters: &mut impl Iterator<Item = char>) {
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '"' => return,
            _ => {}
        }
    }
}

/// Whether a line is a comment or starts a text: `name =`. Within brackets there is no such line.
fn starts_entry(line: &str) -> bool {
    let name = line.strip_prefix('-').unwrap_or(line);
    let is_in_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let is_named = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    line.starts_with('#') || (is_named && name.trim_start_matches(is_in_name).trim_start_matches(' ').starts_with('='))
}
