"""CommonMark's own examples, for the constructs that newsrooms write.

Set aside, each by a rule and not by a list:

- raw HTML, which is text here (an editor's release cannot hold markup): every example
  that CommonMark's own rules read otherwise with HTML off;
- indented code, since what is pasted from Word is indented and must stay a paragraph:
  every example that they read otherwise without that rule.

`_alike` is the one place for the differences of our house.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import msgspec
import pytest
from markdown_it import MarkdownIt

from sitegen.content.body import set_body
from sitegen.content.proof import Proof
from tests.content.documents import CONFIG, RELEASE, ZONE, html

SPEC = Path(__file__).parents[3] / "shared" / "samples" / "commonmark" / "spec.json"
pytestmark = pytest.mark.skipif(
    not SPEC.is_file(), reason="CommonMark's examples are not beside the repository"
)

# A title that only a picture in a line has: here a problem, since it would be no caption.
TITLES_IN_A_LINE = {581, 589}


_FOREIGN = r"(?!https?:|mailto:|tel:)[A-Za-z][A-Za-z0-9+.-]*:[^\"]*"


class Example(msgspec.Struct):
    """One example of spec.json."""

    example: int
    section: str
    markdown: str
    html: str


class Anywhere:
    """Links and pictures that lead where they say, as CommonMark has them."""

    def link(self, href: str, _line: int) -> str:
        return href

    def picture(self, src: str, _line: int) -> str:
        return src


def examples() -> list[Example]:
    return msgspec.json.decode(SPEC.read_bytes(), type=list[Example]) if SPEC.is_file() else []


def reason(example: Example) -> str:
    """Why an example is set aside, or ""."""
    theirs = MarkdownIt("commonmark").render(example.markdown)
    if theirs != MarkdownIt("commonmark", {"html": False}).render(example.markdown):
        return "raw HTML"
    if theirs != MarkdownIt("commonmark").disable("code").render(example.markdown):
        return "indented code"
    return "title in a line" if example.example in TITLES_IN_A_LINE else ""


KEPT = [example for example in examples() if not reason(example)]


def ours(markdown: str) -> str:
    proof = Proof(RELEASE, CONFIG, ZONE, "izcalli", "release")
    return html(set_body(markdown, 1, proof=proof, language="en", destinations=Anywhere()))


def _alike(markup: str) -> str:
    """The HTML without what our house does otherwise, on purpose, and without white space that says nothing.

    - headings begin at h2, below the page's title, and have anchors;
    - a picture alone in a paragraph is no paragraph (it becomes a figure);
    - an item keeps the number that the writer gave it (`value`);
    - code and tables can be scrolled by keyboard (`tabindex`);
    - a link without address, or with a scheme that is not allowed, is only its text.
    """
    markup = re.sub(r"<(/?)h[1-6](?: id=\"[^\"]*\")?>", r"<\1heading>", markup)
    markup = re.sub(r"<p>((?:<img [^>]*>\s*)+)</p>", r"\1", markup)
    markup = re.sub(rf' value="\d+"(?=>)| tabindex="0"|(?<=<a) href="(?:{_FOREIGN})?"', "", markup)
    tree = html5lib.parseFragment(markup, treebuilder="etree", namespaceHTMLElements=False)
    text = ET.tostring(tree, encoding="unicode")
    pieces = re.split(r"(<pre>.*?</pre>)", text, flags=re.DOTALL)
    block = r"(?:/?(?:p|ul|ol|li|blockquote|heading|hr|pre|DOCUMENT_FRAGMENT|br|img)\b[^>]*)"
    return "".join(
        piece
        if piece.startswith("<pre>")
        else re.sub(rf"\s*(<{block}>)\s*", r"\1", re.sub(r"\s+", " ", piece))
        for piece in pieces
    )


@pytest.mark.parametrize("example", KEPT, ids=lambda example: str(example.example))
def test_an_example_of_commonmark_gives_its_html(example: Example) -> None:
    assert _alike(ours(example.markdown)) == _alike(example.html)


def test_only_raw_html_and_indented_code_are_set_aside() -> None:
    counts = {
        why: sum(reason(example) == why for example in examples())
        for why in ("", "raw HTML", "indented code", "title in a line")
    }

    assert counts == {"": 533, "raw HTML": 74, "indented code": 46, "title in a line": 2}


def test_a_difference_that_is_not_of_our_house_is_seen() -> None:
    assert _alike("<p>a <em>b</em></p>") != _alike("<p>a <strong>b</strong></p>")
    assert _alike("<pre><code>a  b</code></pre>") != _alike("<pre><code>a b</code></pre>")
