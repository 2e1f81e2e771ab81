"""Checks of what is not seen although somebody may believe that it is: by a blackout, or by its folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from sitegen import calendar
from sitegen.build import Site
from sitegen.config.settings import Config
from sitegen.content.shelf import DRAFTS
from sitegen.model import Item, Moment
from sitegen.newsroom.notices import state
from sitegen.newsroom.visibility import falls_under, owners_of
from sitegen.problems import Problem, error, warning
from sitegen.repository import ask_git


def silenced(site: Site) -> Iterator[Problem]:
    """What was written during a blackout that hides it; emergencies in force, of before too.

    An error only for an emergency of the blackout's own days: what is of before must not stop
    the publication at the midnight in which a blackout begins.
    """
    config, now = site.newsroom.settings, site.newsroom.now
    for one in site.hidden:
        if one.why != "blackout":
            continue
        item, fresh = one.item, _is_of_the_blackout(one.item, config, now)
        urgent = item.kind == "notice" and item.front.level == "emergency" and state(item, now) != "ended"
        if fresh or urgent:
            told = error if fresh and urgent else warning
            code = "blackout-hides-emergency" if urgent else "blackout-hides"
            yield told(code, path=item.path, line=item.line("level" if urgent else "date"))


def _is_of_the_blackout(item: Item, config: Config, now: Moment) -> bool:
    """Whether a document is dated in a blackout in force, or has no date of before."""
    return any(
        falls_under(msgspec.structs.replace(one, mode="hide", earlier="keep"), item, owner, config=config)
        for owner in owners_of(item, config)
        for one in calendar.blackouts(config, owner, now)
    )


def left_apart(site: Site) -> Iterator[Problem]:
    """Finished documents in a folder of drafts: an error where git keeps none of it, else a warning."""
    for path in sorted(site.newsroom.by_path):
        folder = next((part for part in _folders(path) if part in DRAFTS.values()), "")
        if folder:
            target = "/".join(part for part in path.split("/") if part != folder)
            is_ignored = _is_ignored(site.root, path) and not _is_ignored(site.root, ".")
            told = error if is_ignored else warning
            yield told("left-in-drafts", path=path, folder=folder, target=target)


def _is_ignored(root: Path, path: str) -> bool:
    return ask_git(root, "check-ignore", "-q", "--", path) is not None


def _folders(path: str) -> tuple[str, ...]:
    return PurePosixPath(path).parts[:-1]
