"""Files of the site's own module: those of its FILES, and of its FEEDS for every channel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from sitegen.extension import Extension
from sitegen.files import inside
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.channels import Channel, channels
from sitegen.plan.later import Later, Making
from sitegen.plan.layout import Layout
from sitegen.plan.posts import post
from sitegen.problems import Problem, SiteError, error

OURS = ".sitegen"  # how the names begin by which builds know their folders


def own_files(newsroom: Newsroom, own: Extension) -> Iterator[Later]:
    """The files of the module, unmade. Raises SiteError, and so may each one when it is made.

    FILES are functions as those of `plan.datafiles.FILES`; FEEDS pairs of a file's name and a function as
    those of `plan.syndication.FEEDS`.
    """
    given = Making(newsroom)
    makers = [partial(_filed, given, own, one) for one in own.listed("FILES")]
    makers += [partial(_fed, given, own, one) for one in own.listed("FEEDS")]
    wrong: list[Problem] = []
    for maker in makers:
        try:
            yield from maker()
        except SiteError as stop:
            wrong += stop.problems
    if wrong:
        raise SiteError(wrong)


def _filed(given: Making, own: Extension, maker: object) -> Iterator[Later]:
    for later in own.asked("FILES", maker, given, wanted=Later):
        yield _own(own, "FILES", later.path, later.make)


def _fed(given: Making, own: Extension, one: object) -> Iterator[Later]:
    pair = own.expect("FEEDS", one, tuple)
    named, found = own.run("FEEDS", lambda: (pair[0], pair[1]))
    name, write = own.expect("FEEDS", named, str), own.function("FEEDS", found)
    for layout in given.editions:
        for channel in channels(layout):
            url = f"{channel.url}{name}"
            yield _own(own, "FEEDS", url, partial(_written, layout, channel, write, url=url))


def _written(layout: Layout, channel: Channel, write: Callable[..., object], *, url: str) -> object:
    posts = tuple(post(layout, item) for item in channel.items)
    return write(layout, channel, posts, address=layout.absolute(url))


def _own(own: Extension, name: str, path: str, make: Callable[[], object]) -> Later:
    """A file of the module, which fails as a problem of the module."""
    if inside("", path) != path or path.startswith(OURS):
        raise SiteError([error("module-path", path=own.path, list=name, file=path)])
    return Later(path, lambda: own.expect(name, own.run(name, make), bytes))
