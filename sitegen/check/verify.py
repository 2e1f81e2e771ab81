"""The door `verify`: whether a text that goes around is one that this newsroom published."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from http.client import HTTPException
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import quote

import msgspec

from sitegen.build import prepare
from sitegen.config.settings import Config
from sitegen.content.seals import LINE, WHOLE, line_seal, plain, sealed
from sitegen.files import decode, read_bytes
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.output import FOLDER
from sitegen.plan.integrity import Sealed, seals_in, year_file
from sitegen.plan.integrity import sealed as seals_of
from sitegen.plan.layout import Layout, layout, layouts
from sitegen.problems import SiteError, error, errors_of
from sitegen.register import path_in
from sitegen.terminal import Terminal, language_of

LARGEST = 2_000_000  # bytes of a text or a page
LARGEST_YEAR = 200_000_000  # bytes of the seals of a year
PATIENCE = 20  # seconds for a page
LONG = 40  # characters of a line of a page that is no button
SHOWN = 20  # strange lines that are printed

Kind: TypeAlias = Literal["whole", "part", "differs", "unknown", "source", "source-differs", "source-alone"]
GENUINE: frozenset[Kind] = frozenset(("whole", "part", "source"))


class Verdict(msgspec.Struct, frozen=True):
    """What a text is; `strange` are its lines that the document does not have.

    A `source` is judged by what was published of it; where nothing was, it stands `alone`.
    """

    kind: Kind
    document: Sealed | None = None
    strange: tuple[str, ...] = ()


def verify(root: Path, given: str, *, now: datetime | None) -> int:
    """Says whether the text of a file or of a page (`https://…`) is genuine. The exit code: 0 if it is.

    A page is fetched only because its address was given. The text may be one that was
    pasted from WhatsApp or from the page itself. The source of a document is compared with the seals
    that were published in `output/`: with itself it would agree whatever it said.
    """
    terminal = Terminal(language_of(root))
    try:
        lines = _lines(given)
        with terminal.progress() as progress:
            site = prepare(root, now=now or datetime.now(UTC), progress=progress)
        item = site.newsroom.by_path.get(path_in(root, Path(given)) or "")
        if item is not None:
            verdict = of_source(item, site.newsroom, root / FOLDER)
        elif _is_page(given):
            verdict = of_page(judged(lines, _known(site.newsroom), site.newsroom.config), lines)
        else:
            verdict = judged(lines, _known(site.newsroom), site.newsroom.config)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    _tell(terminal, verdict)
    return 0 if verdict.kind in GENUINE else 1


def _known(newsroom: Newsroom) -> Iterator[Sealed]:
    for edition in layouts(newsroom).values():
        yield from seals_of(edition, edition.edition.items)


def judged(lines: Iterable[str], documents: Iterable[Sealed], config: Config) -> Verdict:
    """The verdict of the document that shares most of the lines. The page `verify.html` judges alike."""
    said = [words for line in lines if (words := plain(line)) and not _is_address(line, config)]
    seals = {line_seal(words): words for words in said}
    whole = sealed(said)[:WHOLE].hex()
    best: Sealed | None = None
    most = 0
    for one in documents:
        if one.sha256 == whole:
            return Verdict("whole", one)
        shared = sum(len(text) for seal, text in seals.items() if seal in _cut(one.lines))
        if shared > most:
            best, most = one, shared
    return _against(best, seals) if best else Verdict("unknown")


def _against(document: Sealed, seals: dict[bytes, str]) -> Verdict:
    own = _cut(document.lines)
    known = own | _cut(document.also)
    strange = tuple(words for seal, words in seals.items() if seal not in known)
    if strange:
        return Verdict("differs", document, strange)
    return Verdict("whole" if own <= seals.keys() else "part", document)


def of_page(verdict: Verdict, lines: tuple[str, ...]) -> Verdict:
    """The verdict of a page, which has words of its own around the text: menus, buttons, other titles.

    It is genuine if it has every line of the document; else its long lines are the strange ones.
    """
    document = verdict.document
    if document is None or verdict.kind != "differs":
        return verdict
    if _cut(document.lines) <= {line_seal(plain(line)) for line in lines}:
        return Verdict("whole", document)
    return Verdict("differs", document, tuple(one for one in verdict.strange if len(one) >= LONG))


def _cut(seals: str) -> frozenset[bytes]:
    data = bytes.fromhex(seals)
    return frozenset(data[at : at + LINE] for at in range(0, len(data), LINE))


def of_source(item: Item, newsroom: Newsroom, output: Path) -> Verdict:
    """The verdict of a document of the newsroom: whether it says what was published of it in `output`."""
    edition = layout(newsroom, item.language)
    before = _published(item, edition, output)
    if before is None:
        return Verdict("source-alone", seals_of(edition, (item,))[0])
    if item.seal[:WHOLE].hex() == before.sha256:
        return Verdict("source", before)
    lines = (item.front.title, *item.front.deck, *item.body.said().split("\n"))
    said = {line_seal(words): words for line in lines if (words := plain(line))}
    return Verdict("source-differs", before, _against(before, said).strange)


def _published(item: Item, edition: Layout, output: Path) -> Sealed | None:
    """The seals of a document as the output has them; None where it has none that can be read."""
    place, url = output / year_file(edition, item), edition.href(edition.url(item))
    try:
        documents = seals_in(read_bytes(place, limit=LARGEST_YEAR)) if place.exists() else ()
    except msgspec.DecodeError:  # whoever spoilt it has to build anew, as if it were not there
        return None
    return next((one for one in documents if one.url == url), None)


def _is_address(line: str, config: Config) -> bool:
    return " " not in line.strip() and line.strip().startswith(config.site.url)


def _tell(terminal: Terminal, verdict: Verdict) -> None:
    if verdict.document is None:
        terminal.say("verify-unknown")
        return
    one = verdict.document
    terminal.say(_SAID[verdict.kind], title=one.title, folio=one.folio or "S/F", date=one.date, url=one.url)
    if one.changed:
        terminal.say("verify-changed", date=one.changed)
    for line in verdict.strange[:SHOWN]:
        terminal.say("verify-strange", line=line)


_SAID: dict[Kind, str] = {
    "whole": "verify-whole",
    "part": "verify-part",
    "differs": "verify-differs",
    "source": "verify-source",
    "source-differs": "verify-source-differs",
    "source-alone": "verify-source-alone",
}


# --- the text -------------------------------------------------------------------------


def _is_page(given: str) -> bool:
    return given.startswith(("https://", "http://")) or given.lower().endswith((".html", ".htm"))


def _lines(given: str) -> tuple[str, ...]:
    if given.startswith(("https://", "http://")):
        return _of_page(given)
    data = read_bytes(Path(given), limit=LARGEST)
    text, problems = decode(data, given)
    if errors_of(problems):
        raise SiteError(errors_of(problems))
    return _words(text) if _is_page(given) else tuple(text.split("\n"))


def _of_page(address: str) -> tuple[str, ...]:
    written = quote(address, safe="%/:?#[]@!$&'()*+,;=", errors="replace")  # browsers show and copy accents
    try:
        asked = urllib.request.Request(written, headers={"User-Agent": "sitegen"})  # noqa: S310 - http and https
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310 - likewise
            data: bytes = answer.read(LARGEST + 1)
    except (HTTPException, OSError, ValueError) as failure:
        reason = getattr(failure, "reason", failure)  # URLError wraps what the system said
        raise SiteError([error("verify-page", url=address, reason=str(reason))]) from failure
    return _words(data[:LARGEST].decode(errors="replace"))


def _words(page: str) -> tuple[str, ...]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return tuple("".join(reader.pieces).split("\n"))


_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "figcaption", "br", "tr")
)
_SILENT = frozenset(("script", "style", "nav", "footer", "template", "noscript", "head"))


class _Reader(HTMLParser):
    """The words of a page's text: what stands in blocks, without menus and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in _SILENT
        self.pieces.append("\n" if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        self.pieces.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(" ".join(data.split("\n")))
