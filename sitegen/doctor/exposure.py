"""What a public repository would show: drafts and embargoes that git keeps, and where photos were taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sitegen.doctor.ground import Ground
from sitegen.messages import say
from sitegen.problems import Problem, error, warning

SECRET = ("draft", "future", "unapproved")  # why a document is hidden that nobody has seen yet
PLACE = "picture-gps"  # the problem of a picture that says where it was taken
HOOK = "pre-push"
# `.sitegen/`, and the twin of an output: `.output.sitegen/`
MEMORY = re.compile(r"^(?:.*/)?\.(?:[^/]+\.)?sitegen/")
SHEET = re.compile(r"(?:^|/)vobo-[^/]*\.html$")
TABLE = "file,shown,why,blackouts,until"  # of the head of a sheet as a table
READ = (".html", ".txt", ".csv")  # what a sheet may be
LARGEST = 2_000_000  # bytes; no sheet is that large


def hidden_documents(ground: Ground) -> Iterator[Problem]:
    """Documents that nobody may see yet, kept by git where everybody can see them."""
    if ground.repository is None or ground.site is None or not ground.is_public:
        return
    for one in ground.site.hidden:
        if one.why in SECRET and ground.repository.has(one.item.path):
            yield error("doctor-hidden-public", path=one.item.path)


def placed_pictures(ground: Ground) -> Iterator[Problem]:
    """Pictures that say where they were taken, kept by git where everybody can see them."""
    if ground.repository is None or ground.site is None or not ground.is_public:
        return
    for problem in ground.site.problems:
        if problem.code == PLACE and ground.repository.has(problem.path):
            yield error("doctor-place-public", path=problem.path)


def memory(ground: Ground) -> Iterator[Problem]:
    """What sitegen remembers, kept by git: texts and pictures of hidden documents are among it."""
    files = ground.repository.files if ground.repository else ()
    made = error if ground.is_public else warning
    folders = {found[0] for one in files if (found := MEMORY.match(one.path))}
    for folder in sorted(folders):
        yield made("doctor-memory", path=folder)


def sheets(ground: Ground) -> Iterator[Problem]:
    """Sheets for the office, kept by git where everybody can see them: they name hidden documents."""
    if ground.repository is None or not ground.is_public:
        return
    for one in ground.repository.files:
        if not MEMORY.match(one.path) and (SHEET.search(one.path) or _is_sheet(ground.root / one.path)):
            yield error("doctor-sheet-public", path=one.path)


def _is_sheet(file: Path) -> bool:
    """Whether a file holds the words that stand on every sheet, in either language."""
    if file.suffix.lower() not in READ or not file.is_file() or file.stat().st_size > LARGEST:
        return False
    text = file.read_text(encoding="utf-8", errors="replace")
    return any(words in text for words in _marks())


def _marks() -> Iterator[str]:
    for language in ("es", "en"):
        yield say("vobo-mark", language)
        yield say("sheet-mark", language, mark="\0").partition("\0")[0]
    yield TABLE


def hook(ground: Ground) -> Iterator[Problem]:
    """A public repository without the hook that stops a push of what may not be seen."""
    if ground.repository is None or not ground.is_public:
        return
    if not (ground.root / ground.repository.hooks / HOOK).is_file():
        yield warning("doctor-hook", path=".githooks/pre-push")
