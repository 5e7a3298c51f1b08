//! What can be found on a site.

use super::{
    super::{
        BarView, Entry, EntryKind, FACETS, FacetValue, Facets, Page, SearchPage, SearchTexts, StatusView, facet_id,
        format, groups::folded,
    },
    Maker,
};
use crate::{
    config::{FieldKind, Holder},
    link::{ItemKey, KpiKey, LinkedObjective, ObjectiveKey, PageKey, TeamKey},
    model::{Ambition, CheckIn, Head, Level, Measure, Organisation, Outcome},
    progress::Status,
    source::{markdown::plain_text, url::as_link},
};

impl super::super::Facts<'_> {
    /// Every page with what can be found on it: objectives that run today first, then by period, the last one first; then
    /// teams, KPIs and pages.
    #[must_use]
    pub fn search_pages(&self) -> Vec<SearchPage> {
        let maker = Maker::new(self, Page::Start, "index.html");
        let site = self.site;
        let mut objectives: Vec<(ObjectiveKey, &LinkedObjective)> = site.published().collect();
        objectives.sort_by_key(|(_, one)| (!self.is_current(one), std::cmp::Reverse(one.period.end)));
        let mut pages: Vec<SearchPage> = objectives.into_iter().map(|(key, _)| maker.found_objective(key)).collect();
        let alone = |whole: Entry| SearchPage { whole, parts: Vec::new() };
        pages.extend(site.published_teams().map(|key| alone(maker.found_team(key))));
        pages.extend((0..site.kpis.len()).map(|index| alone(maker.found_kpi(KpiKey(index)))));
        pages.extend(site.organisation.as_ref().map(|one| alone(maker.found_organisation(one))));
        pages.extend((0..site.pages.len()).map(|index| alone(maker.found_page(PageKey(index)))));
        pages
    }

    /// The words of search in the site's language.
    #[must_use]
    pub fn search_texts(&self) -> SearchTexts {
        let value = |(id, key): (&str, &&str)| FacetValue { id: id.to_owned(), label: self.texts.say(key, &[]) };
        let choices = self.config.fields.iter().filter(|field| matches!(field.kind, FieldKind::Choice(_)));
        let declared = choices.map(|field| FacetValue { id: facet_id(&field.id), label: field.title.clone() });
        SearchTexts {
            kinds: EntryKind::ALL.map(EntryKind::id).into_iter().zip(&KINDS).map(value).collect(),
            facets: FACETS.into_iter().zip(&FACET_NAMES).map(value).chain(declared).collect(),
        }
    }
}

const KINDS: [&str; 6] = [
    "search-kind-objective",
    "search-kind-key-result",
    "search-kind-team",
    "search-kind-kpi",
    "search-kind-page",
    "search-kind-check-in",
];

const FACET_NAMES: [&str; 7] = [
    "search-facet-kind",
    "search-facet-team",
    "search-facet-period",
    "search-facet-status",
    "search-facet-level",
    "search-facet-owner",
    "search-facet-tag",
];

impl Maker<'_> {
    fn found_objective(&self, key: ObjectiveKey) -> SearchPage {
        let linked = self.facts.site.objective(key);
        let numbers = self.facts.progress.of(key);
        let status = self.objective_status(linked, numbers);
        let facets = self.objective_facets(linked, (&status, numbers.status));
        let (team, period) = (self.team_of_objective(linked), self.format.period(&linked.period));
        let owners = linked.owners.iter().map(|name| self.facts.owner_name(name));
        let names = owners.chain(linked.contributors.iter().chain(&linked.tags).cloned());
        let mut text = vec![plain_text(&linked.head.body)];
        text.extend(linked.initiatives.iter().map(|one| one.title.clone()));
        text.extend(linked.closing.as_ref().and_then(|closing| closing.learned.as_deref()).map(plain_text));
        let bar = BarView {
            score: self.score(numbers),
            progress: (numbers.measured > 0 || numbers.score.is_some())
                .then(|| numbers.score.unwrap_or(numbers.progress).clamp(0.0, 1.0)),
            ..self.found_bar(linked, self.expected(linked, numbers.expected))
        };
        let whole = Entry {
            kind: EntryKind::Objective,
            href: self.facts.objective_address(key),
            lang: self.lang(&linked.head),
            title: linked.head.title.clone(),
            crumbs: vec![self.with_absence(team.clone(), linked), period.clone()],
            bar: Some(bar),
            status: Some(status),
            text: joined(&text),
            meta: names
                .chain([team, period, linked.period.id.clone()])
                .chain(self.facts.field_words(Holder::Objective, &linked.head.fields))
                .collect(),
            facets,
        };
        let key_results = (0..linked.key_results.len()).map(|index| self.found_key_result(key, index, &whole));
        let today = self.facts.progress.today.0;
        let past = linked.check_ins.iter().enumerate().filter(|(_, check_in)| check_in.date <= today);
        let check_ins = past.map(|(position, check_in)| self.found_check_in(key, position, check_in, &whole));
        let parts = key_results.chain(check_ins).collect();
        SearchPage { whole, parts }
    }

    fn found_bar(&self, linked: &LinkedObjective, expected: Option<f64>) -> BarView {
        BarView {
            score: String::new(),
            progress: None,
            expected_text: expected.map_or_else(String::new, |one| self.format.score(one)),
            expected,
            zone: linked.ambition == Ambition::Aspirational,
        }
    }

    fn found_key_result(&self, key: ObjectiveKey, index: usize, objective: &Entry) -> Entry {
        let linked = self.facts.site.objective(key);
        let (one, numbers) = (&linked.key_results[index], &self.facts.progress.of(key).key_results[index]);
        let status = self.key_result_status(linked, numbers);
        let mut text: Vec<String> = self.dropped(key, index).into_iter().collect();
        text.extend(one.source.as_deref().map(|source| plain_text(&as_link(source))));
        text.extend(one.note.as_deref().map(plain_text));
        match &one.measure {
            Measure::Milestones(steps) if steps.len() > 1 => text.extend(steps.iter().map(|step| step.title.clone())),
            Measure::Rubric { levels, .. } => text.extend(levels.iter().map(|(_, level)| level.clone())),
            _ => {}
        }
        let owners = if one.owners.is_empty() { &linked.owners } else { &one.owners };
        Entry {
            kind: EntryKind::KeyResult,
            href: self.facts.key_result_address(key, index),
            lang: objective.lang.clone(),
            title: one.title.clone(),
            crumbs: [&objective.title].into_iter().chain(&objective.crumbs).cloned().collect(),
            bar: Some(BarView {
                score: numbers.progress.map_or_else(|| format::NOTHING.to_owned(), |one| self.format.score(one)),
                progress: numbers.progress.map(|one| one.clamp(0.0, 1.0)),
                ..self.found_bar(linked, self.key_result_expected(linked, &one.measure, numbers))
            }),
            facets: Facets {
                status: Some(self.status_facet(&status, numbers.status)),
                owners: self.owner_facets(owners),
                fields: self.facts.field_facets(Holder::KeyResult, &one.fields),
                ..objective.facets.clone()
            },
            status: Some(status),
            text: joined(&text),
            meta: owners
                .iter()
                .map(|name| self.facts.owner_name(name))
                .chain(self.facts.field_words(Holder::KeyResult, &one.fields))
                .collect(),
        }
    }

    fn found_check_in(&self, key: ObjectiveKey, position: usize, check_in: &CheckIn, objective: &Entry) -> Entry {
        let linked = self.facts.site.objective(key);
        let mut text: Vec<String> = check_in.note.as_deref().map(plain_text).into_iter().collect();
        text.extend(check_in.updates.iter().filter_map(|update| update.note.as_deref()).map(plain_text));
        let by = check_in.by.as_ref().map_or(linked.owners.as_slice(), std::slice::from_ref);
        Entry {
            kind: EntryKind::CheckIn,
            href: format!("{}#{}", self.facts.check_in_page(key, position), log_anchor(linked, position)),
            lang: objective.lang.clone(),
            title: objective.title.clone(),
            crumbs: [self.format.date(check_in.date)]
                .into_iter()
                .chain(check_in.by.clone())
                .chain(objective.crumbs.first().cloned())
                .collect(),
            bar: None,
            status: None,
            text: joined(&text),
            meta: check_in.by.iter().cloned().collect(),
            facets: Facets {
                status: None,
                owners: self.owner_facets(by),
                fields: Vec::new(),
                ..objective.facets.clone()
            },
        }
    }

    fn found_team(&self, key: TeamKey) -> Entry {
        let linked = self.facts.site.team(key);
        let team = &linked.team;
        let parent = linked.parent.map(|parent| self.facts.site.team(parent).team.head.title.clone());
        let own = FacetValue { id: team.head.id.to_string(), label: team.head.title.clone() };
        Entry {
            crumbs: parent.into_iter().collect(),
            meta: team
                .lead
                .iter()
                .chain(&team.members)
                .chain(&team.tags)
                .cloned()
                .chain(self.facts.field_words(Holder::Team, &team.head.fields))
                .collect(),
            facets: Facets {
                team: Some(own),
                owners: team.lead.iter().map(|name| named(name)).collect(),
                tags: team.tags.iter().map(|tag| tagged(tag)).collect(),
                fields: self.facts.field_facets(Holder::Team, &team.head.fields),
                ..Facets::default()
            },
            ..self.found_text(EntryKind::Team, ItemKey::Team(key), &team.head)
        }
    }

    fn found_kpi(&self, key: KpiKey) -> Entry {
        let kpi = &self.facts.site.kpis[key.0].kpi;
        let whole = self.found_text(EntryKind::Kpi, ItemKey::Kpi(key), &kpi.head);
        Entry {
            meta: kpi
                .owners
                .iter()
                .map(|name| self.facts.owner_name(name))
                .chain(kpi.unit.clone())
                .chain(self.facts.field_words(Holder::Kpi, &kpi.head.fields))
                .collect(),
            facets: Facets {
                owners: self.owner_facets(&kpi.owners),
                fields: self.facts.field_facets(Holder::Kpi, &kpi.head.fields),
                ..Facets::default()
            },
            text: joined(
                &kpi.source
                    .iter()
                    .map(|source| plain_text(&as_link(source)))
                    .chain([whole.text.clone()])
                    .collect::<Vec<_>>(),
            ),
            ..whole
        }
    }

    fn found_page(&self, key: PageKey) -> Entry {
        self.found_text(EntryKind::Page, ItemKey::Page(key), &self.facts.site.pages[key.0].head)
    }

    /// The start page: vision, mission, strategy.
    fn found_organisation(&self, organisation: &Organisation) -> Entry {
        let mut text: Vec<String> = organisation.vision.iter().chain(&organisation.mission).cloned().collect();
        text.extend(organisation.values.iter().cloned());
        for theme in &organisation.strategy {
            text.push(theme.title.clone());
            text.extend(theme.text.as_deref().map(plain_text));
        }
        text.push(plain_text(&organisation.head.body));
        Entry { text: joined(&text), ..self.found_text(EntryKind::Page, ItemKey::Organisation, &organisation.head) }
    }

    fn found_text(&self, kind: EntryKind, item: ItemKey, head: &Head) -> Entry {
        Entry {
            kind,
            href: self.facts.address(item),
            lang: self.lang(head),
            title: head.title.clone(),
            crumbs: Vec::new(),
            bar: None,
            status: None,
            text: plain_text(&head.body),
            meta: Vec::new(),
            facets: Facets::default(),
        }
    }

    fn team_of_objective(&self, linked: &LinkedObjective) -> String {
        self.facts.site.team(linked.team).team.head.title.clone()
    }

    fn objective_facets(&self, linked: &LinkedObjective, (view, status): (&StatusView, Status)) -> Facets {
        let (level, text) = match linked.level {
            Level::Strategic => ("strategic", "level-strategic"),
            Level::Tactical => ("tactical", "level-tactical"),
        };
        let value = |id: &str, label: String| Some(FacetValue { id: id.to_owned(), label });
        Facets {
            team: value(self.facts.site.team(linked.team).team.head.id.as_str(), self.team_of_objective(linked)),
            period: value(&linked.period.id, self.format.period(&linked.period)),
            status: Some(self.status_facet(view, status)),
            level: value(level, self.say(text, &[])),
            owners: self.owner_facets(&linked.owners),
            tags: linked.tags.iter().map(|tag| tagged(tag)).collect(),
            fields: self.facts.field_facets(Holder::Objective, &linked.head.fields),
        }
    }

    fn owner_facets(&self, owners: &[String]) -> Vec<FacetValue> {
        owners.iter().map(|name| named(&self.facts.owner_name(name))).collect()
    }

    /// A status in the word that many share: "Stale", not "Value is 41 days old". What is closed is so in one of four ways.
    fn status_facet(&self, view: &StatusView, status: Status) -> FacetValue {
        if let ("closed", Status::Closed(outcome)) = (view.key, status) {
            let id = match outcome {
                Outcome::Achieved => "closed_achieved",
                Outcome::Partly => "closed_partly",
                Outcome::Missed => "closed_missed",
                Outcome::Dropped => "closed_dropped",
            };
            let label = format!("{}: {}", self.say("status-closed", &[]), view.label);
            return FacetValue { id: id.to_owned(), label };
        }
        let label = match view.key {
            "stale" => self.say("status-stale", &[]),
            "closed" => self.say("status-closed", &[]),
            "dropped" => self.say("status-dropped", &[]),
            _ => view.label.clone(),
        };
        FacetValue { id: view.key.to_owned(), label }
    }
}

/// Where a check-in stands on its objective's page. No id of a key result holds a `_`, so the two cannot clash.
pub(super) fn log_anchor(linked: &LinkedObjective, position: usize) -> String {
    let date = linked.check_ins[position].date;
    let earlier = linked.check_ins[..position].iter().filter(|one| one.date == date).count();
    if earlier == 0 { format!("c_{date}") } else { format!("c_{date}_{}", earlier + 1) }
}

/// A person: who is written in two ways is two.
fn named(name: &str) -> FacetValue {
    FacetValue { id: folded(name), label: name.trim().to_owned() }
}

fn tagged(tag: &str) -> FacetValue {
    FacetValue { id: folded(tag), label: tag.trim().to_owned() }
}

fn joined(texts: &[String]) -> String {
    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}
