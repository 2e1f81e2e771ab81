"""The door `enter-blackout`: the button of an hour in which nobody has time to edit settings.

It writes one table at the end of site.toml, in the words that the file uses, and takes it back
if the settings are not good with it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import msgspec

from sitegen import config
from sitegen.clock import zone
from sitegen.config.settings import Config
from sitegen.config.syntax import NAME
from sitegen.files import write_bytes
from sitegen.problems import Problem, SiteError, error, warning
from sitegen.terminal import Terminal, language_of

KEYS = {
    "blackout": ("name", "from", "to", "mode", "earlier", "source"),
    "veda": ("nombre", "desde", "hasta", "modo", "anteriores", "fuente"),
}
MODES = ("warn", "hide", "suspend")  # the stricter after the milder
PLACES = {"blackout": ("state", "municipality"), "veda": ("estado", "municipio")}
WORDS = {"hide": "ocultar", "suspend": "suspender", "keep": "conservar"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Quiet(msgspec.Struct, frozen=True):
    """A blackout that begins now: its last day, `hide` or `suspend`, `keep` or `hide` what was before."""

    until: date
    mode: str
    earlier: str
    source: str
    state: str = ""  # whose blackout it is; all the site's where neither is said
    municipality: str = ""


def enter(root: Path, quiet: Quiet, *, now: datetime | None) -> int:
    """Writes the blackout into site.toml and says so. The exit code; nothing is written where it is 1."""
    terminal = Terminal(language_of(root))
    try:
        settings, _ = config.load(root)
        begin = _begin(now or datetime.now(UTC), zone(settings.site.timezone))
        _sound(quiet, begin.date())
        _added(root, _row(root, terminal.word("blackout-name"), quiet, begin=begin))
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("blackout-entered", start=f"{begin:%Y-%m-%d %H:%M}", end=f"{quiet.until} 23:59")
    beside = tuple(_beside(config.load(root)[0]))
    if beside:
        terminal.problems(beside, sums=False)
    return 0


def _beside(settings: Config) -> Iterator[Problem]:
    """The blackouts that hold at the same time as the last one: both hold, and the stricter word wins."""
    *others, last = settings.blackouts
    for number, one in enumerate(others):
        apart = one.end.instant < last.start.instant or last.end.instant < one.start.instant
        elsewhere = one.municipality != last.municipality and one.municipality and last.municipality
        if not apart and not elsewhere:
            mode = max(one.mode, last.mode, key=MODES.index)
            earlier = "hide" if "hide" in (one.earlier, last.earlier) else "keep"
            facts = {"name": one.name, "mode": WORDS.get(mode, mode), "earlier": WORDS[earlier]}
            line = settings.line(f"blackout[{number}]")
            yield warning("blackout-twice", path=NAME, line=line, **facts)


def _begin(now: datetime, place: tzinfo) -> datetime:
    """Now on the site's clock; a moment without zone is the site's own."""
    return now.replace(tzinfo=place) if now.tzinfo is None else now.astimezone(place)


def _sound(quiet: Quiet, today: date) -> None:
    if quiet.until < today:
        raise SiteError([error("blackout-over", until=quiet.until)])
    if _CONTROL.search(quiet.source + quiet.state + quiet.municipality) or not quiet.source.strip():
        raise SiteError([error("blackout-words")])


def _row(root: Path, name: str, quiet: Quiet, *, begin: datetime) -> str:
    """The table as TOML, to the minute that has begun."""
    table = tomllib.loads((root / NAME).read_text(encoding="utf-8-sig"))
    spanish = "veda" in table or ("blackout" not in table and "sitio" in table)
    kind = "veda" if spanish else "blackout"
    said = [WORDS.get(word, word) if spanish else word for word in (quiet.mode, quiet.earlier)]
    texts = [msgspec.json.encode(text).decode("utf-8") for text in (name, *said, quiet.source)]
    values = [texts[0], f"{begin:%Y-%m-%dT%H:%M:00}", f"{quiet.until}T23:59:59", *texts[1:]]
    lines = [f"{key} = {value}" for key, value in zip(KEYS[kind], values, strict=True)]
    for key, place in zip(PLACES[kind], (quiet.state, quiet.municipality), strict=True):
        lines += [f"{key} = {msgspec.json.encode(place).decode('utf-8')}"] if place else []
    return "\n".join(["", f"[[{kind}]]", *lines, ""])


def _added(root: Path, row: str) -> None:
    """Adds the table, or leaves the file as it was. Raises SiteError where the settings are not good."""
    file = root / NAME
    before = file.read_bytes()
    write_bytes(file, before.rstrip() + b"\n" + row.encode("utf-8"))
    try:
        config.load(root)
    except SiteError:
        write_bytes(file, before)
        raise
