//! Objectives with their references resolved.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Surroundings,
    items::Items,
    site::{ItemKey, KpiKey, LinkedObjective, ObjectiveKey, Site, Target, TeamKey},
    teams,
};
use crate::{
    config::Config,
    diagnostics::{Diagnostic, Report, Spanned, id, suggest},
    model::{Date, KeyResult, Kpi, Level, Objective, Period, PeriodProblem, State, fits_unit},
    source::{reader::listed, slug},
};

/// Builds the objectives of `site`. One whose team or period is unknown is left out; what else it refers to is checked
/// all the same.
pub(super) fn build(items: &Items, config: &Config, surroundings: &Surroundings, site: &mut Site, report: &mut Report) {
    let mut left_out = Vec::new();
    for objective in items.objectives.values() {
        let team = objective.team.as_ref().and_then(|name| team(items, site, name, report));
        let period = objective.period.as_ref().and_then(|name| period(config, name, report));
        let (Some(team), Some(period)) = (team, period) else {
            left_out.push(objective);
            continue;
        };
        let has_parent_team = site.team(team).parent.is_some();
        let level = objective.level.unwrap_or(if has_parent_team { Level::Tactical } else { Level::Strategic });
        Arc::make_mut(&mut site.by_path)
            .insert(objective.head.path.clone(), ItemKey::Objective(ObjectiveKey(site.objectives.len())));
        site.objectives.push(Arc::new(LinkedObjective {
            objective: on_day(objective, surroundings.today),
            team,
            period,
            level,
            hidden: objective.state == State::Draft && !surroundings.drafts,
            parent: None,
            supports: Vec::new(),
            key_result_supports: Vec::new(),
            depends_on: Vec::new(),
            continues: None,
            kpis: Vec::new(),
            children: Vec::new(),
            supporters: Vec::new(),
            needed_by: Vec::new(),
            continued_by: Vec::new(),
        }));
    }
    let keys = site.keyed().map(|(key, linked)| (linked.head.id.as_str().to_owned(), key)).collect();
    let kpis = site.kpis.iter().enumerate().map(|(index, kpi)| (kpi.kpi.head.id.as_str().to_owned(), KpiKey(index)));
    let resolver = Resolver { items, keys, kpis: kpis.collect() };
    for index in 0..site.objectives.len() {
        let found = resolver.resolve(site, &site.objectives[index].objective, Some(ObjectiveKey(index)), report);
        let linked = site.objective_mut(ObjectiveKey(index));
        linked.parent = found.parent;
        linked.supports = found.supports;
        linked.depends_on = found.depends_on;
        linked.continues = found.continues;
        linked.key_result_supports = found.key_result_supports;
        linked.kpis = found.kpis;
    }
    for objective in left_out {
        resolver.resolve(site, objective, None, report);
    }
}

/// The objective as it was on a day: one that was closed later was open.
pub(super) fn on_day(objective: &Arc<Objective>, today: Date) -> Arc<Objective> {
    let mut objective = Arc::clone(objective);
    if objective.closing.as_ref().is_some_and(|closing| closing.date > today) {
        let open = Arc::make_mut(&mut objective);
        open.closing = None;
        open.state = State::Active;
    }
    objective
}

fn team(items: &Items, site: &Site, name: &Spanned<String>, report: &mut Report) -> Option<TeamKey> {
    let wanted =
        if items.has_team_files { items.settle("team", &name.value).to_owned() } else { slug::slug(&name.value) };
    let found = site.teams.binary_search_by(|team| team.team.head.id.as_str().cmp(&wanted));
    if let Ok(index) = found {
        return Some(TeamKey(index));
    }
    if !items.unreadable.contains(&wanted) {
        teams::unknown(site, name, None, report);
    }
    None
}

fn period(config: &Config, written: &Spanned<String>, report: &mut Report) -> Option<Period> {
    if let Some(own) = config.periods.get(&written.value) {
        return Some(own.clone());
    }
    let problem = match Period::parse(&written.value, config.fiscal_year) {
        Ok(period) => return Some(period),
        Err(problem) => problem,
    };
    let may_search = report.may_search(written.span.file);
    let finding = report.at(&id::BAD_PERIOD, written.span, format!("there is no period `{}`", written.value));
    let own = config.periods.keys().map(String::as_str).filter(|_| may_search);
    match (problem, suggest::closest(&written.value, own)) {
        (_, Some(near)) => finding.hint(format!("did you mean `{near}`?")),
        (PeriodProblem::Form(Some(right)), None) => finding.hint(format!("did you mean `{right}`?")),
        (PeriodProblem::Form(None), None) => finding
            .hint("write `2026`, `2026-H2`, `2026-T3`, `2026-Q4` or `2026-11`, or add it to `periods` in okrsite.yaml"),
        (PeriodProblem::Part, None) => finding.hint("a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12"),
    };
    None
}

/// What references are resolved against.
struct Resolver<'a> {
    items: &'a Items,
    keys: BTreeMap<String, ObjectiveKey>,
    kpis: BTreeMap<String, KpiKey>,
}

/// The references of one objective.
struct References {
    parent: Option<Target>,
    supports: Vec<Target>,
    depends_on: Vec<Target>,
    continues: Option<ObjectiveKey>,
    key_result_supports: Vec<Vec<Target>>,
    kpis: Vec<Option<KpiKey>>,
}

impl Resolver<'_> {
    fn resolve(
        &self,
        site: &Site,
        objective: &Objective,
        own: Option<ObjectiveKey>,
        report: &mut Report,
    ) -> References {
        let mut others = |key: &str, written: &[Spanned<String>]| {
            let mut targets = Vec::new();
            for name in written {
                if let Some(target) = self.target(site, key, name, report) {
                    if own.is_some() && target.objective() == own {
                        let finding = report.at(
                            &id::UNKNOWN_REFERENCE,
                            name.span,
                            format!("`{key}` refers to the objective itself"),
                        );
                        finding.hint("write another objective, or remove it");
                    } else if !targets.contains(&target) {
                        targets.push(target);
                    }
                }
            }
            targets
        };
        let supports = others("supports", &objective.supports);
        let depends_on = others("depends_on", &objective.depends_on);
        let key_result_supports = objective.key_results.iter().map(|one| others("supports", &one.supports)).collect();
        let continues = others("continues", objective.continues.as_slice()).pop();
        if let (Some(Target::KeyResult(..)), Some(name)) = (continues, &objective.continues) {
            let finding =
                report.at(&id::UNKNOWN_REFERENCE, name.span, "`continues` must be an objective, not a key result");
            finding.hint("remove `#` and what follows it");
        }
        let parent = objective.parent.as_ref().and_then(|name| self.target(site, "parent", name, report));
        References {
            parent,
            supports,
            depends_on,
            continues: continues.and_then(Target::objective),
            key_result_supports,
            kpis: objective.key_results.iter().map(|one| self.kpi(site, one, report)).collect(),
        }
    }

    /// Resolves `tillvaxt`, `tillvaxt#kr2` or `strategy#kund`.
    fn target(&self, site: &Site, key: &str, name: &Spanned<String>, report: &mut Report) -> Option<Target> {
        let (item, part) =
            name.value.split_once('#').map_or((name.value.as_str(), None), |(item, part)| (item, Some(part)));
        if item == "strategy" {
            return self.theme(site, key, name, part, report);
        }
        let Some(found) = self.keys.get(self.items.settle("objective", item)).copied() else {
            self.unknown(site, key, name, item, report);
            return None;
        };
        let Some(part) = part else { return Some(Target::Objective(found)) };
        let objective: &Objective = &site.objective(found).objective;
        if let Some(index) = objective.key_results.iter().position(|one| one.id.as_str() == part) {
            return Some(Target::KeyResult(found, index));
        }
        if objective.unreadable.may_be(part) {
            return Some(Target::Objective(found)); // its own findings say what is wrong with the key result
        }
        let readable = objective.key_results.iter().map(|one| one.id.as_str());
        let ids: Vec<&str> = readable.chain(objective.unreadable.ids.iter().map(String::as_str)).collect();
        let may_search = report.may_search(name.span.file);
        let finding = report.at(&id::UNKNOWN_REFERENCE, name.span, format!("`{item}` has no key result `{part}`"));
        match suggest::closest(part, ids.iter().copied().filter(|_| may_search)) {
            _ if ids.is_empty() => finding.hint(format!("it has none yet: write `{item}` alone")),
            Some(near) => finding.hint(format!("did you mean `{item}#{near}`?")),
            None => finding.hint(format!("its key results are {}", listed(&ids))),
        };
        None
    }

    /// Resolves `strategy#theme`, which only a parent can be.
    fn theme(
        &self,
        site: &Site,
        key: &str,
        name: &Spanned<String>,
        part: Option<&str>,
        report: &mut Report,
    ) -> Option<Target> {
        let strategy = site.organisation.iter().flat_map(|organisation| &organisation.strategy);
        let themes: Vec<&str> = strategy.map(|theme| theme.id.as_str()).collect();
        if key != "parent" {
            let message = format!("`{key}` can refer only to objectives and key results");
            let finding = report.at(&id::UNKNOWN_REFERENCE, name.span, message);
            finding.hint("only `parent` can refer to a theme of the strategy");
            return None;
        }
        if let Some(index) = part.and_then(|part| themes.iter().position(|theme| *theme == part)) {
            return Some(Target::Theme(index));
        }
        if part.is_some_and(|part| self.items.may_have_theme(part, site)) {
            return None;
        }

        let message = match part {
            Some(part) => format!("the strategy has no theme `{part}`"),
            None => format!("`{key}` must name a theme of the strategy, not the whole of it"),
        };
        let finding = report.at(&id::UNKNOWN_REFERENCE, name.span, message);
        match suggest::closest(part.unwrap_or(""), themes.iter().copied()) {
            Some(near) => finding.hint(format!("did you mean `strategy#{near}`?")),
            None if themes.is_empty() => finding.hint("add `strategy` to the file with `kind: organisation`"),
            None => finding.hint(format!("its themes are {}", listed(&themes))),
        };
        None
    }

    fn unknown(&self, site: &Site, key: &str, name: &Spanned<String>, item: &str, report: &mut Report) {
        if self.items.unreadable.contains(item) || self.items.objectives.contains_key(item) {
            return; // its own findings say what is wrong with it
        }
        let may_search = report.may_search(name.span.file);
        let finding = report.at(&id::UNKNOWN_REFERENCE, name.span, format!("no objective has the id `{}`", name.value));
        if self.items.teams.contains_key(item) {
            finding.hint(format!("`{item}` is a team: name one of its objectives"));
        } else if let Some(theme) = theme_called(site, item).filter(|_| key == "parent") {
            finding.hint(format!("did you mean `strategy#{theme}`?"));
        } else if let Some(theme) = misspelt_strategy(site, name).filter(|_| key == "parent") {
            finding.hint(format!("did you mean `strategy#{theme}`?"));
        } else if let Some(meant) = self.meant(&name.value) {
            finding.hint(format!("did you mean `{meant}`?"));
        } else {
            self.suggest(item, may_search, finding);
        }
    }

    /// The objective or key result that a path, an address or another way to join the two names: `okrs/b.md`, `[[b]]`, `b.k`.
    fn meant(&self, written: &str) -> Option<String> {
        let name = slug::bare_name(written);
        if self.keys.contains_key(name) {
            return Some(name.to_owned());
        }
        let is_joint = |letter: char| matches!(letter, '#' | '.' | '/' | ':' | '>' | ' ');
        let ends = written.char_indices().filter(|(_, letter)| is_joint(*letter)).map(|(at, _)| at);
        ends.rev().find_map(|end| {
            let (item, part) = (slug::bare_name(&written[..end]), written[end..].trim_start_matches(is_joint));
            let objective = self.items.objectives.get(item)?;
            let is_part = objective.key_results.iter().any(|one| one.id.as_str() == part);
            is_part.then(|| format!("{item}#{part}"))
        })
    }

    fn suggest(&self, item: &str, may_search: bool, finding: &mut Diagnostic) {
        let slug = slug::slug(item);
        let mut objectives = self.items.objectives.values().filter(|_| may_search);
        let by_title = objectives.find(|objective| slug::slug(&objective.head.title) == slug);
        let near = by_title.map(|objective| objective.head.id.as_str());
        let ids = self.keys.keys().map(String::as_str).filter(|_| may_search);
        match near.or_else(|| suggest::closest(item, ids)) {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None => finding.hint("write the id of an objective: the name of its file without `.md`"),
        };
    }

    fn kpi(&self, site: &Site, key_result: &KeyResult, report: &mut Report) -> Option<KpiKey> {
        let name = key_result.measure.kpi()?;
        let settled = self.items.settle("KPI", &name.value);
        if let Some(found) = self.kpis.get(settled) {
            other_unit(key_result, &site.kpis[found.0].kpi, report);
            return Some(*found);
        }
        if !self.items.unreadable.contains(settled) {
            let may_search = report.may_search(name.span.file);
            let finding = report.at(&id::UNKNOWN_REFERENCE, name.span, format!("no KPI has the id `{}`", name.value));
            match suggest::closest(&name.value, self.kpis.keys().map(String::as_str).filter(|_| may_search)) {
                Some(near) => finding.hint(format!("did you mean `{near}`?")),
                None => finding.hint(format!("add a file `kpis/{}.md` with `kind: kpi`", slug::slug(&name.value))),
            };
        }
        None
    }
}

/// Reports numbers of a key result that were written in another unit than that of its KPI.
fn other_unit(key_result: &KeyResult, kpi: &Kpi, report: &mut Report) {
    let (Some(taken), Some(unit)) = (&key_result.unit, &kpi.unit) else { return };
    if !fits_unit(unit, taken) {
        let message = format!("`{}` is in `{taken}`, but its KPI `{}` is in `{unit}`", key_result.id, kpi.head.id);
        let finding = report.at(&id::BAD_NUMBER, key_result.places.target, message);
        finding.hint(format!("write its numbers in `{unit}`, or correct the `unit` of the KPI"));
    }
}

/// The theme in `strategi#customers`.
fn misspelt_strategy<'a>(site: &'a Site, name: &Spanned<String>) -> Option<&'a str> {
    let (item, part) = name.value.split_once('#')?;
    suggest::closest(item, ["strategy", "strategi", "strategie"]).and_then(|_| theme_called(site, part))
}

fn theme_called<'a>(site: &'a Site, name: &str) -> Option<&'a str> {
    let mut themes = site.organisation.iter().flat_map(|organisation| &organisation.strategy);
    themes.find(|theme| theme.id.as_str() == name).map(|theme| theme.id.as_str())
}
