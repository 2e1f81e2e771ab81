"""From the keys of a front matter to its types, by the table of `fields`."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from sitegen import calendar
from sitegen.content.fields import BY_NAME, FIELDS, PLACE_KEYS, Field
from sitegen.content.filler import is_filler
from sitegen.content.frontmatter import FENCE, Header
from sitegen.content.keys import index, same_name, sort_out
from sitegen.content.proof import Proof
from sitegen.content.shelf import SPANISH_KINDS, Place
from sitegen.content.values import Entry
from sitegen.model import FrontMatter, Kind, Moment
from sitegen.text import slug

_NAMES = index(field.key for field in FIELDS)
_CODE = re.compile(r"^(```+|~~~+)[^\n]*\n.*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)  # with its end
_LISTED = 300  # characters of a list of names in a message


class Matter(msgspec.Struct, frozen=True):
    """What the head of a document says, with what its place says where the head is silent.

    `front` is None where too little of it can be understood; `kind` if nothing tells it.
    Unless it is `sound` something was left out of it, and it may not be published.
    """

    front: FrontMatter | None
    proof: Proof  # as before, with the document's own municipality and kind
    slug: str
    language: str
    lines: tuple[tuple[str, int], ...]
    sound: bool = True


def read_matter(header: Header, place: Place, proof: Proof) -> Matter:
    """The typed front matter of a document. What is wrong is noted in the proof, all of it."""
    if header.keys is None:
        return Matter(None, proof, "", proof.config.site.languages[0], ())
    before = len(proof.problems)
    entries = sort_out(proof, header.keys, _NAMES)
    proof = _placed(proof, entries, place)
    values = _values(proof, entries)
    _check_kind(proof, entries, values)
    if values.get("date") is None and place.day:  # it stands for one that cannot be read, too
        values["date"] = calendar.start_of_day(place.day, proof.zone)
    _check_required(proof, entries, values)
    _check_owner(proof, entries, place)
    _check_order(proof, entries, values)
    name = _slug(proof, entries, values, place)
    language = values.get("language")
    front = _front({"title": "", **values}) if _understood(proof, name) else None
    return Matter(
        front,
        proof,
        name,
        language if isinstance(language, str) else proof.config.site.languages[0],
        tuple(sorted([(name, entry.key.line) for name, entry in entries.items()])),
        sound=not header.mended and all(problem.severity == "warning" for problem in proof.problems[before:]),
    )


def look_for_second(body: str, first_line: int, proof: Proof) -> None:
    """Notes keys in the body with a fence under them: a front matter that would be published as text."""
    if "---" not in body:
        return
    lines = _CODE.sub(lambda block: "\n" * block[0].count("\n"), body).split("\n")  # an example may show one
    begins = 0  # the line that the block began with
    for number, line in enumerate(lines):
        fence = FENCE.fullmatch(line)
        key, colon, _ = lines[begins].partition(":")
        if fence and number > begins and colon and same_name(key) in _NAMES:
            proof.error("front-matter-twice", first_line + begins, key=key.strip())
        if fence or not line.strip():
            begins = number + 1


def _understood(proof: Proof, name: str) -> bool:
    """Whether the head tells enough for an address among the others, whatever else is wrong with it.

    A document without its date is looked at with the others, and published with none: that is an error.
    """
    known = not proof.municipality or any(one.id == proof.municipality for one in proof.config.municipalities)
    return bool(name) and known and (proof.kind == "page" or bool(proof.municipality))


def _placed(proof: Proof, entries: Mapping[str, Entry], place: Place) -> Proof:
    """The proof with the municipality and kind that the document gives itself, else those of its place."""
    named = {name: _parse(proof, entries[name], name) for name in ("municipality", "kind") if name in entries}
    if not named:
        return proof
    municipality = named.get("municipality") or place.municipality
    kind = named.get("kind") or place.kind
    zone = calendar.zone_of(proof.config, str(municipality))
    return replace(proof, municipality=str(municipality), kind=_as_kind(kind), zone=zone)


def _as_kind(kind: object) -> Kind | None:
    return next((known for known in SPANISH_KINDS if known == kind), None)


def _values(proof: Proof, entries: Mapping[str, Entry]) -> dict[str, object]:
    read = {
        name: _parse(proof, entry, name)
        for name, entry in entries.items()
        if name not in ("municipality", "kind")
    }
    return {name: value for name, value in read.items() if value is not None}


def _parse(proof: Proof, entry: Entry, name: str) -> object:
    return BY_NAME[name].key.parse(proof, entry.key.text.strip(), entry.value)


def _front(values: Mapping[str, object]) -> FrontMatter:
    return msgspec.convert(
        {name: value for name, value in values.items() if name not in PLACE_KEYS}, FrontMatter
    )


# --- what goes together ---------------------------------------------------------


def _check_kind(proof: Proof, entries: Mapping[str, Entry], values: Mapping[str, object]) -> None:
    for name, entry in entries.items():
        field = BY_NAME[name]
        if proof.kind is not None and proof.kind not in field.kinds:
            proof.error("key-of-other-kind", entry.key.line, key=entry.key.text, **_kinds(proof, field))
        elif proof.kind == "document" and field.subtypes and values.get("subtype") not in field.subtypes:
            proof.error("key-of-call", entry.key.line, key=entry.key.text)


def _kinds(proof: Proof, field: Field) -> dict[str, str]:
    return {
        "kind": proof.kind or "",
        "tipo": SPANISH_KINDS[proof.kind] if proof.kind else "",
        "english": ", ".join(field.kinds)[:_LISTED],
        "spanish": ", ".join(SPANISH_KINDS[kind] for kind in field.kinds)[:_LISTED],
    }


def _check_required(proof: Proof, entries: Mapping[str, Entry], values: Mapping[str, object]) -> None:
    wanted = ["title"]
    if proof.kind not in (None, "page"):
        wanted.append("date")
    if proof.kind == "event":
        wanted.append("starts")
    for name in wanted:
        if name not in entries and name not in values:
            proof.error(f"{name}-missing", 1)
    title = values.get("title")
    if isinstance(title, str) and is_filler(title) and not values.get("draft"):
        proof.error("title-filler", entries["title"].key.line, title=title)


def _check_owner(proof: Proof, entries: Mapping[str, Entry], place: Place) -> None:
    """Only pages may belong to the whole site. A place that is wrong has been told of already."""
    if proof.kind not in (None, "page") and not proof.municipality and not place.problems:
        line = entries["kind"].key.line if "kind" in entries else 1
        proof.error("municipality-missing", line)


_ORDERED = (("starts", "ends"), ("publish_at", "expires"))


def _check_order(proof: Proof, entries: Mapping[str, Entry], values: Mapping[str, object]) -> None:
    for first, last in _ORDERED:
        before, after = values.get(first), values.get(last)
        if isinstance(before, Moment) and isinstance(after, Moment) and after.instant < before.instant:
            first_key, last_key = entries[first].key, entries[last].key
            proof.error("moments-order", last_key.line, key=last_key.text, first=first_key.text)


def _slug(proof: Proof, entries: Mapping[str, Entry], values: Mapping[str, object], place: Place) -> str:
    given, title = values.get("slug"), values.get("title")
    name = str(given) if given else place.slug or slug(str(title or ""))
    if not name and title:
        proof.error("slug-empty", entries["title"].key.line)
    return name
