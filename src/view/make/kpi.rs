//! KPIs.

use super::{
    super::{KpiIndex, KpiPage, MeasurementRow},
    Arg, Link, Maker,
    key_result::Scale,
};
use crate::link::{ItemKey, KpiKey, LinkedKpi};

impl Maker<'_> {
    /// The list of KPIs.
    #[must_use]
    pub fn kpi_index(&self) -> KpiIndex {
        let link = |index: usize| {
            let linked = &self.facts.site.kpis[index];
            let href = self.href(&self.facts.address(ItemKey::Kpi(KpiKey(index))));
            Link {
                text: linked.kpi.head.title.clone(),
                href,
                lang: self.lang(&linked.kpi.head),
                aside: self.latest(KpiKey(index)),
            }
        };
        let heading = self.say("nav-kpis", &[]);
        KpiIndex {
            layout: self.layout(&[&heading], &self.say("kpis-description", &[])),
            kpis: (0..self.facts.site.kpis.len()).map(link).collect(),
        }
    }

    fn latest(&self, key: KpiKey) -> String {
        let linked = &self.facts.site.kpis[key.0];
        let today = self.facts.progress.today.0;
        let latest = linked.measurements.iter().rfind(|one| one.date <= today);
        latest.map_or_else(|| self.say("not-measured", &[]), |one| self.value_of(key, one.value))
    }

    /// The page of a KPI.
    #[must_use]
    pub fn kpi_page(&self, key: KpiKey) -> KpiPage {
        let linked = &self.facts.site.kpis[key.0];
        let head = &linked.kpi.head;
        let today = self.facts.progress.today.0;
        let past: Vec<_> = linked.measurements.iter().filter(|one| one.date <= today).collect();
        let measured = |one: &crate::model::Measurement| {
            self.say("measured-on", &[("date", Arg::from(self.format.date(one.date)))])
        };
        let row = |one: &crate::model::Measurement| MeasurementRow {
            date: self.format.date(one.date),
            date_iso: one.date.to_string(),
            value: self.value_of(key, one.value),
            unhealthy: linked.kpi.at_least.is_some_and(|low| one.value < low)
                || linked.kpi.at_most.is_some_and(|high| one.value > high),
        };
        KpiPage {
            layout: self.layout(&[&head.title], &self.say("kpis-description", &[])),
            crumbs: vec![
                self.home_crumb(),
                Link {
                    text: self.say("nav-kpis", &[]),
                    href: self.href("kpis.html"),
                    lang: String::new(),
                    aside: String::new(),
                },
            ],
            title: head.title.clone(),
            lang: self.lang(head),
            meta: self.kpi_meta(key),
            value: self.latest(key),
            updated: past.last().map_or_else(String::new, |one| measured(one)),
            chart: self.kpi_chart(key, &past),
            body_html: self.body(head, 3),
            used_by: self.users(linked),
            measurements: past.iter().rev().map(|one| row(one)).collect(),
            waivers: self.waivers(head),
            edit: self.edit(head),
        }
    }

    fn kpi_meta(&self, key: KpiKey) -> Vec<String> {
        let kpi = &self.facts.site.kpis[key.0].kpi;
        let owner = kpi.owner.as_ref().map(|owner| self.say("owner", &[("name", Arg::from(owner.as_str()))]));
        let better = kpi
            .higher_is_better
            .map(|higher| self.say(if higher { "higher-is-better" } else { "lower-is-better" }, &[]));
        let value = |value: f64| Arg::from(self.value_of(key, value));
        let healthy = match (kpi.at_least, kpi.at_most) {
            (Some(low), Some(high)) => Some(self.say("healthy-between", &[("low", value(low)), ("high", value(high))])),
            (Some(low), None) => Some(self.say("healthy-at-least", &[("low", value(low))])),
            (None, Some(high)) => Some(self.say("healthy-at-most", &[("high", value(high))])),
            (None, None) => None,
        };
        owner.into_iter().chain(better).chain(healthy).collect()
    }

    /// The key results that take their values from a KPI.
    fn users(&self, linked: &LinkedKpi) -> Vec<Link> {
        let link = |(key, index): &(crate::link::ObjectiveKey, usize)| {
            let objective = self.facts.site.objective(*key);
            let key_result = &objective.key_results[*index];
            Link {
                text: key_result.title.clone(),
                href: format!("{}#{}", self.href(&self.facts.objective_address(*key)), key_result.id),
                lang: self.lang(&objective.head),
                aside: objective.head.title.clone(),
            }
        };
        linked.used_by.iter().map(link).collect()
    }

    /// A value of a KPI with its unit, all with the same number of decimals.
    pub(super) fn value_of(&self, key: KpiKey, value: f64) -> String {
        self.kpi_scale(key).show(value)
    }

    /// The scale of a KPI.
    pub(super) fn kpi_scale(&self, key: KpiKey) -> Scale<'_> {
        let unit = self.facts.site.kpis[key.0].kpi.unit.as_deref();
        Scale { unit, decimals: self.facts.kpi_decimals[key.0], format: self.format }
    }
}
