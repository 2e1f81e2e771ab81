"""Everyday heads: what is read without a parser of YAML is what the parser would give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.everyday import everyday
from sitegen.content.frontmatter import read_yaml

FIRST = 7

SIGNS = "abñÑ0 9.:,-_/()'\"&*!|>%@?{}[]~=<\\;¿«»—…€é#"
TEXTS = st.one_of(
    st.sampled_from(["", "Agua y luz", "null", "~", "12:30", "https://x.mx/a", "a: b", "Boletín 12"]),
    st.text(SIGNS, max_size=8),
)
WRITTEN = st.one_of(TEXTS, TEXTS.map('"{}"'.format), TEXTS.map("'{}'".format))
LISTED = st.lists(TEXTS, max_size=3).map(lambda texts: f"[{', '.join(texts)}]")
KEYS = st.sampled_from(
    ["titulo: ", "Ñ_1:", "no: ", "x-y:  ", "  k: ", "  k:", "  - ", "- ", "    - ", "", " ", "    l: "]
)
LISTS = st.sampled_from(["  - k: ", "- k: ", "- k:", "  -  k: ", "    l:"])
LINES = st.builds("{}{}{}".format, KEYS | LISTS, st.one_of(WRITTEN, LISTED), st.sampled_from(["", " "]))


@given(st.lists(LINES, min_size=1, max_size=5))
def test_an_everyday_head_is_read_as_a_parser_of_yaml_reads_it(lines: list[str]) -> None:
    matter = "\n".join(lines)
    found = everyday(matter, FIRST)

    assert found is None or found == read_yaml(matter, FIRST)


@pytest.mark.parametrize(
    "matter",
    [
        "titulo: Agua, luz (y más)\nfolio: CGCS/1\ntemas: [agua, obra-publica]\nvacío:\n",
        "sumarios:\n  - Uno.\n  - Dos\n\npersonas:\n- Ana Ruiz\nlugar: 'El «Plan»' \n",
        'imagen:\n  archivo: ./foto.jpg\n  alt: "La #1"\n  pie:\nlista: [ ]\n',
        'personas:\n  - nombre: "Ana Ruiz"\n    cargo:\n  - Luis Paz\n  - nombre: Eva\nlugar: Sur\n',
        "cambios:\n- fecha: 2026-01-13\n  temas: [agua]\n- fecha: 2026-01-14\n",
    ],
)
def test_most_heads_are_everyday_heads(matter: str) -> None:
    assert everyday(matter, FIRST) == read_yaml(matter, FIRST)


@pytest.mark.parametrize(
    "line",
    [
        *("a: b: c", "a: Boletín #1", "a: |", "a: b\n  c", "a: {b: c}", "a: x\u00a0y", "\ta: b", "a: *b"),
        *("a:\n- b: c\n   d: e", "a:\n- b\n  c: d", "a:\n - b:\n - - c"),
    ],
)
def test_what_yaml_may_read_otherwise_is_left_to_its_parser(line: str) -> None:
    assert everyday(f"titulo: Agua\n{line}\n", FIRST) is None
