//! Ids, and what is named by them.

use okrsite::diagnostics;
use snapbox::{IntoData, assert_data_eq, str};

use super::{check, objective, run};

#[test]
fn a_period_that_does_not_exist_brings_the_nearest() {
    let periods = [
        "2026-q4",
        "Q4 2026",
        "2026 Q4",
        "2026-Q5",
        "2026-13",
        "2026Q4",
        "kv4 2026",
        "ramp-pu",
        "next year",
        "26-Q4",
        "2026-T4",
    ];
    let files: Vec<(String, String)> = periods
        .iter()
        .enumerate()
        .map(|(at, period)| (format!("{at:02}.md"), objective("").replace("2026-Q4", period)))
        .collect();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("okrsite.yaml", "periods: [{id: ramp-up, start: 2026-02-01, end: 2026-05-31}]"));
    check(
        &files,
        str![[r#"
00.md:4:9: error[OKR014]: there is no period `2026-q4` (did you mean `2026-Q4`?)
01.md:4:9: error[OKR014]: there is no period `Q4 2026` (did you mean `2026-Q4`?)
02.md:4:9: error[OKR014]: there is no period `2026 Q4` (did you mean `2026-Q4`?)
03.md:4:9: error[OKR014]: there is no period `2026-Q5` (a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12)
04.md:4:9: error[OKR014]: there is no period `2026-13` (a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12)
05.md:4:9: error[OKR014]: there is no period `2026Q4` (did you mean `2026-Q4`?)
06.md:4:9: error[OKR014]: there is no period `kv4 2026` (did you mean `2026-Q4`?)
07.md:4:9: error[OKR014]: there is no period `ramp-pu` (did you mean `ramp-up`?)
08.md:4:9: error[OKR014]: there is no period `next year` (write `2026`, `2026-H2`, `2026-T3`, `2026-Q4` or `2026-11`, or add it to `periods` in okrsite.yaml)
09.md:4:9: error[OKR014]: there is no period `26-Q4` (write `2026`, `2026-H2`, `2026-T3`, `2026-Q4` or `2026-11`, or add it to `periods` in okrsite.yaml)
10.md:4:9: error[OKR014]: there is no period `2026-T4` (a year has H1 and H2, T1 to T3, Q1 to Q4, and months 01 to 12)

"#]],
    );
}

#[test]
fn an_id_is_checked_wherever_it_comes_from() {
    check(
        &[
            ("Grow Faster.md", &objective("")),
            ("tillväxt.md", &objective("")),
            ("a.md", &objective("id: Tillväxt")),
            ("b.md", &objective("id: con.txt")),
            ("c.md", &objective("aliases: [old id, -old]")),
            ("d.md", &objective("id: strategy")),
            ("e.md", &objective(&format!("id: {}", "e".repeat(81)))),
            ("f.md", &objective("id: 2026.")),
            (
                "g.md",
                "---\nkind: organisation\ntitle: A\nstrategy: [{id: One!, title: B}, {id: two, title: C}, {id: two, title: D}]\n---\n",
            ),
            ("com1.md", "---\nkind: page\ntitle: A\n---\n"),
        ],
        str![[r#"
Grow Faster.md:2:8: error[OKR015]: the file name `Grow Faster` cannot be an id: `G` is not one of a-z, 0-9, `-` and `.` (rename the file to `grow-faster.md`, or add a line `id: grow-faster`)
a.md:6:5: error[OKR015]: `Tillväxt` cannot be an id: `T` is not one of a-z, 0-9, `-` and `.` (write `tillvaxt`)
b.md:6:5: error[OKR015]: `con.txt` cannot be an id: Windows reserves this name (write `x-con.txt`)
c.md:6:11: error[OKR015]: `old id` cannot be an id: ` ` is not one of a-z, 0-9, `-` and `.` (write `old-id`)
c.md:6:19: error[OKR015]: `-old` cannot be an id: it must start with a letter or a digit (write `old`)
com1.md:3:8: error[OKR015]: the file name `com1` cannot be an id: Windows reserves this name (rename the file to `x-com1.md`, or add a line `id: x-com1`)
d.md:6:5: error[OKR015]: an objective cannot have the id `strategy` (`strategy#...` refers to themes of the strategy: choose another `id`)
e.md:6:5: error[OKR015]: `eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee` cannot be an id: it is longer than 80 characters (write `eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee`)
f.md:6:5: error[OKR015]: `2026.` cannot be an id: it must end with a letter or a digit (write `2026`)
g.md:4:17: error[OKR015]: `One!` cannot be an id: `O` is not one of a-z, 0-9, `-` and `.` (write `one`)
g.md:4:60: error[OKR016]: two themes have the id `two` (give one of them another `id`)
tillväxt.md:2:8: error[OKR015]: the file name `tillväxt` cannot be an id: `ä` is not one of a-z, 0-9, `-` and `.` (rename the file to `tillvaxt.md`, or add a line `id: tillvaxt`)

"#]],
    );
}

#[test]
fn an_id_that_is_taken_is_shown_in_both_places() {
    let checked = run(&[
        ("okrs/2026/grow.md", objective("").as_bytes()),
        ("okrs/2027/grow.md", objective("").as_bytes()),
        ("pages/grow.md", b"---\nkind: page\ntitle: Another kind may have the id\naliases: [grow]\n---\n"),
        ("teams/digital.md", b"---\nkind: team\ntitle: Digital\n---\n"),
        ("teams/it.md", b"---\nkind: team\nid: digital\ntitle: IT\n---\n"),
    ]);
    let style = diagnostics::terminal::Style { color: false, width: 100 };
    assert_data_eq!(
        diagnostics::terminal::print(&checked.found, &checked.sources, style),
        str![[r#"
error[OKR016]: two objectives have the id `grow`
 --> okrs/2027/grow.md:2:8
  |
2 | title: Grow
  |        ^^^^
  |
 ::: okrs/2026/grow.md:2:8
  |
2 | title: Grow
  |        ---- the first
  |
hint: rename one of the files, or add another `id` to one of them

error[OKR016]: the alias `grow` is already used
 --> pages/grow.md:4:11
  |
3 | title: Another kind may have the id
  |        ---------------------------- here
4 | aliases: [grow]
  |           ^^^^
  |
hint: remove one of the two

error[OKR016]: two teams have the id `digital`
 --> teams/it.md:3:5
  |
3 | id: digital
  |     ^^^^^^^
  |
 ::: teams/digital.md:3:8
  |
3 | title: Digital
  |        ------- the first
  |
hint: rename one of the files, or add another `id` to one of them

"#]]
        .raw()
    );
}

#[test]
fn a_reference_that_leads_nowhere_brings_the_nearest() {
    check(
        &[
            (
                "grow.md",
                "---\ntitle: Grow Fast\nteam: digital\nperiod: 2026\nkey_results: [{id: calls, title: C, due: 2026-12-01}]\naliases: [old]\n---\n",
            ),
            ("org.md", "---\nkind: organisation\ntitle: Org\nstrategy: [{id: safe, title: Safe}]\n---\n"),
            ("digital.md", "---\nkind: team\ntitle: Digital Services\nparent: digitall\n---\n"),
            ("unread.md", "---\n"),
            ("nki.md", "---\nkind: kpi\ntitle: NKI\n---\n"),
            ("a.md", &objective("parent: grwo")),
            ("b.md", &objective("parent: grow#cals\nsupports: [grow#kr9, strategy#safe, zebra]")),
            ("c.md", &objective("parent: strategy#save\ndepends_on: [c, digital]\ncontinues: d9")),
            ("d.md", &objective("parent: strategy")),
            ("e.md", &objective("parent: safe")),
            ("f.md", &objective("parent: Grow Fast")),
            ("g.md", &objective("parent: old\nsupports: unread")),
            ("h.md", &objective("").replace("digital", "Digital Services")),
            ("i.md", &objective("").replace("digital", "marketing")),
            ("j.md", &objective("").replace("due: 2026-12-01", "baseline: 1, target: 2, kpi: nkl")),
            ("k.md", &objective("").replace("due: 2026-12-01", "baseline: 1, target: 2, kpi: sales")),
            ("l.md", &objective("parent: i")),
            ("m.md", &objective("parent: m")),
            ("n.md", &objective("continues: n")),
            ("o.md", &objective("").replace("due: 2026-12-01", "due: 2026-12-01, supports: [o, nowhere#kr1]")),
        ],
        str![[r#"
a.md:6:9: error[OKR032]: no objective has the id `grwo` (did you mean `grow`?)
b.md:6:9: error[OKR032]: `grow` has no key result `cals` (did you mean `grow#calls`?)
b.md:7:12: error[OKR032]: `grow` has no key result `kr9` (its key results are `calls`)
b.md:7:22: error[OKR032]: `supports` can refer only to objectives and key results (only `parent` can refer to a theme of the strategy)
b.md:7:37: error[OKR032]: no objective has the id `zebra` (write the id of an objective: the name of its file without `.md`)
c.md:6:9: error[OKR032]: the strategy has no theme `save` (did you mean `strategy#safe`?)
c.md:7:14: error[OKR032]: `depends_on` refers to the objective itself (write another objective, or remove it)
c.md:7:17: error[OKR032]: no objective has the id `digital` (`digital` is a team: name one of its objectives)
c.md:8:12: error[OKR032]: no objective has the id `d9` (did you mean `d`?)
d.md:6:9: error[OKR032]: `parent` must name a theme of the strategy, not the whole of it (its themes are `safe`)
digital.md:4:9: error[OKR031]: no team has the id `digitall` (add a file `teams/digitall.md` with `kind: team` and a `title`)
e.md:6:9: error[OKR032]: no objective has the id `safe` (did you mean `strategy#safe`?)
f.md:6:9: error[OKR032]: no objective has the id `Grow Fast` (did you mean `grow`?)
h.md:3:7: error[OKR031]: no team has the id `Digital Services` (did you mean `digital`?)
i.md:3:7: error[OKR031]: no team has the id `marketing` (add a file `teams/marketing.md` with `kind: team` and a `title`)
j.md:5:55: error[OKR032]: no KPI has the id `nkl` (did you mean `nki`?)
k.md:5:55: error[OKR032]: no KPI has the id `sales` (add a file `kpis/sales.md` with `kind: kpi`)
m.md:6:9: error[OKR033]: `m` cannot be its own parent (write another, or remove the line)
n.md:6:12: error[OKR032]: `continues` refers to the objective itself (write another objective, or remove it)
o.md:5:54: error[OKR032]: `supports` refers to the objective itself (write another objective, or remove it)
o.md:5:57: error[OKR032]: no objective has the id `nowhere#kr1` (write the id of an objective: the name of its file without `.md`)
unread.md:1:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
unread.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)

"#]],
    );
}

#[test]
fn a_second_organisation_is_told() {
    let organisation = "---\nkind: organisation\ntitle: A\n---\n";
    check(
        &[("a.md", organisation), ("b.md", organisation)],
        str![[r#"
b.md:3:8: error[OKR035]: there are two files of the kind `organisation` (a site has one organisation: merge the files, or write `kind: page` in this one)

"#]],
    );
}

#[test]
fn a_circle_is_told_once_and_whole() {
    let team = |parent: &str| format!("---\nkind: team\ntitle: A\nparent: {parent}\n---\n");
    check(
        &[
            ("digital.md", "---\nkind: team\ntitle: Digital\n---\n"),
            ("a.md", &objective("parent: b")),
            ("b.md", &objective("parent: c#kr1")),
            ("c.md", &objective("parent: a")),
            ("below.md", &objective("parent: a")),
            ("own.md", &objective("parent: own#kr1")),
            ("x.md", &objective("parent: y")),
            ("y.md", &objective("parent: x")),
            ("t1.md", &team("t2")),
            ("t2.md", &team("t1")),
            ("t3.md", &team("t1")),
            ("t4.md", &team("t4")),
        ],
        str![[r#"
a.md:6:9: error[OKR033]: parents form a cycle: `a` -> `b` -> `c` -> `a` (remove one of these lines, or change its value)
own.md:6:9: error[OKR033]: `own` cannot be its own parent (write another, or remove the line)
t1.md:4:9: error[OKR034]: teams form a cycle: `t1` -> `t2` -> `t1` (remove one of these lines, or change its value)
t4.md:4:9: error[OKR034]: `t4` cannot be its own parent (write another, or remove the line)
x.md:6:9: error[OKR033]: parents form a cycle: `x` -> `y` -> `x` (remove one of these lines, or change its value)

"#]],
    );
}

#[test]
fn a_key_result_that_could_not_be_read_is_not_reported_where_it_is_named() {
    let goal = |key_results: &str| objective("").replace("[{title: R, due: 2026-12-01}]", key_results);
    check(
        &[
            ("number.md", &goal("[{id: k, title: A, baseline: ten, target: 50}]")),
            ("nameless.md", &goal("[{id: Å k, title: A, baseline: 1, target: 50}]")),
            ("entry.md", &goal("[{id: Å k}, {id: l, title: A, baseline: 1, target: 50}]")),
            ("whole.md", &goal("later")),
            ("draft.md", "---\ntitle: Grow\nteam: digital\nperiod: 2026-Q4\nstate: draft\n---\n"),
            (
                "a.md",
                &objective("parent: number#k\nsupports: ['nameless#Å k', entry#l, whole#k]\ndepends_on: [number#k]"),
            ),
            ("b.md", &(objective("") + "[x](number.md#k), [y](number#k), [z](whole#k), [v](number#v)\n")),
            ("c.md", &objective("parent: number#v\nsupports: [draft#k]")),
        ],
        str![[r#"
b.md:8:48: error[OKR036]: the page has no heading or key result with the anchor `v` (anchors are the words of a heading in lower case with hyphens, or the id of a key result)
c.md:6:9: error[OKR032]: `number` has no key result `v` (its key results are `k`)
c.md:7:12: error[OKR032]: `draft` has no key result `k` (it has none yet: write `draft` alone)
entry.md:5:16: error[OKR009]: missing key `title` in a key result (add a line `title: ...`)
entry.md:5:16: error[OKR018]: this key result has no measure (add `baseline` and `target`, or `at_least`/`at_most`, `milestones`, `due`, or `levels`)
entry.md:5:20: error[OKR015]: `Å k` cannot be an id: `Å` is not one of a-z, 0-9, `-` and `.` (write `a-k`)
nameless.md:5:20: error[OKR015]: `Å k` cannot be an id: `Å` is not one of a-z, 0-9, `-` and `.` (write `a-k`)
number.md:5:43: error[OKR011]: `baseline` must be a number, not `ten` (write digits, such as `1250`, `12.5` or `-3`)
whole.md:5:14: error[OKR008]: `key_results` is a list, not `later` alone (write `key_results: [{title: later}]`)

"#]],
    );
}

#[test]
fn a_unit_of_several_words_is_that_of_its_kpi() {
    let taken = |unit: &str| {
        let numbers = format!("[{{title: R, kpi: g, unit: {unit}, baseline: 10, target: 50}}]");
        objective("").replace("[{title: R, due: 2026-12-01}]", &numbers)
    };
    check(
        &[
            ("g.md", "---\nkind: kpi\ntitle: G\nunit: kronor per month\n---\n"),
            ("a.md", &taken("kronor per month")),
            ("b.md", &taken("kr")),
            ("c.md", &taken("kr per year")),
            ("d.md", &taken("guests per month")),
        ],
        str![[r#"
a.md:5:34: error[OKR019]: `unit` cannot be used with `kpi`: the KPI has it (remove `unit`, or `kpi`)
b.md:5:34: error[OKR019]: `unit` cannot be used with `kpi`: the KPI has it (remove `unit`, or `kpi`)
c.md:5:34: error[OKR019]: `unit` cannot be used with `kpi`: the KPI has it (remove `unit`, or `kpi`)
c.md:5:75: error[OKR011]: `kr1` is in `kr per year`, but its KPI `g` is in `kronor per month` (write its numbers in `kronor per month`, or correct the `unit` of the KPI)
d.md:5:34: error[OKR019]: `unit` cannot be used with `kpi`: the KPI has it (remove `unit`, or `kpi`)
d.md:5:80: error[OKR011]: `kr1` is in `guests per month`, but its KPI `g` is in `kronor per month` (write its numbers in `kronor per month`, or correct the `unit` of the KPI)

"#]],
    );
}
