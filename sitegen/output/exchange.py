"""Putting a finished folder in the place of another in one step.

Linux exchanges two names at once (`renameat2` with RENAME_EXCHANGE, renameat2(2)),
macOS likewise (`renamex_np` with RENAME_SWAP, renamex_np(3)): no reader ever finds
the site missing. Elsewhere the caller has to go file by file.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2


def exchange(one: Path, other: Path) -> bool:
    """Swaps two folders of one file system. False where that cannot be had; then nothing has changed."""
    system: str = sys.platform  # a plain text, or type checkers take all but their own system for dead code
    if system == "linux":
        return _called("renameat2", AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    if system == "darwin":
        return _called("renamex_np", os.fsencode(one), os.fsencode(other), RENAME_SWAP)
    return False


def _called(name: str, *arguments: bytes | int) -> bool:
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    return function is not None and function(*arguments) == 0
