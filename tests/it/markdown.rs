//! Markdown in, HTML out, whole.

use okrsite::source::{
    markdown::{self, LinkUse, Style},
    url::{Address, Url, kind},
};
use proptest::prelude::*;
use snapbox::{IntoData, assert_data_eq, data::Inline, str};

/// Links as on a page of the site: pictures come from here, `gone` leads nowhere.
pub(crate) fn resolve(link: &LinkUse) -> Option<Url> {
    match kind(&link.address) {
        Address::Relative { path, .. } if path == "gone" => None,
        Address::Web | Address::Mail if link.image => None,
        _ => Url::new(link.address.as_str()),
    }
}

/// `first_heading` as in [`Style`].
pub(crate) fn style(first_heading: Option<u8>) -> Style<'static> {
    Style {
        first_heading,
        id_prefix: "_",
        resolve: &resolve,
        task_done: "done",
        task_open: "to do",
        footnotes: "Footnotes",
        back: "back",
    }
}

pub(crate) fn html(text: &str) -> String {
    markdown::to_html(text, &style(Some(2)))
}

#[track_caller]
fn check(text: &str, expected: Inline) {
    compare(&html(text), expected);
}

/// A text that stands inside something else: no headings.
#[track_caller]
fn check_note(text: &str, expected: Inline) {
    compare(&markdown::to_html(text, &style(None)), expected);
}

#[track_caller]
fn compare(html: &str, expected: Inline) {
    assert_data_eq!(html.trim().into_data(), expected.raw());
}

fn anchors(text: &str) -> Vec<String> {
    markdown::outline(text).anchors
}

#[test]
fn raw_html_becomes_text() {
    check(
        "a <b onclick=\"x()\">b</b> &amp; <!-- c -->",
        str![[r#"<p>a &lt;b onclick="x()"&gt;b&lt;/b&gt; &amp; &lt;!-- c --&gt;</p>"#]],
    );
    check(
        "<script>\nalert(1)\n</script>\n\nafter",
        str![[r#"
<p>&lt;script&gt;
alert(1)
&lt;/script&gt;
</p>
<p>after</p>
"#]],
    );
    check(
        "<div>\n\n*inside*\n\n</div>",
        str![[r#"
<p>&lt;div&gt;
</p>
<p><em>inside</em></p>
<p>&lt;/div&gt;</p>
"#]],
    );
    check(
        "- <i>\n- x",
        str![[r#"
<ul>
<li><p>&lt;i&gt;
</p>
</li>
<li>x</li>
</ul>
"#]],
    );
}

#[test]
fn headings_have_levels_without_a_gap() {
    check(
        "# One\n\n#### Four\n\n##### Five\n\n## Two\n\n###### Six\n\n# Again",
        str![[r#"
<h2 id="_one">One</h2>
<h3 id="_four">Four</h3>
<h4 id="_five">Five</h4>
<h3 id="_two">Two</h3>
<h4 id="_six">Six</h4>
<h2 id="_again">Again</h2>
"#]],
    );
    check(
        "### First\n\n# Higher\n\n## Below",
        str![[r#"
<h2 id="_first">First</h2>
<h2 id="_higher">Higher</h2>
<h3 id="_below">Below</h3>
"#]],
    );
    check(
        "# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6",
        str![[r#"
<h2 id="_1">1</h2>
<h3 id="_2">2</h3>
<h4 id="_3">3</h4>
<h5 id="_4">4</h5>
<h6 id="_5">5</h6>
<h6 id="_6">6</h6>
"#]],
    );
}

#[test]
fn headings_have_ids_of_their_words() {
    check(
        "# Varför *nu*?\n\n## `code` and [link](gone)\n\n# !\n\n# a <b>x</b>",
        str![[r#"
<h2 id="_varfor-nu">Varför <em>nu</em>?</h2>
<h3 id="_code-and-link"><code>code</code> and link</h3>
<h2 id="_untitled">!</h2>
<h2 id="_a-x">a &lt;b&gt;x&lt;/b&gt;</h2>
"#]],
    );
    check("# T {#own .class onclick=x}", str![[r#"<h2 id="_t-own-class-onclick-x">T {#own .class onclick=x}</h2>"#]]);
}

#[test]
fn a_heading_of_two_lines_has_both_in_its_id() {
    check(
        "One\ntwo\n===",
        str![[r#"
<h2 id="_one-two">One
two</h2>
"#]],
    );
}

#[test]
fn repeated_headings_get_ids_of_their_own() {
    check(
        "# Why\n# Why\n# Why 1\n# Why\n# why!",
        str![[r#"
<h2 id="_why">Why</h2>
<h2 id="_why-1">Why</h2>
<h2 id="_why-1-1">Why 1</h2>
<h2 id="_why-2">Why</h2>
<h2 id="_why-3">why!</h2>
"#]],
    );
}

#[test]
fn tables_scroll_and_have_alignment_as_a_class() {
    check(
        "| A | B | C | D |\n|---|:--|:-:|--:|\n| 1 | *2* | `3` | <b> |\n| x |",
        str![[r#"
<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">A</th><th scope="col">B</th><th scope="col" class="center">C</th><th scope="col" class="right">D</th></tr></thead>
<tbody>
<tr><td>1</td><td><em>2</em></td><td class="center"><code>3</code></td><td class="right">&lt;b&gt;</td></tr>
<tr><td>x</td><td></td><td class="center"></td><td class="right"></td></tr>
</tbody></table></div>
"#]],
    );
}

#[test]
fn task_lists_have_marks_with_a_name() {
    check(
        "- [x] done\n- [ ] to do\n- plain",
        str![[r#"
<ul>
<li><span class="task done" role="img" aria-label="done">☑</span> done</li>
<li><span class="task" role="img" aria-label="to do">☐</span> to do</li>
<li>plain</li>
</ul>
"#]],
    );
    check(
        "1. [x] one\n2. [ ] two",
        str![[r#"
<ol>
<li><span class="task done" role="img" aria-label="done">☑</span> one</li>
<li><span class="task" role="img" aria-label="to do">☐</span> two</li>
</ol>
"#]],
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    check(
        "One[^b] and two[^a].\n\n[^a]: Says *a*.\n\n[^b]: Says b.\n\n    At length.",
        str![[r##"
<p>One<sup id="_ref_1"><a href="#_note_1">1</a></sup> and two<sup id="_ref_2"><a href="#_note_2">2</a></sup>.</p>
<section class="footnotes" aria-label="Footnotes"><ol>
<li id="_note_1">
<p>Says b.</p>
<p>At length.</p>
<a href="#_ref_1" aria-label="back">↩</a></li>
<li id="_note_2">
<p>Says <em>a</em>.</p>
<a href="#_ref_2" aria-label="back">↩</a></li>
</ol></section>
"##]],
    );
}

#[test]
fn a_footnote_that_is_used_twice_is_written_once() {
    check(
        "One[^a], again[^a].\n\n[^a]: Says a.",
        str![[r##"
<p>One<sup id="_ref_1"><a href="#_note_1">1</a></sup>, again<sup id="_ref_1_2"><a href="#_note_1">1</a></sup>.</p>
<section class="footnotes" aria-label="Footnotes"><ol>
<li id="_note_1">
<p>Says a.</p>
<a href="#_ref_1" aria-label="back">↩</a></li>
</ol></section>
"##]],
    );
}

#[test]
fn a_footnote_without_a_use_comes_last_and_leads_nowhere() {
    check(
        "One[^b].\n\n[^a]: Unused.\n\n[^b]: Used.",
        str![[r##"
<p>One<sup id="_ref_1"><a href="#_note_1">1</a></sup>.</p>
<section class="footnotes" aria-label="Footnotes"><ol>
<li id="_note_1">
<p>Used.</p>
<a href="#_ref_1" aria-label="back">↩</a></li>
<li id="_note_2">
<p>Unused.</p>
</li>
</ol></section>
"##]],
    );
}

#[test]
fn a_use_without_a_footnote_stays_as_written() {
    check("One[^a].", str!["<p>One[^a].</p>"]);
}

#[test]
fn a_footnote_may_use_another_and_itself() {
    check(
        "One[^a].\n\n[^a]: See[^b] and[^a].\n\n[^b]: Here.",
        str![[r##"
<p>One<sup id="_ref_1"><a href="#_note_1">1</a></sup>.</p>
<section class="footnotes" aria-label="Footnotes"><ol>
<li id="_note_1">
<p>See<sup id="_ref_2"><a href="#_note_2">2</a></sup> and<sup id="_ref_1_2"><a href="#_note_1">1</a></sup>.</p>
<a href="#_ref_1" aria-label="back">↩</a></li>
<li id="_note_2">
<p>Here.</p>
<a href="#_ref_2" aria-label="back">↩</a></li>
</ol></section>
"##]],
    );
}

#[test]
fn a_footnote_keeps_the_words_around_it_from_being_a_link_or_a_picture() {
    check(
        "[a[^1]](b.md) ![a[^1]b](a.png)\n\n[^1]: Note.",
        str![[r##"
<p>[a<sup id="_ref_1"><a href="#_note_1">1</a></sup>](b.md) ![a<sup id="_ref_1_2"><a href="#_note_1">1</a></sup>b](a.png)</p>
<section class="footnotes" aria-label="Footnotes"><ol>
<li id="_note_1">
<p>Note.</p>
<a href="#_ref_1" aria-label="back">↩</a></li>
</ol></section>
"##]],
    );
}

#[test]
fn words_can_be_struck_out_and_stressed() {
    check(
        "~~gone~~ ~also~ **strong** _stressed_ `a < b`",
        str!["<p><del>gone</del> <del>also</del> <strong>strong</strong> <em>stressed</em> <code>a &lt; b</code></p>"],
    );
}

#[test]
fn code_keeps_its_letters_and_loses_its_language() {
    check(
        "```rust\" onload=\"x\nlet a = \"<b>\" & 'c';\n```\n\n    indented <i>\n",
        str![[r#"
<pre tabindex="0"><code>let a = "&lt;b&gt;" &amp; 'c';
</code></pre>
<pre tabindex="0"><code>indented &lt;i&gt;
</code></pre>
"#]],
    );
}

#[test]
fn pictures_with_an_address_show_and_others_leave_their_words() {
    check(
        "![A *chart*](a.png \"Title \\\" here\")",
        str![[r#"<p><img src="a.png" alt="A chart" title="Title &quot; here" /></p>"#]],
    );
    check("![A *chart*](https://example.com/a.png)", str!["<p>A <em>chart</em></p>"]);
    check("![A chart](gone) ![](gone)", str!["<p>A chart </p>"]);
    check(
        "[![A chart](a.png)](https://example.com)",
        str![[r#"<p><a href="https://example.com"><img src="a.png" alt="A chart" /></a></p>"#]],
    );
}

#[test]
fn links_that_lead_nowhere_leave_their_words() {
    check(
        "[to *the* page](gone) and [on](on.md) and [script](javascript:alert(1))",
        str![[r#"<p>to <em>the</em> page and <a href="on.md">on</a> and script</p>"#]],
    );
    check("[a][r] [r]\n\n[r]: javascript:alert(1) \"t\"", str!["<p>a r</p>"]);
    check("<javascript:alert(1)>", str!["<p>javascript:alert(1)</p>"]);
}

#[test]
fn links_lead_where_they_may() {
    check(
        "[web](https://example.com/?a=1&b=2 \"A \\\"title\\\"\") [here](#why) [mail](mailto:a@example.com)",
        str![[
            r##"<p><a href="https://example.com/?a=1&amp;b=2" title="A &quot;title&quot;">web</a> <a href="#why">here</a> <a href="mailto:a@example.com">mail</a></p>"##
        ]],
    );
    check(
        "<https://example.com/å> and https://example.com",
        str![[r#"<p><a href="https://example.com/%C3%A5">https://example.com/å</a> and https://example.com</p>"#]],
    );
    check("[a]\n\n[a]: growth.md#kr2", str![[r#"<p><a href="growth.md#kr2">a</a></p>"#]]);
}

#[test]
fn a_link_in_a_link_leaves_its_words() {
    check(
        "[see <https://example.com> *now*](a.md) <https://example.com>",
        str![[
            r#"<p><a href="a.md">see https://example.com <em>now</em></a> <a href="https://example.com">https://example.com</a></p>"#
        ]],
    );
    check("[<a@example.com>](gone)", str![[r#"<p><a href="mailto:a@example.com">a@example.com</a></p>"#]]);
}

#[test]
fn mail_addresses_in_angle_brackets_are_links() {
    check(
        "Write to <amira@example.com>.",
        str![[r#"<p>Write to <a href="mailto:amira@example.com">amira@example.com</a>.</p>"#]],
    );
    check(
        "<mailto:amira@example.com>",
        str![[r#"<p><a href="mailto:amira@example.com">mailto:amira@example.com</a></p>"#]],
    );
}

#[test]
fn a_note_of_one_paragraph_stands_without_its_mark() {
    check_note(
        "One *line*\nand another.",
        str![[r#"
One <em>line</em>
and another.
"#]],
    );
    check_note(
        "One.\n\nTwo.",
        str![[r#"
<p>One.</p>
<p>Two.</p>
"#]],
    );
    check_note("# Heading", str!["<p><strong>Heading</strong></p>"]);
    check_note(
        "# Heading\n\nText.",
        str![[r#"
<p><strong>Heading</strong></p>
<p>Text.</p>
"#]],
    );
    check_note(
        "- one\n- two",
        str![[r#"
<ul>
<li>one</li>
<li>two</li>
</ul>
"#]],
    );
    check_note(
        "> One.",
        str![[r#"
<blockquote>
<p>One.</p>
</blockquote>
"#]],
    );
    check_note(
        "One[^1].\n\n[^1]: Note.",
        str![[r##"
One<sup id="_ref_1"><a href="#_note_1">1</a></sup>.<section class="footnotes" aria-label="Footnotes"><ol>
<li id="_note_1">
<p>Note.</p>
<a href="#_ref_1" aria-label="back">↩</a></li>
</ol></section>
"##]],
    );
    check_note("", str![]);
}

/// A text in 40 quotes; they are left out of the HTML.
#[track_caller]
fn check_deep(text: &str, expected: Inline) {
    let quoted: Vec<String> = text.lines().map(|line| format!("{} {line}", ">".repeat(40))).collect();
    let html = html(&quoted.join("\n"));
    let inside = html.replace("<blockquote>\n", "").replace("</blockquote>\n", "");
    assert_eq!(html.matches("<blockquote>").count(), 32, "{html}");
    compare(&inside.replace("</blockquote>", ""), expected);
}

#[test]
fn what_nests_deeper_than_32_keeps_its_words() {
    check_deep(
        "one\n\ntwo *three* [four](a.md) five",
        str![[r#"
<p>one</p>
<p>two three four five</p>
"#]],
    );
    check_deep(
        "- one\n- two\n  1. three\n     > four",
        str![[r#"
one

two
three
<p>four</p>
"#]],
    );
    check_deep(
        "<b>\n\n~~~\ncode\n~~~\n\n|a|b|\n|-|-|\n|1|2|",
        str![[r#"
<p>&lt;b&gt;
</p>
<pre tabindex="0"><code>code
</code></pre>
<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>
<tbody>
<tr><td>1</td><td>2</td></tr>
</tbody></table></div>
"#]],
    );
}

#[test]
fn a_list_is_as_deep_as_its_items() {
    let lists: Vec<String> = (0..40).map(|depth| format!("{}- a", "  ".repeat(depth))).collect();
    let html = html(&lists.join("\n"));
    assert_eq!(html.matches("<ul>\n<li>").count(), html.matches("<ul>").count(), "{html}");
}

#[test]
fn headings_keep_their_ids_however_deep() {
    let text = format!("# First\n\n{} # Deep\n\n# Last", ">".repeat(40));
    let html = html(&text);
    for anchor in anchors(&text) {
        assert!(html.contains(&format!(" id=\"_{anchor}\"")), "{anchor} in {html}");
    }
    assert!(html.contains("<h2 id=\"_last\">Last</h2>"), "{html}");
}

#[test]
fn a_small_text_can_be_too_large_as_html() {
    let table = |columns: usize, rows: usize| {
        format!("|{}\n|{}\n{}", "a|".repeat(columns), "-|".repeat(columns), "|x\n".repeat(rows))
    };
    let is_too_large = |text: &str| markdown::outline(text).is_too_large;
    assert!(is_too_large(&table(5_000, 2_000))); // 26 kB that would become 250 MB
    assert!(is_too_large(&"&".repeat(1 << 20)));
    assert!(!is_too_large(&table(10, 1_000)));
    assert!(!is_too_large(&"word ".repeat(200_000)));
}

#[test]
fn what_is_not_too_large_is_about_as_large_as_estimated() {
    const PIECES: [&str; 12] = [
        "- [ ] a\n",
        "# a\n\n",
        "* * *\n\n",
        "a[^1]\n\n[^1]: b\n",
        "[a](b)",
        "*a*",
        "-\n",
        "> a\n\n",
        "`a` ",
        "~~~\n~~~\n",
        "a\n\n",
        "|a|\n|-|\n\n",
    ];
    for piece in PIECES {
        // a sixteenth of the longest file
        let bytes = html(&piece.repeat((1 << 16) / piece.len())).len() * 16;
        let is_too_large = markdown::outline(&piece.repeat((1 << 20) / piece.len())).is_too_large;
        assert!(is_too_large || bytes <= 2 * markdown::HTML_BYTES_MAX, "{piece:?} becomes {bytes} bytes");
    }
}

#[test]
fn plain_text_is_the_words_in_one_line() {
    let text = "# Why *now*\n\nOne\ntwo  \nthree.\n\n- a\n- `b`\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n\
                <b>raw</b> &amp;\n\n```\ncode\n```";
    assert_eq!(markdown::plain_text(text), "Why now One two three. a b x y 1 2 <b>raw</b> & code");
}

#[test]
fn the_outline_lists_links_with_their_places() {
    let text = "[a](b.md) ![c](d.png)\n\n<e@example.com> [f]\n\n[f]: g";
    let links = markdown::outline(text).links;
    let links: Vec<(&str, &str, bool)> =
        links.iter().map(|link| (&text[link.range.clone()], link.address.as_str(), link.image)).collect();
    let expected = [
        ("[a](b.md)", "b.md", false),
        ("![c](d.png)", "d.png", true),
        ("<e@example.com>", "mailto:e@example.com", false),
        ("[f]", "g", false),
    ];
    assert_eq!(links, expected);
}

/// Pieces that Markdown is made of.
pub(crate) fn pieces() -> impl Strategy<Value = String> {
    const PIECES: [&str; 44] = [
        "\n", "\n\n", "# ", "## ", "===\n", "---\n", "- ", "1. ", "> ", "    ", "\t", "```", "~~~", "`", "*", "**",
        "_", "~~", "[", "]", "(", ")", "](", "![", "[^a]", "[^a]: ", "[a]: ", "<", ">", "<b>", "<!--", "-->",
        "<a@b.c>", "|", "|---|\n", "| a |\n", "- [ ] ", "- [x] ", "\\", "&amp;", "&#0;", "é", "a", "b c",
    ];
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn every_text_becomes_html(text in prop_oneof![4 => pieces(), 1 => any::<String>()]) {
        let texts = [html(&text), markdown::to_html(&text, &style(None))];
        let _ = (markdown::plain_text(&text), markdown::outline(&text));
        for html in texts {
            for (start, end) in [("<p>", "</p>"), ("<li", "</li>"), ("<a ", "</a>"), ("<td", "</td>")] {
                prop_assert_eq!(html.matches(start).count(), html.matches(end).count(), "{}", html);
            }
            for link in html.split("<a ").skip(1) {
                prop_assert!(link.contains("</a>"), "a link in a link: {}", html);
            }
        }
    }

    #[test]
    fn ids_are_unique_on_a_page(text in pieces()) {
        let on_page = html(&text);
        let mut ids: Vec<&str> = on_page.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), all, "{}", on_page);
    }

    #[test]
    fn every_heading_of_the_outline_is_on_the_page(text in pieces()) {
        let on_page = html(&text);
        for anchor in anchors(&text) {
            let id = format!(" id=\"_{anchor}\"");
            prop_assert!(on_page.contains(&id), "{} in {}", id, on_page);
        }
    }
    #[test]
    fn a_plain_line_is_its_own_note(
        text in prop_oneof![any::<String>(), "[a-zÅ][a-zÅ0-9 !#$%'\"(),./:;=?@^{}+é…–\u{a0}\u{0}\\-]{0,30}"]
    ) {
        if markdown::is_plain(&text) {
            prop_assert_eq!(markdown::to_html(&text, &style(None)), &*text);
            prop_assert_eq!(markdown::plain_text(&text), text);
        }
    }
}
