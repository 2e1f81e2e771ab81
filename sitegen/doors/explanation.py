"""The door `explain`: why a document is or is not seen, and which rules by date and place apply to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from sitegen import calendar, config
from sitegen.calendar import Ruling, Verdict
from sitegen.config.settings import Config
from sitegen.model import Item, Moment
from sitegen.newsroom import series, urls
from sitegen.newsroom.exceptions import about, unauthorized
from sitegen.newsroom.visibility import hidden, owners_of
from sitegen.problems import SiteError, error
from sitegen.register import documents, found, moment_of, path_in
from sitegen.terminal import Terminal, language_of

Value = TypeVar("Value")

OFFICIAL = ("release", "document")  # the kinds that carry a legend


def explain_file(root: Path, file: Path, *, now: datetime | None) -> int:
    """Prints all that is decided about a document at a moment, with reasons and sources. The exit code."""
    terminal = Terminal(language_of(root))
    try:
        settings, _ = config.load(root)
        at = moment_of(now, settings)
        items = documents(root, settings)
        path = path_in(root, file)
        item = found(items, path) if path is not None else None
        if item is None:
            terminal.problems((error("file-no-document", path=str(file)),), sums=False)
            return 1
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    for line in _Explanation(terminal, settings, at).lines(item, items):
        terminal.put(line)
    return 0


class _Explanation:
    """What is said of a document, in the words of one terminal."""

    def __init__(self, terminal: Terminal, settings: Config, now: Moment) -> None:
        self._say = terminal.word
        self._language = terminal.language
        self._config = settings
        self._now = now

    def lines(self, item: Item, items: tuple[Item, ...]) -> Iterator[str]:
        """Heading and rules, in the order in which people ask."""
        yield self._say("explain-head", title=item.front.title, path=item.path)
        yield f"  {self._visibility(item)}"
        yield f"  {self._say('explain-url', url=urls.absolute(self._config, urls.item(self._config, item)))}"
        for old in urls.aliases(self._config, item):
            yield f"  {self._say('explain-alias', url=urls.absolute(self._config, old))}"
        if item.front.date is not None:
            yield f"  {self._dated(item, item.front.date)}"
            yield from self._legend(item, item.front.date.day)
            yield from self._administration(item, item.front.date.day)
        yield from self._folio(item, items)
        yield from self._blackouts(item)

    def _visibility(self, item: Item) -> str:
        reason = hidden(item, self._config, self._now)
        if reason is None:
            return self._say("explain-seen")
        why, until = reason
        told = self._say(f"explain-why-{why}")
        return self._say("explain-until", why=told, when=self._when(until)) if until else told

    def _dated(self, item: Item, moment: Moment) -> str:
        day = calendar.day_date(moment.day, self._language)
        return self._say("explain-date", day=day, zone=calendar.zone_of(self._config, item.municipality))

    def _legend(self, item: Item, day: date) -> Iterator[str]:
        if item.kind not in OFFICIAL:
            return
        ruling = calendar.explain_legend(self._config, item.municipality, day)
        if ruling.first is None:
            yield f"  {self._say('explain-no-legend')}"
        yield from self._ruling("explain-legend", ruling, lambda one: one.text)

    def _administration(self, item: Item, day: date) -> Iterator[str]:
        if not item.municipality:
            return
        ruling = calendar.explain_administration(self._config, item.municipality, day)
        if ruling.first is None:
            yield f"  {self._say('explain-no-administration')}"
        yield from self._ruling("explain-administration", ruling, lambda one: one.name)
        head = calendar.head_on(self._config, item.municipality, day)
        if head is not None:
            yield f"    {self._say('explain-officer', name=head.name, office=head.office)}"
        today = calendar.day_of(self._config, item.municipality, self._now)
        if ruling.first != calendar.administration(self._config, item.municipality, today) and ruling.first:
            yield f"    {self._say('explain-history')}"

    def _folio(self, item: Item, items: tuple[Item, ...]) -> Iterator[str]:
        if item.front.folio:
            yield f"  {self._say('explain-folio', folio=item.front.folio)}"
        elif item.kind == "release" and item.front.date is not None:
            following = series.next_folio(
                items,
                self._config,
                municipality=item.municipality,
                area=item.front.area,
                day=item.front.date.day,
            )
            if following:
                yield f"  {self._say('explain-next-folio', folio=following)}"

    def _blackouts(self, item: Item) -> Iterator[str]:
        for owner in owners_of(item, self._config):
            ruling = calendar.explain_blackouts(self._config, owner, self._now)
            held = about(item, owner, self._config, now=self._now)
            for verdict in (*ruling.won, *ruling.lost):
                one = verdict.rule.value
                start, end = calendar.window(self._config, one, owner)
                key = "about" if one in held else "aside" if verdict.reason == "holds" else verdict.reason
                facts = {"name": one.name, "from": self._when(start), "to": self._when(end)}
                yield f"  {self._say(f'explain-blackout-{key}', **facts)}{self._origin(verdict)}"
        exemption = item.front.blackout
        if exemption is not None:
            lacking = unauthorized(exemption)
            told = self._say(f"sheet-exception-{exemption.exception}")
            yield f"  {self._say('explain-exception', exception=told, by=exemption.authorized_by or '?')}"
            if lacking:
                yield f"    {self._say('explain-lacking', missing=lacking)}"

    def _ruling(self, key: str, ruling: Ruling[Value], name: Callable[[Value], str]) -> Iterator[str]:
        for verdict in ruling.won:
            reason = self._say(f"explain-reason-{verdict.reason}")
            told = self._say(key, name=name(verdict.rule.value), reason=reason)
            yield f"  {told}{self._origin(verdict)}"
        for verdict in ruling.lost:
            reason = self._say(f"explain-reason-{verdict.reason}")
            told = self._say("explain-lost", name=name(verdict.rule.value), reason=reason)
            yield f"    {told}{self._origin(verdict)}"

    def _origin(self, verdict: Verdict[Value]) -> str:
        parts = [part for part in (verdict.rule.where, verdict.rule.source) if part]
        return f" [{', '.join(parts)}]" if parts else ""

    def _when(self, moment: Moment) -> str:
        return f"{calendar.day_date(moment.day, self._language)}, {moment.local:%H:%M:%S}"
