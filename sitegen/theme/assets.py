"""Assets: static files of the theme and the scripts, named by digest.

GitHub Pages lets browsers keep everything for ten minutes and nobody can change
that: a name that changes with its content is never stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sitegen.files import digest
from sitegen.model import File
from sitegen.newsroom import urls
from sitegen.problems import SiteError, error
from sitegen.shipped import BUNDLE, LICENSES, SCRIPTS
from sitegen.theme.chain import Theme

# What may hold the signs of a comment without being one (CSS Syntax Level 3, 4.3), and then a comment.
_KEPT = rb"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\)|/\*!.*?\*/)"""
_ASIDE = re.compile(_KEPT + rb"|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(_KEPT + rb"|(?<!\\)(?:\s*([{};])\s*|([:,])\s+|\s*(\n)\s*)", re.DOTALL)


def asset_names(theme: Theme) -> dict[str, str]:
    """Output path of every asset by its plain name: `site.css` → `assets/site-1a2b3c4d.css`."""
    return {name: _named(name, data) for name, data in _assets(theme).items()}


def asset_files(theme: Theme) -> Iterator[File]:
    """Every asset as a file to publish. Raises SiteError where the scripts were never bundled."""
    for name, data in _assets(theme).items():
        yield File(_named(name, data), data)


def _assets(theme: Theme) -> dict[str, bytes]:
    own = {name: lean(data) if name.endswith(".css") else data for name, data in theme.static().items()}
    return {**own, **scripts()}


@lru_cache(maxsize=8)  # a sheet is asked for by its name, by its page and as a file
def lean(sheet: bytes) -> bytes:
    """A style sheet without what is for its authors: remarks, but for `/*! … */` (licences), and spaces."""
    told = _ASIDE.sub(lambda found: found[1] or b"", sheet)
    return _SPACE.sub(lambda found: found[found.lastindex or 0], told).strip()


@cache
def scripts() -> dict[str, bytes]:
    """The bundled scripts by name, with their licences. Raises SiteError where they were never bundled."""
    lacking = [name for name in SCRIPTS if not (BUNDLE / name).is_file()]
    if lacking:
        raise SiteError([error("bundle-missing", files=", ".join(lacking))])
    names = (*SCRIPTS, LICENSES) if (BUNDLE / LICENSES).is_file() else SCRIPTS
    return {name: (BUNDLE / name).read_bytes() for name in names}


def _named(name: str, data: bytes) -> str:
    return urls.asset(name, digest(data))
