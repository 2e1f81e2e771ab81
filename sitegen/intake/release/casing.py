"""Headlines in capitals, written as sentences: names keep the capitals that the text gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from sitegen.intake.release.names import lexicon
from sitegen.intake.release.sheet import is_capitals
from sitegen.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INITIALS = 5  # letters: SSPCM
_ROMAN = re.compile(r"(?=..)(?:X{1,3}|XL|LX{0,3})?(?:IX|IV|V?I{0,3})")  # to 89: terms, centuries
_ADDRESS = re.compile(r"\S*[@#]\S+|https?://\S+|\b\w[\w-]*(?:\.[\w-]+)+\.?\w*/?\S*")  # says nothing of names
_AFTER_STOP = re.compile(r"(?:^|[.!?…:]\s+|[\"“«¿¡]\s*)$")
_BEGINS = re.compile(r"(?:^|[.!?…]\s+|[\"“«¿¡]\s*)$")  # after a colon a headline goes on: "…: alcalde"
# Always with a capital in Spanish, whatever the text says.
_ALWAYS = frozenset(["mexico", "dios", "internet", "navidad", "covid"])
_SMALL = frozenset(
    """
    de del la las el los y e o u a al en con por para sin sobre un una unos unas su sus que se lo le
    les no si como mas the of and for to in on at by with from
    """.split()  # noqa: SIM905 - a list literal would take a screen
)


def sentence_case(title: str, texts: Iterable[str]) -> str:
    """A title in capitals as a sentence; names and initials as `texts` write them. Others stay as they are.

    No accent is added: what was not written is not ours to write.
    """
    if not is_capitals(title):
        return title
    known = list(texts)
    dress, pairs = _wardrobe(known), _pairs(known)
    out, at = [], 0
    words = list(_WORD.finditer(title))
    for found, after in zip(words, [*words[1:], None], strict=True):
        out.append(title[at : found.start()])
        named = after is not None and (fold(found[0]), fold(after[0])) in pairs
        named = named or (after is not None and _is_given(found[0], after[0], dress))
        first = named or bool(_BEGINS.search(title[: found.start()]))
        out.append(_dressed(found[0], dress, first=first))
        at = found.end()
    return "".join(out) + title[at:]


def unaccented(title: str, texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Words of a title in capitals that the text writes with an accent: (as in the title, as in the text)."""
    if not is_capitals(title):
        return ()
    known: dict[str, set[str]] = {}
    for text in texts:
        for word in _WORD.findall(text):
            known.setdefault(fold(word), set()).add(word.lower())
    found = []
    for word in dict.fromkeys(_WORD.findall(title)):
        forms = known.get(fold(word), set())
        if len(forms) == 1 and word.lower() not in forms:
            found.append((word, next(iter(forms))))
    return tuple(found)


def _pairs(texts: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of neighbours that the text writes with two capitals: "Las Flores", "Consejo Municipal"."""
    found = set()
    for text in texts:
        if is_capitals(text):
            continue
        words = [one for one in _WORD.finditer(text) if not _AFTER_STOP.search(text[: one.start()][-4:])]
        for one, two in pairwise(words):
            beside = two.start() - one.end() == 1
            if beside and one[0][0].isupper() and two[0][0].isupper() and not one[0].isupper():
                found.add((fold(one[0]), fold(two[0])))
    return found


def _wardrobe(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """How the text writes each word where no sentence begins: as a name, in capitals, or small."""
    dress: dict[str, Counter[str]] = {}
    for text in texts:
        if is_capitals(text):
            continue
        for found in _WORD.finditer(_ADDRESS.sub(lambda one: "#" * len(one[0]), text)):
            begins = _AFTER_STOP.search(text[: found.start()][-4:]) or found.start() == 0
            word = found[0]
            if word.isupper() and len(word) > 1:
                form = "capitals"
            elif word[0].isupper():
                form = "begins" if begins else "name"
            else:
                form = "small"
            dress.setdefault(fold(word), Counter())[form] += 1
    return dress


def _is_given(word: str, after: str, dress: dict[str, Counter[str]]) -> bool:
    """Whether a word is a first name before what the text, or any text, knows as a surname."""
    if fold(word) not in lexicon()["given"] or dress.get(fold(word), Counter())["small"]:
        return False
    seen = dress.get(fold(after), Counter())
    return seen["name"] > seen["small"] or (fold(after) in lexicon()["surnames"] and not seen["small"])


def _dressed(word: str, dress: dict[str, Counter[str]], *, first: bool) -> str:
    """One word as the text would write it."""
    folded = fold(word)
    seen = dress.get(folded, Counter())
    upper = seen["capitals"] and seen["capitals"] >= seen["small"] + seen["name"]
    if upper or any(one.isdigit() for one in word) or (_ROMAN.fullmatch(word) and not seen["small"]):
        return word
    if folded in _SMALL:
        return word.capitalize() if first else word.lower()
    if first or folded in _ALWAYS or seen["name"] > seen["small"]:
        return word[0] + word[1:].lower()
    initials = not seen and len(word) <= _INITIALS and not re.search(r"[AEIOUÁÉÍÓÚ]", word)
    return word if initials else word.lower()
