"""The judge of links: a crawler that follows every link and anchor of the site."""

from __future__ import annotations

import re

import msgspec

from judges.case import Case
from judges.node import run
from judges.street import serve

PLACES = 8  # requests at once, to a server on this machine


class _Link(msgspec.Struct):
    url: str
    state: str
    status: int = 0
    parent: str = ""


class _Answer(msgspec.Struct):
    links: list[_Link]


def linkinator(case: Case) -> list[str]:
    """Links, pictures and anchors of the site that lead nowhere, or only by a detour. Raises Absent."""
    with serve(case.folder, case.base) as front:
        here = front.removesuffix(case.base)  # a link that leaves the base is ours, and wrong
        answer = run(
            "linkinator/build/src/cli.js",
            front,
            *("--recurse", "--check-fragments", "--check-css", "--redirects", "error"),
            *("--skip", f"^(?!{re.escape(here)}/)", "--concurrency", str(PLACES), "--format", "json"),
        )
    try:
        links = msgspec.json.decode(answer.stdout, type=_Answer).links
    except msgspec.DecodeError:
        return [f"the crawler did not answer: {(answer.stderr or answer.stdout)[:500]}"]
    if not any(link.state == "OK" for link in links):
        return ["the crawler found no page at all"]
    return [
        f"{_short(link.parent, front)}: {_short(link.url, front)} ({link.status})"
        for link in links
        if link.state == "BROKEN"
    ]


def _short(url: str, front: str) -> str:
    return url.replace(front, "/", 1)
