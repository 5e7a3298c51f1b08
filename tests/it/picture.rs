//! Files that are copied beside the pages: nothing in them may run or fetch.

use okrsite::source::picture::{active_part, ending, is_inert};

const SVG: &str = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

/// What is active in an SVG picture with this inside.
fn inside(content: &str) -> Option<&'static str> {
    active_part(&format!("<?xml version=\"1.0\"?>\n<svg {SVG} viewBox=\"0 0 9 9\">{content}</svg>"))
}

#[test]
fn a_picture_that_only_draws_is_passive() {
    let drawings = [
        "<rect width=\"9\" height=\"9\" fill=\"#fff\"/>",
        "<defs><linearGradient id=\"a\"/></defs><path fill=\"url(#a)\" d=\"M0 0\"/>",
        "<path style=\"fill:url( '#a' )\"/>",
        "<use href=\"#a\"/><use xlink:href = '#b'/>",
        "<style>.a{fill:url(\"#a\")}</style>",
        "<text>a common question: on or off</text>",
        "<text>Söder &amp; Väst &lt; Öst &#246;</text>",
        "<animate attributeName=\"opacity\" from=\"0\" to=\"1\" dur=\"1s\"/>",
        "<animateTransform attributeName='transform' type='rotate' to='90'/>",
        "<title>honey=sweet</title>",
    ];
    for drawing in drawings {
        assert_eq!(inside(drawing), None, "{drawing}");
    }
}

#[test]
fn a_picture_that_could_run_or_fetch_is_refused() {
    let table = [
        ("<script>alert(1)</script>", "a script"),
        ("<SCRIPT href='#a'/>", "a script"),
        ("<svg:script>alert(1)</svg:script>", "a script"),
        ("<foreignObject><body/></foreignObject>", "foreign content"),
        ("<s:foreignobject/>", "foreign content"),
        ("<iframe src='a'/>", "a frame"),
        ("<embed src='a'/>", "embedded content"),
        ("<object data='a'/>", "embedded content"),
        ("<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' srcdoc='&lt;b>'/>", "HTML"),
        ("<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='//evil.example/a'/>", "HTML"),
        ("<h:form xmlns:h='http://www.w3.org/1999&#47;xhtml'/>", "HTML"),
        ("<h:form xmlns:h='http://www.w3.org/1999/x&#x48;tml'/>", "HTML"),
        ("<rect onload=\"alert(1)\"/>", "an event handler"),
        ("<rect ONCLICK = 'alert(1)'/>", "an event handler"),
        ("<rect\nonload\n=\n'alert(1)'/>", "an event handler"),
        ("<rect id=''onload='alert(1)'/>", "an event handler"),
        ("<a href='javascript:alert(1)'/>", "an address outside the picture"),
        ("<a xlink:href='JavaScript:alert(1)'/>", "an address outside the picture"),
        ("<a href='&#106;avascript:alert(1)'/>", "an address outside the picture"),
        ("<a href\n=\n'data:text/html,a'/>", "an address outside the picture"),
        ("<a href=' javascript:alert(1)'/>", "an address outside the picture"),
        ("<image href='https://evil.example/a.png'/>", "an address outside the picture"),
        ("<image xlink:href='a.png'/>", "an address outside the picture"),
        ("<use href='other.svg#a'/>", "an address outside the picture"),
        ("<set attributeName='href' to='javascript:alert(1)'/>", "an animated address"),
        ("<animate attributeName=\"xlink:href\" values='javascript:alert(1)'/>", "an animated address"),
        ("<animate attributeName = ' HREF ' values='javascript:alert(1)'/>", "an animated address"),
        ("<animate attributeName='&#x68;ref' values='javascript:alert(1)'/>", "an animated address"),
        ("<set attributeName='onclick' to='alert(1)'/>", "an animated address"),
        ("<style>@import 'https://evil.example/a.css';</style>", "a style sheet from elsewhere"),
        ("<style>&#64;import 'https://evil.example/a.css';</style>", "a style sheet from elsewhere"),
        ("<style>@\\69mport 'https://evil.example/a.css';</style>", "a backslash"),
        ("<rect fill='u\\72l(https://evil.example/a)'/>", "a backslash"),
        ("<rect fill='u&#92;72l(https://evil.example/a)'/>", "a backslash"),
        ("<rect fill='url(https://evil.example/a)'/>", "an address outside the picture"),
        ("<rect fill='&#117;rl(https://evil.example/a)'/>", "an address outside the picture"),
        ("<rect fill='&#x0000075;RL(https://evil.example/a)'/>", "an address outside the picture"),
        ("<rect style='background:image-set(\"https://evil.example/a\" 1x)'/>", "an address outside the picture"),
        ("<!ENTITY a 'b'>", "an entity"),
        ("<!DOCTYPE svg>", "a document type"),
        ("<?xml-stylesheet href='https://evil.example/a.css'?>", "a style sheet from elsewhere"),
    ];
    for (content, part) in table {
        assert_eq!(inside(content), Some(part), "{content}");
    }
}

#[test]
fn only_files_that_cannot_run_are_copied_as_they_are() {
    for path in ["a.png", "bilder/A.JPG", "a.b.pdf", "a.csv", "plan.xlsx"] {
        assert!(is_inert(path), "{path}");
    }
    for path in
        ["a.html", "a.htm", "a.xhtml", "a.svg", "a.svgz", "a.xml", "a.js", "a.png.html", "png", ".png/a", "", "a."]
    {
        assert!(!is_inert(path), "{path}");
    }
}

#[test]
fn an_ending_is_what_follows_the_last_dot_of_the_name() {
    let table = [("a/b.C/d.PNG", "png"), ("a.b/c", ""), ("a", ""), ("a.tar.gz", "gz"), ("a.", "")];
    for (path, expected) in table {
        assert_eq!(ending(path), expected, "{path}");
    }
}

#[test]
fn a_picture_that_repeats_itself_is_read_once() {
    assert_eq!(inside(&"on".repeat(200_000)), None);
    assert_eq!(inside(&" on".repeat(100_000)), None);
    assert_eq!(inside(&"attributename=".repeat(20_000)), Some("an animated address"));
}

#[test]
fn an_animated_name_is_read_to_its_end_or_refused() {
    let long = |name: &str| format!("<set attributeName='{name}' to='javascript:alert(1)'/>");
    assert_eq!(inside(&long(&format!("{}:href", "x".repeat(190)))), Some("an animated address"));
    assert_eq!(inside(&long(&format!("{}:href", "x".repeat(300)))), Some("an animated address"));
    assert_eq!(inside(&long(&format!("{}:href", "attributename".repeat(10)))), Some("an animated address"));
    assert_eq!(inside(&long("fill")), None);
}
