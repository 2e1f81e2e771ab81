"""The room that loads: site.toml of a folder becomes the settings of a site, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from sitegen.config.agreement import agree
from sitegen.config.fields import WHOLE, SiteTable, Whole
from sitegen.config.proportions import SQUARE, proportion
from sitegen.config.repair import repaired
from sitegen.config.service import served
from sitegen.config.settings import Blackout, Config, Municipality, Site, Urls
from sitegen.config.syntax import NAME, read_table
from sitegen.config.values import Findings, Value
from sitegen.config.windows import blackouts
from sitegen.problems import Problem, SiteError, errors_of

Row = TypeVar("Row")


def load(root: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The settings of the site in the folder `root`, and warnings about them.

    Raises SiteError with every problem of site.toml, warnings too, if one is an error.
    """
    settings, problems = survey(root)
    if errors_of(problems):
        raise SiteError(problems)
    return settings, problems


def survey(root: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The settings as far as they can be understood, and every problem of site.toml, errors too.

    With errors the settings serve only to find what is wrong with the content; nothing may be
    published by them. Raises SiteError where there is no TOML to understand.
    """
    table, lines, digest = read_table(root)
    findings = Findings(root, lines)
    whole = WHOLE.read(Value(table, "", NAME, 1), findings) or Whole()
    agree(whole, findings)
    windows = blackouts(whole, findings)
    problems = tuple(sorted(set(findings.problems)))
    settings = _config(whole, windows, findings=findings, digest=digest)
    return (repaired(settings, whole, table) if errors_of(problems) else settings), problems


def _config(whole: Whole, windows: tuple[Blackout, ...], *, findings: Findings, digest: str) -> Config:
    languages = whole.site.languages or (whole.site.language,)
    return Config(
        site=_site(whole.site, languages),
        municipalities=tuple(_measured(one, findings.root) for one in whole.municipality if one is not None),
        topics=tuple(one for one in whole.topic if one is not None),
        people=served(_given(whole.person), _given(whole.municipality)),
        legends=tuple(one for one in whole.legend if one is not None),
        blackouts=windows,
        urls=_urls(whole.urls, languages),
        severities=tuple(sorted(whole.checks)),
        theme=tuple(sorted(whole.theme)),
        digest=f"{digest} {whole.site.module.digest}".strip(),
        repository=whole.repository,
        lines=tuple(sorted(findings.found.items())),
        module=whole.site.module,
    )


def _given(rows: Iterable[Row | None]) -> tuple[Row, ...]:
    return tuple(one for one in rows if one is not None)


def _measured(one: Municipality, root: Path) -> Municipality:
    """A municipality with the proportions of its marks, of earlier administrations too."""
    terms = tuple(
        msgspec.structs.replace(term, logo_ratio=proportion(root / term.logo)) if term.logo else term
        for term in one.administrations
    )
    own = proportion(root / one.logo) if one.logo else SQUARE
    return msgspec.structs.replace(one, logo_ratio=own, administrations=terms)


def _site(site: SiteTable, languages: tuple[str, ...]) -> Site:
    return Site(
        title=site.title,
        url=site.url,
        languages=languages,
        timezone=site.timezone,
        theme=site.theme,
        description=site.description,
        country=site.country,
        cname=site.cname,
        contact=site.contact,
        data_license=site.data_license,
        headline_cards=site.headline_cards,
        media_url=site.media_url,
        media_until=site.media_until,
    )


def _urls(urls: Urls, languages: tuple[str, ...]) -> Urls:
    """The words with their language's own tag; those without one are of the first language."""
    by_primary = {tag.partition("-")[0]: tag for tag in languages}
    words = (
        (by_primary[primary], name, word)
        for tag, name, word in urls.words
        if (primary := (tag or languages[0]).partition("-")[0]) in by_primary
    )
    return Urls(urls.municipality, tuple(sorted(words)))
