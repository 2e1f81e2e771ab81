"""The reading of one document: the order in which a careful reader takes a text apart."""

from __future__ import annotations

from pathlib import PurePosixPath

import msgspec

from sitegen.config.settings import Config
from sitegen.intake.blocks import Block, Paper
from sitegen.intake.release.apart import leave_apart, leave_digests
from sitegen.intake.release.boilerplate import leave_interface, leave_menu
from sitegen.intake.release.captions import take_picture_captions
from sitegen.intake.release.closing import take_closing, take_legends, take_letterhead
from sitegen.intake.release.crumbs import leave_crumbs, leave_foot
from sitegen.intake.release.dateline import take_datelines
from sitegen.intake.release.folio import take_folio
from sitegen.intake.release.glue import mended
from sitegen.intake.release.headline import take_headline
from sitegen.intake.release.kind import is_invitation, kind_of
from sitegen.intake.release.lead import find_lead
from sitegen.intake.release.letter import is_letter, take_letter
from sitegen.intake.release.opening import Dateline
from sitegen.intake.release.others import leave_next_news, leave_teasers
from sitegen.intake.release.people import take_people
from sitegen.intake.release.quotes import take_quotes
from sitegen.intake.release.sheet import Fact, Leftover, Line, Sheet
from sitegen.intake.release.when import take_date
from sitegen.intake.release.whose import take_municipality
from sitegen.model import KINDS, Kind

_PASTED = (".htm", ".html", ".text", ".txt", ".xhtml")  # what may be a web page with its menus


class Analysis(msgspec.Struct, frozen=True):
    """What was understood of a document, and what is left of it for the body.

    `body` are the lines that nobody took, by block; `signed` is the number of the line
    with which a signature begins, -1 without one.
    """

    kind: Kind
    facts: tuple[Fact, ...]
    left: tuple[Leftover, ...]
    blocks: tuple[Block, ...]
    body: tuple[Line, ...]
    signed: int = -1
    letter: bool = False

    def value(self, field: str, *, least: float = 0.7) -> str:
        """The value of the surest fact of a field that is at least so sure, or ""."""
        found = [fact for fact in self.facts if fact.field == field and fact.sure >= least]
        return max(found, key=lambda fact: fact.sure).value if found else ""

    def all(self, field: str, *, least: float = 0.7) -> tuple[Fact, ...]:
        """Every fact of a field that is at least so sure, in the text's order."""
        return tuple(fact for fact in self.facts if fact.field == field and fact.sure >= least)


def analyse(
    paper: Paper, config: Config, *, municipality: str = "", day: str = "", name: str = ""
) -> Analysis:
    """Takes a document apart. `municipality` is an id that a person gave; `name` that of the file.

    `day` is a date that a person gave for texts that do not say theirs.

    Pure: the same paper and settings give the same analysis. Nothing is lost: every word
    is in a fact, in what was left out, or in the body.
    """
    sheet = Sheet(mended(paper.blocks))
    _leave_furniture(sheet, paper)
    letter = is_letter(sheet)
    take_picture_captions(sheet)
    take_folio(sheet)
    if not letter:
        leave_apart(sheet)
        leave_digests(sheet)
        leave_teasers(sheet)
    dateline = take_datelines(sheet, config)
    if letter:
        take_letter(sheet)
    lead = find_lead(sheet, dateline)
    take_letterhead(sheet, lead)
    take_legends(sheet, above=len(sheet.lines) if lead is None else lead)
    if not sheet.value("title"):
        names = [one.name for one in config.municipalities]
        take_headline(sheet, dateline, names, hint=paper.hints.title)
    signed = _take_edges(sheet, dateline, config, letter=letter)
    take_municipality(sheet, dateline, config, given=municipality, letter=letter)
    take_date(sheet, dateline, paper.hints, name=name)
    if day and not sheet.value("date"):
        sheet.note(Fact("date", day, 1.0, "--date"))
    take_people(sheet, config, signed)
    take_quotes(sheet)
    kind, sure = _kind(sheet, paper, letter=letter)
    sheet.note(Fact("kind", kind, sure, ""))
    if is_invitation(sheet):
        sheet.note(Fact("kind", "event", 0.5, ""))
    return Analysis(
        kind,
        tuple(sheet.facts),
        tuple(sheet.left),
        sheet.blocks,
        tuple(sheet.free("body") + sheet.free("note")),
        -1 if signed is None else signed,
        letter,
    )


def _leave_furniture(sheet: Sheet, paper: Paper) -> None:
    """Leaves out what a page has around its text."""
    sheet.leave("hidden", sheet.free("hidden"))
    leave_interface(sheet)
    if PurePosixPath(paper.name).suffix.lower() in _PASTED:
        leave_menu(sheet)


def _take_edges(sheet: Sheet, dateline: Dateline | None, config: Config, *, letter: bool) -> int | None:
    """Takes what stands close above the text and below it; the line where a signature begins, or None."""
    found, names = find_lead(sheet, dateline), [one.name for one in config.municipalities]
    if not letter:
        leave_crumbs(sheet, found, names)
    first = next((line.number for line in sheet.free("body")), 0)
    lead = first if found is None else found
    if not letter:
        leave_next_news(sheet, lead, names)
    signed = take_closing(sheet, config, lead)
    if not letter:
        leave_foot(sheet, lead, signed)
    return signed


def _kind(sheet: Sheet, paper: Paper, *, letter: bool) -> tuple[Kind, float]:
    told = next((kind for kind in KINDS if kind == paper.hints.kind), None)
    if told:
        return told, 0.97
    kind, sure = kind_of(sheet, letter=letter)
    if kind == "page" and paper.hints.status:  # a post of a blog is news
        return "release", 0.9
    return kind, sure
