"""What is the preview's own: its script and stream, news, sheets, and the window where documents come in.

All of it is under a path that only the preview's pages know, and answers only them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from sitegen import shipped
from sitegen.files import read_bytes
from sitegen.messages import explain
from sitegen.newsroom import urls
from sitegen.preview import answers, sheets, slips
from sitegen.preview.desk import Desk, State, described
from sitegen.preview.guard import Guard
from sitegen.preview.kinds import kind_of
from sitegen.preview.news import news, told
from sitegen.preview.streams import Stream, Streams
from sitegen.preview.window import Window
from sitegen.problems import error

Result = TypeVar("Result")

SCRIPT = shipped.BUNDLE / shipped.PREVIEW
LARGEST = 1_000_000  # bytes of a file of our own


class Where(Protocol):
    """The street that all this stands in."""

    @property
    def desk(self) -> Desk:
        """Who keeps the site."""

    @property
    def guard(self) -> Guard:
        """Who may ask."""

    @property
    def streams(self) -> Streams:
        """The open streams."""

    @property
    def language(self) -> str:
        """The site's language."""

    @property
    def moment(self) -> str:
        """What `--now` asked for, in words, or ""."""

    async def fresh(self) -> State:
        """The newest state."""

    async def by_hand(self, work: Callable[[], Result]) -> Result:
        """What the work gives, done by a thread."""


class Own(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The preview's own addresses."""

    street: Where
    window: Window

    async def answer(self, request: Request) -> Response:
        """Whatever is asked for or handed in under the preview's own path."""
        name, guard = request.path_params["name"], self.street.guard
        answer = self._names(request.method).get(name)
        if request.path_params["token"] != guard.token or answer is None:
            return answers.plain("404", 404)
        host, origin = request.headers.get("host", ""), request.headers.get("origin", "")
        from_us = guard.knows_site(request.headers.get("sec-fetch-site", ""))
        known = guard.knows_origin(origin, host) and (origin != "" or request.method != "POST")
        if not from_us or not known:
            return answers.plain("403", 403)
        try:
            return await answer(request)
        except Exception as bug:  # noqa: BLE001 - ours: told as such, and the server lives on
            wrong = explain(error("preview-bug", what=described(bug)), self.street.language)
            return answers.plain(f"{wrong.what}\n{wrong.hint}", 500)

    def _names(self, method: str) -> Mapping[str, Callable[[Request], Awaitable[Response]]]:
        if method == "POST":
            return {"drop": self._drop, "slip": self._fill}
        return {
            "events": self._events,
            "news": self._news,
            "phone": self._phone,
            "preview.js": self._script,
            "share": self._share,
            "sheet.css": self._style,
            "slip": self._slip,
        }

    async def _events(self, _request: Request) -> Response:
        streams = self.street.streams
        if streams.full or streams.ending:
            return Response(status_code=503, headers={"retry-after": "5"})
        return Stream(streams)

    async def _news(self, request: Request) -> Response:
        state, street = await self.street.fresh(), self.street
        page = _asked(request, state)
        tell = partial(
            news, language=street.language, moment=street.moment, showing=street.desk.showing,
            slip=self.window.number,
        )  # fmt: skip
        found = await street.by_hand(lambda: tell(state, page))
        return answers.told(found)

    async def _share(self, request: Request) -> Response:
        return await self._sheet(request, sheets.share_sheet)

    async def _phone(self, request: Request) -> Response:
        return await self._sheet(request, sheets.phone_sheet)

    async def _sheet(self, request: Request, make: Callable[..., bytes | None]) -> Response:
        state = await self.street.fresh()
        snapshot = state.snapshot
        if snapshot is None:
            return answers.plain("503", 503)
        path = _asked(request, state)
        page = await self.street.by_hand(lambda: make(snapshot, path, place=self.street.guard.place))
        return answers.page(page, 200) if page else answers.plain("404", 404)

    async def _script(self, _request: Request) -> Response:
        return await self._file(SCRIPT)

    async def _style(self, _request: Request) -> Response:
        return await self._file(sheets.STYLE)

    async def _file(self, file: Path) -> Response:
        data = await self.street.by_hand(lambda: read_bytes(file, limit=LARGEST))
        return Response(data, headers={"content-type": kind_of(file.name)})

    # --- the window -------------------------------------------------------------------

    async def _drop(self, request: Request) -> Response:
        """A delivery. Answers with where its first form is, or with what is wrong."""
        handed = await self.window.deliver(request)
        if handed.go:
            self.street.desk.show_all()
        return answers.told(handed)

    async def _slip(self, request: Request) -> Response:
        number = _number(request)
        slip, problems = await self.window.slip(number), self.window.refused(number)
        if slip is None:
            return answers.plain("404", 404)
        return await self._form(slips.Shown(slip, problems))

    async def _fill(self, request: Request) -> Response:
        """What was filled in: on to the page of the document, or the form again with what is wrong."""
        number = _number(request)
        shown = await self.window.fill(number, request)
        if shown is None:
            return answers.plain("404", 404)
        if shown.problems:
            return await self._form(shown, status=422)
        self.street.desk.look_again(None)
        address = await self._address(shown.slip.path)
        return Response(
            status_code=303, headers={"location": address or f"{self.street.guard.place}slip?number={number}"}
        )

    async def _form(self, shown: slips.Shown, status: int = 200) -> Response:
        address = await self._address(shown.slip.path)
        explained = tuple(told(one, self.street.language) for one in shown.problems)
        page = slips.slip_sheet(
            shown.slip,
            explained,
            language=self.street.language,
            place=self.street.guard.place,
            address=address,
        )
        return answers.page(page, status, policy=slips.POLICY)

    async def _address(self, path: str) -> str:
        """Where the preview shows the document of a file; "" where it does not."""
        state = await self.street.fresh()
        found = state.snapshot.address_of(path) if state.snapshot else None
        if state.snapshot is None or found is None:
            return ""
        return quote(urls.with_base(state.snapshot.site.newsroom.config, found))


def _asked(request: Request, state: State) -> str:
    """The path from the base of the page that the script asks about."""
    page = request.query_params.get("page", "")
    if state.snapshot is None:
        return page
    return page.removeprefix(urls.base_path(state.snapshot.site.newsroom.config))


def _number(request: Request) -> int:
    number = request.query_params.get("number", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0  # noqa: PLR2004 (figures)
