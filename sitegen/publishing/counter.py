"""The counter: says what a publication would change, asks, and hands it over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from sitegen.problems import SiteError
from sitegen.publishing.branch import Delivery, Order, address_of, deliver, prepare_delivery, remote_of
from sitegen.terminal import Terminal, language_of

Agree = Callable[[str], bool]  # a question -> yes or no


def publish_branch(root: Path, order: Order, *, agree: Agree, published: Callable[[], int]) -> int:
    """Hands the built site of `root`/output over to a branch, if the person agrees. The exit code.

    `published` is what comes after a publication that was made: its addresses are for ever.
    """
    terminal = Terminal(language_of(root))
    try:
        order = replace(order, remote=remote_of(root, order))
        delivery = prepare_delivery(root, root / "output", order)
        if delivery.is_empty:
            terminal.say("publish-nothing", branch=order.branch)
            return 0
        _tell(terminal, delivery, order, address_of(root, order))
        if not agree(terminal.word("publish-ask")):
            terminal.say("publish-not-made")
            return 0
        commit = deliver(root, delivery, order, message=terminal.word("publish-message"))
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        terminal.say("nothing-published")
        return 1
    terminal.say("publish-done", branch=order.branch, commit=commit[:10])
    return published()


def _tell(terminal: Terminal, delivery: Delivery, order: Order, address: str) -> None:
    counts = {"added": delivery.added, "changed": delivery.changed, "removed": delivery.removed}
    terminal.say("publish-would", branch=order.branch, **counts)
    if address:
        terminal.say("publish-where", address=address)
