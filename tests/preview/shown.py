"""A preview in a test: served in this process on a free port, asked over HTTP."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sitegen.preview.desk import State, Wishes
from sitegen.preview.guard import Guard
from sitegen.preview.serve import Preview
from sitegen.preview.window import Window, nobody
from sitegen.preview.wire import listener
from sitegen.reception import Reception
from sitegen.terminal import Terminal
from tests.house.driver import Driver

PATIENCE = 20.0  # seconds after which a test gives up; nothing is expected of the machine's speed

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class Shown:
    """A running preview of a driver's site."""

    def __init__(self, driver: Driver, preview: Preview, guard: Guard) -> None:
        self.driver = driver
        self.preview = preview
        self.guard = guard

    @property
    def state(self) -> State:
        """The desk's newest state."""
        return self.preview.desk.state

    @property
    def origin(self) -> str:
        """The address without path."""
        return self.guard.origin

    def get(self, path: str, headers: Mapping[str, str] | None = None, *, method: str = "GET") -> Reply:
        """Asks for a path exactly as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.guard.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return Reply(
                answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
            )
        finally:
            connection.close()

    def own(self, name: str, headers: Mapping[str, str] | None = None) -> Reply:
        """Asks for a file of the preview's own."""
        return self.get(f"{self.guard.place}{name}", headers)

    def news(self, path: str = "/") -> dict[str, object]:
        """What the script of a page is told."""
        told = json.loads(self.own(f"news?page={path}").body)
        assert isinstance(told, dict)
        return told

    def until(self, look: Callable[[], Result]) -> Result:
        """What `look` gives as soon as it is true. Fails after a long while."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.02)
        message = f"never so: {self.state}"
        raise AssertionError(message)

    def shows(self, path: str, words: str) -> Reply:
        """The page at a path as soon as it has the words."""

        def look() -> Reply | None:
            reply = self.get(path)
            return reply if words in reply.text else None

        found = self.until(look)
        assert found is not None
        return found

    def connect(self) -> socket.socket:
        """A bare connection."""
        return socket.create_connection(("127.0.0.1", self.guard.port), timeout=PATIENCE)


@contextmanager
def served(
    driver: Driver,
    wishes: Wishes | None = None,
    *,
    port: int = 0,
    open_reception: Callable[[], Reception] = nobody,
) -> Iterator[Shown]:
    """Serves the site until the end of the block."""
    bound = listener("127.0.0.1", port)
    guard = Guard("127.0.0.1", int(bound.getsockname()[1]))
    preview = Preview(
        driver.root.resolve(),
        Window(guard, "es", open_reception),
        wishes or Wishes(),
        terminal=Terminal("es"),
        browser=False,
    )
    thread = threading.Thread(target=lambda: asyncio.run(preview.run(bound)), name="preview")
    thread.start()
    shown = Shown(driver, preview, guard)
    try:
        shown.until(lambda: shown.state.number > 0)
        yield shown
    finally:
        preview.stop()
        thread.join(timeout=PATIENCE)
        assert not thread.is_alive()
