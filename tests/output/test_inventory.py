"""Inventories: folders that have not changed are not listed, and nothing that came or went is missed."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import versions
from sitegen.memory import leaf
from sitegen.output import inventory
from sitegen.output.inventory import NEVER, NONE, Inventory, taken

FOLDERS = ("", "a", "a/b", "c")
NAMES = st.sampled_from("xyz")
ACTS = st.tuples(st.sampled_from(("write", "remove", "move")), st.sampled_from(FOLDERS), NAMES)


def changed(top: Path, act: str, inside: str, name: str) -> None:
    """A file written anew, a folder removed, or one moved to another name."""
    folder = top / inside
    if act == "write":
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.txt").unlink(missing_ok=True)
        (folder / f"{name}.txt").write_text(name)
    elif act == "remove" and inside and folder.exists():
        shutil.rmtree(folder)
    elif act == "move" and inside and folder.exists() and not (top / name).exists():
        folder.rename(top / name)


def marked(beside: Path) -> int:
    beside.unlink(missing_ok=True)
    beside.write_bytes(b"")
    return beside.lstat().st_ctime_ns


@given(st.lists(st.lists(ACTS, max_size=4), max_size=6))
def test_whatever_comes_and_goes_in_between_an_inventory_is_that_of_a_folder_never_seen_before(
    rounds: list[list[tuple[str, str, str]]],
) -> None:
    with TemporaryDirectory() as there:
        top, mark, known = Path(there, "top"), Path(there, "mark"), NONE
        top.mkdir()
        for acts in rounds:
            for act, inside, name in acts:
                changed(top, act, inside, name)

            known = taken(top, known, since=marked(mark))

            assert known.files == taken(top, NONE, since=0).files


def test_a_folder_that_has_not_changed_since_it_was_listed_is_not_listed_again(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.txt").write_text("x")
    first = taken(tmp_path, NONE, since=1 << 62)
    known = Inventory({**first.files, "a/b/y.txt": 7}, first.folders)  # it never lay there

    again = taken(tmp_path, known, since=1 << 62)

    assert again == known


def test_an_inventory_is_known_again_by_the_folder_that_was_listed_wherever_it_is(tmp_path: Path) -> None:
    known = []
    for name in ("one", "other"):
        (tmp_path / name / name).mkdir(parents=True)
        known.append(taken(tmp_path / name, NONE, since=0))
    (tmp_path / "one").rename(tmp_path / "moved")

    assert inventory.of(tmp_path / "moved", known) == known[0]
    assert inventory.of(tmp_path / "one", known) == NONE


def test_where_a_folder_tells_its_birth_alone_it_is_always_listed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inventory, "IS_TOLD", False)
    (tmp_path / "x.txt").write_text("x")

    known = taken(tmp_path, NONE, since=1 << 62)

    assert known.folders[""][1] == NEVER
    assert taken(tmp_path, Inventory({"y.txt": 7}, known.folders), since=1 << 62).files == known.files


def test_a_moment_that_is_not_believed_is_none_that_a_system_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inventory, "moment_of", lambda _top, _inside: (1, 0))
    known = taken(tmp_path, NONE, since=0)
    (tmp_path / "x.txt").touch()

    assert taken(tmp_path, known, since=0).files.keys() == {"x.txt"}


def test_what_another_version_has_kept_and_what_cannot_be_read_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, known = tmp_path / "inventories", (Inventory({"x.txt": 2}, {"": (1, 0)}),)
    inventory.remember(place, known)
    found = inventory.remembered(place)
    monkeypatch.setattr(versions, "fingerprint", lambda: "00" * leaf.KEY)

    assert found == known
    assert inventory.remembered(place) == ()

    leaf.keep(place, bytes(leaf.KEY), b"of another form")

    assert inventory.remembered(place) == ()
