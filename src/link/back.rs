//! Turns the references round: who is below, who supports, who needs, who uses.

use super::site::{ObjectiveKey, Site, Target};

/// Fills the lists of [`super::LinkedObjective`] that come from other objectives. Hidden drafts are in none.
pub(super) fn turn_round(site: &mut Site) {
    for index in 0..site.objectives.len() {
        if !site.objectives[index].hidden {
            turn_one(site, ObjectiveKey(index));
        }
    }
    for team in 0..site.teams.len() {
        let mut keys = std::mem::take(&mut site.teams[team].objectives);
        keys.sort_by(|one, other| {
            let (one, other) = (site.objective(*one), site.objective(*other));
            (one.period.start, one.period.end, &one.head.id).cmp(&(
                other.period.start,
                other.period.end,
                &other.head.id,
            ))
        });
        site.teams[team].objectives = keys;
    }
}

fn turn_one(site: &mut Site, own: ObjectiveKey) {
    let linked = &site.objectives[own.0];
    let (team, parent, continues) = (linked.team, linked.parent, linked.continues);
    let further: Vec<Target> =
        linked.supports.iter().chain(linked.key_result_supports.iter().flatten()).copied().collect();
    let needs: Vec<ObjectiveKey> = linked.depends_on.iter().filter_map(|target| target.objective()).collect();
    let kpis = linked.kpis.clone();
    site.teams[team.0].objectives.push(own);
    if let Some((target, above)) = parent.and_then(|target| Some((target, target.objective()?))) {
        site.objective_mut(above).children.push((own, target));
    }
    for target in further {
        let Some(helped) = target.objective().filter(|helped| *helped != own) else { continue };
        let supporters = &mut site.objective_mut(helped).supporters;
        if !supporters.contains(&(own, target)) && parent != Some(target) {
            supporters.push((own, target));
        }
    }
    for needed in needs {
        let needed_by = &mut site.objective_mut(needed).needed_by;
        if !needed_by.contains(&own) {
            needed_by.push(own);
        }
    }
    if let Some(earlier) = continues {
        site.objective_mut(earlier).continued_by.push(own);
    }
    for (index, kpi) in kpis.iter().enumerate() {
        if let Some(kpi) = kpi {
            site.kpis[kpi.0].used_by.push((own, index));
        }
    }
}
