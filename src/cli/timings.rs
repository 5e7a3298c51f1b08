//! What a build costs, phase by phase and by kind of file: `build --timings`.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{Mutex, PoisonError},
    time::Duration,
};

#[cfg(not(unix))]
use std::time::Instant;

/// The phases of a build, in their order.
pub(super) struct Timings {
    phases: Mutex<Phases>,
    files: Mutex<BTreeMap<String, Files>>,
}

struct Phases {
    over: Vec<Phase>,
    /// When the one under way began.
    since: Moment,
}

struct Phase {
    name: &'static str,
    wall: Duration,
    /// Of all threads together.
    cpu: Duration,
}

/// Files of one kind.
#[derive(Default, Clone, Copy)]
struct Files {
    count: usize,
    bytes: usize,
    largest: usize,
    /// What it took to make them, of all threads together.
    cpu: Duration,
}

impl Timings {
    /// The first phase begins.
    pub(super) fn start() -> Self {
        let phases = Phases { over: Vec::new(), since: Moment::now() };
        Self { phases: Mutex::new(phases), files: Mutex::default() }
    }

    /// A phase ends, and the next one begins.
    pub(super) fn end(&self, name: &'static str) {
        let mut phases = self.phases.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, since) = (Moment::now(), phases.since);
        let (wall, cpu) = (now.wall.saturating_sub(since.wall), now.cpu.saturating_sub(since.cpu));
        phases.over.push(Phase { name, wall, cpu });
        phases.since = now;
    }

    /// Makes a file with `make`, and counts what it costs.
    pub(super) fn file(&self, path: &str, make: impl FnOnce() -> anyhow::Result<Vec<u8>>) -> anyhow::Result<Vec<u8>> {
        let before = thread_time();
        let bytes = make()?;
        let cpu = thread_time().saturating_sub(before);

        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let kind = files.entry(kind(path)).or_default();
        kind.count += 1;
        kind.bytes += bytes.len();
        kind.largest = kind.largest.max(bytes.len());
        kind.cpu += cpu;
        Ok(bytes)
    }

    /// Both as a table.
    pub(super) fn table(&self) -> String {
        let mut table = format!("{:<30}{:>10}{:>10}\n", "phase", "wall, ms", "CPU, ms");
        let phases = self.phases.lock().unwrap_or_else(PoisonError::into_inner);
        for Phase { name, wall, cpu } in &phases.over {
            let _ = writeln!(table, "{name:<30}{:>10}{:>10}", wall.as_millis(), cpu.as_millis()); // a String takes all
        }

        let _ = writeln!(table, "\n{:<30}{:>10}{:>10}{:>12}{:>10}", "files", "count", "KB", "largest, KB", "CPU, ms");
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let mut kinds: Vec<(&String, &Files)> = files.iter().collect();
        kinds.sort_by_key(|(_, files)| std::cmp::Reverse(files.cpu));
        for (kind, files) in kinds {
            let Files { count, bytes, largest, cpu } = files;
            let (bytes, largest, cpu) = (bytes / 1000, largest / 1000, cpu.as_millis());
            let _ = writeln!(table, "{kind:<30}{count:>10}{bytes:>10}{largest:>12}{cpu:>10}");
        }
        table.trim_end().to_owned()
    }
}

/// `objectives/*.html`, `*.html`: the folder of a path, and its ending.
fn kind(path: &str) -> String {
    let (folder, name) = path.split_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}*.{ending}")
}

/// How much time has passed since some moment before.
#[derive(Clone, Copy)]
struct Moment {
    wall: Duration,
    cpu: Duration,
}

#[cfg(unix)]
impl Moment {
    fn now() -> Self {
        use rustix::time::ClockId;
        Self { wall: time(ClockId::Monotonic), cpu: time(ClockId::ProcessCPUTime) }
    }
}

/// How long this thread has run.
#[cfg(unix)]
fn thread_time() -> Duration {
    time(rustix::time::ClockId::ThreadCPUTime)
}

#[cfg(unix)]
fn time(clock: rustix::time::ClockId) -> Duration {
    let time = rustix::time::clock_gettime(clock);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or_default(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// Where a thread cannot be asked, the time that passes counts.
#[cfg(not(unix))]
fn thread_time() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

#[cfg(not(unix))]
impl Moment {
    fn now() -> Self {
        Self { wall: thread_time(), cpu: Duration::ZERO }
    }
}
