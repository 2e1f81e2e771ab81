"""The chain of themes: a theme, its parent, the parent of that one.

A theme is a folder `themes/<name>/` of the site, or of sitegen itself, with
`theme.toml`, `templates/`, `static/` and `messages/`. A template, a message or a
static file is taken from the first theme of the chain that has it; `site.css` is
the only one that adds up, parent first, so that a child changes one token by
writing one line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from sitegen.config.settings import Config
from sitegen.config.syntax import NAME
from sitegen.files import decode, digest, is_plain_name, read_bytes
from sitegen.problems import Problem, SiteError, error, warning
from sitegen.shipped import themes
from sitegen.text import closest
from sitegen.theme.settings import Declared, declared, settings

LONGEST = 4_000_000  # bytes of one file of a theme
DEEPEST = 8  # themes in a chain
KEYS = ("name", "version", "parent", "settings")  # of a theme.toml
TEMPLATES = (
    "home.html",
    "municipality.html",
    "list.html",
    "archive.html",
    "topics.html",
    "person.html",
    "release.html",
    "notice.html",
    "event.html",
    "document.html",
    "page.html",
    "agenda.html",
    "withdrawn.html",
    "redirect.html",
    "search.html",
    "data.html",
    "press.html",
    "accessibility.html",
    "privacy.html",
    "verify.html",
    "404.html",
)


class Layer(msgspec.Struct, frozen=True):
    """One theme of a chain. `shown` is its folder as messages name it; texts are by file name."""

    name: str
    shown: str
    parent: str
    templates: Mapping[str, str]
    static: Mapping[str, bytes]
    messages: Mapping[str, str]  # language -> text of the .po
    declared: tuple[Declared, ...]
    problems: tuple[Problem, ...] = ()  # warnings of its theme.toml


class Theme(msgspec.Struct, frozen=True):
    """A chain of themes, the site's own first, with the settings that the site made."""

    layers: tuple[Layer, ...]
    settings: Mapping[str, str | int | bool]
    fingerprint: str

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Warnings of all theme.toml of the chain."""
        return tuple(problem for layer in self.layers for problem in layer.problems)

    def template(self, name: str) -> tuple[str, str]:
        """The text of a template and where it is. `plaza/home.html` names a theme, `home.html` the first.

        Raises KeyError where no theme has it.
        """
        for layer in self.layers:
            own = name.removeprefix(f"{layer.name}/") if name.startswith(f"{layer.name}/") else name
            if own in layer.templates:
                return layer.templates[own], f"{layer.shown}/templates/{own}"
        raise KeyError(name)

    def static(self) -> dict[str, bytes]:
        """Static files by name; `site.css` of all themes one after the other, parent first."""
        found: dict[str, bytes] = {}
        for layer in reversed(self.layers):
            sheet = found.get("site.css", b"")
            found.update(layer.static)
            if sheet and "site.css" in layer.static:
                found["site.css"] = sheet + b"\n" + layer.static["site.css"]
        return dict(sorted(found.items()))


def load(root: Path, config: Config) -> Theme:
    """The theme that site.toml names, with its parents.

    Raises SiteError with everything that is wrong with it: a theme that is not
    there, a parent that goes in circles, a template that is missing, a setting unknown.
    """
    layers = tuple(_chain(root, config))
    values, problems = settings(config, tuple(one for layer in layers for one in layer.declared))
    have = {name for layer in layers for name in layer.templates}
    lacking = [
        error("theme-template-missing", path=layers[0].shown, template=name)
        for name in TEMPLATES
        if name not in have
    ]
    if lacking or problems:
        raise SiteError([*lacking, *problems])
    return Theme(layers, values, _fingerprint(layers, values))


def _chain(root: Path, config: Config) -> Iterator[Layer]:
    name, seen = config.site.theme, list[str]()
    while name:
        if name in seen or len(seen) == DEEPEST:
            raise SiteError([error("theme-parent-circle", path=NAME, themes=" → ".join([*seen, name]))])
        seen.append(name)
        layer = _layer(*_folder(root, name, config), name)
        yield layer
        name = layer.parent


def _folder(root: Path, name: str, config: Config) -> tuple[Path, str]:
    for folder, shown in ((root / "themes" / name, f"themes/{name}"), (themes() / name, f"themes/{name}")):
        if (folder / "theme.toml").is_file():
            return folder, shown
    known = sorted(
        {one.parent.name for base in (root / "themes", themes()) for one in base.glob("*/theme.toml")}
    )
    guess = closest(name, known) or ", ".join(known)
    line = config.line("site.theme")
    raise SiteError([error("theme-unknown", path=NAME, line=line, theme=name, known=guess)])


def _layer(folder: Path, shown: str, name: str) -> Layer:
    table = _table(folder, f"{shown}/theme.toml")
    return Layer(
        name=name,
        shown=shown,
        parent=_parent(table, f"{shown}/theme.toml"),
        templates=_texts(folder / "templates", f"{shown}/templates", "*.html"),
        static={
            path: read_bytes(folder / "static" / path, limit=LONGEST)
            for path in _inside(folder / "static", "*")
        },
        messages={
            path.removesuffix(".po"): text
            for path, text in _texts(folder / "messages", shown, "*.po").items()
        },
        declared=declared(table, f"{shown}/theme.toml"),
        problems=tuple(_unknown(table, f"{shown}/theme.toml")),
    )


def _table(folder: Path, shown: str) -> dict[str, object]:
    told, problems = decode(read_bytes(folder / "theme.toml", limit=LONGEST), shown)
    if problems:
        raise SiteError(problems)
    try:
        return tomllib.loads(told)
    except (
        tomllib.TOMLDecodeError,
        RecursionError,
        ValueError,
    ) as wrong:  # ValueError: a number of 5,000 digits
        raise SiteError([error("theme-toml", path=shown, why=str(wrong))]) from None


def _parent(table: Mapping[str, object], shown: str) -> str:
    """The parent's name, "" without one: that of one folder under `themes/`, never a path."""
    parent = table.get("parent", "")
    if isinstance(parent, str) and (not parent or (is_plain_name(parent) and not parent.startswith("."))):
        return parent
    raise SiteError([error("theme-parent-name", path=shown, parent=parent)])


def _unknown(table: Mapping[str, object], shown: str) -> Iterator[Problem]:
    for key in table:
        if key not in KEYS:
            guess = closest(key, KEYS) or ", ".join(KEYS)
            yield warning("theme-key-unknown", path=shown, key=key, known=guess)


def _texts(folder: Path, shown: str, pattern: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name in _inside(folder, pattern):
        texts[name], wrong = decode(read_bytes(folder / name, limit=LONGEST), f"{shown}/{name}")
        problems.extend(wrong)
    if problems:
        raise SiteError(problems)
    return texts


def _inside(folder: Path, pattern: str) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob(pattern) if path.is_file())
    return sorted(name for name in found if not any(part.startswith(".") for part in name.split("/")))


def _fingerprint(layers: tuple[Layer, ...], values: Mapping[str, str | int | bool]) -> str:
    told = [f"{name}={value!r}" for name, value in sorted(values.items())]
    for layer in layers:
        told += [
            f"{layer.name} {name} {digest(text.encode())}" for name, text in sorted(layer.templates.items())
        ]
        told += [
            f"{layer.name} {name} {digest(text.encode())}" for name, text in sorted(layer.messages.items())
        ]
        told += [f"{layer.name} {name} {digest(data)}" for name, data in sorted(layer.static.items())]
    return digest("\n".join(told).encode())
