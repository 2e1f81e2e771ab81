"""A stretch of a Word document: the words of one paragraph with their dress, its pictures and boxes."""

from __future__ import annotations

import posixpath
from xml.etree.ElementTree import Element

import msgspec

from sitegen.intake.archive import Archive, attribute, local
from sitegen.intake.blocks import Image, Run, tidy

# Deleted or moved away by a tracked change, or the same text once more for older programs.
SKIPPED = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "delText")
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off", "none")
_HALF = 2  # sizes are in half points


class Stretch:
    """Gathers the runs, pictures and text boxes of one paragraph, and what Word does not show of it."""

    def __init__(self, archive: Archive, links: dict[str, str]) -> None:
        self._archive = archive
        self._links = links
        self.runs: list[Run] = []
        self.sizes: list[float] = []
        self.images: list[Image] = []
        self.boxes: list[Element] = []
        self.hidden: list[str] = []
        self._alt = ""

    def walk(self, element: Element, dress: Run) -> None:
        """Takes all text below the element, in the dress of what is around it."""
        for child in element:
            name = local(child.tag)
            if name in SKIPPED:
                continue
            if name == "txbxContent":
                self.boxes.append(child)
            elif name == "r" and _is_hidden(child):
                self.hidden += [tidy(one.text or "") for one in child.iter() if local(one.tag) == "t"]
            elif name == "r":
                self.walk(child, self._dressed(child, dress))
            elif name == "hyperlink":
                href = self._links.get(attribute(child, "id"), "")
                self.walk(
                    child, msgspec.structs.replace(dress, href=href if "://" in href or ":" in href else "")
                )
            else:
                self._one(child, name, dress)

    def _one(self, child: Element, name: str, dress: Run) -> None:
        if name == "t":
            self._add(dress, tidy(child.text or ""))
        elif name in _BREAKS:
            self._add(dress, _BREAKS[name])
        elif name == "sym":
            self._add(dress, _symbol(attribute(child, "char")))
        elif name in ("footnoteReference", "endnoteReference"):
            mark = attribute(child, "id")
            self.runs.append(Run("", note=mark if name == "footnoteReference" else f"e{mark}"))
        elif name == "docPr":
            self._alt = tidy(attribute(child, "descr")).strip()
        elif name in ("blip", "imagedata"):
            self._picture(attribute(child, "embed") or attribute(child, "id"))
        else:
            self.walk(child, dress)

    def _add(self, dress: Run, text: str) -> None:
        self.runs.append(msgspec.structs.replace(dress, text=text))

    def _dressed(self, run: Element, dress: Run) -> Run:
        bold, italic = dress.bold, dress.italic
        for one in (inner for above in run if local(above.tag) == "rPr" for inner in above):
            name, value = local(one.tag), attribute(one, "val")
            if name == "b":
                bold = value not in _OFF
            elif name == "i":
                italic = value not in _OFF
            elif name == "sz" and value.isdigit():
                self.sizes.append(int(value) / _HALF)
        return msgspec.structs.replace(dress, bold=bold, italic=italic)

    def _picture(self, ident: str) -> None:
        entry = self._links.get(ident, "")
        data = self._archive.read(entry)
        if data and all(image.name != posixpath.basename(entry) for image in self.images):
            self.images.append(Image(posixpath.basename(entry), data, alt=self._alt))
        self._alt = ""


def _is_hidden(run: Element) -> bool:
    """Whether Word shows nothing of a run: its writer hid it."""
    return any(
        local(one.tag) == "vanish" and attribute(one, "val") not in _OFF
        for above in run
        if local(above.tag) == "rPr"
        for one in above
    )


def _symbol(code: str) -> str:
    try:
        found = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "•" if "\ue000" <= found <= "\uf8ff" else tidy(found)
