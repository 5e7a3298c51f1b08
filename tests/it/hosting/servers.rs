//! Web servers, started with as little as they need beside the configuration that is tested.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU16, Ordering},
};

use super::{PREFIXES, configuration};
use crate::support::Room;

/// A running server with a host for each prefix; ended with the test.
pub(super) struct Server {
    child: Child,
    pub(super) addresses: Vec<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended
        let _ = self.child.wait();
    }
}

impl Server {
    pub(super) fn nginx(room: &Room) -> Self {
        let hosts = Hosts::new(room);
        let block = |port: u16, site: String| format!("server {{ listen 127.0.0.1:{port};\n{site}\n}}\n");
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let temporary = temporary.map(|name| format!("{name}_temp_path {}/{name};\n", hosts.room)).concat();
        let text = format!(
            "daemon off; master_process off; pid {room}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{}}}\n",
            hosts.with("nginx.conf", block),
            room = hosts.room,
        );
        room.write("nginx.conf", text);
        let path = room.path().join("nginx.conf");
        hosts.start(Command::new(program("nginx")).args(["-e", "stderr", "-p", &hosts.room, "-c"]).arg(path))
    }

    pub(super) fn apache(room: &Room) -> Self {
        let hosts = Hosts::new(room);
        let block = |port: u16, site: String| {
            format!("Listen 127.0.0.1:{port}\n<VirtualHost 127.0.0.1:{port}>\n{site}\n</VirtualHost>\n")
        };
        let modules = ["mpm_event", "authz_core", "alias", "dir", "mime", "headers", "rewrite", "negotiation"];
        let modules =
            modules.map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")).concat();
        // what Debian says of these endings, against which the configuration has to stand
        room.write("mime.types", "text/html html\ntext/css css\napplication/x-gzip gz\n");
        let text = format!(
            "ServerRoot {room}\nServerName 127.0.0.1\nPidFile {room}/pid\nErrorLog {room}/errors\nUser www-data\nGroup www-data\n\
             {modules}TypesConfig {room}/mime.types\nAddLanguage br .br\n{}",
            hosts.with("apache.conf", block),
            room = hosts.room,
        );
        room.write("apache.conf", text);
        let path = room.path().join("apache.conf");
        hosts.start(Command::new(program("apache2")).args(["-X", "-f"]).arg(path))
    }

    pub(super) fn caddy(room: &Room) -> Self {
        let hosts = Hosts::new(room);
        let block = |port: u16, site: String| format!("http://127.0.0.1:{port} {{\n{site}\n}}\n");
        let options = "{\n\tadmin off\n\tauto_https off\n}\n";
        room.write("Caddyfile", format!("{options}{}", hosts.with("Caddyfile", block)));
        let path = room.path().join("Caddyfile");
        let mut command = Command::new(program("caddy"));
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(path).env("HOME", room.path());
        hosts.start(&mut command)
    }
}

/// A port for each prefix.
struct Hosts {
    room: String,
    ports: Vec<u16>,
}

impl Hosts {
    fn new(room: &Room) -> Self {
        open_to_all(&room.path());
        let ports = PREFIXES.map(|_| free_port()).to_vec();
        Self { room: room.path().to_str().unwrap().to_owned(), ports }
    }

    /// The configuration `name` for each prefix, in a block for its port.
    fn with(&self, name: &str, block: impl Fn(u16, String) -> String) -> String {
        let folder = format!("{}/site/public", self.room);
        let hosts = PREFIXES.iter().zip(&self.ports);
        hosts.map(|(prefix, port)| block(*port, configuration(name, prefix, &folder))).collect()
    }

    /// Starts a server and waits until it takes connections at every port.
    fn start(&self, command: &mut Command) -> Server {
        let errors = Path::new(&self.room).join("said");
        let said = || fs::File::create(&errors).unwrap();
        let child = command.stdin(Stdio::null()).stdout(said()).stderr(said()).spawn();
        let child =
            child.unwrap_or_else(|error| panic!("{error}: `tests/run` installs the web servers that tests use"));
        let addresses = self.ports.iter().map(|port| format!("127.0.0.1:{port}")).collect();
        let mut server = Server { child, addresses };
        for address in &server.addresses {
            while TcpStream::connect(address).is_err() {
                let ended = server.child.try_wait().unwrap();
                assert!(ended.is_none(), "it ended: {}", fs::read_to_string(&errors).unwrap());
                std::thread::yield_now();
            }
        }
        server
    }
}

/// A port that nobody has. It lies below those that a system hands out to whoever asks for port 0, and each process of the tests
/// tries others, so nobody takes it before the server does.
fn free_port() -> u16 {
    const FIRST: u16 = 10_240;
    const BLOCKS: u16 = 1_400;
    const SIZE: u16 = 16;
    static TRIED: AtomicU16 = AtomicU16::new(0);
    let block = u16::try_from(std::process::id() % u32::from(BLOCKS)).unwrap();
    loop {
        let port = FIRST + block * SIZE + TRIED.fetch_add(1, Ordering::Relaxed) % SIZE;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// A server that starts as root works as somebody else.
#[cfg(unix)]
fn open_to_all(room: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(room, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(not(unix))]
fn open_to_all(_: &Path) {}

/// Where a server is; Debian keeps them where only root looks.
fn program(name: &str) -> String {
    let folder = ["/usr/sbin", "/usr/bin", "/usr/local/bin"].into_iter();
    let found = folder.map(|folder| format!("{folder}/{name}")).find(|path| Path::new(path).is_file());
    found.unwrap_or_else(|| name.to_owned())
}
