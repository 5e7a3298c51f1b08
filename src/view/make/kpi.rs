//! KPIs.

use std::ops::Range;

use super::{
    super::{KpiIndex, KpiPage, KpiRow, Listing, MeasurementRow, StatusView, chart::Chart, first_upper},
    Arg, Link, Maker,
    key_result::Scale,
};
use crate::{
    config::Holder,
    link::{ItemKey, KpiKey, ObjectiveKey},
    model::{Kpi, Measurement, State},
};

impl Maker<'_> {
    /// The list of KPIs, or the first part of it.
    #[must_use]
    pub fn kpi_index(&self) -> KpiIndex {
        let heading = self.say("nav-kpis", &[]);
        KpiIndex {
            layout: self.layout(&[&heading], &self.say("kpis-description", &[])),
            kpis: self.kpi_rows(self.part(Listing::Kpis, 0)),
            pager: self.pager(Listing::Kpis, 0),
        }
    }

    /// Some of all KPIs.
    pub(super) fn kpi_rows(&self, range: Range<usize>) -> Vec<KpiRow> {
        range.map(|index| self.kpi_row(KpiKey(index))).collect()
    }

    fn kpi_row(&self, key: KpiKey) -> KpiRow {
        let linked = &self.facts.site.kpis[key.0];
        let past = self.past_measurements(key);
        let chart = self.kpi_chart(key, &past);
        let is_written = |key: &ObjectiveKey| self.facts.site.objective(*key).state != State::Draft;
        let used_by = linked.used_by.iter().filter(|(key, _)| is_written(key)).count();
        KpiRow {
            title: linked.kpi.head.title.clone(),
            href: self.href(&self.facts.address(ItemKey::Kpi(key))),
            lang: self.lang(&linked.kpi.head),
            value: self.latest(key, &past),
            updated: self.measured_on(&past),
            spark: chart.as_ref().map_or_else(String::new, Chart::spark),
            trend: chart.map_or_else(String::new, |chart| chart.label),
            band: self.healthy_band(key).unwrap_or_default(),
            health: self.kpi_health(key),
            used_by: self.say("used-by-count", &[("count", Arg::from(used_by))]),
        }
    }

    /// The measurements up to today, oldest first.
    fn past_measurements(&self, key: KpiKey) -> Vec<&Measurement> {
        let today = self.facts.progress.today.0;
        self.facts.site.kpis[key.0].measurements.iter().filter(|one| one.date <= today).collect()
    }

    /// The latest value, or that there is none.
    fn latest(&self, key: KpiKey, past: &[&Measurement]) -> String {
        past.last().map_or_else(|| self.say("not-measured", &[]), |one| self.value_of(key, one.value))
    }

    /// "measured 31 Oct 2026", or empty.
    fn measured_on(&self, past: &[&Measurement]) -> String {
        let said = |one: &&Measurement| self.say("measured-on", &[("date", Arg::from(self.format.date(one.date)))]);
        past.last().map_or_else(String::new, said)
    }

    /// Whether the latest value lies in the healthy band; none without a band or a value.
    pub(super) fn kpi_health(&self, key: KpiKey) -> Option<StatusView> {
        let kpi = &self.facts.site.kpis[key.0].kpi;
        let latest = self.past_measurements(key).pop().filter(|_| kpi.at_least.is_some() || kpi.at_most.is_some())?;
        let (key, class) = if is_healthy(kpi, latest.value) { ("healthy", "ok") } else { ("unhealthy", "watch") };
        Some(StatusView { key, class, icon: class, label: first_upper(&self.say(key, &[])) })
    }

    /// The page of a KPI.
    #[must_use]
    pub fn kpi_page(&self, key: KpiKey) -> KpiPage {
        let linked = &self.facts.site.kpis[key.0];
        let head = &linked.kpi.head;
        let past = self.past_measurements(key);
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
            owners: self.owner_links(&linked.kpi.owners),
            meta: self.kpi_meta(key),
            value: self.latest(key, &past),
            updated: self.measured_on(&past),
            health: self.kpi_health(key),
            chart: self.kpi_chart(key, &past).map_or_else(String::new, |chart| chart.svg()),
            source_html: linked
                .kpi
                .source
                .as_ref()
                .map_or_else(String::new, |source| self.note(&crate::source::url::as_link(source), &head.path, "s_")),
            body_html: self.body(head, 3),
            fields: self.facts.fields(Holder::Kpi, &head.fields),
            used_by: self.used_by(key),
            measurements: self.measurement_rows(key, self.part(Listing::Measurements(key), 0)),
            pager: self.pager(Listing::Measurements(key), 0),
            waivers: self.waivers(head),
            edit: self.edit(head),
        }
    }

    fn kpi_meta(&self, key: KpiKey) -> Vec<String> {
        let kpi = &self.facts.site.kpis[key.0].kpi;
        let better = kpi
            .higher_is_better
            .map(|higher| self.say(if higher { "higher-is-better" } else { "lower-is-better" }, &[]));
        better.into_iter().chain(self.healthy_band(key)).collect()
    }

    /// "healthy from 75 to 85"; none where no band is set.
    fn healthy_band(&self, key: KpiKey) -> Option<String> {
        let kpi = &self.facts.site.kpis[key.0].kpi;
        let value = |value: f64| Arg::from(self.value_of(key, value));
        match (kpi.at_least, kpi.at_most) {
            (Some(low), Some(high)) => Some(self.say("healthy-between", &[("low", value(low)), ("high", value(high))])),
            (Some(low), None) => Some(self.say("healthy-at-least", &[("low", value(low))])),
            (None, Some(high)) => Some(self.say("healthy-at-most", &[("high", value(high))])),
            (None, None) => None,
        }
    }

    /// The key results that take their values from a KPI: of very many, some, and the way to the others.
    fn used_by(&self, key: KpiKey) -> Vec<Link> {
        let listing = Listing::KpiUsers(key);
        let all = self.facts.site.kpis[key.0].used_by.len();
        let shown = self.part(listing, 0);
        let more = all - shown.len();
        let mut links = self.users(key, shown);
        if more > 0 {
            links.push(self.more_link(more, &listing.path(1, self.facts)));
        }
        links
    }

    /// Some of the values of a KPI up to today, newest first.
    pub(super) fn measurement_rows(&self, key: KpiKey, range: Range<usize>) -> Vec<MeasurementRow> {
        let kpi = &self.facts.site.kpis[key.0].kpi;
        let row = |one: &Measurement| MeasurementRow {
            date: self.format.date(one.date),
            date_iso: one.date.to_string(),
            value: self.value_of(key, one.value),
            unhealthy: !is_healthy(kpi, one.value),
        };
        let past = self.past_measurements(key);
        past.iter().rev().skip(range.start).take(range.len()).map(|one| row(one)).collect()
    }

    /// Some of the key results that take their values from a KPI.
    pub(super) fn users(&self, key: KpiKey, range: Range<usize>) -> Vec<Link> {
        let linked = &self.facts.site.kpis[key.0];
        let link = |(key, index): &(crate::link::ObjectiveKey, usize)| {
            let objective = self.facts.site.objective(*key);
            let key_result = &objective.key_results[*index];
            Link {
                text: key_result.title.clone(),
                href: self.key_result_href(*key, *index),
                lang: self.lang(&objective.head),
                aside: self.aside(*key, *index, &objective.head.title),
            }
        };
        linked.used_by[range].iter().map(link).collect()
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

/// Whether a value lies in the healthy band; without one every value does.
pub(super) fn is_healthy(kpi: &Kpi, value: f64) -> bool {
    kpi.at_least.is_none_or(|low| low <= value) && kpi.at_most.is_none_or(|high| value <= high)
}
