//! Key results.

use super::{
    Cursor,
    head::{checked_id, given},
    measure, owners,
    raw::{RawDropped, RawKeyResult},
};
use crate::{
    diagnostics::{Span, Spanned, id, suggest},
    model::{Dropped, Id, KeyResult, KeyResultPlaces, Number, Unreadable, parse_date, parse_number},
    source::{
        field::{Items, Shape, Slot},
        reader::{Fields, truth, words},
    },
};

/// The ids of an objective's key results, with the index of those that could be read.
pub(super) struct KeyResultIds {
    named: Vec<Named>,
    /// What is written as an id and cannot be one.
    misnamed: Vec<String>,
    /// Whether something is written, and nothing of it could be read.
    is_lost: bool,
}

struct Named {
    id: Id,
    span: Span,
    index: Option<usize>,
}

impl KeyResultIds {
    /// Whether no key result was written at all.
    pub(super) fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// Those that are there and could not be read.
    pub(super) fn unreadable(&self) -> Unreadable {
        let named = self.named.iter().filter(|named| named.index.is_none()).map(|named| named.id.to_string());
        Unreadable { ids: named.chain(self.misnamed.iter().cloned()).collect(), is_all: self.is_lost }
    }

    /// Whether a key result of this id is there and could not be read.
    pub(super) fn is_unreadable(&self, name: &str) -> bool {
        self.named.iter().any(|named| named.id.as_str() == name && named.index.is_none())
    }

    /// The index of the key result `name`; reports one that is not there.
    pub(super) fn find(&self, cursor: &mut Cursor<'_, '_>, name: &Spanned<String>) -> Option<usize> {
        if let Some(named) = self.named.iter().find(|named| named.id.as_str() == name.value) {
            return named.index;
        }
        if self.is_lost || self.misnamed.contains(&name.value) {
            return None; // the finding there says what is wrong
        }
        let known = || self.named.iter().map(|named| named.id.as_str());
        let may_search = cursor.reader.report.may_search(name.span.file);
        let finding = cursor.reader.at(
            &id::UNKNOWN_KEY_RESULT,
            name.span,
            format!("this objective has no key result `{}`", name.value),
        );
        match suggest::closest(&name.value, known().filter(|_| may_search)) {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None if self.is_empty() => finding.hint("add it to `key_results`"),
            None => finding
                .hint(format!("its key results are {}", crate::source::reader::listed(&known().collect::<Vec<_>>()))),
        };
        None
    }
}

/// Reads `key_results:`. In an objective that is decided every number should be known.
pub(super) fn read_all(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    slot: &Slot<Items<RawKeyResult>>,
    is_decided: bool,
) -> (Vec<KeyResult>, KeyResultIds) {
    let mut key_results = Vec::new();
    let mut guards = Vec::new();
    let written = cursor.reader.list(fields, "key_results", slot, "a key result");
    let is_meant = is_meant(fields, "key_results", slot);
    let is_lost = is_meant && written.is_empty();
    let mut ids = KeyResultIds { named: Vec::new(), misnamed: Vec::new(), is_lost };

    uneven_weights(cursor, &written);
    for (position, (raw, fields)) in written.into_iter().enumerate() {
        let own_id = own_id(cursor, fields, raw, position);
        let guarded = cursor.reader.text(fields, "guards", &raw.guards);
        let read = read(cursor, fields, raw, is_decided);
        let Some(own_id) = own_id else {
            let misnamed = fields.value("id").and_then(|node| cursor.texts.text.get(node.span.range()));
            ids.misnamed.extend(misnamed.map(|name| name.trim_matches(['"', '\'']).to_owned()));
            continue;
        };
        if let Some(earlier) = ids.named.iter().find(|named| named.id == own_id.value) {
            let finding = cursor.reader.at(
                &id::DUPLICATE_ID,
                own_id.span,
                format!("two key results have the id `{}`", own_id.value),
            );
            finding.also(earlier.span, "the first").hint("give one of them another `id`");
            continue;
        }
        let index = read.is_some().then_some(key_results.len());
        if let (Some(guarded), Some(index)) = (guarded, index) {
            guards.push((index, guarded));
        }
        key_results.extend(read.map(|read| KeyResult { id: own_id.value.clone(), ..read }));
        ids.named.push(Named { id: own_id.value, span: own_id.span, index });
    }
    for (index, guarded) in guards {
        let target = ids.find(cursor, &guarded);
        if target == Some(index) {
            let finding = cursor.reader.at(&id::UNKNOWN_KEY_RESULT, guarded.span, "a key result cannot guard itself");
            finding.hint("write the key result that this one protects");
        } else if let Some(key_result) = key_results.get_mut(index) {
            key_result.guards = target;
        }
    }
    (key_results, ids)
}

/// Reports a weight in per cent beside one that is none: `50%` counts 50 times as much as the default of 1.
fn uneven_weights(cursor: &mut Cursor<'_, '_>, written: &[(&RawKeyResult, Fields<'_>)]) {
    let percent = |fields: &Fields<'_>| {
        let text = fields.value("weight").and_then(|node| cursor.texts.text.get(node.span.range()))?;
        parse_number(text.trim_matches(['"', '\''])).ok().filter(Number::is_percent)
    };
    let all: Vec<(Span, Option<Number>)> =
        written.iter().map(|(_, fields)| (fields.span("weight"), percent(fields))).collect();
    let is_even = all.iter().all(|(_, percent)| percent.is_some());
    for (span, number) in all.into_iter().filter(|_| !is_even) {
        let Some(number) = number.filter(|number| number.value > 0.0) else { continue };
        let share = number.value / 100.0;
        let message = format!("a weight of {} % counts {0} times as much as the default of 1", number.value);
        let finding = cursor.reader.at(&id::BAD_NUMBER, span, message);
        finding.hint(format!(
            "write `weight: {share}` if it should count less, or give all key results a weight in per cent"
        ));
    }
}

/// Whether somebody meant to write a list under `key`, whatever became of it.
pub(super) fn is_meant<T>(fields: Fields<'_>, key: &'static str, slot: &Slot<Items<T>>) -> bool {
    match slot {
        Slot::Absent => is_misspelt(fields, key),
        Slot::Is(Items::Many(entries)) => !entries.is_empty(),
        Slot::Is(Items::One(_)) | Slot::Null | Slot::Other(_) => true,
    }
}

/// Whether a key is there that was meant to be `key`.
pub(super) fn is_misspelt(fields: Fields<'_>, key: &'static str) -> bool {
    fields.keys().any(|written| suggest::closest(written, [key]).is_some() || words::meant(written, &[key]).is_some())
}

/// The id that is written, else `kr1`, `kr2`... by position.
fn own_id(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawKeyResult, position: usize) -> Option<Spanned<Id>> {
    if raw.id.is_absent() {
        return Some(Spanned { value: Id::new(format!("kr{}", position + 1)), span: fields.span("title") });
    }
    let written = cursor.reader.text(fields, "id", &raw.id)?;
    checked_id(cursor, written)
}

/// Reads one key result; its id is filled in by the caller.
fn read(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawKeyResult, is_decided: bool) -> Option<KeyResult> {
    let title = cursor.reader.required(fields, "title", &raw.title, "a key result");
    let owners = owners::read(cursor, fields, &raw.owner, &raw.owners);
    let weight = cursor.reader.weight(fields, &raw.weight);
    let confidence = cursor.reader.confidence(fields, &raw.confidence);
    let supports = cursor.reader.texts(fields, "supports", &raw.supports);
    let note = cursor.markdown(fields, "note", &raw.note);
    let source = cursor.source(fields, &raw.source);
    let own_fields = given(cursor, fields, &raw.fields);
    let dropped = dropped(cursor, fields, &raw.dropped);
    let measured = measure::read(cursor, fields, raw, title.as_ref(), is_decided);
    let (title, (measure, unit)) = (title?, measured?);
    let has_deadline = fields.value("target").is_some();
    let due = if has_deadline { cursor.reader.date(fields, "due", &raw.due) } else { None };
    let place = |keys: &[&str]| keys.iter().find_map(|key| fields.value(key)).map_or(title.span, |node| node.span);
    let places = KeyResultPlaces {
        target: place(&["target", "at_least", "at_most", "milestones", "levels"]),
        current: place(&["current"]),
        confidence: place(&["confidence"]),
        guards: place(&["guards"]),
    };
    Some(KeyResult {
        id: Id::new(""),
        title: title.value,
        span: title.span,
        owners,
        unit,
        weight,
        confidence,
        guards: None,
        supports,
        note,
        fields: own_fields,
        measure,
        due,
        source,
        dropped,
        places,
    })
}

/// Reads `dropped:`; a date or a reason alone is not enough.
fn dropped(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, slot: &Slot<RawDropped>) -> Option<Dropped> {
    if let (Slot::Other(Shape::Scalar), Some(node)) = (slot, fields.value("dropped")) {
        let written = cursor.texts.text.get(node.span.range()).unwrap_or("");
        lone_value(cursor, node.span, written.trim_matches(['"', '\'']));
        return None;
    }
    let (raw, fields) = cursor.reader.mapping(fields, "dropped", slot)?;
    for (key, slot) in [("date", &raw.date), ("because", &raw.because)] {
        if slot.is_absent() {
            cursor.reader.missing(fields, key, "`dropped`");
        }
    }
    let date = cursor.reader.date(fields, "date", &raw.date);
    let because = cursor.reader.text(fields, "because", &raw.because);
    Some(Dropped { date: date?.value, because: because?.value })
}

/// Reports `dropped: 2026-11-12` or `dropped: the supplier left`, with both keys around what was written.
fn lone_value(cursor: &mut Cursor<'_, '_>, span: Span, written: &str) {
    let (date, because) = match (parse_date(written), truth(written)) {
        (Ok(_), _) => (written, "..."),
        (_, Some(_)) => ("2026-11-19", "..."),
        _ => ("2026-11-19", written),
    };
    let finding = cursor.reader.at(&id::WRONG_TYPE, span, "`dropped` needs a date and a reason");
    finding.hint(format!("write `dropped: {{date: {date}, because: {because}}}`"));
}
