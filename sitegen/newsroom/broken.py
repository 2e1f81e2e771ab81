"""Broken references as problems, with what may have been meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec

from sitegen import text
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.near import Names, names, near_folio, near_path
from sitegen.problems import Problem, error

What: TypeAlias = Literal["path", "folio", "unsure", "anchor", "picture", "attachment"]

SUGGESTIONS = 20  # of more broken references in one run the first are explained enough


class Broken(msgspec.Struct, frozen=True):
    """A reference of `item` that leads nowhere; `among` is the document that lacks the anchor.

    `what` is "unsure" for a folio that may be that of a document that cannot be understood.
    """

    what: What
    item: Item
    line: int
    target: str
    fragment: str = ""
    among: Item | None = None


def told(newsroom: Newsroom, broken: Sequence[Broken]) -> Iterator[Problem]:
    """An error for each, the first ones with a suggestion where one is close."""
    if not broken:
        return
    shelves = (
        names((*newsroom.by_path, *newsroom.pictures, *newsroom.attachments)),
        names(newsroom.pictures),
        names((*newsroom.attachments, *newsroom.pictures)),
    )
    known: dict[What, Names] = dict(zip(("path", "picture", "attachment"), shelves, strict=True))
    for number, one in enumerate(broken):
        yield _told(one, _like(newsroom, one, known) if number < SUGGESTIONS else "")


def _told(one: Broken, like: str) -> Problem:
    if one.what == "anchor":
        problem = _misspelt("anchor-misspelt", one, like=like) if like else _unknown("anchor-unknown", one)
    elif one.what == "folio":
        problem = _misspelt("folio-misspelt", one, like=like) if like else _unknown("folio-unknown", one)
    elif one.what == "unsure":
        problem = _misspelt("folio-misspelt", one, like=like) if like else _unknown("folio-unsure", one)
    elif one.what == "picture":
        problem = _misspelt("picture-misspelt", one, like=like) if like else _unknown("picture-missing", one)
    elif one.what == "attachment":
        problem = (
            _misspelt("attachment-misspelt", one, like=like) if like else _unknown("attachment-missing", one)
        )
    else:
        problem = (
            _misspelt("reference-misspelt", one, like=like) if like else _unknown("reference-unknown", one)
        )
    return problem


def _unknown(code: str, one: Broken) -> Problem:
    return error(code, path=one.item.path, line=one.line, target=one.target, anchor=one.fragment)


def _misspelt(code: str, one: Broken, *, like: str) -> Problem:
    return error(code, path=one.item.path, line=one.line, target=one.target, anchor=one.fragment, like=like)


def _like(newsroom: Newsroom, one: Broken, known: dict[What, Names]) -> str:
    if one.what == "anchor":
        return text.closest(one.fragment, one.among.body.anchors) if one.among else ""
    if one.what in ("folio", "unsure"):
        return near_folio(newsroom.by_folio, one.target, item=one.item)
    return near_path(known[one.what], one.target, item=one.item)
