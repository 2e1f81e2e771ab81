"""The table of views: which function makes what a template gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sitegen.newsroom.desk import Newsroom
from sitegen.plan import agenda, archive, documents, front, lists, standing
from sitegen.plan.routes import Route
from sitegen.plan.views import View

VIEWS: Mapping[str, Callable[[Newsroom, Route], View]] = MappingProxyType(
    {
        "home.html": front.home,
        "municipality.html": front.municipality,
        "release.html": documents.release,
        "notice.html": documents.notice,
        "event.html": documents.event,
        "document.html": documents.document,
        "page.html": documents.page,
        "withdrawn.html": documents.withdrawn,
        "redirect.html": documents.redirect,
        "list.html": lists.a_list,
        "person.html": lists.person,
        "agenda.html": agenda.agenda,
        "archive.html": archive.archive,
        "topics.html": archive.topic_index,
        "search.html": standing.search,
        "data.html": standing.data,
        "press.html": standing.press,
        "accessibility.html": standing.accessibility,
        "privacy.html": standing.privacy,
        "verify.html": standing.verify,
        "404.html": standing.not_found,
    }
)


def view(newsroom: Newsroom, route: Route) -> View:
    """What the template of a route gets: a pure function of newsroom and route.

    Raises KeyError for a route that `plan` does not give.
    """
    return VIEWS[route.template](newsroom, route)
