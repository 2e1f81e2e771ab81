"""The door `new`: a valid document in the right folder, ready to be written in."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path

from sitegen import calendar, config
from sitegen.config.settings import Config
from sitegen.content.fields import SUBTYPES
from sitegen.content.scalars import YES
from sitegen.content.shelf import DRAFTS, KIND_NAMES, ROOT, SPANISH_KINDS
from sitegen.messages import say
from sitegen.model import KINDS, Kind, Subtype
from sitegen.newsroom.series import next_folio
from sitegen.problems import SiteError, error
from sitegen.register import documents
from sitegen.terminal import Terminal
from sitegen.text import closest, fold, slug

KEYS = {
    "es": {"title": "titulo", "topics": "temas", "draft": "borrador", "date": "fecha"},
    "en": {"title": "title", "topics": "topics", "draft": "draft", "date": "date"},
}

# The lines that a kind lives on.
HEADS: dict[Kind, str] = {
    "notice": "new-head-notice",
    "event": "new-head-event",
    "document": "new-head-document",
}

# Words of the trade that are no kind: which kind they are, and its subtype.
TRADE: dict[str, tuple[Kind, Subtype | None]] = {
    "boletin": ("release", None),
    "bulletin": ("release", None),
    "oficio": ("document", "letter"),
    "circular": ("document", "letter"),
    "letter": ("document", "letter"),
    "acuerdo": ("document", "agreement"),
    "agreement": ("document", "agreement"),
    "convocatoria": ("document", "call"),
    "call": ("document", "call"),
}


def start(
    root: Path, kind: str, title: str, *, municipality: str | None, day: datetime | None, folder: bool
) -> int:
    """Writes the file and says where it is and which legend it will carry. The exit code.

    Nothing that exists is written over.
    """
    terminal = Terminal("es")
    try:
        settings, _ = config.load(root)
        terminal = Terminal(settings.site.languages[0])
        chosen = _kind(settings, kind)
        owner = _owner(settings, municipality, chosen)
        now = calendar.moment_at(int(time.time()), calendar.zone_of(settings, owner))
        when = day.date() if day else now.day
        path = _path(settings, chosen, title, owner=owner, day=when, folder=folder)
        _written(
            root / path,
            _text(
                settings.site.speech,
                (kind, chosen),
                title,
                when=day or now.local,
                folder=folder,
            ),
            path,
        )
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("started", path=path)
    if _apart(settings):
        terminal.say("started-apart", folder=path.partition(f"/{_apart(settings)}/")[0])
    legend = calendar.legend(settings, owner, when) if owner else None
    if legend is not None and chosen == "release":
        terminal.say("started-legend", legend=legend.text)
    following = _folio(root, settings, owner, when) if chosen == "release" else None
    if following is not None:
        terminal.say("started-folio", folio=following, path=path)
    return 0


def _folio(root: Path, settings: Config, owner: str, day: date) -> str | None:
    """The folio that would come next; None where releases of the municipality are not numbered."""
    if not owner or settings.municipality(owner).folio is None:
        return None
    return next_folio(documents(root, settings), settings, municipality=owner, day=day)


def _kind(settings: Config, told: str) -> Kind:
    """The kind of a name in either language; the site's own names are offered where there is none such."""
    name = fold(told)
    for kind in KINDS:
        if name in (kind, SPANISH_KINDS[kind]):
            return kind
    if name in TRADE:
        return TRADE[name][0]
    known = tuple(SPANISH_KINDS.values()) if settings.site.speech == "es" else KINDS
    guess = closest(told, (*KINDS, *SPANISH_KINDS.values(), *TRADE)) or ", ".join(known)
    raise SiteError([error("new-kind-unknown", kind=told, known=guess)])


def _apart(settings: Config) -> str:
    """The folder that git does not keep, where drafts of a public repository are begun; "" elsewhere."""
    return DRAFTS[settings.site.speech] if settings.repository.visibility == "public" else ""


def _owner(settings: Config, told: str | None, kind: Kind) -> str:
    known = [one.id for one in settings.municipalities]
    if told is None:
        return known[0] if known and kind != "page" else ""
    if told in known:
        return told
    guess = closest(told, known) or ", ".join(known)
    raise SiteError([error("new-municipality-unknown", municipality=told, known=guess)])


def _path(settings: Config, kind: Kind, title: str, *, owner: str, day: date, folder: bool) -> str:
    named = slug(title)
    if not named:
        raise SiteError([error("new-title-empty", title=title)])
    place = [part for part in (ROOT, owner, KIND_NAMES[kind][settings.site.speech == "es"]) if part]
    if kind != "page":
        place.append(str(day.year))
        named = f"{day.isoformat()}-{named}"
    place += [one for one in [_apart(settings)] if one]
    return "/".join([*place, named, "index.md"] if folder else [*place, f"{named}.md"])


def _text(language: str, kind: tuple[str, Kind], title: str, *, when: datetime, folder: bool) -> str:
    """The head of a new document, with what its kind lives on; `kind` as it was told, and as it is.

    A release of today says its hour: of a day's releases the latest leads.
    """
    told, chosen = kind
    keys = KEYS[language]
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    lines = ["---", f'{keys["title"]}: "{quoted}"']
    if chosen in HEADS:
        subtype = TRADE.get(fold(told), (chosen, None))[1]
        spoken = SUBTYPES[subtype] if subtype and language == "es" else subtype or ""
        lines.append(say(HEADS[chosen], language, day=when.date().isoformat(), subtype=spoken))
    if chosen == "release" and (when.hour, when.minute) != (0, 0):
        lines.append(f"{keys['date']}: {when:%Y-%m-%d %H:%M}")
    if folder:
        lines.append(say("new-head-folder", language))
    if chosen != "page":
        lines.append(f"{keys['topics']}: []")
    lines += [f"{keys['draft']}: {YES[language]}", "---", "", ""]
    return "\n".join(lines)


def _written(place: Path, text: str, shown: str) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise SiteError([error("new-exists", path=shown)]) from None
    except OSError as wrong:
        raise SiteError([error("output-refused", path=shown, why=wrong.strerror or str(wrong))]) from None
