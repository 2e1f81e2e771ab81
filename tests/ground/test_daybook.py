"""The daybook, the trace, the leaf and the sheaf: what was made holds as long as what was read for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.memory import leaf, sheaf
from sitegen.memory.daybook import Daybook, Facts
from sitegen.memory.recall import Memo, Recall
from sitegen.memory.trace import WORDED, absent, fact, note, traced

BASE = bytes(32)
PARTS = {"face a": b"1", "face b": b"2"}


def _kept(path: Path, *, now: int = 100, until: int = 200) -> None:
    """A daybook in which `page` was made of part a, `list` of both."""
    book = Daybook(path)
    book.open(BASE, parts=PARTS, now=now)
    book.note("page", b"made of a", ["face a"])
    book.note("list", b"made of both", ["face b", "face a"])
    book.close(until)


def _found(path: Path, *, base: bytes = BASE, parts: dict[str, bytes], now: int = 150) -> list[bytes | None]:
    book = Daybook(path)
    book.open(base, parts=parts, now=now)
    return [book.find("page"), book.find("list")]


def test_a_product_holds_while_all_that_was_read_for_it_is_the_same(tmp_path: Path) -> None:
    _kept(tmp_path / "made")

    assert _found(tmp_path / "made", parts=PARTS) == [b"made of a", b"made of both"]
    assert _found(tmp_path / "made", parts=PARTS | {"face b": b"3"}) == [b"made of a", None]
    assert _found(tmp_path / "made", parts={"face b": b"2"}) == [None, None]


def test_a_product_holds_from_its_moment_to_the_next_edge(tmp_path: Path) -> None:
    _kept(tmp_path / "made", now=100, until=200)

    assert [_found(tmp_path / "made", parts=PARTS, now=now)[0] for now in (99, 100, 199, 200)] == [
        None,
        b"made of a",
        b"made of a",
        None,
    ]


def test_a_ledger_of_another_shape_of_the_site_is_none(tmp_path: Path) -> None:
    _kept(tmp_path / "made")

    assert _found(tmp_path / "made", base=b"\1" * 32, parts=PARTS) == [None, None]


def test_what_was_not_asked_for_is_forgotten_when_it_holds_no_more(tmp_path: Path) -> None:
    _kept(tmp_path / "made")
    for parts in (PARTS, PARTS | {"face b": b"3"}):
        again = Daybook(tmp_path / "made")
        again.open(BASE, parts=parts, now=150)
        again.close(200)

    assert _found(tmp_path / "made", parts=PARTS) == [b"made of a", None]


def test_a_part_that_was_missed_is_asked_for_again_when_it_is_there(tmp_path: Path) -> None:
    book = Daybook(tmp_path / "made")
    book.open(BASE, parts=PARTS, now=100)
    book.note("page", b"made without c", ["face a", absent("face c")])
    book.close(200)

    assert _found(tmp_path / "made", parts=PARTS)[0] == b"made without c"
    assert _found(tmp_path / "made", parts=PARTS | {"face c": b""})[0] is None


def test_what_was_read_for_a_part_counts_as_read_for_the_whole(tmp_path: Path) -> None:
    def row() -> bytes:
        note("face a")
        return b"row"

    for _ in range(2):  # made, then found
        book = Daybook(tmp_path / "rows")
        book.open(BASE, parts=PARTS, now=150)
        product, marks = traced(lambda book=book: book.remembered("row", row))  # type: ignore[misc]
        book.close(200)

        assert (product, marks) == (b"row", frozenset({"face a"}))


def test_what_is_remembered_in_a_table_is_heard_by_everyone_who_asks() -> None:
    def read(_: object) -> str:
        note("face a")
        return "words"

    known, recalled, key = Memo[str, str](), Recall(read), object()

    for _ in range(2):
        assert traced(lambda: known.of("name", lambda: read(key)))[1] == {"face a"}
        assert traced(lambda: recalled(key))[1] == {"face a"}


def test_a_reader_within_a_reader_is_heard_by_both() -> None:
    inner: list[frozenset[str]] = []

    def made() -> None:
        note("face a")
        inner.append(traced(lambda: note("face b"))[1])

    _, outer = traced(made)

    assert inner == [frozenset({"face b"})]
    assert outer == {"face a", "face b"}


def test_a_fact_is_read_as_one_part_whatever_it_was_found_out_from() -> None:
    _, marks = traced(lambda: fact("fed es-MX", lambda: note("face a")))

    assert marks == {"fed es-MX"}


@pytest.mark.parametrize("place", [0, 20, 40, 70])
def test_a_damaged_leaf_is_not_there(tmp_path: Path, place: int) -> None:
    path = tmp_path / "leaf"
    leaf.keep(path, BASE, b"a value of some length")
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)

    assert leaf.kept(path, BASE) is None


def test_a_leaf_is_there_for_its_own_key_only(tmp_path: Path) -> None:
    leaf.keep(tmp_path / "leaf", BASE, b"value")

    assert leaf.kept(tmp_path / "leaf", BASE) == b"value"
    assert leaf.kept(tmp_path / "leaf", b"\1" * 32) is None
    assert leaf.kept(tmp_path / "none", BASE) is None


def _sheaf(path: Path) -> sheaf.Sheaf:
    sheaf.bind(path, BASE, (b"first ", b"value"))
    for value in (b"second", b"third"):
        sheaf.add(path, BASE, value, before=sheaf.read(path, BASE)[0])
    return sheaf.read(path, BASE)[0]


def _values(path: Path) -> tuple[bytes, ...]:
    return tuple(map(bytes, sheaf.read(path, BASE)[1]))


VALUES = (b"first value", b"second", b"third")


def test_values_are_added_to_a_sheaf_behind_those_before(tmp_path: Path) -> None:
    found = _sheaf(tmp_path / "sheaf")

    assert found.is_whole
    assert _values(tmp_path / "sheaf") == VALUES
    assert sheaf.read(tmp_path / "sheaf", b"\1" * 32) == (sheaf.NONE, ())


def test_a_sheaf_ends_before_the_value_that_is_damaged_or_torn(tmp_path: Path) -> None:
    path = tmp_path / "sheaf"
    _sheaf(path)
    data = path.read_bytes()
    flipped = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in range(len(data))]

    for damaged in (*flipped, *(data[:end] for end in range(len(data)))):
        path.write_bytes(damaged)
        found, values = sheaf.read(path, BASE)[0], _values(path)
        assert values == VALUES[: len(values)]
        assert len(values) < len(VALUES)
        assert not found.is_whole or damaged == data[: len(damaged)]


def test_nothing_is_added_to_a_sheaf_that_has_changed_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "sheaf"
    before = _sheaf(path)
    sheaf.add(path, BASE, b"fourth", before=before)

    sheaf.add(path, BASE, b"of another process", before=before)

    assert _values(path) == (*VALUES, b"fourth")


def test_what_builds_change_is_added_to_a_daybook_and_is_all_there(tmp_path: Path) -> None:
    path, parts = tmp_path / "made", dict(PARTS)
    _kept(path)
    for number in range(sheaf.MOST * 2 + 3):
        again = Daybook(path)
        parts["face b"] = str(number).encode()
        again.open(BASE, parts=parts, now=150)
        assert (again.find("page"), again.find("list")) == (b"made of a", None)
        again.note("list", b"made again", ["face b", "face a"] if number % 2 else ["face b"])
        again.close(200)
        assert _found(path, parts=parts) == [b"made of a", b"made again"]

    assert len(sheaf.read(path, again._base)[1]) <= sheaf.MOST + 1  # noqa: SLF001 (bounded on disk)


def test_a_damaged_change_of_a_daybook_leaves_what_was_known_before(tmp_path: Path) -> None:
    path = tmp_path / "made"
    _kept(path)
    again = Daybook(path)
    again.open(BASE, parts=PARTS | {"face b": b"3"}, now=150)
    again.note("list", b"made again", ["face b"])
    again.close(200)
    path.write_bytes(path.read_bytes()[:-1])

    assert _found(path, parts=PARTS | {"face b": b"3"}) == [b"made of a", None]
    assert _found(path, parts=PARTS) == [b"made of a", b"made of both"]


def test_facts_are_told_only_where_what_they_follow_from_has_changed(tmp_path: Path) -> None:
    told: list[bytes] = []

    def facts(key: bytes, one: bytes) -> Facts:
        return Facts(key, lambda: told.append(key) or {"list a": one, "list b": b"1"})  # type: ignore[func-returns-value]

    def found(given: Facts, **parts: bytes) -> bytes | None:
        book = Daybook(tmp_path / "made")
        book.open(BASE, parts={"face a": b"1", **parts}, now=150, facts=given)
        product = book.find("page")
        book.note("page", b"a page", ["face a", "list a"])
        book.note("later", b"of another list", ["list b"] if told else ["list a"])
        book.close(200)
        return product

    assert [found(facts(b"one", b"1")), found(facts(b"one", b"1"))] == [None, b"a page"]
    assert told == [b"one", b"one"]  # for the digest of a list that nobody had asked for before
    assert [found(facts(b"one", b"1")), found(facts(b"one", b"1"), **{"face a": b"2"})] == [b"a page", None]
    assert told == [b"one", b"one"]
    assert [found(facts(b"two", b"1")), found(facts(b"three", b"2"))] == [None, None]
    assert told == [b"one", b"one", b"two", b"three"]


@pytest.mark.parametrize("key", [b"", b"the same"])
@pytest.mark.parametrize("mark", ["list c", absent("list a"), "face c", absent("face a")])
def test_what_read_a_part_that_nobody_tells_never_holds(tmp_path: Path, key: bytes, mark: str) -> None:
    found: list[bytes | None] = []
    for _ in range(3):
        book = Daybook(tmp_path / "made")
        book.open(BASE, parts=PARTS, now=150, facts=Facts(key, lambda: {"list a": b"1"}))
        found.append(book.find("page"))
        book.note("page", b"a page", ["face a", mark])
        book.close(200)

    assert found == [None, None, None]


def test_what_is_worked_out_from_words_is_asked_although_the_facts_are_the_same(tmp_path: Path) -> None:
    found: list[bytes | None] = []
    for worded in ({}, {}, {WORDED + "a": b"1"}):
        book = Daybook(tmp_path / "made")
        book.open(BASE, parts=PARTS | worded, now=150, facts=Facts(b"the same", dict))
        found.append(book.find("page"))
        book.note("page", b"a page", ["face a", absent(WORDED + "a")])
        book.close(200)

    assert found == [None, b"a page", None]


def test_marks_that_are_in_no_entry_any_more_go_when_a_daybook_is_written_anew(tmp_path: Path) -> None:
    path, sizes = tmp_path / "made", []
    for number in range(400):
        book = Daybook(path)
        book.open(BASE, parts={f"face {number}": b"1"}, now=150)
        book.note("page", b"a page", [f"face {number}"])
        book.close(200)
        sizes.append(path.stat().st_size)

    assert max(sizes[200:]) <= max(sizes[:200])
    assert _found(path, parts={"face 399": b"1"}) == [b"a page", None]
