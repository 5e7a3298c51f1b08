//! Keys that people look for where there are none: what they want to say stands elsewhere.

/// What these words are about in a mapping that has the key `mark`, and where that is written.
struct Elsewhere {
    /// A key that only this kind of mapping has.
    mark: &'static str,
    words: &'static [&'static str],
    advice: &'static str,
}

const OBJECTIVE: &str = "key_results";
const KEY_RESULT: &str = "baseline";
const TEAM: &str = "members";
const KPI: &str = "measurements";
const SETTINGS: &str = "base_url";

const TEXTS: &[&str] = &[
    "description",
    "why",
    "text",
    "note",
    "notes",
    "comment",
    "comments",
    "background",
    "body",
    "summary",
    "beskrivning",
    "varför",
    "bakgrund",
    "anteckning",
    "kommentar",
    "beschreibung",
    "warum",
    "hintergrund",
    "notiz",
];
const OWN: &[&str] = &[
    "priority",
    "prio",
    "prioritet",
    "prioritat",
    "priorität",
    "jira",
    "ticket",
    "tickets",
    "issue",
    "epic",
    "category",
    "kategori",
    "kategorie",
    "budget",
    "effort",
    "risk",
    "cost",
    "size",
    "pillar",
    "area",
    "område",
    "bereich",
];
const GIVEN_UP: &[&str] = &["state", "tillstånd", "zustand"];
const STATUSES: &[&str] = &["status"];
const PROGRESS: &[&str] = &["progress", "score", "percent", "framsteg", "fortschritt"];
const CHECK_INS: &[&str] = &["check_ins", "check_in", "checkins", "check-ins", "updates", "avstämningar"];

const ALL: &[Elsewhere] = &[
    Elsewhere {
        mark: OBJECTIVE,
        words: TEXTS,
        advice: "write the text below the front matter, after the second `---`",
    },
    Elsewhere {
        mark: OBJECTIVE,
        words: STATUSES,
        advice: "a status stands in a check-in, by key result: `values: {kr1: {value: 30, status: on_track}}`",
    },
    Elsewhere {
        mark: OBJECTIVE,
        words: &["confidence", "tilltro", "zuversicht"],
        advice: "a confidence stands in a key result, or in a check-in: `values: {kr1: {value: 30, confidence: 5}}`",
    },
    Elsewhere { mark: OBJECTIVE, words: PROGRESS, advice: "it is computed from the key results: remove it" },
    Elsewhere {
        mark: OBJECTIVE,
        words: &["links", "link", "url", "länkar", "länk"],
        advice: "write links in the text below the front matter, or as initiatives: `{title: ..., url: https://...}`",
    },
    Elsewhere {
        mark: OBJECTIVE,
        words: &["start", "end", "start_date", "end_date", "from", "to", "due", "deadline"],
        advice: "the `period` says from when to when; periods of your own stand in okrsite.yaml",
    },
    Elsewhere {
        mark: KEY_RESULT,
        words: PROGRESS,
        advice: "it is computed from `baseline`, `target` and the values: remove it",
    },
    Elsewhere {
        mark: KEY_RESULT,
        words: STATUSES,
        advice: "a status stands in a check-in: `values: {kr1: {value: 30, status: on_track}}`; what is given up has \
                 `dropped: {date: ..., because: ...}`",
    },
    Elsewhere {
        mark: KEY_RESULT,
        words: GIVEN_UP,
        advice: "what is given up has `dropped: {date: ..., because: ...}`; only an objective has a state",
    },
    Elsewhere {
        mark: KEY_RESULT,
        words: CHECK_INS,
        advice: "check-ins stand in the objective, beside `key_results`, with `values: {kr1: 30}`",
    },
    Elsewhere {
        mark: KEY_RESULT,
        words: &["history", "measurements", "values", "value_history"],
        advice: "values over time stand in the check-ins of the objective, or in a KPI with `measurements`",
    },
    Elsewhere { mark: TEAM, words: TEXTS, advice: "write the text below the front matter, after the second `---`" },
    Elsewhere { mark: KPI, words: TEXTS, advice: "write the text below the front matter, after the second `---`" },
    Elsewhere {
        mark: KPI,
        words: &["target", "goal", "mål", "målvärde", "ziel", "zielwert"],
        advice: "a KPI has bounds, not a target: `healthy: {at_least: 8}` or `healthy: {at_most: 8}`",
    },
    Elsewhere {
        mark: KPI,
        words: &["period", "quarter", "kvartal", "zeitraum", "quartal"],
        advice: "a KPI is followed all the time and has no period: remove it",
    },
    Elsewhere {
        mark: KPI,
        words: &["current", "value", "actual", "nuläge", "värde", "aktuell"],
        advice: "its values have a day each: `measurements: [{date: ..., value: ...}]`",
    },
    Elsewhere {
        mark: SETTINGS,
        words: &["teams", "team", "objectives", "kpis", "organisation", "organization", "company"],
        advice: "each stands in a Markdown file of its own, with `kind: team`, `kind: kpi` or `kind: organisation`",
    },
    Elsewhere {
        mark: SETTINGS,
        words: &["logo", "color", "colour", "colors", "font", "favicon", "dark", "css"],
        advice: "how the site looks stands under `theme:`",
    },
    Elsewhere {
        mark: SETTINGS,
        words: &["date", "today"],
        advice: "write the day on the command line: `--date 2026-11-19`",
    },
];

/// Where that is written which people look for under `key`, in a mapping with these keys.
pub(super) fn advice(key: &str, keys: &[&str]) -> Option<&'static str> {
    let lower = key.to_lowercase();
    let is_it = |one: &&Elsewhere| keys.contains(&one.mark) && one.words.contains(&lower.as_str());
    ALL.iter().find(is_it).map(|one| one.advice)
}

/// How a key of their own is declared, where people look for one that teams often want.
pub(super) fn own_field(key: &str, keys: &[&str]) -> Option<String> {
    let lower = key.to_lowercase();
    let is_it = keys.contains(&"fields") && !keys.contains(&SETTINGS) && OWN.contains(&lower.as_str());
    is_it.then(|| {
        format!("declare it in okrsite.yaml, `fields: {{{lower}: text}}`, and write `fields: {{{lower}: ...}}` here")
    })
}
