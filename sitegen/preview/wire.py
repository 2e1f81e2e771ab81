"""The wire: uvicorn with limits of our own.

A client that sends its request drop by drop, or never reads its answer, is shown out;
a stop signal ends the streams and leaves one second for the rest.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from types import FrameType
from typing import cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_BYTES = 16_384  # of a request's line and headers
HEAD_SECONDS = 10.0  # for them to arrive
READ_SECONDS = 60.0  # for a reader that has stopped reading
CONNECTIONS = 400  # at once; more are hung up on
REQUESTS = 256  # at once; more are asked to come back
GRACE = 1  # seconds for what is under way when a stop signal comes
PORTS = 50  # tried one after the other


class Patient(H11Protocol):
    """uvicorn's protocol, whose patience has an end."""

    _late: asyncio.TimerHandle | None = None
    _stuck: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn's
        """A client has come."""
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS:
            transport.abort()
            return
        self._late = self.loop.call_later(HEAD_SECONDS, transport.abort)

    def data_received(self, data: bytes) -> None:
        """Some of a request has come; the clock runs while it is not whole."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._cancel()
        elif self._late is None and not self.transport.is_closing():
            self._late = self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        self._cancel()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The client has stopped reading."""
        super().pause_writing()
        self._stuck = self._stuck or self.loop.call_later(READ_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The client reads again."""
        if self._stuck is not None:
            self._stuck.cancel()
            self._stuck = None
        super().resume_writing()

    def _cancel(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


class Server(uvicorn.Server):
    """uvicorn's server, which tells `ending` of a stop signal before it waits for its clients."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], None]) -> None:
        super().__init__(config)
        self._ending = ending

    def stop(self) -> None:
        """Ends as a stop signal would. From any thread."""
        self.should_exit = True
        self._ending()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A stop signal; a second one does not wait."""
        super().handle_exit(sig, frame)
        self._ending()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn's, without raising the signal anew at the end: to be stopped is no failure."""
        with super().capture_signals():
            try:
                yield
            finally:
                self._captured_signals.clear()


def server(app: ASGIApp, ending: Callable[[], None]) -> Server:
    """A server for an application, not yet started."""
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [logging.NullHandler()]
        logger.propagate = False
    config = uvicorn.Config(
        cast("ASGI3Application", app),  # the same protocol, as two libraries write it
        http=Patient,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=REQUESTS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=GRACE,
        h11_max_incomplete_event_size=HEAD_BYTES,
    )
    return Server(config, ending)


def listener(host: str, port: int) -> socket.socket:
    """A socket on `port`, or on the next free one. Raises OSError where there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last: OSError | None = None
    for number in range(port, min(port + PORTS, 65_536)) if port else (0,):
        # asyncio sends at once (TCP_NODELAY) only where the protocol is named: else an answer waits 40 ms
        one = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if hasattr(signal, "SIGKILL"):  # on Windows the option would share a port in use
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, number))
            one.listen(512)  # a port in use may be told only here
        except OSError as taken:
            one.close()
            last = taken
        else:
            return one
    raise last or OSError(host)
