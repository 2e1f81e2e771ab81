"""A site in a test: written there, edited there, built and read."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sitegen.build import build, files, prepare
from sitegen.output import Published, opened
from sitegen.problems import Problem, SiteError

SETTINGS = """\
[site]
title = "Sala de prensa"
url = "https://prensa.example.org/"
language = "es-MX"
timezone = "America/Mexico_City"

[[municipality]]
id = "izcalli"
name = "Cuautitlán Izcalli"
state = "Estado de México"

[[municipality]]
id = "juarez"
name = "Benito Juárez"
label = "Alcaldía"
state = "Ciudad de México"

[[topic]]
id = "agua"
name = "Agua"

[[topic]]
id = "salud"
name = "Salud"

[[legend]]
text = "Año de las pruebas"
from = 2000-01-01
to = 2099-12-31
"""

RELEASE = """\
---
title: Agua para todos
date: 2026-01-13
---

El agua llega hoy a todas las colonias.
"""


class Driver:
    """One site in a folder of its own. Paths are relative to its root, with `/`."""

    def __init__(self, root: Path, given: Mapping[str, str | bytes], *, now: str) -> None:
        self.root = root
        self.now = now
        self.edit({"site.toml": SETTINGS, **given})

    @property
    def output(self) -> Path:
        """The folder that is published into."""
        return self.root / "output"

    def edit(self, changes: Mapping[str, str | bytes | None]) -> None:
        """Writes files, or with None removes a file or a folder."""
        for name, content in changes.items():
            path = self.root / name
            if content is None:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def build(self, *, now: str = "") -> Published:
        """Builds and publishes on the one road, without memories, ledger, approvals and words.

        Raises SiteError. `sitegen build` publishes the same bytes (tests/laws).
        """
        with opened(self.output, self.root) as place:
            return build(self.root, place.publish, now=self._moment(now), progress=_silent)[1]

    def problems(self, *, now: str = "") -> tuple[Problem, ...]:
        """Everything that a build would tell, errors and warnings; nothing is written."""
        try:
            found = prepare(self.root, now=self._moment(now), progress=_silent)
            for _ in files(found, progress=_silent):
                pass
        except SiteError as wrong:
            return wrong.problems
        return found.problems

    def codes(self, *, now: str = "") -> list[str]:
        """The codes of `problems`, in their order."""
        return [problem.code for problem in self.problems(now=now)]

    def read(self, path: str) -> str:
        """The text of a published file; a path that is empty or ends in `/` is a page."""
        page = path == "" or path.endswith("/")
        return (self.output / (f"{path}index.html" if page else path)).read_text(encoding="utf-8")

    def tree(self) -> dict[str, bytes]:
        """Every published file with its bytes."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def _moment(self, now: str) -> datetime:
        return datetime.fromisoformat(now or self.now)


class Sites(Protocol):
    """The fixture `site`."""

    def __call__(self, files: dict[str, str | bytes] | None = None, *, now: str = ...) -> Driver:
        """Writes a site in a new folder."""


def _silent(_stage: str, _done: int, _total: int) -> None:
    pass
