"""The search beside Pagefind's, over the same generated documents: `python -m benchmarks.search`.

`make bench` prints the same for the site that it has built.

It prints the table of what is to be beaten: bytes and requests of a reader's first and next
question by kind of question, files and bytes at rest, CPU and memory of building, the mean
reciprocal rank of known-item questions (half of them without accents), and what one new
release rewrites. A first question counts the scripts, with ours also the page's part.
`--alone` leaves Pagefind out, and with it the pages; `--loads` also all but the bytes that questions
load, so that a hundred thousand releases are read and indexed once and no more.
Two processes are measured: Pagefind's, and ours that reads all documents and makes the index.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlencode

import msgspec

import sitegen
from benchmarks import corpus, indexing, pagefind
from benchmarks.build import Run, measure, size_of, watched
from benchmarks.figures import Figures, Making, lines, ranked, weights
from benchmarks.line import wire_size
from benchmarks.loads import Carried, Load, in_turn
from benchmarks.node import Ask, asking
from benchmarks.questions import Question

BUNDLE = Path(sitegen.__file__).parent / "bundle"
SCRIPT = "search.js"
WEIGHED = 120  # questions whose files are counted; all are ranked


class _File(msgspec.Struct, frozen=True):
    name: str
    bytes: int


class _Loaded(msgspec.Struct, frozen=True):
    first: tuple[_File, ...]
    later: tuple[_File, ...]
    counts: tuple[_File, ...]


def main() -> None:
    """The command line."""
    options = _options()
    folder = Path(options.folder or tempfile.mkdtemp(prefix="sitegen-search-")).resolve()
    try:
        corpus.write(folder, options.releases)
        if options.loads:
            figures = [weighed(folder, questions=options.questions)]
        else:
            figures = measured(folder, questions=options.questions, alone=options.alone)
        tell(figures, releases=options.releases, questions=options.questions)
        if options.json:
            told = {"releases": options.releases, "searches": [asdict(one) for one in figures]}
            options.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    finally:
        if not options.folder:
            shutil.rmtree(folder)


def told(folder: Path, *, releases: int, questions: int) -> list[Figures]:
    """Measures and tells the search of a built site, beside Pagefind where npm has installed it."""
    beside = pagefind.is_installed()
    figures = measured(folder, questions=questions, alone=not beside)
    tell(figures, releases=releases, questions=questions)
    if not beside:
        print("Pagefind is not installed: only our search was measured (python -m benchmarks.search).")
    return figures


def tell(figures: Sequence[Figures], *, releases: int, questions: int) -> None:
    """Prints the table."""
    print(f"The search of {releases:,} releases; what it should be at 10,000; means of {questions} questions")
    print("\n".join(lines(figures)))


def measured(folder: Path, *, questions: int, alone: bool) -> list[Figures]:
    """The figures of our search, and of Pagefind's, for the site in a folder."""
    run = _indexed(folder, questions, "costs")
    made, asked = _made(folder)
    figures = [_ours(folder / indexing.FOLDER, made, run, asked)]
    if not alone:
        pagefind.install()
        measure(folder, "pages")
        figures.append(_pagefind(folder, made, asked))
    return figures


def weighed(folder: Path, *, questions: int) -> Figures:
    """Of our search for the site in a folder only what questions load, and what there is to load."""
    _indexed(folder, questions, "loads")
    made, asked = _made(folder)
    return _ours(folder / indexing.FOLDER, made, None, asked)


def _indexed(folder: Path, questions: int, wanted: str) -> Run:
    shutil.rmtree(folder / indexing.FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.indexing", str(folder), str(questions), wanted]
    return watched(command, "ours", cwd=folder)


def _made(folder: Path) -> tuple[indexing.Made, list[Question]]:
    made = msgspec.json.decode((folder / indexing.FOLDER / indexing.TOLD).read_bytes(), type=indexing.Made)
    return made, [Question(*one) for one in made.questions]


def _ours(root: Path, made: indexing.Made, run: Run | None, asked: Sequence[Question]) -> Figures:
    folder = next(root.rglob("search.json")).parent
    with tempfile.TemporaryDirectory(prefix="sitegen-ask-") as scratch:
        ask = asking(Path(scratch))
        ranks = _ranks(ask, folder, asked) if run else []
        loads = _loads(ask, folder, asked[:WEIGHED])
    size = size_of(folder)
    return Figures(
        name="sitegen",
        loads=weights(loads),
        ranks=ranked(asked, ranks, plain=False) if run else {},
        plain=ranked(asked, ranks, plain=True) if run else {},
        files=size.files,
        bytes=size.bytes,
        making=_making(made, run) if run else None,
    )


def _ranks(ask: Ask, folder: Path, asked: Sequence[Question]) -> list[int]:
    documents = [one.item for one in asked]
    told = ask(do="rank", folder=str(folder), addresses=_addresses(asked), documents=documents)
    return msgspec.convert(told, list[int])


def _making(made: indexing.Made, run: Run) -> Making | None:
    if not made.costs:
        return None
    cpu = (made.costs.counting + made.costs.indexing) / made.documents * 1000
    return Making(cpu=cpu, memory=run.peak, rewritten=made.costs.rewritten, adding=made.costs.adding)


def _pagefind(folder: Path, made: indexing.Made, asked: Sequence[Question]) -> Figures:
    site = folder / "pagefind"
    pages = {url: folder / "output" / url / "index.html" for url in made.filters}
    newest = max(made.filters, key=lambda url: (made.filters[url]["year"], url))
    pagefind.prepare(site, {url: page for url, page in pages.items() if url != newest}, made.filters)
    pagefind.index(site)
    before = {path.name: path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file()}
    pagefind.prepare(site, pages, made.filters)
    run = pagefind.index(site)
    size = size_of(site / "pagefind")
    after = [path for path in (site / "pagefind").rglob("*") if path.is_file()]
    ranks = asyncio.run(pagefind.ranks(site, asked, made.addresses))
    new = sum(path.stat().st_size for path in after if path.name not in before)
    return Figures(
        name=f"Pagefind {pagefind.version()}",
        loads=weights(asyncio.run(pagefind.loads(site, asked[:WEIGHED]))),
        ranks=ranked(asked, ranks, plain=False),
        plain=ranked(asked, ranks, plain=True),
        files=size.files,
        bytes=size.bytes,
        making=Making(
            cpu=run.cpu / made.documents * 1000, memory=run.peak, rewritten=new / size.bytes, adding=run.cpu
        ),
    )


def _loads(ask: Ask, folder: Path, asked: Sequence[Question]) -> list[Load]:
    told = ask(do="weigh", folder=str(folder), addresses=_addresses(asked))
    size = wire_size(BUNDLE / SCRIPT)
    return in_turn(
        Load(question.kind, ((SCRIPT, size), *_named(one.first)), _named(one.later), _named(one.counts))
        for question, one in zip(asked, msgspec.convert(told, list[_Loaded]), strict=True)
    )


def _addresses(asked: Sequence[Question]) -> list[str]:
    return ["?" + urlencode({"q": one.text}) for one in asked]


def _named(files: Sequence[_File]) -> Carried:
    return tuple((file.name, file.bytes) for file in files)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.search", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--releases", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=600)
    parser.add_argument("--alone", action="store_true", help="without Pagefind, and without making the pages")
    parser.add_argument("--loads", action="store_true", help="only what questions load, of our search alone")
    parser.add_argument("--folder", help="keep the site here; default: a folder that is removed at the end")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to a file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
