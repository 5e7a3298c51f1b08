# The texts of the interface in English. A test fails where a text is missing or unused.

## The frame of every page

skip = Skip to content
menu = Menu
menu-main = Main menu
nav-start = Overview
nav-alignment = Alignment
nav-teams = Teams
nav-kpis = KPIs
crumbs = Breadcrumb
context = Context
page-old = This page shows { $date }. Newer numbers may exist: build the site again.
as-of = As of { $date }
foot-note = Every number here comes from the files that the teams write. Values that nobody has updated say so.
edit-page = Edit this page
print-page = Print

## Statuses

status-on-track = On track
status-at-risk = Needs attention
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
count-on-track = on track
count-at-risk = { $count ->
    [one] needs attention
   *[other] need attention
}
count-off-track = off track
count-done = achieved
count-stale = without a fresh value
count-not-started = not started
count-closed = closed

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
weight-of = Weight { $weight } of { $whole }
commit = Committed to { $value }
stretch = Stretch { $value }
change = { $from } → { $to }
before = before { $value }
key-fill = Filled: where we are now
key-tick = Mark: where we would be by today
key-zone = Bracket: 0.60–0.70, a good final result

## Start

vision = Vision
strategy = Strategy
about = Who we are
start-description = Objectives and key results of { $title }: what we want, how we measure it and where we stand.
start-counted = { $count ->
    [one] { $count } key result
   *[other] { $count } key results
} of { $objectives ->
    [one] { $objectives } objective
   *[other] { $objectives } objectives
}
strategic-heading = Strategic objectives
strategic-heading-period = Strategic objectives { $period }
teams-heading = Team objectives { $period }
served-by-none = no team objectives yet
served-by = { $count ->
    [one] { $count } team objective
   *[other] { $count } team objectives
} { $teams }
from-teams = { $count ->
    [one] from { $count } team
   *[other] from { $count } teams
}
whole-tree = See how they connect
all-teams = All teams
attention = Needs attention
attention-none = Nothing is behind, and every value is fresh.
latest = Latest check-ins
latest-none = Nobody has checked in yet. A check-in is a few lines under check_ins: in the file of an objective.
empty-title = No objectives yet
empty-start = Write the first one as a Markdown file with a title, a team, a period and its key results, and build the site again. The command okrsite init makes a small site to start from.

## Alignment

alignment-lead = How everything connects, from the vision to the key results of { $period }.
alignment-counts = { $objectives ->
    [one] { $objectives } objective
   *[other] { $objectives } objectives
}, { $count ->
    [one] { $count } key result
   *[other] { $count } key results
}
alignment-references = { $count ->
    [one] { $count } objective is named under a second target, and counted once
   *[other] { $count } times an objective is named under a further target; each is counted once
}
alignment-unaligned = { $count ->
    [0] every objective has a parent
    [one] { $count } objective without a parent
   *[other] { $count } objectives without a parent
}
unaligned = Without a parent
also-supports = also supports this
fold-objective = What is under { $title }
fold-key-result = Objectives that support: { $title }
column-title = Objectives and key results
column-who = Who
column-status = Status
column-updated = Updated

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
planned = Planned for { $period }
team-supports = What it works towards
team-supported-by = Helped by
teams-below = Teams
members = Members
meeting = Two questions about this set
meeting-one = If every key result is met, is the objective met?
meeting-two = Is this the most that the team can do this period?
teams-ended = Teams that have ended
empty-teams-title = No teams yet
empty-teams = Teams come from files with kind: team, or from the objectives that name them.

## KPIs, pages, not found

kpis-description = What we watch all the time, whatever this period's objectives are.
latest-value = Latest value
measured-on = measured { $date }
higher-is-better = higher is better
lower-is-better = lower is better
healthy-between = healthy from { $low } to { $high }
healthy-at-least = healthy from { $low }
healthy-at-most = healthy up to { $high }
unhealthy = outside the healthy band
definition = Definition and source
measurements = Measurements
used-by = Key results that use it
column-date = Date
column-value = Value
not-found = This page does not exist
not-found-help = Perhaps it has moved. From here you find everything:

## Attention, activity, earlier addresses

nav-attention = Attention
nav-activity = Activity
all-attention = Everything
all-activity = All check-ins
attention-lead = { $count ->
    [0] Nothing is behind, every value is fresh, and every objective serves something.
    [one] { $count } thing of what runs now needs a look.
   *[other] { $count } things of what runs now need a look.
}
attention-off-track = Far behind. Decide together what to change, or what to let go.
attention-at-risk = Somewhat behind. What would help, and who can give it?
attention-stale = Nobody knows how it goes. A check-in takes a minute.
attention-never = No value yet. The first check-in shows where it starts.
attention-unaligned = A parent in the file of the objective shows what it is for.
attention-no-owner = no owner
reason-pace = { $score } where { $expected } is expected
reason-reported = Reported in the check-in of { $date }
reason-confidence = Confidence is only { $number } of 10
reason-unaligned = Serves no theme, objective or key result
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
