"""The street: every request that the preview answers, and how.

Site files are looked up by key in the newest snapshot, as GitHub Pages would find
them; the preview's own files are under a path that only its pages know. A request
that comes while a change is being worked in waits for the result, so that nobody is
shown what was saved over.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar, cast
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sitegen.messages import say
from sitegen.newsroom import urls
from sitegen.preview import answers, sheets
from sitegen.preview.desk import Desk, State, described
from sitegen.preview.guard import HEADERS, PLACE, Guard
from sitegen.preview.kinds import kind_of
from sitegen.preview.news import told
from sitegen.preview.own import Own
from sitegen.preview.snapshot import Answer, Snapshot
from sitegen.preview.streams import Streams
from sitegen.preview.window import Window
from sitegen.problems import Problem, SiteError, error

Result = TypeVar("Result")

WAIT = 10.0  # seconds that a request waits for a change to be worked in
FIRST = 300.0  # seconds that it waits for the very first state
CHUNK = 1 << 18
HANDS = 4  # threads that make what is asked for


class Street(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The application of one preview, for one event loop. `moment` is what `--now` asked for, in words."""

    desk: Desk
    guard: Guard
    streams: Streams
    language: str
    window: Window
    moment: str = ""
    _hands: ThreadPoolExecutor = msgspec.field(default_factory=lambda: ThreadPoolExecutor(HANDS, "hand"))
    _news: asyncio.Condition = msgspec.field(default_factory=asyncio.Condition)

    def application(self) -> ASGIApp:
        """What uvicorn serves."""
        own = Own(self, self.window)
        routes = [
            Route(f"/{PLACE}/{{token}}/{{name:path}}", own.answer, methods=["GET", "POST"]),
            Route("/{path:path}", self._site, methods=["GET"]),
        ]
        app = Starlette(routes=routes)
        app.router.redirect_slashes = False
        return Door(app, self.guard)

    async def tell(self) -> None:
        """The desk has a new state, or has looked: wakes who waits, and the streams if there is news."""
        async with self._news:
            self._news.notify_all()
        if self.desk.state.number != self.streams.number:
            self.streams.tell(self.desk.state.number)

    def close(self) -> None:
        """Lets go of the threads."""
        self.window.close()
        self._hands.shutdown(wait=False, cancel_futures=True)

    # --- the site -------------------------------------------------------------------

    async def _site(self, request: Request) -> Response:
        state = await self.fresh()
        if state.snapshot is None:
            return self._mistake(state.problems, 500 if state.problems else 503)
        base = urls.base_path(state.snapshot.site.newsroom.config)
        path = request.url.path if request.scope["path"] == "" else str(request.scope["path"])
        if not path.startswith(base):
            return await self._outside(state.snapshot, path, base)
        return await self._inside(request, state, path.removeprefix(base), base=base)

    async def _inside(self, request: Request, state: State, path: str, *, base: str) -> Response:
        snapshot = cast("Snapshot", state.snapshot)
        try:
            found = await self.by_hand(lambda: snapshot.find(path))
            if found is not None:
                return await self._answer(request, found, number=state.number)
            if snapshot.route(f"{path}/") is not None:
                return Response(status_code=301, headers={"location": base + quote(f"{path}/")})
            missing = await self.by_hand(lambda: snapshot.find(urls.NOT_FOUND))
        except SiteError as stop:
            return self._mistake(stop.problems, 500)
        except Exception as bug:  # noqa: BLE001 - ours: shown as such, and the server lives on
            return self._mistake((error("preview-bug", what=described(bug)),), 500)
        if missing is None:
            return answers.plain("404", 404)
        return await self._answer(request, missing, number=state.number, status=404)

    async def _outside(self, snapshot: Snapshot, path: str, base: str) -> Response:
        """An address that the site's base path does not hold: another site on GitHub Pages."""
        if f"{path}/" == base:
            return Response(status_code=301, headers={"location": base})
        if path == "/":  # what a person types who knows the port; never kept by the browser
            return Response(status_code=302, headers={"location": base, "cache-control": "no-store"})
        where = say("preview-outside", self.language, base=base)
        del snapshot
        return answers.plain(where, 404)

    async def _answer(self, request: Request, found: Answer, *, number: int, status: int = 200) -> Response:
        kind = kind_of(found.path)
        if found.source is not None:
            return await self._file(found.source, kind)
        headers = {"etag": f'"{found.tag}"'}
        if status == 200 and request.headers.get("if-none-match") == headers["etag"]:  # noqa: PLR2004
            return Response(status_code=304, headers=headers)
        data = self._scripted(found, number) if found.route is not None else found.data
        return Response(data, status, headers={**headers, "content-type": kind})

    async def _file(self, source: Path, kind: str) -> Response:
        if not await self.by_hand(source.is_file):
            return answers.plain("404", 404)
        size = (await self.by_hand(source.stat)).st_size
        headers = {"content-type": kind, "content-length": str(size)}
        return StreamingResponse(self._chunks(source, size), headers=headers)

    async def _chunks(self, source: Path, size: int) -> AsyncIterator[bytes]:
        with await self.by_hand(lambda: source.open("rb")) as stream:
            while size > 0:
                data = await self.by_hand(partial(stream.read, min(CHUNK, size)))
                if not data:
                    return
                size -= len(data)
                yield data

    def _scripted(self, found: Answer, number: int) -> bytes:
        """The page with the preview's script, which no build ever writes; it knows which state it is of."""
        place = self.guard.place
        tag = (
            f'<script src="{place}preview.js" data-place="{place}" data-number="{number}"'
            f' data-tag="{found.tag}" defer></script>\n</head>'
        )
        return found.data.replace(b"</head>", tag.encode(), 1)

    def _mistake(self, problems: tuple[Problem, ...], status: int) -> Response:
        shown = tuple(told(one, self.language) for one in problems)
        title = say("preview-word-bug" if _is_bug(problems) else "preview-word-broken", self.language)
        page = sheets.mistake_sheet(
            shown, title=title, language=self.language, place=self.guard.place, number=self.desk.state.number
        )
        return answers.page(page, status)

    # --- waiting ----------------------------------------------------------------------

    async def fresh(self) -> State:
        """The newest state; if a change is being worked in, the one with it."""
        goal = self.desk.wanted
        patience = WAIT if self.desk.state.number else FIRST
        try:
            async with asyncio.timeout(patience), self._news:
                await self._news.wait_for(lambda: self.desk.done >= goal or self.streams.ending)
        except TimeoutError:
            pass
        return self.desk.state

    async def by_hand(self, work: Callable[[], Result]) -> Result:
        """What the work gives, done by one of the threads."""
        return await asyncio.get_running_loop().run_in_executor(self._hands, work)


class Door(msgspec.Struct, frozen=True):
    """Lets in who asks for our address by GET or HEAD, or hands in with the token; dresses every answer."""

    app: ASGIApp
    guard: Guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            return
        refused = self._refusal(scope)
        await (refused or self.app)(scope, receive, _dressed(send))

    def _refusal(self, scope: Scope) -> Response | None:
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or not self.guard.knows_host(hosts[0]):
            return answers.plain("421", 421)
        handed = scope["method"] == "POST" and scope["path"].startswith(self.guard.place)
        if scope["method"] not in ("GET", "HEAD") and not handed:
            return Response("405\n", 405, headers={"allow": "GET, HEAD", "content-type": kind_of("x.txt")})
        return None


def _dressed(send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*message.get("headers", ()), *own]}
        await send(message)

    return dressed


def _is_bug(problems: tuple[Problem, ...]) -> bool:
    return any(one.code == "preview-bug" for one in problems)
