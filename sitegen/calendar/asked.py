"""The moment that a person asks for on the command line."""

from __future__ import annotations

from datetime import datetime

from sitegen.clock import ClockError, moment, moment_at
from sitegen.model import Moment
from sitegen.problems import SiteError, error


def asked(now: datetime, zone_name: str) -> Moment:
    """A moment on the clocks of a zone; without a zone of its own it is what they show.

    Raises SiteError for an hour that they never show, or show twice.
    """
    try:
        if now.tzinfo is not None:
            return moment_at(int(now.timestamp()), zone_name)
        return moment(now, zone_name, timed=True)
    except ClockError as trouble:
        raise SiteError([error(f"now-{trouble.why}", value=now.isoformat(), zone=zone_name)]) from None
