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
okrs/broken.md:1:1: error[OKR003]: the front matter that starts here has no end (add a line `---` after the last key)
pages/here.md:8:24: error[OKR036]: this link has no address (write the path of a file, an id or a web address between the round brackets)

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
okrs/broken.md:1:1: error[OKR003]: the front matter that starts here has no end (add a line `---` after the last key)
pages/here.md:5:1: error[OKR036]: `how-we-wrok.md` leads nowhere (did you mean `how-we-work`?)
pages/here.md:6:1: error[OKR036]: `okrs/grow.md` leads nowhere (did you mean `../okrs/grow.md`?)
pages/here.md:7:1: error[OKR036]: that page has no place called `rolls` (anchors are the words of a heading in lower case with hyphens, or the id of a key result)
pages/here.md:8:1: error[OKR036]: that page has no place called `cals` (anchors are the words of a heading in lower case with hyphens, or the id of a key result)
pages/here.md:9:1: error[OKR036]: that page has no place called `b-heading` (anchors are the words of a heading in lower case with hyphens, or the id of a key result)
pages/here.md:10:1: error[OKR036]: `../../etc/passwd` leads nowhere (write the path from this file to the other, or the other's id)
pages/here.md:11:1: error[OKR036]: `zebra.md` leads nowhere (write the path from this file to the other, or the other's id)
pages/here.md:12:1: error[OKR036]: `mapp.png` leads nowhere (write the path from this file to the other, or the other's id)
pages/here.md:13:1: error[OKR036]: `MAP.PNG` leads nowhere (did you mean `map.png`?)
pages/here.md:14:1: error[OKR036]: `how_we_work` leads nowhere (did you mean `how-we-work`?)
pages/here.md:16:1: error[OKR036]: `gone.md` leads nowhere (write the path from this file to the other, or the other's id)

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
okrs/broken.md:1:1: error[OKR003]: the front matter that starts here has no end (add a line `---` after the last key)
pages/here.md:5:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:6:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:7:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:8:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:9:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:10:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:11:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:12:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:13:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:14:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:15:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:16:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)
pages/here.md:17:1: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)

"#]],
    );
}

#[test]
fn a_picture_from_another_host_is_refused() {
    check_links(
        "![a](https://example.com/a.png)\n![b](http://example.com)\n![c](mailto:a@example.com)",
        str![[r#"
okrs/broken.md:1:1: error[OKR003]: the front matter that starts here has no end (add a line `---` after the last key)
pages/here.md:5:1: error[OKR038]: this picture comes from another host (a page asks no other host for anything: put the file beside this one and link to that)
pages/here.md:6:1: error[OKR038]: this picture comes from another host (a page asks no other host for anything: put the file beside this one and link to that)
pages/here.md:7:1: error[OKR038]: this picture comes from another host (a page asks no other host for anything: put the file beside this one and link to that)

"#]],
    );
}

#[test]
fn files_that_could_run_in_a_browser_are_not_copied() {
    check_links(
        "[a](tool.html) [b](run.js)\n[c](noending)",
        str![[r#"
okrs/broken.md:1:1: error[OKR003]: the front matter that starts here has no end (add a line `---` after the last key)
pages/here.md:5:1: error[OKR037]: files of this kind are not copied: they could run in a reader's browser (link to a picture, a PDF, a text or an office document, or to a web address)
pages/here.md:5:16: error[OKR037]: files of this kind are not copied: they could run in a reader's browser (link to a picture, a PDF, a text or an office document, or to a web address)
pages/here.md:6:1: error[OKR037]: files of this kind are not copied: they could run in a reader's browser (link to a picture, a PDF, a text or an office document, or to a web address)

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
a.svg:1:1: error[OKR037]: this picture holds a script (save it as plain SVG, or as PNG)
b.svg:1:1: error[OKR037]: this picture holds an event handler (save it as plain SVG, or as PNG)
c.svg:1:1: error[OKR037]: this picture holds an address outside the picture (save it as plain SVG, or as PNG)
d.svg:1:1: error[OKR037]: this picture holds foreign content (save it as plain SVG, or as PNG)
e.svg:1:1: error[OKR037]: this picture holds an entity (save it as plain SVG, or as PNG)
f.svg:1:1: error[OKR037]: this picture holds a style sheet from elsewhere (save it as plain SVG, or as PNG)
g.svg:1:1: error[OKR037]: this picture holds an address outside the picture (save it as plain SVG, or as PNG)

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
a.md:5:45: error[OKR036]: `b.md` leads nowhere (did you mean `a`?)
a.md:6:34: error[OKR037]: `url` takes a web address (start it with `https://`)
a.md:6:70: error[OKR037]: `url` takes a web address (start it with `https://`)
a.md:10:7: error[OKR036]: `c.md` leads nowhere (did you mean `a`?)
a.md:12:38: error[OKR038]: this picture comes from another host (a page asks no other host for anything: put the file beside this one and link to that)
a.md:13:54: error[OKR037]: this address cannot be followed safely (link to `https://`, `mailto:`, a file here, or an id)

"#]],
    );
}

#[test]
fn an_alias_of_what_could_not_be_an_id_leads_nowhere() {
    let own = "title: A\nteam: a\nperiod: 2026-Q4\naliases: [strategy]\nkey_results: [{title: R, due: 2026-12-01}]";
    check(
        &[("okrs/strategy.md", &format!("---\n{own}\n---\n[x](strategy)\n"))],
        str![[r#"
okrs/strategy.md:2:8: error[OKR015]: an objective cannot be called `strategy` (`strategy#...` names the themes of the strategy: write another `id`)
okrs/strategy.md:5:11: error[OKR016]: `strategy` is taken (remove the alias here or there)
okrs/strategy.md:8:1: error[OKR036]: `strategy` leads nowhere (write the path from this file to the other, or the other's id)

"#]],
    );
}
