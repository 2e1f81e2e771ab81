"""Answers: what the preview sends that is no file of the site."""

from __future__ import annotations

import msgspec
from starlette.responses import Response

from sitegen.preview import sheets
from sitegen.preview.kinds import kind_of


def page(data: bytes, status: int, *, policy: str = sheets.POLICY) -> Response:
    """A page of the preview's own."""
    return Response(
        data, status, headers={"content-type": kind_of("x.html"), "content-security-policy": policy}
    )


def plain(text: str, status: int) -> Response:
    """A line of text."""
    return Response(f"{text}\n", status, headers={"content-type": kind_of("x.txt")})


def told(data: msgspec.Struct, status: int = 200) -> Response:
    """Data for the script."""
    return Response(msgspec.json.encode(data), status, headers={"content-type": kind_of("x.json")})
