"""A small reader of calendar files, written from RFC 5545 for the tests alone."""

from __future__ import annotations

import re
from typing import TypeAlias

Event: TypeAlias = dict[str, tuple[dict[str, str], str]]  # name -> (parameters, value)

_LINE = re.compile(r'^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$', re.DOTALL)


def unfolded(data: bytes) -> list[str]:
    """The content lines. Fails for a line over 75 octets or one that is not ended by CRLF."""
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in physical)
    for line in physical:
        line.decode()  # no character is cut in two
    return data.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode().split("\r\n")


def events(data: bytes) -> list[Event]:
    """The VEVENTs of a calendar. Fails where its structure is not that of the RFC."""
    lines = unfolded(data)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"} <= set(lines)
    found: list[Event] = []
    inside = False
    for line in lines[1:-1]:
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            assert inside == line.startswith("END")
            inside = not inside
            found += [{}] if inside else []
        elif inside:
            name, parameters, value = _parts(line)
            assert name not in found[-1], f"{name} twice"
            found[-1][name] = (parameters, value)
    assert not inside
    return found


def text(value: str) -> str:
    """A TEXT value without its escapes."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def _parts(line: str) -> tuple[str, dict[str, str], str]:
    match = _LINE.match(line)
    assert match, line
    pairs = (pair.split("=", 1) for pair in match[2].split(";")[1:])
    return match[1], dict(pairs), match[3]
