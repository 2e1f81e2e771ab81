"""The cache: a damaged or foreign record is a miss, never a wrong answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.memory.cache import Cache, key_of, lent, opened

ONE, TWO, THREE = key_of("one"), key_of("two"), key_of("three")


def filled(path: Path, **values: bytes) -> None:
    with Cache(path) as cache:
        for name, value in values.items():
            cache.put(key_of(name), value)


def test_what_was_put_is_there_the_next_time(tmp_path: Path) -> None:
    filled(tmp_path / "c", one=b"1", two=b"22")

    cache = Cache(tmp_path / "c")

    assert (cache.get(ONE), cache.get(TWO), cache.get(THREE)) == (b"1", b"22", None)


def test_a_later_value_of_a_key_is_the_one_that_counts(tmp_path: Path) -> None:
    filled(tmp_path / "c", one=b"1")
    with Cache(tmp_path / "c") as cache:
        cache.get(ONE)
        cache.put(ONE, b"new")

    assert Cache(tmp_path / "c").get(ONE) == b"new"


def test_one_thread_closes_a_cache_while_another_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.memory.cache.FULL", 0)  # each value is written at once
    cache = Cache(tmp_path / "c")

    def asked(_: int) -> bytes | None:
        return cache.get(ONE)

    with ThreadPoolExecutor(4) as threads:
        for _ in range(50):
            cache.put(ONE, b"1" * 1000)
            answers = threads.map(asked, range(20))
            cache.close()

            assert set(answers) == {b"1" * 1000}


def test_remembered_makes_a_value_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"value"

    for _ in range(3):
        with Cache(tmp_path / "c") as cache:
            assert cache.remembered(ONE, make) == b"value"

    assert made == [1]


def test_what_was_not_used_is_dropped_when_it_is_more_than_half(tmp_path: Path) -> None:
    filled(tmp_path / "c", one=b"1" * 100, two=b"2" * 1000)
    before = (tmp_path / "c").stat().st_size

    with Cache(tmp_path / "c") as cache:
        cache.get(ONE)

    after = Cache(tmp_path / "c")
    assert (tmp_path / "c").stat().st_size < before / 2
    assert (after.get(ONE), after.get(TWO)) == (b"1" * 100, None)


def test_two_at_once_keep_what_both_added(tmp_path: Path) -> None:
    filled(tmp_path / "c", one=b"1" * 500)
    first, second = Cache(tmp_path / "c"), Cache(tmp_path / "c")
    for cache, key in ((first, TWO), (second, THREE)):
        cache.get(ONE)
        cache.put(key, b"x")
        cache.close()

    after = Cache(tmp_path / "c")
    assert (after.get(TWO), after.get(THREE)) == (b"x", b"x")


@given(at=st.integers(0, 2000), flip=st.integers(1, 255))
def test_every_flipped_byte_leaves_each_value_right_or_missing(
    tmp_path_factory: pytest.TempPathFactory, at: int, flip: int
) -> None:
    path = tmp_path_factory.mktemp("flip") / "c"
    values = {name: name.encode() * 20 for name in ("one", "two", "three")}
    filled(path, **values)
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= flip
    path.write_bytes(data)

    cache = Cache(path)

    found = [cache.get(key_of(name)) for name in values]
    assert all(got in (None, value) for got, value in zip(found, values.values(), strict=True))


@given(keep=st.floats(0, 1))
def test_a_torn_file_keeps_what_is_whole_and_can_be_added_to(
    tmp_path_factory: pytest.TempPathFactory, keep: float
) -> None:
    path = tmp_path_factory.mktemp("torn") / "c"
    filled(path, one=b"1" * 50, two=b"2" * 50)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])

    with Cache(path) as cache:
        assert cache.get(ONE) in (None, b"1" * 50)
        cache.put(THREE, b"3")

    assert Cache(path).get(THREE) == b"3"


@pytest.mark.parametrize("foreign", [b"", b"\x80\x04pickle", b"sitegen cache 0\nold"])
def test_a_foreign_file_is_empty_and_is_replaced(tmp_path: Path, foreign: bytes) -> None:
    (tmp_path / "c").write_bytes(foreign)

    filled(tmp_path / "c", one=b"1")

    assert Cache(tmp_path / "c").get(ONE) == b"1"


def test_where_nothing_can_be_written_nothing_is_remembered_and_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    filled(tmp_path / "file" / "c", one=b"1")

    assert Cache(tmp_path / "file" / "c").get(ONE) is None


def test_keys_of_other_parts_differ() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("ab") != key_of("ab", "")


def test_opened_caches_are_written_even_if_the_work_fails(tmp_path: Path) -> None:
    def work() -> None:
        with opened(tmp_path / "a", tmp_path / "b") as (one, other):
            one.put(ONE, b"1")
            other.put(TWO, b"2")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        work()

    assert (Cache(tmp_path / "a").get(ONE), Cache(tmp_path / "b").get(TWO)) == (b"1", b"2")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_process_killed_while_it_writes_leaves_a_file_that_can_be_read(tmp_path: Path) -> None:
    filled(tmp_path / "c", one=b"1" * 100)
    program = (
        "import sys; from pathlib import Path; from sitegen.memory.cache import Cache, key_of\n"
        "n = 0\n"
        "while True:\n"
        "    c = Cache(Path(sys.argv[1])); c.get(key_of('one')); c.put(key_of(str(n)), b'x' * 100_000)\n"
        "    c.close(); n += 1; print(n, flush=True)\n"
    )
    running = subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "c")], stdout=subprocess.PIPE)
    assert running.stdout is not None
    for _ in range(5):
        running.stdout.readline()

    running.send_signal(signal.SIGKILL)
    running.communicate()

    cache = Cache(tmp_path / "c")
    assert cache.get(ONE) == b"1" * 100


def fail_within(path: Path) -> None:
    with opened(path) as (cache,):
        cache.put(key_of("new"), b"new")
        raise KeyboardInterrupt


def test_a_block_that_ends_badly_drops_nothing_of_what_was_remembered(tmp_path: Path) -> None:
    with opened(tmp_path / "kept") as (cache,):
        for number in range(9):
            cache.put(key_of(str(number)), b"value" * 20)

    with pytest.raises(KeyboardInterrupt):
        fail_within(tmp_path / "kept")

    with opened(tmp_path / "kept") as (cache,):
        assert cache.get(key_of("new")) == b"new"
        assert all(cache.get(key_of(str(number))) for number in range(9))


def test_a_cache_that_is_lent_is_never_written(tmp_path: Path) -> None:
    with opened(tmp_path / "kept") as (cache,):
        cache.put(key_of("old"), b"old")
    before = (tmp_path / "kept").read_bytes()

    with lent(tmp_path / "kept") as cache:
        cache.put(key_of("new"), b"new")

    assert cache.get(key_of("old")) == b"old"
    assert (tmp_path / "kept").read_bytes() == before
