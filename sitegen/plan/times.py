"""Moments for machines: ISO 8601 with the distance from UTC, always."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from sitegen.model import Moment


def aware(moment: Moment) -> datetime:
    """The wall clock with its distance from UTC at that moment."""
    utc = datetime.fromtimestamp(moment.instant, UTC).replace(tzinfo=None)
    ahead = timedelta(minutes=round((moment.local - utc).total_seconds() / 60))
    return moment.local.replace(tzinfo=timezone(ahead))


@lru_cache(maxsize=1024)  # a document's page tells its own five times
def iso(moment: Moment | None) -> str:
    """`2026-01-13T10:30:00-06:00` (RFC 3339); of a day its first (or last) second; "" for None."""
    return aware(moment).isoformat() if moment else ""
