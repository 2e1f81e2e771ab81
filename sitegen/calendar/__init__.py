"""The room of the calendar: rules by date and place, moments with their zone, datelines.

The clock's names are the calendar's too: who asks for a rule has a moment to ask with.
"""

from sitegen.calendar.asked import asked
from sitegen.calendar.dateline import dateline, day_date
from sitegen.calendar.engine import Place, Reason, Rule, Ruling, Verdict, nearest, union
from sitegen.calendar.rules import (
    administration,
    blackouts,
    day_of,
    explain_administration,
    explain_blackouts,
    explain_legend,
    explain_office,
    head_on,
    legend,
    office_on,
    officials_on,
    quiet_until,
    window,
    zone_of,
)
from sitegen.clock import (
    ClockError,
    ClockTrouble,
    end_of_day,
    moment,
    moment_at,
    shown,
    start_of_day,
    zone,
    zones,
)

__all__ = [
    "ClockError",
    "ClockTrouble",
    "Place",
    "Reason",
    "Rule",
    "Ruling",
    "Verdict",
    "administration",
    "asked",
    "blackouts",
    "dateline",
    "day_date",
    "day_of",
    "end_of_day",
    "explain_administration",
    "explain_blackouts",
    "explain_legend",
    "explain_office",
    "head_on",
    "legend",
    "moment",
    "moment_at",
    "nearest",
    "office_on",
    "officials_on",
    "quiet_until",
    "shown",
    "start_of_day",
    "union",
    "window",
    "zone",
    "zone_of",
    "zones",
]
