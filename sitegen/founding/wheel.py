"""The wheel that a new newsroom carries with it, so that its workflow needs no index of ours.

pip checks the digest of a `file:` address (`#sha256=…`) and leaves the libraries that the wheel needs
as they are; `--hash` would ask for a digest of each of those too.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sitegen import DISTRIBUTION, __version__
from sitegen.files import read_bytes
from sitegen.problems import SiteError, error

FOLDERS = {"es": "programa", "en": "program"}
LARGEST = 100 * 1024 * 1024  # bytes; GitHub refuses larger files
_NAME = re.compile(DISTRIBUTION.replace("-", "_") + r"-[0-9][\w.!+]*-py3-none-any\.whl")


def wheel_at_hand() -> Path | None:
    """The wheel that the running sitegen was installed from, while it lies where it lay (PEP 610)."""
    try:
        told = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None
    address = urlsplit(json.loads(told)["url"]) if told else urlsplit("")
    if address.scheme != "file":
        return None
    path = Path(url2pathname(address.path))
    return path if _NAME.fullmatch(path.name) and path.is_file() else None


def packed(wheel: Path | None, language: str) -> tuple[str, dict[str, bytes]]:
    """The line of requirements.txt, and the file that it names, by its path in the newsroom.

    Without a wheel the line names version and package, and there is no file. Raises SiteError
    where `wheel` is no wheel of sitegen.
    """
    if wheel is None:
        return f"{DISTRIBUTION}=={__version__}", {}
    if not _NAME.fullmatch(wheel.name) or not zipfile.is_zipfile(wheel):
        raise SiteError([error("init-wheel", path=str(wheel))])
    data = read_bytes(wheel, limit=LARGEST)
    path = f"{FOLDERS[language]}/{wheel.name}"
    return f"file:./{path}#sha256={hashlib.sha256(data).hexdigest()}", {path: data}
