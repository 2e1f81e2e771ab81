"""Dates and times as people write them in front matter.

`2026-01-13`, or with time `2026-01-13T10:30` (a space will do, and seconds), or with
an offset (`-06:00`, `Z`). Nothing that could be read in two ways: `08/04/24` is no date.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from sitegen import calendar
from sitegen.content.proof import Proof
from sitegen.content.values import Scalar
from sitegen.model import Moment

YEARS = range(1800, 2200)  # a typing error else; `0226` and `20226` are years too

_WRITTEN = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ] *(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r" *(?P<offset>[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})")
_LARGEST_OFFSET = timedelta(hours=14)  # Kiribati
_MINUTES = 60


def read_start(proof: Proof, key: str, scalar: Scalar) -> Moment | None:
    """The moment of a text; a day alone is its first second. None, with a problem noted, if it is none."""
    return _read(proof, key, scalar, at=time())


def read_end(proof: Proof, key: str, scalar: Scalar) -> Moment | None:
    """The moment of a text at which something ends; a day alone is its last second."""
    return _read(proof, key, scalar, at=time(23, 59, 59))


def day_of(text: str) -> date | None:
    """The day of `2026-01-13`, or None where the calendar has no such day or the year is out of reach."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _read(proof: Proof, key: str, scalar: Scalar, *, at: time) -> Moment | None:
    text = scalar.text.strip()
    facts = {"key": key, "value": text[:40]}
    written = _WRITTEN.fullmatch(text)
    if written is None:
        proof.error("date-form", scalar.line, **facts)
        return None
    day = day_of(written["day"])
    if day is None:
        code = "date-year" if int(text[:4]) not in YEARS else "date-impossible"
        proof.error(code, scalar.line, **facts)
        return None
    if written["hour"] is None:
        return calendar.moment(datetime.combine(day, at), proof.zone, timed=False)
    try:
        clock = time(int(written["hour"]), int(written["minute"]), int(written["second"] or 0))
    except ValueError:
        proof.error("time-impossible", scalar.line, **facts)
        return None
    return _timed(proof, scalar, datetime.combine(day, clock), offset=written["offset"], facts=facts)


def _timed(
    proof: Proof, scalar: Scalar, local: datetime, *, offset: str | None, facts: dict[str, str]
) -> Moment | None:
    if offset is not None:
        shift = _shift(offset)
        if shift is None:
            proof.error("offset-impossible", scalar.line, **facts)
            return None
        return calendar.moment_at(int(local.replace(tzinfo=shift).timestamp()), proof.zone)
    try:
        return calendar.moment(local, proof.zone, timed=True)
    except calendar.ClockError as trouble:
        proof.error(f"time-{trouble.why}", scalar.line, zone=proof.zone, **facts)
        return None


def _shift(offset: str) -> tzinfo | None:
    written = _OFFSET.fullmatch(offset)
    if written is None:
        return UTC
    sign, hours, minutes = written.groups()
    span = timedelta(hours=int(hours), minutes=int(minutes))
    if int(minutes) >= _MINUTES or span > _LARGEST_OFFSET:
        return None
    return timezone(-span if sign == "-" else span)
