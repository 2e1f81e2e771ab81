"""The reader of Word documents: paragraphs, lists, tables, notes, text boxes, headers, pictures.

Our own walk over the XML instead of a library: whatever element it does not know it walks
into, so that no text is lost in one that Word learns tomorrow (mammoth and python-docx
leave out text boxes without fallback, formulas, headers or content controls).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from sitegen.intake.archive import Archive, attribute, local
from sitegen.intake.blocks import Block, Hints, Image, Paper, Part, Run, Style, merged, plain, tidy
from sitegen.intake.faults import Fault
from sitegen.intake.numbering import Numbering
from sitegen.intake.reflow import listed, rejoined
from sitegen.intake.stretch import SKIPPED, Stretch

_HEADING = re.compile(r"(?:heading|t[ií]tulo|encabezado) ?([1-6])$", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|t[ií]tulo|puesto)$", re.IGNORECASE)
_TEXT = 600  # letters: no table holds so much in a cell, a page laid out with one does
_CAPTION = re.compile(r"(?:caption|descripci[oó]n|ep[ií]grafe|leyenda)$", re.IGNORECASE)


def read_docx(name: str, data: bytes) -> tuple[Paper, ...]:
    """The document of a .docx file. Raises Fault for what is broken, encrypted, a bomb, or no Word file."""
    archive = Archive(data)
    main = next((one for one in ("word/document.xml", "word/document2.xml") if one in archive.names), "")
    root = archive.xml(main) if main else None
    if root is None:
        raise Fault("intake-no-document")
    walk = _Walk(archive)
    blocks: list[Block] = []
    links = walk.links(main)
    for kind, part in (("header", "header"), ("footer", "footer")):
        for entry in sorted(one for one in archive.names if re.fullmatch(rf"word/{kind}[0-9]*\.xml", one)):
            found = archive.xml(entry)
            if found is not None:
                blocks.extend(
                    walk.blocks(found, "header" if part == "header" else "footer", walk.links(entry))
                )
    blocks.extend(rejoined(list(walk.blocks(root, "body", links))))
    for entry in ("word/footnotes.xml", "word/endnotes.xml"):
        blocks.extend(walk.notes(entry))
    return (Paper(name, tuple(_once(blocks)), tuple(walk.images), _hints(archive)),)


def _once(blocks: list[Block]) -> Iterator[Block]:
    """The blocks without a header or footer that another kind of page repeats."""
    seen: set[tuple[str, str]] = set()
    for block in blocks:
        key = (block.part, block.text)
        if block.part in ("header", "footer") and block.style != "image":
            if key in seen:
                continue
            seen.add(key)
        yield block


def _hints(archive: Archive) -> Hints:
    core = archive.xml("docProps/core.xml")
    if core is None:
        return Hints()
    said = {local(one.tag): tidy(one.text or "").strip() for one in core.iter() if (one.text or "").strip()}
    extra = tuple(
        (key, said[key]) for key in ("title", "subject", "description", "keywords") if said.get(key)
    )
    return Hints(
        made=said.get("modified", "") or said.get("created", ""), author=said.get("creator", ""), extra=extra
    )


class _Walk:
    """Walks a document part; gathers pictures."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.images: list[Image] = []
        self._names = _style_names(archive.xml("word/styles.xml"))
        self._numbering = Numbering(archive.xml("word/numbering.xml"))

    def links(self, entry: str) -> dict[str, str]:
        """The targets of a part's relationships; those inside the archive as entry names."""
        folder, _, name = entry.rpartition("/")
        root = self._archive.xml(f"{folder}/_rels/{name}.rels")
        found = {}
        for one in root.iter() if root is not None else ():
            target = attribute(one, "Target")
            if attribute(one, "TargetMode") != "External" and not target.startswith("/"):
                target = posixpath.normpath(f"{folder}/{target}")
            found[attribute(one, "Id")] = target.lstrip("/")
        return found

    def notes(self, entry: str) -> Iterator[Block]:
        """The footnotes of a part, each paragraph with the mark by which the text calls it."""
        root = self._archive.xml(entry)
        prefix = "e" if "endnotes" in entry else ""
        for note in root if root is not None else ():
            if attribute(note, "type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            mark = f"{prefix}{attribute(note, 'id')}"
            for block in self.blocks(note, "note", self.links(entry)):
                yield msgspec.structs.replace(block, marker=mark) if block.style != "image" else block

    def blocks(self, root: Element, part: Part, links: dict[str, str]) -> Iterator[Block]:
        """The blocks below an element, in reading order."""
        for element in root:
            name = local(element.tag)
            if name == "p":
                yield from self._paragraph(element, part, links)
            elif name == "tbl":
                yield from self._table(element, part, links)
            elif name not in SKIPPED:
                yield from self.blocks(element, part, links)

    def _table(self, table: Element, part: Part, links: dict[str, str]) -> Iterator[Block]:
        rows: list[tuple[tuple[Run, ...], ...]] = []
        pictures: list[Block] = []
        inside: list[list[Block]] = []
        for row in _below(table, "tr"):
            cells = []
            for cell in _below(row, "tc"):
                found = list(self.blocks(cell, part, links))
                pictures.extend(block for block in found if block.style == "image")
                inside.append([block for block in found if block.style != "image"])
                cells.append(_cell(inside[-1]))
            rows.append(tuple(cells))
        widest = max((len(row) for row in rows), default=0)
        placing = len(rows) == 1 or any(
            plain(cell).count("\n") > 1 and len(plain(cell)) > _TEXT for row in rows for cell in row
        )
        if widest <= 1 or placing:  # a table that only places its text
            yield from (block for blocks in inside for block in blocks)
        elif any(plain(cell) for row in rows for cell in row):
            yield Block(style="table", rows=tuple(row for row in rows if any(row)), part=part)
        yield from pictures

    # --- paragraphs -----------------------------------------------------------

    def _paragraph(self, paragraph: Element, part: Part, links: dict[str, str]) -> Iterator[Block]:
        sheet = Stretch(self._archive, links)
        sheet.walk(paragraph, Run(""))
        dress = self._dress(paragraph)
        runs = merged(sheet.runs)
        if any(run.text.strip() or run.note for run in runs):
            size = max(sheet.sizes, default=0.0)
            yield from listed(msgspec.structs.replace(dress, runs=runs, part=part, size=size))
        if sheet.hidden:
            yield Block((Run(" ".join(sheet.hidden)),), part="hidden")
        for image in sheet.images:
            self.images.append(image)
            yield Block(style="image", part=part, image=len(self.images) - 1)
        for box in sheet.boxes:
            yield from self.blocks(box, "box" if part == "body" else part, links)

    def _dress(self, paragraph: Element) -> Block:
        """The style of a paragraph, as a block without words."""
        style: Style = "text"
        level = 0
        marker = ""
        centered = False
        for one in (inner for above in paragraph if local(above.tag) == "pPr" for inner in above.iter()):
            name = local(one.tag)
            if name == "pStyle":
                style, level = self._style(attribute(one, "val"))
            elif name == "jc":
                centered = attribute(one, "val") == "center"
            elif name == "numPr":
                told = {local(inner.tag): attribute(inner, "val") for inner in one}
                marker = self._numbering.marker(told.get("numId", ""), told.get("ilvl", "0"))
                if marker and style == "text":
                    style, level = "item", int(told.get("ilvl", "0") or 0)
        return Block(style=style, level=level, marker=marker if style == "item" else "", centered=centered)

    def _style(self, ident: str) -> tuple[Style, int]:
        name = self._names.get(ident, ident)
        heading = _HEADING.match(name) or _HEADING.match(ident)
        if heading:
            return "heading", int(heading[1])
        if _TITLE.match(name):
            return "heading", 1
        if _CAPTION.match(name):
            return "caption", 0
        return "text", 0


def _cell(blocks: list[Block]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for block in blocks:
        if runs:
            runs.append(Run("\n"))
        runs.extend(block.runs if not block.rows else (Run(block.text.replace("\t", " ")),))
    return merged(runs)


def _below(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name below, through content controls and the like, but not within one another."""
    for child in element:
        if local(child.tag) == name:
            yield child
        elif local(child.tag) not in ("tbl", "p"):
            yield from _below(child, name)


def _style_names(styles: Element | None) -> dict[str, str]:
    found = {}
    for style in styles if styles is not None else ():
        for one in style:
            if local(one.tag) == "name":
                found[attribute(style, "styleId")] = attribute(one, "val")
    return found
