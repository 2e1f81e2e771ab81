"""The street: serves a built folder on this machine as GitHub Pages would."""

from __future__ import annotations

import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".xml": "application/xml; charset=utf-8",
}


@contextmanager
def serve(folder: Path, base: str) -> Iterator[str]:
    """Serves `folder` under the path `base` on a free port; gives the address of its front page.

    As Pages does: `/folder` leads to `/folder/`, `/file/` is not there, names are case
    sensitive, and what is not there is `404.html` with status 404.
    """
    handler = type("Pages", (_Pages,), {"folder": folder.resolve(), "base": base})
    server = _Street(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Street(ThreadingHTTPServer):
    request_queue_size = 256  # a crawler knocks many times at once

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """As the library's, but a browser that hangs up in the middle is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Pages(BaseHTTPRequestHandler):
    folder: Path
    base: str
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name is the library's
        """Says nothing."""

    def _answer(self, *, with_body: bool) -> None:
        address = unquote(urlsplit(self.path).path)
        path = self._inside(address)
        if path is not None and path.is_dir() and not address.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{urlsplit(self.path).path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if path is not None and address.endswith("/"):
            path = path / "index.html" if path.is_dir() else None
        if path is not None and path.is_file():
            self._send(200, path, with_body=with_body)
        else:
            self._send(404, self.folder / "404.html", with_body=with_body)

    def _inside(self, address: str) -> Path | None:
        if not address.startswith(self.base):
            return None
        parts = [part for part in address.removeprefix(self.base).split("/") if part]
        if any(part in {".", ".."} or "\\" in part or "\0" in part for part in parts):
            return None
        return self.folder.joinpath(*parts)

    def _send(self, status: int, path: Path, *, with_body: bool) -> None:
        data = path.read_bytes() if path.is_file() else b"not found"
        kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if with_body:
            self.wfile.write(data)
