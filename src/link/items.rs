//! Items by kind, with ids that are unique.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::site::{ItemKey, PageKey, Site};
use crate::{
    diagnostics::{Report, Span, id},
    model::{Head, Kpi, Objective, Organisation, Team},
    parse::{Item, Parsed},
};

/// The parsed items by kind and id.
#[derive(Default)]
pub(super) struct Items {
    pub objectives: BTreeMap<String, Arc<Objective>>,
    pub teams: BTreeMap<String, Team>,
    pub kpis: BTreeMap<String, Kpi>,
    /// Earlier ids, and the id that took over, by kind.
    pub aliases: BTreeMap<(&'static str, String), String>,
    /// Stems of files that hold nothing readable: references to them are not reported on top.
    pub unreadable: BTreeSet<String>,
    /// Whether there is a file of which nothing can be read: it may be of any kind.
    pub has_unreadable_files: bool,
    /// Whether a file of the kind `organisation` is left out.
    pub is_organisation_left_out: bool,
    /// The titles of teams whose files are left out, by id.
    pub team_titles: BTreeMap<String, String>,
    /// Whether some file was meant to be a team, whatever became of it.
    pub has_team_files: bool,
    organisation: Option<Span>,
    spans: BTreeMap<(&'static str, String), Span>,
}

/// Sorts `parsed` by kind; the organisation and the pages go straight into `site`.
pub(super) fn sort_out(parsed: &[Arc<Parsed>], site: &mut Site, report: &mut Report) -> Items {
    let mut items = Items::default();
    let mut pages = BTreeMap::new();
    for one in parsed.iter().filter(|one| !one.is_plain) {
        Arc::make_mut(&mut site.files).insert(one.path.clone(), one.file);
        Arc::make_mut(&mut site.anchors).insert(one.path.clone(), Arc::clone(&one.anchors));
        match &one.item {
            Some(Item::Objective(objective)) => items.add("objective", &objective.head, report, |items, id| {
                items.objectives.insert(id, Arc::clone(objective));
            }),
            Some(Item::Team(team)) => {
                items.has_team_files = true;
                items.add("team", &team.head, report, |items, id| {
                    items.teams.insert(id, team.clone());
                });
            }
            Some(Item::Kpi(kpi)) => items.add("KPI", &kpi.head, report, |items, id| {
                items.kpis.insert(id, kpi.clone());
            }),
            Some(Item::Page(page)) => items.add("page", &page.head, report, |_, id| {
                pages.insert(id, page.clone());
            }),
            Some(Item::Organisation(organisation)) => items.add_organisation(organisation, site, report),
            None => {
                items.unreadable.insert(one.path.stem().to_owned());
                items.has_unreadable_files = true;
            }
        }
    }
    items.check_aliases(parsed, report);
    site.aliases = items.aliases.iter().map(|((_, alias), own_id)| (alias.clone(), own_id.clone())).collect();
    site.pages = pages.into_values().collect();
    for (index, page) in site.pages.iter().enumerate() {
        Arc::make_mut(&mut site.by_path).insert(page.head.path.clone(), ItemKey::Page(PageKey(index)));
    }
    items
}

impl Items {
    fn add(&mut self, kind: &'static str, head: &Head, report: &mut Report, insert: impl FnOnce(&mut Self, String)) {
        let own_id = head.id.as_str().to_owned();
        if head.id.is_stand_in() {
            self.unreadable.insert(head.path.stem().to_owned());
        }
        if kind == "objective" && own_id == "strategy" {
            let finding = report.at(&id::BAD_ID, head.span, "an objective cannot have the id `strategy`");
            finding.hint("`strategy#...` refers to themes of the strategy: choose another `id`");
            self.spans.insert((kind, own_id), head.span);
            return;
        }
        if let Some(first) = self.spans.get(&(kind, own_id.clone())) {
            let finding = report.at(&id::DUPLICATE_ID, head.span, format!("two {kind}s have the id `{own_id}`"));
            finding.also(*first, "the first").hint("rename one of the files, or add another `id` to one of them");
            return;
        }
        self.spans.insert((kind, own_id.clone()), head.span);
        insert(self, own_id);
    }

    /// Whether the strategy has a theme of this id in a file that cannot be read, or may have: its own findings say so.
    pub(super) fn may_have_theme(&self, theme: &str, site: &Site) -> bool {
        match &site.organisation {
            _ if self.is_organisation_left_out => true,
            Some(organisation) => organisation.unreadable.may_be(theme),
            None => self.has_unreadable_files,
        }
    }

    fn add_organisation(&mut self, organisation: &Organisation, site: &mut Site, report: &mut Report) {
        if let Some(first) = self.organisation {
            let finding = report.at(
                &id::SECOND_ORGANISATION,
                organisation.head.span,
                "there are two files of the kind `organisation`",
            );
            finding
                .also(first, "the first")
                .hint("a site has one organisation: merge the files, or write `kind: page` in this one");
            return;
        }
        self.organisation = Some(organisation.head.span);
        Arc::make_mut(&mut site.by_path).insert(organisation.head.path.clone(), ItemKey::Organisation);
        site.organisation = Some(organisation.clone());
    }

    /// An alias may be neither an id, be it the item's own, nor another's alias.
    fn check_aliases(&mut self, parsed: &[Arc<Parsed>], report: &mut Report) {
        for one in parsed {
            let (kind, head) = match &one.item {
                Some(Item::Objective(objective)) => ("objective", &objective.head),
                Some(Item::Team(team)) => ("team", &team.head),
                Some(Item::Kpi(kpi)) => ("KPI", &kpi.head),
                Some(Item::Page(page)) => ("page", &page.head),
                Some(Item::Organisation(_)) | None => continue,
            };
            for alias in &head.aliases {
                let key = (kind, alias.value.as_str().to_owned());
                if let Some(first) = self.spans.get(&key) {
                    let finding = report.at(
                        &id::DUPLICATE_ID,
                        alias.span,
                        format!("the alias `{}` is already used", alias.value),
                    );
                    finding.also(*first, "here").hint("remove one of the two");
                    continue;
                }
                self.spans.insert(key.clone(), alias.span);
                self.aliases.insert(key, head.id.as_str().to_owned());
            }
        }
    }

    /// The id that `written` stands for: itself, or the one an alias leads to.
    pub(super) fn settle<'a>(&'a self, kind: &'static str, written: &'a str) -> &'a str {
        self.aliases.get(&(kind, written.to_owned())).map_or(written, String::as_str)
    }
}
