"""The room of windows: electoral blackouts as moments, each in the zone of its place."""

from __future__ import annotations

from datetime import UTC

from sitegen.clock import ClockError, ClockTrouble, moment, moment_at
from sitegen.config.agreement import scope
from sitegen.config.fields import Whole, Window
from sitegen.config.settings import Blackout
from sitegen.config.values import Findings, Local
from sitegen.model import Moment

_TROUBLES: dict[ClockTrouble, str] = {
    "gap": "config-moment-gap",
    "fold": "config-moment-fold",
    "range": "config-moment-range",
}
_SOME_ZONE = "America/Mexico_City"  # only to go on looking where the site's own is wrong


def blackouts(whole: Whole, findings: Findings) -> tuple[Blackout, ...]:
    """The blackouts that can be used; tells of the others."""
    read = (
        _blackout(f"blackout[{number}]", one, whole, findings=findings) for number, one in _numbered(whole)
    )
    return tuple(one for one in read if one is not None)


def _numbered(whole: Whole) -> list[tuple[int, Window]]:
    return [(number, one) for number, one in enumerate(whole.blackout) if one is not None]


def _blackout(key: str, window: Window, whole: Whole, *, findings: Findings) -> Blackout | None:
    scope(key, window.state, window.municipality, whole=whole, findings=findings)
    zone = _zone(window.municipality, whole)
    start = _moment(f"{key}.from", window.start, zone, findings=findings)
    end = _moment(f"{key}.to", window.end, zone, findings=findings)
    if start is None or end is None:
        return None
    if end.instant < start.instant:
        findings.wrong_at("config-span", f"{key}.to", start=start.local, end=end.local)
    return Blackout(
        name=window.name,
        start=start,
        end=end,
        mode=window.mode,
        state=window.state,
        municipality=window.municipality,
        earlier=window.earlier,
        source=window.source,
        start_absolute=_absolute(window.start),
        end_absolute=_absolute(window.end),
    )


def _absolute(at: Local | None) -> bool:
    return at is not None and at.offset is not None


def _zone(municipality: str, whole: Whole) -> str:
    own = next((one.timezone for one in whole.municipality if one is not None and one.id == municipality), "")
    return own or whole.site.timezone or _SOME_ZONE


def _moment(key: str, at: Local | None, zone: str, *, findings: Findings) -> Moment | None:
    if at is None:
        return None
    try:
        if at.offset is None:
            return moment(at.local, zone, timed=at.timed)
        return moment_at(int(at.local.replace(tzinfo=UTC).timestamp()) - at.offset, zone)
    except ClockError as trouble:
        findings.wrong_at(_TROUBLES[trouble.why], key, value=at.local, zone=zone)
        return None
