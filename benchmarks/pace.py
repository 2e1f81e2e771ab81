"""From a key press to results on a slow line, without browser and clock: `python -m benchmarks.pace`.

What answers in a browser runs in Node, on a line of 1.6 Mbit/s on which every answer takes 150 ms, in a time
of its own (frontend/test/pace.ts): the figures are the same on every machine, busy or not. What processors
take is not in them; `python -m benchmarks.keys` tells that, in a real browser.

The search of the demonstration newsroom, or with `--site` of a folder that holds a built site, is typed into
at three speeds by somebody who has the list of its files and nothing else of it; then each question is pasted
whole; then pasted by somebody who has not even that list ("at once"). Of the keys that were answered before
the next one are told the median, the worst and how many took more than 300 ms: of the number of results, of
the first of them, and of the last. Then what a question loads, with the filters' counts, in how many files.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, median
from typing import Any

import msgspec

from benchmarks.keys import LATENCY, RATE, words_of
from benchmarks.node import Ask, asking
from judges.newsroom import build

QUESTIONS = 24
SPEEDS = {"60 words a minute": 200, "100 words a minute": 120, "30 words a minute": 400}  # milliseconds a key
MOST = 300  # milliseconds that somebody should wait at most
_SECOND = 1000
_TOLD = ("count", "first", "results")


class _Key(msgspec.Struct, frozen=True):
    count: float | None
    first: float | None
    results: float | None


class _File(msgspec.Struct, frozen=True):
    bytes: int


class _Run(msgspec.Struct, frozen=True):
    keys: tuple[_Key, ...]
    carried: tuple[_File, ...]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pace", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--site", type=Path, help="the output folder of a built site; default: the demonstration"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sitegen-pace-") as folder:
        site = options.site or build(Path(folder), "/").folder
        _tell(asking(Path(folder)), site)


def _tell(ask: Ask, site: Path) -> None:
    heads = "".join(f"{name:>9}{'worst':>6}{'>300':>5}" for name in _TOLD)
    print(f"{'ms':<19}{'answers':>8}{heads}{'KB':>6}{'files':>6}")
    texts = words_of(site, QUESTIONS)
    for name, pause in SPEEDS.items():
        print(_line(name, _asked(ask, site, [typed(text, pause) for text in texts])))
    for name, cold in (("pasted", False), ("at once", True)):
        print(_line(name, _asked(ask, site, [pasted(text, cold=cold) for text in texts])))


def pasted(text: str, *, cold: bool = False) -> dict[str, Any]:
    """A whole question put in at once; with `cold`, by somebody who has not even the list of files."""
    return {"keys": [{"at": 0, "text": text, "typing": False}], "cold": cold}


def typed(text: str, pause: int) -> dict[str, Any]:
    """The same, letter by letter, with `pause` milliseconds between two."""
    keys = [{"at": pause * end, "text": text[: end + 1], "typing": True} for end in range(len(text))]
    return {"keys": keys}


def _asked(ask: Ask, site: Path, runs: Sequence[dict[str, Any]]) -> list[_Run]:
    (folder,) = {path.parent for path in site.glob("buscar/indice/search.json")}
    pace = {"latency": LATENCY * _SECOND, "rate": RATE / _SECOND}
    return msgspec.convert(ask(do="pace", folder=str(folder), pace=pace, runs=runs), list[_Run])


def _line(name: str, runs: Sequence[_Run]) -> str:
    keys = [key for run in runs for key in run.keys]
    answers = sum(key.results is not None for key in keys)
    told = "".join(_of([getattr(key, one) for key in keys]) for one in _TOLD)
    weight = fmean(sum(file.bytes for file in run.carried) for run in runs) / 1000
    return f"{name:<19}{answers:>8}{told}{weight:>6.1f}{fmean(len(run.carried) for run in runs):>6.0f}"


def _of(times: Sequence[float | None]) -> str:
    there = [one for one in times if one is not None]
    return f"{median(there):>9.0f}{max(there):>6.0f}{sum(one > MOST for one in there):>5}"


if __name__ == "__main__":
    main()
