//! The languages that the interface speaks, and the tags of all others.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, as it is written in Britain.
    #[default]
    English,
    /// Swedish.
    Swedish,
}

impl Language {
    /// Every one of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Swedish];

    /// Its language tag: `en`, `sv`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Swedish => "sv",
        }
    }
}

/// Whether a text is a language tag: two or three letters, with further parts after hyphens (`de`, `pt-BR`).
#[must_use]
pub fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or("");
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
