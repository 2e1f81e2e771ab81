"""The reader of OpenDocument texts (LibreOffice): the same walk as for Word, other names."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from sitegen.intake.archive import Archive, attribute, local
from sitegen.intake.blocks import Block, Hints, Image, Paper, Part, Run, Style, merged, plain, tidy
from sitegen.intake.faults import Fault
from sitegen.intake.reflow import listed, rejoined

# No text of the document: what a tracked change removed, and remarks of those who wrote it.
_SKIPPED = frozenset(("tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "title"))
_MOST_SPACES = 200


class _Dress(msgspec.Struct, frozen=True):
    bold: bool = False
    italic: bool = False
    centered: bool = False
    size: float = 0.0


def read_odt(name: str, data: bytes) -> tuple[Paper, ...]:
    """The document of an .odt file. Raises Fault for what is broken, encrypted, a bomb, or no text."""
    archive = Archive(data)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Fault("intake-encrypted")
    content = archive.xml("content.xml")
    if content is None:
        raise Fault("intake-no-document")
    styles = archive.xml("styles.xml")
    walk = _Walk(archive, _dresses(styles) | _dresses(content))
    blocks: list[Block] = []
    for master in styles.iter() if styles is not None else ():
        if local(master.tag) in ("header", "footer"):
            part: Part = "header" if local(master.tag) == "header" else "footer"
            blocks.extend(walk.blocks(master, part))
    for body in (one for one in content.iter() if local(one.tag) == "body"):
        blocks.extend(rejoined(list(walk.blocks(body, "body"))))
    return (Paper(name, (*blocks, *walk.notes), tuple(walk.images), _hints(archive)),)


def _hints(archive: Archive) -> Hints:
    meta = archive.xml("meta.xml")
    said = {local(one.tag): tidy(one.text or "").strip() for one in meta.iter()} if meta is not None else {}
    extra = tuple((key, said[key]) for key in ("title", "subject", "description") if said.get(key))
    return Hints(
        made=said.get("date", "") or said.get("creation-date", ""),
        author=said.get("creator", ""),
        extra=extra,
    )


def _dresses(root: Element | None) -> dict[str, _Dress]:
    found = {}
    for style in (one for one in (root.iter() if root is not None else ()) if local(one.tag) == "style"):
        told: dict[str, str] = {}
        for one in style:
            told |= {local(key): value for key, value in one.attrib.items()}
        size = told.get("font-size", "").removesuffix("pt")
        found[attribute(style, "name")] = _Dress(
            told.get("font-weight") == "bold",
            told.get("font-style") == "italic",
            told.get("text-align") == "center",
            float(size) if size.replace(".", "", 1).isdigit() else 0.0,
        )
    return found


class _Walk:
    def __init__(self, archive: Archive, dresses: dict[str, _Dress]) -> None:
        self._archive = archive
        self._dresses = dresses
        self.images: list[Image] = []
        self.notes: list[Block] = []
        self._pending: list[Block] = []

    def blocks(self, root: Element, part: Part, depth: int = -1) -> Iterator[Block]:
        """The blocks below an element, in reading order; `depth` counts the lists around it."""
        for element in root:
            name = local(element.tag)
            if name in ("p", "h"):
                yield from self._paragraph(element, part)
            elif name == "list":
                yield from self._list(element, part, depth + 1)
            elif name == "table":
                yield from self._table(element, part)
            elif name not in _SKIPPED:
                yield from self.blocks(element, part, depth)

    def _list(self, element: Element, part: Part, depth: int) -> Iterator[Block]:
        for item in element:
            fresh = True
            for block in self.blocks(item, part, depth):
                if block.style in ("text", "item") and fresh and not block.marker:
                    yield msgspec.structs.replace(block, style="item", marker="•", level=depth)
                else:
                    yield block
                fresh = False

    def _table(self, table: Element, part: Part) -> Iterator[Block]:
        rows = []
        for row in (one for one in table.iter() if local(one.tag) == "table-row"):
            cells = []
            for cell in (one for one in row if local(one.tag) == "table-cell"):
                runs: list[Run] = []
                for block in self.blocks(cell, part):
                    if block.style == "image":
                        self._pending.append(block)
                        continue
                    runs.extend((Run("\n"), *(block.runs or (Run(block.text.replace("\t", " ")),))))
                cells.append(merged(runs))
            if any(plain(cell) for cell in cells):
                rows.append(tuple(cells))
        if rows:
            yield Block(style="table", rows=tuple(rows), part=part)
        yield from self._flushed()

    def _paragraph(self, element: Element, part: Part) -> Iterator[Block]:
        dress = self._dresses.get(attribute(element, "style-name"), _Dress())
        runs: list[Run] = []
        self._take(element, Run("", dress.bold, dress.italic), runs)
        found = merged(runs)
        style: Style = "heading" if local(element.tag) == "h" else "text"
        level = attribute(element, "outline-level")
        if any(run.text.strip() or run.note for run in found):
            yield from listed(
                Block(
                    found,
                    style,
                    part,
                    level=int(level) if style == "heading" and level.isdigit() else 0,
                    centered=dress.centered,
                    size=dress.size,
                )
            )
        yield from self._flushed()

    def _flushed(self) -> Iterator[Block]:
        pending, self._pending = self._pending, []
        yield from pending

    def _take(self, element: Element, dress: Run, runs: list[Run]) -> None:
        """All text below an element, with what stands between its children."""
        self._add(dress, element.text, runs)
        for child in element:
            self._child(child, dress, runs)
            self._add(dress, child.tail, runs)

    def _child(self, child: Element, dress: Run, runs: list[Run]) -> None:
        name = local(child.tag)
        if name in ("line-break", "tab"):
            self._add(dress, "\n" if name == "line-break" else "\t", runs, raw=True)
        elif name == "s":
            count = attribute(child, "c")
            self._add(dress, " " * min(int(count) if count.isdigit() else 1, _MOST_SPACES), runs)
        elif name == "span":
            own = self._dresses.get(attribute(child, "style-name"), _Dress())
            dressed = msgspec.structs.replace(
                dress, bold=dress.bold or own.bold, italic=dress.italic or own.italic
            )
            self._take(child, dressed, runs)
        elif name == "a":
            self._take(child, msgspec.structs.replace(dress, href=attribute(child, "href")), runs)
        elif name == "note":
            self._note(child, runs)
        elif name == "image":
            self._picture(child)
        elif name == "text-box":
            self._pending.extend(self.blocks(child, "box"))
        elif name not in _SKIPPED:
            self._take(child, dress, runs)

    def _note(self, note: Element, runs: list[Run]) -> None:
        mark = attribute(note, "id") or str(len(self.notes) + 1)
        runs.append(Run("", note=mark))
        for body in (one for one in note if local(one.tag) == "note-body"):
            for block in self.blocks(body, "note"):
                self.notes.append(msgspec.structs.replace(block, marker=mark))

    def _picture(self, image: Element) -> None:
        entry = attribute(image, "href").removeprefix("./")
        data = self._archive.read(entry)
        if data:
            self.images.append(Image(entry.rpartition("/")[2], data))
            self._pending.append(Block(style="image", image=len(self.images) - 1))

    def _add(self, dress: Run, text: str | None, runs: list[Run], *, raw: bool = False) -> None:
        if text:
            told = text if raw else " ".join(text.split("\n"))
            runs.append(msgspec.structs.replace(dress, text=tidy(told)))
