"""The reader of plain text and Markdown.

Both go through markdown-it to the reader of HTML: Markdown with all it may hold, plain
text with only what an editor types by habit (`**bold**`, `- items`, `> quotes`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.intake.blocks import Block, Hints, Paper, Run, merged, tidy, tidy_lines
from sitegen.intake.faults import Fault
from sitegen.intake.html import blocks_of
from sitegen.intake.reflow import reflow, rejoined

LARGEST = 2_000_000  # bytes; more is no release
_HABITS = ("heading", "blockquote", "list", "hr", "emphasis", "link", "image", "newline", "paragraph")
_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_PELICAN = re.compile(
    r"\A(?:(?:Title|Date|Category|Tags|Slug|Authors?|Summary|Status|Lang):[^\n]*\n)+\n?", re.IGNORECASE
)
# Plain text keeps the numbers that were typed: "1." twice stays so, "2026. Año de…" is no list.
_NUMBERED = re.compile(r"^([ \t>]*\d{1,9})([.)](?=\s))", re.MULTILINE)
# A line under an item that begins anew is no part of it: the item is short, has ended, or fills no margin.
_LAZY = re.compile(
    r"^([ \t]*[-+*•●▪–—][ \t]?-?[^\s*-](?:[^\n]{0,42}|[^\n]{130,}|[^\n]*[.!?:…][”»\"]?)\n)"
    r"(?=[A-ZÁÉÍÓÚÑ¿¡“«\"])|"  # an item, and a paragraph right below it: longer than any line that was broken
    r"^([ \t]*[-+*•●▪–—][ \t]?-?[^\s*-][^\n]*\n)(?=[A-ZÁÉÍÓÚÑ¿¡“«\"][^\n]{130})",
    re.MULTILINE,
)
# In a text whose paragraphs are a line each, every line end is one that somebody set.
_UNBROKEN = re.compile(r"^[^\n]{160}", re.MULTILINE)
_ENDED = re.compile(
    r"^([ \t]*[-+*•●▪–—][ \t]?-?[^\s*-][^\n]*\n)(?=[A-ZÁÉÍÓÚÑ¿¡“«\"]|\S+\.\w+\n)", re.MULTILINE
)
_TIMES = re.compile(r"(?<=\w)\*+(?=\w)")  # "3*4*5" is a product
_GUARD, _STAR = "\ue0ff", "\ue0fe"
_DEEPEST = 400
_ACCENTED = re.compile(r"[áéíóúüñÁÉÍÓÚÜÑ¿¡](?=[\w\s.,;:]|$)")
_STRANGE = re.compile(r"[^\x00-\x7fáéíóúüñÁÉÍÓÚÜÑ¿¡“”‘’«»–—…•°ºª·]")
_DEEP = re.compile(r"^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])[ \t]){60}|^[ \t]{300}", re.MULTILINE)
_LARGEST_MATTER = 64 * 1024
_LABELS = {
    "title": "title",
    "titulo": "title",
    "título": "title",
    "date": "published",
    "fecha": "published",
    "published": "published",
    "pubdate": "published",
    "slug": "slug",
    "permalink": "address",
    "description": "summary",
    "summary": "summary",
    "resumen": "summary",
    "excerpt": "summary",
    "lang": "language",
    "author": "author",
    "autor": "author",
}
_LISTS = ("categories", "category", "tags", "temas", "categoria")


def read_text(name: str, data: bytes) -> tuple[Paper, ...]:
    """The document of a plain text file: UTF-8, UTF-16 with its mark, or Windows-1252. Raises Fault."""
    text = decoded(name, data).replace(_GUARD, "").replace(_STAR, "")
    return (paper_of(name, text, marked=False),)


def read_markdown(name: str, data: bytes) -> tuple[Paper, ...]:
    """The document of a Markdown file, the front matter of other generators as hints. Raises Fault."""
    text = decoded(name, data)
    return (paper_of(name, text, marked=True),)


def decoded(name: str, data: bytes) -> str:
    """The text of bytes that a person's editor wrote. Raises Fault for what is no text, and for too much."""
    if len(data) > LARGEST:
        raise Fault("intake-too-large", size=f"{len(data):,}", limit=f"{LARGEST:,}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    elif _is_wide(data):
        text = data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode(_encoding(data), errors="replace")
    if "\x00" in text:
        raise Fault("intake-not-text", file=name)
    return tidy_lines(text)


def _is_wide(data: bytes) -> bool:
    """Whether every second byte is nought, as in UTF-16 without its mark."""
    head = data[:2_000]
    least = 0.4 * len(head)
    return len(head) >= 16 and max(head[::2].count(0), head[1::2].count(0)) > least and 0 in head[:2]  # noqa: PLR2004 - a few bytes tell nothing


def _encoding(data: bytes) -> str:
    """UTF-8 with a broken letter here and there, else an encoding of old."""
    text = data.decode("utf-8", errors="replace")
    whole = sum(one > "\x7f" and one != "\ufffd" for one in text)
    return "utf-8-sig" if whole > text.count("\ufffd") else _old_encoding(data)


def _old_encoding(data: bytes) -> str:
    """Windows-1252, or the page of DOS or of old Macintoshes if the letters are where that has them."""

    def spanish(encoding: str) -> int:
        text = data.decode(encoding, errors="replace")
        return len(_ACCENTED.findall(text)) - len(_STRANGE.findall(text))

    return max(("cp1252", "cp850", "mac_roman"), key=spanish)


def paper_of(name: str, text: str, *, marked: bool) -> Paper:
    """The document of a text; `marked` if it is Markdown through and through."""
    hints, body = _front(text) if marked else (Hints(), text)
    if _DEEP.search(body):  # the parser would drop what is nested deeper than it goes
        if marked:
            raise Fault("intake-nested")
        return Paper(name, reflow(_as_typed(body)))
    parser = _markdown() if marked else _habits()
    if not marked:
        lazy = _ENDED if _UNBROKEN.search(body) else _LAZY
        body = lazy.sub(lambda found: f"{found[0]}\n", body)
        body = _TIMES.sub(lambda found: _STAR * len(found[0]), _NUMBERED.sub(rf"\1{_GUARD}\2", body))
    try:
        html = parser.render(body).replace(_GUARD, "").replace(_STAR, "*")
    except RecursionError:
        raise Fault("intake-nested") from None
    blocks, images = blocks_of(html, bare_links=True)
    flown = reflow(blocks)
    return Paper(name, flown if marked else tuple(rejoined(flown)), images, hints)


class _Typed(MarkdownIt):
    """Keeps addresses as they were typed; what may be a link is decided when the draft is drawn."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's signature
        """The address as it is."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's signature
        """Any address may stand here."""
        return True


def _as_typed(text: str) -> Iterator[Block]:
    """Paragraphs by empty lines, nothing read into them."""
    for part in re.split(r"\n[ \t]*\n", text):
        runs = merged([Run(tidy(part))])
        if runs:
            yield Block(runs)


@functools.cache
def _habits() -> MarkdownIt:
    md = _Typed("zero", {"breaks": True, "html": False, "maxNesting": _DEEPEST})
    md.enable([*_HABITS, "balance_pairs", "fragments_join"], ignoreInvalid=True)
    md.disable(["entity", "escape"], ignoreInvalid=True)
    return md


@functools.cache
def _markdown() -> MarkdownIt:
    md = _Typed("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    return md.use(footnote_plugin)


def _front(text: str) -> tuple[Hints, str]:
    """What the front matter of Jekyll, Hugo, Astro or Pelican says, and the text below it."""
    fenced = _MATTER.match(text)
    if fenced is not None:
        return _told(_keys(fenced[1]), fenced[1]), text[fenced.end() :]
    header = _PELICAN.match(text)
    if header is not None:
        lines = (line.partition(":") for line in header[0].splitlines() if line.strip())
        keys: dict[str, tuple[str, ...]] = {key.strip().lower(): (value.strip(),) for key, _, value in lines}
        return _told(keys, header[0]), text[header.end() :]
    return Hints(), text


def _keys(matter: str) -> dict[str, tuple[str, ...]]:
    """The keys of a YAML text with their values as text; none where it cannot be read safely."""
    if (
        len(matter) > _LARGEST_MATTER
        or re.search(r"[\[{]{8}", matter)
        or re.search(r"(?m)[:-] *[&*]\w", matter)
    ):
        return {}
    try:
        root = yaml.compose(matter, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(root, yaml.MappingNode):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode):
            items = value.value if isinstance(value, yaml.SequenceNode) else [value]
            found[key.value.lower()] = tuple(one.value for one in items if isinstance(one, yaml.ScalarNode))
    return found


def _told(keys: dict[str, tuple[str, ...]], matter: str) -> Hints:
    """The hints; every other key goes whole into the report, so that no word of it is lost."""
    given = {
        _LABELS[key]: value[0].strip() for key, value in reversed(keys.items()) if key in _LABELS and value
    }
    categories = tuple(one for name in _LISTS for one in keys.get(name, ()) if one.strip())
    draft = any(
        one.lower() in ("true", "yes", "sí", "si")
        for one in (*keys.get("draft", ()), *keys.get("borrador", ()))
    )
    hidden = keys.get("status", ("",))[0].lower() in ("draft", "hidden") if keys.get("status") else False
    return Hints(
        **given,
        categories=categories,
        status="draft" if draft or hidden else "",
        extra=(("front matter", matter.strip()),),
    )
