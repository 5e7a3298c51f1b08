#!/usr/bin/env python3
"""How long it takes from writing a file to seeing it: milliseconds until open pages are told, and until the changed page,
its team's page and the alignment tree are served as they are now.

    cargo build --release
    python3 benches/serve.py                      100, 1,000 and 10,000 objectives
    python3 benches/serve.py --numbers 1000 --rounds 30
    python3 benches/serve.py --hugo path/to/hugo  `hugo server` beside it: a plain theme, the same content

Every round writes another word into the text of one objective, then into its title. The pages are asked for again and
again on one open connection, so the time is that of the server and not of the question. Hugo sends no event that a
program could wait for: only its pages are timed. Medians and the worst of the rounds, in milliseconds.
"""
import argparse
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent
DAY = "2026-12-31"  # the last check-ins of the corpus are in December 2026
LIMIT = 120  # seconds that a page is waited for
SETTLE = 0.4  # seconds between two rounds


class Pages:
    """One open connection to a server."""

    def __init__(self, port):
        self.port, self.connection = port, None

    def get(self, path):
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self.connection = None
            return 0, b""

    def until(self, path, word, since):
        """Seconds from `since` until the page has `word`; none where it never comes."""
        while time.monotonic() - since < LIMIT:
            status, body = self.get(path)
            if status == 200 and word in body:
                return time.monotonic() - since
            time.sleep(0.0005)
        return None


class Events(threading.Thread):
    """Notes when okrsite tells open pages of a new site."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.came = []
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.sendall(f"GET /.serve/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        self.start()

    def run(self):
        for line in self.socket.makefile("rb"):
            if line.startswith(b"data: "):
                self.came.append(time.monotonic())

    def after(self, since):
        while time.monotonic() - since < LIMIT:
            later = [at for at in self.came if at > since]
            if later:
                return later[0] - since
            time.sleep(0.0005)
        return None


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def write(path, text):
    """Writes as most editors do. Returns when the file was there."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return time.monotonic()


def measure(name, port, content, pages, rounds, process, events):
    page, team, tree = pages
    connection = Pages(port)
    started = time.monotonic()
    while connection.get(page)[0] != 200:
        if process.poll() is not None or time.monotonic() - started > LIMIT:
            sys.exit(f"{name} does not answer")
        time.sleep(0.02)
    connection.get(tree)
    told = events(port) if events else None
    time.sleep(1)
    file = next(content.rglob("obj-00007.md"))
    original = file.read_text(encoding="utf-8")
    title = re.search(r'^title(?: =|:) "?(.*?)"?$', original, re.M).group(1)
    times = {"event": [], "page": [], "title": [], "team": [], "tree": []}
    for number in range(rounds + 1):
        word = f"zqbody{number}x{os.getpid()}"
        since = write(file, f"{original}\n\nThe word is {word}.\n")
        found = {"page": connection.until(page, word.encode(), since)}
        if told:
            found["event"] = told.after(since)
        time.sleep(SETTLE)
        word = f"Zqtitle{number}x{os.getpid()}"
        since = write(file, original.replace(title, f"{title} {word}", 1))
        found["title"] = connection.until(page, word.encode(), since)
        found["team"] = connection.until(team, word.encode(), since)
        found["tree"] = connection.until(tree, word.encode(), since)
        time.sleep(SETTLE)
        if number:  # the first round warms up
            for key, seconds in found.items():
                times[key].append(seconds)
    return times


def shown(seconds):
    if not seconds:
        return "-"
    if None in seconds:
        return "never"
    return f"{statistics.median(seconds) * 1000:.1f} ({max(seconds) * 1000:.0f})"


def run(name, command, cwd, port, content, pages, rounds, events):
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    try:
        times = measure(name, port, content, pages, rounds, process, events)
        with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
            peak = int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) // 1024
        cells = [shown(times[key]) for key in ("event", "page", "title", "team", "tree")]
        return cells + [f"{peak} MiB"]
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def corpus(number, room, kind):
    command = [sys.executable, "-B", str(HERE / "corpus/gen_corpus.py"), "--n", str(number), "--peers", kind, "--out", str(room)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return room / f"{kind}-{number}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--numbers", default="100,1000,10000")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--okrsite", default=str(PROJECT / "target/release/okrsite"))
    parser.add_argument("--hugo", help="the program `hugo`, to be measured too")
    parser.add_argument("--hugo-theme", type=pathlib.Path, help="a folder with `layouts` and settings for it")
    arguments = parser.parse_args()
    print(f"{'':24}{'told':>14}{'page':>14}{'title: page':>14}{'team':>14}{'tree':>14}{'memory':>12}")
    for number in arguments.numbers.split(","):
        with tempfile.TemporaryDirectory() as folder:
            room, port = pathlib.Path(folder), free_port()
            content = corpus(number, room, "okrsite")
            team = re.search(r"^team: (\S+)$", next(content.rglob("obj-00007.md")).read_text(encoding="utf-8"), re.M).group(1)
            pages = ("/objectives/obj-00007.html", f"/teams/{team}.html", "/alignment.html")
            command = [arguments.okrsite, "serve", str(content), "--port", str(port), "--date", DAY]
            cells = run("okrsite", command, content, port, content, pages, arguments.rounds, Events)
            print(f"okrsite, {number:>6}        " + "".join(f"{cell:>14}" for cell in cells), flush=True)
            if arguments.hugo:
                content, port = corpus(number, room, "hugo"), free_port()
                if arguments.hugo_theme:
                    shutil.copytree(arguments.hugo_theme, content, dirs_exist_ok=True)
                file = next(content.rglob("obj-00007.md"))
                team = file.parent.name
                pages = (f"/{team}/obj-00007/", f"/{team}/", "/tree/")
                command = [arguments.hugo, "server", "--bind", "127.0.0.1", "-p", str(port), "--noBuildLock"]
                cells = run("hugo", command, content, port, content / "content", pages, arguments.rounds, None)
                print(f"hugo, {number:>6}           " + "".join(f"{cell:>14}" for cell in cells), flush=True)


main()
