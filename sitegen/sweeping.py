"""Sweeping: how often Python looks for cycles among what a build makes, of which it leaves few."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 70_000  # new objects after which Python looks, in a build and in the processes that it starts


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Python's collector rests until all is `settled`, and then looks a hundred times less often than usual.

    Around the imports of a program, too: each of them makes thousands of objects that stay. What was frozen
    meanwhile is the collector's again after it.
    """
    usual = gc.get_threshold()
    gc.set_threshold(YOUNG, *usual[1:])
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)
        gc.enable()


def settled() -> None:
    """What there is now stays until the end: the collector looks at what comes after it."""
    gc.freeze()
    gc.enable()
