//! `okrsite serve`: what browsers get, what they are told, who is refused.

mod changes;
mod guard;
mod same;
mod soak;
mod start;

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Stdio},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use crate::support::{DAY, Room};

/// How long anything is waited for. Where all is well it comes within milliseconds.
const PATIENCE: Duration = Duration::from_mins(2);

/// A running server, ended with the test.
pub(crate) struct Server {
    child: Child,
    /// `127.0.0.1:40123`
    address: String,
    lines: Receiver<String>,
}

impl Server {
    /// Serves the folder `dir` of `room` on a free port, and waits until it answers.
    pub(crate) fn of(room: &Room, dir: &str) -> Self {
        Self::start(room, &["serve", dir, "--port", "0", "--date", DAY])
    }

    /// The program with these arguments, started, and waited for until it answers.
    fn start(room: &Room, arguments: &[&str]) -> Self {
        Self::start_after(room, arguments, "")
    }

    /// The same, where it has to say something before it answers.
    #[track_caller]
    fn start_after(room: &Room, arguments: &[&str], first: &str) -> Self {
        let mut child = room.command(arguments).stderr(Stdio::piped()).spawn().unwrap();
        let (send, lines) = channel();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        let mut server = Self { child, address: String::new(), lines };
        if !first.is_empty() {
            server.line_with(first);
        }
        let line = server.line_with("serving http://");
        let rest = line.split("http://").nth(1).unwrap();
        server.address = rest.split('/').next().unwrap().replace("localhost", "127.0.0.1");
        server
    }

    /// The next line that the server prints with `part` in it.
    #[track_caller]
    fn line_with(&self, part: &str) -> String {
        let mut before = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(part) => return line,
                Ok(line) => before.push(line),
                Err(end) => panic!("{end}: no line with `{part}` came, but:\n{}", before.join("\n")),
            }
        }
    }

    /// Asks for a path as a browser would.
    pub(crate) fn get(&self, path: &str) -> Answer {
        get(&self.address, path)
    }

    /// The page at `path`, without the script that reloads it.
    #[track_caller]
    fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}");
        String::from_utf8(without_script(&answer.body)).unwrap()
    }

    /// Sends a request, byte for byte.
    fn ask(&self, request: impl AsRef<[u8]>) -> Answer {
        ask(&self.address, request.as_ref())
    }

    /// What open pages are told, from now on; the first is what holds now.
    fn follow(&self) -> Told {
        self.follow_as(&self.address)
    }

    /// The same for a page that was opened at `host`.
    fn follow_as(&self, host: &str) -> Told {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = format!("GET /.serve/events HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut told = Told { lines: BufReader::new(stream), now: serde_json::Value::Null };
        told.next();
        told
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended
        let _ = self.child.wait();
    }
}

/// Asks the server at `address` for a path.
fn get(address: &str, path: &str) -> Answer {
    ask(address, format!("GET /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())
}

fn ask(address: &str, request: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request).unwrap();
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes); // a refused request may end with a reset
    Answer::new(&bytes)
}

/// What a server answered.
pub(crate) struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn new(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").expect("an answer with a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Self { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() }
    }
}

/// What an open page is told.
struct Told {
    lines: BufReader<TcpStream>,
    now: serde_json::Value,
}

impl Told {
    /// Waits for the next.
    #[track_caller]
    fn next(&mut self) -> &serde_json::Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                self.now = serde_json::from_str(data).unwrap();
                return &self.now;
            }
        }
    }

    /// Waits for a site other than the one that is shown.
    #[track_caller]
    fn next_site(&mut self) {
        let before = self.now["site"].clone();
        while self.next()["site"] == before {}
    }

    /// Waits until there are so many errors.
    #[track_caller]
    fn errors(&mut self, number: u64) {
        while self.now["errors"] != number {
            self.next();
        }
    }
}

/// A page as `build` writes it.
fn without_script(page: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(page) else { return page.to_vec() };
    let Some((before, rest)) = text.split_once("<script src=\"/.serve/serve.js\" data-site=\"") else {
        return page.to_vec();
    };
    let (site, after) = rest.split_once("\" defer></script>\n").expect("the script tag");
    assert!(site.chars().all(|one| one.is_ascii_hexdigit() || one == '-'), "{site}");
    format!("{before}{after}").into_bytes()
}

/// A small site: two teams with an objective each, one serving the other.
fn small() -> Room {
    let objective = |title: &str, team: &str, parent: &str| {
        format!(
            "---\ntitle: {title}\nteam: {team}\nperiod: 2026-Q4\n{parent}key_results:\n  - {{id: kr, title: Fewer late \
             boats, baseline: 10, target: 2}}\n---\n\nWhy it matters.\n"
        )
    };
    Room::with(&[
        ("in/okrsite.yaml", "title: Boats\nrules: off\n"),
        ("in/harbour.md", &objective("A calm harbour", "crew", "")),
        ("in/okrs/boats.md", &objective("Boats on time", "deck", "parent: harbour\n")),
        ("in/teams/crew.md", "---\nkind: team\ntitle: Crew\n---\n"),
        ("in/teams/deck.md", "---\nkind: team\ntitle: Deck\nparent: crew\n---\n"),
    ])
}
