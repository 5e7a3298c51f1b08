//! Teams, the organisation, KPIs and pages.

use super::{
    Cursor,
    head::{self, checked_id, raw_head},
    key_result::is_meant,
    numbers::Numbers,
    owners,
    raw::{RawHealthy, RawKpi, RawMeasurement, RawMeasurements, RawOrganisation, RawPage, RawTeam},
    units::Units,
};
use crate::{
    diagnostics::{Spanned, id},
    model::{Kpi, Measurement, Measurements, Organisation, Page, Team, Theme, Unreadable},
    source::{field::Slot, reader::Fields},
};

/// Reads a team.
pub(super) fn team(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawTeam) -> Team {
    cursor.reader.unknown_keys::<RawTeam>(fields, "a team");
    let mut head = head::read(cursor, fields, &raw_head!(raw, "a team"));
    head.fields = head::given(cursor, fields, &raw.fields);
    let parent = cursor.reader.text(fields, "parent", &raw.parent);
    let lead = cursor.reader.text(fields, "lead", &raw.lead).map(|lead| lead.value);
    let members = values(cursor.reader.texts(fields, "members", &raw.members));
    let tags = values(cursor.reader.texts(fields, "tags", &raw.tags));
    let (mut active_from, mut active_to) = (None, None);
    if let Some((active, fields)) = cursor.reader.mapping(fields, "active", &raw.active) {
        active_from = cursor.reader.date(fields, "from", &active.from);
        active_to = cursor.reader.date(fields, "to", &active.to);
    }
    if let (Some(from), Some(to)) = (&active_from, &active_to)
        && to.value < from.value
    {
        let finding = cursor.reader.at(&id::BAD_DATE, to.span, "this team ends before it starts");
        finding.also(from.span, "the start").hint("swap the two dates");
    }
    let day = |date: Option<Spanned<crate::model::Date>>| date.map(|date| date.value);
    Team { head, parent, lead, members, tags, active_from: day(active_from), active_to: day(active_to) }
}

/// Reads the organisation.
pub(super) fn organisation(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawOrganisation) -> Organisation {
    cursor.reader.unknown_keys::<RawOrganisation>(fields, "the organisation");
    let head = head::read(cursor, fields, &raw_head!(raw, "the organisation"));
    let vision = cursor.reader.text(fields, "vision", &raw.vision).map(|text| text.value);
    let mission = cursor.reader.text(fields, "mission", &raw.mission).map(|text| text.value);
    let held_dear = values(cursor.reader.texts(fields, "values", &raw.values));
    let mut strategy: Vec<Theme> = Vec::new();
    let written = cursor.reader.list(fields, "strategy", &raw.strategy, "a theme");
    let is_all = written.is_empty() && is_meant(fields, "strategy", &raw.strategy);
    let mut unreadable = Unreadable { ids: Vec::new(), is_all };
    for (raw, fields) in written {
        let own_id = cursor.reader.required(fields, "id", &raw.id, "a theme");
        let name = own_id.as_ref().map(|own_id| own_id.value.clone());
        let own_id = own_id.and_then(|own_id| checked_id(cursor, own_id));
        let title = cursor.reader.required(fields, "title", &raw.title, "a theme");
        let text = cursor.markdown(fields, "text", &raw.text);
        let (Some(own_id), Some(title)) = (own_id, title) else {
            unreadable.ids.extend(name);
            continue;
        };
        if let Some(earlier) = strategy.iter().find(|theme| theme.id == own_id.value) {
            let finding =
                cursor.reader.at(&id::DUPLICATE_ID, own_id.span, format!("two themes have the id `{}`", own_id.value));
            finding.also(earlier.span, "the first").hint("give one of them another `id`");
            continue;
        }
        strategy.push(Theme { id: own_id.value, title: title.value, text, span: own_id.span });
    }
    Organisation { head, vision, mission, values: held_dear, strategy, unreadable }
}

/// Reads a KPI.
pub(super) fn kpi(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawKpi) -> Kpi {
    cursor.reader.unknown_keys::<RawKpi>(fields, "a KPI");
    let mut head = head::read(cursor, fields, &raw_head!(raw, "a KPI"));
    head.fields = head::given(cursor, fields, &raw.fields);
    let mut numbers = Numbers::new(Units::new("KPI", cursor.reader.text(fields, "unit", &raw.unit)));
    let owners = owners::read(cursor, fields, &raw.owner, &raw.owners);
    let source = cursor.source(fields, &raw.source);
    let higher_is_better = cursor.reader.choice(fields, "better", &raw.better, &[("higher", true), ("lower", false)]);
    let (at_least, at_most) = healthy(cursor, fields, &raw.healthy, &mut numbers);
    let measurements = measurements(cursor, fields, &raw.measurements, &mut numbers.units);
    let unit = numbers.units.settle(cursor);
    Kpi { head, unit, owners, source, higher_is_better, at_least, at_most, measurements }
}

fn healthy(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    slot: &Slot<RawHealthy>,
    numbers: &mut Numbers,
) -> (Option<f64>, Option<f64>) {
    let Some((raw, fields)) = cursor.reader.mapping(fields, "healthy", slot) else { return (None, None) };
    let at_least = numbers.read(cursor, fields, "at_least", &raw.at_least);
    let at_most = numbers.read(cursor, fields, "at_most", &raw.at_most);
    numbers.warn_of_bounds(cursor);
    if let (Some(low), Some(high)) = (&at_least, &at_most)
        && low.value.value > high.value.value
    {
        let finding = cursor.reader.at(&id::OUT_OF_RANGE, low.span, "`at_least` is greater than `at_most`");
        finding.also(high.span, "the upper bound").hint("swap the two values");
    }
    (at_least.map(|low| low.value.value), at_most.map(|high| high.value.value))
}

fn measurements(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    slot: &Slot<RawMeasurements>,
    units: &mut Units,
) -> Measurements {
    match slot {
        Slot::Is(RawMeasurements::File(scalar)) => {
            let Some(node) = fields.value("measurements") else { return Measurements::Here(Vec::new()) };
            let name = cursor.reader.words(scalar, node);
            Measurements::File(Spanned { value: name, span: node.span })
        }
        Slot::Is(RawMeasurements::Here(slots)) => {
            let list = Slot::Is(crate::source::field::Items::Many(slots.clone()));
            Measurements::Here(dated_values(cursor, fields, &list, units))
        }
        Slot::Other(shape) => {
            cursor.reader.wrong(
                fields.span("measurements"),
                "`measurements`",
                "a list, or the name of a CSV file",
                *shape,
            );
            Measurements::Here(Vec::new())
        }
        Slot::Null | Slot::Absent => Measurements::Here(Vec::new()),
    }
}

fn dated_values(
    cursor: &mut Cursor<'_, '_>,
    fields: Fields<'_>,
    list: &Slot<crate::source::field::Items<RawMeasurement>>,
    units: &mut Units,
) -> Vec<Measurement> {
    let mut read: Vec<Measurement> = Vec::new();
    for (raw, fields) in cursor.reader.list(fields, "measurements", list, "a measurement") {
        for (key, slot) in [("date", &raw.date), ("value", &raw.value)] {
            if slot.is_absent() {
                cursor.reader.missing(fields, key, "a measurement");
            }
        }
        let date = cursor.reader.date(fields, "date", &raw.date);
        let value = units.read(cursor, fields, "value", &raw.value);
        let (Some(date), Some(value)) = (date, value) else { continue };
        if let Some(earlier) = read.iter().find(|earlier| earlier.date == date.value) {
            let finding = cursor.reader.at(&id::DOUBLE_VALUE, date.span, format!("two values on {}", date.value));
            finding.also(earlier.span, "the first").hint("remove one of them, or correct its date");
            continue;
        }
        read.push(Measurement { date: date.value, value: value.value.value, span: date.span });
    }
    read.sort_by_key(|one| one.date);
    read
}

/// Reads a page.
pub(super) fn page(cursor: &mut Cursor<'_, '_>, fields: Fields<'_>, raw: &RawPage) -> Page {
    cursor.reader.unknown_keys::<RawPage>(fields, "a page");
    let head = head::read(cursor, fields, &raw_head!(raw, "a page"));
    let nav = cursor.reader.bare_number(fields, "nav", &raw.nav).map(|nav| nav.value.value);
    Page { head, nav }
}

fn values(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
