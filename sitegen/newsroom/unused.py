"""Files of `content/` that no document shows, offers or links to: they are not published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from sitegen import text
from sitegen.config.settings import Config
from sitegen.memory.daybook import Remembered, made_anew
from sitegen.model import Item
from sitegen.newsroom import mentions
from sitegen.newsroom.holdings import FOLDER_DOCUMENT, Readings
from sitegen.problems import Problem, warning


def problems(
    readings: Readings,
    config: Config,
    *,
    unread: Iterable[str] = (),
    remembered: Remembered = made_anew,
) -> Iterator[Problem]:
    """A warning for each file without use, of hidden documents too; paths only. Portraits are of use.

    Pictures in the folder of a document are its gallery. While a document cannot be understood
    nothing is said: the file may be its own. `remembered` may know what a document names.
    """
    files = sorted((*readings.pictures, *readings.attachments))
    if not files or any(path.endswith(".md") for path in unread):
        return
    named = (remembered(f"names {item.path}", partial(_named, item)) for item in readings.items)
    used = {path for paths in named if paths for path in paths.decode().split("\n")}
    used.update(one.portrait for one in config.people)
    homes = frozenset(_home(item) for item in readings.items if item.path.endswith(f"/{FOLDER_DOCUMENT}"))
    for path in files:
        plain = text.nfc(path)
        if plain in used or (path in readings.pictures and _is_in(plain, homes)):
            continue
        yield warning("file-unused", path=path, name=path.rpartition("/")[2])


def _named(item: Item) -> bytes:
    return "\n".join(text.nfc(path) for path in mentions.paths(item)).encode()


def _home(item: Item) -> str:
    return text.nfc(item.path).removesuffix(FOLDER_DOCUMENT)


def _is_in(path: str, homes: frozenset[str]) -> bool:
    parts = path.split("/")
    return any("/".join(parts[:depth]) + "/" in homes for depth in range(1, len(parts)))
