"""Names of persons: what one looks like, and how much speaks for it."""

from __future__ import annotations

import functools
import json
import re
from importlib import resources

from sitegen.intake.release.sheet import is_capitals
from sitegen.text import collapse, fold

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_SMALLS = "a-zß-öø-ÿ"
_NAME_WORD = (
    rf"(?:Mc\s?|Mac|D['’]|O['’])?[{_CAPITAL}][{_CAPITAL}{_SMALLS}'’]*[{_SMALLS}'’]"
    rf"(?:-[{_CAPITAL}][{_SMALLS}]+)?"
)
_SHORT = r"(?:Ma|Mª|J|Fco|Gpe|Ant|Gmo|Fdo|Rdo|Alf)"  # first names as they are shortened: "Ma. de Jesús"
_INITIAL = rf"(?:{_SHORT}\.|[{_CAPITAL}]\.|O)"
_SMALL = r"(?:[Dd]e\s+[Ll]a|[Dd]e\s+[Ll]os|[Dd]e\s+[Ll]as|[Dd]e|[Dd]el|y|e|[Ll]a|San|Santa|von|van)"
NICK = r"[“\"'‘«][^“”\"'’»]{2,20}[”\"'’»]"
NAME = re.compile(
    rf"(?<![\w])(?P<name>(?:{_SHORT}\.[ \n]+(?:{_SMALL}[ \n]+)?(?={_NAME_WORD}))?{_NAME_WORD}"
    rf"(?:[ \n]+(?:{NICK}[ \n]+)?(?:{_SMALL}[ \n]+)?"
    rf"(?:{_NAME_WORD}|{_INITIAL}(?=[ \n]+[{_CAPITAL}]))){{0,12}})"
)
_SHORTENED = frozenset(["ma", "mª", "j", "fco", "gpe", "ant", "gmo", "fdo", "rdo", "alf"])
_SMALL_WORDS = frozenset(["de", "del", "la", "las", "los", "y", "e", "san", "santa"])


@functools.cache
def lexicon(name: str = "names") -> dict[str, frozenset[str]]:
    """The word lists of names.json (given names, surnames, titles, offices…) or page.json, folded."""
    data = resources.files("sitegen.intake.release").joinpath(f"{name}.json").read_bytes()
    found: dict[str, list[str]] = json.loads(data)
    return {kind: frozenset(fold(word) for word in words) for kind, words in found.items()}


def tells(word: str) -> bool:
    """Whether a word tells what is or was done, as the verb of a headline does: "abre", "entregó"."""
    folded, news = fold(word), lexicon()["news"]
    done = re.fullmatch(r"\w{3,}(?:ó|aron|ieron)", word.lower())
    return folded in news or folded.removesuffix("n") in news or done is not None


def split_name(text: str) -> tuple[str, str] | None:
    """Academic title and name of a line that is a person's name and nothing else, or None."""
    text = collapse(text.strip("*_ .,:;"))
    title, rest = _stripped_title(text)
    if is_capitals(rest):
        rest = rest.title()
    found = NAME.fullmatch(rest)
    if found is None or not 2 <= len(rest.split()) <= 8:  # noqa: PLR2004 - words of a name
        return None
    strong = strength(rest)
    return (title, rest) if title or strong >= 0.5 else None  # noqa: PLR2004 - one known name


def strength(name: str) -> float:
    """1 if a given name begins it and a surname follows, 0.5 for one of the two, else 0."""
    words = [fold(word).strip("“”\"'.") for word in name.split()]
    known = lexicon()
    given = words[0] in known["given"] or (name[:4].find(".") > 0 and words[0] in _SHORTENED)
    rest = [word for word in words[1:] if word not in _SMALL_WORDS]
    family = any(word in known["surnames"] for word in rest)
    family = family or (
        len(rest) > 1 and any(word in known["given"] for word in rest)
    )  # "Juan Manuel" has none
    own = known["surnames"] | known["given"]
    if any(
        word in known["institutions"] and word not in own and word not in _SMALL_WORDS
        for word in (words[1:-1] if given and len(words) > 2 else words[1:])  # noqa: PLR2004 - "Karla Berrón Cámara"
    ):
        return 0.0
    if given and not family:
        return 0.75 if len(words) > 1 else 0.5
    return 1.0 if given and family else 0.5 if family else 0.0


_RANK = re.compile(
    r"\b(?:general|gral\.?|capit[aá]n|cap\.?|teniente|tte\.?|comisario|comis\.|polic[ií]a|coronel)\s+(?:de\s+)?"
    r"(?:brigada|brigadier|divisi[oó]n|nav[ií]o|fragata|corbeta|coronel|jefe|general|ala|grupo)\s+"
    r"(?:(?:d\.?\s?e\.?\s?m\.?|piloto\s+aviador|retirado)\s+)?$",
    re.IGNORECASE,
)


def title_before(before: str) -> str:
    """The academic or courtesy title directly before a name, as written with its space; or ""."""
    rank = _RANK.search(before)
    if rank is not None:
        return rank[0]
    found = re.search(r"(?:^|(?<=[\s(“\"«*•]))(?:[A-Za-zÁÉÍÓÚÑáéíóúñ.]+\s+){1,2}$", before)
    if found is None:
        return ""
    words = found[0].split()
    for count in (2, 1):
        some = words[-count:]
        if len(some) == count and all(_is_title(word) for word in some):
            return before[before.rindex(some[0]) :]
    return ""


def _is_title(word: str) -> bool:
    folded = fold(word).replace(".", "")
    dotted = word.endswith(".") or "." in word
    if len(folded) <= 2 and not dotted and folded not in ("dr", "md"):  # noqa: PLR2004 - "c" is no title
        return False
    return folded in lexicon()["titles"] and (word[0].isupper() or len(folded) > 3 or folded == "don")  # noqa: PLR2004 - "señora", not "mag"


def _stripped_title(text: str) -> tuple[str, str]:
    words = text.split()
    count = 0
    while count < len(words) - 1 and count < 3 and _is_title(words[count]):  # noqa: PLR2004 - stacked titles
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def cased(text: str) -> str:
    """A name or office in capitals as names are written; others as they are."""
    if not is_capitals(text):
        return text
    words = [word.lower() if fold(word) in _SMALL_WORDS else word.capitalize() for word in text.split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def is_same(longer: str, shorter: str) -> bool:
    """Whether the words of one name stand in the other, in their order."""
    rest = iter(_bare_words(longer))
    return all(word in rest for word in _bare_words(shorter))


def is_namesake(name: str) -> bool:
    """Whether streets and schools have this name: "Belisario Domínguez", also with a second surname."""
    words = _bare_words(name)
    return any(words[: len(one)] == one for one in _namesakes())


@functools.cache
def _namesakes() -> tuple[list[str], ...]:
    found = (_bare_words(name) for name in lexicon()["namesakes"])
    return tuple(words for words in found if len(words) > 1)


def _bare_words(name: str) -> list[str]:
    plain = re.sub(NICK, " ", name)
    return [word for word in re.findall(r"[^\W\d_]+", fold(plain)) if word not in _SMALL_WORDS]
