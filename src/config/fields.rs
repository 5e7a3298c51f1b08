//! `fields:` in okrsite.yaml: what an organisation adds to its files, each with a type.

use std::collections::BTreeSet;

use crate::{
    diagnostics::{Spanned, id, suggest},
    keyed,
    model::Language,
    source::{
        field::{FromShape, Items, Keyed, Pairs, Scalar, Shape, Slot},
        form::{Form, Keys},
        reader::{Fields, Reader, either},
        yaml,
    },
};

/// A field that the organisation declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredField {
    /// The name that files call it by.
    pub id: String,
    /// The name that readers see.
    pub title: String,
    /// What its values are.
    pub kind: FieldKind,
    /// What may have it.
    pub holders: BTreeSet<Holder>,
    /// Whether all of those need it.
    pub is_required: bool,
}

/// What the values of a field are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A text in one line.
    Text,
    /// A number as people write it.
    Number,
    /// A day.
    Date,
    /// A web or mail address.
    Link,
    /// One of these: the word in files, and the one that readers see.
    Choice(Vec<(String, String)>),
}

/// What may have fields of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
    /// A KPI.
    Kpi,
    /// A team.
    Team,
}

impl Holder {
    /// Every one of them, by the word in okrsite.yaml.
    pub const ALL: [(&str, Self); 4] =
        [("objective", Self::Objective), ("key_result", Self::KeyResult), ("kpi", Self::Kpi), ("team", Self::Team)];

    /// With its article, for messages.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Objective => "an objective",
            Self::KeyResult => "a key result",
            Self::Kpi => "a KPI",
            Self::Team => "a team",
        }
    }
}

const KINDS: [(&str, FieldKind); 5] = [
    ("text", FieldKind::Text),
    ("number", FieldKind::Number),
    ("date", FieldKind::Date),
    ("link", FieldKind::Link),
    ("choice", FieldKind::Choice(Vec::new())),
];

keyed! {
    /// A field of your own.
    RawDeclared {
        /// What its values are. Default: `choice` where there are choices, else `text`.
        r#type: Scalar = Form::Choice(&["text", "number", "date", "link", "choice"]),
        /// The name that readers see, perhaps by language. Default: the name of the field.
        title: RawTitle = Form::Either(&[Form::Text, Form::Pairs(&Form::Text)]),
        /// The words of a choice, perhaps with those that readers see.
        choices: RawChoices = Form::Either(&[Form::List(&Form::Text), Form::Pairs(&Form::Text)]),
        /// What may have it: `objective`, `key_result`, `kpi`, `team`. Default: `objective`.
        r#for: Items<Scalar> = Form::List(&Form::Choice(&["objective", "key_result", "kpi", "team"])),
        /// Whether all of those need it. Default: no.
        required: Scalar = Form::Flag,
    }
}

/// The keys of a declared field.
pub(super) const SHAPE: &Keys = RawDeclared::SHAPE;

/// A field as written: its type, or more.
#[derive(Debug, Clone, PartialEq)]
pub enum RawField {
    /// `budget: number`
    Short(Scalar),
    /// `priority: {type: choice, choices: [low, high]}`
    Long(Box<RawDeclared>),
}

impl<'de> FromShape<'de> for RawField {
    fn from_text(text: String) -> Result<Self, Shape> {
        Ok(Self::Short(Scalar::Text(text)))
    }
    fn from_mapping<A: serde::de::MapAccess<'de>>(mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        RawDeclared::from_mapping(mapping).map(|read| read.map(|field| Self::Long(Box::new(field))))
    }
}

/// A name that readers see: one, or one a language.
#[derive(Debug, Clone, PartialEq)]
pub enum RawTitle {
    /// `title: Priority`
    One(Scalar),
    /// `title: {en: Priority, sv: Prioritet}`
    ByLanguage(Pairs<Scalar>),
}

impl<'de> FromShape<'de> for RawTitle {
    fn from_text(text: String) -> Result<Self, Shape> {
        Ok(Self::One(Scalar::Text(text)))
    }
    fn from_typed() -> Result<Self, Shape> {
        Ok(Self::One(Scalar::Typed))
    }
    fn from_mapping<A: serde::de::MapAccess<'de>>(mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        <Pairs<Scalar>>::from_mapping(mapping).map(|read| read.map(Self::ByLanguage))
    }
}

/// The words of a choice: alone, or with those that readers see.
#[derive(Debug, Clone, PartialEq)]
pub enum RawChoices {
    /// `choices: [low, high]`
    Words(Items<Scalar>),
    /// `choices: {low: Later, high: Now}`
    Titles(Pairs<Scalar>),
}

impl<'de> FromShape<'de> for RawChoices {
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
        <Pairs<Scalar>>::from_mapping(mapping).map(|read| read.map(Self::Titles))
    }
}

/// Reads `fields:`, in the order written.
pub(super) fn read(
    reader: &mut Reader<'_>,
    fields: Fields<'_>,
    slot: &Slot<Pairs<RawField>>,
    language: Language,
) -> Vec<DeclaredField> {
    let mut declared: Vec<DeclaredField> = Vec::new();

    for (name, slot, node) in reader.pairs(fields, "fields", slot) {
        if !is_name(&name.value) {
            let finding = reader.at(&id::BAD_ID, name.span, format!("`{}` cannot be the name of a field", name.value));
            finding.hint("use lower-case letters a-z, digits, `_` and `-`, and start with a letter");
            continue;
        }

        match slot {
            Slot::Is(RawField::Short(scalar)) => {
                let word = Spanned { value: reader.words(scalar, node), span: node.span };
                declared.extend(short(reader, &name.value, &word));
            }
            Slot::Is(RawField::Long(raw)) => {
                let fields = Fields::new(node, name.span);
                reader.unknown_keys::<RawDeclared>(fields, "a field");
                declared.extend(long(reader, fields, &name.value, raw, language));
            }
            Slot::Other(shape) => {
                reader.wrong(node.span, &format!("`{}`", name.value), "a type, or a mapping of keys", *shape);
            }
            Slot::Null | Slot::Absent => {
                let finding = reader.at(&id::MISSING_KEY, name.span, format!("`{}` has no value", name.value));
                finding.hint(format!("write a type, such as `{}: text`", name.value));
            }
        }
    }

    declared
}

fn is_name(name: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_-".contains(letter);
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.len() <= 40 && name.chars().all(is_part)
}

/// `budget: number`
fn short(reader: &mut Reader<'_>, name: &str, word: &Spanned<String>) -> Option<DeclaredField> {
    let kind = KINDS.iter().find(|(known, _)| *known == word.value).map(|(_, kind)| kind.clone());

    match kind {
        Some(FieldKind::Choice(_)) => {
            let finding = reader.at(&id::MISSING_KEY, word.span, format!("`{name}` is a choice without `choices`"));
            finding.hint(format!("write `{name}: {{choices: [low, high]}}`"));
            None
        }
        Some(kind) => Some(DeclaredField {
            id: name.to_owned(),
            title: titled(name),
            kind,
            holders: BTreeSet::from([Holder::Objective]),
            is_required: false,
        }),
        None => {
            let names = KINDS.each_ref().map(|(known, _)| *known);
            let message = format!("unknown type `{}` of the field `{name}`", word.value);
            let finding = reader.at(&id::UNKNOWN_VALUE, word.span, message);
            match suggest::closest(&word.value, names) {
                Some(near) => finding.hint(format!("did you mean `{near}`?")),
                None => finding.hint(format!("write {}", either(&names))),
            };
            None
        }
    }
}

fn long(
    reader: &mut Reader<'_>,
    fields: Fields<'_>,
    name: &str,
    raw: &RawDeclared,
    language: Language,
) -> Option<DeclaredField> {
    let choices = choices(reader, fields, &raw.choices);
    let indexes: Vec<(&str, usize)> = KINDS.iter().enumerate().map(|(at, (word, _))| (*word, at)).collect();
    let wanted = reader.choice(fields, "type", &raw.r#type, &indexes).map(|at| KINDS[at].1.clone());
    let is_choice = matches!(wanted, Some(FieldKind::Choice(_)) | None) && !raw.choices.is_absent();

    if raw.choices.is_absent() && matches!(wanted, Some(FieldKind::Choice(_))) {
        let finding =
            reader.at(&id::MISSING_KEY, fields.span("type"), format!("`{name}` is a choice without `choices`"));
        finding.hint("add a line `choices: [low, high]`");
        return None;
    }
    if !raw.choices.is_absent() && !is_choice {
        let finding = reader.at(&id::UNKNOWN_VALUE, fields.key_span("choices"), "`choices` belong to `type: choice`");
        finding.hint("write `type: choice`, or remove the choices");
    }

    let is_required = reader.flag(fields, "required", &raw.required).unwrap_or(false);
    let holders = holders(reader, fields, &raw.r#for);
    let kind = if is_choice { FieldKind::Choice(choices) } else { wanted.unwrap_or(FieldKind::Text) };
    let title = title(reader, fields, &raw.title, language).unwrap_or_else(|| titled(name));
    Some(DeclaredField { id: name.to_owned(), title, kind, holders, is_required })
}

/// What may have the field: objectives, where nothing is said.
fn holders(reader: &mut Reader<'_>, fields: Fields<'_>, slot: &Slot<Items<Scalar>>) -> BTreeSet<Holder> {
    let mut holders = BTreeSet::new();

    for word in reader.texts(fields, "for", slot) {
        if let Some((_, holder)) = Holder::ALL.iter().find(|(known, _)| *known == word.value) {
            holders.insert(*holder);
            continue;
        }

        let names = Holder::ALL.map(|(known, _)| known);
        let finding = reader.at(&id::UNKNOWN_VALUE, word.span, format!("unknown value `{}` for `for`", word.value));
        match suggest::closest(&word.value, names) {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None => finding.hint(format!("write {}", either(&names))),
        };
    }

    if holders.is_empty() {
        holders.insert(Holder::Objective);
    }
    holders
}

/// The name that readers see, in the language of the site, else the first.
fn title(reader: &mut Reader<'_>, fields: Fields<'_>, slot: &Slot<RawTitle>, language: Language) -> Option<String> {
    match slot {
        Slot::Is(RawTitle::One(scalar)) => {
            reader.text(fields, "title", &Slot::Is(scalar.clone())).map(|title| title.value)
        }
        Slot::Is(RawTitle::ByLanguage(pairs)) => {
            let pairs = Slot::Is(pairs.clone());
            let titles = named(reader, fields, "title", &pairs);
            for (tag, _) in &titles {
                language_of_title(reader, tag);
            }
            let own = titles.iter().find(|(tag, _)| tag.value == language.tag());
            own.or(titles.first()).map(|(_, title)| title.clone())
        }
        Slot::Other(shape) => {
            reader.wrong(fields.span("title"), "`title`", "text, or a mapping of languages to texts", *shape);
            None
        }
        Slot::Null => reader.text(fields, "title", &Slot::Null).map(|title| title.value),
        Slot::Absent => None,
    }
}

/// Reports a title in a language that no page can be in.
fn language_of_title(reader: &mut Reader<'_>, tag: &Spanned<String>) {
    if Language::ALL.iter().any(|language| language.tag() == tag.value) {
        return;
    }
    let names = Language::ALL.map(Language::tag);
    let finding = reader.at(&id::UNKNOWN_VALUE, tag.span, format!("the interface has no language `{}`", tag.value));
    finding.hint(format!("write {}: the title is shown in the language of the pages", either(&names)));
}

fn choices(reader: &mut Reader<'_>, fields: Fields<'_>, slot: &Slot<RawChoices>) -> Vec<(String, String)> {
    match slot {
        Slot::Is(RawChoices::Words(items)) => {
            let words = reader.texts(fields, "choices", &Slot::Is(items.clone()));
            if words.is_empty() {
                let finding = reader.at(&id::MISSING_KEY, fields.key_span("choices"), "`choices` is empty");
                finding.hint("write a list, such as `choices: [low, high]`");
            }

            for (at, word) in words.iter().enumerate() {
                if let Some(first) = words[..at].iter().find(|first| first.value == word.value) {
                    let message = format!("the choice `{}` is given twice", word.value);
                    let finding = reader.at(&id::DUPLICATE_KEY, word.span, message);
                    finding.also(first.span, "first here").hint("remove one of the two");
                }
            }

            words.into_iter().map(|word| (word.value.clone(), word.value)).collect()
        }
        Slot::Is(RawChoices::Titles(pairs)) => {
            let pairs = Slot::Is(pairs.clone());
            let named = named(reader, fields, "choices", &pairs);
            named.into_iter().map(|(word, title)| (word.value, title)).collect()
        }
        Slot::Other(shape) => {
            reader.wrong(fields.span("choices"), "`choices`", "a list, or a mapping of words to titles", *shape);
            Vec::new()
        }
        Slot::Null => {
            let finding = reader.at(&id::MISSING_KEY, fields.key_span("choices"), "`choices` has no value");
            finding.hint("write a list, such as `choices: [low, high]`");
            Vec::new()
        }
        Slot::Absent => Vec::new(),
    }
}

/// Free keys with texts.
fn named(
    reader: &mut Reader<'_>,
    fields: Fields<'_>,
    key: &str,
    slot: &Slot<Pairs<Scalar>>,
) -> Vec<(Spanned<String>, String)> {
    let mut read = Vec::new();
    for (name, slot, node) in reader.pairs(fields, key, slot) {
        let title = slot.get().map_or_else(|| name.value.clone(), |scalar| words(reader, scalar, node));
        if let Slot::Other(shape) = slot {
            reader.wrong(node.span, &format!("`{}`", name.value), "text", *shape);
        }
        read.push((name, title));
    }
    read
}

fn words(reader: &Reader<'_>, scalar: &Scalar, node: &yaml::Node) -> String {
    reader.words(scalar, node)
}

/// A title made from a name: `cost_centre` is "Cost centre".
fn titled(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
