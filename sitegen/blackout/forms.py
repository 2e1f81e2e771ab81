"""The forms of the sheet: text for the terminal, CSV for a spreadsheet, HTML to print and sign."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from markupsafe import Markup, escape

from sitegen import calendar, files
from sitegen.blackout.sheet import Line, Sheet, Window
from sitegen.messages import say
from sitegen.model import Moment
from sitegen.plan.opendata import BOM, cell
from sitegen.plan.times import iso

Form: TypeAlias = Callable[[Sheet, str], str]

COLUMNS = (
    "municipality",
    "kind",
    "date",
    "folio",
    "title",
    "url",
    "file",
    "shown",
    "why",
    "blackouts",
    "until",
    "exception",
    "basis",
    "letter",
    "authorized_by",
    "authorized_on",
)
REACH = ("social", "sent", "engines", "archives", "readers", "repository", "paper", "cache")
DRESS = ("brand", "people", "cards", "lost")
MARK = 16  # figures of the sheet's digest: enough to tell two sheets apart by eye

_STYLE = """
body{font:11pt/1.4 "Noto Sans",system-ui,sans-serif;color:#000;background:#fff}
body{margin:2cm auto;max-width:24cm;padding:0 1rem}
h1{font-size:16pt;margin:0 0 .3em}
h2{font-size:12pt;margin:1.6em 0 .4em;border-bottom:1px solid #000}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #777;padding:.25em .5em;text-align:left;vertical-align:top}
small{display:block;overflow-wrap:anywhere}
th{background:#eee}thead{display:table-header-group}tr{break-inside:avoid}
.sign{display:flex;gap:2cm;margin-top:2.5cm}.sign p{flex:1;border-top:1px solid #000;padding-top:.3em}
@page{size:letter;margin:1.5cm}
@media print{body{margin:0;max-width:none}}
"""


def as_csv(sheet: Sheet, language: str) -> str:
    """One row a document, shown ones first; names of columns are the same in every language."""
    del language
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in (*sheet.shown, *sheet.hidden):
        writer.writerow([cell(one) for one in _row(line)])
    return BOM + out.getvalue()


def as_text(sheet: Sheet, language: str) -> str:
    """For the terminal."""
    return "\n".join(_paragraphs(sheet, _Words(language)))


def as_html(sheet: Sheet, language: str) -> str:
    """A page of its own to print and sign; it asks for nothing elsewhere."""
    words = _Words(language)
    body = Markup("\n").join(_blocks(sheet, words))
    title = escape(words("sheet-title", site=sheet.site))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="robots" content="noindex">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


FORMS: Mapping[str, Form] = MappingProxyType({"text": as_text, "html": as_html, "csv": as_csv})


def mark(sheet: Sheet) -> str:
    """What tells two sheets apart: the digest of all that they list."""
    told = (as_csv(sheet, ""), str(sheet.moment.instant), *(str(one.blackout) for one in sheet.windows))
    return files.digest("\n".join(told).encode())[:MARK]


class _Words:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **facts: object) -> str:
        return say(key, self.language, **facts)

    def when(self, moment: Moment) -> str:
        return f"{calendar.day_date(moment.day, self.language)}, {moment.local:%H:%M:%S}"

    def day(self, moment: Moment | None) -> str:
        return calendar.day_date(moment.day, self.language) if moment else ""

    def why(self, line: Line) -> str:
        """The reason as a sentence, with all that is noted of an exception."""
        until = self.when(line.until) if line.until else ""
        said = self(f"sheet-why-{line.why}", blackouts=", ".join(line.blackouts), until=until)
        exemption = line.item.front.blackout
        if line.why != "exception" or exemption is None:
            return said
        noted = {
            "basis": exemption.basis,
            "letter": exemption.letter,
            "authorized": exemption.authorized_by,
            "on": self.day(exemption.date),
        }
        parts = [self(f"sheet-exception-{exemption.exception}")]
        parts += [self(f"sheet-noted-{key}", value=value) for key, value in noted.items() if value]
        parts += [self("sheet-unauthorized")] * (not exemption.authorized_by or not exemption.basis)
        return f"{said} {'; '.join(parts)}."


def _row(line: Line) -> tuple[str, ...]:
    front, exemption = line.item.front, line.item.front.blackout
    noted = (
        (
            exemption.exception,
            exemption.basis,
            exemption.letter,
            exemption.authorized_by,
            iso(exemption.date),
        )
        if exemption
        else ("",) * 5
    )
    return (
        line.item.municipality,
        line.item.kind,
        iso(front.date),
        front.folio,
        front.title,
        line.url,
        line.item.path,
        "no" if line.why == "hidden" else "yes",
        line.why,
        "; ".join(line.blackouts),
        iso(line.until),
        *noted,
    )


def _window(window: Window, words: _Words) -> tuple[str, ...]:
    one = window.blackout
    return (
        one.name,
        window.place,
        words.when(window.start),
        words.when(window.end),
        words(f"sheet-mode-{one.mode}"),
        words(f"sheet-earlier-{one.earlier}"),
        words(f"sheet-state-{window.state}"),
        one.source or words("sheet-no-source"),
        window.where,
    )


def _summary(sheet: Sheet, words: _Words) -> Iterator[str]:
    yield words("sheet-moment", when=words.when(sheet.moment), zone=sheet.moment.zone)
    yield words("sheet-count-shown", count=len(sheet.shown))
    yield words("sheet-count-hidden", count=len(sheet.hidden))
    for reason, count in sheet.others:
        yield words(f"sheet-count-{reason}", count=count)
    if sheet.unread:
        yield words("sheet-count-unread", count=sheet.unread)
    yield words("sheet-mark", mark=mark(sheet))


def _beyond(sheet: Sheet, words: _Words) -> Iterator[str]:
    yield from (words(f"sheet-reach-{one}") for one in REACH)
    if sheet.media:
        yield words("sheet-reach-media", url=sheet.media)
    yield from (f"{name}: {address}" for name, address in sheet.beyond)


# --- text -----------------------------------------------------------------------


def _paragraphs(sheet: Sheet, words: _Words) -> Iterator[str]:
    yield words("sheet-title", site=sheet.site)
    yield from (f"  {one}" for one in _summary(sheet, words))
    yield ""
    yield words("sheet-windows")
    yield from (f"  {' · '.join(part for part in _window(one, words) if part)}" for one in sheet.windows)
    if not sheet.windows:
        yield f"  {words('sheet-no-windows')}"
    for key, lines in (("sheet-shown", sheet.shown), ("sheet-hidden", sheet.hidden)):
        yield ""
        yield words(key)
        yield from (entry for line in lines for entry in _entry(line, words))
        if not lines:
            yield f"  {words('sheet-none')}"
    for key, told in (
        ("sheet-dress", [words(f"sheet-dress-{one}") for one in DRESS]),
        ("sheet-reach", list(_beyond(sheet, words))),
    ):
        yield ""
        yield words(key)
        yield from (f"  - {one}" for one in told)
    yield ""
    yield words("sheet-advice")


def _entry(line: Line, words: _Words) -> Iterator[str]:
    front = line.item.front
    known = (words.day(front.date), line.municipality, front.folio)
    yield f"  {front.title}"
    yield f"    {' · '.join(part for part in (*known, line.item.path) if part)}"
    yield f"    {words.why(line)}"


# --- HTML -----------------------------------------------------------------------


def _blocks(sheet: Sheet, words: _Words) -> Iterator[Markup]:
    yield Markup("<h1>{}</h1>").format(words("sheet-title", site=sheet.site))
    yield _list(_summary(sheet, words))
    yield Markup("<h2>{}</h2>").format(words("sheet-windows"))
    heads = ("name", "place", "from", "to", "mode", "earlier", "state", "source", "where")
    yield _table(
        [words(f"sheet-head-{one}") for one in heads], [_window(one, words) for one in sheet.windows]
    )
    for key, lines in (("sheet-shown", sheet.shown), ("sheet-hidden", sheet.hidden)):
        yield Markup("<h2>{}</h2>").format(words(key))
        columns = ("date", "document", "municipality", "why")
        yield _table([words(f"sheet-head-{one}") for one in columns], [_cells(line, words) for line in lines])
    yield Markup("<h2>{}</h2>").format(words("sheet-dress"))
    yield _list(words(f"sheet-dress-{one}") for one in DRESS)
    yield Markup("<h2>{}</h2>").format(words("sheet-reach"))
    yield _list(_beyond(sheet, words))
    yield Markup("<p>{}</p>").format(words("sheet-advice"))
    yield Markup('<div class="sign"><p>{}</p><p>{}</p><p>{}</p></div>').format(
        words("sheet-sign-press"), words("sheet-sign-legal"), words("sheet-sign-date")
    )


def _cells(line: Line, words: _Words) -> tuple[str, ...]:
    front = line.item.front
    known = " · ".join(part for part in (front.folio, line.url) if part)
    named = Markup("{}<small>{}</small>").format(front.title, known)
    return (words.day(front.date), named, line.municipality, words.why(line))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(one) for one in heads)
    body = Markup("\n").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(one) for one in row))
        for row in rows
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>\n{}\n</tbody></table>").format(head, body)


def _list(told: Iterable[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(one) for one in told))
