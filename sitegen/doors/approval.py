"""The door `vobo`: one sheet to approve a document by, its code, and the approval written into it."""

from __future__ import annotations

import base64
import re
import time
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from sitegen import calendar, config, theme
from sitegen.build import Site, prepare
from sitegen.config.settings import Config
from sitegen.content.amend import amended, quoted
from sitegen.content.approval import code_of, same_code
from sitegen.content.proof import Proof
from sitegen.files import as_written, write_bytes
from sitegen.messages import spoken
from sitegen.model import Item
from sitegen.newsroom.references import NO_FOLIO
from sitegen.newsroom.series import next_folio
from sitegen.newsroom.visibility import Showing
from sitegen.plan.articles import article
from sitegen.plan.bodies import feed_body
from sitegen.plan.layout import Layout, layout
from sitegen.plan.photos import renditions_of
from sitegen.problems import SiteError, error
from sitegen.register import documents, found, path_in
from sitegen.sheets import place_of, write_sheet
from sitegen.terminal import Terminal, language_of
from sitegen.text import fold_folio

ALL = Showing(drafts=True, future=True, blackout=True, unapproved=True)
_SOURCE = re.compile(r'src="([^"]+)"')
_STYLE = (
    "body{font:17px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "img{max-width:100%;height:auto}h1{line-height:1.2}figcaption,.small{font-size:.85em;color:#555}"
    ".mark{position:sticky;top:0;background:#b00020;color:#fff;font:700 1rem/2.2 system-ui;"
    "text-align:center}"
    ".code{font:700 1.6rem/1.4 ui-monospace,monospace;border:2px solid;padding:.2em .6em;"
    "display:inline-block}"
    ".problems{border:1px solid #b00020;padding:0 1rem}"
)


def make_sheet(root: Path, file: Path, *, output: Path | None, now: datetime | None) -> int:
    """Writes the sheet of a document, marked as a draft, and prints its code. The exit code."""
    terminal = Terminal(language_of(root))
    try:
        with terminal.progress() as progress:
            site = prepare(root, now=now or datetime.now(UTC), progress=progress, showing=ALL)
        path = _path(root, file, tuple(site.newsroom.by_path.values()))
        code = code_of(as_written(root, path), Proof(path, site.newsroom.config, ""))
        target = place_of(root, output or Path(f"vobo-{site.newsroom.by_path[path].slug}.html"))
        write_sheet(target, _sheet(site, site.newsroom.by_path[path], code, terminal).encode())
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    terminal.say("vobo-sheet", file=str(target), code=code)
    return 0


def approve(root: Path, file: Path, *, by: str, code: str) -> int:
    """Writes an approval into a document, and its folio if it has none yet. The exit code.

    The code must be that of the text as it stands: who approves has sent it back.
    """
    terminal = Terminal(language_of(root))
    try:
        path, folio = _approved(root, file, terminal.language, by=by, code=code)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("vobo-approved", path=path, by=by, folio=folio)
    return 0


def _approved(root: Path, file: Path, language: str, *, by: str, code: str) -> tuple[str, str]:
    """Writes the approval; gives path and folio of the document. Raises SiteError."""
    settings, _ = config.load(root)
    items = documents(root, settings)
    path = _path(root, file, items)
    item = next(one for one in items if one.path == path)
    proof, text = Proof(path, settings, ""), as_written(root, path)
    current = code_of(text, proof)
    if not same_code(code, current):
        raise SiteError([error("approval-code", path=path, given=code, file=path)])
    zone = calendar.zone_of(settings, item.municipality)
    rows: dict[str, list[str]] = {"approval": _rows(language, by=by, code=current, zone=zone), "draft": []}
    folio = _folio(settings, items, item)
    if folio:
        rows["folio"] = [f"folio: {quoted(folio)}"]
    write_bytes(root / path, amended(text, rows, proof).encode())
    return path, folio or item.front.folio or "S/F"


def _path(root: Path, file: Path, items: tuple[Item, ...]) -> str:
    path = path_in(root, file)
    item = found(items, path) if path is not None else None
    if item is None:
        raise SiteError([error("file-no-document", path=str(file))])
    return item.path


def _folio(settings: Config, items: tuple[Item, ...], item: Item) -> str:
    """The folio that is issued with the approval; "" where the document has one, or gets none."""
    if fold_folio(item.front.folio) not in NO_FOLIO or item.front.date is None or item.kind != "release":
        return ""
    others = [one for one in items if one.path != item.path]
    area, day = item.front.area, item.front.date.day
    return next_folio(others, settings, municipality=item.municipality, area=area, day=day) or ""


def _rows(language: str, *, by: str, code: str, zone: str) -> list[str]:
    now = calendar.moment_at(int(time.time()), zone)
    at = f"{now.local:%Y-%m-%dT%H:%M}"
    if spoken(language) == "en":
        return ["approval:", f"  by: {quoted(by)}", f"  at: {at}", f"  code: {code}"]
    return ["visto_bueno:", f"  por: {quoted(by)}", f"  cuando: {at}", f"  codigo: {code}"]


# --- the sheet ------------------------------------------------------------------------


def _sheet(site: Site, item: Item, code: str, terminal: Terminal) -> str:
    here = layout(site.newsroom, site.newsroom.config.site.languages[0])
    shown = article(here, item)
    mark, say = escape(terminal.word("vobo-mark")), terminal.word
    told = [terminal.told(one) for one in site.problems if one.path == item.path]
    wrong = "".join(f"<li>{escape(one)}</li>" for one in told)
    rows = (
        f'<!DOCTYPE html>\n<html lang="{escape(item.language)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{mark} · {escape(shown.title)}</title><style>{_STYLE}</style></head><body>",
        f'<p class="mark">{mark}</p>',
        f'<p class="small">{escape(say("vobo-folio", folio=shown.folio or "S/F"))}</p>',
        f"<h1>{escape(shown.title)}</h1>",
        "".join(f"<p><strong>{escape(one)}</strong></p>" for one in shown.deck),
        f"<p><em>{escape(shown.dateline)}</em></p>" if shown.dateline else "",
        _with_pictures(site, here, item),
        f'<p class="small">{escape(shown.legend.text)}</p>' if shown.legend else "",
        wrong and f'<div class="problems"><h2>{escape(say("vobo-problems"))}</h2><ul>{wrong}</ul></div>',
        f'<h2>{escape(say("vobo-code"))}</h2><p class="code">{code}</p>',
        f"<p>{escape(say('vobo-how', code=code))}</p>",
        f'<p class="small">{escape(say("vobo-record"))}</p>',
        f'<p class="mark">{mark}</p></body></html>\n',
    )
    return "\n".join(row for row in rows if row)


def _with_pictures(site: Site, here: Layout, item: Item) -> str:
    """The text with its pictures inside the file itself: one file is sent, and nothing is fetched."""
    html = feed_body(here, item)
    wanted = {here.absolute(one.path): one for one in renditions_of(here, item)}
    named = [address for address in dict.fromkeys(_SOURCE.findall(html)) if address in wanted]
    made = {one.path: one.data for one in theme.encode(site.root, [wanted[one] for one in named])}
    for address in named:
        path = wanted[address].path
        form = "webp" if path.endswith(".webp") else "jpeg"
        data = base64.b64encode(made[path]).decode()
        html = html.replace(f'src="{address}"', f'src="data:image/{form};base64,{data}"')
    return html
