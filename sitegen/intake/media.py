"""Fetching pictures of an old site, only when asked to: from named hosts, never from this network."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Timer
from time import monotonic
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from sitegen.files import digest, make_folder, write_bytes
from sitegen.intake.faults import Fault
from sitegen.problems import Problem

LARGEST = 25_000_000  # bytes of a picture
SECONDS = 30.0  # for a picture, all in all
WHOLE = 5_000_000_000  # bytes of a run
_TIMEOUT = 10.0  # seconds for an answer
_MOST_HOPS = 4
_CHUNK = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)
_OK = 200
_PORTS = {"http": 80, "https": 443}


class Fetched(msgspec.Struct, frozen=True):
    """How many pictures were fetched, and what is wrong with the others."""

    count: int
    problems: tuple[Problem, ...]


def fetch_all(addresses: Iterable[str], folder: Path, *, hosts: frozenset[str]) -> Fetched:
    """Fetches what is not yet in the folder; each file is named by the digest of its address."""
    make_folder(folder)
    count = total = 0
    problems: list[Problem] = []
    for address in dict.fromkeys(addresses):
        place = folder / digest(address.encode())
        if place.exists():
            continue
        if total > WHOLE:
            problems.append(Fault("intake-media-much", limit=f"{WHOLE:,}").problem(address[:200]))
            break
        try:
            data = fetch(address, hosts=hosts)
        except Fault as fault:
            problems.append(fault.problem(address[:200]))
            continue
        write_bytes(place, data)
        total += len(data)
        count += 1
    return Fetched(count, tuple(problems))


def fetch(address: str, *, hosts: frozenset[str]) -> bytes:
    """The bytes at an http or https address. Raises Fault: host not named, private, too much, too slow."""
    until = monotonic() + SECONDS
    try:
        for _ in range(_MOST_HOPS):
            parts = urlsplit(address)
            host = (parts.hostname or "").lower()
            if parts.scheme not in _PORTS or host not in hosts:
                raise Fault("intake-media-host", host=host or address[:60])
            port = parts.port or _PORTS[parts.scheme]
            answer = _answer(parts.scheme, host, port, target=_target(address), until=until)
            if isinstance(answer, bytes):
                return answer
            address = urljoin(address, answer)
    except ValueError as failure:  # what is written is no address
        raise Fault("intake-media-failed", why=str(failure)[:80]) from failure
    raise Fault("intake-media-failed", why="redirects")


def host_of(address: str) -> str:
    """The host that an address names; "" where it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def public_address(host: str, port: int) -> str:
    """An address of the host that is on the open internet. Raises Fault if it has one that is not.

    The connection is made to this very address, so that a second look-up cannot lead elsewhere.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as failure:
        raise Fault("intake-media-failed", why=str(failure)[:80]) from failure
    addresses = [str(one[4][0]).partition("%")[0] for one in found]
    if not addresses or not all(ipaddress.ip_address(one).is_global for one in addresses):
        raise Fault("intake-media-private", host=host)
    return addresses[0]


def _target(address: str) -> str:
    parts = urlsplit(address)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else path


def _answer(scheme: str, host: str, port: int, *, target: str, until: float) -> bytes | str:
    """The body, or where the host sends us."""
    connection = _connected(scheme, host, port)
    over = Timer(max(0.0, until - monotonic()), _hang_up, [connection.sock])  # for who sends drop by drop
    over.daemon = True
    over.start()
    try:
        connection.request(
            "GET", target, headers={"Host": host, "User-Agent": "sitegen", "Accept": "image/*"}
        )
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return response.getheader("Location") or ""
        if response.status != _OK:
            raise Fault("intake-media-failed", why=str(response.status))
        return b"".join(_chunks(response, until))
    except (OSError, http.client.HTTPException) as failure:
        if monotonic() > until:
            raise Fault("intake-media-slow", seconds=f"{SECONDS:.0f}") from failure
        raise Fault("intake-media-failed", why=type(failure).__name__) from failure
    finally:
        over.cancel()
        connection.close()


def _hang_up(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _connected(scheme: str, host: str, port: int) -> http.client.HTTPConnection:
    address = public_address(host, port)
    connection = http.client.HTTPConnection(host, port, timeout=_TIMEOUT)
    try:
        plain = socket.create_connection((address, port), timeout=_TIMEOUT)
        secure = scheme == "https"
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
        )
    except OSError as failure:
        raise Fault("intake-media-failed", why=type(failure).__name__) from failure
    return connection


def _chunks(response: http.client.HTTPResponse, until: float) -> Iterator[bytes]:
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise Fault("intake-too-large", size=f"{size:,}", limit=f"{LARGEST:,}")
        if monotonic() > until:
            raise Fault("intake-media-slow", seconds=f"{SECONDS:.0f}")
        yield chunk
    if monotonic() > until:  # it was hung up on
        raise Fault("intake-media-slow", seconds=f"{SECONDS:.0f}")
    if response.length:
        raise Fault("intake-media-failed", why="IncompleteRead")
