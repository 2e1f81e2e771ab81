"""Filling in: the form of a draft on disk, and what was filled in into its file.

The file keeps every byte that nobody asked to change; it moves to the folder that title,
date and municipality tell, and only where nothing stands yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

import msgspec
from msgspec.structs import replace

from sitegen import calendar
from sitegen.config.settings import Config
from sitegen.content import read_document
from sitegen.content.amend import amended, entries_of
from sitegen.content.fields import BY_NAME
from sitegen.content.proof import Proof
from sitegen.content.scalars import YES
from sitegen.content.shelf import KIND_FOLDERS, place_of
from sitegen.content.values import Entry, Scalar
from sitegen.files import DOCUMENT_LIMIT, decode, digest, inside, read_bytes, write_bytes
from sitegen.intake.boxes import Sheet, given_of, picture_rows
from sitegen.intake.front import Given, rows_of
from sitegen.intake.placing import home, is_aside, short_name
from sitegen.intake.write import Shelf, moved
from sitegen.messages import spoken
from sitegen.model import KINDS, Kind, Source
from sitegen.problems import SiteError, error, errors_of
from sitegen.reception import Box

_NOWHERE = frozenset(("municipality", "kind"))  # told by the folder
_PICTURES = frozenset(("image", "gallery"))


class Form(msgspec.Struct, frozen=True):
    """The boxes of a file, made from the text of the digest `seen`."""

    boxes: tuple[Box, ...]
    seen: str


def form_of(root: Path, path: str, settings: Config, *, picture: Callable[[str], str]) -> Form:
    """The form of a document; `picture` shows a photograph by its path. Raises SiteError."""
    data, text = _text(root, path)
    sheet = _sheet(path, text, settings)
    folder = PurePosixPath(path).parent.as_posix()

    def shown(src: str) -> str:
        found = inside(folder, src, within=folder)
        return picture(found) if found else ""

    return Form(replace(sheet, picture=shown).boxes(), digest(data))


def fill_in(root: Path, path: str, given: Mapping[str, Sequence[str]], *, settings: Config, seen: str) -> str:
    """Writes what was filled in and gives the document's path now. Raises SiteError, then nothing changed."""
    data, text = _text(root, path)
    if digest(data) != seen:
        raise SiteError([error("intake-form-changed", path=path)])
    sheet = _sheet(path, text, settings)
    boxes = {box.name: box for box in sheet.boxes()}
    told = {name: _values(box, given) for name, box in boxes.items()}
    lacking = [box.label for name, box in boxes.items() if box.needed and not told[name]]
    if lacking:
        raise SiteError([error("intake-form-needed", path=path, boxes=", ".join(lacking))])
    changed = {name for name, box in boxes.items() if told[name] != box.values}
    new = amended(data.decode(), _rows(sheet, told, changed), sheet.proof)
    goal = _goal(path, sheet, told, moves=is_aside(path) or bool(changed & {"municipality", "kind", "date"}))
    goal = goal if goal == path else Shelf(root, dry=False).free(goal)
    _check(goal, new, settings)
    if goal == path:
        write_bytes(root / path, new.encode())
    else:
        moved(root, path, goal, data=new.encode())
    return goal


def _text(root: Path, path: str) -> tuple[bytes, str]:
    data = read_bytes(root / path, limit=DOCUMENT_LIMIT, root=root)
    text, problems = decode(data, path)
    if errors_of(problems):
        raise SiteError(errors_of(problems))
    return data, text


def _sheet(path: str, text: str, settings: Config) -> Sheet:
    owner, kind = _place(path, settings)
    proof = Proof(path, settings, calendar.zone_of(settings, owner), owner, kind)
    return Sheet(entries_of(text, proof), proof, settings.site.languages[0], lambda _: "")


def _place(path: str, settings: Config) -> tuple[str, Kind | None]:
    """The municipality and the kind that the folders tell, in `content/` and aside alike."""
    if not is_aside(path):
        place = place_of(path, settings)
        return place.municipality, place.kind
    parts = PurePosixPath(path).parts
    owner = parts[1] if parts[1] in {one.id for one in settings.municipalities} else ""
    return owner, KIND_FOLDERS.get(parts[2])


def _values(box: Box, given: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """What was filled in into a box; one that the form did not send was left empty."""
    texts = [text.replace("\r\n", "\n") for text in given.get(box.name, ())]
    if box.shape == "lines":
        texts = [line for text in texts for line in text.split("\n")]
    found = [" ".join(text.split()) for text in texts]
    if box.shape == "flag":  # yes, or not there
        was = bool(box.values) and box.values[0].casefold() in ("sí", "si", "yes", "true")
        return box.values if bool(found) == was else ("sí",) if found else ()
    return tuple(one for one in found if one)


def _rows(sheet: Sheet, told: Mapping[str, tuple[str, ...]], changed: set[str]) -> dict[str, list[str]]:
    """The lines of YAML of every key that was changed."""
    spanish = spoken(sheet.language) == "es"
    rows: dict[str, list[str]] = {}
    for name in sorted({one.split(".")[0] for one in changed} - _NOWHERE, key=list(BY_NAME).index):
        key = BY_NAME[name].key
        entry = sheet.entries.get(name)
        value: Given
        if name in _PICTURES:
            value = _pictures(entry, name, told)
        else:
            value = given_of(name, told[name], key.parse, language=sheet.language)
        if value == (YES["es"],) and not spanish:
            value = (YES["en"],)
        written = entry.key.text if entry else key.spanish if spanish else key.name
        rows[name] = rows_of(written, value, spanish=spanish) if value else []
    for name in _NOWHERE & changed:
        rows[name] = []  # the folder tells it
    return rows


def _pictures(entry: Entry | None, name: str, told: Mapping[str, tuple[str, ...]]) -> Given:
    filled = {
        box.removeprefix(f"{name}."): " ".join(values)
        for box, values in told.items()
        if box.startswith(f"{name}.")
    }
    made = picture_rows(entry.value, filled) if entry else None
    if not made:
        raise SiteError([error("intake-form-file", path="", key=name)])
    return made[0] if name == "image" else made


def _goal(path: str, sheet: Sheet, told: Mapping[str, tuple[str, ...]], *, moves: bool) -> str:
    """Where the document belongs; where it is, if nothing of its place was changed."""
    if not moves:
        return path
    kind = next((one for one in KINDS if one == next(iter(told["kind"]), "")), sheet.proof.kind or "release")
    place = PurePosixPath(path)
    pictured = place.name == "index.md"
    leaf = place.parent.name if pictured else place.stem
    had = sheet.entries.get("title")
    named = isinstance(had.value, Scalar) and had.value.text.strip() if had else False
    name = _undated(leaf) if named else short_name(told["title"][0]) or _undated(leaf)
    return home(
        kind,
        sheet.proof.config,
        owner=next(iter(told["municipality"]), ""),
        day=next(iter(told.get("date", ())), "")[:10],
        name=name,
        pictured=pictured,
    )


def _undated(leaf: str) -> str:
    try:
        date.fromisoformat(leaf[:10])
    except ValueError:
        return leaf
    return leaf[11:] or leaf


def _check(path: str, text: str, settings: Config) -> None:
    data = text.encode()
    found, problems = read_document(Source(path, "document", digest(data), len(data)), data, settings)
    if found is None:
        raise SiteError(errors_of(problems))
