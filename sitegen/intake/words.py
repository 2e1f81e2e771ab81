"""The words of a report: which facts it names, why something was left out, what there is to do.

Their sentences are in the catalogs, as `intake-field-…`, `intake-why-…` and `intake-todo-…`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

SHOWN = (
    "title", "date", "municipality", "place", "state", "folio", "legend", "dateline", "deck", "subject",
    "addressee", "salutation", "recitals", "signatory", "copy", "caption", "credit", "contact", "byline",
    "person", "unlisted", "quote", "apart",
)  # fmt: skip
Why: TypeAlias = Literal[
    "mark", "interface", "menu", "repeat", "label", "slogan", "header", "footer", "apart", "dateline",
    "unplaced", "letterhead", "picture", "small", "twin", "remote", "hidden",
]  # fmt: skip
Todo: TypeAlias = Literal[
    "todo-no-title", "todo-no-date", "todo-no-municipality", "todo-maybe-title", "todo-maybe-date",
    "todo-maybe-municipality", "todo-aside", "todo-empty", "todo-weekday", "todo-year",
    "todo-impossible", "todo-accent", "todo-event", "todo-title", "todo-legend", "todo-legend-other",
    "todo-contact", "todo-unlisted", "todo-alt", "todo-small", "todo-link", "todo-media", "todo-status",
    "todo-problem", "todo-topic", "todo-topic-new",
]  # fmt: skip
