"""Boilerplate: buttons, menus, lists of files and heads of messages, left out before the text is read.

What a line is made of is asked of `furniture`; here is told where it stands. Everything doubtful stays
in the body.
"""

from __future__ import annotations

import re

from sitegen.intake.release.furniture import is_furniture
from sitegen.intake.release.sheet import Line, Sheet, is_prose
from sitegen.text import fold

_MAIL = re.compile(
    r"\W*(?:de|para|cc|cco|enviado(?: el)?|fecha|asunto|from|to|sent|subject|date|responder a|reply-to)\s*:"
)
_SENT = re.compile(r"enviado(?: el)?\s*:|\bsent\s*:|\bfrom\s*:|<[^<>@\s]+@[^<>@\s]+>")
_END_MARK = re.compile(
    r"[\s*\-–—_=#~.o0°•+x]{3,}|#+|[-–—]{0,3}\s*(?:30|end|ends|fin(?:\s+del?\s+(?:la\s+)?(?:comunicado|bolet[ií]n|texto|nota))?)\s*[-–—]{0,3}",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:\b\w\.)+$|\b[A-ZÁÉÍÓÚÑ]\w{0,4}\.$")
_MENU_WORDS = 6
_SHORT = 60
_LINKED = 0.8  # of a line's letters


def leave_interface(sheet: Sheet) -> None:
    """Leaves out buttons, share links, browsers' excuses, end marks and lines without a word."""
    announced = False  # items below "La sala tiene:" are the text's
    for line in sheet.free(None):
        text = line.text.strip("*_ ")
        if not re.search(r"\w", text) or _END_MARK.fullmatch(text):
            sheet.leave("mark", [line])
        elif line.style != "table" and not (announced and line.style == "item") and is_furniture(text):
            sheet.leave("interface", [line])
        elif line.style != "item":
            announced = text.endswith(":")
    _leave_link_lists(sheet)
    _leave_mail(sheet)


def _leave_mail(sheet: Sheet) -> None:
    """Leaves out the head of a message by mail: who sent it to whom, when, and about what."""
    head: list[Line] = []
    for line in sheet.free("body"):
        if not _MAIL.match(fold(line.text)):
            break
        head.append(line)
    if len(head) > 1 and any(_SENT.search(fold(line.text)) for line in head):
        sheet.leave("interface", head)


def _leave_link_lists(sheet: Sheet) -> None:
    """Lists of nothing but files to download, at the end of a page."""
    for line in reversed(sheet.free("body")):
        linked = sum(len(run.text) for run in line.runs if run.href)
        file = re.search(r"\.(?:pdf|docx?|jpe?g|png|zip|mp[34])\b", line.text, re.IGNORECASE)
        raw = re.fullmatch(r"\[[^\]]*\]\([^)]*\)", line.text)
        if line.style == "item" and file and (linked > _LINKED * len(line.text) or raw):
            sheet.leave("interface", [line])
        else:
            return


def leave_menu(sheet: Sheet) -> None:
    """Leaves out the menu of a web page: short items in a row before the text begins."""
    run: list[Line] = []
    for line in sheet.free("body"):
        if line.style == "item" and _is_menu_item(line):
            run.append(line)
        else:
            break
    if len(run) > 1 and len(run) < len(sheet.free("body")):
        sheet.leave("menu", run)
    first = next((line for line in sheet.free("body") if is_prose(line)), None)
    if first is None:
        return
    before = [line for line in sheet.free("body") if line.number < first.number]
    items = [line for line in before if line.style == "item" and _is_menu_item(line)]
    if len(items) > 3 and len(items) >= 0.6 * len(before):  # noqa: PLR2004 - a deck has three
        sheet.leave("menu", [line for line in before if line.number <= items[-1].number])


def _is_menu_item(line: Line) -> bool:
    text = line.text.strip()
    stopped = re.search(r"[.;:!?]$", text) and not _ABBREVIATED.search(text)
    dated = re.search(r"\d{4}", text) is not None
    return len(text) < _SHORT and len(text.split()) <= _MENU_WORDS and not stopped and not dated
