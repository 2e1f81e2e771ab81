"""Sheets: the preview's own pages, in the site's language: how a document is shared, the phone, mistakes.

They are made with a small set of templates of their own, and carry a policy of their own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from sitegen.newsroom import urls
from sitegen.newsroom.languages import primary
from sitegen.plan.handout import Handout, Photo, handout, weight
from sitegen.preview.news import Told
from sitegen.preview.snapshot import Snapshot
from sitegen.preview.words import network_words, place_words, sheet_words

FOLDER = Path(__file__).parent / "sheets"
STYLE = FOLDER / "sheet.css"
POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "img-src 'self' data:; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'"
)


def share_sheet(snapshot: Snapshot, path: str, *, place: str) -> bytes | None:
    """How the document of a page is shared; None for a page of no document. `place` is the guard's."""
    item = snapshot.item(snapshot.route(path))
    if item is None:
        return None
    room = snapshot.site.newsroom
    language = primary(room.config.site.languages[0])
    sheet = handout(room, item)
    return (
        _sheets()
        .get_template("share.html")
        .render(
            _base(language, place),
            sheet=sheet,
            page=urls.with_base(room.config, path),
            host=urlsplit(room.config.site.url).netloc,
            card=_href(snapshot, sheet.card),
            photos=[(_href(snapshot, one), one) for one in sheet.photos],
            messages=[
                (network_words(language)[one.network], one, _count(one.network, one.text, sheet))
                for one in sheet.messages
            ],
            looks=[(place_words(language)[one.place], one) for one in sheet.looks],
        )
        .encode()
    )


def phone_sheet(snapshot: Snapshot, path: str, *, place: str) -> bytes | None:
    """A page of the site in a frame as wide as a phone; None where there is no such page."""
    if snapshot.route(path) is None:
        return None
    config = snapshot.site.newsroom.config
    language = primary(config.site.languages[0])
    page = urls.with_base(config, path)
    return _sheets().get_template("phone.html").render(_base(language, place), page=page).encode()


def mistake_sheet(problems: tuple[Told, ...], *, title: str, language: str, place: str, number: int) -> bytes:
    """The page that stands where no page of the site can: what is wrong; its script waits for better."""
    page = _sheets().get_template("mistake.html")
    words = _base(primary(language), place)
    return page.render(words, title=title, problems=problems, number=number).encode()


def printed(template: str, language: str, place: str, **words: object) -> bytes:
    """A sheet of the preview's own, with what every one of them knows. `language` is a BCP 47 tag."""
    page = _sheets().get_template(template)
    return page.render(_base(primary(language), place), **words).encode()


def _base(language: str, place: str) -> dict[str, object]:
    return {"language": language, "place": place, "words": sheet_words(language)}


def _href(snapshot: Snapshot, photo: Photo | None) -> str:
    return urls.with_base(snapshot.site.newsroom.config, photo.file.path) if photo else ""


def _count(name: str, text: str, sheet: Handout) -> int:
    """How much of a post on X is used up; 0 for networks without a limit."""
    return weight(text.removesuffix(sheet.address)) + 23 if name == "x" else 0


@cache
def _sheets() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
