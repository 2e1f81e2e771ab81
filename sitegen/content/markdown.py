"""The Markdown that newsrooms write: CommonMark with tables, footnotes, definition lists and more.

Raw HTML is text here, and so are indented lines: what comes from Word is often indented,
and a paragraph must stay one.
"""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.content.captions import caption_plugin
from sitegen.content.containers import UNCLOSED, container_plugin
from sitegen.content.inlets import HELPERS, Inlets
from sitegen.content.lettered import lettered_plugin
from sitegen.content.openings import STOPS, Openings, words_of
from sitegen.content.references import folio_plugin

MOST_CELLS = 50_000  # what comes after is text, not lost
DEEPEST = 100  # blocks within blocks; markdown-it drops what is deeper without a word

_RULED = "|-:"  # how the line below the head of a table begins
_CELLS = "cells"  # in the parser's environment

# linkify and smartquotes are quadratic; replacements would change the text.
_OFF = ["code", "html_block", "html_inline", "linkify", "smartquotes", "replacements"]
_STOPS = re.compile(f"[{re.escape(STOPS)}]")

# A path of plain letters, or the address of one on another site; what is no such name of a host is not asked.
_PLAIN_ADDRESS = re.compile(
    r"(?:https?://(?!xn--)[a-z0-9]{1,60}(?:[.-](?!xn--)[a-z0-9]{1,60})*/|[A-Za-z0-9._-]*/|)"
    r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]*)*(?:#[A-Za-z0-9._-]+)?"
)


class Parsed(NamedTuple):
    """A body as tokens; `unclosed` are containers that nobody closed, as (line from 0, name)."""

    tokens: list[Token]
    unclosed: list[tuple[int, str]]


class _NewsroomMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's signature
        """Every link becomes a token; `references` decides, and says which one it refuses."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's signature
        """A destination as addresses are written; one of plain letters is already."""
        return url if _PLAIN_ADDRESS.fullmatch(url) else super().normalizeLink(url)


def parse(text: str) -> Parsed:
    """The tokens of a body. Raises RecursionError for what is nested beyond all sense."""
    env: dict[str, Any] = {}
    tokens = _parser().parse(text, env)
    return Parsed(tokens, env.get(UNCLOSED, []))


@functools.cache
def _parser() -> MarkdownIt:
    return make_parser()


def make_parser() -> MarkdownIt:
    """A parser of our Markdown."""
    md = _NewsroomMarkdown("js-default", {"html": False, "maxNesting": DEEPEST, "store_labels": True})
    md.use(footnote_plugin).use(deflist_plugin)
    md.use(container_plugin).use(lettered_plugin).use(folio_plugin).use(caption_plugin)
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    md.inline.terminator_re = _STOPS
    md.core.ruler.at("normalize", _normalize)
    md.core.ruler.at("inline", words_of)
    md.disable(_OFF)
    md.block.ruler = Openings(md.block.ruler.__rules__)
    md.inline.ruler = Inlets(md.inline.ruler.__rules__)
    md.helpers = HELPERS  # type: ignore[assignment] # the parser takes them by their names
    return md


def _normalize(state: StateCore) -> None:
    """What a file of ours has been brought to already is left as it is."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """A table, unless there are cells enough: a short line may stand for thousands of them."""
    if start_line + 1 >= end_line:
        return False
    below = state.bMarks[start_line + 1] + state.tShift[start_line + 1]
    if state.src[below : below + 1] not in _RULED:
        return False
    if state.env.get(_CELLS, 0) > MOST_CELLS:
        return False
    before = len(state.tokens)
    if not table(state, start_line, end_line, silent):
        return False
    state.env[_CELLS] = state.env.get(_CELLS, 0) + (len(state.tokens) - before) // 3
    return True
