"""`make judges`: shows that every judge can say no, then asks them all about the demonstration.

Exit code 0: nobody found a fault; 1: somebody did, or a judge missed a planted defect.
A judge that cannot be asked on this machine is told and counts as no verdict.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from judges.access import axe
from judges.case import Absent, Case, Judge
from judges.data import feeds, linked_data
from judges.links import linkinator
from judges.markup import html_validate, nu
from judges.newsroom import build
from judges.plants import PLANTS, write
from judges.workflows import workflows

JUDGES: tuple[Judge, ...] = (nu, html_validate, axe, linkinator, feeds, linked_data)
ELSEWHERE: tuple[Judge, ...] = (linkinator, feeds, linked_data)  # whose verdict may change with the base
MOST = 40  # faults of one judge that are printed


def main() -> int:
    """Plants, then the demonstration under both bases; the exit code."""
    with tempfile.TemporaryDirectory(prefix="judges-") as folder:
        able = [judge for judge in JUDGES if _is_able(judge, Path(folder) / "plants")]
        wrong = [sentence for judge in able for sentence in _blind_spots(judge, Path(folder) / "plants")]
        wrong += _verdict(able, build(Path(folder) / "root", "/"))
        others = [judge for judge in able if judge in ELSEWHERE]
        wrong += _verdict(others, build(Path(folder) / "base", "/sala-de-prensa/"))
    absent = len(JUDGES) - len(able)
    wrong += _workflows()
    print(f"{len(able)} judges asked, {absent} absent: {len(wrong)} faults")
    return 1 if wrong or not able else 0


def _is_able(judge: Judge, folder: Path) -> bool:
    try:
        judge(write(folder / judge.__name__ / "able"))
    except Absent as why:
        print(f"{judge.__name__}: skipped, {why}")
        return False
    return True


def _blind_spots(judge: Judge, folder: Path) -> Iterator[str]:
    """Where a judge says no without a reason, or yes to a planted defect."""
    own = folder / judge.__name__
    yield from _told(judge, [f"no fault was planted: {one}" for one in judge(write(own / "clean"))])
    plants = [plant for plant in PLANTS if plant.judge is judge]
    for number, plant in enumerate(plants):
        found = judge(write(own / str(number), plant))
        missed = [one for one in plant.heard if not any(re.search(one, sentence) for sentence in found)]
        yield from _told(judge, [f"missed in {plant.file}: {one}; said {found[:3]}" for one in missed])
    print(f"{judge.__name__}: {len(plants)} planted defects")


def _verdict(judges: list[Judge], case: Case) -> list[str]:
    wrong: list[str] = []
    for judge in judges:
        started = time.monotonic()
        found = sorted(set(judge(case)))
        wrong += _told(judge, found)
        taken = time.monotonic() - started
        asked = f"{judge.__name__} on {len(case.pages())} pages under {case.base}"
        print(f"{asked}: {len(found)} faults, {taken:.0f} s")
    return wrong


def _workflows() -> list[str]:
    try:
        found = workflows()
    except Absent as why:
        print(f"workflows: skipped, {why}")
        return []
    for sentence in found[:MOST]:
        print(f"workflows: {sentence}", file=sys.stderr)
    print(f"workflows: {len(found)} faults")
    return found


def _told(judge: Judge, found: list[str]) -> list[str]:
    for sentence in found[:MOST]:
        print(f"{judge.__name__}: {sentence}", file=sys.stderr)
    if len(found) > MOST:
        print(f"{judge.__name__}: and {len(found) - MOST} more", file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main())
