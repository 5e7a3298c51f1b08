//! Links in Markdown texts.

use snapbox::{data::Inline, str};

use super::check;

const HEAD: &str = "---\nkind: page\ntitle: A\n---\n";

/// Checks links on a page `pages/here.md`, which starts on line 5, among a few other files.
fn check_links(body: &str, expected: Inline) {
    check(
        &[
            ("pages/here.md", &format!("{HEAD}{body}\n\n# A heading\n")),
            ("pages/how-we-work.md", &format!("{HEAD}# Roles\n")),
            (
                "okrs/grow.md",
                "---\ntitle: Grow\nteam: a\nperiod: 2026-Q4\nkey_results: [{id: calls, title: Calls, done: true}]\n---\n# Why\n",
            ),
            ("okrs/broken.md", "---\n"),
            ("pages/map.png", ""),
            ("pages/Åre karta.pdf", ""),
            ("pages/tool.html", ""),
            ("pages/run.js", ""),
            ("pages/noending", ""),
            ("pages/plain.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"#a\"/></svg>"),
        ],
        expected,
    );
}

#[test]
fn links_by_path_id_and_anchor_lead_somewhere() {
    check_links(
        "[a](how-we-work.md) [b](how-we-work) [c](how-we-work.md#roles) [d](../okrs/grow.md) [e](grow#calls)
[f](grow#why) [g](#a-heading) [h](#) [i](https://example.com/) [j](mailto:a@example.com) <b@example.com>
![k](map.png) [l](%C3%85re%20karta.pdf) [m](</pages/map.png>) ![n](plain.svg) [o](./how-we-work.md?x=1#roles)
[p](../okrs/broken.md) [q]() [r](here.md#a-heading)",
        str![[r#"
okrs/broken.md:1:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
okrs/broken.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
pages/here.md:8:24: error[OKR036]: this link has no address (write the path of a file, an id or a web address between the parentheses)

"#]],
    );
}

#[test]
fn a_link_that_leads_nowhere_brings_the_nearest() {
    check_links(
        "[a](how-we-wrok.md)
[b](okrs/grow.md)
[c](how-we-work.md#rolls)
[d](grow#cals)
[e](#b-heading)
[f](../../etc/passwd)
[g](zebra.md)
![h](mapp.png)
[i](MAP.PNG)
[j](how_we_work)

[k][k]

[k]: gone.md",
        str![[r#"
okrs/broken.md:1:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
okrs/broken.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
pages/here.md:5:1: error[OKR036]: broken link: nothing has the path or id `how-we-wrok.md` (did you mean `how-we-work.md`?)
pages/here.md:6:1: error[OKR036]: broken link: nothing has the path or id `okrs/grow.md` (did you mean `../okrs/grow.md`?)
pages/here.md:7:1: error[OKR036]: the page has no heading or key result with the anchor `rolls` (did you mean `#roles`?)
pages/here.md:8:1: error[OKR036]: the page has no heading or key result with the anchor `cals` (did you mean `#calls`?)
pages/here.md:9:1: error[OKR036]: the page has no heading or key result with the anchor `b-heading` (did you mean `#a-heading`?)
pages/here.md:10:1: error[OKR036]: broken link: nothing has the path or id `../../etc/passwd` (write the path relative to this file, or the id of an objective, team, KPI or page)
pages/here.md:11:1: error[OKR036]: broken link: nothing has the path or id `zebra.md` (write the path relative to this file, or the id of an objective, team, KPI or page)
pages/here.md:12:1: error[OKR036]: there is no picture `mapp.png` (did you mean `map.png`?)
pages/here.md:13:1: error[OKR036]: broken link: nothing has the path or id `MAP.PNG` (did you mean `map.png`?)
pages/here.md:14:1: error[OKR036]: broken link: nothing has the path or id `how_we_work` (did you mean `how-we-work.md`?)
pages/here.md:16:1: error[OKR036]: broken link: nothing has the path or id `gone.md` (write the path relative to this file, or the id of an objective, team, KPI or page)

"#]],
    );
}

#[test]
fn what_looks_like_a_link_and_is_none_is_told() {
    check_links(
        "[s](my file.md) ![p](my map.png) [t](Åre karta.pdf#p 2) [u](https://example.com/a b)
[v](the appendix) \\[w](my file.md) a[0](my file.md) `[x](my file.md)` [y](how-we-work.md)

[b][nope] and ![c][gone] but [d][known], [1][2], m[i][j], \\[e][nope] and [ ][nope].

[w](www.example.com) [x](www.example.com/a?b=1) [m](anna@example.com) [n](www) [o](@anna) [p](a@b)

a[[0]] = b[[i]] and \\[[how-we-work]]

[known]: how-we-work.md",
        str![[r#"
okrs/broken.md:1:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
okrs/broken.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
pages/here.md:5:1: error[OKR036]: a space ends an address: the page shows `[s](my file.md)` as it is (put the address between `<` and `>`: `[s](<my file.md>)`)
pages/here.md:5:17: error[OKR036]: a space ends an address: the page shows `![p](my map.png)` as it is (put the address between `<` and `>`: `![p](<my map.png>)`)
pages/here.md:5:34: error[OKR036]: a space ends an address: the page shows `[t](Åre karta.pdf#p 2)` as it is (put the address between `<` and `>`: `[t](<Åre karta.pdf#p 2>)`)
pages/here.md:5:57: error[OKR036]: a space ends an address: the page shows `[u](https://example.com/a b)` as it is (put the address between `<` and `>`: `[u](<https://example.com/a b>)`)
pages/here.md:8:1: error[OKR036]: nothing says where `[nope]` leads: the page shows `[b][nope]` as it is (write `[b](...)` with the address, or add a line `[nope]: ...` below the text)
pages/here.md:8:15: error[OKR036]: nothing says where `[gone]` leads: the page shows `![c][gone]` as it is (write `![c](...)` with the address, or add a line `[gone]: ...` below the text)
pages/here.md:10:1: error[OKR036]: `www.example.com` is a web address without `https://` (write `https://www.example.com`)
pages/here.md:10:22: error[OKR036]: `www.example.com/a?b=1` is a web address without `https://` (write `https://www.example.com/a?b=1`)
pages/here.md:10:49: error[OKR036]: `anna@example.com` is a mail address without `mailto:` (write `mailto:anna@example.com`)
pages/here.md:10:71: error[OKR036]: broken link: nothing has the path or id `www` (write the path relative to this file, or the id of an objective, team, KPI or page)
pages/here.md:10:80: error[OKR036]: broken link: nothing has the path or id `@anna` (write the path relative to this file, or the id of an objective, team, KPI or page)
pages/here.md:10:91: error[OKR036]: broken link: nothing has the path or id `a@b` (write the path relative to this file, or the id of an objective, team, KPI or page)

"#]],
    );
}

#[test]
fn an_address_that_could_do_more_than_lead_somewhere_is_refused() {
    check_links(
        "[a](javascript:alert(1))
[b](JaVaScRiPt:alert)
[c](data:text/html,x)
[d](//example.com)
[e](</\\example.com>)
[f](vbscript:x)
[g](file:///etc/passwd)
[h](java&#10;script:x)
[i](https:example.com)
<javascript:x>
![j](data:image/png;base64,AA)
[k](ftp://example.com)
[l](&#1;javascript:x)",
        str![[r#"
okrs/broken.md:1:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
okrs/broken.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
pages/here.md:5:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:6:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:7:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:8:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:9:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:10:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:11:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:12:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:13:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:14:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:15:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:16:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)
pages/here.md:17:1: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)

"#]],
    );
}

#[test]
fn a_picture_from_another_host_is_refused() {
    check_links(
        "![a](https://example.com/a.png)\n![b](http://example.com)\n![c](mailto:a@example.com)",
        str![[r#"
okrs/broken.md:1:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
okrs/broken.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
pages/here.md:5:1: error[OKR038]: this picture is loaded from another host (pages load nothing from other hosts: save the picture beside this file and link to that)
pages/here.md:6:1: error[OKR038]: this picture is loaded from another host (pages load nothing from other hosts: save the picture beside this file and link to that)
pages/here.md:7:1: error[OKR038]: this picture is loaded from another host (pages load nothing from other hosts: save the picture beside this file and link to that)

"#]],
    );
}

#[test]
fn files_that_could_run_in_a_browser_are_not_copied() {
    check_links(
        "[a](tool.html) [b](run.js)\n[c](noending)",
        str![[r#"
okrs/broken.md:1:1: error[OKR003]: the front matter has no closing `---` (add a line `---` below this one, after the last key)
okrs/broken.md:1:1: error[OKR009]: this file has no `kind`, and nothing that an objective needs: `team`, `period` and `key_results` are missing (add these keys, or `kind: page`, `kind: team`, `kind: kpi` or `kind: organisation` if it is one)
pages/here.md:5:1: error[OKR037]: files of this type are not published: they could run code in a reader's browser (link to a picture, a PDF, a text or an office document, or to a web address)
pages/here.md:5:16: error[OKR037]: files of this type are not published: they could run code in a reader's browser (link to a picture, a PDF, a text or an office document, or to a web address)
pages/here.md:6:1: error[OKR037]: files of this type are not published: they could run code in a reader's browser (link to a picture, a PDF, a text or an office document, or to a web address)

"#]],
    );
}

#[test]
fn a_picture_that_holds_something_active_is_refused() {
    let links: Vec<String> = ('a'..='h').map(|name| format!("![{name}]({name}.svg)\n")).collect();
    check(
        &[
            ("here.md", &format!("{HEAD}{}", links.concat())),
            ("a.svg", "<svg><script>1</script></svg>"),
            ("b.svg", "<svg onload=\"x()\"></svg>"),
            ("c.svg", "<svg><a href=\"https://example.com\"/></svg>"),
            ("d.svg", "<svg><foreignObject/></svg>"),
            ("e.svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>"),
            ("f.svg", "<svg><style>@import 'x'</style></svg>"),
            ("g.svg", "<svg><rect fill=\"url(https://example.com)\"/></svg>"),
            ("h.svg", "<svg><rect fill=\"url(#a)\"/><title>On time = good</title></svg>"),
            ("nobody-links-here.svg", "<svg onload=\"x()\"></svg>"),
        ],
        str![[r#"
a.svg:1:1: error[OKR037]: this SVG picture contains a script (export it as plain SVG, or as PNG)
b.svg:1:1: error[OKR037]: this SVG picture contains an event handler (export it as plain SVG, or as PNG)
c.svg:1:1: error[OKR037]: this SVG picture contains an address outside the picture (export it as plain SVG, or as PNG)
d.svg:1:1: error[OKR037]: this SVG picture contains foreign content (export it as plain SVG, or as PNG)
e.svg:1:1: error[OKR037]: this SVG picture contains an entity (export it as plain SVG, or as PNG)
f.svg:1:1: error[OKR037]: this SVG picture contains a style sheet from elsewhere (export it as plain SVG, or as PNG)
g.svg:1:1: error[OKR037]: this SVG picture contains an address outside the picture (export it as plain SVG, or as PNG)

"#]],
    );
}

#[test]
fn links_in_texts_of_the_front_matter_are_checked_too() {
    check(
        &[(
            "a.md",
            "---
title: A
team: a
period: 2026-Q4
key_results: [{title: R, done: false, note: 'See [b](b.md)'}]
initiatives: [{title: Form, url: 'javascript:x'}, {title: Form, url: form.md}]
check_ins:
  - date: 2026-11-01
    note: >-
      We read
      [c](c.md).
    values: {kr1: {done: true, note: '![d](https://example.com/d.png)'}}
closed: {date: 2026-11-02, outcome: partly, learned: '[e](javascript:x)'}
---
",
        )],
        str![[r#"
a.md:5:45: error[OKR036]: broken link: nothing has the path or id `b.md` (write the path relative to this file, or the id of an objective, team, KPI or page)
a.md:6:34: error[OKR037]: `url` must be a web address (start it with `https://`)
a.md:6:70: error[OKR037]: `url` must be a web address (start it with `https://`)
a.md:10:7: error[OKR036]: broken link: nothing has the path or id `c.md` (write the path relative to this file, or the id of an objective, team, KPI or page)
a.md:12:38: error[OKR038]: this picture is loaded from another host (pages load nothing from other hosts: save the picture beside this file and link to that)
a.md:13:54: error[OKR037]: this kind of link is not safe (use a link that starts with `https://` or `mailto:`, the path of a file, or an id)

"#]],
    );
}

#[test]
fn an_alias_of_what_could_not_be_an_id_leads_nowhere() {
    let own = "title: A\nteam: a\nperiod: 2026-Q4\naliases: [strategy]\nkey_results: [{title: R, due: 2026-12-01}]";
    check(
        &[("okrs/strategy.md", &format!("---\n{own}\n---\n[x](strategy)\n"))],
        str![[r#"
okrs/strategy.md:2:8: error[OKR015]: an objective cannot have the id `strategy` (`strategy#...` refers to themes of the strategy: choose another `id`)
okrs/strategy.md:5:11: error[OKR016]: the alias `strategy` is already used (remove one of the two)
okrs/strategy.md:8:1: error[OKR036]: broken link: nothing has the path or id `strategy` (write the path relative to this file, or the id of an objective, team, KPI or page)

"#]],
    );
}

#[test]
fn a_heading_can_be_called_as_services_that_host_repositories_call_it() {
    let headings = [
        ("\u{c4}rende och m\u{e5}l", "\u{e4}rende-och-m\u{e5}l"),
        ("C++ / .NET", "c--net"),
        ("C++ / .NET", "c-net"),
        ("snake_case name", "snake_case-name"),
        ("What's new?", "whats-new"),
        ("A & B", "a--b"),
        ("`code` here", "code-here"),
        ("1. First", "1-first"),
        ("Ends. here!", "ends-here"),
        ("Emoji \u{1f680} go", "emoji--go"),
        ("\u{5ba2}\u{6237} first", "\u{5ba2}\u{6237}-first"),
        ("UPPER Case", "UPPER-Case"),
        ("a -- b", "a----b"),
        ("**bold** and [a link](here.md)", "bold-and-a-link"),
    ];
    for (heading, anchor) in headings {
        let encoded = okrsite::source::url::encode_path(anchor);
        let body = format!("{HEAD}[a](#{anchor}) [b](here.md#{encoded})\n\n## {heading}\n");
        check(&[("here.md", &body)], str![]);
    }
    let body = format!("{HEAD}[a](#same) [b](#same-1) [c](#same-2) [d](#same-3)\n\n## Same\n\n## Same\n\n## Same\n");
    check(
        &[("here.md", &body)],
        str![[r#"
here.md:5:38: error[OKR036]: the page has no heading or key result with the anchor `same-3` (did you mean `#same-1`?)

"#]],
    );
}

#[test]
fn a_file_that_is_not_there_brings_the_nearest() {
    let body = format!(
        "{HEAD}![a](img/produkt.png)
![b](map.png)
![c](img/map.jpg)
![d](img/MAP.PNG)
![e](image/map.png)
![f](img\\\\map.png)
![g](<img/the map.png>)
![h](zebra.png)
[i](produkt.md)
[j](opps.md)
[k](ops.html)
[l](/ops.md)
[m](teams/)
[n](#begining)

## Beginning
"
    );
    check(
        &[
            ("pages/here.md", &body),
            ("pages/produkter.md", &format!("{HEAD}Text\n")),
            ("teams/ops.md", "---\nkind: team\ntitle: Ops\n---\n"),
            ("pages/teams/x.md", "---\nkind: team\ntitle: X\n---\n"),
            ("pages/img/produkter.png", ""),
            ("pages/img/map.png", ""),
            ("pages/img/the-map.png", ""),
            ("pages/img/map.md.pdf", ""),
        ],
        str![[r#"
pages/here.md:5:1: error[OKR036]: there is no picture `img/produkt.png` (did you mean `img/produkter.png`?)
pages/here.md:6:1: error[OKR036]: there is no picture `map.png` (did you mean `img/map.png`?)
pages/here.md:7:1: error[OKR036]: there is no picture `img/map.jpg` (did you mean `img/map.png`?)
pages/here.md:8:1: error[OKR036]: there is no picture `img/MAP.PNG` (did you mean `img/map.png`?)
pages/here.md:9:1: error[OKR036]: there is no picture `image/map.png` (did you mean `img/map.png`?)
pages/here.md:10:1: error[OKR036]: there is no picture `img\map.png` (did you mean `img/map.png`?)
pages/here.md:11:1: error[OKR036]: there is no picture `img/the map.png` (did you mean `img/the-map.png`?)
pages/here.md:12:1: error[OKR036]: there is no picture `zebra.png` (write the path of the picture relative to this file)
pages/here.md:13:1: error[OKR036]: broken link: nothing has the path or id `produkt.md` (did you mean `produkter.md`?)
pages/here.md:14:1: error[OKR036]: broken link: nothing has the path or id `opps.md` (did you mean `../teams/ops.md`?)
pages/here.md:15:1: error[OKR036]: broken link: nothing has the path or id `ops.html` (did you mean `../teams/ops.md`?)
pages/here.md:16:1: error[OKR036]: broken link: nothing has the path or id `/ops.md` (did you mean `../teams/ops.md`?)
pages/here.md:17:1: error[OKR036]: `teams/` is a folder, and links lead to files or ids (link to a file in it, such as `teams/x.md`)
pages/here.md:18:1: error[OKR036]: the page has no heading or key result with the anchor `begining` (did you mean `#beginning`?)

"#]],
    );
}

#[test]
fn a_wiki_link_brings_the_link_that_was_meant() {
    check(
        &[
            (
                "pages/here.md",
                &format!(
                    "{HEAD}[[ops]], [[Who Answers]] and [[who-answers.md|them]], [[ops#Why us]]\n![[map.png]]\n[[nobody]]\n`[[ops]]` \
                     [a [b]](ops)\n\n    [[ops]]\n\n[[c]](ops) [[d]]\n\n[d]: ops\n"
                ),
            ),
            ("pages/who-answers.md", "---\nkind: page\ntitle: Who answers?\n---\n"),
            ("teams/ops.md", "---\nkind: team\ntitle: Ops\n---\n## Why us\n"),
            ("pages/img/map.png", ""),
            (
                "okrs/a.md",
                "---\ntitle: A\nteam: ops\nperiod: 2026-Q4\nkey_results: [{title: R, done: true, note: \"see [[ops]]\"}]\n---\n",
            ),
        ],
        str![[r#"
okrs/a.md:5:44: warning[OKR047]: `[[ops]]` is no link in Markdown: the page shows it as it is (write `[ops](../teams/ops.md)`)
pages/here.md:5:1: warning[OKR047]: `[[ops]]` is no link in Markdown: the page shows it as it is (write `[ops](../teams/ops.md)`)
pages/here.md:5:10: warning[OKR047]: `[[Who Answers]]` is no link in Markdown: the page shows it as it is (write `[Who Answers](who-answers.md)`)
pages/here.md:5:30: warning[OKR047]: `[[who-answers.md|them]]` is no link in Markdown: the page shows it as it is (write `[them](who-answers.md)`)
pages/here.md:5:55: warning[OKR047]: `[[ops#Why us]]` is no link in Markdown: the page shows it as it is (write `[ops](../teams/ops.md#why-us)`)
pages/here.md:6:1: warning[OKR047]: `![[map.png]]` is no link in Markdown: the page shows it as it is (write `![map.png](img/map.png)`)
pages/here.md:7:1: warning[OKR047]: `[[nobody]]` is no link in Markdown: the page shows it as it is (write `[nobody](...)`, with the path of a file or an id in the parentheses)

"#]],
    );
}
