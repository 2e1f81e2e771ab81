"""Hostile text is only text: nothing that runs reaches a page, whichever place it is put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.sanitize import SCHEMES, TAGS, clean
from tests.content.documents import document, html, read, set_text
from tests.content.payloads import everything

PAYLOADS = everything()
SHARE = 8  # of the payloads one in so many for each place; all of them in `make test-long`
PLACES = {
    "text": "Antes {} después",
    "line of its own": "Antes\n\n{}\n\nDespués",
    "link": "[texto]({})",
    "link in angles": "[texto](<{}>)",
    "link title": '[texto](x.md "{}")',
    "autolink": "<{}>",
    "reference": "[texto][r]\n\n[r]: {} '{}'",
    "link text": "[{}](https://example.org/)",
    "picture": "![alt]({})",
    "picture text": "![{}](foto.jpg)",
    "picture title": '![alt](foto.jpg "{}")',
    "attributes": '![alt](foto.jpg){credito="{}"}',
    "bare attributes": "![alt](foto.jpg){{}}",
    "container head": "::: cita {}\nTexto\n:::",
    "container name": "::: {}\nTexto\n:::",
    "heading": "# {}",
    "code": "`{}`",
    "fence": "```{}\n{}\n```",
    "table": "| a |\n|---|\n| {} |",
    "footnote": "x[^1]\n\n[^1]: {}",
    "folio": "[[CG/1|{}]] [[{}1]]",
    "list": "A. {}\nB. {}",
    "definition": "{}\n: {}",
}
ALLOWED = {
    "class",
    "role",
    "tabindex",
    "id",
    "href",
    "title",
    "start",
    "type",
    "value",
    "scope",
    "src",
    "alt",
}
FOLDER = "content/izcalli/"


def faults(markup: str) -> Iterator[str]:
    """What in a piece of HTML could run or leave the site unseen, as a browser parses it."""
    tree = html5lib.parseFragment(markup, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            yield "a comment"
        elif element.tag not in TAGS and element.tag != "DOCUMENT_FRAGMENT":
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if name not in ALLOWED:
                yield f"{name}="
            if name in ("href", "src") and not _leads_somewhere_allowed(value):
                yield f"{name}={value}"


def _leads_somewhere_allowed(value: str) -> bool:
    plain = re.sub(r"[\x00-\x20]", "", value)
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", plain)
    if scheme:
        return scheme[0].lower() in SCHEMES
    return not plain.startswith(("//", "\\", "/\\"))


def drawn(source: str) -> str:
    body, _ = set_text(source)
    return html(body)


def test_the_payloads_are_many_and_of_many_kinds() -> None:
    assert len(PAYLOADS) > 738


def running(place: str, payloads: list[str]) -> dict[str, list[str]]:
    """The payloads of which something could run, put in a place."""
    found = {payload: list(faults(drawn(PLACES[place].replace("{}", payload)))) for payload in payloads}
    return {payload: fault for payload, fault in found.items() if fault}


@pytest.mark.parametrize("place", PLACES)
def test_nothing_in_a_body_can_run(place: str) -> None:
    some = PAYLOADS[list(PLACES).index(place) % SHARE :: SHARE]

    assert running(place, some) == {}


@pytest.mark.long
@pytest.mark.parametrize("place", PLACES)
def test_nothing_in_a_body_can_run_of_all_that_we_know(place: str) -> None:
    assert running(place, PAYLOADS) == {}


def test_a_refused_address_is_a_problem_and_never_silence() -> None:
    silent = [
        payload
        for payload in PAYLOADS
        if payload.lower().startswith(("javascript:", "vbscript:", "data:", "blob:", "//"))
        and not {problem.code for problem in set_text(f"[x](<{payload}>)")[1]}
    ]

    assert silent == []


@pytest.mark.parametrize("key", ["title", "summary", "folio", "deck", "credit", "people"])
def test_front_matter_is_text_whatever_it_holds(key: str) -> None:
    for payload in PAYLOADS:
        quoted = "'" + payload.replace("'", "''") + "'"
        found, problems = read(
            f"---\ntitulo: x\n{key}: {quoted}\n---\nTexto.\n"
            if key != "title"
            else f"---\ntitle: {quoted}\n---\nTexto.\n"
        )

        assert found is not None or problems


def test_braces_of_templates_stand_as_they_are() -> None:
    found, _ = read("---\ntitle: '{{7*7}}'\n---\n{{7*7}} {% raw %}\n")

    assert found is not None
    assert found.front.title == "{{7*7}}"
    assert found.body.opened().parts == ("<p>{{7*7}} {% raw %}</p>\n",)


def test_the_last_gate_stops_what_no_rule_of_ours_would_let_pass() -> None:
    found = {payload: list(faults(clean(payload))) for payload in PAYLOADS}

    assert {payload: fault for payload, fault in found.items() if fault and "sitegen" not in str(fault)} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "<script>x</script>",
        '<a href="javascript:x">',
        "<p onclick=x>",
        "<svg>",
        '<a href="//x">',
        "<!-- x -->",
    ],
)
def test_the_judge_of_these_tests_sees_what_runs(planted: str) -> None:
    assert list(faults(planted)) != []


# Pieces of Markdown: ¶ is the end of a line, · a space, » a tab.
WRITTEN = r"""
[ ] ( ) < > ! ` * _ ~~ | > # [^1] [[1| ]] { } " ' \ &lt; &#x6a; javascript: //x x.md foto.jpg ::: ---
https://x.mx a Ana <b> <!-- --> ``` ¶ ¶¶ ¶-· ¶1.· A.· B.· :::·cita· [^1]:· :· ···· »
"""
PIECES = st.sampled_from([piece.translate(str.maketrans("¶·»", "\n \t")) for piece in WRITTEN.split()])


@given(st.lists(PIECES, max_size=40))
def test_no_pieces_of_markdown_run_or_make_reading_fail(pieces: list[str]) -> None:
    assert list(faults(drawn("".join(pieces)))) == []


@given(st.text(max_size=200))
def test_no_text_runs_or_makes_reading_fail(text: str) -> None:
    assert list(faults(drawn(text))) == []


@given(st.lists(PIECES, max_size=30))
def test_parts_together_are_well_formed(pieces: list[str]) -> None:
    body, _ = set_text("".join(pieces))
    markup = "".join(part if isinstance(part, str) else "x" for part in body.opened().parts)

    assert clean(markup).count("<") == markup.count("<")


@given(st.binary(max_size=300))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    found, problems = read(data)

    assert found is not None or problems


@given(st.binary(max_size=120))
def test_no_bytes_in_a_body_make_reading_fail(data: bytes) -> None:
    found, problems = read(document(body="x").encode().replace(b"x\n", data))

    assert found is not None or problems
