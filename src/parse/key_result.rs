//! Key results.

use super::{Cursor, head::checked_id, measure, raw::RawKeyResult};
use crate::{
    diagnostics::{Span, Spanned, id, suggest},
    model::{Id, KeyResult, KeyResultPlaces},
    source::{
        field::{Items, Slot},
        reader::Fields,
    },
};

/// The ids of an objective's key results, with the index of those that could be read.
pub(super) struct KeyResultIds(Vec<Named>);

struct Named {
    id: Id,
    span: Span,
    index: Option<usize>,
}

impl KeyResultIds {
    /// Whether no key result was written at all.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a key result of this id is there and could not be read.
    pub(super) fn is_unreadable(&self, name: &str) -> bool {
        self.0.iter().any(|named| named.id.as_str() == name && named.index.is_none())
    }

    /// The index of the key result `name`; reports one that is not there.
    pub(super) fn find(&self, cursor: &mut Cursor<'_, '_>, name: &Spanned<String>) -> Option<usize> {
        if let Some(named) = self.0.iter().find(|named| named.id.as_str() == name.value) {
            return named.index;
        }
        let known = || self.0.iter().map(|named| named.id.as_str());
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

/// Reads `key_results:`.
pub(super) fn read_all(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    slot: &Slot<Items<RawKeyResult>>,
) -> (Vec<KeyResult>, KeyResultIds) {
    let mut key_results = Vec::new();
    let mut ids = KeyResultIds(Vec::new());
    let mut guards = Vec::new();
    let written = cursor.reader.list(fields, "key_results", slot, "a key result");
    for (position, (raw, fields)) in written.into_iter().enumerate() {
        let own_id = own_id(cursor, fields, raw, position);
        let guarded = cursor.reader.text(fields, "guards", &raw.guards);
        let read = read(cursor, fields, raw);
        let Some(own_id) = own_id else { continue };
        if let Some(earlier) = ids.0.iter().find(|named| named.id == own_id.value) {
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
        ids.0.push(Named { id: own_id.value, span: own_id.span, index });
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

/// The id that is written, else `kr1`, `kr2`... by position.
fn own_id(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawKeyResult, position: usize) -> Option<Spanned<Id>> {
    if raw.id.is_absent() {
        return Some(Spanned { value: Id::new(format!("kr{}", position + 1)), span: fields.span("title") });
    }
    let written = cursor.reader.text(fields, "id", &raw.id)?;
    checked_id(cursor, written)
}

/// Reads one key result; its id is filled in by the caller.
fn read(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawKeyResult) -> Option<KeyResult> {
    let title = cursor.reader.required(fields, "title", &raw.title, "a key result");
    let owner = cursor.reader.text(fields, "owner", &raw.owner).map(|owner| owner.value);
    let weight = cursor.reader.weight(fields, &raw.weight);
    let confidence = cursor.reader.confidence(fields, &raw.confidence);
    let supports = cursor.reader.texts(fields, "supports", &raw.supports);
    let note = cursor.markdown(fields, "note", &raw.note);
    let measured = measure::read(cursor, fields, raw, title.as_ref());
    let (title, (measure, unit)) = (title?, measured?);
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
        owner,
        unit,
        weight,
        confidence,
        guards: None,
        supports,
        note,
        measure,
        places,
    })
}
