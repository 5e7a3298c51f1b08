//! Fields that the organisation declared, as readers and programs see them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{FacetValue, Facts, format::Format};
use crate::{
    config::{DeclaredField, FieldKind, Holder},
    model::{GivenField, parse_date},
    source::url::{self, Url},
};

/// A field with its value.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// "Priority".
    pub title: String,
    /// "High", "12 500", "15 Nov 2026", the address of a link.
    pub value: String,
    /// Where a link leads.
    pub href: Option<Url>,
}

/// What the facet of a field is called in addresses: no other facet has such a name.
#[must_use]
pub fn facet_id(field: &str) -> String {
    format!("f_{field}")
}

/// The name of the declared field that a facet is of, if it is of one.
#[must_use]
pub fn declared_name(facet: &str) -> Option<&str> {
    facet.strip_prefix("f_")
}

impl Facts<'_> {
    /// The fields that are given, in the order in which they are declared; one that is not declared for this is left out.
    fn declared<'a>(&'a self, holder: Holder, given: &'a [GivenField]) -> Vec<(&'a DeclaredField, &'a GivenField)> {
        let of_holder = self.config.fields.iter().filter(|field| field.holders.contains(&holder));
        let value = |field: &'a DeclaredField| {
            let given = given.iter().find(|given| given.name.value == field.id)?;
            Some((field, given))
        };
        of_holder.filter_map(value).collect()
    }

    /// The names of the fields that are given and declared.
    pub fn field_names<'a>(&'a self, holder: Holder, given: &'a [GivenField]) -> impl Iterator<Item = &'a str> {
        self.declared(holder, given).into_iter().map(|(field, _)| field.id.as_str())
    }

    /// The fields as readers see them.
    #[must_use]
    pub fn fields(&self, holder: Holder, given: &[GivenField]) -> Vec<FieldView> {
        let format = Format::of(self.config.language);
        let view = |(field, given): (&DeclaredField, &GivenField)| {
            let value = given.value.value.as_str();
            let is_link =
                field.kind == FieldKind::Link && matches!(url::kind(value), url::Address::Web | url::Address::Mail);
            FieldView {
                title: field.title.clone(),
                value: shown(field, given, format),
                href: is_link.then(|| Url::new(value)).flatten(),
            }
        };
        self.declared(holder, given).into_iter().map(view).collect()
    }

    /// The fields as programs see them: numbers are numbers, all else is text.
    #[must_use]
    pub fn field_data(&self, holder: Holder, given: &[GivenField]) -> BTreeMap<String, Value> {
        let data = |(field, given): (&DeclaredField, &GivenField)| {
            let number = given.number().ok().filter(|_| field.kind == FieldKind::Number);
            let value =
                number.map_or_else(|| Value::from(given.value.value.as_str()), |number| Value::from(number.value));
            (field.id.clone(), value)
        };
        self.declared(holder, given).into_iter().map(data).collect()
    }

    /// The values of choices, which hits are narrowed down by, each with the id of its facet.
    #[must_use]
    pub fn field_facets(&self, holder: Holder, given: &[GivenField]) -> Vec<(String, FacetValue)> {
        let format = Format::of(self.config.language);
        let choices =
            self.declared(holder, given).into_iter().filter(|(field, _)| matches!(field.kind, FieldKind::Choice(_)));
        let facet = |(field, given): (&DeclaredField, &GivenField)| {
            (facet_id(&field.id), FacetValue { id: given.value.value.clone(), label: shown(field, given, format) })
        };
        choices.map(facet).collect()
    }

    /// The words of fields, by which things are found.
    #[must_use]
    pub fn field_words(&self, holder: Holder, given: &[GivenField]) -> Vec<String> {
        self.fields(holder, given).into_iter().map(|field| field.value).collect()
    }
}

/// A value as readers see it.
fn shown(field: &DeclaredField, given: &GivenField, format: Format) -> String {
    let value = given.value.value.as_str();
    match &field.kind {
        FieldKind::Text | FieldKind::Link => value.to_owned(),
        FieldKind::Number => given.number().map_or_else(
            |_| value.to_owned(),
            |number| {
                let decimals = super::format::decimals(number.value);
                format.with_unit(number.value, decimals, number.unit.as_deref())
            },
        ),
        FieldKind::Date => parse_date(value).map_or_else(|_| value.to_owned(), |date| format.date(date)),
        FieldKind::Choice(choices) => {
            let choice = choices.iter().find(|(word, _)| word == value);
            choice.map_or_else(|| value.to_owned(), |(_, title)| title.clone())
        }
    }
}
