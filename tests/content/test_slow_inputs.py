"""Texts that are made to be slow end soon, each in a process of its own that may be stopped.

The limit is generous, since machines differ: what is quadratic takes hours at these sizes.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

LIMIT = 60  # seconds for a text of up to a megabyte

SLOW = {
    "emphasis": "'*a **a ' * 20_000",
    "emphasis that closes": "'**x *a' * 5_000 + ' a* x**' * 5_000",
    "stars and underscores": "'*_' * 50_000",
    "brackets": "'[' * 9_000 + 'a' + ']' * 9_000",
    "too many brackets": "'[' * 500_000",
    "links never closed": "'[a](<b' * 15_000",
    "pictures in pictures": "'![' * 9_000 + 'a' + '](b.jpg)' * 9_000",
    "footnotes in footnotes": "'^[' * 9_000 + 'a' + ']' * 9_000",
    "backticks": "''.join('e' + '`' * n for n in range(1, 900))",
    "nested lists": "''.join(' ' * 2 * n + '- a\\n' for n in range(60))",
    "nested lists in a line": "'- ' * 100_000 + 'a'",
    "nested quotations": "'>' * 100_000 + 'a'",
    "a paragraph of a megabyte": "'palabra ' * 125_000",
    "lines of a megabyte": "'palabra palabra\\n' * 62_500",
    "unknown definitions": "'[a]: u\\n' * 19_000",
    "footnotes that nobody calls": "''.join(f'[^{n}]: nota\\n\\n' for n in range(9_000))",
    "one footnote called often": "'[^1]: u\\n\\n' + '[^1] ' * 19_000",
    "tags never closed": "'<a ' * 200_000",
    "comments never closed": "'<!-- ' * 150_000",
    "declarations": "'<!A ' * 150_000",
    "entities": "'&' * 300_000",
    "a table": "'|a|b|\\n|-|-|\\n' + '|c|d|\\n' * 20_000",
    "tables of many cells": "('|' + 'a|' * 90 + '\\n|' + '-|' * 90 + '\\n' + '|a|\\n' * 600 + '\\n') * 200",
    "attributes never closed": "'![a](b.jpg){a=\"' * 15_000",
    "folios never closed": "'[[1|' * 9_000",
    "containers in containers": "'::: cita\\n' * 20_000 + ':::\\n' * 20_000",
    "colons": "':' * 500_000",
    "letters": "'A. x\\nfoo\\n' * 40_000",
    "letters in letters": "''.join('   ' * n + 'A. x\\n' for n in range(300))",
    "strikes": "'~~a ' * 60_000",
    "definitions": "'a\\n: b\\n' * 20_000",
    "equal headings": "'# a\\n' * 60_000",
    "anchors that are missing": "'# a\\n' * 2_000 + '[x](#zz) ' * 15_000",
    "spaces": "' ' * 900_000 + 'a'",
    "empty lines": "'\\n' * 900_000 + 'a'",
    "backslashes": "'\\\\' * 500_000",
    "a heading of a megabyte": "'# ' + 'a' * 900_000",
    "a word of a megabyte": "'a' * 900_000",
    "a link title never closed": "'[a](b \"' + 'c ' * 300_000",
}
HEADS = {
    "unknown keys": "''.join(f'clave{n}: x\\n' for n in range(5_000))",
    "unknown topics": "'topics: [' + ', '.join(f'tema{n}' for n in range(5_000)) + ']\\n'",
    "open lists": "'a: ' + '[' * 60_000 + '\\n'",
    "one long value": "'summary: ' + 'x ' * 30_000 + '\\n'",
    "quotes never closed": "'summary: \"' + 'x\\n' * 20_000",
}
SCRIPT = """
from sitegen.content import read_document
from sitegen.model import Source
from tests.content.documents import CONFIG, RELEASE
data = ("---\\ntitle: x\\n" + {head} + "---\\n" + {body}).encode()
found, problems = read_document(Source(RELEASE, "document", "", len(data)), data, CONFIG)
assert found is not None or problems
print(len(problems))
"""


def reads(*, head: str = "''", body: str = "''") -> None:
    script = SCRIPT.format(head=head, body=body)
    subprocess.run([sys.executable, "-c", script], check=True, timeout=LIMIT, capture_output=True)


@pytest.mark.parametrize("name", ["nested lists", "brackets", "backticks", "a paragraph of a megabyte"])
def test_a_text_made_to_be_slow_ends_soon(name: str) -> None:
    reads(body=SLOW[name])


@pytest.mark.long
@pytest.mark.parametrize("name", SLOW)
def test_every_text_made_to_be_slow_ends_soon(name: str) -> None:
    reads(body=SLOW[name])


@pytest.mark.long
@pytest.mark.parametrize("name", HEADS)
def test_every_head_made_to_be_slow_ends_soon(name: str) -> None:
    reads(head=HEADS[name])


def test_a_document_of_fifty_megabytes_is_refused_unread() -> None:
    reads(body="'palabra ' * 6_250_000")
