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
    IMPLAUSIBLE_VALUE = 27, "implausible-value", Warning;
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
    WIKI_LINK = 47, "wiki-link", Warning;
    OBJECTIVE_COUNT = 50, "objective-count", Warning;
    KEY_RESULT_COUNT = 51, "key-result-count", Warning;
    OVERLOADED_OWNER = 52, "overloaded-owner", Note;
    NO_PARENT = 55, "no-parent", Warning;
    PERIOD_MISMATCH = 56, "period-mismatch", Warning;
    OWN_TEAM_PARENT = 57, "own-team-parent", Note;
    SKIPPED_LEVEL = 58, "skipped-level", Note;
    NO_THEME = 59, "no-theme", Note;
    NO_SUPPORT = 60, "no-support", Note;
    SUPPORT_CIRCLE = 61, "support-circle", Warning;
    ONE_SIDED_DEPENDENCY = 62, "one-sided-dependency", Note;
    LEVEL_MISMATCH = 63, "level-mismatch", Note;
    LONG_TITLE = 65, "long-title", Warning;
    SHORT_TITLE = 66, "short-title", Warning;
    NUMBER_IN_TITLE = 67, "number-in-title", Warning;
    UNKNOWN_ABBREVIATION = 68, "unknown-abbreviation", Note;
    WOOLLY_WORDS = 69, "woolly-words", Warning;
    DOUBLE_OBJECTIVE = 70, "double-objective", Warning;
    REPEATED_TITLE = 71, "repeated-title", Warning;
    ACTIVITY = 75, "activity", Warning;
    VAGUE_MEASURE = 76, "vague-measure", Warning;
    MISSING_UNIT = 77, "missing-unit", Warning;
    REACHED_TARGET = 78, "reached-target", Warning;
    NO_DEADLINE = 79, "no-deadline", Note;
    ONLY_QUANTITY = 80, "only-quantity", Note;
    IDLE_GUARD = 81, "idle-guard", Warning;
    REPEATED_MEASURE = 82, "repeated-measure", Warning;
    SANDBAGGING = 83, "sandbagging", Warning;
    FANTASY = 84, "fantasy", Warning;
    COMMITTED_STRETCH = 85, "committed-stretch", Warning;
    OVERDUE_CHECK_IN = 90, "overdue-check-in", Warning;
    NOT_CLOSED = 91, "not-closed", Warning;
    NO_LEARNING = 92, "no-learning", Note;
    ODD_SCORE = 93, "odd-score", Warning;
    SILENT_DECLINE = 94, "silent-decline", Warning;
    ROSY_STATUS = 95, "rosy-status", Warning;
    ABSENT_TEAM = 96, "absent-team", Warning;
    NO_OWNER = 100, "no-owner", Note;
    OUTSIDE_OWNER = 101, "outside-owner", Note;
    EMPTY_BODY = 102, "empty-body", Note;
    HOLLOW_REASON = 103, "hollow-reason", Warning;
    ODD_FILE_NAME = 104, "odd-file-name", Note;
    TEMPLATE_TEXT = 105, "template-text", Warning;
}
