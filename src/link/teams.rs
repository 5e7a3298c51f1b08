//! The team tree.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    cycles,
    items::Items,
    site::{ItemKey, LinkedTeam, Site, TeamKey},
};
use crate::{
    diagnostics::{Diagnostic, Report, SitePath, Span, Spanned, id, suggest},
    model::{Head, Id, Team},
    source::slug,
};

/// Builds the teams of `site`: from the team files, or, where there are none, from what objectives name. Where files are left
/// out, objectives of their teams are not: something stands in for those teams.
pub(super) fn build(items: &Items, is_partial: bool, site: &mut Site, report: &mut Report) {
    let teams: BTreeMap<String, (Team, bool)> = if items.has_team_files {
        let files = items.teams.iter().map(|(id, team)| (id.clone(), (team.clone(), true)));
        let named = if is_partial { stand_ins(items) } else { BTreeMap::new() };
        files.chain(named.into_iter().map(|(id, team)| (id, (team, false)))).collect()
    } else {
        let named = items.objectives.values().filter_map(|objective| objective.team.as_ref());
        named.map(|team| (slug::slug(&team.value), (named_only(team), false))).collect()
    };
    let keys: Vec<String> = teams.keys().cloned().collect();
    for (team, has_file) in teams.into_values() {
        if has_file {
            Arc::make_mut(&mut site.by_path).insert(team.head.path.clone(), ItemKey::Team(TeamKey(site.teams.len())));
        }
        site.teams.push(LinkedTeam { team, has_file, parent: None, children: Vec::new(), objectives: Vec::new() });
    }
    for index in 0..site.teams.len() {
        let Some(parent) = site.teams[index].team.parent.clone() else { continue };
        let settled = items.settle("team", &parent.value);
        match keys.binary_search_by(|key| key.as_str().cmp(settled)) {
            Ok(found) => site.teams[index].parent = Some(TeamKey(found)),
            Err(_) => unknown(site, &parent, Some(TeamKey(index)), report),
        }
    }
    break_circles(site, report);
    for index in 0..site.teams.len() {
        if let Some(parent) = site.teams[index].parent {
            site.teams[parent.0].children.push(TeamKey(index));
        }
    }
}

/// Teams whose files are left out, as far as objectives name them.
fn stand_ins(items: &Items) -> BTreeMap<String, Team> {
    let named = items.objectives.values().filter_map(|objective| objective.team.as_ref());
    let mut teams = BTreeMap::new();
    for name in named {
        let id = items.settle("team", &name.value);
        if items.teams.contains_key(id) || !items.unreadable.contains(id) || slug::check_id(id).is_err() {
            continue;
        }
        let mut team = named_only(&Spanned { value: id.to_owned(), span: name.span });
        team.head.title = items.team_titles.get(id).map_or_else(|| id.to_owned(), Clone::clone);
        teams.insert(id.to_owned(), team);
    }
    teams
}

/// Reports a team that is not there. It is not the one whose parent it should be.
pub(super) fn unknown(site: &Site, name: &Spanned<String>, child: Option<TeamKey>, report: &mut Report) {
    let may_search = report.may_search(name.span.file);
    let finding = report.at(&id::UNKNOWN_TEAM, name.span, format!("no team has the id `{}`", name.value));
    suggest_team(site, slug::bare_name(&name.value), (may_search, child), finding);
}

fn suggest_team(site: &Site, name: &str, (may_search, child): (bool, Option<TeamKey>), finding: &mut Diagnostic) {
    let others = || site.teams.iter().enumerate().filter(|(index, _)| child != Some(TeamKey(*index)));
    let teams = || others().map(|(_, team)| team).filter(|_| may_search);
    let ids = || teams().map(|team| team.team.head.id.as_str());
    let slug = slug::slug(name);
    let by_title = teams().find(|team| slug::slug(&team.team.head.title) == slug);
    match by_title.map(|team| team.team.head.id.as_str()).or_else(|| suggest::closest(name, ids())) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!("add a file `teams/{slug}.md` with `kind: team` and a `title`")),
    };
}

/// A team that only objectives tell of; which of them it was is no matter.
fn named_only(name: &Spanned<String>) -> Team {
    let span = Span::new(name.span.file, 0, 0);
    let head = Head {
        id: Id::new(slug::slug(&name.value)),
        span,
        path: SitePath::new(""),
        title: name.value.clone(),
        title_span: span,
        lang: None,
        aliases: Vec::new(),
        waivers: Vec::new(),
        fields: Vec::new(),
        body: String::new(),
        body_start: 0,
    };
    Team { head, parent: None, lead: None, members: Vec::new(), tags: Vec::new(), active_from: None, active_to: None }
}

/// Reports each circle of parent teams once, and takes the parents out of it.
fn break_circles(site: &mut Site, report: &mut Report) {
    let parents: Vec<Option<usize>> = site.teams.iter().map(|team| team.parent.map(|parent| parent.0)).collect();
    for circle in cycles::circles(&parents) {
        let names: Vec<&str> = circle.iter().map(|index| site.teams[*index].team.head.id.as_str()).collect();
        let spans: Vec<_> = circle
            .iter()
            .filter_map(|index| site.teams[*index].team.parent.as_ref())
            .map(|parent| parent.span)
            .collect();
        cycles::tell(&id::TEAM_CYCLE, "teams", &names, &spans, report);
        for index in circle {
            site.teams[index].parent = None;
        }
    }
}
