"""The guard at the door: who may ask, and what every answer carries.

The preview answers only the browser of this computer at its own address: a page of
another site can make a browser ask, under its own name (DNS rebinding) or ours, and
must learn nothing from it.
"""

from __future__ import annotations

import ipaddress
import secrets

import msgspec

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - recognised, to be warned of
PLACE = "_sitegen"  # no page can be called so: an address of the site has no underscore

HEADERS: dict[str, str] = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
}


class Guard(msgspec.Struct, frozen=True):
    """The address of one preview. `token` is in the addresses that only its own pages know."""

    host: str
    port: int
    token: str = msgspec.field(default_factory=lambda: secrets.token_urlsafe(18))

    @property
    def origin(self) -> str:
        """The address that a person opens, without a path."""
        shown = "127.0.0.1" if self.host in ANYWHERE else self.host
        name = f"[{shown}]" if ":" in shown else shown
        return f"http://{name}:{self.port}"

    @property
    def place(self) -> str:
        """The path under which the preview's own files and its stream are."""
        return f"/{PLACE}/{self.token}/"

    def knows_host(self, host: str) -> bool:
        """Whether a Host header names us: this computer, or what `--host` was given."""
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        if not name:
            name, port = host, ""
        if port != str(self.port) and not (port == "" and self.port == 80):  # noqa: PLR2004 (the port of http)
            return False
        name = name.lower()
        if name in LOOPBACK or name.strip("[]") == self.host.lower():
            return True
        return self.host in ANYWHERE and _is_address(name)

    def knows_origin(self, origin: str, host: str) -> bool:
        """Whether an Origin header is our own pages', letter by letter; "" where a browser sent none."""
        return origin in ("", f"http://{host}")

    def knows_site(self, fetched_from: str) -> bool:
        """Whether `Sec-Fetch-Site` speaks of our own pages, or of a person who typed the address."""
        return fetched_from in ("", "same-origin", "none")


def is_private(host: str) -> bool:
    """Whether a host to listen on is this computer's alone."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host.strip("[]")).is_loopback)


def _is_address(name: str) -> bool:
    """An address in figures, which no name server can make up."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
