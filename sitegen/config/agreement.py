"""The room of agreement: what the tables of site.toml must be to each other; the findings are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

from sitegen.config.fields import SiteTable, Whole
from sitegen.config.settings import Administration, FolioPattern, Legend, Municipality, Person
from sitegen.config.values import Findings
from sitegen.text import closest, fold


class Identified(Protocol):
    """What has an id of its own in its table."""

    @property
    def id(self) -> str:
        """The id."""


def agree(whole: Whole, findings: Findings) -> None:
    """Tells of everything in which the tables do not fit together."""
    if "site" not in findings.found:
        _missing_table("site", "sitio", findings)
    else:
        _languages(whole.site, findings)
        _own_domain(whole.site, findings)
        _media(whole.site, findings)
    _path_words(whole, findings)
    if not whole.municipality:
        _missing_table("municipality", "municipio", findings)
    _unique_ids("municipality", whole.municipality, findings)
    _unique_ids("topic", whole.topic, findings)
    _unique_ids("person", whole.person, findings)
    for number, one in enumerate(whole.municipality):
        if one is not None:
            _municipality(f"municipality[{number}]", one, findings)
    for number, person in enumerate(whole.person):
        if person is not None:
            _person(f"person[{number}]", person, whole, findings=findings)
    for number, legend in enumerate(whole.legend):
        if legend is not None:
            _span(f"legend[{number}].to", legend.start, legend.end, findings=findings)
            scope(f"legend[{number}]", legend.state, legend.municipality, whole=whole, findings=findings)
    _overlaps(whole.legend, findings)


def scope(key: str, state: str, municipality: str, *, whole: Whole, findings: Findings) -> None:
    """Tells where a rule's state or municipality is none of the site's, or the two do not belong together."""
    known = {one.id: one for one in whole.municipality if one is not None}
    if None in whole.municipality:
        return  # the one that is meant may be the one that cannot be used, which is told already
    if municipality and municipality not in known:
        _unknown_municipality(f"{key}.municipality", municipality, known, findings=findings)
    states = {fold(one.state): one.state for one in known.values() if one.state}
    if state and fold(state) not in states:
        guess = closest(state, states.values()) or ", ".join(sorted(states.values()))
        findings.wrong_at("config-state-unknown", f"{key}.state", value=state, guess=guess)
    elif state and municipality in known and fold(known[municipality].state) != fold(state):
        real = known[municipality].state
        findings.wrong_at(
            "config-state-other", f"{key}.state", value=state, municipality=municipality, state=real
        )


def _missing_table(name: str, spanish: str, findings: Findings) -> None:
    if name in findings.found:
        return  # a table that is there and wrong has been told already
    brackets = "[{}]" if name == "site" else "[[{}]]"
    facts = {"table": brackets.format(name), "spanish": brackets.format(spanish)}
    findings.wrong_at("config-table-missing", "", **facts)


def _languages(site: SiteTable, findings: Findings) -> None:
    if {"site.language", "site.languages"} <= findings.found.keys():
        findings.wrong_at("config-languages-both", "site.languages")
    elif not {"site.language", "site.languages"} & findings.found.keys():
        findings.wrong_at("config-languages-missing", "site.languages")
    seen: dict[str, str] = {}
    for number, tag in enumerate(site.languages):
        primary = tag.partition("-")[0]
        if primary in seen:  # both would be published under the same prefix
            key = f"site.languages[{number}]"
            findings.wrong_at("config-languages-alike", key, value=tag, other=seen[primary])
        seen.setdefault(primary, tag)


def _own_domain(site: SiteTable, findings: Findings) -> None:
    """A site with a CNAME is at the root of that domain, and GitHub Pages serves it nowhere else."""
    address = urlsplit(site.url)
    if site.cname and site.url and (address.hostname != site.cname or address.path != "/"):
        findings.doubtful_at("config-host-other", "site.cname", value=site.cname, url=site.url)


def _media(site: SiteTable, findings: Findings) -> None:
    """Photos that lie elsewhere: where, and of which years; and never where the site itself is."""
    keys = ("site.media_url", "site.media_until")
    given = [key for key in keys if key in findings.found]
    if len(given) == 1:
        findings.wrong_at("config-media-alone", given[0])
    if site.media_url and site.media_url.partition("://")[2] == site.url.partition("://")[2]:
        findings.wrong_at("config-media-own", keys[0], value=site.media_url)


def _path_words(whole: Whole, findings: Findings) -> None:
    tags = whole.site.languages or (whole.site.language,)
    primaries = {tag.partition("-")[0]: tag for tag in tags}
    seen: dict[tuple[str, str], str] = {}
    for tag, name, word in whole.urls.words:
        key = f"urls.{tag}.{name}" if tag else f"urls.{name}"
        primary = (tag or tags[0]).partition("-")[0]
        if all(tags) and primary not in primaries:
            findings.wrong_at("config-urls-language", f"urls.{tag}", value=tag, known=", ".join(tags))
            continue
        other = seen.setdefault((primary, word), name)
        if other != name:
            findings.wrong_at("config-urls-twice", key, value=word, key=name, other=other)
    if not whole.urls.municipality and len(whole.municipality) > 1:
        findings.wrong_at("config-urls-segment", "urls.municipality")


def _unique_ids(table: str, items: Iterable[Identified | None], findings: Findings) -> None:
    seen: dict[str, str] = {}
    for number, one in enumerate(items):
        if one is None:
            continue
        key = f"{table}[{number}].id"
        first = seen.setdefault(one.id, key)
        if first != key:
            findings.wrong_at("config-id-twice", key, value=one.id, before=findings.found.get(first, 0))


def _municipality(key: str, one: Municipality, findings: Findings) -> None:
    _unique_ids(f"{key}.area", one.areas, findings)
    _folio(f"{key}.folio", one.folio, findings)
    for number, area in enumerate(one.areas):
        _folio(f"{key}.area[{number}].folio", area.folio, findings)
    starts: set[date] = set()
    for number, administration in enumerate(one.administrations):
        _terms(f"{key}.administration[{number}]", administration, findings)
        if administration.start in starts:
            findings.wrong_at(
                "config-administrations-alike", f"{key}.administration", value=administration.start
            )
        starts.add(administration.start)


def _folio(key: str, folio: FolioPattern | None, findings: Findings) -> None:
    if folio and "{office}" in folio.pattern and not folio.office:
        findings.wrong_at("config-folio-office", f"{key}.pattern", value=folio.pattern)


def _terms(key: str, one: Administration, findings: Findings) -> None:
    """The spans of an administration and of those who served in it."""
    if one.end:
        _span(f"{key}.to", one.start, one.end, findings=findings)
    for name, officers in (("head", one.heads), ("officials", one.officials)):
        for officer in officers:
            if officer.start and officer.end:
                _span(f"{key}.{name}", officer.start, officer.end, findings=findings)


def _person(key: str, one: Person, whole: Whole, *, findings: Findings) -> None:
    scope(key, "", one.municipality, whole=whole, findings=findings)
    for number, office in enumerate(one.offices):
        if office.start and office.end:
            _span(f"{key}.offices[{number}].to", office.start, office.end, findings=findings)


def _unknown_municipality(
    key: str, ident: str, known: Mapping[str, Municipality], *, findings: Findings
) -> None:
    meant = next((one.id for one in known.values() if fold(one.name) == fold(ident)), "")
    guess = meant or closest(ident, known) or ", ".join(sorted(known))
    findings.wrong_at("config-municipality-unknown", key, value=ident, guess=guess)


def _span(key: str, start: date, end: date, *, findings: Findings) -> None:
    if end < start:
        findings.wrong_at("config-span", key, start=start.isoformat(), end=end.isoformat())


def _overlaps(legends: Sequence[Legend | None], findings: Findings) -> None:
    """Two legends of the same scope on the same day: which one a release bears would be chance."""
    by_scope: dict[tuple[str, str], list[tuple[date, int]]] = {}
    for number, one in enumerate(legends):
        if one is not None:
            place = (one.municipality, "" if one.municipality else fold(one.state))
            by_scope.setdefault(place, []).append((one.start, number))
    for rows in by_scope.values():
        latest = None
        for _, number in sorted(rows):
            one = legends[number]
            if one is None:
                continue
            if latest is not None and one.start <= latest[0]:
                line = findings.found.get(f"legend[{latest[1]}]", 0)
                findings.wrong_at("config-legends-overlap", f"legend[{number}]", day=one.start, before=line)
            latest = max(latest or (one.end, number), (one.end, number))
