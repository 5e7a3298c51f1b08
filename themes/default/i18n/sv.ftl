# Gränssnittets texter på svenska. Ett test faller om en text saknas eller inte används.

## The frame of every page

skip = Hoppa till innehållet
menu = Meny
menu-main = Huvudmeny
menu-more = Mer
theme = Färger
theme-system = Som systemet
theme-light = Ljust
theme-dark = Mörkt
nav-start = Översikt
nav-alignment = Målträd
nav-teams = Team
nav-kpis = Nyckeltal
crumbs = Du är här
context = Sammanhang
page-old = { $days ->
    [one] Sidan är { $days } dag gammal
   *[other] Sidan är { $days } dagar gammal
} och visar läget { $date }. Det kan finnas nyare siffror.
as-of = Läget { $date }
foot-note = Alla siffror här kommer ur de filer som teamen skriver. Värden som ingen har uppdaterat är märkta.
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
status-dropped = Struket
dropped-on = Struket { $date }: { $because }
dropped-from = Stryks { $date }: { $because }
not-known = Inte känt än
not-known-baseline = utgångsvärdet är inte känt än
not-known-target = målvärdet är inte känt än
not-known-at-least = undre gränsen är inte känd än
not-known-at-most = övre gränsen är inte känd än
not-known-counts = räknas som 0 tills vidare
baseline = utgångsvärde { $value }
now = nu { $value }
dropped-count = { $count ->
    [one] { $count } struket
   *[other] { $count } strukna
}
all-dropped = Alla nyckelresultat strukna
count-on-track = i fas
count-at-risk = bevakas
count-off-track = ur fas
count-done = uppnådda
count-stale = inaktuella
count-not-started = ej påbörjade
count-closed = avslutade
count-key-results-dropped = strukna

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
span-metric-ended = Slutade på { $now }, från { $from } till { $to }
span-band-ended = Slutade på { $now }, { $band }
span-metric-none = { $now }, från { $from } till { $to }
span-band-none = { $now }, { $band }
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
source = Källa
weight-of = Vikt { $weight } av { $whole }
commit = Åtagande { $value }
stretch = Som allra bäst { $value }
change = { $from } → { $to }
change-none = fortfarande { $value }
change-of-week = { $change } på en vecka
no-change-of-week = oförändrat på en vecka
key-fill = Fylld del: där vi är nu
key-tick = Streck: där vi skulle vara i dag
key-zone = Klammer: 0,60–0,70, ett bra slutresultat

## Start

vision = Vision
strategy = Strategi
about = Vilka vi är
start-description = Mål och nyckelresultat för { $title }: vad vi vill, hur vi mäter det och var vi står.
counted = { $count ->
    [one] { $count } nyckelresultat
   *[other] { $count } nyckelresultat
} i { $objectives ->
    [one] { $objectives } mål
   *[other] { $objectives } mål
}
strategic-heading = Strategiska mål
strategic-heading-period = Strategiska mål { $period }
counted-in = { $counted } för { $period }
counted-besides = { $counted }. Visas men räknas inte: { $list }.
counted-left-out = { $count ->
    [one] { $count } mål är inte med, eftersom filen har fel.
   *[other] { $count } mål är inte med, eftersom filerna har fel.
}
left-out = Inte med, på grund av fel i de här filerna
path-left-out = Inte med: filen har fel
kpi-left-out = Nyckeltalet { $kpi } är inte med: filen har fel
left-out-rest = som nämner alla
left-out-more = { $count ->
    [one] Och { $count } fel till.
   *[other] Och { $count } fel till.
}
count-other-periods = { $count ->
    [one] { $count } mål från en annan period
   *[other] { $count } mål från andra perioder
}
teams-heading = Det teamen arbetar mot just nu
served-by-none = inget mål bidrar ännu
served-by-undecided = inget beslutat mål bidrar ännu: { $list }
served-elsewhere = { $count ->
    [one] { $count } mål bidrar i en annan period
   *[other] { $count } mål bidrar i andra perioder
}
served-by = { $count ->
    [one] { $count } mål bidrar
   *[other] { $count } mål bidrar
}, { $teams }
from-teams = { $count ->
    [one] från { $count } team
   *[other] från { $count } team
}
whole-tree = Se hur målen hänger ihop
with-teams-below = { $count ->
    [one] med { $count } team under
   *[other] med { $count } team under
}
all-teams = Alla team
attention = Att åtgärda
attention-none = Inget ligger efter, och alla värden är färska.
attention-none-begun = Inget beslutat mål pågår just nu, så inget kan ligga efter.
latest = Senaste avstämningarna
latest-none = Ingen har stämt av än. En avstämning är några rader under check_ins: i målets fil.
empty-title = Inga mål än
empty-start = Lägg till det första med kommandot okrsite new objective och bygg om webbplatsen. Kommandot okrsite init gör en liten webbplats att börja från.
empty-left-out-title = Inget mål att visa
empty-undecided-title = Inget beslutat mål än
empty-undecided = Förslag och utkast räknas inte. De finns på startsidan och i målträdet.
empty-unsupported-title = Inga mål från team ännu
empty-unsupported = Listan och kartan visar de strategiska målen.

## Alignment

alignment-lead = Så hänger allt ihop, från visionen till nyckelresultaten i { $period }.
alignment-lead-no-period = Så hänger allt ihop, från visionen till nyckelresultaten.
alignment-key-results-elsewhere = { $count ->
    [one] { $count } nyckelresultat visas inte här: det finns på målets egen sida.
   *[other] { $count } nyckelresultat visas inte här: de finns på målens egna sidor.
}
proposed-count = { $count ->
    [one] { $count } föreslaget
   *[other] { $count } föreslagna
}
draft-count = { $count ->
    [one] { $count } utkast
   *[other] { $count } utkast
}
team-ended = teamet upphörde { $date }
team-ends = teamet upphör { $date }
team-starts = teamet börjar { $date }
alignment-references = { $count ->
    [one] ett mål står på ett ställe till, och räknas en gång
   *[other] mål står på ytterligare { $count } ställen, och vart och ett räknas en gång
}
alignment-unaligned = { $count ->
    [0] alla mål har ett överordnat
    [one] { $count } mål utan överordnat
   *[other] { $count } mål utan överordnat
}
unaligned = Utan överordnat mål
unaligned-of = { $unit }: utan förälder
continued = fortsätter från en tidigare sida
page-of = Sida { $number } av { $count }
page-previous = Föregående sida
page-next = Nästa sida
part-holds = { $here }: { $count } av alla { $all } mål.
units-heading = Enhet för enhet
units-range = { $first } till { $last }
units-pages = Sidor med enheter
units-parts = Sidor:
units-elsewhere = Periodens mål, team för team
also-supports = stöder även detta
fold-objective = Det som finns under { $title }
fold-key-result = Mål som stöder: { $title }
column-title = Mål och nyckelresultat
column-who = Ansvar
column-team = Team
column-status = Läge
column-updated = Uppdaterat
views = Sätt att se målträdet
view-list = Lista
view-map = Karta
view-matrix = Team × mål
map-lead = Vad varje mål bidrar till, hela vägen upp till visionen.
matrix-lead-flat = Vilket team som har vilket mål i { $period }.
matrix-lead = Vilket team som bidrar till vilket strategiskt mål i { $period }.
matrix-lead-no-period = Vilket team som bidrar till vilket strategiskt mål.
filter = Filtrera målträdet
filter-words = Filtrera på ord
filter-all-teams = Alla team
filter-level = Nivå
filter-all-levels = Alla nivåer
filter-strategic = Strategiska mål
filter-tactical = Teamens mål
filter-clear = Visa allt
fold-open-all = Fäll ut allt
fold-close-all = Fäll ihop allt
found-objective-one = { $n } mål
found-objective-other = { $n } mål
found-result-one = { $n } nyckelresultat
found-result-other = { $n } nyckelresultat
found-none = Inget stämmer in. Prova färre ord eller ett annat läge.
status-closed = Avslutat
branch-holds = { $count ->
    [0] Inga mål från team ännu
    [one] { $count } mål { $teams }
   *[other] { $count } mål { $teams }
}
lane-strategy = Vision och strategi
lane-strategic-only = Strategiska mål
lane-units = Enheter
lane-strategic = Strategiska mål och nyckelresultat
lane-teams = Teamens mål
card-also-supports = Stöder även: { $title }
map-key-line = Bidrar i första hand till detta
map-key-dashed = Stöder även detta
matrix-unaligned = Inget strategiskt mål
matrix-served-by = Bidrar
matrix-teams = { $count ->
    [0] Inget team
    [one] { $count } team
   *[other] { $count } team
}
matrix-some = { $status }: { $count } av { $all }
matrix-key = Siffran är antalet mål, och läget är det av deras som mest behöver åtgärdas. Ett mål som bidrar till flera, direkt eller genom andra, står i flera kolumner. Randigt: teamet bidrar inte till målet.
matrix-key-teams = Siffran är antalet mål, och läget är det av deras som mest behöver åtgärdas.
matrix-key-flat = Siffran är antalet mål, och läget är det av deras som mest behöver åtgärdas. Varje mål står i sin egen kolumn och i kolumnerna för det som det bidrar till. Randigt: teamet har inget med målet att göra.
matrix-gaps-here = { $count ->
    [0] Varje strategiskt mål på den här sidan har ett team som stödjer det.
    [one] { $count } strategiskt mål på den här sidan har inget team som stödjer det.
   *[other] { $count } strategiska mål på den här sidan har inget team som stödjer dem.
}
matrix-gaps = { $count ->
    [0] Varje strategiskt mål har ett team som bidrar.
    [one] { $count } strategiskt mål saknar team som bidrar.
   *[other] { $count } strategiska mål saknar team som bidrar.
}

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
neighbours = Så hänger det ihop
neighbours-above = Bidrar till
neighbours-below = Får bidrag av
neighbour-also = även
pager = Listans delar
pager-shown = { $from }–{ $to } av { $count }
supporters = Mål som bidrar till det här eller behöver det
and-more = och { $count } till
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
task-open = Återstår
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
team-is-over = Teamet har upphört. Dess mål finns nedan.
planned = Planerat för { $period }
team-supports = Det teamet arbetar mot
team-supported-by = Får hjälp av
teams-below = Team
members = Medlemmar
meeting = Två frågor om målen
meeting-one = Om alla nyckelresultat nås, är målet då nått?
meeting-two = Är detta det mesta teamet kan åstadkomma under perioden?
teams-ended = Team som har upphört
objectives-of = Mål för { $period }
empty-teams-title = Inga team än
empty-teams = Team kommer ur filer med kind: team, eller ur de mål som nämner dem.

## KPIs, pages, not found

kpis-description = Det vi alltid följer, vilka mål vi än har för perioden.
latest-value = Senaste värdet
measured-on = mätt { $date }
higher-is-better = högre är bättre
lower-is-better = lägre är bättre
healthy-between = önskad nivå: mellan { $low } och { $high }
healthy-at-least = önskad nivå: minst { $low }
healthy-at-most = önskad nivå: högst { $high }
healthy = på önskad nivå
unhealthy = inte på önskad nivå
definition = Definition och källa
measurements = Mätvärden
used-by = Nyckelresultat som använder det
used-by-count = { $count ->
    [0] inget nyckelresultat använder det
    [one] { $count } nyckelresultat använder det
   *[other] { $count } nyckelresultat använder det
}
column-date = Datum
column-value = Värde
not-found = Sidan finns inte
not-found-help = Den kan ha flyttat. Härifrån hittar du allt:

## Charts

chart-way = Från { $from } den { $first } till { $to } den { $last }.
chart-progress = Framsteg { $score }.
chart-pace = Framsteg { $score }, väntat { $expected }.
chart-today = i dag

## Periods and tags

nav-periods = Perioder
periods-description = Alla perioder, den nyaste först: hur det gick, och hur väl vi siktar.
period-description = Mål och nyckelresultat för { $period }: var de står, hur det gick och vad vi lärde oss.
period-closed = avslutad
period-closed-pill = Avslutad period
period-now = nu
period-planned = planerad
period-choose = Period
away-over = { $period } tog slut { $date }: här gäller resultat, inte takt.
away-ahead = { $period } börjar om { $days ->
    [one] { $days } dag
   *[other] { $days } dagar
}: ännu väntas ingenting.
away-now = { $period } löper bredvid den period som de andra sidorna visar.
away-back = Till { $period }
period-closed-of = { $closed } av { $count ->
    [one] { $count } mål avslutat
   *[other] { $count } mål avslutade
}
period-how = Så gick det
period-where = Så ligger vi till
period-mean = Medelresultat { $score }
period-good = { $number } av { $count ->
    [one] { $count } ambitiöst mål
   *[other] { $count } ambitiösa mål
} nådde minst 0,60
period-kept = { $number } av { $count ->
    [one] { $count } åtagande infriat
   *[other] { $count } åtaganden infriade
}
period-scores = Resultat
period-progress = Framsteg hittills
period-scores-note = Hur många mål som slutade var.
period-progress-note = Hur långt målen har kommit. Inget mål har ett resultat innan det är avslutat.
period-teams = Mål per team
period-none = Inga mål att visa för perioden. En fil med perioden lägger till det första.
period-learned = Det vi lärde oss
initiatives-more = och { $count } till, på målens sidor
learnings-more = { $count ->
    [one] och { $count } till, på teamets sida
   *[other] och { $count } till, på teamens sidor
}
period-all = Alla perioder
period-questions = Två frågor om målen
period-question-one = Där alla nyckelresultat nåddes, nåddes då också målet?
period-question-two = Var detta det mesta som teamen kunde åstadkomma?
count-achieved = { $count ->
    [one] uppnått
   *[other] uppnådda
}
count-partly = { $count ->
    [one] delvis uppnått
   *[other] delvis uppnådda
}
count-missed = { $count ->
    [one] missat
   *[other] missade
}
count-dropped = { $count ->
    [one] nedlagt
   *[other] nedlagda
}
count-not-closed = { $count ->
    [one] aldrig avslutat
   *[other] aldrig avslutade
}
not-closed = Aldrig avslutat
column-period = Period
column-objectives = Mål
column-closed = Avslutade
column-mean = Medelresultat
column-score = Resultat
calibration = Hur väl vi siktar
calibration-note = Hur de ambitiösa målen slutade, period för period. När de flesta hamnar på 0,60–0,70 är de satta ungefär rätt. Hamnar de flesta högre kan vi sikta högre; hamnar de flesta lägre tar vi på oss för mycket eller för svårt.
calibration-mean = Medelresultat, ambitiösa mål
calibration-below = Under 0,60
calibration-within = 0,60–0,70
calibration-above = Över 0,70
calibration-share = Minst 0,60
calibration-none = Inget mål är avslutat än. När de första är det jämförs resultaten här, period för period.
tag = Tagg
tag-title = Tagg: { $tag }
tag-counted = { $count ->
    [0] inga mål har den här taggen i dag
    [one] { $count } mål har den här taggen
   *[other] { $count } mål har den här taggen
}

## Help

nav-help = Hjälp
help-title = Så läser du sidorna
help-lead = Vad staplar, lägen och resultat betyder, hur siffrorna kommer till och hur du föreslår en ändring.
help-bars = Så läser du en stapel
help-bar-example = Den här står på 0,45, och 0,55 väntades vid det här laget: lite efter.
help-bar-fill = Den fyllda delen visar var vi är: 0 längst till vänster är utgångsläget, 1 längst till höger är målvärdet.
help-bar-tick = Strecket visar vart en jämn takt hade fört oss till i dag. En stapel som når dit håller takten.
help-bar-zone = Klammern visar 0,60–0,70, där ett bra resultat för ett ambitiöst mål hamnar. Åtaganden har ingen klammer: de siktar på 1.
help-bar-number = Siffran bredvid stapeln är framsteget. Ett värde som har passerat målvärdet eller sjunkit under utgångsläget visas som det är; det är bara stapeln som tar slut.
help-bar-other = Ett nyckelresultat i flera steg har en stapel i lika många delar. För ett som ska hålla sig inom gränser visas gränserna som ett ljusare fält, och värdet som ett märke.
help-statuses = Lägen
help-statuses-lead = Varje läge har en form, en färg och ett ord. Färgen säger aldrig hur långt något har kommit, bara hur det går.
help-on-track = Framsteget är minst nio tiondelar av det som väntas i dag.
help-at-risk = Framsteget är mellan sex och nio tiondelar av det väntade, eller så är tilltron nere på 3.
help-off-track = Framsteget är mindre än sex tiondelar av det väntade, eller så är tilltron 2 eller lägre.
help-done = Målvärdet är nått. Ett värde som ska hålla sig inom gränser är i fas så länge det gör det: det är inte klart förrän perioden är slut.
help-stale = { $days ->
    [one] Ingen har angett ett värde på mer än { $days } dag. Läget blir inte i fas igen förrän det finns ett nytt.
   *[other] Ingen har angett ett värde på mer än { $days } dagar. Läget blir inte i fas igen förrän det finns ett nytt.
}
help-not-started = Perioden ligger framför oss, eller har just börjat utan att något är mätt.
help-closed-word = Avslutat
help-closed = Målet är avslutat. Det har ett utfall och ett resultat, och inget mer väntas av det.
help-dropped = Nyckelresultatet har getts upp, och sidan säger varför. Från den dagen räknas det inte längre i målet; det som visats tidigare står kvar.
help-proposed = Föreslaget, inte beslutat än. Förslag visas men räknas inte.
help-draft = Skrivs fortfarande.
help-reported = Den som gör en avstämning kan också själv ange läget för ett nyckelresultat, när siffrorna inte säger allt. Det gäller före det beräknade läget, men ett gammalt värde är fortfarande inaktuellt.
help-progress = Så beräknas framsteg
help-progress-key-result = Ett nyckelresultat har kommit så långt som värdet har rört sig från utgångsläget mot målvärdet. Det fungerar likadant när målvärdet är lägre än utgångsläget.
help-progress-objective = Ett mål har kommit så långt som dess nyckelresultat tillsammans: medelvärdet, viktat där vikter är satta. Vart och ett räknas från 0 till 1. Ett utan värde räknas som 0, och sidan säger hur många som är uppmätta.
help-progress-children = Mål längre ned i trädet ändrar aldrig framsteget för målet ovanför. Ett mål avgörs av sina egna nyckelresultat; de mål som stöder det står bredvid, så att du ser båda.
help-progress-expected = Det som väntas i dag är så stor del av siktet som perioden har hunnit: siktet är 0,7 för ambitiösa mål och 1 för åtaganden.
help-scores = Resultat
help-scores-lead = När ett mål avslutas får det ett resultat från 0 till 1. Det utgår från framsteget, och teamet kan sätta ett annat med en motivering. Resultatet säger hur väl vi siktade, inget om hur hårt någon har arbetat.
help-aspirational = Ambitiöst mål
help-committed = Åtagande
help-score-all = Allt uppnått: kunde vi ha siktat högre?
help-score-above = Mer än vi hoppades på
help-score-good = Ett bra resultat
help-score-partly = En bit på väg
help-score-far = Långt ifrån: vad bedömde vi fel?
help-score-kept = Infriat
help-score-missed = Inte infriat
help-ambition = Ambitiösa mål och åtaganden
help-ambition-aspirational = Ett ambitiöst mål är en utmaning. När det sätts är chansen att nå hela vägen ungefär femtio procent, så 0,60–0,70 är ett bra resultat.
help-ambition-committed = Ett åtagande är ett löfte till någon, och ska infrias helt.
help-confidence = Tilltro
help-confidence-text = Från 0 till 10: hur säkert teamet är på att nå nyckelresultatet. I början är omkring 5 lagom, för det som är säkert är ingen utmaning. Tilltron är vad människor tror, inte vad som är mätt, och ofta det som varnar först.
help-words = Ord
help-word-objective-name = Mål
help-word-objective = En riktning i ord: det ett team vill uppnå under en period.
help-word-key-result = Ett mått med utgångsläge och målvärde som visar hur långt målet har kommit. Det mäter vad som uppnås, aldrig vad som görs.
help-word-initiative = Arbete som görs för att flytta ett nyckelresultat.
help-word-initiative-name = Insats
help-word-check-in-name = Avstämning
help-word-check-in = En daterad uppföljning: nya värden, tilltro och en mening eller två.
help-word-period = Den tid ett mål gäller, oftast ett år eller ett kvartal.
help-word-strategic-name = Strategiska och taktiska mål
help-word-strategic = Strategiska mål sätts av ledningen, oftast för ett år. Taktiska mål är teamens egna och ändras oftare.
help-word-parent-name = Målträd
help-word-parent = Hur målen hänger ihop: vart och ett bidrar till ett tema i strategin, ett annat mål eller ett av dess nyckelresultat.
help-word-kpi-name = Nyckeltal
help-word-kpi = Ett mått som följs hela tiden. Ett nyckelresultat är ett mått med målvärde och slutdatum, och kan hämta sina värden ur ett nyckeltal.
help-word-guard-name = Motvikt
help-word-guard = Ett nyckelresultat som skyddar ett annat: det mäter kvalitet där det andra mäter kvantitet.
help-word-waiver-name = Undantag
help-word-waiver = En regel för bra mål som inte tillämpas på ett ställe, med skälet utskrivet.
help-change = Så föreslår du en ändring
help-change-text = Varje mål är en textfil, som skrivs och ändras av det team det tillhör. Ett nytt mål föreslås som en fil med state: proposed.
help-change-edit = De flesta sidor har en länk, ”Redigera sidan”, som leder till filen. Ändra texten där, skriv varför och skicka in.
help-change-ask = Fråga den som ansvarar, eller någon i teamet, när något ser fel ut eller är svårt att förstå.

## The big screen

nav-screen = Storbild

## Attention, activity, earlier addresses

nav-attention = Att åtgärda
nav-activity = Aktivitet
all-attention = Se allt
all-activity = Alla avstämningar
attention-lead = { $count ->
    [0] Inget ligger efter, alla värden är färska och alla mål bidrar till något.
    [one] { $count } sak behöver ses över bland de mål som pågår just nu.
   *[other] { $count } saker behöver ses över bland de mål som pågår just nu.
}
attention-lead-over = { $count ->
    [one] { $count } mål för { $period } avslutades aldrig.
   *[other] { $count } mål för { $period } avslutades aldrig.
}
attention-off-track = Långt efter. Bestäm tillsammans vad ni ändrar, eller vad ni släpper.
attention-at-risk = Lite efter. Vad skulle hjälpa, och vem kan hjälpa till?
attention-stale = Det finns inget aktuellt värde. En avstämning tar en minut.
attention-never = Inget värde än. Den första avstämningen visar utgångsläget.
attention-not-closed = Perioden är slut. Skriv utfallet och vad ni lärde er under closed: i målets fil.
attention-unaligned = Ange parent i målets fil, så syns det vad målet är till för.
attention-no-owner = ingen ansvarig
attention-by-team = Allt, team för team
attention-by-team-help = Den här sidan visar det mest angelägna. Varje teams sida visar allt som rör teamet.
attention-team-key-results = { $count ->
    [one] { $count } nyckelresultat i { $team }
   *[other] { $count } nyckelresultat i { $team }
}
attention-team-objectives = { $count ->
    [one] { $count } mål i { $team }
   *[other] { $count } mål i { $team }
}
reason-none-of = Inget av dess { $count } nyckelresultat
reason-pace = { $score } där { $expected } är väntat
reason-reported = Rapporterat i avstämningen { $date }
reason-confidence = Tilltron är bara { $number } av 10
reason-unaligned = Bidrar inte till något tema, mål eller nyckelresultat
reason-not-closed = { $period } tog slut { $date }
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
month-by-team = Den här månaden har fler avstämningar än en sida rymmer. De står på målens sidor, och teamet leder dit.
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

## Sökning

search-kind-objective = Mål
search-kind-key-result = Nyckelresultat
search-kind-team = Team
search-kind-kpi = Nyckeltal
search-kind-page = Sida
search-kind-check-in = Avstämning
search-facet-kind = Typ
search-facet-team = Team
search-facet-period = Period
search-facet-status = Status
search-facet-level = Nivå
search-facet-owner = Ansvarig
search-facet-tag = Tagg
level-strategic = Strategiskt
level-tactical = Taktiskt

## Sökning, för läsare

search = Sök
search-title = Sök (Ctrl K)
search-label = Sök mål, team, personer
search-description = Mål, nyckelresultat, team, nyckeltal och sidor: { $count ->
    [one] en post
   *[other] { $count } poster
} från A till Ö.
search-letters = Bokstäver
search-letter-parts = De två första bokstäverna
search-letter = { $letter }: allt från A till Ö
search-nothing-title = Inget att hitta än
search-nothing = Allt som skrivs i innehållsmappen går att hitta här.
search-hits = Träffar
search-close = Stäng
search-choose = välj
search-open = öppna
search-everything = Allt från A till Ö
search-all = Se { $hits } på söksidan
search-count-one = 1 träff
search-count-many = { $count } träffar
search-none = Inga träffar
search-none-for = Inga träffar på { $words }.
search-none-help = Prova färre ord, andra ord eller bara början av ett ord.
search-corrected = Visar träffar på { $words }.
search-missing = Inga träffar på { $words }.
search-no-value = { $field }: inga träffar på { $value }.
search-broken = Sökningen gick inte att läsa in.
search-hint-phrase = "två ord"
search-hint-phrase-help = intill varandra, i den ordningen
search-hint-without = ett -två
search-hint-without-help = det första ordet, men inte det andra
search-hint-field = team:namn
search-hint-field-help = även ägare:, period:, status:, nivå: och tagg:
search-more = Visa fler
search-narrow = Avgränsa
search-all-values = Alla { $count }
search-without = Ta bort { $filter }
search-more-parts = och { $count } till på den sidan

## Personer

nav-people = Personer
people-description = { $count ->
    [one] { $count } person nämns i våra OKR.
   *[other] { $count } personer nämns i våra OKR.
}
person-description = Vad { $name } ansvarar för och är med i.
person-note = Det som står i våra OKR. Det mäter inte en person.
person-answers = Ansvarar för i { $period }
person-key-results = Nyckelresultat att ansvara för nu
person-took-part = Var med och satte
person-lead = leder
person-member = medlem
person-none = Inget mål just nu nämner personen.

## Advice and rules

advice = Råd
advice-help = Det som kan bli bättre i filerna, team för team. Ett råd är inget fel: följ det, eller skriv under allow: i filen vilken regel som inte passar och varför.
advice-rules = Alla regler
advice-waive = Passar det inte här? Skriv regeln och skälet under allow: i filen.
advice-line = rad { $number }
advice-no-team = Utan team
rules-title = Regler
rules-lead = Vad mål och filer granskas för, varför det spelar roll och hur det blir bättre.
rules-levels = Fel märker ut det som är trasigt och stoppar bygget. Varningar och påpekanden är råd: nivån ställs in i okrsite.yaml, och en fil kan göra ett undantag under allow:, med ett skäl.
level-error = Fel
level-warning = Varning
level-note = Påpekande
rules-content = Filer och hänvisningar
rules-focus = Fokus
rules-alignment = Hur målen hänger ihop
rules-objectives = Mål
rules-key-results = Nyckelresultat
rules-follow-up = Uppföljning
rules-maintenance = Skötsel
help-rules = Varje mål granskas för det som gör ett mål bra; det som kan bli bättre visas som råd, med regeln bakom.
