//! What needs attention, why, and whose it is.

use std::{collections::BTreeMap, ops::Range};

use super::{
    super::{
        Attention, Concern, ConcernGroup, ConcernKind, ConcernRow, ConcernTeam, Listing, TeamConcerns,
        facts::RULES_PAGE, units::CONCERNS_OF_KIND,
    },
    Arg, Link, Maker, NOTE_CHARACTERS, StatusView, shortened_note,
};
use crate::{
    link::{LinkedObjective, TeamKey},
    model::Date,
    progress::Pace,
    source::markdown,
    view::Facts,
};

/// A kind with its anchor, class, icon, heading and what to do about it.
pub(super) type Kind = (ConcernKind, &'static str, &'static str, &'static str, &'static str, &'static str);

/// Every kind, most urgent first.
pub(super) const KINDS: [Kind; 6] = [
    (ConcernKind::OffTrack, "off_track", "off", "off", "status-off-track", "attention-off-track"),
    (ConcernKind::AtRisk, "at_risk", "watch", "watch", "status-at-risk", "attention-at-risk"),
    (ConcernKind::Stale, "stale", "idle", "clock", "status-stale", "attention-stale"),
    (ConcernKind::NeverCheckedIn, "never", "idle", "ring", "never-updated", "attention-never"),
    (ConcernKind::NotClosed, "not_closed", "idle", "ring", "not-closed", "attention-not-closed"),
    (ConcernKind::Unaligned, "unaligned", "idle", "tree", "unaligned", "attention-unaligned"),
];

/// How many rows of one team stand open where nobody has said anything: they all say the same.
const SILENT_ROWS_MAX: usize = 3;
/// How many bytes of people's words the list of one kind holds at most, on the page of all teams.
const WORDS_OF_KIND: usize = 24_000;
/// Where the teams stand in numbers.
const BY_TEAM: &str = "by_team";

impl Maker<'_> {
    /// What needs attention.
    #[must_use]
    pub fn attention_page(&self) -> Attention {
        let listing = Listing::Attention;
        let is_cut = self.facts.is_attention_cut();
        let advice = if is_cut { self.advice_of_none() } else { self.team_advice() };
        let count: usize = self.facts.attention_by_team().values().map(|of_team| of_team.advice.len()).sum();
        let lead = self.attention_lead();
        Attention {
            layout: self.layout(&[&self.say("nav-attention", &[])], &lead),
            lead,
            groups: KINDS.iter().filter_map(|kind| self.worst_group(*kind)).collect(),
            table: is_cut.then(|| self.attention_table(self.part(listing, 0))),
            pager: self.pager(listing, 0),
            left_out: self.left_out(|_| true),
            advice_count: if count == 0 { String::new() } else { count.to_string() },
            advice,
            rules: self.href(RULES_PAGE),
        }
    }

    /// "3 things need attention", or, where nothing runs any more, how many objectives were never closed.
    fn attention_lead(&self) -> String {
        let concerns = &self.facts.concerns;
        let count = Arg::from(concerns.len());
        let is_over = concerns.iter().any(|concern| concern.kind == ConcernKind::NotClosed);
        match &self.facts.running {
            Some(period) if is_over => {
                let period = Arg::from(self.format.period(period));
                self.say("attention-lead-over", &[("count", count), ("period", period)])
            }
            _ if concerns.is_empty() && !self.has_begun_objectives() => self.say("attention-none-begun", &[]),
            _ => self.say("attention-lead", &[("count", count)]),
        }
    }

    /// What of a team needs attention: these of its concerns and then of its advice.
    pub(super) fn team_concerns(&self, key: TeamKey, range: Range<usize>) -> TeamConcerns {
        let (concerns, advice) = (self.facts.concerns_of_team(key), self.facts.advice_of_team(key));
        let shown = &concerns[range.start.min(concerns.len())..range.end.min(concerns.len())];
        let all = Facts::kinds_of(concerns);
        let group = |kind: &Kind| {
            let of_kind: Vec<Concern> = shown.iter().copied().filter(|concern| concern.kind == kind.0).collect();
            let (_, count) = all.iter().find(|(of, _)| *of == kind.0)?;
            let group = self.concern_group(*kind, *count, &of_kind, Vec::new());
            (!of_kind.is_empty()).then_some(group)
        };
        let found = advice.iter().skip(range.start.saturating_sub(concerns.len()));
        let found = found.take(range.len() - shown.len()).map(|(item, one)| self.advice(*item, one));
        TeamConcerns { groups: KINDS.iter().filter_map(group).collect(), advice: found.collect() }
    }

    /// The worst of a kind, on the page of all teams; none where there is nothing of that kind.
    fn worst_group(&self, kind: Kind) -> Option<ConcernGroup> {
        let of_kind: Vec<Concern> =
            self.facts.concerns.iter().copied().filter(|concern| concern.kind == kind.0).collect();
        if of_kind.is_empty() {
            return None;
        }

        let mut bytes = 0;
        let fits = |concern: &&Concern| {
            bytes += self.bytes_of(concern);
            bytes <= WORDS_OF_KIND
        };
        let number = of_kind.iter().take(CONCERNS_OF_KIND).take_while(fits).count();
        let worst = if self.facts.is_attention_cut() { &of_kind[..number] } else { &of_kind[..] };

        let is_silent = !matches!(kind.0, ConcernKind::OffTrack | ConcernKind::AtRisk);
        let (open, folded) = if is_silent { self.folded_by_team(worst) } else { (worst.to_vec(), Vec::new()) };
        let more = of_kind.len() - worst.len();
        let more = (more > 0).then(|| Link { href: format!("#{BY_TEAM}"), ..self.more_link(more, "") });
        Some(ConcernGroup { more, ..self.concern_group(kind, of_kind.len(), &open, folded) })
    }

    fn concern_group(
        &self,
        (_, id, class, icon, text, help): Kind,
        count: usize,
        open: &[Concern],
        teams: Vec<ConcernTeam>,
    ) -> ConcernGroup {
        ConcernGroup {
            id,
            status: StatusView { key: id, class, icon, label: self.say(text, &[]) },
            count: count.to_string(),
            help: self.say(help, &[]),
            rows: self.concern_rows(open),
            teams,
            more: None,
        }
    }

    /// About how many bytes of people's words the row of a concern holds.
    fn bytes_of(&self, concern: &Concern) -> usize {
        let linked = self.facts.site.objective(concern.objective);
        let of_key_result =
            concern.key_result.map_or(0, |index| linked.key_results[index].title.len() + NOTE_CHARACTERS);
        let owners: usize = linked.owners.iter().map(String::len).sum();
        linked.head.title.len() + of_key_result + owners + self.facts.site.team(linked.team).team.head.title.len()
    }

    /// Takes out the teams that have many of these concerns, which are of one kind. Returns the others, and those teams.
    fn folded_by_team(&self, concerns: &[Concern]) -> (Vec<Concern>, Vec<ConcernTeam>) {
        let mut by_team: BTreeMap<TeamKey, Vec<Concern>> = BTreeMap::new();
        for concern in concerns {
            by_team.entry(self.facts.site.objective(concern.objective).team).or_default().push(*concern);
        }
        by_team.retain(|_, of_team| of_team.len() > SILENT_ROWS_MAX);

        let is_open = |concern: &Concern| !by_team.contains_key(&self.facts.site.objective(concern.objective).team);
        let open = concerns.iter().copied().filter(is_open).collect();
        let teams = by_team.iter().map(|(team, of_team)| self.concern_team(*team, of_team)).collect();
        (open, teams)
    }

    fn concern_team(&self, team: TeamKey, concerns: &[Concern]) -> ConcernTeam {
        let head = &self.facts.site.team(team).team.head;
        let is_objective = concerns.iter().all(|concern| concern.key_result.is_none());
        let title = if is_objective { "attention-team-objectives" } else { "attention-team-key-results" };
        ConcernTeam {
            title: self.say(title, &[("count", Arg::from(concerns.len())), ("team", Arg::from(head.title.as_str()))]),
            lang: self.lang(head),
            rows: self.concern_rows(concerns),
        }
    }

    /// A row a concern; a single one for an objective of which no key result was ever checked in.
    fn concern_rows(&self, concerns: &[Concern]) -> Vec<ConcernRow> {
        let mut rows = Vec::new();
        for of_objective in concerns.chunk_by(|concern, next| concern.objective == next.objective) {
            let first = of_objective[0];
            let key_results = self.facts.progress.of(first.objective).kept;
            let is_whole = first.kind == ConcernKind::NeverCheckedIn && of_objective.len() == key_results;
            if is_whole && key_results > 1 {
                let count = [("count", Arg::from(key_results))];
                let reason = self.say("reason-none-of", &count);
                rows.push(ConcernRow { reason, ..self.concern_row(Concern { key_result: None, ..first }) });
            } else {
                rows.extend(of_objective.iter().map(|concern| self.concern_row(*concern)));
            }
        }
        rows
    }

    fn concern_row(&self, concern: Concern) -> ConcernRow {
        let linked = self.facts.site.objective(concern.objective);
        let of_key_result = concern.key_result.map(|index| &linked.key_results[index]);
        let owner = of_key_result.and_then(|one| self.owner_names(&one.owners));
        let owner = owner.or_else(|| self.owner_names(&linked.owners));
        let team = self.facts.site.team(linked.team).team.head.title.clone();
        let page = || self.href(&self.facts.objective_address(concern.objective));
        ConcernRow {
            lang: self.lang(&linked.head),
            title: of_key_result.map_or_else(|| linked.head.title.clone(), |one| one.title.clone()),
            href: concern.key_result.map_or_else(page, |index| self.key_result_href(concern.objective, index)),
            objective: of_key_result.map(|_| self.objective_link(concern.objective, "")),
            who: vec![self.with_absence(team, linked), owner.unwrap_or_else(|| self.say("attention-no-owner", &[]))],
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
        let Some(index) = concern.key_result else { return self.reason_of_whole(concern.kind, linked) };
        let numbers = &self.facts.progress.of(concern.objective).key_results[index];
        if !numbers.is_known {
            return self.say("not-known", &[]);
        }
        let pace = match concern.kind {
            ConcernKind::AtRisk => Pace::AtRisk,
            ConcernKind::OffTrack => Pace::OffTrack,
            ConcernKind::Stale | ConcernKind::NeverCheckedIn | ConcernKind::NotClosed | ConcernKind::Unaligned => {
                return self.status(numbers.status, numbers.updated).label;
            }
        };
        if let Some(date) = self.reported_on(linked, index) {
            return self.say("reason-reported", &[("date", Arg::from(self.format.short_date(date)))]);
        }
        let progress = numbers.progress.unwrap_or(0.0);
        match numbers.confidence {
            Some(confidence) if Pace::of(progress, numbers.expected) > pace => {
                self.say("reason-confidence", &[("number", Arg::from(confidence))])
            }
            _ => {
                let values = [progress, numbers.expected].map(|value| Arg::from(self.format.score(value)));
                let [score, expected] = values;
                self.say("reason-pace", &[("score", score), ("expected", expected)])
            }
        }
    }

    /// Why an objective as a whole needs attention.
    fn reason_of_whole(&self, kind: ConcernKind, linked: &LinkedObjective) -> String {
        if kind != ConcernKind::NotClosed {
            return self.say("reason-unaligned", &[]);
        }
        let period = Arg::from(self.format.period(&linked.period));
        let date = Arg::from(self.format.date(linked.period.end));
        self.say("reason-not-closed", &[("period", period), ("date", date)])
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
