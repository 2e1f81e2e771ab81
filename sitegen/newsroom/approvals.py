"""Approvals: which documents wait for one, and which were changed after they had it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.config.settings import Config
from sitegen.model import Item, outline
from sitegen.problems import Problem, error

KINDS = ("release", "document")  # a notice of an emergency cannot wait for a signature


def is_needed(item: Item, config: Config) -> bool:
    """Whether a document needs approval: of a kind and of a day for which its municipality asks for it."""
    if item.kind not in KINDS or not item.municipality:
        return False
    owner = config.municipality(item.municipality)
    if owner.approval != "required":
        return False
    date = outline(item).front.date
    return owner.approval_from is None or date is None or date.day >= owner.approval_from


def is_missing(item: Item, config: Config) -> bool:
    """Whether a document waits for its first approval."""
    return not item.approval and is_needed(item, config)


def problems(items: Iterable[Item], config: Config) -> Iterator[Problem]:
    """An error for each document whose words are no longer those that were approved, drafts apart."""
    for item in items:
        if item.approval == "stale" and not outline(item).front.draft and is_needed(item, config):
            yield error("approval-stale", path=item.path, line=item.line("approval"), file=item.path)
