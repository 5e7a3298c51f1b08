//! The languages that the interface speaks.

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
