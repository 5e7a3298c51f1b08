#!/usr/bin/env python3
"""How the cost of each command grows with the number of objectives.

    cargo build --release
    python3 benches/growth.py                             100, 1,000, 10,000 and 50,000 objectives, five rounds
    python3 benches/growth.py --numbers 100,1000 --rounds 9

For each size: a first build, a second build of the same, `check`, `status`, and `search` asked a second time. Medians, and
how many times as long as the size before. All sizes run in turn, into memory: 50,000 objectives need 5 GB of it.
"""
import argparse
import os
import pathlib
import shutil

import measure

COMMANDS = {
    "build": ["build", ".", "--date", measure.DAY, "--output", "{out}"],
    "build again": ["build", ".", "--date", measure.DAY, "--output", "{out}"],
    "check": ["check", ".", "--date", measure.DAY],
    "status": ["status", ".", "--date", measure.DAY],
    "search": ["search", "--dir", ".", "--date", measure.DAY, "customer"],
}


def tasks(program, number, base):
    """The commands at this size."""
    content = measure.corpus(number, "okrsite", base)
    keeps = {"build again"}
    return [
        measure.Task(f"{name}-{number}", [program, *words], content, name in keeps) for name, words in COMMANDS.items()
    ]


def largest_page(program, number, base):
    """The size of the largest page, in KB."""
    output = base / "largest"
    task = measure.Task("largest", [program, *COMMANDS["build"][:-1], output], base / f"okrsite-{number}", True)
    measure.run(task, base)
    size = max(os.path.getsize(path) for path in output.rglob("*.html"))
    shutil.rmtree(output)
    return size / 1000


def table(program, numbers, costs, base):
    """All sizes as a Markdown table for each command."""
    for name in COMMANDS:
        print(f"\n{name}\n\n| objectives | wall s | least to most | CPU s | memory MiB | files | MB | times the size before |")
        print("|---|---|---|---|---|---|---|---|")
        before = None
        for number in numbers:
            runs = costs[f"{name}-{number}"]
            wall = measure.median(runs, "wall")
            least, most = measure.spread(runs, "wall")
            growth = "" if before is None else f"{wall / before:.1f}"
            cells = [
                f"{number:,}", f"{wall:.3f}", f"{least:.3f} to {most:.3f}", f"{measure.median(runs, 'cpu'):.2f}",
                f"{measure.median(runs, 'memory'):,.0f}", f"{runs[-1].files:,}", f"{runs[-1].bytes / 1e6:,.0f}", growth,
            ]
            print("| " + " | ".join(cells) + " |", flush=True)
            before = wall

    print("\nlargest page: " + ", ".join(f"{number:,}: {largest_page(program, number, base):.0f} KB" for number in numbers))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--numbers", default="100,1000,10000,50000", help="how many objectives, with commas between")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--room", type=pathlib.Path, help="a folder for content and output; default: memory")
    parser.add_argument("--okrsite", default=str(measure.PROGRAM))
    arguments = parser.parse_args()

    numbers = [int(number) for number in arguments.numbers.split(",")]
    base = measure.room(arguments.room)
    base.mkdir(parents=True)
    try:
        all_tasks = [task for number in numbers for task in tasks(arguments.okrsite, number, base)]
        table(arguments.okrsite, numbers, measure.interleaved(all_tasks, arguments.rounds, base), base)
    finally:
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    main()
