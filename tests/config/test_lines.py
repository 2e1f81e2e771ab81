"""Lines: where each key of a TOML text stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.config.lines import KeyPath, lines_of

HARD = '''\
# [no] table = 1
title = "a # ] [b] = \\" }"   # comment with "quotes"
a.b . c = 1
a.d = 'C:\\'
"q.\\u00f1" = [ # [ comment ]
  1, "]",

  { x = [1, 2], y = '}' },
  """several
  "" lines ]"""",
  \'\'\'and
  ' others\'\'\',
]
[ m . "x y" ]
when = 2026-01-13 10:30:00 # space
[[n]]
id = 1
[[n.adm]]
from = 2025-01-01
[[n.adm]]
from = 2026-01-01
[n.sub.deep]
k = inf
[[n]]
f = { a = 1, b.c = { d = [] } }
empty = {}
"" = 0
'''

EXPECTED = {
    ("title",): 2,
    ("a",): 3,
    ("a", "b"): 3,
    ("a", "b", "c"): 3,
    ("a", "d"): 4,
    ("q.ñ",): 5,
    ("q.ñ", 1): 6,
    ("q.ñ", 2): 8,
    ("q.ñ", 2, "x", 1): 8,
    ("q.ñ", 2, "y"): 8,
    ("q.ñ", 3): 9,
    ("q.ñ", 4): 11,
    ("m", "x y"): 14,
    ("m", "x y", "when"): 15,
    ("n",): 16,
    ("n", 0, "id"): 17,
    ("n", 0, "adm"): 18,
    ("n", 0, "adm", 0, "from"): 19,
    ("n", 0, "adm", 1): 20,
    ("n", 0, "adm", 1, "from"): 21,
    ("n", 0, "sub", "deep"): 22,
    ("n", 0, "sub", "deep", "k"): 23,
    ("n", 1): 24,
    ("n", 1, "f", "b", "c", "d"): 25,
    ("n", 1, "empty"): 26,
    ("n", 1, ""): 27,
}


def _paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    for name, one in inner:
        yield (*path, name)
        yield from _paths(one, (*path, name))


@pytest.mark.parametrize("path", EXPECTED, ids=str)
def test_a_key_in_a_hard_text_has_its_line(path: KeyPath) -> None:
    assert lines_of(HARD)[path] == EXPECTED[path]


def test_every_key_that_tomllib_finds_has_a_line_of_the_text() -> None:
    lines = lines_of(HARD)

    assert set(lines) >= set(_paths(tomllib.loads(HARD)))
    assert all(1 <= line <= HARD.count("\n") for line in lines.values())


NAMES = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True),
    st.text(st.sampled_from('ab".]=#ñ \\'), max_size=4).map(
        lambda name: '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    ),
)
STRINGS = st.text(st.sampled_from("ab\"'[]{}#=,.\\ñ "), max_size=8)
VALUES = st.recursive(
    st.one_of(
        st.integers().map(str),
        st.sampled_from(
            ["true", "2026-01-13", "2026-01-13T10:30:00Z", "1e5", '""', "''", '""""""', '"""\n"x""y"""']
        ),
        STRINGS.map(lambda said: '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"'),
        STRINGS.map(lambda said: "'" + said.replace("'", "") + "'"),
        STRINGS.map(lambda said: '"""\n' + said.replace("\\", "\\\\").replace('"""', "") + 'z"""'),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda some: "[ # ]\n" + ",\n".join(some) + "\n]"),
        st.dictionaries(NAMES, inner.filter(lambda one: "\n" not in one), max_size=3).map(
            lambda some: "{ " + ", ".join(f"{key} = {one}" for key, one in some.items()) + " }"
        ),
    ),
    max_leaves=8,
)
TABLES = st.lists(
    st.tuples(
        st.sampled_from(["[[t]]", "[[t.u]]", "[s]", "[t.v]", ""]), st.dictionaries(NAMES, VALUES, max_size=4)
    ),
    max_size=5,
)


@given(TABLES)
def test_every_key_of_any_toml_has_the_line_on_which_it_is_written(
    tables: list[tuple[str, dict[str, str]]],
) -> None:
    text = "".join(
        f"{head}\n# [x]\n" + "".join(f"{key} = {value}\n" for key, value in pairs.items())
        for head, pairs in tables
    )
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return

    lines = lines_of(text)

    written = text.split("\n")
    assert set(lines) >= set(_paths(table))
    for path, line in lines.items():
        name = path[-1]
        if isinstance(name, str) and name.isalnum() and name.isascii():
            assert name in written[line - 1]


def test_a_long_text_takes_no_long_time() -> None:
    text = "".join(f'[[t]]\nk = """{"x" * 100}"""\n' for _ in range(20_000))

    assert lines_of(text)["t", 19_999, "k"] == 40_000
