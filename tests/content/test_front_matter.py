"""The head of a document: what can be wrong with it is one message, at its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content import frontmatter
from sitegen.content.proof import Proof
from tests.content.documents import CONFIG, RELEASE, ZONE, document, item, read, told

GOOD = "---\ntitle: Agua\n---\nTexto.\n"


def told_of(text: str | bytes) -> list[tuple[str, int]]:
    found, problems = read(text)
    assert found is None
    return [(problem.code, problem.line) for problem in problems]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "front-matter-missing", 1),
        ("Solo texto.\n", "front-matter-missing", 1),
        ("\n\nSolo texto.\n", "front-matter-missing", 3),
        ("—\ntitle: Agua\n—\n", "front-matter-fence", 1),
        ("--\ntitle: Agua\n--\n", "front-matter-fence", 1),
        ("\u200b---\ntitle: Agua\n---\n", "front-matter-fence", 1),
        ("---\xa0\ntitle: Agua\n---\n", "front-matter-fence", 1),
        ("+++\ntitle = 'Agua'\n+++\n", "front-matter-fence", 1),
        ("```yaml\ntitle: Agua\n```\n", "front-matter-fence", 1),
        (" ---\ntitle: Agua\n---\n", "front-matter-fence", 1),
        ("---\ntitle: Agua\n\nTexto sin cierre.\n", "front-matter-open", 1),
        ("---\ntitle: Agua\n\nTexto sin cierre.\n\n---\n\nMás.\n", "front-matter-open", 4),
        ("---\ntitle: Agua\n---\xa0\n\nTexto.\n\n***\n", "front-matter-closing", 3),
        ("---\ntitle: Agua\n — \n\nTexto.\n", "front-matter-open", 1),
        ("---\ntitle: Agua\n\u200b—-\n\nTexto.\n", "front-matter-closing", 3),
        ("---\ntitle: Agua\n\nTexto.\n\n--\nOficina\n", "front-matter-open", 1),
        ("---\ntitle: Agua\n\n- Uno\n- Dos\n\n—–\nOficina\n", "front-matter-open", 1),
        (
            "---\ntítulo corto: A\ntopics:\n- agua\n  - luz\n\n# nota\n--\n\nTexto.\n",
            "front-matter-closing",
            8,
        ),
        ("---\n- uno\n- dos\n---\n", "front-matter-list", 2),
        ("---\nsolo un texto\n---\n", "front-matter-text", 2),
        ("---\n" + "a: [" * 40 + "\n---\n", "front-matter-deep", 2),
        ("---\n" + "[" * 25_000 + "\n---\n", "front-matter-deep", 2),
        ("---\n" + "a: b\n" * 14_000 + "---\n", "front-matter-large", 2),
    ],
)
def test_a_head_that_is_no_head_is_told_once(text: str, code: str, line: int) -> None:
    assert told_of(text) == [(code, line)]


def test_a_control_character_does_not_hide_the_other_mistakes_of_a_document() -> None:
    found = told_of("---\ntitulo: Agua\x0b\nfecha: ayer\n---\n\nTex\x07to.\n\n::: aviso\nTexto.\n")

    assert found[:3] == [("text-control", 2), ("date-form", 3), ("text-control", 6)]
    assert any(line == 8 for _, line in found)


def test_a_bad_line_does_not_hide_the_mistakes_of_the_others() -> None:
    text = "---\ntitulo: Agua: llega\nfecha: ayer\nresumen: Luz: vuelve\n---\n\n::: aviso\nTexto.\n"

    found = told_of(text)

    assert found[:3] == [("yaml-colon", 2), ("date-form", 3), ("yaml-colon", 4)]
    assert any(line == 7 for _, line in found)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("summary: Agua: corte mañana", "yaml-colon"),
        ("summary:Agua", "yaml-space"),
        ("summary:\n\t- uno", "yaml-tab"),
        ('summary: "sin cerrar', "yaml-quote-open"),
        ('summary: "El "Plan" de agua"', "yaml-quote-after"),
        ("summary: 'don't'", "yaml-quote-after"),
        ('summary: "C:\\qarpeta"', "yaml-escape"),
        ('summary: "campana \\a"', "yaml-escape"),
        ('summary: "nulo \\0"', "yaml-escape"),
        ('summary: "mitad \\ud800"', "yaml-escape"),
        ("summary: @alcaldia informa", "yaml-sign"),
        ("summary: *importante*", "yaml-sign"),
        ("summary: `código`", "yaml-sign"),
        ("summary: %urgente", "yaml-sign"),
        ("summary: - uno", "yaml-sign"),
        ("summary: Boletín #12", "yaml-hash"),
        ("summary: #12", "yaml-hash"),
        ("summary: !Atención", "yaml-sign"),
        ("summary: !Atencion ya", "yaml-tag"),
        ("summary: !!python/object:os.system ls", "yaml-tag"),
        ("summary: !!binary aGk=", "yaml-tag"),
        ("summary: &a [*a]", "yaml-alias"),
        ("topics: [agua, seguridad", "yaml-bracket"),
        ("summary: {a: b", "yaml-bracket"),
        ("una línea suelta", "yaml-key"),
        ("? [a, b]\n: c", "yaml-key"),
        (" summary: sangrado", "yaml-indent"),
        ("...", "yaml-document"),
    ],
)
def test_yaml_that_cannot_be_read_is_told_in_newsroom_words(line: str, code: str) -> None:
    codes = told_of(f"---\ntitle: Agua\nfolio: S/F\n{line}\nplace: Centro\n---\nTexto.\n")

    assert [code for code, _ in codes] == [code]
    assert codes[0][1] in (4, 5)


def test_the_message_of_a_colon_shows_the_line_in_quotes() -> None:
    _, problems = read("---\ntitulo: Agua: corte mañana\n---\n")

    assert dict(problems[0].params) == {"fixed": 'titulo: "Agua: corte mañana"'}


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))

    assert told_of(f"---\na0: &a0 [x]\n{levels}---\n") == [("yaml-alias", 2)]


def test_a_duplicate_key_is_an_error_that_names_both_lines() -> None:
    _, problems = read(document("draft: true", "folio: S/F", "draft: false"))

    assert [(problem.code, problem.line) for problem in problems] == [("key-twice", 5)]
    assert dict(problems[0].params)["first"] == "3"


def test_a_key_in_both_languages_is_given_twice() -> None:
    assert told("titulo: Otra vez") == [("key-twice", 3)]


def test_a_key_may_be_written_with_accents_and_capitals() -> None:
    found, problems = read("---\nTítulo: Agua\nTítulo corto: Corta\n---\nTexto.\n")

    assert problems == ()
    assert found is not None
    assert found.front.short_title == "Corta"


def test_an_unknown_key_is_answered_with_the_nearest() -> None:
    _, problems = read(document("resumne: Corto", "titullo: Otro"))

    assert [(problem.code, problem.line) for problem in problems] == [("key-unknown", 3), ("key-unknown", 4)]
    assert [dict(problem.params)["guess"] for problem in problems] == ["resumen", "titulo"]


def test_a_key_like_no_other_is_answered_with_those_that_there_are() -> None:
    _, problems = read(document("image:", "  archivo: a.jpg", "  zzzzzz: x"))

    names = "archivo, alt, pie, credito, menores, consentimiento"
    assert [dict(problem.params)["guess"] for problem in problems] == [names]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("---\ntitulo: Otro\nborrador: sí\n---\n\nTexto.", 6),
        ("borrador: sí\n---\n\nTexto.", 5),
        ("Texto.\n\n---\nTítulo: Otro\ntemas:\n  - agua\n---\n\nTexto.", 8),
    ],
)
def test_a_second_front_matter_is_refused_and_not_published_as_text(body: str, line: int) -> None:
    assert ("front-matter-twice", line) in told(body=body)


def test_an_example_of_a_front_matter_in_code_is_no_second_one_unless_the_code_never_ends() -> None:
    example = "```markdown\n---\ntitulo: Otro\nborrador: sí\n---\n"

    assert told(body=f"Así:\n\n{example}```\n\nTexto.") == []
    assert ("front-matter-twice", 9) in told(body=f"Así:\n\n{example}\nTexto.")


def test_a_rule_between_paragraphs_is_no_second_front_matter() -> None:
    assert told(body="Texto.\n\n---\n\nLugar: Palacio Municipal\n\n---\n\nTexto.\nFecha: hoy\n") == []


@pytest.mark.parametrize(
    "line", ["summary:\u00a0Agua", "image:\n\u00a0\u00a0src: a.jpg", "\u200bsummary: Agua"]
)
def test_a_space_of_word_that_is_no_space_to_yaml_is_told_as_such(line: str) -> None:
    assert told(line) == [("yaml-odd-space", 3 + line.count("\n"))]


def test_an_empty_value_is_absent() -> None:
    front = item("summary:", "folio: ''", "place: ~", "topics: []", "people:", "deck: null").front

    assert front == item().front


def test_a_comment_after_a_value_is_allowed() -> None:
    assert item("folio: CGCS/1  # provisional").front.folio == "CGCS/1"


def test_scalars_are_text_and_never_what_yaml_would_make_of_them() -> None:
    front = item("folio: 01001", "place: no", "deck: [12:30, 1e3, 0x1F, .nan, 2026-02-30, true]").front

    assert (front.folio, front.place) == ("01001", "no")
    assert front.deck == ("12:30", "1e3", "0x1F", ".nan", "2026-02-30", "true")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_change_nothing(ends: str, mark: str) -> None:
    found, problems = read((mark + GOOD).replace("\n", ends))

    assert problems == ()
    assert found is not None
    assert found.front.title == "Agua"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (GOOD.replace("Texto", "Educación").encode("cp1252"), "text-windows-1252"),
        (GOOD.encode("utf-16"), "text-utf16"),
        (GOOD.replace("Texto", "nu\x00lo").encode(), "text-nul"),
        (GOOD.replace("Texto", "cam\x07pana").encode(), "text-control"),
        (GOOD.replace("Texto", "mitad \ud800").encode("utf-8", "surrogatepass"), "text-not-utf8"),
    ],
)
def test_text_that_is_not_clean_utf_8_is_refused(data: bytes, code: str) -> None:
    found = told_of(data)

    assert [one for one, _ in found] in ([code], ["text-windows-1252"])
    assert found[0][1] in (1, 4)


def test_the_body_keeps_its_leading_space_and_its_line() -> None:
    proof = Proof(RELEASE, CONFIG, ZONE)

    header = frontmatter.split("\n---\ntitle: Agua\n---   \n\n    sangrado\n\n", proof)

    assert (header.body, header.body_line) == ("\n    sangrado", 5)
    assert proof.problems == []


def test_lines_of_keys_are_those_of_the_file() -> None:
    found, _ = read("\n\n---\ntitulo: Agua\n\n# nota\nresumen: Corto\n---\nTexto.\n")

    assert found is not None
    assert found.lines == (("summary", 7), ("title", 4))


def test_a_line_separator_in_a_value_moves_no_line() -> None:
    assert told("summary: uno\u2028dos", "draft: quizá") == [("flag-unknown", 4)]


@given(st.text(max_size=80))
def test_no_head_makes_reading_fail(text: str) -> None:
    found, problems = read(f"---\n{text}\n---\nTexto.\n")

    assert found is not None or problems


@given(
    st.lists(
        st.sampled_from(
            [
                "title:",
                "fecha:",
                " a",
                "\n",
                "  ",
                "- ",
                "[",
                "]",
                "{",
                "}",
                '"',
                "'",
                "#",
                "|",
                ">",
                "&a",
                "*a",
                "!t",
                ": ",
                "2026-01-13",
                "---",
                "\t",
                "%",
                "?",
            ]
        ),
        max_size=25,
    )
)
def test_no_pieces_of_yaml_make_reading_fail(pieces: list[str]) -> None:
    found, problems = read("---\n" + "".join(pieces) + "\n---\nTexto.\n")

    assert found is not None or problems
