//! The printers: whole outputs for a few findings.

mod drawn;

use okrsite::diagnostics::{
    Counts, Diagnostic, Report, SitePath, Sources, Span, id, json, short, sort,
    terminal::{self, Style},
};
use serde_json::{Value, json as value};
use snapbox::{IntoData, assert_data_eq, data::Inline, str};

const PLAIN: Style = Style { color: false, width: 80 };

/// A file with its path, in which `«` and `»` stand around the places to point at, in order.
fn marked(path: &str, text: &str, sources: &mut Sources) -> Vec<Span> {
    let mut plain = String::new();
    let (mut open, mut places) = (Vec::new(), Vec::new());
    for letter in text.chars() {
        match letter {
            '«' => {
                open.push(places.len());
                places.push((plain.len(), 0));
            }
            '»' => places[open.pop().unwrap()].1 = plain.len(),
            _ => plain.push(letter),
        }
    }
    let file = sources.add(SitePath::new(path), plain);
    places.into_iter().map(|(start, end)| Span::new(file, start, end)).collect()
}

/// A finding in `okrs/signups.md` with a place that explains it.
fn flat_target() -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let text = "---\ntitle: Grow\nkey_results:\n  - title: Sign-ups\n    baseline: «500»\n    target: «500»\n---\n";
    let spans = marked("okrs/signups.md", text, &mut sources);
    let mut report = Report::default();
    let finding = report.at(&id::FLAT_TARGET, spans[1], "target of `Sign-ups` equals its baseline (500)");
    finding.label("same as `baseline`").also(spans[0], "the baseline").hint("set `target` to the value you want");
    (report.into_found(), sources)
}

/// One finding at the first marked place of `text`, with the others beside it.
fn one(text: &str) -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let spans = marked("a.md", text, &mut sources);
    let mut report = Report::default();
    let finding = report.at(&id::CUT_TEXT, spans[0], "something is here");
    for span in &spans[1..] {
        finding.also(*span, "and here");
    }
    (report.into_found(), sources)
}

fn check_terminal((found, sources): &(Vec<Diagnostic>, Sources), style: Style, expected: Inline) {
    assert_data_eq!(terminal::print(found, sources, style), expected.raw());
}

#[test]
fn nothing_found_prints_nothing() {
    let sources = Sources::default();
    assert_eq!(terminal::print(&[], &sources, PLAIN), "");
    assert_eq!(short::print(&[], &sources), "");
    let document: Value = serde_json::from_str(&json::print(&[], &sources)).unwrap();
    assert_eq!(document, value!({"version": 1, "counts": {"errors": 0, "warnings": 0, "notes": 0}, "findings": []}));
    assert_eq!(Counts::of(&[]).sentence(), "no findings");
}

#[test]
fn characters_that_a_terminal_obeys_are_made_visible() {
    let mut sources = Sources::default();
    let spans =
        marked("a\u{1b}[2J\n.md", "\u{1b}[31m«red\u{7}»\r\u{202e}abc\u{2066}\u{9b}\u{85}\0 «b»\r\n", &mut sources);
    let mut report = Report::default();
    let finding = report.at(&id::UNREADABLE_TEXT, spans[0], "message \u{1b}[31m\nerror: forged");
    finding.label("label \u{1b}]0;title\u{7}").also(spans[1], "\u{202e}also").hint("hint\r\u{2028}b");
    let all = (report.into_found(), sources);
    check_terminal(
        &all,
        PLAIN,
        str![[r#"
error[OKR001]: message \u{1b}[31m\nerror: forged
 --> a\u{1b}[2J\n.md:1:6
  |
1 | ␛[31mred␇␍�abc���␀ b
  |      ^^^^          - \u{202e}also
  |      |
  |      label \u{1b}]0;title\u{7}
  |
hint: hint\r\u{2028}b

"#]],
    );
    assert_data_eq!(
        short::print(&all.0, &all.1),
        str![[r#"
a\u{1b}[2J\n.md:1:6: error[OKR001]: message \u{1b}[31m\nerror: forged (hint\r\u{2028}b)

"#]]
        .raw()
    );
    let document = json::print(&all.0, &all.1);
    assert!(document.chars().all(|letter| letter == '\n' || !letter.is_control()), "{document:?}");
    let document: Value = serde_json::from_str(&document).unwrap();
    assert_eq!(document["findings"][0]["path"], "a\u{1b}[2J\n.md");
    assert_eq!(document["findings"][0]["message"], "message \u{1b}[31m\nerror: forged");
    assert_eq!(document["findings"][0]["also"][0]["label"], "\u{202e}also");
}

#[test]
fn the_document_for_programs_has_every_field() {
    let (mut found, sources) = flat_target();
    let mut report = Report::default();
    let file = found[0].primary.span.file;
    let finding = report.at(&id::CUT_TEXT, Span::new(file, 4, 4), "Åå \"quoted\" \\ and </script>");
    finding.fix(Span::new(file, 4, 10), "Title:");
    found.append(&mut report.into_found());
    let document: Value = serde_json::from_str(&json::print(&found, &sources)).unwrap();
    let expected = value!({
        "version": 1,
        "counts": {"errors": 1, "warnings": 1, "notes": 0},
        "findings": [
            {
                "code": "OKR012",
                "name": "flat-target",
                "severity": "error",
                "message": "target of `Sign-ups` equals its baseline (500)",
                "hint": "set `target` to the value you want",
                "path": "okrs/signups.md",
                "start": {"line": 6, "column": 13, "byte": 79},
                "end": {"line": 6, "column": 16, "byte": 82},
                "label": "same as `baseline`",
                "also": [{
                    "path": "okrs/signups.md",
                    "start": {"line": 5, "column": 15, "byte": 63},
                    "end": {"line": 5, "column": 18, "byte": 66},
                    "label": "the baseline",
                }],
                "fix": null,
            },
            {
                "code": "OKR025",
                "name": "cut-text",
                "severity": "warning",
                "message": "Åå \"quoted\" \\ and </script>",
                "hint": null,
                "path": "okrs/signups.md",
                "start": {"line": 2, "column": 1, "byte": 4},
                "end": {"line": 2, "column": 1, "byte": 4},
                "label": null,
                "also": [],
                "fix": {
                    "start": {"line": 2, "column": 1, "byte": 4},
                    "end": {"line": 2, "column": 7, "byte": 10},
                    "replacement": "Title:",
                },
            },
        ],
    });
    assert_eq!(document, expected);
    assert!(json::print(&found, &sources).ends_with("}\n"));
}

#[test]
fn a_line_each_is_for_editors_and_grep() {
    let (found, sources) = flat_target();
    assert_data_eq!(
        short::print(&found, &sources),
        str![[r#"
okrs/signups.md:6:13: error[OKR012]: target of `Sign-ups` equals its baseline (500) (set `target` to the value you want)

"#]]
        .raw()
    );
}

#[test]
fn findings_are_read_in_the_order_of_files_and_places() {
    let mut sources = Sources::default();
    let later = marked("b.md", "«one» «two»", &mut sources);
    let earlier = marked("a.md", "å «one»\r\n«two»", &mut sources);
    let mut report = Report::default();
    report.at(&id::BROKEN_LINK, later[1], "f");
    report.at(&id::BROKEN_LINK, later[0], "e");
    report.at(&id::BROKEN_LINK, earlier[1], "d");
    report.at(&id::UNSAFE_LINK, earlier[0], "b");
    report.at(&id::UNSAFE_LINK, earlier[0], "c");
    report.at(&id::BROKEN_LINK, earlier[0], "a");
    report.at(&id::BROKEN_LINK, earlier[0], "a");
    let mut found = report.into_found();
    sort(&mut found, &sources);
    assert_data_eq!(
        short::print(&found, &sources),
        str![[r#"
a.md:1:3: error[OKR036]: a
a.md:1:3: error[OKR037]: b
a.md:1:3: error[OKR037]: c
a.md:2:1: error[OKR036]: d
b.md:1:1: error[OKR036]: e
b.md:1:5: error[OKR036]: f

"#]]
        .raw()
    );
}

#[test]
fn a_place_that_does_not_fit_the_text_is_moved_back_to_it() {
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new("a.md"), "åå\n".to_owned());
    let mut report = Report::default();
    for (start, end) in [(1, 3), (3, 900), (900, 901), (4, 2)] {
        report.at(&id::CUT_TEXT, Span::new(file, start, end), format!("{start} to {end}"));
    }
    let found = report.into_found();
    assert_data_eq!(
        short::print(&found, &sources),
        str![[r#"
a.md:1:1: warning[OKR025]: 1 to 3
a.md:1:2: warning[OKR025]: 3 to 900
a.md:2:1: warning[OKR025]: 900 to 901
a.md:1:3: warning[OKR025]: 4 to 2

"#]]
        .raw()
    );
    assert_eq!(terminal::print(&found, &sources, PLAIN).matches('^').count(), 4);
    let document: Value = serde_json::from_str(&json::print(&found, &sources)).unwrap();
    let bytes: Vec<Value> = (0..4)
        .map(|at| &document["findings"][at])
        .map(|one| value!([one["start"]["byte"], one["end"]["byte"]]))
        .collect();
    assert_eq!(value!(bytes), value!([[0, 2], [2, 5], [5, 5], [4, 4]]));
}
