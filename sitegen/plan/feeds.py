"""Feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 of every channel.

Only absolute URLs, in the text of entries too. Nothing asks the clock: a feed
was updated when the newest change among its entries was announced. What was
withdrawn is not in the newsroom, and so leaves its feeds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from sitegen.memory.daybook import Each
from sitegen.memory.recall import Memo
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.plan.channels import Channel, channels
from sitegen.plan.later import Later, Making
from sitegen.plan.layout import Layout
from sitegen.plan.pieces import Pieces, digest_of
from sitegen.plan.posts import Post, post, signed

_ENCODE = msgspec.json.Encoder().encode


def feed_files(given: Making) -> Iterator[Later]:
    """Every feed of every edition; a document in several channels is made ready once."""
    for layout in given.editions:
        yield from _of_edition(layout, given.each)


def _of_edition(layout: Layout, each: Each) -> Iterator[Later]:
    known: Memo[str, Post] = Memo()

    def ready(item: Item) -> Post:
        return known.of(item.path, lambda: post(layout, item))

    posts = Pieces(f"post {layout.language}", lambda item: digest_of(_ENCODE(ready(item))), each)
    for channel in channels(layout):
        named = (channel.url, channel.title, channel.description, signed(layout, channel))
        made_of = partial(posts.digest, channel.items, _ENCODE(named))
        for form in urls.FEED_NAMES:
            make = partial(_feed, layout, channel, form=form, ready=ready)
            yield Later(urls.feed(channel.url, form), make, made_of)


def _feed(layout: Layout, channel: Channel, *, form: str, ready: Callable[[Item], Post]) -> bytes:
    from sitegen.plan.syndication import FEEDS  # with feedgenerator, where a feed is made

    posts = tuple(map(ready, channel.items))
    return FEEDS[form](layout, channel, posts, address=layout.absolute(urls.feed(channel.url, form)))
