"""The room that GitHub Pages gives: a site of at most 1 GB (docs.github.com, "GitHub Pages limits")."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.check.printed import Printed
from sitegen.problems import Problem, error, warning
from sitegen.report import MEGABYTE, NEAR, ROOM


def room_left(printed: Printed) -> Iterator[Problem]:
    """What there is to say of the size of a site."""
    return space(printed.size)


def space(size: int) -> Iterator[Problem]:
    """What there is to say of a site of `size` bytes."""
    said = f"{size / MEGABYTE:,.0f} MB"
    if size > ROOM:
        yield error("space-over", size=said)
    elif size > NEAR * ROOM:
        yield warning("space-near", size=said, share=f"{100 * size / ROOM:.0f}")
