"""Write the reference of the theme guides from the program itself: `python docs/theme_guide.py`.

The first part of each guide is written by people; from the first heading of `PARTS` on,
everything is made here from the views, templates, tokens, messages and filters.
`tests/docs/test_theme_guide.py` says whether the files are what this makes.
"""

from __future__ import annotations

import re
import sys
import tomllib
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import jinja2
import msgspec
from babel.messages.pofile import read_po
from jinja2 import nodes

from sitegen.plan.pages import VIEWS
from sitegen.theme.filters import filters
from sitegen.theme.remembered import Remembered

ROOT = Path(__file__).parents[1]
PLAZA = ROOT / "themes" / "plaza"
GUIDES = {"es": ROOT / "docs" / "es" / "temas.md", "en": ROOT / "docs" / "en" / "themes.md"}

# What each block of plaza is for, in Spanish and English.
BLOCKS = {
    "title": ("las palabras de `<title>`", "the words of `<title>`"),
    "policy": (
        "la política de seguridad (CSP); conserve en ella la huella de los tokens",
        "the Content-Security-Policy; keep the digest of the tokens in it",
    ),
    "tokens": (
        "los colores del municipio, el único estilo dentro de la página",
        "the municipality's colours, the only style inside the page",
    ),
    "metadata": (
        "descripción, dirección canónica, idiomas, Open Graph y JSON-LD",
        "description, canonical address, languages, Open Graph and JSON-LD",
    ),
    "marks": (
        "el color de la barra del navegador y el icono",
        "the colour of the browser's bar and the icon",
    ),
    "feeds": ("los enlaces a los canales", "the links to feeds"),
    "styles": ("la hoja de estilo", "the style sheet"),
    "scripts": ("el programa pequeño de cada página", "the small script of every page"),
    "body_class": (
        "una palabra para la hoja de estilo: qué clase de página es",
        "a word for the style sheet: what kind of page it is",
    ),
    "masthead": ("escudo, nombre, búsqueda y menú", "mark, name, search and menu"),
    "brand": ("dentro de la cabecera, escudo y nombre", "in the masthead, mark and name"),
    "navigation": ("las entradas del menú", "the entries of the menu"),
    "blackout": ("el aviso de veda electoral", "the notice of an electoral blackout"),
    "band": ("los avisos vigentes bajo la cabecera", "running notices under the masthead"),
    "breadcrumbs": ("dónde está la página", "where the page stands"),
    "main": ("todo lo que está dentro de `<main>`", "everything inside `<main>`"),
    "footer": ("domicilio, canales y el resto del sitio", "address, feeds, the rest of the site"),
    "bar": (
        "la barra del pie que el programa llena con los avisos",
        "the bar at the foot that the script fills with notices",
    ),
    "opening": ("la noticia principal y las segundas", "the lead story and the second ones"),
    "text": ("el texto del documento", "the text of the document"),
}
# What our own filters make, in Spanish and English.
FILTERS = {
    "long_date": ("martes 13 de enero de 2026", "Tuesday, January 13, 2026"),
    "day_date": ("13 de enero de 2026", "January 13, 2026"),
    "short_date": ("13 ene 2026", "Jan 13, 2026"),
    "day_month": ("13 ene", "Jan 13"),
    "weekday_date": ("martes 13 de enero", "Tuesday, January 13"),
    "clock": ("10:30", "10:30 AM"),
    "when": ("el día de la semana y, si la hay, la hora", "the weekday and, where there is one, the time"),
    "iso": ("la fecha para `<time datetime>`", "the date for `<time datetime>`"),
    "epoch": ("segundos desde 1970, para `data-ends`", "seconds since 1970, for `data-ends`"),
    "language_name": (
        "el nombre de una lengua por su etiqueta BCP 47",
        "the name of a language by its BCP 47 tag",
    ),
    "month_name": ("el nombre de un mes por su número", "the name of a month by its number"),
    "number": ("6,276", "6,276"),
    "filesize": ("1.2 MB", "1.2 MB"),
    "unbroken": (
        "un texto cuyos números no se parten entre dos líneas",
        "a text whose numbers do not part at the end of a line",
    ),
    "html": ("el HTML ya revisado de un texto", "the checked HTML of a text"),
    "json_script": ("JSON-LD dentro de `<script>`", "JSON-LD inside `<script>`"),
    "csp_hash": ("la huella de un texto para la política", "the digest of a text for the policy"),
}
WORDS = {
    "es": {
        "templates": "Plantillas y sus datos",
        "templates-told": "Cada plantilla recibe solo estos datos. Si pide otro, la construcción se detiene y dice plantilla, línea y los nombres que sí hay.",
        "pieces": "Piezas",
        "pieces-told": "De esto están hechos los datos.",
        "blocks": "Bloques",
        "blocks-told": "Un tema hijo cambia un bloque sin copiar la plantilla.",
        "tokens": "Medidas y colores",
        "tokens-told": "Propiedades de `static/site.css`. La segunda columna es el valor en colores claros; la tercera, en oscuros cuando es otro.",
        "messages": "Palabras",
        "messages-told": "Todo lo que el tema dice. La clave es la primera columna.",
        "filters": "Filtros",
        "filters-told": "Además de estos sirven los de Jinja que son puros.",
        "settings": "Ajustes del tema",
        "settings-told": "Se escriben en `[theme]` de `site.toml`.",
        "field": "Dato",
        "kind": "Tipo",
        "name": "Nombre",
        "for": "Para qué",
        "light": "Claro",
        "dark": "Oscuro",
        "key": "Clave",
        "said": "Dice",
        "in": "En",
        "default": "Si falta",
        "text": "texto",
        "number": "número",
        "bool": "sí o no",
        "list": "lista de {}",
        "or": "{} o nada",
        "date": "día",
    },
    "en": {
        "templates": "Templates and their data",
        "templates-told": "A template gets these data and nothing else. If it asks for more, the build stops and names template, line and the fields there are.",
        "pieces": "Pieces",
        "pieces-told": "What the data are made of.",
        "blocks": "Blocks",
        "blocks-told": "A child theme changes a block without copying the template.",
        "tokens": "Measures and colours",
        "tokens-told": "Properties of `static/site.css`. The second column is the value in light colours; the third in dark ones where it differs.",
        "messages": "Words",
        "messages-told": "Everything that the theme says. The key is the first column.",
        "filters": "Filters",
        "filters-told": "Besides these, the filters of Jinja that are pure can be used.",
        "settings": "Settings of the theme",
        "settings-told": "Written in `[theme]` of `site.toml`.",
        "field": "Field",
        "kind": "Type",
        "name": "Name",
        "for": "What for",
        "light": "Light",
        "dark": "Dark",
        "key": "Key",
        "said": "Says",
        "in": "In",
        "default": "Default",
        "text": "text",
        "number": "number",
        "bool": "true or false",
        "list": "list of {}",
        "or": "{} or nothing",
        "date": "day",
    },
}
SETTINGS = {
    "facebook": ("Un enlace para compartir en Facebook.", "A link to share on Facebook."),
    "x": ("Un enlace para compartir en X.", "A link to share on X."),
    "list_photos": (
        "Fotos pequeñas junto a los titulares de las listas.",
        "Small photos beside the headlines of lists.",
    ),
}

Said = Mapping[str, str]


def reference(language: str) -> str:
    """The generated part of the guide in a language."""
    said = WORDS[language]
    parts = [f"## {said[name]}\n\n{said[f'{name}-told']}\n\n{make(language)}" for name, make in PARTS.items()]
    return "\n".join(parts).rstrip() + "\n"


def whole(language: str) -> str:
    """The guide: what people wrote, then the reference."""
    first = f"## {WORDS[language][next(iter(PARTS))]}\n"
    return GUIDES[language].read_text(encoding="utf-8").partition(first)[0] + reference(language)


def views() -> dict[str, type[msgspec.Struct]]:
    """The view of every template."""
    return {template: typing.get_type_hints(make)["return"] for template, make in sorted(VIEWS.items())}


def pieces() -> dict[str, type[msgspec.Struct]]:
    """Every type within the views, by name."""
    found: dict[str, type[msgspec.Struct]] = {}
    waiting = [hint for view in views().values() for hint in typing.get_type_hints(view).values()]
    while waiting:
        hint = waiting.pop()
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            if hint.__name__ not in found:
                found[hint.__name__] = hint
                waiting += typing.get_type_hints(hint).values()
        else:
            waiting += typing.get_args(hint)
    return dict(sorted(found.items()))


def blocks() -> dict[str, list[str]]:
    """The blocks of each template, in their order."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n", Remembered])  # noqa: S701 (nothing is rendered)
    found = {}
    for path in sorted((PLAZA / "templates").glob("*.html")):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        found[path.name] = [block.name for block in tree.find_all(nodes.Block)]
    return found


def tokens() -> dict[str, tuple[str, str]]:
    """Custom properties with their light and dark values."""
    sheet = (PLAZA / "static" / "site.css").read_text(encoding="utf-8")
    light, _, rest = sheet.partition("@media (prefers-color-scheme: dark)")
    declared = re.compile(r"^\s*(--[\w-]+): (.+?);", re.MULTILINE)
    dark = dict(declared.findall(rest.partition("/* ground */")[0]))
    return {name: (value, dark.get(name, "")) for name, value in declared.findall(light)}


def messages(language: str) -> list[tuple[str, str]]:
    """Every message of plaza and its words in a language, by key."""
    with (PLAZA / "messages" / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    rows = []
    for one in catalog:
        if one.id:
            key = one.id if isinstance(one.id, str) else " / ".join(one.id)
            words = one.string if isinstance(one.string, str) else " / ".join(one.string or ())
            rows.append((f"{key} ({one.context})" if one.context else key, str(words)))
    return sorted(rows)


def kind(hint: object, said: Said) -> str:
    """A type in words."""
    options = typing.get_args(hint)
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return said["or"].format(kind(next(one for one in options if one is not type(None)), said))
    if typing.get_origin(hint) is tuple:
        return said["list"].format(kind(options[0], said))
    if typing.get_origin(hint) is typing.Literal:
        return ", ".join(f"`{one}`" for one in options)
    plain = {str: "text", int: "number", bool: "bool", date: "date"}
    if isinstance(hint, type) and hint in plain:
        return said[plain[hint]]
    return f"`{getattr(hint, '__name__', hint)}`"


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"|{'|'.join([':---'] * len(heads))}|"]
    lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _fields(of: type[msgspec.Struct], said: Said) -> str:
    hints = typing.get_type_hints(of)
    return _table(
        (said["field"], said["kind"]),
        ((f"`{name}`", kind(hints[name], said)) for name in of.__struct_fields__),
    )


def _templates(language: str) -> str:
    said = WORDS[language]
    return "\n".join(f"### `{template}`\n\n{_fields(view, said)}" for template, view in views().items())


def _pieces(language: str) -> str:
    said = WORDS[language]
    return "\n".join(f"### {name}\n\n{_fields(one, said)}" for name, one in pieces().items())


def _blocks(language: str) -> str:
    said, column = WORDS[language], list(GUIDES).index(language)
    homes: dict[str, list[str]] = {}
    for template, names in blocks().items():
        for name in names:
            homes.setdefault(name, []).append(template)
    rows = (
        (
            f"`{name}`",
            BLOCKS[name][column],
            "`base.html`" if "base.html" in of else ", ".join(f"`{one}`" for one in of),
        )
        for name, of in homes.items()
    )
    return _table((said["name"], said["for"], said["in"]), rows)


def _tokens(language: str) -> str:
    said = WORDS[language]
    rows = (
        (f"`{name}`", f"`{light}`", f"`{dark}`" if dark else "") for name, (light, dark) in tokens().items()
    )
    return _table((said["name"], said["light"], said["dark"]), rows)


def _messages(language: str) -> str:
    said = WORDS[language]
    return _table((said["key"], said["said"]), iter(messages(language)))


def _filters(language: str) -> str:
    said, column = WORDS[language], list(GUIDES).index(language)
    return _table(
        (said["name"], said["for"]), ((f"`{name}`", FILTERS[name][column]) for name in filters("es-MX"))
    )


def _settings(language: str) -> str:
    said, column = WORDS[language], list(GUIDES).index(language)
    table = tomllib.loads((PLAZA / "theme.toml").read_text(encoding="utf-8"))["settings"]
    rows = (
        (f"`{name}`", SETTINGS[name][column], f"`{str(one['default']).lower()}`")
        for name, one in table.items()
    )
    return _table((said["name"], said["for"], said["default"]), rows)


PARTS: dict[str, Callable[[str], str]] = {
    "templates": _templates,
    "pieces": _pieces,
    "blocks": _blocks,
    "tokens": _tokens,
    "messages": _messages,
    "filters": _filters,
    "settings": _settings,
}


def main() -> None:
    """Write both guides."""
    for language, path in GUIDES.items():
        path.write_text(whole(language), encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
