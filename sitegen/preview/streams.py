"""Streams: server-sent events that tell open pages of a new state.

Every page gets the number of the newest state when it connects and whenever it
changes; what that means for it, it asks for itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

MOST = 32  # streams at once
BREATH = 15.0  # seconds after which a silent stream says that it lives
RETRY = 500  # milliseconds after which a browser comes back


class Streams:
    """The open streams of one event loop. `number` is that of the newest state."""

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self.ending = False
        self._open: set[asyncio.Event] = set()

    @property
    def full(self) -> bool:
        """Whether there are as many streams as there may be."""
        return len(self._open) >= MOST

    def tell(self, number: int) -> None:
        """A new state is there. In the event loop's thread."""
        self.number = number
        self._wake()

    def end(self) -> None:
        """Ends all streams. In the event loop's thread."""
        self.ending = True
        self._wake()

    def take(self) -> asyncio.Event:
        """A place among the streams; the event is set when there is something to say."""
        woken = asyncio.Event()
        self._open.add(woken)
        return woken

    def leave(self, woken: asyncio.Event) -> None:
        """Gives a place back."""
        self._open.discard(woken)

    async def said(self, woken: asyncio.Event) -> AsyncIterator[bytes]:
        """What one stream says, until all end."""
        yield f"retry: {RETRY}\n".encode() + _event(self.number)
        while not self.ending:
            try:
                await asyncio.wait_for(woken.wait(), BREATH)
            except TimeoutError:
                yield b":\n\n"
                continue
            woken.clear()
            if not self.ending:
                yield _event(self.number)

    def _wake(self) -> None:
        for woken in self._open:
            woken.set()


class Stream(StreamingResponse):
    """A stream as an answer; it has its place from the first moment on, and gives it back at the last."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._woken = streams.take()
        super().__init__(streams.said(self._woken), headers={"content-type": "text/event-stream"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._streams.leave(self._woken)


def _event(number: int) -> bytes:
    return f"data: {number}\n\n".encode()
