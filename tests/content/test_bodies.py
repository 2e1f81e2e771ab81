"""From Markdown to HTML, plain text, headings and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.model import Heading, Outlink, Picture, Ref
from tests.content.documents import document, html, item, read, set_text

FIXTURES = Path(__file__).with_name("bodies.txt").read_text(encoding="utf-8")
CASES = re.findall(r"^(\S[^\n]*)\n(.*?\n)\.\n(.*?\n)\.$", FIXTURES, re.MULTILINE | re.DOTALL)
FOLDER = "content/izcalli/comunicados/2026"


@pytest.mark.parametrize(
    ("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_markdown_becomes(source: str, expected: str) -> None:
    body, problems = set_text(source)

    assert [problem.code for problem in problems if problem.severity == "error"] == []
    assert html(body) == expected


def test_every_fixture_is_read() -> None:
    assert len(CASES) * 2 == FIXTURES.count("\n.\n")


def test_a_body_is_text_between_what_is_made_later() -> None:
    body, _ = set_text('Vea [eso](x.md#y) y [[CG/1]].\n\n![Alt](f.jpg "Pie"){credito="Ana Ruiz"}')

    assert body.opened().parts == (
        '<p>Vea <a href="',
        Ref("path", f"{FOLDER}/x.md", "y", 1),
        '">eso</a> y <a href="',
        Ref("folio", "CG/1", "", 1),
        '">CG/1</a>.</p>\n',
        Picture(f"{FOLDER}/f.jpg", "Alt", "Pie", "Ana Ruiz", 3),
        "\n",
    )


@pytest.mark.parametrize(
    "forged",
    [
        '<a href="sitegen:0">',
        "[x](sitegen:0)",
        '<img src="sitegen:0">',
        "![x](sitegen:0)",
        '[x](y.md "<a href=\\"sitegen:0\\"")',
    ],
)
def test_nobody_can_forge_a_placeholder(forged: str) -> None:
    body, _ = set_text(f"[uno](uno.md) {forged}")

    refs = [part for part in body.opened().parts if isinstance(part, Ref)]
    assert [ref.target for ref in refs if ref.target.endswith("uno.md")] == [f"{FOLDER}/uno.md"]


def test_plain_text_has_a_line_a_block() -> None:
    body, _ = set_text(
        "# Título\n\nUno **dos**\ntres.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n"
        "::: cita Ana, Jefa\nDijo.\n:::\n"
    )

    assert body.opened().text == "Título\nUno dos tres.\na\nb\nx\ny\n1\n2\nDijo.\nAna, Jefa"


def test_the_lead_is_the_first_sentence_of_the_first_paragraph() -> None:
    body, _ = set_text("# Título\n\n> Cita.\n\nEl Mtro. Juan Paz inauguró la obra. Luego habló.\n")

    assert body.lead == "El Mtro. Juan Paz inauguró la obra."


def test_headings_and_links_have_their_lines() -> None:
    found, _ = read(document(body="Uno.\n\n# Dos\n\nTres\n[sitio](https://example.org/).\n"))

    assert found is not None
    assert found.body.headings == (Heading(2, "Dos", "dos", 7),)
    assert found.body.anchors == ("dos",)
    assert found.body.outlinks == (Outlink("https://example.org/", 10),)


def test_terms_are_counted() -> None:
    terms = item(body="Agua, agua y pozos.").body.opened().terms

    assert terms["agu"] == 2


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("[x](javascript:alert(1))", [("link-scheme", 1)]),
        ("a\n\n[x](data:text/html,x)", [("link-scheme", 3)]),
        ("[x](//otro.example/)", [("link-scheme", 1)]),
        ("[x](\\\\\\\\otro.example/)", [("link-scheme", 1)]),
        ("[x](feed:https://a.b/)", [("link-scheme", 1)]),
        ("<blob:https://a.b/>", [("link-scheme", 1)]),
        ("[x](intent://a)", [("link-scheme", 1)]),
        ("[x](vbscript:x)", [("link-scheme", 1)]),
        ("[x](ftp://a.b/)", [("link-scheme", 1)]),
        ("[x](https:foo)", [("link-form", 1)]),
        ("[x](https://)", [("link-form", 1)]),
        ("[x](https://[::1)", [("link-form", 1)]),
        ("[x](mailto:prensa)", [("link-form", 1)]),
        ("[x](tel:llame)", [("link-form", 1)]),
        ("[x]()", [("link-empty", 1)]),
        ("[x](/avisos/)", [("link-absolute", 1)]),
        ("[x](../../../../x.md)", [("path-refused", 1)]),
        ("[x](%2e%2e/%2e%2e/%2e%2e/%2e%2e/x.md)", [("path-refused", 1)]),
        ("[x](a\\\\b.md)", [("path-refused", 1)]),
        ("[x](con.md)", [("path-refused", 1)]),
        ("[x](#no)", [("anchor-none", 1)]),
        ("## a\n\n[x](#no)", [("anchor-missing", 3)]),
        ("![x](https://a.b/x.jpg)", [("picture-remote", 1)]),
        ("![x](data:image/png;base64,AA)", [("picture-remote", 1)]),
        ("![x](x.svg)", [("picture-type", 1)]),
        ("![x](../../../../x.jpg)", [("path-refused", 1)]),
        ('Una ![x](x.jpg "Pie") aquí', [("picture-caption-inline", 1), ("text-lost", 1)]),
        ("![x](x.jpg){onload=alert}", [("picture-attribute", 1), ("text-lost", 1)]),
        ("::: datos\nsin cierre", [("container-open", 1)]),
        ("a\n\n::: dato\nx\n:::", [("container-unknown", 3)]),
        ("x\n:::", [("container-stray", 1 + 1)]),
        ("a\nb <!-- nota -->", [("html-comment", 2)]),
        ("a\nb <b>c</b>", [("raw-html", 2)]),
        ("![Mesa](IMG 0042.JPG)", [("link-unread", 1)]),
        ("a\n![Mesa](WhatsApp Image at 10.30 (1).jpeg)", [("link-unread", 2)]),
        ("Vea [el programa](mi programa.pdf).", [("link-unread", 1)]),
        ("[texto] (https://www.gob.mx/)", [("link-unread", 1)]),
        ("[x](www.gob.mx)", [("link-bare", 1)]),
        ("[x](gob.mx/tramites)", [("link-bare", 1)]),
        ("[x](prensa@izcalli.gob.mx)", [("link-bare", 1)]),
        ("#\n", [("heading-empty", 1)]),
        ("2026. Año de algo", [("list-year", 1)]),
        ("".join(f"{'  ' * n}- a{n}\n" for n in range(60)), [("nesting", 50)]),
        ("> " * 120 + "hondo", [("nesting", 1)]),
        ("[" * 20_001, [("brackets-many", 1)]),
    ],
)
def test_what_is_wrong_in_a_body_is_told_at_its_line(source: str, found: list[tuple[str, int]]) -> None:
    _, problems = set_text(source)

    assert [(problem.code, problem.line) for problem in problems] == found


def test_the_text_of_a_refused_link_stays() -> None:
    body, _ = set_text("[Lea **esto**](javascript:alert(1))")

    assert html(body) == "<p>Lea <strong>esto</strong></p>\n"


def test_html_that_is_escaped_or_in_code_is_no_problem() -> None:
    _, problems = set_text("\\<b> `<b>` &lt;b&gt; 3 < 4 > 2\n\n```\n<b>\n```\n")

    assert problems == []


@pytest.mark.parametrize(
    "source", ["\\[x](a b.jpg)", "`[x](a b.jpg)`", "artículo 3[bis] (reformado)", "[x](<a b.pdf>)"]
)
def test_signs_of_a_link_that_are_escaped_in_code_or_no_link_are_no_problem(source: str) -> None:
    _, problems = set_text(source)

    assert problems == []


def test_a_link_without_its_beginning_is_told_how_to_write_it() -> None:
    _, problems = set_text("[x](www.gob.mx/a) [x](prensa@izcalli.gob.mx)")

    fixed = [dict(problem.params)["fixed"] for problem in problems]
    assert fixed == ["https://www.gob.mx/a", "mailto:prensa@izcalli.gob.mx"]


def test_anchors_of_the_own_text_are_found_wherever_they_stand() -> None:
    body, problems = set_text("[abajo](#el-final) [otro](#a%C3%B1o)\n\n# El final\n\n# año\n")

    assert [problem.code for problem in problems] == ["anchor-missing"]
    assert body.anchors == ("el-final", "anio")


def test_lists_thirty_deep_keep_every_word() -> None:
    body, problems = set_text("".join(f"{'  ' * n}- nivel{n}\n" for n in range(30)))

    assert problems == []
    assert body.opened().text.split("\n") == [f"nivel{n}" for n in range(30)]


def test_reading_twice_gives_the_same() -> None:
    text = document(body="A. Uno\nB. Dos\n\n::: datos\nx\n:::\n[^1]\n\n[^1]: nota\n")

    assert read(text) == read(text)
