"""Fetching pictures: only from hosts that were named, and never from this network."""

from __future__ import annotations

import contextlib
import socket
import time
from pathlib import Path
from threading import Thread

import pytest

from sitegen.intake import media
from sitegen.intake.faults import Fault
from sitegen.intake.media import fetch, fetch_all, host_of, public_address


def resolves(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def look_up(_host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.5",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "::1",
        "fe80::1",
        "100.64.0.1",
    ],
)
def test_a_host_of_this_network_is_never_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    resolves(monkeypatch, "93.184.216.34", address)

    with pytest.raises(Fault) as fault:
        public_address("viejo.example", 80)
    assert fault.value.code == "intake-media-private"


@pytest.mark.parametrize(
    "address",
    ["https://otro.example/a.jpg", "file:///etc/passwd", "ftp://viejo.example/a", "//viejo.example/a", ""],
)
def test_a_host_that_was_not_named_is_never_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    resolves(monkeypatch, "93.184.216.34")

    with pytest.raises(Fault) as fault:
        fetch(address, hosts=frozenset(["viejo.example"]))
    assert fault.value.code == "intake-media-host"


@pytest.mark.parametrize(
    "address", ["http://[bad", "http://viejo.example:99999/a", "http://viejo.example:x/", "http://[::1"]
)
def test_what_is_no_address_is_a_message(address: str) -> None:
    with pytest.raises(Fault) as fault:
        fetch(address, hosts=frozenset(["viejo.example"]))
    assert fault.value.code == "intake-media-failed"
    assert host_of(address) in ("", "viejo.example")


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
def test_who_sends_drop_by_drop_is_hung_up_on(head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "SECONDS", 0.4)
    monkeypatch.setattr(media, "public_address", lambda *_: "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as server:
        drip = Thread(target=_drip, args=(server, head))
        drip.start()
        with pytest.raises(Fault) as fault:
            fetch(f"http://viejo.example:{server.getsockname()[1]}/a", hosts=frozenset(["viejo.example"]))
        drip.join()

    assert fault.value.code == "intake-media-slow"


def _drip(server: socket.socket, head: bytes) -> None:
    """Answers one client with a byte at a time, for as long as it listens."""
    client, _ = server.accept()
    with client, contextlib.suppress(OSError):
        client.sendall(head)
        for _ in range(1000):
            client.sendall(b"x")
            time.sleep(0.02)


def test_being_sent_on_to_another_host_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "_answer", lambda *_, **__: "http://169.254.169.254/latest")

    with pytest.raises(Fault) as fault:
        fetch("http://viejo.example/a.jpg", hosts=frozenset(["viejo.example"]))
    assert fault.value.code == "intake-media-host"


def test_what_was_fetched_is_kept_and_not_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_scheme: str, host: str, _port: int, **_: object) -> bytes:
        asked.append(host)
        return b"foto"

    monkeypatch.setattr(media, "_answer", answer)
    addresses = ["https://viejo.example/a.jpg", "https://viejo.example/a.jpg"]
    first = fetch_all(addresses, tmp_path, hosts=frozenset(["viejo.example"]))
    second = fetch_all(addresses, tmp_path, hosts=frozenset(["viejo.example"]))

    assert (first.count, second.count, asked) == (1, 0, ["viejo.example"])
