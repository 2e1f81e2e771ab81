"""The manifest: names and digests of what the last build wrote, in the output folder itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

MANIFEST = ".sitegen-manifest"
HEAD = "sitegen manifest 1"


def told(written: Mapping[str, str]) -> bytes:
    """The manifest as bytes: a head line, then `digest path` a line, sorted by path."""
    lines = [HEAD, *(f"{digest} {path}" for path, digest in sorted(written.items()))]
    return ("\n".join(lines) + "\n").encode()


def remembered(output: Path) -> dict[str, str]:
    """Path → digest of the last build; empty where there is no manifest that can be read."""
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    if not lines or lines[0] != HEAD:
        return {}
    pairs = (line.split(" ", 1) for line in lines[1:])
    return {pair[1]: pair[0] for pair in pairs if len(pair) == 2 and _inside(pair[1])}  # noqa: PLR2004 (a pair)


def folded(path: str) -> str:
    """One text for all spellings of a path that some system takes for the same."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _inside(path: str) -> bool:
    """Whether it is the path of a file in the folder; a system is not even asked for a name with NUL."""
    if path.startswith("/") or "\\" in path or "\0" in path:
        return False
    return ".." not in path or ".." not in path.split("/")
