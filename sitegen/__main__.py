"""`python -m sitegen`, and the console script: the street outside the house."""

from __future__ import annotations

import atexit
import os
import sys

from sitegen.cli import main as house


def main() -> None:
    """Opens the house, and leaves it at once when it is done."""
    ended: list[int] = []
    atexit.register(_leave, ended)  # the first to be registered is the last to be called
    try:
        house()
        ended.append(0)
    except SystemExit as end:
        ended += [end.code] if isinstance(end.code, int) else []
        raise


def _leave(ended: list[int]) -> None:
    """Gives the memory back as a whole: object by object, as Python does, takes a twentieth of a first build.

    Whatever did not end by itself, or cannot be said any more, is left to Python.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return
    for code in ended:
        os._exit(code)


if __name__ == "__main__":
    main()
