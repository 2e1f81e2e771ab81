"""The demonstration newsroom, built for a place of its own."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from datetime import datetime
from pathlib import Path

from judges.case import Case
from sitegen.build import files, prepare
from sitegen.output import publish

ROOT = Path(__file__).parents[1]
NOW = "2026-02-20T12:00"  # so that every run judges the same site
PER_TEMPLATE = 3

_URL = re.compile(r'^url\s*=\s*".*?"', re.MULTILINE)


def build(folder: Path, base: str, *, now: str = NOW) -> Case:
    """Copies the repository's own site into `folder`, builds it for the path `base`, and gives the case."""
    site = folder / "site"
    site.mkdir(parents=True)
    for name in ("content", "themes", "marca"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, site / name)
    settings = (ROOT / "site.toml").read_text(encoding="utf-8")
    moved, times = _URL.subn(f'url = "https://prensa.example.org{base}"', settings, count=1)
    if times != 1:
        message = "site.toml has no line `url = …` to move the site with"
        raise ValueError(message)
    (site / "site.toml").write_text(moved, encoding="utf-8")
    prepared = prepare(site, now=datetime.fromisoformat(now), progress=_silent)
    publish(files(prepared, progress=_silent), folder / "output", site)
    samples: dict[str, list[str]] = defaultdict(list)
    for route in prepared.routes:
        samples[route.template].append(route.url)
    chosen = [url for urls in samples.values() for url in _spread(sorted(urls))]
    return Case(folder / "output", base, tuple(chosen))


def _spread(urls: list[str]) -> list[str]:
    # The first, one from the middle, the last: pages of one template that differ most.
    if len(urls) <= PER_TEMPLATE:
        return urls
    return [urls[0], urls[len(urls) // 2], urls[-1]]


def _silent(_stage: str, _done: int, _total: int) -> None:
    pass
