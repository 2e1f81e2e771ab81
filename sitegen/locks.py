"""Locks between processes: one at a time, and freed when its owner dies."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock file at `path`, waiting for whoever has it. Raises OSError where there can be none."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        while not _is_taken(descriptor):
            pass
        yield
    finally:
        os.close(descriptor)  # closing frees the lock, and so does dying


def _is_taken(descriptor: int) -> bool:
    """Waits for the lock; False where the system gave up waiting, as Windows does after ten seconds."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as failure:
        if failure.errno != errno.EDEADLK:
            raise
        return False
    return True
