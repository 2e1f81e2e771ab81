"""What a public repository would show: drafts and embargoes that git keeps, and where photos were taken."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.doctor.ground import Ground
from sitegen.problems import Problem, error, warning

SECRET = ("draft", "future", "unapproved")  # why a document is hidden that nobody has seen yet
PLACE = "picture-gps"  # the problem of a picture that says where it was taken
HOOK = "pre-push"


def hidden_documents(ground: Ground) -> Iterator[Problem]:
    """Documents that nobody may see yet, kept by git where everybody can see them."""
    if ground.repository is None or ground.site is None or not ground.is_public:
        return
    for one in ground.site.hidden:
        if one.why in SECRET and ground.repository.has(one.item.path):
            yield error("doctor-hidden-public", path=one.item.path)


def placed_pictures(ground: Ground) -> Iterator[Problem]:
    """Pictures that say where they were taken, kept by git where everybody can see them."""
    if ground.repository is None or ground.site is None or not ground.is_public:
        return
    for problem in ground.site.problems:
        if problem.code == PLACE and ground.repository.has(problem.path):
            yield error("doctor-place-public", path=problem.path)


def hook(ground: Ground) -> Iterator[Problem]:
    """A public repository without the hook that stops a push of what may not be seen."""
    if ground.repository is None or not ground.is_public:
        return
    if not (ground.root / ground.repository.hooks / HOOK).is_file():
        yield warning("doctor-hook", path=".githooks/pre-push")
