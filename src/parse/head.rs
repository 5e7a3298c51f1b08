//! What every item has: id, title, language, aliases, waivers, body.

use super::{Cursor, raw::RawWaiver};
use crate::{
    diagnostics::{Span, Spanned, id},
    model::{GivenField, Head, Id, Waiver},
    source::{
        field::{Items, Scalar, Slot},
        reader::Fields,
        slug,
    },
};

/// The slots of a head, whatever the kind.
pub(super) struct RawHead<'a> {
    pub id: &'a Slot<Scalar>,
    pub title: &'a Slot<Scalar>,
    pub lang: &'a Slot<Scalar>,
    pub aliases: &'a Slot<Items<Scalar>>,
    pub allow: &'a Slot<Items<RawWaiver>>,
    /// "an objective": for messages.
    pub of: &'static str,
}

/// Builds a [`RawHead`] from any of the raw kinds.
macro_rules! raw_head {
    ($raw:expr, $of:literal) => {
        $crate::parse::head::RawHead {
            id: &$raw.id,
            title: &$raw.title,
            lang: &$raw.lang,
            aliases: &$raw.aliases,
            allow: &$raw.allow,
            of: $of,
        }
    };
}
pub(super) use raw_head;

/// Reads the head. A missing title or id is reported, and something stands in for it, so that the rest is checked too.
pub(super) fn read(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawHead<'_>) -> Head {
    let title = cursor.reader.required(fields, "title", raw.title, raw.of);
    let lang = cursor.reader.text(fields, "lang", raw.lang).and_then(|lang| cursor.reader.language_tag(lang));
    let aliases = cursor.reader.texts(fields, "aliases", raw.aliases);
    let aliases = aliases.into_iter().filter_map(|alias| checked_id(cursor, alias)).collect();
    let waivers = waivers(cursor, fields, raw.allow);
    let own_id = own_id(cursor, fields, raw, title.as_ref().map(|title| title.span));
    let stem = cursor.texts.path.stem();
    let (id, span) = match own_id {
        Some(own_id) => (own_id.value, own_id.span),
        None => (Id::stand_in(stem), fields.span("title")),
    };
    Head {
        id,
        span,
        path: cursor.texts.path.clone(),
        title_span: title.as_ref().map_or_else(|| fields.span("title"), |title| title.span),
        title: title.map_or_else(|| stem.to_owned(), |title| title.value),
        lang,
        aliases,
        waivers,
        fields: Vec::new(),
        body: cursor.texts.body.to_owned(),
        body_start: cursor.texts.body_start,
    }
}

/// The id that is written, else the file's stem.
fn own_id(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    raw: &RawHead<'_>,
    title: Option<Span>,
) -> Option<Spanned<Id>> {
    if !raw.id.is_absent() {
        let written = cursor.reader.text(fields, "id", raw.id)?;
        return checked_id(cursor, written);
    }
    let stem = cursor.texts.path.stem();
    let span = title.unwrap_or_else(|| fields.span("title"));
    if let Err(problem) = slug::check_id(stem) {
        let finding = cursor.reader.at(
            &id::BAD_ID,
            span,
            format!("the file name `{stem}` cannot be an id: {}", problem.sentence),
        );
        let name = problem.suggestion;
        finding.hint(format!("rename the file to `{name}.md`, or add a line `id: {name}`"));
        return None;
    }
    Some(Spanned { value: Id::new(stem), span })
}

/// An id as written, checked.
pub(super) fn checked_id(cursor: &mut Cursor<'_, '_>, written: Spanned<String>) -> Option<Spanned<Id>> {
    if let Err(problem) = slug::check_id(&written.value) {
        let finding = cursor.reader.at(
            &id::BAD_ID,
            written.span,
            format!("`{}` cannot be an id: {}", written.value, problem.sentence),
        );
        finding.hint(format!("write `{}`", problem.suggestion));
        return None;
    }
    Some(Spanned { value: Id::new(written.value), span: written.span })
}

fn waivers(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, slot: &Slot<Items<RawWaiver>>) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for (raw, fields) in cursor.reader.list(fields, "allow", slot, "an entry of `allow`") {
        let rule = cursor.reader.required(fields, "rule", &raw.rule, "an entry of `allow`");
        let because = cursor.reader.required(fields, "because", &raw.because, "an entry of `allow`");
        if let (Some(rule), Some(because)) = (rule, because) {
            let span = rule.span;
            waivers.push(Waiver { rule, because: because.value, because_span: because.span, span });
        }
    }
    waivers
}

/// Reads `fields:`: what they mean is known once okrsite.yaml is.
pub(super) fn given(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    slot: &Slot<crate::source::field::Pairs<Scalar>>,
) -> Vec<GivenField> {
    let mut given = Vec::new();
    for (name, slot, node) in cursor.reader.pairs(fields, "fields", slot) {
        let value = match slot {
            Slot::Is(scalar) => cursor.reader.words(scalar, node).trim().to_owned(),
            Slot::Other(shape) => {
                cursor.reader.wrong(node.span, &format!("`{}`", name.value), "a single value", *shape);
                continue;
            }
            Slot::Null | Slot::Absent => String::new(),
        };
        if value.is_empty() {
            let finding = cursor.reader.at(&id::MISSING_KEY, name.span, format!("`{}` has no value", name.value));
            finding.hint("write a value after the colon, or remove the line");
            continue;
        }
        let marks = cursor.reader.marks;
        given.push(GivenField { name, value: Spanned { value, span: node.span }, marks });
    }
    given
}
