"""Calendar files: iCalendar text by RFC 5545, from plain entries.

Times are written in UTC (form 2 of section 3.3.5), days as `VALUE=DATE` with an
end that is not included (section 3.6.1). Nothing here asks the clock: DTSTAMP
is the moment that the entry itself names.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import msgspec

from sitegen.model import Moment

PRODUCT = "-//sitegen//sitegen//ES"
LINE = 75  # octets of a line without its end (section 3.1)


class Entry(msgspec.Struct, frozen=True):
    """An event of a calendar, its texts in `language`.

    `uid` never changes; `revision` counts the announced changes.
    """

    uid: str
    stamp: Moment
    starts: Moment
    ends: Moment | None
    summary: str
    description: str
    location: str
    language: str
    url: str
    status: str  # CONFIRMED, TENTATIVE or CANCELLED (section 3.8.1.11)
    revision: int


def calendar(name: str, entries: Iterable[Entry], *, language: str) -> bytes:
    """A whole calendar, UTF-8, lines folded and ended by CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{escape(name)}",
        f"X-WR-CALNAME:{escape(name)}",
    ]
    for entry in entries:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) for line in lines)


def escape(text: str) -> str:
    """A TEXT value (section 3.3.11): backslash, semicolon, comma and line ends."""
    plain = "".join(
        mark for mark in text.replace("\r\n", "\n").replace("\r", "\n") if mark >= " " or mark in "\n\t"
    )
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> bytes:
    """A content line in pieces of at most 75 octets (section 3.1), no character cut in two."""
    pieces, piece = [], b""
    for mark in line:
        octets = mark.encode()
        if len(piece) + len(octets) > LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def _event(entry: Entry) -> list[str]:
    texts = (("SUMMARY", entry.summary), ("DESCRIPTION", entry.description), ("LOCATION", entry.location))
    return [
        "BEGIN:VEVENT",
        f"UID:{escape(entry.uid)}",
        f"DTSTAMP:{_utc(entry.stamp)}",
        *_span(entry.starts, entry.ends),
        *(f"{key};LANGUAGE={entry.language}:{escape(text)}" for key, text in texts if text),
        f"URL:{entry.url}",
        f"STATUS:{entry.status}",
        f"SEQUENCE:{entry.revision}",
        "CLASS:PUBLIC",
        "END:VEVENT",
    ]


def _span(starts: Moment, ends: Moment | None) -> list[str]:
    """Both ends have one type (section 3.8.2.2): days if the first is a day, else times."""
    if not starts.timed:
        last = max(starts.day, ends.day) if ends else starts.day
        return [
            f"DTSTART;VALUE=DATE:{_day(starts.day)}",
            f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}",
        ]
    if ends is None or ends.instant <= starts.instant:
        return [f"DTSTART:{_utc(starts)}"]
    return [f"DTSTART:{_utc(starts)}", f"DTEND:{_utc(ends)}"]


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _utc(moment: Moment) -> str:
    return f"{datetime.fromtimestamp(moment.instant, UTC):%Y%m%dT%H%M%SZ}"
