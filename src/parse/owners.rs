//! Who answers for something: `owner`, and `owners` beside it or in its place.

use super::Cursor;
use crate::{
    diagnostics::id,
    model::is_nobody,
    source::{
        field::{Items, Scalar, Shape, Slot},
        reader::Fields,
    },
};

/// Reads both keys. The one in `owner` comes first; nobody comes twice.
pub(super) fn read(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    owner: &Slot<Scalar>,
    owners: &Slot<Items<Scalar>>,
) -> Vec<String> {
    let first = match owner {
        Slot::Other(Shape::List) => {
            several(cursor, fields);
            None
        }
        _ => cursor.reader.text(fields, "owner", owner),
    };
    let further = cursor.reader.texts(fields, "owners", owners);

    let mut names: Vec<String> = Vec::new();
    for name in first.into_iter().chain(further) {
        if is_nobody(&name.value) {
            continue; // as if nothing were written
        }
        let is_known = names.iter().any(|known| known.to_lowercase() == name.value.to_lowercase());
        if !is_known {
            names.push(name.value);
        }
    }
    names
}

/// Reports a list in `owner`, which `owners` takes.
fn several(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>) {
    let finding = cursor.reader.at(&id::WRONG_TYPE, fields.span("owner"), "`owner` must be text, not a list");
    finding.hint("write `owners` for several: the first one answers for it before all others");
    if fields.value("owners").is_none() {
        finding.fix(fields.key_span("owner"), "owners");
    }
}
