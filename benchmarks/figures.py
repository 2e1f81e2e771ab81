"""What is told of a search, and the table in which two of them stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.loads import Load, Weight, reciprocal, weight
from benchmarks.questions import KINDS, Question, plain_of


@dataclass(frozen=True, slots=True)
class Making:
    """What making the index takes, and making it with one release more."""

    cpu: float  # seconds for a thousand documents
    memory: float  # MiB
    rewritten: float  # share of the bytes, for one release more
    adding: float  # seconds of CPU for one release more


@dataclass(frozen=True, slots=True)
class Figures:
    """What the table shows of one search. Means over questions; "" is the kind of all of them."""

    name: str
    loads: Mapping[str, Weight]  # by kind
    ranks: Mapping[str, float]  # by kind; none were taken where it is empty
    plain: Mapping[str, float]  # the same of the questions without accents alone
    files: int
    bytes: int
    making: Making | None


def weights(loads: Sequence[Load]) -> dict[str, Weight]:
    """Means by kind, and of all."""
    return {kind: weight(loads, kind) for kind in ("", *KINDS)}


def ranked(asked: Sequence[Question], ranks: Sequence[int], *, plain: bool) -> dict[str, float]:
    """The mean reciprocal rank by kind; with `plain`, of those typed without accents."""
    some = [place for place, is_it in enumerate(plain_of(asked)) if is_it or not plain]
    return {kind: reciprocal([ranks[place] for place in some if asked[place].kind == kind]) for kind in KINDS}


def lines(figures: Sequence[Figures]) -> Iterator[str]:
    """The table: what is measured, what is aimed at, and a column for each search."""
    told = [dict(_rows(one)) for one in figures]
    yield f"{'':<40}{'at most':>10}" + "".join(f"{one.name:>16}" for one in figures)
    for what in told[0]:
        yield f"{what:<40}{AIMS.get(what, ''):>10}" + "".join(f"{one[what]:>16}" for one in told)


AIMS = {
    "first question": "40 KB",
    "next question": "22 KB",
    "filters with their counts": "15 KB",
    "at rest": "6 MB",
    "files": "2,500",
    "building, CPU s per 1,000": "1.3",
    "memory": "0.6 GB",
    "one new release rewrites": "5 %",
}


def _rows(one: Figures) -> Iterator[tuple[str, str]]:
    for name, size, requests in (
        ("first question", "first", "first_requests"),
        ("next question", "later", "later_requests"),
    ):
        yield name, _kb(getattr(one.loads[""], size))
        for kind in KINDS:
            yield f"  {name}: {kind}", _kb(getattr(one.loads[kind], size))
        yield f"  {name}: requests", f"{getattr(one.loads[''], requests):.1f}"
    yield "filters with their counts", _kb(one.loads[""].filters)
    yield "at rest", f"{one.bytes / 1e6:.1f} MB"
    yield "files", f"{one.files:,}"
    if one.making:
        yield "building, CPU s per 1,000", f"{one.making.cpu:.2f}"
        yield "memory", f"{one.making.memory * 1.048576 / 1000:.2f} GB"
    for kind, rank in one.ranks.items():
        yield f"mean reciprocal rank: {kind}", f"{rank:.3f}"
    for kind, rank in one.plain.items():
        yield f"  without accents: {kind}", f"{rank:.3f}"
    if one.making:
        yield "one new release rewrites", f"{one.making.rewritten:.1%}"
        yield "  in CPU s", f"{one.making.adding:.2f}"


def _kb(size: float) -> str:
    return f"{size / 1000:.1f} KB"
