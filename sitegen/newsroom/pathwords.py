"""The words that URLs are made of, in each language: `comunicados`, `archivo`, `pagina`.

A site may choose others in `[urls]`; a word in use can be changed only with
aliases for what was published under the old one.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from sitegen.config.settings import Config, Urls
from sitegen.newsroom.languages import primary

WORDS: MappingProxyType[str, MappingProxyType[str, str]] = MappingProxyType(
    {
        "es": MappingProxyType(
            {
                "releases": "comunicados",
                "notices": "avisos",
                "events": "agenda",
                "documents": "documentos",
                "photos": "fotos",
                "topics": "temas",
                "people": "personas",
                "areas": "areas",
                "archive": "archivo",
                "page": "pagina",
                "search": "buscar",
                "index": "indice",
                "data": "datos",
                "catalogue": "catalogo",
                "municipalities": "municipios",
                "press": "prensa",
                "verify": "verificar",
                "accessibility": "accesibilidad",
                "privacy": "privacidad",
            }
        ),
        "en": MappingProxyType(
            {
                "releases": "releases",
                "notices": "notices",
                "events": "agenda",
                "documents": "documents",
                "photos": "photos",
                "topics": "topics",
                "people": "people",
                "areas": "areas",
                "archive": "archive",
                "page": "page",
                "search": "search",
                "index": "index",
                "data": "data",
                "catalogue": "catalogue",
                "municipalities": "municipalities",
                "press": "press",
                "verify": "verify",
                "accessibility": "accessibility",
                "privacy": "privacy",
            }
        ),
    }
)

# Sections that stand at the top of a site or of a municipality; the other words only appear deeper down.
SECTIONS: tuple[str, ...] = (
    "releases",
    "notices",
    "events",
    "documents",
    "photos",
    "topics",
    "people",
    "areas",
    "archive",
    "search",
    "data",
    "press",
    "verify",
    "accessibility",
    "privacy",
)

# A page of the site's own may stand in for these.
STANDARD_PAGES: tuple[str, ...] = ("accessibility", "privacy")


def word(config: Config, language: str, *, name: str) -> str:
    """The path word of a name such as `releases`. Raises KeyError for a name that there is not."""
    return _words(config.urls, primary(language))[name]


@lru_cache(maxsize=64)
def _words(urls: Urls, language: str) -> MappingProxyType[str, str]:
    """The language's own words (Spanish where there are none) with the site's in their place."""
    chosen = {name: text for tag, name, text in urls.words if primary(tag) == language}
    return MappingProxyType({**WORDS.get(language, WORDS["es"]), **chosen})
