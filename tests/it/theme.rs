//! A site's own theme: colours, logo, name, files over the built-in ones; and the documentation of what themes can use.

use std::{fmt::Write, fs};

use okrsite::{model::Language, view::Texts};
use snapbox::{assert_data_eq, str};

use crate::support::{Room, files, project};

const OBJECTIVE: &str =
    "---\ntitle: Good\nteam: growth\nperiod: 2026-Q4\nkey_results:\n  - {title: a, baseline: 0, target: 9}\n---\n";
const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle r=\"4\"/></svg>";

fn style(room: &Room) -> String {
    let files = files(&room.path().join("public/assets"));
    let (_, bytes) = files.into_iter().find(|(path, _)| path.starts_with("site.") && path.ends_with("css")).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn accent_logo_and_name_are_taken_from_the_settings() {
    let settings = "title: A long title\ntheme: {accent: \"#7a1f5c\", logo: files/logo.svg, name: Short}\n";
    let room = Room::with(&[("okrsite.yaml", settings), ("one.md", OBJECTIVE), ("files/logo.svg", LOGO)]);
    room.run("build").code(0);
    assert!(style(&room).ends_with(":root{--accent:light-dark(#7a1f5c,#aa7097)}\n"), "{}", style(&room));
    let page = room.read("public/objectives/one.html");
    assert!(page.contains("<img src=\"../assets/logo.") && page.contains("<bdi>Short</bdi></a>"));
    assert!(page.contains("<title>Good \u{2013} growth, Q4 2026 \u{2013} A long title</title>"), "{page}");
}

#[test]
fn colours_and_logos_that_do_not_work_are_told() {
    let settings = "theme:\n  accent: \"#ffb300\"\n  accent_dark: blue\n  logo: logo.svg\n  nmae: x\nrules: off\n";
    let room = Room::with(&[("okrsite.yaml", settings), ("one.md", OBJECTIVE)]);
    assert_data_eq!(
        room.run("check --format short").code(1).out(),
        str![[r##"
okrsite.yaml:2:11: warning[OKR044]: this colour has a contrast of 1.7 on the light background, and text needs 4.5 (use `"#946800"`, the nearest colour with enough contrast)
okrsite.yaml:3:16: error[OKR010]: `blue` is not a colour (write red, green and blue in hexadecimal, such as `"#0a5d66"`)
okrsite.yaml:4:9: error[OKR036]: there is no file `logo.svg` (write the path of the picture, relative to okrsite.yaml)
okrsite.yaml:5:3: error[OKR007]: unknown key `nmae` in `theme` (did you mean `name`?)

"##]]
    );
    let room = Room::with(&[("okrsite.yaml", "theme:\n  accent: #ffb300\nrules: off\n"), ("one.md", OBJECTIVE)]);
    assert_data_eq!(
        room.run("check --format short").code(1).out(),
        str![[r##"
okrsite.yaml:2:3: error[OKR009]: `accent` has no value (write `accent: "#0a5d66"`: without quotes, `#` starts a comment)

"##]]
    );
}

#[test]
fn a_theme_replaces_extends_and_brings_a_face() {
    let start = "{% extends \"default/start.html\" %}\n{% block main %}<p>Hello</p>{{ super() }}{% endblock main %}\n";
    let room = Room::with(&[
        ("okrsite.yaml", "theme: {folder: own}\nrules: off\n"),
        ("one.md", OBJECTIVE),
        ("own/templates/start.html", start),
        ("own/css/site.css", "@font-face{font-family:x;src:url(fonts/x.woff2)}\n"),
        ("own/i18n/en.ftl", "nav-start = Home\n"),
        ("own/fonts/x.woff2", "face"),
        ("own/templates/part.html", "fine"),
        ("own/notes.txt", "idle"),
    ]);
    let ran = room.run("build");
    assert_data_eq!(
        ran.code(0).err(),
        str![[r#"
warning[OKR042]: this file is not used: the built-in theme has no file of this name
 --> own/notes.txt:1:1
  |
1 |
  | ^
  |
hint: move or rename it, or add it to `exclude` in okrsite.yaml

built 19 pages into public (61 of 61 files new or changed), 1 warning, [TIME]
open public/index.html in a browser

"#]]
    );
    let page = room.read("public/index.html");
    assert!(page.contains("<p>Hello</p>") && page.contains("<h1>") && page.contains("<bdi>Home</bdi>"));
    assert_eq!(room.read("public/assets/fonts/x.woff2"), "face");
    assert!(style(&room).starts_with("@font-face"));
}

/// `themes/README.md` ends with what themes can use, made from the sources: it cannot go stale.
#[test]
fn texts_and_icons_of_the_own_theme_stand_in_built_in_templates() {
    let parts = fs::read_to_string(project().join("themes/default/templates/parts.html")).unwrap();
    let (icon, own) =
        ("<svg class=\"ic\" aria-hidden=\"true\"><use href=\"#s_{{ name }}\"/></svg>", "<i>{{ name }}</i>");
    assert!(parts.contains(icon));

    // the second icon depends on more than its name
    for (own, shown) in [(own, "<i>theme</i>"), ("{% if name == \"theme\" %}<b/>{% endif %}", "<b/>")] {
        let parts = parts.replacen(icon, own, 1);
        let room = Room::with(&[
            ("okrsite.yaml", "theme: {folder: own}\nrules: off\n"),
            ("one.md", OBJECTIVE),
            ("two.md", &OBJECTIVE.replace("Q4", "Q3")), // a second period: the menu has more
            ("own/templates/parts.html", &parts),
            ("own/i18n/en.ftl", "skip = Past <all> { \"{\" }that\ntheme = \"Look\" & 'feel'\n"),
        ]);
        room.run("build").code(0);

        let page = room.read("public/objectives/one.html");
        assert!(page.contains(">Past &lt;all&gt; {that</a>"), "{page}");
        let colours = format!("<summary aria-label=\"&quot;Look&quot; &amp; &#39;feel&#39;\">{shown}</summary>");
        assert!(page.contains(&colours), "{colours} in {page}");
    }
}

#[test]
fn the_documentation_of_themes_is_complete() {
    let path = project().join("themes/README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (written, reference) = text.split_once("## Reference\n").unwrap();
    let expected = reference_of_sources();
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::write(&path, format!("{written}## Reference\n{expected}")).unwrap();
        return;
    }
    assert!(reference == expected, "run `SNAPSHOTS=overwrite cargo test theme`");
}

fn reference_of_sources() -> String {
    let mut text = String::new();
    for (path, bytes) in files(&project().join("src/view")) {
        if !path.contains('/') || path.starts_with("data/") {
            views(std::str::from_utf8(&bytes).unwrap(), &mut text);
        }
    }
    text.push_str("\n### Blocks\n\n");
    for (path, bytes) in files(&project().join("themes/default/templates")) {
        for block in String::from_utf8(bytes).unwrap().split("{% block ").skip(1) {
            let _ = writeln!(text, "- `{}` in `{path}`", block.split(' ').next().unwrap());
        }
    }
    text.push_str("\n### Tokens of the style sheet\n\n");
    let css = fs::read_to_string(project().join("themes/default/css/site.css")).unwrap();
    let root = css.split(":root{").nth(1).unwrap().split("\n}").next().unwrap();
    let tokens = root.split("--").skip(1).filter_map(|rest| rest.split_once(':'));
    let names: Vec<String> = tokens
        .map(|(name, _)| name)
        .filter(|name| !name.contains([')', ',', '(']))
        .map(|name| format!("`--{name}`"))
        .collect();
    let _ = writeln!(text, "{}", names.join(", "));
    text
}

/// Every view struct of a file with its fields.
fn views(source: &str, text: &mut String) {
    let mut about = String::new();
    let mut is_view = false;
    for line in source.lines().map(str::trim) {
        if line == "///" {
            continue;
        }
        if let Some(words) = line.strip_prefix("/// ") {
            about = if about.is_empty() { words.to_owned() } else { format!("{about} {words}") };
        } else if line.starts_with("#[derive") {
            is_view = line.contains("Serialize");
        } else if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
            if is_view {
                let _ = write!(text, "\n### {name}\n\n{about}\n\n");
            }
            about.clear();
        } else if let Some((name, kind)) =
            line.strip_prefix("pub ").and_then(|rest| rest.strip_suffix(',')?.split_once(": "))
        {
            if is_view {
                let _ = writeln!(text, "- `{name}`: {kind}. {about}");
            }
            about.clear();
        } else if line == "}" {
            is_view = false;
            about.clear();
        } else if !line.starts_with("#[") {
            about.clear();
        }
    }
}

#[test]
fn texts_are_not_nested_without_end() {
    let said = |text: &str| Texts::new(Language::English, text).map(drop);
    for text in [
        format!("nav-start = {}\n", "{".repeat(60_000)),
        format!("nav-start = {{ {}\n", "A(".repeat(60_000)),
        format!("nav-start = {{ {}\n", "A(\")}\", ".repeat(60_000)),
        format!("nav-start = {}\n", "{ $a ->\n *[b] \" ".repeat(60_000)),
    ] {
        let told = "the brackets of a text are nested more than 50 levels deep";
        assert_eq!(said(&text), Err(told.to_owned()));
    }
    let deep = format!("nav-start = {}\"Home\"{}\n", "{".repeat(50), "}".repeat(50));
    let braces: Vec<String> = (0..60).map(|at| format!("# {{\nname-{at} = (Home {{\"{{\"}}\n")).collect();
    for text in [deep, braces.concat()] {
        assert_eq!(said(&text), Ok(()));
    }
}
