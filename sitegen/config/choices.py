"""The room of choices: `[urls]`, `[checks]` and `[theme]`, whose keys are names from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from sitegen.config.settings import Urls
from sitegen.config.tables import keys_of
from sitegen.config.values import Findings, Value, boolean, choice, path_word
from sitegen.messages import FALLBACK, OWN, codes
from sitegen.problems import Severity
from sitegen.text import closest

Gravity: TypeAlias = Severity | Literal["off"]
GRAVITIES: dict[Gravity, str] = {"error": "error", "warning": "advertencia", "off": "apagado"}

# Path words of `[urls]` and their Spanish names; `newsroom.pathwords` has the words themselves.
PATH_WORDS: dict[str, tuple[str, ...]] = {
    "releases": ("comunicados",),
    "notices": ("avisos",),
    "events": ("eventos", "agenda"),
    "documents": ("documentos",),
    "photos": ("fotos",),
    "topics": ("temas",),
    "people": ("personas",),
    "areas": ("areas",),
    "archive": ("archivo",),
    "page": ("pagina",),
    "search": ("buscar",),
    "index": ("indice",),
    "data": ("datos",),
    "catalogue": ("catalogo",),
    "municipalities": ("municipios",),
    "press": ("prensa",),
    "verify": ("verificar",),
    "accessibility": ("accesibilidad",),
    "privacy": ("privacidad",),
}

# What would show something that may not be public, or a page without its text, if it were passed
# over; no site may make less of it (decision 6): a misspelt `draft` or `publish_at`, an unclear
# moment, a file from outside, a link to what is hidden, a child's photo without consent.
NEVER_BELOW_ERROR = frozenset(
    {
        "brackets-many",
        "date-form",
        "date-impossible",
        "document-left-out",
        "expects-flag",
        "file-outside",
        "flag-unknown",
        "front-matter-closing",
        "front-matter-fence",
        "front-matter-missing",
        "front-matter-open",
        "front-matter-twice",
        "key-of-other-kind",
        "key-twice",
        "key-unknown",
        "minors-consent",
        "nesting",
        "offset-impossible",
        "path-refused",
        "reference-not-public",
        "time-impossible",
    }
)

_MUNICIPALITY = {"municipality": ("municipality", "municipio")}
_WORDS = {key: (key, *spanish) for key, spanish in PATH_WORDS.items()}
_gravity = choice(GRAVITIES)


def urls(value: Value, findings: Findings) -> Urls | None:
    """`[urls]`: words of the first language, which stands as "" here; `[urls.en]` has those of another."""
    if not isinstance(value.raw, dict):
        findings.wrong("config-not-table", value)
        return None
    by_language = {key: raw for key, raw in value.raw.items() if isinstance(raw, dict)}
    plain = {key: raw for key, raw in value.raw.items() if key not in by_language}
    own = Value(plain, value.key, value.name, value.line, value.place)
    given = keys_of(own, findings, _MUNICIPALITY | _WORDS) or {}
    segment = boolean(given.pop("municipality"), findings) if "municipality" in given else None
    words = _words("", given, findings)
    for tag, raw in by_language.items():
        inner = findings.inner(value, tag, raw=raw, key=f"{value.key}.{tag}")
        words += _words(tag, keys_of(inner, findings, _WORDS) or {}, findings)
    return Urls(segment is not False, words)


def checks(value: Value, findings: Findings) -> tuple[tuple[str, Gravity], ...] | None:
    """`[checks]`: how grave a problem is on this site, by its code."""
    if not isinstance(value.raw, dict):
        findings.wrong("config-not-table", value)
        return None
    given = [
        findings.inner(value, code, raw=raw, key=f"{value.key}.{code}") for code, raw in value.raw.items()
    ]
    known = codes(FALLBACK) | NEVER_BELOW_ERROR
    return tuple(
        (one.name, chosen) for one in given if (chosen := _checked(one, findings, known)) is not None
    )


def setting(value: Value, findings: Findings) -> str | None:
    """A setting of the theme, as text: `true` is "true"."""
    if isinstance(value.raw, bool):
        return str(value.raw).lower()
    if isinstance(value.raw, str | int | float):
        return str(value.raw)
    findings.wrong("config-theme-setting", value)
    return None


def _words(language: str, given: Mapping[str, Value], findings: Findings) -> tuple[tuple[str, str, str], ...]:
    read = ((key, path_word(value, findings)) for key, value in given.items())
    return tuple((language, key, word) for key, word in read if word is not None)


def _checked(value: Value, findings: Findings, known: frozenset[str]) -> Gravity | None:
    if value.name not in known and not value.name.startswith(OWN):
        guess = closest(value.name, known)
        findings.wrong("config-check-misspelt" if guess else "config-check-unknown", value, guess=guess)
        return None
    chosen = _gravity(value, findings)
    if chosen in ("warning", "off") and value.name in NEVER_BELOW_ERROR:
        findings.wrong("config-check-leak", value)
        return None
    return chosen
