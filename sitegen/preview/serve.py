"""The door `serve`: the preview of a site in this computer's browser."""

from __future__ import annotations

import asyncio
import webbrowser
from collections.abc import Callable, Iterable
from datetime import UTC
from pathlib import Path
from threading import Lock

import msgspec

from sitegen import calendar, messages, shipped
from sitegen.newsroom import urls
from sitegen.preview.desk import Desk, State, Wishes
from sitegen.preview.guard import Guard, is_private
from sitegen.preview.streams import Streams
from sitegen.preview.street import Street
from sitegen.preview.watch import Watch
from sitegen.preview.window import Window, nobody
from sitegen.preview.wire import Server, listener, server
from sitegen.problems import error, errors_of
from sitegen.reception import Reception
from sitegen.terminal import Terminal, language_of
from sitegen.theme.filters import filters

POLL = 0.7  # seconds between two looks where events do not arrive
CATALOGS = shipped.PACKAGE / "catalogs"


class Address(msgspec.Struct, frozen=True):
    """Where the preview listens, and whether a browser is opened there."""

    host: str = "127.0.0.1"
    port: int = 8000
    browser: bool = False


def serve_site(
    root: Path, address: Address, wishes: Wishes, *, open_reception: Callable[[], Reception] = nobody
) -> int:
    """Serves the preview of `root` until a stop signal. The exit code: 0, or 1 where there is no port.

    `open_reception` opens who takes documents in that are dropped on a page; it raises
    SiteError where nobody can.
    """
    terminal = Terminal(language_of(root))
    try:
        socket = listener(address.host, address.port)
    except OSError as taken:
        problem = error("preview-no-port", host=address.host, port=address.port, why=taken.strerror or taken)
        terminal.problems((problem,))
        return 1
    guard = Guard(address.host, int(socket.getsockname()[1]))
    if not is_private(address.host):
        terminal.say("preview-open-house", host=address.host)
    window = Window(guard, terminal.language, open_reception)
    preview = Preview(root.resolve(), window, wishes, terminal=terminal, browser=address.browser)
    asyncio.run(preview.run(socket))
    return 0


class Preview:
    """One preview: `desk`, watch and street together, and what the terminal says of them."""

    def __init__(
        self, root: Path, window: Window, wishes: Wishes, *, terminal: Terminal, browser: bool
    ) -> None:
        self._root = root
        self.window = window
        self._guard = window.guard
        self._terminal = terminal
        self._open = browser
        self.desk = Desk(root, wishes, told=self._told)
        self._watch = Watch(root, (shipped.themes(), CATALOGS), changed=self._changed, lost=self._lost)
        self._streams = Streams()
        moment = _moment(wishes, terminal.language)
        self._street = Street(
            self.desk, self._guard, self._streams, terminal.language, window=window, moment=moment
        )
        self._said: State = State()
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: Server | None = None

    async def run(self, socket: object) -> None:
        """Serves until it is stopped."""
        self._loop = asyncio.get_running_loop()
        self._server = server(self._street.application(), self._ending)
        await asyncio.to_thread(self._watch.start)
        self.desk.start(unheard=self._watch.doubt)
        try:
            await self._server.serve(sockets=[socket])  # type: ignore[list-item]
        finally:
            self._streams.end()
            await asyncio.to_thread(self._watch.end)
            await asyncio.to_thread(self.desk.end)
            self._street.close()
            self._terminal.say("preview-ended")

    def stop(self) -> None:
        """Ends as a stop signal would. From any thread."""
        if self._server is not None:
            self._server.stop()

    # --- from other threads -----------------------------------------------------------

    def _told(self, state: State) -> None:
        self._tell_loop()
        self._print(state)

    def _tell_loop(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(lambda: loop.create_task(self._street.tell()))

    def _ending(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._streams.end)

    def _changed(self, files: Iterable[str] | None) -> None:
        named = None if files is None else list(files)
        if named is None or any(Path(one).is_relative_to(CATALOGS) for one in named):
            messages.forget()
        outside = named is not None and any(not Path(one).is_relative_to(self._root) for one in named)
        self.desk.look_again(None if outside else named)

    def _lost(self, why: str) -> None:
        self.desk.poll(POLL)
        if why:
            self._terminal.say("preview-polling-full", why=why, seconds=POLL)
        else:
            self._terminal.say("preview-polling", seconds=POLL)

    # --- what a person is told ----------------------------------------------------------

    def _print(self, state: State) -> None:
        """The terminal says once what is new."""
        with self._lock:
            before, self._said = self._said, state
            if state.number == before.number:
                return
            if state.snapshot is not None and before.snapshot is None:
                self._welcome(state)
            if state.problems and state.problems != before.problems:
                self._terminal.problems(state.problems)
                if errors_of(state.problems) and state.snapshot is not None:
                    self._terminal.say("preview-word-kept")
            elif errors_of(before.problems) and not errors_of(state.problems):
                self._terminal.say("preview-mended")

    def _welcome(self, state: State) -> None:
        if state.snapshot is None:
            return
        config = state.snapshot.site.newsroom.config
        address = self._guard.origin + urls.base_path(config)
        self._terminal.say("preview-at", address=address)
        if self._open:
            webbrowser.open(address)


def _moment(wishes: Wishes, language: str) -> str:
    """The moment that was asked for, in words."""
    if wishes.now is None:
        return ""
    aware = wishes.now if wishes.now.tzinfo else wishes.now.replace(tzinfo=UTC)
    local = calendar.moment_at(int(aware.timestamp()), "UTC")
    return str(filters(language)["when"](local)) if wishes.now.tzinfo is None else wishes.now.isoformat()
