"""What a first build costs by stage: `python -m benchmarks.stages --releases 400`.

Builds the generated corpus once in this process, with one worker, and takes the CPU time at the
doors of the stages: each has what is spent in it and in none of the stages within. The clock
itself costs a few per cent. What is left, "all else", is the way of values from stage to stage.
A build with workers costs besides that two starts of processes and the way of tasks and pages between them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import wraps
from importlib import import_module
from pathlib import Path
from time import process_time

from benchmarks import corpus
from sitegen import pool
from sitegen.again import build_again

# Where each stage begins: the stage, and functions as their callers know them.
STAGES = {
    "read: the file": ("content.read:read_bytes", "content.read:digest", "content.read:decode"),
    "read: front matter": ("content.read:frontmatter.split_on", "content.read:read_matter"),
    "read: Markdown": ("content.body:parse",),
    "read: drawing": ("content.body:draw", "content.body:cut"),
    "read: sanitizing": ("content.body:clean",),
    "read: no word lost": ("content.body:lost_words",),
    "read: search terms": ("content.body:read",),
    "read: personal data, parties, signs": (
        "content.read:look_for_personal_data",
        "content.read:look_for_promotion",
        "content.read:look_for_turns",
        "content.read:look_for_second",
    ),
    "read: seals": ("content.read:seal_of",),
    "read: all else": ("content.memory:_record",),
    "start: one look at all files": ("again:standing.look", "works:discover"),
    "start: theme, settings, the program's digest": (
        "build:_dressed",
        "build:extension.load",
        "versions:fingerprint",
    ),
    "list of readings": ("content.memory:_put", "content.memory:_shelved", "build:_look_up"),
    "what pages use: pictures, files, tables": (
        "build:plan.used_pieces",
        "build:plan.used_attachments",
        "build:plan.planned_files",
    ),
    "assemble and plan": ("build:newsroom.assemble", "build:plan.plan", "build:newsroom.links.problems"),
    "views": ("build:plan.view",),
    "views packed and digested": ("theme.press:proof", "theme.press:key_of"),
    "templates compiled": ("theme.press:Renderer.check",),
    "printing": ("theme.press:Renderer.render",),
    "from page to page": ("theme.press:print_page",),
    "pages digested": ("theme.press:printed_as",),
    "daybook": ("memory.daybook:Daybook.note", "memory.daybook:Daybook.open", "memory.daybook:Daybook.close"),
    "feeds, calendars and open data": ("build:traced", "plan.pieces:Pieces.digest"),
    "search: runs of months": ("search.index:counted",),
    "search: segments": ("search.segments:Making._segment",),
    "share cards": ("theme.darkroom:develop",),
    "writing": ("output.publication:take", "output.publication:finish", "theme.press:laid"),
    "caches written": ("memory.cache:Cache.close", "memory.cache:Cache.put"),
}


class Clock:
    """CPU seconds by stage, each without those within it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open = ["all else"]
        self._last = process_time()

    def turn(self) -> None:
        """Gives what has passed to the stage that is open."""
        now = process_time()
        self.seconds[self._open[-1]] += now - self._last
        self._last = now

    def around(self, stage: str, function: Callable[..., object]) -> Callable[..., object]:
        """The function, with its time told to a stage."""

        @wraps(function)
        def timed(*given: object, **named: object) -> object:
            self.turn()
            self._open.append(stage)
            try:
                return function(*given, **named)
            finally:
                self.turn()
                self._open.pop()

        return timed


def doors() -> Iterator[tuple[str, object, str]]:
    """Every door of a stage: the stage, whose function it is, and its name there."""
    for stage, many in STAGES.items():
        for door in many:
            module, _, path = door.partition(":")
            *owners, name = path.split(".")
            owner: object = import_module(f"sitegen.{module}")
            for one in owners:
                owner = getattr(owner, one)
            yield stage, owner, name


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages", description=__doc__)
    parser.add_argument("--releases", type=int, default=400)
    releases = parser.parse_args().releases
    site = Path(tempfile.mkdtemp(prefix="sitegen-stages-")).resolve()
    try:
        corpus.write(site, releases)
        os.chdir(site)
        tell(measured(site), releases)
    finally:
        os.chdir("/")
        shutil.rmtree(site)


def measured(site: Path) -> dict[str, float]:
    """CPU seconds of each stage of a first build of a site."""
    pool.MOST_WORKERS = 1
    clock = Clock()
    known: list[tuple[str, object, str]] = []
    clock.around("start: modules of the program", lambda: known.extend(doors()))()
    for stage, owner, name in known:
        setattr(owner, name, clock.around(stage, getattr(owner, name)))
    build_again(site, site / "output", now=datetime.fromisoformat(corpus.NOW), strict=False)
    clock.turn()
    return clock.seconds


def tell(seconds: dict[str, float], releases: int) -> None:
    """Prints the table, the dearest stage first."""
    total = sum(seconds.values())
    print(f"{'stage':<46}{'CPU s':>8}{'share':>8}{'ms each':>9}")
    for stage, spent in sorted([*seconds.items(), ("in all", total)], key=lambda pair: -pair[1]):
        print(f"{stage:<46}{spent:>8.2f}{spent / total:>8.1%}{spent / releases * 1000:>9.2f}")


if __name__ == "__main__":
    main()
