"""The door `new theme`: a child theme of plaza, with one token, one block and one word to begin with."""

from __future__ import annotations

from pathlib import Path

from sitegen import config
from sitegen.problems import SiteError, error
from sitegen.shipped import themes
from sitegen.terminal import Terminal
from sitegen.text import fold, slug

KINDS = ("theme", "tema")  # what `new` calls it
PARENT = "plaza"

# What the files say, by language: enough to see at once how a theme is changed.
WORDS = {
    "es": {
        "child": "Tema hijo: de {parent} toma todo lo que aquí no diga otra cosa.",
        "tokens": "Solo las medidas y los colores que cambian; los demás son los de {parent}.",
        "block": "Un bloque de la página; los nombres de todos están en la guía de temas.",
        "latest": "Lo más reciente",
    },
    "en": {
        "child": "A child theme: what is not said here is taken from {parent}.",
        "tokens": "Only the measures and colours that change; the others are those of {parent}.",
        "block": "One block of the page; the theme guide names all of them.",
        "latest": "Latest",
    },
}
SHEET = """\
/* {tokens} */
:root {{
  --gap: 2.5rem;
}}
"""
TEMPLATE = """\
{{# {block} #}}
{{% extends "{parent}/base.html" %}}
{{% block breadcrumbs %}}{{{{ super() }}}}{{% endblock %}}
"""
CATALOG = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Latest"
msgstr "{latest}"
"""
TOLD = """\
# {child}
name = "{name}"
version = "0.1.0"
parent = "{parent}"
"""


def is_theme(kind: str) -> bool:
    """Whether `new KIND` asks for a theme, in either language."""
    return fold(kind) in KINDS


def begin(root: Path, title: str) -> int:
    """Writes the theme and says how a site puts it on. The exit code; nothing that exists is written over."""
    terminal = Terminal("es")
    try:
        settings, _ = config.load(root)
        language = settings.site.languages[0].partition("-")[0]
        terminal = Terminal(settings.site.languages[0])
        name = _name(root, title)
        _written(root / "themes" / name, name, language if language in WORDS else "es")
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    terminal.say("started-theme", path=f"themes/{name}/", name=name)
    return 0


def _name(root: Path, title: str) -> str:
    name = slug(title)
    if not name:
        raise SiteError([error("new-title-empty", title=title)])
    if (root / "themes" / name).exists() or (themes() / name).exists():
        raise SiteError([error("new-theme-exists", path=f"themes/{name}", name=name)])
    return name


def _written(folder: Path, name: str, language: str) -> None:
    said = {key: text.format(parent=PARENT) for key, text in WORDS[language].items()}
    files = {
        "theme.toml": TOLD,
        "static/site.css": SHEET,
        "templates/base.html": TEMPLATE,
        f"messages/{language}.po": CATALOG,
    }
    for path, text in files.items():
        try:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            with (folder / path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text.format(name=name, parent=PARENT, language=language, **said))
        except OSError as wrong:
            why = wrong.strerror or str(wrong)
            raise SiteError([error("output-refused", path=f"themes/{name}/{path}", why=why)]) from None
