"""What the search page finds, by lunr.js, in the files that Python made."""

from __future__ import annotations

import random
from pathlib import Path
from urllib.parse import urlencode

import pytest

from sitegen.content import terms
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.urls import with_base
from sitegen.text import slug
from tests.newsroom import made
from tests.search import generated
from tests.search.conftest import Ask, Browse, written


def q(text: str, **chosen: str) -> str:
    """The address of a question."""
    return "?" + urlencode({"q": text, **chosen})


def titles(found: dict[str, object]) -> object:
    """The titles of the first results."""
    return found["titles"]


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    """Nine documents of two municipalities, three kinds, two years."""
    return made.room(
        generated.document(
            "encuentro",
            "La educación de las niñas y los niños de Cuautitlán.",
            title="Encuentro con vecinas",
            folio="CGCS/130126/009",
            topics=("salud",),
        ),
        generated.document("agua", "Pipas para la colonia.", title="Agua potable", topics=("agua",)),
        generated.document("agua-salud", "Agua y vacunación.", title="Jornada", topics=("agua", "salud")),
        generated.document("nino", "El nino es un personaje.", title="Personaje", municipality="juarez"),
        generated.document("nina", "Un niño lee.", title="Lectura", municipality="juarez"),
        generated.document(
            "corte", "Corte de agua potable.", title="Aviso de corte", kind="notice", municipality="juarez"
        ),
        generated.document("viejo", "Obra de drenaje.", title="Drenaje", date=made.at("2025-02-02")),
        generated.document("parque", "Parque y agua.", title="Parque", folio="CGCS/140126/010"),
        made.page("privacidad", title="Aviso de privacidad"),
    )


@pytest.mark.parametrize(
    "text", ["educación", "educacion", "EDUCACIÓN", "  ¿Educación?  ", "educaci", "educ"]
)
def test_a_word_is_found_with_and_without_accents_and_as_it_is_typed(
    newsroom: Newsroom, browse: Browse, text: str
) -> None:
    assert titles(browse(newsroom, q(text))[0]) == ["Encuentro con vecinas"]


def test_what_is_being_typed_is_not_called_unknown_and_its_files_are_there_before_they_are_wanted(
    newsroom: Newsroom, ask: Ask, tmp_path: Path
) -> None:
    texts = ["ed", "edu", "educ", "educx", "edu"]
    told = ask(do="type", folder=str(written(newsroom, tmp_path)), texts=texts)

    assert isinstance(told, list)
    first, _, *others = [(one["total"], one["early"], one["meant"]) for one in told]
    assert first == (0, True, "")
    assert others == [(1, False, ""), (0, True, ""), (1, False, "")]
    words = [name for one in told for name in one["loaded"] if name.startswith("words-")]
    assert len(words) == 1
    assert told[-1]["loaded"] == []


def test_a_question_that_the_next_key_has_overtaken_loads_no_results(
    newsroom: Newsroom, ask: Ask, tmp_path: Path
) -> None:
    told = ask(do="overtake", folder=str(written(newsroom, tmp_path)), texts=["educ", "educa", "educaci"])

    assert told == ["Error: superseded", "Error: superseded", 1]


@pytest.mark.parametrize("text", ["niño", "niños", "Niño."])
def test_the_exact_form_comes_first(newsroom: Newsroom, browse: Browse, text: str) -> None:
    found = browse(newsroom, q(text))[0]["titles"]

    assert isinstance(found, list)
    assert set(found) == {"Lectura", "Encuentro con vecinas", "Personaje"}
    assert found[-1] == "Personaje"  # which says "nino"


@pytest.mark.parametrize(
    "text",
    [
        "CGCS/130126/009",
        "CGCS 130126 009",
        "cgcs-130126-009",
        "cgcs/130126/009.",
        "130126",
        "009",
        "1301",
        "130126/009",
    ],
)
def test_a_folio_is_found_whole_and_in_part(newsroom: Newsroom, browse: Browse, text: str) -> None:
    found = browse(newsroom, q(text))[0]["titles"]

    assert isinstance(found, list)
    assert found[0] == "Encuentro con vecinas"


def test_every_word_is_required_when_enough_documents_have_them_all(browse: Browse) -> None:
    items = [generated.document(f"a{number}", "Agua potable.", title=f"A{number}") for number in range(4)]
    only = generated.document("b", "Agua.", title="B")

    found = browse(made.room(*items, only), q("agua potable"))[0]

    assert len(found["documents"]) == 4  # type: ignore[arg-type]
    assert found["widened"] is False


def test_with_few_documents_some_of_the_words_will_do_and_those_with_all_come_first(
    newsroom: Newsroom, browse: Browse
) -> None:
    found = browse(newsroom, q("corte potable agua "))[0]

    assert found["widened"] is True
    assert titles(found)[0] == "Aviso de corte"  # type: ignore[index]
    assert len(found["documents"]) > 2  # type: ignore[arg-type]


def test_a_word_that_nothing_has_does_not_hide_the_others(newsroom: Newsroom, browse: Browse) -> None:
    found = browse(newsroom, q("drenaje xilófono "))[0]

    assert titles(found) == ["Drenaje"]
    assert found["widened"] is True


def test_a_word_written_wrong_brings_a_suggestion(newsroom: Newsroom, browse: Browse) -> None:
    wrong, right = browse(newsroom, q("vacunasion"), q("vacunación"))

    assert wrong["documents"] == []
    assert wrong["meant"] == "vacunación"
    assert right["meant"] == ""


def test_words_in_every_text_are_told_apart_from_no_words(newsroom: Newsroom, browse: Browse) -> None:
    common, nothing = browse(newsroom, q("de la "), q("¿?"))

    assert common["onlyCommon"] is True
    assert common["documents"] == []
    assert nothing["onlyCommon"] is False
    assert nothing["documents"] == []


def test_the_counts_of_a_facet_ignore_its_own_choice(newsroom: Newsroom, browse: Browse) -> None:
    (found,) = browse(newsroom, q("agua ", municipality="izcalli"))
    counts = found["counts"]
    assert isinstance(counts, dict)

    assert counts["municipality"] == {"izcalli": 3, "juarez": 1}
    assert counts["kind"] == {"release": 3, "notice": 0, "page": 0}
    assert counts["topic"] == {"agua": 2, "salud": 1}
    assert counts["year"] == {"2026": 3, "2025": 0}


def test_several_values_of_a_facet_add_up_and_facets_narrow_each_other(
    newsroom: Newsroom, browse: Browse
) -> None:
    both, narrow, other = browse(
        newsroom,
        "?q=agua+&municipality=izcalli&municipality=juarez",
        "?q=agua+&municipality=izcalli&topic=salud",
        "?q=agua+&municipality=juarez&topic=salud",
    )

    assert len(both["documents"]) == 4  # type: ignore[arg-type]
    assert titles(narrow) == ["Jornada"]
    assert other["documents"] == []


def test_an_unknown_value_filters_nothing(newsroom: Newsroom, browse: Browse) -> None:
    known, unknown = browse(newsroom, q("agua "), q("agua ", municipality="atlantis"))

    assert unknown["documents"] == known["documents"]


TITLES = (
    "¿Año nuevo, obra nueva?",
    "“Niñez” 2026: 1,500 becas · Ⅷ feria",
    "ÁÉÍÓÚ: Über İstanbul, ﬁn y 10 ㎞",
    "Sesión  de\u00a0cabildo " + "muy larga " * 20,
    "№",
)


def test_a_result_leads_to_its_page_however_its_title_is_written(browse: Browse) -> None:
    newsroom = made.room(
        *(generated.document(slug(title) or "otro", title=title) for title in TITLES),
        generated.document("sin-que-ver", title="Con otra dirección"),
    )

    (found,) = browse(newsroom, "?kind=release")

    assert {card["href"] for card in found["cards"]} == {  # type: ignore[attr-defined]
        with_base(newsroom.config, url) for url in newsroom.urls.values()
    }


def test_filters_without_words_list_everything_that_passes_newest_first(
    newsroom: Newsroom, browse: Browse
) -> None:
    (found,) = browse(newsroom, "?municipality=izcalli")

    cards = found["cards"]
    assert isinstance(cards, list)
    dates = [card["date"] for card in cards]
    assert len(dates) == 6
    assert dates == sorted(dates, reverse=True)
    assert dates[-2:] == ["2025-02-02", ""]  # a page has no date


def test_results_can_be_put_in_order_of_date(newsroom: Newsroom, browse: Browse) -> None:
    (found,) = browse(newsroom, q("agua ", sort="date"))

    documents = found["documents"]
    assert isinstance(documents, list)
    assert documents == sorted(documents, reverse=True)


def test_of_two_equal_documents_the_newer_comes_first(browse: Browse) -> None:
    old = generated.document("a", "Agua.", title="Vieja", date=made.at("2020-01-01"))
    new = generated.document("b", "Agua.", title="Nueva", date=made.at("2026-01-01"))

    assert titles(browse(made.room(old, new), q("agua"))[0]) == ["Nueva", "Vieja"]


HOSTILE = [
    *(
        "aviso: agua",
        "obra~",
        "obra~9",
        "+",
        "-",
        "+agua -potable",
        '"agua potable"',
        "agua^10",
        "title:agua",
    ),
    *(
        "*",
        "*agua*",
        "agua*",
        "\\",
        "\x00",
        "🚰",
        "🚰🚰 agua",
        "'; --",
        "<script>alert(1)</script>",
        "%",
        "%E0%A4%A",
    ),
    *(
        "&&&&",
        "a" * 10_000,
        "agua " * 2_000,
        "agua/" * 2_000,
        "/",
        "//",
        "@",
        "...",
        "constructor",
        "__proto__",
    ),
    *(
        "toString valueOf",
        "\ud83d",
        "ñ" * 500,
        "\u064e",
        "1" * 400,
        "{n}",
        "$&",
        "null",
        "undefined",
        "NaN",
        "0",
    ),
    "agua\nagua\tpotable",
]


ADDRESSES = ["?q", "?q=a&page=-1", "?page=1e9", "?sort=evil&year=x", "?q=%E0%A4%A", "???", "?="]


def test_nothing_that_is_typed_or_linked_breaks_the_search(newsroom: Newsroom, browse: Browse) -> None:
    typed = ("?" + urlencode({"q": text}, errors="surrogatepass") for text in HOSTILE)

    found = browse(newsroom, *typed, *ADDRESSES)

    assert all(isinstance(one["documents"], list) for one in found)


def test_every_word_is_found_by_its_form_without_accents(browse: Browse) -> None:
    """600 documents, each with words that no other has, asked for as a hurried reader types."""
    words = [word for word in generated.words("es", 1_800) if terms.analyse(word, "es")]
    groups = [words[start : start + 3] for start in range(0, len(words), 3)]
    newsroom = made.room(
        *(
            generated.document(f"d{number:03}", " ".join(group), title=f"T{number:03}")
            for number, group in enumerate(groups)
        )
    )
    holders = {word: f"T{number:03}" for number, group in enumerate(groups) for word in group}
    asked = [word for word in words if terms.analyse(terms.bare(word), "es")]

    missing = _missing(browse, newsroom, asked, holders)

    assert missing == []


def _missing(browse: Browse, newsroom: Newsroom, asked: list[str], holders: dict[str, str]) -> list[str]:
    numbers = {title: number for number, title in enumerate(_titles_by_number(newsroom))}
    found = browse(newsroom, *(q(terms.bare(word) + " ") for word in asked))
    return [
        word
        for word, answer in zip(asked, found, strict=True)
        if numbers[holders[word]] not in answer["documents"]  # type: ignore[operator]
    ]


def _titles_by_number(newsroom: Newsroom) -> list[str]:
    return [item.front.title for item in newsroom.editions[0].items[::-1]]


def test_words_of_a_title_bring_its_document_first(browse: Browse) -> None:
    chance = random.Random(11)  # noqa: S311
    words = generated.words("es", 300)
    items = [
        generated.document(
            f"d{number:03}", " ".join(chance.choices(words, k=80)), title=" ".join(chance.choices(words, k=7))
        )
        for number in range(200)
    ]
    asked = [" ".join(chance.sample(item.front.title.split(), k=3)) + " " for item in items]

    found = browse(made.room(*items), *map(q, asked))

    first = [one["titles"][0] == item.front.title for one, item in zip(found, items, strict=True)]  # type: ignore[index]
    assert sum(first) >= 0.95 * len(items)
