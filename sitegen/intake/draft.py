"""From an analysis to a draft: the file's text and place, its pictures, and the report on it.

Pure: bytes and settings in, a draft out. What is not sure is left out of the front
matter and listed; a document that lacks what every document needs goes to the folder
of drafts, where no build looks, until a person has told the rest.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from sitegen.config.settings import Config
from sitegen.content import read_document
from sitegen.content.shelf import KIND_NAMES, SPANISH_KINDS
from sitegen.files import digest
from sitegen.intake.blocks import Paper, words
from sitegen.intake.body import body_of, dropped_links, escaped
from sitegen.intake.front import Given, front_matter
from sitegen.intake.placing import placed
from sitegen.intake.release import analyse
from sitegen.intake.release.read import Analysis
from sitegen.intake.release.sheet import SURE, Fact, Leftover
from sitegen.intake.remarks import Remark, remarks_on
from sitegen.intake.selection import Chosen, choose
from sitegen.intake.telling import given_of, unknown_topics
from sitegen.model import Source
from sitegen.problems import Problem, errors_of


class Picture(msgspec.Struct, frozen=True):
    """A cleaned picture beside the draft."""

    name: str
    data: bytes


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


class Draft(msgspec.Struct, frozen=True):
    """A document ready to be written: its path from the site's root, its text, its pictures, its report."""

    path: str
    text: str
    pictures: tuple[Picture, ...]
    report: Report


class Wishes(msgspec.Struct, frozen=True):
    """What the person at the desk wants: an id of a municipality, a folder, every document as a draft."""

    municipality: str = ""
    folder: str = ""
    hidden: bool = False
    kind: str = ""
    title: str = ""
    media: str = ""  # a folder with the pictures that were fetched, named by the digest of their address


def draft_of(paper: Paper, config: Config, *, name: str, wishes: Wishes = Wishes()) -> Draft:  # noqa: B008 - frozen
    """The draft of one document. The same input gives the same draft."""
    hints = msgspec.structs.replace(
        paper.hints, kind=wishes.kind or paper.hints.kind, title=wishes.title or paper.hints.title
    )
    paper = msgspec.structs.replace(paper, hints=hints)
    analysis = analyse(paper, config, municipality=wishes.municipality, name=name)
    chosen = choose(paper, analysis)
    place = placed(analysis, paper, config, folder=wishes.folder, pictured=bool(chosen.pictures))
    spanish = config.site.languages[0].split("-")[0] != "en"
    given = given_of(analysis, paper, config, owner=place.municipality, hidden=wishes.hidden)
    given |= _shown(chosen, analysis)
    head = front_matter(given, spanish=spanish)
    text, problems = _written(head, analysis, given, place.path, config)
    ready = place.complete and not errors_of(problems)
    path = place.path if ready else place.aside
    return Draft(
        path,
        text,
        tuple(Picture(one.name, one.data) for one in chosen.pictures),
        _report(
            analysis,
            paper,
            config,
            chosen=chosen,
            name=name,
            path=path,
            text=text,
            ready=ready,
            problems=problems,
            owner=place.municipality,
        ),
    )


def _shown(chosen: Chosen, analysis: Analysis) -> dict[str, Given]:
    """The first picture as the document's; the others are the gallery of its folder."""
    caption, credit = analysis.value("caption"), analysis.value("credit")
    if not chosen.pictures:
        return {"caption": caption, "credit": credit}
    first, *others = chosen.pictures
    image = {"src": first.name, "alt": first.alt, "caption": first.caption or caption, "credit": credit}
    gallery = [{"src": one.name, "alt": one.alt, "caption": one.caption} for one in others]
    return {"image": image, "gallery": gallery}


# --- the text ---------------------------------------------------------------------


def _written(
    head: str, analysis: Analysis, given: dict[str, Given], path: str, config: Config
) -> tuple[str, tuple[Problem, ...]]:
    """The file's text and its errors: dressed, or if Markdown cannot carry that, plain."""
    best: tuple[str, tuple[Problem, ...]] = ("", ())
    for dressed in (True, False):
        body = body_of(analysis.body, analysis.blocks, dressed=dressed)
        text = f"{head}\n{_with_rest(body, analysis, given)}".rstrip("\n") + "\n"
        data = text.encode("utf-8", errors="replace")
        _, problems = read_document(Source(path, "document", digest(data), len(data)), data, config)
        wrong = errors_of(problems)
        if not wrong:
            return text, ()
        if not best[0] or len(wrong) < len(best[1]):
            best = (text, wrong)
    return best


def _with_rest(body: str, analysis: Analysis, given: dict[str, Given]) -> str:
    """The body with what its kind has no key for: a deck above, a contact below."""
    above, below = [], []
    if analysis.kind == "page":
        above = [fact.value for fact in analysis.all("deck")]
    contact = analysis.value("contact")
    if contact and analysis.kind in ("notice", "document", "page") and "contact" not in given:
        below = [contact]
    if analysis.kind == "page":
        below += [
            fact.value for name in ("caption", "credit") for fact in analysis.all(name) if name not in given
        ]
    return "\n\n".join(part for part in (*map(escaped, above), body, *map(escaped, below)) if part.strip())


# --- the report -------------------------------------------------------------------


def _report(
    analysis: Analysis, paper: Paper, config: Config, *, chosen: Chosen, name: str, path: str, text: str, ready: bool,
    problems: tuple[Problem, ...], owner: str,
) -> Report:  # fmt: skip
    taken = [fact for fact in analysis.facts if fact.sure >= SURE]
    taken += [Fact(f"file: {key}", value, 1.0, value) for key, value in paper.hints.extra]
    doubtful = tuple(fact for fact in analysis.facts if fact.sure < SURE)
    left = (*analysis.left, *chosen.left)
    municipality = next((one for one in config.municipalities if one.id == owner), None)
    todo = remarks_on(analysis, config, municipality=municipality, missing=not ready)
    todo += [Remark("todo-alt", {"picture": one.name}) for one in chosen.pictures if not one.alt]
    todo += [
        Remark("todo-small", {"picture": one.name, "width": str(one.width)})
        for one in chosen.pictures
        if one.small
    ]
    todo += [Remark("todo-link", {"address": href}) for href in dropped_links(analysis.body)]
    todo += [Remark("todo-media", {"address": href}) for href in chosen.remote]
    todo += (
        [Remark("todo-status", {"status": paper.hints.status})]
        if paper.hints.status not in ("", "publish")
        else []
    )
    todo += [Remark("todo-topic", {"value": one, "guess": guess or "—"}) for one, guess in unknown_topics(paper, config)]
    todo += [Remark("todo-problem", {"code": one.code, **dict(one.params)}) for one in problems]
    told = "\n".join(value for remark in todo for value in remark.facts.values())
    left = (*left, *_unplaced(paper, f"{text}\n{told}", (*taken, *doubtful), left))
    return Report(
        name,
        path,
        SPANISH_KINDS[analysis.kind]
        if config.site.languages[0].startswith("es")
        else KIND_NAMES[analysis.kind][0][:-1],
        tuple(taken),
        doubtful,
        left,
        tuple(todo),
        tuple(one.name for one in chosen.pictures),
        chosen.remote,
        ready,
    )


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
    found = dict.fromkeys(run.href for run in (*runs, *cells) if run.href and run.href not in run.text)
    return list(found)
