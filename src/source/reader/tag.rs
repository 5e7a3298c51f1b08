//! Language tags, and ids that okrsite.yaml gives.

use super::Reader;
use crate::{
    diagnostics::{Spanned, id},
    model::{Language, is_language_tag},
    source::slug,
};

/// What people write for a language of the interface: a country, or its name.
const NAMES: [(&str, Language); 7] = [
    ("se", Language::Swedish),
    ("swe", Language::Swedish),
    ("swedish", Language::Swedish),
    ("svenska", Language::Swedish),
    ("eng", Language::English),
    ("english", Language::English),
    ("engelska", Language::English),
];

impl Reader<'_> {
    /// Checks a language tag such as `de`.
    pub fn language_tag(&mut self, written: Spanned<String>) -> Option<String> {
        if is_language_tag(&written.value) {
            return Some(written.value);
        }
        let message = format!("`{}` is not a language tag", written.value);
        self.at(&id::UNKNOWN_VALUE, written.span, message).hint("write a language tag such as `sv`, `en` or `de`");
        None
    }

    /// Checks the language of the interface. Another one may well be that of the texts, which is another key.
    pub fn interface_language(&mut self, written: &Spanned<String>) -> Option<Language> {
        let known = Language::ALL.into_iter().find(|language| language.tag() == written.value);
        if known.is_some() {
            return known;
        }
        let lower = written.value.to_ascii_lowercase().replace('_', "-");
        let primary = lower.split('-').next().unwrap_or_default();
        let meant = NAMES.iter().find(|(name, _)| *name == primary).map(|(_, language)| *language);
        let near = Language::ALL.into_iter().find(|language| language.tag() == primary).or(meant);
        let is_tag = is_language_tag(&written.value) && meant.is_none();
        let message = if is_tag {
            format!("the interface has no language `{}`", written.value)
        } else {
            format!("unknown value `{}` for `language`", written.value)
        };
        let finding = self.at(&id::UNKNOWN_VALUE, written.span, message);
        match near {
            Some(near) => finding.hint(format!("did you mean `{}`?", near.tag())),
            None if is_tag => finding.hint(format!(
                "write `language: en` or `language: sv`, and `content_language: {}` for the language of your texts",
                written.value
            )),
            None => finding.hint("write `language: en` or `language: sv`"),
        };
        None
    }

    /// Checks the id of a period. It may have the letters `Q`, `H` and `T` of the built-in ones.
    pub fn is_period_id(&mut self, written: &Spanned<String>) -> bool {
        let Err(problem) = slug::check_id(&written.value.to_ascii_lowercase()) else { return true };
        let message = format!("`{}` cannot be an id: {}", written.value, problem.sentence);
        self.at(&id::BAD_ID, written.span, message).hint(format!("write `{}`", problem.suggestion));
        false
    }
}
