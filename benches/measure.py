"""What a whole process costs: wall, processor time, memory, and what it writes.

Used by `peers.py` and `growth.py`. Commands run in turn, round by round, so that the mood of the machine hits all of them.
"""
import dataclasses
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent
PROGRAM = PROJECT / "target" / "release" / "okrsite"
DAY = "2026-12-31"  # the last check-ins of the corpus are in December 2026


@dataclasses.dataclass
class Cost:
    """One run of a command."""

    wall: float  # seconds
    cpu: float  # seconds, user and system, of the process and all that it waited for
    memory: float  # MiB, of the largest process among them
    files: int = 0
    bytes: int = 0


@dataclasses.dataclass
class Task:
    """A command to measure. `{out}` in its words is a folder that does not exist yet."""

    name: str
    command: list
    folder: pathlib.Path
    keeps_output: bool = False  # the next round finds what this one wrote


def room(given):
    """Where content and output go: memory where there is some, since a disk adds its own moods."""
    memory = pathlib.Path("/dev/shm")
    base = given or (memory if memory.is_dir() else pathlib.Path(os.environ.get("TMPDIR", "/tmp")))
    return base / f"okrsite-bench-{os.getpid()}"


def corpus(number, peer, base):
    """The same objectives in the layout of a generator; made once."""
    content = base / f"{peer}-{number}"
    if not content.exists():
        generator = HERE / "corpus" / "gen_corpus.py"
        command = [sys.executable, generator, "--n", str(number), "--out", base, "--peers", peer]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return content


def contents(folder):
    """How many files a folder has, and how many bytes."""
    files = size = 0
    for parent, _, names in os.walk(folder):
        files += len(names)
        size += sum(os.lstat(os.path.join(parent, name)).st_size for name in names)
    return files, size


def run(task, base):
    """Runs a task once."""
    output = base / f"output-{task.name}"
    if not task.keeps_output:
        shutil.rmtree(output, ignore_errors=True)
    command = [str(word).replace("{out}", str(output)) for word in task.command]

    started = time.monotonic()
    log = open(base / "log", "w+b")
    process = subprocess.Popen(command, cwd=task.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started

    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: findings, or no match
        log.seek(0)
        sys.exit(f"{task.name} failed with {process.returncode}: {log.read()[-500:].decode(errors='replace')}")
    log.close()

    files, size = contents(output)
    if not task.keeps_output:
        shutil.rmtree(output, ignore_errors=True)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, files, size)


def interleaved(tasks, rounds, base):
    """Runs every task once to warm the caches, then `rounds` times in turn; the costs by name."""
    costs = {task.name: [] for task in tasks}
    for number in range(rounds + 1):
        for task in tasks:
            cost = run(task, base)
            if number > 0:
                costs[task.name].append(cost)
    return costs


def median(costs, field):
    """The median of a field over the rounds."""
    return statistics.median(getattr(cost, field) for cost in costs)


def spread(costs, field):
    """The least and the most of a field over the rounds."""
    values = [getattr(cost, field) for cost in costs]
    return min(values), max(values)
