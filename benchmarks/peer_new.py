"""One new release beside the peers, the daily work: what their harness has no scenario for.

Run in the folder of the peers and by their Python, after `run.py` has left the site of each
built (`benchmarks.peers` does it): `peer_new.py --peers hugo,ours --n 1000`. It draws on the
harness's own corpus, commands and measure. Each time the newest release of the corpus is told
again under another title, folio and address; a build that does not show it on its page, the
front page and the feed does not count. Repeats go round-robin over the peers.
"""

from __future__ import annotations

import argparse
import importlib
import os
import statistics
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeAlias, cast

CAP = 900  # seconds that a build may take

Release: TypeAlias = dict[str, Any]  # as the harness's corpus has it
Took: TypeAlias = dict[str, Any]


class Peer(Protocol):
    """A peer of the harness, as far as it is used here."""

    name: str
    dir: str
    home: str | None
    feed: str | None

    def noop(self) -> list[str]:
        """The command of a build of a site that was built before."""

    def env(self) -> dict[str, str]:
        """What it adds to the environment."""

    def source(self, release: Release) -> str:
        """The file of a release."""

    def url(self, release: Release) -> str:
        """The address of a release."""

    def page(self, url: str) -> str:
        """The file of an address."""


class Corpus(Protocol):
    """The releases that all build."""

    def releases(self, n: int) -> Iterable[Release]:
        """In the order of their dates."""

    def render(self, release: Release, form: str) -> tuple[str, str]:
        """The path and the text of a release for a peer."""


class Harness(Protocol):
    """The module `run` of the folder of peers."""

    PEERS: Mapping[str, type]
    corpus: Corpus

    def measure(self, argv: list[str], cwd: str, env: dict[str, str], cap: float) -> Took:
        """What a command took: `cpu` in seconds of it and its children, `rc` its exit code."""

    def log_tail(self, folder: str) -> str:
        """The end of what the last command said."""


def main() -> None:
    """The command line."""
    options = _options()
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 (as it stands in the path)
    harness = cast("Harness", importlib.import_module("run"))
    names = options.peers.split(",")
    peers: list[Peer] = [harness.PEERS[name](options.n, str(Path.cwd() / "work")) for name in names]
    newest = list(harness.corpus.releases(options.n))[-1]
    for peer in peers:  # what was edited while it was served is no part of it
        _built(harness, peer)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for number in range(options.reps):
        for peer in peers:
            fresh = _again(newest, f"zqnew{os.getpid()}x{number}")
            _write(harness, peer, fresh)
            took = _built(harness, peer)
            _expect_shown(peer, fresh)
            seconds[peer.name].append(took["cpu"])
            print(f"  {peer.name:<11} n={options.n:<6} new        cpu {took['cpu']:7.2f}", flush=True)
    _tell(seconds, base=names[0])


def _again(release: Release, token: str) -> Release:
    """A release of the same day with the same text."""
    slug = f"{release['slug'][:40].rstrip('-')}-{token}"
    url = f"/{release['mslug']}/{release['date'].year}/{slug}/"
    title, folio = f"{token} {release['title']}", f"{release['folio']}-{token}"
    return {**release, "title": title, "folio": folio, "slug": slug, "url": url}


def _write(harness: Harness, peer: Peer, release: Release) -> None:
    own: Callable[[Release], str] | None = getattr(peer, "text", None)
    text = own(release) if own else harness.corpus.render(release, peer.name)[1]
    place = Path(peer.source(release))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def _built(harness: Harness, peer: Peer) -> Took:
    took = harness.measure(peer.noop(), peer.dir, peer.env(), CAP)
    if took["rc"]:
        sys.exit(f"{peer.name}: {harness.log_tail(peer.dir)}")
    return took


def _expect_shown(peer: Peer, release: Release) -> None:
    """Its own page, the front page and the feed have to tell of it."""
    token = release["title"].split()[0]
    for url in (peer.url(release), peer.home, peer.feed):
        if url and token not in Path(peer.page(url)).read_text(encoding="utf-8"):
            sys.exit(f"{peer.name}: {url} does not tell of the new release")


def _tell(seconds: dict[str, list[float]], *, base: str) -> None:
    print(f"\n| peer | new release, cpu | of {base} |\n|---|--:|--:|")
    for name, each in seconds.items():
        shares = [one / other for one, other in zip(each, seconds[base], strict=True)]
        print(f"| {name} | {statistics.median(each):.2f} | {statistics.median(shares):.3f} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="peer_new.py", description=__doc__)
    parser.add_argument("--peers", required=True, help="a comma list; the first is the base of ratios")
    parser.add_argument("--n", type=int, required=True, help="releases of the corpus")
    parser.add_argument("--reps", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
