"""Everyday heads: front matter in the forms that nearly all have, read without a parser of YAML.

A key with a text in its line, or with a list of them, or with a group of such keys, or with a
list of such groups. In these forms YAML leaves no doubt, and what is read is what PyYAML would
give; a single line of any other form, and all of the head is the parser's
(`tests/content/test_everyday_heads.py`).
"""

from __future__ import annotations

import re

import msgspec

from sitegen.content.values import Entry, Listing, Record, Scalar, Value

LONGEST = 16_000  # characters of a head: fewer than `frontmatter.LARGEST` bytes, whatever they are

_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"
_BEYOND = "\xa1-\xac\xae-\u017f\u2010-\u2027\u20ac"  # of ASCII: what is seen, and ends no line
_FIRST = f"[0-9{_LETTERS}(¿¡«“_./]"  # begins a text and nothing else
_LISTED = rf"[0-9{_LETTERS}_./(][0-9{_LETTERS} _./()-]*"  # a text of a list in one line
_LINE = re.compile(
    rf"( *)(- +)?(?:([{_LETTERS}_][0-9{_LETTERS}_-]{{0,60}}):(?: +|$))?"
    rf"(?:({_FIRST}[ -\"$-~{_BEYOND}]*)"  # `#` may begin a comment
    rf"|\"([ !#-\[\]-~{_BEYOND}]*)\" *|'([ -&(-~{_BEYOND}]*)' *"
    rf"|\[ *((?:{_LISTED}(?:, *{_LISTED})*)?)\] *)?"
)


class _Line(msgspec.Struct, frozen=True):
    """A line with its key, "" where it has none; `value` is None where nothing follows.

    It begins at `start`, and at `column` behind the dash of a list; both are the same where it has none.
    """

    number: int
    start: int
    column: int
    key: str
    value: Value | None
    is_listed: bool  # whether it begins with a dash


def everyday(matter: str, first_line: int) -> Record | None:
    """The keys of a head whose first line has this number; None where a line is of no everyday form."""
    if len(matter) > LONGEST:
        return None
    groups: list[tuple[_Line, list[_Line]]] = []
    for number, text in enumerate(matter.split("\n"), start=first_line):
        if not text.strip(" "):
            continue
        found = _LINE.fullmatch(text)
        line = _line(found, number) if found else None
        if line is None:
            return None
        if not line.column:
            groups.append((line, []))
        elif groups:
            groups[-1][1].append(line)
        else:
            return None
    entries = _entries(groups)
    return Record(entries, entries[0].key.line) if entries else None


def _line(found: re.Match[str], number: int) -> _Line | None:
    indent, dash, key, text, double, single, listed = found.groups()
    value: Value | None = None
    if text is not None:
        text = text.rstrip(" ")
        if ": " in text or text[-1] == ":":
            return None
        value = Scalar(text, number)
    elif listed is not None:
        texts = listed.split(",") if listed else ()
        value = Listing(tuple([Scalar(one.strip(" "), number) for one in texts]), number)
    elif double is not None or single is not None:
        value = Scalar(single if double is None else double, number, quoted=True)
    if not (key or (dash and value)):
        return None
    start = len(indent)
    return _Line(number, start, start + len(dash or ""), key or "", value, dash is not None)


def _entries(groups: list[tuple[_Line, list[_Line]]]) -> tuple[Entry, ...]:
    """The keys with their values; none where one is not of one form."""
    entries = []
    for line, within in groups:
        value = line.value or Scalar("", line.number)
        if within:
            inner = _list(within) if within[0].is_listed else _group(within)
            if line.value is not None or inner is None:
                return ()
            value = inner
        entries.append(Entry(Scalar(line.key, line.number), value))
    return tuple(entries)


def _group(within: list[_Line]) -> Record | None:
    """The keys of some lines, all of one column; only the first may begin with a dash."""
    column = within[0].column
    if any(one.column != column or one.is_listed for one in within[1:]):
        return None
    each = [Entry(Scalar(one.key, one.number), one.value or Scalar("", one.number)) for one in within]
    return Record(tuple(each), within[0].number)


def _list(within: list[_Line]) -> Listing | None:
    """The texts and groups of some lines of which the first begins with a dash."""
    parts: list[list[_Line]] = []
    for one in within:
        if one.is_listed:
            parts.append([one])
        else:
            parts[-1].append(one)
    if len({part[0].start for part in parts}) > 1:
        return None
    items = [_item(part) for part in parts]
    return None if None in items else Listing(tuple(filter(None, items)), within[0].number)


def _item(part: list[_Line]) -> Value | None:
    """What stands behind a dash: a group, or a text alone."""
    return _group(part) if part[0].key else part[0].value if len(part) == 1 else None
