//! The page of an objective.

use serde::Serialize;

use super::{Advice, FieldView, Layout, LeftOutRow, Link, LogRow, Neighbourhood, Pager, StatusView};
use crate::source::url::Url;

/// `objectives/<id>.html`
#[derive(Debug, Clone, Serialize)]
pub struct ObjectivePage {
    /// The frame.
    pub layout: Layout,
    /// The way here: site, team, period.
    pub crumbs: Vec<Link>,
    /// Its title.
    pub title: String,
    /// The language of its text where it differs from the site's; else empty.
    pub lang: String,
    /// "Owner Amira Haddad" and the names of further owners, which lead to pages where the site has pages about people; teams
    /// lead to theirs.
    pub owners: Vec<Link>,
    /// Further facts in one line: "1 Oct – 31 Dec 2026", "Aspirational: 0.7 is the aim".
    pub meta: Vec<String>,
    /// Its team.
    pub team: Link,
    /// "Draft: not published" or "Proposed: not decided"; else empty.
    pub state: String,
    /// Where it stands.
    pub summary: Summary,
    /// How it ended.
    pub closed: Option<ClosedView>,
    /// Why it exists; may be empty.
    pub body_html: String,
    /// "equal weight, 3 key results", "1 dropped".
    pub key_results_note: String,
    /// Its key results; of very many, the first part.
    pub key_results: Vec<KeyResultCard>,
    /// The way to the other parts; none where they are all here.
    pub key_results_pager: Option<Pager>,
    /// The path from the vision to here, this objective last.
    pub path: Vec<PathStep>,
    /// What stands around it in the alignment; none where nothing does.
    pub neighbours: Option<Neighbourhood>,
    /// Further targets that it helps.
    pub supports: Vec<Link>,
    /// Objectives that serve this one or one of its key results.
    pub supported_by: Vec<Link>,
    /// Files of objectives that would serve it, and are left out because they have errors.
    pub left_out: Vec<LeftOutRow>,
    /// What it needs from others.
    pub depends_on: Vec<Link>,
    /// Who needs it.
    pub needed_by: Vec<Link>,
    /// The same objective in other periods, newest first.
    pub other_periods: Vec<Link>,
    /// The work.
    pub initiatives: Vec<InitiativeRow>,
    /// Follow-up, newest first; of very much, the first part.
    pub log: Vec<LogRow>,
    /// The way to the other parts; none where it is all here.
    pub log_pager: Option<Pager>,
    /// Those who took part in setting it.
    pub contributors: Vec<Link>,
    /// Fields that the organisation declared.
    pub fields: Vec<FieldView>,
    /// Free words, each with its page.
    pub tags: Vec<Link>,
    /// What rules found in its file.
    pub advice: Vec<Advice>,
    /// Rules that are waived, with the reasons.
    pub waivers: Vec<WaiverRow>,
    /// Where the file can be changed; may be empty.
    pub edit: String,
    /// Its row in the alignment tree; empty where it is not shown there.
    pub in_alignment: String,
}

/// Where an objective stands today.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// "0.41".
    pub score: String,
    /// The large bar.
    pub bar: String,
    /// Its status.
    pub status: StatusView,
    /// "Expected today 0.41", "Good final score 0.60–0.70", "Day 54 of 92", "2 of 3 measured", "1 dropped".
    pub facts: Vec<String>,
}

/// How an objective ended.
#[derive(Debug, Clone, Serialize)]
pub struct ClosedView {
    /// "Closed 12 Nov 2026: partly reached".
    pub line: String,
    /// "0.64".
    pub score: String,
    /// "A good result", "Reached everything: aim higher?".
    pub grade: String,
    /// "Computed from the key results: 0.58"; empty where the score is the computed one.
    pub computed: String,
    /// What was learned; may be empty.
    pub learned_html: String,
}

/// One key result in full.
#[derive(Debug, Clone, Serialize)]
pub struct KeyResultCard {
    /// The anchor.
    pub id: String,
    /// 1, 2, 3...
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: StatusView,
    /// Whether it is dropped: then its title is struck through.
    pub is_dropped: bool,
    /// "Dropped 12 Nov 2026: the supplier left", or that it will be; else empty.
    pub dropped: String,
    /// "5.4 h", "2 of 4", "Not measured yet".
    pub value: String,
    /// "target 2.0 h", "keep between 3 and 5"; may be empty.
    pub target: String,
    /// "0.55", or an en dash.
    pub score: String,
    /// "0.41"; may be empty.
    pub expected: String,
    /// The bar.
    pub bar: String,
    /// What stands under the left end of the bar: "9.5 h"; may be empty.
    pub scale_from: String,
    /// What stands under the right end: "2.0 h"; may be empty.
    pub scale_to: String,
    /// Its values over time; empty where there are not two in or near the period.
    pub chart: String,
    /// The latest note.
    pub note: Option<NoteView>,
    /// Confidence as ten small marks; may be empty.
    pub dots: String,
    /// "4 of 10"; empty where nobody said.
    pub confidence: String,
    /// "Updated 19 Nov"; may be empty.
    pub updated: String,
    /// Its owners, where they are not those of the objective.
    pub owners: Vec<Link>,
    /// Further facts: "Weight 2 of 4", "Commit 3 h", "Stretch 1 h", "Values from KPI".
    pub facts: Vec<String>,
    /// Fields that the organisation declared.
    pub fields: Vec<FieldView>,
    /// The KPI that gives the values.
    pub kpi: Option<Link>,
    /// The key result that this one is the counter-measure of.
    pub guards: Option<Link>,
    /// Key results that are counter-measures of this one.
    pub guarded_by: Vec<Link>,
    /// Objectives that serve this key result.
    pub supported_by: Vec<Link>,
    /// Further targets that it helps.
    pub supports: Vec<Link>,
    /// Where its numbers come from; may be empty.
    pub source_html: String,
    /// A remark by the author; may be empty.
    pub remark_html: String,
    /// The steps, for milestones.
    pub milestones: Vec<MilestoneRow>,
    /// What each score means, for a rubric; highest first.
    pub rubric: Vec<RubricRow>,
}

/// A note with who and when.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// "Amira Haddad, 19 Nov".
    pub who: String,
    /// The note.
    pub html: String,
}

/// A step that is done or not.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneRow {
    /// Its title.
    pub title: String,
    /// Done.
    pub done: bool,
    /// Due before today and not done.
    pub late: bool,
    /// "due 15 Nov", "done 12 Nov"; may be empty.
    pub when: String,
}

/// What a score means.
#[derive(Debug, Clone, Serialize)]
pub struct RubricRow {
    /// "0.7".
    pub score: String,
    /// What it takes.
    pub text: String,
    /// Whether it has been reached.
    pub reached: bool,
}

/// A step on the path from the vision to an objective.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PathStep {
    /// "Vision", "Strategic objective, 2026", "Key result", "This objective".
    pub kind: String,
    /// Its words.
    pub title: String,
    /// Its address; empty for the vision, themes and this objective.
    pub href: String,
    /// The language of the words where it differs from the site's; else empty.
    pub lang: String,
    /// "76" for a key result; may be empty.
    pub value: String,
    /// Whether it is this objective.
    pub here: bool,
}

/// A piece of work.
#[derive(Debug, Clone, Serialize)]
pub struct InitiativeRow {
    /// What is done.
    pub title: String,
    /// Where it is tracked.
    pub href: Option<Url>,
    /// Finished.
    pub done: bool,
    /// "Sara Lind", "for key result 2"; may be empty.
    pub aside: String,
}

/// A waived rule.
#[derive(Debug, Clone, Serialize)]
pub struct WaiverRow {
    /// The rule's name.
    pub rule: String,
    /// Where it is explained; empty where there is no such rule.
    pub href: String,
    /// Why.
    pub because: String,
}
