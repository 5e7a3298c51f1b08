//! `rules:` and `glossary:` in okrsite.yaml: how strict the rules are, and which abbreviations everyone knows.

use std::collections::BTreeMap;

use super::{Config, Level, Preset};
use crate::{
    diagnostics::{Spanned, id},
    source::{
        field::{FromShape, Items, Pairs, Scalar, Shape, Slot},
        form::Form,
        reader::{Fields, Reader, words::meant_value},
        yaml,
    },
};

const LEVELS: [(&str, Level); 4] =
    [("off", Level::Off), ("note", Level::Note), ("warning", Level::Warning), ("error", Level::Error)];
const PRESETS: [(&str, Preset); 4] =
    [("off", Preset::Off), ("gentle", Preset::Gentle), ("default", Preset::Default), ("strict", Preset::Strict)];

/// What `rules:` looks like.
pub(super) const RULES_FORM: Form =
    Form::Rules { levels: &["off", "note", "warning", "error"], presets: &["off", "gentle", "default", "strict"] };

/// `rules:` as written: a preset, or levels by name, perhaps with a preset among them.
#[derive(Debug, Clone, PartialEq)]
pub enum RawRules {
    /// `rules: gentle`
    Preset(Scalar),
    /// `rules: {preset: gentle, vague-measure: warning}`
    Levels(Pairs<Scalar>),
}

impl<'de> FromShape<'de> for RawRules {
    fn from_text(text: String) -> Result<Self, Shape> {
        Ok(Self::Preset(Scalar::Text(text)))
    }
    fn from_typed() -> Result<Self, Shape> {
        Ok(Self::Preset(Scalar::Typed))
    }
    fn from_mapping<A: serde::de::MapAccess<'de>>(mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        <Pairs<Scalar>>::from_mapping(mapping).map(|read| read.map(Self::Levels))
    }
}

/// `glossary:` as written: abbreviations, or abbreviations and what they mean.
#[derive(Debug, Clone, PartialEq)]
pub enum RawGlossary {
    /// `glossary: [NKI, BVC]`
    Words(Items<Scalar>),
    /// `glossary: {NKI: customer index}`
    Meanings(Pairs<Scalar>),
}

impl<'de> FromShape<'de> for RawGlossary {
    fn from_text(text: String) -> Result<Self, Shape> {
        Ok(Self::Words(Items::One(Scalar::Text(text))))
    }
    fn from_typed() -> Result<Self, Shape> {
        Ok(Self::Words(Items::One(Scalar::Typed)))
    }
    fn from_list<A: serde::de::SeqAccess<'de>>(list: A) -> Result<Result<Self, Shape>, A::Error> {
        <Items<Scalar>>::from_list(list).map(|read| read.map(Self::Words))
    }
    fn from_mapping<A: serde::de::MapAccess<'de>>(mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        <Pairs<Scalar>>::from_mapping(mapping).map(|read| read.map(Self::Meanings))
    }
}

/// Reads `rules:`.
pub(super) fn read(reader: &mut Reader<'_>, fields: Fields<'_>, slot: &Slot<RawRules>, config: &mut Config) {
    match slot {
        Slot::Is(RawRules::Preset(scalar)) => {
            if let Some(preset) = reader.choice(fields, "rules", &Slot::Is(scalar.clone()), &PRESETS) {
                config.preset = preset;
            }
        }
        Slot::Is(RawRules::Levels(pairs)) => {
            for (name, slot, node) in reader.pairs(fields, "rules", &Slot::Is(pairs.clone())) {
                if name.value == "preset" {
                    config.preset = word(reader, &name, slot, node, &PRESETS).unwrap_or_default();
                } else if let Some(level) = word(reader, &name, slot, node, &LEVELS) {
                    config.rules.push((name, level));
                }
            }
        }
        Slot::Other(Shape::List) => {
            let first = fields.value("rules").and_then(|node| match &node.kind {
                yaml::NodeKind::List(items) => items.first(),
                _ => None,
            });
            let name = first.and_then(|item| reader.source.get(item.span.range())).unwrap_or("no-owner").to_owned();
            let finding =
                reader.at(&id::WRONG_TYPE, fields.span("rules"), "`rules` takes a level for each rule, not a list");
            finding.hint(format!("write `rules: {{{name}: off}}`, or a preset, such as `rules: gentle`"));
        }
        Slot::Other(shape) => {
            reader.wrong(fields.span("rules"), "`rules`", "a mapping of rules to levels, or a preset", *shape);
        }
        Slot::Null => {
            let finding = reader.at(&id::MISSING_KEY, fields.key_span("rules"), "`rules` has no value");
            finding.hint("write a preset, such as `rules: gentle`, or levels, such as `rules: {no-owner: off}`, or remove the line");
        }
        Slot::Absent => {}
    }
}

/// Reads `glossary:`.
pub(super) fn glossary(
    reader: &mut Reader<'_>,
    fields: Fields<'_>,
    slot: &Slot<RawGlossary>,
) -> BTreeMap<String, Option<String>> {
    match slot {
        Slot::Is(RawGlossary::Words(items)) => {
            let words = reader.texts(fields, "glossary", &Slot::Is(items.clone()));
            words.into_iter().map(|word| (word.value, None)).collect()
        }
        Slot::Is(RawGlossary::Meanings(pairs)) => {
            let pairs = Slot::Is(pairs.clone());
            let mut meanings = BTreeMap::new();
            for (name, slot, node) in reader.pairs(fields, "glossary", &pairs) {
                meanings.insert(name.value, slot.get().map(|scalar| reader.words(scalar, node)));
            }
            meanings
        }
        Slot::Other(shape) => {
            reader.wrong(fields.span("glossary"), "`glossary`", "a list, or a mapping of words to meanings", *shape);
            BTreeMap::new()
        }
        Slot::Null | Slot::Absent => BTreeMap::new(),
    }
}

/// One of a set of words as the value of a free key.
fn word<T: Copy>(
    reader: &mut Reader<'_>,
    name: &Spanned<String>,
    slot: &Slot<Scalar>,
    node: &yaml::Node,
    words: &[(&str, T)],
) -> Option<T> {
    let names: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
    let choices = crate::source::reader::either(&names);
    let written = match slot {
        Slot::Is(scalar) => reader.words(scalar, node),
        Slot::Other(shape) => {
            reader.wrong(node.span, &format!("`{}`", name.value), "a word", *shape);
            return None;
        }
        Slot::Null | Slot::Absent => {
            reader
                .at(&id::MISSING_KEY, name.span, format!("`{}` has no value", name.value))
                .hint(format!("write {choices}"));
            return None;
        }
    };
    let found = words.iter().find(|(known, _)| *known == written);
    if found.is_none() {
        let finding =
            reader.at(&id::UNKNOWN_VALUE, node.span, format!("unknown value `{written}` for `{}`", name.value));
        match meant_value(&written, &names) {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None => finding.hint(format!("write {choices}")),
        };
    }
    found.map(|(_, value)| *value)
}
