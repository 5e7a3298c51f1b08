//! What needs attention, why, and whose it is.

use super::{
    super::{Attention, Concern, ConcernGroup, ConcernKind, ConcernRow, facts::RULES_PAGE},
    Arg, Maker, StatusView, shortened_note,
};
use crate::{link::LinkedObjective, model::Date, source::markdown};

/// Every kind with its anchor, class, icon, heading and what to do about it.
const KINDS: [(ConcernKind, &str, &str, &str, &str, &str); 5] = [
    (ConcernKind::OffTrack, "off_track", "off", "off", "status-off-track", "attention-off-track"),
    (ConcernKind::AtRisk, "at_risk", "watch", "watch", "status-at-risk", "attention-at-risk"),
    (ConcernKind::Stale, "stale", "idle", "clock", "status-stale", "attention-stale"),
    (ConcernKind::NeverCheckedIn, "never", "idle", "ring", "never-updated", "attention-never"),
    (ConcernKind::Unaligned, "unaligned", "idle", "tree", "unaligned", "attention-unaligned"),
];

/// The paces below which a key result is at risk, and off track.
const PACES: (f64, f64) = (0.9, 0.6);

impl Maker<'_> {
    /// What needs attention.
    #[must_use]
    pub fn attention_page(&self) -> Attention {
        let concerns = &self.facts.concerns;
        let advice = self.team_advice();
        let count: usize = advice.iter().map(|one| one.rows.len()).sum();
        let lead = self.say("attention-lead", &[("count", Arg::from(concerns.len()))]);
        Attention {
            layout: self.layout(&[&self.say("nav-attention", &[])], &lead),
            lead,
            groups: KINDS.iter().filter_map(|kind| self.concern_group(*kind, concerns)).collect(),
            advice_count: if count == 0 { String::new() } else { count.to_string() },
            advice,
            rules: self.href(RULES_PAGE),
        }
    }

    fn concern_group(
        &self,
        (kind, id, class, icon, text, help): (ConcernKind, &'static str, &'static str, &'static str, &str, &str),
        concerns: &[Concern],
    ) -> Option<ConcernGroup> {
        let rows: Vec<ConcernRow> =
            concerns.iter().filter(|one| one.kind == kind).map(|one| self.concern_row(*one)).collect();
        (!rows.is_empty()).then(|| ConcernGroup {
            id,
            status: StatusView { key: id, class, icon, label: self.say(text, &[]) },
            count: rows.len().to_string(),
            help: self.say(help, &[]),
            rows,
        })
    }

    fn concern_row(&self, concern: Concern) -> ConcernRow {
        let linked = self.facts.site.objective(concern.objective);
        let of_key_result = concern.key_result.map(|index| &linked.key_results[index]);
        let owner = of_key_result.and_then(|one| one.owner.as_ref()).or(linked.owner.as_ref()).cloned();
        let team = self.facts.site.team(linked.team).team.head.title.clone();
        let page = self.href(&self.facts.objective_address(concern.objective));
        ConcernRow {
            lang: self.lang(&linked.head),
            title: of_key_result.map_or_else(|| linked.head.title.clone(), |one| one.title.clone()),
            href: of_key_result.map_or_else(|| page.clone(), |one| format!("{page}#{}", one.id)),
            objective: of_key_result.map(|_| self.objective_link(concern.objective, "")),
            who: vec![team, owner.unwrap_or_else(|| self.say("attention-no-owner", &[]))],
            reason: self.reason(concern, linked),
            note: concern.key_result.and_then(|index| self.last_note(linked, index)).unwrap_or_default(),
        }
    }

    /// The latest note about a key result, in plain words.
    pub(super) fn last_note(&self, linked: &LinkedObjective, index: usize) -> Option<String> {
        let (_, latest) = self.past_updates(linked).find(|(_, update)| update.key_result == index)?;
        latest.note.as_ref().map(|note| shortened_note(&markdown::plain_text(note)))
    }

    fn reason(&self, concern: Concern, linked: &LinkedObjective) -> String {
        let Some(index) = concern.key_result else { return self.say("reason-unaligned", &[]) };
        let numbers = &self.facts.progress.of(concern.objective).key_results[index];
        let least = match concern.kind {
            ConcernKind::AtRisk => PACES.0,
            ConcernKind::OffTrack => PACES.1,
            ConcernKind::Stale | ConcernKind::NeverCheckedIn | ConcernKind::Unaligned => {
                return self.status(numbers.status, numbers.updated).label;
            }
        };
        if let Some(date) = self.reported_on(linked, index) {
            return self.say("reason-reported", &[("date", Arg::from(self.format.short_date(date)))]);
        }
        let progress = numbers.progress.unwrap_or(0.0);
        match numbers.confidence {
            Some(confidence) if progress >= least * numbers.expected - 1e-9 => {
                self.say("reason-confidence", &[("number", Arg::from(confidence))])
            }
            _ => {
                let values = [progress, numbers.expected].map(|value| Arg::from(self.format.score(value)));
                let [score, expected] = values;
                self.say("reason-pace", &[("score", score), ("expected", expected)])
            }
        }
    }

    /// The day of the latest check-in about a key result, where that reported a status.
    fn reported_on(&self, linked: &LinkedObjective, index: usize) -> Option<Date> {
        let mut updates = self.past_updates(linked).filter(|(_, update)| update.key_result == index).peekable();
        let last = updates.peek()?.0.date;
        updates
            .take_while(|(check_in, _)| check_in.date == last)
            .any(|(_, update)| update.status.is_some())
            .then_some(last)
    }
}
