//! JSON Schema (2020-12) of what people write: the front matter of every kind, and okrsite.yaml.
//!
//! Made from the keys that parsing itself knows ([`Keys`]), so that editors offer and refuse the same as `check`. A schema
//! speaks of one value at a time: what values have to do with each other, and whether an id exists, `check` alone can tell.
//! Where people may write a number in many ways, the schema takes a little more than `check` does, never less.

use serde_json::{Map, Value, json};

use crate::{
    config::{self, DeclaredField, FieldKind, Holder},
    diagnostics::Severity,
    model::UNKNOWN_NUMBERS,
    parse::raw::{RawKpi, RawObjective, RawOrganisation, RawPage, RawTeam},
    rules::{RULES, Rule},
    source::{
        field::Keyed,
        form::{Form, Keys},
    },
};

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The front matter of any file, by its `kind`.
    Content,
    /// The front matter of an objective.
    Objective,
    /// That of a team.
    Team,
    /// That of the organisation.
    Organisation,
    /// That of a KPI.
    Kpi,
    /// That of a page.
    Page,
    /// okrsite.yaml.
    Settings,
}

/// The kinds of content: the word in `kind`, and the keys.
const KINDS: [(Subject, &str, &Keys); 5] = [
    (Subject::Objective, "objective", RawObjective::SHAPE),
    (Subject::Team, "team", RawTeam::SHAPE),
    (Subject::Organisation, "organisation", RawOrganisation::SHAPE),
    (Subject::Kpi, "kpi", RawKpi::SHAPE),
    (Subject::Page, "page", RawPage::SHAPE),
];

/// Digits in any of the forms in which people write numbers, with `%` or a currency beside them.
const NUMBER: &str = "^\\s*[-+\u{2212}]?\\s*([A-Z]{0,3}[$\u{a3}-\u{a5}\u{20a0}-\u{20c0}]|[A-Z]{3}|[Kk][Rr]\\.?|K\u{10d}|z\u{142}|Ft|Fr\\.?|lei)?\
    \\s*[-+\u{2212}]?\\s*[0-9.][0-9.,'\u{a0}\u{202f}\u{2009} ]*([eE][-+]?[0-9]+)?\
    \\s*(%|:-|[A-Z]{0,3}[$\u{a3}-\u{a5}\u{20a0}-\u{20c0}]|[A-Z]{3}|[Kk][Rr]\\.?|K\u{10d}|z\u{142}|Ft|Fr\\.?|lei)?\\s*$";
const DATE: &str = "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\\s*$";
/// Words of so many letters may have dots in them: `n.a.`.
const SHORT_WORD: usize = 3;
const TRUTH: &str = "^([Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo])$";

impl Subject {
    /// Every one, in the order in which they are listed.
    pub const ALL: [Self; 7] =
        [Self::Content, Self::Objective, Self::Team, Self::Organisation, Self::Kpi, Self::Page, Self::Settings];

    /// Its name: `content`, `objective`, `okrsite`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Settings => "okrsite",
            _ => KINDS.iter().find(|(subject, ..)| *subject == self).map_or("", |(_, name, _)| name),
        }
    }

    /// The name of its file: `okrsite.schema.json`.
    #[must_use]
    pub fn file_name(self) -> String {
        format!("{}.schema.json", self.name())
    }

    /// The schema, as text with a line end after it.
    #[must_use]
    pub fn schema(self) -> String {
        self.schema_with(&[])
    }

    /// The same, with the fields that an organisation declared: no others are known then.
    #[must_use]
    pub fn schema_with(self, declared: &[DeclaredField]) -> String {
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        let mut described = match self {
            Self::Content => content(),
            Self::Settings => mapping(config::KEYS),
            _ => KINDS.iter().find(|(subject, ..)| *subject == self).map_or(Value::Null, |(.., keys)| mapping(keys)),
        };
        if !declared.is_empty() {
            declare(self, &mut described, declared);
        }
        schema.extend(described.as_object().cloned().unwrap_or_default());
        format!("{:#}\n", Value::Object(schema))
    }
}

/// The front matter of any kind: the keys follow from `kind`.
fn content() -> Value {
    let names: Vec<&str> = KINDS.iter().map(|(_, name, _)| *name).collect();
    let definitions: Map<String, Value> =
        KINDS.iter().map(|(_, name, keys)| ((*name).to_owned(), mapping(keys))).collect();
    let by_kind = KINDS.iter().map(|(subject, name, _)| {
        let mut condition = json!({"properties": {"kind": {"const": name}}});
        if *subject != Subject::Objective {
            condition["required"] = json!(["kind"]); // an objective is what a file is without a kind
        }
        json!({"if": condition, "then": {"$ref": format!("#/$defs/{name}")}})
    });
    json!({
        "description": "The front matter of a file of an okrsite content folder.",
        "type": "object",
        "properties": {"kind": {"enum": names, "description": "What the file holds. Default: an objective."}},
        "allOf": by_kind.collect::<Vec<_>>(),
        "$defs": definitions,
    })
}

/// A mapping with known keys, and no others.
fn mapping(keys: &Keys) -> Value {
    let mut properties = Map::new();
    for key in keys.keys {
        let mut value = form(&key.form);
        value["description"] = json!(key.about.trim());
        properties.insert(key.name.to_owned(), value);
    }
    let needed: Vec<&str> =
        keys.keys.iter().filter(|key| matches!(key.form, Form::Needed(_))).map(|key| key.name).collect();
    let mut mapping = json!({
        "description": keys.about.trim(),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !needed.is_empty() {
        mapping["required"] = json!(needed);
    }
    mapping
}

/// What a form of a value is in the words of JSON Schema.
fn form(of: &Form) -> Value {
    match of {
        Form::Text | Form::Markdown => text(),
        Form::File => json!({"type": "string"}),
        Form::Id => json!({"anyOf": [
            {"type": "string", "pattern": "^\\s*[a-z0-9]([a-z0-9.-]{0,78}[a-z0-9])?\\s*$"},
            {"type": ["number", "boolean"]},
        ]}),
        Form::Number => number(&json!({"type": "number", "minimum": -1e15, "maximum": 1e15})),
        Form::NumberOrUnknown => number_or_unknown(),
        Form::Range(low, high) => number(&json!({"type": "number", "minimum": low, "maximum": high})),
        Form::Positive => number(&json!({"type": "number", "exclusiveMinimum": 0, "maximum": 1e15})),
        Form::Whole(low, high) => number(&json!({"type": "integer", "minimum": low, "maximum": high})),
        Form::Date => json!({"type": "string", "pattern": DATE, "format": "date"}),
        Form::Flag => json!({"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": TRUTH}]}),
        Form::DateOrFlag => json!({"anyOf": [form(&Form::Flag), form(&Form::Date)]}),
        Form::Language => json!({"type": "string", "pattern": "^\\s*[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\s*$"}),
        Form::Color => json!({"type": "string", "pattern": "^\\s*#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\\s*$"}),
        Form::WebAddress => json!({"type": "string", "pattern": "^\\s*https?://"}),
        Form::PathAddress => json!({"type": "string", "pattern": "^\\s*https?://.*\\{path\\}"}),
        Form::Choice(words) => json!({"enum": words}),
        Form::Rule => rule(),
        Form::Rules { levels, presets } => json!({"anyOf": [{"enum": presets}, rules(levels, presets)]}),
        Form::List(entry) => {
            let entry = form(entry);
            json!({"anyOf": [entry, {"type": "array", "items": entry}]})
        }
        Form::Keys(keys) => mapping(keys),
        Form::Pairs(value) => json!({"type": "object", "additionalProperties": form(value)}),
        Form::Either(forms) => json!({"anyOf": forms.iter().flat_map(options).collect::<Vec<_>>()}),
        Form::Needed(inner) => form(inner),
    }
}

/// The forms that a form can take, without a choice within the choice.
fn options(of: &Form) -> Vec<Value> {
    let whole = form(of);
    whole["anyOf"].as_array().cloned().unwrap_or_else(|| vec![whole])
}

/// Numbers, dates and `yes` are texts too; nothing is none.
fn text() -> Value {
    json!({"type": ["string", "number", "boolean"], "pattern": "\\S"})
}

/// A number, or a text that people read as one.
fn number(exact: &Value) -> Value {
    json!({"anyOf": [exact, {"type": "string", "pattern": NUMBER}]})
}

/// The same, or that it is not known yet: by a word for that, or by nothing.
fn number_or_unknown() -> Value {
    let either_case = |letter: char| match letter {
        _ if letter.is_alphabetic() => format!("[{}{letter}]", letter.to_uppercase()),
        _ => letter.to_string(),
    };
    let spelled = |word: &&str| -> String {
        let letters: Vec<String> = word.chars().map(either_case).collect();
        let is_short = word.len() <= SHORT_WORD;
        letters.join(if is_short { "[.]?" } else { "" }) + if is_short { "[.]?" } else { "" }
    };
    let words: Vec<String> = UNKNOWN_NUMBERS.iter().map(spelled).collect();
    let first = "[tT][bB][dDaAcC]|[nN]/[aA]";
    let marks = "[-\u{2013}\u{2014}\u{2212}.\u{2026}_?xX %]*";
    let unknown = format!("^[ (]*({}|{marks})[ )?!%]*$|^ *({first})[ :,;]", words.join("|"));
    let known = number(&json!({"type": "number", "minimum": -1e15, "maximum": 1e15}));
    let mut options = known["anyOf"].as_array().cloned().unwrap_or_default();
    options.extend([json!({"type": "string", "pattern": unknown}), json!({"type": "null"})]);
    json!({"anyOf": options})
}

/// Puts the declared fields in the place of free ones.
fn declare(subject: Subject, described: &mut Value, declared: &[DeclaredField]) {
    let holder = match subject {
        Subject::Content => {
            for (subject, name, _) in KINDS {
                declare(subject, &mut described["$defs"][name], declared);
            }
            return;
        }
        Subject::Objective => Holder::Objective,
        Subject::Team => Holder::Team,
        Subject::Kpi => Holder::Kpi,
        Subject::Organisation | Subject::Page | Subject::Settings => return,
    };
    put(&mut described["properties"], own_fields(holder, declared));
    if subject == Subject::Objective {
        let key_results = &mut described["properties"]["key_results"]["anyOf"];
        put(&mut key_results[0]["properties"], own_fields(Holder::KeyResult, declared));
        put(&mut key_results[1]["items"]["properties"], own_fields(Holder::KeyResult, declared));
    }
}

fn put(properties: &mut Value, mut fields: Value) {
    fields["description"] = properties["fields"]["description"].clone();
    properties["fields"] = fields;
}

/// The fields of one kind of thing.
fn own_fields(holder: Holder, declared: &[DeclaredField]) -> Value {
    let mut properties = Map::new();
    for field in declared.iter().filter(|field| field.holders.contains(&holder)) {
        let mut value = match &field.kind {
            FieldKind::Text => text(),
            FieldKind::Number => form(&Form::Number),
            FieldKind::Date => form(&Form::Date),
            FieldKind::Link => json!({"type": "string", "pattern": "^\\s*(https?://|mailto:)"}),
            FieldKind::Choice(choices) => {
                json!({"enum": choices.iter().map(|(word, _)| word).collect::<Vec<_>>()})
            }
        };
        value["description"] = json!(field.title);
        properties.insert(field.id.clone(), value);
    }
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

/// Rules whose level can be changed.
fn adjustable() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(|rule| rule.id.severity != Severity::Error)
}

fn rule() -> Value {
    let names: Vec<&str> = adjustable().map(|rule| rule.id.name).collect();
    json!({"anyOf": [{"enum": names}, {"type": "string", "pattern": "^\\s*(OKR|okr)?[0-9]+\\s*$"}, {"type": "integer"}]})
}

fn rules(levels: &[&str], presets: &[&str]) -> Value {
    let mut properties = Map::new();
    properties.insert("preset".to_owned(), json!({"enum": presets, "description": "How strict all other rules are."}));
    for rule in adjustable() {
        properties.insert(rule.id.name.to_owned(), json!({"enum": levels, "description": rule.summary}));
    }
    json!({
        "type": "object",
        "properties": properties,
        "patternProperties": {"^(OKR|okr)?[0-9]+$": {"enum": levels}},
        "additionalProperties": false,
    })
}
