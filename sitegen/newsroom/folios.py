"""Folios: unique in their issuer, in the form and the order that it gives them.

A text and its translations share one. Who looks asks for documents that may not be
public too; messages name paths and folios only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import pairwise

from sitegen import text
from sitegen.config.settings import Config
from sitegen.model import Item
from sitegen.newsroom.references import NO_FOLIO, register
from sitegen.newsroom.series import Issuer, age, folio, issuer_of, number_of, span_of, taken
from sitegen.problems import Problem, error, warning

SHOWN = 12  # gaps that one message names


def problems(items: Iterable[Item], config: Config) -> Iterator[Problem]:
    """Folios and numbers given twice (errors); those out of form, date or order, and gaps (warnings)."""
    items = tuple(items)
    series = taken(items, config)
    twice = dict(_twice(items, config, series))
    yield from twice.values()
    yield from _out_of_form(items, config)
    for (issuer, span), numbers in series.items():
        yield from _same_number(issuer, numbers, told=twice)
        yield from _out_of_order(numbers)
        yield from _gaps(issuer, numbers, span=span)


def _twice(
    items: Iterable[Item], config: Config, series: Mapping[tuple[Issuer, int], Mapping[int, tuple[Item, ...]]]
) -> Iterator[tuple[str, Problem]]:
    """An error for each document whose folio its issuer had given to an earlier one, by path."""
    last = {series_of: max(numbers) for series_of, numbers in series.items()}
    for same in register(items).by_folio.values():
        first: dict[str, Item] = {}
        for item in sorted(same, key=age) if len(same) > 1 else ():
            if item.front.translation_of is not None:
                continue
            holder = first.setdefault(item.municipality, item)
            if holder is not item:
                yield item.path, _taken_twice(item, holder, _free(item, config, last))


def _free(item: Item, config: Config, last: Mapping[tuple[Issuer, int], int]) -> str:
    """The next free folio for a document, "" where its issuer has no pattern."""
    issuer = issuer_of(config, item.municipality, item.front.area)
    if issuer is None or item.front.date is None:
        return ""
    day = item.front.date.day
    return folio(issuer.pattern, day, last.get((issuer, span_of(issuer.pattern, day)), 0) + 1)


def _taken_twice(item: Item, holder: Item, free: str) -> Problem:
    code = "folio-twice-next" if free else "folio-twice"
    facts = {"folio": item.front.folio, "other": holder.path, "next": free, "file": item.path}
    return error(code, path=item.path, line=item.line("folio"), **facts)


def _same_number(
    issuer: Issuer, numbers: Mapping[int, tuple[Item, ...]], *, told: Mapping[str, Problem]
) -> Iterator[Problem]:
    """Two folios with different dates and one number: what two branches make that took the same."""
    following = max(numbers) + 1
    for number, same in numbers.items():
        for item in same[1:]:
            if item.path not in told and item.front.date is not None:
                yield error(
                    "folio-number-twice",
                    path=item.path,
                    line=item.line("folio"),
                    folio=item.front.folio,
                    number=number,
                    other=same[0].path,
                    next=folio(issuer.pattern, item.front.date.day, following),
                    file=item.path,
                )
                following += 1


def _out_of_form(items: Iterable[Item], config: Config) -> Iterator[Problem]:
    issuer_in = cache(partial(issuer_of, config))
    for item in items:
        given, date = item.front.folio, item.front.date
        issuer = issuer_in(item.municipality, item.front.area)
        if issuer is None or item.kind != "release" or date is None:
            continue
        if item.front.translation_of is not None or text.fold_folio(given) in NO_FOLIO:
            continue
        read = number_of(issuer.pattern, given)
        line, day = item.line("folio"), date.day
        if read is None:
            facts = {"folio": given, "pattern": issuer.pattern.pattern, "like": folio(issuer.pattern, day, 9)}
            yield warning("folio-form", path=item.path, line=line, **facts)
        elif not read.is_of(day):
            meant = folio(issuer.pattern, day, read.number)
            yield warning(
                "folio-date", path=item.path, line=line, folio=given, day=day.isoformat(), like=meant
            )


def _out_of_order(numbers: Mapping[int, tuple[Item, ...]]) -> Iterator[Problem]:
    """Releases with a higher number than one of a later day."""
    latest: Item | None = None
    for same in numbers.values():
        item = same[0]
        if item.front.date is None:
            continue
        if (
            latest is not None
            and latest.front.date is not None
            and item.front.date.day < latest.front.date.day
        ):
            facts = {"folio": item.front.folio, "other": latest.front.folio, "where": latest.path}
            yield warning("folio-order", path=item.path, line=item.line("folio"), **facts)
        else:
            latest = item


def _gaps(issuer: Issuer, numbers: Mapping[int, tuple[Item, ...]], *, span: int) -> Iterator[Problem]:
    """One warning for a series, at the document after its last gap. Where a series begins is no gap."""
    gaps = [(before + 1, after - 1) for before, after in pairwise(numbers) if after > before + 1]
    if not gaps:
        return
    after = numbers[gaps[-1][1] + 1][0]
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in gaps[-SHOWN:]]
    missing = ", ".join(["…", *shown] if len(gaps) > SHOWN else shown)
    count = sum(last - first + 1 for first, last in gaps)
    facts = {"missing": missing, "count": count, "office": issuer.pattern.office, "year": span or ""}
    yield warning("folio-gap", path=after.path, line=after.line("folio"), **facts)
