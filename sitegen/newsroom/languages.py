"""The languages of a site, and which of them a document belongs to.

Two tags name one language here when their primary subtags agree (BCP 47:
`es-MX` and `es` do, `es` and `nah` do not).
"""

from __future__ import annotations

from functools import lru_cache

from sitegen.config.settings import Config

TERRITORY = 2  # letters of a territory (ISO 3166-1)


@lru_cache(maxsize=1024)
def primary(tag: str) -> str:
    """The primary subtag in lower case: `es-MX` gives `es`."""
    return tag.replace("_", "-").partition("-")[0].lower()


def edition_of(config: Config, tag: str) -> str:
    """The language of the site whose edition holds documents in `tag`.

    A language that the site does not have (Nahuatl in a Spanish newsroom) is
    at home in the first edition, and keeps its own `lang` on the page.
    """
    return _edition(config.site.languages, tag)


@lru_cache(maxsize=1024)
def _edition(languages: tuple[str, ...], tag: str) -> str:
    wanted = primary(tag)
    return next((language for language in languages if primary(language) == wanted), languages[0])


def locale(tag: str, config: Config) -> str:
    """A language with its territory, as Open Graph asks (`es_MX`): that of the site where the tag names none.

    English without a territory is that of the United States, which is what networks know.
    """
    return _locale(tag, config.site.languages[0])


@lru_cache(maxsize=1024)
def _locale(tag: str, main: str) -> str:
    parts = tag.replace("_", "-").split("-")
    territories = [part for part in parts[1:] if len(part) == TERRITORY and part.isalpha()]
    if not territories and primary(tag) == "en":
        territories = ["us"]
    first = main.split("-")
    territories += [part for part in first[1:] if len(part) == TERRITORY and part.isalpha()]
    return f"{primary(tag)}_{territories[0].upper() if territories else 'MX'}"


def prefix(config: Config, language: str) -> str:
    """What the URLs of an edition begin with: nothing for the first, else `en/`."""
    first = config.site.languages[0]
    return "" if primary(language) == primary(first) else f"{primary(language)}/"
