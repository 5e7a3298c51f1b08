# Gränssnittets texter på svenska. Ett test faller om en text saknas eller inte används.

## The frame of every page

skip = Hoppa till innehållet
menu = Meny
menu-main = Huvudmeny
nav-start = Översikt
nav-alignment = Målträd
nav-teams = Team
nav-kpis = Nyckeltal
crumbs = Du är här
context = Sammanhang
page-old = Sidan visar läget { $date }. Det kan finnas nyare siffror: bygg om webbplatsen.
as-of = Läget { $date }
foot-note = Alla siffror här kommer ur de filer som teamen skriver. Ett värde som ingen har uppdaterat säger det.
edit-page = Redigera sidan
print-page = Skriv ut

## Statuses

status-on-track = I fas
status-at-risk = Bevakas
status-off-track = Ur fas
status-done = Uppnått
status-not-started = Ej påbörjat
status-stale = Inaktuellt
status-draft = Utkast
status-proposed = Förslag
value-age = { $days ->
    [one] Värdet är { $days } dag gammalt
   *[other] Värdet är { $days } dagar gammalt
}
never-updated = Aldrig avstämt
outcome-achieved = Uppnått
outcome-partly = Delvis uppnått
outcome-missed = Missat
outcome-dropped = Nedlagt
count-on-track = i fas
count-at-risk = { $count ->
    [one] bevakas
   *[other] bevakas
}
count-off-track = ur fas
count-done = uppnådda
count-stale = utan färskt värde
count-not-started = ej påbörjade
count-closed = avslutade

## Periods

period-starts = { $days ->
    [one] börjar i morgon
   *[other] börjar om { $days } dagar
}
period-ended = slutade { $date }
period-weeks-left = { $count ->
    [one] { $count } vecka kvar
   *[other] { $count } veckor kvar
}
period-days-left = { $count ->
    [0] sista dagen
    [one] { $count } dag kvar
   *[other] { $count } dagar kvar
}
period-day = dag { $day } av { $days }, { $left }

## Progress and values

progress = Framsteg
progress-today = Framsteg i dag
expected = väntat { $score }
expected-today = Väntat i dag { $score }
good-aspirational = Ett bra slutresultat är 0,60–0,70
good-committed = Åtagande: 1,00 väntas
score-line = { $score } av väntade { $expected }
score-line-closed = resultat { $score }
measured = { $measured } av { $count } uppmätta
not-measured = Inte mätt än
level-reached = nivå { $score }
is-done = Klart
is-not-done = Inte klart
done-of = { $done } av { $count }
span-metric = Nu { $now }, från { $from } till { $to }
span-band = Nu { $now }, { $band }
target = mål { $target }
band-between = håll mellan { $low } och { $high }
band-at-least = håll minst { $low }
band-at-most = håll högst { $high }
due = senast { $date }
done-on = klart { $date }
updated = Uppdaterat { $date }
confidence = Tilltro
confidence-of = { $number } av 10
confidence-is = tilltro { $number }
owner = Ansvarig { $name }
weight-of = Vikt { $weight } av { $whole }
commit = Åtagande { $value }
stretch = Som allra bäst { $value }
change = { $from } → { $to }
before = förut { $value }
key-fill = Fylld del: där vi är nu
key-tick = Streck: där vi skulle vara i dag
key-zone = Klammer: 0,60–0,70, ett bra slutresultat

## Start

vision = Vision
strategy = Strategi
about = Vilka vi är
start-description = Mål och nyckelresultat för { $title }: vad vi vill, hur vi mäter det och var vi står.
start-counted = { $count ->
    [one] { $count } nyckelresultat
   *[other] { $count } nyckelresultat
} i { $objectives ->
    [one] { $objectives } mål
   *[other] { $objectives } mål
}
strategic-heading = Strategiska mål
strategic-heading-period = Strategiska mål { $period }
teams-heading = Teamens mål { $period }
served-by-none = inga teammål än
served-by = { $count ->
    [one] { $count } teammål
   *[other] { $count } teammål
} { $teams }
from-teams = { $count ->
    [one] från { $count } team
   *[other] från { $count } team
}
whole-tree = Se hur målen hänger ihop
all-teams = Alla team
attention = Att åtgärda
attention-none = Inget ligger efter, och alla värden är färska.
latest = Senaste avstämningarna
latest-none = Ingen har stämt av än. En avstämning är några rader under check_ins: i målets fil.
empty-title = Inga mål än
empty-start = Skriv det första som en Markdown-fil med titel, team, period och nyckelresultat, och bygg om webbplatsen. Kommandot okrsite init gör en liten webbplats att börja från.

## Alignment

alignment-lead = Så hänger allt ihop, från visionen till nyckelresultaten i { $period }.
alignment-counts = { $objectives ->
    [one] { $objectives } mål
   *[other] { $objectives } mål
}, { $count ->
    [one] { $count } nyckelresultat
   *[other] { $count } nyckelresultat
}
alignment-references = { $count ->
    [one] { $count } mål nämns även under ett annat, och räknas en gång
   *[other] { $count } gånger nämns ett mål även under ett annat; varje mål räknas en gång
}
alignment-unaligned = { $count ->
    [0] alla mål har ett överordnat
    [one] { $count } mål utan överordnat
   *[other] { $count } mål utan överordnat
}
unaligned = Utan överordnat mål
also-supports = stöder även detta
fold-objective = Det som finns under { $title }
fold-key-result = Mål som stöder: { $title }
column-title = Mål och nyckelresultat
column-who = Ansvar
column-status = Läge
column-updated = Uppdaterat

## An objective

objective-description = { $title }: nyckelresultat, framsteg och avstämningar.
we-will = Vi vill
as-measured-by = och det mäter vi med
key-results = Nyckelresultat
no-key-results = Inga nyckelresultat än.
key-results-count = { $count ->
    [one] { $count } nyckelresultat
   *[other] { $count } nyckelresultat
}
key-results-equal = { $count } nyckelresultat, lika vikt
key-results-weighted = { $count } nyckelresultat, olika vikt
aspirational = Ambitiöst mål
committed = Åtagande
state-draft = Utkast: inte publicerat än
state-proposed = Förslag: inte beslutat än
why = Varför
why-exists = Varför målet finns
path-vision = Vision
path-theme = Strategi
path-strategic = Strategiskt mål { $period }
path-tactical = Mål { $period }
path-key-result = Nyckelresultat
path-here = Detta mål
also-helps = Hjälper även
supported-by = Stöds av
depends-on = Behöver hjälp av
needed-by = Andra är beroende av det
other-periods = Andra perioder
details = Fakta
contributors = Medverkande
tags = Taggar
waivers = Undantag
see-in-tree = Visa i målträdet
kpi = Värden från
guards = Motvikt till
guarded-by = Har som motvikt
reached = uppnådd
initiatives = Insatser
for-key-result = för nyckelresultat { $number }
lead = Leds av { $name }
check-ins = Avstämningar
outside-period = utanför perioden
task-done = Klart
task-open = Öppet
task-late = Försenat
footnotes = Fotnoter
footnote-back = Tillbaka till texten

## Closed objectives

how-it-ended = Så gick det
closed-line = Avslutat { $date }: { $outcome }
score-is = Resultat { $score }.
score-computed = Beräknat ur nyckelresultaten: { $score }.
learned = Det vi lärde oss
grade-all = Allt uppnått: dags att sikta högre?
grade-strong = Ett bra resultat.
grade-partly = En bit på väg.
grade-weak = Långt ifrån.
grade-missed = Ett åtagande som missades.

## Teams

teams-description = { $count ->
    [one] { $count } team och vad det arbetar mot.
   *[other] { $count } team och vad de arbetar mot.
}
team-description = { $team }: uppdrag, mål och nyckelresultat.
objectives-count = { $count ->
    [0] inga mål den här perioden
    [one] { $count } mål
   *[other] { $count } mål
}
members-count = { $count ->
    [one] { $count } medlem
   *[other] { $count } medlemmar
}
active-until = till { $date }
purpose = Vad teamet är till för
objectives-now = Mål just nu
team-none = Inga mål pågår. En fil med detta team och perioden lägger till det första.
planned = Planerat för { $period }
team-supports = Det teamet arbetar mot
team-supported-by = Får hjälp av
teams-below = Team
members = Medlemmar
meeting = Två frågor om målen
meeting-one = Om alla nyckelresultat nås, är målet då nått?
meeting-two = Är detta det mesta teamet kan åstadkomma under perioden?
teams-ended = Team som har upphört
empty-teams-title = Inga team än
empty-teams = Team kommer ur filer med kind: team, eller ur de mål som nämner dem.

## KPIs, pages, not found

kpis-description = Det vi alltid följer, vilka mål vi än har för perioden.
latest-value = Senaste värdet
measured-on = mätt { $date }
higher-is-better = högre är bättre
lower-is-better = lägre är bättre
healthy-between = sunt mellan { $low } och { $high }
healthy-at-least = sunt från { $low }
healthy-at-most = sunt upp till { $high }
unhealthy = utanför det sunda
definition = Definition och källa
measurements = Mätvärden
used-by = Nyckelresultat som använder det
column-date = Datum
column-value = Värde
not-found = Sidan finns inte
not-found-help = Den kan ha flyttat. Härifrån hittar du allt:

## Attention, activity, earlier addresses

nav-attention = Att åtgärda
nav-activity = Aktivitet
all-attention = Se allt
all-activity = Alla avstämningar
attention-lead = { $count ->
    [0] Inget ligger efter, alla värden är färska och alla mål bidrar till något.
    [one] { $count } sak i det som pågår behöver ses över.
   *[other] { $count } saker i det som pågår behöver ses över.
}
attention-off-track = Långt efter. Bestäm tillsammans vad ni ändrar, eller vad ni släpper.
attention-at-risk = Lite efter. Vad skulle hjälpa, och vem kan hjälpa till?
attention-stale = Ingen vet hur det går. En avstämning tar en minut.
attention-never = Inget värde än. Den första avstämningen visar utgångsläget.
attention-unaligned = Ange parent i målets fil, så syns det vad målet är till för.
attention-no-owner = ingen ansvarig
reason-pace = { $score } där { $expected } är väntat
reason-reported = Rapporterat i avstämningen { $date }
reason-confidence = Tilltron är bara { $number } av 10
reason-unaligned = Bidrar inte till något tema, mål eller nyckelresultat
activity-lead = { $count ->
    [one] { $count } avstämning
   *[other] { $count } avstämningar
} av { $objectives ->
    [one] { $objectives } mål.
   *[other] { $objectives } mål.
}
activity-lead-latest = De senaste { $count } avstämningarna, av { $objectives ->
    [one] { $objectives } mål.
   *[other] { $objectives } mål.
}
activity-months = Månad för månad
check-ins-count = { $count ->
    [one] { $count } avstämning
   *[other] { $count } avstämningar
}
moved = Sidan har flyttat
moved-to = Nu finns den här:
foot-data = Allt här som data:
feed-title = { $title }: avstämningar
team-calendar = Datum till din kalender
calendar-check-in = { $team }: avstämning
calendar-start = { $team }: { $period } börjar
calendar-end = { $team }: { $period } slutar
