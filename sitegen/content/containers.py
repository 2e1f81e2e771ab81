"""Containers of the newsroom: `::: cita`, `::: datos`, `::: galeria`, `::: aviso` up to `:::`.

What follows the name is the head: who is quoted (name, office), or a title.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from sitegen.text import fold

# Spanish and English names of each container.
CONTAINERS = {
    "quote": ("cita", "quote"),
    "facts": ("datos", "facts"),
    "gallery": ("galeria", "gallery"),
    "notice": ("aviso", "notice"),
}
BY_NAME = {name: kind for kind, names in CONTAINERS.items() for name in names}
UNCLOSED = "unclosed"  # in the parser's environment: lines of containers that nobody closed

_OPENING = re.compile(r":{3,}[ \t]*([^\W\d_]+)(?:[ \t]+(.*?))?[ \t:]*$")
_CLOSING = re.compile(r":{3,}[ \t]*$")
_FENCE = re.compile(r":{3,}[ \t]*([^\W\d_]*)", re.MULTILINE)


def container_plugin(md: MarkdownIt) -> None:
    """Teaches the parser the containers: tokens `container_open` and `container_close` with name and head."""
    md.block.ruler.before(
        "fence", "container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def strange_fence(text: str) -> tuple[int, str] | None:
    """A line of a paragraph that looks like a container's fence and is none.

    Gives its number in the text from 0, and the name on it: "" for a closing fence that
    closes nothing.
    """
    for number, line in enumerate(text.split("\n")):
        found = _FENCE.match(line.strip())
        if found:
            return number, found[1]
    return None


def _container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    opening = _OPENING.match(_line(state, start_line))
    kind = BY_NAME.get(fold(opening[1])) if opening else None
    if opening is None or kind is None:
        return False
    if silent:
        return True
    last, after = _end(state, start_line, end_line)
    if last == after:
        state.env.setdefault(UNCLOSED, []).append((start_line, opening[1]))
    meta = {"kind": kind, "name": opening[1], "head": (opening[2] or "").strip()}
    token = state.push("container_open", "div", 1)
    token.map, token.meta = [start_line, after], meta
    _inside(state, start_line + 1, last)
    state.push("container_close", "div", -1).meta = meta
    state.line = after
    return True


def _line(state: StateBlock, line: int) -> str:
    begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    return state.src[begin:end] if state.src.startswith(":::", begin) else ""


def _end(state: StateBlock, start_line: int, end_line: int) -> tuple[int, int]:
    """The line of the closing fence and the one after it; the same twice if nobody closes."""
    depth = 1
    for line in range(start_line + 1, end_line):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line, line
        text = _line(state, line)
        opening = _OPENING.match(text) if text else None
        if opening and fold(opening[1]) in BY_NAME:
            depth += 1
        elif text and _CLOSING.match(text):
            depth -= 1
            if depth == 0:
                return line, line + 1
    return end_line, end_line


def _inside(state: StateBlock, first: int, last: int) -> None:
    outer, end = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    state.md.block.tokenize(state, first, last)
    state.parentType, state.lineMax = outer, end
