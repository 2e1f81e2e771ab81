"""The record: what was published or approved before, and must still hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sitegen import ledger
from sitegen.build import Site
from sitegen.newsroom import approvals
from sitegen.problems import Problem


def recorded(site: Site) -> Iterator[Problem]:
    """An error for each address that is lost, and for each text changed after its approval.

    Asked by those who publish and by `check`; a preview owes nobody anything yet.
    """
    for look in RECORD:
        yield from look(site)


def _approved(site: Site) -> Iterator[Problem]:
    return approvals.problems(site.documents, site.newsroom.config)


RECORD: tuple[Callable[[Site], Iterable[Problem]], ...] = (ledger.problems, _approved)
