"""The reading order of a page: lines with their places become columns, paragraphs and margins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec
from msgspec.structs import replace

from sitegen.intake.blocks import Block, Part, Run, Style, merged

_GUTTER = 12.0  # points between columns
_COLUMN = 4  # lines that make a column
_MARGIN = 0.12  # of the page's height, above and below
_EDGE = 0.09
_PAGES, _MOST = 3, 0.6  # on so many pages, and of all of them, a row that never moves is the paper's
_PAGE_NUMBER = re.compile(
    r"(?:p[áa]g(?:ina|\.)?|page)?\s*\d{1,4}(?:\s*(?:de|of|/|-)\s*\d{1,4})?", re.IGNORECASE
)


class Row(msgspec.Struct, frozen=True):
    """A line of a page: its words, and its box in points, `top` counted from the page's upper edge."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    part: Part = "body"

    @property
    def height(self) -> float:
        """The height of the line's box."""
        return max(self.bottom - self.top, 0.1)


def ordered(rows: Sequence[Row]) -> list[Row]:
    """The rows as a person reads them: from above, and column by column where there are columns."""
    lines = sorted(rows, key=lambda row: (row.top, row.left))
    if len(lines) < 2 * _COLUMN:
        return _by_line(lines)
    bands = _bands(lines)
    found: list[Row] = []
    at = 0
    while at < len(bands):
        end = at + 1
        region = bands[at]
        gutter = _gutter(region)
        while end < len(bands) and _gutter([*region, *bands[end]]) is not None:
            region = [*region, *bands[end]]
            gutter = _gutter(region)
            end += 1
        if gutter is None:
            found.extend(_by_line(region))
        else:
            found.extend(ordered([row for row in region if row.right <= gutter]))
            found.extend(ordered([row for row in region if row.right > gutter]))
        at = end
    return found


def _by_line(rows: Sequence[Row]) -> list[Row]:
    """From above; rows at nearly one height from left to right."""
    found: list[list[Row]] = []
    for row in sorted(rows, key=lambda one: (one.top, one.left)):
        if found and row.top < found[-1][0].top + 0.5 * found[-1][0].height:
            found[-1].append(row)
        else:
            found.append([row])
    return [row for line in found for row in sorted(line, key=lambda one: one.left)]


def _bands(rows: list[Row]) -> list[list[Row]]:
    """The rows cut where the whole width is empty for more than a line."""
    gap = 0.9 * median(row.height for row in rows)
    bands: list[list[Row]] = [[rows[0]]]
    bottom = rows[0].bottom
    for row in rows[1:]:
        if row.top - bottom > gap:
            bands.append([])
        bands[-1].append(row)
        bottom = max(bottom, row.bottom)
    return bands


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where a column ends and the next begins, or None; both have lines enough, side by side."""
    if len(rows) < 2 * _COLUMN:
        return None
    reach = rows[0].right
    edges = sorted(rows, key=lambda row: row.left)
    reach = edges[0].right
    for number, row in enumerate(edges[1:], start=1):
        left, right = edges[:number], edges[number:]
        if (
            row.left - reach >= _GUTTER
            and min(len(left), len(right)) >= _COLUMN
            and _side_by_side(left, right)
        ):
            return reach
        reach = max(reach, row.right)
    return None


def _side_by_side(left: Sequence[Row], right: Sequence[Row]) -> bool:
    top = max(min(row.top for row in left), min(row.top for row in right))
    bottom = min(max(row.bottom for row in left), max(row.bottom for row in right))
    shorter = min(max(row.bottom for row in some) - min(row.top for row in some) for some in (left, right))
    return bottom - top >= 0.5 * shorter


# --- margins ----------------------------------------------------------------------


def with_margins(pages: Sequence[tuple[Sequence[Row], float]]) -> list[list[Row]]:
    """The rows of every page (with its height), those of repeated headers and footers marked as such."""
    counted = Counter(
        key for rows, height in pages for key in {_key(row) for row in rows if _edge(row, height, _MARGIN)}
    )
    placed = Counter(place for rows, _ in pages for place in {_place(row) for row in rows})
    fixed = {place for place, count in placed.items() if count >= _PAGES and count >= _MOST * len(pages)}
    return [
        [
            replace(row, part=_fixed(row, height, fixed) or _part(row, height, counted, pages=len(pages)))
            for row in rows
        ]
        for rows, height in pages
    ]


def _place(row: Row) -> tuple[str, int, int]:
    return _key(row), round(row.left), round(row.top)


def _fixed(row: Row, height: float, fixed: Container[tuple[str, int, int]]) -> Part | None:
    """The part of a row that says the same at the same place on most pages, wherever that is."""
    if _place(row) not in fixed:
        return None
    return "header" if row.top < height / 2 else "footer"


def _key(row: Row) -> str:
    return re.sub(r"\d+", "0", " ".join(row.text.split()))


def _edge(row: Row, height: float, share: float) -> Part | None:
    if row.bottom < share * height:
        return "header"
    return "footer" if row.top > (1 - share) * height else None


def _part(row: Row, height: float, counted: Counter[str], *, pages: int) -> Part:
    where = _edge(row, height, _MARGIN)
    if where is None:
        return "body"
    if _PAGE_NUMBER.fullmatch(row.text.strip()):
        return where
    if pages > 1 and counted[_key(row)] * 2 >= pages and counted[_key(row)] > 1:
        return where
    return "footer" if pages == 1 and _edge(row, height, _EDGE) == "footer" else "body"


# --- paragraphs -------------------------------------------------------------------


def paragraphs(rows: Sequence[Row]) -> Iterator[Block]:
    """The blocks of a page's rows in reading order; a line end stands where the page had one."""
    current: list[Row] = []
    spacing = _spacing(rows)
    usual = median([row.size for row in rows]) if rows else 0.0
    for row in rows:
        if current and _apart(current, row, spacing):
            yield _block(current, usual)
            current = []
        current.append(row)
    if current:
        yield _block(current, usual)


def _spacing(rows: Sequence[Row]) -> float:
    steps = [after.top - row.top for row, after in pairwise(rows) if 0 < after.top - row.top < 4 * row.height]
    return median(steps) if steps else 0.0


def _apart(current: Sequence[Row], row: Row, spacing: float) -> bool:
    last = current[-1]
    if row.part != last.part or row.bold != last.bold or row.top < last.top:
        return True
    if abs(row.size - last.size) > 0.12 * max(last.size, 1.0):
        return True
    step = row.top - last.top
    if step > 1.25 * spacing and step > 1.3 * last.height:
        return True
    widest = max(one.right for one in current)
    short = last.right < widest - 6 * last.size
    return short and last.text.rstrip().endswith((".", ":", "”", '"')) and not row.text[:1].islower()


def _block(rows: Sequence[Row], usual: float) -> Block:
    runs: list[Run] = []
    for row in rows:
        if runs:
            runs.append(Run("\n", bold=row.bold))
        runs.append(Run(row.text, bold=row.bold))
    size = median(row.size for row in rows)
    style: Style = "heading" if size > 1.25 * usual and usual else "text"
    return Block(merged(runs), style, rows[0].part, level=2 if style == "heading" else 0, size=size)
