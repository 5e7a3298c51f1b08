//! Every rule, by code: a row each.

use super::{
    Group, Looks, Rule, Stage, activity, alignment, craft, dates, figures, focus, follow_up, measures, plausible,
    titles,
};
use crate::diagnostics::id;

/// Makes a table of rows `group, id, stage, page: summary`.
macro_rules! rules {
    ($($group:ident, $id:ident, $stage:expr, $page:literal: $summary:literal;)*) => {
        /// The table that check, explain, settings and documentation read.
        pub static RULES: &[Rule] = &[$(Rule {
            id: &id::$id,
            group: Group::$group,
            stage: $stage,
            summary: $summary,
            page: $page,
            explain: include_str!(concat!("explain/", $page, ".md")),
        },)*];
    };
}

rules! {
    Content, UNREADABLE_TEXT, Stage::Parse, "OKR001-unreadable-text":
        "the file is not plain UTF-8 text";
    Content, TOO_LARGE, Stage::Parse, "OKR002-too-large":
        "the file, its front matter or a value is too large";
    Content, NO_FRONT_MATTER, Stage::Parse, "OKR003-no-front-matter":
        "the file does not start with front matter between `---` lines";
    Content, YAML_SYNTAX, Stage::Parse, "OKR004-yaml-syntax":
        "the front matter is not valid YAML";
    Content, YAML_FEATURE, Stage::Parse, "OKR005-yaml-feature":
        "the front matter uses a part of YAML that is not allowed";
    Content, DUPLICATE_KEY, Stage::Parse, "OKR006-duplicate-key":
        "a key is written twice";
    Content, UNKNOWN_KEY, Stage::Parse, "OKR007-unknown-key":
        "a key is not known";
    Content, WRONG_TYPE, Stage::Parse, "OKR008-wrong-type":
        "a value has the wrong type: a list, a mapping or a single value was expected";
    Content, MISSING_KEY, Stage::Parse, "OKR009-missing-key":
        "a required key is missing or empty";
    Content, UNKNOWN_VALUE, Stage::Parse, "OKR010-unknown-value":
        "a word is not one of those that its key allows";
    Content, BAD_NUMBER, Stage::Parse, "OKR011-bad-number":
        "a value is not a number, or is ambiguous";
    Content, FLAT_TARGET, Stage::Parse, "OKR012-flat-target":
        "target equals the baseline";
    Content, BAD_DATE, Stage::Parse, "OKR013-bad-date":
        "a value is not a date, or the date does not exist";
    Content, BAD_PERIOD, Stage::Link, "OKR014-bad-period":
        "a period does not exist";
    Content, BAD_ID, Stage::Parse, "OKR015-bad-id":
        "an id or file name has characters that addresses cannot have";
    Content, DUPLICATE_ID, Stage::Link, "OKR016-duplicate-id":
        "two items have the same id";
    Content, FUTURE_CHECK_IN, Stage::Check(dates::future_check_in), "OKR017-future-check-in":
        "something is dated after today";
    Content, NO_MEASURE, Stage::Parse, "OKR018-no-measure":
        "a key result cannot be measured";
    Content, MIXED_MEASURE, Stage::Parse, "OKR019-mixed-measure":
        "a key result has keys of two measures";
    Content, NO_KEY_RESULTS, Stage::Parse, "OKR020-no-key-results":
        "an objective that is not a draft has no key results";
    Content, UNKNOWN_KEY_RESULT, Stage::Parse, "OKR021-unknown-key-result":
        "a key result is named that the objective does not have";
    Content, MISFIT_VALUE, Stage::Parse, "OKR022-misfit-value":
        "a check-in gives a value that does not fit the measure";
    Content, OUT_OF_RANGE, Stage::Parse, "OKR023-out-of-range":
        "a number is outside the range of its key";
    Content, DOUBLE_VALUE, Stage::Parse, "OKR024-double-value":
        "there are two values for the same day";
    Content, CUT_TEXT, Stage::Parse, "OKR025-cut-text":
        "a value is cut short at ` #`, which starts a comment";
    Content, CHECK_IN_OUTSIDE_PERIOD, Stage::Check(dates::check_in_outside_period), "OKR026-check-in-outside-period":
        "a check-in is dated outside its objective's period";
    Content, IMPLAUSIBLE_VALUE, Stage::Check(plausible::implausible_value), "OKR027-implausible-value":
        "a value is far off the other numbers of its measure";
    Content, UNKNOWN_TEAM, Stage::Link, "OKR031-unknown-team":
        "a team is named that does not exist";
    Content, UNKNOWN_REFERENCE, Stage::Link, "OKR032-unknown-reference":
        "a reference names something that does not exist";
    Content, ALIGNMENT_CYCLE, Stage::Link, "OKR033-alignment-cycle":
        "parents of objectives form a cycle";
    Content, TEAM_CYCLE, Stage::Link, "OKR034-team-cycle":
        "parents of teams form a cycle";
    Content, SECOND_ORGANISATION, Stage::Link, "OKR035-second-organisation":
        "there are two files of the kind `organisation`";
    Content, BROKEN_LINK, Stage::Link, "OKR036-broken-link":
        "a link is broken";
    Content, UNSAFE_LINK, Stage::Link, "OKR037-unsafe-link":
        "a link or file is not safe for readers";
    Content, REMOTE_IMAGE, Stage::Link, "OKR038-remote-image":
        "a picture is loaded from another host";
    Content, BAD_CSV, Stage::Link, "OKR039-bad-csv":
        "a row of measurements cannot be read";
    Content, UNKNOWN_RULE, Stage::Site, "OKR040-unknown-rule":
        "a rule is named that does not exist, or cannot be changed";
    Content, IDLE_WAIVER, Stage::Site, "OKR041-idle-waiver":
        "an exception under `allow` is not needed";
    Content, SKIPPED_FILE, Stage::Site, "OKR042-skipped-file":
        "a file or link in the content folder is skipped";
    Content, BROKEN_TEMPLATE, Stage::Site, "OKR043-broken-template":
        "a template or script of the site's own theme does not work";
    Content, LOW_CONTRAST, Stage::Site, "OKR044-low-contrast":
        "the accent colour of the theme is hard to read";
    Craft, TRAILING_SPACE, Stage::Parse, "OKR045-trailing-space":
        "a line of the front matter has trailing spaces";
    Content, WIKI_LINK, Stage::Link, "OKR047-wiki-link":
        "a link is written in double brackets";
    Focus, OBJECTIVE_COUNT, Stage::Together(focus::objective_count, Looks::AtTies), "OKR050-objective-count":
        "a team has more objectives in a period than it can focus on";
    Focus, KEY_RESULT_COUNT, Stage::Live(focus::key_result_count), "OKR051-key-result-count":
        "an objective has too few or too many key results";
    Focus, OVERLOADED_OWNER, Stage::Together(focus::overloaded_owner, Looks::AtTies), "OKR052-overloaded-owner":
        "one person owns many objectives of a period";
    Alignment, NO_PARENT, Stage::Live(alignment::no_parent), "OKR055-no-parent":
        "a tactical objective has no parent";
    Alignment, PERIOD_MISMATCH, Stage::Live(alignment::period_mismatch), "OKR056-period-mismatch":
        "the parent's period does not include the objective's";
    Alignment, OWN_TEAM_PARENT, Stage::Live(alignment::own_team_parent), "OKR057-own-team-parent":
        "every objective above this one belongs to the same team";
    Alignment, SKIPPED_LEVEL, Stage::Live(alignment::skipped_level), "OKR058-skipped-level":
        "the parent skips the team in between";
    Alignment, NO_THEME, Stage::Live(alignment::no_theme), "OKR059-no-theme":
        "a strategic objective supports no theme of the strategy";
    Alignment, NO_SUPPORT, Stage::Live(alignment::no_support), "OKR060-no-support":
        "no objective supports a strategic objective or one of its key results";
    Alignment, SUPPORT_CIRCLE, Stage::Together(alignment::support_circle, Looks::AtTies), "OKR061-support-circle":
        "objectives support each other in a cycle";
    Alignment, ONE_SIDED_DEPENDENCY, Stage::Live(alignment::one_sided_dependency), "OKR062-one-sided-dependency":
        "an objective depends on another team, whose objective does not mention it";
    Alignment, LEVEL_MISMATCH, Stage::Live(alignment::level_mismatch), "OKR063-level-mismatch":
        "level and period do not fit";
    Objectives, LONG_TITLE, Stage::Wording(titles::long_title), "OKR065-long-title":
        "an objective's title is too long to remember";
    Objectives, SHORT_TITLE, Stage::Wording(titles::short_title), "OKR066-short-title":
        "an objective's title names a subject, not a goal";
    Objectives, NUMBER_IN_TITLE, Stage::Wording(titles::number_in_title), "OKR067-number-in-title":
        "an objective's title contains a measure or a date";
    Objectives, UNKNOWN_ABBREVIATION, Stage::Wording(titles::unknown_abbreviation), "OKR068-unknown-abbreviation":
        "an objective's title has an unexplained abbreviation";
    Objectives, WOOLLY_WORDS, Stage::Wording(titles::woolly_words), "OKR069-woolly-words":
        "an objective's title has vague words";
    Objectives, DOUBLE_OBJECTIVE, Stage::Wording(titles::double_objective), "OKR070-double-objective":
        "an objective's title contains two objectives";
    Objectives, REPEATED_TITLE, Stage::Together(titles::repeated_title, Looks::AtTitles), "OKR071-repeated-title":
        "two objectives have the same title";
    KeyResults, ACTIVITY, Stage::Wording(activity::activity), "OKR075-activity":
        "a key result is an activity, not a result";
    KeyResults, VAGUE_MEASURE, Stage::Wording(measures::vague_measure), "OKR076-vague-measure":
        "a key result does not say exactly what is measured";
    KeyResults, MISSING_UNIT, Stage::Wording(measures::missing_unit), "OKR077-missing-unit":
        "a key result has no unit";
    KeyResults, REACHED_TARGET, Stage::Dated(figures::reached_target), "OKR078-reached-target":
        "a target was reached before the period began";
    KeyResults, NO_DEADLINE, Stage::Live(figures::no_deadline), "OKR079-no-deadline":
        "a key result has neither a value nor a deadline";
    KeyResults, ONLY_QUANTITY, Stage::Wording(measures::only_quantity), "OKR080-only-quantity":
        "all key results measure quantity, none measures quality";
    KeyResults, IDLE_GUARD, Stage::Live(figures::idle_guard), "OKR081-idle-guard":
        "a guard cannot protect the key result that it names";
    KeyResults, REPEATED_MEASURE, Stage::Together(figures::repeated_measure, Looks::AtMeasures), "OKR082-repeated-measure":
        "two key results have the same measure";
    KeyResults, SANDBAGGING, Stage::Live(figures::sandbagging), "OKR083-sandbagging":
        "success was almost certain from the start";
    KeyResults, FANTASY, Stage::Live(figures::fantasy), "OKR084-fantasy":
        "success was very unlikely from the start";
    KeyResults, COMMITTED_STRETCH, Stage::Wording(measures::committed_stretch), "OKR085-committed-stretch":
        "a committed objective is described as only partly expected";
    FollowUp, OVERDUE_CHECK_IN, Stage::Dated(follow_up::overdue_check_in), "OKR090-overdue-check-in":
        "there was no check-in for longer than the follow-up interval";
    FollowUp, NOT_CLOSED, Stage::Dated(follow_up::not_closed), "OKR091-not-closed":
        "the period is over and the objective is not closed";
    FollowUp, NO_LEARNING, Stage::Dated(follow_up::no_learning), "OKR092-no-learning":
        "an objective was closed without saying what was learned";
    FollowUp, ODD_SCORE, Stage::Dated(follow_up::odd_score), "OKR093-odd-score":
        "a score differs much from the computed progress, without an explanation";
    FollowUp, SILENT_DECLINE, Stage::Dated(follow_up::silent_decline), "OKR094-silent-decline":
        "a value has moved away from its target in three check-ins, without a note";
    FollowUp, ROSY_STATUS, Stage::Dated(follow_up::rosy_status), "OKR095-rosy-status":
        "a reported status is good although progress is far too low";
    FollowUp, ABSENT_TEAM, Stage::Dated(follow_up::absent_team), "OKR096-absent-team":
        "the team has ended or not begun in the days of its objective";
    Craft, NO_OWNER, Stage::Live(craft::no_owner), "OKR100-no-owner":
        "an objective has no owner";
    Craft, OUTSIDE_OWNER, Stage::Live(craft::outside_owner), "OKR101-outside-owner":
        "an objective's owner is not in its team";
    Craft, EMPTY_BODY, Stage::Live(craft::empty_body), "OKR102-empty-body":
        "an objective has no text that explains why";
    Craft, HOLLOW_REASON, Stage::Check(craft::hollow_reason), "OKR103-hollow-reason":
        "the reason of an exception is too short";
    Craft, ODD_FILE_NAME, Stage::Live(craft::odd_file_name), "OKR104-odd-file-name":
        "a file name comes from a template or fits another objective";
    Craft, TEMPLATE_TEXT, Stage::Live(craft::template_text), "OKR105-template-text":
        "a text of the template was left as it was";
}
