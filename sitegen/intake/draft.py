"""From an analysis to a draft: the file's text and place, its pictures, and the report on it.

Pure: bytes and settings in, a draft out. What is not sure is left out of the front
matter and listed; a document that lacks what every document needs goes to the folder
of drafts, where no build looks, until a person has told the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sitegen.config.settings import Config
from sitegen.content import read_document
from sitegen.files import digest
from sitegen.intake.account import Made, Report, account_of
from sitegen.intake.blocks import Paper
from sitegen.intake.body import body_of, escaped
from sitegen.intake.front import Given, front_matter
from sitegen.intake.pictures import Clean
from sitegen.intake.placing import placed
from sitegen.intake.release import analyse
from sitegen.intake.release.read import Analysis
from sitegen.intake.selection import Chosen, choose
from sitegen.intake.telling import given_of
from sitegen.model import Source
from sitegen.problems import Problem, errors_of


class Picture(msgspec.Struct, frozen=True):
    """A cleaned picture beside the draft."""

    name: str
    data: bytes


class Draft(msgspec.Struct, frozen=True):
    """A document ready to be written: its path from the site's root, its text, its pictures, its report."""

    path: str
    text: str
    pictures: tuple[Picture, ...]
    report: Report


class Wishes(msgspec.Struct, frozen=True):
    """What the person at the desk wants: an id of a municipality, a folder, which documents are published.

    A document is a draft, except a post that was public where it comes from; `hidden` makes
    drafts of those too, `public` publishes what says nothing of it.
    """

    municipality: str = ""
    folder: str = ""
    hidden: bool = False
    public: bool = False
    kind: str = ""
    title: str = ""
    day: str = ""  # ISO 8601, for texts that do not say theirs
    media: str = ""  # a folder with the pictures that were fetched, named by the digest of their address
    photos: str = ""  # a folder with photographs that go with the document, cleaned


ANY = Wishes()


def draft_of(
    paper: Paper, config: Config, *, name: str, wishes: Wishes = ANY, photos: Sequence[tuple[str, Clean]] = ()
) -> Draft:
    """The draft of one document, with photographs that lay beside it. The same input gives the same draft."""
    hints = msgspec.structs.replace(
        paper.hints, kind=wishes.kind or paper.hints.kind, title=wishes.title or paper.hints.title
    )
    paper = msgspec.structs.replace(paper, hints=hints)
    analysis = analyse(paper, config, municipality=wishes.municipality, day=wishes.day, name=name)
    chosen = choose(paper, analysis, photos=photos)
    place = placed(analysis, paper, config, folder=wishes.folder, pictured=bool(chosen.pictures))
    spanish = config.site.speech == "es"
    hidden = wishes.hidden or not (wishes.public or paper.hints.status == "publish")
    given = given_of(analysis, paper, config, owner=place.municipality, hidden=hidden)
    given |= _shown(chosen, analysis)
    head = front_matter(given, spanish=spanish)
    text, problems = _written(head, analysis, given, place.path, config)
    ready = place.complete and not errors_of(problems)
    path = place.path if ready else place.aside
    made = Made(name, path, text, chosen, place.municipality, problems, ready=ready, draft="draft" in given)
    return Draft(
        path,
        text,
        tuple(Picture(one.name, one.data) for one in chosen.pictures),
        account_of(analysis, paper, config, made=made),
    )


def _shown(chosen: Chosen, analysis: Analysis) -> dict[str, Given]:
    """The first picture as the document's; the others are the gallery of its folder."""
    loose = {name: _loose(analysis, name) for name in ("caption", "credit")}
    if not chosen.pictures:
        return {name: analysis.value(name) for name in loose}
    first, *others = chosen.pictures
    image = {"src": first.name, "alt": first.alt, "caption": first.caption or loose["caption"]}
    image["credit"] = first.credit or loose["credit"]
    gallery = [
        {"src": one.name, "alt": one.alt, "caption": one.caption, "credit": one.credit} for one in others
    ]
    return {"image": image, "gallery": gallery}


def _loose(analysis: Analysis, name: str) -> str:
    """The caption or credit that stood at no picture."""
    return next((fact.value for fact in analysis.all(name) if not fact.detail), "")


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
