"""What made a result: the program's own code and the libraries that its output depends on.

Part of every key of the cache, so that upgrading either never serves stale results.
"""

from __future__ import annotations

import hashlib
import re
import sys
import sysconfig
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
    for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in TOLD):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _libraries() -> list[str]:
    """`name version` of the libraries, read off the names of their folders: importlib takes 30 ms for it."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    found = (
        INSTALLED.fullmatch(path.name) for folder in folders for path in Path(folder).glob("*.dist-info")
    )
    named = ((match["name"].lower().replace("_", "-"), match["version"]) for match in found if match)
    return sorted(f"{name} {version}" for name, version in named if name in LIBRARIES)
