//! Key results: in one line, and in full.

use super::{
    super::{Facts, KeyResultCard, KeyResultLine, NoteView, RubricRow, bar, bar::Bar, bar::Shape, first_upper, format},
    Arg, Format, Maker,
};
use crate::{
    config::Holder,
    link::{ItemKey, LinkedObjective, ObjectiveKey},
    model::{Ambition, KeyResult, Measure, NotKnown},
    progress::{KeyResultProgress, Status, Value, shown},
    source::url::as_link,
};

/// How the values of one key result are shown: all with the same unit and number of decimals.
pub(super) struct Scale<'a> {
    pub(super) unit: Option<&'a str>,
    pub(super) decimals: usize,
    pub(super) format: Format,
}

impl Scale<'_> {
    /// A change of the value, with its sign.
    pub(super) fn difference(&self, change: f64) -> String {
        self.format.difference(change, self.decimals, self.unit)
    }

    pub(super) fn show(&self, value: f64) -> String {
        self.format.with_unit(value, self.decimals, self.unit)
    }

    /// Without the unit.
    pub(super) fn plain(&self, value: f64) -> String {
        self.format.number(value, self.decimals)
    }
}

fn number(value: &Value) -> Option<f64> {
    if let Value::Number(number) = value { Some(*number) } else { None }
}

impl<'a> Maker<'a> {
    /// The scale of a key result.
    pub(super) fn scale(&self, key: ObjectiveKey, index: usize) -> Scale<'a> {
        let linked = self.facts.site.objective(key);
        let kpi = linked.kpis.get(index).copied().flatten().map(|kpi| &self.facts.site.kpis[kpi.0].kpi);
        let own = linked.key_results[index].unit.as_deref();
        Scale {
            unit: own.or_else(|| kpi.and_then(|kpi| kpi.unit.as_deref())),
            decimals: self.facts.decimals(key, index),
            format: self.format,
        }
    }

    /// What each score of a rubric means, highest first.
    fn rubric(&self, measure: &Measure, numbers: &KeyResultProgress) -> Vec<RubricRow> {
        let Measure::Rubric { levels, .. } = measure else { return Vec::new() };
        let reached = numbers.value.as_ref().and_then(number);
        let row = |(score, text): &(f64, String)| RubricRow {
            score: self.format.number(shown(*score), format::decimals(shown(*score)).max(1)),
            text: text.clone(),
            reached: reached.is_some_and(|reached| shown(reached) >= shown(*score)),
        };
        levels.iter().rev().map(row).collect()
    }

    /// "5.4 h", "2 of 4", "0.3"; nothing where there is no value.
    pub(super) fn value(&self, key: ObjectiveKey, index: usize, value: &Value) -> String {
        match value {
            Value::Number(number)
                if matches!(self.facts.site.objective(key).key_results[index].measure, Measure::Rubric { .. }) =>
            {
                let score = shown(*number);
                let score = self.format.number(score, format::decimals(score));
                self.say("level-reached", &[("score", Arg::from(score))])
            }
            Value::Number(number) => self.scale(key, index).show(*number),
            Value::Reached(reached) if reached.len() == 1 => {
                self.say(if reached[0] { "is-done" } else { "is-not-done" }, &[])
            }
            Value::Reached(reached) => {
                let done = reached.iter().filter(|done| **done).count();
                self.say("done-of", &[("done", Arg::from(done)), ("count", Arg::from(reached.len()))])
            }
        }
    }

    /// The value today, or that there is none.
    pub(super) fn value_today(&self, key: ObjectiveKey, index: usize) -> String {
        let numbers = &self.facts.progress.of(key).key_results[index];
        numbers.value.as_ref().map_or_else(|| self.no_value(key, index), |value| self.value(key, index, value))
    }

    /// That there is no value, or that the KPI which would give it is left out.
    fn no_value(&self, key: ObjectiveKey, index: usize) -> String {
        let linked = self.facts.site.objective(key);
        let kpi = linked.key_results[index].measure.kpi().filter(|_| linked.kpis[index].is_none());
        let left_out = kpi.and_then(|kpi| self.facts.site.left_out.iter().find(|one| one.is_meant_by(&kpi.value)));
        match left_out {
            Some(left_out) => self.say("kpi-left-out", &[("kpi", Arg::from(left_out.name()))]),
            None => self.say("not-measured", &[]),
        }
    }

    /// "Dropped 12 Nov 2026: the supplier left", or that it will be; nothing where it is kept.
    pub(super) fn dropped(&self, key: ObjectiveKey, index: usize) -> Option<String> {
        let dropped = self.facts.site.objective(key).key_results[index].dropped.as_ref()?;
        let text = if self.is_dropped(key, index) { "dropped-on" } else { "dropped-from" };
        let date = ("date", Arg::from(self.format.date(dropped.date)));
        Some(self.say(text, &[date, ("because", Arg::from(dropped.because.as_str()))]))
    }

    /// What stands beside a link to a key result: that it is dropped, and `words`.
    pub(super) fn aside(&self, key: ObjectiveKey, index: usize, words: &str) -> String {
        match (self.is_dropped(key, index), words) {
            (false, _) => words.to_owned(),
            (true, "") => self.say("status-dropped", &[]),
            (true, _) => format!("{}, {words}", self.say("status-dropped", &[])),
        }
    }

    pub(super) fn is_dropped(&self, key: ObjectiveKey, index: usize) -> bool {
        self.facts.progress.of(key).key_results[index].status == Status::Dropped
    }

    /// The value today, or that and why the key result was dropped.
    pub(super) fn value_or_dropped(&self, key: ObjectiveKey, index: usize) -> String {
        let dropped = self.dropped(key, index).filter(|_| self.is_dropped(key, index));
        dropped.unwrap_or_else(|| self.value_today(key, index))
    }

    /// A key result in one line.
    pub(super) fn key_result_line(&self, key: ObjectiveKey, index: usize) -> KeyResultLine {
        let numbers = &self.facts.progress.of(key).key_results[index];
        KeyResultLine {
            value: self.span_line(key, index),
            stale: self.stale_words(numbers),
            spark: self.key_result_spark(key, index),
            ..self.key_result_bare(key, index)
        }
    }

    /// The same without its values, for places that show no more of them than today's.
    pub(super) fn key_result_bare(&self, key: ObjectiveKey, index: usize) -> KeyResultLine {
        let linked = self.facts.site.objective(key);
        let (key_result, numbers) = (&linked.key_results[index], &self.facts.progress.of(key).key_results[index]);
        KeyResultLine {
            title: key_result.title.clone(),
            href: self.key_result_href(key, index),
            value: String::new(),
            is_dropped: numbers.status == Status::Dropped,
            stale: String::new(),
            spark: String::new(),
            bar: self.key_result_bar(linked, key_result, numbers),
            score: numbers.progress.map_or_else(|| format::NOTHING.to_owned(), |one| self.format.score(one)),
            expected: self.key_result_expected_words(linked, &key_result.measure, numbers),
            status: self.key_result_status(linked, numbers),
            meeting: None,
        }
    }

    /// "Now 5.4 h, from 9.5 h to 2.0 h".
    fn span_line(&self, key: ObjectiveKey, index: usize) -> String {
        if self.is_dropped(key, index) {
            return self.value_or_dropped(key, index);
        }
        let linked = self.facts.site.objective(key);
        let scale = self.scale(key, index);
        let is_measured = self.facts.progress.of(key).key_results[index].value.is_some();
        let is_over = linked.closing.is_some() || self.is_left_open(linked);
        let text = |none, running, ended| match (is_measured, is_over) {
            (false, _) => none,
            (true, false) => running,
            (true, true) => ended,
        };
        let now = self.value_today(key, index);
        match &linked.key_results[index].measure {
            Measure::Metric { baseline, target, .. } => {
                let values = [
                    ("now", Arg::from(now)),
                    ("from", Arg::from(scale.show(*baseline))),
                    ("to", Arg::from(scale.show(*target))),
                ];
                let span = self.say(text("span-metric-none", "span-metric", "span-metric-ended"), &values);
                [span].into_iter().chain(self.due(key, index)).collect::<Vec<_>>().join(", ")
            }
            Measure::Band { .. } => {
                let text = text("span-band-none", "span-band", "span-band-ended");
                self.say(text, &[("now", Arg::from(now)), ("band", Arg::from(self.target(key, index)))])
            }
            Measure::NotKnown(not_known) => {
                let now = is_measured.then(|| self.say("now", &[("value", Arg::from(now))]));
                let parts = now.into_iter().chain(self.not_known(key, index, not_known));
                first_upper(&parts.collect::<Vec<_>>().join(", "))
            }
            Measure::Milestones(_) | Measure::Rubric { .. } => now,
        }
    }

    /// "target 2.0 h", "between 3 and 5", "due 15 Nov".
    fn target(&self, key: ObjectiveKey, index: usize) -> String {
        let linked = self.facts.site.objective(key);
        let scale = self.scale(key, index);
        let show = |value: f64| Arg::from(scale.show(value));
        match &linked.key_results[index].measure {
            Measure::Metric { target, .. } => {
                let target = self.say("target", &[("target", show(*target))]);
                [target].into_iter().chain(self.due(key, index)).collect::<Vec<_>>().join(", ")
            }
            Measure::Band { at_least: Some(low), at_most: Some(high), .. } => {
                self.say("band-between", &[("low", show(*low)), ("high", show(*high))])
            }
            Measure::Band { at_least: Some(low), .. } => self.say("band-at-least", &[("low", show(*low))]),
            Measure::Band { at_most, .. } => self.say("band-at-most", &[("high", show(at_most.unwrap_or_default()))]),
            Measure::NotKnown(not_known) => self.not_known(key, index, not_known).join(", "),
            Measure::Milestones(milestones) => match milestones.iter().filter_map(|one| one.due).max() {
                Some(due) => self.say("due", &[("date", Arg::from(self.format.short_date(due)))]),
                None => String::new(),
            },
            Measure::Rubric { .. } => String::new(),
        }
    }

    /// "due 15 Nov", where a metric has a deadline of its own.
    fn due(&self, key: ObjectiveKey, index: usize) -> Option<String> {
        let due = self.facts.site.objective(key).key_results[index].due.as_ref()?;
        Some(self.say("due", &[("date", Arg::from(self.format.short_date(due.value)))]))
    }

    /// What is known of a key result and what is not: "baseline 10 %", "target not known yet", "counts as 0 until then".
    fn not_known(&self, key: ObjectiveKey, index: usize, one: &NotKnown) -> Vec<String> {
        let scale = self.scale(key, index);
        let known = [
            ("baseline", "value", one.baseline),
            ("target", "target", one.target),
            ("band-at-least", "low", one.at_least),
            ("band-at-most", "high", one.at_most),
        ];
        let show = |(text, name, value): (&str, &str, Option<f64>)| {
            value.map(|value| self.say(text, &[(name, Arg::from(scale.show(value)))]))
        };
        let text = |key: &&str| match *key {
            "baseline" => self.say("not-known-baseline", &[]),
            "target" => self.say("not-known-target", &[]),
            "at_least" => self.say("not-known-at-least", &[]),
            _ => self.say("not-known-at-most", &[]),
        };
        let counts = Facts::counts(self.facts.site.objective(key)) && !self.is_dropped(key, index);
        let until_then = counts.then(|| self.say("not-known-counts", &[]));
        let parts = known.into_iter().filter_map(show).chain(one.keys.iter().map(text));
        parts.chain(self.due(key, index)).chain(until_then).collect()
    }

    /// A key result in full.
    pub(super) fn key_result_card(&self, key: ObjectiveKey, index: usize) -> KeyResultCard {
        let linked = self.facts.site.objective(key);
        let (key_result, numbers) = (&linked.key_results[index], &self.facts.progress.of(key).key_results[index]);
        let scale = self.scale(key, index);
        let (scale_from, scale_to) = match &key_result.measure {
            Measure::Metric { baseline, target, .. } => (scale.show(*baseline), scale.show(*target)),
            _ => (String::new(), String::new()),
        };
        let said = |day: crate::model::Date| self.say("updated", &[("date", Arg::from(self.format.short_date(day)))]);
        let confidence = |number: u8| self.say("confidence-of", &[("number", Arg::from(number))]);
        KeyResultCard {
            id: key_result.id.as_str().to_owned(),
            number: (index + 1).to_string(),
            title: key_result.title.clone(),
            status: self.key_result_status(linked, numbers),
            is_dropped: numbers.status == Status::Dropped,
            dropped: self.dropped(key, index).unwrap_or_default(),
            value: self.value_today(key, index),
            target: self.target(key, index),
            score: numbers.progress.map_or_else(|| format::NOTHING.to_owned(), |one| self.format.score(one)),
            expected: self.key_result_expected_words(linked, &key_result.measure, numbers),
            bar: self.key_result_bar(linked, key_result, numbers),
            scale_from,
            scale_to,
            chart: self.key_result_chart(key, index),
            note: self.latest_note(linked, index),
            dots: numbers.confidence.map_or_else(String::new, bar::dots),
            confidence: numbers.confidence.map_or_else(String::new, confidence),
            updated: numbers.updated.map_or_else(String::new, said),
            owners: if key_result.owners == linked.owners { Vec::new() } else { self.owner_links(&key_result.owners) },
            facts: self.key_result_facts(key, index, &scale),
            fields: self.facts.fields(Holder::KeyResult, &key_result.fields),
            kpi: self.kpi_of(linked, index),
            guards: key_result.guards.map(|guarded| self.sibling(key, guarded)),
            guarded_by: (0..linked.key_results.len())
                .filter(|other| linked.key_results[*other].guards == Some(index))
                .map(|other| self.sibling(key, other))
                .collect(),
            supported_by: self.supporters_of_key_result(key, index),
            supports: linked.key_result_supports[index].iter().filter_map(|target| self.target_link(*target)).collect(),
            source_html: key_result.source.as_ref().map_or_else(String::new, |source| {
                self.note(&as_link(source), &linked.head.path, &format!("s_{}_", key_result.id))
            }),
            remark_html: key_result
                .note
                .as_ref()
                .map_or_else(String::new, |note| self.note(note, &linked.head.path, &format!("k_{}_", key_result.id))),
            milestones: self.milestones(&key_result.measure, numbers),
            rubric: self.rubric(&key_result.measure, numbers),
        }
    }

    fn kpi_of(&self, linked: &LinkedObjective, index: usize) -> Option<super::Link> {
        let kpi = linked.kpis.get(index).copied().flatten()?;
        let head = &self.facts.site.kpis[kpi.0].kpi.head;
        let href = self.href(&self.facts.address(ItemKey::Kpi(kpi)));
        Some(super::Link { text: head.title.clone(), href, lang: self.lang(head), aside: String::new() })
    }

    /// A link to a key result of the same objective.
    fn sibling(&self, key: ObjectiveKey, index: usize) -> super::Link {
        let linked = self.facts.site.objective(key);
        let key_result = &linked.key_results[index];
        let lang = self.lang(&linked.head);
        super::Link {
            text: key_result.title.clone(),
            href: self.key_result_here(key, index),
            lang,
            aside: self.aside(key, index, ""),
        }
    }

    /// Weight, commit and stretch, where they say something.
    fn key_result_facts(&self, key: ObjectiveKey, index: usize, scale: &Scale<'_>) -> Vec<String> {
        let linked = self.facts.site.objective(key);
        let key_result = &linked.key_results[index];
        let mut facts = Vec::new();
        let weights = super::kept_weights(linked, self.facts.progress.of(key));
        let differs = weights.iter().any(|weight| (weight - key_result.weight).abs() > f64::EPSILON);
        if differs && !self.is_dropped(key, index) {
            let show = |weight: f64| Arg::from(self.format.number(weight, format::decimals(weight)));
            facts.push(
                self.say("weight-of", &[("weight", show(key_result.weight)), ("whole", show(weights.iter().sum()))]),
            );
        }
        if let Measure::Metric { commit, stretch, .. } = &key_result.measure {
            facts.extend(commit.map(|value| self.say("commit", &[("value", Arg::from(scale.show(value)))])));
            facts.extend(stretch.map(|value| self.say("stretch", &[("value", Arg::from(scale.show(value)))])));
        }
        facts
    }

    /// The newest note about a key result.
    fn latest_note(&self, linked: &LinkedObjective, index: usize) -> Option<NoteView> {
        let today = self.facts.progress.today.0;
        let past = linked.objective.check_ins.iter().filter(|check_in| check_in.date <= today);
        let (check_in, note) = past
            .flat_map(|check_in| check_in.updates.iter().map(move |update| (check_in, update)))
            .filter(|(_, update)| update.key_result == index)
            .find_map(|(check_in, update)| update.note.as_ref().map(|note| (check_in, note)))?;
        let date = self.format.short_date(check_in.date);
        let who = check_in.by.as_ref().map_or_else(|| date.clone(), |by| format!("{by}, {date}"));
        Some(NoteView { who, html: self.note(note, &linked.head.path, &format!("n{index}_")) })
    }

    /// The bar of a key result, by the shape of its measure.
    pub(super) fn key_result_bar(
        &self,
        linked: &LinkedObjective,
        key_result: &KeyResult,
        numbers: &KeyResultProgress,
    ) -> String {
        let shape = match (&key_result.measure, &numbers.value) {
            (Measure::Milestones(milestones), Some(Value::Reached(reached))) => Shape::Segments(milestones, reached),
            (Measure::Band { at_least, at_most, baseline, .. }, value) => Shape::Band {
                at_least: *at_least,
                at_most: *at_most,
                baseline: *baseline,
                value: value.as_ref().and_then(number),
            },
            _ => Shape::Fill(numbers.progress),
        };
        let bar = Bar {
            shape,
            status: self.bar_status(linked, numbers.status),
            expected: self.key_result_expected(linked, &key_result.measure, numbers),
            has_zone: linked.ambition == Ambition::Aspirational,
            large: false,
        };
        bar.svg()
    }
}
