//! The site while it is written: watches the content, keeps the site in memory, answers browsers, tells them to reload.
//!
//! 1. `watch` says what was touched. 2. `folder` reads that again and makes a `Live` of it: everything pages are rendered
//!    from. 3. That takes the place of the one before in a single step, unless the content has errors: then the last good
//!    one stays, with the findings laid over it. 4. `http` renders the page that a browser asks for, with the function that
//!    `build` uses, and `board` tells open pages that there is something new.
//!
//! [`rebuild`] has the same state and puts each new site in place on the disk, rather than showing it to browsers.
//!
//! Else nothing is written to disk, no address is ever turned into a path, and no content ends the server.

#![expect(clippy::disallowed_methods, reason = "this is the shell: it watches the disk and serves the network")]

mod board;
mod folder;
mod guard;
mod host;
mod http;
mod keep_up;
mod last;
mod live;
mod rebuild;
mod shows;
mod watch;

use std::{
    collections::BTreeMap,
    future::{Future, poll_fn},
    net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs},
    path::PathBuf,
    pin::pin,
    sync::{Arc, mpsc},
    task::Poll,
    time::Duration,
};

use anyhow::Context;

use crate::{
    diagnostics::{Diagnostic, Sources},
    pipeline::Options,
};
use board::Board;
use folder::Folder;
use guard::Guard;
pub use host::AllowedHost;
use keep_up::{Event, KeepUp};
pub use rebuild::{Rebuild, Rebuilt, rebuild};
use shows::Shows;
use watch::Watch;

/// The usual port.
pub const PORT: u16 = 4600;
/// How many ports are tried where the usual one is taken.
const PORTS_TRIED: u16 = 20;

/// What to serve, and where.
pub struct Serve<'a> {
    /// The content folder.
    pub root: PathBuf,
    /// The host to listen on: an address, or a name that stands for one.
    pub host: String,
    /// Further hosts by whose names it may be asked.
    pub allowed_hosts: Vec<AllowedHost>,
    /// The port; none for the usual one, or the first free one after it.
    pub port: Option<u16>,
    /// Whether what is sound is shown where the content has errors, whatever okrsite.yaml says.
    pub keeps_going: bool,
    /// The day to compute for, and whether drafts are shown. Asked each time, as days pass.
    pub options: &'a (dyn Fn() -> anyhow::Result<Options> + Sync),
    /// Told what happens.
    pub tell: &'a (dyn Fn(Told<'_>) + Sync),
}

/// What is told of a running server.
pub enum Told<'a> {
    /// The first port was taken, so the second is used.
    PortTaken(u16, u16),
    /// Other machines can reach it at this address.
    IsOpenToOthers(IpAddr),
    /// The system tells of no changes, for this reason: the folder is looked at every second.
    Polls(&'a str),
    /// It answers, at this address.
    Listens(&'a str),
    /// The content was read.
    Read {
        /// How many files changed; none the first time.
        files: Option<usize>,
        /// How many objectives the site shows, drafts apart; none where errors keep it from being made.
        objectives: Option<usize>,
        /// How many drafts it shows.
        drafts: usize,
        /// Everything that is wrong with it now.
        found: &'a Arc<Vec<Diagnostic>>,
        /// What that points into.
        sources: &'a Sources,
        /// How many records are dated after the day, by what they are; empty where errors keep the site from being made.
        later: BTreeMap<&'static str, usize>,
        /// How long it took.
        took: Duration,
    },
    /// The content could not be read. What was read before stays.
    Trouble(&'a anyhow::Error),
    /// A page could not be rendered.
    Broken(&'a [Diagnostic], &'a Sources),
}

/// Serves until Ctrl-C.
///
/// # Errors
///
/// When there is no port to listen on, or the folder cannot be read at the start.
pub fn serve(serve: &Serve<'_>) -> anyhow::Result<()> {
    let listener = listen(serve)?;
    let address = listener.local_addr().context("the socket has no address")?;
    if !address.ip().is_loopback() {
        (serve.tell)(Told::IsOpenToOthers(address.ip()));
    }
    let (send, events) = mpsc::channel();
    let watch = Watch::new(&serve.root, send.clone());
    if let Some(why) = watch.why_not() {
        (serve.tell)(Told::Polls(why));
    }
    let board = Arc::new(Board::new());
    let folder = Folder::new(serve.root.clone(), serve.keeps_going);
    let follower = Shows { serve, board: Arc::clone(&board) };
    let mut keep_up = KeepUp::new((serve.root.clone(), folder), serve.options, (watch, events), follower);
    keep_up.begin()?;
    let guard = Guard::new(&serve.host, address, &serve.allowed_hosts);
    let shown = guard.address();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start threads")?;
    listener.set_nonblocking(true).context("cannot set up the socket")?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener).context("cannot set up the socket")?
    };
    std::thread::scope(|scope| {
        scope.spawn(move || keep_up.run());
        runtime.spawn(http::answer_all(listener, Arc::new(http::Answers { guard, board, events: send.clone() })));
        let mut ended = pin!(tokio::signal::ctrl_c());
        // asked once before people are told, so that their Ctrl-C is not missed
        let has_ended = runtime.block_on(poll_fn(|context| Poll::Ready(ended.as_mut().poll(context))));
        (serve.tell)(Told::Listens(&shown));
        let ended = match has_ended {
            Poll::Ready(ended) => ended,
            Poll::Pending => runtime.block_on(ended),
        };
        runtime.shutdown_background();
        let _ = send.send(Event::End); // where nobody listens any more, it has ended
        ended.context("cannot wait for Ctrl-C")
    })
}

/// Takes the port that is asked for, or the first free one from the usual one on.
fn listen(serve: &Serve<'_>) -> anyhow::Result<TcpListener> {
    let first = serve.port.unwrap_or(PORT);
    let tried = if serve.port.is_some() { 1 } else { PORTS_TRIED };
    let mut taken = None;
    for port in (0..tried).filter_map(|further| first.checked_add(further)) {
        match TcpListener::bind(&*addresses(&serve.host, port)?) {
            Ok(listener) => {
                if port != first {
                    (serve.tell)(Told::PortTaken(first, port));
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => taken = Some(error),
            Err(error) => return Err(error).with_context(|| format!("cannot listen on {} port {port}", serve.host)),
        }
    }
    let error = taken.map_or_else(|| anyhow::anyhow!("there is no port {first}"), Into::into);
    Err(error).with_context(|| match serve.port {
        Some(port) => format!("port {port} is in use: choose another with `--port`"),
        None => format!("the ports from {PORT} to {} are in use: choose another with `--port`", first + tried - 1),
    })
}

fn addresses(host: &str, port: u16) -> anyhow::Result<Vec<SocketAddr>> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let found = (bare, port).to_socket_addrs().with_context(|| format!("cannot find the host `{host}`"))?;
    Ok(found.collect())
}
