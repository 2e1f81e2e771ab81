"""The account of a document: what was understood, what was left out, what is doubtful, what is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from sitegen.config.settings import Config
from sitegen.content.shelf import KIND_NAMES, SPANISH_KINDS
from sitegen.intake.blocks import Paper, words
from sitegen.intake.body import dropped_links
from sitegen.intake.release.read import Analysis
from sitegen.intake.release.sheet import SURE, Fact, Leftover
from sitegen.intake.remarks import Remark, remarks_on
from sitegen.intake.selection import Chosen
from sitegen.intake.telling import unknown_topics
from sitegen.problems import Problem


class Report(msgspec.Struct, frozen=True):
    """What became of a document: every word of it is in the file, in `taken` or in `left`."""

    source: str
    path: str
    kind: str
    taken: tuple[Fact, ...]
    doubtful: tuple[Fact, ...]
    left: tuple[Leftover, ...]
    todo: tuple[Remark, ...]
    pictures: tuple[str, ...] = ()
    media: tuple[str, ...] = ()  # addresses of pictures that stand on another computer
    ready: bool = True  # valid: a build takes it as it is
    draft: bool = False


_ASKED = frozenset(("title-missing", "date-missing", "kind-without-municipality", "municipality-missing"))


class Made(msgspec.Struct, frozen=True):
    """What became of a document, for its account: where it goes, its text, its pictures, its errors."""

    name: str
    path: str
    text: str
    chosen: Chosen
    owner: str
    problems: tuple[Problem, ...]
    ready: bool
    draft: bool


def account_of(analysis: Analysis, paper: Paper, config: Config, *, made: Made) -> Report:
    """The report on a document. Every word of the paper is in the file's text or in this."""
    taken = [fact for fact in analysis.facts if fact.sure >= SURE]
    taken += [Fact(f"file: {key}", value, 1.0, value) for key, value in paper.hints.extra]
    doubtful = tuple(fact for fact in analysis.facts if fact.sure < SURE)
    todo = (*_todo(analysis, config, made), *_of_file(paper, config, made))
    told = "\n".join([made.text, *(value for remark in todo for value in remark.facts.values())])
    left = (*analysis.left, *made.chosen.left)
    left = (*left, *_unplaced(paper, told, (*taken, *doubtful), left))
    spanish = config.site.speech == "es"
    return Report(
        made.name,
        made.path,
        SPANISH_KINDS[analysis.kind] if spanish else KIND_NAMES[analysis.kind][0].removesuffix("s"),
        tuple(taken),
        doubtful,
        left,
        todo,
        tuple(one.name for one in made.chosen.pictures),
        made.chosen.remote,
        made.ready,
        made.draft,
    )


def _todo(analysis: Analysis, config: Config, made: Made) -> Iterable[Remark]:
    """What the text leaves to do."""
    municipality = next((one for one in config.municipalities if one.id == made.owner), None)
    yield from remarks_on(analysis, config, municipality=municipality, missing=not made.ready)
    if not analysis.body and not analysis.all("deck"):
        yield Remark("todo-empty")
    for href in dropped_links(analysis.body):
        yield Remark("todo-link", {"address": href})
    for one in made.problems:
        if one.code in _ASKED:  # said already as what is missing
            continue
        yield Remark("todo-problem", {"code": one.code, **dict(one.params)})


def _of_file(paper: Paper, config: Config, made: Made) -> Iterable[Remark]:
    """What pictures, topics and status leave to do."""
    for photo in made.chosen.pictures:
        if not photo.alt:
            yield Remark("todo-alt", {"picture": photo.name})
        if photo.small:
            yield Remark("todo-small", {"picture": photo.name, "width": str(photo.width)})
    for href in made.chosen.remote:
        yield Remark("todo-media", {"address": href})
    if paper.hints.status not in ("", "publish"):
        yield Remark("todo-status", {"status": paper.hints.status})
    for one, guess in unknown_topics(paper, config):
        yield Remark("todo-topic", {"value": one, "guess": guess}) if guess else _new_topic(one)


def _new_topic(name: str) -> Remark:
    return Remark("todo-topic-new", {"value": name})


def _unplaced(
    paper: Paper, text: str, facts: tuple[Fact, ...], left: tuple[Leftover, ...]
) -> tuple[Leftover, ...]:
    """The last net: whatever words of the source are nowhere else are told of, with their lines."""
    told = "\n".join(
        [text, *(one.words for one in left), *(f"{one.value}\n{one.words}\n{one.detail}" for one in facts)]
    )
    missing = Counter(_all_words(paper)) - Counter(words(told))
    if not missing:
        return ()
    lines = [line for block in paper.blocks for line in f"{block.marker} {block.text}".split("\n")]
    lines += _addresses(paper)
    found = []
    for line in lines:
        own = [word for word in words(line) if missing[word] > 0]
        if own:
            found.append(line.strip())
            missing.subtract(own)
    rest = [word for word, count in missing.items() for _ in range(max(count, 0))]
    return tuple(Leftover("unplaced", line) for line in [*found, " ".join(rest)] if line)


def _all_words(paper: Paper) -> list[str]:
    notes = [block.text for block in paper.blocks if block.part == "note"]
    body = [f"{block.marker} {block.text}" for block in paper.blocks if block.part != "note"]
    images = [f"{image.alt}\n{image.caption}" for image in paper.images]
    return words("\n".join([*body, *notes, *images, *_addresses(paper), paper.hints.title]))


def _addresses(paper: Paper) -> list[str]:
    cells = [run for block in paper.blocks for row in block.rows for cell in row for run in cell]
    runs = [run for block in paper.blocks for run in block.runs]
    return [run.href for run in (*runs, *cells) if run.href and run.href not in run.text]
