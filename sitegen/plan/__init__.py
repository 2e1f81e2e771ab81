"""From a newsroom to routes, and from a route to the view that its template gets."""

from sitegen.plan.datafiles import (
    beside,
    facts,
    lasting,
    moved_pieces,
    planned_files,
    used_attachments,
    used_pieces,
    used_renditions,
    worded,
)
from sitegen.plan.own import own_files
from sitegen.plan.pages import view
from sitegen.plan.plan import plan
from sitegen.plan.routes import Route

__all__ = [
    "Route",
    "beside",
    "facts",
    "lasting",
    "moved_pieces",
    "own_files",
    "plan",
    "planned_files",
    "used_attachments",
    "used_pieces",
    "used_renditions",
    "view",
    "worded",
]
