"""Words and documents made for tests of the search, without a disk."""

from __future__ import annotations

import random
from typing import Unpack

from sitegen.content import terms
from sitegen.model import Body, Item, Kind, Prose
from tests.newsroom import made
from tests.newsroom.keys import Keys

_SPANISH = (
    """
    agu alcald árbol barr calle ciudad cam col constru depor diál educ encuentr escuel fest gobern hábil
    igual jóven lú merc muje municip niñ obra párr parqu pavim pol prot recol salud segur serv tránsit
    trámit vecin vig vivi zon ilumin alumbr drenaj capacit concurs vacun reforest
    """,
    """
    a o as os es ar er ir ación aciones ador adora adores ancia amente mente idad ivo iva oso ismo ista
    able ible ando iendo ó é í ía ían aba ábamos aron ieron ará arán amos ito illa azo ísimo ándole
    iéndonos selo arlas ución logía eña üe ñón gués
    """,
    "abcdeghilmnoprstuyáéíñó",
)
_ENGLISH = (
    """
    water council hope generat commun arsen sky relate happy control easy fly rate plan news bias die
    agree hop fizz occur vacc school rivalry exceed herring proof radiat electric gentle o'brien
    """,
    """
    s es ed ing ly edly ingly ness ful fulness ation ations ational ize izer ization ies ied y ally
    ously ment ement ion 's s' er ible ogy logi eed eedly ism iveness abli alize icate
    """,
    "abcdefghiklmnoprstuwxyyy",
)


def words(language: str, many: int) -> list[str]:
    """Different words that look like a language's, always the same ones."""
    chance = random.Random(language)  # noqa: S311
    starts, ends, letters = _SPANISH if language == "es" else _ENGLISH
    found: dict[str, None] = {}
    while len(found) < many:
        middle = "".join(chance.choices(letters, k=chance.choice((0, 0, 1, 2, 4))))
        found[
            chance.choice(starts.split())
            + middle
            + chance.choice(ends.split())
            + chance.choice(("", "", "s"))
        ] = None
    return list(found)


def document(
    name: str,
    text: str = "",
    *,
    kind: Kind = "release",
    municipality: str = "izcalli",
    language: str = "es-MX",
    **keys: Unpack[Keys],
) -> Item:
    """A document as reading makes it: the terms of its text are counted."""
    content = Body.of(Prose((text,), text, *terms.read(text, language)))
    return made.item(name, kind=kind, municipality=municipality, language=language, content=content, **keys)
