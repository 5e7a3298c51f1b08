//! The identity of every rule: code, name and severity. What a rule means stands in its explain page.

use super::Severity;

/// What a finding is called. Codes are never reused; names state the problem, so that "allow flat-target" reads well.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleId {
    /// The number in `OKR012`.
    pub code: u16,
    /// The name in lower case with hyphens.
    pub name: &'static str,
    /// The severity unless okrsite.yaml says otherwise.
    pub severity: Severity,
}

impl RuleId {
    /// The code as people see it: `OKR012`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("OKR{:03}", self.code)
    }
}

macro_rules! rule_ids {
    ($($constant:ident = $code:literal, $name:literal, $severity:ident;)*) => {
        $(
            #[doc = concat!("`", $name, "`, see `src/rules/explain/`.")]
            pub static $constant: RuleId = RuleId { code: $code, name: $name, severity: Severity::$severity };
        )*
        /// Every rule there is, by code.
        pub static ALL: &[&RuleId] = &[$(&$constant),*];
    };
}

rule_ids! {
    UNREADABLE_TEXT = 1, "unreadable-text", Error;
    TOO_LARGE = 2, "too-large", Error;
    NO_FRONT_MATTER = 3, "no-front-matter", Error;
    YAML_SYNTAX = 4, "yaml-syntax", Error;
    YAML_FEATURE = 5, "yaml-feature", Error;
    DUPLICATE_KEY = 6, "duplicate-key", Error;
    UNKNOWN_KEY = 7, "unknown-key", Error;
    WRONG_TYPE = 8, "wrong-type", Error;
    MISSING_KEY = 9, "missing-key", Error;
    UNKNOWN_VALUE = 10, "unknown-value", Error;
    BAD_NUMBER = 11, "bad-number", Error;
    FLAT_TARGET = 12, "flat-target", Error;
    BAD_DATE = 13, "bad-date", Error;
    BAD_PERIOD = 14, "bad-period", Error;
    BAD_ID = 15, "bad-id", Error;
    DUPLICATE_ID = 16, "duplicate-id", Error;
    FUTURE_CHECK_IN = 17, "future-check-in", Error;
    NO_MEASURE = 18, "no-measure", Error;
    MIXED_MEASURE = 19, "mixed-measure", Error;
    NO_KEY_RESULTS = 20, "no-key-results", Error;
    UNKNOWN_KEY_RESULT = 21, "unknown-key-result", Error;
    MISFIT_VALUE = 22, "misfit-value", Error;
    OUT_OF_RANGE = 23, "out-of-range", Error;
    DOUBLE_VALUE = 24, "double-value", Error;
    CUT_TEXT = 25, "cut-text", Warning;
    CHECK_IN_OUTSIDE_PERIOD = 26, "check-in-outside-period", Warning;
    UNKNOWN_TEAM = 31, "unknown-team", Error;
    UNKNOWN_REFERENCE = 32, "unknown-reference", Error;
    ALIGNMENT_CYCLE = 33, "alignment-cycle", Error;
    TEAM_CYCLE = 34, "team-cycle", Error;
    SECOND_ORGANISATION = 35, "second-organisation", Error;
    BROKEN_LINK = 36, "broken-link", Error;
    UNSAFE_LINK = 37, "unsafe-link", Error;
    REMOTE_IMAGE = 38, "remote-image", Error;
    BAD_CSV = 39, "bad-csv", Error;
    UNKNOWN_RULE = 40, "unknown-rule", Error;
    IDLE_WAIVER = 41, "idle-waiver", Warning;
    SKIPPED_FILE = 42, "skipped-file", Warning;
    BROKEN_TEMPLATE = 43, "broken-template", Error;
    LOW_CONTRAST = 44, "low-contrast", Warning;
    TRAILING_SPACE = 45, "trailing-space", Note;
}
