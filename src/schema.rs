//! JSON Schema (2020-12) of what people write: the front matter of every kind, and okrsite.yaml.
//!
//! Made from the keys that parsing itself knows ([`Keys`]), so that editors offer and refuse the same as `check`. A schema
//! speaks of one value at a time: what values have to do with each other, and whether an id exists, `check` alone can tell.
//! Where people may write a number in many ways, the schema takes a little more than `check` does, never less.

use serde_json::{Map, Value, json};

use crate::{
    config,
    diagnostics::Severity,
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
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        let described = match self {
            Self::Content => content(),
            Self::Settings => mapping(config::KEYS),
            _ => KINDS.iter().find(|(subject, ..)| *subject == self).map_or(Value::Null, |(.., keys)| mapping(keys)),
        };
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
        Form::Range(low, high) => number(&json!({"type": "number", "minimum": low, "maximum": high})),
        Form::Positive => number(&json!({"type": "number", "exclusiveMinimum": 0, "maximum": 1e15})),
        Form::Whole(low, high) => number(&json!({"type": "integer", "minimum": low, "maximum": high})),
        Form::Date => json!({"type": "string", "pattern": DATE, "format": "date"}),
        Form::Flag => json!({"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": TRUTH}]}),
        Form::DateOrFlag => json!({"anyOf": [form(&Form::Flag), form(&Form::Date)]}),
        Form::Language => json!({"type": "string", "pattern": "^\\s*[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\s*$"}),
        Form::Color => json!({"type": "string", "pattern": "^\\s*#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\\s*$"}),
        Form::WebAddress => json!({"type": "string", "pattern": "^\\s*https?://"}),
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
