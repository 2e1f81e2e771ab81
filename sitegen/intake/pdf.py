"""The reader of PDF files with a text layer. A scan is refused, with the way to recognise its text."""

from __future__ import annotations

import io
import itertools
import re
import sys
from collections.abc import Iterator
from statistics import median
from typing import TypeAlias

import pypdfium2 as pdfium
from PIL import Image as Pillow
from pypdfium2 import raw

from sitegen.intake.blocks import Block, Hints, Image, Paper, Part, Run, tidy
from sitegen.intake.columns import Row, ordered, paragraphs, with_margins
from sitegen.intake.faults import Fault
from sitegen.intake.reflow import reflow

_Letter: TypeAlias = tuple[str, tuple[float, float, float, float], bool]  # letter, box, bold

LARGEST = 100_000_000  # bytes
MOST_PAGES = 500
MOST_LETTERS = 2_000_000
_SMALLEST_PICTURE = (240, 160)  # pixels; smaller is a logo or a line
_LARGEST_PICTURE = 50_000_000  # pixels
_MOST_PICTURES = 60
_UPPER = 0.2  # of a page's height: where letterheads stand
_BEHIND = 0.6  # of a page: what is so large is its paper
_LEAST_LETTERS = 12  # a page: fewer are what a scanner stamps
_BOLD = 600
_OVERLAP = 0.2  # of a letter's height: what letters of one line have in common
_COLUMN_GAP = 1.6  # letters' heights between two columns
_HYPHENS = (0x02, 0xFFFE, 0xAD)
_SURROGATES = range(0xD800, 0xE000)
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf(name: str, data: bytes) -> tuple[Paper, ...]:
    """The document of a PDF. Raises Fault for a scan, an encrypted or broken file, and for too much."""
    if len(data) > LARGEST:
        raise Fault("intake-too-large", size=f"{len(data):,}", limit=f"{LARGEST:,}")
    try:
        document = pdfium.PdfDocument(data)
        if len(document) > MOST_PAGES:
            raise Fault("intake-too-large", size=f"{len(document):,}", limit=f"{MOST_PAGES:,}")
        return (_paper(name, document),)
    except pdfium.PdfiumError as failure:
        why = str(failure)
        raise Fault("intake-encrypted" if "assword" in why else "intake-broken", why=why[:80]) from failure


def _paper(name: str, document: pdfium.PdfDocument) -> Paper:
    pages: list[tuple[list[Row], float]] = []
    images: list[tuple[Image, Part]] = []
    empty = letters = 0
    for number in range(len(document)):
        page = document[number]
        rows = list(_rows(page))
        count = sum(len(row.text.strip()) for row in rows)
        letters += count
        if letters > MOST_LETTERS:
            raise Fault("intake-too-large", size=f"{letters:,}", limit=f"{MOST_LETTERS:,}")
        pictured = any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
        empty += count < _LEAST_LETTERS and pictured
        pages.append((rows, page.get_height()))
        if len(images) < _MOST_PICTURES:
            images.extend(_pictures(page, number + 1))
    if letters < _LEAST_LETTERS:
        raise Fault("intake-scan" if empty else "intake-no-document")
    blocks = [block for rows in with_margins(pages) for block in paragraphs(_read_order(rows))]
    unique = {image.data: (image, part) for image, part in images}.values()
    shown = [Block(style="image", part=part, image=number) for number, (_, part) in enumerate(unique)]
    pictures = tuple(image for image, _ in unique)
    return Paper(name, (*_once(reflow(_across(blocks))), *shown), pictures, _hints(document, empty))


def _read_order(rows: list[Row]) -> list[Row]:
    parts = ("header", "body", "footer")
    return [row for part in parts for row in ordered([one for one in rows if one.part == part])]


def _across(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, a paragraph that goes on over the page's end whole again."""
    margins = [block for block in blocks if block.part != "body"]
    yield from margins
    held: Block | None = None
    for block in (one for one in blocks if one.part == "body"):
        if held is not None:
            text = held.text.rstrip()
            goes_on = held.style == block.style == "text" and block.text[:1].islower()
            if goes_on and len(text.rpartition("\n")[2]) > 40 and not text.endswith((".", ":", "!", "?")):  # noqa: PLR2004 - a full line
                held = Block(
                    (*held.runs, Run("\n", bold=block.runs[0].bold), *block.runs), held.style, size=held.size
                )
                continue
            yield held
        held = block
    if held is not None:
        yield held


def _once(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Headers and footers once, page numbers not at all: they are the paper's, not the text's."""
    seen: set[tuple[str, str]] = set()
    for block in blocks:
        if block.part in ("header", "footer"):
            key = (block.part, re.sub(r"\d+", "0", block.text))
            if key in seen:
                continue
            seen.add(key)
        yield block


def _hints(document: pdfium.PdfDocument, empty: int) -> Hints:
    said = {key: tidy(value).strip() for key, value in document.get_metadata_dict().items()}
    found = _DATE.match(said.get("CreationDate", ""))
    extra = [(key.lower(), said[key]) for key in ("Title", "Subject", "Keywords") if said.get(key)]
    if empty:
        extra.append(("pages without text", str(empty)))
    made = "-".join(found.groups()) if found else ""
    return Hints(made=made, author=said.get("Author", ""), extra=tuple(extra))


# --- letters to rows --------------------------------------------------------------


def _rows(page: pdfium.PdfPage) -> Iterator[Row]:
    """The lines of a page as the PDF draws them, with their boxes; columns have lines of their own."""
    text = page.get_textpage()
    height = page.get_height()
    letters: list[_Letter] = []
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if code in (0x0A, 0x0D):
            yield from _row(letters, height)
            letters = []
            continue
        bold = raw.FPDFText_GetFontWeight(text.raw, index) >= _BOLD
        letter = (_letter(ord("-") if code in _HYPHENS else code), text.get_charbox(index, loose=True), bold)
        if letters and _is_elsewhere(letters, letter):
            yield from _row(letters, height)
            letters = []
        letters.append(letter)
    yield from _row(letters, height)


def _is_elsewhere(letters: list[_Letter], letter: _Letter) -> bool:
    """Whether a letter stands on another line, or in another column, than those before it."""
    last = next((one for one in reversed(letters) if one[0].strip()), None)
    if last is None or not letter[0].strip():
        return False
    _, (_, bottom, right, top), _ = last
    left, low, _, high = letter[1]
    apart = high < bottom + _OVERLAP * (top - bottom) or low > top - _OVERLAP * (top - bottom)
    return apart or left - right > _COLUMN_GAP * max(top - bottom, 1.0)


def _letter(code: int) -> str:
    found = chr(code) if 0 < code <= sys.maxunicode and code not in _SURROGATES else ""
    return "•" if "\ue000" <= found <= "\uf8ff" else found


def _row(letters: list[_Letter], height: float) -> Iterator[Row]:
    inked = [one for one in letters if one[0].strip()]
    words = tidy("".join(one[0] for one in letters)).strip()
    if not inked or not words:
        return
    boxes = [box for _, box, _ in inked]
    tall = [top - bottom for _, bottom, _, top in boxes if top > bottom]
    yield Row(
        text=words,
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        top=height - max(box[3] for box in boxes),
        bottom=height - min(box[1] for box in boxes),
        size=round(median(tall), 1) if tall else 0.0,
        bold=sum(bold for _, _, bold in inked) * 2 > len(inked),
    )


# --- pictures ---------------------------------------------------------------------


def _pictures(page: pdfium.PdfPage, number: int) -> Iterator[tuple[Image, Part]]:
    """The pictures of a page with their part: those in its margins or behind all of it are the paper's."""
    objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    for index, one in enumerate(itertools.islice(objects, _MOST_PICTURES), start=1):
        try:
            width, height = one.get_px_size()
            if (
                width < _SMALLEST_PICTURE[0]
                or height < _SMALLEST_PICTURE[1]
                or width * height > _LARGEST_PICTURE
            ):
                continue
            part = _part(one.get_bounds(), page.get_size())
            picture: Pillow.Image = one.get_bitmap().to_pil()
        except (pdfium.PdfiumError, ValueError, MemoryError):
            continue  # the text is what matters; a picture that cannot be read is not there
        file = io.BytesIO()
        picture.convert("RGB").save(file, "PNG")
        yield Image(f"page-{number}-{index}.png", file.getvalue()), part


def _part(bounds: tuple[float, float, float, float], size: tuple[float, float]) -> Part:
    left, bottom, right, top = bounds
    width, height = size
    behind = (right - left) * (top - bottom) > _BEHIND * width * height
    if behind or bottom > (1 - _UPPER) * height:
        return "header"
    return "footer" if top < _UPPER * height else "body"
