//! A hostile page in the same browser, and other strangers: every request is sent as it stands here.

use super::{Server, small};
use crate::support::{DAY, Room, project};

/// Sends a request with `[OWN]` for the server's address and `[PORT]` for its port. Returns the status.
fn status(server: &Server, request: &str) -> u16 {
    let port = server.address.rsplit(':').next().unwrap();
    server.ask(request.replace("[OWN]", &server.address).replace("[PORT]", port)).status
}

#[track_caller]
fn check(requests: &[(u16, &str)]) {
    let room = small();
    let server = Server::of(&room, "in");
    for (expected, request) in requests {
        assert_eq!(status(&server, request), *expected, "{request}");
    }
}

#[test]
fn only_our_own_host_is_answered() {
    check(&[
        (200, "GET / HTTP/1.1\r\nHost: [OWN]\r\nConnection: close\r\n\r\n"),
        (200, "GET / HTTP/1.1\r\nHost: localhost:[PORT]\r\nConnection: close\r\n\r\n"),
        (200, "GET / HTTP/1.1\r\nHost: LOCALHOST:[PORT]\r\nConnection: close\r\n\r\n"),
        (200, "GET / HTTP/1.1\r\nHost: [::1]:[PORT]\r\nConnection: close\r\n\r\n"),
        (200, "GET http://[OWN]/ HTTP/1.1\r\nHost: [OWN]\r\nConnection: close\r\n\r\n"),
        (200, "GET / HTTP/1.1\r\nHost: localhost.:[PORT]\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: localhost..:[PORT]\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: .:[PORT]\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: evil.example:[PORT]\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: localhost.evil.example:[PORT]\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: localhost:[PORT]@evil.example\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: 127.0.0.2:[PORT]\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.0\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: [OWN]\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
        (421, "GET / HTTP/1.1\r\nHost: [OWN]\r\nHost: [OWN]\r\nConnection: close\r\n\r\n"),
        (421, "GET http://evil.example/ HTTP/1.1\r\nHost: [OWN]\r\nConnection: close\r\n\r\n"),
        (421, "GET /.serve/events HTTP/1.1\r\nHost: evil.example:[PORT]\r\nConnection: close\r\n\r\n"),
    ]);
}

#[test]
fn pages_of_other_sites_get_nothing() {
    let with =
        |path: &str, headers: &str| format!("GET {path} HTTP/1.1\r\nHost: [OWN]\r\nConnection: close\r\n{headers}\r\n");
    let mut requests = vec![
        (200, with("/", "Origin: http://[OWN]\r\n")),
        (200, with("/", "Origin: http://localhost:[PORT]\r\n")),
        (200, with("/", "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")),
        (200, with("/", "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n")),
        // a link in a mail or on another page opens a page
        (200, with("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")),
    ];
    for path in ["/", "/data/okrs.json", "/.serve/events", "/.serve/serve.js"] {
        for headers in [
            "Origin: http://evil.example\r\n",
            "Origin: https://[OWN]\r\n",
            "Origin: http://localhost:1\r\n",
            "Origin: http://localhost\r\n",
            "Origin: null\r\n",
            "Origin: http://[OWN]\r\nOrigin: http://evil.example\r\n",
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n",
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n",
            "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n",
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n",
            "Sec-Fetch-Site: cross-site\r\n",
        ] {
            requests.push((403, with(path, headers)));
        }
    }
    let requests: Vec<(u16, &str)> = requests.iter().map(|(status, request)| (*status, request.as_str())).collect();
    check(&requests);
}

#[test]
fn nothing_but_reading_is_answered() {
    let methods = ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"];
    let request = |method: &str| format!("{method} / HTTP/1.1\r\nHost: [OWN]\r\nConnection: close\r\n\r\n");
    let requests: Vec<String> = methods.iter().map(|method| request(method)).collect();
    let mut all: Vec<(u16, &str)> = requests.iter().map(|request| (405, request.as_str())).collect();
    all.push((200, "HEAD / HTTP/1.1\r\nHost: [OWN]\r\nConnection: close\r\n\r\n"));
    check(&all);
    let room = small();
    let server = Server::of(&room, "in");
    let head = server.ask(format!("HEAD / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.address));
    assert_eq!(head.headers["content-length"], server.get("").body.len().to_string());
    assert!(head.body.is_empty());
    let post = server.ask(format!("POST / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.address));
    assert_eq!(post.headers["allow"], "GET, HEAD");
}

#[cfg(unix)]
#[test]
fn no_path_leaves_the_site() {
    let room = small();
    room.save("secret.txt", "a secret");
    room.save("in/secret.txt", "a secret");
    room.save("in/.hidden.md", "a secret");
    std::os::unix::fs::symlink(room.path().join("secret.txt"), room.path().join("in/okrs/link.txt")).unwrap();
    std::os::unix::fs::symlink(room.path(), room.path().join("in/up")).unwrap();
    let server = Server::of(&room, "in");
    let mut paths: Vec<String> = Vec::new();
    for up in [
        "../",
        "..%2f",
        "%2e%2e/",
        "%2e%2e%2f",
        "%252e%252e%252f",
        "..\\",
        "..%5c",
        "%2e%2e%5c",
        ".%00./",
        "....//",
        "..;/",
    ] {
        for depth in 1..4 {
            let way = up.repeat(depth);
            paths.extend([
                format!("{way}secret.txt"),
                format!("objectives/{way}secret.txt"),
                format!("{way}etc/passwd"),
            ]);
        }
    }
    paths.extend(
        [
            "secret.txt",
            "in/secret.txt",
            "okrs/link.txt",
            "okrs/boats.md",
            "harbour.md",
            "okrsite.yaml",
            ".hidden.md",
            ".okrsite",
            "up/secret.txt",
            "/etc/passwd",
            "//etc/passwd",
            "file:///etc/passwd",
            "C:%5cWindows%5cwin.ini",
            "index.html%00.txt",
            "index.html/",
            "./index.html",
            "objectives/../index.html",
            "%2findex.html",
            "INDEX.HTML",
            ".serve/",
            ".serve/../index.html",
            ".serve/page/serve.js",
            "%c0%ae%c0%ae/secret.txt",
            "index.html%0d%0aX-Evil: 1",
        ]
        .map(str::to_owned),
    );
    for path in paths {
        let answer = server.get(&path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        let text = String::from_utf8_lossy(&answer.body);
        assert!(!text.contains("a secret") && !text.contains("root:"), "{path}");
        assert!(!answer.headers.contains_key("x-evil"), "{path}");
    }
}

#[test]
fn every_answer_carries_the_headers() {
    let room = small();
    let server = Server::of(&room, "in");
    let own = &server.address;
    let hosting = std::fs::read_to_string(project().join("docs/hosting/nginx.conf")).unwrap();
    let policy = hosting.split("Content-Security-Policy \"").nth(1).unwrap().split('"').next().unwrap();
    for request in [
        format!("GET / HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"),
        format!("GET /nowhere HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"),
        format!("GET /%ff HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"),
        format!("GET /.serve/serve.css HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"),
        format!("HEAD /.serve/events HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"),
        format!("POST / HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {own}\r\nOrigin: null\r\nConnection: close\r\n\r\n"),
        "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".to_owned(),
    ] {
        let answer = server.ask(&request);
        for (name, value) in [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("content-security-policy", policy),
        ] {
            assert_eq!(answer.headers.get(name).map(String::as_str), Some(value), "{name} of {request}");
        }
        assert!(!answer.headers.keys().any(|name| name.starts_with("access-control")), "{request}");
    }
}

#[test]
fn with_another_host_it_warns_and_answers_to_addresses_but_not_to_names() {
    let room = small();
    let server = Server::start_after(
        &room,
        &["serve", "in", "--host", "0.0.0.0", "--port", "0"],
        "warning: listening on 0.0.0.0",
    );
    for (expected, host) in [(200, "127.0.0.1"), (200, "192.168.1.20"), (200, "localhost"), (421, "evil.example")] {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}:[PORT]\r\nConnection: close\r\n\r\n");
        assert_eq!(status(&server, &request), expected, "{host}");
    }
}

/// What a server that was started with `arguments` answers to a request for the start page at `host`.
#[track_caller]
fn check_hosts(arguments: &str, hosts: &[(u16, &str)]) {
    let room = small();
    let arguments: Vec<&str> = ["serve", "in", "--port", "0"].into_iter().chain(arguments.split(' ')).collect();
    let server = Server::start(&room, &arguments);
    for (expected, host) in hosts {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert_eq!(status(&server, &request), *expected, "{arguments:?}: {host}");
    }
}

#[test]
fn a_host_that_is_allowed_is_answered_at_every_port_or_at_the_one_that_is_named() {
    check_hosts(
        "--allow-host box --allow-host LocalHost:8080 --allow-host 10.0.0.5 --allow-host [fe80::1]:80 --allow-host ::2",
        &[
            (200, "[OWN]"),
            (200, "box"),
            (200, "BOX:[PORT]"),
            (200, "box.:9000"),
            (200, "localhost:8080"),
            (200, "10.0.0.5:1"),
            (200, "[fe80::1]"),
            (200, "[FE80:0::1]:80"),
            (200, "[::2]:8080"),
            (421, "box.evil.example"),
            (421, "evil.box"),
            (421, "localhost:8081"),
            (421, "localhost"),
            (421, "10.0.0.50"),
            (421, "[fe80::1]:8080"),
            (421, "evil.example"),
        ],
    );
    check_hosts("--host 0.0.0.0 --allow-host box:4600", &[(200, "box:4600"), (421, "box:4601"), (421, "other:4600")]);
}

#[test]
fn a_refusal_says_how_the_host_is_allowed() {
    let room = small();
    let server = Server::of(&room, "in");
    let said = |host: &str| {
        let answer = server.ask(format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        assert_eq!(answer.headers["content-type"], "text/plain; charset=utf-8");
        String::from_utf8(answer.body).unwrap()
    };
    for host in ["localhost:8080", "box", "[::1]:8080", "192.168.1.20:4600"] {
        assert_eq!(
            said(host),
            format!(
                "okrsite serve does not answer to the host `{host}`.\n\n\
                 If you reach it by this name, for example through Docker or an SSH tunnel, start it like this:\n\n    \
                 okrsite serve --allow-host {host}\n"
            )
        );
    }
    for odd in ["a b", "<script>", "box:0", "*.example.com", ""] {
        assert_eq!(
            said(odd),
            "okrsite serve does not answer to this host: it is not a name or an IP address\n",
            "{odd}"
        );
    }
}

#[test]
fn pages_and_their_reloading_work_at_an_allowed_host() {
    let room = small();
    let server = Server::start(&room, &["serve", "in", "--port", "0", "--date", DAY, "--allow-host", "box:8080"]);
    for (expected, origin) in [
        (200, "http://box:8080"),
        (200, "https://box:8080"),
        (200, "http://[OWN]"),
        (403, "http://box"),
        (403, "https://[OWN]"),
        (403, "http://evil.example"),
    ] {
        for path in ["/", "/.serve/serve.js", "/data/okrs.json"] {
            let request =
                format!("GET {path} HTTP/1.1\r\nHost: box:8080\r\nOrigin: {origin}\r\nConnection: close\r\n\r\n");
            assert_eq!(status(&server, &request), expected, "{origin}{path}");
        }
    }
    let mut told = server.follow_as("box:8080");
    room.save("in/harbour.md", room.read("in/harbour.md").replace("A calm harbour", "A quiet harbour"));
    told.next_site();
}

#[test]
fn a_host_that_cannot_be_allowed_is_an_error() {
    for (host, expected) in [
        ("*", "`*` would let every website read this site through your browser: name each host"),
        (
            "*.example.com",
            "`*.example.com` would let every website read this site through your browser: name each host",
        ),
        ("http://box:8080/okr", "`http://box:8080/okr` is an address: write only the host, `--allow-host box:8080`"),
        ("box/", "`box/` is an address: write only the host, `--allow-host box`"),
        ("box:port", "the port in `box:port` is not a number from 1 to 65535"),
        ("box:0", "the port in `box:0` is not a number from 1 to 65535"),
        ("böx", "`böx` is not a host: write a name or an IP address, such as `box`, `box:8080` or `192.168.1.20`"),
    ] {
        let said = small().run(&format!("serve in --port 0 --allow-host {host}")).code(2).err();
        assert_eq!(said, format!("error: {expected}\n"));
    }
}

#[test]
fn an_endless_or_broken_request_is_no_trouble_for_others() {
    let room: Room = small();
    let server = Server::of(&room, "in");
    let long =
        format!("GET /{} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", "a".repeat(100_000), server.address);
    for request in [
        b"\x16\x03\x01\x02\x00\x01\x00\x01".as_slice(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        long.as_bytes(),
    ] {
        let stream = std::net::TcpStream::connect(&server.address).unwrap();
        let _ = std::io::Write::write_all(&mut &stream, request); // it may be refused before it is sent whole
    }
    assert_eq!(server.get("").status, 200);
}
