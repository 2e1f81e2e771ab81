"""Our side of the bench against peers: the same releases, written as a site of ours.

The harness runs this file in its own namespace (OURS_ADAPTER=benchmarks/peer_adapter.py),
where `Peer` and `corpus` are. All our work is in it: the ranked search index, open
data, feeds by topic, archives by month.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

Peer: Any = globals().get("Peer", object)  # the harness's base class; plain where nobody runs it
corpus: Any = globals().get("corpus")

SITE = """\
[site]
title = "Sala de prensa"
url = "https://example.org/"
language = "es-MX"
timezone = "America/Mexico_City"
"""
OK = 200
GROUP = 64  # shards, as in sitegen/search/segments.py
LINK = re.compile(r"\]\(/([a-z-]+)/(\d{4})/([^/)]+)/\)")


class Ours(Peer):  # type: ignore[misc] # a class of the harness
    """sitegen as a person runs it: a fresh process for each build."""

    name = "ours"
    out = "output"
    caches = (".sitegen", ".output.sitegen")
    search = "/buscar/indice/search.json"
    classes = {  # noqa: RUF012 (as the harness declares it)
        "release": r"[a-z-]+/comunicados/\d{4}/\d{5}-[^/]+/index\.html",
        "feeds": r"(?:[a-z-]+/|temas/[a-z-]+/)?feed\.xml",
        "sitemap": r"sitemap\.xml",
        "search": r"buscar/indice/search\.json",
    }

    def version(self) -> list[str]:
        """The command that says the version."""
        return [sys.executable, "-m", "sitegen", "--version"]

    def cold(self) -> list[str]:
        """The command of a build."""
        return [os.environ.get("SITEGEN_PYTHON", sys.executable), "-m", "sitegen", "build"]

    def serve(self, port: int) -> list[str]:
        """The command of the preview; the search's freshness is then looked for where a browser would."""
        if "Http" in globals():
            globals()["Http"] = following(globals()["Http"])
        python = os.environ.get("SITEGEN_PYTHON", sys.executable)
        return [python, "-m", "sitegen", "serve", "--port", str(port)]

    def url(self, release: dict[str, Any]) -> str:
        """The address of a release."""
        return f"/{release['mslug']}/comunicados/{release['date'].year}/{release['slug']}/"

    def source(self, release: dict[str, Any]) -> str:
        """The file of a release."""
        return str(Path(self.dir) / "content" / release["mslug"] / "comunicados" / _file(release))

    def search_count(self) -> int:
        """How many releases the search finds."""
        router = json.loads(Path(self.page(self.search)).read_text(encoding="utf-8"))
        return sum(int(segment["documents"]) for segment in router["segments"])

    def prepare(self, fmt: str | None = None) -> None:
        """Writes the site: settings, and a source for each record."""
        del fmt
        root = Path(self.dir)
        shutil.rmtree(root, ignore_errors=True)
        records = list(corpus.releases(self.n))
        names = {one["mslug"]: one["municipality"] for one in records}
        topics = {corpus.slugify(topic): topic for one in records for topic in one["topics"]}
        root.mkdir(parents=True)
        settings = [SITE]
        settings += [_table("municipality", ident, name) for ident, name in sorted(names.items())]
        settings += [_table("topic", ident, name) for ident, name in sorted(topics.items())]
        (root / "site.toml").write_text("\n".join(settings), encoding="utf-8")
        for one in records:
            place = Path(self.source(one))
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(self.text(one), encoding="utf-8")

    def text(self, release: dict[str, Any]) -> str:
        """The source of a release, which may refer to any of the corpus."""
        return _text(release, self._files)

    @cached_property
    def _files(self) -> dict[tuple[str, str, str], str]:
        each = corpus.releases(self.n)
        return {(one["mslug"], str(one["date"].year), one["slug"]): _file(one) for one in each}


def following(base: type[Any]) -> type[Any]:
    """A client of the harness for which `search.json` is all that it leads to.

    Our search is in shards, so a new word is not in the file that names them. A browser
    that searches then loads shards and cards: here, those of every segment.
    """

    class Following(base):  # type: ignore[misc] # a class of the harness
        def get(self, path: str) -> tuple[int, bytes]:
            status, data = super().get(path)
            if status == OK and path.endswith("/search.json"):
                folder = path.removesuffix("search.json")
                data = b"".join(index_bytes(lambda name: super(Following, self).get(folder + name)[1]))
            return status, data

    return Following


def index_bytes(get: Callable[[str], bytes]) -> Iterator[bytes]:
    """The router, and of every segment the terms of one shard and the cards of its last pack.

    Tokens of the bench begin with "zq", and what is newest is in the last pack.
    """
    router = get("search.json")
    yield router
    told = json.loads(router)
    for segment in told["segments"]:
        folder, documents = segment["folder"], segment["documents"]
        shard = max(bisect_right(unlisted(segment["starts"]), "zq") - 1, 0)
        if segment["grouped"]:
            group = unlisted(_unpacked(get(f"{folder}/s{shard}.idx")).decode())
            shard = GROUP * shard + max(bisect_right(group, "zq") - 1, 0)
        yield b"\n".join(_terms(_unpacked(get(f"{folder}/t{shard}.idx"))))
        yield _unpacked(get(f"{folder}/c{(documents - 1) // told['pack']}.idx"))


def unlisted(text: str) -> list[str]:
    """The words of a list (`sitegen.search.bits.listed`)."""
    words, last = [], ""
    for capital, rest in re.findall(r"([A-Z])([^A-Z]*)", text):
        last = last[: ord(capital) - ord("A")] + rest
        words.append(last)
    return words


def _unpacked(data: bytes) -> bytes:
    return zlib.decompress(data, 16 + zlib.MAX_WBITS)


def _terms(shard: bytes) -> Iterator[bytes]:
    """The terms of a shard: a letter that says how many are shared with the term before, and the rest."""
    last = ""
    for line in shard.partition(b"\n\n")[0].decode().split("\n"):
        last = last[: ord(line[0]) - ord(" ")] + line[1:]
        yield last.encode()


def _file(release: dict[str, Any]) -> str:
    return f"{release['date'].year}/{release['date']:%Y-%m-%d}-{release['slug']}.md"


def _text(release: dict[str, Any], files: dict[tuple[str, str, str], str]) -> str:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    def relative(match: re.Match[str]) -> str:
        town = match[1]
        return f"](../../../{town}/comunicados/{files[town, match[2], match[3]]})"

    head = [f"title: {quoted(release['title'])}", f"date: {release['iso']}", f"folio: {release['folio']}"]
    head += [f"summary: {quoted(release['summary'])}"]
    head += ["topics:", *(f"  - {corpus.slugify(topic)}" for topic in release["topics"])]
    head += ["people:"]
    for name, office in release["people"]:
        head += [f"  - name: {quoted(name)}", f"    office: {quoted(office)}"]
    return "\n".join(["---", *head, "---", "", LINK.sub(relative, release["body"])])


def _table(kind: str, ident: str, name: str) -> str:
    return f'[[{kind}]]\nid = "{ident}"\nname = {json.dumps(name, ensure_ascii=False)}\n'
