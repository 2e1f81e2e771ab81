"""Openings: a rule that is not asked would have said no."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt, helpers
from markdown_it.ruler import Ruler
from markdown_it.rules_core import inline
from markdown_it.token import Token

from sitegen.content.markdown import make_parser, parse

PIECES = (
    *(
        "# ",
        "## ",
        "> ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "12) ",
        "A. ",
        "B. ",
        "a) ",
        "::: cita ",
        ":::",
        "~~~",
        "```",
    ),
    *(
        ":::",
        "***",
        "---",
        "===",
        "[^1]: ",
        "[a]: /x",
        "[a]",
        ": ",
        "| a | b |",
        "|---|---|",
        "    ",
        "  ",
        "\t",
    ),
    *("palabra", "Ana dijo", "*x*", "[y](../z.md#w)", "0", "", "\n", "\n\n", "&", "<b>", "^"),
    *(
        "**",
        "_",
        "`",
        "[",
        "](",
        ")",
        "]",
        "![",
        "^[",
        "[^1]",
        "[[A/1]]",
        "{pie=x}",
        "\\",
        "&amp;",
        "(",
        "~~",
        "~",
    ),
    *("- a\n", "- b *c*\n", "* d\n", "\n- e\n\n", "- | -\n"),
    *("<https://x.mx>", "a.md", '"t"', "[a](<b>)", "~~", "~", "https://x.mx/a"),
)
TEXTS = st.lists(st.sampled_from((*PIECES, "\n")), max_size=30).map("".join)


def _as_the_parser_asks() -> MarkdownIt:
    """The same parser, with every rule asked about every line."""
    md = make_parser()
    for parser in (md.block, md.inline):
        plain: Ruler[object] = Ruler()
        plain.__rules__ = parser.ruler.__rules__  # type: ignore[assignment] # of the same rules
        parser.ruler = plain  # type: ignore[assignment] # of the same rules
    md.core.ruler.at("inline", inline)
    md.helpers = helpers
    return md


PLAIN = _as_the_parser_asks()


@given(TEXTS)
def test_the_tokens_are_those_of_asking_every_rule(text: str) -> None:
    tokens = parse(text).tokens
    for token in tokens:
        if token.type == "inline" and token.content and not token.children:  # its own text
            token.children = [Token("text", "", 0, content=token.content)]

    assert tokens == PLAIN.parse(text, {})


@given(st.sampled_from(("", "https://", "http://x.mx", "HTTP://")), st.text("abxn./:#-_?@%~ñ", max_size=12))
def test_an_address_is_brought_to_the_form_that_the_parser_gives_it(before: str, rest: str) -> None:
    url = before + rest

    assert PLAIN.normalizeLink(url) == MarkdownIt().normalizeLink(url)
