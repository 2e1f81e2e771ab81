"""What a static host wants to know: that it runs no Jekyll, and under which name it answers."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.newsroom import urls
from sitegen.plan.later import Later, Making


def hosting_files(given: Making) -> Iterator[Later]:
    """`.nojekyll`, and `CNAME` where the site asks for it (docs.github.com, "About custom domains")."""
    yield Later(urls.NO_JEKYLL, bytes)
    cname = given.newsroom.config.site.cname
    if cname:
        yield Later(urls.CNAME, f"{cname}\n".encode)
