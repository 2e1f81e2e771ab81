"""The form of a document: a box for each key of the schema, filled with what its file says now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from sitegen.content import groups, scalars
from sitegen.content.fields import Field, fields_of
from sitegen.content.keys import Group, index, same_name
from sitegen.content.proof import Proof
from sitegen.content.values import Entry, Listing, Record, Scalar, Value, items_of
from sitegen.intake.front import Given
from sitegen.messages import say, spoken
from sitegen.reception import Box, Shape

DASH = " — "  # between what is told of one person
_NEEDED = ("title", "date", "municipality")
_LONG = ("summary", "caption", "alt")
_SELDOM = (
    "kind", "place", "short_title", "area", "credit", "caption", "publish_at", "expires", "aliases", "slug",
    "language", "menu", "minors", "consent", "subtype", "contact",
)  # fmt: skip
_SHAPES: Mapping[Callable[..., object], Shape] = {
    scalars.text: "line",
    scalars.address: "line",
    scalars.language: "line",
    scalars.number: "line",
    scalars.start: "moment",
    scalars.end: "moment",
    scalars.flag: "flag",
}
_PICTURE = groups.SHAPES[groups.image]


class Sheet(msgspec.Struct, frozen=True):
    """A document whose boxes are made: its keys, what its place tells, and who pictures its photographs."""

    entries: Mapping[str, Entry]
    proof: Proof
    language: str
    picture: Callable[[str], str]

    def boxes(self) -> tuple[Box, ...]:
        """Every box, needed ones first; keys that a form cannot hold are left to the file."""
        made = [box for field in fields_of(self.proof.kind) for box in self._of(field)]
        return tuple(sorted(made, key=lambda box: (not box.needed, box.more)))

    def _of(self, field: Field) -> Iterator[Box]:
        key, entry = field.key, self.entries.get(field.key.name)
        value = entry.value if entry else None
        if key.name in ("image", "gallery"):
            yield from self._pictures(key.name, value)
            return
        shape = shape_of(key.parse)
        values = _texts(value, key.parse) if value is not None else ()
        if key.name in ("municipality", "kind") and not values:
            values = (self._placed(key.name),)
        options = self._options(key.parse)
        if shape and values is not None and (options or shape not in ("one", "some")):
            yield self._box(key.name, key.name, shape, values=values, options=options)

    def _placed(self, name: str) -> str:
        return self.proof.municipality if name == "municipality" else str(self.proof.kind or "")

    def _options(self, parse: Callable[..., object]) -> tuple[tuple[str, str], ...]:
        match parse:
            case scalars.Several():
                return self._options(parse.each)
            case scalars.OneOf():
                return tuple(parse.ids(self.proof).items())
            case scalars.Choice():
                return tuple((name, self._word(name, spanish)) for name, spanish in parse.options.items())
        return ()

    def _word(self, english: str, spanish: str) -> str:
        return english if spoken(self.language) == "en" else spanish.replace("_", " ")

    def _pictures(self, name: str, value: Value | None) -> Iterator[Box]:
        """A box for each thing to tell of each picture that the document names."""
        for at, one in enumerate(items_of(value) if value else ()):
            told = _record(one, _PICTURE)
            if told is None or not told.get("src"):
                continue
            for key in PICTURE_KEYS:
                shape: Shape = "flag" if key == "minors" else "text" if key in _LONG else "line"
                box = self._box(f"{name}.{at}.{key}", key, shape, values=(told.get(key, ""),), options=())
                shown = self.picture(told["src"]) if key == "alt" else ""
                more = key not in ("alt", "caption")
                yield msgspec.structs.replace(box, picture=shown, more=more)

    def _box(
        self,
        name: str,
        key: str,
        shape: Shape,
        *,
        values: tuple[str, ...],
        options: tuple[tuple[str, str], ...],
    ) -> Box:
        needed = key in _NEEDED and not (self.proof.kind == "page" and key != "title")
        given = tuple(one for one in values if one)
        if key == "date":
            shape = "day" if not given or len(given[0]) == len("2026-01-13") else "line"
        elif key in _LONG:
            shape = "text"
        return Box(
            name,
            say(f"intake-box-{key}", self.language),
            shape,
            given,
            options,
            needed=needed,
            more=key in _SELDOM and not needed,
            hint=_hint(key, shape, self.language),
        )


def shape_of(parse: Callable[..., object]) -> Shape | None:
    """How a value of a parser is filled in; None for what a form cannot hold."""
    match parse:
        case scalars.Several():
            inner = shape_of(parse.each)
            if inner == "one":
                return "some"
            return "lines" if inner == "line" or _is_told(parse.each) else None
        case scalars.Choice() | scalars.OneOf():
            return "one"
    return _SHAPES.get(parse)


def given_of(name: str, values: Sequence[str], parse: Callable[..., object], *, language: str) -> Given:
    """What was filled in, as the front matter holds it; "" for nothing."""
    kept = [one.strip() for one in values if one.strip()]
    shape = shape_of(parse)
    if not kept:
        return ""
    if shape in ("moment", "day", "flag") or name in ("date", "menu"):
        return (kept[0],)
    if shape in ("lines", "some") and isinstance(parse, scalars.Several) and _is_told(parse.each):
        return [_told(one, parse.each) for one in kept]
    if isinstance(parse, scalars.Choice) and spoken(language) == "es":
        return parse.options.get(kept[0], kept[0])
    return kept if shape in ("lines", "some") else " ".join(kept)


def _is_told(parse: Callable[..., object]) -> bool:
    """Whether a parser reads a group of texts (a person: name, office, institution)."""
    return isinstance(parse, groups.Made) and all(key.parse is scalars.text for key in parse.group.keys)


# What has a box, and which boxes have a hint of their own: their sentences are in the catalogs.
PICTURE_KEYS = ("alt", "caption", "credit", "minors", "consent")
HINTED = (
    "addressees", "alt", "attendees", "caption", "copies", "draft", "lines", "people", "signatories",
    "summary",
)  # fmt: skip


def _told(line: str, parse: Callable[..., object]) -> dict[str, str]:
    keys = parse.group.keys if isinstance(parse, groups.Made) else ()
    return dict(zip([key.name for key in keys], line.split(DASH, len(keys) - 1), strict=False))


def _texts(value: Value, parse: Callable[..., object]) -> tuple[str, ...] | None:
    """A value as the lines of its box; None if a form would lose some of it."""
    each = parse.each if isinstance(parse, scalars.Several) else parse
    found = [_text(one, each) for one in items_of(value)]
    if isinstance(value, Listing) and not isinstance(parse, scalars.Several):
        return None
    return None if None in found else tuple(one for one in found if one)


def _text(value: Value, parse: Callable[..., object]) -> str | None:
    if isinstance(value, Scalar):
        return _spelled(value.text.strip(), parse)
    if not isinstance(parse, groups.Made):
        return None
    told = _record(value, parse.group)
    if told is None or any(DASH in one for one in told.values()):
        return None
    row = [told.get(key.name, "") for key in parse.group.keys]
    while row and not row[-1]:
        row.pop()
    return DASH.join(row) if all(row) else None


def _spelled(text: str, parse: Callable[..., object]) -> str:
    """A fixed value by its English name, which its options have."""
    if not isinstance(parse, scalars.Choice):
        return text
    return next((one for one, spanish in parse.options.items() if same_name(text) in (one, spanish)), text)


def _record(value: Value, group: object) -> dict[str, str] | None:
    """A group of texts by English name; None if it holds anything else."""
    if isinstance(value, Scalar):
        return {"src": value.text.strip()}
    if not isinstance(value, Record) or not isinstance(group, Group):
        return None
    names = index(group.keys)
    found = {
        names.get(same_name(entry.key.text), ""): entry.value.text.strip()
        for entry in value.entries
        if isinstance(entry.value, Scalar)
    }
    return None if "" in found or len(found) < len(value.entries) else found


def picture_rows(value: Value, filled: Mapping[str, str]) -> list[dict[str, str]] | None:
    """The pictures of a value with what was filled in, by `<at>.<key>`; None if some would be lost."""
    made = []
    for at, one in enumerate(items_of(value)):
        told = _record(one, _PICTURE)
        if told is None:
            return None
        for key in PICTURE_KEYS:
            told[key] = filled.get(f"{at}.{key}", told.get(key, ""))
        made.append(told)
    return made


def _hint(key: str, shape: Shape, language: str) -> str:
    name = key if key in HINTED else "lines" if shape == "lines" else ""
    return say(f"intake-box-hint-{name}", language) if name else ""
