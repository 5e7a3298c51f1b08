//! What is true of every page of every site: example-okrs, the golden sites, and a site just made by `init`.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::Path,
};

use scraper::{ElementRef, Html, Selector};

use crate::golden;
use crate::support::{DAY, Room, copy, files, project};

/// Budgets of the site's design, in bytes after gzip.
const CSS_MAX: usize = 8 << 10;
const JS_MAX: usize = 6 << 10;
/// The same where somebody searches.
const SEARCH_JS_MAX: usize = 20 << 10;
const PAGE_MAX: usize = 45 << 10;

/// The policy that every page carries.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'";

#[test]
fn example_okrs_is_built_well() {
    let room = Room::new();
    copy(&project().join("example-okrs"), &room.path().join("example-okrs"));
    room.run(&format!("build example-okrs --output site --date {DAY}")).code(0);
    check(&room.path().join("site"));
}

#[test]
fn a_site_just_made_is_built_well() {
    let room = Room::new();
    room.run("init").code(0);
    assert_eq!(
        room.run("check").code(0).err(),
        "checked 2 objectives with 5 key results, 2 teams, 1 page: no findings\n"
    );
    room.run("build").code(0);
    check(&room.path().join("public"));
}

#[test]
fn every_golden_site_is_built_well() {
    for case in golden::cases() {
        check(&golden::build(&case).0.path().join("out"));
    }
}

/// Everything that is wrong with a site.
#[track_caller]
fn check(site: &Path) {
    let files: BTreeMap<String, Vec<u8>> = files(site).into_iter().collect();
    let pages: BTreeMap<&str, Html> = files
        .iter()
        .filter(|(path, _)| path.rsplit('.').next() == Some("html"))
        .map(|(path, bytes)| (path.as_str(), Html::parse_document(std::str::from_utf8(bytes).unwrap())))
        .collect();
    let mut wrong = Vec::new();
    for (path, page) in &pages {
        let mut found = structure(page);
        found.extend(nothing_inline(page));
        found.extend(links(path, page, &files, &pages));
        found.extend(statuses_have_words(page));
        wrong.extend(found.into_iter().map(|one| format!("{path}: {one}")));
    }
    wrong.extend(budgets(&files, &pages));
    assert!(wrong.is_empty(), "{} problems in {}:\n{}", wrong.len(), site.display(), wrong.join("\n"));
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// One h1, headings without a gap, unique ids, a language, a title, the policy first.
fn structure(page: &Html) -> Vec<String> {
    let mut wrong = Vec::new();
    let count = all(page, "h1").len();
    if count != 1 {
        wrong.push(format!("{count} h1"));
    }
    let mut last = 1;
    for heading in all(page, "main h1, main h2, main h3, main h4, main h5, main h6") {
        let level = heading.value().name()[1..].parse::<u8>().unwrap();
        if level > last + 1 {
            wrong.push(format!("h{level} after h{last}: {}", heading.text().collect::<String>()));
        }
        last = level;
    }
    let mut ids = BTreeSet::new();
    for element in all(page, "[id]") {
        let id = element.value().id().unwrap();
        if !ids.insert(id) {
            wrong.push(format!("id `{id}` twice"));
        }
    }
    for element in all(page, "[aria-labelledby]") {
        let id = element.value().attr("aria-labelledby").unwrap();
        if !ids.contains(id) {
            wrong.push(format!("labelled by `{id}`, which does not exist"));
        }
    }
    let first = all(page, "head > *")[0].value();
    if (first.attr("http-equiv"), first.attr("content")) != (Some("Content-Security-Policy"), Some(POLICY)) {
        wrong.push("the policy is not first in the head".to_owned());
    }
    if all(page, "html[lang]").is_empty() || all(page, "title")[0].text().collect::<String>().trim().is_empty() {
        wrong.push("no language or no title".to_owned());
    }
    if all(page, "[aria-current='']").len() + all(page, "[lang='']").len() > 0 {
        wrong.push("an empty attribute".to_owned());
    }
    wrong
}

/// Neither style nor script inside a page, and nothing from another host.
fn nothing_inline(page: &Html) -> Vec<String> {
    let mut wrong = Vec::new();
    for element in all(page, "*") {
        let name = element.value().name();
        for (attribute, value) in element.value().attrs() {
            if attribute == "style" || attribute.starts_with("on") {
                wrong.push(format!("<{name} {attribute}>"));
            }
            let loads =
                matches!(attribute, "src" | "srcset" | "data" | "poster") || (name == "link" && attribute == "href");
            if loads && (value.contains("//") || value.starts_with("data:")) {
                wrong.push(format!("<{name}> loads {value}"));
            }
        }
        let is_inline = name == "style" || (name == "script" && element.value().attr("src").is_none());
        let asks = name == "form" && element.value().attr("role") == Some("search"); // answered by a script
        if is_inline || (matches!(name, "iframe" | "object" | "embed" | "base" | "form") && !asks) {
            wrong.push(format!("<{name}>"));
        }
    }
    wrong
}

/// Every internal link leads to a file, and every anchor to an id.
fn links(path: &str, page: &Html, files: &BTreeMap<String, Vec<u8>>, pages: &BTreeMap<&str, Html>) -> Vec<String> {
    let mut wrong = Vec::new();
    for element in all(page, "[href], [src]") {
        let value = element.value();
        let address = value.attr("href").or_else(|| value.attr("src")).unwrap();
        // shown in place of pages at any depth: its links start at the path of `base_url`, in tests `/goals/`
        let (address, path) = match address.strip_prefix("/goals/") {
            Some(inside) if path.ends_with("404.html") => (inside, "404.html"),
            _ => (address, path),
        };
        if address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:") {
            continue;
        }
        if address.is_empty() || address.starts_with('/') || address.contains(':') {
            wrong.push(format!("`{address}` is no way inside the site"));
            continue;
        }
        let (target, anchor) =
            address.split_once('#').map_or((address, None), |(target, anchor)| (target, Some(anchor)));
        let target = target.split('?').next().unwrap(); // what a script looks for
        let target = if target.is_empty() { path.to_owned() } else { join(path, target) };
        if !files.contains_key(&target) {
            wrong.push(format!("`{address}` leads to no file"));
        } else if let (Some(anchor), Some(page)) = (anchor, pages.get(target.as_str()))
            && all(page, &format!("[id='{anchor}']")).is_empty()
        {
            wrong.push(format!("`{address}`: no such place"));
        }
    }
    wrong
}

fn join(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        if part == ".." {
            parts.pop().expect("no link leads out of the site");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// A status is never colour alone: the shape has a name, or a word beside it.
fn statuses_have_words(page: &Html) -> Vec<String> {
    let named = |element: &ElementRef<'_>| {
        let label = element.value().attr("aria-label").unwrap_or("").trim();
        !label.is_empty() || !element.text().collect::<String>().trim().is_empty()
    };
    all(page, ".st")
        .iter()
        .filter(|one| !named(one))
        .map(|one| format!("a status without a word: {}", one.html()))
        .collect()
}

/// What a page makes a reader load: itself, its style sheets and its scripts. Each sheet has a budget, and so have all scripts.
fn budgets(files: &BTreeMap<String, Vec<u8>>, pages: &BTreeMap<&str, Html>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, page) in pages {
        let folder = if path.contains('/') { "../" } else { "" };
        let loaded = |selector: &str, attribute: &str| -> Vec<usize> {
            let name = |element: &ElementRef<'_>| element.value().attr(attribute).unwrap().replacen(folder, "", 1);
            let elements = all(page, selector);
            elements.iter().filter_map(|element| files.get(&name(element))).map(|bytes| packed(bytes)).collect()
        };
        let (css, js) = (loaded("link[rel=stylesheet]", "href"), loaded("script", "src"));
        let whole = packed(&files[*path]) + css.iter().chain(&js).sum::<usize>();
        let sheet = css.iter().copied().max().unwrap_or(0);
        let counted = *path == "index.html" || path.starts_with("objectives/");
        for (what, size, most) in [
            ("of CSS in one sheet", sheet, CSS_MAX),
            ("of JavaScript", js.iter().sum(), if *path == "search.html" { SEARCH_JS_MAX } else { JS_MAX }),
            ("in all", if counted { whole } else { 0 }, PAGE_MAX),
        ] {
            if size > most {
                wrong.push(format!("{path}: {size} bytes {what}, at most {most}"));
            }
        }
    }
    wrong
}

/// How many bytes it takes on the wire.
pub(crate) fn packed(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}
