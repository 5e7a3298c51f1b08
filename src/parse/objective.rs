//! Objectives.

use super::{
    Cursor, Dated, check_in,
    head::{self, raw_head},
    key_result::{self, KeyResultIds},
    owners,
    raw::{RawClosing, RawInitiative, RawObjective},
};
use crate::{
    diagnostics::{Spanned, id},
    model::{Ambition, Closing, Initiative, Level, Objective, ObjectivePlaces, Outcome, State},
    source::{
        field::{Items, Slot},
        reader::Fields,
        url,
    },
};

/// Reads an objective.
pub(super) fn read(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawObjective) -> Objective {
    cursor.reader.unknown_keys::<RawObjective>(fields, "an objective");
    let mut head = head::read(cursor, fields, &raw_head!(raw, "an objective"));
    head.fields = head::given(cursor, fields, &raw.fields);
    let team = cursor.reader.required(fields, "team", &raw.team, "an objective");
    let period = cursor.reader.required(fields, "period", &raw.period, "an objective");
    let levels = [("strategic", Level::Strategic), ("tactical", Level::Tactical)];
    let level = cursor.reader.choice(fields, "level", &raw.level, &levels);
    let ambitions = [("aspirational", Ambition::Aspirational), ("committed", Ambition::Committed)];
    let ambition = cursor.reader.choice(fields, "ambition", &raw.ambition, &ambitions);
    let closing = closing(cursor, fields, &raw.closed);
    let state = state(cursor, fields, raw, closing.is_some());
    let owners = owners::read(cursor, fields, &raw.owner, &raw.owners);
    let contributors = texts(cursor, fields, "contributors", &raw.contributors);
    let parent = cursor.reader.text(fields, "parent", &raw.parent);
    let supports = cursor.reader.texts(fields, "supports", &raw.supports);
    let depends_on = cursor.reader.texts(fields, "depends_on", &raw.depends_on);
    let continues = cursor.reader.text(fields, "continues", &raw.continues);
    let tags = texts(cursor, fields, "tags", &raw.tags);
    let is_decided = matches!(state, State::Active | State::Closed);
    let (key_results, ids) = key_result::read_all(cursor, fields, &raw.key_results, is_decided);
    if ids.is_empty() && state != State::Draft {
        no_key_results(cursor, fields, raw);
    }
    let initiatives = initiatives(cursor, fields, &raw.initiatives, &ids);
    let check_ins = check_in::read_all(cursor, fields, &raw.check_ins, &key_results, &ids);
    let place = |key: &str| fields.value(key).map_or(head.title_span, |node| node.span);
    let places = ObjectivePlaces {
        owner: place(if fields.value("owner").is_some() { "owner" } else { "owners" }),
        level: place("level"),
        ambition: place("ambition"),
        key_results: fields.value("key_results").map_or(head.title_span, |_| fields.key_span("key_results")),
    };
    Objective {
        head,
        team,
        period,
        level,
        ambition: ambition.unwrap_or(Ambition::Aspirational),
        state,
        owners,
        contributors,
        parent,
        supports,
        depends_on,
        continues,
        tags,
        key_results,
        unreadable: ids.unreadable(),
        initiatives,
        check_ins,
        closing,
        places,
    }
}

fn value(text: Spanned<String>) -> String {
    text.value
}

fn texts(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    key: &str,
    slot: &Slot<Items<crate::source::field::Scalar>>,
) -> Vec<String> {
    cursor.reader.texts(fields, key, slot).into_iter().map(value).collect()
}

/// An objective that is not a draft needs something to measure it by.
fn no_key_results(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawObjective) {
    let was_reported = match &raw.key_results {
        Slot::Other(_) | Slot::Null | Slot::Is(Items::One(_)) => true,
        Slot::Is(Items::Many(list)) => !list.is_empty(),
        Slot::Absent => key_result::is_misspelt(fields, "key_results"),
    };
    if was_reported {
        return;
    }
    let span = if raw.key_results.is_absent() { fields.span("title") } else { fields.span("key_results") };
    let finding = cursor.reader.at(&id::NO_KEY_RESULTS, span, "this objective has no key results");
    finding.hint("add `key_results:` with at least one entry, or `state: draft` while you write");
}

/// The state as written; `closed:` closes.
fn state(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawObjective, is_closed: bool) -> State {
    let states =
        [("draft", State::Draft), ("proposed", State::Proposed), ("active", State::Active), ("closed", State::Closed)];
    let written = cursor.reader.choice(fields, "state", &raw.state, &states);
    let span = fields.span("state");
    match written {
        Some(State::Closed) if raw.closed.is_absent() => {
            let day = cursor.reader.last_day();
            let finding =
                cursor.reader.at(&id::MISSING_KEY, span, "`state: closed` needs `closed` with a date and an outcome");
            finding.hint(format!("write `closed: {{date: {day}, outcome: partly, learned: ...}}` and remove `state`"));
        }
        Some(state) if is_closed && state != State::Closed => {
            let finding = cursor.reader.at(&id::UNKNOWN_VALUE, span, "`state` contradicts `closed`");
            finding.also(fields.key_span("closed"), "this closes the objective").hint("remove the line `state`");
        }
        _ => {}
    }
    if is_closed { State::Closed } else { written.unwrap_or(State::Active) }
}

fn closing(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, slot: &Slot<RawClosing>) -> Option<Closing> {
    let (raw, fields) = cursor.reader.mapping(fields, "closed", slot)?;
    for (key, slot) in [("date", &raw.date), ("outcome", &raw.outcome)] {
        if slot.is_absent() {
            cursor.reader.missing(fields, key, "`closed`");
            let added = cursor.reader.report.last_mut().filter(|last| last.message.contains("missing key `outcome`"));
            if let Some(finding) = added {
                finding.hint("add `outcome: achieved`, or `partly`, `missed` or `dropped`");
            }
        }
    }
    let date = cursor.reader.date(fields, "date", &raw.date);
    let outcomes = [
        ("achieved", Outcome::Achieved),
        ("partly", Outcome::Partly),
        ("missed", Outcome::Missed),
        ("dropped", Outcome::Dropped),
    ];
    let outcome = cursor.reader.choice(fields, "outcome", &raw.outcome, &outcomes);
    let score = cursor.reader.number_within(fields, "score", &raw.score, 0.0, 1.0);
    let score_span = fields.value("score").map_or_else(|| fields.span("date"), |node| node.span);
    let learned = cursor.markdown(fields, "learned", &raw.learned);
    let date = date?;
    cursor.dated.push(Dated { what: "closing", date: date.clone() });
    Some(Closing { date: date.value, date_span: date.span, outcome: outcome?, score, score_span, learned })
}

fn initiatives(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    slot: &Slot<Items<RawInitiative>>,
    ids: &KeyResultIds,
) -> Vec<Initiative> {
    let mut initiatives = Vec::new();
    for (raw, fields) in cursor.reader.list(fields, "initiatives", slot, "an initiative") {
        let title = cursor.reader.required(fields, "title", &raw.title, "an initiative");
        let address = cursor.reader.text(fields, "url", &raw.url).filter(|address| check_url(cursor, address));
        let done = cursor.reader.flag(fields, "done", &raw.done).unwrap_or(false);
        let owners = owners::read(cursor, fields, &raw.owner, &raw.owners);
        let key_result = cursor.reader.text(fields, "key_result", &raw.key_result);
        let key_result = key_result.and_then(|name| ids.find(cursor, &name));
        if let Some(title) = title {
            initiatives.push(Initiative { title: title.value, url: address, done, owners, key_result });
        }
    }
    initiatives
}

/// Work is tracked on the web: anything else is refused.
fn check_url(cursor: &mut Cursor<'_, '_>, address: &Spanned<String>) -> bool {
    let is_web = matches!(url::kind(&address.value), url::Address::Web | url::Address::Mail);
    if !is_web {
        let finding = cursor.reader.at(&id::UNSAFE_LINK, address.span, "`url` must be a web address");
        finding.hint("start it with `https://`");
    }
    is_web
}
