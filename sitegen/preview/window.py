"""The window: documents and photographs that are dropped on a page are handed in, and their forms filled in.

Only this computer's own browser may, from a page of ours, with the preview's token in the
address. What is sent goes to files in a folder of its own at once and is never looked at in
this process; who takes it in (`reception`) is opened when the first delivery comes.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qs

import msgspec
from starlette.requests import ClientDisconnect, Request

from sitegen.files import is_plain_name
from sitegen.preview.desk import described
from sitegen.preview.guard import Guard, is_private
from sitegen.preview.news import Told, told
from sitegen.preview.slips import Shown, filled_again
from sitegen.problems import Problem, SiteError, error
from sitegen.reception import Reception, Slip

Result = TypeVar("Result")

TYPE = "application/octet-stream"  # no form of another site can send it without asking first
MOST_FILES = 60
MOST_BYTES = 400_000_000  # of a delivery
HEAD = 64 * 1024  # bytes of the line that says what comes
MOST_FILLED = 1_000_000  # bytes of a form
MOST_BOXES = 1_000
SECONDS = 300.0  # for a delivery to arrive


class Parcel(msgspec.Struct, frozen=True):
    """A file that is announced: its name and how many bytes it has."""

    name: str
    size: int


class Handed(msgspec.Struct, frozen=True):
    """What the script is told: where to go, or what is wrong."""

    go: str = ""
    problems: tuple[Told, ...] = ()


def nobody() -> Reception:
    """Where nobody takes documents in. Raises SiteError."""
    raise SiteError([error("preview-drop-nobody")])


class Window(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Where deliveries come in. `open_reception` raises SiteError where nobody can take them."""

    guard: Guard
    language: str
    open_reception: Callable[[], Reception] = nobody
    _hand: ThreadPoolExecutor = msgspec.field(default_factory=lambda: ThreadPoolExecutor(1, "window"))
    _turn: asyncio.Lock = msgspec.field(default_factory=asyncio.Lock)
    _opened: list[Reception] = msgspec.field(default_factory=list)
    _wrong: dict[int, tuple[Problem, ...]] = msgspec.field(default_factory=dict)
    _paths: dict[str, int] = msgspec.field(default_factory=dict)

    def number(self, path: str) -> int:
        """The slip of the document of a file; 0 if it did not come in here."""
        return self._paths.get(path, 0)

    def refused(self, number: int) -> tuple[Problem, ...]:
        """What of the delivery that a slip came with could not be taken in."""
        return self._wrong.get(number, ())

    def close(self) -> None:
        """Lets go of the thread."""
        self._hand.shutdown(wait=False, cancel_futures=True)

    async def deliver(self, request: Request) -> Handed:
        """Takes a delivery in: a line that names the files (`[{"name": …, "size": …}]`), then their bytes."""
        async with self._turn:
            try:
                with tempfile.TemporaryDirectory(prefix="sitegen-") as folder:
                    files = await self._unpacked(request, Path(folder))
                    received = await self._by_hand(lambda: self._reception().receive(files))
            except SiteError as stop:
                return self._handed(stop.problems)
            except Exception as bug:  # noqa: BLE001 - ours: told as such, and the server lives on
                return self._handed((error("preview-bug", what=described(bug)),))
        if not received.slips:
            return self._handed(received.problems)
        for number in received.slips:
            self._wrong[number] = received.problems
            await self.slip(number)
        return Handed(go=f"{self.guard.place}slip?number={received.slips[0]}")

    async def slip(self, number: int) -> Slip | None:
        """The slip of a number, as its file is now."""
        if not self._opened:
            return None
        found = await self._by_hand(lambda: self._reception().slip(number))
        if found is not None:
            self._paths[found.path] = number
        return found

    async def fill(self, number: int, request: Request) -> Shown | None:
        """Fills a form in; without problems the document is written. None where there is no such slip."""
        given = await _form_of(request)
        slip = await self.slip(number)
        if slip is None or given is None:
            return None
        seen = "".join(given.pop("seen", [""]))
        filled = await self._by_hand(lambda: self._reception().fill(number, given, seen=seen))
        if filled.problems:
            return Shown(filled_again(slip, given), filled.problems)
        self._wrong.pop(number, None)
        after = await self.slip(number)
        return Shown(after or slip, ())

    # --- a delivery -------------------------------------------------------------------

    async def _unpacked(self, request: Request, folder: Path) -> list[tuple[str, Path]]:
        """The files of a delivery, each under a name of ours. Raises SiteError."""
        if not is_private(self.guard.host):
            raise SiteError([error("preview-drop-open-house")])
        if request.headers.get("content-type", "") != TYPE:
            raise SiteError([error("preview-drop-broken")])
        box = _Unpacking(folder)
        try:
            async with asyncio.timeout(SECONDS):
                async for part in request.stream():
                    await asyncio.to_thread(box.take, part)
        except (TimeoutError, ClientDisconnect):
            raise SiteError([error("preview-drop-broken")]) from None
        return box.whole()

    def _reception(self) -> Reception:
        if not self._opened:
            self._opened.append(self.open_reception())
        return self._opened[0]

    def _handed(self, problems: Sequence[Problem]) -> Handed:
        return Handed(problems=tuple(told(one, self.language) for one in problems))

    async def _by_hand(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._hand, work)


class _Unpacking:
    """A delivery as it arrives: its first line, then file after file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._head = b""
        self._parcels: list[Parcel] | None = None
        self._files: list[tuple[str, Path]] = []
        self._left = 0  # bytes of the file that is arriving

    def take(self, data: bytes) -> None:
        """The next bytes. Raises SiteError."""
        if self._parcels is None:
            self._head += data
            line, end, data = self._head.partition(b"\n")
            if len(line) > HEAD:
                raise SiteError([error("preview-drop-broken")])
            if not end:
                return
            self._parcels = _announced(line)
            self._next()
        while data:
            if not self._left:
                raise SiteError([error("preview-drop-broken")])
            part, data = data[: self._left], data[self._left :]
            with self._files[-1][1].open("ab") as file:
                file.write(part)
            self._left -= len(part)
            self._next()

    def whole(self) -> list[tuple[str, Path]]:
        """The files, if all that was announced has come. Raises SiteError."""
        if self._parcels is None or self._parcels or self._left:
            raise SiteError([error("preview-drop-broken")])
        return self._files

    def _next(self) -> None:
        while not self._left and self._parcels:
            parcel = self._parcels.pop(0)
            file = self._folder / f"{len(self._files):04}"
            file.touch()
            self._files.append((parcel.name, file))
            self._left = parcel.size


def _announced(line: bytes) -> list[Parcel]:
    try:
        parcels = msgspec.json.decode(line, type=list[Parcel])
    except msgspec.MsgspecError:
        raise SiteError([error("preview-drop-broken")]) from None
    if not parcels or len(parcels) > MOST_FILES:
        raise SiteError([error("preview-drop-count", most=MOST_FILES)])
    named = [one.name for one in parcels if not is_plain_name(one.name)]
    if named:  # a Mac hands in a "/" of a name as ":"
        raise SiteError([error("preview-drop-name", name=name) for name in named])
    if any(one.size < 0 for one in parcels):
        raise SiteError([error("preview-drop-broken")])
    if sum(one.size for one in parcels) > MOST_BYTES:
        raise SiteError([error("preview-drop-large", limit=f"{MOST_BYTES:,}")])
    return parcels


async def _form_of(request: Request) -> dict[str, list[str]] | None:
    """What a form sent; None for what is none."""
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > MOST_FILLED:
            return None
    try:
        return parse_qs(data.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_BOXES)
    except ValueError:
        return None
