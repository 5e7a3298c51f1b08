//! The texts of the interface, from one catalogue in Fluent syntax.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::model::Language;

/// A value in a text. Whole numbers choose the plural.
pub type Arg<'a> = FluentValue<'a>;

/// The texts of one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads a catalogue.
    ///
    /// # Errors
    ///
    /// Names the first entry that is wrong.
    pub fn new(language: Language, catalogue: &str) -> Result<Self, String> {
        let resource = parse(catalogue)?;
        let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
        bundle.set_use_isolating(false); // user text is isolated by <bdi>, not by invisible characters
        bundle.add_resource(resource).map_err(|errors| format!("{errors:?}"))?;
        Ok(Self { bundle })
    }

    /// These texts with others over them.
    ///
    /// # Errors
    ///
    /// Names the first entry that is wrong.
    pub fn overlaid(mut self, catalogue: &str) -> Result<Self, String> {
        self.bundle.add_resource_overriding(parse(catalogue)?);
        Ok(self)
    }

    /// The text called `key`; the key itself where there is none, which a test keeps from happening.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Texts")
    }
}

fn parse(catalogue: &str) -> Result<FluentResource, String> {
    FluentResource::try_new(catalogue.to_owned())
        .map_err(|(_, errors)| errors.first().map_or_else(String::new, ToString::to_string))
}
