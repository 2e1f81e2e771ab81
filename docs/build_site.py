"""Build the guides as a site of sitegen itself: `python docs/build_site.py FOLDER`.

Each guide becomes a page, English ones as translations of the Spanish; the site has settings of its own.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from sitegen.again import build_again
from sitegen.text import slug

DOCS = Path(__file__).parent
PAGES = "content/paginas"
PICTURE = re.compile(r"\]\(\.\./pictures/([\w-]+\.webp)\)")

# The guides in the order of the menu; those of a pair tell the same in two languages.
GUIDES = (
    ("publicar", "publishing"),
    ("primeros-pasos", "first-steps"),
    ("escribir", "writing"),
    ("ver", "preview"),
    ("ajustes", "settings"),
    ("llegar-de-word", "moving-in-from-word"),
    ("llegar-de-wordpress", "moving-in-from-wordpress"),
    ("veda-electoral", "electoral-blackout"),
    ("registro", "record"),
    ("recibir", "taking-over"),
    ("muchos-municipios", "many-municipalities"),
    ("buscador", "search"),
    ("temas", "themes"),
    ("modulo", "module"),
    ("ordenes", "commands"),
    ("problemas", "problems"),
    ("promesas", "promises"),
    ("cifras", "figures"),
    ("arquitectura", "architecture"),
    ("casa", "house"),
)
SLUGS = {  # `/temas/` and `/en/search/` are pages of every site
    "temas": "slug: guia-de-temas\n",
    "search": "slug: how-the-search-works\n",
}
SETTINGS = """\
[site]
title = "sitegen"
description = "Guías del generador de salas de prensa municipales · Guides"
url = "https://sitegen.example/"
languages = ["es-MX", "en"]
timezone = "America/Mexico_City"

[[municipality]]
id = "guias"
name = "Guías de sitegen"
color = "#0b4f8a"

[urls]
municipality = false
"""


def sources(root: Path) -> dict[str, str | Path]:
    """Every file of the site by its path: a text, or the file to copy."""
    made: dict[str, str | Path] = {"site.toml": SETTINGS}
    for number, (spanish, english) in enumerate(GUIDES, start=1):
        for language, name in (("es", spanish), ("en", english)):
            text = (root / language / f"{name}.md").read_text(encoding="utf-8")
            twin = f"translation_of: {spanish}.md\n" if language == "en" else ""
            more = f"menu: {number}\n{twin}{SLUGS.get(name, '')}"
            made[f"{PAGES}/{name}.md"] = page(text, language, more)
            for picture in PICTURE.findall(text):
                made[f"{PAGES}/{picture}"] = root / "pictures" / picture
    return made


def page(text: str, language: str, more: str) -> str:
    """A guide as a page: its heading is the title; what the repository alone holds is no link."""
    heading, _, body = text.partition("\n")
    title = heading.removeprefix("#").strip().replace('"', '\\"')
    tag = "es-MX" if language == "es" else "en"
    body = PICTURE.sub(r"](\1)", body)
    body = re.sub(r"\]\(([\w-]+\.md)?#([^)\s]+)\)", lambda one: f"]({one[1] or ''}#{slug(one[2])})", body)
    body = re.sub(r"(?<!!)\[([^\]\n]+)\]\(\.\./[^)\n]+\)", r"\1", body)
    return f'---\ntitle: "{title}"\nlanguage: {tag}\n{more}---\n{body}'


def lay_out(folder: Path) -> None:
    """Write the site into `folder`."""
    for name, source in sources(DOCS).items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(source, Path):
            shutil.copyfile(source, place)
        else:
            place.write_text(source, encoding="utf-8", newline="\n")


def main(folder: Path) -> int:
    """Write the site into `folder` and build it there; the exit code."""
    lay_out(folder)
    return build_again(folder, folder / "output", now=None, strict=False)


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:2] or ["output-guides"])))
