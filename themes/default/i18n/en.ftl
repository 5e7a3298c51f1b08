# The texts of the interface in English. A test fails where a text is missing or unused.

## The frame of every page

skip = Skip to content
menu = Menu
menu-main = Main menu
menu-more = More
theme = Colours
theme-system = System
theme-light = Light
theme-dark = Dark
nav-start = Overview
nav-alignment = Alignment
nav-teams = Teams
nav-kpis = KPIs
crumbs = Breadcrumb
context = Context
page-old = { $days ->
    [one] This page is { $days } day old
   *[other] This page is { $days } days old
} and shows { $date }. There may be newer figures.
as-of = As of { $date }
foot-note = Every number here comes from the files that the teams write. Values that have not been updated are marked.
edit-page = Edit this page
print-page = Print

## Statuses

status-on-track = On track
status-at-risk = At risk
status-off-track = Off track
status-done = Achieved
status-not-started = Not started
status-stale = Stale
status-draft = Draft
status-proposed = Proposed
value-age = { $days ->
    [one] Value is { $days } day old
   *[other] Value is { $days } days old
}
never-updated = Never checked in
outcome-achieved = Achieved
outcome-partly = Partly achieved
outcome-missed = Missed
outcome-dropped = Dropped
status-dropped = Dropped
dropped-on = Dropped { $date }: { $because }
dropped-from = Will be dropped { $date }: { $because }
not-known = Not known yet
not-known-baseline = baseline not known yet
not-known-target = target not known yet
not-known-at-least = lower bound not known yet
not-known-at-most = upper bound not known yet
not-known-counts = counts as 0 until then
baseline = baseline { $value }
now = now { $value }
dropped-count = { $count } dropped
all-dropped = All key results dropped
count-on-track = on track
count-at-risk = at risk
count-off-track = off track
count-done = achieved
count-stale = stale
count-not-started = not started
count-closed = closed
count-key-results-dropped = dropped

## Periods

period-starts = { $days ->
    [one] starts tomorrow
   *[other] starts in { $days } days
}
period-ended = ended { $date }
period-weeks-left = { $count ->
    [one] { $count } week left
   *[other] { $count } weeks left
}
period-days-left = { $count ->
    [0] last day
    [one] { $count } day left
   *[other] { $count } days left
}
period-day = day { $day } of { $days }, { $left }

## Progress and values

progress = Progress
progress-today = Progress today
expected = expected { $score }
expected-today = Expected today { $score }
good-aspirational = A good final score is 0.60–0.70
good-committed = Committed: 1.00 is expected
score-line = { $score } of expected { $expected }
score-line-closed = score { $score }
measured = { $measured } of { $count } measured
not-measured = Not measured yet
level-reached = score { $score }
is-done = Done
is-not-done = Not done
done-of = { $done } of { $count }
span-metric = Now { $now }, from { $from } to { $to }
span-band = Now { $now }, { $band }
span-metric-ended = Ended at { $now }, from { $from } to { $to }
span-band-ended = Ended at { $now }, { $band }
span-metric-none = { $now }, from { $from } to { $to }
span-band-none = { $now }, { $band }
target = target { $target }
band-between = keep between { $low } and { $high }
band-at-least = keep at least { $low }
band-at-most = keep at most { $high }
due = due { $date }
done-on = done { $date }
updated = Updated { $date }
confidence = Confidence
confidence-of = { $number } of 10
confidence-is = confidence { $number }
owner = Owner { $name }
source = Source
weight-of = Weight { $weight } of { $whole }
commit = Committed to { $value }
stretch = Stretch { $value }
change = { $from } → { $to }
change-none = still { $value }
change-of-week = { $change } in a week
no-change-of-week = no change in a week
key-fill = Filled: where we are now
key-tick = Mark: where we would be by today
key-zone = Bracket: 0.60–0.70, a good final result

## Start

vision = Vision
strategy = Strategy
about = Who we are
start-description = Objectives and key results of { $title }: what we want, how we measure it and where we stand.
counted = { $count ->
    [one] { $count } key result
   *[other] { $count } key results
} of { $objectives ->
    [one] { $objectives } objective
   *[other] { $objectives } objectives
}
strategic-heading = Strategic objectives
strategic-heading-period = Strategic objectives { $period }
counted-in = { $counted } in { $period }
counted-besides = { $counted }. Shown, but not counted: { $list }.
counted-left-out = { $count ->
    [one] { $count } objective is left out, because its file has errors.
   *[other] { $count } objectives are left out, because their files have errors.
}
left-out = Left out, because of errors in these files
path-left-out = Left out: its file has errors
kpi-left-out = The KPI { $kpi } is left out: its file has errors
left-out-rest = which names all of them
left-out-more = { $count ->
    [one] And { $count } more error.
   *[other] And { $count } more errors.
}
count-other-periods = { $count ->
    [one] { $count } objective of another period
   *[other] { $count } objectives of other periods
}
teams-heading = What the teams work towards now
served-by-none = no objective supports it yet
served-by-undecided = no decided objective supports it yet: { $list }
served-elsewhere = { $count ->
    [one] supported by { $count } objective in another period
   *[other] supported by { $count } objectives in other periods
}
served-by = { $count ->
    [one] supported by { $count } objective
   *[other] supported by { $count } objectives
} { $teams }
from-teams = { $count ->
    [one] from { $count } team
   *[other] from { $count } teams
}
whole-tree = See how they connect
with-teams-below = { $count ->
    [one] with { $count } team below
   *[other] with { $count } teams below
}
all-teams = All teams
attention = Needs attention
attention-none = Nothing is behind, and every value is up to date.
attention-none-begun = No decided objective runs now, so nothing can be behind.
latest = Latest check-ins
latest-none = Nobody has checked in yet. A check-in is a few lines under check_ins: in the file of an objective.
empty-title = No objectives yet
empty-start = Add the first with the command okrsite new objective, and build the site again. The command okrsite init makes a small site to start from.
empty-left-out-title = No objective to show
empty-undecided-title = No decided objective yet
empty-undecided = Proposals and drafts do not count. They stand on the start page and in the alignment.
empty-unsupported-title = No objectives of teams yet
empty-unsupported = The list and the map show the strategic objectives.

## Alignment

alignment-lead = How everything connects, from the vision to the key results of { $period }.
alignment-lead-no-period = How everything connects, from the vision to the key results.
alignment-key-results-elsewhere = { $count ->
    [one] { $count } key result is not shown here: it is on the page of its objective.
   *[other] { $count } key results are not shown here: they are on the pages of their objectives.
}
proposed-count = { $count ->
    [one] { $count } proposed
   *[other] { $count } proposed
}
draft-count = { $count ->
    [one] { $count } draft
   *[other] { $count } drafts
}
team-ended = team ended { $date }
team-ends = team ends { $date }
team-starts = team starts { $date }
alignment-references = { $count ->
    [one] one objective is listed in a second place, and counted once
   *[other] objectives are listed in { $count } further places, and each is counted once
}
alignment-unaligned = { $count ->
    [0] every objective has a parent
    [one] { $count } objective without a parent
   *[other] { $count } objectives without a parent
}
unaligned = Without a parent
unaligned-of = { $unit }: without a parent
continued = continued from an earlier page
page-of = Page { $number } of { $count }
page-previous = Previous page
page-next = Next page
part-holds = { $here }: { $count } of all { $all } objectives.
units-heading = Unit by unit
units-range = { $first } to { $last }
units-pages = Pages of units
units-parts = Pages:
units-elsewhere = The objectives of this period, team by team
also-supports = also supports this
fold-objective = What is under { $title }
fold-key-result = Objectives that support: { $title }
column-title = Objectives and key results
column-who = Who
column-team = Team
column-status = Status
column-updated = Updated
views = Ways to look at the alignment
view-list = List
view-map = Map
view-matrix = Teams × objectives
map-lead = What each objective supports, all the way up to the vision.
matrix-lead-flat = Which team has which objective in { $period }.
matrix-lead = Which team supports which strategic objective in { $period }.
matrix-lead-no-period = Which team supports which strategic objective.
filter = Filter the tree
filter-words = Filter by words
filter-all-teams = All teams
filter-level = Level
filter-all-levels = All levels
filter-strategic = Strategic objectives
filter-tactical = Team objectives
filter-clear = Show everything
fold-open-all = Expand all
fold-close-all = Collapse all
found-objective-one = { $n } objective
found-objective-other = { $n } objectives
found-result-one = { $n } key result
found-result-other = { $n } key results
found-none = Nothing matches. Fewer words or another status may help.
status-closed = Closed
branch-holds = { $count ->
    [0] No objectives of teams yet
    [one] { $count } objective { $teams }
   *[other] { $count } objectives { $teams }
}
lane-strategy = Vision and strategy
lane-strategic-only = Strategic objectives
lane-units = Units
lane-strategic = Strategic objectives and key results
lane-teams = Objectives of teams
card-also-supports = Also supports: { $title }
map-key-line = Mainly supports this
map-key-dashed = Also supports this
matrix-unaligned = No strategic objective
matrix-served-by = Supported by
matrix-teams = { $count ->
    [0] No team
    [one] { $count } team
   *[other] { $count } teams
}
matrix-some = { $status }: { $count } of { $all }
matrix-key = The number is how many objectives there are, and the status is the most urgent of theirs. An objective that supports several, directly or through others, is in several columns. Striped: the team does not support this objective.
matrix-key-teams = The number is how many objectives there are, and the status is the most urgent of theirs.
matrix-key-flat = The number is how many objectives there are, and the status is the most urgent of theirs. Each objective is in its own column, and in those of what it supports. Striped: the team has nothing to do with this objective.
matrix-gaps-here = { $count ->
    [0] Every strategic objective on this page has a team that supports it.
    [one] { $count } strategic objective on this page has no team that supports it.
   *[other] { $count } strategic objectives on this page have no team that supports them.
}
matrix-gaps = { $count ->
    [0] Every strategic objective has a team that supports it.
    [one] { $count } strategic objective has no team that supports it.
   *[other] { $count } strategic objectives have no team that supports them.
}

## An objective

objective-description = { $title }: key results, progress and check-ins.
we-will = We will
as-measured-by = as measured by
key-results = Key results
no-key-results = No key results yet.
key-results-count = { $count ->
    [one] { $count } key result
   *[other] { $count } key results
}
key-results-equal = { $count } key results of equal weight
key-results-weighted = { $count } key results, weighted
aspirational = Aspirational
committed = Committed
state-draft = Draft: not published yet
state-proposed = Proposed: not decided yet
why = Why
why-exists = Why this objective exists
path-vision = Vision
path-theme = Strategy
path-strategic = Strategic objective { $period }
path-tactical = Objective { $period }
path-key-result = Key result
path-here = This objective
also-helps = Also helps
supported-by = Supported by
depends-on = Needs help from
needed-by = Others depend on it
other-periods = Other periods
details = Details
contributors = Contributors
tags = Tags
waivers = Exceptions
see-in-tree = See in the alignment tree
neighbours = How it connects
neighbours-above = What it supports
neighbours-below = What supports it
neighbour-also = also
pager = Parts of the list
pager-shown = { $from }–{ $to } of { $count }
supporters = Objectives that support this one or need it
and-more = and { $count } more
kpi = Values from
guards = Guards
guarded-by = Guarded by
reached = reached
initiatives = Initiatives
for-key-result = for key result { $number }
lead = Lead { $name }
check-ins = Check-ins
outside-period = outside the period
task-done = Done
task-open = Open
task-late = Late
footnotes = Footnotes
footnote-back = Back to the text

## Closed objectives

how-it-ended = How it ended
closed-line = Closed { $date }: { $outcome }
score-is = Score { $score }.
score-computed = Computed from the key results: { $score }.
learned = What we learned
grade-all = Reached everything: aim higher?
grade-strong = A good result.
grade-partly = Part of the way.
grade-weak = Far from it.
grade-missed = Committed, and missed.

## Teams

teams-description = { $count ->
    [one] { $count } team and what it works towards.
   *[other] { $count } teams and what they work towards.
}
team-description = { $team }: purpose, objectives and key results.
objectives-count = { $count ->
    [0] no objectives this period
    [one] { $count } objective
   *[other] { $count } objectives
}
members-count = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
active-until = until { $date }
purpose = What the team is for
objectives-now = Objectives now
team-none = No objectives run now. A file with this team and the period adds the first.
team-is-over = This team has ended. Its objectives are listed below.
planned = Planned for { $period }
team-supports = What it works towards
team-supported-by = Helped by
teams-below = Teams
members = Members
meeting = Two questions about these objectives
meeting-one = If every key result is met, is the objective met?
meeting-two = Is this the most that the team can do this period?
teams-ended = Teams that have ended
objectives-of = Objectives of { $period }
empty-teams-title = No teams yet
empty-teams = Teams come from files with kind: team, or from the objectives that name them.

## KPIs, pages, not found

kpis-description = What we follow all the time, whatever this period's objectives are.
latest-value = Latest value
measured-on = measured { $date }
higher-is-better = higher is better
lower-is-better = lower is better
healthy-between = healthy from { $low } to { $high }
healthy-at-least = healthy from { $low }
healthy-at-most = healthy up to { $high }
healthy = within the healthy band
unhealthy = outside the healthy band
definition = Definition and source
measurements = Measurements
used-by = Key results that use it
used-by-count = { $count ->
    [0] no key result uses it
    [one] { $count } key result uses it
   *[other] { $count } key results use it
}
column-date = Date
column-value = Value
not-found = This page does not exist
not-found-help = Perhaps it has moved. From here you find everything:

## Charts

chart-way = From { $from } on { $first } to { $to } on { $last }.
chart-progress = Progress { $score }.
chart-pace = Progress { $score }, expected { $expected }.
chart-today = today

## Periods and tags

nav-periods = Periods
periods-description = Every period, newest first: how it went, and how well we aim.
period-description = Objectives and key results of { $period }: where they stand, how they ended and what we learned.
period-closed = closed
period-closed-pill = Closed period
period-now = now
period-planned = planned
period-choose = Period
away-over = { $period } ended on { $date }: what counts here is scores, not pace.
away-ahead = { $period } starts in { $days ->
    [one] { $days } day
   *[other] { $days } days
}: nothing is expected yet.
away-now = { $period } runs beside the period that the other pages show.
away-back = To { $period }
period-closed-of = { $closed } of { $count ->
    [one] { $count } objective
   *[other] { $count } objectives
} closed
period-how = How it went
period-where = Where it stands
period-mean = Mean score { $score }
period-good = { $number } of { $count ->
    [one] { $count } aspirational objective
   *[other] { $count } aspirational objectives
} ended at 0.60 or above
period-kept = { $number } of { $count ->
    [one] { $count } committed objective
   *[other] { $count } committed objectives
} kept
period-scores = Scores
period-progress = Progress so far
period-scores-note = How many objectives ended where.
period-progress-note = How many objectives have come how far. None has a score before it is closed.
period-teams = Objectives by team
period-none = No objective of this period to show. A file with this period adds the first.
period-learned = What we learned
initiatives-more = and { $count } more, on the pages of their objectives
learnings-more = { $count ->
    [one] and { $count } more, on the page of its team
   *[other] and { $count } more, on the pages of the teams
}
period-all = All periods
period-questions = Two questions about these objectives
period-question-one = Where every key result was met, was the objective met too?
period-question-two = Was this the most that the teams could do?
count-achieved = { $count ->
    [one] achieved
   *[other] achieved
}
count-partly = { $count ->
    [one] partly achieved
   *[other] partly achieved
}
count-missed = { $count ->
    [one] missed
   *[other] missed
}
count-dropped = { $count ->
    [one] dropped
   *[other] dropped
}
count-not-closed = { $count ->
    [one] never closed
   *[other] never closed
}
not-closed = Never closed
column-period = Period
column-objectives = Objectives
column-closed = Closed
column-mean = Mean score
column-score = Score
calibration = How well we aim
calibration-note = How the aspirational objectives of each period ended. When most end at 0.60–0.70, they were set about right. If most end above, we could aim higher; if most end below, we take on too much or too hard.
calibration-mean = Mean score, aspirational
calibration-below = Below 0.60
calibration-within = 0.60–0.70
calibration-above = Above 0.70
calibration-share = 0.60 or above
calibration-none = No objective is closed yet. When the first ones are, their scores are compared here, period by period.
tag = Tag
tag-title = Tag: { $tag }
tag-counted = { $count ->
    [0] no objectives have this tag today
    [one] { $count } objective has this tag
   *[other] { $count } objectives have this tag
}

## Help

nav-help = Help
help-title = How to read these pages
help-lead = What the bars, statuses and scores mean, how the numbers come about, and how to suggest a change.
help-bars = How to read a bar
help-bar-example = This one is at 0.45, and 0.55 was expected by now: a little behind.
help-bar-fill = The filled part shows where we are: 0 at the left is where we started, 1 at the right is the target.
help-bar-tick = The upright mark shows where an even pace would have taken us by today. A bar that reaches it is on pace.
help-bar-zone = The bracket marks 0.60–0.70, where a good result of an aspirational objective ends. Committed objectives have no bracket: they aim for 1.
help-bar-number = The number beside the bar is the progress. A value that has passed its target or fallen below its start is shown as it is; only the bar stops at its ends.
help-bar-other = A key result of several steps has a bar in as many parts. One that should stay within bounds shows them as a lighter stretch, and the value as a mark.
help-statuses = Statuses
help-statuses-lead = Each status has a shape, a colour and a word. The colour never shows how far something has come, only how it is going.
help-on-track = Progress is at least nine tenths of what is expected today.
help-at-risk = Progress is between six and nine tenths of what is expected, or confidence is down to 3.
help-off-track = Progress is less than six tenths of what is expected, or confidence is 2 or lower.
help-done = The target is reached. A value that has to stay within limits is on track while it does: it is not done before the period ends.
help-stale = { $days ->
    [one] Nobody has given a value for more than { $days } day. It is not on track again before there is a new one.
   *[other] Nobody has given a value for more than { $days } days. It is not on track again before there is a new one.
}
help-not-started = The period lies ahead, or has just begun and nothing has been measured.
help-closed-word = Closed
help-closed = The objective has ended. It has an outcome and a score, and nothing more is expected of it.
help-dropped = The key result was given up, and its page says why. From that day on it no longer counts in its objective; what was shown before stays.
help-proposed = Put forward, not decided yet. Proposals are shown, but not counted.
help-draft = Still being written.
help-reported = Those who do a check-in can also set the status of a key result themselves, when they know more than the numbers show. The reported status overrides the computed one, but an old value stays stale.
help-progress = How progress is computed
help-progress-key-result = A key result has come as far as its value has moved from where it started to its target. A target below the start works the same way.
help-progress-objective = An objective has come as far as its key results together: their mean, by weight where weights are set. Each counts from 0 to 1. One without a value counts as 0, and the page says how many are measured.
help-progress-children = Objectives further down the tree never change the progress of the one above. An objective is defined by its own key results; those that support it stand beside it, so that you can see both.
help-progress-expected = What is expected today is the share of the period that has passed times the aim: 0.7 for aspirational objectives, 1 for committed ones.
help-scores = Scores
help-scores-lead = A score from 0 to 1 is given when an objective is closed. It starts from the progress, and the team may set another with a reason. A score shows how well we aimed; it says nothing about how hard people worked.
help-aspirational = Aspirational
help-committed = Committed
help-score-all = Everything reached: could we have aimed higher?
help-score-above = More than we hoped for
help-score-good = A good result
help-score-partly = Part of the way
help-score-far = Far from it: what did we misjudge?
help-score-kept = Kept
help-score-missed = Not kept
help-ambition = Aspirational and committed
help-ambition-aspirational = An aspirational objective is a stretch. When it is set, the chance of reaching all of it is about even, so 0.60–0.70 is a good result.
help-ambition-committed = A committed objective is a promise to somebody, and is meant to be kept in full.
help-confidence = Confidence
help-confidence-text = From 0 to 10: how sure the team is of reaching the key result. About 5 is right at the start, since a sure thing is no stretch. It is what people believe, not what is measured, and often the first to warn.
help-words = Words
help-word-objective-name = Objective
help-word-objective = A direction in words: what a team wants to achieve in a period.
help-word-key-result = A measure with a start and a target that shows how far the objective has come. It measures what is achieved, never what is done.
help-word-initiative = Work that is done to move a key result.
help-word-initiative-name = Initiative
help-word-check-in-name = Check-in
help-word-check-in = A dated follow-up: new values, confidence, and a sentence or two.
help-word-period = The time an objective is set for, usually a year or a quarter.
help-word-strategic-name = Strategic and tactical
help-word-strategic = Strategic objectives are set by management, usually for a year. Tactical ones are a team’s own, and change more often.
help-word-parent-name = Alignment
help-word-parent = How objectives are connected: each one supports a theme of the strategy, another objective or one of its key results.
help-word-kpi-name = KPI
help-word-kpi = A measure that is followed all the time. A key result is a measure with a target and an end date, and may take its values from a KPI.
help-word-guard-name = Guard
help-word-guard = A key result that protects another one: it measures quality where the other measures quantity.
help-word-waiver-name = Exception
help-word-waiver = A rule for good objectives that does not apply in one place, with the reason.
help-change = How to suggest a change
help-change-text = Every objective is a text file, written and changed by the team it belongs to. A new objective is put forward as a file with state: proposed.
help-change-edit = Most pages have a link, “Edit this page”, that leads to the file. Change the text there, say why, and send it in.
help-change-ask = Ask the owner, or someone in the team, when something looks wrong or is hard to understand.

## The big screen

nav-screen = Big screen

## Attention, activity, earlier addresses

nav-attention = Attention
nav-activity = Activity
all-attention = Everything
all-activity = All check-ins
attention-lead = { $count ->
    [0] Nothing is behind, every value is up to date, and every objective supports something.
    [one] { $count } thing needs attention among the objectives that run now.
   *[other] { $count } things need attention among the objectives that run now.
}
attention-lead-over = { $count ->
    [one] { $count } objective of { $period } was never closed.
   *[other] { $count } objectives of { $period } were never closed.
}
attention-off-track = Far behind. Decide together what to change, or what to let go.
attention-at-risk = Somewhat behind. What would help, and who can give it?
attention-stale = There is no recent value. A check-in takes a minute.
attention-never = No value yet. The first check-in shows where it starts.
attention-not-closed = The period is over. Add the outcome and what you learned under closed: in the file of the objective.
attention-unaligned = Add a parent in the file of the objective to show what it supports.
attention-no-owner = no owner
attention-by-team = All of it, by team
attention-by-team-help = This page lists the most urgent. The page of each team lists everything that concerns the team.
attention-team-key-results = { $count ->
    [one] { $count } key result of { $team }
   *[other] { $count } key results of { $team }
}
attention-team-objectives = { $count ->
    [one] { $count } objective of { $team }
   *[other] { $count } objectives of { $team }
}
reason-none-of = None of its { $count } key results
reason-pace = { $score } where { $expected } is expected
reason-reported = Reported in the check-in of { $date }
reason-confidence = Confidence is only { $number } of 10
reason-unaligned = Supports no theme, objective or key result
reason-not-closed = { $period } ended on { $date }
activity-lead = { $count ->
    [one] { $count } check-in
   *[other] { $count } check-ins
} about { $objectives ->
    [one] { $objectives } objective.
   *[other] { $objectives } objectives.
}
activity-lead-latest = The latest { $count } check-ins, about { $objectives ->
    [one] { $objectives } objective.
   *[other] { $objectives } objectives.
}
month-by-team = This month has more check-ins than one page holds. They stand on the pages of the objectives; the team leads there.
activity-months = By month
check-ins-count = { $count ->
    [one] { $count } check-in
   *[other] { $count } check-ins
}
moved = This page has moved
moved-to = It is now here:
foot-data = Everything here as data:
feed-title = { $title }: check-ins
team-calendar = Dates for your calendar
calendar-check-in = { $team }: check-in
calendar-start = { $team }: { $period } starts
calendar-end = { $team }: { $period } ends

## Search

search-kind-objective = Objective
search-kind-key-result = Key result
search-kind-team = Team
search-kind-kpi = KPI
search-kind-page = Page
search-kind-check-in = Check-in
search-facet-kind = Kind
search-facet-team = Team
search-facet-period = Period
search-facet-status = Status
search-facet-level = Level
search-facet-owner = Owner
search-facet-tag = Tag
level-strategic = Strategic
level-tactical = Tactical

## Search, for readers

search = Search
search-title = Search (Ctrl K)
search-label = Search objectives, teams, people
search-description = Objectives, key results, teams, KPIs and pages: { $count ->
    [one] one entry
   *[other] { $count } entries
} from A to Z.
search-letters = Letters
search-letter-parts = First two letters
search-letter = { $letter }: everything from A to Z
search-nothing-title = Nothing to find yet
search-nothing = Everything in the content folder can be found here.
search-hits = Hits
search-close = Close
search-choose = choose
search-open = open
search-everything = Everything from A to Z
search-all = See { $hits } on the search page
search-count-one = 1 hit
search-count-many = { $count } hits
search-none = No hits
search-none-for = No match for { $words }.
search-none-help = Try fewer words, other words, or only the beginning of a word.
search-corrected = Showing hits for { $words }.
search-missing = No match for { $words }.
search-no-value = { $field }: no match for { $value }.
search-broken = Search could not be loaded.
search-hint-phrase = "two words"
search-hint-phrase-help = side by side, in this order
search-hint-without = one -two
search-hint-without-help = the first word, but not the second
search-hint-field = team:name
search-hint-field-help = also owner:, period:, status:, level: and tag:
search-more = Show more
search-narrow = Narrow down
search-all-values = All { $count }
search-without = Remove { $filter }
search-more-parts = and { $count } more on that page

## People

nav-people = People
people-description = { $count ->
    [one] { $count } person is named in the OKRs.
   *[other] { $count } people are named in the OKRs.
}
person-description = What { $name } answers for and takes part in.
person-note = What the OKRs say. It is not a measure of a person.
person-answers = Answers for in { $period }
person-key-results = Key results to answer for now
person-took-part = Took part in setting
person-lead = lead
person-member = member
person-none = No current objective names this person.

## Advice and rules

advice = Advice
advice-help = What could be better in the files, team by team. Advice is not an error: follow it, or write under allow: in the file which rule does not fit, and why.
advice-rules = All rules
advice-waive = Does it not fit here? Write the rule and the reason under allow: in the file.
advice-line = line { $number }
advice-no-team = Without a team
rules-title = Rules
rules-lead = What objectives and files are read for, why it matters, and how it is done better.
rules-levels = Errors mark what is broken and keep the site from being built. Warnings and notes are advice: their level is set in okrsite.yaml, and a file can make an exception under allow:, with its reason.
level-error = Error
level-warning = Warning
level-note = Note
rules-content = Files and references
rules-focus = Focus
rules-alignment = Alignment
rules-objectives = Objectives
rules-key-results = Key results
rules-follow-up = Follow-up
rules-maintenance = Maintenance
help-rules = Every objective is read for what makes a good one; what could be better is shown as advice, with the rule.
