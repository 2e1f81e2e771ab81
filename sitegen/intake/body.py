"""The body of a draft: lines and blocks as Markdown that says exactly their words.

Whatever a person typed that Markdown would read as something else is escaped: a line
that begins with "2026. Año de…" stays a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sitegen.content.groups import is_web_address
from sitegen.intake.blocks import Block, Run, merged
from sitegen.intake.release.sheet import Line

_INLINE = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|&(?=#?\w{1,32};)")
_START = re.compile(r"(?:[#>|]|[+-](?=\s|$)|[-=:|+_ ]{2,}$|:(?=\s|:)|~(?=\s))")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ITEM_NUMBER = re.compile(r"(\d{1,9})[.)]$")
_LETTERED = re.compile(r"([A-Z])[.)]\s+(?=\S)")
_EDGE = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_OPEN_AFTER, _CLOSE_BEFORE = re.compile(r"(?:^|[\s(¿¡“«—–-])$"), re.compile(r"^(?:$|[\s).,;:!?”»—–-])")
_MAIL = re.compile(r"mailto:[^@\s/?<>()]+@[^@\s/?<>()]+")
_DEEPEST = 3  # lists within lists
_HEADINGS = (2, 4)


def body_of(lines: Sequence[Line], blocks: Sequence[Block], *, dressed: bool = True) -> str:
    """The Markdown of the lines that are left, in their order.

    Not `dressed`, every line is a paragraph without bold, links, lists or tables: for what
    Markdown could not carry otherwise.
    """
    groups = _grouped(lines)
    if not dressed:
        return "\n\n".join(_plain(line) for group in groups for line in group if line.text.strip())
    called = {run.note for line in lines for run in line.runs if run.note}
    return "\n\n".join(_parts(groups, blocks, called))


def escaped(text: str) -> str:
    """The text so that Markdown reads it as text, at the start of a line or within one."""
    text = _INLINE.sub(lambda found: f"\\{found[0]}", text)
    text = _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text
    return f"\\{text}" if _START.match(text) else text


def _plain(line: Line) -> str:
    return escaped(f"{line.marker} {line.text}".strip() if line.marker.strip("•·-–—*▪●■◦∙‣⁃") else line.text)


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and groups[-1][0].block == line.block:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _parts(groups: Sequence[list[Line]], blocks: Sequence[Block], called: set[str]) -> Iterator[str]:
    """Paragraphs, lists, tables and notes; neighbouring items are one list."""
    at = 0
    while at < len(groups):
        end = at
        while end < len(groups) and groups[end][0].style == "item":
            end += 1
        if end > at:
            yield _list(groups[at:end])
            at = end
            continue
        yield from _one(groups[at], blocks[groups[at][0].block], called)
        at += 1


def _one(group: list[Line], block: Block, called: set[str]) -> Iterator[str]:
    first = group[0]
    text = "\\\n".join(_drawn(line.runs) for line in group)
    if first.style == "table":
        yield _table(block)
    elif first.part == "note" and first.marker in called:
        yield f"[^{_mark(first.marker)}]: " + text.replace("\\\n", " ")
    elif first.style == "heading":
        level = min(max(first.level, _HEADINGS[0]), _HEADINGS[1])
        yield "#" * level + " " + " ".join(_drawn(line.runs) for line in group)
    elif first.style == "quote":
        yield "\n".join(f"> {row}" for row in text.split("\n"))
    else:
        yield text


# --- lists and tables -------------------------------------------------------------


def _list(groups: Sequence[list[Line]]) -> str:
    lettered = _letters(groups)
    if lettered:
        return "\n".join(lettered)
    rows: list[str] = []
    counts: dict[int, int] = {}
    for group in groups:
        depth = min(group[0].level, _DEEPEST)
        counts = {level: count for level, count in counts.items() if level <= depth}
        number = _ITEM_NUMBER.match(group[0].marker)
        text = "\\\n".join(_drawn(line.runs) for line in group)
        if number and (depth not in counts or counts[depth] + 1 == int(number[1])):
            counts[depth] = int(number[1])
            head = f"{counts[depth]}. "
        elif _is_bullet(group[0].marker):
            counts.pop(depth, None)
            head = "- "
        else:
            counts.pop(depth, None)
            head, text = "- ", f"{escaped(group[0].marker)} {text}"
        indent = "    " * depth
        rows.append(indent + head + text.replace("\n", "\n" + indent + " " * len(head)))
    return "\n".join(rows)


def _is_bullet(marker: str) -> bool:
    return not re.search(r"\w", marker)


def _letters(groups: Sequence[list[Line]]) -> list[str]:
    """The items as a lettered list, if their marks or their texts go A, B, C…; else nothing."""
    rows = []
    for number, group in enumerate(groups):
        line = group[0]
        text = f"{line.marker} {line.text}" if _LETTERED.match(f"{line.marker} x") else line.text
        found = _LETTERED.match(text)
        if found is None or len(group) > 1 or found[1] != chr(ord("A") + number):
            return []
        own = "" if text is line.text else f"{line.marker} "
        rows.append(own + _drawn(line.runs))
    return rows if len(rows) > 1 else []


def _table(block: Block) -> str:
    wide = max(len(row) for row in block.rows)
    rows = [[_cell(cell) for cell in row] + [""] * (wide - len(row)) for row in block.rows]
    head, *rest = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, "|" + " --- |" * wide, *rest])


def _cell(runs: Iterable[Run]) -> str:
    flat = merged(Run(run.text.replace("\n", " "), run.bold, run.italic, run.href, run.note) for run in runs)
    return _drawn(flat).replace("|", "\\|")


# --- runs -------------------------------------------------------------------------


def _drawn(runs: Sequence[Run]) -> str:
    """The runs of one line as Markdown."""
    out: list[str] = []
    texts = [run.text for run in runs]
    for at, run in enumerate(runs):
        if run.note:
            out.append(f"[^{_mark(run.note)}]")
            continue
        before, after = "".join(texts[:at])[-1:], "".join(texts[at + 1 :])[:1]
        out.append(_run(run, before, after, first=not "".join(out).strip()))
    return "".join(out).strip()


def _run(run: Run, before: str, after: str, *, first: bool) -> str:
    lead, text, tail = _edges(run.text.replace("\n", " "))
    if not text:
        return run.text.replace("\n", " ")
    told = escaped(text) if first else _INLINE.sub(lambda found: f"\\{found[0]}", text)
    may = _OPEN_AFTER.search(lead or before) and _CLOSE_BEFORE.match(tail or after)
    if run.bold and may:
        told = f"**{told}**"
    if run.italic and may:
        told = f"*{told}*"
    href = _link(run.href)
    if href:
        told = f"[{told}](<{href}>)"
    return f"{lead}{told}{tail}"


def _edges(text: str) -> tuple[str, str, str]:
    found = _EDGE.fullmatch(text)
    return (found[1], found[2], found[3]) if found else ("", text, "")


def _link(href: str) -> str:
    """The address, if it is one that a document may have; "" for one that leads nowhere."""
    href = href.replace(" ", "%20")
    if re.search(r"[<>\\\x00-\x20]", href) or len(href) > 2_000:  # noqa: PLR2004 - no browser takes more
        return ""
    return href if is_web_address(href) or _MAIL.fullmatch(href) else ""


def dropped_links(lines: Iterable[Line]) -> tuple[str, ...]:
    """The addresses of links that a document may not have: scripts, files of another computer."""
    return tuple(run.href for line in lines for run in line.runs if run.href and not _link(run.href))


def _mark(mark: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", mark) or "nota"
