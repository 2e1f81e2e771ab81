"""Lettered lists: `A.` `B.` `C.` (also `A)` and `a)`) as official letters have them.

Two or more markers in order from the first letter make a list (decision 15); a
paragraph that begins "A. Juan Pérez" stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_MARKER = re.compile(r"(?:([A-Z])[.)]|([a-z])\))[ \t]+(?=\S)")
_OPEN = "lettered"  # in the parser's environment: the markers that would go on with the lists around
_DEEP = 4  # columns of indent from which a line is no marker


class _Mark(NamedTuple):
    letter: str
    delimiter: str
    text: int  # position in the source where the item's text begins

    def next_(self) -> tuple[str, str]:
        return chr(ord(self.letter) + 1), self.delimiter


def lettered_plugin(md: MarkdownIt) -> None:
    """Teaches the parser lettered lists; their items are `list_item` tokens."""
    md.block.ruler.before(
        "list", "lettered", _lettered, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _lettered(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    mark = _mark(state, start_line)
    if mark is None:
        return False
    if silent and _continues(state, start_line, mark):
        return True
    if mark.letter not in "Aa" or not _is_followed(state, start_line, end_line, mark=mark):
        return False
    if not silent:
        _draw_up(state, start_line, end_line, mark=mark)
    return True


def _mark(state: StateBlock, line: int) -> _Mark | None:
    begin = state.bMarks[line] + state.tShift[line]
    if state.sCount[line] - max(state.listIndent, 0) >= _DEEP and state.sCount[line] < state.blkIndent:
        return None
    found = _MARKER.match(state.src, begin, state.eMarks[line])
    if found is None:
        return None
    return _Mark(found[1] or found[2], found[0].rstrip()[-1], found.end())


def _continues(state: StateBlock, line: int, mark: _Mark) -> bool:
    """Whether the line is the next item of a list that is open: it ends a paragraph of the item before."""
    return state.sCount[line] < state.blkIndent and mark[:2] in state.env.get(_OPEN, ())


def _is_followed(state: StateBlock, start_line: int, end_line: int, *, mark: _Mark) -> bool:
    """Whether the next letter comes before the item ends."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    within = state.sCount[start_line] + mark.text - begin
    after_blank = False
    for line in range(start_line + 1, end_line):
        if state.isEmpty(line):
            after_blank = True
            continue
        if state.sCount[line] < state.blkIndent:
            return False
        other = _mark(state, line) if state.sCount[line] < within else None
        if other is not None and (other[:2] == mark.next_() or other.letter == mark.letter):
            return other[:2] == mark.next_()
        if state.sCount[line] >= within:
            after_blank = False
        elif after_blank or _ends_paragraph(state, line, end_line):
            return False
    return False


def _ends_paragraph(state: StateBlock, line: int, end_line: int) -> bool:
    others = [
        one for one in state.md.block.ruler.__rules__ if one.fn is not _lettered and "paragraph" in one.alt
    ]
    silent = True
    return any(one.enabled and one.fn(state, line, end_line, silent) for one in others)


def _draw_up(state: StateBlock, start_line: int, end_line: int, *, mark: _Mark) -> None:
    opening = state.push("lettered_list_open", "ol", 1)
    opening.markup, opening.info = mark.delimiter, mark.letter
    at, line, tight, current = len(state.tokens), start_line, True, mark
    outer, state.parentType = state.parentType, "list"
    while True:
        line_after, is_tight = _item(state, line, end_line, mark=current)
        ends_empty = line_after - line > 1 and state.isEmpty(line_after - 1)
        line, following = line_after, None
        if line < end_line and state.sCount[line] >= state.blkIndent:
            following = _mark(state, line)
        goes_on = following is not None and following[:2] == current.next_()
        tight = tight and is_tight and not (goes_on and ends_empty)
        if not goes_on or following is None:
            break
        current = following
    opening.map = [start_line, line]
    state.push("lettered_list_close", "ol", -1).markup = mark.delimiter
    state.parentType, state.line = outer, line
    if tight:
        _hide_paragraphs(state, at)


def _item(state: StateBlock, line: int, end_line: int, *, mark: _Mark) -> tuple[int, bool]:
    """Parses one item; the line after it, and whether it is tight."""
    opening = state.push("list_item_open", "li", 1)
    opening.info, opening.markup = mark.letter, mark.delimiter
    with _indented(state, line, mark):
        state.md.block.tokenize(state, line, end_line)
        tight = state.tight
    opening.map = [line, state.line]
    state.push("list_item_close", "li", -1)
    return state.line, tight


@contextmanager
def _indented(state: StateBlock, line: int, mark: _Mark) -> Iterator[None]:
    """The parser's state as it is inside the item that begins on the line."""
    begin = state.bMarks[line] + state.tShift[line]
    before = (state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent)
    indent = state.sCount[line] + mark.text - begin
    state.listIndent, state.blkIndent, state.tight = state.blkIndent, indent, True
    state.tShift[line], state.sCount[line] = mark.text - state.bMarks[line], indent
    state.env.setdefault(_OPEN, []).append(mark.next_())
    try:
        yield
    finally:
        state.env[_OPEN].pop()
        tight = state.tight
        (state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent) = before
        state.tight = tight


def _hide_paragraphs(state: StateBlock, at: int) -> None:
    """A tight list has its texts without paragraphs, as CommonMark's lists do."""
    level = state.level + 2
    for index in range(at, len(state.tokens)):
        token = state.tokens[index]
        if token.level == level and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = True
