//! How objectives hang together, as links.

use std::collections::BTreeSet;

use super::{
    super::{Facts, PathStep},
    Arg, Link, Maker,
};
use crate::{
    link::{LinkedObjective, ObjectiveKey, Target},
    model::Level,
};

/// How many of very many objectives that serve one, or need it, each list on its page names.
const SUPPORTERS_OF_MANY: usize = 5;
/// How many steps of a path are shown; what is further up is left out, and a step says so.
const STEPS_MAX: usize = 24;

impl Maker<'_> {
    /// A link to what an objective serves; none for what is not published.
    pub(super) fn target_link(&self, target: Target) -> Option<Link> {
        let key = target.objective()?;
        let linked = self.facts.site.objective(key);
        if linked.hidden {
            return None;
        }
        let team = self.facts.site.team(linked.team).team.head.title.clone();
        let Target::KeyResult(_, index) = target else { return Some(self.objective_link(key, team)) };
        let key_result = &linked.key_results[index];
        Some(Link {
            text: key_result.title.clone(),
            href: self.key_result_href(key, index),
            lang: self.lang(&linked.head),
            aside: self.aside(key, index, &format!("{}, {team}", linked.head.title)),
        })
    }

    /// Links to objectives, with their teams.
    pub(super) fn with_teams(&self, keys: impl IntoIterator<Item = ObjectiveKey>) -> Vec<Link> {
        let mut seen = BTreeSet::new();
        let keys = keys.into_iter().filter(|key| seen.insert(*key));
        keys.map(|key| self.objective_link(key, self.team_and_state(key))).collect()
    }

    /// "Bar", or "Bar, draft" where the objective is not decided.
    fn team_and_state(&self, key: ObjectiveKey) -> String {
        let linked = self.facts.site.objective(key);
        let status = self.objective_status(linked, self.facts.progress.of(key));
        let state = Some(status.label.to_lowercase()).filter(|_| !Facts::counts(linked));
        [Some(self.team_title(key)), state].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Objectives that serve a key result, by parent or further support.
    pub(super) fn supporters_of_key_result(&self, key: ObjectiveKey, index: usize) -> Vec<Link> {
        self.supporters(key, |target| target == Target::KeyResult(key, index))
    }

    /// Objectives that serve an objective as a whole.
    pub(super) fn supporters_of_whole(&self, key: ObjectiveKey) -> Vec<Link> {
        self.supporters(key, |target| target == Target::Objective(key))
    }

    fn supporters(&self, key: ObjectiveKey, is_meant: impl Fn(Target) -> bool) -> Vec<Link> {
        let linked = self.facts.site.objective(key);
        let all = linked.children.iter().chain(&linked.supporters);
        self.cut_to_supporters(key, all.filter(|(_, target)| is_meant(*target)).map(|(below, _)| *below))
    }

    /// Links to objectives that serve one, or need it; where there are very many, to a few, and the way to all.
    pub(super) fn cut_to_supporters(
        &self,
        key: ObjectiveKey,
        supporters: impl Iterator<Item = ObjectiveKey>,
    ) -> Vec<Link> {
        match self.supporters_page(key) {
            None => self.with_teams(supporters),
            Some(page) => {
                let keys: BTreeSet<ObjectiveKey> = supporters.collect();
                let named = keys.iter().take(SUPPORTERS_OF_MANY).copied();
                let mut links = self.with_teams(named);
                let more = keys.len() - links.len();
                if more > 0 {
                    links.push(self.more_link(more, &page));
                }
                links
            }
        }
    }

    /// The path from the vision to an objective, which comes last.
    pub(super) fn path(&self, key: ObjectiveKey) -> Vec<PathStep> {
        let site = self.facts.site;
        let mut steps =
            vec![self.step("path-here", site.objective(key).head.title.clone(), String::new(), site.objective(key))];
        steps[0].here = true;
        let mut at = key;
        while let Some(target) = self.facts.home(site.objective(at)) {
            if steps.len() > STEPS_MAX {
                steps.push(PathStep { title: "\u{2026}".to_owned(), ..PathStep::default() });
                break;
            }
            let Some(above) = target.objective() else {
                steps.extend(self.theme_step(target));
                break;
            };
            let linked = site.objective(above);
            let href = self.href(&self.facts.objective_address(above));
            if let Target::KeyResult(_, index) = target {
                let key_result = &linked.key_results[index];
                let mut step =
                    self.step("path-key-result", key_result.title.clone(), self.key_result_href(above, index), linked);
                step.value = self.value_or_dropped(above, index);
                steps.push(step);
            }
            let kind = if linked.level == Level::Strategic { "path-strategic" } else { "path-tactical" };
            let mut step = self.step(kind, linked.head.title.clone(), href, linked);
            step.kind = self.say(kind, &[("period", Arg::from(self.format.period(&linked.period)))]);
            steps.push(step);
            at = above;
        }
        steps.extend(self.left_out_step(site.objective(at)));
        steps.extend(self.vision_step());
        steps.reverse();
        steps
    }

    /// The parent of an objective, where that is left out because its file has errors.
    fn left_out_step(&self, linked: &LinkedObjective) -> Option<PathStep> {
        let written = linked.objective.parent.as_ref().filter(|_| linked.parent.is_none())?;
        let left_out = self.facts.site.left_out.iter().find(|one| one.is_meant_by(&written.value))?;
        let kind = self.say("path-left-out", &[]);
        Some(PathStep { kind, title: left_out.name().to_owned(), ..PathStep::default() })
    }

    fn step(&self, kind: &str, title: String, href: String, linked: &LinkedObjective) -> PathStep {
        PathStep {
            kind: self.say(kind, &[]),
            title,
            href,
            lang: self.lang(&linked.head),
            value: String::new(),
            here: false,
        }
    }

    fn theme_step(&self, target: Target) -> Option<PathStep> {
        let Target::Theme(index) = target else { return None };
        let theme = self.facts.site.theme(index)?;
        self.organisation_step("path-theme", theme.title.clone())
    }

    fn vision_step(&self) -> Option<PathStep> {
        let vision = self.facts.site.organisation.as_ref()?.vision.clone()?;
        self.organisation_step("path-vision", vision)
    }

    fn organisation_step(&self, kind: &str, title: String) -> Option<PathStep> {
        let lang = self.lang(&self.facts.site.organisation.as_ref()?.head);
        Some(PathStep {
            kind: self.say(kind, &[]),
            title,
            href: String::new(),
            lang,
            value: String::new(),
            here: false,
        })
    }
}
