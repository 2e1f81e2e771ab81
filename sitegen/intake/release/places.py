"""Places: the states of Mexico, the municipalities of site.toml as people call them, places in a dateline."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

from sitegen.config.settings import Config, Municipality
from sitegen.states import STATES, called
from sitegen.text import collapse, fold

# Official suffixes of municipalities' names: who they are called after.
_HEROES = frozenset(
    """
    constitucion cordova dominguez independencia libertad navarro padilla reforma
    allende alvarez arista arteaga bravo carranza comonfort corregidora degollado diaz escobedo galeana
    gonzalez guerrero hidalgo iturbide juarez lerdo los madero matamoros mier mina morelos obregon ocampo
    ortega quiroga ramirez rayon rosales ruiz salazar serdan soto trujano vicario victoria zapata
    zaragoza
    """.split()  # noqa: SIM905 - a list literal would take a screen
)
_GENERIC = frozenset(["boca", "ciudad", "heroica", "isla", "playas", "pueblo", "puerto", "valle", "villa"])
_WHOLE = {"cd": "Ciudad", "h": "", "hca": "", "sta": "Santa", "sto": "Santo", "sn": "San", "gral": "General"}
_ABBREVIATED = re.compile(r"\b(cd|hca|sta|sto|sn|gral|h)\.(?=\s)", re.IGNORECASE)


SAINT = re.compile(r"(?:san|santa|santo)(?: [a-z]+){1,2} ")  # "San Juan Bautista Tuxtepec"


def state_names() -> tuple[str, ...]:
    """The states' names of one word, which are nothing else wherever they stand."""
    return tuple(sorted(one.name for one in STATES if " " not in one.name))


def state_of(text: str) -> str:
    """The state that a text names and nothing else ("B.C.", "Edo. Méx.", "TABASCO"), or ""."""
    found = called(text)
    return found.name if found else ""


def same_state(one: str, other: str) -> bool:
    """Whether two ways of writing name one state; an empty one agrees with any."""
    if not one or not other:
        return True
    return (state_of(one) or fold(one)) == (state_of(other) or fold(other))


def named(place: str, state: str, config: Config) -> tuple[Municipality, ...]:
    """The municipalities of site.toml of this name, in this state if one is said.

    Of exactly this name; else the one that is called so for short ("Ecatepec"), or whose
    seat has the longer name ("San Francisco de Campeche").
    """
    wanted = plain(_ABBREVIATED.sub(lambda found: _WHOLE[fold(found[1])], place))
    here = [one for one in config.municipalities if same_state(state, one.state)]
    exact = tuple(one for one in here if plain(one.name) == wanted)
    if exact:
        return exact
    for part in place.split(", ") if ", " in place and not state else ():  # with a region of another country
        alike = tuple(one for one in here if plain(one.name) == plain(part))
        if len(alike) == 1:
            return alike
    called = tuple(
        one
        for one in here
        if wanted in forms_of(one, here)
        or wanted.endswith(f" de {plain(one.name)}")
        or is_with_saint(wanted, plain(one.name))
        or wanted in (f"ciudad {plain(one.name)}", f"puerto {plain(one.name)}", f"villa {plain(one.name)}")
    )
    if not called and state and wanted and wanted.split()[0] not in _GENERIC:  # "Nochistlán, Zac."
        called = tuple(one for one in here if plain(one.name).startswith(f"{wanted} de "))
    return called if len(called) == 1 else ()


def is_with_saint(place: str, name: str) -> bool:
    """Whether a folded place is a name with its saint before it: "san pedro tlaquepaque"."""
    return place.endswith(f" {name}") and bool(SAINT.fullmatch(place[: -len(name)]))


def forms_of(one: Municipality, among: Iterable[Municipality]) -> tuple[str, ...]:
    """How a municipality is called: by its name, and without the hero's name that it was given.

    "Ecatepec de Morelos" is Ecatepec, "Valle de Bravo" is not Valle; nor where another is called so.
    """
    name = plain(one.name)
    short, _, hero = name.rpartition(" de ")
    if not short or hero.removeprefix("la ").split()[0] not in _HEROES or short.split()[0] in _GENERIC:
        return (name,)
    if any(short in plain(two.name) for two in among if two.id != one.id) or state_of(short):
        return (name,)
    return name, short


@functools.cache
def cased(text: str) -> str:
    """The words of a text without accents and marks, a space between them; stops and colons stay."""
    text = re.sub(r"(?<=[a-záéíóúñ]{3})(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2})", " ", text)  # "Pueblo NuevoLuis Soto"
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return collapse(re.sub(r"[^\w.;:]+", " ", bare).replace("_", " "))


def plain(text: str) -> str:
    """The words of a text as `cased` gives them, in small letters."""
    return cased(text).lower()


def is_place_like(text: str) -> bool:
    """Whether a text could be the name of a place: one to six words, capitals or particles, no figures."""
    words = text.split()
    if not 1 <= len(words) <= _LONGEST_PLACE or any(one.isdigit() for one in text):
        return False
    if not words[0][:1].isupper() or fold(words[0]) in _NEVER_FIRST:
        return False
    return all(word[:1].isupper() or fold(word) in _PARTICLES for word in words)


def split_place(text: str) -> tuple[str, str] | None:
    """A place and its state as a dateline writes them, or None if the text is no place.

    "Tijuana, Baja California", "Tijuana B.C.", "CUAUTITLÁN IZCALLI, Edo. Méx.", "Tijuana".
    """
    parts = [part.strip(" .") if not _DOTTED.search(part) else part.strip() for part in _CUT.split(text)]
    parts = [part for part in parts if part]
    if len(parts) > 2 and fold(parts[-1]) == "mexico" and state_of(parts[-2]):  # noqa: PLR2004 - place, state, country
        parts.pop()
    if not parts or len(parts) > 3 or not all(is_place_like(part) for part in parts):  # noqa: PLR2004 - place, municipality, state
        return None
    if len(parts) > 1:
        state = state_of(parts[-1])
        return (", ".join(parts[:-1]), state) if state else (", ".join(parts), "")
    words = parts[0].split()
    for cut in range(1, len(words)):
        state = state_of(" ".join(words[cut:]))
        if state and (state != "Estado de México" or len(words) - cut > 1):
            return " ".join(words[:cut]), state
    return parts[0], ""


_LONGEST_PLACE = 7
_NEVER_FIRST = frozenset(["de", "del", "y", "e", "en", "por", "para", "con", "a", "of"])
_PARTICLES = frozenset(["de", "del", "e", "la", "las", "los", "el", "y", "of", "the"])
_CUT = re.compile(r"\s*[,;|/()]\s*|\s+[-–—]\s+|(?<=[a-záéíóúñ]{3})\.\s+")
_DOTTED = re.compile(r"\b\w{1,4}\.\s?\w*\.?$")
