"""The check that no word of a source is lost on the way to its page (decision 14)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]*>")
_MARKED = re.compile(r"</?(?:strong|em)>")
_POINTS = "->#| \t"  # what stands around the words of a line
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[Xx][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def lost_words(source: str, html: str, seen: Iterable[str]) -> Counter[str]:
    """The words of `source` (letters and digits, case folded) that are in neither `html` nor `seen`.

    `html` is printed; `seen` are words that are used without being printed. Entities
    count as what they stand for, or as they are written where they stand in code.
    """
    if not _missing(_unmarked(source), _text(_unmarked(_MARKED.sub("", html))), seen):
        return Counter()  # as in nearly all
    text = _text(html)
    missing = _missing(source, text, seen)
    if not missing or "&" not in source:
        return missing
    return missing & _missing(_ENTITY.sub(_decoded, source), text, seen)


def _unmarked(text: str) -> str:
    """A text without asterisks: what they mark is then the same line in a source and in its page."""
    return text.replace("\\*", "").replace("*", "")


def line_of(source: str, words: Counter[str]) -> tuple[int, str]:
    """The line of the source, from 0, that holds most of the words, and the longest of them on it."""
    best, number, shown = 0, 0, ""
    for index, line in enumerate(source.split("\n")):
        found = dict.fromkeys(word for word in _WORD.findall(line) if word.casefold() in words)
        if len(found) > best:
            best, number, shown = len(found), index, max(found, key=len)
    return number, shown


def _missing(source: str, text: str, seen: Iterable[str]) -> Counter[str]:
    """What stands between white space is nearly always the same on both sides, and not taken apart."""
    source, text = _apart(source, text)
    wanted, given = Counter(source.casefold().split()), Counter(text.casefold().split())
    left = _words(" ".join(_beyond(wanted, given)))
    if not left:
        return Counter()
    printed = Counter(_words(" ".join(_beyond(given, wanted))))
    printed.update(_words(" ".join(seen)))
    return Counter(left) - printed


def _apart(source: str, text: str) -> tuple[str, str]:
    """Both without the lines that stand in both, in their order: those take nothing from any other word.

    Most lines do. A line is looked for behind the one before it, and has white space on both sides.
    """
    lines, rest, at = [], [], 0
    for line in source.split("\n"):
        words = line.strip(_POINTS)
        begin = text.find(words, at) if words else -1
        end = begin + len(words)
        if begin > 0 and text[begin - 1].isspace() and text[end : end + 1].isspace():
            rest.append(text[at:begin])
            at = end
        elif words:
            lines.append(line)
    return "\n".join(lines), "".join((*rest, text[at:]))


def _beyond(many: Counter[str], others: Counter[str]) -> Iterator[str]:
    for one, count in many.items():
        extra = count - others.get(one, 0)
        if extra > 0:
            yield from (one,) * extra


def _text(html: str) -> str:
    plain = _TAG.sub(" ", html)
    return unescape(plain) if "&" in plain else plain


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _decoded(entity: re.Match[str]) -> str:
    return unescape(entity[0])
