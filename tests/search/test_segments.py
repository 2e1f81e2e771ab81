"""What a change of the newsroom changes in the index, and what is remembered."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.peer_adapter import unlisted
from sitegen.files import digest
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.search import index_files, strips
from sitegen.search.bits import canonical, gamma, huffman, listed, octets
from sitegen.search.lengths import class_of, rounded
from sitegen.search.spans import RUNNING, by_month, by_span
from tests.newsroom import made
from tests.search import generated


def release(day: str, *, text: str = "Agua.", title: str = "") -> Item:
    """A release of a day, with a digest of its own."""
    item = generated.document(f"{day}-x", text, title=title or f"Obra del {day}", date=made.at(day))
    return msgspec.structs.replace(item, digest=digest(f"{day} {text} {title}".encode()))


OLD = [release(f"{year}-{month:02}-05") for year in (2022, 2023, 2024, 2025) for month in (2, 5, 11)]
THIS = [release(day) for day in ("2026-01-05", "2026-01-20", "2026-02-05")]


def paths(*items: Item) -> set[str]:
    """The search files of the first edition of a newsroom of some documents."""
    return {file.path for file in index_files(made.room(*items)) if file.path.startswith("buscar/")}


def spans(*items: Item) -> dict[tuple[int, int], int]:
    """How many documents each segment has."""
    months = by_month(items)
    return {span: sum(len(months[month]) for month in within) for span, within in by_span(months).items()}


def of(segment: str, names: set[str]) -> set[str]:
    return {name for name in names if name.startswith(f"buscar/indice/{segment}")}


def test_the_years_that_are_over_this_year_and_this_month_are_a_segment_each() -> None:
    assert spans(*OLD, *THIS, made.page("contacto")) == {(2022, 2025): 12, (2026, 2026): 2, RUNNING: 2}


def test_an_event_to_come_begins_no_new_month() -> None:
    event = made.item("feria", kind="event", starts=made.at("2026-12-24"), date=made.at("2026-12-24"))

    assert spans(*OLD, *THIS, event) == {(2022, 2025): 12, (2026, 2026): 2, RUNNING: 2}


def test_pages_alone_are_a_segment_and_nothing_is_none() -> None:
    assert spans(made.page("contacto")) == {RUNNING: 1}
    assert spans() == {}


def test_a_new_release_leaves_all_that_is_older_than_its_month_as_it_was() -> None:
    before = paths(*OLD, *THIS)
    after = paths(*OLD, *THIS, release("2026-02-20"))

    for segment in ("2022-2025", "2026"):
        assert of(segment, before) == of(segment, after) != set()
    assert not of("now", before) & of("now", after)


def test_the_first_release_of_a_month_leaves_the_years_before_as_they_were() -> None:
    before = paths(*OLD, *THIS)
    after = paths(*OLD, *THIS, release("2026-03-01"))

    assert of("2022-2025", before) == of("2022-2025", after)
    assert not of("2026-", before) & of("2026-", after)


def test_a_change_of_an_old_document_leaves_later_years_as_they_were() -> None:
    before = paths(*OLD, *THIS)
    after = paths(release("2022-02-05", text="Sol."), *OLD[1:], *THIS)

    assert not of("2022-2025", before) & of("2022-2025", after)
    assert of("2026", before) == of("2026", after)
    assert of("now", before) == of("now", after)


class Memory:
    """Remembers, and tells what was made."""

    def __init__(self) -> None:
        self.known: dict[bytes, bytes] = {}
        self.made = 0

    def __call__(self, key: bytes, make: object) -> bytes:
        if key not in self.known:
            assert callable(make)
            self.known[key] = make()
            self.made += 1
        return self.known[key]


def built(newsroom: Newsroom, memory: Memory) -> list[object]:
    return list(index_files(newsroom, remembered=memory))


def test_what_is_remembered_gives_the_same_bytes_and_makes_nothing() -> None:
    memory = Memory()
    newsroom = made.room(*OLD, *THIS)
    cold = built(newsroom, memory)
    memory.made = 0

    assert built(newsroom, memory) == cold == list(index_files(newsroom))
    assert memory.made == 0


def test_a_new_release_makes_nothing_anew_of_the_months_before() -> None:
    memory = Memory()
    built(made.room(*OLD, *THIS), memory)
    memory.made = 0
    newsroom = made.room(*OLD, *THIS, release("2026-02-20", text="Sol."))

    assert built(newsroom, memory) == list(index_files(newsroom))
    assert memory.made == 7  # run and segment, three strips, a box of cards, words with two initials


def test_an_edit_of_an_old_text_makes_anew_only_what_has_its_words() -> None:
    memory = Memory()
    built(made.room(*OLD, *THIS), memory)
    memory.made = 0
    newsroom = made.room(release("2022-02-05", text="Sol."), *OLD[1:], *THIS)

    assert built(newsroom, memory) == list(index_files(newsroom))
    assert memory.made == 5  # run and segment, the strips of what is new and of what is gone, term and word


@pytest.mark.law
@settings(max_examples=settings().max_examples // 3)
@given(st.lists(st.tuples(st.sampled_from(OLD + THIS), st.text("agu sol.", max_size=12)), max_size=4))
def test_after_any_edits_what_is_remembered_gives_the_same_bytes(edits: list[tuple[Item, str]]) -> None:
    memory, items = Memory(), {item.slug: item for item in OLD + THIS}
    built(made.room(*items.values()), memory)
    for item, text in edits:
        items[item.slug] = release(item.slug[:10], text=text)
        built(made.room(*items.values()), memory)
    newsroom = made.room(*items.values())

    assert built(newsroom, memory) == list(index_files(newsroom))


@pytest.mark.law
@given(st.lists(st.text("aábcz0159ñ/", min_size=1, max_size=4), unique=True))
def test_strips_are_ranges_one_after_the_other(texts: list[str]) -> None:
    parts = list(strips.parted(sorted(texts)))

    assert [text for part in parts for text in part] == sorted(texts)
    assert len(parts) == len(strips.STARTS)
    for start, end, part in zip(strips.STARTS, (*strips.STARTS[1:], "\U0010ffff"), parts, strict=True):
        assert all(start <= text < end for text in part)


@pytest.mark.parametrize(
    "change", [{"text": "Sol."}, {"title": "Otra"}], ids=["another text", "another title"]
)
def test_a_change_of_a_document_is_never_missed_by_the_memory(change: dict[str, str]) -> None:
    memory = Memory()
    built(made.room(*OLD, *THIS), memory)
    newsroom = made.room(release("2022-02-05", **change), *OLD[1:], *THIS)

    assert built(newsroom, memory) == list(index_files(newsroom))


# --- the codes --------------------------------------------------------------------


@pytest.mark.law
@given(st.integers(0, 1 << 40))
def test_a_length_keeps_its_three_highest_bits(length: int) -> None:
    short = rounded(length)

    assert short <= length < short + max(1, short // 4 + 1)
    assert rounded(short) == short
    assert f"{short:b}"[3:].strip("0") == ""


def test_classes_of_lengths_are_counted_without_a_gap() -> None:
    lengths = sorted({rounded(length) for length in range(5_000)})

    assert [class_of(length) for length in lengths] == list(range(len(lengths)))


@pytest.mark.law
@given(st.dictionaries(st.integers(0, 127), st.integers(1, 10**6), min_size=1, max_size=60))
def test_no_code_begins_another_and_the_frequent_have_the_short_ones(counts: dict[int, int]) -> None:
    codes = canonical(huffman(counts))

    assert set(codes) == set(counts)
    ordered = sorted(codes.values())
    assert not any(other.startswith(one) for one, other in pairwise(ordered))
    by_count = sorted(counts, key=lambda value: (-counts[value], len(codes[value])))
    assert all(
        len(codes[one]) <= len(codes[other])
        for one, other in pairwise(by_count)
        if counts[one] > counts[other]
    )


@pytest.mark.law
@given(st.lists(st.text("abcñ/1", max_size=40)))
def test_a_list_is_read_back(words: list[str]) -> None:
    assert unlisted(listed(words)) == words


def test_bits_become_bytes_the_first_highest() -> None:
    assert octets("1" + "00000001") == bytes([0b10000000, 0b10000000])
    assert octets("") == b""
    assert gamma(1) + gamma(5) == "100101"
