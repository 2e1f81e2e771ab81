"""Planting: the templates of a new newsroom become its files.

A template is a file of `templates/`, whose path is that of the file to write: `dot-` stands for a
leading point, `@name@` for a fact, in paths too. In a text, `@"name"@` is the fact between quotes as
TOML, YAML and JSON write them, and `@say:key@` a sentence of the catalogs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from sitegen.founding.phone import bookmarks
from sitegen.founding.wheel import packed
from sitegen.founding.wishes import Facts, Wishes, facts_of
from sitegen.messages import say
from sitegen.schemas import schemas

HERE = Path(__file__).parent
BOTH = "both"
LANGUAGES = ("es", "en")
# Of the workflows, by where they publish.
PIECES = (
    *("pages_permission", "configure", "hand_over", "deploy"),
    *("call_permission", "call_secret", "called", "due", "waits"),
)
BUILDS = ("before", "named", "build")  # of the workflow, by one job or one for each municipality
EDITOR = ".vscode"  # where the schemas lie
OF_EACH = "@id@"  # in the path of a template that every municipality gets

_FACT = re.compile(r'@(?:say:([a-z-]+)|"([a-z_]+)"|([a-z_]+))@')


def planted(facts: Facts, language: str, *, wheel: Path | None = None) -> dict[str, bytes]:
    """Every file of the new site by its path: always the same for the same facts.

    Raises SiteError where `wheel`, which the newsroom is to carry, is none of sitegen.
    """
    requirement, carried = packed(wheel, language)
    whole = {**facts.site, "requirement": requirement, **_pieces(facts.site, language)}
    whole |= {"municipalities": _municipalities(facts, language), "bookmarks": _bookmarks(facts, language)}
    files = carried | {f"{EDITOR}/{name}": data for name, data in schemas().items()}
    for folder in (BOTH, language):
        top = HERE / "templates" / folder
        for file in _files(top):
            for town in facts.towns if OF_EACH in file.as_posix() else ({},):
                path, text = _planted(file, top, {**whole, **town}, language)
                files[path] = text
    return files


def planted_dots() -> frozenset[str]:
    """The paths with a name that begins with a point which new newsrooms have, of whatever language."""
    return frozenset(
        path
        for language in LANGUAGES
        for path in planted(facts_of(Wishes(language=language), date.min), language)
        if any(name.startswith(".") for name in path.split("/"))
    )


def planted_from(top: Path, facts: Mapping[str, str], language: str) -> dict[str, bytes]:
    """Every file of a folder of templates by its path, filled with the facts."""
    return dict(_planted(file, top, facts, language) for file in _files(top))


def _planted(file: Path, top: Path, facts: Mapping[str, str], language: str) -> tuple[str, bytes]:
    path = filled(file.relative_to(top).as_posix(), facts, language).replace("dot-", ".")
    return path, filled(file.read_text(encoding="utf-8"), facts, language).encode("utf-8")


def _municipalities(facts: Facts, language: str) -> str:
    """The table of each municipality in site.toml: the first explains, the others mark what to fill in."""
    shapes = ["municipality-first.toml", *["municipality-next.toml"] * (len(facts.towns) - 1)]
    folder = HERE / "pieces" / language
    tables = (
        filled((folder / shape).read_text(encoding="utf-8"), town, language)
        for shape, town in zip(shapes, facts.towns, strict=True)
    )
    return "\n".join(tables).removesuffix("\n")


def _bookmarks(facts: Facts, language: str) -> str:
    """The links for the phone; of several municipalities, under the name of each."""
    lists = [
        "\n".join(f"- [{name}]({link})" for name, link in bookmarks(town, language)) for town in facts.towns
    ]
    if len(lists) == 1:
        return lists[0]
    named = Counter(town["name"] for town in facts.towns)
    heads = (
        town["name"] if named[town["name"]] == 1 else f"{town['name']}, {town['state']}"
        for town in facts.towns
    )
    return "\n\n".join(f"**{head}**\n\n{links}" for head, links in zip(heads, lists, strict=True))


def filled(text: str, facts: Mapping[str, str], language: str) -> str:
    """The text with its facts. Raises KeyError for one that is not known."""

    def fact(match: re.Match[str]) -> str:
        if match[1]:
            return say(match[1], language)
        if match[2]:
            return msgspec.json.encode(facts[match[2]]).decode("utf-8")
        return facts[match[3]]

    return _FACT.sub(fact, text)


def _pieces(facts: Mapping[str, str], language: str) -> dict[str, str]:
    """What depends on where the site is published: GitHub Pages of this repository, or another one."""
    where = "apart" if facts["output"] else "pages"
    folder = HERE / "pieces" / language
    texts = {name: (folder / f"{name}-{where}.yml").read_text(encoding="utf-8") for name in PIECES}
    size = "many" if facts["many"] else "one"
    texts |= {name: (folder / f"{name}-{size}.yml").read_text(encoding="utf-8") for name in BUILDS}
    texts["steps"] = (folder / f"steps-{where}.md").read_text(encoding="utf-8")
    texts["output_line"] = (folder / f"output_line-{where}.toml").read_text(encoding="utf-8")
    known = {**facts, "waits": texts["waits"].removesuffix("\n")}  # which other pieces name
    return {name: filled(text, known, language).removesuffix("\n") for name, text in texts.items()}


def _files(top: Path) -> Iterator[Path]:
    return (path for path in sorted(top.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
