#!/usr/bin/env python3
"""How long it takes from saving a file until the built site has it, with `okrsite build --watch`; and what a build costs after
an edit, and without one.

    cargo build --release
    python3 benches/edit.py                      100, 1,000 and 10,000 objectives
    python3 benches/edit.py --numbers 1000 --rounds 30

Every round writes another word into the text of one objective, then into its title, then a check-in, then another parent.
Times are seconds until the page of the objective in the output has it: medians, and the worst of the rounds. Search follows in
a step of its own; the next round begins when it is there.
"""
import argparse
import os
import pathlib
import queue
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent
DAY = "2026-12-31"  # the last check-ins of the corpus are in December 2026
LIMIT = 300  # seconds that anything is waited for


class Watching:
    """A running `okrsite build --watch`."""

    def __init__(self, program, content, output):
        command = [program, "build", str(content), "--output", str(output), "--date", DAY, "--watch"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.lines = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()
        self.line_with("watching for changes")

    def read(self):
        for line in self.process.stderr:
            self.lines.put(line)

    def line_with(self, part):
        until = time.monotonic() + LIMIT
        while True:
            line = self.lines.get(timeout=max(0.0, until - time.monotonic()))
            if part in line:
                return line

    def peak(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) // 1024

    def end(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


def until(page, word):
    """Seconds until the page has the word."""
    started = time.monotonic()
    while time.monotonic() - started < LIMIT:
        if word in page.read_bytes():
            return time.monotonic() - started
        time.sleep(0.001)
    sys.exit(f"{page} never had {word}")


def edits(text, number):
    """What a round writes: its name, the text, and the word to wait for."""
    word = f"zq{number}x{os.getpid()}"
    title = re.search(r'^title: "?(.*?)"?$', text, re.M).group(1)
    check_in = f"check_ins:\n  - date: 2026-12-30\n    note: {word}c\n"
    parent = f"parent: obj-0000{number % 5 + 1}\n"
    lines = re.sub(r"^parent: .*\n", "", text, flags=re.M)
    yield "text", f"{text}\n\nThe word is {word}b.\n", f"{word}b"
    yield "title", text.replace(title, f"{title} {word}t", 1), f"{word}t"
    yield "check-in", text.replace("check_ins:\n", check_in, 1), f"{word}c"
    yield "parent", lines.replace("title:", f"{parent}title:", 1) + f"\n{word}p\n", f"{word}p"


def watched(program, content, output, rounds):
    watching = Watching(program, content, output)
    file = next(content.rglob("obj-00007.md"))
    original = file.read_text(encoding="utf-8")
    page = output / "objectives/obj-00007.html"
    times = {}
    for number in range(rounds + 1):
        for name, text, word in edits(original, number):
            file.write_text(text, encoding="utf-8")
            took = until(page, word.encode())
            watching.line_with("search follows the change")
            if number:  # the first round warms up
                times.setdefault(name, []).append(took)
    file.write_text(original, encoding="utf-8")
    watching.line_with("search follows the change")
    peak = watching.peak()
    if watching.end() != 0:
        sys.exit("it did not end well")
    return times, peak


def built(program, content, output):
    """Seconds by the clock, and of the processor, of one build."""
    before = os.times()
    started = time.monotonic()
    command = [program, "build", str(content), "--output", str(output), "--date", DAY, "--quiet"]
    subprocess.run(command, check=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - started, used


def shown(seconds):
    return f"{statistics.median(seconds):.3f} ({max(seconds):.3f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--numbers", default="100,1000,10000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--room", help="a folder to work in; on tmpfs the disk is not measured")
    parser.add_argument("--okrsite", default=str(PROJECT / "target/release/okrsite"))
    arguments = parser.parse_args()
    for number in arguments.numbers.split(","):
        if arguments.room:
            pathlib.Path(arguments.room).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=arguments.room) as folder:
            room = pathlib.Path(folder)
            command = [sys.executable, "-B", str(HERE / "corpus/gen_corpus.py"), "--n", number, "--peers", "okrsite"]
            subprocess.run([*command, "--out", str(room)], check=True, stdout=subprocess.DEVNULL)
            content, output = room / f"okrsite-{number}", room / "out"
            first = built(arguments.okrsite, content, output)
            again = [built(arguments.okrsite, content, output) for _ in range(3)]
            clock, used = ([one[at] for one in again] for at in (0, 1))
            print(f"{number:>6} objectives, first build: {first[0]:.2f} s, {first[1]:.2f} CPU-s")
            print(f"{'':>6} without a change: {shown(clock)} s, {statistics.median(used):.2f} CPU-s")
            times, peak = watched(arguments.okrsite, content, output, arguments.rounds)
            cells = ", ".join(f"{name} {shown(seconds)}" for name, seconds in times.items())
            print(f"{'':>6} with --watch, from saving to in place: {cells}; {peak} MiB", flush=True)


main()
