"""How well the intake reads real releases: scores by field over `../shared/samples/releases`.

`python -m benchmarks.intake [FOLDER]`. Each sample is a text (NN.txt) with what a careful
reader takes from it (NN.json); compared as the samples' README says: white space as one,
no soft hyphens or emphasis, titles without regard to case, people by full name.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from sitegen import config
from sitegen.config.settings import Config
from sitegen.intake.blocks import tidy_lines, words
from sitegen.intake.draft import Draft, Wishes
from sitegen.intake.workshop import drafts_of
from sitegen.text import fold, slug

SAMPLES = Path(__file__).parents[2] / "shared" / "samples" / "releases"
FIELD, PRECISION, RECALL = 0.95, 0.9, 0.8  # the aims
FIELDS = ("title", "date", "municipality", "kind", "first sentence", "last sentence", "boilerplate", "words")


class Expected(msgspec.Struct, frozen=True):
    """What a careful reader takes from a sample."""

    id: str
    title: str
    date: str | None
    municipality: str | None
    state: str | None
    kind: str
    people: tuple[str, ...]
    first_sentence: str
    last_sentence_of_body: str
    boilerplate_lines: tuple[str, ...]
    title_alternatives: tuple[str, ...] = ()
    kind_alternatives: tuple[str, ...] = ()
    date_acceptable: tuple[str | None, ...] = ()
    municipality_acceptable: tuple[str | None, ...] = ()
    people_must_not: tuple[str, ...] = ()
    dates_that_are_not_the_date: tuple[str, ...] = ()


@dataclass
class Scores:
    """Right and asked by field; people by name."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    asked: int = 0
    found: int = 0
    taken: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)


def main() -> int:
    """Prints the scores. The exit code: 0 if the aims are met, 1 if not, 2 without samples."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    if not folder.is_dir():
        print(f"{folder} is not there: nothing to measure")
        return 2
    expected = [read_expected(path) for path in sorted(folder.glob("*.json"))]
    scores = score(folder, expected)
    report(scores)
    precision, recall = scores.found / max(scores.taken, 1), scores.found / max(scores.wanted, 1)
    fields = all(scores.right[name] >= FIELD * scores.asked for name in ("title", "date", "municipality"))
    return (
        0
        if fields and precision >= PRECISION and recall >= RECALL and scores.right["words"] == scores.asked
        else 1
    )


def read_expected(path: Path) -> Expected:
    """A sample's expectations."""
    return msgspec.json.decode(path.read_bytes(), type=Expected)


def score(folder: Path, expected: Iterable[Expected]) -> Scores:
    """Imports every sample on its own and compares."""
    every = list(expected)
    settings = site_of(every)
    names = {one.id: one.name for one in settings.municipalities}
    scores = Scores()
    for one in every:
        data = (folder / f"{one.id}.txt").read_bytes()
        done = drafts_of(f"{one.id}.txt", data, settings, wishes=Wishes())
        compare(scores, one, done.drafts[0], data.decode("utf-8"), names)
    return scores


def site_of(expected: Iterable[Expected]) -> Config:
    """A site that holds the municipalities of all samples, so that none is known beforehand."""
    known = {one.municipality: one.state or "" for one in expected if one.municipality}
    lines = [
        '[site]\ntitle = "x"\nurl = "https://x.example/"\nlanguage = "es-MX"',
        'timezone = "America/Mexico_City"',
    ]
    lines += [
        f'[[municipality]]\nid = "{slug(name)}"\nname = {json.dumps(name)}\nstate = {json.dumps(state)}'
        for name, state in sorted(known.items())
    ]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "site.toml").write_text("\n".join(lines), encoding="utf-8")
        return config.load(Path(folder))[0]


def compare(scores: Scores, one: Expected, draft: Draft, source: str, names: dict[str, str]) -> None:
    """Adds one sample's comparison to the scores."""
    sure = {fact.field: fact.value for fact in reversed(draft.report.taken)}
    body = draft.text.split("\n---\n", 1)[1]
    text = plain(body)
    left = "\n".join(leftover.words for leftover in draft.report.left)
    people = [fact.value for fact in draft.report.taken if fact.field == "person"]
    wrong_days = set(one.dates_that_are_not_the_date)
    date = sure.get("date", "")[:10] or None
    verdicts = {
        "title": bare(sure.get("title", ""))
        in {bare(title) for title in (one.title, *one.title_alternatives)},
        "date": date not in wrong_days and date in (one.date, *one.date_acceptable),
        "municipality": names.get(sure.get("municipality", ""))
        in (one.municipality, *one.municipality_acceptable),
        "kind": sure.get("kind") in (one.kind, *one.kind_alternatives),
        "first sentence": text.startswith(plain(one.first_sentence)),
        "last sentence": plain(one.last_sentence_of_body) in text,
        "boilerplate": not any(plain(line) in lines_of(body) for line in one.boilerplate_lines),
        "words": not lost(source, draft, left),
    }
    scores.asked += 1
    for name, right in verdicts.items():
        scores.right[name] += right
        if not right:
            scores.misses.append(f"{one.id}: {name}: {sure.get(name, '')!r}")
    wanted = {fold(name) for name in one.people}
    scores.found += len({fold(name) for name in people} & wanted)
    scores.taken += len(people)
    scores.wanted += len(wanted)
    scores.misses += [f"{one.id}: person too many: {name}" for name in people if fold(name) not in wanted]
    scores.misses += [
        f"{one.id}: person missed: {name}" for name in one.people if fold(name) not in map(fold, people)
    ]


def lost(source: str, draft: Draft, left: str) -> list[str]:
    """The words of the source that are in neither the file nor the report."""
    facts = (*draft.report.taken, *draft.report.doubtful)
    told = words("\n".join([draft.text, left, *(f"{fact.value}\n{fact.words}" for fact in facts)]))
    rest = list(told)
    missing = []
    for word in words(source):
        if word in rest:
            rest.remove(word)
        else:
            missing.append(word)
    return missing


def plain(text: str) -> str:
    """The text for comparing: white space as one, no soft hyphens, emphasis, escapes or dressed letters."""
    return " ".join(re.sub(r"[*_\\\u00ad>]", "", tidy_lines(text)).split())


def bare(text: str) -> str:
    """A title for comparing: plain, without regard to case."""
    return plain(text).casefold().rstrip(" .")


def lines_of(body: str) -> set[str]:
    """The lines of a body, plain."""
    return {plain(line) for line in body.splitlines()} - {""}


def report(scores: Scores) -> None:
    """Prints the scores, and what was missed."""
    for name in FIELDS:
        share = 100 * scores.right[name] / max(scores.asked, 1)
        print(f"{name:16} {scores.right[name]:3} of {scores.asked}  {share:5.1f} %")
    precision = 100 * scores.found / max(scores.taken, 1)
    recall = 100 * scores.found / max(scores.wanted, 1)
    print(f"{'people':16} precision {precision:.1f} %, recall {recall:.1f} %")
    for miss in scores.misses:
        print(f"  {miss}")


if __name__ == "__main__":
    sys.exit(main())
