"""Amending: keys of a document's front matter are set anew; every other byte stays as a person left it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import yaml

from sitegen.content import frontmatter
from sitegen.content.fields import FIELDS
from sitegen.content.keys import index, same_name
from sitegen.content.proof import Proof
from sitegen.content.values import Entry, Listing, Record, Scalar, Value
from sitegen.problems import SiteError, error, errors_of
from sitegen.text import collapse

_NAMES = index(field.key for field in FIELDS)
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # with its end
_MARK = "\ufeff"
_ONE_LINE = str.maketrans("\u2028\u2029", "  ")  # line ends to YAML, and to nobody else
_NO_WORDS = (yaml.StreamStartToken, yaml.BlockEndToken, yaml.StreamEndToken)


def entries_of(text: str, proof: Proof) -> dict[str, Entry]:
    """The keys of a document by English name, as written. Raises SiteError for what cannot be read."""
    return {_name(entry): entry for entry in _keys(plain(text), proof)[0].entries}


def amended(text: str, rows: Mapping[str, Sequence[str]], proof: Proof) -> str:
    """The document with keys set: `rows` has for an English name the lines of YAML, none to take it away.

    A key that is there keeps its place and the remark on its line; others come last. A byte
    order mark and the ends of lines stay. Raises SiteError for front matter that cannot be read,
    or that does not have each key on a line of its own.
    """
    keys, last = _keys(plain(text), proof)
    lines = LINE.findall(text.removeprefix(_MARK))
    starts = [entry.key.line - 1 for entry in keys.entries]
    if len(set(starts)) < len(starts) or any(lines[at][:1] in " \t{}" for at in starts):
        raise SiteError([error("matter-in-one-line", path=proof.path, line=keys.line)])
    begun = {at: _name(entry) for at, entry in zip(starts, keys.entries, strict=True)}
    kept = _kept(lines, begun, rows, last=last)
    added = (row + _end(lines[0]) for name, new in rows.items() if name not in begun.values() for row in new)
    mark = _MARK if text.startswith(_MARK) else ""
    return "".join([mark, *kept, *added, *lines[last:]])


def parted(text: str, proof: Proof) -> tuple[str, str]:
    """The front matter with its fences, and the body; nothing is lost. Raises SiteError as `entries_of`."""
    _, last = _keys(plain(text), proof)
    lines = LINE.findall(text)
    return "".join(lines[: last + 1]), "".join(lines[last + 1 :])


def quoted(text: str) -> str:
    """The text as a YAML scalar that nothing can misread."""
    return "'" + collapse(text).replace("'", "''") + "'"


def written(key: Scalar, value: Value) -> list[str]:
    """The lines of YAML of a key: what was read of it and of its lists and groups, on lines of their own."""
    if isinstance(value, Scalar):
        return [f"{_scalar(key)}: {_scalar(value)}".rstrip()]
    rows = list(_rows(value))
    return [f"{_scalar(key)}:", *(f"  {row}" for row in rows)] if rows else [f"{_scalar(key)}: []"]


def _rows(value: Listing | Record) -> Iterator[str]:
    if isinstance(value, Record):
        for entry in value.entries:
            yield from written(entry.key, entry.value)
        return
    for one in value.items:
        first, *rest = [_scalar(one)] if isinstance(one, Scalar) else [*_rows(one)] or ["[]"]
        yield f"- {first}".rstrip()
        yield from (f"  {row}" for row in rest)


def _scalar(one: Scalar) -> str:
    """As it was, without quotes if it had none: JSON's are YAML's, and hold a line end too."""
    return json.dumps(one.text, ensure_ascii=False) if one.quoted or "\n" in one.text else one.text


def _keys(text: str, proof: Proof) -> tuple[Record, int]:
    """The keys, and the line of the closing fence, counted from 0. Raises SiteError."""
    header = frontmatter.split(text, proof)
    if header.keys is None or errors_of(proof.problems):
        raise SiteError(errors_of(proof.problems))
    return header.keys, header.body_line - 2


def plain(text: str) -> str:
    """The text as it is read: without mark, with LF."""
    return text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")


def _kept(
    lines: Sequence[str], begun: Mapping[int, str], rows: Mapping[str, Sequence[str]], *, last: int
) -> Iterable[str]:
    """The lines above the closing fence, each key that is set anew with its new lines."""
    replaced = False
    for at in range(last):
        if at in begun:
            replaced = begun[at] in rows
            if replaced:
                yield from _in_place(lines[at], rows[begun[at]])
        elif replaced and (lines[at][:1] == "#" or _is_before_comment(lines, at, last)):
            replaced = False  # a remark at the margin belongs to what follows
        if not replaced:
            yield lines[at]


def _in_place(line: str, rows: Sequence[str]) -> Iterator[str]:
    """The new lines of a key that stood on this line, the first with its remark."""
    for number, row in enumerate(rows):
        yield f"{row}{'' if number else _remark(line)}{_end(line)}"


def _remark(line: str) -> str:
    """What stands behind the value of a line, from the white space before `#`; "" where nothing does."""
    bare = line.rstrip("\r\n")
    try:
        tokens = list(yaml.scan(bare.translate(_ONE_LINE), Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return ""  # the value goes on in the next line
    rest = bare[max(one.end_mark.column for one in tokens if not isinstance(one, _NO_WORDS)) :]
    return rest if rest.lstrip().startswith("#") else ""


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _is_before_comment(lines: Sequence[str], at: int, last: int) -> bool:
    """Whether a line is blank and nothing but blank lines stand between it and a remark."""
    rest = next((line for line in lines[at:last] if line.strip()), "")
    return not lines[at].strip() and rest.startswith("#")


def _name(entry: Entry) -> str:
    return _NAMES.get(same_name(entry.key.text), entry.key.text)
