"""The preview answers only this computer's browser at its own address (promises: Private preview)."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from sitegen.preview import wire
from sitegen.preview.guard import Guard, is_private
from tests.house.driver import RELEASE, Driver
from tests.preview.conftest import AGUA, PAGE, Previews
from tests.preview.shown import Shown, served

KEPT = "lo-que-nadie-debe-leer"

CLIMBS = (
    "/../site.toml",
    "/../../site.toml",
    "/./../site.toml",
    "/izcalli/../../site.toml",
    "/izcalli/..%2f..%2fsite.toml",
    "/%2e%2e/site.toml",
    "/%2e%2e%2fsite.toml",
    "/%2E%2E/%2E%2E/site.toml",
    "/.%2e/site.toml",
    "/%2e./site.toml",
    "/..%5csite.toml",
    "/..\\site.toml",
    "/%5c..%5csite.toml",
    "/..%255csite.toml",
    "/%252e%252e/site.toml",
    "/%252e%252e%252fsite.toml",
    "/..%c0%afsite.toml",
    "/%c0%ae%c0%ae/site.toml",
    "/..%ef%bc%8fsite.toml",
    "/..;/site.toml",
    "//../site.toml",
    "//site.toml",
    "///etc/passwd",
    "/site.toml",
    "/site.toml%00.html",
    "/content/izcalli/comunicados/agua.md",
    "/assets/../../site.toml",
    "/_sitegen/../site.toml",
    "/.sitegen/readings",
    "/.git/config",
    "/.env",
    "/file:///etc/passwd",
    "/C:%5cWindows%5cwin.ini",
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """One preview for all who only ask."""
    files = {AGUA: RELEASE, ".env": KEPT, ".git/config": KEPT, "privado.txt": KEPT}
    with served(Driver(tmp_path_factory.mktemp("privado") / "site", files, now="2026-03-01")) as one:
        yield one


@pytest.mark.parametrize("path", CLIMBS)
def test_no_path_leads_out_of_the_site(shown: Shown, path: str) -> None:
    reply = shown.get(path)

    assert reply.status in (400, 404)
    for words in ("[site]", KEPT, "root:", "titulo:", "title: Agua"):
        assert words not in reply.text


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "localhost.evil.example:{port}",
        "localhost:1",
        "127.0.0.1",
        "127.0.0.2:{port}",
        "0.0.0.0:{port}",
        "[::2]:{port}",
        "",
        "localhost:{port}@evil.example",
        "LOCALHOST.:{port}",
    ],
)
def test_a_foreign_host_is_answered_with_nothing(shown: Shown, host: str) -> None:
    reply = shown.get(PAGE, {"Host": host.format(port=shown.guard.port)})

    assert reply.status in (400, 421)
    assert "Agua" not in reply.text


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}", "[::1]:{port}"])
def test_this_computers_own_names_are_known(shown: Shown, host: str) -> None:
    assert shown.get(PAGE, {"Host": host.format(port=shown.guard.port)}).status == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1",
        "https://127.0.0.1:{port}",
        "http://localhost:{port}",
    ],
)
@pytest.mark.parametrize("name", ["events", "news", "share?page=/", "preview.js"])
def test_a_foreign_origin_hears_nothing(shown: Shown, origin: str, name: str) -> None:
    assert shown.own(name, {"Origin": origin.format(port=shown.guard.port)}).status == 403


def test_another_site_cannot_load_what_only_our_pages_may(shown: Shown) -> None:
    for fetched_from in ("cross-site", "same-site"):
        assert shown.own("news", {"Sec-Fetch-Site": fetched_from}).status == 403
    assert shown.own("news", {"Origin": shown.origin, "Sec-Fetch-Site": "same-origin"}).status == 200


def test_the_stream_and_the_news_need_the_token(shown: Shown) -> None:
    for token in ("", "x", shown.guard.token[:-1], shown.guard.token + "x", shown.guard.token.swapcase()):
        assert shown.get(f"/_sitegen/{token}/events").status == 404


def test_every_preview_has_a_token_of_its_own() -> None:
    tokens = {Guard("127.0.0.1", 8000).token for _ in range(50)}

    assert len(tokens) == 50
    assert all(len(token) == 24 for token in tokens)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"])
def test_nothing_can_be_sent(shown: Shown, method: str) -> None:
    assert shown.get(PAGE, method=method).status in (400, 405)


def test_a_head_has_no_body(shown: Shown) -> None:
    reply = shown.get(PAGE, method="HEAD")

    assert (reply.status, reply.body) == (200, b"")


@pytest.mark.parametrize("path", [PAGE, "/nada/", "/feed.xml", "/robots.txt", "/izcalli"])
def test_every_answer_is_private_and_not_kept(shown: Shown, path: str) -> None:
    headers = shown.get(path).headers

    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


def test_the_sites_own_policy_stays_and_allows_the_script(shown: Shown) -> None:
    page = shown.get(PAGE).text

    assert "default-src 'none'" in page
    assert "script-src 'self'" in page
    assert "unsafe" not in page


def test_the_previews_own_pages_have_a_policy(shown: Shown) -> None:
    policy = shown.own(f"share?page={PAGE}").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_huge_headers_are_refused_and_the_preview_lives(shown: Shown) -> None:
    with shown.connect() as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 200_000)
        answer = client.recv(100)

    assert answer.startswith(b"HTTP/1.1 4") or answer == b""
    assert shown.get(PAGE).status == 200


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"\x00" * 1000,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
        b"GET \xff\xfe HTTP/1.1\r\n\r\n",
    ],
)
def test_nonsense_is_refused_and_the_preview_lives(shown: Shown, nonsense: bytes) -> None:
    with shown.connect() as client:
        client.sendall(nonsense)
        client.shutdown(socket.SHUT_WR)
        answer = client.recv(100)

    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")
    assert shown.get(PAGE).status == 200


def test_a_thousand_requests_at_once_leave_it_alive(shown: Shown) -> None:
    def ask(_: int) -> int:
        try:
            return shown.get(PAGE).status
        except OSError:
            return 0  # hung up on: there were too many at once

    with ThreadPoolExecutor(100) as many:
        statuses = Counter(many.map(ask, range(1000)))

    assert set(statuses) <= {200, 503, 0}
    assert statuses[200] > 500
    assert shown.get(PAGE).status == 200


def test_a_slow_client_is_shown_out_and_disturbs_nobody(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "HEAD_SECONDS", 0.3)
    slow = [shown.connect() for _ in range(50)]
    try:
        for client in slow:
            client.sendall(b"GET / HTTP/1.1\r\nHos")
        reply = shown.get(PAGE)
        ends = [_is_over(client) for client in slow]
    finally:
        for client in slow:
            client.close()

    assert reply.status == 200
    assert all(ends)


def test_a_slow_second_request_is_shown_out_too(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "HEAD_SECONDS", 0.3)
    with shown.connect() as client:
        head = f"GET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1:{shown.guard.port}\r\n\r\n"
        client.sendall(head.encode())
        client.recv(10_000)
        client.sendall(b"GET / HT")

        assert _is_over(client)


def test_more_connections_than_a_browser_needs_are_hung_up_on(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "CONNECTIONS", 5)
    clients = [shown.connect() for _ in range(12)]
    try:
        ended = sum(_is_over(client, 0.3) for client in clients)
    finally:
        for client in clients:
            client.close()

    assert ended >= 7
    assert shown.until(lambda: shown.get(PAGE)).status == 200


def test_streams_have_a_cap_of_their_own(shown: Shown) -> None:
    ask = f"GET {shown.guard.place}events HTTP/1.1\r\nHost: 127.0.0.1:{shown.guard.port}\r\n\r\n".encode()
    clients = [shown.connect() for _ in range(40)]
    try:
        for client in clients:
            client.sendall(ask)
        answers = Counter(client.recv(20)[9:12] for client in clients)
    finally:
        for client in clients:
            client.close()

    assert answers == {b"200": 32, b"503": 8}
    assert shown.get(PAGE).status == 200


def test_a_stop_ends_streams_at_once(preview: Previews) -> None:
    shown = preview()
    ask = f"GET {shown.guard.place}events HTTP/1.1\r\nHost: 127.0.0.1:{shown.guard.port}\r\n\r\n".encode()
    with shown.connect() as client:
        client.sendall(ask)
        client.recv(1000)
        threading.Timer(0.1, shown.preview.stop).start()

        assert _is_over(client)


def test_who_never_reads_does_not_keep_it_from_stopping(preview: Previews) -> None:
    shown = preview({"content/izcalli/comunicados/nota/index.md": _with_file(), **_large()})
    path = "/izcalli/comunicados/2026/nota/archivo.pdf"
    client = shown.connect()
    try:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{shown.guard.port}\r\n\r\n".encode())
        time.sleep(0.2)
        reply = shown.get(path)
    finally:
        client.close()

    assert len(reply.body) == 20_000_000


@pytest.mark.parametrize(
    ("host", "private"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("192.168.1.5", False)],  # noqa: S104
)
def test_only_this_computers_own_addresses_are_private(host: str, *, private: bool) -> None:
    assert is_private(host) is private


def test_a_wildcard_host_is_known_by_figures_only() -> None:
    guard = Guard("0.0.0.0", 8000)  # noqa: S104

    assert guard.knows_host("192.168.1.5:8000")
    assert not guard.knows_host("evil.example:8000")


def _is_over(client: socket.socket, seconds: float = 10.0) -> bool:
    """Whether the other side hangs up within so long."""
    client.settimeout(seconds)
    try:
        while client.recv(65_536):
            pass
    except TimeoutError:
        return False
    except OSError:
        return True
    return True


def _with_file() -> str:
    attached = "attachments:\n  - src: archivo.pdf\n    title: Anexo\n"
    return f"---\ntitle: Nota\ndate: 2026-01-14\n{attached}---\n\nTexto.\n"


def _large() -> dict[str, str | bytes]:
    return {"content/izcalli/comunicados/nota/archivo.pdf": b"%PDF-1.4\n" + b"x" * (20_000_000 - 9)}
