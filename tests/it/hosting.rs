//! Sites behind the web servers that people have, set up as `docs/hosting` shows: at the root of a host and below a path.
//!
//! Each server is started once, on free ports, and ended with its test.

mod servers;

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use scraper::{Html, Selector};

use crate::support::{DAY, Room, project};
use servers::Server;

/// Below which paths the site is put.
const PREFIXES: [&str; 3] = ["", "/okr", "/intra/okr"];
/// How long an answer is waited for. Where all is well it comes within milliseconds.
const PATIENCE: Duration = Duration::from_mins(1);

/// A small site with compressed copies, in the folder `site` of a room.
fn site() -> Room {
    let objective = "---\ntitle: Boats on time\nteam: crew\nperiod: 2026-Q4\nkey_results:\n  - {id: kr, title: Fewer late boats, baseline: 10, target: 2}\n---\n\nWhy it matters.\n";
    let room = Room::with(&[
        ("in/okrsite.yaml", "title: Boats\nrules: off\n"),
        ("in/boats.md", objective),
        ("in/crew.md", "---\nkind: team\ntitle: Crew\n---\n"),
    ]);
    room.run(&format!("build in --output site/public --precompress --date {DAY}")).code(0);
    room
}

/// The folder that the configurations name.
const FOLDER: &str = "/srv/site/public";

/// A file of `docs/hosting`, as somebody writes it who puts the site in `folder` below `prefix`.
fn configuration(name: &str, prefix: &str, folder: &str) -> String {
    let text = std::fs::read_to_string(project().join("docs/hosting").join(name)).unwrap();
    let text = if prefix.is_empty() {
        let redirect = "location = /okr {\n    absolute_redirect off;\n    return 301 /okr/$is_args$args;\n}\n";
        text.replace(redirect, "")
            .replace(&format!("Alias /okr {FOLDER}\n"), &format!("DocumentRoot {FOLDER}\n"))
            .replace("redir /okr /okr/ permanent\n", "")
            .replace("/okr", "")
    } else {
        text.replace("/okr", prefix)
    };
    text.replace(FOLDER, folder)
}

/// What a server answered.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    #[track_caller]
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// Asks for a path, with further headers.
fn get(address: &str, path: &str, headers: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").expect("an answer with a head");
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let mut all = BTreeMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        let earlier = all.insert(name.to_lowercase(), value.to_owned());
        assert_eq!(earlier, None, "{path}: {name} stands there twice");
    }
    let body = &bytes[end + 4..];
    let is_chunked = all.get("transfer-encoding").is_some_and(|encoding| encoding == "chunked");
    Answer { status, headers: all, body: if is_chunked { joined(body) } else { body.to_vec() } }
}

/// A body that was sent in chunks, each with its length in front.
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = chunks.windows(2).position(|part| part == b"\r\n").unwrap();
        let length = usize::from_str_radix(std::str::from_utf8(&chunks[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            return body;
        }
        body.extend(&chunks[end + 2..end + 2 + length]);
        chunks = &chunks[end + 2 + length + 2..];
    }
}

/// Where a redirect leads, as a path.
fn location(answer: &Answer, address: &str) -> String {
    answer.header("location").replace(&format!("http://{address}"), "")
}

/// An address on a page that was asked for at `path`, as a browser resolves it.
fn resolved(path: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap();
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." if parts.len() > 1 => {
                parts.pop();
            }
            ".." | "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn nginx_serves_a_site_as_its_configuration_says() {
    let room = site();
    check(&Server::nginx(&room), &room, &["gzip"]);
}

#[test]
fn apache_serves_a_site_as_its_configuration_says() {
    let room = site();
    check(&Server::apache(&room), &room, &["br", "gzip"]);
}

#[test]
fn caddy_serves_a_site_as_its_configuration_says() {
    let room = site();
    check(&Server::caddy(&room), &room, &["br", "gzip"]);
}

fn check(server: &Server, room: &Room, encodings: &[&str]) {
    for (prefix, address) in PREFIXES.into_iter().zip(&server.addresses) {
        check_pages(prefix, address);
        check_kinds(prefix, address);
        check_copies(prefix, address, room, encodings);
        for missing in ["nowhere", "teams/nobody.html", "teams/", "teams/crew/2020.html", "a/b/c/d", "assets/old.css"] {
            check_missing(prefix, address, missing);
        }
        check_too_deep(prefix, address);
    }
}

/// Every answer has the headers, and pages are asked for again.
#[track_caller]
fn check_headers(answer: &Answer, path: &str) {
    let nginx = configuration("nginx.conf", "/okr", "");
    let policy = nginx.split("Content-Security-Policy \"").nth(1).unwrap().split('"').next().unwrap();
    for (name, value) in [
        ("cache-control", "no-cache"),
        ("content-security-policy", policy),
        ("referrer-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(answer.header(name), value, "{name} of {path}");
    }
}

fn check_pages(prefix: &str, address: &str) {
    for path in ["/", "/index.html", "/objectives/boats.html", "/teams/crew.html", "/search/manifest.bin"] {
        let path = format!("{prefix}{path}");
        let page = get(address, &path, "");
        assert_eq!(page.status, 200, "{path}");
        check_headers(&page, &path);
        let same = get(address, &path, &format!("If-None-Match: {}\r\n", page.header("etag")));
        assert_eq!((same.status, same.body.len()), (304, 0), "{path}");
    }
    if !prefix.is_empty() {
        let bare = get(address, prefix, "");
        assert!(matches!(bare.status, 301 | 308), "{prefix}: {}", bare.status);
        assert_eq!(location(&bare, address), format!("{prefix}/"));
    }
    assert_eq!(get(address, &format!("{prefix}/.okrsite"), "").status, 404);
}

/// What each kind of file is, and how long it is kept.
fn check_kinds(prefix: &str, address: &str) {
    let start = get(address, &format!("{prefix}/"), "").text();
    let asset = |ending: &str| {
        let end = start.find(&format!("{ending}\"")).unwrap() + ending.len();
        start[..end].rsplit('"').next().unwrap().to_owned()
    };
    for (path, kind, is_kept) in [
        ("index.html", "text/html; charset=utf-8", false),
        (&asset(".css"), "text/css; charset=utf-8", true),
        (&asset(".js"), "text/javascript; charset=utf-8", true),
        (&asset(".svg"), "image/svg+xml", true),
        ("teams/crew.ics", "text/calendar; charset=utf-8", false),
        ("data/okrs.csv", "text/csv; charset=utf-8", false),
        ("data/okrs.json", "application/json", false),
    ] {
        let path = format!("{prefix}/{path}");
        let answer = get(address, &path, "");
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        let kept = if is_kept { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(answer.header("cache-control"), kept, "{path}");
    }
}

/// The copy that the browser understands is handed out, byte for byte.
fn check_copies(prefix: &str, address: &str, room: &Room, encodings: &[&str]) {
    for path in ["index.html", "", "data/okrs.json"] {
        let file = if path.is_empty() { "index.html" } else { path };
        let plain = get(address, &format!("{prefix}/{path}"), "");
        assert_eq!(plain.header("content-encoding"), "");
        for encoding in encodings {
            let answer = get(address, &format!("{prefix}/{path}"), &format!("Accept-Encoding: {encoding}\r\n"));
            let ending = if *encoding == "br" { "br" } else { "gz" };
            let copy = std::fs::read(room.path().join(format!("site/public/{file}.{ending}"))).unwrap();
            assert_eq!(answer.header("content-encoding"), *encoding, "{path}");
            assert_eq!(answer.header("content-type"), plain.header("content-type"), "{path}");
            assert!(answer.header("vary").to_lowercase().contains("accept-encoding"), "{path}");
            assert!(answer.body == copy, "{path}: not the copy");
        }
    }
}

/// The page for what is missing says so, has its style, and its links lead somewhere.
fn check_missing(prefix: &str, address: &str, missing: &str) {
    let path = format!("{prefix}/{missing}");
    let answer = get(address, &path, "");
    assert_eq!((answer.status, answer.header("content-type")), (404, "text/html; charset=utf-8"), "{path}");
    check_headers(&answer, &path);
    let page = Html::parse_document(&answer.text());
    let mut looked_at = 0;
    for element in page.select(&Selector::parse("link[href], script[src], main a[href]").unwrap()) {
        let href = element.value().attr("href").or_else(|| element.value().attr("src")).unwrap();
        let target = resolved(&path, href);
        assert_eq!(get(address, &target, "").status, 200, "{path}: {href}");
        looked_at += 1;
    }
    assert!(looked_at > 5, "{path}: {looked_at}");
}

/// Deeper than any page, readers are led to a page whose links work.
fn check_too_deep(prefix: &str, address: &str) {
    let path = format!("{prefix}/a/b/c/d/e/f");
    let answer = get(address, &path, "");
    assert_eq!(answer.status, 302, "{path}");
    let target = location(&answer, address);
    check_missing("", address, target.strip_prefix('/').unwrap());
}

#[test]
fn every_configuration_has_the_policy_of_the_pages() {
    let room = site();
    let page = room.read("site/public/index.html");
    let policy =
        page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let directives = |policy: &str| -> Vec<String> {
        let mut all: Vec<String> = policy.split(';').map(|one| one.trim().to_owned()).collect();
        all.sort();
        all
    };
    let mut expected = directives(policy);
    expected.push("frame-ancestors 'self'".to_owned()); // only a header can say it
    expected.sort();
    for name in ["nginx.conf", "apache.conf", "Caddyfile", "web.config"] {
        let text = configuration(name, "/okr", "");
        let policy = text.split("default-src").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(directives(&format!("default-src{policy}")), expected, "{name}");
    }
}

#[test]
fn the_configuration_of_iis_is_well_formed() {
    let text = configuration("web.config", "/okr", "");
    let document = roxmltree::Document::parse(&text).unwrap();
    assert_eq!(document.root_element().tag_name().name(), "configuration");
}

#[test]
fn the_types_of_nginx_are_all_that_a_site_can_have() {
    let text = configuration("nginx.conf", "/okr", "");
    let types = text.split("types {").nth(1).unwrap().split('}').next().unwrap();
    let endings: Vec<&str> =
        types.lines().flat_map(|line| line.trim().trim_end_matches(';').split(' ').skip(1)).collect();
    for ending in ["html", "css", "js", "ics", "xml", "svg", "woff2"].iter().chain(&okrsite::source::picture::INERT) {
        assert!(endings.contains(ending), "{ending}");
    }
}
