//! How it starts and ends.

use std::{fs, net::TcpListener, process::Stdio};

use super::{Server, small};
use crate::support::{DAY, Room};

#[test]
fn a_port_in_use_that_was_asked_for_is_an_error() {
    let room = small();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let ran = room.run(&format!("serve in --port {port}"));
    let said = ran.code(2).err();
    assert!(said.starts_with(&format!("error: port {port} is in use: choose another with `--port`")), "{said}");
}

#[test]
fn where_the_usual_port_is_in_use_the_next_one_is_taken_and_named() {
    let room = small();
    let _taken = TcpListener::bind(("127.0.0.1", okrsite::serve::PORT)); // or somebody else has it already
    let server =
        Server::start_after(&room, &["serve", "in", "--date", DAY], "note: port 4600 is in use, using port 46");
    assert_eq!(server.get("").status, 200);
}

#[test]
fn a_folder_without_okrs_is_an_error() {
    let room = Room::with(&[("empty/note.txt", "nothing")]);
    let said = room.run("serve empty --port 0").code(2).err();
    assert!(said.starts_with("error: [ROOT]/empty has no OKRs and no okrsite.yaml"), "{said}");
}

#[test]
fn an_unknown_host_is_an_error() {
    let said = small().run("serve in --port 0 --host no-such-host.invalid").code(2).err();
    assert!(said.starts_with("error: cannot find the host `no-such-host.invalid`"), "{said}");
}

#[test]
fn it_says_what_it_read_and_where_it_is() {
    let room = small();
    let mut command = room.command(["serve", "in", "--port", "0", "--date", DAY]);
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stderr.take().unwrap()));
    let first = lines.next().unwrap().unwrap();
    assert!(first.starts_with("loaded 2 objectives in ") && first.ends_with(" ms, no findings"), "{first}");
    assert!(lines.next().unwrap().unwrap().starts_with("serving http://127.0.0.1:"));
    child.kill().unwrap();
    child.wait().unwrap();
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly_though_pages_are_open() {
    let room = small();
    let mut server = Server::of(&room, "in");
    let _open = server.follow();
    let id = rustix::process::Pid::from_child(&server.child);
    rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    server.line_with("stopped");
}

#[cfg(unix)]
#[test]
fn open_asks_the_system_for_a_browser() {
    use std::os::unix::fs::PermissionsExt;
    let room = small();
    let pipe = room.path().join("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).unwrap();
    room.save("bin/xdg-open", format!("#!/bin/sh\nprintf '%s' \"$1\" > {}\n", pipe.display()));
    fs::set_permissions(room.path().join("bin/xdg-open"), fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = room.command(["serve", "in", "--port", "0", "--open"]);
    let mut child = command.env("PATH", room.path().join("bin")).stderr(Stdio::null()).spawn().unwrap();
    let opened = fs::read_to_string(&pipe).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(opened.starts_with("http://127.0.0.1:") && opened.ends_with('/'), "{opened}");
}
