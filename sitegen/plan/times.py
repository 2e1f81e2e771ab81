"""Moments for machines: ISO 8601 with the distance from UTC, always."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import lru_cache

from sitegen.model import Moment

_BEGINNING = datetime(1970, 1, 1)  # noqa: DTZ001 (a wall clock, as `Moment.local` is)


def aware(moment: Moment) -> datetime:
    """The wall clock with its distance from UTC at that moment."""
    return moment.local.replace(tzinfo=_zone(_ahead(moment)))


def _ahead(moment: Moment) -> int:
    """The minutes by which the wall clock is ahead of UTC."""
    since = moment.local - _BEGINNING
    return round((since.days * 86_400 + since.seconds - moment.instant) / 60)


@lru_cache(maxsize=1024)
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


@lru_cache(maxsize=1024)
def _distance(minutes: int) -> str:
    """The same as it is written: `-06:00`."""
    midnight = _BEGINNING.replace(tzinfo=_zone(minutes)).isoformat()
    return midnight.removeprefix(_BEGINNING.isoformat())


@lru_cache(maxsize=1024)  # a document's page tells its own five times
def iso(moment: Moment | None) -> str:
    """`2026-01-13T10:30:00-06:00` (RFC 3339); of a day its first (or last) second; "" for None."""
    return moment.local.isoformat() + _distance(_ahead(moment)) if moment else ""
