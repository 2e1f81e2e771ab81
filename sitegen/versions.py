"""What made a result: the program's own code and the libraries that its output depends on.

Part of every key of the cache, so that upgrading either never serves stale results.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
TOLD = (
    ".py",
    ".po",
    ".json",
    ".js",
)  # of the package: code, words, data, scripts (pages name them by digest)
LIBRARIES = (
    "babel",
    "feedgenerator",
    "jinja2",
    "lunr",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "msgspec",
    "nh3",
    "pillow",
    "pystemmer",
    "python-frontmatter",
    "pyyaml",
    "snowballstemmer",
    "tzdata",
)
INSTALLED = re.compile(r"(?P<name>[A-Za-z0-9_.]+)-(?P<version>[^-]+)\.dist-info")


@cache
def fingerprint() -> str:
    """The SHA-256, in hex, of the package's files, of Python's version and of the libraries' versions."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {' '.join(_libraries())}".encode())
    for name in sorted(_files()):
        with open(f"{PACKAGE}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 (see `_files`)
            digest.update(f"{name}\0".encode() + file.read() + b"\0")
    return digest.hexdigest()


def _files() -> Iterator[str]:
    """The files of the package, from its folder. A `Path` for each takes as long as reading them all."""
    start = len(str(PACKAGE)) + 1
    for folder, _, names in os.walk(PACKAGE):
        inside = folder[start:] and f"{folder[start:]}/"
        yield from (inside.replace(os.sep, "/") + name for name in names if name.endswith(TOLD))


def _libraries() -> list[str]:
    """`name version` of the libraries, read off the names of their folders: importlib takes 30 ms for it."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    found = (
        INSTALLED.fullmatch(path.name) for folder in folders for path in Path(folder).glob("*.dist-info")
    )
    named = ((match["name"].lower().replace("_", "-"), match["version"]) for match in found if match)
    return sorted(f"{name} {version}" for name, version in named if name in LIBRARIES)
