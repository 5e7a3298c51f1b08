//! KPIs and their values.

use std::sync::Arc;

use super::{
    Surroundings, address,
    items::Items,
    site::{ItemKey, KpiKey, LinkedKpi, Site},
};
use crate::{
    diagnostics::{Report, Spanned, id, suggest},
    model::{Kpi, Measurement, Measurements, has_decimal_comma},
    parse::{Dated, csv_measurements},
};

/// Builds the KPIs of `site`.
pub(super) fn build(items: &Items, surroundings: &Surroundings, site: &mut Site, report: &mut Report) {
    for kpi in items.kpis.values() {
        let mut unit = kpi.unit.clone();
        let measurements = match &kpi.measurements {
            Measurements::Here(list) => list.clone(),
            Measurements::File(name) => from_csv(kpi, name, &mut unit, surroundings, report),
        };
        let dated =
            |one: &Measurement| Dated { what: "measurement", date: Spanned { value: one.date, span: one.span } };
        if let Some(first) = measurements.first() {
            let known = site.dated.entry(first.span.file).or_default();
            *known = known.iter().cloned().chain(measurements.iter().map(dated)).collect();
        }
        Arc::make_mut(&mut site.by_path).insert(kpi.head.path.clone(), ItemKey::Kpi(KpiKey(site.kpis.len())));
        site.kpis.push(LinkedKpi { kpi: Kpi { unit, ..kpi.clone() }, measurements, used_by: Vec::new() });
    }
}

fn from_csv(
    kpi: &Kpi,
    name: &Spanned<String>,
    unit: &mut Option<String>,
    surroundings: &Surroundings,
    report: &mut Report,
) -> Vec<Measurement> {
    let folder = kpi.head.path.folder();
    let path = address::join(folder, &name.value);
    match path.as_ref().and_then(|path| surroundings.csv.get(path)) {
        Some(beside) if surroundings.leaves_out(beside) => return Vec::new(),
        Some(Ok((file, text))) => {
            let has_comma = kpi.head.lang.as_deref().is_some_and(has_decimal_comma);
            let decimal_comma = surroundings.decimal_comma || has_comma;
            return csv_measurements(*file, text, unit, decimal_comma, report);
        }
        Some(Err(found)) => {
            report.append(found.clone());
            return Vec::new();
        }
        None => {}
    }
    let finding = report.at(&id::BROKEN_LINK, name.span, format!("there is no file `{}` in this folder", name.value));
    let beside = surroundings.csv.keys().filter(|path| path.folder() == folder);
    let names: Vec<&str> = beside.filter_map(|path| path.as_str().rsplit('/').next()).collect();
    match suggest::closest(&name.value, names.iter().copied()) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => {
            finding.hint("write the name of a CSV file with the columns `date,value`, or a list of `{date, value}`")
        }
    };
    Vec::new()
}
