"""Amending: keys of a document's front matter are set anew; every other byte stays as a person left it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sitegen.content import frontmatter
from sitegen.content.fields import FIELDS
from sitegen.content.keys import index, same_name
from sitegen.content.proof import Proof
from sitegen.content.values import Entry
from sitegen.problems import SiteError, error, errors_of
from sitegen.text import collapse

_NAMES = index(field.key for field in FIELDS)


def entries_of(text: str, proof: Proof) -> dict[str, Entry]:
    """The keys of a document by English name, as written. Raises SiteError for what cannot be read."""
    header = frontmatter.split(text, proof)
    if header.keys is None or errors_of(proof.problems):
        raise SiteError(errors_of(proof.problems))
    return {_name(entry): entry for entry in header.keys.entries}


def amended(text: str, rows: Mapping[str, Sequence[str]], proof: Proof) -> str:
    """The document with keys set: `rows` has for an English name the lines of YAML, none to take it away.

    A key that is there keeps its place; others come last. Raises SiteError for front
    matter that cannot be read, or that does not have each key on a line of its own.
    """
    header = frontmatter.split(text, proof)
    if header.keys is None or errors_of(proof.problems):
        raise SiteError(errors_of(proof.problems))
    lines = text.split("\n")
    last = header.body_line - 2  # of the closing fence, counted from 0
    starts = [entry.key.line - 1 for entry in header.keys.entries]
    if len(set(starts)) < len(starts) or any(lines[at][:1] in " \t{}" for at in starts):
        raise SiteError([error("matter-in-one-line", path=proof.path, line=header.keys.line)])
    begun = {at: _name(entry) for at, entry in zip(starts, header.keys.entries, strict=True)}
    kept = list(_kept(lines, begun, rows, last=last))
    added = [row for name, new in rows.items() if name not in begun.values() for row in new]
    return "\n".join([*kept, *added, *lines[last:]])


def quoted(text: str) -> str:
    """The text as a YAML scalar that nothing can misread."""
    return "'" + collapse(text).replace("'", "''") + "'"


def _kept(
    lines: Sequence[str], begun: Mapping[int, str], rows: Mapping[str, Sequence[str]], *, last: int
) -> Iterable[str]:
    """The lines above the closing fence, each key that is set anew with its new lines."""
    replaced = False
    for at in range(last):
        if at in begun:
            replaced = begun[at] in rows
            if replaced:
                yield from rows[begun[at]]
        elif replaced and (lines[at][:1] == "#" or _is_before_comment(lines, at, last)):
            replaced = False  # a remark at the margin belongs to what follows
        if not replaced:
            yield lines[at]


def _is_before_comment(lines: Sequence[str], at: int, last: int) -> bool:
    """Whether a line is blank and nothing but blank lines stand between it and a remark."""
    rest = next((line for line in lines[at:last] if line.strip()), "")
    return not lines[at].strip() and rest.startswith("#")


def _name(entry: Entry) -> str:
    return _NAMES.get(same_name(entry.key.text), entry.key.text)
